//! The files as others read them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use api::reports::Report;
use calamine::{Data, Range, Reader, Xlsx};
use zip::ZipArchive;

/// A line of the CSV file by its columns.
pub type Line = BTreeMap<String, String>;

/// The lines of a report.
pub fn lines<'a>(report: impl Into<Report<'a>>) -> Vec<Line> {
    let bytes = sheets::csv(report);
    let text = bytes
        .strip_prefix("\u{feff}".as_bytes())
        .expect("the file begins with its mark");
    let mut reader = csv::Reader::from_reader(text);
    let read: Result<Vec<Line>, csv::Error> = reader.deserialize().collect();
    read.expect("every line has every column")
}

/// The first line with these values.
pub fn line<'a>(lines: &'a [Line], with: &[(&str, &str)]) -> &'a Line {
    lines
        .iter()
        .find(|line| with.iter().all(|(column, value)| line[*column] == *value))
        .unwrap_or_else(|| panic!("no line with {with:?}"))
}

/// The workbook of a report.
pub fn workbook<'a>(report: impl Into<Report<'a>>) -> Vec<u8> {
    sheets::xlsx(report).expect("the report fits a workbook")
}

/// The sheets of a workbook in their order.
pub fn sheets_of(bytes: &[u8]) -> Vec<(String, Range<Data>)> {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("calamine opens the workbook");
    book.worksheets()
}

/// The parts of a workbook by their paths.
pub fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a workbook is a zip file");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).expect("an entry of the archive");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("a part is XML");
            let name = file.name().expect("names are UTF-8").into_owned();
            (name, text)
        })
        .collect()
}
