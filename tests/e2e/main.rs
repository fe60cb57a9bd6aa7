//! End-to-end tests: the real server over HTTP, on SQLite and on PostgreSQL.

mod delivery;
mod kill;
mod photos;
mod program;
mod results;
mod scheduling;
mod story;
