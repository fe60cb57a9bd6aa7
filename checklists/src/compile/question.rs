//! One question: the keys that every question takes, and how they go together.

use super::condition::Scope;
use super::kind::{KIND_KEYS, KINDS, hint_for, kind};
use super::points::MAX_POINTS;
use super::reader::{Fields, Findings};
use super::rules::{Target, VISIBILITIES, comment, knock_out, photo};
use super::text::{MAX_TEXT_LENGTH, text};
use crate::checklist::{Kind, Question, Visibility};
use crate::diagnostic::a;
use crate::id::QuestionId;
use crate::source::Node;

const MAX_WEIGHT: u32 = 1000;

/// A question, or `None` after findings that leave it unusable.
pub(super) fn question(
    item: &Node,
    scope: &mut Scope,
    findings: &mut Findings,
) -> Option<Question> {
    let read = read(item, scope, findings);
    let known = read.as_ref().map(|question| {
        let target = Target {
            kind: question.kind.clone(),
            pass_at: question.pass_at,
        };
        (question.id.clone(), target)
    });
    scope.advance(known);
    read
}

fn read(item: &Node, scope: &mut Scope, findings: &mut Findings) -> Option<Question> {
    let mut fields = Fields::of(item, "a question", findings)?;
    let id_node = fields.require("id", findings);
    let id = id_node.and_then(|n| findings.id(n, QuestionId::new));
    if let (Some(id), Some(node)) = (&id, id_node)
        && !scope.name(id)
    {
        findings.error(
            "duplicate_id",
            node.at,
            format!("there is a question {id} already"),
        );
    }
    let name = fields
        .require("kind", findings)
        .and_then(|n| findings.word(n, &KINDS));
    let question_text = fields
        .require("text", findings)
        .and_then(|n| text(n, MAX_TEXT_LENGTH, findings));
    let help = fields
        .get("help", findings)
        .and_then(|n| text(n, MAX_TEXT_LENGTH, findings));
    let kind = name.and_then(|name| kind(name, &mut fields, scope, findings));
    let told = !matches!(kind, Some(Kind::Photo { .. } | Kind::Text { .. }));
    let required_if = fields
        .get("required_if", findings)
        .and_then(|n| scope.condition(n, findings));
    if fields.has("required_if") && fields.has("required") {
        let message = "required and required_if exclude each other";
        let hint = "remove required: a question is optional where required_if does not hold";
        findings.error_hint("key_not_here", fields.place_of("required"), message, hint);
    }
    let told = told && !fields.has("required_if");
    let required = fields
        .get("required", findings)
        .map_or(Some(told), |n| findings.boolean(n));
    let na = fields
        .get("na", findings)
        .map_or(Some(false), |n| findings.boolean(n));
    let bonus = fields
        .get("bonus", findings)
        .map_or(Some(false), |n| findings.boolean(n));
    let weight_node = fields.get("weight", findings);
    let weight = weight_node.map_or(Some(1), |n| findings.count(n, 1..=MAX_WEIGHT));
    let pass_at = pass_at(&mut fields, kind.as_ref(), bonus.unwrap_or(false), findings);
    if let Some(kind) = &kind
        && kind.possible().is_none()
    {
        for key in ["bonus", "weight"] {
            let there = match key {
                "bonus" => bonus == Some(true),
                _ => weight_node.is_some(),
            };
            if there {
                let message = format!("{key} needs points, and the question has none");
                findings.error("needs_points", fields.place_of(key), message);
            }
        }
    }
    let target = kind.clone().map(|kind| Target { kind, pass_at });
    let target = target.as_ref();
    let knock_out = fields
        .get("knock_out", findings)
        .and_then(|n| knock_out(n, target, findings));
    let show_if = fields
        .get("show_if", findings)
        .and_then(|n| scope.condition(n, findings));
    let moment = fields
        .get("moment", findings)
        .and_then(|n| findings.boolean(n))
        .unwrap_or(false);
    let hidden = moment
        || matches!(
            kind,
            Some(Kind::Text { .. } | Kind::Date { .. } | Kind::Time { .. })
        );
    let default_owner = if hidden {
        Visibility::Hide
    } else {
        Visibility::Show
    };
    let owner = fields
        .get("owner", findings)
        .and_then(|n| findings.word(n, &VISIBILITIES))
        .unwrap_or(default_owner);
    // What stands beside an answer that is not shown could tell it (P6).
    let beside = match owner {
        Visibility::Show => Visibility::Show,
        Visibility::Summary | Visibility::Hide => Visibility::Hide,
    };
    let comment = comment(
        fields.get("comment", findings),
        target,
        beside,
        scope.shows_points(),
        findings,
    );
    let photo_owner = if is_photo(kind.as_ref()) {
        owner
    } else {
        beside
    };
    let photo_node = if is_photo(kind.as_ref()) {
        None
    } else {
        fields.get("photo", findings)
    };
    let photo = photo(
        photo_node,
        target,
        photo_owner,
        scope.shows_points(),
        findings,
    );
    let comparable = fields
        .get("comparable", findings)
        .and_then(|n| findings.boolean(n));
    for key in fields.left() {
        match name {
            // Without a kind nobody knows which of these keys belong.
            None if KIND_KEYS.contains(&key.text.as_str()) => {}
            Some(name) if KIND_KEYS.contains(&key.text.as_str()) => {
                let word = KINDS
                    .iter()
                    .find(|(_, n)| *n == name)
                    .map_or("", |(word, _)| word);
                let message = format!("{} question has no key {}", a(word), key.text);
                match hint_for(name, &key.text) {
                    Some(hint) => findings.error_hint("key_not_here", key.at, message, hint),
                    None => findings.error("key_not_here", key.at, message),
                }
            }
            _ => fields.unknown_key(key, findings),
        }
    }
    Some(Question {
        id: id?,
        kind: kind?,
        text: question_text?,
        help,
        required: required?,
        required_if,
        na: na?,
        weight: weight?,
        bonus: bonus?,
        pass_at,
        knock_out,
        show_if,
        comment,
        photo,
        owner,
        moment,
        comparable,
    })
}

fn is_photo(kind: Option<&Kind>) -> bool {
    matches!(kind, Some(Kind::Photo { .. }))
}

/// The mark for missed: as written, else all possible points; a bonus has none unless written.
fn pass_at(
    fields: &mut Fields<'_>,
    kind: Option<&Kind>,
    bonus: bool,
    findings: &mut Findings,
) -> Option<i64> {
    let node = fields.get("pass_at", findings);
    let possible = kind?.possible();
    let Some(node) = node else {
        return if bonus { None } else { possible };
    };
    let Some(possible) = possible else {
        let message = "pass_at needs points, and the question has none";
        findings.error("needs_points", fields.place_of("pass_at"), message);
        return None;
    };
    let mark = findings.integer(node, -MAX_POINTS..=MAX_POINTS)?;
    if mark > possible {
        let message = format!("pass_at is {mark}, but no answer earns more than {possible}");
        findings.error("pass_at_out_of_reach", node.at, message);
        return None;
    }
    Some(mark)
}
