//! Conditions, names of answers, and marks.

use super::{Tree, boolean, mark};
use crate::checklist::{AnswerName, Checklist, Comparison, Condition, Kind};
use crate::civil::{show_date, show_time};
use crate::id::QuestionId;
use crate::number::Decimal;

pub(super) fn condition(checklist: &Checklist, written: &Condition) -> Tree {
    let parts = |parts: &[Condition]| {
        let parts = parts.iter().map(|part| condition(checklist, part));
        Tree::List(parts.collect())
    };
    match written {
        Condition::Is { question, any_of } => match any_of.as_slice() {
            [one] => Tree::map([("question", Tree::word(question)), ("is", Tree::word(one))]),
            names => Tree::map([("question", Tree::word(question)), ("in", list(names))]),
        },
        Condition::Answered { question, answered } => Tree::map([
            ("question", Tree::word(question)),
            ("answered", boolean(*answered)),
        ]),
        Condition::AtLeast { question, value } => {
            compared(question, "at_least", mark(checklist, question, *value))
        }
        Condition::Above { question, value } => {
            compared(question, "above", mark(checklist, question, *value))
        }
        Condition::AtMost { question, value } => {
            compared(question, "at_most", mark(checklist, question, *value))
        }
        Condition::Below { question, value } => {
            compared(question, "below", mark(checklist, question, *value))
        }
        Condition::Compare {
            question,
            test,
            with,
        } => {
            let key = match test {
                Comparison::AtLeast => "at_least",
                Comparison::Above => "above",
                Comparison::AtMost => "at_most",
                Comparison::Below => "below",
            };
            compared(question, key, Tree::map([("question", Tree::word(with))]))
        }
        Condition::All(list) => Tree::map([("all", parts(list))]),
        Condition::Any(list) => Tree::map([("any", parts(list))]),
        Condition::Not(part) => Tree::map([("not", condition(checklist, part))]),
    }
}

fn compared(question: &QuestionId, key: &str, with: Tree) -> Tree {
    Tree::map([("question", Tree::word(question)), (key, with)])
}

fn list(names: &[AnswerName]) -> Tree {
    Tree::List(names.iter().map(Tree::word).collect())
}

/// Names of answers, one alone.
pub(super) fn names(names: &[AnswerName]) -> Tree {
    match names {
        [one] => Tree::word(one),
        names => list(names),
    }
}

/// A number as answers of this kind are written.
pub(super) fn measure(kind: &Kind, number: Decimal) -> Tree {
    match kind {
        Kind::Duration { .. } => Tree::word(length(number)),
        Kind::Date { .. } => Tree::word(show_date(number)),
        Kind::Time { .. } => Tree::word(show_time(number)),
        _ => Tree::word(number),
    }
}

/// Seconds as `1h5m`, `1m30s` or `45s`.
fn length(number: Decimal) -> String {
    match number.whole() {
        Some(seconds) => duration(seconds),
        None => number.to_string(),
    }
}

/// A length of time as sources write it: `1h5m`, `1m30s`, `45s`; `0` for none.
#[must_use]
pub fn duration(seconds: i64) -> String {
    let parts = [
        (seconds / 3600, "h"),
        (seconds / 60 % 60, "m"),
        (seconds % 60, "s"),
    ];
    let written = parts.iter().filter(|(amount, _)| *amount > 0);
    let written: String = written
        .map(|(amount, unit)| format!("{amount}{unit}"))
        .collect();
    if written.is_empty() {
        seconds.to_string()
    } else {
        written
    }
}

/// A time of day, in seconds since midnight, as sources write it: `14:30`, `14:30:05`.
#[must_use]
pub fn time_of_day(seconds: i64) -> String {
    Decimal::from_whole(seconds).map_or_else(|| seconds.to_string(), show_time)
}

/// A day, in days since 1 January 1970, as sources write it: `2026-01-31`.
#[must_use]
pub fn date(days: Decimal) -> String {
    show_date(days)
}
