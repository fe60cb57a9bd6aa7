//! Any bytes as the source of a checklist.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checklists_fuzz::compile_any(bytes));
