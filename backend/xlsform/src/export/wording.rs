//! Texts as a form can show them.

use checklists::Text;
use checklists::checklist::{Kind, Question};

use super::Book;
use super::sheet::Cells;
use crate::language::{self, Word};
use crate::table::Row;

impl Book<'_> {
    pub(super) fn put_text(&self, row: &mut Row, key: &str, text: &Text) {
        for (language, text) in text.entries() {
            row.by_language(key, [language], |_| clean(text));
        }
    }

    /// The help of the question and, of a length of time, the unit.
    pub(super) fn hint(&self, question: &Question, row: &mut Row) {
        let timed = matches!(question.kind, Kind::Duration { .. });
        let help = question.help.as_ref();
        for language in self.languages() {
            let own = help.filter(|help| help.has(language));
            let own = own.map(|help| clean(help.get(language)));
            // The unit stands in every language that the question itself is in.
            let unit = timed && (own.is_some() || question.text.has(language));
            let unit = unit.then(|| language::word(Word::Seconds, language).to_owned());
            let parts: Vec<String> = own.into_iter().chain(unit).collect();
            if !parts.is_empty() {
                row.by_language("hint", [language], |_| parts.join("\n"));
            }
        }
    }
}

/// A text as a form can show it: `${` would be taken for an answer, and some characters cannot
/// stand in a workbook.
pub(super) fn clean(text: &str) -> String {
    text.replace("${", "$ {")
        .chars()
        .filter(|c| !matches!(u32::from(*c), 0xfffe | 0xffff))
        .collect()
}

pub(super) fn is_changed(text: &Text) -> bool {
    text.entries().any(|(_, text)| is_changed_text(text))
}

/// Whether a form shows the text otherwise than it is.
pub(super) fn is_changed_text(text: &str) -> bool {
    clean(text) != text
}
