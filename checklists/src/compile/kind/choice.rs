//! One of several options, and any of several.

use super::{MAX_OPTIONS, range_empty, without_effect};
use crate::checklist::{Choice, Kind, MISSED};
use crate::compile::checklist::check_count;
use crate::compile::condition::Scope;
use crate::compile::points::{MAX_POINTS, points};
use crate::compile::reader::{Fields, Findings};
use crate::compile::text::{MAX_TEXT_LENGTH, text};
use crate::id::OptionId;
use crate::source::Node;

fn options(
    fields: &mut Fields<'_>,
    fewest: usize,
    scope: &Scope,
    findings: &mut Findings,
) -> Option<Vec<Choice>> {
    let node = fields.require("options", findings)?;
    let items = findings.list(node, "a list of options")?;
    if items.len() < fewest {
        let number = if fewest == 1 {
            "one option"
        } else {
            "two options"
        };
        let message = format!("a choice needs at least {number}");
        findings.error("too_few", node.at, message);
        return None;
    }
    if !check_count(items, MAX_OPTIONS, "options", findings) {
        return None;
    }
    let mut options: Vec<Choice> = Vec::new();
    let mut sound = true;
    for item in items {
        let Some(option) = option(item, scope, findings) else {
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

fn option(item: &Node, scope: &Scope, findings: &mut Findings) -> Option<Choice> {
    let mut fields = Fields::of(item, "an option", findings)?;
    let node = fields.require("id", findings);
    let id = node.and_then(|n| findings.id(n, OptionId::new));
    let label = fields
        .require("label", findings)
        .and_then(|n| text(n, MAX_TEXT_LENGTH, findings));
    let written = fields.get("points", findings);
    let points = written.and_then(|n| points(n, findings));
    let condition = fields.get("show_if", findings);
    let show_if = condition.and_then(|n| scope.condition(n, findings));
    fields.finish(findings);
    let id = id?;
    if id.as_str() == MISSED {
        let message = "missed is the name of every answer below pass_at";
        let at = node.map_or(item.at, |node| node.at);
        findings.error_hint("reserved_id", at, message, "call the option something else");
        return None;
    }
    if written.is_some() != points.is_some() || condition.is_some() != show_if.is_some() {
        return None;
    }
    Some(Choice {
        id,
        label: label?,
        points,
        show_if,
    })
}

/// A finding where earlier answers can leave fewer options than must be chosen.
fn can_vanish(
    options: &[Choice],
    fewest: u32,
    fields: &Fields<'_>,
    findings: &mut Findings,
) -> bool {
    let always = options.iter().filter(|option| option.show_if.is_none());
    let always = u32::try_from(always.count()).unwrap_or(u32::MAX);
    if always >= fewest {
        return false;
    }
    let message = format!(
        "at least {fewest} of the options must always be shown, but earlier answers can leave \
         {always}"
    );
    let hint = "remove show_if from some options, or write an option that always fits";
    findings.error_hint(
        "options_can_vanish",
        fields.place_of("options"),
        message,
        hint,
    );
    true
}

pub(super) fn single_choice(
    fields: &mut Fields<'_>,
    scope: &Scope,
    findings: &mut Findings,
) -> Option<Kind> {
    let options = options(fields, 2, scope, findings)?;
    (!can_vanish(&options, 1, fields, findings)).then_some(Kind::SingleChoice { options })
}

pub(super) fn multiple_choice(
    fields: &mut Fields<'_>,
    scope: &Scope,
    findings: &mut Findings,
) -> Option<Kind> {
    let options = options(fields, 1, scope, findings);
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
    sound &= !can_vanish(&options, min.max(1), fields, findings);
    let mut best: Vec<i64> = options
        .iter()
        .filter_map(|o| o.points)
        .filter(|p| *p > 0)
        .collect();
    let sum: i64 = best.iter().sum();
    let scored = options.iter().any(|option| option.points.is_some());
    if max_points.is_some() && !scored {
        let message = "max_points needs points, and no option has any";
        findings.error("needs_points", fields.place_of("max_points"), message);
        sound = false;
    } else if let (Some(node), Some(most)) = (limit, max_points)
        && most > sum
    {
        let message = format!("max_points is {most}, but all options together give {sum}");
        let hint = match sum {
            0 => "remove it; no option has positive points".to_owned(),
            sum => format!("write max_points: {sum}, or remove it"),
        };
        findings.error_hint("points_out_of_reach", node.at, message, hint);
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
