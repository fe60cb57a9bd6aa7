//! Sheets as rows, and the workbook as bytes.

use checklists::{Language, Text};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use super::Sheets;
use crate::language;
use crate::table::{Cell, Row};
use crate::workbook::MAX_CELL;

/// A sheet while it is made.
pub(super) struct Sheet {
    pub name: &'static str,
    pub rows: Vec<Row>,
    /// The columns that stand first, in this order.
    order: &'static [&'static str],
    languages: Vec<Language>,
}

impl Sheet {
    pub(super) fn new(
        name: &'static str,
        order: &'static [&'static str],
        languages: &[Language],
    ) -> Self {
        Self {
            name,
            rows: Vec::new(),
            order,
            languages: languages.to_vec(),
        }
    }

    /// Adds a row; its number is where it will stand below the headings.
    pub(super) fn push(&mut self, mut row: Row) -> u32 {
        row.sheet = self.name.to_owned();
        row.number = u32::try_from(self.rows.len() + 2).unwrap_or(u32::MAX);
        let number = row.number;
        self.rows.push(row);
        number
    }

    /// Every column that some row uses, in a fixed order.
    fn columns(&self) -> Vec<(String, Option<Language>)> {
        let used = |key: &str, language: Option<&Language>| {
            let same = |cell: &Cell| cell.key == key && cell.language.as_ref() == language;
            self.rows.iter().any(|row| row.cells.iter().any(same))
        };
        let mut columns: Vec<(String, Option<Language>)> = Vec::new();
        for key in self.order {
            if used(key, None) {
                columns.push(((*key).to_owned(), None));
            }
            // A text that stands in one language has its column in every one.
            let some = self
                .languages
                .iter()
                .any(|language| used(key, Some(language)));
            if some {
                let languages = self.languages.iter();
                columns.extend(languages.map(|one| ((*key).to_owned(), Some(one.clone()))));
            }
        }
        let mut others: Vec<&str> = self
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .map(|cell| cell.key.as_str())
            .filter(|key| !self.order.contains(key))
            .collect();
        others.sort_unstable();
        others.dedup();
        columns.extend(others.into_iter().map(|key| (key.to_owned(), None)));
        columns
    }
}

/// Cells of one row.
pub(super) trait Cells {
    /// A value; nothing is added for an empty one.
    fn put(&mut self, key: &str, text: impl Into<String>);
    /// A text in its languages.
    fn text(&mut self, key: &str, text: &Text);
    /// A text in these languages.
    fn by_language<'l>(
        &mut self,
        key: &str,
        languages: impl IntoIterator<Item = &'l Language>,
        text: impl Fn(&Language) -> String,
    );
}

impl Cells for Row {
    fn put(&mut self, key: &str, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.cells.push(Cell {
                key: key.to_owned(),
                language: None,
                column: 0,
                text,
            });
        }
    }

    fn text(&mut self, key: &str, text: &Text) {
        for (language, text) in text.entries() {
            self.by_language(key, [language], |_| text.to_owned());
        }
    }

    fn by_language<'l>(
        &mut self,
        key: &str,
        languages: impl IntoIterator<Item = &'l Language>,
        text: impl Fn(&Language) -> String,
    ) {
        for language in languages {
            self.cells.push(Cell {
                key: key.to_owned(),
                language: Some(language.clone()),
                column: 0,
                text: text(language),
            });
        }
    }
}

fn heading(key: &str, language: Option<&Language>) -> String {
    match language {
        Some(language) => format!("{key}::{}", language::heading(language)),
        None if key.starts_with("shop:") => format!("bind::{key}"),
        None => key.to_owned(),
    }
}

/// The workbook. Its properties hold no date but a fixed one, so that equal sheets are equal bytes.
pub(super) fn bytes(sheets: &Sheets) -> Result<Vec<u8>, String> {
    let written = |error: XlsxError| error.to_string();
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1).map_err(written)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let bold = Format::new().set_bold();
    for sheet in [
        &sheets.survey,
        &sheets.choices,
        &sheets.settings,
        &sheets.scoring,
    ] {
        let page = book.add_worksheet();
        page.set_name(sheet.name).map_err(written)?;
        page.set_freeze_panes(1, 0).map_err(written)?;
        let columns = sheet.columns();
        for (index, (key, language)) in columns.iter().enumerate() {
            let column = u16::try_from(index).map_err(|error| error.to_string())?;
            let title = heading(key, language.as_ref());
            page.write_string_with_format(0, column, title, &bold)
                .map_err(written)?;
            for row in &sheet.rows {
                let cell = row
                    .cells
                    .iter()
                    .find(|cell| cell.key == *key && cell.language == *language);
                let Some(cell) = cell else { continue };
                if cell.text.chars().count() > MAX_CELL {
                    return Err(format!(
                        "a value under {} in row {} of the sheet {} has more than {MAX_CELL} characters",
                        heading(key, language.as_ref()),
                        row.number,
                        sheet.name
                    ));
                }
                page.write_string(row.number - 1, column, &cell.text)
                    .map_err(written)?;
            }
        }
    }
    book.save_to_buffer().map_err(written)
}
