//! A score held against benchmarks, and a place among stores. Pure.

use api::reports::{Benchmark, Comparison, NoComparison, NoPosition, Percent, Position};

use super::count;
use super::figures::{difference_of, difference_to, mean_of, percent, score_sums};
use crate::db::results::{Period, Sums};

/// Holds a score against a mean of scores; `missing` is the reason when the benchmark has none.
pub(super) fn against(
    with: Benchmark,
    period: Option<Period>,
    now: Sums,
    then: Sums,
    missing: NoComparison,
) -> Comparison {
    Comparison {
        with,
        period: period.map(|Period { from, to }| api::reports::Period { from, to }),
        mean: (then.n > 0).then(|| mean_of(then)),
        stores: None,
        difference: difference_of(now, then),
        none: match (now.n, then.n) {
            (_, 0) if missing != NoComparison::NotScoredThen => Some(missing),
            (0, _) => Some(NoComparison::NotScoredNow),
            (_, 0) => Some(missing),
            _ => None,
        },
    }
}

/// Holds a score against other stores, if there are enough for none to be recognised.
pub(super) fn against_stores(
    with: Benchmark,
    now: Sums,
    others: &[Sums],
    fewest: usize,
) -> Comparison {
    let scored = others.iter().filter(|sums| sums.n > 0).count();
    if scored < fewest {
        let too_few = NoComparison::TooFewStores {
            stores: count(scored),
            needed: count(fewest),
        };
        return against(with, None, now, Sums::default(), too_few);
    }
    let all = super::figures::joined(others.iter().copied());
    Comparison {
        stores: Some(count(scored)),
        ..against(with, None, now, all, NoComparison::NotScoredThen)
    }
}

/// Holds a score against a target, which nobody visited.
pub(super) fn against_target(now: Sums, target: Option<Percent>) -> Comparison {
    let Some(target) = target else {
        return not_set(Benchmark::Target);
    };
    Comparison {
        with: Benchmark::Target,
        period: None,
        mean: Some(api::reports::Mean {
            mean: Some(target),
            ..api::reports::Mean::default()
        }),
        stores: None,
        difference: difference_to(now, target),
        none: (now.n == 0).then_some(NoComparison::NotScoredNow),
    }
}

/// A benchmark that nobody has set.
pub(super) fn not_set(with: Benchmark) -> Comparison {
    Comparison {
        with,
        period: None,
        mean: None,
        stores: None,
        difference: None,
        none: Some(NoComparison::NotSet),
    }
}

/// A store with enough visits for a place among others.
#[derive(Clone, Copy)]
pub(super) struct Ranked {
    rival: stats::Rival,
    mean: i64,
}

impl Ranked {
    /// A store by its scores; `None` with too few visits (P8).
    pub(super) fn new(sums: Sums) -> Option<Ranked> {
        Some(Ranked {
            rival: stats::Rival::new(score_sums(sums))?,
            mean: stats::mean(sums.n, sums.sum)?,
        })
    }
}

/// The place of a store among others, or why it has none (P8).
pub(super) fn position(
    own: Option<Ranked>,
    others: &[Ranked],
    fewest: usize,
) -> (Option<Position>, Option<NoPosition>) {
    let Some(own) = own else {
        return (None, Some(NoPosition::TooFewVisits));
    };
    let too_few = NoPosition::TooFewStores {
        stores: count(others.len()),
        needed: count(fewest),
    };
    if others.len() < fewest {
        return (None, Some(too_few));
    }
    let means: Vec<i64> = others.iter().map(|other| other.mean).collect();
    let rank = stats::percent_rank(stats::PercentRank::MidRank, own.mean, &means);
    let band = stats::rank_band(&own.rival, others.iter().map(|other| &other.rival));
    match rank {
        Some(rank) => {
            let position = Position {
                best: band.best,
                worst: band.worst,
                of: band.of,
                percent_rank: percent(rank),
            };
            (Some(position), None)
        }
        None => (None, Some(too_few)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::figures::sums_over;
    use super::*;

    fn sums(scores: &[i64]) -> Sums {
        sums_over(scores.iter().copied())
    }

    #[test]
    fn a_place_needs_three_visits_and_enough_other_stores() {
        let ranked = |scores| Ranked::new(sums(scores));
        let own = ranked(&[8_000, 8_200, 7_800]);
        let others: [&[i64]; 3] = [
            &[9_700, 9_800, 9_900],
            &[5_000, 5_100, 4_900],
            &[9_900, 9_800],
        ];
        let others: Vec<Ranked> = others.into_iter().filter_map(ranked).collect();
        let (place, _) = position(own, &others, 1);
        let place = place.unwrap();
        // One proven higher, one proven lower; the store with two visits takes no part.
        assert_eq!((place.best, place.worst, place.of), (2, 2, 3));
        assert_eq!(place.percent_rank, percent(5_000));
        let too_few = NoPosition::TooFewStores {
            stores: 2,
            needed: 5,
        };
        assert_eq!(position(own, &others, 5), (None, Some(too_few)));
        let few = ranked(&[8_000, 8_200]);
        assert_eq!(
            position(few, &others, 1),
            (None, Some(NoPosition::TooFewVisits))
        );
    }

    #[test]
    fn too_few_stores_are_never_told_their_mean() {
        let others = [sums(&[9_000]), sums(&[]), sums(&[8_000])];
        let held = against_stores(Benchmark::Chain, sums(&[7_000]), &others, 5);
        let too_few = NoComparison::TooFewStores {
            stores: 2,
            needed: 5,
        };
        assert_eq!(
            (held.mean, held.stores, held.none),
            (None, None, Some(too_few))
        );
        let held = against_stores(Benchmark::Chain, sums(&[7_000]), &others, 2);
        assert_eq!(held.stores, Some(2));
        assert_eq!(held.mean.unwrap().mean, Some(percent(8_500)));
    }

    #[test]
    fn without_a_score_a_benchmark_is_shown_but_not_a_difference() {
        let held = against_target(sums(&[]), Some(percent(8_000)));
        assert_eq!(held.mean.unwrap().n, 0);
        assert_eq!(held.none, Some(NoComparison::NotScoredNow));
        let missing = NoComparison::NotScoredThen;
        let held = against(
            Benchmark::PreviousPeriod,
            None,
            sums(&[]),
            sums(&[]),
            missing,
        );
        assert_eq!(held.none, Some(NoComparison::NotScoredNow));
    }
}
