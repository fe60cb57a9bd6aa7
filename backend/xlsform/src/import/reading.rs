//! What is read alike in every row: texts by language, conditions, and our own columns.

use checklists::write::Tree;

use super::asked::Asked;
use super::condition::condition;
use super::report::Report;
use crate::expression::parse;
use crate::known::Known;
use crate::table::{Cell, Row};

/// Rows while they are read, with what the form holds and the findings so far.
pub(crate) struct Reading<'a> {
    pub known: &'a Known,
    pub report: &'a mut Report,
}

impl Reading<'_> {
    pub(super) fn word(&mut self, row: &Row, key: &str, word: impl ToString) -> Tree {
        self.report.at(row.place_at(key), Tree::word(word))
    }

    pub(super) fn warn(
        &mut self,
        row: &Row,
        key: &str,
        code: &'static str,
        message: impl Into<String>,
        hint: &str,
    ) {
        let place = row.place_at(key);
        self.report.findings.warn(&place, code, message, hint);
    }

    /// A text by language: alone where it is in the default language only.
    pub(crate) fn text(&mut self, row: &Row, key: &str) -> Option<Tree> {
        let default = self.known.default_language();
        let cells: Vec<Cell> = row.all(key).cloned().collect();
        let mut entries = Vec::new();
        for language in &self.known.languages {
            let own = cells
                .iter()
                .find(|cell| cell.language.as_ref() == Some(language));
            let bare = || cells.iter().find(|cell| cell.language.is_none());
            let cell = own.or_else(|| bare().filter(|_| *language == default));
            if let Some(cell) = cell {
                let text = Tree::Text(cell.text.clone());
                let text = self.report.at(row.place_of(cell), text);
                entries.push((language.to_string(), text));
            }
        }
        match entries.as_slice() {
            [] => None,
            [(language, text)] if *language == default.to_string() => Some(text.clone()),
            _ => Some(self.report.at(row.place_at(key), Tree::Map(entries))),
        }
    }

    /// The value of one of our own columns, as it is written in the language.
    pub(super) fn own(&mut self, row: &Row, cell: &Cell) -> Option<Tree> {
        match Tree::parse(&cell.text) {
            Ok(tree) => Some(self.report.at(row.place_of(cell), tree)),
            Err(found) => {
                let why = found.first().map_or("", |finding| finding.message.as_str());
                let message = format!("the cell cannot be read: {why}");
                let hint = Some("write it as in the checklist language".to_owned());
                let place = row.place_of(cell);
                self.report
                    .findings
                    .error(&place, "cell_unreadable", message, hint);
                None
            }
        }
    }

    /// An expression as a condition; a finding when it cannot be one.
    pub(crate) fn condition(&mut self, row: &Row, key: &str) -> Option<Tree> {
        let cell = row.cell(key)?.clone();
        let outcome = parse(&cell.text).and_then(|read| condition(&read, self.known));
        match outcome {
            Ok(None) => None,
            Ok(Some(tree)) => Some(self.report.at(row.place_of(&cell), tree)),
            Err(clause) => {
                let message = format!("{key} is not taken over: {clause}");
                let code = if key == "relevant" {
                    "relevant_not_mapped"
                } else {
                    "required_not_mapped"
                };
                let hint = format!(
                    "write the condition in a column bind::shop:{}",
                    if key == "relevant" {
                        "show_if"
                    } else {
                        "required_if"
                    }
                );
                let place = row.place_of(&cell);
                self.report.findings.warn(&place, code, message, &hint);
                None
            }
        }
    }

    /// Our own columns count before what was read from the others.
    pub(super) fn overrides(&mut self, row: &Row, keys: &[&str], asked: &mut Asked) {
        for cell in row.cells.clone() {
            let Some(key) = cell.key.strip_prefix("shop:") else {
                continue;
            };
            if matches!(key, "kind" | "role" | "of") {
                continue;
            }
            if !keys.contains(&key) {
                let message = format!("there is no key {key} in the checklist language");
                let place = row.place_of(&cell);
                self.report
                    .findings
                    .warn(&place, "column_unknown", message, "");
                continue;
            }
            if cell.text == "-" {
                asked.entries.retain(|(name, _)| name != key);
            } else if let Some(tree) = self.own(row, &cell) {
                asked.put(key, tree);
            }
        }
    }
}
