//! Every interval and test agrees with scipy and statsmodels: `fixtures/generate.py` wrote the
//! vectors, a line each.

use stats::{
    Nps, PercentRank, ScoreSums, Separation, Share, difference_interval, mean_interval, newcombe,
    percent_rank, t_975, wilson,
};

const VECTORS: &str = include_str!("fixtures/vectors.csv");

/// The fields of the lines of one kind, of which there are some hundred.
fn vectors(kind: &str) -> Vec<Vec<&'static str>> {
    let found: Vec<Vec<&str>> = VECTORS
        .lines()
        .map(|line| line.split(',').collect::<Vec<_>>())
        .filter(|fields| fields[0] == kind)
        .map(|fields| fields[1..].to_vec())
        .collect();
    assert!(found.len() > 250, "{kind}: {} vectors", found.len());
    found
}

fn float(field: &str) -> f64 {
    field.parse().expect("the library's number")
}

fn whole(field: &str) -> i64 {
    field.parse().expect("a whole number")
}

fn wholes(field: &str) -> Vec<i64> {
    field.split(' ').map(whole).collect()
}

fn lists(field: &str) -> Vec<Vec<i64>> {
    field.split('|').map(wholes).collect()
}

/// That `ours` is `theirs` rounded, where the last bits may decide a tie.
fn assert_rounded(ours: i64, theirs: f64, vector: &[&str]) {
    assert!(
        (ours as f64 - theirs).abs() <= 0.5 + 1e-6,
        "{ours} is not {theirs} rounded: {vector:?}"
    );
}

fn assert_interval(ours: Option<(i64, i64)>, low: f64, high: f64, vector: &[&str]) {
    let (our_low, our_high) = ours.unwrap_or_else(|| panic!("no interval: {vector:?}"));
    assert_rounded(our_low, low, vector);
    assert_rounded(our_high, high, vector);
}

#[test]
fn the_t_quantile_is_that_of_scipy_at_whole_and_other_degrees() {
    for vector in vectors("t") {
        let (ours, theirs) = (t_975(float(vector[0])), float(vector[1]));
        assert!((ours - theirs).abs() < 2e-12 * theirs, "{vector:?}: {ours}");
    }
}

#[test]
fn the_interval_of_a_mean_is_that_of_statsmodels() {
    for vector in vectors("mean") {
        let sums = ScoreSums::of(&wholes(vector[0]));
        let (low, high) = (float(vector[1]), float(vector[2]));
        let clip = |bound: f64| bound.clamp(0.0, 10_000.0);
        assert_interval(mean_interval(sums), clip(low), clip(high), &vector);
    }
}

#[test]
fn the_interval_of_a_difference_of_means_is_that_of_statsmodels() {
    for vector in vectors("welch") {
        let (now, before) = (wholes(vector[0]), wholes(vector[1]));
        let ours = difference_interval(ScoreSums::of(&now), ScoreSums::of(&before));
        assert_interval(ours, float(vector[2]), float(vector[3]), &vector);
    }
}

#[test]
fn the_interval_of_a_share_is_that_of_statsmodels() {
    for vector in vectors("wilson") {
        let ours = wilson(whole(vector[0]), whole(vector[1]));
        let (low, high) = (float(vector[2]), float(vector[3]));
        assert_interval(Some(ours), low * 1e4, high * 1e4, &vector);
    }
}

#[test]
fn the_interval_of_a_difference_of_shares_is_that_of_statsmodels() {
    for vector in vectors("newcombe") {
        let count = |at: usize| whole(vector[at]);
        let ours = newcombe(count(0), count(1), count(2), count(3));
        let (low, high) = (float(vector[4]), float(vector[5]));
        assert_interval(ours, low * 1e4, high * 1e4, &vector);
    }
}

#[test]
fn the_net_promoter_score_and_its_error_are_those_of_a_weighted_mean() {
    for vector in vectors("nps") {
        let nps = Nps {
            promoters: whole(vector[0]),
            passives: whole(vector[1]),
            detractors: whole(vector[2]),
        };
        let (value, error) = (float(vector[3]) * 100.0, float(vector[4]) * 100.0);
        assert_rounded(nps.value().expect("answers"), value, &vector);
        assert_rounded(nps.standard_error().expect("answers"), error, &vector);
        let one_group = [nps.promoters, nps.passives, nps.detractors].contains(&nps.n());
        assert_eq!(nps.interval().is_none(), one_group, "{vector:?}");
        if !one_group {
            let clip = |field| (float(field) * 100.0).clamp(-10_000.0, 10_000.0);
            assert_interval(nps.interval(), clip(vector[5]), clip(vector[6]), &vector);
        }
    }
}

fn assert_separation(ours: Option<Separation>, eta: &str, omega: &str, p: f64, vector: &[&str]) {
    let ours = ours.unwrap_or_else(|| panic!("none: {vector:?}"));
    assert_rounded(ours.eta_squared, float(eta) * 1e4, vector);
    assert_rounded(ours.omega_squared, float(omega).max(0.0) * 1e4, vector);
    assert_rounded(ours.p(), p * 1e4, vector);
}

#[test]
fn the_separation_of_stores_by_scores_is_the_analysis_of_variance_of_scipy() {
    for vector in vectors("scores") {
        let stores: Vec<ScoreSums> = lists(vector[0])
            .iter()
            .map(|scores| ScoreSums::of(scores))
            .collect();
        let p = float(vector[3]);
        assert_separation(Separation::of(&stores), vector[1], vector[2], p, &vector);
    }
}

#[test]
fn the_separation_of_stores_by_passes_is_the_f_test_of_scipy_up_to_millions_of_visits() {
    for vector in vectors("passes") {
        let stores: Vec<Share> = lists(vector[0])
            .iter()
            .map(|store| Share {
                counted: store[0],
                n: store[1],
            })
            .collect();
        let p = float(vector[3]).max(float(vector[4]));
        let ours = Separation::of_passes(&stores);
        assert_separation(ours, vector[1], vector[2], p, &vector);
    }
}

#[test]
fn the_percent_ranks_are_the_weak_the_strict_and_the_mean_ones_of_scipy() {
    let definitions = [
        PercentRank::AtOrBelow,
        PercentRank::Below,
        PercentRank::MidRank,
    ];
    for vector in vectors("rank") {
        for (definition, theirs) in definitions.into_iter().zip(&vector[2..]) {
            let ours = percent_rank(definition, whole(vector[0]), &wholes(vector[1]));
            assert_rounded(ours.expect("some"), float(theirs) * 100.0, &vector);
        }
    }
}
