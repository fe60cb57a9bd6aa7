//! `show_points: no`: a shopper fills, submits and is reviewed, and learns no point of it.

use api::assignments::Assignment;
use api::people::Role;
use api::receipts::{Receipt, ReceiptClaims};
use api::reports::{Percent, StoreReport};
use api::submissions::{Submission, SubmissionContent};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use checklists::Checklist;
use reqwest::Method;
use serde_json::{Value, json};
use shopper_cli::ExitStatus;
use tests::both_databases;
use tests::server::TestServer;
use tests::shopper::Device;
use tests::world::{Agency, PASSWORD, Someone};
use uuid::Uuid;

/// Points, weights and marks that stand nowhere else.
const QUIET: &str = "
checklist: quiet-visit
version: 1
languages: [en]
title: Quiet visit
briefing: Order and look.
scoring: {method: weighted, show_points: no, pass_mark: 61.37, min_scored_share: 12.34}
bands:
  - {id: gleaming, from: 83.91, label: Gleaming band}
  - {id: shabby, from: 0, label: Shabby band}
sections:
  - id: service
    title: Service
    weight: 613
    floor: 17.29
    questions:
      - id: greeted
        kind: yes_no
        points: 791903
        weight: 97
        text: Were you greeted?
        comment: {required_on: [missed], min_length: 5}
        knock_out: {on: [no], effect: cap_total, cap: 71.43}
      - id: mood
        kind: single_choice
        text: How was the mood?
        options:
          - {id: bright, label: Bright, points: 647347}
          - {id: dull, label: Dull, points: 585114}
          - {id: grim, label: Grim, points: 0}
        pass_at: 600001
        comment: {required_on: [missed]}
  - id: speed
    title: Speed
    weight: 377
    questions:
      - id: wait
        kind: duration
        text: How long did you wait?
        bands: [{below: 97, points: 433773}, {from: 97, points: 0}]
      - {id: grade, kind: scale, min: 1, max: 4, points: 923523, text: How tidy was the room?}
      - {id: extra, kind: yes_no, points: 271829, bonus: yes, text: Was water offered?}
";

/// What tells points: the numbers, the labels of the bands, and the names of the keys.
const TELLTALES: [&str; 22] = [
    "791903",
    "647347",
    "585114",
    "600001",
    "433773",
    "923523",
    "271829",
    "61.37",
    "83.91",
    "12.34",
    "17.29",
    "71.43",
    "Gleaming",
    "gleaming",
    "Shabby",
    "shabby",
    "knock_out",
    "pass_mark",
    "pass_at",
    "\"points\"",
    "\"bands\":[{",
    "earned",
];

fn quiet(what: &str, text: &str) {
    for telltale in TELLTALES {
        assert!(!text.contains(telltale), "{what} tells {telltale}: {text}");
    }
}

fn claims(receipt: &Receipt) -> (String, ReceiptClaims) {
    let body = receipt.jws.split('.').nth(1).unwrap();
    let json = String::from_utf8(URL_SAFE_NO_PAD.decode(body).unwrap()).unwrap();
    let claims = serde_json::from_str(&json).unwrap();
    (json, claims)
}

/// All that a shopper can get, with the problems of what is refused.
async fn everything(shopper: &Someone, visit: Uuid, submission: Uuid, content: &Value) -> usize {
    let mut asked = 0;
    for route in backend::http::routes() {
        let roles = route.access.roles();
        if !roles.contains(&"shopper") || route.path == "/api/v1/session" {
            continue;
        }
        let path = route
            .path
            .replace("{visit}", &visit.to_string())
            .replace("/submissions/{id}", &format!("/submissions/{submission}"))
            .replace("{number}", "1")
            .replace("{sha256}", &"0".repeat(64));
        let request = shopper.api.request(route.method.clone(), &path);
        let request = match route.method {
            Method::GET => request,
            _ => request.json(content),
        };
        let answer = shopper.api.send(request).await;
        quiet(&path, &answer.text());
        quiet(&path, &format!("{:?}", answer.headers));
        if let Ok(receipt) = serde_json::from_slice::<Receipt>(&answer.bytes) {
            quiet(&path, &claims(&receipt).0);
        }
        asked += 1;
    }
    asked
}

/// Every file in a folder, as text where it is text.
fn files(folder: &std::path::Path, texts: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        match entry.file_type().unwrap().is_dir() {
            true => files(&entry.path(), texts),
            false => {
                let bytes = std::fs::read(entry.path()).unwrap();
                texts.push(String::from_utf8_lossy(&bytes).into_owned());
            }
        }
    }
}

both_databases!(a_shopper_learns_no_point_where_points_are_hidden);
async fn a_shopper_learns_no_point_where_points_are_hidden(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let client = agency.client("Falafel House").await;
    let store = agency.store(&client, "A1", "Asia/Riyadh").await;
    let sam = agency.someone("sam", Role::Shopper).await;
    let owner = agency.owner("olga", &client, None).await;
    let version = agency.publish(QUIET).await;
    let visit = agency.visit(&store, &version, &sam, server.now()).await.id;
    sam.accept(visit).await;

    // The copy has a hash of its own, which the assignment names and the ETag repeats.
    let path = format!("/api/v1/assignments/{visit}");
    let assignment: Assignment = sam.api.get(&path).await.expect(200).json();
    assert_ne!(assignment.checklist.hash, version.hash);
    let answer = sam.api.get(&format!("{path}/checklist")).await.expect(200);
    let tag = format!("\"{}\"", assignment.checklist.hash);
    assert_eq!(answer.headers["etag"], tag.as_str());
    quiet("the copy", &answer.text());
    let copy: Checklist = answer.json();
    assert_eq!(copy.hash(), assignment.checklist.hash);
    assert!(!copy.scoring.show_points && !copy.is_scored());

    // Filled on the device: nothing there knows points, and the program says so.
    let clock = server.clock.clone();
    let folder = server.folder("device");
    let device = Device::new(&folder, move || clock.now().to_utc());
    let log_in = [
        "login",
        &server.url,
        "--email",
        &sam.email,
        "--password-stdin",
    ];
    device.run(&log_in, &[PASSWORD]).await.good();
    device.run(&["pull"], &[]).await.good();
    // Not greeted, which is missed and needs a comment, dull, 80 s, 4 of 4, no water.
    let answers = folder.join("answers.yaml");
    let typed = "greeted: {value: \"no\", comment: Nobody looked up.}\n\
                 mood: {value: dull, comment: Rather dull.}\nwait: {value: 80}\ngrade: {value: 4}\nextra: {value: \"no\"}\n";
    std::fs::write(&answers, typed).unwrap();
    let answers = answers.to_string_lossy().into_owned();
    let mut said = String::new();
    for arguments in [
        vec!["show", "A1"],
        vec!["fill", "A1", "--answers", &answers],
        vec!["check", "A1"],
        vec!["score", "A1"],
        vec!["submit", "A1"],
        vec!["receipt", "A1"],
        vec!["receipt", "A1", "--json"],
        vec!["assignments", "--json"],
    ] {
        let run = device.run(&arguments, &[]).await.ends(ExitStatus::Ok);
        quiet(&arguments.join(" "), &run.transcript.all());
        if ["score", "submit"].contains(&arguments[0]) || arguments == ["receipt", "A1"] {
            let all = run.transcript.all();
            assert!(all.contains("The score is computed by the server"), "{all}");
        }
        said.push_str(&run.transcript.all());
    }
    let run = device.run(&["score", "A1", "--json"], &[]).await.good();
    let told: Value = serde_json::from_str(&run.transcript.out()).unwrap();
    assert_eq!(told, json!({ "computed_by": "server" }));
    assert!(!said.contains('%'), "{said}");
    let mut texts = Vec::new();
    files(&folder, &mut texts);
    assert!(texts.iter().any(|text| text.contains("quiet-visit")));
    texts
        .iter()
        .for_each(|text| quiet("a file of the device", text));

    // The server scores by the whole checklist. Service: 585114 of 791903 x 97 + 647347 = 77461938,
    // 0.755357 %. Speed: all. (613 x 0.00755357 + 377) / 990 = 38.5485 %, under the cap; service is
    // under its floor, so the verdict is fail.
    let seen: api::visits::Visit = agency
        .admin
        .get(&format!("/api/v1/visits/{visit}"))
        .await
        .expect(200)
        .json();
    let submission = seen.submissions[0].id;
    let path = format!("/api/v1/submissions/{submission}");
    let seen: Submission = agency.admin.get(&path).await.expect(200).json();
    let total = &seen.revision.scorecard.total;
    assert_eq!(total.score.unwrap().hundredths(), 3_855);
    assert_eq!(total.verdict, Some(checklists::Verdict::Fail));
    let content: SubmissionContent = seen.revision.content;
    assert_eq!(content.checklist_hash, assignment.checklist.hash);

    // The receipt names both checklists and no score.
    let path = format!("/api/v1/submissions/{submission}/revisions/1/receipt");
    let receipt: Receipt = sam.api.get(&path).await.expect(200).json();
    let (json, claims) = claims(&receipt);
    assert!(!json.contains("score"), "{json}");
    assert_eq!(claims.checklist_hash, version.hash);
    assert_eq!(
        claims.shopper_copy_hash.as_ref(),
        Some(&assignment.checklist.hash)
    );

    // What is wrong is told without points, by the rules of the whole checklist.
    let other = agency.store(&client, "B2", "Asia/Riyadh").await;
    let second = agency.visit(&other, &version, &sam, server.now()).await.id;
    sam.accept(second).await;
    let mut body = serde_json::to_value(&content).unwrap();
    body["visit_id"] = json!(second);
    body["answers"] = json!({
        "greeted": { "value": "no" }, "mood": { "value": "grim" }, "wait": { "value": 97 },
        "grade": { "value": 7 }, "extra": { "value": "yes" },
    });
    let refused = sam
        .submit(Uuid::now_v7(), 1, body.to_string().as_bytes())
        .await;
    let places: Vec<String> = refused
        .problem(422)
        .errors
        .into_iter()
        .map(|error| error.at)
        .collect();
    assert_eq!(places, ["answers.greeted", "answers.mood", "answers.grade"]);
    quiet("a refusal", &refused.text());
    // The hash of the whole checklist is not that of what was filled.
    body["checklist_hash"] = json!(version.hash);
    let refused = sam
        .submit(Uuid::now_v7(), 1, body.to_string().as_bytes())
        .await;
    assert_eq!(refused.problem(422).code, "checklist_mismatch");
    let asked = everything(&sam, visit, submission, &body).await;
    assert!(asked >= 9, "only {asked} routes");

    // Sent back and approved, the shopper still learns none, and the owner learns all.
    agency
        .send_back(submission, 1, "Say more about the mood.")
        .await
        .expect(201);
    device.run(&["pull"], &[]).await.good();
    let run = device.run(&["show", "A1"], &[]).await.good();
    quiet("show after the review", &run.transcript.all());
    body = serde_json::to_value(&content).unwrap();
    body["answers"]["mood"]["comment"] = json!("Rather dull, and loud.");
    sam.submit(submission, 2, body.to_string().as_bytes())
        .await
        .expect(201);
    agency.approve(submission, 2).await.expect(201);
    everything(&sam, visit, submission, &body).await;
    let path = format!("/api/v1/stores/{}/report", store.id);
    let report: StoreReport = owner.api.get(&path).await.expect(200).json();
    assert_eq!(
        report.score.mean.mean,
        Some(Percent::from_hundredths(3_855))
    );
    assert_eq!(
        report.score.pass_mark,
        Some(Percent::from_hundredths(6_137))
    );
}
