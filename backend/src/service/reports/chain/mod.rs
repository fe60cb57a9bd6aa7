//! Gathering the report of a chain.
//!
//! Its days are read once, and every figure is counted from them.

mod league;
mod questions;

use std::collections::{BTreeMap, HashSet};

use api::reports::{
    Benchmark, ChainReport, Comparison, Fieldwork, MonthMean, NoComparison, SectionResult,
};
use chrono::{Days, NaiveDate};
use uuid::Uuid;

use self::league::{league, regions};
use self::questions::{separating, worst_and_best};
use super::against::{against, against_target};
use super::basis::{Basis, within};
use super::figures::{difference_of, difference_of_shares, mean_of, percent, score_of, share_of};
use super::keys::key_numbers;
use super::marks::Tally;
use super::period::{around, first_of_month, last_year, months, of_trend, previous};
use super::resolved::{About, Resolved};
use super::scored::{bands, dayparts, passes, sums_of, trend, weekdays};
use super::{count, whole};
use crate::app::App;
use crate::db::Who;
use crate::db::results::{self, ApprovedRow, PackedMarks, Period, Settled, Stores, Sums};
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
        true => Stores::These(&ids),
        false => Stores::All,
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
        separating: separating(basis, &chain.now, &chain.stores),
        key_numbers: key_numbers(basis, &chain.now, &chain.before),
        dayparts: dayparts(&now),
        weekdays: weekdays(&now),
        fieldwork: fieldwork(chain.settled),
        method: basis.method(),
    })
}

/// How long after its window a visit is looked for among the days that are read anyway.
const LATE: Days = Days::new(31);

/// What is read of a chain.
struct Chain {
    basis: Basis,
    /// The visits of the period and of everything it is held against, oldest first.
    approved: Vec<ApprovedRow>,
    /// What was scored in the period, and in the one before.
    now: Tally,
    before: Tally,
    /// The same in the period, store by store.
    stores: BTreeMap<Uuid, Tally>,
    /// What the sections scored in the trend, month by month.
    months: BTreeMap<NaiveDate, Tally>,
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
        let (client, period) = (resolved.client.id, resolved.period);
        let (then, trend) = (previous(period), of_trend(period));
        let all = around(&[period, then, last_year(period), trend]);
        // Those made late count where their window ended.
        let all = Period {
            to: all.to + LATE,
            ..all
        };
        let mut visits = results::list_scored(agency, db, client, slug, all).await?;
        if let Stores::These(ids) = stores {
            let ids: HashSet<&Uuid> = ids.iter().collect();
            visits.retain(|visit| ids.contains(&visit.approved.store_id));
        }
        let (approved, marks): (Vec<ApprovedRow>, Vec<PackedMarks>) = visits
            .into_iter()
            .map(|visit| (visit.approved, visit.marks))
            .unzip();
        let basis = Basis::of(app, caller, resolved, &within(&approved, period)).await?;
        let mut chain = Chain {
            now: Tally::default(),
            before: Tally::default(),
            stores: BTreeMap::new(),
            months: BTreeMap::new(),
            settled: results::count_settled(agency, db, client, stores, slug, period, &approved)
                .await?,
            basis,
            approved,
        };
        let sections = chain.basis.series.of_sections();
        for (visit, marks) in chain.approved.iter().zip(&marks) {
            let within = |period: Period| period.has(visit.local_date);
            if visit.epoch != chain.basis.epoch() || ![period, then, trend].into_iter().any(within)
            {
                continue;
            }
            let month = first_of_month(visit.local_date);
            let mut store = within(period).then(|| chain.stores.entry(visit.store_id).or_default());
            let mut before = within(then).then_some(&mut chain.before);
            let mut month = within(trend).then(|| chain.months.entry(month).or_default());
            marks.each(visit.visit_id, |mark| {
                for tally in [&mut store, &mut before].into_iter().flatten() {
                    tally.add(mark);
                }
                if let Some(month) = &mut month
                    && sections.binary_search(&mark.series_id).is_ok()
                {
                    month.add(mark);
                }
            })?;
        }
        for store in chain.stores.values() {
            chain.now.join(store);
        }
        Ok(chain)
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
                let of = |tally: &Tally| {
                    let sums = series.map(|series| tally.sums(*series));
                    sums.unwrap_or_default()
                };
                let month_of = |month| {
                    let sums = self.months.get(&month).map(of).unwrap_or_default();
                    MonthMean {
                        month,
                        mean: stats::mean(sums.n, sums.sum).map(percent),
                        n: whole(sums.n),
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
