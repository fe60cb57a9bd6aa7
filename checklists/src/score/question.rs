//! The score of one question, and the knock-out it fires.

use super::scorecard::{FiredKnockOut, QuestionScore, QuestionState, Reason, Why};
use crate::answer::{Reading, earned, pass_mark};
use crate::checklist::Blank;
use crate::id::SectionId;
use crate::walk::Seen;

pub(super) fn score_question(
    section: &SectionId,
    seen: &Seen<'_>,
    blank: Blank,
) -> (QuestionScore, Option<FiredKnockOut>) {
    let question = seen.question;
    let scored = question.is_scored();
    let zero = blank == Blank::Zero;
    let state = match &seen.reading {
        _ if !seen.visible => QuestionState::Hidden,
        Ok(Reading::NotApplicable) => QuestionState::Na,
        Ok(Reading::Blank) | Err(_) => QuestionState::Blank,
        Ok(_) => QuestionState::Answered,
    };
    let answered = match (&seen.reading, state) {
        (Ok(reading), QuestionState::Answered) => Some(reading),
        _ => None,
    };
    let found = answered.and_then(|reading| earned(question, reading, seen.terms));
    let (points, why) = match found {
        Some((points, why)) => (points, why),
        None => (0, why_none(state, scored, zero, seen.reading.is_err())),
    };
    let counts = scored
        && match state {
            QuestionState::Answered => true,
            QuestionState::Blank => zero,
            QuestionState::Na | QuestionState::Hidden => false,
        };
    let raw_possible = if question.bonus {
        0
    } else {
        seen.possible().unwrap_or(0)
    };
    let weight = i64::from(question.weight);
    let passed = match (pass_mark(question, seen.terms), state) {
        (Some(mark), QuestionState::Answered) if scored => Some(points >= mark),
        _ => None,
    };
    let score = QuestionScore {
        id: question.id.clone(),
        section: section.clone(),
        state,
        earned: if counts {
            points.saturating_mul(weight)
        } else {
            0
        },
        possible: if counts {
            raw_possible.saturating_mul(weight)
        } else {
            0
        },
        bonus: question.bonus,
        scored,
        passed,
        reason: Reason {
            question: question.id.clone(),
            why,
            points,
            possible: raw_possible,
            weight: question.weight,
            bonus: question.bonus,
        },
        share: None,
        possible_share: None,
    };
    let fired = question
        .knock_out
        .as_ref()
        .filter(|rule| answered.is_some_and(|reading| seen.matches_any(reading, &rule.on)))
        .map(|rule| FiredKnockOut {
            question: question.id.clone(),
            section: section.clone(),
            effect: rule.effect,
            owner: question.owner,
        });
    (score, fired)
}

fn why_none(state: QuestionState, scored: bool, zero: bool, unreadable: bool) -> Why {
    match state {
        QuestionState::Hidden => Why::Hidden,
        QuestionState::Na => Why::NotApplicable,
        QuestionState::Blank if unreadable => Why::Unreadable {
            zero: zero && scored,
        },
        QuestionState::Blank if scored => Why::Blank { zero },
        QuestionState::Blank | QuestionState::Answered => Why::NotScored,
    }
}
