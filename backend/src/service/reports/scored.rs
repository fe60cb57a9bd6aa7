//! What the approved visits themselves say: passes, bands, months, dayparts, weekdays and the list. Pure.

use api::reports::{
    BandCount, Daypart, DaypartResult, Mean, MonthResult, Verdict, VisitLine, WeekdayResult,
};
use checklists::{Checklist, Language};
use chrono::{Datelike, NaiveDate};

use super::figures::{interval, mean_of, percent, score_sums, sums_over};
use super::period::{first_of_month, months};
use super::{count, whole};
use crate::db::results::{ApprovedRow, Period, Sums};

/// Fewer visits than this in a part of the day or a day of the week have no score: a visit could be told
/// by it (P6).
const FEWEST_TOGETHER: usize = 3;

/// Sums over the published scores of these visits.
pub(super) fn sums_of(visits: &[&ApprovedRow]) -> Sums {
    sums_over(visits.iter().filter_map(|visit| visit.score))
}

/// How many of the scored visits passed, and how many were scored.
pub(super) fn passes(visits: &[&ApprovedRow]) -> (i64, i64) {
    let scored = visits.iter().filter(|visit| visit.score.is_some());
    scored.fold((0, 0), |(passed, n), visit| {
        let passes = verdict_of(visit) == Some(Verdict::Pass);
        (passed + i64::from(passes), n + 1)
    })
}

pub(super) fn verdict_of(visit: &ApprovedRow) -> Option<Verdict> {
    match visit.verdict.as_deref()? {
        "pass" => Some(Verdict::Pass),
        "fail" => Some(Verdict::Fail),
        "not_scored" => Some(Verdict::NotScored),
        _ => None,
    }
}

/// The label of a visit's band.
pub(super) fn band_of(
    visit: &ApprovedRow,
    checklist: &Checklist,
    language: &Language,
) -> Option<String> {
    let own = visit.band.as_deref()?;
    let band = checklist
        .bands
        .iter()
        .find(|band| band.id.as_str() == own)?;
    Some(band.label.get(language).to_owned())
}

/// Visits by band, the highest first.
pub(super) fn bands(
    checklist: &Checklist,
    language: &Language,
    now: &[&ApprovedRow],
    before: &[&ApprovedRow],
) -> Vec<BandCount> {
    let bands = checklist.bands.iter();
    bands
        .map(|band| {
            let own = |visit: &&&ApprovedRow| visit.band.as_deref() == Some(band.id.as_str());
            BandCount {
                label: band.label.get(language).to_owned(),
                from: band.from,
                n: count(now.iter().filter(own).count()),
                previous_n: count(before.iter().filter(own).count()),
            }
        })
        .collect()
}

/// The months of a period, each with the band in which it would lie if nothing had changed over the
/// period.
pub(super) fn trend(
    period: Period,
    visits: &[&ApprovedRow],
    epoch_began: Option<NaiveDate>,
) -> Vec<MonthResult> {
    let all = sums_of(visits);
    let month_of = |month: NaiveDate| {
        let own = visits
            .iter()
            .filter(|v| first_of_month(v.local_date) == month);
        let sums = sums_over(own.filter_map(|visit| visit.score));
        MonthResult {
            month,
            mean: stats::mean(sums.n, sums.sum).map(percent),
            n: whole(sums.n),
            noise: stats::noise_band(score_sums(all), sums.n).map(interval),
            new_epoch: epoch_began.map(first_of_month) == Some(month),
        }
    };
    months(period).into_iter().map(month_of).collect()
}

/// The scored visits by part of the day.
pub(super) fn dayparts(visits: &[&ApprovedRow]) -> Vec<DaypartResult> {
    let parts = [
        Daypart::Morning,
        Daypart::Midday,
        Daypart::Afternoon,
        Daypart::Evening,
        Daypart::Night,
    ];
    let groups = (0_i64..).zip(parts).map(|(number, part)| {
        let own = visits.iter().filter(|visit| visit.daypart == number);
        (part, own.filter_map(|visit| visit.score).collect())
    });
    let shown = together(groups.collect());
    let result = |(daypart, n, score)| DaypartResult { daypart, n, score };
    shown.into_iter().map(result).collect()
}

/// The scored visits by day of the week.
pub(super) fn weekdays(visits: &[&ApprovedRow]) -> Vec<WeekdayResult> {
    let groups = (1_u32..=7).map(|day| {
        let own = |visit: &&&ApprovedRow| visit.local_date.weekday().number_from_monday() == day;
        let own = visits.iter().filter(own);
        (day, own.filter_map(|visit| visit.score).collect())
    });
    let shown = together(groups.collect());
    let result = |(weekday, n, score)| WeekdayResult { weekday, n, score };
    shown.into_iter().map(result).collect()
}

/// The groups that have a visit, each with its mean as far as no visit can be told by it (P6): the list of
/// visits has every score, so a lowest or highest one would tell when that visit was made, and so would
/// the mean of fewer than three, or one that follows from the mean of all and those of the others.
fn together<T: Copy>(groups: Vec<(T, Vec<i64>)>) -> Vec<(T, u32, Option<Mean>)> {
    let mut groups = groups;
    groups.retain(|(_, scores)| !scores.is_empty());
    let mut kept: Vec<bool> = groups
        .iter()
        .map(|(_, scores)| scores.len() >= FEWEST_TOGETHER)
        .collect();
    let mut left: usize = groups
        .iter()
        .zip(&kept)
        .filter(|(_, kept)| !**kept)
        .map(|((_, s), _)| s.len())
        .sum();
    while left > 0 && left < FEWEST_TOGETHER {
        let smallest = (0..groups.len())
            .filter(|index| kept[*index])
            .min_by_key(|index| groups[*index].1.len());
        let Some(smallest) = smallest else { break };
        kept[smallest] = false;
        left += groups[smallest].1.len();
    }
    groups
        .into_iter()
        .zip(kept)
        .map(|((group, scores), kept)| {
            let n = count(scores.len());
            let mean = Mean {
                lowest: None,
                highest: None,
                ..mean_of(sums_over(scores))
            };
            (group, n, kept.then_some(mean))
        })
        .collect()
}

/// The visits of a list, newest first; `counted` says which of them are in the figures.
pub(super) fn lines(
    visits: &[&ApprovedRow],
    counted_epoch: i64,
    checklist: &Checklist,
    language: &Language,
) -> Vec<VisitLine> {
    let line = |visit: &&ApprovedRow| VisitLine {
        id: visit.visit_id,
        month: first_of_month(visit.local_date),
        score: visit.score.map(percent),
        band: band_of(visit, checklist, language),
        verdict: verdict_of(visit),
        missed: whole(visit.missed),
        judged: whole(visit.judged),
        counted: visit.epoch == counted_epoch,
    };
    visits.iter().rev().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(groups: &[&[i64]]) -> Vec<(usize, u32, Option<i64>)> {
        let groups = groups.iter().enumerate();
        let groups = groups.map(|(index, scores)| (index, scores.to_vec()));
        together(groups.collect())
            .into_iter()
            .map(|(group, n, mean)| {
                let mean = mean.and_then(|mean| mean.mean);
                (group, n, mean.map(|mean| mean.hundredths()))
            })
            .collect()
    }

    #[test]
    fn p6_fewer_than_three_visits_together_have_no_score() {
        let three = [8_000, 7_000, 9_000];
        assert_eq!(
            shown(&[&three, &[], &[1_000, 2_000, 3_000]]),
            [(0, 3, Some(8_000)), (2, 3, Some(2_000))]
        );
        assert_eq!(shown(&[&[5_000, 6_000]]), [(0, 2, None)]);
        assert_eq!(
            shown(&[&three, &[5_000, 6_000], &[4_000]]),
            [(0, 3, Some(8_000)), (1, 2, None), (2, 1, None)]
        );
    }

    #[test]
    fn p6_a_lone_visit_does_not_follow_from_the_means_of_the_others() {
        let (three, four) = ([8_000, 7_000, 9_000], [1_000; 4]);
        assert_eq!(
            shown(&[&four, &three, &[5_000]]),
            [(0, 4, Some(1_000)), (1, 3, None), (2, 1, None)]
        );
        let (_, _, mean) = together(vec![((), three.to_vec())])[0];
        let mean = mean.unwrap();
        assert_eq!((mean.lowest, mean.highest), (None, None));
    }
}
