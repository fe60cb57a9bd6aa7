//! One walk over checklist and answers: what is shown, and what each answer means.
//!
//! `progress` and `score` both stand on it, so that they can never disagree about visibility.
//! Conditions ask about earlier questions only, so one pass in order is enough.

use std::collections::HashMap;

use crate::answer::{Answer, AnswerError, Answers, Reading, matches_any, read};
use crate::checklist::{Checklist, Condition, Question, Section};
use crate::id::QuestionId;
use crate::number::Decimal;

/// A section on the walk.
pub(crate) struct SeenSection<'a> {
    pub section: &'a Section,
    pub visible: bool,
    pub questions: Vec<Seen<'a>>,
}

/// A question on the walk.
pub(crate) struct Seen<'a> {
    pub question: &'a Question,
    pub visible: bool,
    pub answer: Option<&'a Answer>,
    pub reading: Result<Reading<'a>, AnswerError>,
}

type Earlier<'a> = HashMap<&'a QuestionId, (&'a Question, Option<Reading<'a>>)>;

/// Walks over the whole checklist.
pub(crate) fn walk<'a>(checklist: &'a Checklist, answers: &'a Answers) -> Vec<SeenSection<'a>> {
    let conditional = |section: &Section| {
        section.show_if.is_some() || section.questions.iter().any(|q| q.show_if.is_some())
    };
    let remember = checklist.sections.iter().any(conditional);
    let mut earlier: Earlier<'a> = HashMap::new();
    let mut sections = Vec::with_capacity(checklist.sections.len());
    for section in &checklist.sections {
        let section_visible = section.show_if.as_ref().is_none_or(|c| holds(c, &earlier));
        let mut questions = Vec::with_capacity(section.questions.len());
        for question in &section.questions {
            let visible =
                section_visible && question.show_if.as_ref().is_none_or(|c| holds(c, &earlier));
            let answer = answers.get(&question.id);
            let reading = answer.map_or(Ok(Reading::Blank), |answer| read(question, answer));
            if remember {
                let known = reading.as_ref().ok().filter(|_| visible).cloned();
                earlier.insert(&question.id, (question, known));
            }
            questions.push(Seen {
                question,
                visible,
                answer,
                reading,
            });
        }
        sections.push(SeenSection {
            section,
            visible: section_visible,
            questions,
        });
    }
    sections
}

/// Whether a condition holds. A question that is hidden, blank, N/A or unreadable makes every
/// test false but `answered: false`.
fn holds(condition: &Condition, earlier: &Earlier<'_>) -> bool {
    let answered = |id: &QuestionId| {
        let (question, reading) = earlier.get(id)?;
        let reading = reading.as_ref().filter(|reading| reading.is_answered())?;
        Some((*question, reading))
    };
    let number = |id: &QuestionId| match answered(id)?.1 {
        Reading::Number(number) => Some(*number),
        Reading::Grade(grade) => Decimal::from_whole(*grade),
        _ => None,
    };
    match condition {
        Condition::Is { question, any_of } => answered(question)
            .is_some_and(|(question, reading)| matches_any(question, reading, any_of)),
        Condition::Answered {
            question,
            answered: wanted,
        } => answered(question).is_some() == *wanted,
        Condition::AtLeast { question, value } => number(question).is_some_and(|n| n >= *value),
        Condition::Below { question, value } => number(question).is_some_and(|n| n < *value),
        Condition::All(parts) => parts.iter().all(|part| holds(part, earlier)),
        Condition::Any(parts) => parts.iter().any(|part| holds(part, earlier)),
        Condition::Not(part) => !holds(part, earlier),
    }
}
