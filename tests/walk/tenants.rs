//! P7: what is another tenant's is not there, byte for byte.

use backend::http::routes::{Access, Route};
use reqwest::{Method, RequestBuilder};
use tests::both_databases;
use tests::client::{Answer, Api};
use tests::server::TestServer;
use uuid::Uuid;

use crate::calls::{Reach, walk};
use crate::database::census;
use crate::town::{Needs, Things, Town};

/// All that a caller can see of an answer, but for the server's clock.
#[derive(Debug, PartialEq)]
pub(crate) struct Seen {
    status: u16,
    headers: Vec<(String, Vec<u8>)>,
    body: String,
}

impl Seen {
    /// What is seen, with the id that was asked for made the same in all answers.
    pub(crate) fn of(answer: &Answer, id: &str) -> Seen {
        let mut headers: Vec<(String, Vec<u8>)> = answer
            .headers
            .iter()
            .filter(|(name, _)| *name != "date")
            .map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()))
            .collect();
        headers.sort();
        let body = answer.text();
        let body = if id.is_empty() {
            body
        } else {
            body.replace(id, "(the id)")
        };
        // The length of what was asked for is in the length of an answer that repeats it.
        if !id.is_empty() {
            headers.retain(|(name, _)| name != "content-length");
        }
        Seen {
            status: answer.status.as_u16(),
            headers,
            body,
        }
    }
}

pub(crate) async fn send(api: &Api, request: RequestBuilder, request_id: Uuid) -> Answer {
    api.send(request.header("request-id", request_id.to_string()))
        .await
}

/// Those who may call the route, but not about the things of the town.
fn outsiders<'a>(
    route: &Route,
    town: &'a Town,
    elsewhere: &'a Town,
) -> Vec<(&'static str, &'a Api)> {
    let roles = route.access.roles();
    let mut outsiders = vec![
        ("admin", "an admin elsewhere", &elsewhere.agency.admin),
        (
            "contractor",
            "a contractor elsewhere",
            &elsewhere.contractor.api,
        ),
        ("shopper", "a shopper elsewhere", &elsewhere.shopper.api),
        ("shopper", "another shopper", &town.other_shopper.api),
        ("owner", "an owner elsewhere", &elsewhere.owner.api),
        (
            "owner",
            "the owner of another store",
            &town.owner_of_other_store.api,
        ),
        (
            "owner",
            "the owner of another client",
            &town.owner_of_other_client.api,
        ),
    ];
    outsiders.retain(|(role, _, _)| roles.contains(role));
    outsiders
        .into_iter()
        .map(|(_, name, api)| (name, api))
        .collect()
}

both_databases!(p7_a_foreign_id_in_a_path_is_answered_as_a_random_one);
async fn p7_a_foreign_id_in_a_path_is_answered_as_a_random_one(server: TestServer) {
    let town = Town::build(&server, "north").await;
    let elsewhere = Town::build(&server, "south").await;
    let mut compared = 0;
    for (route, row) in walk() {
        if !matches!(row.reach, Reach::Own | Reach::Chain) || route.access == Access::Open {
            continue;
        }
        let foreign = town.make(row.needs).await;
        let nowhere = foreign.nowhere();
        let before = census(&server.app).await;
        for (name, api) in outsiders(&route, &town, &elsewhere) {
            // The chain of this owner is a part of the same client's.
            if row.reach == Reach::Chain && name == "the owner of another store" {
                continue;
            }
            let request_id = Uuid::new_v4();
            let to_foreign = send(api, row.request(api, &town, &foreign), request_id).await;
            let to_random = send(api, row.request(api, &town, &nowhere), request_id).await;
            to_random.problem(404);
            let (one, other) = (Seen::of(&to_foreign, ""), Seen::of(&to_random, ""));
            assert_eq!(one, other, "{} by {name}", row.name());
            compared += 1;
        }
        assert_eq!(
            before,
            census(&server.app).await,
            "{} wrote something",
            row.name()
        );
    }
    assert!(compared > 50, "only {compared} answers were compared");
}

both_databases!(p7_a_submission_reaches_only_the_senders_own_visits_and_photos);
async fn p7_a_submission_reaches_only_the_senders_own_visits_and_photos(server: TestServer) {
    let town = Town::build(&server, "north").await;
    let elsewhere = Town::build(&server, "south").await;
    let mine = town.make(Needs::Content).await;
    let path = |submission: Uuid| format!("/api/v1/submissions/{submission}/revisions/1");
    let put = |api: &Api, submission: Uuid, text: String| {
        api.request(Method::PUT, &path(submission))
            .header("content-type", "application/json")
            .body(text)
    };
    let text = String::from_utf8(mine.content.clone()).unwrap();
    let before = census(&server.app).await;

    // A photo that another has sent is as missing as one that nobody has.
    let api = &town.shopper.api;
    let mut missing = Vec::new();
    for digest in [&elsewhere.standing.sha256, &Things::nowhere(&mine).sha256] {
        let request_id = Uuid::new_v4();
        let request = put(api, mine.submission, text.replace(&mine.sha256, digest));
        let answer = send(api, request, request_id).await;
        assert_eq!(
            answer.problem(422).missing_photos,
            std::slice::from_ref(digest)
        );
        missing.push(
            Seen::of(&answer, digest)
                .body
                .replace(&request_id.to_string(), ""),
        );
    }
    assert_eq!(missing[0], missing[1]);

    // The id of another's submission is taken, and says nothing of whose it is.
    let taken = put(
        api,
        town.make(Needs::Submitted).await.submission,
        text.clone(),
    );
    assert_eq!(api.send(taken).await.problem(409).code, "content_conflict");
    let other = town.other_shopper_with_content().await;
    let request = put(&town.other_shopper.api, mine.submission, other);
    // Nothing has come under this id yet, so it is still free for either.
    town.other_shopper.api.send(request).await.expect(201);
    let refused = put(api, mine.submission, text.clone());
    assert_eq!(
        api.send(refused).await.problem(409).code,
        "content_conflict"
    );

    // Another agency may use the same id: the walls are higher than ids.
    let theirs = elsewhere.make(Needs::Content).await;
    let content = String::from_utf8(theirs.content.clone()).unwrap();
    let request = put(&elsewhere.shopper.api, mine.submission, content);
    elsewhere.shopper.api.send(request).await.expect(201);
    let after = census(&server.app).await;
    assert!(after["submissions"] > before["submissions"]);
    town.shopper
        .submit(Uuid::now_v7(), 1, &mine.content)
        .await
        .expect(201);
}

both_databases!(p7_lists_show_each_agency_only_its_own);
async fn p7_lists_show_each_agency_only_its_own(server: TestServer) {
    let town = Town::build(&server, "north").await;
    let elsewhere = Town::build(&server, "south").await;
    let all = |town: &Town| {
        [
            town.client.id.to_string(),
            town.store.id.to_string(),
            town.shopper.id.to_string(),
            town.standing.visit.to_string(),
            town.standing.submission.to_string(),
            town.checklist.slug.clone(),
            town.standing.draft.to_string(),
        ]
    };
    let (mut seen, mut lists) = (String::new(), 0);
    for (route, row) in walk() {
        let is_list = row.method == Method::GET && row.reach == Reach::Everyone;
        if !is_list || route.access == Access::Open {
            continue;
        }
        lists += 1;
        for (name, someone) in elsewhere.people() {
            let text = row
                .send(&someone.api, &elsewhere, &elsewhere.standing)
                .await
                .text();
            for id in all(&town) {
                assert!(
                    !text.contains(&id),
                    "{} shows {id} to {name} elsewhere",
                    row.name()
                );
            }
            seen.push_str(&text);
        }
    }
    assert!(lists >= 6, "only {lists} lists");
    for id in all(&elsewhere) {
        assert!(seen.contains(&id), "no list shows {id} to its own agency");
    }
}
