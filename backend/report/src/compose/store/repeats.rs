//! Questions missed again and again, visit by visit.

use api::reports::RepeatMiss;

use crate::compose::Composer;
use crate::compose::row::{Drawing, Row};
use crate::compose::table::Column;
use crate::compose::theme::{BODY, BODY_BOLD, SMALL, SMALL_INK};
use crate::page::{Align, CONTENT_WIDTH};
use crate::words::{Value, plain};

/// The column of the questions.
const TEXT: f32 = 240.0;

impl Composer<'_> {
    /// Draws the questions missed again and again; nothing where there are none.
    pub(super) fn repeats(&mut self, repeats: &[RepeatMiss]) {
        if repeats.is_empty() {
            return;
        }
        let words = &self.words;
        let column = |key, x, width, align| Column::new(words.say(key), x, width, align);
        let columns = [
            column("question", 0.0, TEXT, Align::Start),
            column("repeats-pattern", 252.0, 78.0, Align::Start),
            column("missed-count", 336.0, 54.0, Align::End),
            column("repeats-streak", 404.0, CONTENT_WIDTH - 404.0, Align::Start),
        ];
        let rows: Vec<Row> = repeats
            .iter()
            .map(|repeat| self.repeat_row(&columns, repeat))
            .collect();
        let following = self.table_beginning(&columns, &rows);
        let note = self.words.say("repeats-note");
        self.section_heading("repeats", Some(&note), following);
        self.table(&columns, &rows);
        self.flow.end_section();
    }

    fn repeat_row(&mut self, columns: &[Column; 4], repeat: &RepeatMiss) -> Row {
        let text = self.flow.written(&repeat.text, BODY, TEXT);
        let section = self.flow.label(&repeat.section, SMALL, TEXT, 2);
        let words = &self.words;
        let part = Value::Made(words.count(repeat.missed));
        let whole = Value::Made(words.count(repeat.of));
        let counts = words.with("of", &[("part", part), ("whole", whole)]);
        let streak = if repeat.streak > 0 {
            words.with("repeats-last", &[("n", Value::Count(repeat.streak))])
        } else {
            words.say("none")
        };
        let said: Vec<String> = repeat
            .pattern
            .iter()
            .map(|missed| {
                words.say(if *missed {
                    "pattern-missed"
                } else {
                    "pattern-passed"
                })
            })
            .collect();
        let said = Value::Made(said.join(&words.say("comma")));
        let alternative = plain(&words.with("pattern-alt", &[("visits", said)]));
        let mut row = Row::new(vec![
            Some(vec![text, section]),
            None,
            Some(Vec::new()),
            Some(Vec::new()),
        ]);
        self.put_cell(&mut row, columns, 2, &counts, BODY_BOLD);
        self.put_cell(&mut row, columns, 3, &streak, SMALL_INK);
        row.drawn(Drawing::Pattern {
            missed: repeat.pattern.clone(),
            alternative,
        })
    }
}
