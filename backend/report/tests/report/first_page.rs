//! The first page: all of the score card is in the card, and no value of the trend stands on its line.
#![expect(
    clippy::unwrap_used,
    reason = "functions of tests, which clippy does not know as tests"
)]

use api::reports::{Digits, StoreReport, Verdict};
use report::Language;

use crate::extract::{Extracted, extract};
use crate::{odd, sample};

const WIDTH: f32 = 595.276;
const MARGIN: f32 = 51.0;
const CARD: f32 = 262.0;
/// From the axis to the label of the pass mark.
const PLOT: f32 = WIDTH - 2.0 * MARGIN - 46.0 - 26.0;
/// Capitals over the size.
const CAPITALS: f32 = 0.714;

/// A box from the left, the bottom, the right and the top.
#[derive(Debug, Clone, Copy)]
struct Area {
    left: f32,
    bottom: f32,
    right: f32,
    top: f32,
}

impl Area {
    fn of(points: &[(f32, f32)]) -> Self {
        let none = Self {
            left: f32::MAX,
            bottom: f32::MAX,
            right: f32::MIN,
            top: f32::MIN,
        };
        points.iter().fold(none, |area, (x, y)| Self {
            left: area.left.min(*x),
            bottom: area.bottom.min(*y),
            right: area.right.max(*x),
            top: area.top.max(*y),
        })
    }

    fn holds(&self, other: &Self) -> bool {
        let near = 0.01;
        other.left >= self.left - near
            && other.right <= self.right + near
            && other.bottom >= self.bottom - near
            && other.top <= self.top + near
    }

    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.bottom < other.top
            && other.bottom < self.top
    }
}

/// Everything on a page: the boxes of its text and of its drawings, with words for each.
fn things(found: &Extracted, page: usize) -> Vec<(String, Area)> {
    let pieces = found.pieces.iter().filter(|piece| piece.page == page);
    let texts = pieces.map(|piece| {
        let area = Area {
            left: piece.x,
            bottom: piece.y,
            right: piece.x + piece.width,
            top: piece.y + piece.size * CAPITALS,
        };
        (piece.text.clone(), area)
    });
    let outlines = found.outlines.iter().filter(|outline| outline.page == page);
    let drawings = outlines.map(|outline| (format!("{outline:?}"), Area::of(&outline.points)));
    texts.chain(drawings).collect()
}

fn check_card(name: &str, report: &StoreReport) {
    let found = extract(&sample::pdf(report).unwrap());
    let things = things(&found, 0);
    let left = if report.head.language == "ar" {
        WIDTH - MARGIN - CARD
    } else {
        MARGIN
    };
    let is_card =
        |area: &Area| (area.left - left).abs() < 0.06 && (area.right - left - CARD).abs() < 0.06;
    let card = things.iter().map(|(_, area)| *area).find(is_card);
    let card = card.expect("the score has a card");
    let mut inside = 0;
    for (what, area) in things.iter().filter(|(_, area)| area.meets(&card)) {
        assert!(card.holds(area), "{name}: {what} {area:?} in {card:?}");
        inside += 1;
    }
    assert!(inside > 3, "{name}: {inside}");
}

#[test]
fn everything_of_the_score_card_is_in_the_card() {
    for language in Language::all() {
        for verdict in [Some(Verdict::Pass), Some(Verdict::Fail), None] {
            for band in odd::long_bands(language)
                .map(Some)
                .into_iter()
                .chain([None])
            {
                for mean in [7_800, 10_000] {
                    let mut report = odd::uneven(language, Verdict::Fail);
                    report.photos.clear();
                    report.comments.clear();
                    report.missed.clear();
                    let score = &mut report.score;
                    score.mean.mean = Some(sample::percent(mean));
                    score.verdict = verdict;
                    score.band = band.map(str::to_owned);
                    let name = format!("{language:?} {verdict:?} {band:?} {mean}");
                    check_card(&name, &report);
                }
            }
        }
        check_card("failed", &odd::failed(language));
        check_card("not scored", &odd::no_visit(language));
    }
}

/// True when a part of the line is in the box, found by walking along it.
fn comes_into(area: &Area, from: (f32, f32), to: (f32, f32)) -> bool {
    (0_u16..=400).any(|step| {
        let part = f32::from(step) / 400.0;
        let (x, y) = (
            from.0 + (to.0 - from.0) * part,
            from.1 + (to.1 - from.1) * part,
        );
        (area.left..=area.right).contains(&x) && (area.bottom..=area.top).contains(&y)
    })
}

/// The values of the trend stand clear of its line, of each other and of the axis; all are there.
fn check_trend(name: &str, report: &StoreReport) {
    let found = extract(&sample::pdf(report).unwrap());
    // Nothing else is stroked as wide as the line; a dot has more corners on one place.
    let wide = |wide: &f32| (wide - 1.6).abs() < 0.01;
    let line = found
        .outlines
        .iter()
        .find(|o| o.stroke.as_ref().is_some_and(wide));
    let page = line.unwrap_or_else(|| panic!("{name}: a line")).page;
    let first = || found.outlines.iter().filter(|outline| outline.page == page);
    let lines: Vec<_> = first()
        .filter(|outline| outline.stroke.is_some_and(|wide| (wide - 1.6).abs() < 0.01))
        .collect();
    assert!(!lines.is_empty(), "{name}: a line");
    let hairlines = first().filter(|outline| outline.stroke.is_some_and(|wide| wide < 0.7));
    let plot = Area::of(
        &lines
            .iter()
            .flat_map(|line| line.points.clone())
            .collect::<Vec<_>>(),
    );
    // The rules across the plot are as wide as the plot is; the lowest of them is the axis.
    let axis = hairlines
        .map(|line| Area::of(&line.points))
        .filter(|line| (line.right - line.left - PLOT).abs() < 1.0)
        .map(|line| line.bottom)
        .fold(f32::MAX, f32::min);
    assert!(axis <= plot.bottom, "{name}: an axis");
    let values: Vec<(String, Area)> = found
        .pieces
        .iter()
        .filter(|piece| piece.page == page && (piece.size - 8.3).abs() < 0.01)
        .filter(|piece| piece.y < plot.top + 20.0 && piece.y > plot.bottom - 25.0)
        .filter(|piece| {
            piece
                .text
                .chars()
                .all(|c| c.is_numeric() || matches!(c, '.' | ',' | '٫'))
        })
        .map(|piece| {
            let area = Area {
                left: piece.x,
                bottom: piece.y,
                right: piece.x + piece.width,
                top: piece.y + piece.size * CAPITALS,
            };
            (piece.text.clone(), area)
        })
        .collect();
    let months = report.trend.iter().filter(|point| point.mean.is_some());
    assert_eq!(values.len(), months.count(), "{name}: {values:?}");
    for (index, (text, area)) in values.iter().enumerate() {
        for line in &lines {
            for ends in line.points.windows(2) {
                assert!(
                    !comes_into(area, ends[0], ends[1]),
                    "{name}: {text} on the line"
                );
            }
        }
        assert!(area.bottom > axis, "{name}: {text} on the axis");
        for (other, taken) in &values[..index] {
            assert!(!area.meets(taken), "{name}: {text} on {other}");
        }
    }
    let labels = things(&found, page);
    for (what, other) in labels.iter().filter(|(_, area)| area.meets(&plot)) {
        for (text, area) in &values {
            // The ground under the values and the rules across do meet them.
            let is_text = found.pieces.iter().any(|piece| piece.text == *what);
            assert!(
                !is_text || what == text || !area.meets(other),
                "{name}: {text} on {what}"
            );
        }
    }
}

#[test]
fn no_value_of_the_trend_stands_on_its_line() {
    let mut state = 20_261_122_u32;
    for language in Language::all() {
        let mut report = odd::uneven(language, Verdict::Fail);
        report.photos.clear();
        report.comments.clear();
        check_trend(&format!("{language:?}"), &report);
        for round in 0..6 {
            for point in &mut report.trend {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let mean = 4_000 + i64::from(state >> 16) % 6_001;
                point.mean = Some(sample::percent(mean));
                point.n = 2;
            }
            if round == 5 {
                report.trend[6].new_epoch = true;
            }
            check_trend(&format!("{language:?} {round} {:?}", report.trend), &report);
        }
    }
    let mut report = odd::uneven(Language::ARABIC, Verdict::Pass);
    report.head.digits = Digits::ArabicIndic;
    check_trend("ar in its own digits", &report);
    check_trend("the sample", &sample::report(Language::TAMIL));
}
