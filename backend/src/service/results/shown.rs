//! What an owner may read of one approved visit.

use std::collections::BTreeMap;

use checklists::checklist::{Effect, Visibility};
use checklists::score::{Cause, QuestionState, Scorecard, Verdict};
use checklists::{Answer, Answers, Checklist, Percent, QuestionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An approved submission as far as its checklist shows it to owners: no more than this ever
/// leaves for one (P6).
///
/// **This shape is stored: fields may be added, never changed.**
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownVisit {
    /// The score without the questions that are not shown; total and sections are the published
    /// ones. Its list of adjustments is empty: see `steps`.
    pub scorecard: Scorecard,
    /// The answers that are shown, comments that are shown, and no photos: see `photos`.
    pub answers: Answers,
    /// The photos that are shown, in the order in which they were attached.
    pub photos: BTreeMap<QuestionId, Vec<Uuid>>,
    /// How many questions were answered whose answers are not shown.
    pub not_shown: u32,
    /// Every step from the sum of the points to the score, in order.
    pub steps: Vec<ShownStep>,
    /// Whether an answer that is not shown made the verdict a fail.
    pub failed_unseen: bool,
}

/// One step from the sum of the points to the score.
///
/// **This shape is stored: fields may be added, never changed.**
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownStep {
    /// What the step is; absent where an answer that is not shown is behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// What it adds to the rounded total.
    pub change: Percent,
    /// The rounded total after it.
    pub after: Percent,
}

impl ShownVisit {
    /// What may be shown of these answers; `photos` are those that may be.
    #[must_use]
    pub fn of(
        checklist: &Checklist,
        answers: &Answers,
        scorecard: &Scorecard,
        photos: BTreeMap<QuestionId, Vec<Uuid>>,
    ) -> ShownVisit {
        let shows = |id: &QuestionId| {
            let question = checklist.question(id);
            question.is_some_and(|question| question.owner == Visibility::Show)
        };
        let mut card = scorecard.clone();
        card.questions.retain(|score| shows(&score.id));
        for section in &mut card.sections {
            section.zeroed_by = section.zeroed_by.take().filter(shows);
        }
        card.total.knock_outs.retain(|fired| shows(&fired.question));
        let adjustments = std::mem::take(&mut card.total.adjustments);
        let steps = adjustments.into_iter().map(|step| ShownStep {
            cause: Some(step.cause).filter(|cause| question_of(cause).is_none_or(shows)),
            change: step.change,
            after: step.after,
        });
        let unseen = scorecard.questions.iter();
        let unseen = unseen.filter(|s| s.state == QuestionState::Answered && !shows(&s.id));
        let failing = |effect: Effect| matches!(effect, Effect::Flag | Effect::ZeroTotal);
        let mut fired = scorecard.total.knock_outs.iter();
        ShownVisit {
            answers: shown_answers(checklist, answers),
            photos,
            not_shown: u32::try_from(unseen.count()).unwrap_or(u32::MAX),
            steps: steps.collect(),
            failed_unseen: card.total.verdict == Some(Verdict::Fail)
                && fired.any(|fired| failing(fired.effect) && !shows(&fired.question)),
            scorecard: card,
        }
    }
}

/// The question whose answer is behind a step.
fn question_of(cause: &Cause) -> Option<&QuestionId> {
    match cause {
        Cause::ZeroSection { question, .. }
        | Cause::CapTotal { question, .. }
        | Cause::ZeroTotal { question, .. } => Some(question),
        Cause::Cap | Cause::Floor => None,
    }
}

fn shown_answers(checklist: &Checklist, answers: &Answers) -> Answers {
    let visible = checklists::visible(checklist, answers);
    let questions = checklist.questions();
    questions
        .filter(|question| question.owner != Visibility::Hide && visible.contains(&question.id))
        .filter_map(|question| {
            let answer = answers.get(&question.id)?;
            let mut shown = Answer::default();
            if question.owner == Visibility::Show {
                shown.value.clone_from(&answer.value);
                shown.not_applicable = answer.not_applicable;
            }
            if question.comment.owner == Visibility::Show {
                shown.comment.clone_from(&answer.comment);
            }
            (shown != Answer::default()).then(|| (question.id.clone(), shown))
        })
        .collect()
}

#[cfg(test)]
mod tests;
