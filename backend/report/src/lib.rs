//! Store reports: a [`StoreReport`] in, a PDF out.
//!
//! A pure crate: time, texts, photos and language are in the model, the fonts are compiled in, and nothing
//! else is read. The same model gives the same bytes, in any process and any thread (P9).
//!
//! The way of a report: `compose` lays the model out with `words` (labels and figures), `text` (shaping and
//! lines) and `flow` (pages and structure) into the display list of `page`; `pdf` writes that list. Start
//! reading at [`pdf()`].

mod compose;
mod error;
mod flow;
mod formats;
mod image;
mod language;
mod model;
mod page;
mod pdf;
mod structure;
mod text;
mod words;

pub use error::ReportError;
pub use formats::Formats;
pub use language::{Digits, Language, Script};
pub use model::*;

/// The most characters of text a report takes, some two hundred pages.
pub const MAX_CHARACTERS: usize = 500_000;

/// The PDF of a report. The same report gives the same bytes.
///
/// # Errors
/// [`ReportError::Photo`] names a photo that is no readable JPEG or still has its metadata,
/// [`ReportError::TooManyPhotos`] and [`ReportError::TooLong`] a report over its limits.
pub fn pdf(report: &StoreReport) -> Result<Vec<u8>, ReportError> {
    if report.photos.len() > MAX_PHOTOS {
        return Err(ReportError::TooManyPhotos {
            given: report.photos.len(),
            most: MAX_PHOTOS,
        });
    }
    let given = characters(report);
    if given > MAX_CHARACTERS {
        return Err(ReportError::TooLong {
            given,
            most: MAX_CHARACTERS,
        });
    }
    let jpegs = report
        .photos
        .iter()
        .enumerate()
        .map(|(index, photo)| {
            image::read(&photo.jpeg).map_err(|reason| ReportError::Photo {
                number: index + 1,
                caption: photo.caption.clone(),
                reason,
            })
        })
        .collect::<Result<Vec<_>, _>>()?;
    pdf::write(&compose::compose(report, &jpegs))
}

/// How many characters of what people wrote the report has.
fn characters(report: &StoreReport) -> usize {
    let store = &report.store;
    let names = [&report.agency, &report.client, &store.name, &store.code];
    let names = names.into_iter().chain(&store.address).chain(&store.region);
    let checklist = [&report.checklist.title, &report.checklist.slug];
    let hashes = &report.method.checklist_hashes;
    let bands = report
        .score
        .iter()
        .flat_map(|score| score.band.iter().chain(&score.exact));
    let sections = report.sections.iter().map(|section| &section.title);
    let questions = report
        .missed
        .iter()
        .chain(&report.went_well)
        .flat_map(|q| [&q.section, &q.text]);
    let comments = report
        .comments
        .iter()
        .flat_map(|comment| [&comment.question, &comment.text]);
    let captions = report.photos.iter().map(|photo| &photo.caption);
    let texts = names
        .chain(checklist)
        .chain(hashes)
        .chain(bands)
        .chain(sections);
    texts
        .chain(questions)
        .chain(comments)
        .chain(captions)
        .map(|text| text.chars().count())
        .sum()
}
