//! What kind of question a row of the survey asks.

use crate::known::List;
use crate::table::Row;

/// A row of the survey by its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RowType {
    /// A question; the list is that of a select.
    Question {
        sort: Sort,
        list: Option<String>,
        or_other: bool,
    },
    BeginGroup,
    EndGroup,
    BeginRepeat,
    EndRepeat,
    Note,
    Calculate,
    /// Facts about the device or the interview, which nobody answers.
    Metadata,
    /// A type that the checklist language has nothing for.
    Unknown,
    /// No type at all.
    Missing,
}

/// The sorts of answers that XLSForm has and the language too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Text,
    Barcode,
    Integer,
    Decimal,
    Date,
    DateTime,
    Time,
    Image,
    SelectOne,
    SelectMultiple,
    Range,
    Acknowledge,
}

/// The type of a row as written, in whatever of its spellings.
pub(crate) fn row_type(row: &Row) -> RowType {
    let Some(written) = row.get("type") else {
        return RowType::Missing;
    };
    let lower = written.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let plain = words.join(" ");
    for (start, sort) in [
        ("select_one ", Sort::SelectOne),
        ("select one from ", Sort::SelectOne),
        ("select one ", Sort::SelectOne),
        ("select1 ", Sort::SelectOne),
        ("select_multiple ", Sort::SelectMultiple),
        ("select multiple from ", Sort::SelectMultiple),
        ("select multiple ", Sort::SelectMultiple),
        ("select all that apply from ", Sort::SelectMultiple),
        ("select all that apply ", Sort::SelectMultiple),
    ] {
        if let Some(rest) = plain.strip_prefix(start) {
            // The name of the list keeps its letter case.
            let skipped = start.split_whitespace().count();
            let list = written.split_whitespace().nth(skipped).map(str::to_owned);
            let or_other = rest.ends_with(" or_other") || rest.ends_with(" or other");
            return RowType::Question {
                sort,
                list,
                or_other,
            };
        }
    }
    let sort = match plain.replace(' ', "_").as_str() {
        "text" | "string" => Sort::Text,
        "barcode" => Sort::Barcode,
        "integer" | "int" => Sort::Integer,
        "decimal" => Sort::Decimal,
        "date" => Sort::Date,
        "datetime" => Sort::DateTime,
        "time" => Sort::Time,
        "image" | "photo" => Sort::Image,
        "range" => Sort::Range,
        "acknowledge" | "trigger" => Sort::Acknowledge,
        "begin_group" => return RowType::BeginGroup,
        "end_group" => return RowType::EndGroup,
        "begin_repeat" => return RowType::BeginRepeat,
        "end_repeat" => return RowType::EndRepeat,
        "note" => return RowType::Note,
        "calculate" | "calculation" | "hidden" => return RowType::Calculate,
        "start" | "end" | "today" | "deviceid" | "subscriberid" | "simserial" | "phonenumber"
        | "username" | "email" | "audit" | "start-geopoint" | "background-audio"
        | "xml-external" | "csv-external" => return RowType::Metadata,
        _ => return RowType::Unknown,
    };
    RowType::Question {
        sort,
        list: None,
        or_other: false,
    }
}

/// The kind of question: as our own column says, else what the type and the choices come nearest to.
pub(crate) fn kind_of(row: &Row, sort: Sort, list: Option<&List>) -> String {
    if let Some(kind) = row.get("shop:kind") {
        return kind.to_owned();
    }
    let kind = match sort {
        Sort::Text | Sort::Barcode => "text",
        Sort::Integer | Sort::Decimal => "number",
        Sort::Date | Sort::DateTime => "date",
        Sort::Time => "time",
        Sort::Image => "photo",
        Sort::Range => "scale",
        Sort::Acknowledge => "yes_no",
        Sort::SelectMultiple => "multiple_choice",
        Sort::SelectOne => match list {
            Some(list) if list.is_yes_no() => "yes_no",
            Some(list) if list.grades().is_some() => "scale",
            _ => "single_choice",
        },
    };
    kind.to_owned()
}
