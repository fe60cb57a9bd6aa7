//! What to fix first and what went well: questions with their counts.

use super::Composer;
use super::charts;
use super::table::Column;
use super::theme::{BODY, BODY_BOLD, SMALL, SMALL_INK};
use crate::model::{MIN_VISITS_TO_RANK, Question};
use crate::page::Align;
use crate::structure::Role;
use crate::text::Paragraph;
use crate::words::Value;

/// The columns; `counted` is the key of the count's heading.
fn columns(counted: &'static str) -> [Column; 6] {
    [
        Column {
            key: Some("question"),
            x: 20.0,
            width: 224.0,
            align: Align::Start,
        },
        Column {
            key: None,
            x: 0.0,
            width: 16.0,
            align: Align::Start,
        },
        Column {
            key: Some(counted),
            x: 250.0,
            width: 58.0,
            align: Align::End,
        },
        Column {
            key: None,
            x: 318.0,
            width: 46.0,
            align: Align::Start,
        },
        Column {
            key: Some("pass-rate"),
            x: 366.0,
            width: 48.0,
            align: Align::End,
        },
        Column {
            key: Some("interval-95"),
            x: 418.0,
            width: 75.0,
            align: Align::End,
        },
    ]
}

impl Composer<'_> {
    /// Draws what to fix first.
    pub(super) fn missed(&mut self) {
        let questions = &self.report.missed;
        let note = (!questions.is_empty()).then(|| self.words.say("missed-note"));
        self.section_heading("missed", note.as_deref(), 70.0);
        if questions.is_empty() {
            let unscored = self.report.scored_visits() == 0;
            self.nothing(if unscored {
                "missed-empty-no-visits"
            } else {
                "missed-empty"
            });
        } else {
            self.questions(questions, "missed-count", |question| question.missed);
        }
        self.flow.end_section();
    }

    /// Draws what went well.
    pub(super) fn went_well(&mut self) {
        let questions = &self.report.went_well;
        let note = (!questions.is_empty()).then(|| self.words.say("went-well-note"));
        self.section_heading("went-well", note.as_deref(), 70.0);
        if questions.is_empty() {
            self.nothing("went-well-empty");
        } else {
            let passed = |question: &Question| question.answered.saturating_sub(question.missed);
            self.questions(questions, "passed-count", passed);
        }
        self.flow.end_section();
    }

    fn questions(
        &mut self,
        questions: &[Question],
        counted: &'static str,
        count: impl Fn(&Question) -> u32,
    ) {
        let columns = columns(counted);
        self.flow.structure.open(Role::Table);
        self.table_head(&columns, false);
        for (index, question) in questions.iter().enumerate() {
            let number = self.words.number(index + 1);
            let number = [self.figure(&number, SMALL, columns[1].width)];
            let text = self.flow.written(&question.text, BODY, columns[0].width);
            let section = self
                .flow
                .label(&question.section, SMALL, columns[0].width, 2);
            let text = [text, section];
            let counts = self.words.with(
                "of",
                &[
                    ("part", Value::Made(self.words.count(count(question)))),
                    ("whole", Value::Made(self.words.count(question.answered))),
                ],
            );
            let rate = question.pass_rate();
            let rate_text =
                rate.map_or_else(|| self.words.say("none"), |rate| self.words.percent(rate));
            let interval = question.interval;
            let range = match rate {
                Some(_) => self.words.bare_range(interval.low, interval.high),
                None => self.words.say("none"),
            };
            let counts = [self.figure(&counts, BODY_BOLD, columns[2].width)];
            let rate_text = [self.figure(&rate_text, BODY, columns[4].width)];
            let range = [self.figure(&range, SMALL_INK, columns[5].width)];
            let cells: [Option<&[Paragraph]>; 6] = [
                Some(&text),
                Some(&number),
                Some(&counts),
                None,
                Some(&rate_text),
                Some(&range),
            ];
            let bar = &columns[3];
            let first_line = text[0].lines.first().map_or(0.0, |line| line.height);
            let soft = question.answered < MIN_VISITS_TO_RANK;
            self.table_row(&columns, &cells, |sheet, top| {
                let at = (bar.x, top + first_line / 2.0 - 3.5);
                charts::bar(sheet, at, bar.width, rate, soft, None);
            });
        }
        self.flow.structure.close();
    }
}
