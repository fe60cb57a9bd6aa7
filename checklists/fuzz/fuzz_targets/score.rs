//! Any bytes as the answers to one of a few checklists.

#![no_main]

#[path = "../checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::score_any(bytes));
