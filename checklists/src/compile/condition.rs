//! Conditions on earlier questions, and in rules on all.

use std::collections::{HashMap, HashSet};

use super::reader::{Fields, Findings};
use super::rules::{Target, answer_names, check_missed};
use crate::answer::{parse_duration, typed_date, typed_time};
use crate::checklist::{Comparison, Condition, Kind};
use crate::civil::{parse_date, parse_time};
use crate::diagnostic::{a, quoted};
use crate::id::QuestionId;
use crate::number::Decimal;
use crate::source::{Node, Place, Value};

/// The questions that conditions can ask about.
pub(super) struct Scope {
    /// Every question's number, by name as written.
    order: HashMap<String, usize>,
    places: Vec<Place>,
    /// The names given so far, also to questions that could not be read.
    named: HashSet<QuestionId>,
    /// The questions read so far.
    read: HashMap<QuestionId, Target>,
    /// The number of the question being read.
    current: usize,
    complete: bool,
    /// Whether shoppers see points; else conditions must not tell them.
    shows_points: bool,
}

/// What comparisons are made of; a condition compares like with like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    Number,
    Length,
    Day,
    TimeOfDay,
}

fn measure(kind: &Kind) -> Option<Measure> {
    match kind {
        Kind::Number { .. } | Kind::Money { .. } => Some(Measure::Number),
        Kind::Duration { .. } => Some(Measure::Length),
        Kind::Date { .. } => Some(Measure::Day),
        Kind::Time { .. } => Some(Measure::TimeOfDay),
        kind => kind.grades().map(|_| Measure::Number),
    }
}

impl Scope {
    pub fn new(order: HashMap<String, usize>, places: Vec<Place>, shows_points: bool) -> Self {
        Self {
            shows_points,
            order,
            places,
            named: HashSet::new(),
            read: HashMap::new(),
            current: 0,
            complete: true,
        }
    }

    /// The place of the first question beyond so many.
    pub fn beyond(&self, max: usize) -> Option<Place> {
        self.places.get(max).copied()
    }

    pub fn total(&self) -> usize {
        self.places.len()
    }

    pub fn shows_points(&self) -> bool {
        self.shows_points
    }

    /// Whether every question could be read to the end.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Notes the name of the question being read; whether it is new.
    pub fn name(&mut self, id: &QuestionId) -> bool {
        self.named.insert(id.clone())
    }

    /// Goes on to the next question; the one just read, if it could be, is known from now on.
    pub fn advance(&mut self, read: Option<(QuestionId, Target)>) {
        self.current += 1;
        match read {
            Some((id, target)) => {
                self.read.entry(id).or_insert(target);
            }
            None => self.complete = false,
        }
    }

    /// A condition, as it stands at `show_if`, `required_if`, `when` and `refuse_if`.
    pub fn condition(&self, node: &Node, findings: &mut Findings) -> Option<Condition> {
        let mut fields = Fields::of(node, "a condition", findings)?;
        let mut written = CONDITION_KEYS.iter().filter(|key| fields.has(key));
        if let (Some(join @ &("all" | "any" | "not")), Some(_)) = (written.next(), written.next()) {
            let message = format!("{join} stands alone in a condition");
            let hint = "join several conditions with all: [...] or any: [...]";
            findings.error_hint("condition_shape", fields.at, message, hint);
            return None;
        }
        for (key, make) in [
            ("all", Condition::All as fn(Vec<Condition>) -> Condition),
            ("any", Condition::Any as fn(Vec<Condition>) -> Condition),
        ] {
            if fields.has(key) {
                let parts = fields.get(key, findings).map(|n| self.parts(n, findings));
                fields.finish(findings);
                return parts.flatten().map(make);
            }
        }
        if fields.has("not") {
            let part = fields
                .get("not", findings)
                .and_then(|n| self.condition(n, findings));
            fields.finish(findings);
            return part.map(|part| Condition::Not(Box::new(part)));
        }
        self.test(fields, findings)
    }

    fn parts(&self, node: &Node, findings: &mut Findings) -> Option<Vec<Condition>> {
        let items = findings.list(node, "a list of conditions")?;
        if items.is_empty() {
            findings.error(
                "too_few",
                node.at,
                "a list of conditions needs at least one",
            );
            return None;
        }
        let parts: Vec<Option<Condition>> = items
            .iter()
            .map(|item| self.condition(item, findings))
            .collect();
        parts.into_iter().collect()
    }

    fn test(&self, mut fields: Fields<'_>, findings: &mut Findings) -> Option<Condition> {
        let question_node = fields.require("question", findings);
        let question = question_node.and_then(|n| findings.id(n, QuestionId::new));
        let tests = [
            "is", "in", "answered", "at_least", "above", "at_most", "below",
        ]
        .map(|key| {
            let there = fields.has(key);
            (key, there, fields.get(key, findings))
        });
        fields.finish(findings);
        let mut written = tests.iter().filter(|(_, there, _)| *there);
        let (Some((key, _, node)), None) = (written.next(), written.next()) else {
            // A test whose name is misspelt has its finding.
            if fields.left().next().is_some() {
                return None;
            }
            let message = "a condition needs exactly one of is, in, answered, at_least, above, \
                           at_most, below";
            let hint = "join several conditions with all: [...] or any: [...]";
            findings.error_hint("condition_shape", fields.at, message, hint);
            return None;
        };
        let node = (*node)?;
        let question = question?;
        let at = question_node.map_or(fields.at, |node| node.at);
        self.check_earlier(&question, at, findings)?;
        // A question that could not be read has its own findings; its kind is not known.
        let target = self.read.get(&question)?;
        match *key {
            "is" | "in" => {
                let any_of = answer_names(node, target, findings)?;
                if !self.shows_points {
                    check_missed(&any_of, node, target, findings)?;
                }
                Some(Condition::Is { question, any_of })
            }
            "answered" => {
                let answered = findings.boolean(node)?;
                Some(Condition::Answered { question, answered })
            }
            key => {
                let test = COMPARISONS.iter().find(|(name, _)| *name == key)?.1;
                self.comparison(question, test, node, key, target, findings)
            }
        }
    }

    /// A comparison with a value, or with another question.
    fn comparison(
        &self,
        question: QuestionId,
        test: Comparison,
        node: &Node,
        key: &str,
        target: &Target,
        findings: &mut Findings,
    ) -> Option<Condition> {
        if !matches!(node.value, Value::Map(_)) {
            let value = mark(node, key, &question, target, findings)?;
            return Some(match test {
                Comparison::AtLeast => Condition::AtLeast { question, value },
                Comparison::Above => Condition::Above { question, value },
                Comparison::AtMost => Condition::AtMost { question, value },
                Comparison::Below => Condition::Below { question, value },
            });
        }
        let mut fields = Fields::of(node, "a comparison", findings)?;
        let with_node = fields.require("question", findings);
        let with = with_node.and_then(|n| findings.id(n, QuestionId::new));
        fields.finish(findings);
        let (with, at) = (with?, with_node.map_or(node.at, |node| node.at));
        self.check_earlier(&with, at, findings)?;
        let other = self.read.get(&with)?;
        let (left, right) = (measure(&target.kind), measure(&other.kind));
        if left.is_none() || left != right {
            let message = format!(
                "question {question} ({}) cannot be compared with question {with} ({})",
                target.kind.name(),
                other.kind.name()
            );
            let hint = "compare days with days, times with times, lengths of time with lengths \
                        of time, and numbers with numbers";
            findings.error_hint("condition_incomparable", at, message, hint);
            return None;
        }
        Some(Condition::Compare {
            question,
            test,
            with,
        })
    }

    fn check_earlier(
        &self,
        question: &QuestionId,
        at: Place,
        findings: &mut Findings,
    ) -> Option<()> {
        match self.order.get(question.as_str()) {
            None => {
                let message = format!("there is no question {question}");
                let earlier = self
                    .order
                    .iter()
                    .filter(|(_, number)| **number < self.current);
                match findings.suggest(question.as_str(), earlier.map(|(id, _)| id.as_str())) {
                    Some(name) => findings.error_hint(
                        "condition_unknown_question",
                        at,
                        message,
                        format!("did you mean {name}?"),
                    ),
                    None => findings.error("condition_unknown_question", at, message),
                }
                None
            }
            Some(number) if *number >= self.current => {
                let message = format!("question {question} does not come before this condition");
                let hint = "a condition asks about earlier questions only; move the question up";
                findings.error_hint("condition_forward", at, message, hint);
                None
            }
            Some(_) => Some(()),
        }
    }
}

/// The joins first, each of which stands alone.
const CONDITION_KEYS: [&str; 11] = [
    "all", "any", "not", "question", "is", "in", "answered", "at_least", "above", "at_most",
    "below",
];

const COMPARISONS: [(&str, Comparison); 4] = [
    ("at_least", Comparison::AtLeast),
    ("above", Comparison::Above),
    ("at_most", Comparison::AtMost),
    ("below", Comparison::Below),
];

fn mark(
    node: &Node,
    key: &str,
    question: &QuestionId,
    target: &Target,
    findings: &mut Findings,
) -> Option<Decimal> {
    match &target.kind {
        Kind::Duration { .. } => seconds(node, findings),
        Kind::Date { .. } => day(node, findings),
        Kind::Time { .. } => time_of_day(node, findings),
        Kind::Number { .. } | Kind::Money { .. } => findings.decimal(node),
        kind if kind.grades().is_some() => {
            let whole = findings.integer(node, kind.grades()?)?;
            Decimal::from_whole(whole)
        }
        kind => {
            let message = format!(
                "{key} needs a number, but question {question} is {}",
                a(kind.name())
            );
            let hint = match kind {
                Kind::Text { .. } | Kind::Photo { .. } => "use answered",
                _ => "use is or in",
            };
            findings.error_hint("condition_kind", node.at, message, hint);
            None
        }
    }
}

/// Seconds, or a duration as shoppers write it (`2m`, `1:30`).
pub(super) fn seconds(node: &Node, findings: &mut Findings) -> Option<Decimal> {
    let text = findings.scalar(node, "a duration in seconds")?;
    match parse_duration(text).and_then(Decimal::from_whole) {
        Some(seconds) => Some(seconds),
        None => {
            let message = format!("{} is not a duration", quoted(text));
            let hint = "write seconds (90), or 1m30s, or 1:30";
            findings.error_hint("wrong_type", node.at, message, hint);
            None
        }
    }
}

/// Seconds since midnight, from `14:30`.
pub(super) fn time_of_day(node: &Node, findings: &mut Findings) -> Option<Decimal> {
    let text = findings.scalar(node, "a time of day")?;
    let time = parse_time(text);
    if time.is_none() {
        let message = format!("{} is not a time of day", quoted(text));
        let hint = match typed_time(&text.to_ascii_lowercase()) {
            Some(time) => format!("write \"{time}\""),
            None if text.starts_with("24:") => "a day goes from \"00:00\" to \"23:59\"".to_owned(),
            None => "write it like \"08:30\"".to_owned(),
        };
        findings.error_hint("wrong_type", node.at, message, hint);
    }
    time
}

/// Days since 1970, from `2026-01-31`.
pub(super) fn day(node: &Node, findings: &mut Findings) -> Option<Decimal> {
    let text = findings.scalar(node, "a day")?;
    let day = parse_date(text);
    if day.is_none() {
        let message = format!("{} is not a day from 1970 to 2999", quoted(text));
        let shaped = text.len() == 10 && text.bytes().filter(|byte| *byte == b'-').count() == 2;
        let hint = match typed_date(text) {
            Some(day) => format!("write {day}"),
            None if shaped => "write a day that the calendar has".to_owned(),
            None => "write year, month and day, like 2026-01-31".to_owned(),
        };
        findings.error_hint("wrong_type", node.at, message, hint);
    }
    day
}

/// Whether a node is a list: names may be given as a list or alone.
pub(super) fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        _ => std::slice::from_ref(node),
    }
}
