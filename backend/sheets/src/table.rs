//! Plain tables: what both writers write.

use api::reports::{Head, Percent, Period, Points};
use chrono::NaiveDate;

use crate::text;

/// A report as tables.
pub(crate) struct Book<'a> {
    /// Which report, a word of the family `value`.
    pub kind: &'static str,
    /// Whose.
    pub name: &'a str,
    pub head: &'a Head,
    pub tables: Vec<Table>,
}

/// Rows under columns.
pub(crate) struct Table {
    /// The identifier in CSV, and a word of the family `sheet`.
    pub part: &'static str,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table without rows.
    pub fn new(part: &'static str, columns: impl IntoIterator<Item = Vec<Column>>) -> Self {
        Self {
            part,
            columns: columns.into_iter().flatten().collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row, given in as many pieces as is convenient.
    pub fn push(&mut self, pieces: impl IntoIterator<Item = Vec<Cell>>) {
        let row: Vec<Cell> = pieces.into_iter().flatten().collect();
        debug_assert_eq!(row.len(), self.columns.len(), "a row of {}", self.part);
        self.rows.push(row);
    }
}

/// A column: a field of a measure, or of what the row is about.
#[derive(Clone, Copy)]
pub(crate) struct Column {
    /// The measure, or what stands in the column; a word of the family `column`.
    pub name: &'static str,
    pub field: Field,
}

/// One column.
pub(crate) const fn column(name: &'static str, field: Field) -> Column {
    Column { name, field }
}

/// Columns of which each is the value of a measure.
pub(crate) fn values<const N: usize>(names: [&'static str; N]) -> Vec<Column> {
    names.map(|name| column(name, Field::Value)).to_vec()
}

/// What a column says; the names of the columns of the CSV file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Group,
    Key,
    Label,
    About,
    Month,
    From,
    LastDay,
    Count,
    N,
    Value,
    Low,
    High,
    Lowest,
    Highest,
    Reason,
    Difference,
    DiffLow,
    DiffHigh,
    DiffReason,
    Proven,
}

impl Field {
    /// True for what says which thing the row is about, rather than a measure of it.
    pub fn is_context(self) -> bool {
        matches!(
            self,
            Self::Group
                | Self::Key
                | Self::Label
                | Self::About
                | Self::Month
                | Self::From
                | Self::LastDay
        )
    }

    /// The word of the family `field`; nothing where the name of the column says it all.
    pub fn word(self) -> Option<&'static str> {
        Some(match self {
            Self::Count => "count",
            Self::N => "n",
            Self::Low => "low",
            Self::High => "high",
            Self::Lowest => "lowest",
            Self::Highest => "highest",
            Self::Reason => "reason",
            Self::Difference => "difference",
            Self::DiffLow => "diff_low",
            Self::DiffHigh => "diff_high",
            Self::DiffReason => "diff_reason",
            Self::Proven => "proven",
            _ => return None,
        })
    }
}

/// Unit of a number that is given in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Percent,
    Points,
    Nps,
    Grade,
}

/// What stands where a row meets a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Cell {
    #[default]
    Empty,
    /// What people wrote, or what stands as it is in every language; without control characters.
    Text(String),
    /// A word of a family, by its identifier.
    Word(&'static str, &'static str),
    Whole(i64),
    /// Hundredths of a unit.
    Hundredths(i64, Unit),
    /// First day of the month.
    Month(NaiveDate),
    Date(NaiveDate),
    Flag(bool),
}

impl Cell {
    /// A text; nothing where nothing is left of it.
    pub fn text(text: &str) -> Self {
        let text = text::clean(text);
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// A text, if there is one.
    pub fn maybe_text(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    /// A number of things.
    pub fn whole(number: impl Into<i64>) -> Self {
        Self::Whole(number.into())
    }

    /// A percentage, if there is one.
    pub fn percent(percent: impl Into<Option<Percent>>) -> Self {
        percent.into().map_or(Self::Empty, |percent| {
            Self::Hundredths(percent.hundredths(), Unit::Percent)
        })
    }

    /// Percentage points, if there are any.
    pub fn points(points: impl Into<Option<Points>>) -> Self {
        points.into().map_or(Self::Empty, |points| {
            Self::Hundredths(points.0, Unit::Points)
        })
    }

    /// A word that is the value of something.
    pub const fn value(id: &'static str) -> Self {
        Self::Word("value", id)
    }

    /// Why something is missing.
    pub const fn reason(id: &'static str) -> Self {
        Self::Word("reason", id)
    }

    /// The first and the last day of a period.
    pub fn period(period: Option<Period>) -> Vec<Self> {
        period.map_or_else(
            || vec![Self::Empty, Self::Empty],
            |period| vec![Self::Date(period.from), Self::Date(period.last_day())],
        )
    }
}
