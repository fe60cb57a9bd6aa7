//! A source as a tree, and the one way it is written.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::scalar;
use crate::diagnostic::Diagnostic;
use crate::source::{self, Node, Value};

/// The longest list or map that is written on one line, in characters.
const FLOW_WIDTH: usize = 80;
/// The lists whose items are parted by an empty line.
const SPACED: [&str; 2] = ["sections", "questions"];

/// A source, or a part of one, before it is written.
#[derive(Clone, Debug)]
pub enum Tree {
    /// A word of the language: a name, a number, a length of time.
    Word(String),
    /// A text for people.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// A map, its entries in the order written.
    Map(Vec<(String, Tree)>),
    /// A tree that came from elsewhere: the number says from where.
    At(u32, Box<Tree>),
}

/// Two trees are equal when the language reads them as the same: the sort of a single value, the
/// order of keys and where a tree came from do not matter.
impl PartialEq for Tree {
    fn eq(&self, other: &Self) -> bool {
        match (self.bare(), other.bare()) {
            (Self::Word(a) | Self::Text(a), Self::Word(b) | Self::Text(b)) => a == b,
            (Self::List(a), Self::List(b)) => a == b,
            (Self::Map(a), Self::Map(b)) => {
                let same = |(key, value): &(String, Self)| {
                    b.iter()
                        .find(|(name, _)| name == key)
                        .is_some_and(|(_, other)| other == value)
                };
                a.len() == b.len() && a.iter().all(same)
            }
            _ => false,
        }
    }
}

impl Eq for Tree {}

impl Tree {
    /// A word.
    #[must_use]
    pub fn word(word: impl ToString) -> Self {
        Self::Word(word.to_string())
    }

    /// A map of these entries.
    #[must_use]
    pub fn map<const N: usize>(entries: [(&str, Self); N]) -> Self {
        Self::Map(entries.map(|(key, tree)| (key.to_owned(), tree)).into())
    }

    /// The tree without the mark of where it came from.
    #[must_use]
    pub fn bare(&self) -> &Self {
        match self {
            Self::At(_, inner) => inner.bare(),
            other => other,
        }
    }

    /// The value at a key of a map.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self.bare() {
            Self::Map(entries) => entries
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, tree)| tree),
            _ => None,
        }
    }

    /// The items of a list; none of anything else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match self.bare() {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The entries of a map; none of anything else.
    #[must_use]
    pub fn entries(&self) -> &[(String, Self)] {
        match self.bare() {
            Self::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The word or text of a single value.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self.bare() {
            Self::Word(text) | Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A value as it is written in the language, for example `{on: no, effect: flag}`.
    ///
    /// # Errors
    /// The findings of the parser; what is written there is no YAML.
    pub fn parse(source: &str) -> Result<Self, Vec<Diagnostic>> {
        let (root, findings) = source::parse(source)?;
        if findings.is_empty() {
            Ok(Self::of(root))
        } else {
            Err(findings)
        }
    }

    fn of(node: Node) -> Self {
        match node.value {
            Value::Null => Self::Word(String::new()),
            Value::Scalar(text) if scalar::word(&text) == text => Self::Word(text),
            Value::Scalar(text) => Self::Text(text),
            Value::List(items) => Self::List(items.into_iter().map(Self::of).collect()),
            Value::Map(entries) => Self::Map(
                entries
                    .into_iter()
                    .map(|(key, node)| (key.text, Self::of(node)))
                    .collect(),
            ),
        }
    }

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

    fn holds_text(&self) -> bool {
        match self {
            Self::Word(_) => false,
            Self::Text(_) => true,
            Self::List(items) => items.iter().any(Self::holds_text),
            Self::Map(entries) => entries.iter().any(|(_, tree)| tree.holds_text()),
            Self::At(_, inner) => inner.holds_text(),
        }
    }
}

/// A written source, with the places of what came from elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// The source.
    pub source: String,
    /// From this line and column on, both from 1, the source came from the place of this number;
    /// in the order of the source.
    pub marks: Vec<(u32, u32, u32)>,
}

impl Written {
    /// Where the text at a line and column came from.
    #[must_use]
    pub fn mark_at(&self, line: u32, column: u32) -> Option<u32> {
        let after = self
            .marks
            .partition_point(|(l, c, _)| (*l, *c) <= (line, column));
        self.marks[..after].last().map(|(_, _, mark)| *mark)
    }
}

/// Writes a whole source: block style, an empty line between the parts.
#[must_use]
pub fn write(tree: &Tree) -> Written {
    let mut writer = Writer::default();
    for (index, (key, value)) in tree.entries().iter().enumerate() {
        let large = matches!(value.bare(), Tree::List(_) | Tree::Map(_));
        let after_large = index > 0 && {
            let (_, before) = &tree.entries()[index - 1];
            matches!(before.bare(), Tree::List(_) | Tree::Map(_)) && !is_short_list(before)
        };
        if index > 0 && (large && !is_short_list(value) || after_large) {
            writer.out.source.push('\n');
        }
        writer.entry(key, value, 0, true);
    }
    writer.out
}

fn is_short_list(tree: &Tree) -> bool {
    let Tree::List(items) = tree.bare() else {
        return false;
    };
    let single = |item: &Tree| matches!(item.bare(), Tree::Word(_));
    items.iter().all(single) && tree.flow().chars().count() <= FLOW_WIDTH
}

#[derive(Default)]
struct Writer {
    out: Written,
    within: Vec<u32>,
    /// How much of the source has been counted, and its lines.
    counted: (usize, usize),
}

impl Writer {
    fn indent(&mut self, by: usize) {
        self.out.source.extend(std::iter::repeat_n(' ', by));
    }

    fn column(&self) -> usize {
        let line = self.out.source.rsplit('\n').next().unwrap_or("");
        line.chars().count()
    }

    fn mark(&mut self, mark: u32) {
        let (from, lines) = self.counted;
        let lines = lines + self.out.source[from..].matches('\n').count();
        self.counted = (self.out.source.len(), lines);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let place = (number(lines + 1), number(self.column() + 1), mark);
        self.out.marks.push(place);
    }

    /// Notes that what follows came from the places of the marks; how many there are to leave.
    fn enter(&mut self, mut tree: &Tree) -> usize {
        let mut entered = 0;
        while let Tree::At(mark, inner) = tree {
            self.mark(*mark);
            self.within.push(*mark);
            entered += 1;
            tree = inner;
        }
        entered
    }

    fn leave(&mut self, entered: usize) {
        self.within.truncate(self.within.len() - entered);
        if entered > 0
            && let Some(mark) = self.within.last().copied()
        {
            self.mark(mark);
        }
    }

    /// One entry of a map; the cursor stands where the key starts.
    fn entry(&mut self, key: &str, value: &Tree, indent: usize, top: bool) {
        let entered = self.enter(value);
        self.out.source.push_str(&scalar::word(key));
        self.out.source.push(':');
        match value.bare() {
            Tree::Word(text) => {
                self.out.source.push(' ');
                self.out.source.push_str(&scalar::word(text));
            }
            Tree::Text(text) => {
                self.out.source.push(' ');
                let written = scalar::block_text(text, indent + 2, self.column());
                self.out.source.push_str(&written);
            }
            tree @ (Tree::List(_) | Tree::Map(_)) if fits_on_a_line(tree, top) => {
                self.out.source.push(' ');
                self.out.source.push_str(&tree.flow());
            }
            Tree::Map(entries) => {
                self.out.source.push('\n');
                self.map(entries, indent + 2, false);
                self.leave(entered);
                return;
            }
            Tree::List(items) => {
                self.out.source.push('\n');
                self.list(items, indent + 2, SPACED.contains(&key));
                self.leave(entered);
                return;
            }
            Tree::At(..) => {}
        }
        self.out.source.push('\n');
        self.leave(entered);
    }

    /// The entries of a map, the first where the cursor stands when `begun`.
    fn map(&mut self, entries: &[(String, Tree)], indent: usize, begun: bool) {
        for (index, (key, value)) in entries.iter().enumerate() {
            if index > 0 || !begun {
                self.indent(indent);
            }
            self.entry(key, value, indent, false);
        }
    }

    fn list(&mut self, items: &[Tree], indent: usize, spaced: bool) {
        for (index, item) in items.iter().enumerate() {
            if spaced && index > 0 {
                self.out.source.push('\n');
            }
            self.indent(indent);
            let entered = self.enter(item);
            self.out.source.push_str("- ");
            match item.bare() {
                Tree::Map(entries) if !fits_on_a_line(item, false) => {
                    self.map(entries, indent + 2, true);
                }
                Tree::Text(text) => {
                    let written = scalar::block_text(text, indent + 2, self.column());
                    self.out.source.push_str(&written);
                    self.out.source.push('\n');
                }
                other => {
                    self.out.source.push_str(&other.flow());
                    self.out.source.push('\n');
                }
            }
            self.leave(entered);
        }
    }
}

/// A map of words that is short, or a list of single words; at the top, lists alone.
fn fits_on_a_line(tree: &Tree, top: bool) -> bool {
    match tree.bare() {
        Tree::List(items) => items.is_empty() || is_short_list(tree),
        Tree::Map(entries) => {
            entries.is_empty()
                || !top && !tree.holds_text() && tree.flow().chars().count() <= FLOW_WIDTH
        }
        _ => true,
    }
}
