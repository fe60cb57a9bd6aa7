//! From the display list to the bytes of a PDF. The only module that names printpdf, lopdf and subsetter.
//!
//! `plan` walks the pages and cuts the `fonts` they need, `content` writes what is drawn, `emit` makes the frame of
//! the file with printpdf, `finish` fills it with lopdf: pages, structure (`tagging`), `outline`, `metadata`; and `save`
//! writes the bytes, with the objects that are alike as `rows`.

mod composite;
mod content;
mod emit;
mod finish;
mod fonts;
mod measures;
mod metadata;
mod outline;
mod plan;
mod rows;
mod save;
pub mod sfnt;
mod syntax;
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
    let (contents, marks) = content::write(&document.pages, &document.structure, &plan);
    finish::finish(document, &plan, contents, &marks)
}

/// A text string in the one byte a character of PDFDocEncoding where that has them all, or in UTF-16 with its byte order
/// mark (ISO 32000-1, 7.9.2 and D.3). A space that no line is broken at is a space to who hears or searches the text.
fn text(text: &str) -> Object {
    let text = text.replace('\u{a0}', " ");
    let bytes = text.chars().map(document_byte).collect::<Option<_>>();
    let bytes = bytes.unwrap_or_else(|| {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(u16::to_be_bytes).collect()
    });
    Object::String(bytes, StringFormat::Literal)
}

/// The byte of a character in PDFDocEncoding, of which only the signs that English is written with are named here.
fn document_byte(c: char) -> Option<u8> {
    match c {
        '\n' | ' '..='~' | '¡'..='¬' | '®'..='ÿ' => u8::try_from(u32::from(c)).ok(),
        '•' => Some(0x80),
        '…' => Some(0x83),
        '—' => Some(0x84),
        '–' => Some(0x85),
        '−' => Some(0x8a),
        '“' => Some(0x8d),
        '”' => Some(0x8e),
        '‘' => Some(0x8f),
        '’' => Some(0x90),
        '€' => Some(0xa0),
        _ => None,
    }
}
