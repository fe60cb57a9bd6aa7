//! P11: everything wrong with a body is told at once.

use std::collections::BTreeSet;

use api::problem::Problem;
use api::submissions::SubmissionContent;
use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::both_databases;
use tests::server::TestServer;
use tests::world::small_checklist;
use uuid::Uuid;

use crate::problems::problem;
use crate::town::{Needs, Town};

fn places(problem: &Problem) -> Vec<&str> {
    problem
        .errors
        .iter()
        .map(|error| error.at.as_str())
        .collect()
}

both_databases!(everything_wrong_with_a_body_is_told_at_once);
async fn everything_wrong_with_a_body_is_told_at_once(server: TestServer) {
    let town = Town::build(&server, "north").await;
    let api = &town.agency.admin;
    let nobody = Uuid::new_v4();
    let wrong = async |path: &str, body: Value| {
        let problem = problem(&api.post(path, &body).await, 422);
        assert!(problem.errors.iter().all(|error| !error.message.is_empty()));
        problem
    };
    let client = wrong(
        "/api/v1/clients",
        json!({ "name": " ", "currency": "euro", "target": 10_001 }),
    )
    .await;
    assert_eq!(places(&client), ["name", "currency", "target"]);
    let store = json!({ "client_id": nobody, "code": "", "name": "a\u{7}b", "address": "x".repeat(501),
        "latitude": 91, "longitude": -181, "time_zone": "Mars/Olympus", "baseline_visits": 0 });
    let store = wrong("/api/v1/stores", store).await;
    assert_eq!(
        places(&store),
        [
            "code",
            "name",
            "address",
            "time_zone",
            "latitude",
            "longitude",
            "baseline_visits",
            "client_id"
        ]
    );
    let owner = json!({ "email": "no address", "name": "", "role": "owner", "client_id": nobody, "store_ids": [nobody] });
    let owner = wrong("/api/v1/people", owner).await;
    assert_eq!(
        places(&owner),
        ["email", "name", "client_id", "store_ids[0]"]
    );
    let visit = json!({ "store_id": nobody, "checklist": "none", "version": 1, "fee_minor": -1, "note": "a\u{1}",
        "window": { "from": "2026-03-02T18:00:00", "to": "2026-03-02T10:00:00" },
        "shopper_id": town.owner.id, "replaces_visit_id": town.standing.visit });
    let visit = wrong("/api/v1/visits", visit).await;
    assert_eq!(
        places(&visit),
        [
            "note",
            "fee_minor",
            "window.to",
            "store_id",
            "checklist",
            "shopper_id",
            "replaces_visit_id"
        ]
    );
    let submitted = town.make(Needs::Submitted).await.submission;
    let review = json!({ "revision": 1, "decision": "approved", "remarks": [{ "question": "none", "text": " " }] });
    let review = wrong(&format!("/api/v1/submissions/{submitted}/reviews"), review).await;
    assert_eq!(
        places(&review),
        [
            "remarks[0].question",
            "remarks[0].text",
            "anonymity_confirmed"
        ]
    );

    let source = small_checklist(1)
        .replace("points: 3", "points: three")
        .replace("yes_no, points: 2", "yes_nay, points: 2");
    let answer = api
        .post_text("/api/v1/checklists", "application/yaml", &source)
        .await;
    let checklist = problem(&answer, 422);
    let lines = places(&checklist);
    assert!(
        lines.len() >= 2 && lines.iter().all(|at| at.starts_with("line ")),
        "{lines:?}"
    );

    let rows = "store_code,window_from,window_to,shopper_email,fee\n\
                nowhere,2026-03-02T10:00,2026-03-02T18:00,,1\n\
                north-1,tomorrow,2026-03-02T18:00,,1\n\
                north-1,2026-03-02T10:00,2026-03-02T18:00,nobody@x.example,cheap\n";
    let path = format!(
        "/api/v1/visits/bulk?client_id={}&checklist={}&version=1",
        town.client.id, town.checklist.slug
    );
    let bulk = problem(&api.post_text(&path, "text/csv", rows).await, 422);
    let mut found = places(&bulk);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            "line 2, store_code",
            "line 3, window_from",
            "line 4, fee",
            "line 4, shopper_email"
        ]
    );
}

both_databases!(everything_wrong_with_a_submission_is_told_at_once);
async fn everything_wrong_with_a_submission_is_told_at_once(server: TestServer) {
    let town = Town::build(&server, "north").await;
    let things = town.make(Needs::Content).await;
    let good: SubmissionContent = serde_json::from_slice(&things.content).unwrap();
    let mut wrong = json!(SubmissionContent {
        finished_at: good.started_at - TimeDelta::seconds(1),
        ..good
    });
    wrong["language"] = json!("not a language");
    wrong["program"] = json!("x".repeat(201));
    wrong["answers"]["greeted"] = json!({ "value": "perhaps" });
    wrong["answers"]["smile"] = json!({ "value": "no", "comment": "cafe\u{301} was closed" });
    wrong["answers"]["tail"] = json!({ "value": "yes" });
    let path = format!("/api/v1/submissions/{}/revisions/1", things.submission);
    let bytes = wrong.to_string().into_bytes();
    let answer = town.shopper.api.put(&path, "application/json", bytes).await;
    let problem = problem(&answer, 422);
    let found: BTreeSet<&str> = places(&problem).into_iter().collect();
    for at in [
        "answers.greeted",
        "answers.smile",
        "answers.tail",
        "finished_at",
        "language",
        "program",
    ] {
        assert!(found.contains(at), "{at} is not in {found:?}");
    }
    town.shopper
        .submit(things.submission, 1, &things.content)
        .await
        .expect(201);
}
