//! A designer's work: drafts, diagnostics with places, previews, trials, versions that never
//! change (P5).

use api::checklist_drafts::{Draft, DraftHead, TrialResult};
use api::checklists::ChecklistVersion;
use api::page::Page;
use api::people::Role;
use api::submissions::Submission;
use backend::db::agencies::find_agency_by_slug;
use backend::db::{Scope, checklists as versions};
use serde_json::{Value, json};
use tests::both_databases;
use tests::server::TestServer;
use tests::world::{Agency, Someone, content_with};
use uuid::Uuid;

use crate::designer::{DRAFTS, TEA, YAML, finding, keep, of_draft, place, publish, put};

/// Submits these answers for an accepted visit.
async fn submit(server: &TestServer, shopper: &Someone, visit: Uuid, answers: &Value) -> Uuid {
    let filled = shopper.checklist(visit).await;
    let answers = serde_json::from_value(answers.clone()).unwrap();
    let content = content_with(&filled, visit, server.now(), answers, &[]);
    let id = Uuid::now_v7();
    let bytes = serde_json::to_vec(&content).unwrap();
    shopper.submit(id, 1, &bytes).await.expect(201);
    id
}

both_databases!(a_designer_drafts_mends_tries_and_publishes_and_old_visits_stay_as_they_were);
async fn a_designer_drafts_mends_tries_and_publishes_and_old_visits_stay_as_they_were(
    server: TestServer,
) {
    let agency = Agency::create(&server, "north").await;
    let client = agency.client("Falafel House").await;
    let store = agency.store(&client, "A1", "Asia/Riyadh").await;
    let sam = agency.someone("sam", Role::Shopper).await;
    let dana = agency.someone("dana", Role::Contractor).await.api;

    // A broken draft is kept, and every mistake is told with its place and what to do.
    let broken = TEA
        .replace("points: 3", "points: three")
        .replace("kind: duration", "kind: durration");
    let draft = keep(&dana, &broken).await;
    assert_eq!(draft.source, broken);
    assert_eq!(draft.head.slug.as_deref(), Some("tea-stall"));
    assert_eq!(draft.head.title.as_deref(), Some("Tea stall"));
    assert!(!draft.compiles && !draft.publishable);
    let wrong: Vec<_> = draft
        .diagnostics
        .iter()
        .map(|finding| (finding.line, finding.column))
        .collect();
    assert_eq!(
        wrong,
        [place(&broken, "three"), place(&broken, "durration")],
        "{:#?}",
        draft.diagnostics
    );
    for found in &draft.diagnostics {
        assert_eq!(found.severity.as_deref(), Some("error"));
        assert!(!found.code.is_empty() && !found.message.is_empty());
    }
    let hint = draft.diagnostics[1].hint.as_deref().unwrap();
    assert!(hint.contains("duration"), "{hint}");
    for refused in [
        publish(&dana, draft.head.id, "\"1\"").await,
        dana.get(&of_draft(draft.head.id, "/preview")).await,
        dana.post(
            &of_draft(draft.head.id, "/score"),
            &json!({ "answers": {} }),
        )
        .await,
        dana.post_text("/api/v1/checklists", YAML, &broken).await,
    ] {
        assert_eq!(refused.problem(422).errors, draft.diagnostics);
    }

    // Mended, previewed, tried.
    let answer = put(&dana, draft.head.id, "\"1\"", TEA).await.expect(200);
    assert_eq!(answer.headers["etag"], "\"2\"");
    let mended: Draft = answer.json();
    assert!(mended.compiles && mended.publishable, "{mended:#?}");
    assert_eq!((mended.head.revision, mended.diagnostics.len()), (2, 0));
    let advice = finding(&mended.advice, "misses_unexplained");
    assert_eq!(advice.severity.as_deref(), Some("advice"));
    let preview = dana
        .get(&of_draft(draft.head.id, "/preview"))
        .await
        .expect(200);
    assert!(
        preview.headers["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/plain")
    );
    assert!(preview.text().contains("Were you greeted?"));
    let arabic = dana
        .get(&of_draft(draft.head.id, "/preview?lang=ar"))
        .await
        .expect(200);
    assert!(arabic.text().contains("هل رحّبوا بك؟"), "{}", arabic.text());
    let refused = dana
        .get(&of_draft(draft.head.id, "/preview?lang=ta"))
        .await
        .problem(422);
    assert_eq!(refused.errors[0].at, "lang");
    // 3 of 3 and 0 of 5: 3/8 = 37.5 %.
    let answers = json!({ "greeted": { "value": "yes" }, "wait": { "value": 90 } });
    let trial: TrialResult = dana
        .post(
            &of_draft(draft.head.id, "/score"),
            &json!({ "answers": answers }),
        )
        .await
        .expect(200)
        .json();
    assert!(trial.gaps.is_empty());
    assert_eq!(trial.scorecard.total.score.unwrap().hundredths(), 3_750);
    let half: TrialResult = dana
        .post(
            &of_draft(draft.head.id, "/score"),
            &json!({ "answers": { "greeted": { "value": "yes" } } }),
        )
        .await
        .expect(200)
        .json();
    assert_eq!(half.gaps[0].at, "answers.wait");

    // Published, the draft is gone.
    let first: ChecklistVersion = publish(&dana, draft.head.id, "\"2\"")
        .await
        .expect(201)
        .json();
    assert_eq!((first.slug.as_str(), first.version), ("tea-stall", 1));
    dana.get(&of_draft(draft.head.id, "")).await.problem(404);
    let left: Page<DraftHead> = dana.get(DRAFTS).await.expect(200).json();
    assert!(left.items.is_empty());
    let version = |number: u32| format!("/api/v1/checklists/tea-stall/{number}");
    let source = dana
        .get(&format!("{}/source", version(1)))
        .await
        .expect(200);
    assert_eq!(source.text(), TEA);
    assert_eq!(source.headers["content-type"], YAML);
    let published = dana
        .get(&format!("{}/preview", version(1)))
        .await
        .expect(200);
    assert_eq!(published.text(), preview.text());

    // One visit is over and one accepted when the next version comes.
    let over = agency.visit(&store, &first, &sam, server.now()).await.id;
    let waiting = agency.visit(&store, &first, &sam, server.now()).await.id;
    sam.accept(over).await;
    sam.accept(waiting).await;
    let over = submit(&server, &sam, over, &answers).await;
    agency.approve(over, 1).await.expect(201);
    let read = |id: Uuid| format!("/api/v1/submissions/{id}");
    let before = agency.admin.get(&read(over)).await.expect(200).text();
    let canonical = dana.get(&version(1)).await.expect(200).text();

    // The next version: more points for speed. Its author must say what that does to the trend.
    let second = TEA
        .replace("version: 1", "version: 2")
        .replace("points: 5", "points: 10");
    let again = TEA.replace("points: 5", "points: 10");
    let draft = keep(&dana, &again).await;
    assert!(draft.compiles && !draft.publishable);
    let taken = finding(&draft.before_publishing, "version_not_later");
    assert_eq!((taken.line, taken.column), place(&again, "version"));
    assert_eq!(taken.hint.as_deref(), Some("write version: 2"));
    let refused = publish(&dana, draft.head.id, "\"1\"").await.problem(409);
    assert_eq!(refused.code, "version_published");
    let draft: Draft = put(&dana, draft.head.id, "\"1\"", &second)
        .await
        .expect(200)
        .json();
    let undecided = finding(&draft.before_publishing, "comparable_missing");
    assert_eq!(
        (undecided.line, undecided.column),
        place(&second, "id: wait")
    );
    let refused = publish(&dana, draft.head.id, "\"2\"").await.problem(422);
    assert_eq!(refused.errors, draft.before_publishing);
    let second = second
        .replace("kind: duration", "kind: duration\n        comparable: no")
        .replace("  - id: service\n", "  - id: service\n    comparable: no\n")
        + "epoch: {comparable: no}\n";
    let draft: Draft = put(&dana, draft.head.id, "\"2\"", &second)
        .await
        .expect(200)
        .json();
    assert!(draft.publishable, "{draft:#?}");
    let second: ChecklistVersion = publish(&dana, draft.head.id, "\"3\"")
        .await
        .expect(201)
        .json();
    assert_eq!(second.version, 2);

    // P5: the old visits keep their version and their score, the new one has its own.
    assert_eq!(dana.get(&version(1)).await.expect(200).text(), canonical);
    assert_eq!(
        agency.admin.get(&read(over)).await.expect(200).text(),
        before
    );
    let waiting = submit(&server, &sam, waiting, &answers).await;
    let later = agency.visit(&store, &second, &sam, server.now()).await.id;
    sam.accept(later).await;
    let later = submit(&server, &sam, later, &answers).await;
    // 3/8 as before, and 3/13 = 23.0769 %.
    for (id, hash, score) in [(waiting, &first.hash, 3_750), (later, &second.hash, 2_308)] {
        let seen: Submission = agency.admin.get(&read(id)).await.expect(200).json();
        assert_eq!(seen.revision.content.checklist_hash, *hash);
        let total = &seen.revision.scorecard.total;
        assert_eq!(total.score.unwrap().hundredths(), score);
    }
}

both_databases!(versions_published_at_once_follow_each_other);
async fn versions_published_at_once_follow_each_other(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    agency.publish(TEA).await;
    let calls: Vec<_> = (2..10)
        .map(|number| {
            let api = agency.admin.clone();
            let source = TEA
                .replace("version: 1", &format!("version: {number}"))
                .replace("points: 5", &format!("points: {}", number * 10))
                .replace("kind: duration", "kind: duration\n        comparable: no")
                .replace("  - id: service\n", "  - id: service\n    comparable: no\n")
                + "epoch: {comparable: no}\n";
            tokio::spawn(async move {
                let path = "/api/v1/checklists";
                api.post_text(path, YAML, &source).await.status.as_u16()
            })
        })
        .collect();
    for call in calls {
        let status = call.await.unwrap();
        assert!(status == 201 || status == 409, "{status}");
    }
    // Each opened an epoch after the one that was published before it.
    let all: Page<ChecklistVersion> = agency.admin.get("/api/v1/checklists").await.json();
    assert!(all.items.len() > 1);
    let agencies = server.app.db.read();
    let row = find_agency_by_slug(agencies, "north").await.unwrap();
    let scope = Scope::agency(row.unwrap().id);
    let mut epoch = u32::try_from(all.items.len()).unwrap();
    for version in all.items {
        let (slug, number) = (&version.slug, i64::from(version.version));
        let row = versions::find_version(&scope, server.app.db.read(), slug, number)
            .await
            .unwrap()
            .unwrap();
        let epochs: checklists::Epochs = serde_json::from_str(&row.epochs).unwrap();
        assert_eq!(epochs.total, epoch, "version {number}");
        epoch -= 1;
    }
}

both_databases!(publishing_what_is_published_gives_the_same_version_and_ends_the_draft);
async fn publishing_what_is_published_gives_the_same_version_and_ends_the_draft(
    server: TestServer,
) {
    let agency = Agency::create(&server, "north").await;
    let api = &agency.admin;
    let first = agency.publish(TEA).await;
    let draft = keep(api, TEA).await;
    assert!(draft.publishable);
    let again: ChecklistVersion = publish(api, draft.head.id, "\"1\"")
        .await
        .expect(201)
        .json();
    assert_eq!(again, first);
    api.get(&of_draft(draft.head.id, "")).await.problem(404);
    let all: Page<ChecklistVersion> = api.get("/api/v1/checklists").await.expect(200).json();
    assert_eq!(all.items.len(), 1);
    // What its author should know comes with the answer, with places.
    let incomplete = TEA
        .replace("tea-stall", "tea-tent")
        .replace("title: {en: Service, ar: الخدمة}", "title: Service");
    let draft = keep(api, &incomplete).await;
    let published: ChecklistVersion = publish(api, draft.head.id, "\"1\"")
        .await
        .expect(201)
        .json();
    assert_eq!(published.warnings, draft.diagnostics);
    let warning = &published.warnings[0];
    assert_eq!(warning.severity.as_deref(), Some("warning"));
    assert_eq!(
        (warning.line, warning.column),
        place(&incomplete, "Service\n")
    );
}
