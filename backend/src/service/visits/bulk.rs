//! Scheduling many visits from CSV: all rows or none, every wrong row told at once.

use api::problem::FieldProblem;
use api::visits::Window;
use chrono::{Datelike, NaiveDateTime};
use uuid::Uuid;

use super::{Planned, insert_planned};
use crate::app::App;
use crate::clock::YEARS;
use crate::db::{checklists, clients, people, stores};
use crate::error::{Error, Result, field_problem};
use crate::money::{decimals, minor_units};
use crate::service::caller::Caller;

/// The most rows of one call: a year of a large chain.
const MOST_ROWS: usize = 10_000;
/// The columns, in any order; `shopper_email` and `note` may be missing or empty.
const COLUMNS: [&str; 6] = [
    "store_code",
    "window_from",
    "window_to",
    "shopper_email",
    "fee",
    "note",
];

/// Schedules a visit for each row of the CSV text.
///
/// # Errors
/// [`Error::Invalid`] with every problem of every row; nothing is written then.
pub async fn schedule_many(
    app: &App,
    caller: &Caller,
    client_id: Uuid,
    checklist: &str,
    version: u32,
    csv_text: &str,
) -> Result<Vec<Uuid>> {
    let tx = app.db.begin().await?;
    let client = clients::find_client(&caller.scope, &tx, client_id)
        .await?
        .ok_or(Error::NotFound)?;
    let version_row =
        checklists::find_version(&caller.scope, &tx, checklist, i64::from(version)).await?;
    let Some(version_row) = version_row else {
        let message = format!("version {version} of `{checklist}` is not published");
        return Err(Error::field("checklist", "unknown", message));
    };
    let rows = read_rows(csv_text, decimals(&client.currency)).map_err(Error::Invalid)?;
    let stores = stores::stores_by_code(&caller.scope, &tx, client_id).await?;
    let shoppers = people::shoppers_by_email(&caller.scope, &tx).await?;
    let mut problems = Vec::new();
    let mut planned = Vec::new();
    for row in rows {
        let store = stores.get(&row.store_code);
        if store.is_none() {
            let message = format!("the client has no store `{}`", row.store_code);
            problems.push(field_problem(row.at("store_code"), "unknown", message));
        }
        let shopper_id = row
            .shopper_email
            .as_ref()
            .map(|email| shoppers.get(email).copied());
        if let Some(None) = shopper_id {
            let email = row.shopper_email.as_deref().unwrap_or_default();
            let message = format!("there is no shopper with the address `{email}`");
            problems.push(field_problem(row.at("shopper_email"), "unknown", message));
        }
        problems.extend(row.problems);
        if let (Some(store), Some(window), Some(fee_minor)) = (store, row.window, row.fee_minor) {
            planned.push(Planned {
                store: store.clone(),
                checklist_version_id: version_row.id,
                window,
                fee_minor,
                note: row.note,
                shopper_id: shopper_id.flatten(),
                replaces_visit_id: None,
            });
        }
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let mut ids = Vec::with_capacity(planned.len());
    for visit in planned {
        ids.push(insert_planned(app, caller, &tx, visit).await?);
    }
    tx.commit().await?;
    Ok(ids)
}

/// One row as far as it could be read by itself.
#[derive(Debug)]
struct Row {
    line: u64,
    store_code: String,
    shopper_email: Option<String>,
    window: Option<Window>,
    fee_minor: Option<i64>,
    note: String,
    problems: Vec<FieldProblem>,
}

impl Row {
    fn at(&self, column: &str) -> String {
        place(self.line, column)
    }
}

fn place(line: u64, column: &str) -> String {
    format!("line {line}, {column}")
}

fn read_rows(text: &str, digits: u8) -> std::result::Result<Vec<Row>, Vec<FieldProblem>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => return Err(vec![field_problem("line 1", "csv", error.to_string())]),
    };
    let mut problems = Vec::new();
    for (index, name) in header.iter().enumerate() {
        if !COLUMNS.contains(&name) {
            let message = format!("column `{name}` is not known; use {}", COLUMNS.join(", "));
            problems.push(field_problem("line 1", "unknown_column", message));
        } else if header.iter().take(index).any(|earlier| earlier == name) {
            let message = format!("column `{name}` stands twice");
            problems.push(field_problem("line 1", "double_column", message));
        }
    }
    for name in ["store_code", "window_from", "window_to", "fee"] {
        if !header.iter().any(|column| column == name) {
            let message = format!("column `{name}` is missing");
            problems.push(field_problem("line 1", "missing_column", message));
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                problems.push(field_problem(
                    format!("line {line}"),
                    "csv",
                    error.to_string(),
                ));
                continue;
            }
        };
        if rows.len() == MOST_ROWS {
            let message = format!("there are more than {MOST_ROWS} rows; send them in parts");
            return Err(vec![field_problem("rows", "too_many", message)]);
        }
        rows.push(read_row(&header, &record, digits));
    }
    if rows.is_empty() && problems.is_empty() {
        problems.push(field_problem(
            "line 2",
            "empty",
            "there is no row under the heading",
        ));
    }
    if problems.is_empty() {
        Ok(rows)
    } else {
        Err(problems)
    }
}

fn read_row(header: &csv::StringRecord, record: &csv::StringRecord, digits: u8) -> Row {
    let line = record.position().map_or(0, csv::Position::line);
    let mut problems = Vec::new();
    if record.len() > header.len() {
        let message = "the row has more cells than the heading; quote cells that hold a comma";
        problems.push(field_problem(format!("line {line}"), "cells", message));
    }
    let cell = |name: &str| {
        let index = header.iter().position(|column| column == name);
        index
            .and_then(|index| record.get(index))
            .unwrap_or_default()
    };
    let time = |name: &'static str, problems: &mut Vec<FieldProblem>| {
        let parsed = local_time(cell(name));
        if parsed.is_none() {
            let message = format!(
                "`{}` is no local time; write one such as 2026-03-02T10:00",
                cell(name)
            );
            problems.push(field_problem(place(line, name), "time", message));
        }
        parsed
    };
    let from = time("window_from", &mut problems);
    let to = time("window_to", &mut problems);
    let window = match (from, to) {
        (Some(from), Some(to)) if to <= from => {
            let message = "the window ends before it begins";
            problems.push(field_problem(place(line, "window_to"), "window", message));
            None
        }
        (Some(from), Some(to)) => Some(Window { from, to }),
        _ => None,
    };
    let fee_minor = minor_units(cell("fee"), digits);
    if fee_minor.is_none() {
        let message = format!(
            "`{}` is no fee; write an amount such as {}",
            cell("fee"),
            if digits == 0 { "1200" } else { "12.50" }
        );
        problems.push(field_problem(place(line, "fee"), "fee", message));
    }
    let email = cell("shopper_email").to_lowercase();
    let note = cell("note");
    if note.chars().count() > 4_000 || note.chars().any(|c| c.is_control() && c != '\n') {
        let message = "has over 4000 characters or a control character";
        problems.push(field_problem(place(line, "note"), "note", message));
    }
    Row {
        line,
        store_code: cell("store_code").to_owned(),
        shopper_email: (!email.is_empty()).then_some(email),
        window,
        fee_minor,
        note: note.to_owned(),
        problems,
    }
}

/// A local time as people and browsers write it.
pub fn local_time(text: &str) -> Option<NaiveDateTime> {
    [
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%d %H:%M",
        "%Y-%m-%d %H:%M:%S",
    ]
    .into_iter()
    .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
    .filter(|time| YEARS.contains(&time.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_bad_rows_give_three_problems_with_their_lines() {
        let text = "store_code,window_from,window_to,shopper_email,fee\n\
                    A1,2026-03-02T10:00,2026-03-02T18:00,,12.50\n\
                    A2,tomorrow,2026-03-02T18:00,,12.50\n\
                    A3,2026-03-02T10:00,2026-03-01T18:00,,12.50\n\
                    A4,2026-03-02T10:00,2026-03-02T18:00,,cheap\n";
        let rows = read_rows(text, 2).unwrap();
        let places: Vec<String> = rows
            .iter()
            .flat_map(|row| &row.problems)
            .map(|problem| problem.at.clone())
            .collect();
        assert_eq!(
            places,
            ["line 3, window_from", "line 4, window_to", "line 5, fee"]
        );
    }

    #[test]
    fn a_heading_that_is_wrong_is_told_before_any_row() {
        let problems = read_rows("store,window_from\nA1,x\n", 2).unwrap_err();
        let codes: Vec<&str> = problems
            .iter()
            .map(|problem| problem.code.as_str())
            .collect();
        assert_eq!(
            codes,
            [
                "unknown_column",
                "missing_column",
                "missing_column",
                "missing_column"
            ]
        );
        assert!(read_rows("", 2).is_err());
    }
}
