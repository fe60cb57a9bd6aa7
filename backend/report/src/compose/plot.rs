//! The plot of the trend: the band of chance, the line, which is broken where it must not be drawn through, and
//! its dots.

use api::reports::{FEWEST_VISITS_TO_RANK, Interval, MonthResult, Percent};

use super::summary::CAPITALS;
use super::theme::{ACCENT, INK, MUTED, NOISE, SMALL_INK, WHITE};
use super::values::{DOT, LINE_WIDTH, NEAREST};
use crate::page::{Area, Point, Sheet, Stroke};

/// The height of the plot.
pub const HEIGHT: f32 = 100.0;
/// The labels of the axis.
pub const AXIS: f32 = 26.0;
/// Between the axis and the first month.
const INSET: f32 = 4.0;
/// Around the digits of a value.
pub const VALUE_PADDING: (f32, f32) = (1.5, 1.2);

/// Where shares and months stand.
pub struct Frame {
    /// The top of the plot.
    pub top: f32,
    /// Its height.
    pub height: f32,
    /// The share at its foot, in hundredths.
    pub low: i64,
    /// The width of a month.
    pub slot: f32,
}

impl Frame {
    /// The frame of these months, `width` wide with the axis before them.
    pub fn new(points: &[MonthResult], pass_mark: Option<Percent>, top: f32, width: f32) -> Self {
        Self {
            top,
            height: HEIGHT,
            low: lowest_line(points, pass_mark, HEIGHT),
            slot: (width - AXIS - INSET) / points.len() as f32,
        }
    }

    /// The height of a share.
    pub fn y(&self, share: Percent) -> f32 {
        let span = (10_000 - self.low) as f32;
        let share = share.hundredths().clamp(self.low, 10_000);
        self.top + self.height * (10_000 - share) as f32 / span
    }

    /// The middle of a month.
    pub fn x(&self, index: usize) -> f32 {
        AXIS + INSET + self.slot * (index as f32 + 0.5)
    }
}

/// The height of the box of a value.
pub fn value_height() -> f32 {
    SMALL_INK.size * CAPITALS + 2.0 * VALUE_PADDING.1
}

/// The line at the foot of the chart: the twenty below everything shown, and at most 60 %, so that small
/// differences are not drawn as cliffs; twenty lower where the value of the lowest month has no room.
fn lowest_line(points: &[MonthResult], pass_mark: Option<Percent>, height: f32) -> i64 {
    let means = || points.iter().filter_map(|point| point.mean);
    let lowest = means()
        .chain(pass_mark)
        .map(|share| share.hundredths())
        .min();
    let low = (lowest.unwrap_or(0).clamp(0, 7_999) / 2_000 * 2_000).min(6_000);
    let room = means().min().map_or(f32::MAX, |mean| {
        height * (mean.hundredths() - low) as f32 / (10_000 - low) as f32
    });
    if room < value_height() + NEAREST + 1.0 {
        (low - 2_000).max(0)
    } else {
        low
    }
}

/// True for a month that differs by more than chance explains.
pub fn is_outside(point: &MonthResult) -> bool {
    let inside = |mean, noise: Interval| (noise.low..=noise.high).contains(&mean);
    matches!((point.mean, point.noise), (Some(mean), Some(noise)) if !inside(mean, noise))
}

/// The band of chance as steps, one a month.
pub fn draw_noise(sheet: &mut Sheet, points: &[MonthResult], frame: &Frame) {
    for (index, point) in points.iter().enumerate() {
        if let Some(noise) = point.noise {
            let (top, bottom) = (frame.y(noise.high), frame.y(noise.low));
            let x = frame.x(index) - frame.slot / 2.0;
            sheet.fill(x, top, frame.slot, bottom - top, NOISE);
        }
    }
}

/// A rule that leaves out the values it would run through.
pub fn rule_between(
    sheet: &mut Sheet,
    (from, to): (f32, f32),
    y: f32,
    values: &[Option<Area>],
    stroke: Stroke,
) {
    let mut gaps: Vec<(f32, f32)> = values
        .iter()
        .flatten()
        .filter(|area| area.y - 0.6 <= y && y <= area.y + area.height + 0.6)
        .map(|area| (area.x, area.x + area.width))
        .collect();
    gaps.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut x = from;
    for (begins, ends) in gaps {
        if begins > x {
            sheet.rule(x, y, begins - x, stroke);
        }
        x = x.max(ends);
    }
    if to > x {
        sheet.rule(x, y, to - x, stroke);
    }
}

/// The pieces of the line, which is broken where a month has no score or a new epoch begins.
pub fn pieces(points: &[MonthResult], frame: &Frame) -> Vec<Vec<Point>> {
    let mut pieces = vec![Vec::new()];
    for (index, point) in points.iter().enumerate() {
        if point.mean.is_none() || point.new_epoch {
            pieces.push(Vec::new());
        }
        if let (Some(mean), Some(piece)) = (point.mean, pieces.last_mut()) {
            piece.push((frame.x(index), frame.y(mean)));
        }
    }
    pieces
}

/// The upright lines before new epochs.
pub fn edges(points: &[MonthResult], frame: &Frame) -> Vec<[Point; 2]> {
    let new = |(index, point): &(usize, &MonthResult)| point.new_epoch && *index > 0;
    let points = points.iter().enumerate().filter(new);
    points
        .map(|(index, _)| {
            let x = frame.x(index) - frame.slot / 2.0;
            [(x, frame.top - 4.0), (x, frame.top + frame.height)]
        })
        .collect()
}

/// The line and its dots.
pub fn draw_line(sheet: &mut Sheet, points: &[MonthResult], frame: &Frame) {
    let stroke = Stroke {
        colour: ACCENT,
        width: LINE_WIDTH,
        dashed: false,
    };
    let edge = Stroke {
        colour: MUTED,
        width: 0.8,
        dashed: true,
    };
    for ends in edges(points, frame) {
        sheet.polyline(&ends, edge);
    }
    for piece in pieces(points, frame) {
        sheet.polyline(&piece, stroke);
    }
    for (index, point) in points.iter().enumerate() {
        if let Some(mean) = point.mean {
            let at = (frame.x(index), frame.y(mean));
            if is_outside(point) {
                let corners = [(0.0, -3.7), (3.7, 0.0), (0.0, 3.7), (-3.7, 0.0)];
                sheet.sign(at, &corners, INK, None);
                if point.n < FEWEST_VISITS_TO_RANK {
                    let corners = corners.map(|(x, y)| (x / 2.0, y / 2.0));
                    sheet.sign(at, &corners, WHITE, None);
                }
            } else if point.n < FEWEST_VISITS_TO_RANK {
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
                sheet.disc(at, DOT, Some(ACCENT), None);
            }
        }
    }
}
