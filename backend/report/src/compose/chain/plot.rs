//! The drawing of a row: a bar from zero with its interval, or a mark in its interval on a shorter axis.

use super::super::charts;
use super::super::theme::{ACCENT, ACCENT_SOFT, INK, MUTED, WHITE};
use crate::page::{Point, Sheet, Stroke};
use api::reports::{Interval, Percent};

/// What is drawn for a row.
#[derive(Default)]
pub(super) struct Plot {
    /// Where the row stands.
    pub share: Option<Percent>,
    /// Where it may be.
    pub interval: Option<Interval>,
    /// True when it is over too few visits.
    pub soft: bool,
}

/// Where shares stand.
#[derive(Clone, Copy)]
pub(super) struct Axis {
    /// The length.
    pub width: f32,
    /// True for bars, which begin at zero.
    pub bars: bool,
    /// Where it begins, in hundredths.
    low: i64,
}

/// A mark's axis begins here at the latest, so that small differences are not drawn as cliffs.
const LATEST: i64 = 6_000;
const WHOLE: i64 = 10_000;

impl Axis {
    /// The axis of bars.
    pub(super) const fn bars(width: f32) -> Self {
        Self {
            width,
            bars: true,
            low: 0,
        }
    }

    /// The axis of marks.
    pub(super) const fn marks(width: f32) -> Self {
        Self {
            width,
            bars: false,
            low: LATEST,
        }
    }

    /// The same axis from the ten below everything shown.
    pub(super) fn around<'p>(
        self,
        plots: impl Iterator<Item = &'p Plot>,
        mark: Option<Percent>,
    ) -> Self {
        let shown = plots.flat_map(|plot| [plot.share, plot.interval.map(|i| i.low)]);
        let lowest = shown
            .chain([mark])
            .flatten()
            .map(Percent::hundredths)
            .min()
            .unwrap_or(LATEST);
        let low = lowest.clamp(0, LATEST) / 1_000 * 1_000;
        Self {
            low: if self.bars { 0 } else { low },
            ..self
        }
    }

    /// The shares where it begins and ends.
    pub(super) fn ends(&self) -> [Percent; 2] {
        [self.low, WHOLE].map(Percent::from_hundredths)
    }

    /// How far along a share stands.
    pub(super) fn along(&self, share: Percent) -> f32 {
        let share = share.hundredths().clamp(self.low, WHOLE);
        self.width * (share - self.low) as f32 / (WHOLE - self.low) as f32
    }
}

/// Draws a row; `at` is where the axis begins, in the middle of the line.
pub(super) fn draw(sheet: &mut Sheet, axis: &Axis, at: Point, plot: &Plot) {
    let (x, y) = at;
    if axis.bars {
        let at = (x, y - 3.5);
        charts::bar(sheet, at, axis.width, plot.share, plot.soft, None);
        if let Some(Interval { low, high }) = plot.interval {
            let (from, to) = (x + axis.along(low), x + axis.along(high));
            whisker(sheet, (from, to), y);
        }
        return;
    }
    let Some(share) = plot.share else { return };
    if let Some(Interval { low, high }) = plot.interval {
        let (from, to) = (axis.along(low), axis.along(high));
        sheet.fill(x + from, y - 1.6, (to - from).max(0.6), 3.2, ACCENT_SOFT);
    }
    let mark = (x + axis.along(share)).clamp(x + 0.9, x + axis.width - 0.9);
    let colour = if plot.soft { MUTED } else { ACCENT };
    sheet.fill(mark - 0.9, y - 3.2, 1.8, 6.4, colour);
}

/// A line with ends across, dark on a light edge so that it is seen on the bar and beside it.
fn whisker(sheet: &mut Sheet, between: (f32, f32), y: f32) {
    let (from, to) = between;
    let points = [
        (from, y - 2.2),
        (from, y + 2.2),
        (from, y),
        (to, y),
        (to, y - 2.2),
        (to, y + 2.2),
    ];
    for (colour, width) in [(WHITE, 2.2), (INK, 0.8)] {
        let stroke = Stroke {
            colour,
            width,
            dashed: false,
        };
        sheet.polyline(&points, stroke);
    }
}

/// The line that rows are held against, from the top of the first to the foot of the last.
pub(super) fn mark(sheet: &mut Sheet, x: f32, between: (f32, f32)) {
    let stroke = Stroke {
        colour: MUTED,
        width: 0.6,
        dashed: true,
    };
    sheet.polyline(&[(x, between.0), (x, between.1)], stroke);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plot(share: i64, low: i64) -> Plot {
        Plot {
            share: Some(Percent::from_hundredths(share)),
            interval: Some(Interval {
                low: Percent::from_hundredths(low),
                high: Percent::from_hundredths(9_900),
            }),
            soft: false,
        }
    }

    #[test]
    fn an_axis_begins_at_the_ten_below_everything_and_at_60_at_the_latest() {
        let begins = |plots: &[Plot]| Axis::marks(100.0).around(plots.iter(), None).ends()[0];
        assert_eq!(begins(&[]).hundredths(), 6_000);
        assert_eq!(begins(&[plot(9_000, 8_500)]).hundredths(), 6_000);
        assert_eq!(
            begins(&[plot(9_000, 8_500), plot(7_000, 4_399)]).hundredths(),
            4_000
        );
        let bars = Axis::bars(100.0).around([plot(9_000, 8_500)].iter(), None);
        assert_eq!(bars.ends()[0].hundredths(), 0);
    }

    #[test]
    fn a_share_stands_where_its_part_of_the_axis_ends() {
        // 85 % on an axis from 60 to 100 %: 25 of 40 parts of 80 points.
        let axis = Axis::marks(80.0).around([plot(8_500, 6_100)].iter(), None);
        assert!((axis.along(Percent::from_hundredths(8_500)) - 50.0).abs() < 0.01);
        assert!(axis.along(Percent::from_hundredths(100)).abs() < 0.01);
    }
}
