//! Numbers and lengths of time, with points by bands.

use super::without_effect;
use crate::checklist::{Kind, PointBand};
use crate::compile::condition::seconds;
use crate::compile::points::{BandRange, point_bands};
use crate::compile::reader::{Fields, Findings};
use crate::compile::text::{MAX_TEXT_LENGTH, text};
use crate::number::Decimal;
use crate::source::Node;

const MAX_DECIMALS: u32 = 3;

pub(super) fn number(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Kind> {
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

pub(super) fn duration(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Kind> {
    let (min, max, bands) = bounded(fields, seconds_of, Decimal::from_whole(0), findings)?;
    Some(Kind::Duration { min, max, bands })
}

fn seconds_of(findings: &mut Findings, node: &Node) -> Option<Decimal> {
    seconds(node, findings)
}

type Bounded = (Option<Decimal>, Option<Decimal>, Option<Vec<PointBand>>);

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
