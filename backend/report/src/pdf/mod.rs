//! From the display list to the bytes of a PDF. The only module that names printpdf, lopdf and subsetter.
//!
//! Three steps: `plan` walks the pages and makes the fonts they need, `emit` writes the pages through
//! printpdf, `finish` adds with lopdf what printpdf cannot: structure (`tagging`), `outline`, `metadata`; and
//! `save` writes the bytes.

mod composite;
mod emit;
mod finish;
mod metadata;
mod outline;
mod plan;
mod save;
pub mod sfnt;
mod tagging;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use lopdf::{Object, StringFormat};

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

/// A text string in UTF-16 with its byte order mark, or in ASCII where that is enough (ISO 32000-1, 7.9.2).
fn text(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    let bytes = units.flat_map(u16::to_be_bytes).collect();
    Object::String(bytes, StringFormat::Literal)
}
