//! Answers changed on the pages: the form, the look at what would come of it, the revision.

use api::people::Role;
use api::reports::Percent;
use api::visits::VisitState;
use serde_json::json;
use tests::both_databases;
use tests::client::Api;
use tests::server::{On, TestServer};
use tests::world::PASSWORD;

use crate::revisions::Reported;

/// A browser of a contractor.
async fn browser(server: &TestServer, reported: &Reported, name: &str) -> Api {
    let contractor = reported.agency.someone(name, Role::Contractor).await;
    let browser = Api::browser(&server.url);
    browser
        .log_in_with_the_page(&contractor.email, PASSWORD)
        .await
}

/// The form as a browser sends it, nothing touched.
fn untouched() -> Vec<(&'static str, &'static str)> {
    vec![
        ("based_on", "1"),
        ("decisions", "0"),
        ("corrections", "0"),
        ("a.greeted", "no"),
        ("c.greeted", ""),
        ("a.smile", "yes"),
        ("c.smile", ""),
        ("c.front", ""),
        ("c.receipt", ""),
        ("a.looks", "A green coat"),
        ("c.looks", ""),
    ]
}

/// The form with these values in place of what stood there.
fn with<'a>(form: &[(&'a str, &'a str)], values: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut all: Vec<_> = form
        .iter()
        .filter(|(name, _)| values.iter().all(|(other, _)| other != name))
        .copied()
        .collect();
    all.extend(values);
    all
}

both_databases!(p5_answers_are_changed_after_a_look_at_the_points_before_and_after);
async fn p5_answers_are_changed_after_a_look_at_the_points_before_and_after(server: TestServer) {
    let reported = Reported::on(&server).await;
    let browser = browser(&server, &reported, "carol").await;
    let path = format!("/reviews/{}/revise", reported.id);
    let desk = browser.get(&format!("/reviews/{}", reported.id)).await;
    assert!(
        desk.expect(200).text().contains(&path),
        "the desk leads to it"
    );

    // From the desk with half a message, which is carried along to the end.
    let typed = [
        ("revision", "1"),
        ("reviews", "0"),
        ("message", "Half a message"),
        ("remark.smile", "Half a remark"),
    ];
    let form = browser.submit(&path, &typed).await.expect(200).text();
    for said in [
        "Were you greeted?",
        "A green coat",
        "<option value=\"no\" selected>No</option>",
        "name=\"na.greeted\"",
        "One photo, which stays.",
        "Half a message",
        "Half a remark",
    ] {
        assert!(form.contains(said), "{said}: {form}");
    }

    let mut change = with(&untouched(), &[("a.greeted", "yes"), ("step", "look")]);
    change.extend(typed);
    let refused = browser.submit(&path, &change).await.expect(422).text();
    for said in [
        "href=\"#reason\"",
        "href=\"#confirmed\"",
        "<option value=\"yes\" selected>Yes</option>",
        "Half a message",
    ] {
        assert!(refused.contains(said), "{said}: {refused}");
    }
    let change = with(
        &change,
        &[("reason", "It is on the photo"), ("confirmed", "yes")],
    );
    let look = browser.submit(&path, &change).await.expect(200).text();
    for said in [
        "Is this right?",
        "Nothing is saved yet.",
        "\u{2068}0\u{2069} of \u{2068}3\u{2069}",
        "\u{2068}3\u{2069} of \u{2068}3\u{2069}",
        "40",
        "100",
        "It is on the photo",
        "Half a remark",
    ] {
        assert!(look.contains(said), "{said}: {look}");
    }
    assert!(!look.contains("Did they smile?"), "only what changes");
    assert_eq!(reported.read().await.revisions, [1], "a look keeps nothing");

    let back = with(&change, &[("step", "edit")]);
    let form = browser.submit(&path, &back).await.expect(200).text();
    assert!(form.contains("<option value=\"yes\" selected>Yes</option>"));
    assert!(form.contains("It is on the photo"));

    // A double click makes one revision, and both answers are the desk with what was typed there.
    let once = ("once", "5f0c6c0a-7b1b-4b7e-8a53-0d7a3f6b1c12");
    let save = with(&change, &[("step", "save"), once]);
    for _ in 0..2 {
        let desk = browser.submit(&path, &save).await.expect(200).text();
        for said in [
            "Changed. The revision before is kept.",
            "Half a message",
            "Half a remark",
            "name=\"revision\" value=\"2\"",
            "changed by",
            "It is on the photo",
            "carol of north",
        ] {
            assert!(desk.contains(said), "{said}: {desk}");
        }
        assert!(!desk.contains(once.1), "a decision is another filling");
    }
    let read = reported.read().await;
    assert_eq!(read.revisions, [1, 2]);
    let score = read.revision.scorecard.total.score;
    assert_eq!(score, Some(Percent::from_hundredths(10_000)));
    let earlier = format!("/reviews/{}?revision=1", reported.id);
    let desk = browser.get(&earlier).await.expect(200).text();
    assert!(desk.contains("An earlier revision") && desk.contains("sent by"));

    // The decision that was half made is made now, for the new revision.
    let approve = [
        ("decision", "approved"),
        ("anonymity_confirmed", "yes"),
        ("revision", "2"),
        ("reviews", "0"),
    ];
    let desk = format!("/reviews/{}", reported.id);
    browser.submit(&desk, &approve).await.expect(303);
    assert_eq!(reported.read().await.state, VisitState::Approved);
    // Without anything typed on the desk, the page leads back by a redirect.
    let again = with(
        &untouched(),
        &[
            ("based_on", "2"),
            ("decisions", "1"),
            ("na.greeted", "yes"),
            ("a.greeted", "yes"),
            ("reason", "Nobody could greet"),
            ("confirmed", "yes"),
            ("step", "save"),
        ],
    );
    let answer = browser.submit(&path, &again).await.expect(303);
    let to = answer.headers["location"].to_str().unwrap().to_owned();
    assert_eq!(to, format!("{desk}?done=revised&of={}", reported.id));
    let page = browser.get(&to).await.expect(200).text();
    assert!(
        page.contains("Changed. The revision before is kept."),
        "{page}"
    );
    let page = browser.get(&format!("/visits/{}", reported.visit)).await;
    let page = page.expect(200).text();
    assert!(page.contains("Answers changed in a new revision"), "{page}");
    let checked = backend::service::results::check(&server.app, None, false, |_| {}).await;
    assert_eq!(checked.unwrap().differences, 0);
}

both_databases!(p1_of_two_who_change_answers_the_second_is_told_and_loses_nothing);
async fn p1_of_two_who_change_answers_the_second_is_told_and_loses_nothing(server: TestServer) {
    let reported = Reported::on(&server).await;
    let browser = browser(&server, &reported, "carol").await;
    let path = format!("/reviews/{}/revise", reported.id);
    let mine = with(
        &untouched(),
        &[
            ("a.smile", "no"),
            ("c.smile", "An hour of & typing"),
            ("reason", "Half an hour more"),
            ("confirmed", "yes"),
        ],
    );
    reported
        .revise(1, json!({ "greeted": { "value": "yes" } }))
        .await
        .expect(201);
    for step in ["look", "save", "edit"] {
        let late = with(&mine, &[("step", step)]);
        let page = browser.submit(&path, &late).await.expect(409).text();
        for said in [
            "Somebody else has come first",
            "changed by",
            "Ada Admin",
            "An hour of &#38; typing",
            "Half an hour more",
            "name=\"based_on\" value=\"2\"",
            // What the other changed stands in its field, and what was typed here in its own.
            "<option value=\"yes\" selected>Yes</option>",
            "<option value=\"no\" selected>No</option>",
        ] {
            assert!(page.contains(said), "{step}: {said}: {page}");
        }
    }
    assert_eq!(reported.read().await.revisions, [1, 2]);
    // Sent again as it stands on the page, it changes what was typed and nothing else.
    let again = with(
        &mine,
        &[("based_on", "2"), ("a.greeted", "yes"), ("step", "save")],
    );
    browser.submit(&path, &again).await.expect(303);
    let read = reported.read().await;
    assert_eq!(read.revision.revised.unwrap().questions, ["smile"]);

    // A decision in between is said as well; what was typed stays though nothing can be saved now.
    reported
        .agency
        .send_back(reported.id, 3, "Look again.")
        .await
        .expect(201);
    let late = with(&again, &[("based_on", "3"), ("a.smile", "yes")]);
    let page = browser.submit(&path, &late).await.expect(409).text();
    for said in [
        "returned revision",
        "Half an hour more",
        "only while the visit is submitted",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    for odd in [
        vec![("step", "save")],
        vec![("step", "look"), ("based_on", "one")],
    ] {
        browser.submit(&path, &odd).await.expect(400);
    }
    let nobody = with(&late, &[("based_on", "9")]);
    browser.submit(&path, &nobody).await.expect(404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_text_and_arabic_stand_in_the_form_as_text() {
    let server = TestServer::start(On::Sqlite).await.unwrap();
    let reported = Reported::on(&server).await;
    let browser = browser(&server, &reported, "carol").await;
    let path = format!("/reviews/{}/revise", reported.id);
    let word = "w".repeat(3_900);
    let hostile = with(
        &untouched(),
        &[
            ("a.greeted", "<script>alert(1)</script>"),
            ("c.smile", "</textarea><script>alert(2)</script>\u{202e}"),
            ("c.looks", &word),
            ("a.smile", ""),
            ("reason", "<b>so</b>"),
            ("confirmed", "yes"),
            ("step", "look"),
        ],
    );
    let page = browser.submit(&path, &hostile).await.expect(422).text();
    assert!(
        !page.contains("<script>alert") && !page.contains("<b>so"),
        "{page}"
    );
    assert!(page.contains("href=\"#q-greeted\"") && page.contains(&word));
    let fine = with(&hostile, &[("a.greeted", "yes"), ("a.smile", "yes")]);
    let look = browser.submit(&path, &fine).await.expect(200).text();
    assert!(
        !look.contains("<script>alert") && !look.contains("<b>so"),
        "{look}"
    );
    browser
        .submit(&path, &with(&fine, &[("step", "save")]))
        .await
        .expect(303);
    let desk = browser.get(&format!("/reviews/{}", reported.id)).await;
    let desk = desk.expect(200).text();
    assert!(
        !desk.contains("<script>alert") && !desk.contains("<b>so"),
        "{desk}"
    );
    for (language, said) in [("ar", "هل رحّبوا بك؟"), ("ta", "உங்களை வரவேற்றார்களா?")]
    {
        let page = browser.get(&format!("{path}?lang={language}")).await;
        let page = page.expect(200).text();
        assert!(page.contains(said), "{language}");
        for english in ["Change answers", "Reason", "Answer<"] {
            assert!(!page.contains(english), "{language}: {english}");
        }
    }
    let wrong = [
        ("based_on", "2"),
        ("a.greeted", "no"),
        ("reason", ""),
        ("a.smile", ""),
    ];
    let wrong = with(&fine, &wrong);
    let page = browser.submit(&format!("{path}?lang=ar"), &wrong).await;
    let page = page.expect(422).text();
    assert!(
        page.contains("السبب") && !page.contains("please fill"),
        "{page}"
    );
}
