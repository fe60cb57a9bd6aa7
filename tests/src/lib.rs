//! The harness: a real server on a free port, typed clients, builders, and a year of history.
//!
//! The only crate that depends on all others. Time, ids of the data and randomness come from here:
//! [`server`] starts the service with a clock that a test moves, [`client`] speaks to it, [`world`]
//! builds what a test is about, [`history`] fills a year, [`photo`] draws pictures, [`pdf`] reads
//! documents. The tests themselves are in `e2e`, and the program `demo` in `src/bin`.

pub mod both;
pub mod client;
pub mod demo;
pub mod fill;
pub mod history;
pub mod pdf;
pub mod photo;
pub mod postgres;
pub mod process;
pub mod random;
pub mod scale;
pub mod server;
pub mod shopper;
pub mod world;
