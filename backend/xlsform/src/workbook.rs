//! Bytes to sheets of cells, within limits that are checked before memory is taken (P11).

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use zip::ZipArchive;

use crate::finding::{Findings, Place};
use crate::unreadable::Unreadable;

/// The largest file read: 5 MB.
pub const MAX_BYTES: usize = 5 * 1000 * 1000;
/// The last row of a sheet that may hold something.
pub const MAX_ROWS: u32 = 5000;
/// The last column of a sheet that may hold something.
pub const MAX_COLUMNS: u32 = 200;
/// The most bytes that the parts of the file may have when unpacked.
const MAX_UNPACKED: u64 = 50 * 1000 * 1000;
/// The most parts of the file.
const MAX_PARTS: usize = 1000;
/// The longest cell, in characters: what spreadsheet programs take.
pub(crate) const MAX_CELL: usize = 32_767;
/// The most bytes of text in all cells that are read.
const MAX_TEXT: usize = 10 * 1000 * 1000;
/// The most sheets.
const MAX_SHEETS: usize = 100;

/// A sheet with the cells that hold something, by row and column from 1.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub name: String,
    pub rows: BTreeMap<u32, BTreeMap<u32, String>>,
}

/// The names of all sheets, and the cells of those wanted, in the order wanted.
pub(crate) fn read(
    bytes: &[u8],
    wanted: &[&str],
    findings: &mut Findings,
) -> Result<(Vec<String>, Vec<Option<Sheet>>), Unreadable> {
    check_outside(bytes)?;
    unpacked_size(bytes)?;
    // A file made to break the reader must not end more than this reading.
    let outcome = catch_unwind(AssertUnwindSafe(|| sheets(bytes, wanted, findings)));
    outcome.unwrap_or_else(|_| Err(Unreadable::Damaged("it cannot be parsed".to_owned())))
}

/// The cells of the first sheet of a workbook that hold something, by row and column from 1: for tables
/// that are no forms.
///
/// # Errors
/// As for a form, but for what only a form must have.
pub fn first_sheet(bytes: &[u8]) -> Result<BTreeMap<u32, BTreeMap<u32, String>>, Unreadable> {
    check_outside(bytes)?;
    unpacked_size(bytes)?;
    let read = || {
        let damaged = |error: calamine::XlsxError| Unreadable::Damaged(error.to_string());
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
        match book.sheet_names().first().cloned() {
            None => Ok(BTreeMap::new()),
            Some(name) => {
                let found = sheet(&mut book, &name, &mut 0, &mut Findings::default())?;
                Ok(found.rows)
            }
        }
    };
    // A file made to break the reader must not end more than this reading.
    let outcome = catch_unwind(AssertUnwindSafe(read));
    outcome.unwrap_or_else(|_| Err(Unreadable::Damaged("it cannot be parsed".to_owned())))
}

fn check_outside(bytes: &[u8]) -> Result<(), Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge(bytes.len()));
    }
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Unreadable::Xls);
    }
    if bytes.starts_with(b"PK") {
        // An OpenDocument file names its type in its first part.
        let head = &bytes[..bytes.len().min(200)];
        let marker = b"mimetypeapplication/vnd.oasis";
        let is_ods = head.windows(marker.len()).any(|window| window == marker);
        return if is_ods { Err(Unreadable::Ods) } else { Ok(()) };
    }
    let head = &bytes[..bytes.len().min(4096)];
    let controls = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
    Err(if head.iter().any(controls) {
        Unreadable::NotXlsx
    } else {
        Unreadable::Text
    })
}

/// Unpacks every part into nothing: what the file says about its sizes proves nothing.
fn unpacked_size(bytes: &[u8]) -> Result<(), Unreadable> {
    let damaged = |what: &dyn std::fmt::Display| Unreadable::Damaged(what.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if archive.len() > MAX_PARTS {
        return Err(Unreadable::TooMuch);
    }
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| damaged(&error))?;
        let size = io::copy(&mut part.take(left + 1), &mut io::sink());
        let size = size.map_err(|error| damaged(&error))?;
        left = left.checked_sub(size).ok_or(Unreadable::TooMuch)?;
    }
    Ok(())
}

fn sheets(
    bytes: &[u8],
    wanted: &[&str],
    findings: &mut Findings,
) -> Result<(Vec<String>, Vec<Option<Sheet>>), Unreadable> {
    let damaged = |error: calamine::XlsxError| Unreadable::Damaged(error.to_string());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let names = book.sheet_names();
    if names.len() > MAX_SHEETS {
        return Err(Unreadable::TooMuch);
    }
    let mut text = 0;
    let mut sheets = Vec::new();
    for wanted in wanted {
        let same = |name: &&String| name.trim().to_lowercase() == *wanted;
        sheets.push(match names.iter().find(same) {
            Some(name) => Some(sheet(&mut book, name, &mut text, findings)?),
            None => None,
        });
    }
    Ok((names, sheets))
}

fn sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    text: &mut usize,
    findings: &mut Findings,
) -> Result<Sheet, Unreadable> {
    let damaged = |error: calamine::XlsxError| Unreadable::Damaged(error.to_string());
    let mut sheet = Sheet {
        name: name.to_owned(),
        rows: BTreeMap::new(),
    };
    // Cell by cell: a table of the whole would be as large as its furthest cell is far.
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        Err(calamine::XlsxError::WorksheetNotFound(_) | calamine::XlsxError::NotAWorksheet(_)) => {
            return Ok(sheet);
        }
        Err(error) => return Err(damaged(error)),
    };
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row.saturating_add(1), column.saturating_add(1));
        let place = Place::new(name, row, column);
        let Some(value) = value(cell.get_value(), &place, findings) else {
            continue;
        };
        if row > MAX_ROWS {
            return Err(Unreadable::TooManyRows(name.to_owned()));
        }
        if column > MAX_COLUMNS {
            return Err(Unreadable::TooManyColumns(name.to_owned()));
        }
        *text += value.len();
        if *text > MAX_TEXT {
            return Err(Unreadable::TooMuch);
        }
        sheet.rows.entry(row).or_default().insert(column, value);
    }
    drop(cells);
    if let Ok(merged) = book.merge_cells_by_sheet_name(name) {
        for area in merged.iter().take(100) {
            let place = Place::new(name, area.start.0 + 1, area.start.1 + 1);
            let message = "cells are merged here; the value counts for the first of them alone";
            findings.warn(&place, "merged_cells", message, "unmerge them");
        }
    }
    Ok(sheet)
}

/// A cell as text, trimmed, line ends as `\n`; nothing when it is empty.
fn value(cell: &DataRef<'_>, place: &Place, findings: &mut Findings) -> Option<String> {
    let text = match cell {
        DataRef::Empty => return None,
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(true) => "yes".to_owned(),
        DataRef::Bool(false) => "no".to_owned(),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => {
            let message = format!("the cell holds the error {error}; it is read as empty");
            findings.warn(place, "cell_error", message, "mend the formula");
            return None;
        }
    };
    if text.chars().count() > MAX_CELL {
        let message = format!("the cell has more than {MAX_CELL} characters; it is read as empty");
        findings.error(
            place,
            "cell_too_long",
            message,
            Some("shorten it".to_owned()),
        );
        return None;
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// What the cell shows: a day, a time of day, or both.
fn moment_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hours, minutes, seconds, _) = moment.to_ymd_hms_milli();
    let time = format!("{hours:02}:{minutes:02}:{seconds:02}");
    if moment.as_f64() < 1.0 {
        return time;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hours, minutes, seconds) == (0, 0, 0) {
        date
    } else {
        format!("{date} {time}")
    }
}
