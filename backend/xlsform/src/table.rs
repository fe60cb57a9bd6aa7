//! A sheet as rows under headings.

use checklists::Language;

use crate::finding::{Findings, Place};
use crate::language;
use crate::workbook::Sheet;

/// A cell under its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// The heading in lower case, without language and `bind::`.
    pub key: String,
    /// The language of the heading.
    pub language: Option<Language>,
    /// The column, from 1; 0 in a row that was never in a workbook.
    pub column: u32,
    pub text: String,
}

/// A row of cells that hold something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    pub sheet: String,
    pub number: u32,
    pub cells: Vec<Cell>,
}

/// A sheet.
#[derive(Debug, Default)]
pub(crate) struct Table {
    pub name: String,
    pub columns: Vec<(String, Option<Language>)>,
    pub rows: Vec<Row>,
}

impl Row {
    /// The cell under a heading without a language.
    pub(crate) fn cell(&self, key: &str) -> Option<&Cell> {
        self.cells
            .iter()
            .find(|cell| cell.key == key && cell.language.is_none())
    }

    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        self.cell(key).map(|cell| cell.text.as_str())
    }

    /// Every cell under a heading, in whatever language.
    pub(crate) fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Cell> {
        self.cells.iter().filter(move |cell| cell.key == key)
    }

    pub(crate) fn place(&self) -> Place {
        Place::new(&self.sheet, self.number, 0)
    }

    pub(crate) fn place_of(&self, cell: &Cell) -> Place {
        Place::new(&self.sheet, self.number, cell.column)
    }

    /// The place of the cell under a heading, else of the row.
    pub(crate) fn place_at(&self, key: &str) -> Place {
        let column = self.all(key).next().map_or(0, |cell| cell.column);
        Place::new(&self.sheet, self.number, column)
    }
}

/// Other names of columns that forms in use have.
const ALIASES: [(&str, &str); 12] = [
    ("relevance", "relevant"),
    ("caption", "label"),
    ("calculate", "calculation"),
    ("list name", "list_name"),
    ("command", "type"),
    ("constraint message", "constraint_message"),
    ("constraining message", "constraint_message"),
    ("jr:constraintmsg", "constraint_message"),
    ("required message", "required_message"),
    ("read_only", "readonly"),
    ("default language", "default_language"),
    ("form id", "form_id"),
];

/// The parts of a heading: `label::English (en)`, `bind::shop:points`, `bind:relevant`.
fn heading(written: &str) -> (String, Option<String>) {
    let written = written.trim();
    let lower = written.to_lowercase();
    if let Some(rest) = lower.strip_prefix("bind::").or(lower.strip_prefix("bind:")) {
        return (alias(rest.trim()), None);
    }
    let split = written
        .split_once("::")
        .or_else(|| written.split_once(':').filter(|(key, _)| is_text(key)));
    match split {
        Some((key, language)) if is_text(key) => (
            alias(&key.trim().to_lowercase()),
            Some(language.trim().to_owned()),
        ),
        _ => (alias(&lower), None),
    }
}

fn alias(key: &str) -> String {
    let found = ALIASES.iter().find(|(alias, _)| *alias == key);
    found.map_or(key, |(_, name)| name).to_owned()
}

/// The columns that exist by language.
fn is_text(key: &str) -> bool {
    const TEXTS: [&str; 9] = [
        "label",
        "hint",
        "guidance_hint",
        "constraint_message",
        "required_message",
        "constraint message",
        "caption",
        "form_title",
        "title",
    ];
    TEXTS.contains(&key.trim().to_lowercase().as_str())
}

impl Table {
    /// The rows below the first row that holds something, which is the headings.
    pub(crate) fn of(sheet: Sheet, findings: &mut Findings) -> Self {
        let mut rows = sheet.rows.into_iter();
        let mut table = Self {
            name: sheet.name,
            ..Self::default()
        };
        let Some((header_row, header)) = rows.next() else {
            return table;
        };
        let mut columns: Vec<(u32, String, Option<Language>)> = Vec::new();
        let mut unread: Vec<u32> = Vec::new();
        for (column, written) in header {
            let place = Place::new(&table.name, header_row, column);
            let (key, language) = heading(&written);
            let language = match language {
                None => None,
                Some(named) => match language::of_heading(&named) {
                    Some(language) => Some(language),
                    None => {
                        let message = format!(
                            "{named:?} is no language that is known; the column is not read"
                        );
                        let hint = format!("write the code behind it, as in {key}::{named} (en)");
                        findings.warn(&place, "language_unknown", message, &hint);
                        unread.push(column);
                        continue;
                    }
                },
            };
            if columns.iter().any(|(_, k, l)| *k == key && *l == language) {
                let message = format!("a second column {written:?}; it is not read");
                findings.warn(&place, "column_twice", message, "remove one");
                unread.push(column);
                continue;
            }
            columns.push((column, key, language));
        }
        for (number, cells) in rows {
            let mut row = Row {
                sheet: table.name.clone(),
                number,
                cells: Vec::new(),
            };
            for (column, text) in cells {
                match columns.iter().find(|(known, _, _)| *known == column) {
                    Some((_, key, language)) => row.cells.push(Cell {
                        key: key.clone(),
                        language: language.clone(),
                        column,
                        text,
                    }),
                    None if unread.contains(&column) => {}
                    None => {
                        let place = Place::new(&table.name, number, column);
                        let message = "a value in a column without a heading; it is not read";
                        findings.warn(&place, "column_without_heading", message, "");
                    }
                }
            }
            if !row.cells.is_empty() {
                table.rows.push(row);
            }
        }
        table.columns = columns.into_iter().map(|(_, k, l)| (k, l)).collect();
        table
    }
}
