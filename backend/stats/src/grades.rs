//! Answers that are whole-number grades, such as CSAT and CES.

use crate::interval::{Interval, around_mean};
use crate::share::Share;
use crate::sums::{ScoreSums, mean};

/// How often each grade of a scale was given.
///
/// - CSAT, 1 to 5: the share of the top two boxes, `top(2)`.
/// - CES, 1 to 7: by the checklist's definition either the mean grade, `mean()`, or the share that
///   answers 5 to 7, `at_least(5)`. The two are never mixed.
/// - NPS, 0 to 10: [`Nps::of`](crate::Nps::of).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grades {
    lowest: i64,
    counts: Vec<i64>,
}

impl Grades {
    /// Grades from `lowest` upwards, each with its count.
    #[must_use]
    pub fn new(lowest: i64, counts: Vec<i64>) -> Grades {
        Grades { lowest, counts }
    }

    /// How many answers.
    #[must_use]
    pub fn n(&self) -> i64 {
        self.counts
            .iter()
            .fold(0, |n, count| n.saturating_add(*count))
    }

    /// Those of `grade` or above.
    #[must_use]
    pub fn at_least(&self, grade: i64) -> Share {
        let counted = self
            .graded()
            .filter(|(own, _)| *own >= grade)
            .fold(0_i64, |counted, (_, count)| counted.saturating_add(count));
        Share {
            counted,
            n: self.n(),
        }
    }

    /// Those of the `boxes` highest grades.
    #[must_use]
    pub fn top(&self, boxes: usize) -> Share {
        let below = self.counts.len().saturating_sub(boxes);
        let below = i64::try_from(below).unwrap_or(i64::MAX);
        self.at_least(self.lowest.saturating_add(below))
    }

    /// The mean grade in hundredths of a grade, rounded half up; `None` of nothing.
    #[must_use]
    pub fn mean(&self) -> Option<i64> {
        let sums = self.sums();
        mean(sums.n, sums.sum)
    }

    /// The 95 % t interval of the mean grade in hundredths of a grade, clipped to the scale; `None`
    /// below two answers and where all are equal.
    #[must_use]
    pub fn mean_interval(&self) -> Option<Interval> {
        let mut grades = self.graded().map(|(grade, _)| grade.saturating_mul(100));
        let lowest = grades.next()?;
        let highest = grades.next_back().unwrap_or(lowest);
        let sums = self.sums();
        around_mean(sums, sums.n, (lowest, highest))
    }

    /// The sums of the grades in hundredths, for [`difference_interval`](crate::difference_interval).
    #[must_use]
    pub fn sums(&self) -> ScoreSums {
        self.graded()
            .map(|(grade, count)| {
                let score = grade.saturating_mul(100);
                ScoreSums {
                    n: count,
                    sum: score.saturating_mul(count),
                    sum_of_squares: score.saturating_mul(score).saturating_mul(count),
                }
            })
            .sum()
    }

    fn graded(&self) -> impl DoubleEndedIterator<Item = (i64, i64)> {
        let lowest = self.lowest;
        let counts = self.counts.iter().enumerate();
        counts.map(move |(step, count)| {
            let step = i64::try_from(step).unwrap_or(i64::MAX);
            (lowest.saturating_add(step), *count)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csat_is_the_share_of_the_top_two_boxes() {
        // 12 + 17 of 40 = 72.5 %; Wilson: z² = 3.84146, centre .725 + .04802 = .77302,
        // half 1.95996 x √(.0049844 + .0006002) = .14647, scale 1.09604: 57.17 to 83.89 %.
        let grades = Grades::new(1, vec![2, 3, 6, 12, 17]);
        let top = grades.top(2);
        assert_eq!(top, Share { counted: 29, n: 40 });
        assert_eq!(top.value(), Some(7_250));
        assert_eq!(top.interval(), (5_717, 8_389));
        assert_eq!(top, grades.at_least(4));
    }

    #[test]
    fn ces_is_a_mean_grade_or_a_share_of_the_top_three_boxes() {
        // 3, 5, 6, 7, 7: mean 28/5 = 5.6; squared deviations 6.76 + .36 + .16 + 1.96 + 1.96 = 11.2;
        // s = √2.8 = 1.67332; 2.77645 x 1.67332 / √5 = 2.07769: 3.52 to 7.68, clipped to 7.
        let grades = Grades::new(1, vec![0, 0, 1, 0, 1, 1, 2]);
        assert_eq!(grades.mean(), Some(560));
        assert_eq!(grades.mean_interval(), Some((352, 700)));
        assert_eq!(grades.at_least(5), Share { counted: 4, n: 5 });
        assert_eq!(grades.at_least(5), grades.top(3));
    }

    #[test]
    fn a_scale_without_answers_or_without_grades_has_no_mean() {
        for empty in [Grades::new(1, vec![0; 5]), Grades::new(1, Vec::new())] {
            assert_eq!(empty.mean(), None);
            assert_eq!(empty.mean_interval(), None);
            assert_eq!(empty.top(2).value(), None);
        }
        assert_eq!(Grades::new(1, vec![0, 9, 0]).mean_interval(), None);
        assert_eq!(
            Grades::new(1, vec![1, 2]).top(9),
            Share { counted: 3, n: 3 }
        );
    }
}
