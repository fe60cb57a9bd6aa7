//! What a workbook holds that the other side does not know: where, what, and what was done.

use std::fmt;

use checklists::Severity;
use schemars::JsonSchema;
use serde::Serialize;

/// One finding about a workbook, at its cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SheetFinding {
    /// The sheet; empty when the finding is about the whole workbook.
    pub sheet: String,
    /// The row, from 1 as spreadsheets count; 0 when the finding is about the whole sheet.
    pub row: u32,
    /// The column, from 1; 0 when the finding is about the whole row.
    pub column: u32,
    /// The cell as spreadsheets write it, `C14`; `14` for a row, empty for a sheet.
    pub cell: String,
    /// The stable name of the rule. Codes are never reused.
    pub code: &'static str,
    /// Whether the checklist can be used nevertheless.
    pub severity: Severity,
    /// What is there, and what was done with it.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

/// A place in a workbook; 0 stands for the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub sheet: String,
    pub row: u32,
    pub column: u32,
}

impl Place {
    pub(crate) fn new(sheet: &str, row: u32, column: u32) -> Self {
        let sheet = sheet.to_owned();
        Self { sheet, row, column }
    }
}

/// The letters of a column, from 1: `A`, `Z`, `AA`.
pub(crate) fn letters(mut column: u32) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        column /= 26;
    }
    letters.iter().rev().collect()
}

impl SheetFinding {
    pub(crate) fn new(
        place: &Place,
        code: &'static str,
        severity: Severity,
        message: impl Into<String>,
        hint: Option<String>,
    ) -> Self {
        let cell = match (place.row, place.column) {
            (0, 0) => String::new(),
            (row, 0) => row.to_string(),
            (0, column) => letters(column),
            (row, column) => format!("{}{row}", letters(column)),
        };
        Self {
            sheet: place.sheet.clone(),
            row: place.row,
            column: place.column,
            cell,
            code,
            severity,
            message: message.into(),
            hint,
        }
    }
}

impl fmt::Display for SheetFinding {
    /// `error[unknown_key] survey!C14: the sentence (what to do)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", self.severity.word(), self.code)?;
        match (self.sheet.as_str(), self.cell.as_str()) {
            ("", _) => {}
            (sheet, "") => write!(f, " {sheet}")?,
            (sheet, cell) => write!(f, " {sheet}!{cell}")?,
        }
        write!(f, ": {}", self.message)?;
        match &self.hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}

/// The most findings of one workbook that are kept.
pub(crate) const MAX_FINDINGS: usize = 1000;

/// The findings while a workbook is read.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Vec<SheetFinding>,
    more: usize,
}

impl Findings {
    fn push(&mut self, finding: SheetFinding) {
        if self.list.len() < MAX_FINDINGS {
            self.list.push(finding);
        } else {
            self.more += 1;
        }
    }

    pub(crate) fn warn(
        &mut self,
        place: &Place,
        code: &'static str,
        message: impl Into<String>,
        hint: &str,
    ) {
        let hint = (!hint.is_empty()).then(|| hint.to_owned());
        self.push(SheetFinding::new(
            place,
            code,
            Severity::Warning,
            message,
            hint,
        ));
    }

    pub(crate) fn error(
        &mut self,
        place: &Place,
        code: &'static str,
        message: impl Into<String>,
        hint: Option<String>,
    ) {
        self.push(SheetFinding::new(
            place,
            code,
            Severity::Error,
            message,
            hint,
        ));
    }

    /// A finding of the checklist language at the cell that it came from.
    pub(crate) fn compiled(&mut self, place: &Place, finding: checklists::Diagnostic) {
        self.push(SheetFinding::new(
            place,
            finding.code,
            finding.severity,
            finding.message,
            finding.hint,
        ));
    }

    /// All of them: the sheets of a form in their order, others after them, by row and column.
    pub(crate) fn into_sorted(mut self) -> Vec<SheetFinding> {
        const FORM: [&str; 4] = ["survey", "choices", "settings", "scoring"];
        let rank = |sheet: &str| {
            let lower = sheet.trim().to_lowercase();
            FORM.iter()
                .position(|one| *one == lower)
                .unwrap_or(FORM.len())
        };
        self.list
            .sort_by_cached_key(|one| (rank(&one.sheet), one.sheet.clone(), one.row, one.column));
        if self.more > 0 {
            let message = format!("{} more findings are not listed", self.more);
            let place = Place::default();
            self.list.push(SheetFinding::new(
                &place,
                "more_findings",
                Severity::Warning,
                message,
                Some("mend these first".to_owned()),
            ));
        }
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        let names: Vec<String> = [1, 26, 27, 52, 53, 702, 703].map(letters).into();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
        let place = Place::new("survey", 14, 3);
        let finding = SheetFinding::new(&place, "x", Severity::Warning, "m", None);
        assert_eq!(finding.to_string(), "warning[x] survey!C14: m");
    }
}
