//! The revisions of a submission in words: who made each, when, why, and what came of it.

use super::said;
use crate::service::reviews::desk::{Desk, Past};
use crate::web::words::Words;

/// A revision as the history shows it.
pub(super) struct RevisionView {
    /// Its number in the address.
    pub(super) number: u32,
    /// Who made it, and when.
    pub(super) text: String,
    /// Its score.
    pub(super) score: Option<String>,
    /// Why, where a contractor made it.
    pub(super) reason: Option<String>,
    /// The questions that a contractor answered otherwise.
    pub(super) questions: Vec<String>,
}

/// All revisions, the first first.
pub(super) fn revisions(words: &Words, desk: &Desk) -> Vec<RevisionView> {
    let language = said::language(words);
    let question_text = |id: &String| {
        let question = desk.checklist.questions().find(|q| q.id.as_str() == id);
        question.map_or_else(|| id.clone(), |q| q.text.get(&language).to_owned())
    };
    let view = |past: &Past| RevisionView {
        number: past.number,
        text: text(words, desk, past),
        score: past.score.map(|score| words.percent(score.hundredths())),
        reason: past.revised.as_ref().map(|made| made.reason.clone()),
        questions: past
            .revised
            .iter()
            .flat_map(|made| made.questions.iter().map(question_text))
            .collect(),
    };
    desk.history.iter().map(view).collect()
}

/// Who made a revision, and when.
pub(super) fn text(words: &Words, desk: &Desk, past: &Past) -> String {
    let number = words.count(usize::try_from(past.number).unwrap_or(usize::MAX));
    let (key, name, at) = match &past.revised {
        Some(made) => ("revision-changed", made.contractor_id, made.at),
        None => (
            "revision-sent",
            desk.submission.shopper_id,
            past.received_at,
        ),
    };
    let values = [
        ("revision", number.as_str()),
        ("name", desk.name(name)),
        ("at", &said::local(words, desk, at)),
    ];
    words.with(key, &values)
}
