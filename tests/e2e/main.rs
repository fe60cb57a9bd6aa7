//! End-to-end tests: the real server over HTTP, on SQLite and on PostgreSQL.

#![expect(
    clippy::unwrap_used,
    reason = "a test that unwraps nothing has failed, as it should"
)]

mod checklist_drafts;
mod checklists;
mod delivery;
mod designer;
mod documents;
mod hidden_points;
mod kill;
mod load;
mod pages;
mod photos;
mod program;
mod reports;
mod results;
mod revisions;
mod rollup;
mod same_bytes;
mod scheduling;
mod settings;
mod story;
mod workbooks;
