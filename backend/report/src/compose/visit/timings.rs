//! What was measured, beside its standard.

use api::reports::Timing;

use crate::compose::Composer;
use crate::compose::row::{Drawing, Row};
use crate::compose::theme::{ACCENT, BODY, BODY_BOLD, FAIL, in_colour};
use crate::page::Align;

use super::Shape;
use super::places::Places;

const COLUMNS: [Shape; 5] = [
    Shape {
        key: Some("question"),
        x: 0.0,
        width: 192.0,
        align: Align::Start,
    },
    Shape {
        key: Some("measured"),
        x: 200.0,
        width: 90.0,
        align: Align::Start,
    },
    Shape {
        key: Some("standard"),
        x: 298.0,
        width: 102.0,
        align: Align::Start,
    },
    Shape {
        key: None,
        x: 404.0,
        width: 12.0,
        align: Align::Start,
    },
    Shape {
        key: Some("result"),
        x: 421.0,
        width: 72.0,
        align: Align::Start,
    },
];

impl Composer<'_> {
    /// Draws the measures; nothing where the checklist measures nothing.
    pub(super) fn timings(&mut self, timings: &[Timing], places: &Places<'_>) {
        if timings.is_empty() {
            return;
        }
        let rows: Vec<Row> = timings
            .iter()
            .map(|timing| {
                let place = places.find(&timing.question);
                let anchor = place.map(|place| place.full());
                self.timing(timing).leading_to(anchor)
            })
            .collect();
        let columns = self.shaped(&COLUMNS);
        let note = self.words.say("visit-timings-note");
        let following = self.table_beginning(&columns, &rows);
        self.section_heading("visit-timings", Some(&note), following);
        self.table(&columns, &rows);
        self.flow.end_section();
    }

    fn timing(&mut self, timing: &Timing) -> Row {
        let [question, measured, standard, _, result] = COLUMNS;
        let (key, colour) = if timing.met {
            ("met", ACCENT)
        } else {
            ("not-met", FAIL)
        };
        let met = self.words.say(key);
        let met = self
            .flow
            .own(&met, in_colour(BODY_BOLD, colour), result.width);
        Row::new(vec![
            Some(vec![self.flow.written(&timing.text, BODY, question.width)]),
            Some(vec![self.flow.label(
                &timing.answer,
                BODY_BOLD,
                measured.width,
                6,
            )]),
            Some(vec![self.flow.label(
                &timing.standard,
                BODY,
                standard.width,
                12,
            )]),
            None,
            Some(vec![met]),
        ])
        .drawn(Drawing::Met(timing.met))
    }
}
