//! The tree grows from the events of the parser, within its limits (P11).

use std::collections::HashMap;

use serde_saphyr::granit_parser::{Event, ScalarStyle, Span};

use super::layout::{Opening, Surroundings};
use super::{Key, MAX_DEPTH, MAX_NODES, MAX_SOURCE_BYTES, Node, Place, Value, error, place};
use crate::diagnostic::{Diagnostic, quoted};

/// The most bytes of text, aliases expanded.
const MAX_EXPANDED_BYTES: usize = 4 * MAX_SOURCE_BYTES;

/// An open list or map while the tree grows.
struct Frame {
    opening: Opening,
    anchor: usize,
    grown: Grown,
}

enum Grown {
    List(Vec<Node>),
    Map(Entries),
}

#[derive(Default)]
struct Entries {
    entries: Vec<(Key, Node)>,
    key: Option<Key>,
    lines: HashMap<String, u32>,
    /// The first key that is there a second time, if it may begin an item without its `- `.
    begun_again: Option<u32>,
}

pub(super) struct Builder<'s> {
    source: &'s str,
    frames: Vec<Frame>,
    anchors: HashMap<usize, Node>,
    nodes: usize,
    bytes: usize,
    /// What ended last, and where.
    around: Surroundings,
    pub root: Option<Node>,
    pub findings: Vec<Diagnostic>,
}

impl<'s> Builder<'s> {
    pub fn of(source: &'s str) -> Self {
        Self {
            source,
            frames: Vec::new(),
            anchors: HashMap::new(),
            nodes: 0,
            bytes: 0,
            around: Surroundings::default(),
            root: None,
            findings: Vec::new(),
        }
    }

    /// What was read so far, for a problem with what comes next.
    pub fn surroundings(&self) -> Surroundings {
        Surroundings {
            open: self.frames.last().map(|frame| frame.opening),
            ..self.around
        }
    }

    pub fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Diagnostic> {
        if !matches!(event, Event::SequenceEnd | Event::MappingEnd) {
            (self.around.list, self.around.map) = (None, None);
        }
        if let Some(end) = span.end.byte_offset() {
            self.around.read_to = self.around.read_to.max(end);
        }
        let at = place(&span.start);
        if event.tag().is_some() {
            let at = span.tag_start().as_ref().map_or(at, place);
            let hint = "leave the tag out; put a text that begins with ! in double quotes";
            let hint = Some(hint.to_owned());
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
                let comment = match style {
                    ScalarStyle::Plain => self.comment_after(&span),
                    _ => None,
                };
                self.place_node(Node { at, value, comment }, anchor)
            }
            Event::SequenceStart(_, anchor, _) => self.open(&span, anchor, Grown::List(Vec::new())),
            Event::MappingStart(_, anchor, _) => {
                self.open(&span, anchor, Grown::Map(Entries::default()))
            }
            Event::SequenceEnd | Event::MappingEnd => match self.frames.pop() {
                Some(frame) => self.close(frame),
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
                        comment: None,
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

    fn open(&mut self, span: &Span, anchor: usize, grown: Grown) -> Result<(), Diagnostic> {
        let at = place(&span.start);
        self.count(at, 1, 0)?;
        if self.frames.len() >= MAX_DEPTH {
            return Err(too_deep(at));
        }
        if let Some(Frame {
            grown: Grown::Map(Entries { key: None, .. }),
            ..
        }) = self.frames.last()
        {
            return Err(bad_key(at));
        }
        let offset = span.start.byte_offset().unwrap_or(self.source.len());
        let opening = Opening {
            at,
            offset,
            bracketed: matches!(self.source.as_bytes().get(offset), Some(b'[' | b'{')),
            list: matches!(grown, Grown::List(_)),
        };
        self.frames.push(Frame {
            opening,
            anchor,
            grown,
        });
        Ok(())
    }

    fn close(&mut self, frame: Frame) -> Result<(), Diagnostic> {
        let at = frame.opening.at;
        let value = match frame.grown {
            Grown::List(items) => Value::List(items),
            Grown::Map(map) => Value::Map(map.entries),
        };
        if !frame.opening.bracketed {
            let closed = match value {
                Value::List(_) => &mut self.around.list,
                _ => &mut self.around.map,
            };
            *closed = Some(at);
        }
        let comment = None;
        self.place_node(Node { at, value, comment }, frame.anchor)
    }

    /// A comment one space after an unquoted scalar; more spaces show that it is meant as one.
    fn comment_after(&self, span: &Span) -> Option<Place> {
        let rest = self.source.get(span.end.byte_offset()?..)?;
        rest.starts_with(" #").then(|| {
            let end = place(&span.end);
            Place {
                column: end.column.saturating_add(1),
                ..end
            }
        })
    }

    fn place_node(&mut self, node: Node, anchor: usize) -> Result<(), Diagnostic> {
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        let (frame, parents) = match self.frames.split_last_mut() {
            Some(split) => split,
            None => {
                self.root = Some(node);
                return Ok(());
            }
        };
        let Frame { opening, grown, .. } = frame;
        let map = match grown {
            Grown::List(items) => {
                items.push(node);
                return Ok(());
            }
            Grown::Map(map) => map,
        };
        let Some(name) = map.key.take() else {
            let text = match node.value {
                Value::Scalar(text) => text,
                Value::Null => String::new(),
                Value::List(_) | Value::Map(_) => return Err(bad_key(node.at)),
            };
            let rest = self.source.get(self.around.read_to..);
            let ends = |rest: &str| rest.trim_start().starts_with([',', '}']);
            map.key = Some(Key {
                at: node.at,
                text,
                alone: opening.bracketed && rest.is_some_and(ends),
            });
            return Ok(());
        };
        match map.lines.get(&name.text) {
            Some(first) => {
                let message = format!(
                    "the key {} is here a second time; the first is in line {first}",
                    quoted(&name.text)
                );
                let listed = parents.last().is_some_and(|parent| parent.opening.list);
                let item = listed && !opening.bracketed;
                let hint = map.twice(&name, item);
                self.findings
                    .push(error("duplicate_key", name.at, message, hint));
            }
            None => {
                map.lines.insert(name.text.clone(), name.at.line);
                map.entries.push((name, node));
            }
        }
        Ok(())
    }
}

impl Entries {
    /// What most often makes a key come twice; an item is one that begins with `- `.
    fn twice(&mut self, key: &Key, item: bool) -> Option<String> {
        if self.lines.contains_key("question") && matches!(key.text.as_str(), "question" | "is") {
            let hint = "join two conditions: all: [{...}, {...}], or any: when one is enough";
            return Some(hint.to_owned());
        }
        let first = self
            .entries
            .first()
            .is_some_and(|(entry, _)| entry.text == key.text);
        if self.begun_again.is_none() && item && (first || key.text == "id") {
            self.begun_again = Some(key.at.line);
        }
        let line = self.begun_again?;
        Some(format!(
            "if a new item begins in line {line}, write \"- \" before its first key; else remove \
             one"
        ))
    }
}

pub(super) fn too_deep(at: Place) -> Diagnostic {
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
