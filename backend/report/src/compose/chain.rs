//! The chain report.

use api::reports::ChainReport;

use super::Composer;
use super::masthead::Masthead;

/// The key of the kind of report.
const KIND: &str = "chain-report";

impl Composer<'_> {
    /// Draws the whole report. Returns the key of its kind and the name of what it is about.
    pub(super) fn chain<'r>(&mut self, report: &'r ChainReport) -> (&'static str, &'r str) {
        self.masthead(&Masthead {
            kind: KIND,
            title: &report.head.client,
            place: Vec::new(),
            visits: self.visits_made(report.visits, report.score.mean.n),
        });
        (KIND, &report.head.client)
    }
}
