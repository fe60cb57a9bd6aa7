//! Two things key by key.

use serde::Serialize;
use serde_json::{Map, Value};

use super::Change;
use crate::checklist::{Checklist, Question, Section};

/// The keys whose values are texts in several languages.
const TEXTS: [&str; 8] = [
    "text", "help", "title", "briefing", "label", "unit", "message", "labels",
];
/// The keys of the head that are compared elsewhere, or must differ.
const HEAD_ELSEWHERE: [&str; 5] = ["slug", "version", "scoring", "bands", "sections"];

/// The change of one value, if it is another.
pub(super) fn between<T: Serialize>(
    what: &str,
    was: &Option<T>,
    now: &Option<T>,
) -> Option<Change> {
    let value = |one: &Option<T>| one.as_ref().map(json);
    change(what, value(was), value(now))
}

pub(super) fn head(old: &Checklist, new: &Checklist) -> Vec<Change> {
    let elsewhere = |checklist: &Checklist| {
        let mut map = object(checklist);
        map.retain(|key, _| !HEAD_ELSEWHERE.contains(&key.as_str()));
        map
    };
    let slug = between("slug", &Some(&old.slug), &Some(&new.slug));
    slug.into_iter()
        .chain(keys(&elsewhere(old), &elsewhere(new)))
        .collect()
}

pub(super) fn scoring(old: &Checklist, new: &Checklist) -> Vec<Change> {
    let mut changes = keys(&object(&old.scoring), &object(&new.scoring));
    changes.extend(between("bands", &Some(&old.bands), &Some(&new.bands)));
    changes
}

/// The keys of a section; which questions it has is a change of its own, of names alone.
pub(super) fn of_section(old: &Section, new: &Section) -> Vec<Change> {
    let own = |section: &Section| {
        let mut map = object(section);
        let names: Vec<&str> = section.questions.iter().map(|q| q.id.as_str()).collect();
        map.insert("questions".to_owned(), json(&names));
        map
    };
    keys(&own(old), &own(new))
}

/// The keys of a question, those of its kind among them.
pub(super) fn of_question(old: &Question, new: &Question) -> Vec<Change> {
    let flat = |question: &Question| {
        let mut map = object(question);
        let kind = map.insert("kind".to_owned(), Value::from(question.kind.name()));
        if let Some(Value::Object(kind)) = kind {
            for inner in kind.into_iter().map(|(_, inner)| inner) {
                if let Value::Object(inner) = inner {
                    map.extend(inner);
                }
            }
        }
        map
    };
    keys(&flat(old), &flat(new))
}

fn object<T: Serialize>(value: &T) -> Map<String, Value> {
    match json(value) {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn json<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value)
        .expect("the model holds only text keys, integers, text, lists and booleans")
}

/// Every key whose value is another, in the order of the keys' names.
fn keys(old: &Map<String, Value>, new: &Map<String, Value>) -> Vec<Change> {
    let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
    names.sort_unstable();
    names.dedup();
    // The word that compares two versions is no part of what is compared.
    names.retain(|name| *name != "comparable");
    let changed = names
        .into_iter()
        .filter_map(|name| change(name, old.get(name).cloned(), new.get(name).cloned()));
    changed.collect()
}

fn change(what: &str, was: Option<Value>, now: Option<Value>) -> Option<Change> {
    if was == now {
        return None;
    }
    let wrapped = |value: &Option<Value>| {
        let mut map = Map::new();
        map.extend(value.clone().map(|value| (what.to_owned(), value)));
        without_texts(Value::Object(map))
    };
    Some(Change {
        what: what.to_owned(),
        texts_only: TEXTS.contains(&what) || wrapped(&was) == wrapped(&now),
        was,
        now,
    })
}

fn without_texts(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let kept = map
                .into_iter()
                .filter(|(key, _)| !TEXTS.contains(&key.as_str()));
            Value::Object(
                kept.map(|(key, value)| (key, without_texts(value)))
                    .collect(),
            )
        }
        Value::Array(items) => Value::Array(items.into_iter().map(without_texts).collect()),
        scalar => scalar,
    }
}
