//! YAML in, a tree with positions out. The one place that knows the YAML library.
//!
//! Scalars stay text: whether `5` is a number or `yes` a word is for the reader of a field to
//! say, so that no value passes through a float and `1:30` stays what was written. JSON is YAML,
//! so JSON files are read as well. Limits are checked while the tree grows (P11): size before
//! anything else, depth, and nodes after aliases are expanded.

mod foreign;
mod layout;
mod line;
mod quotes;
mod syntax;
mod tree;

use serde_saphyr::granit_parser::{ErrorKind, Marker, Parser};

use crate::diagnostic::{Diagnostic, Severity};
pub(crate) use foreign::foreign_hint;
use tree::Builder;

/// The largest source read: 512 KiB.
pub const MAX_SOURCE_BYTES: usize = 512 * 1024;
/// The deepest nesting of lists and maps.
pub const MAX_DEPTH: usize = 32;
/// The most nodes, aliases expanded. The largest checklist (400 questions of 100 options with
/// five languages) would need more bytes than a source may have long before this.
pub const MAX_NODES: usize = 200_000;

/// A place in the source, both from 1, the column in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub line: u32,
    pub column: u32,
}

/// A value and its place.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub at: Place,
    pub value: Value,
    /// Where one space after an unquoted scalar a comment begins, which may be meant as its text.
    pub comment: Option<Place>,
}

#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A scalar as written, escapes and folding resolved.
    Scalar(String),
    List(Vec<Node>),
    /// Entries in the order written, each key once.
    Map(Vec<(Key, Node)>),
}

#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub at: Place,
    pub text: String,
    /// Whether it stands in `{...}` without a colon, as the rest of a text after a comma does.
    pub alone: bool,
}

impl Value {
    /// What the value is, for a sentence.
    pub fn what(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Scalar(_) => "a single value",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }
}

pub(crate) fn error(
    code: &'static str,
    at: Place,
    message: impl Into<String>,
    hint: Option<String>,
) -> Diagnostic {
    Diagnostic {
        code,
        severity: Severity::Error,
        line: at.line,
        column: at.column,
        message: message.into(),
        hint,
    }
}

fn place(marker: &Marker) -> Place {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Place {
        line: number(marker.line()).max(1),
        column: number(marker.col()).saturating_add(1),
    }
}

/// The tree of the source, with the findings that did not hinder it (keys given twice).
///
/// # Errors
/// The findings, when there is no tree.
pub(crate) fn parse(source: &str) -> Result<(Node, Vec<Diagnostic>), Vec<Diagnostic>> {
    if source.len() > MAX_SOURCE_BYTES {
        let message = format!(
            "the source has {} bytes; at most {MAX_SOURCE_BYTES} are read",
            source.len()
        );
        let hint = "split the checklist, or shorten its texts".to_owned();
        return Err(vec![error(
            "source_too_large",
            Place::default(),
            message,
            Some(hint),
        )]);
    }
    let mut builder = Builder::of(source);
    let mut parser = Parser::new_from_str(source);
    while let Some(event) = parser.next_event() {
        let step = match event {
            Ok((event, span)) => builder.take(event, span),
            // The library looks ahead in brackets, and stops at a depth of its own.
            Err(problem) if *problem.kind() == ErrorKind::RecursionLimitExceeded => {
                Err(tree::too_deep(place(problem.marker())))
            }
            Err(problem) => Err(syntax::finding(source, &problem, &builder.surroundings())),
        };
        if let Err(finding) = step {
            builder.findings.push(finding);
            return Err(builder.findings);
        }
    }
    match builder.root {
        Some(root) => Ok((root, builder.findings)),
        None => {
            let at = Place { line: 1, column: 1 };
            Err(vec![error(
                "source_empty",
                at,
                "the source holds nothing",
                None,
            )])
        }
    }
}

#[cfg(test)]
mod tests;
