//! Rows that people send in a file, CSV or XLSX, under headings that are known.

use std::collections::HashMap;

use api::problem::FieldProblem;
use unicode_normalization::UnicodeNormalization;

use crate::app::App;
use crate::error::{Error, Result, field_problem};

/// The most bytes of a file.
pub const MOST_BYTES: usize = 2_000_000;
/// The most bytes of the text in it.
const MOST_TEXT: usize = 3_000_000;
/// The last row that may hold something.
const LAST_ROW: u32 = 5_000;

/// What may stand over the columns of a file: the names of the columns, and what else each is called.
#[derive(Clone, Debug)]
pub struct Headings {
    columns: &'static [&'static str],
    needed: &'static [&'static str],
    /// What a folded heading stands for: a column, or nothing that is read. Where several headings of a
    /// file stand for one column, the one with the lowest rank is it.
    known: HashMap<String, (Option<&'static str>, u8)>,
}

impl Headings {
    /// The names of the columns themselves; those `needed` must be there.
    pub fn new(columns: &'static [&'static str], needed: &'static [&'static str]) -> Headings {
        let known = columns.iter().map(|name| (fold(name), (Some(*name), 1)));
        Headings {
            columns,
            needed,
            known: known.collect(),
        }
    }

    /// Another heading of a column.
    pub fn also(&mut self, column: &'static str, heading: &str) {
        self.known.entry(fold(heading)).or_insert((Some(column), 1));
    }

    /// Another heading of a column, which is it even where one of the others is there, too.
    pub fn rather(&mut self, column: &'static str, heading: &str) {
        self.known.insert(fold(heading), (Some(column), 0));
    }

    /// A heading of what is not read.
    pub fn pass_over(&mut self, heading: &str) {
        self.known.entry(fold(heading)).or_insert((None, 0));
    }

    /// Looks at the first row of a file.
    fn judge(&self, header: &[String]) -> std::result::Result<Places, Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let mut places: HashMap<&str, (usize, u8)> = HashMap::new();
        let mut passed_over = Vec::new();
        for (index, heading) in header.iter().enumerate() {
            let name = fold(heading);
            if name.is_empty() {
                continue;
            }
            let shown = || heading.trim().chars().take(100).collect::<String>();
            match self.known.get(&name) {
                None => {
                    let message = format!("is not known; use {}", self.columns.join(", "));
                    problems.push(field_problem(shown(), "unknown_column", message));
                }
                Some((None, _)) => passed_over.push(shown()),
                Some((Some(column), rank)) => match places.get(column) {
                    Some((_, other)) if other == rank => {
                        problems.push(field_problem(shown(), "double_column", "stands twice"));
                    }
                    Some((_, other)) if other < rank => passed_over.push(shown()),
                    other => {
                        passed_over
                            .extend(other.and_then(|(other, _)| header.get(*other)).cloned());
                        places.insert(column, (index, *rank));
                    }
                },
            }
        }
        for name in self
            .needed
            .iter()
            .filter(|name| !places.contains_key(*name))
        {
            problems.push(field_problem(*name, "missing_column", "is missing"));
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let place = |column: &&str| places.get(column).map(|(index, _)| *index);
        Ok(Places {
            columns: self.columns.iter().map(place).collect(),
            passed_over,
        })
    }
}

/// Where each column is, and the headings that are passed over.
struct Places {
    columns: Vec<Option<usize>>,
    passed_over: Vec<String>,
}

/// A heading without what makes no difference: case, and how its words are joined.
fn fold(heading: &str) -> String {
    let plain: String = heading.trim().nfc().collect();
    plain.to_lowercase().replace([' ', '-'], "_")
}

/// Where rows come from.
#[derive(Debug)]
pub enum Source {
    /// A file that somebody chose.
    File(Vec<u8>),
    /// The text of [`Rows::csv`].
    Again(String),
}

/// The rows of a file that hold something.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The columns that are known, in their order.
    pub columns: &'static [&'static str],
    /// The rows in theirs.
    pub rows: Vec<Row>,
    /// Headings of the file that stand for nothing that is read.
    pub passed_over: Vec<String>,
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
pub async fn read_rows(app: &App, source: Source, headings: Headings) -> Result<Rows> {
    let size = match &source {
        Source::File(bytes) => bytes.len(),
        // Quotes make it longer than the file that it was read from.
        Source::Again(text) => text.len() / 2,
    };
    if size > MOST_BYTES {
        let message = format!("the file has more than {MOST_BYTES} bytes");
        return Err(Error::field("file", "file_too_large", message));
    }
    let places = app.workbook_places.clone();
    let _place = places.acquire_owned().await.map_err(Error::internal)?;
    let reading = tokio::task::spawn_blocking(move || read(source, &headings));
    reading.await.map_err(Error::internal)?
}

fn read(source: Source, headings: &Headings) -> Result<Rows> {
    let table = match source {
        Source::Again(text) => from_text(&text)?,
        Source::File(bytes) => {
            let is_workbook =
                bytes.starts_with(b"PK") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]);
            if is_workbook {
                from_workbook(&bytes)?
            } else {
                let mut table = from_text(&decoded(&bytes)?)?;
                for cell in table.iter_mut().flat_map(|(_, cells)| cells) {
                    // As our own lists as CSV keep a text from being taken for a formula.
                    if let Some(text) = sheets::without_guard(cell) {
                        *cell = text.to_owned();
                    }
                }
                table
            }
        }
    };
    let mut table = table.into_iter();
    let Some((_, header)) = table.next() else {
        return Err(Error::field("file", "file_empty", "the file has no rows"));
    };
    let places = headings.judge(&header).map_err(Error::Invalid)?;
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
        let cells = places.columns.iter().map(cell).collect();
        rows.push(Row { number, cells });
    }
    if rows.is_empty() {
        let message = "the file has headings and nothing below";
        return Err(Error::field("file", "file_empty", message));
    }
    Ok(Rows {
        columns: headings.columns,
        rows,
        passed_over: places.passed_over,
    })
}

/// The text of a file: UTF-8, or UTF-16 with its mark, as spreadsheets save "Unicode text".
fn decoded(bytes: &[u8]) -> Result<String> {
    let unreadable = |message: &str| Error::field("file", "file_unreadable", message);
    let units = match bytes {
        [0xff, 0xfe, rest @ ..] => Some((rest, u16::from_le_bytes as fn([u8; 2]) -> u16)),
        [0xfe, 0xff, rest @ ..] => Some((rest, u16::from_be_bytes as fn([u8; 2]) -> u16)),
        _ => None,
    };
    let text = match units {
        Some((rest, unit)) => {
            let (pairs, left) = rest.as_chunks::<2>();
            let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
            let text: std::result::Result<String, _> = text.collect();
            text.ok().filter(|_| left.is_empty())
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => Some(text.to_owned()),
            Err(_)
                if bytes
                    .iter()
                    .all(|byte| *byte >= 0x20 || b"\t\r\n".contains(byte)) =>
            {
                let message = "its letters are not in UTF-8; save it as XLSX, or as CSV UTF-8";
                return Err(Error::field("file", "file_encoding", message));
            }
            Err(_) => None,
        },
    };
    let text = text.filter(|text| !text.contains('\0'));
    text.ok_or_else(|| unreadable("is neither XLSX nor text; save it as XLSX, or as CSV UTF-8"))
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

fn from_text(text: &str) -> Result<Vec<Line>> {
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
        read_bytes(text.as_bytes())
    }

    fn read_bytes(bytes: &[u8]) -> Result<Rows> {
        let mut headings = Headings::new(COLUMNS, &["code", "name"]);
        headings.also("name", "الاسم");
        headings.rather("code", "Store code");
        headings.pass_over("Id");
        read(Source::File(bytes.to_vec()), &headings)
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
        let again = Source::Again(read.csv().unwrap());
        let again = super::read(again, &Headings::new(COLUMNS, &["code"]));
        assert_eq!(again.unwrap().rows, read.rows);
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

    #[test]
    fn a_column_has_names_in_our_languages_and_the_best_of_them_is_read() {
        let read = rows("ID,Code,Store-Code,الاسم\n7,no,A1,'=متجر\n").unwrap();
        assert_eq!(read.rows[0].cells, ["A1", "=متجر", ""]);
        assert_eq!(read.passed_over, ["ID", "Code"]);
        assert_eq!(codes("code,name,الاسم\nx,y,z\n")[0].1, "double_column");
    }

    #[test]
    fn letters_in_utf_16_are_read_and_those_in_other_encodings_named() {
        let text = "code\tname\nA1\tمتجر\n";
        let units = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
            units.flat_map(order).collect()
        };
        for order in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
            let read = read_bytes(&units(order)).unwrap();
            assert_eq!(read.rows[0].cells, ["A1", "متجر", ""]);
        }
        let refused = |bytes: &[u8]| match read_bytes(bytes) {
            Err(Error::Invalid(problems)) => problems[0].code.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(
            refused(b"code,name\nA1,\xe3\xca\xcc\xd1\n"),
            "file_encoding"
        );
        assert_eq!(refused(&units(u16::to_le_bytes)[2..]), "file_unreadable");
        assert_eq!(refused(b"\xff\xfec"), "file_unreadable");
        assert_eq!(refused(b"\x89PNG\x1a\xff"), "file_unreadable");
    }
}
