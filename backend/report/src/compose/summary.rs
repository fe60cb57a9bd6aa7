//! The verdict of the period: the score in a panel, and the cards beside it.

use super::Composer;
use super::cards::Card;
use super::charts;
use super::theme::{
    BODY, BODY_BOLD, FIGURE, GROUND, INK, MUTED, SCORE, SCORE_UNIT, SMALL, SMALL_BOLD, TINY, WHITE,
    in_colour,
};
use crate::page::{Align, Area, CONTENT_WIDTH, Point};
use crate::structure::{Group, Role};
use crate::text::{Base, Paragraph, Span, Style, clean};
use crate::words::{Value, is_embedding};
use api::reports::{Interval, NoInterval, Percent, Score, Verdict};

pub(super) const GAP: f32 = 12.0;
pub(super) const SCORE_WIDTH: f32 = 262.0;
pub(super) const CARD_WIDTH: f32 = CONTENT_WIDTH - SCORE_WIDTH - GAP;
const PADDING: f32 = 14.0;
/// The most that a panel of the height of its cards adds above its scale, and below.
const MOST_SPARE: f32 = 26.0;
/// What the sign of a verdict and the ends of its ground take beside the word.
const PILL: f32 = 31.0;
/// Between the score and the verdict beside it: what is liked, and what will do.
const BESIDE: [f32; 2] = [18.0, 11.0];
/// Capitals over the size, in all six faces.
pub(super) const CAPITALS: f32 = 0.714;

/// What stands in the panel of the score.
pub(super) struct Panel<'a> {
    /// The key of its label.
    pub label: &'static str,
    /// The big figure; `None` where nothing is scored.
    pub mean: Option<Percent>,
    /// The interval drawn on the scale.
    pub interval: Option<Interval>,
    /// The pass mark.
    pub pass_mark: Option<Percent>,
    /// The label of the band.
    pub band: Option<&'a str>,
    /// The verdict.
    pub verdict: Option<Verdict>,
    /// What is said under the scale.
    pub sentences: Vec<(String, Style)>,
    /// What is said where nothing is scored.
    pub none: String,
}

impl Composer<'_> {
    /// Draws the summary: the score with its verdict, and two cards beside it.
    pub(super) fn summary(&mut self, panel: &Panel<'_>, cards: [Card; 2]) {
        self.flow.open_group(Group::Summary);
        let [change, chain] = cards;
        let score_height = self.score_panel(panel, None, 0.0);
        let cards = change.height() + GAP + chain.height();
        let height = score_height.max(cards);
        self.flow.reserve(height);
        let y = self.flow.y;
        self.flow.open_group(Group::Panel);
        self.score_panel(panel, Some(height), height - score_height);
        self.flow.structure.close();
        let spare = (height - cards) / 2.0;
        let change_height = change.height() + spare;
        self.card(&change, y, change_height);
        self.card(
            &chain,
            y + change_height + GAP,
            height - change_height - GAP,
        );
        self.flow.y = y + height;
        self.flow.structure.close();
    }

    /// Measures the score panel, and draws it when it is told its height and how much of it is `spare`.
    /// Returns the height it needs.
    fn score_panel(&mut self, panel: &Panel<'_>, height: Option<f32>, spare: f32) -> f32 {
        let width = SCORE_WIDTH - 2.0 * PADDING;
        let top = self.flow.y;
        let mut y = top + PADDING - 2.0;
        if let Some(height) = height {
            self.flow.artifact(|sheet| {
                sheet.rounded(0.0, top, SCORE_WIDTH, height, 5.0, Some(GROUND), None);
            });
        }
        let draw = height.is_some();
        let label = self.words.say(panel.label);
        let label = self.flow.own(&label, SMALL, width);
        self.put(draw, &label, PADDING, y, width);
        y += label.height() + 9.0;
        match panel.mean {
            Some(mean) => {
                let spare = (spare / 3.0).min(MOST_SPARE);
                self.scored(panel, mean, draw, (y, spare), width) + PADDING - top
            }
            None => {
                let text = self.words.say("not-scored");
                let text = self.flow.own(&text, in_colour(FIGURE, MUTED), width);
                self.put(draw, &text, PADDING, y, width);
                y += text.height() + 6.0;
                let why = self.flow.own(&panel.none, BODY, width);
                self.put(draw, &why, PADDING, y, width);
                y + why.height() + PADDING - top
            }
        }
    }

    /// The big figure, the verdict, the scale and the sentences, with `spare` room round the scale. Returns
    /// where they end.
    fn scored(
        &mut self,
        panel: &Panel<'_>,
        mean: Percent,
        draw: bool,
        (y, spare): (f32, f32),
        width: f32,
    ) -> f32 {
        let mut y = y;
        let figure = self.words.percent_against(mean, panel.pass_mark);
        let figure = self.big(&figure, SCORE, SCORE_UNIT, width);
        let rise = figure.lines.first().map_or(0.0, |line| line.baseline) - SCORE.size * CAPITALS;
        self.put(draw, &figure, PADDING, y - rise, width);
        let bottom = y + SCORE.size * CAPITALS;
        y = self.judgement(draw, panel, y, bottom, figure.width()) + 14.0 + spare;
        let interval = panel.interval;
        if draw {
            let area = Area {
                x: PADDING,
                y,
                width,
                height: 0.0,
            };
            self.flow.drawing(area, |sheet| {
                charts::scale(sheet, (PADDING, y), width, mean, interval, panel.pass_mark);
            });
        }
        y += 14.0;
        y += self.scale_labels(draw, panel, y, width) + 6.0 + spare;
        for (text, style) in &panel.sentences {
            let paragraph = self.flow.own(text, *style, width);
            self.put(draw, &paragraph, PADDING, y, width);
            y += paragraph.height() + 2.0;
        }
        y
    }

    /// The verdict and the band: beside the figure where both fit there, else below it. Returns where the
    /// figure and they end.
    fn judgement(
        &mut self,
        draw: bool,
        panel: &Panel<'_>,
        top: f32,
        bottom: f32,
        figure_width: f32,
    ) -> f32 {
        let width = SCORE_WIDTH - 2.0 * PADDING;
        let word = panel.verdict.map(|verdict| self.verdict_word(verdict));
        let pill = word.as_ref().map_or(0.0, pill_width);
        let beside = BESIDE.into_iter().find_map(|gap| {
            let room = width - figure_width - gap;
            let band = self.band(panel, room);
            let whole = band.as_ref().is_none_or(|(_, whole)| *whole);
            (room > 0.0 && pill <= room && whole).then_some((PADDING + figure_width + gap, band))
        });
        if let Some((x, band)) = beside {
            let mut y = top;
            if let (Some(verdict), Some(word)) = (panel.verdict, &word) {
                y += self.verdict(draw, verdict, word, (x, y)) + 3.0;
            }
            if let Some((band, _)) = band {
                let room = SCORE_WIDTH - PADDING - x;
                self.put(draw, &band, x, y, room);
                y += band.height();
            }
            return y.max(bottom);
        }
        let mut y = bottom + 10.0;
        let mut x = PADDING;
        let mut line: f32 = 0.0;
        if let (Some(verdict), Some(word)) = (panel.verdict, &word) {
            line = self.verdict(draw, verdict, word, (x, y));
            x += pill + 9.0;
        }
        // The band stands after the verdict where one line holds it, else on lines of its own.
        let room = SCORE_WIDTH - PADDING - x;
        let after = self
            .band(panel, room)
            .filter(|(band, whole)| *whole && band.lines.len() == 1);
        if let Some((band, _)) = after {
            let shift = ((line - band.height()) / 2.0).max(0.0);
            self.put(draw, &band, x, y + shift, room);
            line = line.max(band.height());
        } else if let Some((band, _)) = self.band(panel, width) {
            if line > 0.0 {
                y += line + 4.0;
            }
            self.put(draw, &band, PADDING, y, width);
            line = band.height();
        }
        y + line
    }

    /// The label of the band in at most two lines, and whether that is all of it.
    fn band(&mut self, panel: &Panel<'_>, width: f32) -> Option<(Paragraph, bool)> {
        let text = panel.band?;
        let words = self.flow.written(text, BODY_BOLD, width.max(1.0));
        // A word that is wider than its line would be broken; that is no better than cutting it.
        let text = clean(text);
        let broken = text.split_whitespace().any(|word| {
            let word = self.flow.written(word, BODY_BOLD, CONTENT_WIDTH);
            word.width() > width
        });
        let whole = words.lines.len() <= 2 && !broken;
        let label = self.flow.label(&text, BODY_BOLD, width.max(1.0), 2);
        Some((label, whole))
    }

    /// A verdict in words.
    pub(super) fn verdict_name(&self, verdict: Verdict) -> String {
        self.words.say(match verdict {
            Verdict::Pass => "verdict-pass",
            Verdict::Fail => "verdict-fail",
            Verdict::NotScored => "not-scored",
        })
    }

    fn verdict_word(&mut self, verdict: Verdict) -> Paragraph {
        let word = self.verdict_name(verdict);
        let room = SCORE_WIDTH - 2.0 * PADDING - PILL;
        self.flow.own(&word, in_colour(BODY_BOLD, WHITE), room)
    }

    /// The word of a verdict on its colour, with its sign. Returns the height.
    fn verdict(&mut self, draw: bool, verdict: Verdict, word: &Paragraph, at: Point) -> f32 {
        let (x, y) = at;
        let colour = charts::verdict_colour(verdict);
        let height = word.height().max(14.0) + 5.0;
        let width = pill_width(word);
        if draw {
            self.flow.artifact(|sheet| {
                sheet.rounded(x, y, width, height, height / 2.0, Some(colour), None);
            });
            let (middle, side) = ((x + 12.5, y + height / 2.0), 12.0);
            let area = Area {
                x: middle.0 - side / 2.0,
                y,
                width: side,
                height,
            };
            self.flow.drawing(area, |sheet| {
                charts::verdict(sheet, middle, verdict, WHITE, colour);
            });
            let (word_x, word_y) = (x + 22.0, y + (height - word.height()) / 2.0);
            let word_width = word.width() + 1.0;
            let node = self.flow.leaf(Role::Paragraph, word);
            self.flow.structure.nodes[node].ground = Some(colour);
            self.flow.tagged(node, |sheet| {
                sheet.text(word, word_x, word_y, word_width, Align::Start);
            });
        }
        height
    }

    /// 0, 100 and the pass mark under the scale. Returns their height.
    fn scale_labels(&mut self, draw: bool, panel: &Panel<'_>, y: f32, width: f32) -> f32 {
        let zero = self.words.count(0);
        let zero = self.flow.own(&zero, TINY, 40.0);
        let hundred = self.words.count(100);
        let hundred = self.flow.own(&hundred, TINY, 40.0);
        let mark = panel.pass_mark.map(|mark| {
            let text = self
                .words
                .with("pass-mark", &[("mark", Value::Made(self.words.mark(mark)))]);
            let paragraph =
                self.flow
                    .shaper
                    .one_line(&text, in_colour(TINY, INK), width - 60.0, Base::Page);
            (mark, paragraph)
        });
        if draw {
            self.flow.artifact(|sheet| {
                sheet.text(&zero, PADDING, y, width, Align::Start);
                sheet.text(&hundred, PADDING, y, width, Align::End);
            });
            if let Some((mark, label)) = &mark {
                let wide = label.width() + 1.0;
                let centre = charts::along(*mark, width);
                let left = (centre - wide / 2.0).clamp(22.0, width - 26.0 - wide);
                self.flow.place(
                    Role::Paragraph,
                    label,
                    PADDING + left,
                    y,
                    wide,
                    Align::Centre,
                );
            }
        }
        let mark_height = mark.map_or(0.0, |(_, label)| label.height());
        zero.height().max(mark_height)
    }

    /// What is said under a mean of visits: n, interval, lowest and highest, and what to beware of.
    pub(super) fn score_sentences(&self, score: &Score, visits: u32) -> Vec<(String, Style)> {
        let words = &self.words;
        let mean = &score.mean;
        let mut first = vec![words.with("score-n", &[("n", Value::Count(mean.n))])];
        match (mean.interval, mean.no_interval) {
            (Some(Interval { low, high }), _) => first.push(words.with(
                "score-interval",
                &[("range", Value::Made(words.percent_range(low, high)))],
            )),
            (None, Some(NoInterval::AllEqual)) => {
                first.push(words.say("score-no-interval-all-equal"));
            }
            (None, _) => first.push(words.say("score-no-interval-too-few")),
        }
        let mut sentences = vec![(first.join(" "), BODY)];
        if let (Some(lowest), Some(highest), true) = (mean.lowest, mean.highest, mean.n > 1) {
            let ends = [
                ("lowest", Value::Made(words.percent(lowest))),
                ("highest", Value::Made(words.percent(highest))),
            ];
            sentences.push((words.with("score-lowest-highest", &ends), BODY));
        }
        if let Some(exact) = &score.exact {
            let exact = Value::Made(words.literal(exact));
            sentences.insert(
                0,
                (words.with("score-exact", &[("exact", exact)]), BODY_BOLD),
            );
        }
        if mean.is_indicative() {
            sentences.push((words.say("score-indicative"), SMALL_BOLD));
        }
        let unscored = visits.saturating_sub(mean.n);
        if unscored > 0 {
            let text = words.with("score-unscored", &[("n", Value::Count(unscored))]);
            sentences.push((text, SMALL));
        }
        sentences
    }

    /// A figure whose digits are large and whose sign or unit is small.
    pub(super) fn big(&mut self, text: &str, large: Style, small: Style, width: f32) -> Paragraph {
        let is_large = |c: char| {
            c.is_numeric()
                || matches!(c, '.' | '+' | '\u{2212}' | '–' | '\u{66b}')
                || is_embedding(c)
        };
        let mut spans: Vec<Span<'_>> = Vec::new();
        let mut start = 0;
        let mut ends = text.char_indices().peekable();
        while let Some((at, c)) = ends.next() {
            let end = at + c.len_utf8();
            if ends
                .peek()
                .is_none_or(|(_, next)| is_large(*next) != is_large(c))
            {
                let style = if is_large(c) { large } else { small };
                spans.push(Span {
                    text: &text[start..end],
                    style,
                });
                start = end;
            }
        }
        self.flow.shaper.paragraph(&spans, width, Base::Page)
    }

    /// Draws a paragraph, unless this is only a measure.
    pub(super) fn put(&mut self, draw: bool, paragraph: &Paragraph, x: f32, y: f32, width: f32) {
        if draw {
            self.flow
                .place(Role::Paragraph, paragraph, x, y, width, Align::Start);
        }
    }
}

fn pill_width(word: &Paragraph) -> f32 {
    word.width() + PILL
}
