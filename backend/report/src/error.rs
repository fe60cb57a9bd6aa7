//! Why a report could not be made.

use thiserror::Error;
use uuid::Uuid;

/// Why a report could not be made. Long, empty or strange texts are never a reason.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReportError {
    /// A photo is not a JPEG a PDF reader can show.
    #[error(
        "photo {id} ({caption:?}) cannot be put into the report: {reason}. Store it as a baseline or progressive JPEG of at most 500 pixels without metadata"
    )]
    Photo {
        /// Its id.
        id: Uuid,
        /// Its caption.
        caption: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A photo that the report shows is not among those that were given.
    #[error("photo {id} ({caption:?}) is shown in the report and was not given")]
    NoPhoto {
        /// Its id.
        id: Uuid,
        /// Its caption.
        caption: String,
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
