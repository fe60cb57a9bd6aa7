//! A designer's work: drafts, diagnostics with places, previews, trials, versions that never
//! change (P5).

use api::checklist_drafts::{Draft, DraftHead, TrialResult};
use api::checklists::ChecklistVersion;
use api::page::Page;
use api::people::Role;
use api::problem::FieldProblem;
use api::submissions::Submission;
use backend::db::agencies::find_agency_by_slug;
use backend::db::{Scope, checklists as versions};
use chrono::TimeDelta;
use reqwest::Method;
use serde_json::{Value, json};
use tests::both_databases;
use tests::client::{Answer, Api};
use tests::server::TestServer;
use tests::shopper::Device;
use tests::world::{Agency, PASSWORD, Someone, content_with};
use uuid::Uuid;

const DRAFTS: &str = "/api/v1/checklist-drafts";
const YAML: &str = "application/yaml";

/// The checklist as its designer means it.
const TEA: &str = "\
checklist: tea-stall
version: 1
languages: [en, ar]
title: {en: Tea stall, ar: كشك الشاي}
briefing: {en: Order one tea and look at your watch., ar: اطلب شايًا واحدًا وانظر إلى ساعتك.}
scoring: {pass_mark: 60}
sections:
  - id: service
    title: {en: Service, ar: الخدمة}
    questions:
      - {id: greeted, kind: yes_no, points: 3, text: {en: Were you greeted?, ar: هل رحّبوا بك؟}}
      - id: wait
        kind: duration
        text: {en: How long did the tea take?, ar: كم استغرق تحضير الشاي؟}
        bands: [{below: 60, points: 5}, {from: 60, points: 0}]
";

fn of_draft(id: Uuid, what: &str) -> String {
    format!("{DRAFTS}/{id}{what}")
}

async fn put(api: &Api, id: Uuid, read: &str, source: &str) -> Answer {
    let request = api
        .request(Method::PUT, &of_draft(id, ""))
        .header("content-type", YAML)
        .header("if-match", read);
    api.send(request.body(source.to_owned())).await
}

async fn publish(api: &Api, id: Uuid, read: &str) -> Answer {
    let request = api.request(Method::POST, &of_draft(id, "/publish"));
    api.send(request.header("if-match", read)).await
}

async fn keep(api: &Api, source: &str) -> Draft {
    api.post_text(DRAFTS, YAML, source).await.expect(201).json()
}

/// Where a piece of text stands, line and column from 1.
fn place(source: &str, piece: &str) -> (Option<u32>, Option<u32>) {
    let at = source.find(piece).unwrap();
    let before = &source[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    (u32::try_from(line).ok(), u32::try_from(column).ok())
}

fn finding<'a>(findings: &'a [FieldProblem], code: &str) -> &'a FieldProblem {
    findings
        .iter()
        .find(|finding| finding.code == code)
        .unwrap_or_else(|| panic!("no {code} in {findings:#?}"))
}

/// Accepts nothing and submits these answers.
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

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A form as a designer has it in a spreadsheet.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// A tea house, with a calculation that a checklist has nothing for.
fn tea_house(kind: &str) -> Vec<u8> {
    workbook(&[
        (
            "survey",
            &[
                &[
                    "type",
                    "name",
                    "label::English (en)",
                    "label::Arabic (ar)",
                    "label::Tamil (ta)",
                    "relevant",
                    "required",
                    "calculation",
                ],
                &["begin_group", "service", "Service", "الخدمة", "சேவை"],
                &[
                    "select_one answers",
                    "greeted",
                    "Were you greeted?",
                    "هل رحّبوا بك؟",
                    "உங்களை வரவேற்றார்களா?",
                    "",
                    "yes",
                ],
                &[
                    kind,
                    "mood",
                    "How was the mood?",
                    "كيف كان المزاج؟",
                    "மனநிலை எப்படி இருந்தது?",
                    "",
                    "yes",
                ],
                &[
                    "text",
                    "words",
                    "What did they say?",
                    "ماذا قالوا؟",
                    "என்ன சொன்னார்கள்?",
                    "${greeted} = 'yes'",
                    "",
                ],
                &["calculate", "twice", "", "", "", "", "", "2 * 2"],
                &["end_group"],
            ],
        ),
        (
            "choices",
            &[
                &[
                    "list_name",
                    "name",
                    "label::English (en)",
                    "label::Arabic (ar)",
                    "label::Tamil (ta)",
                    "score",
                ],
                &["answers", "yes", "Yes", "نعم", "ஆம்", "3"],
                &["answers", "no", "No", "لا", "இல்லை", "0"],
                &["moods", "warm", "Warm", "ودود", "அன்பானது", "2"],
                &["moods", "cold", "Cold", "بارد", "குளிர்ச்சியானது", "0"],
            ],
        ),
        (
            "settings",
            &[
                &[
                    "form_id",
                    "form_title::English (en)",
                    "form_title::Arabic (ar)",
                    "form_title::Tamil (ta)",
                    "version",
                    "default_language",
                ],
                &[
                    "tea-house",
                    "Tea house",
                    "بيت الشاي",
                    "தேநீர் இல்லம்",
                    "1",
                    "English (en)",
                ],
            ],
        ),
    ])
}

async fn send_workbook(api: &Api, method: Method, path: &str, bytes: Vec<u8>) -> Answer {
    let request = api.request(method, path).header("content-type", XLSX);
    api.send(request.header("if-match", "*").body(bytes)).await
}

both_databases!(a_workbook_becomes_a_checklist_that_the_program_fills);
async fn a_workbook_becomes_a_checklist_that_the_program_fills(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let client = agency.client("Falafel House").await;
    let store = agency.store(&client, "A1", "Asia/Riyadh").await;
    let sam = agency.someone("sam", Role::Shopper).await;
    let api = &agency.admin;

    // What is wrong is told at its cell, by both ways in.
    let broken = tea_house("select_one modes");
    let refused = send_workbook(api, Method::POST, "/api/v1/checklists", broken.clone())
        .await
        .problem(422);
    let draft: Draft = send_workbook(api, Method::POST, DRAFTS, broken)
        .await
        .expect(201)
        .json();
    assert!(!draft.compiles);
    assert_eq!(refused.errors, draft.in_workbook);
    let wrong: Vec<&FieldProblem> = draft
        .in_workbook
        .iter()
        .filter(|finding| finding.row == Some(4) && finding.sheet.as_deref() == Some("survey"))
        .collect();
    assert!(
        wrong
            .iter()
            .any(|finding| finding.severity.as_deref() == Some("error")),
        "{:#?}",
        draft.in_workbook
    );

    // Mended: what the language has nothing for is said, and the rest is a checklist.
    let path = of_draft(draft.head.id, "");
    let draft: Draft = send_workbook(api, Method::PUT, &path, tea_house("select_one moods"))
        .await
        .expect(200)
        .json();
    assert!(draft.publishable, "{draft:#?}");
    assert_eq!(draft.head.slug.as_deref(), Some("tea-house"));
    let calculation = draft
        .in_workbook
        .iter()
        .find(|finding| finding.row == Some(6))
        .expect("the calculation is not passed over in silence");
    assert!(calculation.at.starts_with("survey!"), "{calculation:?}");
    let read: Draft = api.get(&path).await.expect(200).json();
    assert!(read.in_workbook.is_empty());
    assert_eq!(read.source, draft.source);
    let version: ChecklistVersion = publish(api, draft.head.id, "\"2\"")
        .await
        .expect(201)
        .json();
    assert_eq!(version.languages, ["en", "ar", "ta"]);

    // Filled in Tamil by the program, 3 + 0 of 5 points.
    agency.visit(&store, &version, &sam, server.now()).await;
    let clock = server.clock.clone();
    let device = Device::new(&server.folder("device"), move || clock.now().to_utc());
    let log_in = [
        "login",
        &server.url,
        "--email",
        &sam.email,
        "--password-stdin",
    ];
    device.run(&log_in, &[PASSWORD]).await.good();
    device.run(&["pull"], &[]).await.good();
    device.run(&["accept", "A1"], &[]).await.good();
    let typed = ["ஆம்", "2", "வணக்கம்", "q"];
    let run = device.run(&["fill", "A1", "--lang", "ta"], &typed).await;
    let seen = run.transcript.all();
    assert!(seen.contains("மனநிலை எப்படி இருந்தது?"), "{seen}");
    device.run(&["submit", "A1"], &[]).await.good();
    let run = device.run(&["score", "A1", "--json"], &[]).await.good();
    let card: Value = serde_json::from_str(&run.transcript.out()).unwrap();
    assert_eq!(card["total"]["score"], 6_000, "{card}");

    // Exported, it is the same checklist again; what other programs do otherwise is told.
    let path = "/api/v1/checklists/tea-house/1/xlsform";
    let exported = api.get(path).await.expect(200);
    assert_eq!(exported.headers["content-type"], XLSX);
    assert_eq!(
        exported.headers["content-disposition"],
        "attachment; filename=\"tea-house.v1.xlsx\""
    );
    let again = api.get(path).await.expect(200);
    assert_eq!(again.bytes, exported.bytes, "the same bytes each time");
    let _: Page<FieldProblem> = api
        .get(&format!("{path}/findings"))
        .await
        .expect(200)
        .json();
    let published: ChecklistVersion =
        send_workbook(api, Method::POST, "/api/v1/checklists", exported.bytes)
            .await
            .expect(201)
            .json();
    assert_eq!((published.version, &published.hash), (1, &version.hash));
}

both_databases!(bytes_that_are_no_workbook_are_refused_with_a_sentence);
async fn bytes_that_are_no_workbook_are_refused_with_a_sentence(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let api = &agency.admin;
    let whole = tea_house("select_one moods");
    let half = whole[..whole.len() / 2].to_vec();
    for (bytes, word) in [
        (Vec::new(), "empty"),
        (b"type,name,label\n".to_vec(), ".xlsx"),
        (vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], ".xls"),
        (vec![0x89; 4_000], ".xlsx"),
        (half, "again"),
        (workbook(&[("sheet1", &[&["a"]])]), "survey"),
        (workbook(&[("survey", &[&["a"]])]), "type"),
    ] {
        for path in ["/api/v1/checklists", DRAFTS] {
            let answer = send_workbook(api, Method::POST, path, bytes.clone()).await;
            let problem = answer.problem(422);
            assert_eq!(problem.code, "workbook_unreadable");
            let detail = problem.detail.unwrap();
            assert!(detail.contains(word), "{word}: {detail}");
        }
    }
    send_workbook(api, Method::POST, DRAFTS, vec![b'x'; 5_000_001])
        .await
        .problem(413);
}
