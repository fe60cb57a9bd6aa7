//! Conditions and the names of answers as people read them.

use super::catalogue::{say, say_with};
use super::{measured, quoted, yes_no};
use crate::checklist::{AnswerName, Checklist, Comparison, Condition, Kind, Question};
use crate::id::QuestionId;
use crate::number::Decimal;
use crate::text::Language;

/// A condition as part of a sentence: `“Did you order?” is answered “Yes”`.
#[must_use]
pub fn condition(condition: &Condition, checklist: &Checklist, language: &Language) -> String {
    let asked = |id: &QuestionId| {
        let question = checklist.question(id);
        question.map_or_else(|| id.to_string(), |q| q.text.get(language).to_owned())
    };
    let compared = |key: &str, id: &QuestionId, value: Decimal| {
        let args = [
            ("question", asked(id)),
            ("value", measured(value, checklist.question(id), language)),
        ];
        say_with(&timed(key, checklist.question(id)), language, &args)
    };
    match condition {
        Condition::Is { question, any_of } => {
            let names = answers(any_of, checklist.question(question), language);
            let args = [("question", asked(question)), ("answers", names)];
            say_with("condition-is", language, &args)
        }
        Condition::Answered { question, answered } => {
            let key = if *answered {
                "condition-answered"
            } else {
                "condition-unanswered"
            };
            say_with(key, language, &[("question", asked(question))])
        }
        Condition::AtLeast { question, value } => compared("at-least", question, *value),
        Condition::Above { question, value } => compared("above", question, *value),
        Condition::AtMost { question, value } => compared("at-most", question, *value),
        Condition::Below { question, value } => compared("below", question, *value),
        Condition::Compare {
            question,
            test,
            with,
        } => {
            let key = match test {
                Comparison::AtLeast => "compare-at-least",
                Comparison::Above => "compare-above",
                Comparison::AtMost => "compare-at-most",
                Comparison::Below => "compare-below",
            };
            let args = [("question", asked(question)), ("other", asked(with))];
            say_with(&timed(key, checklist.question(question)), language, &args)
        }
        Condition::All(parts) => joined(parts, "list-and", checklist, language),
        Condition::Any(parts) => joined(parts, "list-or", checklist, language),
        Condition::Not(part) => {
            if let Condition::Answered { question, answered } = &**part {
                let turned = Condition::Answered {
                    question: question.clone(),
                    answered: !answered,
                };
                return self::condition(&turned, checklist, language);
            }
            let part = self::condition(part, checklist, language);
            say_with("condition-not", language, &[("condition", part)])
        }
    }
}

/// The key of a comparison: days and times of day are earlier or later, not less or more.
fn timed(key: &str, question: Option<&Question>) -> String {
    let kind = question.map(|question| &question.kind);
    match kind {
        Some(Kind::Date { .. } | Kind::Time { .. }) => format!("condition-{key}-time"),
        _ => format!("condition-{key}"),
    }
}

/// Several conditions in one sentence; what is joined inside them stands in brackets, because
/// “and” and “or” beside each other could be read in two ways.
fn joined(parts: &[Condition], key: &str, checklist: &Checklist, language: &Language) -> String {
    let said = |part: &Condition| {
        let text = condition(part, checklist, language);
        match part {
            Condition::All(inner) | Condition::Any(inner) if inner.len() > 1 => {
                format!("({text})")
            }
            Condition::Not(inner)
                if parts.len() > 1 && !matches!(**inner, Condition::Answered { .. }) =>
            {
                format!("({text})")
            }
            _ => text,
        }
    };
    let said: Vec<String> = parts.iter().map(said).collect();
    said.join(&say(key, language))
}

/// The answers that these names mean, one of which is meant: `“Short” or “Long”`.
#[must_use]
pub fn answers(names: &[AnswerName], question: Option<&Question>, language: &Language) -> String {
    let said: Vec<String> = names
        .iter()
        .map(|name| answer_name(name, question, language))
        .collect();
    said.join(&say("list-or", language))
}

fn answer_name(name: &AnswerName, question: Option<&Question>, language: &Language) -> String {
    let kind = question.map(|question| &question.kind);
    match name {
        AnswerName::Missed => missed(question, language),
        AnswerName::Value(value) => grade(*value, kind, language),
        AnswerName::Word(word) => {
            let option = kind.and_then(|kind| kind.options().iter().find(|o| o.id == *word));
            let text = match (option, kind) {
                (Some(option), _) => option.label.get(language).to_owned(),
                (None, Some(Kind::YesNo { .. })) => yes_no(word.as_str() == "yes", language),
                (None, _) => word.to_string(),
            };
            quoted(text, language)
        }
    }
}

/// The answers below `pass_at`: of yes and no the word, of other kinds what they have in common.
fn missed(question: Option<&Question>, language: &Language) -> String {
    let Some(question) = question else {
        return say("answer-missed", language);
    };
    let mark = question.pass_at.unwrap_or_default();
    if let Kind::YesNo {
        points: Some(points),
        ..
    } = &question.kind
    {
        let rows = [(true, points.yes), (false, points.no)];
        let below: Vec<String> = rows
            .into_iter()
            .filter(|(_, points)| *points < mark)
            .map(|(yes, _)| quoted(yes_no(yes, language), language))
            .collect();
        if !below.is_empty() {
            return below.join(&say("list-or", language));
        }
    }
    if Some(mark) == question.kind.possible() {
        return say("answer-missed", language);
    }
    say_with(
        "answer-missed-below",
        language,
        &[("points", mark.to_string())],
    )
}

/// A grade with what it is called: `“5” (Great)`.
pub(super) fn grade(value: i64, kind: Option<&Kind>, language: &Language) -> String {
    let quoted = quoted(value.to_string(), language);
    match grade_label(value, kind, language) {
        Some(label) => {
            let args = [("answer", quoted), ("label", label.to_owned())];
            say_with("answer-labelled", language, &args)
        }
        None => quoted,
    }
}

/// What a grade is called.
pub(super) fn grade_label<'k>(
    value: i64,
    kind: Option<&'k Kind>,
    language: &Language,
) -> Option<&'k str> {
    let Kind::Scale { labels, .. } = kind? else {
        return None;
    };
    let label = labels.iter().find(|label| label.value == value)?;
    Some(label.label.get(language))
}
