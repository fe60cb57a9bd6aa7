//! The Net Promoter Score with its uncertainty.

use crate::WHOLE;
use crate::grades::Grades;
use crate::interval::{Interval, around};
use crate::student::Z_975;
use crate::sums::half_up;

/// The answers to "would you recommend us", 0 to 10, in three groups.
///
/// The score is the share of promoters less the share of detractors, in points from -100 to 100;
/// here in hundredths of a point (Reichheld, Harvard Business Review 81 (2003) no. 12, 46-54).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nps {
    /// Answers of 9 and 10.
    pub promoters: i64,
    /// Answers of 7 and 8.
    pub passives: i64,
    /// Answers of 0 to 6.
    pub detractors: i64,
}

impl Nps {
    /// The three groups of grades 0 to 10.
    #[must_use]
    pub fn of(grades: &Grades) -> Nps {
        let at_least = |grade| grades.at_least(grade).counted;
        Nps {
            promoters: at_least(9),
            passives: at_least(7).saturating_sub(at_least(9)),
            detractors: grades.n().saturating_sub(at_least(7)),
        }
    }

    /// How many answers.
    #[must_use]
    pub fn n(self) -> i64 {
        self.promoters
            .saturating_add(self.passives)
            .saturating_add(self.detractors)
    }

    /// The score in hundredths of a point, -10,000 to 10,000, rounded half up; `None` of nothing.
    #[must_use]
    pub fn value(self) -> Option<i64> {
        half_up(i128::from(self.n()), self.net() * i128::from(WHOLE))
    }

    /// Its standard error in hundredths of a point; `None` of nothing.
    ///
    /// 100 √((p + d - (p - d)²) / n) with the shares p of promoters and d of detractors: the
    /// variance of an answer counted as 1, 0 or -1, with divisor n.
    #[must_use]
    pub fn standard_error(self) -> Option<i64> {
        (self.n() > 0).then(|| self.variance().sqrt().round() as i64)
    }

    /// The 95 % interval, score ± 1.96 standard errors, clipped to ±100 points; `None` below two
    /// answers and where all are in one group, for the reason that
    /// [`NoInterval::of`](crate::NoInterval::of) gives.
    #[must_use]
    pub fn interval(self) -> Option<Interval> {
        if self.n() < 2 || self.spread() == 0 {
            return None;
        }
        let half = Z_975 * self.variance().sqrt();
        Some(around(self.centre(), half, (-WHOLE, WHOLE)))
    }

    /// The 95 % interval of the difference to `before`, clipped to ±200 points: the variances of
    /// the two add up. `None` unless both have two answers or more and one of them some spread.
    #[must_use]
    pub fn difference_interval(self, before: Nps) -> Option<Interval> {
        if self.n() < 2 || before.n() < 2 || (self.spread() == 0 && before.spread() == 0) {
            return None;
        }
        let half = Z_975 * (self.variance() + before.variance()).sqrt();
        let centre = self.centre() - before.centre();
        Some(around(centre, half, (-2 * WHOLE, 2 * WHOLE)))
    }

    fn net(self) -> i128 {
        i128::from(self.promoters) - i128::from(self.detractors)
    }

    /// n² times the variance of an answer: an exact integer.
    fn spread(self) -> i128 {
        let outer = i128::from(self.promoters) + i128::from(self.detractors);
        let all = i128::from(self.n()).saturating_mul(outer);
        all.saturating_sub(self.net().saturating_mul(self.net()))
            .max(0)
    }

    /// The score in hundredths of a point, not rounded; n is at least 1.
    fn centre(self) -> f64 {
        WHOLE as f64 * (self.net() as f64 / self.n() as f64)
    }

    /// The squared standard error in hundredths of a point; n is at least 1.
    fn variance(self) -> f64 {
        let n = self.n() as f64;
        (WHOLE * WHOLE) as f64 * (self.spread() as f64 / n / n / n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{NoInterval, proven};

    fn nps(promoters: i64, passives: i64, detractors: i64) -> Nps {
        Nps {
            promoters,
            passives,
            detractors,
        }
    }

    #[test]
    fn fifty_promoters_and_twenty_detractors_of_a_hundred_are_30_points() {
        // Var = (.5 + .2 - .3²) / 100 = .0061; √ = .0781025; 30 ± 1.95996 x 7.81025 = 15.308.
        let score = nps(50, 30, 20);
        assert_eq!(score.value(), Some(3_000));
        assert_eq!(score.standard_error(), Some(781));
        assert_eq!(score.interval(), Some((1_469, 4_531)));
    }

    #[test]
    fn the_groups_are_9_to_10_and_7_to_8_and_0_to_6() {
        let grades = Grades::new(0, vec![1, 0, 0, 0, 0, 2, 3, 4, 5, 6, 7]);
        assert_eq!(Nps::of(&grades), nps(13, 9, 6));
        // 7 / 28 = 25 points.
        assert_eq!(Nps::of(&grades).value(), Some(2_500));
    }

    #[test]
    fn one_answer_and_one_group_have_no_interval() {
        assert_eq!(nps(0, 0, 0).value(), None);
        assert_eq!(nps(0, 0, 0).standard_error(), None);
        assert_eq!(nps(1, 0, 0).value(), Some(10_000));
        assert_eq!(nps(1, 0, 0).interval(), None);
        assert_eq!(nps(0, 0, 8).interval(), None);
        assert_eq!(NoInterval::of(nps(0, 0, 8).n()), NoInterval::AllEqual);
        // 100 and -100: Var = 1 / 2, 70.71 x 1.96 = 138.6, clipped.
        assert_eq!(nps(1, 0, 1).interval(), Some((-10_000, 10_000)));
    }

    #[test]
    fn the_variances_of_two_scores_add_up() {
        // 30 - 10 = 20; (40, 30, 30): Var = (.7 - .01) / 100 = .0069; √(.0061 + .0069) = .1140175;
        // 20 ± 22.347.
        let interval = nps(50, 30, 20).difference_interval(nps(40, 30, 30));
        assert_eq!(interval, Some((-235, 4_235)));
        assert!(!proven(interval.unwrap()));
        assert_eq!(nps(5, 0, 0).difference_interval(nps(0, 0, 5)), None);
        assert_eq!(nps(1, 0, 0).difference_interval(nps(4, 0, 5)), None);
        assert!(nps(5, 0, 0).difference_interval(nps(4, 0, 5)).is_some());
    }
}
