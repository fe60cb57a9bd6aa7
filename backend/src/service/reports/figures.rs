//! Sums as figures with n and interval.

use api::reports::Mean;
use api::stores::NoInterval;
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

/// The mean with n and interval, or why there is none (P8).
pub(super) fn mean_of(sums: Sums) -> Mean {
    let interval = stats::mean_interval(score_sums(sums));
    let some = |value: i64| (sums.n > 0).then_some(value);
    Mean {
        mean: stats::mean(sums.n, sums.sum),
        n: whole(sums.n),
        lowest: some(sums.lowest),
        highest: some(sums.highest),
        interval,
        no_interval: match interval {
            Some(_) => None,
            None if sums.n < 2 => Some(NoInterval::TooFew),
            None => Some(NoInterval::AllEqual),
        },
    }
}
