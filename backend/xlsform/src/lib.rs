#![doc = include_str!("../README.md")]

mod export;
mod expression;
mod finding;
mod import;
mod known;
mod language;
mod table;
mod unreadable;
mod workbook;

pub use export::{Export, Unwritable, export};
pub use finding::SheetFinding;
pub use import::{Import, import};
pub use unreadable::Unreadable;
pub use workbook::{MAX_BYTES, MAX_COLUMNS, MAX_ROWS, first_sheet};

/// The namespace of our own columns, as `settings` declares it: `shop="..."`.
pub const NAMESPACE: &str = "urn:plainclothes:checklist:1";
