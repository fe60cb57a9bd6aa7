//! The whole program against a stand-in for the server.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "../support/mod.rs"]
mod support;

mod checklists;
mod filling;
mod killing;
mod reading;
mod submitting;
