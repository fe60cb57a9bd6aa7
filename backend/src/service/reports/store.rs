//! Gathering the report of a store.
//!
//! Of the history, the store's own visits are read, and of the rest of the chain sums alone.

use api::reports::{
    Benchmark, Comment, Comparison, Fix, MonthMean, NoComparison, Photo, SectionResult, StoreReport,
};
use chrono::NaiveDate;
use uuid::Uuid;

use super::against::{Ranked, against, against_stores, against_target, not_set, position};
use super::basis::{Basis, fewest_other_stores, store_head, within};
use super::figures::{by_store, difference_of, mean_of, percent, score_of, share_of, sums_over};
use super::keys::key_numbers;
use super::marks::{Marks, Tally};
use super::period::{around, first_of_month, last_year, months, of_trend, previous};
use super::questions::{dearest, improved, missed, outcomes, repeats, went_well};
use super::resolved::{About, Resolved};
use super::scored::{bands, dayparts, lines, passes, sums_of, trend, weekdays};
use super::{count, whole};
use crate::app::App;
use crate::db::Scope;
use crate::db::results::{self, ApprovedRow, Period, ShownCommentRow, ShownPhotoRow, Sums};
use crate::db::stores::{self as store_rows, StoreRow};
use crate::error::{Error, Result};
use crate::service::caller::Caller;

/// Comments listed.
const MOST_COMMENTS: u64 = 8;
/// Photos shown.
const MOST_PHOTOS: u64 = 12;
/// Visits among which the last ones that judged a question are looked for.
const LATEST_VISITS: u64 = 24;

/// Reads everything a store report says.
///
/// # Errors
/// [`Error::NotFound`] where the checklist has no version that the asker may read.
pub async fn gather_store(app: &App, caller: &Caller, resolved: &Resolved) -> Result<StoreReport> {
    let About::Store(store) = &resolved.about else {
        return Err(Error::internal("a store report about something else"));
    };
    let own = Own::read(app, caller, resolved, store).await?;
    let others = Others::read(app, caller, resolved, store, &own).await?;
    let basis = &own.basis;
    let (checklist, language) = (&basis.checklist, &basis.language);
    let now = own.counted(resolved.period);
    let before = own.counted(previous(resolved.period));
    let total = sums_of(&now);
    let (tally, tally_before) = (own.marks.tally(&now), own.marks.tally(&before));
    let outcomes = outcomes(basis, &tally, &tally_before, total.n);
    let shown = Shown::read(app, caller, resolved, store).await?;
    let fix = fixes(app, caller, resolved, store, basis, dearest(&outcomes)).await?;
    let rivals: Vec<Ranked> = others
        .chain
        .iter()
        .copied()
        .filter_map(Ranked::new)
        .collect();
    let (position, no_position) =
        position(Ranked::new(total), &rivals, fewest_other_stores(caller));
    let trend_period = of_trend(resolved.period);
    let trend_visits = own.counted(trend_period);
    let pass_mark = checklist.scoring.pass_mark;
    Ok(StoreReport {
        head: basis.head(resolved),
        store: store_head(store),
        visits: count(now.len()),
        score: score_of(total, checklist, language),
        pass_rate: pass_mark.map(|_| {
            let (passed, n) = passes(&now);
            share_of(passed, n)
        }),
        bands: bands(checklist, language, &now, &before),
        comparisons: comparisons(caller, resolved, store, &own, &others, total),
        position,
        no_position,
        fix,
        sections: sections(&own, &others, &tally, &tally_before, trend_period),
        trend: trend(
            trend_period,
            &trend_visits,
            basis.epoch_began(&own.approved),
        ),
        missed: missed(&outcomes),
        went_well: went_well(&outcomes),
        repeats: repeats(basis, &own.marks, &own.latest.iter().collect::<Vec<_>>()),
        improved: improved(&outcomes),
        key_numbers: key_numbers(basis, &tally, &tally_before),
        dayparts: dayparts(&now),
        weekdays: weekdays(&now),
        comments: shown.comments(basis),
        photos: shown.photos(basis),
        visit_list: lines(
            &within(&own.approved, resolved.period),
            basis.epoch(),
            checklist,
            language,
        ),
        method: basis.method(),
    })
}

/// The store's own visits.
struct Own {
    basis: Basis,
    /// Those of the period and of everything it is held against, oldest first.
    approved: Vec<ApprovedRow>,
    /// The latest ones up to the end of the period, oldest first.
    latest: Vec<ApprovedRow>,
    /// The first ones, as many as are set.
    first: Option<Vec<ApprovedRow>>,
    /// What they scored, section by section and question by question.
    marks: Marks,
}

impl Own {
    async fn read(
        app: &App,
        caller: &Caller,
        resolved: &Resolved,
        store: &StoreRow,
    ) -> Result<Own> {
        let (db, agency_id, slug) = (app.db.read(), caller.agency_id, &resolved.slug);
        let now = resolved.period;
        let all = around(&[now, previous(now), last_year(now), of_trend(now)]);
        let approved = results::list_approved(agency_id, db, store.id, slug, all).await?;
        let basis = Basis::of(app, caller, resolved, &within(&approved, now)).await?;
        let epoch = basis.epoch();
        let mut latest = results::list_latest_approved(
            agency_id,
            db,
            store.id,
            slug,
            epoch,
            now.to,
            LATEST_VISITS,
        )
        .await?;
        latest.reverse();
        let first = match store.baseline_visits.and_then(|n| u64::try_from(n).ok()) {
            None => None,
            Some(n) => {
                let slug = &resolved.slug;
                let rows =
                    results::list_first_approved(agency_id, db, store.id, slug, epoch, n).await?;
                Some(rows)
            }
        };
        let read = |period| basis.counted(&approved, period);
        let mut ids: Vec<Uuid> = [now, previous(now), of_trend(now)]
            .into_iter()
            .flat_map(read)
            .chain(&latest)
            .map(|visit| visit.visit_id)
            .collect();
        ids.sort_unstable();
        ids.dedup();
        let marks = Marks::new(results::list_marks(agency_id, db, &ids).await?);
        Ok(Own {
            basis,
            approved,
            latest,
            first,
            marks,
        })
    }

    fn counted(&self, period: Period) -> Vec<&ApprovedRow> {
        self.basis.counted(&self.approved, period)
    }

    /// Why nothing of a period can be compared.
    fn missing(&self, period: Period) -> NoComparison {
        if within(&self.approved, period).is_empty() || !self.counted(period).is_empty() {
            NoComparison::NotScoredThen
        } else {
            NoComparison::NotComparable
        }
    }
}

/// What other stores did in the period, as sums.
struct Others {
    chain: Vec<Sums>,
    region: Vec<Sums>,
    /// What they scored in the sections; nothing where too few stores are scored.
    sections: Tally,
}

impl Others {
    async fn read(
        app: &App,
        caller: &Caller,
        resolved: &Resolved,
        store: &StoreRow,
        own: &Own,
    ) -> Result<Others> {
        let (db, agency_id) = (app.db.read(), caller.agency_id);
        let (client_id, slug) = (store.client_id, &resolved.slug);
        let mut visits =
            results::list_scored(agency_id, db, client_id, slug, resolved.period).await?;
        visits.retain(|visit| {
            visit.approved.store_id != store.id && visit.approved.epoch == own.basis.epoch()
        });
        let by_store = by_store(visits.iter().map(|visit| &visit.approved));
        let region = if store.region.is_empty() {
            Vec::new()
        } else {
            let agency = Scope::agency(agency_id);
            let ids =
                store_rows::list_ids_in_region(&agency, db, store.client_id, &store.region).await?;
            let found = ids.iter().filter_map(|id| by_store.get(id));
            found.copied().collect()
        };
        let mut sections = Tally::default();
        if by_store.len() >= fewest_other_stores(caller) {
            let series = own.basis.series.of_sections();
            for visit in &visits {
                let id = visit.approved.visit_id;
                visit.marks.each(id, |mark| {
                    if series.binary_search(&mark.series_id).is_ok() {
                        sections.add(mark);
                    }
                })?;
            }
        }
        Ok(Others {
            chain: by_store.into_values().collect(),
            region,
            sections,
        })
    }
}

fn comparisons(
    caller: &Caller,
    resolved: &Resolved,
    store: &StoreRow,
    own: &Own,
    others: &Others,
    now: Sums,
) -> Vec<Comparison> {
    let then = |with, period| {
        let sums = sums_of(&own.counted(period));
        against(with, Some(period), now, sums, own.missing(period))
    };
    let fewest = fewest_other_stores(caller);
    let target = resolved.client.target.map(percent);
    vec![
        then(Benchmark::PreviousPeriod, previous(resolved.period)),
        then(Benchmark::LastYear, last_year(resolved.period)),
        match &own.first {
            None => not_set(Benchmark::Baseline),
            Some(first) => {
                let sums = sums_of(&first.iter().collect::<Vec<_>>());
                let missing = NoComparison::NotScoredThen;
                against(Benchmark::Baseline, None, now, sums, missing)
            }
        },
        against_target(now, target),
        if store.region.is_empty() {
            not_set(Benchmark::Region)
        } else {
            against_stores(Benchmark::Region, now, &others.region, fewest)
        },
        against_stores(Benchmark::Chain, now, &others.chain, fewest),
    ]
}

fn sections(
    own: &Own,
    others: &Others,
    now: &Tally,
    before: &Tally,
    trend: Period,
) -> Vec<SectionResult> {
    let basis = &own.basis;
    let visits = own.counted(trend);
    let month_of = |series: Option<&i64>, month: NaiveDate| {
        let visits = visits
            .iter()
            .filter(|visit| first_of_month(visit.local_date) == month);
        let scores = visits.filter_map(|v| own.marks.get(v.visit_id, *series?)?.score);
        let sums = sums_over(scores);
        MonthMean {
            month,
            mean: stats::mean(sums.n, sums.sum).map(percent),
            n: whole(sums.n),
        }
    };
    let scored = basis.checklist.sections.iter().filter(|section| {
        let mut questions = section.questions.iter();
        questions.any(checklists::Question::is_scored)
    });
    scored
        .map(|section| {
            let series = basis.series.sections.get(section.id.as_str());
            let of = |tally: &Tally| series.map(|series| tally.sums(*series)).unwrap_or_default();
            let chain = of(&others.sections);
            SectionResult {
                section: section.id.to_string(),
                title: section.title.get(&basis.language).to_owned(),
                score: mean_of(of(now)),
                difference: difference_of(of(now), of(before)),
                chain: (chain.n > 0).then(|| mean_of(chain)),
                months: months(trend)
                    .into_iter()
                    .map(|month| month_of(series, month))
                    .collect(),
            }
        })
        .collect()
}

/// The latest comments and photos that may be shown.
struct Shown {
    comments: Vec<ShownCommentRow>,
    photos: Vec<ShownPhotoRow>,
}

impl Shown {
    async fn read(
        app: &App,
        caller: &Caller,
        resolved: &Resolved,
        store: &StoreRow,
    ) -> Result<Shown> {
        let (db, agency, slug) = (app.db.read(), caller.agency_id, &resolved.slug);
        let (id, period) = (store.id, resolved.period);
        Ok(Shown {
            comments: results::list_comments(agency, db, id, slug, period, MOST_COMMENTS).await?,
            photos: results::list_shown_photos(agency, db, id, slug, period, MOST_PHOTOS).await?,
        })
    }

    fn comments(&self, basis: &Basis) -> Vec<Comment> {
        let shown = self.comments.iter();
        let shown = shown.filter(|row| !basis.hides(&row.question));
        shown.map(|row| comment_of(row, basis)).collect()
    }

    fn photos(&self, basis: &Basis) -> Vec<Photo> {
        let shown = self.photos.iter();
        let shown = shown.filter(|row| !basis.hides(&row.question));
        shown.map(|row| photo_of(row, basis)).collect()
    }
}

/// The questions to fix, each with the latest comment and photo of a visit that missed it.
async fn fixes(
    app: &App,
    caller: &Caller,
    resolved: &Resolved,
    store: &StoreRow,
    basis: &Basis,
    questions: Vec<api::reports::QuestionResult>,
) -> Result<Vec<Fix>> {
    let ids: Vec<&str> = questions.iter().map(|q| q.question.as_str()).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (db, agency_id) = (app.db.read(), caller.agency_id);
    let (slug, period) = (&resolved.slug, resolved.period);
    let comments =
        results::list_missed_comments(agency_id, db, store.id, slug, period, &ids).await?;
    let photos = results::list_missed_photos(agency_id, db, store.id, slug, period, &ids).await?;
    Ok(questions
        .iter()
        .map(|question| Fix {
            comment: comments
                .iter()
                .find(|row| row.question == question.question)
                .map(|row| comment_of(row, basis)),
            photo: photos
                .iter()
                .find(|row| row.question == question.question)
                .map(|row| photo_of(row, basis)),
            question: question.clone(),
        })
        .collect())
}

fn comment_of(row: &ShownCommentRow, basis: &Basis) -> Comment {
    Comment {
        question: basis.text_of(&row.question),
        text: row.text.clone(),
        month: first_of_month(row.local_date),
        missed: row.missed,
    }
}

fn photo_of(row: &ShownPhotoRow, basis: &Basis) -> Photo {
    Photo {
        id: row.id,
        caption: basis.text_of(&row.question),
        month: first_of_month(row.local_date),
    }
}
