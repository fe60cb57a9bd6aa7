//! The small drawings: bars, the scale of the score, differences beside zero, arrows, ticks and crosses.

use super::theme::{ACCENT, ACCENT_SOFT, FAIL, GROUND, HAIR, HAIRLINE, INK, MUTED, TRACK, WHITE};
use crate::page::{Point, Sheet, Stroke};
use crate::text::Colour;
use api::reports::{Difference, Interval, Percent, PointsInterval, Verdict};

/// Where a share stands on a bar of `width` points.
pub fn along(share: Percent, width: f32) -> f32 {
    let share = share.hundredths().clamp(0, 10_000);
    width * share as f32 / 10_000.0
}

/// A bar of a share, with a line across where others stand.
pub fn bar(
    sheet: &mut Sheet,
    at: Point,
    width: f32,
    share: Option<Percent>,
    soft: bool,
    others: Option<Percent>,
) {
    let (x, y) = at;
    let height = 7.0;
    sheet.rounded(x, y, width, height, 1.6, Some(GROUND), None);
    if let Some(share) = share {
        let length = along(share, width);
        if length > 0.1 {
            let colour = if soft { ACCENT_SOFT } else { ACCENT };
            sheet.rounded(x, y, length, height, 1.6, Some(colour), None);
        }
    }
    if let Some(others) = others {
        let at = (x + along(others, width)).clamp(x + 0.8, x + width - 0.8);
        sheet.fill(at - 1.5, y - 2.5, 3.0, height + 5.0, WHITE);
        sheet.fill(at - 0.8, y - 2.5, 1.6, height + 5.0, INK);
    }
}

/// The score on its way from 0 to 100 %: the interval as a band, the mean as a mark, the pass mark below.
pub fn scale(
    sheet: &mut Sheet,
    at: Point,
    width: f32,
    mean: Percent,
    interval: Option<Interval>,
    pass_mark: Option<Percent>,
) {
    let (x, y) = at;
    let height = 8.0;
    sheet.rounded(x, y, width, height, 4.0, Some(TRACK), None);
    if let Some(Interval { low, high }) = interval {
        let from = along(low, width);
        let length = (along(high, width) - from).max(1.0);
        sheet.rounded(x + from, y, length, height, 3.0, Some(ACCENT_SOFT), None);
    }
    if let Some(mark) = pass_mark {
        let at = (x + along(mark, width)).clamp(x + 0.6, x + width - 0.6);
        let stroke = Stroke {
            colour: INK,
            width: 1.1,
            dashed: false,
        };
        sheet.polyline(&[(at, y - 2.0), (at, y + height + 4.5)], stroke);
    }
    let at = (x + along(mean, width)).clamp(x + 2.0, x + width - 2.0);
    sheet.disc((at, y + height / 2.0), 6.2, Some(WHITE), None);
    sheet.disc((at, y + height / 2.0), 4.6, Some(ACCENT), None);
}

/// The shape of a verdict: a tick or a cross in a disc, so that colour is not the only sign.
pub fn verdict(sheet: &mut Sheet, centre: Point, verdict: Verdict, ground: Colour, sign: Colour) {
    sheet.disc(centre, 7.0, Some(ground), None);
    match verdict {
        Verdict::Pass => {
            sheet.sign(
                centre,
                &[(-3.2, 0.2), (-0.9, 2.6), (3.4, -2.5)],
                sign,
                Some(1.7),
            );
        }
        Verdict::Fail | Verdict::NotScored => {
            sheet.sign(centre, &[(-2.6, -2.6), (2.6, 2.6)], sign, Some(1.7));
            sheet.sign(centre, &[(-2.6, 2.6), (2.6, -2.6)], sign, Some(1.7));
        }
    }
}

/// A tick or a cross in a disc as high as running text.
pub fn mark(sheet: &mut Sheet, centre: Point, met: bool) {
    let (colour, sign): (_, [&[Point]; 2]) = if met {
        (ACCENT, [&[(-2.3, 0.1), (-0.7, 1.8), (2.4, -1.8)], &[]])
    } else {
        (
            FAIL,
            [&[(-1.8, -1.8), (1.8, 1.8)], &[(-1.8, 1.8), (1.8, -1.8)]],
        )
    };
    sheet.disc(centre, 4.9, Some(colour), None);
    for points in sign {
        sheet.sign(centre, points, WHITE, Some(1.2));
    }
}

/// The colour of a verdict.
pub fn verdict_colour(verdict: Verdict) -> Colour {
    match verdict {
        Verdict::Pass => ACCENT,
        Verdict::Fail => FAIL,
        Verdict::NotScored => MUTED,
    }
}

/// The arrow head of a change in a table.
pub fn small_arrow(sheet: &mut Sheet, centre: Point, up: bool, colour: Colour) {
    let tip = if up { -2.6 } else { 2.6 };
    let points = [(0.0, tip), (2.9, -tip * 0.8), (-2.9, -tip * 0.8)];
    sheet.sign(centre, &points, colour, None);
}

/// An arrow head, up or down.
pub fn arrow(sheet: &mut Sheet, centre: Point, up: bool, colour: Colour) {
    let tip = if up { -4.4 } else { 4.4 };
    let points = [(0.0, tip), (5.0, -tip * 0.8), (-5.0, -tip * 0.8)];
    sheet.sign(centre, &points, colour, None);
}

/// The colour of a difference: one that is proven stands out.
pub fn difference_colour(difference: Difference) -> Colour {
    match (difference.proven, difference.points.0 > 0) {
        (false, _) => MUTED,
        (true, true) => ACCENT,
        (true, false) => FAIL,
    }
}

/// A difference beside zero, its interval as a band; `farthest` hundredths are half the width.
pub fn span(sheet: &mut Sheet, at: Point, width: f32, difference: Difference, farthest: i64) {
    let (x, y) = at;
    let place = |points: i64| {
        let share = points as f32 / farthest.max(1) as f32;
        x + width * (0.5 + share.clamp(-1.0, 1.0) / 2.0)
    };
    sheet.rounded(x, y - 3.5, width, 7.0, 1.6, Some(GROUND), None);
    if let Some(PointsInterval { low, high }) = difference.interval {
        let from = place(low.0);
        let length = (place(high.0) - from).max(1.0);
        let colour = if difference.proven {
            ACCENT_SOFT
        } else {
            TRACK
        };
        sheet.rounded(from, y - 3.5, length, 7.0, 1.6, Some(colour), None);
    }
    let zero = Stroke {
        colour: INK,
        width: 0.9,
        dashed: false,
    };
    sheet.polyline(&[(place(0), y - 6.0), (place(0), y + 6.0)], zero);
    let dot = place(difference.points.0).clamp(x + 2.8, x + width - 2.8);
    sheet.disc((dot, y), 2.8, Some(difference_colour(difference)), None);
}

/// Between the squares of a pattern, and how large one is.
const SQUARE: (f32, f32) = (2.6, 8.4);

/// Visits from the oldest to the newest: a full square with a cross for a miss, an empty one with a tick.
pub fn pattern(sheet: &mut Sheet, at: Point, missed: &[bool]) {
    let (gap, side) = SQUARE;
    let stroke = Stroke {
        colour: HAIR,
        width: 0.9,
        dashed: false,
    };
    let (mut x, y) = at;
    for missed in missed {
        let middle = (x + side / 2.0, y);
        if *missed {
            sheet.rounded(x, y - side / 2.0, side, side, 1.6, Some(FAIL), None);
            sheet.sign(middle, &[(-2.0, -2.0), (2.0, 2.0)], WHITE, Some(1.2));
            sheet.sign(middle, &[(-2.0, 2.0), (2.0, -2.0)], WHITE, Some(1.2));
        } else {
            sheet.rounded(
                x,
                y - side / 2.0,
                side,
                side,
                1.6,
                Some(WHITE),
                Some(stroke),
            );
            sheet.sign(
                middle,
                &[(-2.2, 0.1), (-0.7, 1.7), (2.3, -1.8)],
                ACCENT,
                Some(1.2),
            );
        }
        x += side + gap;
    }
}

/// Upright bars on one line, the tallest as high as the chart; each with its colour.
pub fn columns(sheet: &mut Sheet, at: Point, width: f32, height: f32, bars: &[(u32, Colour)]) {
    let (x, y) = at;
    let most = bars
        .iter()
        .map(|(count, _)| *count)
        .max()
        .unwrap_or(0)
        .max(1);
    let slot = width / bars.len().max(1) as f32;
    let bar = (slot - 2.4).min(18.0);
    for (index, (count, colour)) in bars.iter().enumerate() {
        if *count > 0 {
            let tall = (height * *count as f32 / most as f32).max(1.0);
            let left = x + slot * index as f32 + (slot - bar) / 2.0;
            sheet.fill(left, y + height - tall, bar, tall, *colour);
        }
    }
    let stroke = Stroke {
        colour: MUTED,
        width: HAIRLINE,
        dashed: false,
    };
    sheet.rule(x, y + height, width, stroke);
}

/// The ground of a cell in a heat map: the higher the share, the darker; ink stays legible on all of them.
pub fn shade(share: Percent) -> Colour {
    let step = (share.hundredths().clamp(5_000, 9_999) - 5_000) / 1_000;
    let part = 0.05 + 0.10 * step as f32;
    let mix = |from: u8, to: u8| {
        let (from, to) = (f32::from(from), f32::from(to));
        (from + (to - from) * part).round() as u8
    };
    let (Colour(r, g, b), Colour(red, green, blue)) = (WHITE, ACCENT);
    Colour(mix(r, red), mix(g, green), mix(b, blue))
}
