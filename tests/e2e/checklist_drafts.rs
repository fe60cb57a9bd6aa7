//! Drafts: several designers at once, and limits.

use api::checklist_drafts::{Draft, DraftHead};
use api::page::Page;
use api::people::Role;
use chrono::TimeDelta;
use reqwest::Method;
use tests::both_databases;
use tests::server::TestServer;
use tests::world::Agency;
use uuid::Uuid;

use crate::designer::{DRAFTS, TEA, YAML, keep, of_draft, publish, put};

both_databases!(two_people_who_edit_a_draft_never_overwrite_each_other);
async fn two_people_who_edit_a_draft_never_overwrite_each_other(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let dana = agency.someone("dana", Role::Contractor).await.api;
    let drew = agency.someone("drew", Role::Contractor).await.api;
    let id = keep(&dana, TEA).await.head.id;
    let path = of_draft(id, "");
    let read = drew.get(&path).await.expect(200);
    assert_eq!(read.headers["etag"], "\"1\"");

    let danas = TEA.replace("Were you greeted?", "Did they greet you?");
    let drews = TEA.replace("How long did the tea take?", "How long was the wait?");
    put(&dana, id, "\"1\"", &danas).await.expect(200);
    for stale in ["\"1\"", "W/\"2\"", "2", "\"two\"", "\"1\", \"3\"", ""] {
        let answer = put(&drew, id, stale, &drews).await;
        assert_eq!(answer.headers["etag"], "\"2\"");
        let refused = answer.problem(412);
        assert_eq!(refused.code, "changed_since");
        assert!(refused.detail.unwrap().contains("revision 2"), "{stale}");
    }
    let stale = ("if-match", "\"1\"");
    let request = drew.request(Method::DELETE, &path).header(stale.0, stale.1);
    drew.send(request).await.problem(412);
    publish(&drew, id, "\"1\"").await.problem(412);
    // Who does not say what they have read is told to.
    for request in [
        drew.request(Method::PUT, &path)
            .header("content-type", YAML)
            .body(drews.clone()),
        drew.request(Method::DELETE, &path),
        drew.request(Method::POST, &of_draft(id, "/publish")),
    ] {
        let refused = drew.send(request).await.problem(428);
        assert_eq!(refused.code, "revision_needed");
    }
    let seen: Draft = drew.get(&path).await.expect(200).json();
    assert_eq!(
        (seen.source.as_str(), seen.head.revision),
        (danas.as_str(), 2)
    );
    assert_ne!(seen.head.created_by, Uuid::nil());

    // Repeating a change whose answer was lost is no change.
    let repeated: Draft = put(&dana, id, "\"1\"", &danas).await.expect(200).json();
    assert_eq!(repeated.head.revision, 2);
    // Both changes together, and at last one that overwrites on purpose.
    server.set_clock(server.now() + TimeDelta::minutes(5));
    let both = danas.replace("How long did the tea take?", "How long was the wait?");
    let merged: Draft = put(&drew, id, "\"1\", \"2\"", &both)
        .await
        .expect(200)
        .json();
    assert_eq!(merged.head.revision, 3);
    assert_ne!(merged.head.updated_by, merged.head.created_by);
    assert!(merged.head.updated_at > merged.head.created_at);
    put(&dana, id, "*", TEA).await.expect(200);
    let request = dana
        .request(Method::DELETE, &path)
        .header("if-match", "\"4\"");
    dana.send(request).await.expect(204);
    put(&dana, id, "*", TEA).await.problem(404);
}

both_databases!(parallel_changes_of_a_draft_leave_one_winner);
async fn parallel_changes_of_a_draft_leave_one_winner(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let id = keep(&agency.admin, TEA).await.head.id;
    let calls: Vec<_> = (0..8)
        .map(|index| {
            let api = agency.admin.clone();
            let source = TEA.replace("points: 3", &format!("points: {}", index + 10));
            tokio::spawn(async move { put(&api, id, "\"1\"", &source).await.status.as_u16() })
        })
        .collect();
    let mut statuses = Vec::new();
    for call in calls {
        statuses.push(call.await.unwrap());
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412, 412, 412, 412, 412, 412, 412]);
    // The same with publishing and throwing away: one of them happens.
    let seen: Draft = agency.admin.get(&of_draft(id, "")).await.expect(200).json();
    assert_eq!(seen.head.revision, 2);
    let (first, second) = tokio::join!(
        publish(&agency.admin, id, "\"2\""),
        publish(&agency.admin, id, "\"2\""),
    );
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 404]);
}

both_databases!(drafts_have_limits_that_are_told);
async fn drafts_have_limits_that_are_told(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let elsewhere = Agency::create(&server, "south").await;
    let api = &agency.admin;
    // 512 KiB and not a byte more; what is too large for the language is too large for a draft.
    let most = 512 * 1024;
    let fits = format!("# {}\n", "x".repeat(most - 3));
    let kept = keep(api, &fits).await;
    assert_eq!(kept.source.len(), most);
    assert!(!kept.compiles && kept.head.slug.is_none() && kept.head.title.is_none());
    let refused = api
        .post_text(DRAFTS, YAML, &format!("{fits}x"))
        .await
        .problem(413);
    assert!(refused.detail.unwrap().contains("524288"));
    let larger = format!("{fits}x");
    put(api, kept.head.id, "\"1\"", &larger).await.problem(413);
    for wrong in ["text/plain", "application/json"] {
        let refused = api.post_text(DRAFTS, wrong, TEA).await.problem(415);
        assert!(refused.detail.unwrap().contains(YAML));
    }

    for number in 1..200 {
        keep(api, &format!("# {number}")).await;
    }
    let refused = api.post_text(DRAFTS, YAML, TEA).await.problem(409);
    assert_eq!(refused.code, "too_many_drafts");
    let all: Page<DraftHead> = api.get(DRAFTS).await.expect(200).json();
    assert_eq!(all.items.len(), 200);
    keep(&elsewhere.admin, TEA).await;
    let request = api
        .request(Method::DELETE, &of_draft(kept.head.id, ""))
        .header("if-match", "\"1\"");
    api.send(request).await.expect(204);
    keep(api, TEA).await;
}
