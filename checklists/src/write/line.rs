//! A tree on one line: as the shipped sources have it, tight, and with what repeats written once.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::scalar;
use super::tree::Tree;

impl Tree {
    /// The tree on one line.
    #[must_use]
    pub fn flow(&self) -> String {
        self.on_a_line(", ")
    }

    /// The tree on one line, as short as it can be.
    pub(super) fn tight(&self) -> String {
        self.on_a_line(",")
    }

    /// As [`Tree::tight`], but what is there twice is written once and repeated by an alias.
    pub(super) fn shared(&self) -> String {
        let mut counts = HashMap::new();
        self.count(&mut counts);
        counts.retain(|_, count| *count > 1);
        let mut out = String::new();
        self.put_shared(&counts, &mut HashMap::new(), &mut out);
        out
    }

    fn on_a_line(&self, comma: &str) -> String {
        match self {
            Self::Word(text) => scalar::word(text),
            Self::Text(text) if text.contains([',', '[', ']', '{', '}']) => scalar::quoted(text),
            Self::Text(text) => scalar::text(text),
            Self::At(_, inner) => inner.on_a_line(comma),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(|item| item.on_a_line(comma)).collect();
                format!("[{}]", items.join(comma))
            }
            Self::Map(entries) => {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|(key, tree)| format!("{}: {}", scalar::word(key), tree.on_a_line(comma)))
                    .collect();
                format!("{{{}}}", entries.join(comma))
            }
        }
    }

    /// How often every part that is longer than an alias is there.
    fn count(&self, counts: &mut HashMap<String, usize>) {
        const ALIAS: usize = 12;
        let written = self.tight();
        if written.len() <= ALIAS {
            return;
        }
        let count = counts.entry(written).or_insert(0);
        *count += 1;
        // The parts of what is repeated are repeated with it.
        if *count == 1 {
            self.parts().for_each(|part| part.count(counts));
        }
    }

    fn parts(&self) -> Box<dyn Iterator<Item = &Self> + '_> {
        match self.bare() {
            Self::List(items) => Box::new(items.iter()),
            Self::Map(entries) => Box::new(entries.iter().map(|(_, tree)| tree)),
            _ => Box::new(std::iter::empty()),
        }
    }

    fn put_shared(
        &self,
        counts: &HashMap<String, usize>,
        anchors: &mut HashMap<String, usize>,
        out: &mut String,
    ) {
        let written = self.tight();
        if counts.contains_key(&written) {
            let next = anchors.len();
            match anchors.get(&written) {
                Some(number) => {
                    let _ = write!(out, "*a{number} ");
                    return;
                }
                None => {
                    let _ = write!(out, "&a{next} ");
                    anchors.insert(written.clone(), next);
                }
            }
        }
        match self.bare() {
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    item.put_shared(counts, anchors, out);
                }
                out.push(']');
            }
            Self::Map(entries) => {
                out.push('{');
                for (index, (key, tree)) in entries.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    out.push_str(&scalar::word(key));
                    out.push_str(": ");
                    tree.put_shared(counts, anchors, out);
                }
                out.push('}');
            }
            _ => out.push_str(&written),
        }
    }
}
