//! The tables as a workbook: a sheet for each.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::table::{Book, Cell, Column, Table, Unit};
use crate::text;
use crate::words::Words;

/// Paper size 9 of ECMA-376, part 1, section 18.3.1.63.
const A4: u8 = 9;
/// Width of a column of numbers, in characters.
const NUMBER_WIDTH: usize = 12;
/// The narrowest and the widest column of texts, in characters.
const TEXT_WIDTHS: (usize, usize) = (10, 60);
/// The widest that a column becomes for a word of its heading.
const HEADING_WIDTH: usize = 24;

/// The file.
pub(crate) fn write(book: &Book<'_>, words: &Words) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(book, words)?);
    let formats = Formats::new();
    let mut names = Vec::new();
    for table in &book.tables {
        let name = text::sheet_name(&words.say("sheet", table.part), &names);
        let sheet = workbook.add_worksheet();
        sheet.set_name(&name)?;
        names.push(name);
        fill(sheet, table, words, &formats)?;
    }
    workbook.save_to_buffer()
}

/// What the file says of itself: which report, whose, and when its data last changed. No person (P6),
/// and no clock (P9).
fn properties(book: &Book<'_>, words: &Words) -> Result<DocProperties, XlsxError> {
    let changed = ExcelDateTime::from_timestamp(book.head.as_of.timestamp())
        .or_else(|_| ExcelDateTime::from_ymd(2000, 1, 1))?;
    let title = words.title(book.kind, &text::clean(book.name));
    Ok(DocProperties::new()
        .set_title(title)
        .set_company(text::clean(&book.head.agency))
        .set_creation_datetime(&changed))
}

/// The looks of cells.
struct Formats {
    head: Format,
    text: Format,
    whole: Format,
    percent: Format,
    points: Format,
    decimal: Format,
    month: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        let number = |format: &str| top.clone().set_num_format(format);
        Self {
            head: top
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_background_color(0x00EE_F1F4)
                .set_border_bottom(FormatBorder::Thin),
            text: top.clone().set_text_wrap(),
            whole: number("0"),
            percent: number("0.00 %"),
            points: number("+0.00;-0.00;0.00"),
            decimal: number("0.00"),
            month: number("mmm yyyy"),
            date: number("yyyy-mm-dd"),
        }
    }
}

fn fill(
    sheet: &mut Worksheet,
    table: &Table,
    words: &Words,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let used: Vec<(usize, Column)> = table
        .columns
        .iter()
        .copied()
        .enumerate()
        .filter(|(index, _)| table.rows.iter().any(|row| row[*index] != Cell::Empty))
        .collect();
    sheet.set_right_to_left(words.is_rtl());
    for (place, (index, column)) in (0_u16..).zip(&used) {
        let heading = words.heading(*column);
        let cells = table.rows.iter().map(|row| &row[*index]);
        let width = width(&heading, cells, words);
        // At most sixty characters, so that the number is exact.
        sheet.set_column_width(place, f64::from(u8::try_from(width).unwrap_or(u8::MAX)))?;
        sheet.write_string_with_format(0, place, heading, &formats.head)?;
    }
    let mut next = 1;
    for row in &table.rows {
        next += write_row(sheet, next, &used, row, words, formats)?;
    }
    finish(
        sheet,
        usize::try_from(next - 1).unwrap_or(usize::MAX),
        used.len(),
    )
}

/// Makes a filled sheet fit for looking and printing: headings stay in sight and stand on every page.
pub(crate) fn finish(sheet: &mut Worksheet, rows: usize, columns: usize) -> Result<(), XlsxError> {
    let last_row = u32::try_from(rows).unwrap_or(u32::MAX);
    let last_column = u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Writes a row and the rows its long texts go on in; returns how many rows that is.
fn write_row(
    sheet: &mut Worksheet,
    first: u32,
    used: &[(usize, Column)],
    row: &[Cell],
    words: &Words,
    formats: &Formats,
) -> Result<u32, XlsxError> {
    let mut rows = 1;
    for (place, (index, _)) in (0_u16..).zip(used) {
        let Cell::Text(text) = &row[*index] else {
            write_cell(sheet, (first, place), &row[*index], words, formats)?;
            continue;
        };
        for (below, piece) in (0_u32..).zip(text::pieces(text)) {
            sheet.write_string_with_format(first + below, place, piece, &formats.text)?;
            rows = rows.max(below + 1);
        }
    }
    // What the row is about stands in every row that its texts go on in.
    for below in 1..rows {
        for (place, (index, column)) in (0_u16..).zip(used) {
            let cell = &row[*index];
            match cell {
                Cell::Text(text) if column.field.is_context() => {
                    if let [whole] = text::pieces(text)[..] {
                        let at = first + below;
                        sheet.write_string_with_format(at, place, whole, &formats.text)?;
                    }
                }
                _ if column.field.is_context() => {
                    write_cell(sheet, (first + below, place), cell, words, formats)?;
                }
                _ => {}
            }
        }
    }
    Ok(rows)
}

/// Writes a cell that fits where it stands.
fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    words: &Words,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            sheet.write_string_with_format(row, column, text, &formats.text)?;
        }
        Cell::Word(family, id) => {
            sheet.write_string_with_format(row, column, words.say(family, id), &formats.text)?;
        }
        Cell::Whole(number) => {
            sheet.write_number_with_format(row, column, *number as f64, &formats.whole)?;
        }
        Cell::Hundredths(number, unit) => {
            let number = *number as f64;
            let (number, format) = match unit {
                Unit::Percent => (number / 10_000.0, &formats.percent),
                Unit::Points => (number / 100.0, &formats.points),
                Unit::Nps | Unit::Grade => (number / 100.0, &formats.decimal),
            };
            sheet.write_number_with_format(row, column, number, format)?;
        }
        Cell::Month(date) => write_date(sheet, (row, column), *date, &formats.month)?,
        Cell::Date(date) => write_date(sheet, (row, column), *date, &formats.date)?,
        Cell::Flag(flag) => {
            sheet.write_boolean_with_format(row, column, *flag, &formats.whole)?;
        }
    }
    Ok(())
}

/// Writes a date; as a text where it is none that a workbook knows (1900 to 9999).
fn write_date(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    date: NaiveDate,
    format: &Format,
) -> Result<(), XlsxError> {
    let parts = (
        u16::try_from(date.year()),
        u8::try_from(date.month()),
        u8::try_from(date.day()),
    );
    let known = match parts {
        (Ok(year), Ok(month), Ok(day)) => ExcelDateTime::from_ymd(year, month, day).ok(),
        _ => None,
    };
    match known {
        Some(known) => sheet.write_datetime_with_format(row, column, &known, format)?,
        None => sheet.write_string(row, column, date.to_string())?,
    };
    Ok(())
}

/// How wide a column is to be, in characters.
fn width<'a>(heading: &str, cells: impl Iterator<Item = &'a Cell>, words: &Words) -> usize {
    let longest = |text: &str| text.lines().map(|line| line.chars().count()).max();
    let of_cell = |cell: &Cell| match cell {
        Cell::Empty => 0,
        Cell::Text(text) => longest(text).unwrap_or(0).max(TEXT_WIDTHS.0),
        Cell::Word(family, id) => words.say(family, id).chars().count(),
        _ => NUMBER_WIDTH,
    };
    let content = cells.map(of_cell).max().unwrap_or(0).min(TEXT_WIDTHS.1);
    let heading = heading.split_whitespace().map(|word| word.chars().count());
    // Two more for the button of the filter.
    let heading = heading.max().unwrap_or(0) + 2;
    content.max(heading.min(HEADING_WIDTH)) + 1
}
