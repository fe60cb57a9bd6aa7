//! Shares of a count, such as pass rates, and their differences.

use crate::WHOLE;
use crate::interval::Interval;
use crate::student::Z_975;
use crate::sums::half_up;

/// How many of `n`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Those that count.
    pub counted: i64,
    /// All.
    pub n: i64,
}

impl Share {
    /// The share in hundredths of a percent, rounded half up; `None` of nothing.
    #[must_use]
    pub fn value(self) -> Option<i64> {
        half_up(
            i128::from(self.n),
            i128::from(self.counted) * i128::from(WHOLE),
        )
    }

    /// Its [`wilson`] interval.
    #[must_use]
    pub fn interval(self) -> Interval {
        wilson(self.counted, self.n)
    }
}

/// The 95 % interval of Wilson for `passed` of `n`; the whole range for n = 0.
///
/// (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n), without correction for continuity (Wilson,
/// JASA 22 (1927), 209-212). Unlike p ± z √(p(1-p)/n) it holds for few visits and for none missed.
#[must_use]
pub fn wilson(passed: i64, n: i64) -> Interval {
    let (low, high) = wilson_bounds(passed, n);
    (hundredths(low), hundredths(high))
}

/// The 95 % interval of the difference of two shares, now minus before, from their two Wilson
/// intervals; `None` where either counts nothing.
///
/// With d = p₁ - p₂ and the Wilson bounds l and u: d - √((p₁-l₁)² + (u₂-p₂)²) to
/// d + √((u₁-p₁)² + (p₂-l₂)²) (Newcombe, Statistics in Medicine 17 (1998), 873-890, method 10).
#[must_use]
pub fn newcombe(
    passed_now: i64,
    n_now: i64,
    passed_before: i64,
    n_before: i64,
) -> Option<Interval> {
    if n_now < 1 || n_before < 1 {
        return None;
    }
    let now = passed_now as f64 / n_now as f64;
    let before = passed_before as f64 / n_before as f64;
    let (low_now, high_now) = wilson_bounds(passed_now, n_now);
    let (low_before, high_before) = wilson_bounds(passed_before, n_before);
    let length = |a: f64, b: f64| (a * a + b * b).sqrt();
    let low = now - before - length(now - low_now, high_before - before);
    let high = now - before + length(high_now - now, before - low_before);
    let clipped = |bound: f64| hundredths(bound).clamp(-WHOLE, WHOLE);
    Some((clipped(low), clipped(high)))
}

fn hundredths(share: f64) -> i64 {
    (share * WHOLE as f64).round() as i64
}

/// The bounds as shares of one.
fn wilson_bounds(passed: i64, n: i64) -> (f64, f64) {
    if n < 1 {
        return (0.0, 1.0);
    }
    let (n, z2) = (n as f64, Z_975 * Z_975);
    let p = (passed as f64 / n).clamp(0.0, 1.0);
    let centre = p + z2 / (2.0 * n);
    let half = Z_975 * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z2 / n;
    (
        ((centre - half) / scale).max(0.0),
        ((centre + half) / scale).min(1.0),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proven;

    #[test]
    fn wilson_gives_the_worked_examples() {
        // 3 of 4: z² = 3.84146, centre .75 + .48018 = 1.23018, half 1.95996 x √(.046875 + .060023)
        // = .64082, scale 1.96036: (.58936, 1.87100) / 1.96036.
        assert_eq!(wilson(3, 4), (3_006, 9_544));
        assert_eq!(wilson(4, 4), (5_101, 10_000));
        assert_eq!(wilson(0, 3), (0, 5_615));
        assert_eq!(wilson(58, 100), (4_821, 6_720));
        assert_eq!(wilson(0, 0), (0, 10_000));
    }

    #[test]
    fn five_of_ten_after_nine_of_ten_is_no_proven_change() {
        // Wilson: 9/10 .59585 to .98212, 5/10 .23659 to .76341.
        // .4 - √(.30415² + .26341²) = -.00236; .4 + √(.08212² + .26341²) = .67591.
        let interval = newcombe(9, 10, 5, 10).unwrap();
        assert_eq!(interval, (-24, 6_759));
        assert!(!proven(interval));
        assert_eq!(newcombe(5, 10, 9, 10), Some((-6_759, 24)));
    }

    #[test]
    fn the_difference_of_shares_is_that_of_the_paper() {
        // Newcombe 1998, table II, method 10: 56/70 - 48/80 is .0524 to .3339,
        // 9/10 - 3/10 is .1705 to .8090, 10/10 - 0/10 is .6075 to 1.
        assert_eq!(newcombe(56, 70, 48, 80), Some((524, 3_339)));
        assert_eq!(newcombe(9, 10, 3, 10), Some((1_705, 8_090)));
        assert_eq!(newcombe(10, 10, 0, 10), Some((6_075, 10_000)));
        assert_eq!(newcombe(0, 0, 3, 4), None);
        assert_eq!(newcombe(3, 4, 0, 0), None);
    }

    #[test]
    fn a_share_is_rounded_half_up() {
        let share = Share { counted: 1, n: 8 };
        assert_eq!(share.value(), Some(1_250));
        let third = Share { counted: 2, n: 3 };
        assert_eq!(third.value(), Some(6_667));
        assert_eq!(third.interval(), wilson(2, 3));
        assert_eq!(Share::default().value(), None);
    }
}
