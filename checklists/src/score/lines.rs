//! The scorecard as lines that add up to the published total, and the shares behind them.
//!
//! A share is an exact fraction, rounded by largest remainder: every share is rounded down to a
//! hundredth of a percent, and the hundredths that are then missing go to the largest remainders,
//! the earlier question first among equals.

use super::adjustment::Adjustment;
use super::scorecard::{QuestionScore, Scorecard};
use super::total::{SectionSums, Whole};
use crate::number::Percent;

/// One line of a scorecard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// A question that is part of the score.
    Question(&'a QuestionScore),
    /// A bonus question that is part of the score.
    Bonus(&'a QuestionScore),
    /// A step from the sum of the questions to the total.
    Adjustment(&'a Adjustment),
}

impl Line<'_> {
    /// What the line adds to the total.
    #[must_use]
    pub fn change(&self) -> Percent {
        match self {
            Self::Question(score) | Self::Bonus(score) => score.share.unwrap_or(Percent::ZERO),
            Self::Adjustment(adjustment) => adjustment.change,
        }
    }
}

impl Scorecard {
    /// Every line in order: questions, bonus questions, adjustments. Together they are
    /// `total.score`, to the hundredth. Without a score there are none.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let shared = |bonus: bool| {
            let of_kind =
                move |score: &&QuestionScore| score.share.is_some() && score.bonus == bonus;
            self.questions.iter().filter(of_kind)
        };
        let adjustments = self.total.adjustments.iter();
        shared(false)
            .map(Line::Question)
            .chain(shared(true).map(Line::Bonus))
            .chain(adjustments.map(Line::Adjustment))
    }
}

/// A share of the total in hundredths of a percent: `whole + rest / of`, with `rest < of`.
#[derive(Clone, Copy)]
struct Part {
    question: usize,
    whole: i64,
    rest: u64,
    of: u64,
}

impl Part {
    /// The share that points have. The sums of a compiled checklist stay inside an `i64`: a
    /// question has at most 100 options x 1,000,000 points x weight 1000 = 10^11 points, times a
    /// section's weight of 1000 and 10,000 hundredths 10^18; `of` is at most 400 questions of
    /// that size times 60 section weights of 1000, 2.4 x 10^18. Other numbers are held.
    fn new(question: usize, points: i64, (weight, of): (i64, i64)) -> Self {
        let points = i128::from(points).saturating_mul(i128::from(weight));
        let share = points.saturating_mul(i128::from(Percent::HUNDRED.hundredths()));
        let (whole, rest) = match i64::try_from(share) {
            Ok(share) => (share.div_euclid(of), share.rem_euclid(of)),
            Err(_) => {
                let whole = share.div_euclid(i128::from(of));
                let rest = share.rem_euclid(i128::from(of));
                (
                    i64::try_from(whole).unwrap_or(i64::MAX),
                    i64::try_from(rest).unwrap_or(0),
                )
            }
        };
        Self {
            question,
            whole,
            rest: rest.unsigned_abs(),
            of: of.unsigned_abs(),
        }
    }

    const fn nothing(question: usize) -> Self {
        Self {
            question,
            whole: 0,
            rest: 0,
            of: 1,
        }
    }

    /// The order in which missing hundredths are given out.
    fn before(&self, other: &Self) -> std::cmp::Ordering {
        let mine = u128::from(self.rest) * u128::from(other.of);
        let others = u128::from(other.rest) * u128::from(self.of);
        others
            .cmp(&mine)
            .then_with(|| self.question.cmp(&other.question))
    }
}

/// Gives every question that is part of the score its share of the `base` that was earned and of
/// the 100 % that was possible.
pub(super) fn share(
    whole: &Whole,
    sections: &[SectionSums<'_>],
    questions: &mut [QuestionScore],
    base: Percent,
) {
    let mut earned = Vec::with_capacity(questions.len());
    let mut possible = Vec::with_capacity(questions.len());
    let mut number = 0;
    for sums in sections {
        let scale = whole.scale(sums);
        for _ in 0..sums.questions() {
            let score = &questions[number];
            if score.counts() {
                let part = |points| match scale {
                    Some(scale) => Part::new(number, points, scale),
                    None => Part::nothing(number),
                };
                earned.push(part(score.earned));
                possible.push(part(score.possible));
            }
            number += 1;
        }
    }
    settle(&mut earned, base);
    settle(&mut possible, Percent::HUNDRED);
    for part in earned {
        questions[part.question].share = Some(Percent::from_hundredths(part.whole));
    }
    for part in possible {
        questions[part.question].possible_share = Some(Percent::from_hundredths(part.whole));
    }
}

/// Rounds so that the parts add up to `sum`, which is their exact sum rounded.
fn settle(parts: &mut [Part], sum: Percent) {
    let down = parts
        .iter()
        .fold(0_i64, |sum, part| sum.saturating_add(part.whole));
    // The remainders are each below 1, so what is missing is at most one hundredth for each.
    let missing = sum.hundredths().saturating_sub(down);
    let missing = usize::try_from(missing).unwrap_or(0).min(parts.len());
    if missing == 0 {
        return;
    }
    if missing < parts.len() {
        parts.select_nth_unstable_by(missing - 1, Part::before);
    }
    for part in &mut parts[..missing] {
        part.whole = part.whole.saturating_add(1);
    }
}
