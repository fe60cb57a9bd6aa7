//! The tables as one tidy CSV file: a line for each measure of each row.

use chrono::{Days, Months, NaiveDate};
use serde::Serialize;

use crate::table::{Book, Cell, Field, Table, Unit};
use crate::text;
use crate::words::Words;

/// One line; the names of the fields are those of the columns, in their order.
#[derive(Clone, Default, Serialize)]
struct Line {
    part: &'static str,
    group: String,
    key: String,
    label: String,
    about: String,
    measure: &'static str,
    from: String,
    last_day: String,
    count: String,
    n: String,
    value: String,
    unit: &'static str,
    low: String,
    high: String,
    lowest: String,
    highest: String,
    reason: String,
    difference: String,
    diff_low: String,
    diff_high: String,
    diff_reason: String,
    proven: String,
    text: String,
}

/// The file.
pub(crate) fn write(book: &Book<'_>, words: &Words) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let period = book.head.period;
    for table in &book.tables {
        for row in &table.rows {
            for mut line in lines(table, row, words) {
                if line.from.is_empty() {
                    line.from = iso(period.from);
                    line.last_day = iso(period.last_day());
                }
                writer
                    .serialize(line)
                    .expect("lines of one length go into memory without an error");
            }
        }
    }
    writer
        .into_inner()
        .expect("memory takes every byte that is written")
}

/// The lines of one row: one for each measure that has something to say.
fn lines(table: &Table, row: &[Cell], words: &Words) -> Vec<Line> {
    let about = context(table, row, words);
    let mut lines: Vec<Line> = Vec::new();
    for (column, cell) in table.columns.iter().zip(row) {
        if column.field.is_context() || *cell == Cell::Empty {
            continue;
        }
        let found = lines.iter().position(|line| line.measure == column.name);
        let index = found.unwrap_or_else(|| {
            lines.push(Line {
                measure: column.name,
                ..about.clone()
            });
            lines.len() - 1
        });
        lines[index].put(column.field, cell, words);
    }
    if lines.is_empty() {
        lines.push(about);
    }
    lines
}

/// What every line of the row begins with.
fn context(table: &Table, row: &[Cell], words: &Words) -> Line {
    let mut line = Line {
        part: table.part,
        ..Line::default()
    };
    for (column, cell) in table.columns.iter().zip(row) {
        match column.field {
            Field::Group => line.group = identifier(cell),
            Field::Key => {
                line.key = identifier(cell);
                if matches!(cell, Cell::Word(..)) {
                    line.label = said(cell, words);
                }
            }
            Field::Label => line.label = said(cell, words),
            Field::About => line.about = said(cell, words),
            Field::Month => {
                if let Cell::Month(first) = cell {
                    line.from = iso(*first);
                    line.last_day = iso(last_of_month(*first));
                }
            }
            Field::From => line.from = identifier(cell),
            Field::LastDay => line.last_day = identifier(cell),
            _ => {}
        }
    }
    line
}

impl Line {
    fn put(&mut self, field: Field, cell: &Cell, words: &Words) {
        let place = match field {
            Field::Value => {
                self.unit = unit(cell);
                match cell {
                    Cell::Text(_) => &mut self.text,
                    Cell::Word(..) => {
                        self.text = said(cell, words);
                        &mut self.value
                    }
                    _ => &mut self.value,
                }
            }
            Field::Low => &mut self.low,
            Field::High => &mut self.high,
            Field::Count => &mut self.count,
            Field::N => &mut self.n,
            Field::Lowest => &mut self.lowest,
            Field::Highest => &mut self.highest,
            Field::Reason => &mut self.reason,
            Field::Difference => &mut self.difference,
            Field::DiffLow => &mut self.diff_low,
            Field::DiffHigh => &mut self.diff_high,
            Field::DiffReason => &mut self.diff_reason,
            Field::Proven => &mut self.proven,
            _ => return,
        };
        *place = identifier(cell);
        // An interval without a value has a unit too.
        if self.unit.is_empty() && field == Field::Low {
            self.unit = unit(cell);
        }
    }
}

/// A cell for programs.
fn identifier(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text::neutralise(text).into_owned(),
        Cell::Word(_, id) => (*id).to_owned(),
        Cell::Whole(number) => number.to_string(),
        Cell::Hundredths(number, _) => decimal(*number),
        Cell::Month(date) | Cell::Date(date) => iso(*date),
        Cell::Flag(flag) => flag.to_string(),
    }
}

/// A cell for people.
fn said(cell: &Cell, words: &Words) -> String {
    match cell {
        Cell::Word(family, id) => words.say(family, id),
        other => identifier(other),
    }
}

fn unit(cell: &Cell) -> &'static str {
    match cell {
        Cell::Empty => "",
        Cell::Text(_) => "text",
        Cell::Word(..) => "word",
        Cell::Whole(_) => "count",
        Cell::Hundredths(_, Unit::Percent) => "percent",
        Cell::Hundredths(_, Unit::Points) => "points",
        Cell::Hundredths(_, Unit::Nps) => "nps",
        Cell::Hundredths(_, Unit::Grade) => "grade",
        Cell::Month(_) | Cell::Date(_) => "date",
        Cell::Flag(_) => "flag",
    }
}

/// Hundredths with two decimals.
fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

fn iso(date: NaiveDate) -> String {
    date.to_string()
}

fn last_of_month(first: NaiveDate) -> NaiveDate {
    let next = first.checked_add_months(Months::new(1));
    next.and_then(|next| next.checked_sub_days(Days::new(1)))
        .unwrap_or(first)
}
