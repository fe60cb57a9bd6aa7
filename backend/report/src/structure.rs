//! The logical structure of the document, for readers who do not see the page: headings, paragraphs,
//! tables and figures in reading order (ISO 32000-1, 14.8).

use crate::language::{Language, Script};

/// What a piece of the document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The whole.
    Document,
    /// A part with a heading of its own.
    Section,
    /// The title.
    Title,
    /// The heading of a section.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell that names its column or row.
    HeaderCell,
    /// A cell.
    Cell,
    /// A picture or a chart; needs an alternative text.
    Figure,
    /// The caption of a figure.
    Caption,
}

impl Role {
    /// The name of the standard structure type.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Section => "Sect",
            Self::Title => "H1",
            Self::Heading => "H2",
            Self::Paragraph => "P",
            Self::Table => "Table",
            Self::Row => "TR",
            Self::HeaderCell => "TH",
            Self::Cell => "TD",
            Self::Figure => "Figure",
            Self::Caption => "Caption",
        }
    }
}

/// The place of a node in [`Structure::nodes`].
pub type NodeId = usize;

/// One element of the structure.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// The element it is part of; the first node alone has none.
    pub parent: Option<NodeId>,
    /// Its parts, in reading order.
    pub children: Vec<NodeId>,
    /// What a figure shows, in words.
    pub alt: Option<String>,
    /// The text as it reads, for elements whose glyphs are drawn in another order.
    pub text: Option<String>,
    /// The language of the text where it is not that of the document.
    pub language: Option<Language>,
}

/// The tree, its root first.
#[derive(Debug, Clone)]
pub struct Structure {
    /// The elements; a parent comes before its children.
    pub nodes: Vec<Node>,
    open: Vec<NodeId>,
}

impl Structure {
    /// A tree with an open root.
    pub fn new() -> Self {
        let root = Node {
            role: Role::Document,
            parent: None,
            children: Vec::new(),
            alt: None,
            text: None,
            language: None,
        };
        Self {
            nodes: vec![root],
            open: vec![0],
        }
    }

    /// Adds an element to the innermost open one and opens it.
    pub fn open(&mut self, role: Role) -> NodeId {
        let id = self.add(role, None, None, None);
        self.open.push(id);
        id
    }

    /// Closes the innermost open element.
    pub fn close(&mut self) {
        debug_assert!(self.open.len() > 1, "the root stays open");
        self.open.pop();
    }

    /// Adds an element without parts to the innermost open one.
    pub fn add(
        &mut self,
        role: Role,
        text: Option<String>,
        alt: Option<String>,
        language: Option<Language>,
    ) -> NodeId {
        let parent = self.open.last().copied().unwrap_or(0);
        let id = self.nodes.len();
        self.nodes.push(Node {
            role,
            parent: Some(parent),
            children: Vec::new(),
            alt,
            text,
            language,
        });
        self.nodes[parent].children.push(id);
        id
    }
}

/// The language most letters of `text` are written for, when its script tells; Latin letters read as
/// English.
pub fn language_of(text: &str) -> Option<Language> {
    let (mut latin, mut arabic, mut tamil) = (0_usize, 0_usize, 0_usize);
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' => latin += 1,
            '\u{600}'..='\u{6ff}' if c.is_alphabetic() => arabic += 1,
            '\u{b80}'..='\u{bff}' if c.is_alphabetic() => tamil += 1,
            _ => {}
        }
    }
    let most = latin.max(arabic).max(tamil);
    match most {
        0 => None,
        _ if most == arabic => Language::of_script(Script::Arabic),
        _ if most == tamil => Language::of_script(Script::Tamil),
        _ => Language::of_script(Script::Latin),
    }
}
