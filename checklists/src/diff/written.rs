//! What authors write at a question, compared down to what is another: `band 2: points 5 -> 4`.

use super::value::shortened;
use crate::text::Language;
use crate::write::Tree;

/// The key of the language for a key of the model whose value is said as authors write it; `None`
/// where the value itself says it best.
pub(super) fn key(what: &str) -> Option<&'static str> {
    const SAME: [&str; 8] = [
        "bands",
        "comment",
        "knock_out",
        "max",
        "min",
        "pattern",
        "photo",
        "points",
    ];
    match what {
        "cases" => Some("bands_by"),
        what => SAME.into_iter().find(|key| *key == what),
    }
}

/// Every part of a value that is another, on a line of its own.
pub(super) fn changes(
    key: &str,
    was: Option<&Tree>,
    now: Option<&Tree>,
    language: &Language,
) -> Vec<String> {
    let mut lines = Lines {
        language,
        found: Vec::new(),
    };
    lines.compare("", key, was, now);
    lines.found
}

struct Lines<'a> {
    language: &'a Language,
    found: Vec<String>,
}

impl Lines<'_> {
    /// `path` leads to the map that holds `key`; nothing at the question itself.
    fn compare(&mut self, path: &str, key: &str, was: Option<&Tree>, now: Option<&Tree>) {
        let inner = format!("{path} {key}").trim_start().to_owned();
        match (was.map(Tree::bare), now.map(Tree::bare)) {
            (was, now) if was == now => {}
            (Some(Tree::Map(was)), Some(Tree::Map(now))) if share_a_key(was, now) => {
                let gone = was.iter().map(|(key, _)| key);
                let gone = gone.filter(|key| find(now, key).is_none());
                for key in now.iter().map(|(key, _)| key).chain(gone) {
                    self.compare(&inner, key, find(was, key), find(now, key));
                }
            }
            (Some(Tree::List(was)), Some(Tree::List(now))) if was.len() == now.len() => {
                for (index, (was, now)) in was.iter().zip(now).enumerate() {
                    let name = self.name(now).unwrap_or_else(|| (index + 1).to_string());
                    let item = format!("{} {name}", one_of(key));
                    self.compare(path, &item, Some(was), Some(now));
                }
            }
            (Some(Tree::List(was)), Some(Tree::List(now))) if self.named(was, now) => {
                self.named_items(path, key, was, now);
            }
            (was, now) => {
                let (was, now) = (self.said(was), self.said(now));
                self.found.push(match path {
                    "" => format!("{key}: {was} -> {now}"),
                    path => format!("{path}: {key} {was} -> {now}"),
                });
            }
        }
    }

    /// Items with names, some of which came or went.
    fn named_items(&mut self, path: &str, key: &str, was: &[Tree], now: &[Tree]) {
        let find = |items: &[Tree], name: &str| {
            let found = items
                .iter()
                .find(|one| self.name(one).as_deref() == Some(name));
            found.cloned()
        };
        let names = |items: &[Tree]| -> Vec<String> {
            items.iter().filter_map(|item| self.name(item)).collect()
        };
        let (before, after) = (names(was), names(now));
        let gone = before.iter().filter(|name| !after.contains(name));
        let pairs: Vec<_> = after
            .iter()
            .chain(gone)
            .map(|name| (name.clone(), find(was, name), find(now, name)))
            .collect();
        for (name, was, now) in pairs {
            let item = format!("{} {name}", one_of(key));
            self.compare(path, &item, was.as_ref(), now.as_ref());
        }
    }

    fn named(&self, was: &[Tree], now: &[Tree]) -> bool {
        was.iter().chain(now).all(|item| self.name(item).is_some())
    }

    /// What an item is called: a case of bands has a label.
    fn name(&self, item: &Tree) -> Option<String> {
        let label = item.get("label")?;
        let entries = label.entries();
        let own = label.get(self.language.as_str());
        let text = own.or(entries.first().map(|(_, text)| text));
        text.unwrap_or(label)
            .as_str()
            .map(|text| format!("“{}”", shortened(text)))
    }

    fn said(&self, value: Option<&Tree>) -> String {
        match value {
            None => "nothing".to_owned(),
            Some(Tree::Word(word)) => word.clone(),
            Some(Tree::Text(text)) => format!("“{}”", shortened(text)),
            Some(tree) => tree.flow(),
        }
    }
}

fn find<'t>(entries: &'t [(String, Tree)], key: &str) -> Option<&'t Tree> {
    let found = entries.iter().find(|(name, _)| name == key);
    found.map(|(_, tree)| tree)
}

fn share_a_key(was: &[(String, Tree)], now: &[(String, Tree)]) -> bool {
    was.iter().any(|(key, _)| find(now, key).is_some())
}

/// One item of a list.
fn one_of(key: &str) -> &str {
    match key {
        "bands" => "band",
        key => key,
    }
}
