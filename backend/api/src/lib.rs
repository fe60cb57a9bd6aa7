//! The JSON types that travel between the server and its programs, version 1.
//!
//! Types and nothing else: no logic, no I/O. One module for each noun of the API; [`problem`]
//! holds the one shape of every error. Timestamps are RFC 3339 in UTC; where a local time is
//! meant it is written without an offset beside the store's IANA zone. Scores are integers of
//! hundredths of a percent, money is an integer of the currency's minor unit.
//!
//! Shapes that are stored, hashed or signed say so above the struct: fields may be added to
//! them, never changed.

pub mod assignments;
mod change;
pub mod checklist_drafts;
pub mod checklists;
pub mod clients;
pub mod page;
pub mod people;
pub mod photos;
pub mod problem;
pub mod receipts;
pub mod reports;
pub mod session;
pub mod stores;
pub mod submissions;
pub mod visits;

/// Name of the request header in which a program tells its own clock (RFC 3339, UTC), so that the
/// server can flag a device whose clock is off.
pub const CLIENT_TIME_HEADER: &str = "client-time";
