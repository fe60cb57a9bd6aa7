//! Scoring one set of answers, exactly (P4).
//!
//! The order of the steps: points of each question times its weight; N/A,
//! hidden and (unless `blank: zero`) blank leave earned and possible; bonus adds earned; sections
//! are zeroed; the method makes the total; cap and floor; `cap_total` and `zero_total`. A flag and
//! a section floor touch the verdict alone. Sums are integers, the total is an exact fraction, and
//! the published score is rounded half up, once.
//!
//! `question` scores one question, `total` makes the whole, `adjustment` goes from the sum of the
//! questions to the score step by step, `lines` shares the score out; [`Scorecard`] is the outcome.

mod adjustment;
mod lines;
mod question;
mod scorecard;
mod total;

pub use adjustment::{Adjustment, Cause};
pub use lines::Line;
pub use scorecard::{
    FiredKnockOut, NearMark, NotScoredReason, QuestionScore, QuestionState, Reason, Scorecard,
    SectionScore, TotalScore, Verdict, Why,
};

use crate::answer::Answers;
use crate::checklist::Checklist;
use crate::number::Percent;
use crate::walk::walk;

/// The version of the rules in this module. A change that gives any answers another score or
/// verdict counts it up; a scorecard keeps the number it was made with (P5).
pub const RULES_VERSION: u32 = 1;

/// The scorecard of these answers. Incomplete and partly wrong answers are scored too: what
/// cannot be read counts as blank.
#[must_use]
pub fn score(checklist: &Checklist, answers: &Answers) -> Scorecard {
    Scorer::new(checklist).score(answers)
}

/// A checklist made ready to score many sets of answers: the hash is computed once.
#[derive(Clone, Debug)]
pub struct Scorer<'a> {
    checklist: &'a Checklist,
    hash: String,
}

impl<'a> Scorer<'a> {
    /// A scorer; computes the checklist's hash.
    #[must_use]
    pub fn new(checklist: &'a Checklist) -> Self {
        Self::with_hash(checklist, checklist.hash())
    }

    /// A scorer for a checklist whose hash is at hand, as [`Checklist::hash`] gave it.
    #[must_use]
    pub const fn with_hash(checklist: &'a Checklist, hash: String) -> Self {
        Self { checklist, hash }
    }

    /// The scorecard of these answers.
    #[must_use]
    pub fn score(&self, answers: &Answers) -> Scorecard {
        let blank = self.checklist.scoring.blank;
        let mut questions = Vec::with_capacity(self.checklist.questions().count());
        let mut sections = Vec::with_capacity(self.checklist.sections.len());
        let mut knock_outs = Vec::new();
        let mut visible_possible: i64 = 0;
        for seen in walk(self.checklist, answers).sections {
            let mut sums = total::SectionSums::of(&seen);
            for seen_question in &seen.questions {
                let id = &seen.section.id;
                let (score, fired) = question::score_question(id, seen_question, blank);
                visible_possible =
                    visible_possible.saturating_add(seen_question.visible_possible());
                sums.add(&score, fired.as_ref());
                knock_outs.extend(fired);
                questions.push(score);
            }
            sections.push(sums);
        }
        let whole = total::Whole::of(self.checklist.scoring.method, &sections);
        let total = total::total(
            self.checklist,
            &whole,
            &sections,
            knock_outs,
            visible_possible,
        );
        if let Some(score) = total.score {
            let adjusted: i64 = total
                .adjustments
                .iter()
                .map(|a| a.change.hundredths())
                .sum();
            let base = Percent::from_hundredths(score.hundredths().saturating_sub(adjusted));
            lines::share(&whole, &sections, &mut questions, base);
        }
        Scorecard {
            rules_version: RULES_VERSION,
            checklist_hash: self.hash.clone(),
            total,
            sections: sections
                .into_iter()
                .map(total::SectionSums::into_score)
                .collect(),
            questions,
        }
    }
}
