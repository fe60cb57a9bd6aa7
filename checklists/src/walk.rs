//! One walk over checklist and answers: what is shown, and what each answer means.
//!
//! `progress` and `score` both stand on it, so that they can never disagree about visibility.
//! Conditions ask about earlier questions only, so one pass in order is enough.

use std::collections::HashMap;

use crate::answer::{
    Answer, AnswerError, Answers, Reading, Terms, matches_any, possible, read_under,
};
use crate::checklist::{AnswerName, Checklist, Condition, Kind, Question, Section};
use crate::id::QuestionId;
use crate::number::Decimal;

/// The whole walk.
pub(crate) struct Walk<'a> {
    pub sections: Vec<SeenSection<'a>>,
    seen: Earlier<'a>,
}

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
    /// Whether it needs an answer where it is shown.
    pub required: bool,
    pub terms: Terms,
    pub answer: Option<&'a Answer>,
    pub reading: Result<Reading<'a>, AnswerError>,
}

/// What conditions can ask about: the answers that count, by question.
type Earlier<'a> = HashMap<&'a QuestionId, (&'a Question, Terms, Reading<'a>)>;

impl Seen<'_> {
    /// The points possible, before weight; `None` for a question that is not scored.
    pub fn possible(&self) -> Option<i64> {
        possible(self.question, self.terms)
    }

    /// The points possible of a question that is shown, weight included; 0 for a bonus.
    pub fn visible_possible(&self) -> i64 {
        if !self.visible || self.question.bonus {
            return 0;
        }
        let weight = i64::from(self.question.weight);
        self.possible().unwrap_or(0).saturating_mul(weight)
    }

    /// Whether any of the names means this reading of the question.
    pub fn matches_any(&self, reading: &Reading<'_>, names: &[AnswerName]) -> bool {
        matches_any(self.question, reading, self.terms, names)
    }
}

impl Walk<'_> {
    /// Whether a condition holds over all the answers that count.
    pub fn holds(&self, condition: &Condition) -> bool {
        holds(condition, &self.seen)
    }
}

/// Walks over the whole checklist.
pub(crate) fn walk<'a>(checklist: &'a Checklist, answers: &'a Answers) -> Walk<'a> {
    let remember = asks_anything(checklist);
    let questions = if remember {
        checklist.questions().count()
    } else {
        0
    };
    let mut earlier: Earlier<'a> = HashMap::with_capacity(questions);
    let mut sections = Vec::with_capacity(checklist.sections.len());
    for section in &checklist.sections {
        let section_visible = section.show_if.as_ref().is_none_or(|c| holds(c, &earlier));
        let mut questions = Vec::with_capacity(section.questions.len());
        for question in &section.questions {
            let visible =
                section_visible && question.show_if.as_ref().is_none_or(|c| holds(c, &earlier));
            let required = question.required
                || question
                    .required_if
                    .as_ref()
                    .is_some_and(|c| holds(c, &earlier));
            let terms = terms(&question.kind, &earlier);
            let answer = answers.get(&question.id);
            let reading = answer.map_or(Ok(Reading::Blank), |answer| {
                read_under(question, answer, terms)
            });
            if remember
                && visible
                && let Ok(reading) = &reading
                && reading.is_answered()
            {
                earlier.insert(&question.id, (question, terms, reading.clone()));
            }
            questions.push(Seen {
                question,
                visible,
                required,
                terms,
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
    Walk {
        sections,
        seen: earlier,
    }
}

/// Whether any condition asks about an answer.
fn asks_anything(checklist: &Checklist) -> bool {
    let question_asks = |question: &Question| {
        question.show_if.is_some()
            || question.required_if.is_some()
            || !question.kind.cases().is_empty()
            || question
                .kind
                .options()
                .iter()
                .any(|option| option.show_if.is_some())
    };
    !checklist.rules.is_empty()
        || checklist
            .sections
            .iter()
            .any(|section| section.show_if.is_some() || section.questions.iter().any(question_asks))
}

/// Which options are shown and which bands hold.
fn terms(kind: &Kind, earlier: &Earlier<'_>) -> Terms {
    let mut terms = Terms::OPEN;
    for (index, option) in kind.options().iter().enumerate() {
        if option.show_if.as_ref().is_some_and(|c| !holds(c, earlier)) {
            terms.hide(index);
        }
    }
    let first = kind
        .cases()
        .iter()
        .position(|case| case.when.as_ref().is_none_or(|c| holds(c, earlier)));
    if let Some(case) = first {
        terms.set_case(case);
    }
    terms
}

/// Whether a condition holds. A question that is hidden, blank, N/A or unreadable makes every
/// test false but `answered: false`.
fn holds(condition: &Condition, earlier: &Earlier<'_>) -> bool {
    let number = |id: &QuestionId| match &earlier.get(id)?.2 {
        Reading::Number(number) => Some(*number),
        Reading::Grade(grade) => Decimal::from_whole(*grade),
        _ => None,
    };
    match condition {
        Condition::Is { question, any_of } => {
            earlier
                .get(question)
                .is_some_and(|(question, terms, reading)| {
                    matches_any(question, reading, *terms, any_of)
                })
        }
        Condition::Answered { question, answered } => earlier.contains_key(question) == *answered,
        Condition::AtLeast { question, value } => number(question).is_some_and(|n| n >= *value),
        Condition::Above { question, value } => number(question).is_some_and(|n| n > *value),
        Condition::AtMost { question, value } => number(question).is_some_and(|n| n <= *value),
        Condition::Below { question, value } => number(question).is_some_and(|n| n < *value),
        Condition::Compare {
            question,
            test,
            with,
        } => match (number(question), number(with)) {
            (Some(left), Some(right)) => test.holds(left, right),
            _ => false,
        },
        Condition::All(parts) => parts.iter().all(|part| holds(part, earlier)),
        Condition::Any(parts) => parts.iter().any(|part| holds(part, earlier)),
        Condition::Not(part) => !holds(part, earlier),
    }
}
