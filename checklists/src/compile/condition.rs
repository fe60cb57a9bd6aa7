//! `show_if`: conditions on earlier questions.

use std::collections::{HashMap, HashSet};

use super::reader::{Fields, Findings};
use super::rules::{Target, answer_names};
use crate::answer::parse_duration;
use crate::checklist::{Condition, Kind};
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
}

impl Scope {
    pub fn new(order: HashMap<String, usize>, places: Vec<Place>) -> Self {
        Self {
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

    /// A condition, as it stands at `show_if`.
    pub fn condition(&self, node: &Node, findings: &mut Findings) -> Option<Condition> {
        let mut fields = Fields::of(node, "a condition", findings)?;
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
        let tests = ["is", "in", "answered", "at_least", "below"].map(|key| {
            let there = fields.has(key);
            (key, there, fields.get(key, findings))
        });
        fields.finish(findings);
        let mut written = tests.iter().filter(|(_, there, _)| *there);
        let (Some((key, _, node)), None) = (written.next(), written.next()) else {
            let message = "a condition needs exactly one of is, in, answered, at_least, below";
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
                Some(Condition::Is { question, any_of })
            }
            "answered" => {
                let answered = findings.boolean(node)?;
                Some(Condition::Answered { question, answered })
            }
            key => {
                let value = mark(node, key, &question, target, findings)?;
                Some(match key {
                    "at_least" => Condition::AtLeast { question, value },
                    _ => Condition::Below { question, value },
                })
            }
        }
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

fn mark(
    node: &Node,
    key: &str,
    question: &QuestionId,
    target: &Target,
    findings: &mut Findings,
) -> Option<Decimal> {
    match &target.kind {
        Kind::Duration { .. } => seconds(node, findings),
        Kind::Number { .. } => findings.decimal(node),
        kind if kind.grades().is_some() => {
            let whole = findings.integer(node, kind.grades()?)?;
            Decimal::from_whole(whole)
        }
        kind => {
            let message = format!(
                "{key} needs a number, but question {question} is a {}",
                kind.name()
            );
            findings.error_hint("condition_kind", node.at, message, "use is or in");
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
            let message = format!("{text:?} is not a duration");
            let hint = "write seconds (90), or 1m30s, or 1:30";
            findings.error_hint("wrong_type", node.at, message, hint);
            None
        }
    }
}

/// Whether a node is a list: names may be given as a list or alone.
pub(super) fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        _ => std::slice::from_ref(node),
    }
}
