//! The JSON Schema of the language, for editors: completion, help and early marks.
//!
//! It says less than [`compile`](crate::compile()): no schema knows which question comes first. A
//! test keeps its keys equal to those that the compiler knows.

/// The JSON Schema (draft 2020-12) of a checklist source.
pub const SCHEMA: &str = include_str!("../schema/checklist.schema.json");
