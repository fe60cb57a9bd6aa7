//! A checklist as a workbook: `survey`, `choices`, `settings` and our own sheet `scoring`.
//!
//! What XLSForm has a column for stands there, so that every program of that world can ask the
//! questions. Then each row is read as an import would read it, and what is missing or different
//! is added in our own columns: so nothing is lost on the way out and in.

mod beside;
mod choices;
mod constraint;
mod expression;
mod names;
mod own;
mod points;
mod question;
mod section;
mod sheet;
mod survey;
mod total;
mod wording;

use checklists::write::tree;
use checklists::{Checklist, Language};

use crate::finding::{Findings, SheetFinding};
use crate::known::free_name;
use crate::table::Row;
use names::Names;
use sheet::Sheet;

/// A workbook that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The `.xlsx` file. The same checklist gives the same bytes.
    pub bytes: Vec<u8>,
    /// What other programs will do otherwise than ours, at the rows of the workbook.
    pub findings: Vec<SheetFinding>,
}

/// Why no workbook could be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the workbook cannot be written: {0}")]
pub struct Unwritable(String);

/// Writes a checklist as an XLSForm workbook.
///
/// # Errors
/// [`Unwritable`] when a value does not fit into a cell.
pub fn export(checklist: &Checklist) -> Result<Export, Unwritable> {
    let mut findings = Findings::default();
    let book = Book::of(checklist);
    let sheets = survey::sheets(&book, &mut findings);
    let bytes = sheet::bytes(&sheets).map_err(Unwritable)?;
    Ok(Export {
        bytes,
        findings: findings.into_sorted(),
    })
}

/// The rows of the survey, as an export would have them.
pub(crate) fn survey_rows(checklist: &Checklist) -> Vec<Row> {
    let book = Book::of(checklist);
    survey::sheets(&book, &mut Findings::default()).survey.rows
}

/// What every part of an export needs.
struct Book<'a> {
    checklist: &'a Checklist,
    tree: checklists::write::Tree,
    names: Names,
    lists: Lists,
}

/// The names of the lists that several questions share.
struct Lists {
    yes_no: String,
    yes_no_na: String,
}

impl Lists {
    /// Every other list is called as its question.
    fn of(checklist: &Checklist) -> Self {
        let taken = checklist
            .questions()
            .map(|one| one.id.to_string())
            .collect();
        Self {
            yes_no: free_name("yes_no", &taken),
            yes_no_na: free_name("yes_no_na", &taken),
        }
    }
}

impl<'a> Book<'a> {
    fn of(checklist: &'a Checklist) -> Self {
        Self {
            checklist,
            tree: tree(checklist),
            names: Names::of(checklist),
            lists: Lists::of(checklist),
        }
    }

    fn languages(&self) -> &[Language] {
        &self.checklist.languages
    }
}

/// The sheets in the order of the workbook.
struct Sheets {
    survey: Sheet,
    choices: Sheet,
    settings: Sheet,
    scoring: Sheet,
}

#[cfg(test)]
mod tests;
