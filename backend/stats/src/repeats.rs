//! Questions missed again and again.

/// How often one question of a store was missed in its last visits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repeats {
    /// Visits that missed it, k.
    pub missed: u32,
    /// Visits that judged it, m.
    pub judged: u32,
    /// Misses in a row, counted back from the newest visit that judged it.
    pub streak: u32,
}

impl Repeats {
    /// The repeats in `outcomes`, newest last: `Some(true)` passed, `Some(false)` missed, `None` not
    /// judged (not applicable, hidden or blank), which neither counts nor breaks a streak.
    #[must_use]
    pub fn of(outcomes: &[Option<bool>]) -> Repeats {
        Repeats::of_last(usize::MAX, outcomes)
    }

    /// The repeats in the newest `most` visits that judged the question, out of all `outcomes`. The
    /// streak ends with them as well.
    #[must_use]
    pub fn of_last(most: usize, outcomes: &[Option<bool>]) -> Repeats {
        let mut repeats = Repeats::default();
        for passed in outcomes.iter().rev().flatten().take(most) {
            if !passed {
                if repeats.missed == repeats.judged {
                    repeats.streak += 1;
                }
                repeats.missed += 1;
            }
            repeats.judged += 1;
        }
        repeats
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASS: Option<bool> = Some(true);
    const MISS: Option<bool> = Some(false);

    fn repeats(missed: u32, judged: u32, streak: u32) -> Repeats {
        Repeats {
            missed,
            judged,
            streak,
        }
    }

    #[test]
    fn a_visit_that_did_not_judge_neither_counts_nor_breaks_a_streak() {
        assert_eq!(
            Repeats::of(&[MISS, PASS, MISS, None, MISS, None]),
            repeats(3, 4, 2)
        );
        assert_eq!(Repeats::of(&[MISS, MISS, PASS]), repeats(2, 3, 0));
        assert_eq!(Repeats::of(&[None, MISS, MISS]), repeats(2, 2, 2));
        assert_eq!(Repeats::of(&[None, None]), repeats(0, 0, 0));
        assert_eq!(Repeats::of(&[]), repeats(0, 0, 0));
    }

    #[test]
    fn the_last_visits_are_the_last_that_judged() {
        let outcomes = [MISS, MISS, PASS, None, MISS, MISS];
        assert_eq!(Repeats::of_last(3, &outcomes), repeats(2, 3, 2));
        assert_eq!(Repeats::of_last(1, &outcomes), repeats(1, 1, 1));
        assert_eq!(Repeats::of_last(0, &outcomes), repeats(0, 0, 0));
        assert_eq!(Repeats::of_last(9, &outcomes), Repeats::of(&outcomes));
    }
}
