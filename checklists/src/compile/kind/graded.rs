//! Whole-number grades: scales and the three ratings.

use super::{MAX_OPTIONS, without_effect};
use crate::checklist::{Kind, ScaleLabel, ValuePoints};
use crate::compile::points::{BandRange, Marks, grade, grade_points, point_bands};
use crate::compile::reader::{Fields, Findings};
use crate::compile::text::{MAX_TEXT_LENGTH, text};
use crate::diagnostic::quoted;
use crate::number::Decimal;
use crate::source::Node;

/// The furthest end of a scale from 0.
const MAX_GRADE: i64 = 1000;

pub(super) fn scale(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Kind> {
    let min_node = fields.require("min", findings);
    let min = min_node.and_then(|n| findings.integer(n, -MAX_GRADE..=MAX_GRADE));
    let max_node = fields.require("max", findings);
    let max = max_node.and_then(|n| findings.integer(n, -MAX_GRADE..=MAX_GRADE));
    let labels_node = fields.get("labels", findings);
    let points_node = fields.get("points", findings);
    let bands_node = fields.get("bands", findings);
    let (min, max) = (min?, max?);
    if min >= max {
        let at = max_node.map_or(fields.at, |node| node.at);
        let message = format!("a scale from {min} to {max} has no two grades");
        findings.error_hint("range_empty", at, message, "min must be less than max");
        return None;
    }
    if usize::try_from(max - min).unwrap_or(usize::MAX) >= MAX_OPTIONS {
        let at = max_node.map_or(fields.at, |node| node.at);
        findings.error(
            "too_many",
            at,
            format!("a scale has at most {MAX_OPTIONS} grades"),
        );
        return None;
    }
    let mut labels: Vec<ScaleLabel> = Vec::new();
    let mut sound = true;
    if let Some(entries) = labels_node.and_then(|n| findings.map(n, "labels by grade")) {
        for (key, node) in entries {
            let Some(value) = grade(key, &(min..=max)) else {
                let message = format!("{} is not a grade of this scale", quoted(&key.text));
                let hint = format!("the grades go from {min} to {max}");
                findings.error_hint("label_unknown_grade", key.at, message, hint);
                sound = false;
                continue;
            };
            match text(node, MAX_TEXT_LENGTH, findings) {
                Some(label) => labels.push(ScaleLabel { value, label }),
                None => sound = false,
            }
        }
        labels.sort_by_key(|label| label.value);
    }
    let points = grades(points_node, bands_node, min, max, true, fields, findings)?;
    sound.then_some(Kind::Scale {
        min,
        max,
        labels,
        points,
    })
}

pub(super) fn rating(
    fields: &mut Fields<'_>,
    min: i64,
    max: i64,
    findings: &mut Findings,
) -> Option<Option<Vec<ValuePoints>>> {
    let points = fields.get("points", findings);
    let bands = fields.get("bands", findings);
    grades(points, bands, min, max, false, fields, findings)
}

/// The points of every grade, from `points` or from `bands`; the outer `None` after a finding.
fn grades(
    points: Option<&Node>,
    bands: Option<&Node>,
    min: i64,
    max: i64,
    linear: bool,
    fields: &Fields<'_>,
    findings: &mut Findings,
) -> Option<Option<Vec<ValuePoints>>> {
    let rows = match (points, bands) {
        (None, None) => return Some(None),
        (Some(_), Some(_)) => {
            let message = "points and bands exclude each other";
            findings.error("key_not_here", fields.place_of("bands"), message);
            return None;
        }
        (Some(node), None) => grade_points(node, min..=max, linear, findings)?,
        (None, Some(node)) => {
            let range = BandRange {
                min: Decimal::from_whole(min),
                max: Decimal::from_whole(max),
                marks: Marks {
                    read: |node, findings| {
                        Decimal::from_whole(findings.integer(node, -MAX_GRADE..=MAX_GRADE + 1)?)
                    },
                    write: |mark| mark.to_string(),
                },
            };
            let bands = point_bands(node, &range, findings)?;
            let points = |value| {
                let number = Decimal::from_whole(value)?;
                let band = bands.iter().find(|band| band.holds(number))?;
                Some(ValuePoints {
                    value,
                    points: band.points,
                })
            };
            (min..=max).map(points).collect::<Option<_>>()?
        }
    };
    if rows.iter().all(|row| row.points == rows[0].points) {
        let key = if points.is_some() { "points" } else { "bands" };
        without_effect(fields.place_of(key), findings);
        return None;
    }
    Some(Some(rows))
}
