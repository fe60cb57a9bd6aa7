//! Numbers, amounts, days, and lengths and times of time, with points by bands.

use super::without_effect;
use crate::checklist::{BandCase, Kind, PointBand};
use crate::civil::{DAY, show_date, show_time};
use crate::compile::checklist::check_count;
use crate::compile::condition::{Scope, day, seconds, time_of_day};
use crate::compile::points::{BandRange, Marks, point_bands};
use crate::compile::reader::{Fields, Findings};
use crate::compile::text::{MAX_TEXT_LENGTH, text};
use crate::id::Currency;
use crate::number::Decimal;
use crate::source::{Node, Place, Value};

const MAX_DECIMALS: u32 = 3;
const MONEY_DECIMALS: u8 = 2;
/// The most cases that bands are given by.
const MAX_CASES: usize = 20;

/// The range of a measured kind and its points.
struct Measured {
    min: Option<Decimal>,
    max: Option<Decimal>,
    bands: Option<Vec<PointBand>>,
    cases: Vec<BandCase>,
}

const NUMBERS: Marks = Marks {
    read: |node, findings| findings.decimal(node),
    write: |number| number.to_string(),
};
const LENGTHS: Marks = Marks {
    read: seconds,
    write: written_length,
};
const TIMES: Marks = Marks {
    read: time_of_day,
    write: show_time,
};
const DAYS: Marks = Marks {
    read: day,
    write: show_date,
};

/// A length of time as a checklist writes it: `1m30s`.
fn written_length(seconds: Decimal) -> String {
    let Some(seconds) = seconds.whole() else {
        return seconds.to_string();
    };
    let parts = [
        (seconds / 3600, "h"),
        (seconds / 60 % 60, "m"),
        (seconds % 60, "s"),
    ];
    let written = parts.iter().filter(|(number, _)| *number != 0);
    let written: String = written
        .map(|(number, unit)| format!("{number}{unit}"))
        .collect();
    if written.is_empty() {
        "0".to_owned()
    } else {
        written
    }
}

pub(super) fn number(
    fields: &mut Fields<'_>,
    scope: &Scope,
    findings: &mut Findings,
) -> Option<Kind> {
    let unit = fields
        .get("unit", findings)
        .map(|node| text(node, MAX_TEXT_LENGTH, findings));
    let (decimals, measured) = counted(fields, 0, scope, findings)?;
    let unit = match unit {
        Some(unit) => Some(unit?),
        None => None,
    };
    Some(Kind::Number {
        min: measured.min,
        max: measured.max,
        decimals,
        unit,
        bands: measured.bands,
        cases: measured.cases,
    })
}

pub(super) fn money(
    fields: &mut Fields<'_>,
    scope: &Scope,
    findings: &mut Findings,
) -> Option<Kind> {
    let currency = fields
        .get("currency", findings)
        .map(|node| findings.id(node, Currency::new));
    let (decimals, measured) = counted(fields, MONEY_DECIMALS, scope, findings)?;
    let currency = match currency {
        Some(currency) => Some(currency?),
        None => None,
    };
    Some(Kind::Money {
        min: measured.min,
        max: measured.max,
        decimals,
        currency,
        bands: measured.bands,
        cases: measured.cases,
    })
}

/// What is answered by a number with so many decimals.
fn counted(
    fields: &mut Fields<'_>,
    default_decimals: u8,
    scope: &Scope,
    findings: &mut Findings,
) -> Option<(u8, Measured)> {
    let decimals = decimals(fields, default_decimals, findings);
    let measured = measured(fields, NUMBERS, (None, None), scope, findings)?;
    let decimals = decimals?;
    check_decimals(&measured, decimals, fields.at, findings)?;
    Some((decimals, measured))
}

pub(super) fn duration(
    fields: &mut Fields<'_>,
    scope: &Scope,
    findings: &mut Findings,
) -> Option<Kind> {
    let least = (Decimal::from_whole(0), None);
    let Measured {
        min,
        max,
        bands,
        cases,
    } = measured(fields, LENGTHS, least, scope, findings)?;
    Some(Kind::Duration {
        min,
        max,
        bands,
        cases,
    })
}

pub(super) fn time(
    fields: &mut Fields<'_>,
    scope: &Scope,
    findings: &mut Findings,
) -> Option<Kind> {
    let all_day = (Decimal::from_whole(0), Decimal::from_whole(DAY - 1));
    let Measured {
        min,
        max,
        bands,
        cases,
    } = measured(fields, TIMES, all_day, scope, findings)?;
    Some(Kind::Time {
        min,
        max,
        bands,
        cases,
    })
}

pub(super) fn date(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Kind> {
    let (min, max) = range(fields, DAYS, (None, None), findings)?;
    Some(Kind::Date { min, max })
}

fn decimals(fields: &mut Fields<'_>, default: u8, findings: &mut Findings) -> Option<u8> {
    match fields.get("decimals", findings) {
        None => Some(default),
        Some(node) => {
            let decimals = findings.count(node, 0..=MAX_DECIMALS)?;
            u8::try_from(decimals).ok()
        }
    }
}

/// Every mark must be a number that an answer can be.
fn check_decimals(
    measured: &Measured,
    decimals: u8,
    at: Place,
    findings: &mut Findings,
) -> Option<()> {
    let cases = measured.cases.iter().flat_map(|case| &case.bands);
    let bands = measured.bands.iter().flatten().chain(cases);
    let marks = bands.flat_map(|band| [band.from, band.below]);
    let finest = [measured.min, measured.max]
        .into_iter()
        .chain(marks)
        .flatten()
        .map(Decimal::decimals)
        .max();
    match finest {
        Some(finest) if finest > decimals => {
            let message = format!("a mark has {finest} decimals, but answers have {decimals}");
            let hint = format!("write decimals: {finest}, or round the mark");
            findings.error_hint("too_many_decimals", at, message, hint);
            None
        }
        _ => Some(()),
    }
}

type Range = (Option<Decimal>, Option<Decimal>);

fn range(
    fields: &mut Fields<'_>,
    marks: Marks,
    default: Range,
    findings: &mut Findings,
) -> Option<Range> {
    let min_node = fields.get("min", findings);
    let max_node = fields.get("max", findings);
    let min = match min_node {
        Some(node) => Some((marks.read)(node, findings)?),
        None => default.0,
    };
    let max = match max_node {
        Some(node) => Some((marks.read)(node, findings)?),
        None => default.1,
    };
    if let (Some(low), Some(high), Some(node)) = (min, max, max_node.or(min_node))
        && low > high
    {
        let written = |node: Option<&Node>| match node.map(|node| &node.value) {
            Some(Value::Scalar(text)) => text.clone(),
            _ => String::new(),
        };
        let message = match (min_node, max_node) {
            (Some(_), Some(_)) => format!(
                "no answer is at least {} and at most {}",
                written(min_node),
                written(max_node)
            ),
            (None, _) => format!("no answer is at most {}", written(max_node)),
            (_, None) => format!("no answer is at least {}", written(min_node)),
        };
        findings.error_hint("range_empty", node.at, message, "min must not exceed max");
        return None;
    }
    Some((min, max))
}

fn measured(
    fields: &mut Fields<'_>,
    marks: Marks,
    default: Range,
    scope: &Scope,
    findings: &mut Findings,
) -> Option<Measured> {
    let bands_node = fields.get("bands", findings);
    let cases_node = fields.get("bands_by", findings);
    let (min, max) = range(fields, marks, default, findings)?;
    let range = BandRange { min, max, marks };
    let (bands, cases) = match (bands_node, cases_node) {
        (None, None) => (None, Vec::new()),
        (Some(_), Some(_)) => {
            let message = "bands and bands_by exclude each other";
            findings.error("key_not_here", fields.place_of("bands_by"), message);
            return None;
        }
        (Some(node), None) => (Some(point_bands(node, &range, findings)?), Vec::new()),
        (None, Some(node)) => (None, cases(node, &range, scope, findings)?),
    };
    let key = if bands.is_some() { "bands" } else { "bands_by" };
    let mut points = bands
        .iter()
        .flatten()
        .chain(cases.iter().flat_map(|case| &case.bands))
        .map(|band| band.points);
    if let Some(first) = points.next()
        && points.all(|other| other == first)
    {
        without_effect(fields.place_of(key), findings);
        return None;
    }
    Some(Measured {
        min,
        max,
        bands,
        cases,
    })
}

/// The cases of `bands_by`: each but the last has a condition, and all have the same top.
fn cases(
    node: &Node,
    range: &BandRange,
    scope: &Scope,
    findings: &mut Findings,
) -> Option<Vec<BandCase>> {
    let items = findings.list(node, "a list of cases")?;
    if items.len() < 2 {
        let message = "bands_by needs at least two cases";
        findings.error_hint(
            "too_few",
            node.at,
            message,
            "one case alone is written as bands",
        );
        return None;
    }
    if !check_count(items, MAX_CASES, "cases", findings) {
        return None;
    }
    let last = items.len() - 1;
    let read: Vec<Option<BandCase>> = items
        .iter()
        .enumerate()
        .map(|(index, item)| case(item, index == last, range, scope, findings))
        .collect();
    let cases: Vec<BandCase> = read.into_iter().collect::<Option<_>>()?;
    let top = |case: &BandCase| case.bands.iter().map(|band| band.points).max();
    for (case, item) in cases.iter().zip(items).skip(1) {
        if top(case) != top(&cases[0]) {
            let points = |case| top(case).unwrap_or_default();
            let message = format!(
                "this case gives up to {} points, the first up to {}",
                points(case),
                points(&cases[0])
            );
            let hint = "give every case the same highest points";
            findings.error_hint("bands_by_uneven", item.at, message, hint);
            return None;
        }
    }
    Some(cases)
}

fn case(
    item: &Node,
    last: bool,
    range: &BandRange,
    scope: &Scope,
    findings: &mut Findings,
) -> Option<BandCase> {
    let mut fields = Fields::of(item, "a case", findings)?;
    let written = fields.get("when", findings);
    let when = written.and_then(|n| scope.condition(n, findings));
    let label = fields
        .require("label", findings)
        .and_then(|n| text(n, MAX_TEXT_LENGTH, findings));
    let bands = fields
        .require("bands", findings)
        .and_then(|n| point_bands(n, range, findings));
    fields.finish(findings);
    let ordered = match (fields.has("when"), last) {
        (true, true) => {
            let message = "the last case must hold always, so that no answer is left out";
            let hint = "remove its when, or add a case without when";
            findings.error_hint("bands_by_order", fields.place_of("when"), message, hint);
            false
        }
        (false, false) => {
            let message = "this case always holds, so the cases after it never count";
            let hint = "give it a when, or move it to the end";
            findings.error_hint("bands_by_order", item.at, message, hint);
            false
        }
        _ => true,
    };
    if !ordered || written.is_some() != when.is_some() {
        return None;
    }
    Some(BandCase {
        when,
        label: label?,
        bands: bands?,
    })
}
