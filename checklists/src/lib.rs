#![doc = include_str!("../README.md")]
#![deny(clippy::float_arithmetic)]

pub mod advice;
pub mod answer;
pub mod checklist;
mod civil;
pub mod compile;
pub mod diagnostic;
pub mod diff;
pub mod epochs;
pub mod id;
mod locate;
pub mod number;
pub mod progress;
pub mod schema;
pub mod score;
pub mod shipped;
mod source;
pub mod template;
pub mod text;
mod walk;
pub mod words;
pub mod write;

pub use advice::advise;
pub use answer::{
    Answer, AnswerError, AnswerValue, Answers, PhotoDigest, Reading, parse_value, read,
};
pub use checklist::{Checklist, Kind, Question, Section};
pub use compile::{Compilation, compile};
pub use diagnostic::{Diagnostic, Severity};
pub use diff::{Diff, diff};
pub use epochs::{Epochs, epochs};
pub use id::{BandId, Currency, OptionId, QuestionId, RuleId, SectionId, Sector, Slug};
pub use number::{Decimal, Percent};
pub use progress::{Gap, check, offered, strip_hidden, visible};
pub use schema::SCHEMA;
pub use score::{Scorecard, Scorer, Verdict, score};
pub use shipped::{Shipped, shipped};
pub use template::{Template, sectors, template};
pub use text::{Language, Text};
pub use words::{PreviewLine, PreviewRole, preview, preview_lines};
pub use write::to_yaml;
