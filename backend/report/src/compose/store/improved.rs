//! Questions that are passed more often than in the previous period.

use api::reports::{Benchmark, Percent, QuestionResult};

use crate::compose::Composer;
use crate::compose::charts::difference_colour;
use crate::compose::comparisons::finding;
use crate::compose::row::Row;
use crate::compose::table::Column;
use crate::compose::theme::{BODY, BODY_BOLD, SMALL, SMALL_BOLD, SMALL_INK, TINY, in_colour};
use crate::page::{Align, CONTENT_WIDTH};
use crate::words::Value;

/// The column of the questions.
const TEXT: f32 = 218.0;
/// The place of the difference among the columns.
const DIFFERENCE: usize = 3;
/// Where the findings begin.
const FINDING: f32 = 403.0;

impl Composer<'_> {
    /// Draws what improved; nothing where nothing did.
    pub(super) fn improved(&mut self, questions: &[QuestionResult]) {
        if questions.is_empty() {
            return;
        }
        let whole = self.words.percent(Percent::from_hundredths(10_000));
        let share = Align::Figure(self.width_of(&whole, BODY));
        let words = &self.words;
        let column = |key, x, width, align| Column::new(words.say(key), x, width, align);
        let columns = [
            column("question", 0.0, TEXT, Align::Start),
            column("passed-count", 222.0, 48.0, Align::End),
            column("pass-rate", 272.0, 48.0, share),
            column("difference", 322.0, 72.0, Align::End),
            column("finding", FINDING, CONTENT_WIDTH - FINDING, Align::Start),
        ];
        let rows: Vec<Row> = questions
            .iter()
            .map(|question| self.improved_row(&columns, question))
            .collect();
        let following = self.table_beginning(&columns, &rows);
        let note = self.words.say("improved-note");
        self.section_heading("improved", Some(&note), following);
        self.table(&columns, &rows);
        self.flow.end_section();
    }

    fn improved_row(&mut self, columns: &[Column; 5], question: &QuestionResult) -> Row {
        let text = self.flow.written(&question.text, BODY, TEXT);
        let section = self.flow.label(&question.section, SMALL, TEXT, 2);
        let words = &self.words;
        let part = Value::Made(words.count(question.passed.part));
        let whole = Value::Made(words.count(question.passed.n));
        let counts = words.with("of", &[("part", part), ("whole", whole)]);
        let none = || words.say("none");
        let rate = question.passed.share;
        let rate = rate.map_or_else(none, |share| words.percent(share));
        let mut cells = vec![Some(vec![text, section])];
        cells.resize(columns.len(), Some(Vec::new()));
        let mut row = Row::new(cells);
        self.put_cell(&mut row, columns, 1, &counts, BODY);
        self.put_cell(&mut row, columns, 2, &rate, BODY);
        let Some(difference) = question.difference else {
            return row;
        };
        let (style, small) = if difference.proven {
            let colour = difference_colour(difference);
            (in_colour(BODY_BOLD, colour), in_colour(SMALL_BOLD, colour))
        } else {
            (BODY, SMALL_INK)
        };
        let points = self.words.signed(difference.points);
        let width = columns[DIFFERENCE].width;
        let mut change = vec![self.figure(&points, style, width)];
        let key = match difference.interval {
            Some(interval) => {
                let range = self.words.bare_points_range(interval.low, interval.high);
                change.push(self.flow.own(&range, TINY, width));
                finding(Benchmark::PreviousPeriod, difference)
            }
            None => "section-no-interval",
        };
        row.cells[DIFFERENCE] = Some(change);
        let finding = self.words.say(key);
        self.put_cell(&mut row, columns, DIFFERENCE + 1, &finding, small);
        row
    }
}
