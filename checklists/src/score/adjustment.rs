//! The steps from the sum of the questions to the published total, each a line of its own.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scorecard::FiredKnockOut;
use super::total::{SectionSums, Whole};
use crate::checklist::{Effect, Scoring};
use crate::id::{QuestionId, SectionId};
use crate::number::Percent;

/// One step from the sum of the questions to the published total.
///
/// **This shape is stored: fields may be added, never changed.** It names answers, as the whole
/// scorecard does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Adjustment {
    /// What the step is.
    pub cause: Cause,
    /// What it adds to the rounded total; 0 or less, but for the floor.
    pub change: Percent,
    /// The rounded total after it.
    pub after: Percent,
}

/// What a step is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Cause {
    /// An answer zeroed its section.
    ZeroSection {
        /// The question.
        question: QuestionId,
        /// Its section.
        section: SectionId,
    },
    /// The total was above 100 %.
    Cap,
    /// The total was below 0 %.
    Floor,
    /// An answer holds the total at a cap.
    CapTotal {
        /// The question.
        question: QuestionId,
        /// Its section.
        section: SectionId,
        /// The cap.
        cap: Percent,
    },
    /// An answer zeroed the total.
    ZeroTotal {
        /// The question.
        question: QuestionId,
        /// Its section.
        section: SectionId,
    },
}

/// The exact total on its way, with the lines so far.
struct Steps {
    share: BigRational,
    rounded: Percent,
    lines: Vec<Adjustment>,
}

impl Steps {
    /// Goes on to the next total. The changes are differences of rounded totals, so that they
    /// telescope: however many lines there are, they add up.
    fn go_to(&mut self, share: BigRational, cause: Cause) {
        let after = Percent::from_share(&share);
        let change = after.hundredths().saturating_sub(self.rounded.hundredths());
        self.lines.push(Adjustment {
            cause,
            change: Percent::from_hundredths(change),
            after,
        });
        self.share = share;
        self.rounded = after;
    }
}

/// The exact total after every step, and a line for each. Every knock-out that fired has one, also
/// where it came too late to change anything; cap and floor only where they did.
pub(super) fn adjust(
    base: BigRational,
    whole: &Whole,
    sections: &[SectionSums<'_>],
    scoring: &Scoring,
    knock_outs: &[FiredKnockOut],
) -> (BigRational, Vec<Adjustment>) {
    if knock_outs.is_empty() && held(&base, scoring).is_none() {
        return (base, Vec::new());
    }
    let mut steps = Steps {
        rounded: Percent::from_share(&base),
        share: base,
        lines: Vec::new(),
    };
    for fired in knock_outs {
        if fired.effect == Effect::ZeroSection {
            let cause = Cause::ZeroSection {
                question: fired.question.clone(),
                section: fired.section.clone(),
            };
            steps.go_to(&steps.share - taken(fired, whole, sections), cause);
        }
    }
    if let Some((end, cause)) = held(&steps.share, scoring) {
        steps.go_to(end, cause);
    }
    for fired in knock_outs {
        let (question, section) = (fired.question.clone(), fired.section.clone());
        let (most, cause) = match fired.effect {
            Effect::CapTotal { cap } => (
                cap.share(),
                Cause::CapTotal {
                    question,
                    section,
                    cap,
                },
            ),
            Effect::ZeroTotal => (BigRational::zero(), Cause::ZeroTotal { question, section }),
            Effect::Flag | Effect::ZeroSection => continue,
        };
        steps.go_to(steps.share.clone().min(most), cause);
    }
    (steps.share, steps.lines)
}

/// The share that a zeroed section loses; nothing where another answer zeroed it before.
fn taken(fired: &FiredKnockOut, whole: &Whole, sections: &[SectionSums<'_>]) -> BigRational {
    let zeroed = sections
        .iter()
        .find(|sums| sums.zeroed_by.as_ref() == Some(&fired.question));
    let part = zeroed.and_then(|sums| {
        let (weight, of) = whole.scale(sums)?;
        let points = BigInt::from(sums.earned.saturating_sub(sums.earned_after()));
        Some(BigRational::new(points * weight, BigInt::from(of)))
    });
    part.unwrap_or_else(BigRational::zero)
}

/// Where the method's total is held, if it is outside.
pub(super) fn held(share: &BigRational, scoring: &Scoring) -> Option<(BigRational, Cause)> {
    if scoring.cap && share.numer() > share.denom() {
        return Some((BigRational::one(), Cause::Cap));
    }
    let below = share.numer().sign() == num_bigint::Sign::Minus;
    (scoring.floor && below).then(|| (BigRational::zero(), Cause::Floor))
}
