//! The score month by month.

use super::Composer;
use super::theme::{ACCENT, HAIR, HAIRLINE, INK, MUTED, SMALL_INK, TINY, WHITE, in_colour};
use crate::model::{MIN_VISITS_TO_RANK, Percent, TrendPoint};
use crate::page::{Align, CONTENT_WIDTH, Point, Sheet, Stroke};
use crate::structure::Role;
use crate::text::{Base, Paragraph};
use crate::words::Value;

/// The height of the plot: what the first page leaves free beside the sections, within these bounds.
const LOWEST: f32 = 66.0;
const USUAL: f32 = 100.0;
const HIGHEST: f32 = 190.0;
/// Labels above and below the plot.
const LABELS: f32 = 52.0;
const AXIS: f32 = 26.0;
/// Between the axis and the first month.
const INSET: f32 = 4.0;

/// Where shares and months stand.
struct Frame {
    top: f32,
    height: f32,
    low: i64,
    slot: f32,
}

impl Frame {
    fn y(&self, share: Percent) -> f32 {
        let span = (10_000 - self.low) as f32;
        let share = share.0.clamp(self.low, 10_000);
        self.top + self.height * (10_000 - share) as f32 / span
    }

    fn x(&self, index: usize) -> f32 {
        AXIS + INSET + self.slot * (index as f32 + 0.5)
    }
}

impl Composer<'_> {
    /// Draws the trend.
    pub(super) fn trend(&mut self) {
        let points = &self.report.trend;
        let mut note = vec![self.words.say("trend-note")];
        if points
            .iter()
            .any(|p| p.mean.is_some() && p.n < MIN_VISITS_TO_RANK)
        {
            note.push(self.words.say("trend-note-hollow"));
        }
        if points.iter().any(|p| p.new_epoch) {
            note.push(self.words.say("trend-note-epoch"));
        }
        let note = (!points.is_empty()).then(|| note.join(" "));
        let heading = self.heading_height("trend", note.as_deref());
        let sections = self.sections_height();
        // The sections belong on the first page; where they fit in no way, the chart may have their place.
        let left = self.flow.room() - heading - LABELS - sections;
        let height = if left < LOWEST {
            HIGHEST
        } else {
            left.min(USUAL)
        };
        let height = height.min((self.flow.room() - heading - LABELS).max(USUAL));
        self.section_heading("trend", note.as_deref(), height + LABELS);
        if points.is_empty() {
            self.nothing("trend-empty");
        } else {
            self.chart(height);
        }
        self.flow.end_section();
    }

    fn chart(&mut self, height: f32) {
        let points = self.report.trend.clone();
        let pass_mark = self.report.score.as_ref().and_then(|score| score.pass_mark);
        let end = if pass_mark.is_some() { 46.0 } else { 0.0 };
        let width = CONTENT_WIDTH - end;
        let frame = Frame {
            top: self.flow.y + 10.0,
            height,
            low: lowest_line(&points, pass_mark),
            slot: (width - AXIS - INSET) / points.len() as f32,
        };
        let alt = self.alternative(&points);
        let node = self.flow.structure.add(Role::Figure, None, Some(alt), None);
        let labels = self.labels(&points, &frame);
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
            for (y, label) in &axis {
                let stroke = Stroke {
                    colour: HAIR,
                    width: HAIRLINE,
                    dashed: false,
                };
                sheet.rule(AXIS, *y, width - AXIS, stroke);
                sheet.text(label, 0.0, y - label.height() / 2.0, AXIS - 5.0, Align::End);
            }
            if let Some((y, label)) = &mark {
                let stroke = Stroke {
                    colour: MUTED,
                    width: 0.9,
                    dashed: true,
                };
                sheet.rule(AXIS, *y, width - AXIS, stroke);
                sheet.text(
                    label,
                    width + 4.0,
                    y - label.height() / 2.0,
                    end - 4.0,
                    Align::Start,
                );
            }
            // A ground under each value keeps the rules from running through it.
            for (index, label) in labels.iter().enumerate() {
                if let (Some(value), Some(mean)) = (&label.value, points[index].mean) {
                    let (wide, y) = (value.width() + 3.0, frame.y(mean) - value.height() - 3.0);
                    let x = frame.x(index) - wide / 2.0;
                    sheet.fill(x, y + 2.0, wide, value.height() - 3.0, WHITE);
                }
            }
            draw_line(sheet, &points, &frame);
            for (index, label) in labels.iter().enumerate() {
                let x = frame.x(index);
                let centred = |sheet: &mut Sheet, text: &Paragraph, y: f32| {
                    let wide = text.width() + 0.5;
                    let from = (x - wide / 2.0).clamp(AXIS - 8.0, CONTENT_WIDTH - wide);
                    sheet.text(text, from, y, wide, Align::Centre);
                };
                if let (Some(value), Some(mean)) = (&label.value, points[index].mean) {
                    centred(sheet, value, frame.y(mean) - value.height() - 3.0);
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
            lines.push((frame.y(Percent(share)), self.flow.own(&text, TINY, AXIS)));
            share += step;
        }
        lines
    }

    fn labels(&mut self, points: &[TrendPoint], frame: &Frame) -> Vec<Labels> {
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
            let first_of_year = index == 0 || point.month.month == 1;
            let year_fits = shown || frame.slot * month_every as f32 > 24.0;
            let year = (first_of_year && year_fits && (shown || month_every > 1))
                .then(|| self.words.year(point.month.year));
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

    /// The chart in words.
    fn alternative(&self, points: &[TrendPoint]) -> String {
        let said: Vec<String> = points
            .iter()
            .map(|point| {
                let month = ("month", Value::Made(self.words.month(point.month)));
                match point.mean {
                    Some(mean) => {
                        let score = ("score", Value::Made(self.words.percent(mean)));
                        self.words.with(
                            "trend-alt-point",
                            &[month, score, ("n", Value::Count(point.n))],
                        )
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
fn marked_values(points: &[TrendPoint]) -> [usize; 3] {
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

/// The line at the foot of the chart: the twenty below everything shown, and at most 60 %, so that small
/// differences are not drawn as cliffs.
fn lowest_line(points: &[TrendPoint], pass_mark: Option<Percent>) -> i64 {
    let shown = points
        .iter()
        .filter_map(|point| point.mean)
        .chain(pass_mark);
    let lowest = shown.map(|share| share.0).min().unwrap_or(0);
    (lowest.clamp(0, 7_999) / 2_000 * 2_000).min(6_000)
}

/// The line, broken where a month has no score or a new epoch begins, and its dots.
fn draw_line(sheet: &mut Sheet, points: &[TrendPoint], frame: &Frame) {
    let stroke = Stroke {
        colour: ACCENT,
        width: 1.6,
        dashed: false,
    };
    let mut piece: Vec<Point> = Vec::new();
    for (index, point) in points.iter().enumerate() {
        if point.mean.is_none() || point.new_epoch {
            sheet.polyline(&std::mem::take(&mut piece), stroke);
        }
        if point.new_epoch && index > 0 {
            let x = frame.x(index) - frame.slot / 2.0;
            let edge = Stroke {
                colour: MUTED,
                width: 0.8,
                dashed: true,
            };
            sheet.polyline(&[(x, frame.top - 4.0), (x, frame.top + frame.height)], edge);
        }
        if let Some(mean) = point.mean {
            piece.push((frame.x(index), frame.y(mean)));
        }
    }
    sheet.polyline(&piece, stroke);
    for (index, point) in points.iter().enumerate() {
        if let Some(mean) = point.mean {
            let at = (frame.x(index), frame.y(mean));
            if point.n < MIN_VISITS_TO_RANK {
                sheet.disc(
                    at,
                    2.7,
                    Some(WHITE),
                    Some(Stroke {
                        width: 1.3,
                        ..stroke
                    }),
                );
            } else {
                sheet.disc(at, 3.1, Some(ACCENT), None);
            }
        }
    }
}
