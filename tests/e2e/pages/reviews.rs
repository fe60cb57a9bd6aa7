//! The review desk: the queue, one submission on one screen, decisions, two windows, hostile text.

use api::checklists::ChecklistVersion;
use api::people::Role;
use api::stores::Store;
use api::submissions::{Submission, SubmissionContent};
use api::visits::VisitState;
use chrono::TimeDelta;
use tests::both_databases;
use tests::client::{Answer, Api};
use tests::server::{On, TestServer};
use tests::world::{Agency, PASSWORD, Someone, small_checklist};
use uuid::Uuid;

/// An agency with a store, a shopper, and a contractor at a browser.
struct Office {
    agency: Agency,
    store: Store,
    checklist: ChecklistVersion,
    shopper: Someone,
    browser: Api,
}

impl Office {
    async fn open(server: &TestServer) -> Office {
        let agency = Agency::create(server, "north").await;
        let client = agency.client("Falafel House").await;
        let store = agency.store(&client, "n-1", "Asia/Riyadh").await;
        let checklist = agency.publish(&small_checklist(1)).await;
        let shopper = agency.someone("sam", Role::Shopper).await;
        let contractor = agency.someone("carol", Role::Contractor).await;
        let browser = Api::browser(&server.url);
        let browser = browser
            .log_in_with_the_page(&contractor.email, PASSWORD)
            .await;
        Office {
            agency,
            store,
            checklist,
            shopper,
            browser,
        }
    }

    /// A submission that waits for review, with the content that was sent.
    async fn submission(&self, server: &TestServer, seed: u64) -> (Uuid, SubmissionContent) {
        let visit = self
            .agency
            .visit(&self.store, &self.checklist, &self.shopper, server.now())
            .await;
        let (id, bytes) = self.shopper.report(visit.id, server.now(), 60, seed).await;
        (id, serde_json::from_slice(&bytes).unwrap())
    }

    async fn read(&self, id: Uuid) -> Submission {
        let path = format!("/api/v1/submissions/{id}");
        self.agency.admin.get(&path).await.expect(200).json()
    }

    async fn desk(&self, id: Uuid) -> String {
        let answer = self.browser.get(&format!("/reviews/{id}")).await;
        answer.expect(200).text()
    }

    /// Sends the form of the desk.
    async fn decide(&self, id: Uuid, made_for: (&str, &str), fields: &[(&str, &str)]) -> Answer {
        let mut form = vec![("revision", made_for.0), ("reviews", made_for.1)];
        form.extend(fields);
        self.browser.submit(&format!("/reviews/{id}"), &form).await
    }
}

fn location(answer: &Answer) -> String {
    answer.headers["location"].to_str().unwrap().to_owned()
}

both_databases!(the_queue_shows_the_longest_wait_first_and_the_next_comes_after_a_decision);
async fn the_queue_shows_the_longest_wait_first_and_the_next_comes_after_a_decision(
    server: TestServer,
) {
    let office = Office::open(&server).await;
    let empty = office.browser.get("/reviews").await.expect(200).text();
    assert!(empty.contains("Nothing waits for a review."), "{empty}");
    let mut ids = Vec::new();
    for seed in 1..=3 {
        ids.push(office.submission(&server, seed).await.0);
        server.set_clock(server.now() + TimeDelta::minutes(1));
    }
    let page = office.browser.get("/reviews").await.expect(200).text();
    let places: Vec<usize> = ids
        .iter()
        .map(|id| page.find(&id.to_string()).unwrap())
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    for said in ["Store n-1", "Falafel House", "sam of north"] {
        assert!(page.contains(said), "{said}");
    }

    let csv = office.browser.get("/reviews/queue.csv").await.expect(200);
    assert_eq!(csv.text().lines().count(), 4, "{}", csv.text());
    let xlsx = office.browser.get("/reviews/queue.xlsx").await.expect(200);
    assert!(xlsx.bytes.starts_with(b"PK"));

    // From the middle one goes on to the last, and from the last back to the first.
    let approve = [("decision", "approved"), ("anonymity_confirmed", "yes")];
    let answer = office
        .decide(ids[1], ("1", "0"), &approve)
        .await
        .expect(303);
    let next = location(&answer);
    assert_eq!(
        next,
        format!("/reviews/{}?done=approved&of={}", ids[2], ids[1])
    );
    let page = office.browser.get(&next).await.expect(200).text();
    assert!(
        page.contains("Approved. The results are published."),
        "{page}"
    );
    assert!(
        page.contains(&format!("href=\"/reviews/{}\"", ids[1])),
        "a way back"
    );
    let reject = [("decision", "rejected"), ("message", "the wrong store")];
    let answer = office.decide(ids[2], ("1", "0"), &reject).await.expect(303);
    assert!(location(&answer).starts_with(&format!("/reviews/{}?", ids[0])));
    let send_back = [("decision", "returned"), ("remark.smile", "Who was it?")];
    let answer = office
        .decide(ids[0], ("1", "0"), &send_back)
        .await
        .expect(303);
    assert!(location(&answer).starts_with("/reviews?done=returned"));
    let states: Vec<VisitState> = [
        office.read(ids[0]).await.state,
        office.read(ids[1]).await.state,
        office.read(ids[2]).await.state,
    ]
    .into();
    let wanted = [
        VisitState::Returned,
        VisitState::Approved,
        VisitState::Rejected,
    ];
    assert_eq!(states, wanted);
    assert_eq!(
        office.read(ids[0]).await.reviews[0].remarks[0].text,
        "Who was it?"
    );

    // The desk of the first shows the others as visits of the same store.
    let page = office.desk(ids[0]).await;
    assert!(page.contains(&ids[1].to_string()) && page.contains(&ids[2].to_string()));
    assert!(
        page.contains("Who was it?") && page.contains("carol of north"),
        "{page}"
    );
}

both_databases!(the_desk_has_every_answer_with_its_reason_and_its_photos);
async fn the_desk_has_every_answer_with_its_reason_and_its_photos(server: TestServer) {
    let office = Office::open(&server).await;
    let (id, content) = office.submission(&server, 1).await;
    let page = office.desk(id).await;
    let submission = office.read(id).await;
    for said in [
        "Service at the counter",
        "Were you greeted?",
        "Asia/Riyadh",
        "Approve",
        "The owner will see:",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    for (language, said) in [("ar", "هل رحّبوا بك؟"), ("ta", "உங்களை வரவேற்றார்களா?")]
    {
        let page = office
            .browser
            .get(&format!("/reviews/{id}?lang={language}"))
            .await;
        assert!(page.expect(200).text().contains(said), "{language}");
    }
    let card = &submission.revision.scorecard;
    assert!(card.questions.iter().any(|question| question.scored));
    for photo in &content.photos {
        let path = format!("/reviews/{id}/photos/{}", photo.sha256);
        assert!(page.contains(&format!("{path}/view")), "{path}");
        let original = office.browser.get(&path).await.expect(200);
        assert_eq!(original.bytes.len() as u64, photo.size_bytes);
        assert_eq!(original.headers["content-type"], "image/jpeg");
        assert_eq!(original.headers["content-disposition"], "inline");
        for size in ["small", "screen"] {
            let copy = office.browser.get(&format!("{path}?size={size}")).await;
            assert!(copy.expect(200).bytes.starts_with(b"\xff\xd8"), "{size}");
        }
        let view = office.browser.get(&format!("{path}/view?turn=1")).await;
        let view = view.expect(200).text();
        assert!(
            view.contains("large turn-1") && view.contains("?turn=2"),
            "{view}"
        );
        let elsewhere = format!("/reviews/{id}/photos/{}", "0".repeat(64));
        office.browser.get(&elsewhere).await.expect(404);
    }
}

both_databases!(p1_of_two_windows_the_second_is_told_who_came_first_and_loses_nothing);
async fn p1_of_two_windows_the_second_is_told_who_came_first_and_loses_nothing(server: TestServer) {
    let office = Office::open(&server).await;
    let (id, _) = office.submission(&server, 1).await;
    office
        .agency
        .send_back(id, 1, "Please look again.")
        .await
        .expect(201);
    let typed = [
        ("decision", "rejected"),
        ("message", "A reason that took an hour & more"),
        ("remark.greeted", "Who greeted you?\nAnd when?"),
        ("anonymity_confirmed", "yes"),
    ];
    let answer = office.decide(id, ("1", "0"), &typed).await.expect(409);
    let page = answer.text();
    for said in [
        "Somebody else has come first",
        "Ada Admin",
        "returned revision",
        "The visit is now:",
        "A reason that took an hour &#38; more",
        "Who greeted you?\nAnd when?",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert_eq!(office.read(id).await.state, VisitState::Returned);
    assert_eq!(office.read(id).await.reviews.len(), 1);

    // A decision that the state would allow is refused as well: it was made for what was read.
    let (id, _) = office.submission(&server, 2).await;
    office.agency.approve(id, 1).await.expect(201);
    let reopen = [("decision", "reopened"), ("message", "Stays typed")];
    let answer = office.decide(id, ("1", "0"), &reopen).await.expect(409);
    let page = answer.text();
    assert!(
        page.contains("Stays typed") && page.contains("Ada Admin"),
        "{page}"
    );
    assert!(
        page.contains("name=\"reviews\" value=\"1\""),
        "the form is for the present"
    );
    assert_eq!(office.read(id).await.state, VisitState::Approved);
    let answer = office.decide(id, ("1", "1"), &reopen).await.expect(303);
    assert!(location(&answer).starts_with(&format!("/reviews/{id}?done=reopened")));
    assert_eq!(office.read(id).await.state, VisitState::Submitted);
}

both_databases!(a_refused_decision_keeps_what_was_typed_and_says_all_that_is_wrong);
async fn a_refused_decision_keeps_what_was_typed_and_says_all_that_is_wrong(server: TestServer) {
    let office = Office::open(&server).await;
    let (id, _) = office.submission(&server, 1).await;
    let long = "x".repeat(4_001);
    let typed = [
        ("decision", "approved"),
        ("message", long.as_str()),
        ("remark.smile", "Kept as it is"),
    ];
    let page = office
        .decide(id, ("1", "0"), &typed)
        .await
        .expect(422)
        .text();
    for said in [
        "href=\"#anonymity_confirmed\"",
        "href=\"#message\"",
        "Kept as it is",
        long.as_str(),
        "name=\"revision\" value=\"1\"",
    ] {
        assert!(page.contains(said), "{said}");
    }
    assert_eq!(office.read(id).await.state, VisitState::Submitted);
    // Every decision that needs a reason asks for it.
    for decision in ["returned", "rejected"] {
        office
            .decide(id, ("1", "0"), &[("decision", decision)])
            .await
            .expect(422);
    }
    for form in [[("decision", "praised")], [("", "")]] {
        office.decide(id, ("1", "0"), &form).await.expect(400);
    }
    let approve = [("decision", "approved"), ("anonymity_confirmed", "yes")];
    office.decide(id, ("one", "0"), &approve).await.expect(400);

    // A double click approves once, and both answers lead to the same place.
    let twice = [
        approve[0],
        approve[1],
        ("once", "5f0c6c0a-7b1b-4b7e-8a53-0d7a3f6b1c11"),
    ];
    let one = office.decide(id, ("1", "0"), &twice).await.expect(303);
    let two = office.decide(id, ("1", "0"), &twice).await.expect(303);
    assert_eq!(location(&one), location(&two));
    assert_eq!(office.read(id).await.reviews.len(), 1);
}

both_databases!(a_new_revision_shows_what_has_changed_and_the_earlier_one_stays_readable);
async fn a_new_revision_shows_what_has_changed_and_the_earlier_one_stays_readable(
    server: TestServer,
) {
    let office = Office::open(&server).await;
    let (id, mut content) = office.submission(&server, 1).await;
    let fields = [("decision", "returned"), ("remark.looks", "What colour?")];
    office.decide(id, ("1", "0"), &fields).await.expect(303);
    let looks = "looks".parse().unwrap();
    let was = content.answers.get(&looks).cloned().unwrap_or_default();
    let now = checklists::Answer::of("A green coat");
    content.answers.insert(looks, now);
    let bytes = serde_json::to_vec(&content).unwrap();
    office.shopper.submit(id, 2, &bytes).await.expect(201);
    let page = office.desk(id).await;
    assert!(
        page.contains("One answer has changed since revision"),
        "{page}"
    );
    assert!(
        page.contains("A green coat") && page.contains("What colour?"),
        "{page}"
    );
    let earlier = office
        .browser
        .get(&format!("/reviews/{id}?revision=1"))
        .await;
    let earlier = earlier.expect(200).text();
    assert!(!earlier.contains("A green coat"), "{earlier}");
    assert!(earlier.contains("An earlier revision") && !earlier.contains("value=\"approved\""));
    if let Some(checklists::AnswerValue::Text(text)) = was.value {
        assert!(earlier.contains(&text) && page.contains(&text), "{text}");
    }
    office
        .browser
        .get(&format!("/reviews/{id}?revision=3"))
        .await
        .expect(404);
    // A form for the first revision is not taken for the second.
    let approve = [("decision", "approved"), ("anonymity_confirmed", "yes")];
    office.decide(id, ("1", "1"), &approve).await.expect(409);
    office.decide(id, ("2", "1"), &approve).await.expect(303);
}

both_databases!(a_contested_submission_is_marked_and_can_be_chosen_with_a_reason);
async fn a_contested_submission_is_marked_and_can_be_chosen_with_a_reason(server: TestServer) {
    let office = Office::open(&server).await;
    let (first, content) = office.submission(&server, 1).await;
    let bytes = serde_json::to_vec(&content).unwrap();
    let second = Uuid::now_v7();
    office.shopper.submit(second, 1, &bytes).await.expect(201);
    let queue = office.browser.get("/reviews").await.expect(200).text();
    assert!(
        queue.contains("Contested") && queue.contains(&second.to_string()),
        "{queue}"
    );
    let page = office.desk(second).await;
    assert!(
        page.contains("value=\"chosen\"") && page.contains(&first.to_string()),
        "{page}"
    );
    office
        .decide(second, ("1", "0"), &[("decision", "chosen")])
        .await
        .expect(422);
    let choose = [("decision", "chosen"), ("message", "It has the photos")];
    office.decide(second, ("1", "0"), &choose).await.expect(303);
    let read = office.read(second).await;
    assert!(!read.contested && office.read(first).await.contested);
    let again = office.decide(second, ("1", "0"), &choose).await.expect(409);
    assert!(again.text().contains("It has the photos"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_text_stands_on_the_desk_as_text() {
    let server = TestServer::start(On::Sqlite).await.unwrap();
    let office = Office::open(&server).await;
    let (id, mut content) = office.submission(&server, 1).await;
    office
        .agency
        .send_back(id, 1, "<b>again</b>")
        .await
        .expect(201);
    let word = "w".repeat(3_900);
    for (question, text) in [
        ("looks", "<script>alert(1)</script>\u{202e}txet"),
        ("greeted", word.as_str()),
    ] {
        let answer = content.answers.entry(question.parse().unwrap());
        if question == "looks" {
            answer.value = Some(checklists::AnswerValue::Text(text.to_owned()));
        } else {
            answer.comment = Some(text.to_owned());
        }
    }
    let bytes = serde_json::to_vec(&content).unwrap();
    office.shopper.submit(id, 2, &bytes).await.expect(201);
    let typed = [
        ("decision", "rejected"),
        ("message", ""),
        ("remark.smile", "</textarea><script>alert(2)</script>"),
    ];
    let page = office
        .decide(id, ("2", "1"), &typed)
        .await
        .expect(422)
        .text();
    assert!(!page.contains("<script>alert"), "{page}");
    assert!(
        !page.contains("<b>again") && page.contains("&#60;b&#62;again"),
        "{page}"
    );
    assert!(page.contains("&#60;script&#62;alert(1)") && page.contains(&word));
    let path = format!("/reviews/{id}?done=%3Cscript%3E&of={id}&revision=2");
    let page = office.browser.get(&path).await.expect(200).text();
    assert!(!page.contains("<script>") || !page.contains("role=\"status\""));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_queue_is_paged_by_cursor_and_loses_nobody() {
    let server = TestServer::start(On::Sqlite).await.unwrap();
    let office = Office::open(&server).await;
    let mut ids = std::collections::BTreeSet::new();
    for seed in 1..=28 {
        ids.insert(office.submission(&server, seed).await.0);
    }
    let mut path = "/reviews".to_owned();
    let mut seen = std::collections::BTreeSet::new();
    let mut pages = 0;
    loop {
        let page = office.browser.get(&path).await.expect(200).text();
        seen.extend(ids.iter().filter(|id| page.contains(&id.to_string())));
        pages += 1;
        match page.split_once("href=\"/reviews?cursor=") {
            Some((_, rest)) => {
                let cursor = rest.split('"').next().unwrap();
                path = format!("/reviews?cursor={cursor}");
            }
            None => break,
        }
    }
    assert_eq!((seen, pages), (ids.clone(), 2));
    office.browser.get("/reviews?cursor=x").await.expect(422);
    let csv = office.browser.get("/reviews/queue.csv").await.expect(200);
    assert_eq!(csv.text().lines().count(), ids.len() + 1);
}

both_databases!(p5_a_typo_is_corrected_beside_what_was_sent_and_what_is_published_follows);
async fn p5_a_typo_is_corrected_beside_what_was_sent_and_what_is_published_follows(
    server: TestServer,
) {
    let office = Office::open(&server).await;
    let (id, mut content) = office.submission(&server, 1).await;
    office
        .agency
        .send_back(id, 1, "Say more.")
        .await
        .expect(201);
    let smile = content.answers.entry("smile".parse().unwrap());
    smile.comment = Some("Tey smiled at me".to_owned());
    let bytes = serde_json::to_vec(&content).unwrap();
    office.shopper.submit(id, 2, &bytes).await.expect(201);
    let score = office.read(id).await.revision.scorecard.total.score;

    // The form keeps what was typed on the desk, and the desk has it again after the correction.
    let path = format!("/reviews/{id}/questions/smile/correct");
    let desk = [
        ("part", "comment"),
        ("revision", "2"),
        ("reviews", "1"),
        ("message", "Half a message"),
        ("remark.greeted", "Half a remark"),
    ];
    let form = office.browser.submit(&path, &desk).await.expect(200).text();
    assert!(
        form.contains("Tey smiled at me") && form.contains("Half a remark"),
        "{form}"
    );
    let mut save = desk.to_vec();
    save.extend([
        ("corrected_revision", "2"),
        ("save", "yes"),
        ("before", "Tey smiled at me"),
        ("after", "They smiled at me"),
    ]);
    let refused = office.browser.submit(&path, &save).await.expect(422).text();
    assert!(refused.contains("They smiled at me") && refused.contains("Half a message"));
    save.push(("confirmed", "yes"));
    let page = office.browser.submit(&path, &save).await.expect(200).text();
    for said in [
        "Corrected. The text before is kept.",
        "They smiled at me",
        "Tey smiled at me",
        "Corrected by",
        "Half a message",
        "Half a remark",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let read = office.read(id).await;
    assert_eq!(
        read.revision.content, content,
        "what was sent never changes"
    );
    assert_eq!(read.revision.scorecard.total.score, score);

    // Another window made its form for the text before.
    let late = office.browser.submit(&path, &save).await;
    assert_eq!(late.status, 200, "the same text again changes nothing");
    let other = save.iter().map(|(name, value)| match *name {
        "after" => (*name, "Nobody smiled"),
        _ => (*name, *value),
    });
    let other: Vec<_> = other.collect();
    let conflict = office
        .browser
        .submit(&path, &other)
        .await
        .expect(409)
        .text();
    assert!(conflict.contains("They smiled at me") && conflict.contains("Nobody smiled"));

    // What owners read follows the correction, before and after the approval.
    office.agency.approve(id, 2).await.expect(201);
    let report = format!("/api/v1/stores/{}/report", office.store.id);
    let text = office.agency.admin.get(&report).await.expect(200).text();
    assert!(!text.contains("Tey smiled"), "{text}");
    let again = save.iter().map(|(name, value)| match *name {
        "before" => (*name, "They smiled at me"),
        "after" => (*name, "They both smiled at me"),
        _ => (*name, *value),
    });
    let again: Vec<_> = again.collect();
    office.browser.submit(&path, &again).await.expect(200);
    let visit = office.read(id).await.visit_id;
    let report = format!("/api/v1/visits/{visit}/report");
    let text = office.agency.admin.get(&report).await.expect(200).text();
    assert!(text.contains("They both smiled at me"), "{text}");
    let checked = backend::service::results::check(&server.app, None, false, |_| {}).await;
    assert_eq!(checked.unwrap().differences, 0);

    // An answer that is not in words has no typo, and a question that is not there has nothing.
    for (question, part) in [
        ("greeted", "answer"),
        ("nobody", "comment"),
        ("smile", "points"),
    ] {
        let path = format!("/reviews/{id}/questions/{question}/correct");
        office
            .browser
            .submit(&path, &[("part", part)])
            .await
            .expect(404);
    }
}

both_databases!(the_queue_is_narrowed_by_filters_that_stand_in_the_address);
async fn the_queue_is_narrowed_by_filters_that_stand_in_the_address(server: TestServer) {
    let office = Office::open(&server).await;
    let (on_time, _) = office.submission(&server, 1).await;
    // Another shopper reports late on a store of another client.
    let client = office.agency.client("Noor Telecom").await;
    let store = office.agency.store(&client, "t-9", "Asia/Riyadh").await;
    let sue = office.agency.someone("sue", Role::Shopper).await;
    let made = office
        .agency
        .visit(&store, &office.checklist, &sue, server.now());
    let visit = made.await;
    let due = visit.due_at + TimeDelta::hours(1);
    sue.accept(visit.id).await;
    server.set_clock(due);
    let (mut sue, browser) = (sue, Api::browser(&server.url));
    sue.api = office.agency.anonymous.log_in(&sue.email, PASSWORD).await.0;
    let (late, _) = sue.report(visit.id, due, 60, 2).await;
    let browser = browser
        .log_in_with_the_page("carol@north.example", PASSWORD)
        .await;
    let shows = async |query: &str| -> (bool, bool) {
        let page = browser.get(&format!("/reviews{query}")).await;
        let page = page.expect(200).text();
        let csv = browser.get(&format!("/reviews/queue.csv{query}")).await;
        let rows = csv.expect(200).text().lines().count() - 1;
        let shown = [on_time, late].map(|id| page.contains(&format!("\"/reviews/{id}\"")));
        assert_eq!(
            rows,
            shown.iter().filter(|shown| **shown).count(),
            "{query}"
        );
        (shown[0], shown[1])
    };
    let (falafel, noor) = (office.store.client_id, client.id);
    assert_eq!(shows("").await, (true, true));
    assert_eq!(shows(&format!("?client={falafel}")).await, (true, false));
    assert_eq!(shows(&format!("?client={noor}&q=")).await, (false, true));
    assert_eq!(shows("?q=T-9").await, (false, true));
    assert_eq!(shows("?q=%25").await, (false, false));
    assert_eq!(shows("?checklist=small").await, (true, true));
    assert_eq!(shows("?checklist=other").await, (false, false));
    assert_eq!(shows(&format!("?shopper={}", sue.id)).await, (false, true));
    assert_eq!(shows("?shopper=SUE@north.example").await, (false, true));
    assert_eq!(shows("?flagged=yes").await, (false, true));
    let page = browser.get("/reviews?flagged=yes&q=zzz").await.expect(200);
    let page = page.text();
    assert!(
        page.contains("Nothing that waits fits these filters."),
        "{page}"
    );
    assert!(page.contains("value=\"zzz\"") && page.contains("value=\"yes\" selected"));
    browser.get("/reviews?client=nobody").await.expect(400);
    let page = browser.get("/reviews?q=%3Cscript%3Ealert(1)").await;
    assert!(!page.expect(200).text().contains("<script>alert"));
}
