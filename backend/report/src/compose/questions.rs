//! What to fix first and what went well: questions with their counts.

use super::row::{Drawing, Row};
use super::table::Column;
use super::theme::{BODY, BODY_BOLD, SMALL, SMALL_INK};
use super::{Composer, NOTHING};
use crate::page::Align;
use crate::words::Value;
use api::reports::{FEWEST_VISITS_TO_RANK, Percent, QuestionResult};

const TEXT_WIDTH: f32 = 224.0;

/// One of the two tables.
struct Listing {
    heading: &'static str,
    note: &'static str,
    empty: &'static str,
    /// The key of the count's heading.
    counted: &'static str,
    /// What is counted: missed or passed.
    count: fn(&QuestionResult) -> u32,
}

impl Composer<'_> {
    /// Draws what to fix first.
    pub(super) fn missed(&mut self, questions: &[QuestionResult], unscored: bool) {
        let listing = Listing {
            heading: "missed",
            note: "missed-note",
            empty: if unscored {
                "missed-empty-no-visits"
            } else {
                "missed-empty"
            },
            counted: "missed-count",
            count: |question| question.missed,
        };
        self.listing(&listing, questions);
    }

    /// Draws what went well.
    pub(super) fn went_well(&mut self, questions: &[QuestionResult]) {
        let listing = Listing {
            heading: "went-well",
            note: "went-well-note",
            empty: "went-well-empty",
            counted: "passed-count",
            count: |question| question.passed.part,
        };
        self.listing(&listing, questions);
    }

    fn listing(&mut self, listing: &Listing, questions: &[QuestionResult]) {
        let columns = self.question_columns(listing.counted);
        let mut rows = Vec::new();
        for (index, question) in questions.iter().enumerate() {
            let count = (listing.count)(question);
            rows.push(self.question_row(&columns, index + 1, question, count));
        }
        let note = (!questions.is_empty()).then(|| self.words.say(listing.note));
        let following = if questions.is_empty() {
            NOTHING
        } else {
            self.table_beginning(&columns, &rows)
        };
        self.section_heading(listing.heading, note.as_deref(), following);
        if questions.is_empty() {
            self.nothing(listing.empty);
        } else {
            self.table(&columns, &rows);
        }
        self.flow.end_section();
    }

    fn question_columns(&mut self, counted: &'static str) -> [Column; 6] {
        let share = Align::Figure(
            self.width_of(&self.words.percent(Percent::from_hundredths(10_000)), BODY),
        );
        [
            Column {
                title: Some(self.words.say("question")),
                x: 20.0,
                width: TEXT_WIDTH,
                align: Align::Start,
            },
            Column {
                title: None,
                x: 0.0,
                width: 16.0,
                align: Align::Start,
            },
            Column {
                title: Some(self.words.say(counted)),
                x: 250.0,
                width: 58.0,
                align: Align::End,
            },
            Column {
                title: None,
                x: 318.0,
                width: 46.0,
                align: Align::Start,
            },
            Column {
                title: Some(self.words.say("pass-rate")),
                x: 366.0,
                width: 48.0,
                align: share,
            },
            Column {
                title: Some(self.words.say("interval-95")),
                x: 418.0,
                width: 75.0,
                align: Align::End,
            },
        ]
    }

    fn question_row(
        &mut self,
        columns: &[Column; 6],
        number: usize,
        question: &QuestionResult,
        count: u32,
    ) -> Row {
        let text = self.flow.written(&question.text, BODY, TEXT_WIDTH);
        let section = self.flow.label(&question.section, SMALL, TEXT_WIDTH, 2);
        let words = &self.words;
        let number = words.number(number);
        let part = Value::Made(words.count(count));
        let whole = Value::Made(words.count(question.passed.n));
        let counts = words.with("of", &[("part", part), ("whole", whole)]);
        let share = question.passed.share;
        let (rate, range) = match share {
            Some(rate) => (
                words.percent(rate),
                words.bare_range(question.passed.interval.low, question.passed.interval.high),
            ),
            None => (words.say("none"), words.say("none")),
        };
        let cells = vec![
            Some(vec![text, section]),
            Some(vec![self.figure(&number, SMALL, columns[1].width)]),
            Some(vec![self.figure(&counts, BODY_BOLD, columns[2].width)]),
            None,
            Some(vec![self.figure(&rate, BODY, columns[4].width)]),
            Some(vec![self.figure(&range, SMALL_INK, columns[5].width)]),
        ];
        Row::new(cells).drawn(Drawing::Bar {
            share,
            soft: question.passed.n < FEWEST_VISITS_TO_RANK,
            others: None,
        })
    }
}
