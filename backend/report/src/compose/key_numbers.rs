//! NPS, CSAT and CES: the figure, by which definition, over how many answers, and how they spread.

use super::Composer;
use super::charts;
use super::comparisons::finding;
use super::theme::{
    ACCENT, ACCENT_SOFT, BODY, FIGURE, FIGURE_UNIT, INK, MUTED, SMALL, SMALL_BOLD, SMALL_INK, TINY,
    in_colour,
};
use crate::flow::Level;
use crate::page::{Align, CONTENT_WIDTH};
use crate::structure::{Data, Role};
use crate::text::{Colour, Paragraph};
use crate::words::{Value, plain};
use api::reports::{Benchmark, Difference, KeyKind, KeyNumber, Percent, Points, PointsInterval};

/// The column of the figure.
const FIGURE_WIDTH: f32 = 104.0;
/// The column of the sentences.
const SAID: f32 = 112.0;
const SAID_WIDTH: f32 = 222.0;
/// The column of the answers.
const ANSWERS: f32 = 350.0;
const ANSWERS_WIDTH: f32 = CONTENT_WIDTH - ANSWERS;
/// The height of the bars of the answers.
const BARS: f32 = 34.0;
/// Above and below a key number.
const PADDING: f32 = 8.0;

/// A key number ready to be drawn.
struct Block {
    label: Paragraph,
    figure: Paragraph,
    said: Vec<Paragraph>,
}

impl Block {
    fn height(&self) -> f32 {
        let said: f32 = self.said.iter().map(|p| p.height() + 1.5).sum();
        let figure = self.label.height() + self.figure.height();
        said.max(figure).max(BARS + 32.0) + 2.0 * PADDING
    }
}

impl Composer<'_> {
    /// Draws the key numbers; nothing where the checklist asks for none.
    pub(super) fn key_numbers(&mut self, numbers: &[KeyNumber]) {
        let blocks: Vec<Block> = numbers.iter().map(|n| self.key_block(n)).collect();
        let Some(first) = blocks.first() else {
            return;
        };
        let note = self.words.say("key-numbers-note");
        let following = first.height().min(200.0);
        self.section_heading("key-numbers", Some(&note), following);
        for (number, block) in numbers.iter().zip(&blocks) {
            self.key_number(number, block);
        }
        self.flow.end_section();
    }

    fn key_block(&mut self, number: &KeyNumber) -> Block {
        let label = self.words.say(names(number.kind).0);
        let value = match number.value {
            Some(value) => self.key_value(number.kind, value),
            None => self.words.say("none"),
        };
        let question = self.flow.written(&number.text, BODY, SAID_WIDTH);
        let definition = self.definition_of(number.kind);
        let mut said = vec![question, self.flow.own(&definition, SMALL, SAID_WIDTH)];
        for sentence in self.key_sentences(number) {
            said.push(self.flow.own(&sentence, SMALL_INK, SAID_WIDTH));
        }
        Block {
            label: self.flow.own(&label, SMALL_BOLD, FIGURE_WIDTH),
            figure: self.big(&value, FIGURE, FIGURE_UNIT, FIGURE_WIDTH),
            said,
        }
    }

    /// The definition, its numbers in the digits of the report.
    fn definition_of(&self, kind: KeyKind) -> String {
        let grades = [
            ("one", 1),
            ("four", 4),
            ("five", 5),
            ("six", 6),
            ("seven", 7),
            ("nine", 9),
            ("ten", 10),
        ];
        let mut values: Vec<(&'static str, Value<'_>)> = grades
            .into_iter()
            .map(|(name, grade)| (name, Value::Made(self.words.count(grade))))
            .collect();
        for (name, end) in [("most", 100), ("least", -100)] {
            values.push((name, Value::Made(self.words.signed_whole(end))));
        }
        self.words.with(names(kind).1, &values)
    }

    fn key_number(&mut self, number: &KeyNumber, block: &Block) {
        let height = block.height();
        self.flow.reserve(height.min(400.0));
        if !self.flow.at_top() {
            self.hairline();
        }
        self.flow.outline(Level::Part, &block.label.text);
        self.flow.structure.open(Role::Section);
        let top = self.flow.y + PADDING;
        self.flow.place(
            Role::Subheading,
            &block.label,
            0.0,
            top,
            FIGURE_WIDTH,
            Align::Start,
        );
        let below = top + block.label.height();
        self.put(true, &block.figure, 0.0, below, FIGURE_WIDTH);
        self.answers(number, top);
        self.flow.y = top;
        for paragraph in &block.said {
            self.flow.run(Role::Paragraph, paragraph, SAID, SAID_WIDTH);
            self.flow.y += 1.5;
        }
        self.flow.structure.close();
        self.flow.y = (self.flow.y + PADDING).max(top - PADDING + height);
    }

    /// How many gave each grade, as upright bars with their counts above and the grades below.
    fn answers(&mut self, number: &KeyNumber, top: f32) {
        if number.answers.is_empty() {
            return;
        }
        let lowest = u32::from(number.kind != KeyKind::Nps);
        let graded = || (lowest..).zip(&number.answers);
        let said: Vec<String> = graded()
            .map(|(grade, count)| {
                let grade = Value::Made(self.words.count(grade));
                let values = [("grade", grade), ("n", Value::Count(*count))];
                self.words.with("answers-alt-grade", &values)
            })
            .collect();
        let said = Value::Made(said.join(&self.words.say("comma")));
        let alt = plain(&self.words.with("answers-alt", &[("answers", said)]));
        let slot = ANSWERS_WIDTH / number.answers.len() as f32;
        let mut labels = Vec::new();
        for (grade, count) in graded() {
            let shown = if *count > 0 {
                self.words.count(*count)
            } else {
                String::new()
            };
            let grade = self.words.count(grade);
            let shown = self.flow.own(&shown, in_colour(TINY, INK), slot.max(24.0));
            labels.push((shown, self.flow.own(&grade, TINY, slot.max(24.0))));
        }
        let most = number.answers.iter().copied().max().unwrap_or(0).max(1);
        let bars: Vec<(u32, Colour)> = graded()
            .map(|(grade, count)| (*count, grade_colour(number.kind, grade)))
            .collect();
        let node = self.flow.structure.add(Role::Figure, None, Some(alt), None);
        let counts = graded().map(|(grade, count)| [grade, *count].map(|n| self.words.count(n)));
        self.flow.structure.nodes[node].data = Some(Data {
            title: self.words.say("data-table"),
            head: ["answer-column", "n"].map(|key| self.words.say(key)).into(),
            rows: counts.map(Vec::from).collect(),
        });
        let line = labels.first().map_or(0.0, |(_, grade)| grade.height());
        let top = top + line + 1.0;
        self.flow.tagged(node, |sheet| {
            charts::columns(sheet, (ANSWERS, top), ANSWERS_WIDTH, BARS, &bars);
            for (index, ((count, grade), (n, _))) in labels.iter().zip(&bars).enumerate() {
                let middle = ANSWERS + slot * (index as f32 + 0.5);
                let tall = (BARS * *n as f32 / most as f32).max(1.0);
                for (text, y) in [(count, top + BARS - tall - line), (grade, top + BARS + 2.0)] {
                    let wide = text.width() + 0.5;
                    let x = (middle - wide / 2.0).clamp(ANSWERS, CONTENT_WIDTH - wide);
                    sheet.text(text, x, y, wide, Align::Centre);
                }
            }
        });
    }

    fn key_sentences(&self, number: &KeyNumber) -> Vec<String> {
        let words = &self.words;
        let kind = number.kind;
        let mut said = vec![words.with("key-n", &[("n", Value::Count(number.n))])];
        match number.interval {
            Some(interval) => {
                let range = Value::Made(self.key_range(kind, interval));
                said.push(words.with("score-interval", &[("range", range)]));
            }
            None => said.push(words.say("key-no-interval")),
        }
        if let Some(error) = number.standard_error {
            let error = Value::Made(words.bare_percent(Percent::from_hundredths(error.0)));
            said.push(words.with("key-standard-error", &[("error", error)]));
        }
        let mut sentences = vec![said.join(" ")];
        if let Some(difference) = number.difference {
            sentences.push(self.key_change(kind, difference));
        }
        sentences
    }

    fn key_change(&self, kind: KeyKind, difference: Difference) -> String {
        let words = &self.words;
        let points = match kind {
            KeyKind::CesMean => words.signed_grade(difference.points),
            KeyKind::Nps => words.signed(difference.points),
            KeyKind::Csat | KeyKind::CesShare => words.points(difference.points),
        };
        let points = ("points", Value::Made(points));
        match difference.interval {
            Some(interval) => {
                let range = match kind {
                    KeyKind::CesMean => self.signed_grades(interval),
                    _ => words.points_range(interval.low, interval.high),
                };
                let finding = words.say(finding(Benchmark::PreviousPeriod, difference));
                let values = [
                    points,
                    ("range", Value::Made(range)),
                    ("finding", Value::Made(finding)),
                ];
                words.with("key-change", &values)
            }
            None => words.with("key-change-no-interval", &[points]),
        }
    }

    fn key_value(&self, kind: KeyKind, value: Points) -> String {
        match kind {
            KeyKind::Nps => self.words.signed(value),
            KeyKind::Csat | KeyKind::CesShare => {
                self.words.percent(Percent::from_hundredths(value.0))
            }
            KeyKind::CesMean => self.words.grade(value),
        }
    }

    fn key_range(&self, kind: KeyKind, interval: PointsInterval) -> String {
        let PointsInterval { low, high } = interval;
        match kind {
            KeyKind::Nps => self.words.points_range(low, high),
            KeyKind::Csat | KeyKind::CesShare => self.words.percent_range(
                Percent::from_hundredths(low.0),
                Percent::from_hundredths(high.0),
            ),
            KeyKind::CesMean => {
                let low = Value::Made(self.words.grade(low));
                let high = Value::Made(self.words.grade(high));
                self.words.with("range", &[("low", low), ("high", high)])
            }
        }
    }

    fn signed_grades(&self, interval: PointsInterval) -> String {
        let low = Value::Made(self.words.signed_grade(interval.low));
        let high = Value::Made(self.words.signed_grade(interval.high));
        self.words
            .with("signed-range", &[("low", low), ("high", high)])
    }
}

/// The keys of the name and of the definition.
fn names(kind: KeyKind) -> (&'static str, &'static str) {
    match kind {
        KeyKind::Nps => ("key-nps", "key-nps-definition"),
        KeyKind::Csat => ("key-csat", "key-csat-definition"),
        KeyKind::CesMean => ("key-ces", "key-ces-mean-definition"),
        KeyKind::CesShare => ("key-ces", "key-ces-share-definition"),
    }
}

/// What a grade counts as: for the figure, against it, or neither.
fn grade_colour(kind: KeyKind, grade: u32) -> Colour {
    match (kind, grade) {
        (KeyKind::Nps, 9..) | (KeyKind::Csat, 4..) | (KeyKind::CesShare, 5..) => ACCENT,
        (KeyKind::Nps, 0..=6) => MUTED,
        _ => ACCENT_SOFT,
    }
}
