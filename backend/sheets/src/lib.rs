//! The reports as files for spreadsheets and programs: [`xlsx()`] for people, [`csv()`] for programs.
//!
//! The lists of pages become files with [`list`].
//!
//! Both are written from the models that the PDF and the JSON are made of, and nothing is computed from
//! a figure again. A report is first described as plain tables (`reports`, one module for each), then
//! written by one of two writers that know nothing of reports (`csv`, `xlsx`). Like the models, a table
//! has no place for the shopper, for the day or the hour of a visit, or for a submission (P6); the
//! properties of a workbook name the report and the agency, no person, and their date is the last change
//! of the data, so that the same report gives the same bytes (P9).
//!
//! # The workbook
//!
//! One sheet for each table, in the language of the report and from right to left where that is written
//! so. Numbers are numbers (a share of 84.63 % is 0.8463 with the format `0.00 %`, a difference is in
//! percentage points), months and days are dates, texts are texts and never formulas. A column that is
//! empty in every row is left out, and so is a sheet without rows. A text longer than a cell may be
//! (32,767 characters of UTF-16) goes on in the rows below, which repeat the columns that say what the
//! row is about. In a pattern of visits, oldest first, ✓ is a pass and ✗ a miss.
//!
//! # The CSV file
//!
//! RFC 4180 in UTF-8 with a byte order mark, for the programs that need it to read Arabic or Tamil. One
//! tidy table: a line holds one measure of one thing. Names of columns, parts, measures, units and
//! reasons are English identifiers in every language; numbers have a point and no grouping; dates are
//! those of ISO 8601.
//!
//! | column | what |
//! | --- | --- |
//! | `part` | the table the line is from: `summary`, `sections`, `questions`, `league` ... |
//! | `group` | the group within the part: a list of questions, a kind of key number, `daypart` or `weekday` |
//! | `key` | what the line is about, for programs: an id of the checklist, the code of a store, an identifier |
//! | `label` | the same for people, in the language of the report |
//! | `about` | where it belongs: the section of a question, the region of a store, the grade that was given |
//! | `measure` | what was measured: `score`, `pass_rate`, `rank`, `lost` ... ; `figure` in the list of a part |
//! | `from`, `last_day` | the month or period, both days included; that of the report where the line has none of its own |
//! | `count` | how many, where `value` is the share that they are of `n` |
//! | `n` | how many visits, answers or stores the value is over |
//! | `value` | the number, date, identifier, or `true` and `false` |
//! | `unit` | `percent`, `points` (percentage points), `nps` (points from -100 to 100), `grade`, `count`, `date`, `flag`, `word` or `text` |
//! | `low`, `high` | 95 % interval in the unit of the value; of a `rank`, the best and the worst that the data allow |
//! | `lowest`, `highest` | the extremes of what a mean is over |
//! | `reason` | why there is no interval, or no value |
//! | `difference` | the value minus what it is compared with, in points where the value is in percent; in `summary`, the score minus the benchmark of the line |
//! | `diff_low`, `diff_high` | its 95 % interval |
//! | `diff_reason` | why there is no difference, or no interval of it |
//! | `proven` | `true` where the interval leaves zero out, so that chance alone does not explain the difference |
//! | `text` | the value in words, or a text that somebody wrote |
//!
//! A text that a spreadsheet could take for a formula (its first visible character is one of `= + - @`, a
//! small or full-width form of these, or it begins with a tab or an empty line) has one apostrophe put
//! in front. Numbers are never touched.

mod csv;
mod figures;
pub mod list;
mod reports;
mod table;
mod text;
mod words;
mod xlsx;

pub use text::without_guard;

use api::reports::Report;

use words::Words;

/// Why there is no workbook: it would hold more than a workbook can, a million rows in a sheet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the workbook of this report cannot be written: {0}; a shorter period has fewer rows")]
pub struct SheetsError(String);

/// The report as a workbook, in the language of its head; in English where there are no words of it.
///
/// # Errors
/// When a table has more rows than a sheet can hold.
pub fn xlsx<'a>(report: impl Into<Report<'a>>) -> Result<Vec<u8>, SheetsError> {
    let book = reports::describe(report.into());
    let words = Words::of(&book.head.language);
    xlsx::write(&book, &words).map_err(|error| SheetsError(error.to_string()))
}

/// The report as CSV; labels are in the language of its head, in English where there are no words of it.
pub fn csv<'a>(report: impl Into<Report<'a>>) -> Vec<u8> {
    let book = reports::describe(report.into());
    let words = Words::of(&book.head.language);
    csv::write(&book, &words)
}
