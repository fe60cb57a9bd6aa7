//! Every time the results were published, the last of them in force.

use api::reports::Publication;

use crate::compose::Composer;
use crate::compose::row::Row;
use crate::compose::theme::{BODY, BODY_BOLD};
use crate::page::Align;

use super::Shape;

const COLUMNS: [Shape; 5] = [
    Shape {
        key: Some("number-column"),
        x: 0.0,
        width: 48.0,
        align: Align::Start,
    },
    Shape {
        key: Some("revision-column"),
        x: 56.0,
        width: 66.0,
        align: Align::Start,
    },
    Shape {
        key: Some("visit-published"),
        x: 130.0,
        width: 128.0,
        align: Align::Start,
    },
    Shape {
        key: Some("withdrawn-column"),
        x: 266.0,
        width: 142.0,
        align: Align::Start,
    },
    Shape {
        key: Some("score-column"),
        x: 416.0,
        width: 77.0,
        align: Align::End,
    },
];

impl Composer<'_> {
    /// Draws the history; nothing where there is but one publication, which the head of the report names.
    pub(super) fn publications(&mut self, publications: &[Publication]) {
        if publications.len() < 2 {
            return;
        }
        let last = publications.len() - 1;
        let rows: Vec<Row> = publications
            .iter()
            .enumerate()
            .map(|(index, publication)| self.publication(publication, index == last))
            .collect();
        let columns = self.shaped(&COLUMNS);
        let note = self.words.say("visit-history-note");
        let following = self.table_beginning(&columns, &rows);
        self.section_heading("visit-history", Some(&note), following);
        self.table(&columns, &rows);
        self.flow.end_section();
    }

    fn publication(&mut self, publication: &Publication, last: bool) -> Row {
        let words = &self.words;
        let until = match publication.withdrawn_on {
            Some(day) => words.date(day),
            None if last => words.say("in-force"),
            None => words.say("none"),
        };
        let score = publication.score;
        let texts = [
            words.count(publication.number),
            words.count(publication.revision),
            words.date(publication.published_on),
            until,
            score.map_or_else(|| words.say("not-scored"), |score| words.percent(score)),
        ];
        let style = if last { BODY_BOLD } else { BODY };
        let cells = texts
            .iter()
            .zip(&COLUMNS)
            .map(|(text, column)| Some(vec![self.flow.own(text, style, column.width)]));
        Row::new(cells.collect())
    }
}
