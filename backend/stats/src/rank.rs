//! Where a store stands among others.

use std::cmp::Ordering;

use crate::WHOLE;
use crate::interval::{difference_interval, proven};
use crate::student::t_975;
use crate::sums::{ScoreSums, half_up};

/// The fewest visits with which a store has a rank or counts in another's (P8).
pub const FEWEST_VISITS: i64 = 3;

/// What a percent rank means; the three differ where few are compared or scores are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PercentRank {
    /// The share that scores lower than or equal.
    AtOrBelow,
    /// The share that scores lower.
    Below,
    /// The share that scores lower and half of those that score equal.
    MidRank,
}

/// The share of `all` that `score` reaches by this definition, in hundredths of a percent, rounded
/// half up; `None` of nothing. The score's own entry in `all` counts as any other.
#[must_use]
pub fn percent_rank(definition: PercentRank, score: i64, all: &[i64]) -> Option<i64> {
    let count = |counted: fn(&i64, &i64) -> bool| {
        let found = all.iter().filter(|other| counted(other, &score)).count();
        i128::try_from(found).unwrap_or(i128::MAX)
    };
    let (below, equal) = (
        count(|other, own| other < own),
        count(|other, own| other == own),
    );
    let halves = match definition {
        PercentRank::AtOrBelow => 2 * (below + equal),
        PercentRank::Below => 2 * below,
        PercentRank::MidRank => 2 * below + equal,
    };
    let n = i128::try_from(all.len()).unwrap_or(i128::MAX);
    half_up(
        n.saturating_mul(2),
        halves.saturating_mul(i128::from(WHOLE)),
    )
}

/// The ranks that the data leave open, 1 being the highest mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankBand {
    /// One more than the stores that are proven higher.
    pub best: u32,
    /// `of` less the stores that are proven lower.
    pub worst: u32,
    /// The stores compared, this one included.
    pub of: u32,
}

/// A store with enough visits to be compared with others; what each comparison needs is worked out once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rival {
    sums: ScoreSums,
    centre: f64,
    squared_error: f64,
    /// Student's quantile for its own visits: that of its difference to another is no larger than the larger of
    /// theirs, since Welch's degrees of freedom are no fewer than the fewer of theirs.
    quantile: f64,
}

/// No quantile of Student is smaller.
const SMALLEST_QUANTILE: f64 = 1.95;

impl Rival {
    /// A store by its scores; `None` below three visits (P8).
    #[must_use]
    pub fn new(sums: ScoreSums) -> Option<Rival> {
        (sums.n >= FEWEST_VISITS).then(|| Rival {
            sums,
            centre: sums.centre(),
            squared_error: sums.squared_error(),
            quantile: t_975((sums.n - 1) as f64),
        })
    }

    /// How its mean lies to another's: above it or below it if the interval of their difference proves so, and
    /// equal otherwise. Only what lies between the narrowest and the widest interval needs its own: a league of
    /// hundreds of stores compares each with each.
    fn proven_order(&self, other: &Rival) -> Ordering {
        let apart = self.centre - other.centre;
        let error = self.squared_error + other.squared_error;
        let beyond = |distance: f64, quantile: f64| {
            distance > 0.0 && distance * distance > quantile * quantile * error
        };
        if error == 0.0 || !beyond(apart.abs(), SMALLEST_QUANTILE) {
            return Ordering::Equal;
        }
        // Bounds are judged as they are printed, rounded to whole hundredths.
        if beyond(apart.abs() - 1.0, self.quantile.max(other.quantile)) {
            return apart.total_cmp(&0.0);
        }
        match difference_interval(self.sums, other.sums) {
            Some(difference) if proven(difference) => difference.0.cmp(&0),
            _ => Ordering::Equal,
        }
    }
}

/// The rank band of a store among `others`: who is proven higher stands above it, who is proven
/// lower below it, and among the rest nothing is known.
///
/// Each other store is compared by the interval of Welch ([`crate::difference_interval`], [`crate::proven`]), at
/// 95 % for that pair; the band as a whole is surer of its place among a few than among hundreds.
/// Equal means are never proven different. Where both stores have no spread at all, even scores of
/// 50 % against 100 % have no interval and prove nothing: so few equal visits say nothing of what
/// the next will bring.
#[must_use]
pub fn rank_band<'a>(own: &Rival, others: impl IntoIterator<Item = &'a Rival>) -> RankBand {
    let (mut higher, mut lower, mut of) = (0_u32, 0_u32, 1_u32);
    for other in others {
        of = of.saturating_add(1);
        match other.proven_order(own) {
            Ordering::Greater => higher += 1,
            Ordering::Less => lower += 1,
            Ordering::Equal => {}
        }
    }
    RankBand {
        best: 1 + higher,
        worst: of - lower,
        of,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rival(scores: &[i64]) -> Rival {
        Rival::new(ScoreSums::of(scores)).unwrap()
    }

    #[test]
    fn the_three_percent_ranks_differ() {
        // 80 among 70, 80, 80, 90: 3 of 4, 1 of 4, (1 + 2/2) of 4.
        let all = [7_000, 8_000, 8_000, 9_000];
        let rank = |definition| percent_rank(definition, 8_000, &all);
        assert_eq!(rank(PercentRank::AtOrBelow), Some(7_500));
        assert_eq!(rank(PercentRank::Below), Some(2_500));
        assert_eq!(rank(PercentRank::MidRank), Some(5_000));
        assert_eq!(percent_rank(PercentRank::Below, 8_000, &[]), None);
        // 2/3 = 66.666...
        let thirds = percent_rank(PercentRank::AtOrBelow, 2, &[1, 2, 3]);
        assert_eq!(thirds, Some(6_667));
    }

    #[test]
    fn the_order_is_what_the_interval_of_the_difference_says() {
        let mut seed = 7_u64;
        let mut next = |most: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) % most
        };
        let mut seen = [0; 3];
        for _ in 0..20_000 {
            let spread = 1 + next(3_000);
            let mut store = || {
                let base = 4_000 + next(4_000) as i64;
                let scores: Vec<i64> = (0..3 + next(6))
                    .map(|_| base + next(spread) as i64)
                    .collect();
                ScoreSums::of(&scores)
            };
            let (one, other) = (store(), store());
            let expected = match difference_interval(one, other) {
                Some((low, _)) if low > 0 => Ordering::Greater,
                Some((_, high)) if high < 0 => Ordering::Less,
                _ => Ordering::Equal,
            };
            let [a, b] = [one, other].map(|sums| Rival::new(sums).unwrap());
            assert_eq!(a.proven_order(&b), expected, "{one:?} {other:?}");
            seen[(expected as i8 + 1) as usize] += 1;
        }
        assert!(seen.iter().all(|count| *count > 1_000), "{seen:?}");
    }

    #[test]
    fn the_band_counts_out_who_is_proven_higher_or_lower() {
        let own = rival(&[8_000, 8_200, 7_800]);
        let higher = rival(&[9_700, 9_800, 9_900]);
        let lower = rival(&[5_000, 5_100, 4_900]);
        let near = rival(&[7_000, 9_000, 8_300]);
        assert_eq!(
            rank_band(&own, &[higher, lower, near]),
            RankBand {
                best: 2,
                worst: 3,
                of: 4
            }
        );
        let alone = RankBand {
            best: 1,
            worst: 1,
            of: 1,
        };
        assert_eq!(rank_band(&own, &[]), alone);
        assert_eq!(
            Rival::new(ScoreSums::of(&[9_900, 9_800])),
            None,
            "two visits"
        );
    }

    #[test]
    fn scores_without_any_spread_prove_nothing() {
        let open = RankBand {
            best: 1,
            worst: 2,
            of: 2,
        };
        let flat = |score| rival(&[score; 4]);
        assert_eq!(rank_band(&flat(10_000), &[flat(5_000)]), open);
        assert_eq!(rank_band(&flat(5_000), &[flat(10_000)]), open);
        let same = rival(&[8_000, 8_200, 7_800]);
        assert_eq!(rank_band(&same, &[same]), open);
    }
}
