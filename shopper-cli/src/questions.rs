//! Questions, answers and conditions in words, for people at a terminal.

use checklists::checklist::{AnswerName, Condition};
use checklists::{Answer, AnswerValue, Checklist, Kind, Language, Question, QuestionId, Reading};

use crate::error::{Error, nearest};
use crate::words::Words;

/// The question of this name.
///
/// # Errors
/// With the nearest names, when there is none.
pub(crate) fn find<'a>(checklist: &'a Checklist, typed: &str) -> Result<&'a Question, Error> {
    let found = QuestionId::new(typed.trim())
        .ok()
        .and_then(|id| checklist.question(&id));
    found.ok_or_else(|| {
        let names = checklist.questions().map(|question| question.id.as_str());
        let near = nearest(typed, names);
        let error = Error::new("unknown-question").with("question", typed);
        match near.first() {
            Some(first) => error.with("near", first).hint("hint-did-you-mean"),
            None => error.detail(
                checklist
                    .questions()
                    .map(|question| question.id.as_str())
                    .collect::<Vec<_>>()
                    .join(" "),
            ),
        }
    })
}

/// The value of an answer as people read it; `None` when there is none. An answer that does not
/// fit the question is shown as it was written.
pub(crate) fn answer(
    question: &Question,
    answer: &Answer,
    words: &Words,
    language: &Language,
) -> Option<String> {
    let label = |choice: &checklists::checklist::Choice| choice.label.get(language).to_owned();
    match checklists::read(question, answer) {
        Ok(Reading::Blank) => None,
        Ok(Reading::NotApplicable) => Some(words.say("not-applicable")),
        Ok(Reading::YesNo(yes)) => Some(checklists::words::yes_no(yes, language)),
        Ok(Reading::Option(choice)) => Some(label(choice)),
        Ok(Reading::Options(choices)) if choices.is_empty() => Some(words.say("none-of-them")),
        Ok(Reading::Options(choices)) => Some(
            choices
                .into_iter()
                .map(label)
                .collect::<Vec<_>>()
                .join("; "),
        ),
        Ok(Reading::Grade(grade)) => Some(grade.to_string()),
        Ok(Reading::Number(number)) => match (&question.kind, number.whole()) {
            (Kind::Duration { .. }, Some(seconds)) => {
                Some(checklists::words::duration(seconds, language))
            }
            (
                Kind::Number {
                    unit: Some(unit), ..
                },
                _,
            ) => Some(format!("{number} {}", unit.get(language))),
            _ => Some(number.to_string()),
        },
        Ok(Reading::Text(text)) => Some(text.to_owned()),
        Ok(Reading::Photos(count)) => Some(words.say_with("n-photos", &[("n", count.into())])),
        Err(_) => answer.value.as_ref().map(raw),
    }
}

fn raw(value: &AnswerValue) -> String {
    match value {
        AnswerValue::Text(text) => text.clone(),
        AnswerValue::Integer(value) => value.to_string(),
        AnswerValue::List(ids) => ids.join(", "),
    }
}

/// Why a question is asked, as one sentence.
pub(crate) fn condition(
    condition: &Condition,
    checklist: &Checklist,
    words: &Words,
    language: &Language,
) -> String {
    let say = |condition: &Condition| self::condition(condition, checklist, words, language);
    let text = |id: &QuestionId| {
        checklist.question(id).map_or_else(
            || id.to_string(),
            |question| question.text.get(language).to_owned(),
        )
    };
    match condition {
        Condition::Is { question, any_of } => {
            let names: Vec<String> = any_of
                .iter()
                .map(|name| answer_name(name, checklist.question(question), words, language))
                .collect();
            let answer = names.join(&words.say("list-or"));
            let args = [
                ("question", text(question).into()),
                ("answer", answer.into()),
            ];
            words.say_with("condition-is", &args)
        }
        Condition::Answered { question, answered } => {
            let key = if *answered {
                "condition-answered"
            } else {
                "condition-unanswered"
            };
            words.say_with(key, &[("question", text(question).into())])
        }
        Condition::AtLeast { question, value } => {
            let args = [
                ("question", text(question).into()),
                ("value", value.to_string().into()),
            ];
            words.say_with("condition-at-least", &args)
        }
        Condition::Below { question, value } => {
            let args = [
                ("question", text(question).into()),
                ("value", value.to_string().into()),
            ];
            words.say_with("condition-below", &args)
        }
        Condition::All(parts) => parts
            .iter()
            .map(say)
            .collect::<Vec<_>>()
            .join(&words.say("list-and")),
        Condition::Any(parts) => parts
            .iter()
            .map(say)
            .collect::<Vec<_>>()
            .join(&words.say("list-or")),
        Condition::Not(part) => words.say_with("condition-not", &[("condition", say(part).into())]),
    }
}

fn answer_name(
    name: &AnswerName,
    question: Option<&Question>,
    words: &Words,
    language: &Language,
) -> String {
    match name {
        AnswerName::Missed => words.say("missed"),
        AnswerName::Value(value) => value.to_string(),
        AnswerName::Word(word) => match question.map(|question| &question.kind) {
            Some(Kind::YesNo { .. }) => checklists::words::yes_no(word.as_str() == "yes", language),
            Some(kind) => kind
                .options()
                .iter()
                .find(|option| option.id == *word)
                .map_or_else(
                    || word.to_string(),
                    |option| option.label.get(language).to_owned(),
                ),
            None => word.to_string(),
        },
    }
}
