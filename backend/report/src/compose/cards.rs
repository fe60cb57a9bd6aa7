//! The cards beside the score, among them the change against the previous period.

use super::Composer;
use super::charts;
use super::summary::{CAPITALS, CARD_WIDTH, GAP, SCORE_WIDTH};
use super::theme::{ACCENT, FAIL, FIGURE, FIGURE_UNIT, HAIR, HAIRLINE, MUTED, SMALL, SMALL_INK};
use crate::page::{Area, Stroke};
use crate::structure::Group;
use crate::text::{Colour, Paragraph};
use crate::words::Value;
use api::reports::{Benchmark, Comparison, Difference, Mean, NoComparison, PointsInterval};

/// A card beside the score: a label, a figure, and what is to be said about it.
pub(super) struct Card {
    label: Paragraph,
    figure: Option<Paragraph>,
    arrow: Option<(bool, Colour)>,
    details: Vec<Paragraph>,
}

impl Card {
    /// The height its content needs.
    pub(super) fn height(&self) -> f32 {
        let figure = self
            .figure
            .as_ref()
            .map_or(0.0, |_| FIGURE.size * CAPITALS + 13.0);
        let details: f32 = self
            .details
            .iter()
            .map(|detail| detail.height() + 1.5)
            .sum();
        2.0 * 10.0 + self.label.height() + figure + 3.0 + details
    }
}

impl Composer<'_> {
    /// The score held against the previous period, or against the same dates of last year.
    pub(super) fn change_card(&mut self, with: Benchmark, comparison: Option<&Comparison>) -> Card {
        let (label, none_before) = match with {
            Benchmark::LastYear => ("change-last-year", "change-none-last-year"),
            _ => ("change", "change-none-before"),
        };
        let period = comparison.and_then(|comparison| comparison.period);
        let period = period.map(|period| self.words.period(period));
        let (mut figure, mut arrow) = (None, None);
        let then = comparison.and_then(|comparison| comparison.mean);
        let details = match (comparison.and_then(|c| c.difference), then) {
            (Some(difference), Some(then)) => {
                figure = Some(self.words.points(difference.points));
                arrow = direction(difference);
                self.change_sentences(difference, &then, period.unwrap_or_default())
            }
            _ => {
                let why = match comparison.and_then(|comparison| comparison.none) {
                    Some(NoComparison::NotScoredNow) => "change-none-now",
                    Some(NoComparison::NotComparable) => "change-not-comparable",
                    _ => none_before,
                };
                period.into_iter().chain([self.words.say(why)]).collect()
            }
        };
        self.make_card(label, figure, arrow, details)
    }

    fn change_sentences(&self, difference: Difference, then: &Mean, period: String) -> Vec<String> {
        let words = &self.words;
        let mean = then
            .mean
            .map_or_else(String::new, |mean| words.percent(mean));
        let previous = words.with(
            "change-previous",
            &[
                ("period", Value::Made(period)),
                ("mean", Value::Made(mean)),
                ("visits", Value::Made(words.visits(then.n))),
            ],
        );
        let Some(PointsInterval { low, high }) = difference.interval else {
            return vec![previous, words.say("change-no-interval")];
        };
        let range = Value::Made(words.points_range(low, high));
        let interval = words.with("change-interval", &[("range", range)]);
        let key = if difference.proven {
            "change-proven"
        } else {
            "change-not-proven"
        };
        vec![previous, interval, words.say(key)]
    }

    /// A card with a label, a figure with its arrow, and sentences.
    pub(super) fn make_card(
        &mut self,
        label: &str,
        figure: Option<String>,
        arrow: Option<(bool, Colour)>,
        details: Vec<String>,
    ) -> Card {
        let width = CARD_WIDTH - 24.0;
        let label = self.words.say(label);
        let label = self.flow.own(&label, SMALL, width);
        let figure = figure.map(|figure| self.big(&figure, FIGURE, FIGURE_UNIT, width - 17.0));
        let details = details
            .iter()
            .map(|detail| self.flow.own(detail, SMALL_INK, width))
            .collect();
        Card {
            label,
            figure,
            arrow,
            details,
        }
    }

    /// Draws a card.
    pub(super) fn card(&mut self, card: &Card, y: f32, height: f32) {
        let x = SCORE_WIDTH + GAP;
        let width = CARD_WIDTH - 24.0;
        let stroke = Stroke {
            colour: HAIR,
            width: HAIRLINE,
            dashed: false,
        };
        self.flow.artifact(|sheet| {
            sheet.rounded(x, y, CARD_WIDTH, height, 5.0, None, Some(stroke));
        });
        self.flow.open_group(Group::Card);
        let x = x + 12.0;
        let mut y = y + 10.0;
        self.put(true, &card.label, x, y, width);
        y += card.label.height() + 4.0;
        if let Some(figure) = &card.figure {
            let capitals = FIGURE.size * CAPITALS;
            let rise = figure.lines.first().map_or(0.0, |line| line.baseline) - capitals;
            let mut shift = 0.0;
            if let Some((up, colour)) = card.arrow {
                let area = Area {
                    x,
                    y,
                    width: 12.0,
                    height: capitals,
                };
                self.flow.drawing(area, |sheet| {
                    charts::arrow(sheet, (x + 6.0, y + 3.0 + capitals / 2.0), up, colour);
                });
                shift = 17.0;
            }
            self.put(true, figure, x + shift, y + 3.0 - rise, width - shift);
            y += capitals + 13.0;
        }
        for detail in &card.details {
            self.put(true, detail, x, y, width);
            y += detail.height() + 1.5;
        }
        self.flow.structure.close();
    }
}

/// The arrow of a difference: its direction, and a colour only where the change is proven.
fn direction(difference: Difference) -> Option<(bool, Colour)> {
    let up = difference.points.0 > 0;
    (difference.points.0 != 0).then_some(match (difference.proven, up) {
        (false, _) => (up, MUTED),
        (true, true) => (true, ACCENT),
        (true, false) => (false, FAIL),
    })
}
