//! Comparing what is published with what the approved revisions say.

use uuid::Uuid;

use super::source::{Source, Versions};
use super::{publications_of, publish_again};
use crate::app::App;
use crate::db::agencies::{find_agency_by_slug, list_agencies};
use crate::db::results::{self, ApprovedRow, DayKey, Published, ScoredVisit};
use crate::db::visits::{self, VisitRow};
use crate::db::{Scope, Tx};
use crate::error::{Error, Result};

/// Visits looked at in one transaction.
const PAGE: u64 = 100;

/// Something published that is not what the approved revision says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The visit; nil where a whole day cannot be read.
    pub visit_id: Uuid,
    /// The table that differs.
    pub table: &'static str,
    /// What differs there.
    pub what: String,
    /// Whether it was mended.
    pub mended: bool,
}

/// What a check has found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Visits looked at.
    pub visits: u64,
    /// Differences found.
    pub differences: u64,
    /// Of these, mended.
    pub mended: u64,
}

impl Checked {
    /// Whether everything is now as it should be.
    pub fn is_clean(self) -> bool {
        self.differences == self.mended
    }
}

/// Compares everything published, of all agencies or of one, with what the approved revisions say,
/// and tells each difference as it is found; with `mend`, publishes such visits again.
///
/// It holds one page of visits at a time, and sees each page as it is at one instant, so that it can
/// be run beside a server at work.
///
/// # Errors
/// [`Error::Unacceptable`] for an agency that is not there; if the database fails.
pub async fn check(
    app: &App,
    agency: Option<&str>,
    mend: bool,
    mut tell: impl FnMut(&Difference),
) -> Result<Checked> {
    let db = app.db.read();
    let agencies = match agency {
        None => list_agencies(db).await?,
        Some(slug) => {
            vec![
                find_agency_by_slug(db, slug)
                    .await?
                    .ok_or_else(|| Error::Unacceptable {
                        code: "unknown_agency",
                        detail: format!("there is no agency `{slug}`"),
                    })?,
            ]
        }
    };
    let mut checked = Checked::default();
    for agency in agencies {
        let scope = Scope::agency(agency.id);
        let mut versions = Versions::default();
        let mut after = None;
        loop {
            let tx = app.db.snapshot().await?;
            let page = visits::list_visits_by_id(&scope, &tx, after, PAGE).await?;
            let mut found = Vec::new();
            for visit in &page {
                found.extend(differences(&tx, visit, &mut versions).await?);
            }
            tx.rollback().await?;
            checked.visits += u64::try_from(page.len()).unwrap_or(0);
            if mend && !found.is_empty() {
                found = mend_all(app, &scope, &found, &mut versions).await?;
            }
            for difference in &found {
                checked.differences += 1;
                checked.mended += u64::from(difference.mended);
                tell(difference);
            }
            match page.last() {
                Some(last) => after = Some(last.id),
                None => break,
            }
        }
        let mut after = None;
        loop {
            let days = results::list_days(agency.id, db, after.as_ref(), PAGE).await?;
            for day in &days {
                let found = strangers(app, &scope, day, &mut versions).await?;
                if mend && !found.is_empty() {
                    let tx = app.db.begin().await?;
                    results::note_rewritten(&tx, agency.id, day.client_id, &day.slug).await?;
                    results::write_day_again(&tx, agency.id, day).await?;
                    tx.commit().await?;
                }
                for difference in found {
                    checked.differences += 1;
                    checked.mended += u64::from(mend);
                    tell(&Difference {
                        mended: mend,
                        ..difference
                    });
                }
            }
            match days.into_iter().next_back() {
                Some(last) => after = Some(last),
                None => break,
            }
        }
    }
    Ok(checked)
}

/// What a day has that is not approved on it.
async fn strangers(
    app: &App,
    scope: &Scope,
    day: &DayKey,
    versions: &mut Versions,
) -> Result<Vec<Difference>> {
    let told = |visit_id, what| Difference {
        visit_id,
        table: "result_days",
        what,
        mended: false,
    };
    let tx = app.db.snapshot().await?;
    let visits = match results::list_day(scope.agency_id, &tx, day).await {
        Ok(visits) => visits,
        Err(_) => {
            let what = format!("cannot be read on {}", day.local_date);
            return Ok(vec![told(Uuid::nil(), what)]);
        }
    };
    let mut found = Vec::new();
    for visit in visits {
        let id = visit.approved.visit_id;
        let row = results::find_approved(scope, &tx, id).await?;
        if row.is_some_and(|row| DayKey::of(&row) == *day) {
            continue;
        }
        // The row may be what is wrong; that is told of the visit.
        let expected = match visits::find_visit(scope, &tx, id).await? {
            Some(visit) => Source::expected(&tx, &visit, versions).await?,
            None => None,
        };
        if expected.is_none_or(|expected| DayKey::of(&expected.approved) != *day) {
            let date = day.local_date;
            found.push(told(id, format!("has it on {date}, where it is not")));
        }
    }
    tx.rollback().await?;
    Ok(found)
}

/// Publishes the visits of these differences again; answers with the differences, each mended or
/// not. What somebody else has put right in between is in none of them.
async fn mend_all(
    app: &App,
    scope: &Scope,
    found: &[Difference],
    versions: &mut Versions,
) -> Result<Vec<Difference>> {
    let mut ids: Vec<Uuid> = found.iter().map(|difference| difference.visit_id).collect();
    ids.dedup();
    let mut all = Vec::new();
    for id in ids {
        let tx = app.db.begin().await?;
        let visit = visits::lock_visit(scope, &tx, id).await?;
        let mut now = differences(&tx, &visit, versions).await?;
        if now
            .iter()
            .any(|difference| difference.table == "result_days")
            && let Some(expected) = Source::expected(&tx, &visit, versions).await?
        {
            let day = DayKey::of(&expected.approved);
            results::note_rewritten(&tx, visit.agency_id, day.client_id, &day.slug).await?;
            results::write_day_again(&tx, visit.agency_id, &day).await?;
        }
        let mended = publish_again(&tx, &visit, versions).await.is_ok();
        if mended {
            tx.commit().await?;
        } else {
            tx.rollback().await?;
        }
        for difference in &mut now {
            difference.mended = mended;
        }
        all.extend(now);
    }
    Ok(all)
}

/// Whatever differs at one visit.
async fn differences(
    tx: &Tx,
    visit: &VisitRow,
    versions: &mut Versions,
) -> Result<Vec<Difference>> {
    let told = |(table, what): (&'static str, String)| Difference {
        visit_id: visit.id,
        table,
        what,
        mended: false,
    };
    let stored = results::find_published(visit.agency_id, tx, visit.id).await?;
    let publications = results::list_publications(visit.agency_id, tx, visit.id).await?;
    let scope = Scope::agency(visit.agency_id);
    let never_sent = crate::db::submissions::list_of_visit(&scope, tx, visit.id)
        .await?
        .is_empty();
    if never_sent && stored.is_none() && publications.is_empty() {
        return Ok(Vec::new());
    }
    let expected = match Source::expected(tx, visit, versions).await {
        Ok(expected) => expected,
        // A database that fails fails the next read as well; this is about one visit's content.
        Err(error) => {
            let what = format!("the approved revision cannot be published: {error}");
            return Ok(vec![told(("submission_revisions", what))]);
        }
    };
    let mut found = compare(stored.as_ref(), expected.as_ref());
    if publications != publications_of(tx, visit).await? {
        found.push(("publications", "do not follow from the reviews".to_owned()));
    }
    if let Some(expected) = &expected {
        if stored.is_some() {
            found.extend(unlike_in_its_day(tx, expected).await?);
        }
        let slug = &expected.approved.slug;
        let change = results::find_change(&scope, tx, visit.client_id, slug).await?;
        if change.is_none() {
            found.push(("result_changes", format!("has no row for `{slug}`")));
        }
    }
    Ok(found.into_iter().map(told).collect())
}

/// What its day has of a visit, if that is not what is expected.
async fn unlike_in_its_day(
    tx: &Tx,
    expected: &Published,
) -> Result<Option<(&'static str, String)>> {
    let row = &expected.approved;
    let expected = ScoredVisit::new(row.clone(), &expected.scores)?;
    let what = match results::list_day(row.agency_id, tx, &DayKey::of(row)).await {
        Ok(day) => match day.iter().find(|v| v.approved.visit_id == row.visit_id) {
            Some(stored) if *stored == expected => return Ok(None),
            Some(_) => format!("has other figures on {}", row.local_date),
            None => format!("does not have it on {}", row.local_date),
        },
        Err(_) => format!("cannot be read on {}", row.local_date),
    };
    Ok(Some(("result_days", what)))
}

fn compare(
    stored: Option<&Published>,
    expected: Option<&Published>,
) -> Vec<(&'static str, String)> {
    let (stored, expected) = match (stored, expected) {
        (None, None) => return Vec::new(),
        (Some(_), None) => {
            let what = "is there, but the visit is not approved".to_owned();
            return vec![("approved_visits", what)];
        }
        (None, Some(_)) => {
            let what = "has no row for this approved visit".to_owned();
            return vec![("approved_visits", what)];
        }
        (Some(stored), Some(expected)) => (stored, expected),
    };
    let mut found = Vec::new();
    for (column, is, should) in fields(&stored.approved, &expected.approved) {
        if is != should {
            found.push(("approved_visits", format!("{column} is {is}, not {should}")));
        }
    }
    let mut rows = |table, what: Option<String>| found.extend(what.map(|what| (table, what)));
    let key = |row: &results::ScoreRow| format!("series {}", row.series_id);
    rows("score_rows", unlike(&stored.scores, &expected.scores, key));
    let key = |row: &results::ShownCommentRow| format!("question {}", row.question);
    let comments = unlike(&stored.comments, &expected.comments, key);
    rows("shown_comments", comments);
    let key = |row: &results::ShownPhotoRow| format!("question {}", row.question);
    rows(
        "shown_photos",
        unlike(&stored.photos, &expected.photos, key),
    );
    if stored.shown != expected.shown {
        let what = match stored.shown {
            None => "has no row for this visit",
            Some(_) => "has other content",
        };
        rows("shown_visits", Some(what.to_owned()));
    }
    found
}

/// Which rows are missing, too many or other than they should be.
fn unlike<T: PartialEq>(
    stored: &[T],
    expected: &[T],
    key: impl Fn(&T) -> String,
) -> Option<String> {
    let of = |rows: &[T], others: &[T]| -> Vec<String> {
        let odd = rows.iter().filter(|row| !others.contains(row));
        odd.map(&key).collect()
    };
    let (wrong, right) = (of(stored, expected), of(expected, stored));
    match (wrong.is_empty(), right.is_empty()) {
        (true, true) if stored.len() == expected.len() => None,
        (true, true) => Some("has rows twice or in another order".to_owned()),
        (true, false) => Some(format!("lacks {}", right.join(", "))),
        (false, true) => Some(format!("should not have {}", wrong.join(", "))),
        (false, false) => Some(format!("is wrong about {}", right.join(", "))),
    }
}

/// The columns of an approved visit, as they are and as they should be.
fn fields(is: &ApprovedRow, should: &ApprovedRow) -> Vec<(&'static str, String, String)> {
    macro_rules! columns {
        ($($column:ident),*) => {
            vec![$((
                stringify!($column),
                format!("{:?}", is.$column),
                format!("{:?}", should.$column),
            )),*]
        };
    }
    columns!(
        client_id,
        store_id,
        checklist_version_id,
        slug,
        epoch,
        local_date,
        edition,
        score,
        verdict,
        band,
        missed,
        judged,
        daypart,
        on_time,
        returned,
        window_end
    )
}
