//! Points: linear, by table, and by bands.

use std::ops::RangeInclusive;

use super::reader::{Fields, Findings};
use crate::checklist::{PointBand, ValuePoints, YesNoPoints};
use crate::diagnostic::quoted;
use crate::number::Decimal;
use crate::source::{Key, Node, Place, Value};

/// The most points of one answer, either way.
pub const MAX_POINTS: i64 = 1_000_000;

pub(super) fn points(node: &Node, findings: &mut Findings) -> Option<i64> {
    findings.integer(node, -MAX_POINTS..=MAX_POINTS)
}

/// `points: 5` (for the expected answer) or `points: {yes: 5, no: -2}`.
pub(super) fn yes_no_points(
    node: &Node,
    expect_yes: bool,
    findings: &mut Findings,
) -> Option<YesNoPoints> {
    if matches!(node.value, Value::Scalar(_)) {
        let points = findings.integer(node, 1..=MAX_POINTS)?;
        let (yes, no) = if expect_yes { (points, 0) } else { (0, points) };
        return Some(YesNoPoints { yes, no });
    }
    let mut fields = Fields::of(node, "points", findings)?;
    let yes = fields
        .require("yes", findings)
        .and_then(|n| points(n, findings));
    let no = fields
        .require("no", findings)
        .and_then(|n| points(n, findings));
    fields.finish(findings);
    let (yes, no) = (yes?, no?);
    let (expected, other) = if expect_yes { (yes, no) } else { (no, yes) };
    if expected < other {
        let (word, contrary) = if expect_yes {
            ("yes", "no")
        } else {
            ("no", "yes")
        };
        let message = format!("the expected answer {word} earns less than {contrary}");
        let hint = format!("write expect: {contrary}, or give {word} more points");
        findings.error_hint("expected_earns_less", node.at, message, hint);
        return None;
    }
    Some(YesNoPoints { yes, no })
}

/// `points: 10`, growing linearly over the grades, or a table of every grade.
pub(super) fn grade_points(
    node: &Node,
    grades: RangeInclusive<i64>,
    linear: bool,
    findings: &mut Findings,
) -> Option<Vec<ValuePoints>> {
    match &node.value {
        Value::Map(_) => table(node, grades, findings),
        Value::Scalar(_) if linear => {
            let top = findings.integer(node, 1..=MAX_POINTS)?;
            let steps = grades.end() - grades.start();
            if steps <= 0 || top % steps != 0 {
                let message = format!(
                    "{top} points cannot be spread evenly over {} grades without fractions",
                    steps + 1
                );
                findings.error_hint("points_uneven", node.at, message, even_hint(top, steps));
                return None;
            }
            let first = *grades.start();
            let row = |value| ValuePoints {
                value,
                points: (value - first) * (top / steps),
            };
            Some(grades.map(row).collect())
        }
        Value::Scalar(_) => {
            let message = "one number of points says nothing here";
            let hint = "give a table, points: {0: 0, 1: 2, ...}, or bands";
            findings.error_hint("wrong_type", node.at, message, hint);
            None
        }
        Value::Null | Value::List(_) => {
            findings.map(node, "points for every grade");
            None
        }
    }
}

/// The grade that a key names. It is written in one way, so that keys are unique as grades are.
pub(super) fn grade(key: &Key, grades: &RangeInclusive<i64>) -> Option<i64> {
    let grade = key.text.parse().ok()?;
    (grades.contains(&grade) && grade.to_string() == key.text).then_some(grade)
}

fn even_hint(top: i64, steps: i64) -> String {
    if steps <= 0 {
        return "give the scale a range first".to_owned();
    }
    let lower = top / steps * steps;
    let higher = lower + steps;
    match lower {
        0 => format!("use {higher}, or give the points of every grade as a table"),
        _ => format!("use {lower} or {higher}, or give the points of every grade as a table"),
    }
}

fn table(
    node: &Node,
    grades: RangeInclusive<i64>,
    findings: &mut Findings,
) -> Option<Vec<ValuePoints>> {
    let entries = findings.map(node, "points for every grade")?;
    let mut rows: Vec<ValuePoints> = Vec::new();
    let mut sound = true;
    for (key, value) in entries {
        let Some(grade) = grade(key, &grades) else {
            let message = format!("{} is not a grade of this question", quoted(&key.text));
            let hint = format!("the grades go from {} to {}", grades.start(), grades.end());
            findings.error_hint("points_unknown_grade", key.at, message, hint);
            sound = false;
            continue;
        };
        match points(value, findings) {
            Some(points) => rows.push(ValuePoints {
                value: grade,
                points,
            }),
            None => sound = false,
        }
    }
    let missing: Vec<String> = grades
        .filter(|grade| !rows.iter().any(|row| row.value == *grade))
        .map(|grade| grade.to_string())
        .collect();
    if sound && !missing.is_empty() {
        let message = format!("there are no points for {}", missing.join(", "));
        findings.error_hint(
            "points_missing",
            node.at,
            message,
            "give every grade points, 0 too",
        );
        return None;
    }
    rows.sort_by_key(|row| row.value);
    sound.then_some(rows)
}

/// How the marks of a kind are read, and written in a finding.
#[derive(Clone, Copy)]
pub(super) struct Marks {
    pub read: fn(&Node, &mut Findings) -> Option<Decimal>,
    pub write: fn(Decimal) -> String,
}

/// The range that bands must cover.
pub(super) struct BandRange {
    pub min: Option<Decimal>,
    pub max: Option<Decimal>,
    pub marks: Marks,
}

/// Half-open bands `[from, below)` that cover the whole range without gap or overlap. The first
/// band's `from` and the last one's `below` carry nothing once this is checked, and are dropped.
pub(super) fn point_bands(
    node: &Node,
    range: &BandRange,
    findings: &mut Findings,
) -> Option<Vec<PointBand>> {
    let items = findings.list(node, "a list of bands")?;
    if items.is_empty() {
        findings.error("too_few", node.at, "bands need at least one band");
        return None;
    }
    if !super::checklist::check_count(items, super::kind::MAX_OPTIONS, "bands", findings) {
        return None;
    }
    let read: Vec<Option<(PointBand, Place)>> = items
        .iter()
        .map(|item| point_band(item, range, findings))
        .collect();
    let mut bands: Vec<(PointBand, Place)> = read.into_iter().collect::<Option<_>>()?;
    let sound = check_bands(&bands, range, findings);
    if let Some((first, _)) = bands.first_mut() {
        first.from = None;
    }
    if let Some((last, _)) = bands.last_mut() {
        last.below = None;
    }
    sound.then(|| bands.into_iter().map(|(band, _)| band).collect())
}

fn point_band(
    item: &Node,
    range: &BandRange,
    findings: &mut Findings,
) -> Option<(PointBand, Place)> {
    let mut fields = Fields::of(item, "a band", findings)?;
    let from_node = fields.get("from", findings);
    let below_node = fields.get("below", findings);
    let points = fields
        .require("points", findings)
        .and_then(|n| points(n, findings));
    fields.finish(findings);
    let from = from_node.map(|n| (range.marks.read)(n, findings));
    let below = below_node.map(|n| (range.marks.read)(n, findings));
    // A mark that is written but cannot be read has its finding, and so has an unknown key.
    if matches!(from, Some(None)) || matches!(below, Some(None)) || fields.left().next().is_some() {
        return None;
    }
    Some((
        PointBand {
            from: from.flatten(),
            below: below.flatten(),
            points: points?,
        },
        item.at,
    ))
}

fn check_bands(bands: &[(PointBand, Place)], range: &BandRange, findings: &mut Findings) -> bool {
    let mut sound = true;
    let write = range.marks.write;
    let mut refuse = |code, at, message: String, hint: &str| {
        findings.error_hint(code, at, message, hint);
        sound = false;
    };
    for (index, (band, at)) in bands.iter().enumerate() {
        if let (Some(from), Some(below)) = (band.from, band.below)
            && below <= from
        {
            let message = format!(
                "no answer is from {} and below {}",
                write(from),
                write(below)
            );
            refuse("band_empty", *at, message, "from must be less than below");
            continue;
        }
        if index == 0 {
            match (band.from, range.min) {
                (Some(from), None) => {
                    let message = format!("answers below {} have no points", write(from));
                    refuse(
                        "band_start",
                        *at,
                        message,
                        "leave from out of the first band",
                    );
                }
                (Some(from), Some(min)) if from > min => {
                    let message = format!(
                        "answers from {} to below {} have no points",
                        write(min),
                        write(from)
                    );
                    refuse(
                        "band_start",
                        *at,
                        message,
                        "leave from out of the first band",
                    );
                }
                _ => {}
            }
            continue;
        }
        let (before, _) = &bands[index - 1];
        match (before.below, band.from) {
            (None, _) => {
                let message = "the band before has no end, so it overlaps this one".to_owned();
                refuse("band_overlap", *at, message, "give the band before a below");
            }
            (Some(below), None) => {
                let message = "this band has no start".to_owned();
                refuse(
                    "band_overlap",
                    *at,
                    message,
                    &format!("write from: {}", write(below)),
                );
            }
            (Some(below), Some(from)) if from > below => {
                let message = format!(
                    "answers from {} to below {} have no points",
                    write(below),
                    write(from)
                );
                refuse(
                    "band_gap",
                    *at,
                    message,
                    &format!("write from: {}", write(below)),
                );
            }
            (Some(below), Some(from)) if from < below => {
                let message = format!(
                    "answers from {} to below {} are in two bands",
                    write(from),
                    write(below)
                );
                refuse(
                    "band_overlap",
                    *at,
                    message,
                    &format!("write from: {}", write(below)),
                );
            }
            _ => {}
        }
    }
    if let Some((band, at)) = bands.last()
        && let Some(below) = band.below
        && range.max.is_none_or(|max| below <= max)
    {
        let message = format!("answers from {} up have no points", write(below));
        refuse("band_end", *at, message, "leave below out of the last band");
    }
    sound
}
