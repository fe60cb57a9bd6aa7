//! Sums as figures with n and interval.

use std::collections::HashMap;

use api::reports::{
    Difference, Interval, Mean, NoInterval, Percent, Points, PointsInterval, Score, Share, Verdict,
};
use checklists::{Checklist, Language};
use stats::ScoreSums;
use uuid::Uuid;

use super::whole;
use crate::db::results::{ApprovedRow, Sums};

/// The sums that intervals need.
pub(super) fn score_sums(sums: Sums) -> ScoreSums {
    ScoreSums {
        n: sums.n,
        sum: sums.sum,
        sum_of_squares: sums.sum_of_squares,
    }
}

/// The sums of these scores.
pub(super) fn sums_over(scores: impl IntoIterator<Item = i64>) -> Sums {
    joined(scores.into_iter().map(|score| Sums {
        n: 1,
        sum: score,
        sum_of_squares: score.saturating_mul(score),
        lowest: score,
        highest: score,
        ..Sums::default()
    }))
}

/// The sums of every store that has a scored visit among these.
pub(super) fn by_store<'a>(
    visits: impl IntoIterator<Item = &'a ApprovedRow>,
) -> HashMap<Uuid, Sums> {
    let mut all: HashMap<Uuid, Sums> = HashMap::new();
    for visit in visits {
        if let Some(score) = visit.score {
            let sums = all.entry(visit.store_id).or_default();
            *sums = joined([*sums, sums_over([score])]);
        }
    }
    all
}

/// The sums of the parts together.
pub(super) fn joined(parts: impl IntoIterator<Item = Sums>) -> Sums {
    let mut all = Sums::default();
    for part in parts {
        if part.n > 0 {
            let first = all.n == 0;
            all.lowest = if first {
                part.lowest
            } else {
                all.lowest.min(part.lowest)
            };
            all.highest = if first {
                part.highest
            } else {
                all.highest.max(part.highest)
            };
        }
        all.n += part.n;
        all.sum += part.sum;
        all.sum_of_squares += part.sum_of_squares;
        all.passed += part.passed;
        all.judged += part.judged;
        all.lost += part.lost;
    }
    all
}

pub(super) fn percent(hundredths: i64) -> Percent {
    Percent::from_hundredths(hundredths)
}

pub(super) fn interval((low, high): stats::Interval) -> Interval {
    Interval {
        low: percent(low),
        high: percent(high),
    }
}

/// The mean with n and interval, or why there is none (P8).
pub(super) fn mean_of(sums: Sums) -> Mean {
    let known = stats::mean_interval(score_sums(sums)).map(interval);
    let some = |value: i64| (sums.n > 0).then_some(percent(value));
    Mean {
        mean: stats::mean(sums.n, sums.sum).map(percent),
        n: whole(sums.n),
        lowest: some(sums.lowest),
        highest: some(sums.highest),
        interval: known,
        no_interval: match known {
            Some(_) => None,
            None if sums.n < 2 => Some(NoInterval::TooFew),
            None => Some(NoInterval::AllEqual),
        },
    }
}

/// How many passed, with the interval of Wilson.
pub(super) fn share_of(part: i64, n: i64) -> Share {
    Share {
        part: whole(part),
        n: whole(n),
        share: Percent::of(part, n),
        interval: interval(stats::wilson(part, n)),
    }
}

/// A difference of printed figures, with its interval where there is one.
pub(super) fn difference(points: i64, known: Option<stats::Interval>) -> Difference {
    Difference {
        points: Points(points),
        interval: known.map(|(low, high)| PointsInterval {
            low: Points(low),
            high: Points(high),
        }),
        proven: known.is_some_and(stats::proven),
    }
}

/// The difference of two means with the interval of Welch; none unless both have one.
pub(super) fn difference_of(now: Sums, then: Sums) -> Option<Difference> {
    let (mean, before) = (stats::mean(now.n, now.sum)?, stats::mean(then.n, then.sum)?);
    let known = stats::difference_interval(score_sums(now), score_sums(then));
    Some(difference(mean - before, known))
}

/// The difference of a mean to a mark that is known exactly, with the mean's own interval.
pub(super) fn difference_to(now: Sums, mark: Percent) -> Option<Difference> {
    let mean = stats::mean(now.n, now.sum)?;
    let mark = mark.hundredths();
    let known = stats::mean_interval(score_sums(now));
    let known = known.map(|(low, high)| (low - mark, high - mark));
    Some(difference(mean - mark, known))
}

/// The difference of two shares, each as part and n, with the interval of Newcombe.
pub(super) fn difference_of_shares(now: (i64, i64), then: (i64, i64)) -> Option<Difference> {
    let (share, before) = (Percent::of(now.0, now.1)?, Percent::of(then.0, then.1)?);
    let known = stats::newcombe(now.0, now.1, then.0, then.1);
    Some(difference(share.hundredths() - before.hundredths(), known))
}

/// The mean judged by the marks of the checklist, exactly (P4).
pub(super) fn score_of(sums: Sums, checklist: &Checklist, language: &Language) -> Score {
    let reaches = |mark: Percent| sums.sum >= mark.hundredths() * sums.n;
    let mean = mean_of(sums);
    let pass_mark = checklist.scoring.pass_mark;
    let marks = || {
        pass_mark
            .into_iter()
            .chain(checklist.bands.iter().map(|band| band.from))
    };
    let reads_as_reached =
        |mark: Percent| mean.mean.is_some_and(|mean| mean >= mark) && !reaches(mark);
    let scored = mean.mean.is_some();
    let band = checklist.bands.iter().find(|band| reaches(band.from));
    Score {
        mean,
        exact: marks()
            .any(reads_as_reached)
            .then(|| fraction(sums.sum, sums.n * 100)),
        pass_mark,
        band: band
            .filter(|_| scored)
            .map(|band| band.label.get(language).to_owned()),
        verdict: pass_mark.filter(|_| scored).map(|mark| {
            if reaches(mark) {
                Verdict::Pass
            } else {
                Verdict::Fail
            }
        }),
        influence: scored.then(|| percent(stats::influence(sums.n))),
    }
}

/// A fraction in lowest terms.
fn fraction(numerator: i64, denominator: i64) -> String {
    let (mut a, mut b) = (numerator.abs(), denominator.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    let divisor = a.max(1);
    format!("{}/{}", numerator / divisor, denominator / divisor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_together_are_the_whole() {
        let whole = sums_over([7_000, -500, 9_000]);
        let parts = [
            sums_over([7_000]),
            Sums::default(),
            sums_over([-500, 9_000]),
        ];
        assert_eq!(joined(parts), whole);
        assert_eq!((whole.n, whole.sum), (3, 15_500));
        assert_eq!((whole.lowest, whole.highest), (-500, 9_000));
    }

    #[test]
    fn a_target_is_held_against_the_means_own_interval() {
        // 86, 92, 70, 88: mean 84, 95 % interval 68.63 to 99.37.
        let now = sums_over([8_600, 9_200, 7_000, 8_800]);
        let to = |mark| difference_to(now, percent(mark)).unwrap();
        assert_eq!(to(8_000).points, Points(400));
        assert!(!to(8_000).proven);
        let interval = to(8_000).interval.unwrap();
        assert_eq!(
            (interval.low, interval.high),
            (Points(-1_137), Points(1_937))
        );
        assert!(to(6_000).proven, "68.63 lies above 60");
    }
}
