//! Why a report could not be made.

use thiserror::Error;

/// Why a report could not be made. Long, empty or strange texts are never a reason.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReportError {
    /// A photo is not a JPEG a PDF reader can show.
    #[error(
        "photo {number} ({caption:?}) cannot be put into the report: {reason}. Store it as a baseline or progressive JPEG without metadata"
    )]
    Photo {
        /// Its place in the list, from 1.
        number: usize,
        /// Its caption.
        caption: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// There are more photos than a report takes.
    #[error("the report was given {given} photos and takes at most {most}; choose which to show")]
    TooManyPhotos {
        /// How many were given.
        given: usize,
        /// How many it takes.
        most: usize,
    },
    /// There is more text than a document can reasonably hold.
    #[error(
        "the report has {given} characters of text and takes at most {most}; show fewer comments or questions"
    )]
    TooLong {
        /// How many were given.
        given: usize,
        /// How many it takes.
        most: usize,
    },
    /// The document could not be written; a fault of this program.
    #[error("the report could not be written: {0}")]
    Write(String),
}
