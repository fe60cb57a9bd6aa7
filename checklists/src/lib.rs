//! Checklists for mystery shopping.
#![deny(clippy::float_arithmetic)]

pub mod checklist;
pub mod id;
pub mod number;
pub mod text;

pub use checklist::{Checklist, Kind, Question, Section};
pub use id::{BandId, OptionId, QuestionId, SectionId, Sector, Slug};
pub use number::{Decimal, Percent};
pub use text::{Language, Text};
