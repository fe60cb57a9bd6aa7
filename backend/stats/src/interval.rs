//! Intervals of means and of their differences.

use crate::WHOLE;
use crate::student::t_975;
use crate::sums::{ScoreSums, half_up};

/// A 95 % interval (low, high) in hundredths of a percent, or of a percentage point for a
/// difference.
pub type Interval = (i64, i64);

/// Why a mean, an [`Nps`](crate::Nps) or a mean grade has no interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoInterval {
    /// Fewer than two, so nothing is known of the spread.
    TooFew,
    /// All are equal, which says nothing of the spread either.
    AllEqual,
}

impl NoInterval {
    /// The reason why the interval of `n` is `None`.
    #[must_use]
    pub fn of(n: i64) -> NoInterval {
        if n < 2 {
            NoInterval::TooFew
        } else {
            NoInterval::AllEqual
        }
    }
}

/// Whether the interval of a difference leaves zero out, so that chance alone does not explain it.
///
/// Judged on the bounds as they are printed: a bound that reads as zero proves nothing.
#[must_use]
pub fn proven((low, high): Interval) -> bool {
    low > 0 || high < 0
}

/// The greatest possible influence of one visit on a mean of `n`: 1/n of the scale, in hundredths
/// of a percent, rounded half up. One visit, and none as well, can move it all the way.
#[must_use]
pub fn influence(n: i64) -> i64 {
    half_up(i128::from(n.max(1)), i128::from(WHOLE)).unwrap_or(WHOLE)
}

/// The 95 % t interval of the mean with n - 1 degrees of freedom, clipped to 0-100 %, or to the mean
/// where bonus points have lifted that above 100 %; `None` below two scores and where all are equal,
/// since equal scores say nothing of the spread.
#[must_use]
pub fn mean_interval(sums: ScoreSums) -> Option<Interval> {
    around_mean(sums, sums.n, scale(sums))
}

/// Where the mean score of a month with `n_of_month` visits lies in 95 of 100 months if nothing
/// changes: mean ± t(n-1) s / √`n_of_month`, clipped to 0-100 % as that interval is.
///
/// These are the limits of a chart of means with the standard deviation s of single visits in the
/// whole period (Shewhart, *Economic Control of Quality of Manufactured Product*, 1931; Montgomery,
/// *Statistical Quality Control*, chapter 6), set at 95 % with Student's t instead of three standard
/// deviations: one month in twenty lies outside by chance. The month is one of those that `sums`
/// counts. `None` without a month's visit, below two visits in all, and without spread.
#[must_use]
pub fn noise_band(sums: ScoreSums, n_of_month: i64) -> Option<Interval> {
    around_mean(sums, n_of_month, scale(sums))
}

/// From nothing to all points, or to the mean where bonus points have lifted it higher.
fn scale(sums: ScoreSums) -> Interval {
    (0, WHOLE.max(sums.centre().round() as i64))
}

/// The mean ± t(n-1) s / √`of`, within `limits`.
pub(crate) fn around_mean(sums: ScoreSums, of: i64, limits: Interval) -> Option<Interval> {
    if sums.n < 2 || of < 1 || sums.scaled_deviation() == 0 {
        return None;
    }
    let half = t_975((sums.n - 1) as f64) * (sums.variance() / of as f64).sqrt();
    Some(around(sums.centre(), half, limits))
}

/// `centre` ± `half` in whole numbers, within `limits`.
pub(crate) fn around(centre: f64, half: f64, (lowest, highest): Interval) -> Interval {
    let within = |bound: f64| (bound.round() as i64).max(lowest).min(highest);
    (within(centre - half), within(centre + half))
}

/// The 95 % interval of Welch for `now` minus `before`, with the degrees of freedom of Welch and
/// Satterthwaite; `None` unless both have two scores or more and one of them some spread.
#[must_use]
pub fn difference_interval(now: ScoreSums, before: ScoreSums) -> Option<Interval> {
    if now.n < 2 || before.n < 2 {
        return None;
    }
    let (a, b) = (now.squared_error(), before.squared_error());
    if a + b == 0.0 {
        return None;
    }
    // The shares cannot underflow, as the squares of tiny errors would.
    let (of_a, of_b) = (a / (a + b), b / (a + b));
    let degrees = 1.0 / (of_a * of_a / (now.n - 1) as f64 + of_b * of_b / (before.n - 1) as f64);
    let half = t_975(degrees) * (a + b).sqrt();
    let whole = (i64::MIN, i64::MAX);
    Some(around(now.centre() - before.centre(), half, whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_t_interval_is_that_of_the_worked_example() {
        // 86, 92, 70, 88: mean 84; squared deviations 4 + 64 + 196 + 16 = 280; s = √(280/3) = 9.661;
        // 3.1824 x 9.661 / 2 = 15.373.
        let sums = ScoreSums::of(&[8_600, 9_200, 7_000, 8_800]);
        assert_eq!(crate::mean(sums.n, sums.sum), Some(8_400));
        assert_eq!(mean_interval(sums), Some((6_863, 9_937)));
        assert_eq!(mean_interval(ScoreSums::of(&[8_600])), None);
        assert_eq!(NoInterval::of(1), NoInterval::TooFew);
        assert_eq!(mean_interval(ScoreSums::of(&[8_600, 8_600])), None);
        assert_eq!(NoInterval::of(2), NoInterval::AllEqual);
        let wide = mean_interval(ScoreSums::of(&[0, 10_000]));
        assert_eq!(wide, Some((0, 10_000)), "clipped");
        // 95, 110, 100, 97: mean 100.5, which bonus points have made.
        let lifted = mean_interval(ScoreSums::of(&[9_500, 11_000, 10_000, 9_700]));
        assert_eq!(
            lifted.map(|(_, high)| high),
            Some(10_050),
            "the mean lies in it"
        );
    }

    #[test]
    fn a_difference_within_the_noise_is_not_proven() {
        // 84 against 80, squared errors 280/3/4 = 23.333 and 32/2/3 = 5.333, together 28.667.
        // Degrees 28.667² / (23.333²/3 + 5.333²/2) = 821.78 / 195.70 = 4.199; t = 2.725;
        // 4 ± 2.725 x 5.354.
        let now = ScoreSums::of(&[8_600, 9_200, 7_000, 8_800]);
        let before = ScoreSums::of(&[8_000, 8_400, 7_600]);
        let interval = difference_interval(now, before).unwrap();
        assert_eq!(interval, (-1_059, 1_859));
        assert!(!proven(interval));
        let far = ScoreSums::of(&[1_000, 1_100, 1_200]);
        assert!(proven(difference_interval(now, far).unwrap()));
        assert_eq!(difference_interval(now, ScoreSums::of(&[1])), None);
        let flat = ScoreSums::of(&[9_000, 9_000]);
        assert_eq!(difference_interval(flat, flat), None);
        assert!(difference_interval(now, flat).is_some(), "one has spread");
    }

    #[test]
    fn a_bound_that_reads_as_zero_proves_nothing() {
        assert!(proven((1, 5)) && proven((-5, -1)));
        assert!(!proven((0, 5)) && !proven((-5, 0)) && !proven((-1, 1)));
    }

    #[test]
    fn the_influence_of_one_visit_is_one_nth() {
        // 100 %, 50 %, 33 %, 25 %.
        assert_eq!([1, 2, 3, 4].map(influence), [10_000, 5_000, 3_333, 2_500]);
        assert_eq!(influence(6), 1_667);
        assert_eq!(influence(0), 10_000);
        assert_eq!(influence(i64::MAX), 0);
        assert_eq!(influence(i64::MIN), 10_000);
    }

    #[test]
    fn the_noise_band_narrows_with_the_visits_of_the_month() {
        // As above: s = 9.661, t(3) = 3.1824; one visit ±30.746, two ±21.741, all four ±15.373.
        let sums = ScoreSums::of(&[8_600, 9_200, 7_000, 8_800]);
        assert_eq!(noise_band(sums, 1), Some((5_325, 10_000)));
        assert_eq!(noise_band(sums, 2), Some((6_226, 10_000)));
        assert_eq!(noise_band(sums, 4), mean_interval(sums));
        assert_eq!(noise_band(sums, 0), None);
        assert_eq!(noise_band(ScoreSums::of(&[8_600]), 1), None);
        assert_eq!(noise_band(ScoreSums::of(&[8_600, 8_600]), 1), None);
    }
}
