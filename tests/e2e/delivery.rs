//! P2 and P3: delivered means delivered, and one visit has at most one counting submission.

use std::collections::BTreeSet;

use api::people::Role;
use api::photos::StoredPhoto;
use api::receipts::{KeySet, RECEIPT_TYP, Receipt, ReceiptClaims};
use api::submissions::{FlagKind, Submission};
use api::visits::{Visit, VisitState};
use chrono::TimeDelta;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::json;
use sha2::{Digest, Sha256};
use tests::both_databases;
use tests::client::Api;
use tests::photo::Photo;
use tests::server::TestServer;
use tests::world::{Agency, Someone, content_of, small_checklist};
use uuid::Uuid;

/// A visit that a shopper has accepted, and what they will send.
struct Ready {
    agency: Agency,
    shopper: Someone,
    visit: Visit,
    photo: Photo,
    bytes: Vec<u8>,
}

async fn ready(server: &TestServer) -> Ready {
    let mut agency = Agency::create(server, "north").await;
    let client = agency.client("Falafel House").await;
    let store = agency.store(&client, "A1", "Asia/Kolkata").await;
    let checklist = agency.publish(&small_checklist(1)).await;
    let shopper = agency.someone("sam", Role::Shopper).await;
    let visit = agency
        .visit(&store, &checklist, &shopper, server.now())
        .await;
    shopper.accept(visit.id).await;
    let filled = shopper.checklist(visit.id).await;
    let photo = agency.photo();
    let photos = [photo.clone()];
    let content = content_of(&filled, visit.id, server.now(), 100, 3, &photos);
    let bytes = serde_json::to_vec(&content).unwrap();
    Ready {
        agency,
        shopper,
        visit,
        photo,
        bytes,
    }
}

fn verified(receipt: &Receipt, keys: &KeySet) -> ReceiptClaims {
    let header = jsonwebtoken::decode_header(&receipt.jws).unwrap();
    assert_eq!(header.typ.as_deref(), Some(RECEIPT_TYP));
    let key = keys
        .keys
        .iter()
        .find(|key| Some(&key.kid) == header.kid.as_ref())
        .expect("the kid");
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    let key = DecodingKey::from_ed_components(&key.x).unwrap();
    jsonwebtoken::decode::<ReceiptClaims>(&receipt.jws, &key, &validation)
        .unwrap()
        .claims
}

both_databases!(p2_the_same_bytes_give_the_same_receipt_for_ever);
async fn p2_the_same_bytes_give_the_same_receipt_for_ever(server: TestServer) {
    let Ready {
        agency,
        shopper,
        visit,
        photo,
        bytes,
    } = ready(&server).await;
    shopper.send_photo(visit.id, &photo).await.expect(201);
    let id = Uuid::now_v7();
    let first: Receipt = shopper.submit(id, 1, &bytes).await.expect(201).json();
    server.set_clock(server.now() + TimeDelta::minutes(10));
    let second: Receipt = shopper.submit(id, 1, &bytes).await.expect(200).json();
    assert_eq!(first, second);
    let keys: KeySet = agency
        .anonymous
        .get("/.well-known/jwks.json")
        .await
        .expect(200)
        .json();
    let claims = verified(&first, &keys);
    assert_eq!(claims.submission_id, id);
    assert_eq!(claims.visit_id, visit.id);
    assert_eq!(claims.content_sha256, hex::encode(Sha256::digest(&bytes)));
    let size_bytes = photo.bytes.len() as u64;
    assert_eq!(
        claims.photos,
        [StoredPhoto {
            sha256: photo.sha256,
            size_bytes
        }]
    );
    assert_eq!(claims.score, Some(10_000));

    // After an approval, a key rotation and a restart the answer is still the same.
    agency.approve(id, 1).await.expect(201);
    let folder = server.data_dir().join("keys");
    backend::auth::keys::add_key(&folder, server.clock.now()).unwrap();
    let server = server.restart().await;
    let anonymous = Api::anonymous(&server.url);
    let (api, _) = anonymous
        .log_in(&shopper.email, tests::world::PASSWORD)
        .await;
    let shopper = Someone { api, ..shopper };
    let third: Receipt = shopper.submit(id, 1, &bytes).await.expect(200).json();
    assert_eq!(first, third);
    let keys: KeySet = anonymous
        .get("/.well-known/jwks.json")
        .await
        .expect(200)
        .json();
    assert_eq!(keys.keys.len(), 2);
    verified(&third, &keys);
}

both_databases!(p2_other_bytes_under_the_same_key_are_a_conflict_and_change_nothing);
async fn p2_other_bytes_under_the_same_key_are_a_conflict_and_change_nothing(server: TestServer) {
    let Ready {
        agency,
        shopper,
        visit,
        photo,
        bytes,
    } = ready(&server).await;
    shopper.send_photo(visit.id, &photo).await.expect(201);
    let id = Uuid::now_v7();
    shopper.submit(id, 1, &bytes).await.expect(201);
    let before = agency
        .admin
        .get(&format!("/api/v1/submissions/{id}"))
        .await
        .expect(200)
        .text();
    let mut other: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    other["program"] = json!("another program");
    let problem = shopper
        .submit(id, 1, other.to_string().as_bytes())
        .await
        .problem(409);
    assert_eq!(problem.code, "content_conflict");
    let spaced = String::from_utf8(bytes).unwrap().replacen('{', "{ ", 1);
    let problem = shopper.submit(id, 1, spaced.as_bytes()).await.problem(409);
    assert_eq!(
        problem.code, "content_conflict",
        "the bytes count, not their meaning"
    );
    let after = agency
        .admin
        .get(&format!("/api/v1/submissions/{id}"))
        .await
        .expect(200)
        .text();
    assert_eq!(before, after);
}

both_databases!(p2_missing_photos_are_listed_and_nothing_is_submitted);
async fn p2_missing_photos_are_listed_and_nothing_is_submitted(server: TestServer) {
    let Ready {
        agency,
        shopper,
        visit,
        photo,
        bytes,
    } = ready(&server).await;
    let id = Uuid::now_v7();
    let problem = shopper.submit(id, 1, &bytes).await.problem(422);
    assert_eq!(problem.code, "photos_missing");
    assert_eq!(problem.missing_photos, std::slice::from_ref(&photo.sha256));
    agency
        .admin
        .get(&format!("/api/v1/submissions/{id}"))
        .await
        .problem(404);
    let path = format!("/api/v1/visits/{}", visit.id);
    let seen: Visit = agency.admin.get(&path).await.expect(200).json();
    assert_eq!(seen.state, VisitState::Accepted);
    // Another shopper's copy of the same photo does not count as here.
    let other = agency.someone("mallory", Role::Shopper).await;
    other.send_photo(visit.id, &photo).await.problem(404);
    shopper.send_photo(visit.id, &photo).await.expect(201);
    shopper.send_photo(visit.id, &photo).await.expect(200);
    shopper.submit(id, 1, &bytes).await.expect(201);
}

both_databases!(p3_parallel_retries_leave_one_submission_and_one_receipt);
async fn p3_parallel_retries_leave_one_submission_and_one_receipt(server: TestServer) {
    let Ready {
        agency,
        shopper,
        visit,
        photo,
        bytes,
    } = ready(&server).await;
    shopper.send_photo(visit.id, &photo).await.expect(201);
    let id = Uuid::now_v7();
    let sent: Vec<_> = (0..50)
        .map(|_| {
            let (shopper, bytes) = (shopper.clone(), bytes.clone());
            tokio::spawn(async move { shopper.submit(id, 1, &bytes).await })
        })
        .collect();
    let mut receipts = BTreeSet::new();
    let mut created = 0;
    for answer in sent {
        let answer = answer.await.unwrap();
        assert!(answer.status.is_success(), "{}", answer.text());
        created += u32::from(answer.status == 201);
        receipts.insert(answer.json::<Receipt>().jws);
    }
    assert_eq!((created, receipts.len()), (1, 1));
    let path = format!("/api/v1/visits/{}", visit.id);
    let seen: Visit = agency.admin.get(&path).await.expect(200).json();
    assert_eq!(seen.submissions.len(), 1);
}

both_databases!(p3_parallel_submissions_of_one_visit_leave_one_that_counts);
async fn p3_parallel_submissions_of_one_visit_leave_one_that_counts(server: TestServer) {
    let Ready {
        agency,
        shopper,
        visit,
        photo,
        bytes,
    } = ready(&server).await;
    shopper.send_photo(visit.id, &photo).await.expect(201);
    let sent: Vec<_> = (0..20)
        .map(|_| {
            let (shopper, bytes) = (shopper.clone(), bytes.clone());
            tokio::spawn(async move { shopper.submit(Uuid::now_v7(), 1, &bytes).await })
        })
        .collect();
    for answer in sent {
        answer.await.unwrap().expect(201);
    }
    let path = format!("/api/v1/visits/{}", visit.id);
    let seen: Visit = agency.admin.get(&path).await.expect(200).json();
    let counting = seen
        .submissions
        .iter()
        .filter(|submission| !submission.contested)
        .count();
    assert_eq!((counting, seen.submissions.len()), (1, 20));
    // A contested one can be chosen; then the other is contested.
    let chosen = seen.submissions[7].id;
    agency.approve(chosen, 1).await.problem(409);
    let choose = format!("/api/v1/submissions/{chosen}/choose");
    agency
        .admin
        .post(&choose, &json!({ "reason": "the photos are sharper" }))
        .await
        .expect(200);
    agency.approve(chosen, 1).await.expect(201);
    let seen: Visit = agency.admin.get(&path).await.expect(200).json();
    assert_eq!(
        seen.submissions
            .iter()
            .filter(|submission| !submission.contested)
            .count(),
        1
    );
    assert_eq!(seen.submissions[0].id, chosen);
}

both_databases!(p2_the_next_revision_is_taken_only_while_the_visit_is_returned);
async fn p2_the_next_revision_is_taken_only_while_the_visit_is_returned(server: TestServer) {
    let Ready {
        agency,
        shopper,
        visit,
        photo,
        bytes,
    } = ready(&server).await;
    shopper.send_photo(visit.id, &photo).await.expect(201);
    let id = Uuid::now_v7();
    assert_eq!(
        shopper.submit(id, 2, &bytes).await.problem(409).code,
        "revision_conflict"
    );
    shopper.submit(id, 1, &bytes).await.expect(201);
    let early = shopper.submit(id, 2, &bytes).await.problem(409);
    assert_eq!(
        (early.code.as_str(), early.state.as_deref()),
        ("visit_state", Some("submitted"))
    );
    agency
        .send_back(id, 1, "The photo is dark.")
        .await
        .expect(201);
    assert_eq!(
        shopper.submit(id, 3, &bytes).await.problem(409).code,
        "revision_conflict"
    );
    shopper.submit(id, 2, &bytes).await.expect(201);
    shopper.submit(id, 1, &bytes).await.expect(200);
    // Who still looks at revision 1 cannot decide on revision 2 by mistake.
    assert_eq!(
        agency.approve(id, 1).await.problem(409).code,
        "revision_conflict"
    );
    agency.approve(id, 2).await.expect(201);
    let seen: Submission = agency
        .admin
        .get(&format!("/api/v1/submissions/{id}"))
        .await
        .expect(200)
        .json();
    assert_eq!(seen.revisions, [1, 2]);
    let old = agency
        .admin
        .get(&format!("/api/v1/submissions/{id}/revisions/1"))
        .await;
    old.expect(200);
}

both_databases!(a_submission_after_the_window_is_taken_and_flagged);
async fn a_submission_after_the_window_is_taken_and_flagged(server: TestServer) {
    let Ready {
        agency,
        shopper,
        visit,
        photo,
        bytes,
    } = ready(&server).await;
    server.set_clock(server.now() + TimeDelta::days(3));
    let (api, _) = agency
        .anonymous
        .log_in(&shopper.email, tests::world::PASSWORD)
        .await;
    let shopper = Someone { api, ..shopper };
    shopper.send_photo(visit.id, &photo).await.expect(201);
    let id = Uuid::now_v7();
    let path = format!("/api/v1/submissions/{id}/revisions/1");
    let slow_clock = (server.now() - TimeDelta::minutes(25)).to_rfc3339();
    let request = shopper
        .api
        .request(reqwest::Method::PUT, &path)
        .header("content-type", "application/json")
        .header(api::CLIENT_TIME_HEADER, slow_clock)
        .body(bytes);
    shopper.api.send(request).await.expect(201);
    let (admin, _) = agency
        .anonymous
        .log_in("admin@north.example", tests::world::PASSWORD)
        .await;
    let seen: Submission = admin
        .get(&format!("/api/v1/submissions/{id}"))
        .await
        .expect(200)
        .json();
    let kinds: BTreeSet<String> = seen
        .revision
        .flags
        .iter()
        .map(|flag| format!("{:?}", flag.kind))
        .collect();
    assert_eq!(
        kinds,
        BTreeSet::from(["ClockDrift".to_owned(), "Late".to_owned()])
    );
    let drift = seen
        .revision
        .flags
        .iter()
        .find(|flag| flag.kind == FlagKind::ClockDrift)
        .unwrap();
    assert!(
        drift.detail.contains("25 minutes behind"),
        "{}",
        drift.detail
    );
}

both_databases!(a_former_holder_is_heard_and_flagged);
async fn a_former_holder_is_heard_and_flagged(server: TestServer) {
    let Ready {
        agency,
        shopper,
        visit,
        photo,
        bytes,
    } = ready(&server).await;
    shopper.send_photo(visit.id, &photo).await.expect(201);
    let other = agency.someone("olivia", Role::Shopper).await;
    let assign = format!("/api/v1/visits/{}/assign", visit.id);
    agency
        .admin
        .post(&assign, &json!({ "shopper_id": other.id }))
        .await
        .expect(200);
    // Another holds the visit now: the submission is kept, but does not count by itself.
    let id = Uuid::now_v7();
    shopper.submit(id, 1, &bytes).await.expect(201);
    let path = format!("/api/v1/visits/{}", visit.id);
    let seen: Visit = agency.admin.get(&path).await.expect(200).json();
    assert_eq!(seen.state, VisitState::Assigned);
    assert!(seen.submissions[0].contested);
    // Once chosen it counts, and who held the visit is told that it is over.
    let choose = format!("/api/v1/submissions/{id}/choose");
    let chosen: Submission = agency
        .admin
        .post(&choose, &json!({ "reason": "made in time" }))
        .await
        .expect(200)
        .json();
    assert!(!chosen.contested && chosen.state == VisitState::Submitted);
    assert!(
        chosen
            .revision
            .flags
            .iter()
            .any(|flag| flag.kind == FlagKind::Late)
    );
    let theirs = other
        .api
        .get("/api/v1/assignments")
        .await
        .expect(200)
        .text();
    assert!(!theirs.contains(&visit.id.to_string()), "{theirs}");
    other
        .api
        .post_nothing(&format!("/api/v1/assignments/{}/accept", visit.id))
        .await
        .problem(404);
}

both_databases!(answers_are_judged_by_the_checklist_all_at_once);
async fn answers_are_judged_by_the_checklist_all_at_once(server: TestServer) {
    let Ready {
        shopper,
        visit,
        bytes,
        ..
    } = ready(&server).await;
    let mut content: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    content["answers"] = json!({
        "greeted": { "value": "perhaps" },
        "smile": { "value": "no" },
        "nonsense": { "value": "yes" },
        "looks": { "value": "cafe\u{301}" },
    });
    content["photos"] = json!([]);
    content["finished_at"] = json!("2020-01-01T00:00:00Z");
    let bytes = content.to_string();
    let problem = shopper
        .submit(Uuid::now_v7(), 1, bytes.as_bytes())
        .await
        .problem(422);
    let places: BTreeSet<&str> = problem
        .errors
        .iter()
        .map(|error| error.at.as_str())
        .collect();
    let wanted = [
        "answers.front",
        "answers.greeted",
        "answers.looks",
        "answers.nonsense",
        "answers.smile",
        "finished_at",
    ];
    assert_eq!(places, BTreeSet::from(wanted), "{problem:?}");
    content["checklist_hash"] = json!("0".repeat(64));
    let bytes = content.to_string();
    let problem = shopper
        .submit(Uuid::now_v7(), 1, bytes.as_bytes())
        .await
        .problem(422);
    assert_eq!(problem.code, "checklist_mismatch");
    content["visit_id"] = json!(Uuid::new_v4());
    let bytes = content.to_string();
    shopper
        .submit(Uuid::now_v7(), 1, bytes.as_bytes())
        .await
        .problem(404);
    shopper
        .submit(Uuid::now_v7(), 1, b"{\"visit_id\": 3")
        .await
        .problem(400);
    assert!(!visit.id.is_nil());
}

both_databases!(who_never_accepted_a_visit_cannot_report_on_it);
async fn who_never_accepted_a_visit_cannot_report_on_it(server: TestServer) {
    let Ready {
        agency,
        shopper,
        visit,
        photo,
        bytes,
    } = ready(&server).await;
    shopper.send_photo(visit.id, &photo).await.expect(201);
    let kim = agency.someone("kim", Role::Shopper).await;
    let path = format!("/api/v1/visits/{}", visit.id);
    agency
        .admin
        .post(&format!("{path}/assign"), &json!({ "shopper_id": kim.id }))
        .await
        .expect(200);
    kim.send_photo(visit.id, &photo).await.expect(201);
    let refused = kim.submit(Uuid::now_v7(), 1, &bytes).await.problem(409);
    assert_eq!(refused.state.as_deref(), Some("assigned"));
    agency
        .admin
        .post(&format!("{path}/cancel"), &json!({ "reason": "closed" }))
        .await
        .expect(200);
    let refused = kim.submit(Uuid::now_v7(), 1, &bytes).await.problem(409);
    assert_eq!(refused.state.as_deref(), Some("cancelled"));
    // Who had accepted once is heard even now, and then it counts.
    shopper.submit(Uuid::now_v7(), 1, &bytes).await.expect(201);
    let seen: Visit = agency.admin.get(&path).await.expect(200).json();
    assert_eq!(
        (seen.state, seen.submissions[0].contested),
        (VisitState::Submitted, false)
    );
}
