//! The sections and what must hold in each.

use std::collections::{HashMap, HashSet};

use super::checklist::check_count;
use super::condition::Scope;
use super::question::question;
use super::reader::{Fields, Findings};
use super::text::{MAX_TEXT_LENGTH, text};
use crate::checklist::{Method, Question, Scoring, Section};
use crate::id::SectionId;
use crate::source::{Node, Value};

/// The most sections of a checklist.
pub const MAX_SECTIONS: usize = 60;
/// The most questions of a checklist.
pub const MAX_QUESTIONS: usize = 400;
const MAX_WEIGHT: u32 = 1000;

/// What became of the sections.
pub(super) struct Sections {
    pub list: Vec<Section>,
    /// Whether every one could be read to the end.
    pub complete: bool,
    /// Every question, for the rules to ask about; none where there is no reading them.
    pub scope: Option<Scope>,
}

impl Sections {
    pub fn none() -> Self {
        Self {
            list: Vec::new(),
            complete: false,
            scope: None,
        }
    }
}

/// The sections in order.
pub(super) fn sections(node: &Node, scoring: &Scoring, findings: &mut Findings) -> Sections {
    let Some(items) = findings.list(node, "a list of sections") else {
        return Sections::none();
    };
    if items.is_empty() {
        findings.error("too_few", node.at, "a checklist needs at least one section");
    }
    if !check_count(items, MAX_SECTIONS, "sections", findings) {
        return Sections::none();
    }
    let mut scope = declare(items, scoring.show_points);
    if let Some(at) = scope.beyond(MAX_QUESTIONS) {
        let message = format!(
            "there are {} questions; at most {MAX_QUESTIONS} are taken",
            scope.total()
        );
        findings.error("too_many", at, message);
        return Sections::none();
    }
    let mut ids = HashSet::new();
    let mut sections = Vec::new();
    for item in items {
        if let Some(section) = section(item, scoring.method, &mut scope, findings) {
            if !ids.insert(section.id.clone()) {
                let message = format!("there is a section {} already", section.id);
                findings.error("duplicate_id", item.at, message);
            }
            sections.push(section);
        }
    }
    Sections {
        complete: sections.len() == items.len() && scope.is_complete(),
        list: sections,
        scope: Some(scope),
    }
}

/// Every question's name and place, before any is read: a condition on a later question must not
/// be told that the question does not exist.
fn declare(sections: &[Node], shows_points: bool) -> Scope {
    let mut order = HashMap::new();
    let mut places = Vec::new();
    for section in sections {
        let Some(Value::List(items)) = value_of(section, "questions") else {
            continue;
        };
        for item in items {
            if let Some(Value::Scalar(id)) = value_of(item, "id") {
                order.entry(id.clone()).or_insert(places.len());
            }
            places.push(item.at);
        }
    }
    Scope::new(order, places, shows_points)
}

fn value_of<'a>(node: &'a Node, key: &str) -> Option<&'a Value> {
    let Value::Map(entries) = &node.value else {
        return None;
    };
    entries
        .iter()
        .find(|(entry, _)| entry.text == key)
        .map(|(_, node)| &node.value)
}

fn section(
    item: &Node,
    method: Method,
    scope: &mut Scope,
    findings: &mut Findings,
) -> Option<Section> {
    let mut fields = Fields::of(item, "a section", findings)?;
    let id = fields
        .require("id", findings)
        .and_then(|n| findings.id(n, SectionId::new));
    let title = fields
        .require("title", findings)
        .and_then(|n| text(n, MAX_TEXT_LENGTH, findings));
    let weight = fields
        .get("weight", findings)
        .and_then(|n| findings.count(n, 0..=MAX_WEIGHT));
    if weight.is_some() && method == Method::Pooled {
        let message = "a section's weight means nothing in the method pooled";
        let hint = "remove it, or set scoring.method to weighted";
        findings.warning(
            "weight_without_effect",
            fields.place_of("weight"),
            message,
            hint,
        );
    }
    let floor = fields
        .get("floor", findings)
        .and_then(|n| findings.percent(n));
    let show_if = fields
        .get("show_if", findings)
        .and_then(|n| scope.condition(n, findings));
    let comparable = fields
        .get("comparable", findings)
        .and_then(|n| findings.boolean(n));
    let mut questions: Vec<Question> = Vec::new();
    let mut complete = true;
    if let Some(node) = fields.require("questions", findings) {
        let items = findings
            .list(node, "a list of questions")
            .unwrap_or_default();
        if items.is_empty() && matches!(node.value, Value::List(_)) {
            findings.error("too_few", node.at, "a section needs at least one question");
        }
        for item in items {
            match question(item, scope, findings) {
                Some(question) => questions.push(question),
                None => complete = false,
            }
        }
    }
    fields.finish(findings);
    let scored = questions.iter().any(Question::is_scored);
    let possible: i64 = questions.iter().map(Question::possible).sum();
    if complete && scored && possible == 0 {
        let message = "this section has points, but none that are possible: only bonus or \
                       negative ones";
        let hint = "give a question that is not a bonus positive points, or move these";
        findings.error_hint("section_without_possible", item.at, message, hint);
    }
    if complete && !scored && floor.is_some() {
        let message = "a floor needs questions with points in the section";
        findings.error("needs_points", fields.place_of("floor"), message);
    }
    Some(Section {
        id: id?,
        title: title?,
        weight: weight.unwrap_or(1),
        floor,
        show_if,
        comparable,
        questions,
    })
}
