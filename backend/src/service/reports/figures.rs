//! Sums as figures with n and interval.

use api::reports::{
    Difference, Interval, Mean, NoInterval, Percent, Points, PointsInterval, Score, Share, Verdict,
};
use checklists::{Checklist, Language};
use stats::ScoreSums;

use super::whole;
use crate::db::results::Sums;

/// The sums that intervals need.
pub(super) fn score_sums(sums: Sums) -> ScoreSums {
    ScoreSums {
        n: sums.n,
        sum: sums.sum,
        sum_of_squares: sums.sum_of_squares,
    }
}

pub(super) fn percent(hundredths: i64) -> Percent {
    Percent::from_hundredths(hundredths)
}

fn interval((low, high): stats::Interval) -> Interval {
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

/// The difference of two means with the interval of Welch; none unless both have one.
pub(super) fn difference_of(now: Sums, then: Sums) -> Option<Difference> {
    let (mean, before) = (stats::mean(now.n, now.sum)?, stats::mean(then.n, then.sum)?);
    let known = stats::difference_interval(score_sums(now), score_sums(then));
    Some(Difference {
        points: Points(mean - before),
        interval: known.map(|(low, high)| PointsInterval {
            low: Points(low),
            high: Points(high),
        }),
        proven: known.is_some_and(|(low, high)| low > 0 || high < 0),
    })
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
        influence: Percent::of(1, sums.n),
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
