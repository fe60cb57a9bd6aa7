//! The visit report.

use api::reports::VisitReport;

use super::Composer;
use super::masthead::Masthead;

/// The key of the kind of report.
const KIND: &str = "visit-report";

impl Composer<'_> {
    /// Draws the whole report. Returns the key of its kind and the name of what it is about.
    pub(super) fn visit<'r>(&mut self, report: &'r VisitReport) -> (&'static str, &'r str) {
        self.masthead(&Masthead {
            kind: KIND,
            title: &report.store.name,
            place: vec![
                &report.store.code,
                &report.store.region,
                &report.store.address,
            ],
            visits: String::new(),
        });
        (KIND, &report.store.name)
    }
}
