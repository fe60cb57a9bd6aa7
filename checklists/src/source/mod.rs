//! YAML in, a tree with positions out. The one place that knows the YAML library.
//!
//! Scalars stay text: whether `5` is a number or `yes` a word is for the reader of a field to
//! say, so that no value passes through a float and `1:30` stays what was written. JSON is YAML,
//! so JSON files are read as well. Limits are checked while the tree grows (P11): size before
//! anything else, depth, and nodes after aliases are expanded.

use std::collections::HashMap;

use serde_saphyr::granit_parser::{Event, Marker, Parser, ScalarStyle, Span};

use crate::diagnostic::{Diagnostic, Severity, quoted};

/// The largest source read: 512 KiB.
pub const MAX_SOURCE_BYTES: usize = 512 * 1024;
/// The deepest nesting of lists and maps.
pub const MAX_DEPTH: usize = 32;
/// The most nodes, aliases expanded. The largest checklist (400 questions of 100 options with
/// five languages) would need more bytes than a source may have long before this.
pub const MAX_NODES: usize = 200_000;
/// The most bytes of text, aliases expanded.
const MAX_EXPANDED_BYTES: usize = 4 * MAX_SOURCE_BYTES;

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

/// An open list or map while the tree grows.
enum Frame {
    List {
        at: Place,
        anchor: usize,
        items: Vec<Node>,
    },
    Map {
        at: Place,
        anchor: usize,
        entries: Vec<(Key, Node)>,
        key: Option<Key>,
        lines: HashMap<String, u32>,
    },
}

struct Builder {
    frames: Vec<Frame>,
    anchors: HashMap<usize, Node>,
    nodes: usize,
    bytes: usize,
    root: Option<Node>,
    findings: Vec<Diagnostic>,
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
    let mut builder = Builder {
        frames: Vec::new(),
        anchors: HashMap::new(),
        nodes: 0,
        bytes: 0,
        root: None,
        findings: Vec::new(),
    };
    let mut parser = Parser::new_from_str(source);
    while let Some(event) = parser.next_event() {
        let step = match event {
            Ok((event, span)) => builder.take(event, span),
            // The library looks ahead in brackets, and stops at a depth of its own.
            Err(problem) if problem.info().contains("recursion limit") => {
                Err(too_deep(place(problem.marker())))
            }
            Err(problem) => {
                let at = place(problem.marker());
                let hint = syntax_hint(source, at);
                Err(error(
                    "yaml_syntax",
                    at,
                    format!("this is not YAML: {}", problem.info()),
                    hint,
                ))
            }
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

/// What most often breaks a line of YAML.
fn syntax_hint(source: &str, at: Place) -> Option<String> {
    let index = usize::try_from(at.line.checked_sub(1)?).ok()?;
    let mut lines = source.lines().skip(index);
    let line = lines.next()?;
    // A plain text goes on in the next line, so that a tab there is found at the end of this one.
    let tab = |line: &str| line.trim_start_matches(' ').starts_with('\t');
    let text = if line.contains('\t') || lines.next().is_some_and(tab) {
        "indent with spaces; YAML takes no tabs"
    } else if line.matches(": ").count() > 1 {
        "put a text that holds \": \" in double quotes"
    } else {
        "check the indentation and the quotes here and in the line before"
    };
    Some(text.to_owned())
}

impl Builder {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Diagnostic> {
        let at = place(&span.start);
        if event.tag().is_some() {
            let at = span.tag_start().as_ref().map_or(at, place);
            let hint = Some("leave the tag out".to_owned());
            return Err(error(
                "yaml_tag",
                at,
                "YAML tags (!...) have no meaning here",
                hint,
            ));
        }
        match event {
            Event::DocumentStart(..) if self.root.is_some() => {
                let message = "a second document starts here; one file is one document";
                Err(error(
                    "yaml_documents",
                    at,
                    message,
                    Some("remove the line ---".to_owned()),
                ))
            }
            Event::Scalar(text, style, anchor, _) => {
                self.count(at, 1, text.len())?;
                let null = style == ScalarStyle::Plain
                    && matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL");
                let value = if null {
                    Value::Null
                } else {
                    Value::Scalar(text.into_owned())
                };
                self.place_node(Node { at, value }, anchor)
            }
            Event::SequenceStart(_, anchor, _) => self.open(
                at,
                Frame::List {
                    at,
                    anchor,
                    items: Vec::new(),
                },
            ),
            Event::MappingStart(_, anchor, _) => {
                let lines = HashMap::new();
                self.open(
                    at,
                    Frame::Map {
                        at,
                        anchor,
                        entries: Vec::new(),
                        key: None,
                        lines,
                    },
                )
            }
            Event::SequenceEnd | Event::MappingEnd => match self.frames.pop() {
                Some(Frame::List { at, anchor, items }) => self.place_node(
                    Node {
                        at,
                        value: Value::List(items),
                    },
                    anchor,
                ),
                Some(Frame::Map {
                    at,
                    anchor,
                    entries,
                    ..
                }) => self.place_node(
                    Node {
                        at,
                        value: Value::Map(entries),
                    },
                    anchor,
                ),
                None => Ok(()),
            },
            Event::Alias(anchor) => {
                let Some(node) = self.anchors.get(&anchor).cloned() else {
                    let message = "an alias cannot stand inside what it repeats";
                    return Err(error("yaml_alias", at, message, None));
                };
                let (nodes, bytes) = weigh(&node);
                self.count(at, nodes, bytes)?;
                if self.frames.len() + depth(&node) > MAX_DEPTH {
                    return Err(too_deep(at));
                }
                self.place_node(
                    Node {
                        at,
                        value: node.value,
                    },
                    0,
                )
            }
            _ => Ok(()),
        }
    }

    fn count(&mut self, at: Place, nodes: usize, bytes: usize) -> Result<(), Diagnostic> {
        self.nodes = self.nodes.saturating_add(nodes);
        self.bytes = self.bytes.saturating_add(bytes);
        if self.nodes > MAX_NODES || self.bytes > MAX_EXPANDED_BYTES {
            let message = format!("there are more than {MAX_NODES} values, aliases expanded");
            return Err(error(
                "yaml_too_much",
                at,
                message,
                Some("use fewer aliases".to_owned()),
            ));
        }
        Ok(())
    }

    fn open(&mut self, at: Place, frame: Frame) -> Result<(), Diagnostic> {
        self.count(at, 1, 0)?;
        if self.frames.len() >= MAX_DEPTH {
            return Err(too_deep(at));
        }
        if matches!(self.frames.last(), Some(Frame::Map { key: None, .. })) {
            return Err(bad_key(at));
        }
        self.frames.push(frame);
        Ok(())
    }

    fn place_node(&mut self, node: Node, anchor: usize) -> Result<(), Diagnostic> {
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        match self.frames.last_mut() {
            None => self.root = Some(node),
            Some(Frame::List { items, .. }) => items.push(node),
            Some(Frame::Map {
                entries,
                key,
                lines,
                ..
            }) => match key.take() {
                None => match node.value {
                    Value::Scalar(text) => *key = Some(Key { at: node.at, text }),
                    Value::Null => {
                        *key = Some(Key {
                            at: node.at,
                            text: String::new(),
                        })
                    }
                    Value::List(_) | Value::Map(_) => return Err(bad_key(node.at)),
                },
                Some(name) => match lines.get(&name.text) {
                    Some(first) => {
                        let message = format!(
                            "the key {} is here a second time; the first is in line {first}",
                            quoted(&name.text)
                        );
                        self.findings
                            .push(error("duplicate_key", name.at, message, None));
                    }
                    None => {
                        lines.insert(name.text.clone(), name.at.line);
                        entries.push((name, node));
                    }
                },
            },
        }
        Ok(())
    }
}

fn too_deep(at: Place) -> Diagnostic {
    let message = format!("lists and maps are nested more than {MAX_DEPTH} deep here");
    error("yaml_too_deep", at, message, None)
}

fn bad_key(at: Place) -> Diagnostic {
    error(
        "yaml_key",
        at,
        "a key must be a single word, not a list or a map",
        None,
    )
}

fn weigh(node: &Node) -> (usize, usize) {
    let mut total = (1, 0);
    let mut add = |(nodes, bytes): (usize, usize)| {
        total.0 += nodes;
        total.1 += bytes;
    };
    match &node.value {
        Value::Null => {}
        Value::Scalar(text) => add((0, text.len())),
        Value::List(items) => items.iter().for_each(|item| add(weigh(item))),
        Value::Map(entries) => entries.iter().for_each(|(key, value)| {
            add((1, key.text.len()));
            add(weigh(value));
        }),
    }
    total
}

fn depth(node: &Node) -> usize {
    match &node.value {
        Value::Null | Value::Scalar(_) => 0,
        Value::List(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Map(entries) => {
            1 + entries
                .iter()
                .map(|(_, value)| depth(value))
                .max()
                .unwrap_or(0)
        }
    }
}

#[cfg(test)]
mod tests;
