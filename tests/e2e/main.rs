//! End-to-end tests: the real server over HTTP, on SQLite and on PostgreSQL.

#![expect(
    clippy::unwrap_used,
    reason = "a test that unwraps nothing has failed, as it should"
)]

mod checklists;
mod delivery;
mod hidden_points;
mod kill;
mod photos;
mod program;
mod results;
mod scheduling;
mod story;
