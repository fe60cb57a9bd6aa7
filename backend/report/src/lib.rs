//! Reports: what the server found out ([`api::reports`]) in, a PDF out.
//!
//! A pure crate: time, texts, photos and language are arguments, the fonts are compiled in, and nothing
//! else is read. The same report gives the same bytes, in any process and any thread (P9).
//!
//! The way of a report: `compose` lays it out with `words` (labels and figures), `text` (shaping and
//! lines) and `flow` (pages and structure) into the display list of `page`; `pdf` writes that list, and `html`
//! the structure that it belongs to. Start reading at [`pdf()`].

mod characters;
mod compose;
mod error;
mod flow;
mod formats;
mod html;
mod image;
mod language;
mod missing;
mod page;
mod pdf;
mod structure;
mod svg;
mod text;
mod words;
mod xml;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use uuid::Uuid;

pub use api::reports::Report;
pub use error::ReportError;
pub use formats::Formats;
pub use html::{Html, Links, html};
pub use image::{MAX_PHOTO_BYTES, PHOTO_PIXELS};
pub use language::{Language, Script};
pub use missing::Missing;

/// The most photos one report takes.
pub const MAX_PHOTOS: usize = 100;

/// The most characters of text a report takes, some two hundred pages.
pub const MAX_CHARACTERS: usize = 500_000;

/// Photos by their ids: baseline or progressive JPEGs without metadata, whose bytes go into the document
/// unchanged.
pub type Photos = BTreeMap<Uuid, Arc<[u8]>>;

/// A chart that web pages show, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Chart {
    /// The score on its scale, what changed, and the chain.
    Score,
    /// The score month by month.
    Trend,
    /// The sections as bars, beside the other stores.
    Sections,
    /// The sections month by month, the darker the higher.
    Months,
    /// How many visits lie in each band.
    Bands,
}

impl Chart {
    /// Every chart.
    pub const ALL: [Self; 5] = [
        Self::Score,
        Self::Trend,
        Self::Sections,
        Self::Months,
        Self::Bands,
    ];
}

/// A chart of a report as SVG, the same drawing as in the document, with its words as title and description;
/// `None` where the report has nothing to draw in it.
///
/// It holds no script, no style and no reference, and may stand inside a page or in a file of its own.
pub fn svg(report: Report<'_>, chart: Chart) -> Option<String> {
    let picture = compose::picture(report, chart)?;
    Some(svg::paint(
        &picture.items,
        picture.area,
        &picture.title,
        &picture.description,
        picture.language,
    ))
}

/// A document, and what its maker should hear of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The bytes of the PDF.
    pub bytes: Vec<u8>,
    /// What no font has, so that a box stands for it.
    pub missing: Vec<Missing>,
}

/// The PDF of a report. The same report gives the same bytes.
///
/// # Errors
/// [`ReportError::NoPhoto`] and [`ReportError::Photo`] name a photo that is not given, no readable JPEG or
/// still has its metadata, [`ReportError::TooManyPhotos`] and [`ReportError::TooLong`] a report over its
/// limits.
pub fn pdf(report: Report<'_>, photos: &Photos) -> Result<Made, ReportError> {
    let shown = report.photos();
    let mut pictures = image::Pictures::new();
    for photo in &shown {
        let bytes = photos.get(&photo.id).ok_or_else(|| ReportError::NoPhoto {
            id: photo.id,
            caption: photo.caption.clone(),
        })?;
        let jpeg = image::read(bytes).map_err(|reason| ReportError::Photo {
            id: photo.id,
            caption: photo.caption.clone(),
            reason,
        })?;
        pictures.add(photo.id, bytes, jpeg);
    }
    let given = pictures.iter().count();
    if given > MAX_PHOTOS {
        return Err(ReportError::TooManyPhotos {
            given,
            most: MAX_PHOTOS,
        });
    }
    let given = characters::count(&report);
    if given > MAX_CHARACTERS {
        return Err(ReportError::TooLong {
            given,
            most: MAX_CHARACTERS,
        });
    }
    let document = compose::compose(report, &pictures, compose::Medium::Paper);
    Ok(Made {
        bytes: pdf::write(&document)?,
        missing: missing::on(&document.pages),
    })
}
