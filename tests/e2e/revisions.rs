//! A contractor's revision of a submission: scored anew beside what was sent, published, told (P2, P5).

use api::assignments::Assignment;
use api::checklists::ChecklistVersion;
use api::clients::Client;
use api::page::Page;
use api::people::Role;
use api::reports::{Percent, StoreReport, VisitReport};
use api::stores::Store;
use api::submissions::{Revision, Submission, SubmissionContent};
use api::visits::{TrailEntry, VisitState};
use chrono::TimeDelta;
use serde_json::{Value, json};
use shopper_cli::ExitStatus;
use tests::both_databases;
use tests::client::Answer;
use tests::photo::{Photo, jpeg, scene};
use tests::server::TestServer;
use tests::shopper::Device;
use tests::world::{Agency, PASSWORD, Someone, content_with, small_checklist};
use uuid::Uuid;

/// An agency with a visit on which a shopper has reported: nobody greeted, somebody smiled.
pub(crate) struct Reported {
    pub(crate) agency: Agency,
    pub(crate) client: Client,
    pub(crate) store: Store,
    pub(crate) checklist: ChecklistVersion,
    pub(crate) shopper: Someone,
    pub(crate) visit: Uuid,
    pub(crate) id: Uuid,
    pub(crate) content: SubmissionContent,
}

impl Reported {
    pub(crate) async fn on(server: &TestServer) -> Reported {
        let agency = Agency::create(server, "north").await;
        let client = agency.client("Falafel House").await;
        let store = agency.store(&client, "n-1", "Asia/Riyadh").await;
        let checklist = agency.publish(&small_checklist(1)).await;
        let shopper = agency.someone("sam", Role::Shopper).await;
        let visit = agency
            .visit(&store, &checklist, &shopper, server.now())
            .await;
        shopper.accept(visit.id).await;
        let photos: Vec<Photo> = (1..=2).map(|n| jpeg(&scene(120, 90, n), None)).collect();
        for photo in &photos {
            shopper.send_photo(visit.id, photo).await.expect(201);
        }
        let filled = shopper.checklist(visit.id).await;
        let given = json!({
            "greeted": { "value": "no" }, "smile": { "value": "yes" },
            "front": { "photos": [photos[0].sha256] }, "receipt": { "photos": [photos[1].sha256] },
            "looks": { "value": "A green coat" },
        });
        let given = serde_json::from_value(given).unwrap();
        let content = content_with(&filled, visit.id, server.now(), given, &photos);
        let id = Uuid::now_v7();
        let bytes = serde_json::to_vec(&content).unwrap();
        shopper.submit(id, 1, &bytes).await.expect(201);
        Reported {
            agency,
            client,
            store,
            checklist,
            shopper,
            visit: visit.id,
            id,
            content,
        }
    }

    pub(crate) async fn read(&self) -> Submission {
        let path = format!("/api/v1/submissions/{}", self.id);
        self.agency.admin.get(&path).await.expect(200).json()
    }

    async fn revision(&self, number: u32) -> Revision {
        let path = format!("/api/v1/submissions/{}/revisions/{number}", self.id);
        self.agency.admin.get(&path).await.expect(200).json()
    }

    async fn post(&self, body: &Value) -> Answer {
        let path = format!("/api/v1/submissions/{}/revisions", self.id);
        self.agency.admin.post(&path, body).await
    }

    /// Makes a revision with these answers.
    pub(crate) async fn revise(&self, revision: u32, answers: Value) -> Answer {
        let body = json!({
            "revision": revision, "answers": answers, "reason": "The photo shows the greeting",
            "anonymity_confirmed": true,
        });
        self.post(&body).await
    }

    async fn assignment(&self) -> Assignment {
        let path = format!("/api/v1/assignments/{}", self.visit);
        self.shopper.api.get(&path).await.expect(200).json()
    }
}

fn percent(hundredths: i64) -> Option<Percent> {
    Some(Percent::from_hundredths(hundredths))
}

both_databases!(p5_a_contractors_revision_is_scored_anew_and_the_one_before_stays);
async fn p5_a_contractors_revision_is_scored_anew_and_the_one_before_stays(server: TestServer) {
    let reported = Reported::on(&server).await;
    let sent = reported.revision(1).await;
    // Greeted is worth 3, smile 2: the smile alone is 40 %.
    assert_eq!(sent.scorecard.total.score, percent(4_000));
    assert_eq!(sent.revised, None);
    server.set_clock(server.now() + TimeDelta::minutes(5));
    let answers = json!({ "greeted": { "value": "yes", "comment": "Behind the plant" } });
    let made: Revision = reported.revise(1, answers).await.expect(201).json();
    assert_eq!(made.number, 2);
    assert_eq!(made.scorecard.total.score, percent(10_000));
    let admin: api::session::Me = reported.agency.admin.get("/api/v1/me").await.json();
    let revised = made.revised.clone().unwrap();
    assert_eq!(revised.reason, "The photo shows the greeting");
    assert_eq!(revised.questions, ["greeted"]);
    assert_eq!(
        (revised.based_on, revised.contractor_id, revised.at),
        (1, admin.id, server.now())
    );
    assert_eq!(made.received_at, sent.received_at, "it waits no shorter");
    assert!(made.content.program.starts_with("plainclothes "));
    assert_eq!(made.content.photos, sent.content.photos);
    assert_eq!(made.content.started_at, sent.content.started_at);

    let submission = reported.read().await;
    assert_eq!(submission.state, VisitState::Submitted);
    assert_eq!(submission.revisions, [1, 2]);
    assert_eq!(submission.revision, made);
    assert_eq!(reported.revision(1).await, sent, "what was sent stays");

    // Without a comment the answer is another one again, and "not applicable" leaves the score.
    let made: Revision = reported
        .revise(2, json!({ "greeted": { "na": true } }))
        .await
        .expect(201)
        .json();
    assert_eq!(made.scorecard.total.score, percent(10_000));
    assert_eq!(made.scorecard.total.possible, 2, "of the smile alone");
    assert_eq!(
        made.revised.unwrap().based_on,
        2,
        "each revision is made of the one before"
    );

    let path = format!("/api/v1/visits/{}/trail", reported.visit);
    let trail: Page<TrailEntry> = reported.agency.admin.get(&path).await.expect(200).json();
    let lines: Vec<_> = trail
        .items
        .iter()
        .filter(|line| line.action == "visit.revised")
        .collect();
    assert_eq!(lines.len(), 2, "P12");
    let facts = &lines[0].after.as_ref().unwrap()["facts"];
    assert_eq!(facts["reason"], "The photo shows the greeting");
    assert_eq!(facts["score"], json!([4_000, 10_000]));
    assert_eq!(lines[0].user_id, Some(admin.id));

    // A decision is made on what was read.
    reported.agency.approve(reported.id, 1).await.problem(409);
    reported.agency.approve(reported.id, 3).await.expect(201);
}

both_databases!(p5_what_owners_read_follows_a_contractors_revision_of_an_approved_visit);
async fn p5_what_owners_read_follows_a_contractors_revision_of_an_approved_visit(
    server: TestServer,
) {
    let reported = Reported::on(&server).await;
    reported.agency.approve(reported.id, 1).await.expect(201);
    let owner = reported.agency.owner("olga", &reported.client, None).await;
    let of_store = format!("/api/v1/stores/{}/report", reported.store.id);
    let of_visit = format!("/api/v1/visits/{}/report", reported.visit);
    let before = owner.api.get(&of_store).await.expect(200);
    let tag = before.headers["etag"].to_str().unwrap().to_owned();
    let read: StoreReport = before.json();
    assert_eq!(read.score.mean.mean, percent(4_000));

    server.set_clock(server.now() + TimeDelta::minutes(5));
    let answers = json!({
        "greeted": { "value": "yes", "comment": "Behind the plant" },
        "smile": { "value": "no", "comment": "Only at the next guest" },
    });
    reported.revise(1, answers).await.expect(201);
    assert_eq!(reported.read().await.state, VisitState::Approved);
    let after = owner.api.get(&of_store).await.expect(200);
    assert_ne!(after.headers["etag"].to_str().unwrap(), tag);
    let read: StoreReport = after.json();
    assert_eq!(
        (read.score.mean.mean, read.score.mean.n),
        (percent(6_000), 1)
    );
    let answer = owner.api.get(&of_visit).await.expect(200);
    let text = answer.text();
    for secret in [
        "The photo shows the greeting",
        "Ada Admin",
        &reported.id.to_string(),
        "revised",
        "green coat",
    ] {
        assert!(!text.contains(secret), "P6: {secret}: {text}");
    }
    let report: VisitReport = answer.json();
    assert_eq!(report.score.score, percent(6_000));
    assert_eq!(report.missed, ["smile"]);
    assert!(text.contains("Behind the plant") && text.contains("Only at the next guest"));
    let told: Vec<_> = report
        .publications
        .iter()
        .map(|one| {
            (
                one.number,
                one.revision,
                one.score,
                one.withdrawn_on.is_some(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [(1, 1, percent(4_000), true), (2, 2, percent(6_000), false)]
    );
    let checked = backend::service::results::check(&server.app, None, false, |_| {}).await;
    assert_eq!(checked.unwrap().differences, 0);

    // Reopened it is nobody's; a revision of it then is published with the next approval alone.
    let path = format!("/api/v1/submissions/{}/reviews", reported.id);
    let reopen = json!({ "revision": 2, "decision": "reopened", "message": "one more look" });
    reported.agency.admin.post(&path, &reopen).await.expect(201);
    let answers = json!({ "smile": { "value": "yes" } });
    reported.revise(2, answers).await.expect(201);
    owner.api.get(&of_visit).await.problem(404);
    let nobody: StoreReport = owner.api.get(&of_store).await.expect(200).json();
    assert_eq!(nobody.score.mean.n, 0);
    reported.agency.approve(reported.id, 3).await.expect(201);
    let report: VisitReport = owner.api.get(&of_visit).await.expect(200).json();
    assert_eq!(report.score.score, percent(10_000));
    assert_eq!(report.publications.len(), 3);
    let checked = backend::service::results::check(&server.app, None, false, |_| {}).await;
    assert_eq!(checked.unwrap().differences, 0);
    // What was scored before can be read as it was.
    for (number, score) in [(1, 4_000), (2, 6_000), (3, 10_000)] {
        let card = reported.revision(number).await.scorecard;
        assert_eq!(card.total.score, percent(score), "{number}");
    }
}

both_databases!(p2_the_shoppers_program_goes_on_after_a_contractors_revision);
async fn p2_the_shoppers_program_goes_on_after_a_contractors_revision(server: TestServer) {
    let mut reported = Reported::on(&server).await;
    let visit = reported
        .agency
        .visit(
            &reported.store,
            &reported.checklist,
            &reported.shopper,
            server.now() + TimeDelta::hours(1),
        )
        .await;
    let clock = server.clock.clone();
    let device = Device::new(&server.folder("device"), move || clock.now().to_utc());
    let photo = server.folder("camera").join("front.jpg");
    std::fs::write(&photo, jpeg(&scene(160, 120, 4), None).bytes).unwrap();
    let photo = photo.to_string_lossy().into_owned();
    let email = reported.shopper.email.clone();
    let log_in = ["login", &server.url, "--email", &email, "--password-stdin"];
    device.run(&log_in, &[PASSWORD]).await.good();
    device.run(&["pull"], &[]).await.good();
    let handle = visit.id.to_string();
    let run = async |arguments: &[&str], typed: &[&str]| device.run(arguments, typed).await;
    run(&["accept", &handle], &[]).await.good();
    let typed = ["no", "yes", "-", "-", "-"];
    run(&["fill", &handle], &typed).await;
    run(&["photo", "add", &handle, "front", &photo], &[])
        .await
        .good();
    run(&["submit", &handle], &[]).await.good();
    reported.visit = visit.id;
    reported.id = reported.assignment().await.submission.unwrap().id;

    reported
        .revise(1, json!({ "greeted": { "value": "yes" } }))
        .await
        .expect(201);
    let told = reported.assignment().await.submission.unwrap();
    assert_eq!((told.revision, told.latest_sent()), (2, 1));
    assert_eq!(told.revised[0].reason, "The photo shows the greeting");
    assert_eq!(
        (told.revised[0].revision, told.revised[0].by),
        (2, Role::Contractor)
    );
    let text = serde_json::to_string(&told).unwrap();
    assert!(!text.contains("Ada"), "the role, not the person: {text}");

    // No other device is suspected, and the receipt is that of what was sent from here.
    run(&["pull"], &[]).await.good();
    let again = run(&["submit", &handle], &[]).await.good();
    assert!(again.transcript.all().contains("revision 1"), "{again:?}");
    let shown = run(&["show", &handle], &[]).await.good();
    for said in [
        "changed answers in revision 2",
        "The photo shows the greeting",
        "Were you greeted?",
    ] {
        assert!(shown.transcript.all().contains(said), "{said}: {shown:?}");
    }
    let receipt = run(&["receipt", &handle, "--json"], &[]).await.good();
    let receipt: Value = serde_json::from_str(&receipt.transcript.out()).unwrap();
    assert_eq!(receipt["claims"]["revision"], 1);
    assert_eq!(receipt["content_compared"], true);

    // Returned, the old answers do not go over the contractor's by mistake; new ones are revision 3.
    let sent = reported
        .agency
        .send_back(reported.id, 2, "Which of them smiled?")
        .await;
    sent.expect(201);
    run(&["submit", &handle], &[])
        .await
        .ends(ExitStatus::Invalid);
    run(
        &["fill", &handle, "--at", "smile"],
        &["! The tall one", "q"],
    )
    .await;
    let done = run(&["submit", &handle], &[]).await.good();
    assert!(done.transcript.all().contains('3'), "{done:?}");
    let seen = reported.read().await;
    assert_eq!(seen.revisions, [1, 2, 3]);
    assert_eq!(seen.state, VisitState::Submitted);
    assert_eq!(seen.revision.revised, None, "this one is the shopper's");
    let smile = "smile".parse().unwrap();
    let smile = seen.revision.content.answers.get(&smile).unwrap();
    assert_eq!(smile.comment.as_deref(), Some("The tall one"));
    let receipt = run(&["receipt", &handle, "--json"], &[]).await.good();
    let receipt: Value = serde_json::from_str(&receipt.transcript.out()).unwrap();
    assert_eq!(receipt["claims"]["revision"], 3);
    reported.agency.approve(reported.id, 3).await.expect(201);
}

both_databases!(p2_the_number_of_a_contractors_revision_is_nobody_elses);
async fn p2_the_number_of_a_contractors_revision_is_nobody_elses(server: TestServer) {
    let reported = Reported::on(&server).await;
    let bytes = serde_json::to_vec(&reported.content).unwrap();
    let first = reported.shopper.submit(reported.id, 1, &bytes).await;
    reported
        .revise(1, json!({ "greeted": { "value": "yes" } }))
        .await
        .expect(201);
    reported
        .agency
        .send_back(reported.id, 2, "More, please.")
        .await
        .expect(201);
    let taken = reported.shopper.submit(reported.id, 2, &bytes).await;
    assert_eq!(taken.problem(409).code, "revision_conflict");
    let again = reported.shopper.submit(reported.id, 1, &bytes).await;
    assert_eq!(again.expect(200).bytes, first.expect(200).bytes);
    let next = reported.shopper.submit(reported.id, 3, &bytes).await;
    next.expect(201);
    // The server has signed for the contractor's revision as such.
    let path = format!("/api/v1/submissions/{}/revisions/2/receipt", reported.id);
    let receipt: api::receipts::Receipt = reported.shopper.api.get(&path).await.expect(200).json();
    let claims = receipt.jws.split('.').nth(1).unwrap();
    use base64::Engine;
    let claims = base64::engine::general_purpose::URL_SAFE_NO_PAD
        .decode(claims)
        .unwrap();
    let claims: api::receipts::ReceiptClaims = serde_json::from_slice(&claims).unwrap();
    assert!(claims.revised_by_contractor);
    assert_eq!(claims.score, Some(10_000));
}

both_databases!(of_two_contractors_revisions_at_once_one_is_made_and_the_other_told);
async fn of_two_contractors_revisions_at_once_one_is_made_and_the_other_told(server: TestServer) {
    let reported = Reported::on(&server).await;
    reported.agency.approve(reported.id, 1).await.expect(201);
    let one = reported.revise(1, json!({ "greeted": { "value": "yes" } }));
    let two = reported.revise(1, json!({ "greeted": { "na": true } }));
    let (one, two) = tokio::join!(one, two);
    let mut statuses = [one.status.as_u16(), two.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
    let refused = if one.status == 409 { one } else { two };
    assert_eq!(refused.problem(409).code, "revision_conflict");
    assert_eq!(reported.read().await.revisions, [1, 2]);
    // A decision that came in between is a conflict as well, where the reader says what was read.
    let body = json!({
        "revision": 2, "reviews": 0, "answers": { "smile": { "value": "no", "comment": "Not once" } },
        "reason": "seen", "anonymity_confirmed": true,
    });
    assert_eq!(
        reported.post(&body).await.problem(409).code,
        "review_conflict"
    );
    let checked = backend::service::results::check(&server.app, None, false, |_| {}).await;
    assert_eq!(checked.unwrap().differences, 0);
}

both_databases!(p11_a_contractors_revision_is_judged_as_a_shoppers_and_all_at_once);
async fn p11_a_contractors_revision_is_judged_as_a_shoppers_and_all_at_once(server: TestServer) {
    let reported = Reported::on(&server).await;
    let body = json!({
        "revision": 1, "reason": " \n",
        "answers": {
            "greeted": { "value": "perhaps" }, "smile": { "value": "no" }, "front": {},
            "looks": { "value": "a\u{1}" }, "nobody": { "value": "yes" },
            "receipt": { "photos": ["0".repeat(64)] },
        },
    });
    let problem = reported.post(&body).await.problem(422);
    let found: Vec<(&str, &str)> = problem
        .errors
        .iter()
        .map(|field| (field.at.as_str(), field.code.as_str()))
        .collect();
    for wanted in [
        ("reason", "required"),
        ("anonymity_confirmed", "required"),
        ("answers.smile", "comment_required"),
        ("answers.looks", "control_character"),
        ("answers.nobody", "unknown_question"),
        ("answers.receipt", "photos_stay"),
    ] {
        assert!(found.contains(&wanted), "{wanted:?}: {found:?}");
    }
    assert!(
        found.iter().any(|(at, _)| *at == "answers.greeted"),
        "{found:?}"
    );
    assert!(
        found.iter().all(|(at, _)| *at != "answers.front"),
        "photos stay: {found:?}"
    );
    let unchanged = reported
        .revise(1, json!({ "greeted": { "value": "no" } }))
        .await;
    assert_eq!(unchanged.problem(422).errors[0].code, "unchanged");
    for hostile in [
        json!({}),
        json!([]),
        json!({ "revision": 1, "answers": [], "reason": "x" }),
        json!({ "revision": -1, "answers": {}, "reason": "x" }),
        json!({ "revision": 1, "answers": { "greeted": { "value": { "a": 1 } } }, "reason": "x" }),
        json!({ "revision": 1, "answers": { "GREETED": {} }, "reason": "x" }),
        json!({ "revision": 1, "answers": {}, "reason": "x", "score": 10_000 }),
    ] {
        let answer = reported.post(&hostile).await;
        assert!(
            [400, 422].contains(&answer.status.as_u16()),
            "{hostile}: {}",
            answer.text()
        );
    }
    let long = "x".repeat(4_001);
    let body = json!({
        "revision": 1, "answers": { "greeted": { "value": "yes", "comment": long } },
        "reason": long, "anonymity_confirmed": true,
    });
    let problem = reported.post(&body).await.problem(422);
    assert!(problem.errors.iter().any(|field| field.at == "reason"));
    assert_eq!(reported.read().await.revisions, [1], "nothing was kept");

    // Where the visit is back with its shopper, or the submission does not count, there is nothing to revise.
    let yes = || json!({ "greeted": { "value": "yes" } });
    let contested = Uuid::now_v7();
    let bytes = serde_json::to_vec(&reported.content).unwrap();
    reported
        .shopper
        .submit(contested, 1, &bytes)
        .await
        .expect(201);
    let path = format!("/api/v1/submissions/{contested}/revisions");
    let body = json!({
        "revision": 1, "answers": yes(), "reason": "seen", "anonymity_confirmed": true,
    });
    reported.agency.admin.post(&path, &body).await.problem(409);
    reported
        .agency
        .send_back(reported.id, 1, "Again.")
        .await
        .expect(201);
    assert_eq!(
        reported.revise(1, yes()).await.problem(409).code,
        "visit_state"
    );
}

both_databases!(a_revision_keeps_corrected_typos_and_takes_words_of_any_script);
async fn a_revision_keeps_corrected_typos_and_takes_words_of_any_script(server: TestServer) {
    let mut reported = Reported::on(&server).await;
    reported
        .agency
        .send_back(reported.id, 1, "Say more.")
        .await
        .expect(201);
    let smile = reported.content.answers.entry("smile".parse().unwrap());
    smile.comment = Some("Tey smiled".to_owned());
    let bytes = serde_json::to_vec(&reported.content).unwrap();
    reported
        .shopper
        .submit(reported.id, 2, &bytes)
        .await
        .expect(201);
    let contractor = reported.agency.someone("carol", Role::Contractor).await;
    let browser = tests::client::Api::browser(&server.url);
    let browser = browser
        .log_in_with_the_page(&contractor.email, PASSWORD)
        .await;
    let path = format!("/reviews/{}/questions/smile/correct", reported.id);
    let correction = [
        ("part", "comment"),
        ("corrected_revision", "2"),
        ("save", "yes"),
        ("before", "Tey smiled"),
        ("after", "They smiled"),
        ("confirmed", "yes"),
    ];
    browser.submit(&path, &correction).await.expect(200);
    // An e with its accent apart becomes one character, as everything typed here.
    let comment = "رحّب بنا الموظف Cafe\u{301} وابتسم";
    let answers = json!({ "greeted": { "value": "yes", "comment": comment } });
    let made: Revision = reported.revise(2, answers).await.expect(201).json();
    let of = |id: &str| {
        let answer = made.content.answers.get(&id.parse().unwrap()).unwrap();
        answer.comment.clone().unwrap()
    };
    assert_eq!(of("smile"), "They smiled");
    assert_eq!(of("greeted"), "رحّب بنا الموظف Caf\u{e9} وابتسم");
    assert_eq!(made.revised.unwrap().questions, ["greeted"]);
}
