//! The report from outside: a model in, a PDF out, and what a reader finds in it.

#[expect(
    clippy::unwrap_used,
    reason = "functions of tests, which clippy does not know as tests"
)]
mod chain;
mod document;
mod extract;
mod first_page;
mod geometry;
mod html;
mod odd;
mod odd_chain;
mod odd_visit;
#[expect(
    clippy::unwrap_used,
    reason = "functions of tests, which clippy does not know as tests"
)]
mod pictures;
mod poppler;
mod sample;
#[path = "sample/visit.rs"]
mod sample_visit;
mod scripts;
mod strange;
mod tables;
mod tagged;
mod text;
mod tools;
#[expect(
    clippy::unwrap_used,
    reason = "functions of tests, which clippy does not know as tests"
)]
mod tree;
mod visit;
