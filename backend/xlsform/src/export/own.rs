//! Our own columns: what an import would not see in the columns that XLSForm has.

use checklists::checklist::Question;
use checklists::write::Tree;

use super::sheet::Cells;
use super::{Book, Sheets};
use crate::finding::Findings;
use crate::import::kinds::{RowType, kind_of, row_type};
use crate::import::{Reading, Report};
use crate::known::Known;
use crate::table::Row;

/// Reads every row as an import would, and adds what it gets wrong.
pub(super) fn complete(book: &Book<'_>, sheets: &mut Sheets) {
    let known = |sheets: &Sheets| {
        Known::of(
            book.languages().to_vec(),
            &sheets.survey.rows,
            &sheets.choices.rows,
            &mut Findings::default(),
        )
    };
    let first = known(sheets);
    for question in book.checklist.questions() {
        let row = sheets
            .survey
            .rows
            .iter_mut()
            .find(|row| row.get("name") == Some(question.id.as_str()));
        if let Some(row) = row
            && let RowType::Question { sort, list, .. } = row_type(row)
            && kind_of(row, sort, first.list(list.as_deref())) != question.kind.name()
        {
            row.put("shop:kind", question.kind.name());
        }
    }
    hidden_options(book, sheets, &known(sheets));
    let known = known(sheets);
    let mut report = Report::default();
    let mut reading = Reading {
        known: &known,
        report: &mut report,
    };
    for question in book.checklist.questions() {
        let Some(wanted) = book.tree_of(question) else {
            continue;
        };
        let row = sheets
            .survey
            .rows
            .iter_mut()
            .find(|row| row.get("name") == Some(question.id.as_str()));
        if let Some(row) = row
            && let RowType::Question { sort, .. } = row_type(row)
        {
            let read = Tree::Map(reading.question(row, sort).entries);
            for (key, value) in differences(wanted, &read) {
                row.put(&format!("shop:{key}"), value);
            }
        }
    }
    let sections = book
        .tree
        .get("sections")
        .map(Tree::items)
        .unwrap_or_default();
    for (section, wanted) in book.checklist.sections.iter().zip(sections) {
        let name = book.names.group(&section.id);
        let row = sheets
            .survey
            .rows
            .iter_mut()
            .find(|row| row.get("name") == Some(name));
        if let Some(row) = row {
            let read = reading.group(row);
            for (key, value) in differences(wanted, &read) {
                if matches!(key.as_str(), "id" | "title" | "show_if") {
                    row.put(&format!("shop:{key}"), value);
                }
            }
        }
    }
}

/// Writes the conditions of options where the filter of the choices does not tell them.
fn hidden_options(book: &Book<'_>, sheets: &mut Sheets, known: &Known) {
    let mut report = Report::default();
    let mut reading = Reading {
        known,
        report: &mut report,
    };
    for question in book.checklist.questions() {
        let id = question.id.as_str();
        let row = sheets
            .survey
            .rows
            .iter()
            .find(|row| row.get("name") == Some(id));
        let (Some(row), Some(wanted)) = (row, book.tree_of(question)) else {
            continue;
        };
        let RowType::Question { sort, .. } = row_type(row) else {
            continue;
        };
        let read = reading.question(row, sort);
        let read = read.get("options").map(Tree::items).unwrap_or_default();
        let wanted = wanted.get("options").map(Tree::items).unwrap_or_default();
        for (wanted, read) in wanted.iter().zip(read) {
            let (Some(name), Some(show_if)) = (wanted.get("id"), wanted.get("show_if")) else {
                continue;
            };
            if read.get("show_if") == Some(show_if) {
                continue;
            }
            let own = |row: &&mut Row| {
                row.get("list_name") == Some(id) && row.get("name") == name.as_str()
            };
            if let Some(row) = sheets.choices.rows.iter_mut().find(own) {
                row.put("show_if", in_a_cell(show_if));
            }
        }
    }
}

impl Book<'_> {
    /// The tree of a question, as a source would have it.
    fn tree_of(&self, question: &Question) -> Option<&Tree> {
        let id = question.id.as_str();
        let sections = self.tree.get("sections")?.items().iter();
        sections
            .filter_map(|section| section.get("questions"))
            .flat_map(|questions| questions.items())
            .find(|one| one.get("id").and_then(|one| one.as_str()) == Some(id))
    }
}

/// The keys whose values differ, with what to write in our own column: `-` for none.
fn differences(wanted: &Tree, read: &Tree) -> Vec<(String, String)> {
    let missing = wanted
        .entries()
        .iter()
        .filter(|(key, value)| read.get(key) != Some(value))
        .map(|(key, value)| (key.clone(), in_a_cell(value)));
    let unwanted = read
        .entries()
        .iter()
        .filter(|(key, _)| wanted.get(key).is_none())
        .map(|(key, _)| (key.clone(), "-".to_owned()));
    missing.chain(unwanted).collect()
}

/// A value in one cell. Programs that make forms take `${` for an answer everywhere.
fn in_a_cell(tree: &Tree) -> String {
    tree.flow().replace("${", "\\x24{")
}
