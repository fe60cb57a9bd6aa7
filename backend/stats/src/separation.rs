//! Questions that separate stores: how much of the spread lies between them.

use crate::WHOLE;
use crate::beta::{exp, incomplete_beta, ln_binomial};
use crate::rank::FEWEST_VISITS;
use crate::share::Share;
use crate::sums::ScoreSums;

/// Five percent, less what floating point may lose, so that exactly 5 % is not below.
const LEVEL: f64 = 0.05 - 1e-9;

/// The share of a question's spread that lies between stores (one-way analysis of variance).
///
/// Near zero, all stores do alike, well or badly; near one, each store always does the same, and
/// some can learn from others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Separation {
    /// Stores with three visits or more that judged the question.
    pub stores: u32,
    /// Their visits.
    pub n: i64,
    /// Squares between stores / all squares, in hundredths of a percent (Fisher, *Statistical
    /// Methods for Research Workers*, 1925). Chance alone makes it (stores - 1) / (n - 1) on average.
    pub eta_squared: i64,
    /// The same less what chance makes, at least 0, in hundredths of a percent: (squares between -
    /// (stores - 1) x mean square within) / (all squares + mean square within) (Hays, *Statistics
    /// for Psychologists*, 1963). This is the one to order questions by.
    pub omega_squared: i64,
    p: f64,
}

impl Separation {
    /// The separation by the scores of each store, whose p value is that of the F test. Stores with
    /// fewer than three visits take no part. `None` below two stores and where all visits are equal.
    #[must_use]
    pub fn of(stores: &[ScoreSums]) -> Option<Separation> {
        let part = |sums: &&ScoreSums| sums.n >= FEWEST_VISITS;
        let count = stores.iter().filter(part).count();
        let all: ScoreSums = stores.iter().filter(part).copied().sum();
        if count < 2 {
            return None;
        }
        let (mut between, mut within) = (0.0, 0.0);
        for sums in stores.iter().filter(part) {
            // The distance of the two means times both n is exact.
            let apart = (i128::from(sums.sum) * i128::from(all.n))
                .saturating_sub(i128::from(all.sum) * i128::from(sums.n))
                as f64
                / all.n as f64;
            between += apart * apart / sums.n as f64;
            within += sums.scaled_deviation() as f64 / sums.n as f64;
        }
        let total = between + within;
        if total <= 0.0 {
            return None;
        }
        // Three visits or more in each store leave degrees within.
        let (between_degrees, within_degrees) = ((count - 1) as f64, (all.n as f64) - count as f64);
        let mean_within = within / within_degrees;
        let omega = (between - between_degrees * mean_within) / (total + mean_within);
        // P(F > f) with f = (between / d1) / (within / d2), Abramowitz and Stegun 26.6.2.
        let p = incomplete_beta(
            within / total,
            between / total,
            within_degrees / 2.0,
            between_degrees / 2.0,
        );
        let hundredths = |share: f64| ((share * WHOLE as f64).round() as i64).clamp(0, WHOLE);
        Some(Separation {
            stores: u32::try_from(count).unwrap_or(u32::MAX),
            n: all.n,
            eta_squared: hundredths(between / total),
            omega_squared: hundredths(omega),
            p,
        })
    }

    /// The separation by passes and misses of each store, as [`Separation::of`] has it for scores
    /// of 100 % and 0 %.
    ///
    /// Passes and misses are not normal, and the F test of few visits is too sure. So the p value is
    /// not let below the probability of the very passes seen, given their number in all: no exact
    /// test can be surer than that (Freeman and Halton, Biometrika 38 (1951), 141-149). With it, of
    /// stores that are all alike, 0 to 9 % seem different for one question where 5 % are meant
    /// (simulated: 2 to 200 stores, 3 to 12 visits each, 50 to 95 % passes).
    #[must_use]
    pub fn of_passes(stores: &[Share]) -> Option<Separation> {
        let sums: Vec<ScoreSums> = stores
            .iter()
            .map(|store| ScoreSums::of_passes(store.counted, store.n))
            .collect();
        let separation = Separation::of(&sums)?;
        let part = || stores.iter().filter(|store| store.n >= FEWEST_VISITS);
        let (passed, missed) = part().fold((0.0, 0.0), |(passed, missed), store| {
            let counted = store.counted as f64;
            (passed + counted, missed + (store.n as f64 - counted))
        });
        if passed <= 0.0 || missed <= 0.0 {
            return None;
        }
        let (x, y) = (passed / (passed + missed), missed / (passed + missed));
        // The multivariate hypergeometric probability as a quotient of binomial ones.
        let each: f64 = part()
            .map(|store| {
                let counted = store.counted as f64;
                ln_binomial(counted, store.n as f64 - counted, x, y)
            })
            .sum();
        let seen = exp((each - ln_binomial(passed, missed, x, y)).min(0.0));
        Some(Separation {
            p: separation.p.max(seen),
            ..separation
        })
    }

    /// The p value in hundredths of a percent: how often stores that are all alike would look this
    /// different or more.
    #[must_use]
    pub fn p(self) -> i64 {
        (self.p * WHOLE as f64).round() as i64
    }

    /// Whether chance does not explain the separation when the likes of it were looked for in so
    /// many `questions`: p x questions < 5 % (Bonferroni), since of forty questions two would
    /// otherwise seem to separate stores by chance.
    #[must_use]
    pub fn proven_among(self, questions: u32) -> bool {
        self.p * f64::from(questions.max(1)) < LEVEL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_squares_between_stores_are_a_share_of_all() {
        // Means 2, 3 and 7 of 3 visits each, all 4: between 3 x (4 + 1 + 9) = 42, within 2 + 2 + 2 = 6.
        // eta² = 42/48 = 87.5 %; mean square within 6/6 = 1; omega² = (42 - 2) / (48 + 1) = 81.633 %.
        // F(2, 6) = 21; p = (6 / (6 + 2 x 21))³ = 1/512 = .1953 %.
        let stores = [[1, 2, 3], [2, 3, 4], [6, 7, 8]].map(|scores| ScoreSums::of(&scores));
        let separation = Separation::of(&stores).unwrap();
        assert_eq!((separation.stores, separation.n), (3, 9));
        assert_eq!(separation.eta_squared, 8_750);
        assert_eq!(separation.omega_squared, 8_163);
        assert_eq!(separation.p(), 20);
        assert!(separation.proven_among(25), "25/512 = 4.88 %");
        assert!(!separation.proven_among(26), "26/512 = 5.08 %");
    }

    fn of_passes(stores: &[(i64, i64)]) -> Option<Separation> {
        let share = |&(counted, n)| Share { counted, n };
        Separation::of_passes(&stores.iter().map(share).collect::<Vec<_>>())
    }

    #[test]
    fn a_store_that_always_passes_and_one_that_always_misses_explain_all() {
        let separation = of_passes(&[(4, 4), (0, 3)]).unwrap();
        assert_eq!(separation.eta_squared, 10_000);
        assert_eq!(separation.omega_squared, 10_000);
        // One of the 7! / (4! 3!) = 35 ways to spread four passes: 2.857 %.
        assert_eq!(separation.p(), 286);
        assert!(separation.proven_among(1) && !separation.proven_among(2));
        // One of 6! / (3! 3!) = 20 ways: too few visits to prove anything.
        assert!(!of_passes(&[(3, 3), (0, 3)]).unwrap().proven_among(1));
    }

    #[test]
    fn stores_that_do_alike_explain_nothing() {
        let separation = of_passes(&[(2, 4), (3, 6)]).unwrap();
        assert_eq!(separation.eta_squared, 0);
        assert_eq!(separation.omega_squared, 0);
        assert_eq!(separation.p(), 10_000);
        assert!(!separation.proven_among(0));
    }

    #[test]
    fn fewer_than_two_stores_with_three_visits_say_nothing() {
        assert_eq!(of_passes(&[(2, 4), (0, 2)]), None);
        assert_eq!(of_passes(&[]), None);
        assert_eq!(of_passes(&[(4, 4), (5, 5)]), None, "no spread at all");
        assert_eq!(of_passes(&[(0, 4), (0, 5)]), None, "no spread at all");
    }
}
