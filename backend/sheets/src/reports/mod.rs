//! What each report says, as plain tables: one module for each report, and what they have in common.

mod chain;
mod facts;
mod groups;
mod keys;
mod questions;
mod sections;
mod standing;
mod store;
mod visit;

use crate::table::Book;
use api::reports::Report;

/// The tables of a report.
pub(crate) fn describe(report: Report<'_>) -> Book<'_> {
    let mut book = match report {
        Report::Visit(report) => visit::describe(report),
        Report::Store(report) => store::describe(report),
        Report::Chain(report) => chain::describe(report),
    };
    book.tables.retain(|table| !table.rows.is_empty());
    book
}
