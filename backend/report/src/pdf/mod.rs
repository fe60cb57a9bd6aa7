//! From the display list to the bytes of a PDF. The only module that names printpdf, lopdf and subsetter.
//!
//! Three steps: `plan` walks the pages and makes the fonts they need, `emit` writes the pages through
//! printpdf, `finish` adds with lopdf what printpdf cannot: structure, outline, language, a reproducible
//! identity.

mod composite;
mod emit;
mod finish;
mod plan;
pub mod sfnt;

use chrono::{DateTime, Utc};

use crate::error::ReportError;
use crate::flow::Heading;
use crate::image::Pictures;
use crate::language::Language;
use crate::page::Page;
use crate::structure::Structure;

/// A document ready to be written.
pub struct Document<'a> {
    /// The language.
    pub language: Language,
    /// The title.
    pub title: String,
    /// Who made it.
    pub author: String,
    /// What it is about.
    pub subject: String,
    /// Its date.
    pub as_of: DateTime<Utc>,
    /// The pages.
    pub pages: Vec<Page>,
    /// The structure the items of the pages refer to.
    pub structure: Structure,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// The photos the pages refer to.
    pub pictures: &'a Pictures<'a>,
}

/// The bytes of the document.
///
/// # Errors
/// [`ReportError::Write`] when a font cannot be cut or the file cannot be put together, which is a fault of
/// this program.
pub fn write(document: &Document<'_>) -> Result<Vec<u8>, ReportError> {
    let plan = plan::Plan::of(&document.pages)?;
    let (printed, marks) = emit::emit(document, &plan);
    finish::finish(document, printed, &marks)
}
