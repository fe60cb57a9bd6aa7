//! The score month by month.

use super::Composer;
use super::plot::{
    AXIS, Frame, HEIGHT, VALUE_PADDING, draw_line, draw_noise, edges, is_outside, pieces,
    rule_between, value_height,
};
use super::summary::CAPITALS;
use super::theme::{HAIR, HAIRLINE, INK, MUTED, SMALL_INK, TINY, in_colour};
use super::values::{Scene, Spot, values_beside};
use api::reports::{FEWEST_VISITS_TO_RANK, MonthResult, Percent};
use chrono::Datelike;

use crate::page::{Align, Area, CONTENT_WIDTH, Point, Sheet, Stroke};
use crate::structure::{Data, Role};
use crate::text::{Base, Paragraph};
use crate::words::Value;

/// Labels above and below the plot.
const LABELS: f32 = 52.0;
/// How far a value may stand above the plot.
const ABOVE: f32 = 13.0;

impl Composer<'_> {
    /// Draws the trend.
    pub(super) fn trend(&mut self, points: &[MonthResult], pass_mark: Option<Percent>) {
        let mut note = vec![self.words.say("trend-note")];
        if points
            .iter()
            .any(|p| p.mean.is_some() && p.n < FEWEST_VISITS_TO_RANK)
        {
            note.push(self.words.say("trend-note-hollow"));
        }
        if points.iter().any(|p| p.new_epoch) {
            note.push(self.words.say("trend-note-epoch"));
        }
        if points.iter().any(|p| p.noise.is_some()) {
            note.push(self.words.say("trend-note-noise"));
        }
        if points.iter().any(is_outside) {
            note.push(self.words.say("trend-note-outside"));
        }
        let note = (!points.is_empty()).then(|| note.join(" "));
        self.section_heading("trend", note.as_deref(), HEIGHT + LABELS);
        if points.is_empty() {
            self.nothing("trend-empty");
        } else {
            self.chart(points, pass_mark);
        }
        self.flow.end_section();
    }

    fn chart(&mut self, points: &[MonthResult], pass_mark: Option<Percent>) {
        let end = if pass_mark.is_some() { 46.0 } else { 0.0 };
        let width = CONTENT_WIDTH - end;
        let frame = Frame::new(points, pass_mark, self.flow.y + 10.0, width);
        let alt = self.alternative(points);
        let node = self.flow.structure.add(Role::Figure, None, Some(alt), None);
        self.flow.structure.nodes[node].data = Some(self.months_as_data(points));
        let labels = self.labels(points, &frame);
        let places = value_places(points, &labels, &frame, width);
        let axis = self.axis(&frame);
        let mark = pass_mark.map(|mark| {
            let text = self
                .words
                .with("pass-mark", &[("mark", Value::Made(self.words.mark(mark)))]);
            let label = self
                .flow
                .shaper
                .limited(&text, TINY, end - 4.0, Base::Page, 3);
            (frame.y(mark), label)
        });
        let below = frame.top + frame.height + 5.0;
        let n = self.words.say("n");
        let n = self.flow.own(&n, TINY, AXIS - 4.0);
        let months = labels
            .iter()
            .map(|label| label.month.height())
            .fold(0.0, f32::max);
        let years = labels
            .iter()
            .filter_map(|label| label.year.as_ref())
            .map(Paragraph::height);
        let years = years.fold(0.0, f32::max);
        let n_top = below + months + years + 1.0;
        let n_height = n.height();
        self.flow.tagged(node, |sheet| {
            draw_noise(sheet, points, &frame);
            for (y, label) in &axis {
                let stroke = Stroke {
                    colour: HAIR,
                    width: HAIRLINE,
                    dashed: false,
                };
                rule_between(sheet, (AXIS, width), *y, &places, stroke);
                sheet.text(label, 0.0, y - label.height() / 2.0, AXIS - 5.0, Align::End);
            }
            if let Some((y, label)) = &mark {
                let stroke = Stroke {
                    colour: MUTED,
                    width: 0.9,
                    dashed: true,
                };
                rule_between(sheet, (AXIS, width), *y, &places, stroke);
                sheet.text(
                    label,
                    width + 4.0,
                    y - label.height() / 2.0,
                    end - 4.0,
                    Align::Start,
                );
            }
            draw_line(sheet, points, &frame);
            for (index, label) in labels.iter().enumerate() {
                let x = frame.x(index);
                let centred = |sheet: &mut Sheet, text: &Paragraph, y: f32| {
                    let wide = text.width() + 0.5;
                    let from = (x - wide / 2.0).clamp(AXIS - 8.0, CONTENT_WIDTH - wide);
                    sheet.text(text, from, y, wide, Align::Centre);
                };
                if let (Some(value), Some(area)) = (&label.value, &places[index]) {
                    let capitals = area.y + VALUE_PADDING.1 + SMALL_INK.size * CAPITALS;
                    for line in &value.lines {
                        let y = capitals - line.baseline;
                        sheet.line_of_text(line, area.x, y, area.width, Align::Centre);
                    }
                }
                centred(sheet, &label.month, below);
                if let Some(year) = &label.year {
                    centred(sheet, year, below + months);
                }
                centred(sheet, &label.n, n_top);
            }
            sheet.text(&n, 0.0, n_top, AXIS - 5.0, Align::End);
        });
        self.flow.y = n_top + n_height;
    }

    /// The lines across and their labels.
    fn axis(&mut self, frame: &Frame) -> Vec<(f32, Paragraph)> {
        let span = 10_000 - frame.low;
        let step = if span > 4_000 { 2_000 } else { 1_000 };
        let mut lines = Vec::new();
        let mut share = frame.low;
        while share <= 10_000 {
            let text = self.words.count(u32::try_from(share / 100).unwrap_or(0));
            lines.push((
                frame.y(Percent::from_hundredths(share)),
                self.flow.own(&text, TINY, AXIS),
            ));
            share += step;
        }
        lines
    }

    fn labels(&mut self, points: &[MonthResult], frame: &Frame) -> Vec<Labels> {
        // Labels that would touch are thinned out, from the last month backwards.
        let most = points.iter().map(|point| point.n).max().unwrap_or(0);
        let widest = self.width_of(&self.words.count(most), TINY).max(24.0);
        let month_every = ((widest + 5.0) / frame.slot).ceil().max(1.0) as usize;
        let marked = marked_values(points);
        let last = points.len().saturating_sub(1);
        let mut labels = Vec::new();
        for (index, point) in points.iter().enumerate() {
            let shown = (last - index).is_multiple_of(month_every);
            let month = if shown {
                self.words.short_month(point.month)
            } else {
                String::new()
            };
            let first_of_year = index == 0 || point.month.month() == 1;
            let year_fits = shown || frame.slot * month_every as f32 > 24.0;
            let year = (first_of_year && year_fits && (shown || month_every > 1))
                .then(|| self.words.year(point.month.year()));
            let n = if shown {
                self.words.count(point.n)
            } else {
                String::new()
            };
            let value = point
                .mean
                .filter(|_| frame.slot >= 22.0 || marked.contains(&index))
                .map(|mean| self.words.bare_percent(mean));
            let width = 60.0;
            labels.push(Labels {
                month: self.flow.own(&month, in_colour(TINY, INK), width),
                year: year.map(|year| self.flow.own(&year, TINY, width)),
                n: self.flow.own(&n, TINY, width),
                value: value.map(|value| self.flow.own(&value, SMALL_INK, width)),
            });
        }
        labels
    }

    /// The chart as a table.
    fn months_as_data(&self, points: &[MonthResult]) -> Data {
        let words = &self.words;
        let row = |point: &MonthResult| {
            let score = point.mean.map(|mean| words.percent(mean));
            vec![
                words.month(point.month),
                score.unwrap_or_else(|| words.say("none")),
                words.count(point.n),
            ]
        };
        Data {
            title: words.say("data-table"),
            head: ["visits-month", "visits-score", "n"]
                .map(|key| words.say(key))
                .into(),
            rows: points.iter().map(row).collect(),
        }
    }

    /// The chart in words.
    fn alternative(&self, points: &[MonthResult]) -> String {
        let said: Vec<String> = points
            .iter()
            .map(|point| {
                let month = ("month", Value::Made(self.words.month(point.month)));
                match point.mean {
                    Some(mean) => {
                        let score = ("score", Value::Made(self.words.percent(mean)));
                        let key = if is_outside(point) {
                            "trend-alt-outside"
                        } else {
                            "trend-alt-point"
                        };
                        let n = ("n", Value::Count(point.n));
                        self.words.with(key, &[month, score, n])
                    }
                    None => self.words.with("trend-alt-none", &[month]),
                }
            })
            .collect();
        let all = self
            .words
            .with("trend-alt", &[("points", Value::Made(said.join(" ")))]);
        crate::words::plain(&all)
    }
}

struct Labels {
    month: Paragraph,
    year: Option<Paragraph>,
    n: Paragraph,
    value: Option<Paragraph>,
}

/// The months whose values are printed when there is no room for all: the last, the lowest, the highest.
fn marked_values(points: &[MonthResult]) -> [usize; 3] {
    let scored = || {
        points
            .iter()
            .enumerate()
            .filter_map(|(index, p)| p.mean.map(|mean| (mean, index)))
    };
    let last = scored().next_back().map_or(0, |(_, index)| index);
    let lowest = scored().min().map_or(0, |(_, index)| index);
    let highest = scored().max().map_or(0, |(_, index)| index);
    [last, lowest, highest]
}

/// Where the values stand: off the line, the dots, the axis and the label of the pass mark.
fn value_places(
    points: &[MonthResult],
    labels: &[Labels],
    frame: &Frame,
    width: f32,
) -> Vec<Option<Area>> {
    let mut lines: Vec<[Point; 2]> = Vec::new();
    for piece in pieces(points, frame) {
        lines.extend(piece.windows(2).map(|ends| [ends[0], ends[1]]));
    }
    let joints = lines.len();
    lines.extend(edges(points, frame));
    let scene = Scene {
        lines,
        joints,
        dots: points
            .iter()
            .enumerate()
            .filter_map(|(index, point)| Some((frame.x(index), frame.y(point.mean?))))
            .collect(),
        bounds: Area {
            x: AXIS,
            y: frame.top - ABOVE,
            width: width - AXIS,
            height: ABOVE + frame.height - 1.0,
        },
    };
    let values = points.iter().zip(labels).enumerate();
    let values: Vec<Option<Spot>> = values
        .map(|(index, (point, label))| {
            let value = label.value.as_ref()?;
            Some(Spot {
                at: (frame.x(index), frame.y(point.mean?)),
                width: value.width() + 2.0 * VALUE_PADDING.0,
                height: value_height(),
            })
        })
        .collect();
    values_beside(&values, &scene)
}
