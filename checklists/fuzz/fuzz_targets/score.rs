//! Any bytes as the answers to one of a few checklists.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checklists_fuzz::score_any(bytes));
