//! The names of answers, and the rules that use them: knock-out, comment, photo.

use super::condition::items;
use super::reader::{Fields, Findings};
use crate::checklist::{
    AnswerName, Choice, CommentRule, Effect, Kind, KnockOut, MISSED, PhotoRule, Visibility,
};
use crate::diagnostic::{a, quoted};
use crate::id::OptionId;
use crate::source::Node;

/// The most photos of one question.
pub(crate) const MAX_PHOTOS: u32 = 50;
const DEFAULT_PHOTOS: u32 = 5;
const MAX_COMMENT: u32 = 4000;

pub(super) const VISIBILITIES: [(&str, Visibility); 3] = [
    ("show", Visibility::Show),
    ("summary", Visibility::Summary),
    ("hide", Visibility::Hide),
];

/// What names of answers are checked against.
#[derive(Clone)]
pub(super) struct Target {
    pub kind: Kind,
    pub pass_at: Option<i64>,
}

/// One name or a list of names of answers to a question.
pub(super) fn answer_names(
    node: &Node,
    target: &Target,
    findings: &mut Findings,
) -> Option<Vec<AnswerName>> {
    let items = items(node);
    if items.is_empty() {
        findings.error("too_few", node.at, "here should be at least one answer");
        return None;
    }
    let names: Vec<Option<AnswerName>> = items
        .iter()
        .map(|item| answer_name(item, target, findings))
        .collect();
    let mut names: Vec<AnswerName> = names.into_iter().collect::<Option<_>>()?;
    names.dedup();
    Some(names)
}

fn answer_name(node: &Node, target: &Target, findings: &mut Findings) -> Option<AnswerName> {
    let text = findings.scalar(node, "the name of an answer")?;
    let kind = &target.kind;
    if text == MISSED {
        if target.pass_at.is_none() {
            let message = "no answer can be missed: the question has no points to reach";
            let hint = "give the question points (a bonus needs pass_at as well)";
            findings.error_hint("needs_points", node.at, message, hint);
            return None;
        }
        return Some(AnswerName::Missed);
    }
    let known: Vec<&str> = match kind {
        Kind::YesNo { .. } => vec!["yes", "no"],
        _ => kind
            .options()
            .iter()
            .map(|option| option.id.as_str())
            .collect(),
    };
    if known.contains(&text) {
        return OptionId::new(text).ok().map(AnswerName::Word);
    }
    if let Some(grades) = kind.grades()
        && let Ok(value) = text.parse::<i64>()
        && grades.contains(&value)
    {
        return Some(AnswerName::Value(value));
    }
    let message = format!(
        "{} is not an answer to {} question",
        quoted(text),
        a(kind.name())
    );
    let missed = match target.pass_at {
        Some(_) => ", or missed for all that earn less than pass_at",
        None => "",
    };
    let hint = match (kind.grades(), findings.suggest(text, known.iter().copied())) {
        _ if matches!(text.to_ascii_lowercase().as_str(), "na" | "n/a") => {
            "what does not apply needs nothing beside it; remove it".to_owned()
        }
        (Some(grades), _) => format!(
            "use a number from {} to {}{missed}",
            grades.start(),
            grades.end()
        ),
        (None, Some(name)) => format!("did you mean {name}?"),
        (None, None) if known.is_empty() => nameless(kind).to_owned(),
        (None, None) => format!("the answers are {}{missed}", known.join(", ")),
    };
    findings.error_hint("unknown_answer", node.at, message, hint);
    None
}

/// What to write about a kind whose answers have no names.
fn nameless(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text { .. } => {
            "its answers have no names; a condition can ask whether it is answered"
        }
        Kind::Photo { .. } => "use missed, or in a condition answered",
        Kind::Date { .. } => "in a condition use at_least, above, at_most or below",
        _ => "use missed, or in a condition at_least, above, at_most or below",
    }
}

/// A finding where `missed` stands for answers that a copy without points could not name.
pub(super) fn check_missed(
    names: &[AnswerName],
    node: &Node,
    target: &Target,
    findings: &mut Findings,
) -> Option<()> {
    if !names.contains(&AnswerName::Missed) {
        return Some(());
    }
    let conditional = |options: &[Choice]| options.iter().any(|option| option.show_if.is_some());
    let sayable = match &target.kind {
        Kind::YesNo { .. } => true,
        Kind::SingleChoice { options } => !conditional(options),
        kind => kind.grades().is_some(),
    };
    if sayable {
        return Some(());
    }
    let message = "the shopper does not see points, but what is missed here can only be said by \
                   points";
    let hint = "name the answers, or use at_least and below in a condition";
    findings.error_hint("missed_tells_points", node.at, message, hint);
    None
}

/// Names at a key, where the question's own kind is known.
fn names_at(
    fields: &mut Fields<'_>,
    key: &'static str,
    target: Option<&Target>,
    findings: &mut Findings,
) -> Vec<AnswerName> {
    match (fields.get(key, findings), target) {
        (Some(node), Some(target)) => answer_names(node, target, findings).unwrap_or_default(),
        _ => Vec::new(),
    }
}

pub(super) fn knock_out(
    node: &Node,
    target: Option<&Target>,
    findings: &mut Findings,
) -> Option<KnockOut> {
    let mut fields = Fields::of(node, "knock_out", findings)?;
    let has_on = fields.require("on", findings).is_some();
    let on = match target {
        Some(_) if has_on => names_at(&mut fields, "on", target, findings),
        _ => Vec::new(),
    };
    let cap = fields.get("cap", findings);
    let effects = [
        ("flag", Some(Effect::Flag)),
        ("zero_section", Some(Effect::ZeroSection)),
        ("zero_total", Some(Effect::ZeroTotal)),
        ("cap_total", None),
    ];
    let effect = fields
        .require("effect", findings)
        .and_then(|n| findings.word(n, &effects));
    fields.finish(findings);
    let effect = match (effect?, cap) {
        (Some(effect), None) => effect,
        (Some(_), Some(_)) => {
            let message = "cap belongs to the effect cap_total alone";
            findings.error("key_not_here", fields.place_of("cap"), message);
            return None;
        }
        (None, Some(node)) => Effect::CapTotal {
            cap: findings.percent(node)?,
        },
        (None, None) => {
            findings.error(
                "missing_key",
                fields.at,
                "the effect cap_total needs the key cap",
            );
            return None;
        }
    };
    (!on.is_empty()).then_some(KnockOut { on, effect })
}

/// When something is needed beside an answer.
struct Asked {
    required: bool,
    on: Vec<AnswerName>,
    /// Whether it may ever be needed; also where that could not be read.
    ever: bool,
}

impl Asked {
    /// `required`, and the names at `required_on`, which the shopper's copy keeps.
    fn of(
        fields: &mut Fields<'_>,
        target: Option<&Target>,
        shows_points: bool,
        findings: &mut Findings,
    ) -> Self {
        let required = fields
            .get("required", findings)
            .map_or(Some(false), |node| findings.boolean(node));
        let on = names_at(fields, "required_on", target, findings);
        if let (false, Some(node), Some(target)) =
            (shows_points, fields.get("required_on", findings), target)
        {
            check_missed(&on, node, target, findings);
        }
        Self {
            ever: required != Some(false) || fields.has("required_on"),
            required: required.unwrap_or(false),
            on,
        }
    }

    /// A finding at a key that means nothing where nothing is needed.
    fn check(&self, fields: &Fields<'_>, key: &str, message: &str, findings: &mut Findings) {
        if !self.ever && fields.left().next().is_none() {
            let hint = format!("add required: yes or required_on, or remove {key}");
            findings.error_hint("min_without_required", fields.place_of(key), message, hint);
        }
    }
}

pub(super) fn comment(
    node: Option<&Node>,
    target: Option<&Target>,
    owner: Visibility,
    shows_points: bool,
    findings: &mut Findings,
) -> CommentRule {
    let mut rule = CommentRule {
        required: false,
        required_on: Vec::new(),
        min_length: 1,
        owner,
    };
    let Some(mut fields) = node.and_then(|node| Fields::of(node, "comment", findings)) else {
        return rule;
    };
    let asked = Asked::of(&mut fields, target, shows_points, findings);
    if let Some(node) = fields.get("min_length", findings) {
        rule.min_length = findings.count(node, 1..=MAX_COMMENT).unwrap_or(1);
        let message = "min_length says how long a comment must be, but none is required";
        asked.check(&fields, "min_length", message, findings);
    }
    (rule.required, rule.required_on) = (asked.required, asked.on);
    if let Some(node) = fields.get("owner", findings) {
        rule.owner = findings.word(node, &VISIBILITIES).unwrap_or(owner);
    }
    fields.finish(findings);
    rule
}

pub(super) fn photo(
    node: Option<&Node>,
    target: Option<&Target>,
    owner: Visibility,
    shows_points: bool,
    findings: &mut Findings,
) -> PhotoRule {
    let mut rule = PhotoRule {
        required: false,
        required_on: Vec::new(),
        min: 1,
        max: DEFAULT_PHOTOS,
        owner,
    };
    // The photos of a photo question are its answer; the kind says how many.
    if let Some(Kind::Photo { max, .. }) = target.map(|target| &target.kind) {
        rule.max = *max;
        return rule;
    }
    let Some(mut fields) = node.and_then(|node| Fields::of(node, "photo", findings)) else {
        return rule;
    };
    let asked = Asked::of(&mut fields, target, shows_points, findings);
    if let Some(node) = fields.get("max", findings) {
        rule.max = findings
            .count(node, 1..=MAX_PHOTOS)
            .unwrap_or(DEFAULT_PHOTOS);
    }
    if let Some(node) = fields.get("min", findings) {
        rule.min = findings.count(node, 1..=MAX_PHOTOS).unwrap_or(1);
        let message = "min says how many photos are needed, but none are required";
        asked.check(&fields, "min", message, findings);
        if rule.min > rule.max && fields.has("max") {
            let message = format!(
                "no number of photos is at least {} and at most {}",
                rule.min, rule.max
            );
            let hint = "min must not exceed max";
            findings.error_hint("range_empty", node.at, message, hint);
        }
        rule.max = rule.max.max(rule.min);
    }
    (rule.required, rule.required_on) = (asked.required, asked.on);
    if let Some(node) = fields.get("owner", findings) {
        rule.owner = findings.word(node, &VISIBILITIES).unwrap_or(owner);
    }
    fields.finish(findings);
    rule
}
