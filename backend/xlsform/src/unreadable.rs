//! Why a file is no workbook that can be read.

use crate::{MAX_BYTES, MAX_COLUMNS, MAX_ROWS};

/// Why nothing could be read. The sentence says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
    /// The file is larger than [`MAX_BYTES`].
    #[error(
        "the file has {0} bytes; at most {MAX_BYTES} are read. Remove pictures and unused sheets"
    )]
    TooLarge(usize),
    /// The file is empty.
    #[error("the file is empty. Save the workbook as .xlsx and send it again")]
    Empty,
    /// A workbook of Excel 97, or one with a password.
    #[error(
        "this is an old .xls file, or a workbook with a password. Save it as .xlsx without a password"
    )]
    Xls,
    /// A workbook of LibreOffice.
    #[error("this is an .ods file. Save it as .xlsx")]
    Ods,
    /// Plain text, such as CSV.
    #[error(
        "this is a text file, perhaps CSV. Put the sheets into one workbook and save it as .xlsx"
    )]
    Text,
    /// Something else.
    #[error("this is not an .xlsx workbook. Save the form as .xlsx")]
    NotXlsx,
    /// A zip file that is cut off or broken.
    #[error("the workbook is damaged: {0}. Open it in a spreadsheet program and save it again")]
    Damaged(String),
    /// More data inside than a form can hold.
    #[error("the workbook holds more data than a form can have. Remove what is not the form")]
    TooMuch,
    /// A sheet with too many rows.
    #[error(
        "the sheet {0} has a value below row {MAX_ROWS}. Remove the rows that are not the form"
    )]
    TooManyRows(String),
    /// A sheet with too many columns.
    #[error(
        "the sheet {0} has a value beyond column {MAX_COLUMNS}. Remove the columns that are not the form"
    )]
    TooManyColumns(String),
    /// No sheet `survey`.
    #[error(
        "there is no sheet named survey; the sheets are {0}. Name the sheet with the questions survey"
    )]
    NoSurvey(String),
    /// A sheet `survey` without the columns that make it one.
    #[error(
        "the sheet survey has no column {0} in its first row. Write the headings type, name and label there"
    )]
    NoColumn(&'static str),
}

impl Unreadable {
    /// The stable name of the reason.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge(_) => "workbook_too_large",
            Self::Empty => "workbook_empty",
            Self::Xls => "workbook_xls",
            Self::Ods => "workbook_ods",
            Self::Text => "workbook_text",
            Self::NotXlsx => "workbook_unknown",
            Self::Damaged(_) => "workbook_damaged",
            Self::TooMuch => "workbook_too_much",
            Self::TooManyRows(_) => "sheet_too_many_rows",
            Self::TooManyColumns(_) => "sheet_too_many_columns",
            Self::NoSurvey(_) => "sheet_missing",
            Self::NoColumn(_) => "column_missing",
        }
    }
}
