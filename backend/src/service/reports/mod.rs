//! Store reports: figures from the score rows, texts from the checklist, one gathering for JSON and PDF.
//!
//! [`gather`] reads; [`document`] has the report printed. Neither knows who the
//! shopper was: they read the tables that an approval publishes, and no others.

mod breakdown;
mod document;
mod figures;
pub mod period;
mod resolved;
mod series;
mod stores;

use std::collections::HashMap;

use api::reports::{
    Benchmark, Comment, Comparison, Head, Method, NoComparison, Photo, Scoring, StoreHead,
    StoreReport,
};
use checklists::Language;
use checklists::checklist::{Blank, Method as ScoringMethod};
use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use self::breakdown::{question_text, questions, sections, trend};
pub use self::document::{Pdf, make_pdf};
use self::figures::{difference_of, mean_of, score_of};
use self::period::{first_of_month, previous};
pub use self::resolved::{About, Resolved, Subject, resolve};
use self::series::Series;
pub use self::stores::list_stores;
use super::caller::Caller;
use super::checklists::read_version;
use super::visits::zone_of;
use crate::app::App;
use crate::clock::YEARS;
use crate::db::checklists::{self as versions, ChecklistRow};
use crate::db::results::{self, ApprovedRow, Period, Stores};
use crate::db::stores::StoreRow;
use crate::db::{Who, agencies, clients, stores as store_rows};
use crate::error::{Error, Result};

/// The fewest other stores over which a benchmark is shown to an owner who does not see them all.
const FEWEST_OTHER_STORES: u64 = 5;
/// Comments listed.
const MOST_COMMENTS: u64 = 8;
/// Photos shown.
const MOST_PHOTOS: u64 = 12;
/// The longest period: ten years of days.
const LONGEST_DAYS: i64 = 3_660;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The store.
    pub store_id: Uuid,
    /// Slug of the checklist; may be left out where results exist under one only.
    pub checklist: Option<String>,
    /// First local date; both dates may be left out for the last twelve months.
    pub from: Option<NaiveDate>,
    /// The local date after the last.
    pub to: Option<NaiveDate>,
    /// Language of the texts.
    pub language: Language,
}

/// Reads everything a store report says.
///
/// # Errors
/// [`Error::NotFound`] for a store or checklist that the asker may not see; [`Error::Invalid`] for
/// a period that makes no sense.
pub async fn gather(app: &App, caller: &Caller, wanted: &Wanted) -> Result<StoreReport> {
    let db = app.db.read();
    let scope = &caller.scope;
    let store = store_rows::find_store(scope, db, wanted.store_id)
        .await?
        .ok_or(Error::NotFound)?;
    let slug = slug_of(app, caller, wanted.checklist.as_deref()).await?;
    let newest = versions::find_newest_version(scope, db, &slug)
        .await?
        .ok_or(Error::NotFound)?;
    let period = period_of(app, &store, wanted)?;
    let before = previous(period);
    let agency = caller.agency_id;

    let approved = results::list_approved(agency, db, store.id, &slug, period).await?;
    let (rows, used) = versions_behind(app, agency, &approved, newest).await?;
    let (checklist, epochs) = read_version(used.last().ok_or(Error::NotFound)?)?;
    let epoch = epochs.total;
    let series = Series::of(app, agency, &slug, &epochs).await?;

    let one = Stores::One(store.id);
    let others = Stores::OthersOf {
        client_id: store.client_id,
        but: store.id,
    };
    let now_sums = results::sums_by_series(agency, db, one, &series.all(), period).await?;
    let before_sums = results::sums_by_series(agency, db, one, &[series.total], before).await?;
    let other_stores =
        results::count_scored_stores(agency, db, others, series.total, period).await?;
    let sees_all = !matches!(
        &scope.who,
        Who::Owner {
            store_ids: Some(_),
            ..
        }
    );
    let fewest_stores = if sees_all { 1 } else { FEWEST_OTHER_STORES };
    let chain_sums = if other_stores >= fewest_stores {
        results::sums_by_series(agency, db, others, &series.totals(), period).await?
    } else {
        HashMap::new()
    };
    let scores = results::list_scores(agency, db, store.id, series.total, period).await?;
    let total = now_sums.get(&series.total).copied().unwrap_or_default();
    let total_before = before_sums.get(&series.total).copied().unwrap_or_default();
    let chain_total = chain_sums.get(&series.total).copied().unwrap_or_default();
    let client = clients::find_client(scope, db, store.client_id)
        .await?
        .ok_or(Error::NotFound)?;
    let as_of = results::find_last_change(scope, db, store.client_id, &slug).await?;
    let (missed, went_well) = questions(&checklist, &series, &now_sums, &wanted.language);
    let comments =
        results::list_comments(agency, db, store.id, &slug, period, MOST_COMMENTS).await?;
    let photos =
        results::list_shown_photos(agency, db, store.id, &slug, period, MOST_PHOTOS).await?;
    let text_of = |question: &str| question_text(&checklist, question, &wanted.language);
    let not_comparable = total_before.n == 0
        && !results::list_approved(agency, db, store.id, &slug, before)
            .await?
            .is_empty();

    let agency_row = agencies::list_agencies_by_id(db, &[agency])
        .await?
        .pop()
        .ok_or_else(|| Error::internal("a caller without an agency"))?;
    let epoch_began = rows
        .first()
        .filter(|_| rows.len() < approved.len())
        .map(|row| first_of_month(row.local_date));
    let score = score_of(total, &checklist, &wanted.language);
    let now_scored = score.mean.mean.is_some();
    let then = mean_of(total_before);
    let none_before = match (now_scored, then.mean) {
        (false, _) => Some(NoComparison::NotScoredNow),
        (true, Some(_)) => None,
        (true, None) if not_comparable => Some(NoComparison::NotComparable),
        (true, None) => Some(NoComparison::NotScoredThen),
    };
    let chain_mean = mean_of(chain_total);
    let comparisons = vec![
        Comparison {
            with: Benchmark::PreviousPeriod,
            period: Some(api::reports::Period {
                from: before.from,
                to: before.to,
            }),
            mean: then.mean.map(|_| then),
            stores: None,
            difference: difference_of(total, total_before),
            none: none_before,
        },
        Comparison {
            with: Benchmark::Chain,
            period: None,
            mean: chain_mean.mean.map(|_| chain_mean),
            stores: chain_mean
                .mean
                .map(|_| u32::try_from(other_stores).unwrap_or(u32::MAX)),
            difference: difference_of(total, chain_total),
            none: chain_mean
                .mean
                .is_none()
                .then(|| NoComparison::TooFewStores {
                    stores: u32::try_from(other_stores).unwrap_or(u32::MAX),
                    needed: u32::try_from(fewest_stores).unwrap_or(u32::MAX),
                }),
        },
    ];
    Ok(StoreReport {
        head: Head {
            agency: agency_row.name,
            client: client.name,
            checklist: api::reports::Checklist {
                slug,
                title: checklist.title.get(&wanted.language).to_owned(),
                epoch,
                versions: used
                    .iter()
                    .map(|row| u32::try_from(row.version).unwrap_or(u32::MAX))
                    .collect(),
            },
            period: api::reports::Period {
                from: period.from,
                to: period.to,
            },
            language: wanted.language.to_string(),
            digits: api::reports::Digits::Latin,
            as_of: as_of.map_or_else(|| store.created_at.to_utc(), |at| at.to_utc()),
        },
        store: StoreHead {
            id: store.id,
            code: store.code,
            name: store.name,
            address: store.address,
            region: store.region,
        },
        visits: count(rows.len()),
        score,
        pass_rate: None,
        bands: Vec::new(),
        comparisons,
        position: None,
        no_position: None,
        fix: Vec::new(),
        sections: sections(
            &checklist,
            &series,
            &now_sums,
            &chain_sums,
            &wanted.language,
        ),
        trend: trend(period, &scores, epoch_began),
        missed,
        went_well,
        repeats: Vec::new(),
        improved: Vec::new(),
        key_numbers: Vec::new(),
        dayparts: Vec::new(),
        weekdays: Vec::new(),
        comments: comments
            .into_iter()
            .map(|row| Comment {
                question: text_of(&row.question),
                text: row.text,
                month: first_of_month(row.local_date),
                missed: row.missed,
            })
            .collect(),
        photos: photos
            .iter()
            .map(|row| Photo {
                id: row.id,
                caption: text_of(&row.question),
                month: first_of_month(row.local_date),
            })
            .collect(),
        visit_list: Vec::new(),
        method: Method {
            scoring: match checklist.scoring.method {
                ScoringMethod::Pooled => Scoring::Pooled,
                ScoringMethod::Weighted => Scoring::Weighted,
            },
            rules_version: checklists::score::RULES_VERSION,
            checklist_hashes: used.iter().map(|row| row.hash.clone()).collect(),
            min_scored_share: checklist.scoring.min_scored_share,
            blank_is_zero: checklist.scoring.blank == Blank::Zero,
        },
    })
}

/// The checklist asked for, or the only one with results.
async fn slug_of(app: &App, caller: &Caller, wanted: Option<&str>) -> Result<String> {
    if let Some(slug) = wanted {
        return Ok(slug.to_owned());
    }
    let slugs = results::list_slugs(&caller.scope, app.db.read()).await?;
    match slugs.as_slice() {
        [] => Err(Error::NotFound),
        [slug] => Ok(slug.clone()),
        several => Err(Error::field(
            "checklist",
            "required",
            format!(
                "there are results under several checklists; name one of {}",
                several.join(", ")
            ),
        )),
    }
}

fn period_of(app: &App, store: &StoreRow, wanted: &Wanted) -> Result<Period> {
    let period = match (wanted.from, wanted.to) {
        (Some(from), Some(to)) => Period { from, to },
        (None, None) => {
            let today = app
                .clock
                .now()
                .to_utc()
                .with_timezone(&zone_of(store)?)
                .date_naive();
            period::last_twelve_months(today)
        }
        _ => {
            return Err(Error::field(
                "to",
                "required",
                "give both `from` and `to`, or neither",
            ));
        }
    };
    for (at, date) in [("from", period.from), ("to", period.to)] {
        if !YEARS.contains(&date.year()) {
            return Err(Error::field(
                at,
                "range",
                "is no date at which visits can be",
            ));
        }
    }
    let days = (period.to - period.from).num_days();
    if days < 1 {
        return Err(Error::field(
            "to",
            "period",
            "`to` is the day after the last, so it lies after `from`",
        ));
    }
    if days > LONGEST_DAYS {
        return Err(Error::field(
            "to",
            "period",
            "the period is longer than ten years",
        ));
    }
    Ok(period)
}

/// The approved visits of the newest epoch in the period, and the versions they were made with,
/// ascending; the newest published version where there is no visit.
async fn versions_behind(
    app: &App,
    agency_id: Uuid,
    approved: &[ApprovedRow],
    newest: ChecklistRow,
) -> Result<(Vec<ApprovedRow>, Vec<ChecklistRow>)> {
    let Some(epoch) = approved.iter().map(|row| row.epoch).max() else {
        return Ok((Vec::new(), vec![newest]));
    };
    let rows: Vec<ApprovedRow> = approved
        .iter()
        .filter(|row| row.epoch == epoch)
        .cloned()
        .collect();
    let mut used: Vec<ChecklistRow> = Vec::new();
    for row in &rows {
        if used
            .iter()
            .all(|version| version.id != row.checklist_version_id)
        {
            let id = row.checklist_version_id;
            used.push(versions::get_version_by_id(app.db.read(), agency_id, id).await?);
        }
    }
    used.sort_by_key(|version| version.version);
    Ok((rows, used))
}

/// A photo that may be shown, from a store that the asker may see.
///
/// # Errors
/// [`Error::NotFound`] for every other photo.
pub async fn get_shown_photo(
    app: &App,
    caller: &Caller,
    store_id: Uuid,
    photo_id: Uuid,
) -> Result<Vec<u8>> {
    let db = app.db.read();
    store_rows::find_store(&caller.scope, db, store_id)
        .await?
        .ok_or(Error::NotFound)?;
    let row = results::find_shown_photo(caller.agency_id, db, store_id, photo_id)
        .await?
        .ok_or(Error::NotFound)?;
    app.photos.get_shown(caller.agency_id, row.id).await
}

fn whole(value: i64) -> u32 {
    u32::try_from(value).unwrap_or(0)
}

fn count(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
