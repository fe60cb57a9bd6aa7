//! A source as a tree: what it is made of, and how it is looked into.

use super::scalar;
use crate::diagnostic::Diagnostic;
use crate::source::{self, Node, Value};

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
}
