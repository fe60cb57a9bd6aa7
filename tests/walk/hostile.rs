//! P11: nothing that can be sent is the server's fault.

use api::submissions::SubmissionContent;
use serde_json::{Value, json};
use tests::both_databases;
use tests::client::Answer;
use tests::server::TestServer;
use uuid::Uuid;

use crate::calls::{Body, walk};
use crate::town::{Needs, Town};

/// Texts that databases, calendars and parsers have stumbled over.
const TEXTS: [&str; 16] = [
    "",
    "\u{0}",
    "a\u{0}b",
    "\u{feff}",
    "\u{202e}gnp",
    "\u{1f9d1}\u{200d}\u{1f373}",
    "' OR 1=1 --",
    "%",
    "-1",
    "1e400",
    "99999999999999999999",
    "0000-00-00",
    "-262143-01-01",
    "+262142-12-31",
    "+262142-12-31T23:59:59Z",
    "00000000-0000-0000-0000-000000000000",
];

/// The answer is a refusal or a success, never a fault of the server.
fn not_a_fault(what: &str, answer: &Answer) {
    let status = answer.status.as_u16();
    assert!(status < 500, "{what}: {status} {}", answer.text());
    if status >= 400 {
        answer.problem(status);
    }
}

both_databases!(p11_no_query_is_the_servers_fault);
async fn p11_no_query_is_the_servers_fault(server: TestServer) {
    let town = Town::build(&server, "north").await;
    let document: Value = town
        .agency
        .anonymous
        .get("/api/v1/openapi.json")
        .await
        .json();
    let mut asked = 0;
    for (route, row) in walk() {
        let api = town.rightful(route.access);
        let path = row.fill(&town.standing);
        let (bare, own) = path.split_once('?').unwrap_or((&path, ""));
        let method = route.method.as_str().to_lowercase();
        let parameters = document["paths"][route.path][method]["parameters"]
            .as_array()
            .unwrap();
        for parameter in parameters
            .iter()
            .filter(|parameter| parameter["in"] == "query")
        {
            let name = parameter["name"].as_str().unwrap();
            let others: Vec<&str> = own
                .split('&')
                .filter(|pair| !pair.starts_with(&format!("{name}=")))
                .collect();
            for text in TEXTS {
                let mut query = others.join("&");
                query.push_str(&format!("&{name}={}", escaped(text)));
                // A date alone is refused before it is looked at.
                match name {
                    "from" => query.push_str("&to=9999-12-31"),
                    "to" => query.push_str("&from=0001-01-01"),
                    _ => {}
                }
                let path = format!("{bare}?{}", query.trim_start_matches('&'));
                let request = row.request_at(&path, api, &town, &town.standing);
                not_a_fault(&format!("{} {path}", row.method), &api.send(request).await);
                asked += 1;
            }
        }
    }
    for (from, to) in [
        ("-262143-01-01", "-262143-02-01"),
        ("-262143-01-01", "-262142-01-01"),
        ("+262142-01-01", "+262142-12-31"),
        ("-4714-11-24", "-4713-11-24"),
        ("0000-01-01", "0001-01-01"),
        ("9999-01-01", "10000-01-01"),
    ] {
        let (store, client) = (town.store.id, town.client.id);
        for path in [
            format!("stores/{store}/report"),
            format!("stores/{store}/report.pdf"),
            format!("stores/{store}/report.xlsx"),
            format!("clients/{client}/report"),
            format!("clients/{client}/report.csv"),
        ] {
            let path = format!("/api/v1/{path}?from={from}&to={to}");
            not_a_fault(&path, &town.owner.api.get(&path.replace('+', "%2B")).await);
        }
    }
    assert!(asked > 300, "only {asked} queries");
}

fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02x}")).collect()
}

both_databases!(p11_no_text_in_a_path_is_the_servers_fault);
async fn p11_no_text_in_a_path_is_the_servers_fault(server: TestServer) {
    let town = Town::build(&server, "north").await;
    for (route, row) in walk() {
        let api = town.rightful(route.access);
        for name in [
            "{id}",
            "{visit}",
            "{photo}",
            "{sha256}",
            "{slug}",
            "{version}",
            "{number}",
        ] {
            for text in TEXTS
                .iter()
                .filter(|text| !text.is_empty() && row.path.contains(name))
            {
                let template = format!("{}{}", row.path.replace(name, &escaped(text)), row.query);
                let path = crate::calls::fill(&template, &town.standing);
                let request = row.request_at(&path, api, &town, &town.standing);
                not_a_fault(&format!("{} {path}", row.method), &api.send(request).await);
            }
        }
    }
    for text in TEXTS.iter().filter(|text| !text.is_empty()) {
        for page in ["password", "setup"] {
            let path = format!("/{page}/{}", escaped(text));
            let answer = town.agency.anonymous.get(&path).await;
            assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
        }
    }
}

/// Every place in a JSON value where a text or a number stands.
fn leaves(value: &Value, at: &str, places: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields
                .iter()
                .for_each(|(name, value)| leaves(value, &format!("{at}/{name}"), places));
        }
        Value::Array(items) => {
            let numbered = items.iter().enumerate();
            numbered.for_each(|(index, item)| leaves(item, &format!("{at}/{index}"), places));
        }
        _ => places.push(at.to_owned()),
    }
}

both_databases!(p11_no_value_in_a_body_is_the_servers_fault);
async fn p11_no_value_in_a_body_is_the_servers_fault(server: TestServer) {
    let town = Town::build(&server, "north").await;
    for (route, row) in walk() {
        let Body::Json(make) = row.body else {
            continue;
        };
        // Guessing at the owner's password was part of the walk; it is forgiven.
        server.app.throttle.succeeded(&town.owner.email);
        let api = town.rightful(route.access);
        let things = town.make(row.needs).await;
        let body = make(&town, &things);
        let mut places = Vec::new();
        leaves(&body, "", &mut places);
        for place in places {
            let numbers = [
                json!(i64::MIN),
                json!(u64::MAX),
                json!(1e308),
                json!(null),
                json!(true),
            ];
            for value in TEXTS.iter().map(|text| json!(text)).chain(numbers) {
                let mut changed = body.clone();
                *changed.pointer_mut(&place).unwrap() = value.clone();
                let request = row.begin(api, &row.fill(&things)).json(&changed);
                let what = format!("{} {place} = {value}", row.name());
                not_a_fault(&what, &api.send(request).await);
            }
        }
    }
    let visits = [
        "-262143-01-01T00:00:00",
        "+262142-12-30T00:00:00",
        "0000-01-01T00:00:00",
    ];
    for from in visits {
        let mut visit = json!(town.new_visit(None, chrono::TimeDelta::zero()));
        visit["window"] = json!({ "from": from, "to": "+262142-12-31T23:59:59" });
        let answer = town.agency.admin.post("/api/v1/visits", &visit).await;
        not_a_fault(&format!("a window from {from}"), &answer);
    }
    not_a_fault(
        "the list of visits",
        &town.agency.admin.get("/api/v1/visits").await,
    );
}

both_databases!(p11_no_submission_is_the_servers_fault_and_none_hurts_its_review);
async fn p11_no_submission_is_the_servers_fault_and_none_hurts_its_review(server: TestServer) {
    let town = Town::build(&server, "north").await;
    let times = [
        "-262143-01-01T00:00:00Z",
        "+262142-12-31T23:59:59Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
    ];
    let mut changes: Vec<(&str, Value)> = Vec::new();
    for text in TEXTS {
        for place in [
            "/program",
            "/language",
            "/answers/smile/comment",
            "/answers/looks/value",
        ] {
            changes.push((place, json!(text)));
        }
    }
    for time in times {
        changes.push(("/started_at", json!(time)));
        changes.push(("/finished_at", json!(time)));
    }
    for (place, value) in changes {
        let things = town.make(Needs::Content).await;
        let content: SubmissionContent = serde_json::from_slice(&things.content).unwrap();
        let mut content = json!(content);
        content["answers"]["looks"] = json!({ "value": "a green coat" });
        if place == "/started_at" {
            content["finished_at"] = value.clone();
        }
        *content.pointer_mut(place).unwrap() = value.clone();
        let what = format!("{place} = {value}");
        let submission = Uuid::now_v7();
        let bytes = content.to_string().into_bytes();
        let answer = town.shopper.submit(submission, 1, &bytes).await;
        not_a_fault(&what, &answer);
        if answer.status.is_success() {
            let read = town
                .agency
                .admin
                .get(&format!("/api/v1/submissions/{submission}"))
                .await;
            not_a_fault(&what, &read.expect(200));
            not_a_fault(&what, &town.agency.approve(submission, 1).await);
        }
    }
    let report = format!("/api/v1/stores/{}/report.pdf", town.store.id);
    town.owner.api.get(&report).await.expect(200);
}
