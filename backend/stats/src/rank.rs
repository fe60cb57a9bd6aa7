//! Where a store stands among others.

use std::cmp::Ordering;

use crate::WHOLE;
use crate::interval::proven_order;
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

/// The rank band of a store among `others`: who is proven higher stands above it, who is proven
/// lower below it, and among the rest nothing is known. `None` below three visits of its own (P8);
/// others with fewer take no part.
///
/// Each other store is compared by the interval of Welch ([`crate::difference_interval`], [`crate::proven`]), at
/// 95 % for that pair; the band as a whole is surer of its place among a few than among hundreds.
/// Equal means are never proven different. Where both stores have no spread at all, even scores of
/// 50 % against 100 % have no interval and prove nothing: so few equal visits say nothing of what
/// the next will bring.
#[must_use]
pub fn rank_band(own: ScoreSums, others: &[ScoreSums]) -> Option<RankBand> {
    if own.n < FEWEST_VISITS {
        return None;
    }
    let (mut higher, mut lower, mut of) = (0_u32, 0_u32, 1_u32);
    for other in others.iter().filter(|other| other.n >= FEWEST_VISITS) {
        of = of.saturating_add(1);
        match proven_order(*other, own) {
            Ordering::Greater => higher += 1,
            Ordering::Less => lower += 1,
            Ordering::Equal => {}
        }
    }
    Some(RankBand {
        best: 1 + higher,
        worst: of - lower,
        of,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn the_band_counts_out_who_is_proven_higher_or_lower() {
        let own = ScoreSums::of(&[8_000, 8_200, 7_800]);
        let higher = ScoreSums::of(&[9_700, 9_800, 9_900]);
        let lower = ScoreSums::of(&[5_000, 5_100, 4_900]);
        let near = ScoreSums::of(&[7_000, 9_000, 8_300]);
        let few = ScoreSums::of(&[9_900, 9_800]);
        assert_eq!(
            rank_band(own, &[higher, lower, near, few]),
            Some(RankBand {
                best: 2,
                worst: 3,
                of: 4
            })
        );
        assert_eq!(rank_band(few, &[own, higher]), None);
        let alone = RankBand {
            best: 1,
            worst: 1,
            of: 1,
        };
        assert_eq!(rank_band(own, &[few]), Some(alone));
    }

    #[test]
    fn scores_without_any_spread_prove_nothing() {
        let open = Some(RankBand {
            best: 1,
            worst: 2,
            of: 2,
        });
        let flat = |score| ScoreSums::of(&[score; 4]);
        assert_eq!(rank_band(flat(10_000), &[flat(5_000)]), open);
        assert_eq!(rank_band(flat(5_000), &[flat(10_000)]), open);
        let same = ScoreSums::of(&[8_000, 8_200, 7_800]);
        assert_eq!(rank_band(same, &[same]), open);
    }
}
