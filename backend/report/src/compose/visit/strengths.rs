//! What went well: the questions passed that are worth most.

use crate::compose::row::{Drawing, Row};
use crate::compose::theme::{BODY, SMALL};
use crate::compose::{Composer, NOTHING};
use crate::page::Align;

use super::Shape;
use super::places::{Place, Places};

/// A comment here is cut; it is whole with the answer.
const COMMENT_LINES: usize = 3;

const COLUMNS: [Shape; 4] = [
    Shape {
        key: Some("question"),
        x: 20.0,
        width: 274.0,
        align: Align::Start,
    },
    Shape {
        key: None,
        x: 0.0,
        width: 12.0,
        align: Align::Start,
    },
    Shape {
        key: Some("answer-column"),
        x: 304.0,
        width: 116.0,
        align: Align::Start,
    },
    Shape {
        key: Some("points-column"),
        x: 426.0,
        width: 67.0,
        align: Align::End,
    },
];

impl Composer<'_> {
    /// Draws what went well.
    pub(super) fn visit_strengths(&mut self, places: &Places<'_>) {
        if places.strengths.is_empty() {
            self.section_heading("went-well", None, NOTHING);
            self.nothing("visit-strengths-empty");
            self.flow.end_section();
            return;
        }
        let strengths = &places.strengths;
        let rows: Vec<Row> = strengths
            .iter()
            .map(|place| self.strength(*place))
            .collect();
        let columns = self.shaped(&COLUMNS);
        let note = self.words.say("visit-strengths-note");
        let following = self.table_beginning(&columns, &rows);
        self.section_heading("went-well", Some(&note), following);
        self.table(&columns, &rows);
        self.flow.end_section();
    }

    fn strength(&mut self, place: Place<'_>) -> Row {
        let answer = place.answer;
        let [question, _, given, points] = COLUMNS;
        let mut about = vec![self.flow.written(&answer.text, BODY, question.width)];
        about.push(
            self.flow
                .label(&place.section.title, SMALL, question.width, 2),
        );
        if let Some(comment) = &answer.comment {
            let comment = self
                .flow
                .label(comment, BODY, question.width, COMMENT_LINES);
            about.push(comment);
        }
        let figure = self.answer_points(answer);
        Row::new(vec![
            Some(about),
            None,
            Some(vec![self.flow.label(&answer.answer, BODY, given.width, 4)]),
            Some(vec![self.figure(&figure, BODY, points.width)]),
        ])
        .drawn(Drawing::Met(true))
        .leading_to(Some(place.full()))
    }
}
