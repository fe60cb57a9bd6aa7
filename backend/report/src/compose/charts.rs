//! The small drawings: bars, the scale of the score, arrows, ticks and crosses.

use super::theme::{ACCENT, ACCENT_SOFT, FAIL, GROUND, INK, MUTED, TRACK, WHITE};
use crate::page::{Point, Sheet, Stroke};
use crate::text::Colour;
use api::reports::{Interval, Percent, Verdict};

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

/// The colour of a verdict.
pub fn verdict_colour(verdict: Verdict) -> Colour {
    match verdict {
        Verdict::Pass => ACCENT,
        Verdict::Fail => FAIL,
        Verdict::NotScored => MUTED,
    }
}

/// An arrow head, up or down.
pub fn arrow(sheet: &mut Sheet, centre: Point, up: bool, colour: Colour) {
    let tip = if up { -4.4 } else { 4.4 };
    let points = [(0.0, tip), (5.0, -tip * 0.8), (-5.0, -tip * 0.8)];
    sheet.sign(centre, &points, colour, None);
}
