//! The harness: a real server on a free port, typed clients, builders, and a year of history.
//!
//! The only crate that depends on all others. Time, ids of the data and randomness come from here:
//! [`server`] starts the service with a clock that a test moves, [`client`] speaks to it, [`world`]
//! builds what a test is about, [`visiting`] makes one visit, [`history`] fills a year, [`photo`] draws pictures, [`pdf`] reads
//! documents, [`moved`] takes the data of one database to the other. The tests themselves are in `e2e`, and the program `demo` in `src/bin`.

pub mod both;
pub mod client;
pub mod demo;
pub mod fill;
pub mod history;
pub mod load;
pub mod moved;
pub mod pdf;
pub mod photo;
pub mod postgres;
pub mod process;
pub mod random;
pub mod scale;
pub mod server;
pub mod shopper;
pub mod visiting;
pub mod world;

/// Says that a test did not run, in the words that `tests/run` counts.
pub fn skipped(why: &str) {
    use std::io::Write;
    // Not `println`, which would be kept back with the output of tests that passed.
    let _ = writeln!(std::io::stdout(), "skipped: {why}");
}
