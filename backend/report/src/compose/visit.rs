//! The visit report, in the order an owner reads: the score and how it came about, what was missed, what
//! went well, then every answer in the order of the visit, measures, history and method.

mod answers;
mod history;
mod method;
mod missed;
mod places;
mod sections;
mod strengths;
mod summary;
mod timings;

use api::reports::VisitReport;

use super::Composer;
use super::masthead::Masthead;
use super::table::Column;
use crate::page::Align;
use crate::words::Value;
use places::Places;

/// The key of the kind of report.
const KIND: &str = "visit-report";

/// A column whose heading is not yet in the language of the report.
struct Shape {
    /// The key of its heading; `None` for a column without one.
    key: Option<&'static str>,
    /// Distance from the start edge.
    x: f32,
    /// Width.
    width: f32,
    /// Alignment of heading and cells.
    align: Align,
}

impl Composer<'_> {
    /// Draws the whole report. Returns the key of its kind and the name of what it is about.
    pub(super) fn visit<'r>(&mut self, report: &'r VisitReport) -> (&'static str, &'r str) {
        let store = &report.store;
        let masthead = Masthead {
            kind: KIND,
            title: &store.name,
            place: vec![&store.code, &store.region, &store.address],
            visits: String::new(),
        };
        // Never more of the visit's time than its month (P6).
        let month = self.words.month(report.head.period.from);
        let published = self.published(report);
        self.masthead_between(
            &masthead,
            ("visit-month", month),
            ("visit-published", published),
        );
        let places = Places::of(report);
        self.visit_summary(report, &places);
        self.comparisons(&report.comparisons, true);
        self.visit_sections(&report.sections);
        self.visit_missed(&places);
        self.visit_strengths(&places);
        self.all_answers(report, &places);
        self.timings(&report.timings, &places);
        self.publications(&report.publications);
        self.visit_method(report);
        (KIND, &report.store.name)
    }

    /// The columns of these shapes.
    fn shaped<const N: usize>(&self, shapes: &[Shape; N]) -> [Column; N] {
        shapes.each_ref().map(|shape| Column {
            title: shape.key.map(|key| self.words.say(key)),
            x: shape.x,
            width: shape.width,
            align: shape.align,
        })
    }

    /// When the results in force were published, and of which revision.
    fn published(&self, report: &VisitReport) -> String {
        let Some(last) = report.publications.last() else {
            return self.words.say("none");
        };
        let values = [
            ("date", Value::Made(self.words.date(last.published_on))),
            ("revision", Value::Made(self.words.count(last.revision))),
        ];
        self.words.with("visit-published-text", &values)
    }
}
