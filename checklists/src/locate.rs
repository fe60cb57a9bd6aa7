//! Where the things of a compiled checklist stand in its source: the model keeps no places, and
//! findings about a whole checklist need them.

use crate::id::{QuestionId, SectionId};
use crate::source::{Node, Place, Value, parse};
use crate::text::Language;

/// What a finding is about.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Subject<'a> {
    /// The version.
    Version,
    /// The total: what is said about its epoch, else how it is scored.
    Total,
    /// A key of the head, else of `scoring`.
    Key(&'static str),
    /// A section.
    Section(&'a SectionId),
    /// A question.
    Question(&'a QuestionId),
    /// A key of a question.
    QuestionKey(&'a QuestionId, &'static str),
    /// The text of a question in one language.
    QuestionText(&'a QuestionId, &'a Language),
}

/// A source whose things can be found.
pub(crate) struct Places(Option<Node>);

impl Places {
    /// The places of a source; none, when it is not one.
    pub fn of(source: &str) -> Self {
        Self(parse(source).ok().map(|(root, _)| root))
    }

    /// Where the subject stands. A key that is not written stands where its owner does; what is
    /// not in the source at all has no place.
    pub fn find(&self, subject: &Subject<'_>) -> Place {
        let found = self.0.as_ref().and_then(|root| locate(root, subject));
        found.unwrap_or_default()
    }

    /// Whether a key is written at a section.
    pub fn has_section_key(&self, id: &SectionId, name: &str) -> bool {
        let home = self.0.as_ref().and_then(|root| section(root, id));
        home.is_some_and(|node| entry(node, name).is_some())
    }
}

fn locate(root: &Node, subject: &Subject<'_>) -> Option<Place> {
    let head = |name: &str| entry(root, name).map(|(at, _)| at);
    match subject {
        Subject::Version => head("version"),
        Subject::Total => head("epoch").or(head("scoring")),
        Subject::Key(name) => {
            let scoring = entry(root, "scoring").map(|(_, node)| node);
            let inside = scoring.and_then(|node| entry(node, name)).map(|(at, _)| at);
            head(name).or(inside).or(head("scoring"))
        }
        Subject::Section(id) => section(root, id).map(|node| node.at),
        Subject::Question(id) => question(root, id).map(|node| node.at),
        Subject::QuestionKey(id, name) => key_or_owner(question(root, id)?, name),
        Subject::QuestionText(id, language) => {
            let (at, texts) = entry(question(root, id)?, "text")?;
            let Value::Map(entries) = &texts.value else {
                return Some(at);
            };
            let same = |key: &str| Language::new(key).as_ref() == Ok(*language);
            let found = entries.iter().find(|(key, _)| same(&key.text));
            Some(found.map_or(at, |(key, _)| key.at))
        }
    }
}

fn key_or_owner(node: &Node, name: &str) -> Option<Place> {
    Some(entry(node, name).map_or(node.at, |(at, _)| at))
}

/// The place of a key, and its value.
fn entry<'n>(node: &'n Node, name: &str) -> Option<(Place, &'n Node)> {
    let Value::Map(entries) = &node.value else {
        return None;
    };
    let (key, value) = entries.iter().find(|(key, _)| key.text == name)?;
    Some((key.at, value))
}

fn items<'n>(node: &'n Node, name: &str) -> &'n [Node] {
    match entry(node, name).map(|(_, value)| &value.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

fn is_named(node: &Node, id: &str) -> bool {
    let value = entry(node, "id").map(|(_, value)| &value.value);
    matches!(value, Some(Value::Scalar(text)) if text == id)
}

fn section<'n>(root: &'n Node, id: &SectionId) -> Option<&'n Node> {
    let mut sections = items(root, "sections").iter();
    sections.find(|node| is_named(node, id.as_str()))
}

fn question<'n>(root: &'n Node, id: &QuestionId) -> Option<&'n Node> {
    let sections = items(root, "sections").iter();
    let mut questions = sections.flat_map(|section| items(section, "questions"));
    questions.find(|node| is_named(node, id.as_str()))
}
