//! Questions and answers in words, for people at a terminal.

use checklists::{Answer, AnswerValue, Checklist, Language, Question, QuestionId, Reading};

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
        Ok(Reading::Number(number)) => Some(checklists::words::measured(
            number,
            Some(question),
            language,
        )),
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
