//! What to fix first and what went well: questions with their counts.

use super::Composer;
use super::charts;
use super::table::{Column, KEPT_TOGETHER, PADDING};
use super::theme::{BODY, BODY_BOLD, SMALL, SMALL_INK};
use crate::model::{MIN_VISITS_TO_RANK, Percent, Question};
use crate::page::Align;
use crate::structure::Role;
use crate::text::Paragraph;
use crate::words::Value;

const TEXT_WIDTH: f32 = 224.0;

/// One of the two tables.
struct Listing {
    heading: &'static str,
    note: &'static str,
    empty: &'static str,
    /// The key of the count's heading.
    counted: &'static str,
    /// What is counted: missed or passed.
    count: fn(&Question) -> u32,
}

impl Composer<'_> {
    /// Draws what to fix first.
    pub(super) fn missed(&mut self) {
        let unscored = self.report.scored_visits() == 0;
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
        self.listing(&listing, &self.report.missed);
    }

    /// Draws what went well.
    pub(super) fn went_well(&mut self) {
        let listing = Listing {
            heading: "went-well",
            note: "went-well-note",
            empty: "went-well-empty",
            counted: "passed-count",
            count: |question| question.answered.saturating_sub(question.missed),
        };
        self.listing(&listing, &self.report.went_well);
    }

    fn listing(&mut self, listing: &Listing, questions: &[Question]) {
        let texts: Vec<[Paragraph; 2]> = questions
            .iter()
            .map(|question| {
                let text = self.flow.written(&question.text, BODY, TEXT_WIDTH);
                [
                    text,
                    self.flow.label(&question.section, SMALL, TEXT_WIDTH, 2),
                ]
            })
            .collect();
        let row = |text: &[Paragraph; 2]| text[0].height() + text[1].height() + 2.0 * PADDING;
        let all: f32 = texts.iter().map(row).sum();
        // A short table stays whole; of a long one at least two rows follow the heading.
        let following = if all < KEPT_TOGETHER {
            all
        } else {
            texts.iter().take(2).map(row).sum()
        };
        let note = (!questions.is_empty()).then(|| self.words.say(listing.note));
        self.section_heading(
            listing.heading,
            note.as_deref(),
            following.clamp(20.0, 400.0) + 30.0,
        );
        if questions.is_empty() {
            self.nothing(listing.empty);
        } else {
            let columns = self.question_columns(listing.counted);
            self.flow.structure.open(Role::Table);
            self.table_head(&columns, false);
            for (index, (question, text)) in questions.iter().zip(&texts).enumerate() {
                self.question_row(
                    &columns,
                    index + 1,
                    question,
                    text,
                    (listing.count)(question),
                );
            }
            self.flow.structure.close();
        }
        self.flow.end_section();
    }

    fn question_columns(&mut self, counted: &'static str) -> [Column; 6] {
        let share = Align::Figure(self.width_of(&self.words.percent(Percent(10_000)), BODY));
        [
            Column {
                key: Some("question"),
                x: 20.0,
                width: TEXT_WIDTH,
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
                align: share,
            },
            Column {
                key: Some("interval-95"),
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
        question: &Question,
        text: &[Paragraph; 2],
        count: u32,
    ) {
        let words = &self.words;
        let number = words.number(number);
        let part = Value::Made(words.count(count));
        let whole = Value::Made(words.count(question.answered));
        let counts = words.with("of", &[("part", part), ("whole", whole)]);
        let rate = question.pass_rate();
        let (rate_text, range) = match rate {
            Some(rate) => (
                words.percent(rate),
                words.bare_range(question.interval.low, question.interval.high),
            ),
            None => (words.say("none"), words.say("none")),
        };
        let number = [self.figure(&number, SMALL, columns[1].width)];
        let counts = [self.figure(&counts, BODY_BOLD, columns[2].width)];
        let rate_text = [self.figure(&rate_text, BODY, columns[4].width)];
        let range = [self.figure(&range, SMALL_INK, columns[5].width)];
        let cells: [Option<&[Paragraph]>; 6] = [
            Some(text),
            Some(&number),
            Some(&counts),
            None,
            Some(&rate_text),
            Some(&range),
        ];
        let bar = &columns[3];
        let first_line = text[0].lines.first().map_or(0.0, |line| line.height);
        let soft = question.answered < MIN_VISITS_TO_RANK;
        self.table_row(columns, &cells, |sheet, top| {
            let at = (bar.x, top + first_line / 2.0 - 3.5);
            charts::bar(sheet, at, bar.width, rate, soft, None);
        });
    }
}
