//! What is kept of many scores: how many, their sum, and the sum of their squares.

use std::iter::Sum;
use std::ops::{Add, Sub};

use crate::WHOLE;

/// Count, sum and sum of squares of scores in hundredths of a percent.
///
/// Sums of parts add up to the sums of the whole, and a part can be taken out again: `chain - own`
/// is the chain without the store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScoreSums {
    /// How many.
    pub n: i64,
    /// Their sum.
    pub sum: i64,
    /// The sum of their squares.
    pub sum_of_squares: i64,
}

impl ScoreSums {
    /// The sums of these scores.
    #[must_use]
    pub fn of(scores: &[i64]) -> ScoreSums {
        scores
            .iter()
            .map(|&score| ScoreSums {
                n: 1,
                sum: score,
                sum_of_squares: score.saturating_mul(score),
            })
            .sum()
    }

    /// The sums of `n` questions of which `passed` passed: a pass scores 100 %, a miss 0 %.
    #[must_use]
    pub fn of_passes(passed: i64, n: i64) -> ScoreSums {
        ScoreSums {
            n,
            sum: passed.saturating_mul(WHOLE),
            sum_of_squares: passed.saturating_mul(WHOLE * WHOLE),
        }
    }

    /// The mean, not rounded; n is at least 1.
    pub(crate) fn centre(self) -> f64 {
        self.sum as f64 / self.n as f64
    }

    /// n times the sum of squared deviations: an exact integer, zero if all scores are equal.
    pub(crate) fn scaled_deviation(self) -> i128 {
        let squares = i128::from(self.n) * i128::from(self.sum_of_squares);
        // Below zero only for sums that no scores have.
        (squares - i128::from(self.sum) * i128::from(self.sum)).max(0)
    }

    /// The variance of a single score, with divisor n - 1; n is at least 2.
    pub(crate) fn variance(self) -> f64 {
        let n = self.n as f64;
        self.scaled_deviation() as f64 / n / (n - 1.0)
    }

    /// The squared standard error of the mean; n is at least 2.
    pub(crate) fn squared_error(self) -> f64 {
        self.variance() / self.n as f64
    }
}

impl Add for ScoreSums {
    type Output = ScoreSums;

    fn add(self, other: ScoreSums) -> ScoreSums {
        ScoreSums {
            n: self.n.saturating_add(other.n),
            sum: self.sum.saturating_add(other.sum),
            sum_of_squares: self.sum_of_squares.saturating_add(other.sum_of_squares),
        }
    }
}

impl Sub for ScoreSums {
    type Output = ScoreSums;

    fn sub(self, part: ScoreSums) -> ScoreSums {
        ScoreSums {
            n: self.n.saturating_sub(part.n),
            sum: self.sum.saturating_sub(part.sum),
            sum_of_squares: self.sum_of_squares.saturating_sub(part.sum_of_squares),
        }
    }
}

impl Sum for ScoreSums {
    fn sum<I: Iterator<Item = ScoreSums>>(parts: I) -> ScoreSums {
        parts.fold(ScoreSums::default(), Add::add)
    }
}

/// The mean, rounded half up once; `None` of nothing. Works for differences as well: half rounds
/// towards positive infinity.
#[must_use]
pub fn mean(n: i64, sum: i64) -> Option<i64> {
    half_up(i128::from(n), i128::from(sum))
}

/// `sum` / `n`, rounded half up; `None` unless n is positive.
pub(crate) fn half_up(n: i128, sum: i128) -> Option<i64> {
    let twice = sum.saturating_mul(2).saturating_add(n);
    let rounded = (n > 0).then(|| twice.div_euclid(n.saturating_mul(2)))?;
    Some(i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_rounds_half_up_once() {
        assert_eq!(mean(0, 0), None);
        assert_eq!(mean(-1, 5), None);
        assert_eq!(mean(2, 15_001), Some(7_501), "7500.5");
        assert_eq!(mean(3, 20_000), Some(6_667), "6666.66...");
        assert_eq!(mean(2, -3), Some(-1), "-1.5 rounds up");
        assert_eq!(mean(1, i64::MAX), Some(i64::MAX));
        assert_eq!(mean(1, i64::MIN), Some(i64::MIN));
    }

    #[test]
    fn a_part_taken_out_leaves_the_sums_of_the_rest() {
        let (own, rest) = ([8_600, 9_200], [7_000, 8_800, -40]);
        let chain = ScoreSums::of(&own) + ScoreSums::of(&rest);
        assert_eq!(chain, ScoreSums::of(&[8_600, 9_200, 7_000, 8_800, -40]));
        assert_eq!(chain - ScoreSums::of(&own), ScoreSums::of(&rest));
    }

    #[test]
    fn passes_and_misses_are_scores_of_100_and_0_percent() {
        assert_eq!(
            ScoreSums::of_passes(2, 3),
            ScoreSums::of(&[10_000, 0, 10_000])
        );
    }

    #[test]
    fn the_deviation_is_exact_for_a_thousand_million_visits() {
        // Half at 0 and half at 100 %: n² / 4 times 10,000².
        let sums = ScoreSums::of_passes(500_000_000, 1_000_000_000);
        assert_eq!(sums.scaled_deviation(), 25_000_000_000_000_000_000_000_000);
    }
}
