//! Rows that people send in a file, CSV or XLSX, under headings that are known.

use api::problem::FieldProblem;

use crate::app::App;
use crate::error::{Error, Result, field_problem};

/// The most bytes of a file.
pub const MOST_BYTES: usize = 2_000_000;
/// The most bytes of the text in it.
const MOST_TEXT: usize = 3_000_000;
/// The last row that may hold something.
const LAST_ROW: u32 = 5_000;

/// The rows of a file that hold something.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The columns that are known, in their order.
    pub columns: &'static [&'static str],
    /// The rows in theirs.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its place in the file, from 1; the headings are the first.
    pub number: u32,
    /// A text for each known column; empty where there is none.
    pub cells: Vec<String>,
}

/// What is wrong with a row; `at` is the column.
#[derive(Clone, Debug, PartialEq)]
pub struct RowProblem {
    /// The place of the row in the file.
    pub number: u32,
    /// What is wrong.
    pub problem: FieldProblem,
}

impl Rows {
    /// The text of a row under a column.
    pub fn get<'a>(&self, row: &'a Row, column: &str) -> &'a str {
        let index = self.columns.iter().position(|known| *known == column);
        let cell = index.and_then(|index| row.cells.get(index));
        cell.map_or("", String::as_str)
    }

    /// The same rows as CSV, each at its place.
    ///
    /// # Errors
    /// Never but for want of memory.
    pub fn csv(&self) -> Result<String> {
        let mut text = String::new();
        let mut line = 1;
        let write = |text: &mut String, cells: &[&str]| -> Result<()> {
            let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
            writer.write_record(cells).map_err(Error::internal)?;
            let bytes = writer
                .into_inner()
                .map_err(|error| Error::internal(error.to_string()))?;
            text.push_str(&String::from_utf8(bytes).map_err(Error::internal)?);
            Ok(())
        };
        write(&mut text, self.columns)?;
        for row in &self.rows {
            line += 1;
            while line < row.number {
                text.push('\n');
                line += 1;
            }
            let cells: Vec<&str> = row.cells.iter().map(String::as_str).collect();
            write(&mut text, &cells)?;
        }
        Ok(text)
    }
}

/// Reads a file.
///
/// # Errors
/// [`Error::Invalid`] with everything that is wrong with the file as a whole: what it is (`file`) and what
/// its headings are (the column).
pub async fn read_rows(
    app: &App,
    bytes: Vec<u8>,
    columns: &'static [&'static str],
    required: &'static [&'static str],
) -> Result<Rows> {
    if bytes.len() > MOST_BYTES {
        let message = format!("the file has more than {MOST_BYTES} bytes");
        return Err(Error::field("file", "file_too_large", message));
    }
    let places = app.workbook_places.clone();
    let _place = places.acquire_owned().await.map_err(Error::internal)?;
    let reading = tokio::task::spawn_blocking(move || read(&bytes, columns, required));
    reading.await.map_err(Error::internal)?
}

fn read(bytes: &[u8], columns: &'static [&'static str], required: &[&str]) -> Result<Rows> {
    let table = if bytes.starts_with(b"PK") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        from_workbook(bytes)?
    } else {
        from_text(bytes)?
    };
    let mut table = table.into_iter();
    let Some((_, header)) = table.next() else {
        return Err(Error::field("file", "file_empty", "the file has no rows"));
    };
    let places = judge_header(&header, columns, required).map_err(Error::Invalid)?;
    let mut text = 0;
    let mut rows = Vec::new();
    for (number, cells) in table {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        text += cells.iter().map(String::len).sum::<usize>();
        if number > LAST_ROW || text > MOST_TEXT {
            let message = format!("at most {LAST_ROW} rows and {MOST_TEXT} bytes of text are read");
            return Err(Error::field("file", "file_too_large", message));
        }
        let cell = |place: &Option<usize>| {
            let cell = place.and_then(|place| cells.get(place));
            cell.map(|cell| cell.trim().to_owned()).unwrap_or_default()
        };
        let cells = places.iter().map(cell).collect();
        rows.push(Row { number, cells });
    }
    if rows.is_empty() {
        let message = "the file has headings and nothing below";
        return Err(Error::field("file", "file_empty", message));
    }
    Ok(Rows { columns, rows })
}

/// Where each known column is.
fn judge_header(
    header: &[String],
    columns: &[&str],
    required: &[&str],
) -> std::result::Result<Vec<Option<usize>>, Vec<FieldProblem>> {
    let names: Vec<String> = header
        .iter()
        .map(|name| name.trim().to_lowercase().replace([' ', '-'], "_"))
        .collect();
    let mut problems = Vec::new();
    for (index, name) in names
        .iter()
        .enumerate()
        .filter(|(_, name)| !name.is_empty())
    {
        let shown: String = name.chars().take(100).collect();
        if !columns.contains(&name.as_str()) {
            let message = format!("is not known; use {}", columns.join(", "));
            problems.push(field_problem(shown, "unknown_column", message));
        } else if names[..index].contains(name) {
            problems.push(field_problem(shown, "double_column", "stands twice"));
        }
    }
    for name in required
        .iter()
        .filter(|name| !names.iter().any(|there| there == *name))
    {
        problems.push(field_problem(*name, "missing_column", "is missing"));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let place = |column: &&str| names.iter().position(|name| name == column);
    Ok(columns.iter().map(place).collect())
}

/// A line of a file with its cells.
type Line = (u32, Vec<String>);

fn from_workbook(bytes: &[u8]) -> Result<Vec<Line>> {
    let sheet = xlsform::first_sheet(bytes)
        .map_err(|error| Error::field("file", "file_unreadable", error.to_string()))?;
    let lines = sheet.into_iter().map(|(number, mut row)| {
        let last = row.last_key_value().map_or(0, |(column, _)| *column);
        let cells = (1..=last).map(|column| row.remove(&column).unwrap_or_default());
        (number, cells.collect())
    });
    Ok(lines.collect())
}

fn from_text(bytes: &[u8]) -> Result<Vec<Line>> {
    let text = std::str::from_utf8(bytes).map_err(|_| {
        let message = "is neither XLSX nor text in UTF-8; save it as XLSX, or as CSV UTF-8";
        Error::field("file", "file_unreadable", message)
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Where a comma is the decimal sign, spreadsheets write semicolons between cells.
    let head = text.lines().next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|byte| {
        (
            head.bytes().filter(|other| other == byte).count(),
            *byte == b',',
        )
    });
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    for record in reader.records() {
        let record =
            record.map_err(|error| Error::field("file", "file_unreadable", error.to_string()))?;
        let number = record.position().map_or(0, |position| {
            // The position of a row is that of the empty lines before it.
            let before = usize::try_from(position.byte()).unwrap_or(usize::MAX);
            let before = text.as_bytes().get(before..).unwrap_or_default();
            let before = before.iter().take_while(|byte| b"\r\n".contains(byte));
            position.line() + before.filter(|byte| **byte == b'\n').count() as u64
        });
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        lines.push((number, record.iter().map(str::to_owned).collect()));
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[&str] = &["code", "name", "note"];

    fn rows(text: &str) -> Result<Rows> {
        read(text.as_bytes(), COLUMNS, &["code", "name"])
    }

    fn codes(text: &str) -> Vec<(String, String)> {
        match rows(text) {
            Err(Error::Invalid(problems)) => {
                let code = |problem: FieldProblem| (problem.at, problem.code);
                problems.into_iter().map(code).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn rows_keep_their_places_and_come_back_the_same() {
        let read = rows("\u{feff}Name;CODE\n\nمتجر;7\n;\n\"a;\"\"b\"\"\"; 8 \n").unwrap();
        let row = |number, code: &str, name: &str| Row {
            number,
            cells: vec![code.to_owned(), name.to_owned(), String::new()],
        };
        assert_eq!(read.rows, [row(3, "7", "متجر"), row(5, "8", "a;\"b\"")]);
        assert_eq!(rows(&read.csv().unwrap()).unwrap().rows, read.rows);
    }

    #[test]
    fn everything_that_is_wrong_with_headings_is_told_at_once() {
        let told = codes("code,code,nome\nx,y,z\n");
        let told: Vec<(&str, &str)> = told
            .iter()
            .map(|(at, code)| (at.as_str(), code.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                ("code", "double_column"),
                ("nome", "unknown_column"),
                ("name", "missing_column")
            ]
        );
        assert_eq!(codes("code,name\n")[0].1, "file_empty");
        assert_eq!(codes("")[0].1, "file_empty");
    }
}
