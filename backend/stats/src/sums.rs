//! Figures from sums.

use super::student::{Z_975, t_975};

/// The whole, in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// A 95 % interval in hundredths of a percent, or of a percentage point for a difference.
pub type Interval = (i64, i64);

/// Count, sum and sum of squares of scores in hundredths of a percent.
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
    pub fn of(scores: &[i64]) -> ScoreSums {
        ScoreSums {
            n: scores.len() as i64,
            sum: scores.iter().sum(),
            sum_of_squares: scores.iter().map(|score| score * score).sum(),
        }
    }

    /// n times the sum of squared deviations: an exact integer, zero if all scores are equal.
    fn scaled_deviation(self) -> i128 {
        i128::from(self.n) * i128::from(self.sum_of_squares)
            - i128::from(self.sum) * i128::from(self.sum)
    }

    /// The squared standard error of the mean; n is at least 2.
    fn squared_error(self) -> f64 {
        let n = self.n as f64;
        self.scaled_deviation() as f64 / n / (n - 1.0) / n
    }
}

/// The mean, rounded half up once; `None` of nothing. Works for differences as well: half rounds
/// towards positive infinity.
pub fn mean(n: i64, sum: i64) -> Option<i64> {
    (n > 0).then(|| (2 * sum + n).div_euclid(2 * n))
}

/// The 95 % t interval of the mean with n - 1 degrees of freedom, clipped to 0-100 %; `None` below
/// two scores and where all are equal, since equal scores say nothing of the spread.
pub fn mean_interval(sums: ScoreSums) -> Option<Interval> {
    if sums.n < 2 || sums.scaled_deviation() == 0 {
        return None;
    }
    let centre = sums.sum as f64 / sums.n as f64;
    let half = t_975((sums.n - 1) as f64) * sums.squared_error().sqrt();
    Some((clip(centre - half), clip(centre + half)))
}

/// The 95 % interval of Welch for `now` minus `before`; `None` unless both have two scores or more
/// and some spread is known.
pub fn difference_interval(now: ScoreSums, before: ScoreSums) -> Option<Interval> {
    if now.n < 2 || before.n < 2 {
        return None;
    }
    let (a, b) = (now.squared_error(), before.squared_error());
    if a + b == 0.0 {
        return None;
    }
    let degrees = (a + b) * (a + b) / (a * a / (now.n - 1) as f64 + b * b / (before.n - 1) as f64);
    let centre = now.sum as f64 / now.n as f64 - before.sum as f64 / before.n as f64;
    let half = t_975(degrees) * (a + b).sqrt();
    Some((
        (centre - half).round() as i64,
        (centre + half).round() as i64,
    ))
}

/// The 95 % interval of Wilson for `passed` of `n`; the whole range for n = 0.
pub fn wilson(passed: i64, n: i64) -> Interval {
    if n == 0 {
        return (0, WHOLE);
    }
    let (n, z2) = (n as f64, Z_975 * Z_975);
    let p = passed as f64 / n;
    let centre = p + z2 / (2.0 * n);
    let half = Z_975 * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    let scale = WHOLE as f64 / (1.0 + z2 / n);
    (clip(scale * (centre - half)), clip(scale * (centre + half)))
}

fn clip(value: f64) -> i64 {
    (value.round() as i64).clamp(0, WHOLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_rounds_half_up_once() {
        assert_eq!(mean(0, 0), None);
        assert_eq!(mean(2, 15_001), Some(7_501), "7500.5");
        assert_eq!(mean(3, 20_000), Some(6_667), "6666.66...");
        assert_eq!(mean(2, -3), Some(-1), "-1.5 rounds up");
    }

    #[test]
    fn the_t_interval_is_that_of_the_worked_example() {
        // 86, 92, 70, 88: mean 84.0, sd 9.66, 95 % 68.6-99.4.
        let sums = ScoreSums::of(&[8_600, 9_200, 7_000, 8_800]);
        assert_eq!(mean(sums.n, sums.sum), Some(8_400));
        assert_eq!(mean_interval(sums), Some((6_863, 9_937)));
        assert_eq!(mean_interval(ScoreSums::of(&[8_600])), None);
        assert_eq!(mean_interval(ScoreSums::of(&[8_600, 8_600])), None);
        let wide = mean_interval(ScoreSums::of(&[0, 10_000])).unwrap();
        assert_eq!(wide, (0, 10_000), "clipped");
    }

    #[test]
    fn wilson_gives_the_worked_examples() {
        // 3 of 4: 30.1-95.4; 4 of 4: 51.0-100; 0 of 3: 0-56.1; 58 of 100: 48.2-67.2.
        assert_eq!(wilson(3, 4), (3_006, 9_544));
        assert_eq!(wilson(4, 4), (5_101, 10_000));
        assert_eq!(wilson(0, 3), (0, 5_615));
        assert_eq!(wilson(58, 100), (4_821, 6_720));
        assert_eq!(wilson(0, 0), (0, 10_000));
    }

    #[test]
    fn a_difference_within_the_noise_spans_zero() {
        let now = ScoreSums::of(&[8_600, 9_200, 7_000, 8_800]);
        let before = ScoreSums::of(&[8_000, 8_400, 7_600]);
        let (low, high) = difference_interval(now, before).unwrap();
        assert!(low < 0 && high > 0, "{low} {high}");
        let far = ScoreSums::of(&[1_000, 1_100, 1_200]);
        let (low, _) = difference_interval(now, far).unwrap();
        assert!(low > 0);
        assert_eq!(difference_interval(now, ScoreSums::of(&[1])), None);
    }
}
