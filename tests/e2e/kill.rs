//! kill -9 of the server and of the shopper's program: repeating the command ends with one
//! submission, all photos, and one receipt that verifies (P1, P2, P3). kill -9 while a contractor schedules many
//! visits or changes what was approved leaves all of it or nothing.
//!
//! The short form runs a few rounds; `PLAINCLOTHES_KILL_ROUNDS=200` runs as many as wanted.

use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use api::clients::{Client, NewClient};
use api::page::Page;
use api::people::{Invited, NewPerson, Role};
use api::stores::{NewStore, Store};
use api::submissions::Submission;
use api::visits::{NewVisit, Visit, VisitState, Window};
use chrono::{TimeDelta, Utc};
use reqwest::{Method, RequestBuilder};
use serde_json::json;
use tests::client::Api;
use tests::photo::{jpeg, scene};
use tests::postgres;
use tests::process::{ServerProcess, backend, shopper};
use tests::random::Random;
use tests::world::{PASSWORD, set_password, small_checklist};

const AGENCY: &str = "north";
const ADMIN: &str = "ada@north.example";
const SHOPPER: &str = "sam@north.example";

fn rounds() -> u64 {
    std::env::var("PLAINCLOTHES_KILL_ROUNDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(5)
}

/// Agency and admin by the commands that operators use.
fn first_steps(data_dir: &Path, database_url: Option<&str>) {
    let make = ["agency", "create", "--name", "North", "--slug", AGENCY];
    let (good, said) = backend(data_dir, database_url, &make, "");
    assert!(good, "{said}");
    let (good, said) = backend(data_dir, database_url, &make, "");
    assert!(!good && said.contains("exists already"), "{said}");
    let admin = [
        "admin",
        "create",
        "--agency",
        AGENCY,
        "--name",
        "Ada",
        "--email",
        ADMIN,
        "--password-stdin",
    ];
    let (good, said) = backend(data_dir, database_url, &admin, "short\n");
    assert!(!good && said.contains("at least 8"), "{said}");
    let (good, said) = backend(data_dir, database_url, &admin, &format!("{PASSWORD}\n"));
    assert!(good, "{said}");
}

async fn store_and_shopper(admin: &Api) -> (Store, uuid::Uuid) {
    let new = NewClient {
        name: "Falafel House".into(),
        currency: "SAR".into(),
        target: None,
    };
    let client: Client = admin.post("/api/v1/clients", &new).await.expect(201).json();
    let new = NewStore {
        client_id: client.id,
        code: "A1".into(),
        name: "Falafel House A1".into(),
        address: String::new(),
        region: String::new(),
        latitude: None,
        longitude: None,
        time_zone: "Asia/Riyadh".into(),
        baseline_visits: None,
    };
    let store = admin.post("/api/v1/stores", &new).await.expect(201).json();
    let path = "/api/v1/checklists";
    admin
        .post_text(path, "application/yaml", &small_checklist(1))
        .await
        .expect(201);
    let new = NewPerson {
        email: SHOPPER.into(),
        name: "Sam".into(),
        role: Role::Shopper,
        client_id: None,
        store_ids: None,
    };
    let invited: Invited = admin.post("/api/v1/people", &new).await.expect(201).json();
    let token = invited.link.url.rsplit('/').next().unwrap().to_owned();
    set_password(admin, &token, PASSWORD).await.expect(200);
    (store, invited.person.id)
}

async fn schedule(admin: &Api, store: &Store, shopper_id: uuid::Uuid) -> Visit {
    let from = Utc::now()
        .with_timezone(&chrono_tz::Asia::Riyadh)
        .naive_local();
    let new = NewVisit {
        store_id: store.id,
        checklist: "small".into(),
        version: 1,
        window: Window {
            from: from - TimeDelta::hours(1),
            to: from + TimeDelta::hours(8),
        },
        fee_minor: 100,
        note: String::new(),
        shopper_id: Some(shopper_id),
        replaces_visit_id: None,
    };
    admin.post("/api/v1/visits", &new).await.expect(201).json()
}

/// Runs the shopper's program to its end.
fn run(folder: &Path, arguments: &[&str], input: &str) -> (i32, String) {
    let mut child = shopper(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A program that does not read its input closes it.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    (output.status.code().unwrap_or(-1), said)
}

fn good(folder: &Path, arguments: &[&str], input: &str) -> String {
    let (code, said) = run(folder, arguments, input);
    assert_eq!(code, 0, "shopper {arguments:?}: {said}");
    said
}

/// Answers everything and takes three photos.
fn fill_in(device: &Path, id: &str, round: u64) {
    let answers = device.join("answers.yaml");
    let given = "greeted: {value: \"yes\"}\nsmile: {value: \"yes\"}\n";
    std::fs::write(&answers, given).unwrap();
    let answers = answers.to_string_lossy();
    good(device, &["fill", id, "--answers", &answers], "");
    for index in 0..3 {
        let photo = jpeg(&scene(400, 300, round * 10 + index), None);
        let file = device.join(format!("{index}.jpg"));
        std::fs::write(&file, &photo.bytes).unwrap();
        let file = file.to_string_lossy();
        good(device, &["photo", "add", id, "front", &file], "");
    }
}

async fn kill_loop(database_url: Option<&str>) {
    let place = tempfile::tempdir().unwrap();
    let (data_dir, device) = (place.path().join("server"), place.path().join("device"));
    std::fs::create_dir(&device).unwrap();
    first_steps(&data_dir, database_url);
    let mut server = ServerProcess::start(&data_dir, database_url);
    let anonymous = Api::anonymous(&server.url());
    let (admin, _) = anonymous.log_in(ADMIN, PASSWORD).await;
    let (store, shopper_id) = store_and_shopper(&admin).await;
    let url = server.url();
    let log_in = ["login", &url, "--email", SHOPPER, "--password-stdin"];
    let said = good(&device, &log_in, &format!("{PASSWORD}\n"));
    assert!(!said.contains(PASSWORD));

    let mut random = Random::seeded(9);
    for round in 0..rounds() {
        let visit = schedule(&admin, &store, shopper_id).await;
        let id = visit.id.to_string();
        good(&device, &["pull"], "");
        good(&device, &["accept", &id], "");
        fill_in(&device, &id, round);
        // First the program is killed somewhere in its work, then the server, in turns.
        for turn in 0..4 {
            let mut child = shopper(&device)
                .args(["submit", &id])
                .spawn()
                .expect("it starts");
            let pause = Duration::from_millis(random.below(160));
            tokio::time::sleep(pause).await;
            if turn % 2 == 0 {
                child.kill().expect("it can be killed");
                child.wait().expect("it ends");
            } else {
                server.kill();
                let output = child.wait_with_output().expect("it ends without a server");
                let code = output.status.code();
                assert!(matches!(code, Some(0 | 5 | 1)), "{code:?}");
                server.start_again();
            }
        }
        good(&device, &["submit", &id], "");
        let receipt = good(&device, &["receipt", &id], "");
        assert!(receipt.contains("Verified"), "{receipt}");
        good(&device, &["submit", &id], "");

        let seen: Visit = admin
            .get(&format!("/api/v1/visits/{id}"))
            .await
            .expect(200)
            .json();
        assert_eq!(seen.state, VisitState::Submitted);
        assert_eq!(seen.submissions.len(), 1, "one submission in round {round}");
        let path = format!("/api/v1/submissions/{}", seen.submissions[0].id);
        let submission: Submission = admin.get(&path).await.expect(200).json();
        assert_eq!(submission.revisions, [1]);
        assert_eq!(submission.revision.photos.len(), 3);
        for photo in &submission.revision.photos {
            let original = admin
                .get(&format!("{path}/photos/{}", photo.sha256))
                .await
                .expect(200);
            assert_eq!(original.bytes.len() as u64, photo.size_bytes);
        }
    }
    assert!(server.stop(), "SIGTERM ends it in order");
}

/// How many visits there are.
async fn count_visits(admin: &Api) -> usize {
    let (mut n, mut cursor) = (0, String::new());
    loop {
        let path = format!("/api/v1/visits?limit=200{cursor}");
        let page: Page<Visit> = admin.get(&path).await.expect(200).json();
        n += page.items.len();
        match page.next_cursor {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return n,
        }
    }
}

/// Sends it, and kills the server so many milliseconds later; it may have answered before.
async fn killed_meanwhile(server: &mut ServerProcess, request: RequestBuilder, millis: u64) {
    let sent = tokio::spawn(request.send());
    tokio::time::sleep(Duration::from_millis(millis)).await;
    server.kill();
    // An answer, or that there is none: what counts is what is there afterwards.
    let _ = sent.await;
    server.start_again();
}

async fn desk_kill_loop(database_url: Option<&str>) {
    let place = tempfile::tempdir().unwrap();
    let (data_dir, device) = (place.path().join("server"), place.path().join("device"));
    std::fs::create_dir(&device).unwrap();
    first_steps(&data_dir, database_url);
    let mut server = ServerProcess::start(&data_dir, database_url);
    let anonymous = Api::anonymous(&server.url());
    let (admin, _) = anonymous.log_in(ADMIN, PASSWORD).await;
    let (store, shopper_id) = store_and_shopper(&admin).await;
    let url = server.url();
    let log_in = ["login", &url, "--email", SHOPPER, "--password-stdin"];
    good(&device, &log_in, &format!("{PASSWORD}\n"));
    let visit = schedule(&admin, &store, shopper_id).await;
    let id = visit.id.to_string();
    good(&device, &["pull"], "");
    good(&device, &["accept", &id], "");
    fill_in(&device, &id, 0);
    good(&device, &["submit", &id], "");
    let path = format!("/api/v1/visits/{id}");
    let seen: Visit = admin.get(&path).await.expect(200).json();
    let report = format!("/api/v1/submissions/{}", seen.submissions[0].id);
    let approval = json!({ "revision": 1, "decision": "approved", "anonymity_confirmed": true });
    let reviews = format!("{report}/reviews");
    admin.post(&reviews, &approval).await.expect(201);

    let many = format!(
        "/api/v1/visits/bulk?client_id={}&checklist=small&version=1",
        store.client_id
    );
    let day = (Utc::now() + TimeDelta::days(9)).format("%Y-%m-%d");
    let row = format!("A1,{day}T10:00,{day}T18:00,,1\n");
    let rows = "store_code,window_from,window_to,shopper_email,fee\n".to_owned() + &row.repeat(200);
    let mut random = Random::seeded(11);
    for round in 0..rounds() {
        let before = count_visits(&admin).await;
        let request = admin.request(Method::POST, &many);
        let request = request
            .header("content-type", "text/csv")
            .body(rows.clone());
        killed_meanwhile(&mut server, request, random.below(250)).await;
        let made = count_visits(&admin).await - before;
        assert!(made == 0 || made == 200, "{made} visits in round {round}");

        let submission: Submission = admin.get(&report).await.expect(200).json();
        let number = submission.revisions.len();
        let greeted = if number.is_multiple_of(2) {
            "yes"
        } else {
            "no"
        };
        let revision = json!({
            "revision": number, "answers": { "greeted": { "value": greeted } },
            "reason": "The photo shows the greeting", "anonymity_confirmed": true,
        });
        let request = admin.request(Method::POST, &format!("{report}/revisions"));
        killed_meanwhile(&mut server, request.json(&revision), random.below(60)).await;
        let submission: Submission = admin.get(&report).await.expect(200).json();
        let more = submission.revisions.len() - number;
        assert!(more <= 1, "{more} revisions in round {round}");
        let (good, said) = backend(&data_dir, database_url, &["results", "check"], "");
        assert!(good, "round {round}: {said}");
    }
    assert!(server.stop(), "SIGTERM ends it in order");
}

/// The address of a new database; `None`, and said so, where there is no PostgreSQL.
async fn new_database() -> Option<String> {
    let address = tokio::task::spawn_blocking(postgres::address).await;
    if address.unwrap().is_none() {
        tests::skipped("PostgreSQL is not installed");
        return None;
    }
    tests::server::new_postgres_database().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn p2_kill_9_of_program_and_server_loses_and_doubles_nothing_on_sqlite() {
    kill_loop(None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn p2_kill_9_of_program_and_server_loses_and_doubles_nothing_on_postgres() {
    if let Some(url) = new_database().await {
        kill_loop(Some(&url)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kill_9_while_the_agency_works_leaves_all_of_it_or_nothing_on_sqlite() {
    desk_kill_loop(None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kill_9_while_the_agency_works_leaves_all_of_it_or_nothing_on_postgres() {
    if let Some(url) = new_database().await {
        desk_kill_loop(Some(&url)).await;
    }
}

#[test]
fn a_second_server_on_the_same_data_folder_is_refused() {
    let place = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(place.path(), None);
    let (good, said) = backend(
        place.path(),
        None,
        &["--listen", "127.0.0.1:0", "serve"],
        "",
    );
    assert!(
        !good && said.contains("another server is running"),
        "{said}"
    );
    assert!(server.id() > 0);
}

#[test]
fn settings_that_make_no_sense_are_told_with_what_to_write() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("settings.toml");
    std::fs::write(&file, "listen = \"127.0.0.1:0\"\nlistten = 3\n").unwrap();
    let config = file.to_string_lossy().into_owned();
    let (good, said) = backend(place.path(), None, &["--config", &config, "serve"], "");
    assert!(
        !good && said.contains("listten") && said.contains("settings.toml"),
        "{said}"
    );
    let (good, said) = backend(place.path(), Some("mysql://x"), &["serve"], "");
    assert!(!good && said.contains("mysql:"), "{said}");
}
