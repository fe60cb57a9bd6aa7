//! The questions of a chain: those missed most, those passed most, and those that separate its stores.

use super::super::{Composer, NOTHING};
use super::lines::{Cell, Line, Name, ROOMY, Spec, Table};
use super::plot::{Axis, Plot};
use super::{BEST, QUESTIONS, SEPARATING, WORST};
use crate::text::clean;
use crate::words::Value;
use api::reports::{ChainReport, FEWEST_VISITS_TO_RANK, Points, QuestionResult, Separating, Share};

/// The length of a bar.
const BAR: f32 = 64.0;

impl Composer<'_> {
    /// Draws all three.
    pub(super) fn chain_questions(&mut self, report: &ChainReport) {
        let nothing = [&report.worst, &report.best].iter().all(|q| q.is_empty());
        if nothing && report.separating.is_empty() {
            self.section_heading(QUESTIONS, None, NOTHING);
            self.nothing("chain-questions-empty");
            self.flow.end_section();
            return;
        }
        let note = self.words.say("chain-questions-note");
        let parts = [
            (WORST, None, self.judged(&report.worst)),
            (BEST, None, self.judged(&report.best)),
            (
                SEPARATING,
                Some(self.words.say("separating-note")),
                self.separating(&report.separating),
            ),
        ];
        let parts: Vec<_> = parts
            .into_iter()
            .filter_map(|(key, note, table)| Some((key, note, table?)))
            .collect();
        // The first part begins on the page of the heading.
        let first = parts.first().map_or(0.0, |(.., table)| table.beginning());
        self.section_heading(QUESTIONS, Some(&note), first + NOTHING);
        for (key, note, table) in &parts {
            self.part_heading(key, note.as_deref(), table.beginning());
            self.draw_lines(table);
            self.flow.end_section();
        }
        self.flow.end_section();
    }

    /// Questions by how many visits passed them.
    fn judged(&mut self, questions: &[QuestionResult]) -> Option<Table> {
        if questions.is_empty() {
            return None;
        }
        let mut lines = Vec::new();
        for question in questions {
            let mut below = vec![self.words.isolate(&clean(&question.section))];
            if let Some(Points(lost @ 1..)) = question.lost {
                let lost = Value::Made(self.words.points(Points(-lost)));
                below.push(self.words.with("question-cost", &[("points", lost)]));
            }
            let below = below.join(&format!(" {} ", self.words.say("between")));
            let mut after = self.share_cells(&question.passed);
            after.push(Cell::Change(question.difference));
            lines.push(Line {
                before: None,
                name: Name {
                    text: question.text.clone(),
                    beside: String::new(),
                    below,
                },
                plot: plot_of(&question.passed),
                after,
                link: None,
                anchor: None,
                about: None,
            });
        }
        let spec = Spec {
            look: &ROOMY,
            before: None,
            name: "question",
            axis: Axis::bars(BAR),
            after: &["pass-rate", "passed-of", "interval-95", "change-points"],
        };
        Some(self.shape_lines(&spec, lines, None))
    }

    /// Questions by how much of their differences lies between stores.
    fn separating(&mut self, questions: &[Separating]) -> Option<Table> {
        if questions.is_empty() {
            return None;
        }
        let mut lines = Vec::new();
        for question in questions {
            let mut after = vec![
                Cell::Main(self.words.percent(question.between)),
                Cell::Minor(self.words.count(question.stores)),
            ];
            after.extend(
                self.share_cells(&question.passed)
                    .into_iter()
                    .map(|cell| match cell {
                        Cell::Main(text) => Cell::Minor(text),
                        cell => cell,
                    }),
            );
            lines.push(Line {
                before: None,
                name: Name {
                    text: question.text.clone(),
                    beside: String::new(),
                    below: self.words.isolate(&clean(&question.section)),
                },
                plot: Plot {
                    share: Some(question.between),
                    ..Plot::default()
                },
                after,
                link: None,
                anchor: None,
                about: None,
            });
        }
        let spec = Spec {
            look: &ROOMY,
            before: None,
            name: "question",
            axis: Axis::bars(BAR),
            after: &[
                "between-stores",
                "stores",
                "pass-rate",
                "passed-of",
                "interval-95",
            ],
        };
        Some(self.shape_lines(&spec, lines, None))
    }

    /// A share, how many of how many, and its interval.
    pub(super) fn share_cells(&self, share: &Share) -> Vec<Cell> {
        let words = &self.words;
        let (rate, interval) = match share.share {
            Some(rate) => (words.percent(rate), words.compact_range(share.interval)),
            None => (words.say("none"), words.say("none")),
        };
        let counts = [
            ("part", Value::Made(words.count(share.part))),
            ("whole", Value::Made(words.count(share.n))),
        ];
        vec![
            Cell::Main(rate),
            Cell::Minor(words.with("of", &counts)),
            Cell::Minor(interval),
        ]
    }
}

/// What is drawn for a share.
pub(super) fn plot_of(share: &Share) -> Plot {
    Plot {
        share: share.share,
        interval: share.share.map(|_| share.interval),
        soft: share.n < FEWEST_VISITS_TO_RANK,
    }
}
