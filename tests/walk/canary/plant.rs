//! Plants something of a shopper's own in every place the API has for it.

use api::checklists::ChecklistVersion;
use api::people::{Invited, Role};
use api::session::Tokens;
use api::submissions::{Decision, NewReview, Remark};
use api::visits::Visit;
use backend::http::routes::Access;
use chrono::{DateTime, TimeDelta, Utc};
use reqwest::Method;
use serde_json::{Value, json};
use tests::client::Api;
use tests::photo::{Camera, Photo, jpeg, scene};
use tests::server::TestServer;
use tests::world::{PASSWORD, Someone, set_password};
use uuid::Uuid;

use super::columns::{DECLINED, HIDDEN, REMARK};
use crate::town::{Needs, Things, Town};

/// What the owner may read: found, it shows that the search can find.
pub(super) const SHOWN: [&str; 2] = ["visible-marmalade-comment", "visible-gooseberry-text"];
/// What the camera wrote besides time and place.
pub(super) const SERIAL: &str = "SN-WALRUS-93";

const CHECKLIST: &str = "
checklist: secret-visit
version: 1
languages: [en]
title: Secret visit
briefing: Look and report.
scoring: {pass_mark: 60}
sections:
  - id: service
    title: Service
    questions:
      - {id: greeted, kind: yes_no, points: 3, text: Were you greeted?}
      - {id: tidy, kind: yes_no, points: 2, text: Was it tidy?, comment: {owner: hide}, photo: {owner: hide}}
      - {id: regular, kind: yes_no, points: 1, text: Do you come here often?, owner: hide}
      - {id: mood, kind: yes_no, points: 1, text: Were you in good spirits?, owner: summary, comment: {owner: hide}}
      - {id: till, kind: number, min: 0, max: 99999999, text: The number of your receipt, moment: true}
      - {id: arrived, kind: time, text: When did you arrive?}
      - {id: joined, kind: date, text: When were you here before?}
      - {id: paid, kind: money, text: What did you pay?, owner: hide}
      - {id: looks, kind: text, text: What did you wear?, moment: true}
      - {id: free, kind: text, text: Anything else?}
      - {id: told, kind: text, text: What should the store know?, owner: show}
      - {id: selfie, kind: photo, text: A picture of yourself, owner: hide}
";

/// What was planted.
#[derive(Debug)]
pub(super) struct Planted {
    pub(super) town: Town,
    /// The ids of the visit that was planted.
    pub(super) things: Things,
    /// The photos: the first is shown, the others are not.
    pub(super) photos: Vec<Photo>,
}

/// A minute passes, so that no two instants are alike.
fn tick(server: &TestServer) {
    server.set_clock(server.now() + TimeDelta::seconds(61));
}

fn at(server: &TestServer, time: &str) {
    server.set_clock(time.parse::<DateTime<Utc>>().unwrap());
}

async fn again(town: &Town, email: &str) -> Api {
    town.agency.anonymous.log_in(email, PASSWORD).await.0
}

/// Invites, logs in, refreshes and logs out, each at its own time.
async fn invite(server: &TestServer, town: &Town) -> Someone {
    tick(server);
    let email = "Zebulon.Quackenbush@Shoppers.Example";
    let new = json!({ "email": email, "name": "Zebulon Quackenbush", "role": Role::Shopper });
    let invited: Invited = town
        .agency
        .admin
        .post("/api/v1/people", &new)
        .await
        .expect(201)
        .json();
    tick(server);
    let token = invited.link.url.rsplit('/').next().unwrap();
    set_password(&town.agency.anonymous, token, PASSWORD)
        .await
        .expect(200);
    tick(server);
    Api::browser(&server.url)
        .log_in_with_the_page(email, PASSWORD)
        .await;
    tick(server);
    let (api, tokens) = town.agency.anonymous.log_in(email, PASSWORD).await;
    tick(server);
    let body = json!({ "refresh_token": tokens.refresh_token });
    let _: Tokens = api
        .post("/api/v1/session/refresh", &body)
        .await
        .expect(200)
        .json();
    let api = again(town, email).await;
    tick(server);
    again(town, email)
        .await
        .delete("/api/v1/session")
        .await
        .expect(204);
    Someone {
        id: invited.person.id,
        email: email.to_owned(),
        api,
    }
}

/// A visit in the place of a rejected one, which its first holder gave back.
async fn schedule(server: &TestServer, town: &Town, shopper: &Someone) -> Uuid {
    let rejected = town.make(Needs::Rejected).await;
    tick(server);
    let visit = json!({
        "store_id": town.store.id, "checklist": "secret-visit", "version": 1,
        "window": { "from": "2026-05-12T10:17:00", "to": "2026-05-12T17:43:00" },
        "fee_minor": 73_519_846, "note": "ring-the-xylophone twice",
        "shopper_id": town.other_shopper.id, "replaces_visit_id": rejected.visit,
    });
    let visit: Visit = town
        .agency
        .admin
        .post("/api/v1/visits", &visit)
        .await
        .expect(201)
        .json();
    tick(server);
    town.other_shopper.accept(visit.id).await;
    tick(server);
    let path = format!("/api/v1/assignments/{}/decline", visit.id);
    town.other_shopper
        .api
        .post(&path, &json!({ "reason": DECLINED }))
        .await
        .expect(204);
    tick(server);
    let path = format!("/api/v1/visits/{}/assign", visit.id);
    town.agency
        .admin
        .post(&path, &json!({ "shopper_id": shopper.id }))
        .await
        .expect(200);
    visit.id
}

fn content(visit: Uuid, hash: &str, photos: &[Photo], finished_at: &str) -> Value {
    let [
        comment,
        secret,
        mood,
        free,
        looks,
        till,
        language,
        program,
        started,
        _,
        arrived,
        joined,
        paid,
    ] = HIDDEN;
    let digest = |index: usize| json!([photos[index].sha256]);
    json!({
        "visit_id": visit, "checklist_hash": hash, "language": language, "program": program,
        "started_at": format!("{started}Z"), "finished_at": finished_at,
        "answers": {
            "greeted": { "value": "no", "comment": SHOWN[0], "photos": digest(0) },
            "tidy": { "value": "no", "comment": comment, "photos": digest(1) },
            "regular": { "value": "no", "comment": secret },
            "mood": { "value": "no", "comment": mood },
            "till": { "value": till.parse::<i64>().unwrap() },
            "arrived": { "value": arrived },
            "joined": { "value": joined },
            "paid": { "value": paid },
            "looks": { "value": looks },
            "free": { "value": free },
            "told": { "value": SHOWN[1] },
            "selfie": { "photos": digest(2) },
        },
        "photos": photos.iter()
            .map(|photo| json!({ "sha256": photo.sha256, "size_bytes": photo.bytes.len() }))
            .collect::<Vec<_>>(),
    })
}

/// Three photos as a phone writes them.
fn photos() -> Vec<Photo> {
    let camera = |index: u64| Camera {
        orientation: 6,
        time: format!("2026:05:12 10:3{index}:47"),
        latitude: 24.713_612,
        longitude: 46.675_234,
        serial: SERIAL.to_owned(),
    };
    (1..=3)
        .map(|index| jpeg(&scene(160, 120, 900 + index), Some(&camera(index))))
        .collect()
}

async fn decide(town: &Town, submission: Uuid, revision: u32, decision: Decision) {
    let returned = decision == Decision::Returned;
    let approved = decision == Decision::Approved;
    let review = NewReview {
        reviews: None,
        revision,
        decision,
        message: if approved {
            String::new()
        } else {
            "resubmit-with-wallaby".to_owned()
        },
        remarks: Vec::from_iter(returned.then(|| Remark {
            question: "tidy".to_owned(),
            text: REMARK.to_owned(),
        })),
        anonymity_confirmed: approved,
    };
    let path = format!("/api/v1/submissions/{submission}/reviews");
    town.agency.admin.post(&path, &review).await.expect(201);
}

/// Plays the whole life of a visit, from the invitation of its shopper to the approval.
pub(super) async fn plant(server: &TestServer) -> Planted {
    // A day that no example in the API's document has.
    at(server, "2026-05-12T06:00:00Z");
    let mut town = Town::build(server, "north").await;
    let checklist: ChecklistVersion = town.agency.publish(CHECKLIST).await;
    let mut shopper = invite(server, &town).await;
    let visit = schedule(server, &town, &shopper).await;
    tick(server);
    shopper.accept(visit).await;
    let photos = photos();
    for photo in &photos {
        tick(server);
        shopper.api = again(&town, &shopper.email).await;
        shopper.send_photo(visit, photo).await.expect(201);
    }
    at(server, "2026-05-12T09:20:37Z");
    shopper.api = again(&town, &shopper.email).await;
    town.agency.admin = again(&town, "admin@north.example").await;
    let submission = Uuid::now_v7();
    let path = |revision: u32| format!("/api/v1/submissions/{submission}/revisions/{revision}");
    let first = content(visit, &checklist.hash, &photos, "2026-05-12T08:02:53Z");
    let device_time = (server.now() - TimeDelta::minutes(47)).to_rfc3339();
    let request = shopper.api.request(Method::PUT, &path(1)).json(&first);
    shopper
        .api
        .send(request.header("client-time", device_time))
        .await
        .expect(201);
    tick(server);
    decide(&town, submission, 1, Decision::Returned).await;
    tick(server);
    let second = content(visit, &checklist.hash, &photos, &format!("{}Z", HIDDEN[9]));
    let bytes = second.to_string().into_bytes();
    shopper.submit(submission, 2, &bytes).await.expect(201);

    // The day of the approval stands in the report, so it is another one than that of the visit.
    at(server, "2026-05-20T13:08:29Z");
    town.agency.admin = again(&town, "admin@north.example").await;
    decide(&town, submission, 2, Decision::Approved).await;
    decide(&town, town.standing.submission, 1, Decision::Reopened).await;
    decide(&town, town.standing.submission, 1, Decision::Approved).await;
    let revision = json!({
        "revision": 1, "reason": "the-bandicoot-is-on-the-photo", "anonymity_confirmed": true,
        "answers": { "smile": { "value": "no", "comment": "Nobody looked up." } },
    });
    let path = format!("/api/v1/submissions/{}/revisions", town.standing.submission);
    town.agency.admin.post(&path, &revision).await.expect(201);
    let mut things = town.standing.clone();
    (things.visit, things.submission, things.person) = (visit, submission, shopper.id);
    things.sha256.clone_from(&photos[0].sha256);
    things.slug = "secret-visit".to_owned();
    at(server, "2026-05-21T14:12:33Z");
    town.owner.api = again(&town, &town.owner.email).await;
    Planted {
        town,
        things,
        photos,
    }
}

/// Whether an owner gets more than a refusal from a route.
pub(super) fn is_for_owners(access: Access) -> bool {
    matches!(access, Access::Open | Access::Anyone | Access::Reader)
}
