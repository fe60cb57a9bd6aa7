//! End-to-end tests: the real server over HTTP, on SQLite and on PostgreSQL.

mod story;
