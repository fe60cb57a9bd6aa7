//! The kinds of question: the keys that each takes, and its points.

mod choice;
mod graded;
mod measured;
mod words;

use super::condition::Scope;
use super::points::{MAX_POINTS, yes_no_points};
use super::reader::{Fields, Findings};
use super::rules::MAX_PHOTOS;
use crate::checklist::{CesDefinition, Kind};
use crate::source::{Node, Place};
use choice::{multiple_choice, single_choice};
use graded::{rating, scale};
use measured::{date, duration, money, number, time};
use words::words;

/// The most options of a question; also the most grades of a scale and bands of a number.
pub const MAX_OPTIONS: usize = 100;
const DEFAULT_PHOTOS: u32 = 5;

pub(super) const KINDS: [(&str, Name); 14] = [
    ("yes_no", Name::YesNo),
    ("single_choice", Name::SingleChoice),
    ("multiple_choice", Name::MultipleChoice),
    ("scale", Name::Scale),
    ("number", Name::Number),
    ("duration", Name::Duration),
    ("date", Name::Date),
    ("time", Name::Time),
    ("money", Name::Money),
    ("text", Name::Text),
    ("photo", Name::Photo),
    ("nps", Name::Nps),
    ("csat", Name::Csat),
    ("ces", Name::Ces),
];

/// The keys that some kind takes beside those of every question.
pub(super) const KIND_KEYS: [&str; 18] = [
    "points",
    "expect",
    "options",
    "choose",
    "max_points",
    "min",
    "max",
    "labels",
    "bands",
    "bands_by",
    "decimals",
    "unit",
    "currency",
    "min_length",
    "max_length",
    "pattern",
    "definition",
    "photo",
];

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    YesNo,
    SingleChoice,
    MultipleChoice,
    Scale,
    Number,
    Duration,
    Date,
    Time,
    Money,
    Text,
    Photo,
    Nps,
    Csat,
    Ces,
}

/// What to write instead of a key that the kind does not take.
pub(super) fn hint_for(name: Name, key: &str) -> Option<&'static str> {
    match (name, key) {
        (Name::SingleChoice | Name::MultipleChoice, "points") => {
            Some("write points at each option")
        }
        (Name::Number | Name::Duration | Name::Time | Name::Money, "points") => {
            Some("give the points by bands")
        }
        (Name::Text, "points") => Some("a text is never scored; remove points"),
        (Name::Date, "points" | "bands" | "bands_by") => Some("a date is never scored; remove it"),
        (Name::Money, "unit") => Some("write currency, three capital letters such as AED"),
        (Name::Photo, "photo") => Some("write min and max for the number of photos"),
        _ => None,
    }
}

/// The kind with its keys, read from the fields of the question.
pub(super) fn kind(
    name: Name,
    fields: &mut Fields<'_>,
    scope: &Scope,
    findings: &mut Findings,
) -> Option<Kind> {
    match name {
        Name::YesNo => yes_no(fields, findings),
        Name::SingleChoice => single_choice(fields, scope, findings),
        Name::MultipleChoice => multiple_choice(fields, scope, findings),
        Name::Scale => scale(fields, findings),
        Name::Number => number(fields, scope, findings),
        Name::Duration => duration(fields, scope, findings),
        Name::Date => date(fields, findings),
        Name::Time => time(fields, scope, findings),
        Name::Money => money(fields, scope, findings),
        Name::Text => words(fields, findings),
        Name::Photo => photo(fields, findings),
        Name::Nps => Some(Kind::Nps {
            points: rating(fields, 0, 10, findings)?,
        }),
        Name::Csat => Some(Kind::Csat {
            points: rating(fields, 1, 5, findings)?,
        }),
        Name::Ces => {
            let definitions = [
                ("mean", CesDefinition::Mean),
                ("share_5_7", CesDefinition::Share5To7),
            ];
            let definition = fields
                .get("definition", findings)
                .map_or(Some(CesDefinition::Mean), |n| {
                    findings.word(n, &definitions)
                });
            let points = rating(fields, 1, 7, findings)?;
            Some(Kind::Ces {
                definition: definition?,
                points,
            })
        }
    }
}

fn yes_no(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Kind> {
    let expect = fields.get("expect", findings);
    let expect_yes = expect.map_or(Some(true), |n| findings.boolean(n));
    let points = fields
        .get("points", findings)
        .map(|n| yes_no_points(n, expect_yes.unwrap_or(true), findings));
    let at = fields.place_of("points");
    if let Some(Some(points)) = points
        && points.yes == points.no
    {
        without_effect(at, findings);
        return None;
    }
    if expect.is_some() && points.is_none() {
        let message = "expect says which answer earns the points, but there are none";
        findings.error("needs_points", fields.place_of("expect"), message);
    }
    let points = match points {
        Some(points) => Some(points?),
        None => None,
    };
    Some(Kind::YesNo {
        expect_yes: expect_yes?,
        points,
    })
}

fn without_effect(at: Place, findings: &mut Findings) {
    let message = "every answer earns the same points";
    let hint = "give answers different points, or remove points";
    findings.error_hint("points_without_effect", at, message, hint);
}

fn range_empty(node: &Node, min: i64, max: i64, findings: &mut Findings) -> bool {
    let message = format!("no answer is at least {min} and at most {max}");
    findings.error_hint("range_empty", node.at, message, "min must not exceed max");
    false
}

fn photo(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Kind> {
    let min_node = fields.get("min", findings);
    let min = min_node.map_or(Some(1), |n| findings.count(n, 1..=MAX_PHOTOS));
    let max_node = fields.get("max", findings);
    let max = max_node.map(|n| findings.count(n, 1..=MAX_PHOTOS));
    let written = fields.get("points", findings);
    let points = written.and_then(|n| findings.integer(n, 1..=MAX_POINTS));
    let min = min?;
    let max = match max {
        Some(max) => max?,
        None => DEFAULT_PHOTOS.max(min),
    };
    if let Some(node) = max_node.or(min_node)
        && min > max
    {
        range_empty(node, min.into(), max.into(), findings);
        return None;
    }
    (written.is_some() == points.is_some()).then_some(Kind::Photo { min, max, points })
}
