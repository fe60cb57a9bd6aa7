//! Store reports: a [`StoreReport`] in, a PDF out.
//!
//! A pure crate: time, texts, photos and language are in the model, the fonts are compiled in, and nothing
//! else is read. It is the only place that knows how text is shaped and how a PDF is written.

mod error;
mod model;

pub use error::ReportError;
pub use model::*;
