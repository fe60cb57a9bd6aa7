//! Names that changed though what they name did not.

use super::Renamed;
use crate::checklist::{Checklist, Question};
use crate::id::QuestionId;

/// Names that went while the same text, in the default language, came under another name.
pub(super) fn renamed(old: &Checklist, new: &Checklist) -> Vec<Renamed> {
    let mut renamed = Vec::new();
    let mut pair =
        |what: &str, question: Option<&QuestionId>, was: &[Named<'_>], now: &[Named<'_>]| {
            let fresh = |(id, _): &&Named<'_>| !was.iter().any(|(other, _)| other == id);
            for (id, text) in was {
                if now.iter().any(|(other, _)| other == id) {
                    continue;
                }
                let found = now.iter().filter(fresh).find(|(_, other)| other == text);
                renamed.extend(found.map(|(now, _)| Renamed {
                    what: what.to_owned(),
                    question: question.cloned(),
                    was: (*id).to_owned(),
                    now: (*now).to_owned(),
                }));
            }
        };
    pair("section", None, &sections(old), &sections(new));
    pair("question", None, &questions(old), &questions(new));
    for question in new.questions() {
        if let Some(earlier) = old.question(&question.id) {
            pair(
                "option",
                Some(&question.id),
                &options(earlier),
                &options(question),
            );
        }
    }
    renamed
}

/// A name and the text in the default language.
type Named<'a> = (&'a str, &'a str);

fn sections(checklist: &Checklist) -> Vec<Named<'_>> {
    let sections = checklist.sections.iter();
    sections
        .map(|section| (section.id.as_str(), section.title.default_text()))
        .collect()
}

fn questions(checklist: &Checklist) -> Vec<Named<'_>> {
    let questions = checklist.questions();
    questions
        .map(|question| (question.id.as_str(), question.text.default_text()))
        .collect()
}

fn options(question: &Question) -> Vec<Named<'_>> {
    let options = question.kind.options().iter();
    options
        .map(|option| (option.id.as_str(), option.label.default_text()))
        .collect()
}
