//! What owners read is what was approved, whatever happened on the way (P6, P8).
//!
//! [`one`] looks at one approval by hand; [`play`] lets things happen at random through the services; here it is compared with what is
//! published: by `results::check`, which makes every row again from the approved revisions, and by a
//! second way that uses no code of the first.

mod one;
mod play;

use std::collections::BTreeMap;
use std::process::Command;

use api::visits::VisitState;
use backend::app::App;
use backend::db::Scope;
use backend::db::results::{self as rows, Period};
use backend::service::results::{Difference, check, complete};
use backend::service::submissions::get_submission;
use backend::service::visits::get_visit;
use checklists::Percent;
use sea_orm::ConnectionTrait;
use tests::both_databases;
use tests::process::program;
use tests::server::TestServer;

use self::play::{Play, SLUG};

/// All dates.
pub(crate) fn always() -> Period {
    Period {
        from: "1970-01-01".parse().unwrap(),
        to: "2999-01-01".parse().unwrap(),
    }
}

/// How many steps are played: 800, or as many as the environment says. Ten thousand, on both
/// databases, take a few minutes:
///
/// ```sh
/// ROLLUP_STEPS=10000 cargo test -p tests --test e2e -- rollup::figures
/// ```
fn steps() -> usize {
    let told = std::env::var("ROLLUP_STEPS").ok();
    told.map_or(800, |steps| {
        steps.parse().expect("ROLLUP_STEPS is a number")
    })
}

async fn differences(app: &App, mend: bool) -> Vec<Difference> {
    let mut found = Vec::new();
    let checked = check(app, None, mend, |difference| found.push(difference.clone()))
        .await
        .unwrap();
    assert_eq!(checked.differences, found.len() as u64);
    found
}

/// What is published, made once more from what the API tells contractors.
async fn compare_by_hand(play: &Play) {
    let (app, db) = (&play.app, play.app.db.read());
    let scope = Scope::agency(play.contractor.agency_id);
    let mut scores = BTreeMap::new();
    for visit_id in &play.visits {
        let visit = get_visit(app, &play.contractor, *visit_id).await.unwrap();
        let approved = rows::find_approved(&scope, db, *visit_id).await.unwrap();
        let published = rows::list_publications(scope.agency_id, db, *visit_id).await;
        let published = published.unwrap();
        let times = play.approvals.get(visit_id).copied().unwrap_or_default();
        assert_eq!(
            published.len(),
            times,
            "{visit_id} was approved {times} times"
        );
        let in_force = published.iter().filter(|row| row.withdrawn_at.is_none());
        assert_eq!(
            in_force.count(),
            usize::from(visit.state == VisitState::Approved)
        );
        if visit.state != VisitState::Approved {
            assert_eq!(approved, None, "{visit_id} is {:?}", visit.state);
            continue;
        }
        let counting = visit.submissions.iter().find(|s| !s.contested).unwrap();
        let submission = get_submission(app, &play.contractor, counting.id)
            .await
            .unwrap();
        let total = &submission.revision.scorecard.total;
        let approved = approved.expect("an approved visit is published");
        assert_eq!(approved.score, total.score.map(Percent::hundredths));
        let decisions = submission.reviews.iter();
        let returned = decisions.filter(|review| review.decision.as_str() == "returned");
        assert_eq!(approved.returned, returned.count() > 0);
        if let Some(score) = approved.score {
            let store = scores
                .entry((visit.store_id, approved.epoch))
                .or_insert((0, 0));
            *store = (store.0 + 1, store.1 + score);
        }
    }
    let series = backend::db::checklists::list_series(db, scope.agency_id, SLUG)
        .await
        .unwrap();
    let days = rows::list_scored(scope.agency_id, db, play.client, SLUG, always()).await;
    let days = days.unwrap();
    assert!(days.is_sorted_by_key(|visit| (visit.approved.local_date, visit.approved.visit_id)));
    let mut in_days = BTreeMap::new();
    for visit in &days {
        let row = &visit.approved;
        let kept = rows::find_approved(&scope, db, row.visit_id).await.unwrap();
        assert_eq!(kept.as_ref(), Some(row), "a day tells something else");
        let total = series
            .iter()
            .find(|series| series.kind == "total" && series.epoch == row.epoch)
            .unwrap();
        let marks = visit.marks.unpack(row.visit_id).unwrap();
        let mark = marks.iter().find(|mark| mark.series_id == total.id);
        assert_eq!(mark.unwrap().score, row.score);
        if let Some(score) = row.score {
            let store = in_days.entry((row.store_id, row.epoch)).or_insert((0, 0));
            *store = (store.0 + 1, store.1 + score);
        }
    }
    assert_eq!(in_days, scores);
    let counted = play.count_settled().await;
    let of = |state| play.settled.values().filter(|how| **how == state).count() as u64;
    assert_eq!(counted.approved, of(VisitState::Approved));
    assert_eq!(counted.rejected, of(VisitState::Rejected));
    assert_eq!(counted.expired, of(VisitState::Expired));
    assert_eq!(counted.cancelled, of(VisitState::Cancelled));
    assert!(counted.on_time <= counted.approved && counted.returned <= counted.approved);
}

both_databases!(figures_are_those_of_the_approved_revisions_whatever_happened);
async fn figures_are_those_of_the_approved_revisions_whatever_happened(server: TestServer) {
    let mut play = Play::begin(&server, 4).await;
    let steps = steps();
    for step in 1..=steps {
        play.step().await;
        if step % 1_000 == 0 || step == steps {
            assert_eq!(
                differences(&play.app, false).await,
                [],
                "after {step} steps"
            );
            compare_by_hand(&play).await;
        }
    }
    // Enough of everything has happened, so that the comparison says something.
    let happened = |what: &str| play.done.get(what).copied().unwrap_or_default();
    for what in [
        "approve",
        "reopen",
        "return",
        "reject",
        "cancel",
        "expire",
        "late",
        "edit",
        "revise",
        "revise an approved one",
    ] {
        assert!(happened(what) > 0, "nothing of `{what}` in {:?}", play.done);
    }
}

/// What is published of every visit, with the history.
async fn everything(play: &Play) -> Vec<String> {
    let (agency, db) = (play.contractor.agency_id, play.app.db.read());
    let mut all = Vec::new();
    for visit in &play.visits {
        let published = rows::find_published(agency, db, *visit).await.unwrap();
        let history = rows::list_publications(agency, db, *visit).await.unwrap();
        all.push(format!("{published:?} {history:?}"));
    }
    let days = rows::list_scored(agency, db, play.client, SLUG, always()).await;
    all.push(format!("{:?}", days.unwrap()));
    all
}

/// What a database of an earlier version looks like once its schema is up to date.
const OF_AN_EARLIER_EDITION: [&str; 6] = [
    "DELETE FROM result_days",
    "DELETE FROM shown_visits",
    "DELETE FROM publications",
    "UPDATE score_rows SET value = NULL, lost = NULL",
    "DELETE FROM score_rows WHERE passed IS NULL AND score IS NULL",
    "UPDATE approved_visits SET edition = 0, score = NULL, verdict = NULL, band = NULL, missed = 0, \
     judged = 0, daypart = 0, on_time = FALSE, returned = FALSE",
];

both_databases!(what_an_earlier_version_published_is_published_again_at_the_next_start);
async fn what_an_earlier_version_published_is_published_again_at_the_next_start(
    server: TestServer,
) {
    let mut play = Play::begin(&server, 2).await;
    play.approve_some(6).await;
    let before = everything(&play).await;
    let change = play.find_change().await.unwrap();
    let db = server.app.db.read();
    for sql in OF_AN_EARLIER_EDITION {
        db.execute_unprepared(sql).await.unwrap();
    }
    assert_ne!(everything(&play).await, before);
    let differing = differences(&server.app, false).await;
    assert!(differing.len() >= 12, "{differing:?}");

    let server = server.restart().await;
    play.app = server.app.clone();
    assert_eq!(everything(&play).await, before);
    let now = play.find_change().await.unwrap();
    assert_eq!(now.changed_at, change.changed_at, "no data has changed");
    assert!(
        now.version > change.version,
        "but copies of reports are stale"
    );
    assert_eq!(
        complete(&server.app).await.unwrap(),
        0,
        "nothing is left to do"
    );
    assert_eq!(play.find_change().await.unwrap(), now);

    // Two servers that start at once do it once between them.
    let db = server.app.db.read();
    for sql in OF_AN_EARLIER_EDITION {
        db.execute_unprepared(sql).await.unwrap();
    }
    let (one, other) = tokio::join!(complete(&server.app), complete(&server.app));
    assert_eq!(one.unwrap() + other.unwrap(), 6);
    assert_eq!(everything(&play).await, before);
    assert_eq!(differences(&server.app, false).await, []);
}

both_databases!(a_wrong_row_is_told_and_mended);
async fn a_wrong_row_is_told_and_mended(server: TestServer) {
    let mut play = Play::begin(&server, 2).await;
    play.approve_some(8).await;
    let before = everything(&play).await;
    let db = server.app.db.read();
    let harm = [
        (
            "approved_visits",
            "UPDATE approved_visits SET judged = judged + 1",
        ),
        (
            "approved_visits",
            "UPDATE approved_visits SET local_date = '2020-02-02'",
        ),
        (
            "score_rows",
            "UPDATE score_rows SET score = 1 WHERE passed IS NULL",
        ),
        ("score_rows", "DELETE FROM score_rows WHERE passed = 0"),
        ("shown_comments", "UPDATE shown_comments SET text = 'other'"),
        ("shown_photos", "DELETE FROM shown_photos"),
        ("shown_visits", "UPDATE shown_visits SET revision = 9"),
        ("publications", "UPDATE publications SET score = 1"),
        ("result_changes", "DELETE FROM result_changes"),
        ("result_days", "DELETE FROM result_days"),
        ("result_days", "UPDATE result_days SET content = ''"),
        (
            "result_days",
            "UPDATE result_days SET content = 'not packed'",
        ),
        (
            "result_days",
            "UPDATE result_days SET local_date = '2020-02-02' \
             WHERE local_date = (SELECT MIN(local_date) FROM result_days)",
        ),
    ];
    for (table, sql) in harm {
        db.execute_unprepared(sql).await.unwrap();
        let found = differences(&server.app, false).await;
        assert!(!found.is_empty(), "nothing is told after {sql}");
        for difference in &found {
            assert_eq!(difference.table, table, "{difference:?} after {sql}");
            assert!(!difference.mended);
        }
        // One row of `result_changes` is shared by all: mending the first visit mends the others.
        let mended = differences(&server.app, true).await;
        assert!(
            !mended.is_empty() && mended.iter().all(|d| d.mended),
            "{mended:?}"
        );
        assert_eq!(differences(&server.app, false).await, [], "after {sql}");
        assert_eq!(everything(&play).await, before, "after {sql}");
    }
    // What is published of a visit that is not approved is told and taken away.
    db.execute_unprepared("UPDATE visits SET state = 'submitted'")
        .await
        .unwrap();
    let found = differences(&server.app, true).await;
    assert!(
        found
            .iter()
            .all(|d| d.table == "approved_visits" && d.mended)
            && found.len() == 8
    );
    assert_eq!(differences(&server.app, false).await, []);
}

both_databases!(the_command_tells_what_differs_and_mends_it);
async fn the_command_tells_what_differs_and_mends_it(server: TestServer) {
    let mut play = Play::begin(&server, 1).await;
    play.approve_some(2).await;
    let visit = play.visits[0];
    let run = |arguments: &[&str]| {
        let mut command = Command::new(program("backend"));
        command.args(["results", "check"]).args(arguments);
        command.arg("--data-dir").arg(server.data_dir());
        command.env_remove("DATABASE_URL");
        if let Some(url) = server.database_url() {
            command.env("DATABASE_URL", url);
        }
        let output = command.output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (
            output.status.code(),
            text(&output.stdout),
            text(&output.stderr),
        )
    };
    let (code, told, said) = run(&[]);
    assert_eq!((code, told.as_str()), (Some(0), ""), "{said}");
    assert!(said.contains("2 visits looked at, 0 differences"), "{said}");

    let sql = "UPDATE approved_visits SET score = 1";
    server.app.db.read().execute_unprepared(sql).await.unwrap();
    let (code, told, said) = run(&[]);
    assert_eq!(code, Some(3), "{said}");
    assert!(
        told.contains(&format!(
            "visit {visit}: approved_visits score is Some(1), not"
        )),
        "{told}"
    );
    assert!(said.contains("--mend"), "{said}");
    assert_eq!(
        run(&["--agency", "elsewhere"]).0,
        Some(1),
        "there is no such agency"
    );
    let (code, told, said) = run(&["--agency", "rollup", "--mend"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        told.contains(", mended") && said.contains("2 mended"),
        "{told}{said}"
    );
    assert_eq!(run(&[]).0, Some(0));
}
