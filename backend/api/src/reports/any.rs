//! Any of the reports there are.

use serde::Serialize;

use super::{ChainReport, Head, Photo, StoreReport, VisitReport};

/// A report of any kind.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(untagged)]
pub enum Report<'a> {
    /// One visit.
    Visit(&'a VisitReport),
    /// A store over a period.
    Store(&'a StoreReport),
    /// A chain over a period.
    Chain(&'a ChainReport),
}

impl<'a> Report<'a> {
    /// What stands over it.
    #[must_use]
    pub fn head(self) -> &'a Head {
        match self {
            Self::Visit(report) => &report.head,
            Self::Store(report) => &report.head,
            Self::Chain(report) => &report.head,
        }
    }

    /// Its photos, in the order in which they are shown; one may be shown twice.
    #[must_use]
    pub fn photos(self) -> Vec<&'a Photo> {
        match self {
            Self::Visit(report) => {
                let answers = report.sections.iter().flat_map(|section| &section.answers);
                answers.flat_map(|answer| &answer.photos).collect()
            }
            Self::Store(report) => {
                let fixes = report.fix.iter().filter_map(|fix| fix.photo.as_ref());
                fixes.chain(&report.photos).collect()
            }
            Self::Chain(_) => Vec::new(),
        }
    }
}

impl<'a> From<&'a VisitReport> for Report<'a> {
    fn from(report: &'a VisitReport) -> Self {
        Self::Visit(report)
    }
}

impl<'a> From<&'a StoreReport> for Report<'a> {
    fn from(report: &'a StoreReport) -> Self {
        Self::Store(report)
    }
}

impl<'a> From<&'a ChainReport> for Report<'a> {
    fn from(report: &'a ChainReport) -> Self {
        Self::Chain(report)
    }
}
