//! What holds for all numbers.

use proptest::collection::vec;
use proptest::prelude::*;
use stats::{
    FEWEST_VISITS, Grades, Nps, PercentRank, Repeats, Rival, ScoreSums, Separation, Share,
    difference_interval, distribution, influence, mean, mean_interval, newcombe, noise_band,
    percent_rank, rank_band, t_975, wilson,
};

const WHOLE: i64 = 10_000;
const MOST: i64 = 1_000_000_000;

fn scores(most: usize) -> impl Strategy<Value = Vec<i64>> {
    vec(prop_oneof![Just(0), Just(WHOLE), 0..=WHOLE], 0..most)
}

fn share() -> impl Strategy<Value = (i64, i64)> {
    prop_oneof![1..=9_i64, 1..=MOST].prop_flat_map(|n| (0..=n, Just(n)))
}

/// Any number, with the ends and the neighbourhood of zero often.
fn any_number() -> impl Strategy<Value = i64> {
    prop_oneof![
        any::<i64>(),
        -3..=3_i64,
        Just(i64::MIN),
        Just(i64::MAX),
        0..=MOST
    ]
}

fn any_sums() -> impl Strategy<Value = ScoreSums> {
    (any_number(), any_number(), any_number()).prop_map(|(n, sum, sum_of_squares)| ScoreSums {
        n,
        sum,
        sum_of_squares,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_interval_of_a_mean_holds_the_mean_and_stays_on_the_scale(scores in scores(20)) {
        let sums = ScoreSums::of(&scores);
        let spread = scores.iter().any(|score| score != &scores[0]);
        let interval = mean_interval(sums);
        prop_assert_eq!(interval.is_some(), spread);
        if let (Some((low, high)), Some(mean)) = (interval, mean(sums.n, sums.sum)) {
            prop_assert!(0 <= low && low <= mean && mean <= high && high <= WHOLE);
        }
    }

    #[test]
    fn the_noise_band_widens_as_the_month_has_fewer_visits(scores in scores(20), month in 1..30_i64) {
        let sums = ScoreSums::of(&scores);
        let (Some(few), Some(many)) = (noise_band(sums, month), noise_band(sums, month + 1)) else {
            return Ok(());
        };
        prop_assert!(few.0 <= many.0 && many.1 <= few.1 && 0 <= few.0 && few.1 <= WHOLE);
    }

    #[test]
    fn a_difference_turned_round_changes_its_sign(now in scores(12), before in scores(12)) {
        let (now, before) = (ScoreSums::of(&now), ScoreSums::of(&before));
        let turned = difference_interval(before, now).map(|(low, high)| (-high, -low));
        prop_assert_eq!(difference_interval(now, before), turned);
        if let Some((low, high)) = turned {
            let centre = now.sum as f64 / now.n as f64 - before.sum as f64 / before.n as f64;
            prop_assert!(low as f64 <= centre + 0.5 && centre - 0.5 <= high as f64);
        }
    }

    #[test]
    fn the_interval_of_a_share_holds_it_and_mirrors_that_of_the_rest((passed, n) in share()) {
        let (low, high) = wilson(passed, n);
        let value = Share { counted: passed, n }.value().expect("n is positive");
        prop_assert!(0 <= low && low <= value && value <= high && high <= WHOLE);
        let (rest_low, rest_high) = wilson(n - passed, n);
        // The last bit may decide a tie.
        prop_assert!((low + rest_high - WHOLE).abs() <= 1 && (high + rest_low - WHOLE).abs() <= 1);
    }

    #[test]
    fn newcombe_is_antisymmetric_and_holds_the_difference(now in share(), before in share()) {
        let interval = newcombe(now.0, now.1, before.0, before.1);
        let turned = newcombe(before.0, before.1, now.0, now.1).map(|(low, high)| (-high, -low));
        prop_assert_eq!(interval, turned);
        let (low, high) = interval.expect("both count something");
        let difference = now.0 as f64 / now.1 as f64 - before.0 as f64 / before.1 as f64;
        let difference = (difference * WHOLE as f64).round() as i64;
        prop_assert!(-WHOLE <= low && low <= difference && difference <= high && high <= WHOLE);
    }

    #[test]
    fn the_interval_of_a_net_promoter_score_holds_it(
        promoters in 0..=MOST, passives in 0..=MOST, detractors in 0..=MOST,
    ) {
        let nps = Nps { promoters, passives, detractors };
        let turned = Nps { promoters: detractors, passives, detractors: promoters };
        if let (Some((low, high)), Some(value)) = (nps.interval(), nps.value()) {
            prop_assert!(-WHOLE <= low && low <= value && value <= high && high <= WHOLE);
            prop_assert_eq!(turned.interval(), Some((-high, -low)));
            let (low, high) = nps.difference_interval(nps).expect("there is spread");
            prop_assert!(low == -high && high >= 0);
        }
    }

    #[test]
    fn the_plain_rank_lies_in_the_rank_band(own in scores(9), others in vec(scores(9), 0..12)) {
        let own = ScoreSums::of(&own);
        let others: Vec<ScoreSums> = others.iter().map(|other| ScoreSums::of(other)).collect();
        let rivals: Vec<Rival> = others.iter().filter_map(|other| Rival::new(*other)).collect();
        let Some(rival) = Rival::new(own) else {
            prop_assert!(own.n < FEWEST_VISITS);
            return Ok(());
        };
        let band = rank_band(&rival, &rivals);
        let ranked = || others.iter().filter(|other| other.n >= FEWEST_VISITS);
        let rank = 1 + ranked().filter(|other| other.sum * own.n > own.sum * other.n).count();
        prop_assert_eq!(band.of as usize, 1 + ranked().count());
        prop_assert!(1 <= band.best && band.worst <= band.of);
        prop_assert!(band.best as usize <= rank && rank <= band.worst as usize);
    }

    #[test]
    fn the_mid_rank_lies_halfway_between_the_other_two(score in 0..=20_i64, all in vec(0..=20_i64, 1..30)) {
        let rank = |definition| percent_rank(definition, score, &all).expect("not empty");
        let (below, mid, weak) =
            (rank(PercentRank::Below), rank(PercentRank::MidRank), rank(PercentRank::AtOrBelow));
        prop_assert!(0 <= below && below <= mid && mid <= weak && weak <= WHOLE);
        prop_assert!((2 * mid - below - weak).abs() <= 2);
    }

    #[test]
    fn every_score_is_in_one_band_of_a_distribution(scores in scores(30), marks in scores(6)) {
        let mut marks = marks;
        marks.sort_unstable();
        let counts = distribution(&scores, &marks);
        prop_assert_eq!(counts.len(), marks.len() + 1);
        prop_assert_eq!(counts.iter().sum::<i64>(), scores.len() as i64);
    }

    #[test]
    fn repeats_count_the_misses_of_the_last_visits(outcomes in vec(any::<Option<bool>>(), 0..20), most in 0..20_usize) {
        let repeats = Repeats::of_last(most, &outcomes);
        let judged: Vec<bool> = outcomes.iter().flatten().copied().collect();
        let last = &judged[judged.len().saturating_sub(most)..];
        prop_assert_eq!(repeats.judged as usize, last.len());
        prop_assert_eq!(repeats.missed as usize, last.iter().filter(|passed| !**passed).count());
        let streak = last.iter().rev().take_while(|passed| !**passed).count();
        prop_assert_eq!(repeats.streak as usize, streak);
    }

    #[test]
    fn separation_does_not_depend_on_the_order_or_on_stores_with_few_visits(
        stores in vec(share(), 0..8), few in vec(0..=2_i64, 0..4),
    ) {
        let stores: Vec<Share> = stores.iter().map(|(p, n)| Share { counted: *p, n: *n }).collect();
        let few = few.iter().map(|n| Share { counted: 0, n: *n });
        let more: Vec<Share> = stores.iter().rev().copied().chain(few).collect();
        let (one, other) = (Separation::of_passes(&stores), Separation::of_passes(&more));
        prop_assert_eq!(one.is_some(), other.is_some());
        if let (Some(one), Some(other)) = (one, other) {
            prop_assert_eq!((one.stores, one.n), (other.stores, other.n));
            prop_assert!((one.eta_squared - other.eta_squared).abs() <= 1);
            prop_assert!((one.p() - other.p()).abs() <= 1);
            prop_assert!(one.omega_squared <= one.eta_squared + 1);
            for share in [one.eta_squared, one.omega_squared, one.p()] {
                prop_assert!((0..=WHOLE).contains(&share));
            }
        }
    }

    #[test]
    fn the_t_quantile_falls_with_the_degrees(degrees in 1.0..1e6_f64, more in 1.000_001..2.0_f64) {
        prop_assert!(t_975(degrees) >= t_975(degrees * more));
        prop_assert!(t_975(degrees) > 1.959_963);
    }

    #[test]
    fn no_number_makes_a_function_panic(
        now in any_sums(), before in any_sums(), a in any_number(), b in any_number(),
        c in any_number(), d in any_number(), counts in vec(any_number(), 0..12), boxes in any::<usize>(),
    ) {
        let _ = (mean(a, b), influence(a), t_975(a as f64));
        let _ = (mean_interval(now), noise_band(now, a), difference_interval(now, before));
        let _ = (wilson(a, b), newcombe(a, b, c, d), Share { counted: a, n: b }.value());
        let _ = ((now + before) - now, ScoreSums::of(&counts), ScoreSums::of_passes(a, b));
        let nps = Nps { promoters: a, passives: b, detractors: c };
        let other = Nps { promoters: b, passives: c, detractors: d };
        let _ = (nps.value(), nps.standard_error(), nps.interval(), nps.difference_interval(other));
        let grades = Grades::new(a, counts.clone());
        let _ = (grades.top(boxes), grades.at_least(b), grades.mean(), grades.mean_interval());
        let _ = (Nps::of(&grades), percent_rank(PercentRank::MidRank, a, &counts));
        if let (Some(now), Some(before)) = (Rival::new(now), Rival::new(before)) {
            let _ = rank_band(&now, &[before, now]);
        }
        let _ = distribution(&counts, &[a]);
        if let Some(separation) = Separation::of(&[now, before, now]) {
            let _ = (separation.p(), separation.proven_among(u32::MAX));
        }
        let (one, other) = (Share { counted: a, n: b }, Share { counted: c, n: d });
        if let Some(separation) = Separation::of_passes(&[one, other]) {
            let _ = separation.p();
        }
    }
}
