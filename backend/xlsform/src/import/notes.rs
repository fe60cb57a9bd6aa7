//! Notes of the form: before the first question they are the briefing, later they are help.

use checklists::write::Tree;

use super::asked::Asked;
use super::reading::Reading;
use super::survey::Survey;
use crate::table::Row;

impl Reading<'_> {
    /// A note: before the first question it is part of the briefing, else help of the next one.
    pub(super) fn note(&mut self, row: &Row, survey: &mut Survey) {
        if row.all("label").next().is_none() {
            return;
        }
        self.unread(row, &[]);
        if !survey.parts.iter().all(|part| part.questions.is_empty()) {
            survey.notes.push(row.clone());
        } else if let Some(text) = self.text(row, "label") {
            survey.briefing.push(text);
            let message = "the note is part of the briefing now, which is read before accepting";
            self.warn(row, "type", "note_to_briefing", message, "");
        }
    }

    /// Notes become help of the question after them.
    pub(super) fn helped(&mut self, notes: &mut Vec<Row>, asked: &mut Asked) {
        for note in notes.drain(..).rev() {
            let Some(text) = self.text(&note, "label") else {
                continue;
            };
            let help = match asked.get("help") {
                Some(help) => joined(&text, help, self.known.default_language().as_str()),
                None => text,
            };
            asked.put("help", help);
            let message = "the note is part of the help of the next question now";
            self.warn(&note, "type", "note_to_help", message, "");
        }
    }

    /// Says which notes no question follows.
    pub(super) fn loose_notes(&mut self, notes: &mut Vec<Row>) {
        for note in notes.drain(..) {
            let message = "no question follows the note in its section; it is not taken over";
            let hint = "move it before a question";
            self.warn(&note, "type", "note_not_mapped", message, hint);
        }
    }
}

/// Two texts, one after the other, in every language that either has.
pub(super) fn joined(first: &Tree, second: &Tree, default: &str) -> Tree {
    let entries = |tree: &Tree| -> Vec<(String, String)> {
        match tree.as_str() {
            Some(text) => vec![(default.to_owned(), text.to_owned())],
            None => tree
                .entries()
                .iter()
                .filter_map(|(language, text)| Some((language.clone(), text.as_str()?.to_owned())))
                .collect(),
        }
    };
    let (mut all, second) = (entries(first), entries(second));
    for (language, text) in second {
        match all.iter_mut().find(|(known, _)| *known == language) {
            Some((_, before)) => *before = format!("{before}\n\n{text}"),
            None => all.push((language, text)),
        }
    }
    match all.as_slice() {
        [(language, text)] if language == default => Tree::Text(text.clone()),
        _ => Tree::Map(all.into_iter().map(|(l, t)| (l, Tree::Text(t))).collect()),
    }
}
