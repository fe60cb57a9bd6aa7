//! The kinds of question: the keys that each takes, and its points.

use super::condition::seconds;
use super::points::{BandRange, MAX_POINTS, grade_points, point_bands, points, yes_no_points};
use super::reader::{Fields, Findings};
use super::rules::MAX_PHOTOS;
use super::text::{MAX_TEXT_LENGTH, shortened, text};
use crate::checklist::{CesDefinition, Choice, Kind, MISSED, ScaleLabel, ValuePoints};
use crate::id::OptionId;
use crate::number::Decimal;
use crate::source::Node;

/// The most options of a question; also the most grades of a scale and bands of a number.
pub const MAX_OPTIONS: usize = 100;
const MAX_ANSWER_LENGTH: u32 = 4000;
const DEFAULT_PHOTOS: u32 = 5;
const MAX_DECIMALS: u32 = 3;
/// The furthest end of a scale from 0.
const MAX_GRADE: i64 = 1000;

pub(super) const KINDS: [(&str, Name); 11] = [
    ("yes_no", Name::YesNo),
    ("single_choice", Name::SingleChoice),
    ("multiple_choice", Name::MultipleChoice),
    ("scale", Name::Scale),
    ("number", Name::Number),
    ("duration", Name::Duration),
    ("text", Name::Text),
    ("photo", Name::Photo),
    ("nps", Name::Nps),
    ("csat", Name::Csat),
    ("ces", Name::Ces),
];

/// The keys that some kind takes beside those of every question.
pub(super) const KIND_KEYS: [&str; 14] = [
    "points",
    "expect",
    "options",
    "choose",
    "max_points",
    "min",
    "max",
    "labels",
    "bands",
    "decimals",
    "unit",
    "max_length",
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
        (Name::Number | Name::Duration, "points") => Some("give the points by bands"),
        (Name::Text, "points") => Some("a text is never scored; remove points"),
        (Name::Photo, "photo") => Some("write min and max for the number of photos"),
        _ => None,
    }
}

/// The kind with its keys, read from the fields of the question.
pub(super) fn kind(name: Name, fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Kind> {
    match name {
        Name::YesNo => yes_no(fields, findings),
        Name::SingleChoice => Some(Kind::SingleChoice {
            options: options(fields, 2, findings)?,
        }),
        Name::MultipleChoice => multiple_choice(fields, findings),
        Name::Scale => scale(fields, findings),
        Name::Number => number(fields, findings),
        Name::Duration => duration(fields, findings),
        Name::Text => {
            let node = fields.get("max_length", findings);
            let max_length = node.map_or(Some(MAX_ANSWER_LENGTH), |n| {
                findings.count(n, 1..=MAX_ANSWER_LENGTH)
            });
            Some(Kind::Text {
                max_length: max_length?,
            })
        }
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

fn without_effect(at: crate::source::Place, findings: &mut Findings) {
    let message = "every answer earns the same points";
    let hint = "give answers different points, or remove points";
    findings.error_hint("points_without_effect", at, message, hint);
}

fn options(fields: &mut Fields<'_>, fewest: usize, findings: &mut Findings) -> Option<Vec<Choice>> {
    let node = fields.require("options", findings)?;
    let items = findings.list(node, "a list of options")?;
    if items.len() < fewest {
        let message = format!("a choice needs at least {fewest} options");
        findings.error("too_few", node.at, message);
        return None;
    }
    if !super::checklist::check_count(items, MAX_OPTIONS, "options", findings) {
        return None;
    }
    let mut options: Vec<Choice> = Vec::new();
    let mut sound = true;
    for item in items {
        let Some(option) = option(item, findings) else {
            sound = false;
            continue;
        };
        if options.iter().any(|earlier| earlier.id == option.id) {
            let message = format!("there is an option {} already", option.id);
            findings.error("duplicate_id", item.at, message);
            sound = false;
        }
        options.push(option);
    }
    if !sound {
        return None;
    }
    if options.iter().any(|option| option.points.is_some()) {
        for (option, item) in options.iter().zip(items) {
            if option.points.is_none() {
                let message = format!("option {} has no points, but others have", option.id);
                findings.error_hint("points_missing", item.at, message, "write points: 0");
                sound = false;
            }
        }
        let mut points = options.iter().filter_map(|option| option.points);
        let first = points.next();
        // A multiple choice of one option with points still has two answers.
        let same = points.all(|other| Some(other) == first) && (fewest > 1 || first == Some(0));
        if sound && same {
            without_effect(fields.place_of("options"), findings);
            sound = false;
        }
    }
    sound.then_some(options)
}

fn option(item: &Node, findings: &mut Findings) -> Option<Choice> {
    let mut fields = Fields::of(item, "an option", findings)?;
    let node = fields.require("id", findings);
    let id = node.and_then(|n| findings.id(n, OptionId::new));
    let label = fields
        .require("label", findings)
        .and_then(|n| text(n, MAX_TEXT_LENGTH, findings));
    let written = fields.get("points", findings);
    let points = written.and_then(|n| points(n, findings));
    fields.finish(findings);
    let id = id?;
    if id.as_str() == MISSED {
        let message = "missed is the name of every answer below pass_at";
        let at = node.map_or(item.at, |node| node.at);
        findings.error_hint("reserved_id", at, message, "call the option something else");
        return None;
    }
    if written.is_some() && points.is_none() {
        return None;
    }
    Some(Choice {
        id,
        label: label?,
        points,
    })
}

fn multiple_choice(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Kind> {
    let options = options(fields, 1, findings);
    let count = u32::try_from(options.as_ref().map_or(MAX_OPTIONS, Vec::len)).unwrap_or(u32::MAX);
    let (mut min, mut max) = (0, count);
    let mut sound = true;
    if let Some(node) = fields.get("choose", findings)
        && let Some(mut choose) = Fields::of(node, "choose", findings)
    {
        if let Some(node) = choose.get("min", findings) {
            min = findings.count(node, 0..=count).unwrap_or(0);
        }
        if let Some(node) = choose.get("max", findings) {
            max = findings.count(node, 1..=count).unwrap_or(count);
        }
        choose.finish(findings);
        if min > max {
            sound = range_empty(node, min.into(), max.into(), findings);
        }
    }
    let limit = fields.get("max_points", findings);
    let max_points = limit.and_then(|n| findings.integer(n, 1..=MAX_POINTS));
    let options = options?;
    let mut best: Vec<i64> = options
        .iter()
        .filter_map(|o| o.points)
        .filter(|p| *p > 0)
        .collect();
    let sum: i64 = best.iter().sum();
    if let (Some(node), Some(most)) = (limit, max_points)
        && most > sum
    {
        let message = format!("max_points is {most}, but all options together give {sum}");
        findings.error("points_out_of_reach", node.at, message);
        sound = false;
    }
    best.sort_unstable_by(|a, b| b.cmp(a));
    let reach: i64 = best
        .iter()
        .take(usize::try_from(max).unwrap_or(usize::MAX))
        .sum();
    let possible = max_points.map_or(sum, |most| sum.min(most));
    if sound && reach < possible {
        let message = format!(
            "{possible} points are possible, but choosing at most {max} gives no more than {reach}"
        );
        let hint = format!("write max_points: {reach}");
        findings.error_hint(
            "points_out_of_reach",
            fields.place_of("options"),
            message,
            hint,
        );
        sound = false;
    }
    (sound && limit.is_some() == max_points.is_some()).then_some(Kind::MultipleChoice {
        options,
        min,
        max,
        max_points,
    })
}

fn range_empty(node: &Node, min: i64, max: i64, findings: &mut Findings) -> bool {
    let message = format!("no number is at least {min} and at most {max}");
    findings.error_hint("range_empty", node.at, message, "min must not exceed max");
    false
}

fn scale(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Kind> {
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
            let grade = key
                .text
                .parse::<i64>()
                .ok()
                .filter(|g| (min..=max).contains(g));
            let Some(value) = grade else {
                let message = format!("{:?} is not a grade of this scale", shortened(&key.text));
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

fn rating(
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
                read: |node, findings| {
                    Decimal::from_whole(findings.integer(node, -MAX_GRADE..=MAX_GRADE + 1)?)
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

fn number(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Kind> {
    let decimals = fields
        .get("decimals", findings)
        .map_or(Some(0), |n| findings.count(n, 0..=MAX_DECIMALS))
        .and_then(|decimals| u8::try_from(decimals).ok());
    let unit = match fields.get("unit", findings) {
        Some(node) => Some(text(node, MAX_TEXT_LENGTH, findings)?),
        None => None,
    };
    let (min, max, bands) = bounded(fields, Findings::decimal, None, findings)?;
    let decimals = decimals?;
    let marks = bands
        .iter()
        .flatten()
        .flat_map(|band| [band.from, band.below]);
    let finest = [min, max]
        .into_iter()
        .chain(marks)
        .flatten()
        .map(Decimal::decimals)
        .max();
    if let Some(finest) = finest
        && finest > decimals
    {
        let message = format!("a mark has {finest} decimals, but answers have {decimals}");
        let hint = format!("write decimals: {finest}, or round the mark");
        findings.error_hint("too_many_decimals", fields.at, message, hint);
        return None;
    }
    Some(Kind::Number {
        min,
        max,
        decimals,
        unit,
        bands,
    })
}

fn duration(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Kind> {
    let (min, max, bands) = bounded(fields, seconds_of, Decimal::from_whole(0), findings)?;
    Some(Kind::Duration { min, max, bands })
}

fn seconds_of(findings: &mut Findings, node: &Node) -> Option<Decimal> {
    seconds(node, findings)
}

type Bounded = (
    Option<Decimal>,
    Option<Decimal>,
    Option<Vec<crate::checklist::PointBand>>,
);

fn bounded(
    fields: &mut Fields<'_>,
    read: fn(&mut Findings, &Node) -> Option<Decimal>,
    default_min: Option<Decimal>,
    findings: &mut Findings,
) -> Option<Bounded> {
    let min_node = fields.get("min", findings);
    let max_node = fields.get("max", findings);
    let bands_node = fields.get("bands", findings);
    let min = match min_node {
        Some(node) => Some(read(findings, node)?),
        None => default_min,
    };
    let max = match max_node {
        Some(node) => Some(read(findings, node)?),
        None => None,
    };
    if let (Some(low), Some(high), Some(node)) = (min, max, max_node)
        && low > high
    {
        let message = format!("no number is at least {low} and at most {high}");
        findings.error_hint("range_empty", node.at, message, "min must not exceed max");
        return None;
    }
    let Some(node) = bands_node else {
        return Some((min, max, None));
    };
    let duration = default_min.is_some();
    let range = BandRange {
        min,
        max,
        read: if duration {
            seconds
        } else {
            |node, findings| findings.decimal(node)
        },
    };
    let bands = point_bands(node, &range, findings)?;
    if bands.iter().all(|band| band.points == bands[0].points) {
        without_effect(fields.place_of("bands"), findings);
        return None;
    }
    Some((min, max, Some(bands)))
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
