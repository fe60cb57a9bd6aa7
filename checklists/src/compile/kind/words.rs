//! Free text: its length and what it must look like.

use regex::Regex;

use super::range_empty;
use crate::checklist::{Kind, Pattern, whole_match};
use crate::compile::reader::{Fields, Findings};
use crate::compile::text::{MAX_TEXT_LENGTH, text};
use crate::diagnostic::quoted;
use crate::source::Node;

const MAX_ANSWER_LENGTH: u32 = 4000;
/// The longest pattern, in bytes.
const MAX_PATTERN: usize = 500;

pub(super) fn words(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Kind> {
    let min_node = fields.get("min_length", findings);
    let min_length = min_node.map_or(Some(0), |n| findings.count(n, 1..=MAX_ANSWER_LENGTH));
    let max_node = fields.get("max_length", findings);
    let max_length = max_node.map_or(Some(MAX_ANSWER_LENGTH), |n| {
        findings.count(n, 1..=MAX_ANSWER_LENGTH)
    });
    let pattern = fields
        .get("pattern", findings)
        .map(|node| pattern(node, findings));
    let (min_length, max_length) = (min_length?, max_length?);
    if let Some(node) = max_node.or(min_node)
        && min_length > max_length
    {
        range_empty(node, min_length.into(), max_length.into(), findings);
        return None;
    }
    let pattern = match pattern {
        Some(pattern) => Some(pattern?),
        None => None,
    };
    Some(Kind::Text {
        min_length,
        max_length,
        pattern,
    })
}

fn pattern(node: &Node, findings: &mut Findings) -> Option<Pattern> {
    let mut fields = Fields::of(node, "pattern", findings)?;
    let match_node = fields.require("match", findings);
    let written = match_node.and_then(|n| findings.scalar(n, "a regular expression"));
    let message = fields
        .require("message", findings)
        .and_then(|n| text(n, MAX_TEXT_LENGTH, findings));
    fields.finish(findings);
    let (node, written) = (match_node?, written?);
    let problem = if written.len() > MAX_PATTERN {
        Some(format!("a pattern has at most {MAX_PATTERN} bytes"))
    } else {
        refusal(written)
    };
    if let Some(problem) = problem {
        let message = format!(
            "{} is not a pattern that can be used: {problem}",
            quoted(written)
        );
        let hint = "write a regular expression for the whole answer, such as \"[0-9]{6}\"";
        findings.error_hint("invalid_pattern", node.at, message, hint);
        return None;
    }
    Some(Pattern {
        regex: written.to_owned(),
        message: message?,
    })
}

/// Why an expression is refused: the last line of what the library says, which is the reason.
fn refusal(written: &str) -> Option<String> {
    if whole_match(written).is_some() && Regex::new(written).is_ok() {
        return None;
    }
    match Regex::new(written) {
        Err(error @ regex::Error::Syntax(_)) => {
            let reason = error.to_string();
            let last = reason.lines().last().unwrap_or_default();
            Some(last.trim_start_matches("error: ").to_owned())
        }
        _ => Some("it is too large".to_owned()),
    }
}
