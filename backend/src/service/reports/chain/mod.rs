//! Gathering the report of a chain.
//!
//! The approved visits are one list of narrow rows; sections and questions come as sums, grouped where they
//! lie.

mod league;
mod questions;

use std::collections::{HashMap, HashSet};

use api::reports::{
    Benchmark, ChainReport, Comparison, Fieldwork, MonthMean, NoComparison, SectionResult,
};
use uuid::Uuid;

use self::league::{league, regions};
use self::questions::{separating, worst_and_best};
use super::against::{against, against_target};
use super::basis::{Basis, within};
use super::figures::{difference_of, difference_of_shares, mean_of, percent, score_of, share_of};
use super::keys::key_numbers;
use super::period::{around, first_of_month, last_year, months, of_trend, previous};
use super::resolved::{About, Resolved};
use super::scored::{bands, dayparts, passes, sums_of, trend, weekdays};
use super::{count, whole};
use crate::app::App;
use crate::db::Who;
use crate::db::results::{self, ApprovedRow, Period, Settled, Stores, Sums};
use crate::db::stores::{self as store_rows, StoreRow};
use crate::error::{Error, Result};
use crate::service::caller::Caller;

/// Reads everything a chain report says, of the stores that the asker may see.
///
/// # Errors
/// [`Error::NotFound`] where the checklist has no version that the asker may read.
pub async fn gather_chain(app: &App, caller: &Caller, resolved: &Resolved) -> Result<ChainReport> {
    let About::Chain = &resolved.about else {
        return Err(Error::internal("a chain report about something else"));
    };
    let client_id = resolved.client.id;
    let found = store_rows::stores_by_code(&caller.scope, app.db.read(), client_id).await?;
    let mut stores: Vec<StoreRow> = found.into_values().collect();
    stores.sort_by(|one, other| one.code.cmp(&other.code));
    let ids: Vec<Uuid> = stores.iter().map(|store| store.id).collect();
    let partial = matches!(
        &caller.scope.who,
        Who::Owner {
            store_ids: Some(_),
            ..
        }
    );
    let reach = match partial {
        true => Stores::These {
            client_id,
            ids: &ids,
        },
        false => Stores::AllOf(client_id),
    };
    let chain = Chain::read(app, caller, resolved, reach).await?;
    let basis = &chain.basis;
    let (checklist, language) = (&basis.checklist, &basis.language);
    let now = chain.counted(resolved.period);
    let before = chain.counted(previous(resolved.period));
    let total = sums_of(&now);
    let has_mark = checklist.scoring.pass_mark.is_some();
    let (passed, passed_before) = (passes(&now), passes(&before));
    let (worst, best) = worst_and_best(basis, &chain.now, &chain.before, total.n);
    let trend_period = of_trend(resolved.period);
    let visited: HashSet<Uuid> = now.iter().map(|visit| visit.store_id).collect();
    Ok(ChainReport {
        head: basis.head(resolved),
        client_id,
        partial,
        stores: count(stores.len()),
        stores_visited: count(visited.len()),
        visits: count(now.len()),
        score: score_of(total, checklist, language),
        pass_rate: has_mark.then(|| share_of(passed.0, passed.1)),
        pass_rate_difference: difference_of_shares(passed, passed_before).filter(|_| has_mark),
        comparisons: chain.comparisons(resolved, total),
        bands: bands(checklist, language, &now, &before),
        trend: trend(
            trend_period,
            &chain.counted(trend_period),
            basis.epoch_began(&chain.approved),
        ),
        sections: chain.sections(trend_period),
        regions: regions(&stores, &now, &before),
        league: league(&stores, &now, &before),
        worst,
        best,
        separating: separating(basis, &chain.now, &chain.passes),
        key_numbers: key_numbers(basis, &chain.values, &chain.values_before),
        dayparts: dayparts(&now),
        weekdays: weekdays(&now),
        fieldwork: fieldwork(chain.settled),
        method: basis.method(),
    })
}

/// What is read of a chain.
struct Chain {
    basis: Basis,
    /// The visits of the period and of everything it is held against, oldest first.
    approved: Vec<ApprovedRow>,
    /// Sums of sections and questions, now and in the previous period.
    now: HashMap<i64, Sums>,
    before: HashMap<i64, Sums>,
    /// Sums of sections by month of the trend, as series, first day, count and sum.
    by_month: HashMap<(i64, chrono::NaiveDate), (i64, i64)>,
    passes: Vec<results::Passes>,
    values: HashMap<i64, Vec<(i64, i64)>>,
    values_before: HashMap<i64, Vec<(i64, i64)>>,
    settled: Settled,
}

impl Chain {
    async fn read(
        app: &App,
        caller: &Caller,
        resolved: &Resolved,
        stores: Stores<'_>,
    ) -> Result<Chain> {
        let (db, agency, slug) = (app.db.read(), caller.agency_id, &resolved.slug);
        let period = resolved.period;
        let all = around(&[
            period,
            previous(period),
            last_year(period),
            of_trend(period),
        ]);
        let approved = results::list_approved_of(agency, db, stores, slug, all).await?;
        let basis = Basis::of(app, caller, resolved, &within(&approved, period)).await?;
        // Sections and questions may live on while the total begins anew; their figures begin with it.
        let began = basis.epoch_began(&approved);
        let since = |period: Period| Period {
            from: began.map_or(period.from, |began| period.from.max(began)),
            to: period.to,
        };
        let (now, then) = (since(period), since(previous(period)));
        let sections: Vec<i64> = basis.series.sections.values().copied().collect();
        let questions: Vec<i64> = basis.questions().map(|(_, _, series)| series).collect();
        let keys: Vec<i64> = basis
            .questions()
            .filter(|(question, _, _)| question.kind.grades().is_some())
            .map(|(_, _, series)| series)
            .collect();
        let both = [&sections[..], &questions[..]].concat();
        let mut by_month: HashMap<_, (i64, i64)> = HashMap::new();
        let days = since(of_trend(period));
        for (series, day, n, sum) in
            results::sums_by_date(agency, db, stores, &sections, days).await?
        {
            let month = by_month.entry((series, first_of_month(day))).or_default();
            *month = (month.0 + n, month.1 + sum);
        }
        Ok(Chain {
            now: results::sums_by_series(agency, db, stores, &both, now).await?,
            before: results::sums_by_series(agency, db, stores, &both, then).await?,
            by_month,
            passes: results::passes_by_store(agency, db, stores, &questions, now).await?,
            values: results::values_by_series(agency, db, stores, &keys, now).await?,
            values_before: results::values_by_series(agency, db, stores, &keys, then).await?,
            settled: results::count_settled(agency, db, stores, slug, period, &approved).await?,
            basis,
            approved,
        })
    }

    fn counted(&self, period: Period) -> Vec<&ApprovedRow> {
        self.basis.counted(&self.approved, period)
    }

    fn comparisons(&self, resolved: &Resolved, now: Sums) -> Vec<Comparison> {
        let then = |with, period| {
            let counted = self.counted(period);
            let missing = if counted.is_empty() && !within(&self.approved, period).is_empty() {
                NoComparison::NotComparable
            } else {
                NoComparison::NotScoredThen
            };
            against(with, Some(period), now, sums_of(&counted), missing)
        };
        vec![
            then(Benchmark::PreviousPeriod, previous(resolved.period)),
            then(Benchmark::LastYear, last_year(resolved.period)),
            against_target(now, resolved.client.target.map(percent)),
        ]
    }

    fn sections(&self, trend: Period) -> Vec<SectionResult> {
        let scored = self.basis.checklist.sections.iter().filter(|section| {
            let mut questions = section.questions.iter();
            questions.any(checklists::Question::is_scored)
        });
        scored
            .map(|section| {
                let series = self.basis.series.sections.get(section.id.as_str());
                let of = |sums: &HashMap<i64, Sums>| {
                    let found = series.and_then(|series| sums.get(series));
                    found.copied().unwrap_or_default()
                };
                let month_of = |month| {
                    let found = series.and_then(|series| self.by_month.get(&(*series, month)));
                    let (n, sum) = found.copied().unwrap_or_default();
                    MonthMean {
                        month,
                        mean: stats::mean(n, sum).map(percent),
                        n: whole(n),
                    }
                };
                SectionResult {
                    section: section.id.to_string(),
                    title: section.title.get(&self.basis.language).to_owned(),
                    score: mean_of(of(&self.now)),
                    difference: difference_of(of(&self.now), of(&self.before)),
                    chain: None,
                    months: months(trend).into_iter().map(month_of).collect(),
                }
            })
            .collect()
    }
}

/// The rates of the settled visits.
fn fieldwork(settled: Settled) -> Fieldwork {
    let part = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let all = part(settled.approved) + part(settled.rejected) + part(settled.expired);
    let approved = part(settled.approved);
    Fieldwork {
        settled: whole(all),
        approved: whole(approved),
        rejected: whole(part(settled.rejected)),
        expired: whole(part(settled.expired)),
        cancelled: whole(part(settled.cancelled)),
        filled: share_of(approved, all),
        on_time: share_of(part(settled.on_time), approved),
        returned: share_of(part(settled.returned), approved),
    }
}
