//! A list of a page as a file: the columns and rows as they are shown, and nothing else.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, XlsxError};

use crate::text;
use crate::{SheetsError, xlsx};

/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (10, 60);

/// A cell of a list.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Nothing.
    Empty,
    /// A text, never a formula.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number with a fraction, such as degrees.
    Number(f64),
    /// Hundredths of a percent.
    Percent(i64),
}

impl Item {
    /// A text; nothing for an empty one.
    pub fn text(text: impl Into<String>) -> Item {
        let text = text::clean(&text.into());
        if text.is_empty() {
            Item::Empty
        } else {
            Item::Text(text)
        }
    }
}

/// A list: a title, a heading for each column, and rows with one cell for each column.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The name of the sheet.
    pub title: String,
    /// Whether the sheet runs from right to left.
    pub is_rtl: bool,
    /// The headings.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Item>>,
}

impl List {
    /// The list as CSV: RFC 4180 in UTF-8 with a byte order mark. Texts that a spreadsheet could take for
    /// a formula have an apostrophe in front.
    pub fn csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .from_writer("\u{feff}".as_bytes().to_vec());
        let heading = self.columns.iter().map(|name| text::neutralise(name));
        let mut write = |cells: Vec<String>| {
            writer
                .write_record(cells)
                .expect("memory takes every record");
        };
        write(heading.map(std::borrow::Cow::into_owned).collect());
        for row in &self.rows {
            write(row.iter().map(said).collect());
        }
        writer
            .into_inner()
            .expect("memory takes every byte that is written")
    }

    /// The list as a workbook with one sheet.
    ///
    /// # Errors
    /// When there are more rows than a sheet can hold.
    pub fn xlsx(&self) -> Result<Vec<u8>, SheetsError> {
        self.workbook()
            .map_err(|error| SheetsError(error.to_string()))
    }

    fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.set_name(text::sheet_name(&self.title, &[]))?;
        sheet.set_right_to_left(self.is_rtl);
        let top = Format::new().set_align(FormatAlign::Top);
        let head = top
            .clone()
            .set_bold()
            .set_text_wrap()
            .set_background_color(0x00EE_F1F4)
            .set_border_bottom(FormatBorder::Thin);
        let wrapped = top.clone().set_text_wrap();
        let percent = top.clone().set_num_format("0.00 %");
        for (column, name) in (0_u16..).zip(&self.columns) {
            let cells = self
                .rows
                .iter()
                .filter_map(|row| row.get(usize::from(column)));
            let width = cells.map(|cell| said(cell).chars().count()).max();
            let width = width.unwrap_or(0).max(name.chars().count() + 2);
            let width = u8::try_from(width.clamp(WIDTHS.0, WIDTHS.1)).unwrap_or(u8::MAX);
            sheet.set_column_width(column, f64::from(width))?;
            sheet.write_string_with_format(0, column, text::clean(name), &head)?;
        }
        for (line, row) in (1_u32..).zip(&self.rows) {
            for (column, cell) in (0_u16..).zip(row) {
                match cell {
                    Item::Empty => {}
                    Item::Text(text) => {
                        let first = text::pieces(text).first().copied().unwrap_or_default();
                        sheet.write_string_with_format(line, column, first, &wrapped)?;
                    }
                    Item::Whole(number) => {
                        sheet.write_number_with_format(line, column, *number as f64, &top)?;
                    }
                    Item::Number(number) => {
                        sheet.write_number_with_format(line, column, *number, &top)?;
                    }
                    Item::Percent(hundredths) => {
                        let share = *hundredths as f64 / 10_000.0;
                        sheet.write_number_with_format(line, column, share, &percent)?;
                    }
                }
            }
        }
        xlsx::finish(sheet, self.rows.len(), self.columns.len())?;
        workbook.save_to_buffer()
    }
}

/// A cell as CSV has it.
fn said(cell: &Item) -> String {
    match cell {
        Item::Empty => String::new(),
        Item::Text(text) => text::neutralise(text).into_owned(),
        Item::Whole(number) => number.to_string(),
        Item::Number(number) => number.to_string(),
        Item::Percent(hundredths) => {
            let sign = if *hundredths < 0 { "-" } else { "" };
            let size = hundredths.unsigned_abs();
            format!("{sign}{}.{:02}", size / 100, size % 100)
        }
    }
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader, Xlsx};

    use super::*;

    fn list() -> List {
        let row = |text: &str, number| vec![Item::text(text), Item::Percent(number), Item::Empty];
        List {
            title: "Stores".to_owned(),
            is_rtl: true,
            columns: vec!["Name".to_owned(), "Target".to_owned(), "Note".to_owned()],
            rows: vec![row("=1+1", 8_505), row("متجر, \"الشمال\"", -5)],
        }
    }

    #[test]
    fn a_list_is_csv_whose_texts_are_no_formulas() {
        let text = String::from_utf8(list().csv()).unwrap();
        assert_eq!(
            text,
            "\u{feff}Name,Target,Note\r\n'=1+1,85.05,\r\n\"متجر, \"\"الشمال\"\"\",-0.05,\r\n"
        );
    }

    #[test]
    fn a_list_is_a_workbook_whose_texts_are_texts() {
        let bytes = list().xlsx().unwrap();
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
        let sheet = book.worksheet_range("Stores").unwrap();
        let cell = |row, column| sheet.get_value((row, column)).cloned();
        assert_eq!(cell(1, 0), Some(Data::String("=1+1".to_owned())));
        assert_eq!(cell(1, 1), Some(Data::Float(0.8505)));
        assert_eq!(
            cell(2, 0),
            Some(Data::String("متجر, \"الشمال\"".to_owned()))
        );
    }
}
