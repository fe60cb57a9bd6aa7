//! Answers as fields: what stands in them, and what was typed.

use checklists::answer::Reading;
use checklists::{Answer, AnswerValue, Answers, Checklist, Kind, Question, parse_value};

use crate::web::form::Sent;
use crate::web::words::Words;

/// The names of a question's fields begin so; its id follows.
pub(super) const VALUE: &str = "a.";
/// The tick that says "not applicable".
pub(super) const NOT_APPLICABLE: &str = "na.";
/// The comment. Every question has the field, so that what is not in a form is told from what is empty.
pub(super) const COMMENT: &str = "c.";

/// How an answer is typed.
pub(super) enum Input {
    /// One of these: value, text, whether it stands there.
    One(Vec<(String, String, bool)>),
    /// Any of these; the value that is empty says that none holds.
    Any(Vec<(String, String, bool)>),
    /// A line.
    Line(String),
    /// Many lines.
    Area(String),
    /// Photos, which stay.
    Photos,
}

/// The field of a question with this answer in it.
pub(super) fn input(words: &Words, question: &Question, answer: &Answer) -> Input {
    let language = super::super::said::language(words);
    let said =
        |value: AnswerValue| checklists::words::answer(question, &Answer::of(value), &language);
    let stands = typed(&question.kind, answer.value.as_ref());
    let one = |values: Vec<(String, AnswerValue)>| {
        // What is there and no choice, such as a value that was refused, is no longer one.
        let choices = values.into_iter().map(|(value, means)| {
            let is_there = value == stands;
            (value, words.figures(&said(means)), is_there)
        });
        let nothing = (String::new(), words.say("desk-no-answer"), false);
        Input::One([nothing].into_iter().chain(choices).collect())
    };
    let text = |id: &str| (id.to_owned(), AnswerValue::from(id));
    match &question.kind {
        Kind::YesNo { .. } => one(vec![text("yes"), text("no")]),
        Kind::SingleChoice { options } => {
            one(options.iter().map(|o| text(o.id.as_str())).collect())
        }
        Kind::MultipleChoice { options, .. } => {
            let chosen = match &answer.value {
                Some(AnswerValue::List(ids)) => Some(ids.as_slice()),
                _ => None,
            };
            let boxes = options.iter().map(|option| {
                let id = option.id.to_string();
                let is_there = chosen.is_some_and(|chosen| chosen.contains(&id));
                (id, option.label.get(&language).to_owned(), is_there)
            });
            let is_none = chosen.is_some_and(<[String]>::is_empty);
            let none = (String::new(), words.say("revise-none"), is_none);
            Input::Any(boxes.chain([none]).collect())
        }
        Kind::Photo { .. } => Input::Photos,
        Kind::Text { .. } => Input::Area(stands),
        kind => match kind.grades() {
            Some(grades) => one(grades
                .map(|n| (n.to_string(), AnswerValue::Integer(n)))
                .collect()),
            None => Input::Line(stands),
        },
    }
}

/// What a person would type for this value.
fn typed(kind: &Kind, value: Option<&AnswerValue>) -> String {
    match (kind, value) {
        (_, None | Some(AnswerValue::List(_))) => String::new(),
        (Kind::Duration { .. }, Some(AnswerValue::Integer(seconds))) if *seconds >= 0 => {
            let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
            match hours {
                0 => format!("{minutes}:{seconds:02}"),
                hours => format!("{hours}:{minutes:02}:{seconds:02}"),
            }
        }
        (_, Some(AnswerValue::Integer(number))) => number.to_string(),
        (_, Some(AnswerValue::Text(text))) => text.replace("\r\n", "\n"),
    }
}

/// The answers of a form that are not what stood in its fields.
pub(super) fn read(checklist: &Checklist, then: &Answers, sent: &Sent) -> Answers {
    let nothing = Answer::default();
    let mut changed = Answers::new();
    for question in checklist.questions() {
        let name = |prefix: &str| format!("{prefix}{}", question.id);
        let comment = name(COMMENT);
        if !sent.pairs().iter().any(|(key, _)| *key == comment) {
            continue;
        }
        let was = then.get(&question.id).unwrap_or(&nothing);
        let ticked = sent.get(&name(NOT_APPLICABLE)) == "yes";
        let mut answer = Answer {
            value: value(question, was, &name(VALUE), sent),
            not_applicable: ticked && question.na,
            comment: was.comment.clone(),
            photos: was.photos.clone(),
        };
        // Whoever ticks "not applicable" need not empty the field as well.
        if answer.not_applicable && !was.not_applicable && answer.value == was.value {
            answer.value = None;
        }
        let comment = sent.get(&comment);
        if comment
            != was
                .comment
                .as_deref()
                .unwrap_or_default()
                .replace("\r\n", "\n")
        {
            answer.comment = Some(comment.to_owned()).filter(|text| !text.trim().is_empty());
        }
        if answer != *was {
            changed.insert(question.id.clone(), answer);
        }
    }
    changed
}

/// The value that was typed. What cannot be understood stays as it was typed, to be refused with the rest.
fn value(question: &Question, was: &Answer, name: &str, sent: &Sent) -> Option<AnswerValue> {
    if let Kind::MultipleChoice { .. } = question.kind {
        let mut ids: Vec<String> = sent.all(name).map(str::to_owned).collect();
        let says_none = ids.iter().any(String::is_empty);
        ids.retain(|id| !id.is_empty());
        let same = matches!(&was.value, Some(AnswerValue::List(old))
            if old.len() == ids.len() && old.iter().all(|id| ids.contains(id)));
        return match (ids.is_empty(), same) {
            (true, _) if !says_none => None,
            (_, true) => was.value.clone(),
            _ => Some(AnswerValue::List(ids)),
        };
    }
    let text = sent.get(name);
    if matches!(question.kind, Kind::Photo { .. })
        || text == typed(&question.kind, was.value.as_ref())
    {
        return was.value.clone();
    }
    if text.trim().is_empty() {
        return None;
    }
    let raw = || AnswerValue::from(text);
    Some(match &question.kind {
        Kind::YesNo { .. } | Kind::SingleChoice { .. } | Kind::Text { .. } => raw(),
        _ => parse_value(question, text).unwrap_or_else(|_| raw()),
    })
}

/// The answers as they are sent to be judged.
pub(super) fn without_photos(answers: &Answers) -> Answers {
    let bare = answers.iter().map(|(question, answer)| {
        let photos = Vec::new();
        let answer = Answer {
            photos,
            ..answer.clone()
        };
        (question.clone(), answer)
    });
    bare.collect()
}

/// Whether an answer says anything.
pub(super) fn says_something(question: &Question, answer: &Answer) -> bool {
    checklists::read(question, answer).is_ok_and(|reading| reading != Reading::Blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "checklist: fields\nversion: 1\nlanguages: [en]\ntitle: Fields\nbriefing: Look.\nsections:\n\
        \x20 - id: one\n    title: One\n    questions:\n\
        \x20     - {id: open, kind: yes_no, points: 3, text: Open?, na: true}\n\
        \x20     - {id: wait, kind: duration, text: How long?}\n\
        \x20     - {id: price, kind: number, decimals: 2, text: How much?}\n\
        \x20     - {id: grade, kind: scale, min: 1, max: 4, points: 3, text: How good?}\n\
        \x20     - id: seen\n        kind: multiple_choice\n        text: What?\n        options:\n\
        \x20         - {id: a, label: A, points: 1}\n\x20         - {id: b, label: B, points: 1}\n";

    fn checklist() -> Checklist {
        checklists::compile(SOURCE).checklist.unwrap()
    }

    /// What a browser sends of a form that nobody has touched.
    fn untouched(checklist: &Checklist, answers: &Answers) -> Vec<(String, String)> {
        let nothing = Answer::default();
        let mut pairs = Vec::new();
        for question in checklist.questions() {
            let answer = answers.get(&question.id).unwrap_or(&nothing);
            let words = Words::new(report::Language::ENGLISH, api::reports::Digits::Latin);
            let name = format!("{VALUE}{}", question.id);
            match input(&words, question, answer) {
                Input::One(choices) | Input::Any(choices) => {
                    let there = choices.into_iter().filter(|(_, _, there)| *there);
                    pairs.extend(there.map(|(value, _, _)| (name.clone(), value)));
                }
                Input::Line(text) | Input::Area(text) => pairs.push((name, text)),
                Input::Photos => {}
            }
            if answer.not_applicable {
                pairs.push((format!("{NOT_APPLICABLE}{}", question.id), "yes".to_owned()));
            }
            let comment = answer.comment.clone().unwrap_or_default();
            pairs.push((format!("{COMMENT}{}", question.id), comment));
        }
        pairs
    }

    #[test]
    fn a_form_that_nobody_touched_changes_nothing() {
        let checklist = checklist();
        for json in [
            "{}",
            r#"{"open":{"value":"yes","comment":"Wide"},"wait":{"value":95},"price":{"value":"2.50"},"grade":{"value":4},"seen":{"value":["b","a"]}}"#,
            r#"{"open":{"na":true},"wait":{"value":3723},"price":{"value":7},"seen":{"value":[]}}"#,
        ] {
            let answers: Answers = serde_json::from_str(json).unwrap();
            let sent = Sent::of(untouched(&checklist, &answers));
            assert_eq!(read(&checklist, &answers, &sent), Answers::new(), "{json}");
        }
    }

    #[test]
    fn what_is_typed_is_understood_or_stays_to_be_refused() {
        let checklist = checklist();
        let then: Answers =
            serde_json::from_str(r#"{"open":{"value":"yes"},"wait":{"value":95}}"#).unwrap();
        let typed = [
            ("a.open", "yes"),
            ("na.open", "yes"),
            ("c.open", ""),
            ("a.wait", "١:٣٠"),
            ("c.wait", "By the clock"),
            ("a.price", "cheap"),
            ("c.price", ""),
            ("a.grade", "3"),
            ("c.grade", ""),
            ("a.seen", ""),
            ("c.seen", ""),
        ];
        let pairs = typed.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let read = read(&checklist, &then, &Sent::of(pairs.into()));
        let json = r#"{"grade":{"value":3},"open":{"na":true},"price":{"value":"cheap"},"seen":{"value":[]},"wait":{"value":90,"comment":"By the clock"}}"#;
        assert_eq!(serde_json::to_string(&read).unwrap(), json);
    }
}
