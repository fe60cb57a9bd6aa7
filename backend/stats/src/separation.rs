//! Questions that separate stores: how much of the spread lies between them.

use crate::WHOLE;
use crate::beta::incomplete_beta;
use crate::rank::FEWEST_VISITS;
use crate::sums::ScoreSums;

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
    /// The separation by the sums of each store: points of a question, or passes and misses
    /// ([`ScoreSums::of_passes`]). Stores with fewer than three visits take no part. `None` below two
    /// stores and where all visits are equal.
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

    /// The p value of the F test in hundredths of a percent: how often stores that are all alike
    /// would look this different or more. Passes and misses are not normal, but with three visits or
    /// more in each store the test holds its level well enough to order questions.
    #[must_use]
    pub fn p(self) -> i64 {
        (self.p * WHOLE as f64).round() as i64
    }

    /// Whether chance does not explain the separation when the likes of it were looked for in so
    /// many `questions`: p x questions < 5 % (Bonferroni), since of forty questions two would
    /// otherwise seem to separate stores by chance.
    #[must_use]
    pub fn proven_among(self, questions: u32) -> bool {
        self.p * f64::from(questions.max(1)) < 0.05
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

    #[test]
    fn a_store_that_always_passes_and_one_that_always_misses_explain_all() {
        let stores = [ScoreSums::of_passes(4, 4), ScoreSums::of_passes(0, 3)];
        let separation = Separation::of(&stores).unwrap();
        assert_eq!(separation.eta_squared, 10_000);
        assert_eq!(separation.omega_squared, 10_000);
        assert_eq!(separation.p(), 0);
    }

    #[test]
    fn stores_that_do_alike_explain_nothing() {
        let stores = [ScoreSums::of_passes(2, 4), ScoreSums::of_passes(3, 6)];
        let separation = Separation::of(&stores).unwrap();
        assert_eq!(separation.eta_squared, 0);
        assert_eq!(separation.omega_squared, 0);
        assert_eq!(separation.p(), 10_000);
        assert!(!separation.proven_among(0));
    }

    #[test]
    fn fewer_than_two_stores_with_three_visits_say_nothing() {
        let store = ScoreSums::of_passes(2, 4);
        assert_eq!(Separation::of(&[store, ScoreSums::of_passes(0, 2)]), None);
        assert_eq!(Separation::of(&[]), None);
        let equal = ScoreSums::of_passes(4, 4);
        assert_eq!(Separation::of(&[equal, equal]), None, "no spread at all");
    }
}
