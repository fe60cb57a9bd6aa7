//! One visit, played over HTTP by its three people: contractor, shopper, owner.

use std::path::{Path, PathBuf};

use api::assignments::Assignment;
use api::page::Page;
use api::submissions::{Decision, NewReview, Review, Submission};
use api::visits::{NewVisit, Visit, Window};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::cast::PASSWORD;
use super::say;
use super::step;
use super::year::Scene;
use crate::client::Api;
use crate::photo::{Camera, jpeg, scene};
use crate::shopper::Device;

const ANSWERS: &str = include_str!(
    "../../../checklists/definitions/quick_service/quick-service-restaurant.v1.answers.yaml"
);

/// The photo questions, and how the phone was held for each (EXIF orientation).
const PHOTOS: [(&str, u16); 3] = [
    ("exterior_photo", 6),
    ("food_photo", 3),
    ("receipt_photo", 8),
];

/// Plays the visit and gives the paths of the owner's reports.
pub(super) async fn play(url: &str, folder: &Path, scene: &Scene) -> Result<Vec<PathBuf>, String> {
    let anonymous = Api::anonymous(url);
    let (contractor, _) = anonymous.log_in(&scene.contractor, PASSWORD).await;
    let visit = schedule(&contractor, scene).await;
    step("the contractor has scheduled a visit and offered it to a shopper");

    let device = Device::new(&folder.join("shopper"), Utc::now);
    let id = visit.id.to_string();
    let answers = folder.join("shopper").join("answers.yaml");
    write(&answers, ANSWERS.as_bytes())?;
    let email = scene.shopper.1.as_str();
    say("");
    shopper(
        &device,
        &["login", url, "--email", email, "--password-stdin"],
        &[PASSWORD],
    )
    .await?;
    shopper(&device, &["pull"], &[]).await?;
    shopper(&device, &["accept", &id], &[]).await?;
    shopper(
        &device,
        &["fill", &id, "--answers", &path_text(&answers)],
        &[],
    )
    .await?;
    for (index, (question, orientation)) in PHOTOS.into_iter().enumerate() {
        let file = draw(folder, index as u64, orientation, scene)?;
        shopper(
            &device,
            &["photo", "add", &id, question, &path_text(&file)],
            &[],
        )
        .await?;
    }
    shopper(&device, &["check", &id], &[]).await?;
    shopper(&device, &["score", &id], &[]).await?;
    shopper(&device, &["submit", &id], &[]).await?;
    shopper(&device, &["receipt", &id], &[]).await?;

    let submission = approve(&contractor, &anonymous, scene, visit.id).await?;
    step(&format!(
        "the contractor has read and approved the submission {submission}"
    ));
    let (owner, _) = anonymous.log_in(&scene.owner, PASSWORD).await;
    let paths = download(&owner, folder, scene, visit.id).await?;
    step("the owner has downloaded the reports of the visit, the store and the chain");
    Ok(paths)
}

/// The three reports in every language as pages, and the store's as a workbook.
async fn download(
    owner: &Api,
    folder: &Path,
    scene: &Scene,
    visit: Uuid,
) -> Result<Vec<PathBuf>, String> {
    let checklist = format!("checklist={}&", scene.checklist.slug);
    let (store, client) = (scene.store.id, scene.store.client_id);
    let reports = [
        ("visit", format!("visits/{visit}/report"), ""),
        (
            "store",
            format!("stores/{store}/report"),
            checklist.as_str(),
        ),
        ("chain", format!("clients/{client}/report"), &checklist),
    ];
    let mut paths = Vec::new();
    for language in report::Language::all().map(report::Language::tag) {
        for (kind, path, which) in &reports {
            for ending in if *kind == "store" {
                &["pdf", "xlsx"][..]
            } else {
                &["pdf"]
            } {
                let path = format!("/api/v1/{path}.{ending}?{which}lang={language}");
                let answer = owner.get(&path).await.expect(200);
                let file = folder.join(format!("{kind}-{language}.{ending}"));
                write(&file, &answer.bytes)?;
                paths.push(file);
            }
        }
    }
    Ok(paths)
}

async fn schedule(contractor: &Api, scene: &Scene) -> Visit {
    let zone: chrono_tz::Tz = scene.store.time_zone.parse().unwrap_or(chrono_tz::UTC);
    let from: NaiveDateTime = (Utc::now() - TimeDelta::hours(2))
        .with_timezone(&zone)
        .naive_local();
    let new = NewVisit {
        store_id: scene.store.id,
        checklist: scene.checklist.slug.to_string(),
        version: scene.checklist.version,
        window: Window {
            from,
            to: from + TimeDelta::hours(8),
        },
        fee_minor: 6_500,
        note: "الطلب سفري إن أمكن".to_owned(),
        shopper_id: Some(scene.shopper.0),
        replaces_visit_id: None,
    };
    contractor
        .post("/api/v1/visits", &new)
        .await
        .expect(201)
        .json()
}

/// Runs the shopper's program and shows what its user sees.
async fn shopper(device: &Device, arguments: &[&str], typed: &[&str]) -> Result<(), String> {
    say(&format!("$ shopper {}", arguments.join(" ")));
    let run = device.run(arguments, typed).await;
    let shown = run.transcript.all().replace(PASSWORD, "(password)");
    for line in shown.lines() {
        say(&format!("    {line}"));
    }
    if run.status == shopper_cli::ExitStatus::Ok {
        Ok(())
    } else {
        Err(format!(
            "`shopper {}` ended with {:?}",
            arguments.join(" "),
            run.status
        ))
    }
}

fn draw(folder: &Path, index: u64, orientation: u16, scene_of: &Scene) -> Result<PathBuf, String> {
    let now: DateTime<Utc> = Utc::now();
    let camera = Camera {
        orientation,
        time: now.format("%Y:%m:%d %H:%M:%S").to_string(),
        latitude: scene_of.store.latitude.unwrap_or_default(),
        longitude: scene_of.store.longitude.unwrap_or_default(),
        serial: format!("DEMO-{index}"),
    };
    let photo = jpeg(&scene(1200, 900, 77 + index), Some(&camera));
    let file = folder
        .join("photos")
        .join(format!("photo-{}.jpg", index + 1));
    write(&file, &photo.bytes)?;
    Ok(file)
}

async fn approve(
    contractor: &Api,
    anonymous: &Api,
    scene: &Scene,
    visit: Uuid,
) -> Result<Uuid, String> {
    let (shopper, _) = anonymous.log_in(&scene.shopper.1, PASSWORD).await;
    let assignments: Page<Assignment> = shopper.get("/api/v1/assignments").await.expect(200).json();
    let submission = assignments
        .items
        .iter()
        .find(|assignment| assignment.visit_id == visit)
        .and_then(|assignment| assignment.submission.as_ref())
        .ok_or("the submission did not arrive")?
        .id;
    let path = format!("/api/v1/submissions/{submission}");
    let read: Submission = contractor.get(&path).await.expect(200).json();
    for flag in &read.revision.flags {
        say(&format!("  flag: {:?}: {}", flag.kind, flag.detail));
    }
    let review = NewReview {
        reviews: None,
        revision: read.revision.number,
        decision: Decision::Approved,
        message: String::new(),
        remarks: Vec::new(),
        anonymity_confirmed: true,
    };
    let _: Review = contractor
        .post(&format!("{path}/reviews"), &review)
        .await
        .expect(201)
        .json();
    Ok(submission)
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), String> {
    let fail = |error: std::io::Error| format!("{}: {error}", file.display());
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(fail)?;
    }
    std::fs::write(file, bytes).map_err(fail)
}

fn path_text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
