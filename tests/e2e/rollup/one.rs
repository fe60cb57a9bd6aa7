//! What one approval publishes, calculated by hand.

use std::collections::BTreeMap;

use api::submissions::Decision;
use backend::db::checklists::list_series;
use backend::db::results as rows;
use backend::service::results::shown::ShownVisit;
use checklists::{Answers, QuestionId};
use serde_json::json;
use tests::both_databases;
use tests::server::TestServer;

use super::always;
use super::play::{Play, SLUG};

/// Ten points are possible: greeted 3, a regular 2 (hidden from owners), in spirits 1 (summary),
/// tidy 4. Greeted is missed.
fn seven_of_ten() -> Answers {
    serde_json::from_value(json!({
        "greeted": { "value": "no", "comment": "Nobody looked up." },
        "regular": { "value": "yes", "comment": "I come here every day." },
        "mood": { "value": "yes" },
        "tidy": { "value": "yes" },
        "recommend": { "value": 9 },
        "content": { "value": 4 },
        "secret": { "value": 7 },
        "told": { "value": "The bread was warm." },
    }))
    .unwrap()
}

both_databases!(an_approval_publishes_these_rows);
async fn an_approval_publishes_these_rows(server: TestServer) {
    let mut play = Play::begin(&server, 1).await;
    let visit = play.accepted().await;
    assert!(play.send(visit, 0, seven_of_ten(), None).await);
    play.decide(Decision::Approved).await;
    let (scope, db) = (play.contractor.scope.clone(), play.app.db.read());
    let published = rows::find_published(scope.agency_id, db, visit)
        .await
        .unwrap()
        .unwrap();
    let row = &published.approved;
    assert_eq!(row.score, Some(7_000));
    assert_eq!(
        (row.verdict.as_deref(), row.band.as_deref()),
        (Some("pass"), Some("good"))
    );
    // Greeted, in spirits and tidy; what is hidden from owners is not counted.
    assert_eq!((row.missed, row.judged), (1, 3));
    // Nine o'clock in Riyadh.
    assert_eq!((row.daypart, row.on_time, row.returned), (0, true, false));

    let series = list_series(db, scope.agency_id, SLUG).await.unwrap();
    let name = |id: i64| {
        series
            .iter()
            .find(|row| row.id == id)
            .map(|row| row.item.as_str())
    };
    let scores: BTreeMap<&str, _> = published
        .scores
        .iter()
        .map(|row| {
            (
                name(row.series_id).unwrap(),
                (row.score, row.passed, row.value, row.lost),
            )
        })
        .collect();
    let expected = BTreeMap::from([
        ("", (Some(7_000), None, None, None)),
        // 3 of 6 and 4 of 4 points.
        ("service", (Some(5_000), None, None, None)),
        ("place", (Some(10_000), None, None, None)),
        // 3 of the 10 points of the total.
        ("greeted", (Some(0), Some(0), None, Some(3_000))),
        ("regular", (Some(10_000), Some(1), None, Some(0))),
        ("mood", (Some(10_000), Some(1), None, Some(0))),
        ("tidy", (Some(10_000), Some(1), None, Some(0))),
        ("recommend", (None, None, Some(9), None)),
        ("content", (None, None, Some(4), None)),
    ]);
    assert_eq!(scores, expected);

    let content = published.shown.unwrap().content;
    for hidden in ["regular", "every day", "secret", "\"mood\""] {
        assert!(!content.contains(hidden), "{hidden} in {content}");
    }
    let shown: ShownVisit = serde_json::from_str(&content).unwrap();
    let told = shown.answers.get(&QuestionId::new("told").unwrap());
    assert!(told.is_some_and(|answer| answer.value.is_some()));
    // A regular, in spirits, and how easy it was.
    assert_eq!(shown.not_shown, 3);

    let recommend = series
        .iter()
        .find(|row| row.item == "recommend")
        .unwrap()
        .id;
    let days = rows::list_scored(scope.agency_id, db, row.client_id, SLUG, always()).await;
    let [day] = &days.unwrap()[..] else {
        panic!("one visit on one day");
    };
    assert_eq!(&day.approved, row);
    let marks = day.marks.unpack(visit).unwrap();
    assert_eq!(marks.len(), expected.len());
    let grade = marks.iter().find(|mark| mark.series_id == recommend);
    assert_eq!(grade.unwrap().value, Some(9));
}

both_databases!(approvals_at_once_are_all_in_their_day);
async fn approvals_at_once_are_all_in_their_day(server: TestServer) {
    let mut play = Play::begin(&server, 1).await;
    for _ in 0..8 {
        let visit = play.accepted().await;
        assert!(play.send(visit, 0, seven_of_ten(), None).await);
    }
    play.approve_all_at_once().await;
    let (agency, db) = (play.contractor.agency_id, play.app.db.read());
    let day = rows::list_scored(agency, db, play.client, SLUG, always()).await;
    let mut visits: Vec<_> = day.unwrap().iter().map(|v| v.approved.visit_id).collect();
    let mut all = play.visits.clone();
    visits.sort_unstable();
    all.sort_unstable();
    assert_eq!(visits, all);
}

both_databases!(a_visit_is_on_time_if_its_first_revision_was);
async fn a_visit_is_on_time_if_its_first_revision_was(server: TestServer) {
    let mut play = Play::begin(&server, 1).await;
    let sent_back = play.accepted().await;
    assert!(play.send(sent_back, 0, seven_of_ten(), None).await);
    play.decide(Decision::Returned).await;
    play.wait(20);
    assert!(play.send(sent_back, 0, seven_of_ten(), None).await);
    play.decide(Decision::Approved).await;
    let late = play.accepted().await;
    play.wait(6);
    assert!(play.send(late, 0, seven_of_ten(), None).await);
    play.decide(Decision::Approved).await;
    let (scope, db) = (play.contractor.scope.clone(), play.app.db.read());
    let first = rows::find_approved(&scope, db, sent_back)
        .await
        .unwrap()
        .unwrap();
    let second = rows::find_approved(&scope, db, late)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((first.on_time, first.returned), (true, true));
    assert_eq!((second.on_time, second.returned), (false, false));
    // The revision that counts began at five in the morning, the second visit at eleven.
    assert_eq!((first.daypart, second.daypart), (0, 1));
    let settled = play.count_settled().await;
    assert_eq!(
        (settled.approved, settled.on_time, settled.returned),
        (2, 1, 1)
    );
}
