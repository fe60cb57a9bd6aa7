//! The logical structure of the document, for readers who do not see the page: headings, paragraphs,
//! tables and figures in reading order (ISO 32000-1, 14.8).

use uuid::Uuid;

use crate::language::{Language, Script};
use crate::page::Area;
use crate::text::{Base, Colour};

/// What a piece of the document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The whole.
    Document,
    /// A part with a heading of its own.
    Section,
    /// A part that only stands together: a panel, a card, a fact with its label.
    Group(Group),
    /// The title.
    Title,
    /// The heading of a section.
    Heading,
    /// The heading of a part of a section.
    Subheading,
    /// A paragraph.
    Paragraph,
    /// A list.
    List,
    /// An item of a list.
    ListItem,
    /// The number or the term of an item.
    Label,
    /// What an item says.
    ListBody,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell that names its column.
    HeaderCell,
    /// A cell that names its row.
    RowHeader,
    /// A cell.
    Cell,
    /// A picture or a chart; needs an alternative text.
    Figure,
    /// The caption of a figure.
    Caption,
    /// Words that lead to another place of the document.
    Link,
    /// Words of a block that are nothing more.
    Words,
    /// Decoration that shows what the words beside it say; no element of the document.
    Drawing,
}

/// What stands together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// The panel of the score and the cards beside it.
    Summary,
    /// The panel of the score.
    Panel,
    /// A card.
    Card,
    /// The facts under the title.
    Facts,
    /// A fact with its label.
    Fact,
}

impl Role {
    /// The name of the standard structure type.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Section => "Sect",
            Self::Group(_) => "Div",
            Self::Title => "H1",
            Self::Heading => "H2",
            Self::Subheading => "H3",
            Self::Paragraph => "P",
            Self::List => "L",
            Self::ListItem => "LI",
            Self::Label => "Lbl",
            Self::ListBody => "LBody",
            Self::Table => "Table",
            Self::Row => "TR",
            Self::HeaderCell | Self::RowHeader => "TH",
            Self::Cell => "TD",
            Self::Figure => "Figure",
            Self::Caption => "Caption",
            Self::Link => "Link",
            Self::Words => "Span",
            Self::Drawing => "NonStruct",
        }
    }

    /// What a cell names, for the cells that name something.
    pub fn scope(self) -> Option<&'static str> {
        match self {
            Self::HeaderCell => Some("Column"),
            Self::RowHeader => Some("Row"),
            _ => None,
        }
    }

    /// True for what holds blocks, and words where they are its only paragraph.
    fn is_container(self) -> bool {
        matches!(
            self,
            Self::Cell | Self::RowHeader | Self::HeaderCell | Self::ListBody
        )
    }

    /// True for what counts where it stands even when it is empty.
    fn holds_place(self) -> bool {
        self.scope().is_some() || matches!(self, Self::Document | Self::Cell)
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
    /// Its words as they read.
    pub words: Option<Words>,
    /// The language of the text where it is not that of the document.
    pub language: Option<Language>,
    /// What links to it call it.
    pub anchors: Vec<String>,
    /// The anchor it leads to.
    pub leads_to: Option<String>,
    /// What has a page of its own.
    pub about: Option<About>,
    /// The colour behind its words.
    pub ground: Option<Colour>,
    /// Where a drawing has its place.
    pub place: Option<Place>,
    /// The figures of a chart.
    pub data: Option<Data>,
    /// True for a cell that reaches over the empty ones after it.
    pub reaches: bool,
}

impl Node {
    fn new(role: Role, parent: Option<NodeId>) -> Self {
        Self {
            role,
            parent,
            children: Vec::new(),
            alt: None,
            words: None,
            language: None,
            anchors: Vec::new(),
            leads_to: None,
            about: None,
            ground: None,
            place: None,
            data: None,
            reaches: false,
        }
    }
}

/// Where a drawing has its place, as wide as that of its neighbours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The box.
    pub area: Area,
    /// Where a line runs through all of its neighbours, from the left.
    pub mark: Option<f32>,
}

/// What a row is about, where that has a report of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A visit.
    Visit(Uuid),
    /// A store.
    Store(Uuid),
}

/// The figures of a chart as a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Data {
    /// What it is.
    pub title: String,
    /// The names of the columns.
    pub head: Vec<String>,
    /// The rows; the first cell names its row.
    pub rows: Vec<Vec<String>>,
}

/// The words of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// As they read.
    pub text: String,
    /// The same with the marks that steer their direction.
    pub guided: String,
    /// The direction they start from.
    pub base: Base,
    /// True where the glyphs, in the order they are drawn, say the same.
    pub drawn: bool,
}

/// The tree, its root first.
#[derive(Debug, Clone)]
pub struct Structure {
    /// The elements; a parent comes before its children.
    pub nodes: Vec<Node>,
    open: Vec<NodeId>,
    next_anchors: Vec<String>,
}

impl Structure {
    /// A tree with an open root.
    pub fn new() -> Self {
        Self {
            nodes: vec![Node::new(Role::Document, None)],
            open: vec![0],
            next_anchors: Vec::new(),
        }
    }

    /// Adds an element to the innermost open one and opens it.
    pub fn open(&mut self, role: Role) -> NodeId {
        let id = self.add(role, None, None, None);
        self.open.push(id);
        id
    }

    /// Opens an element again, for parts that are drawn later than what follows them.
    pub fn reopen(&mut self, node: NodeId) {
        self.open.push(node);
    }

    /// True when everything but the root is closed.
    pub fn is_closed(&self) -> bool {
        self.open.len() == 1
    }

    /// Closes the innermost open element.
    pub fn close(&mut self) {
        debug_assert!(self.open.len() > 1, "the root stays open");
        self.open.pop();
    }

    /// Names the next element for links.
    pub fn name_next(&mut self, anchor: &str) {
        self.next_anchors.push(anchor.to_owned());
    }

    /// The innermost open element.
    pub fn innermost(&mut self) -> &mut Node {
        let node = self.open.last().copied().unwrap_or(0);
        &mut self.nodes[node]
    }

    /// The parts of a node that are elements.
    pub fn elements(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        let children = self.nodes[node].children.iter().copied();
        children.filter(|child| self.nodes[*child].role != Role::Drawing)
    }

    /// The role of the innermost open element.
    pub fn within(&self) -> Role {
        self.open
            .last()
            .map_or(Role::Document, |node| self.nodes[*node].role)
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
            alt,
            words: text.map(|text| Words {
                guided: text.clone(),
                text,
                base: Base::Page,
                drawn: false,
            }),
            language,
            anchors: std::mem::take(&mut self.next_anchors),
            ..Node::new(role, Some(parent))
        });
        self.nodes[parent].children.push(id);
        id
    }

    /// The element that stands for a node: a cell or an item of a list stands for its only paragraph, which
    /// is told from others by nothing, also after figures, which have no words.
    pub fn element(&self, node: NodeId) -> NodeId {
        let Node {
            role: Role::Paragraph,
            parent: Some(parent),
            children,
            ..
        } = &self.nodes[node]
        else {
            return node;
        };
        let above = &self.nodes[*parent];
        let is_figure = |node: &NodeId| self.nodes[*node].role == Role::Figure;
        let mut others = self.elements(*parent).skip_while(is_figure);
        let is_only = others.next() == Some(node) && others.next().is_none();
        if children.is_empty() && is_only && above.role.is_container() {
            *parent
        } else {
            node
        }
    }

    /// The node whose words an element says after its figures.
    pub fn speaker(&self, element: NodeId) -> &Node {
        let mut inside = self.elements(element);
        let own = inside.find(|node| self.element(*node) == element);
        &self.nodes[own.unwrap_or(element)]
    }

    /// The column of the table that a node is in; 0 for what is in none, and a column of their own for figures.
    pub fn column(&self, node: NodeId) -> usize {
        if self.nodes[node].role == Role::Figure {
            return usize::MAX;
        }
        let mut inside = node;
        while let Some(parent) = self.nodes[inside].parent {
            if self.nodes[parent].role == Role::Row {
                let mut cells = self.nodes[parent].children.iter();
                return cells.position(|cell| *cell == inside).unwrap_or(0);
            }
            inside = parent;
        }
        0
    }

    /// The node whose words are those of an element.
    pub fn source(&self, element: NodeId) -> &Node {
        let first = self.elements(element).next();
        match first.filter(|first| self.element(*first) == element) {
            Some(only) => &self.nodes[only],
            None => &self.nodes[element],
        }
    }

    /// All of it in one text, in reading order: what figures show and what texts say.
    pub fn in_words(&self) -> String {
        let mut said = Vec::new();
        let mut next = vec![0];
        while let Some(id) = next.pop() {
            let node = &self.nodes[id];
            said.extend(node.alt.as_deref());
            said.extend(node.words.as_ref().map(|words| words.text.as_str()));
            next.extend(node.children.iter().rev());
        }
        said.join(" · ")
    }

    /// Which nodes are written as elements, when `marked` tells which have something drawn: all but those
    /// with nothing in them, and those that another stands for.
    pub fn written(&self, marked: impl Fn(NodeId) -> bool) -> Vec<bool> {
        let mut written = vec![false; self.nodes.len()];
        for (id, node) in self.nodes.iter().enumerate().rev() {
            written[id] = self.element(id) == id
                && (marked(id)
                    || node.role.holds_place()
                    || node.children.iter().any(|child| written[*child]));
        }
        written
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_stands_for_its_only_paragraph_and_not_for_one_of_two() {
        let mut structure = Structure::new();
        let text = |text: &str| Some(text.to_owned());
        structure.open(Role::Table);
        structure.open(Role::Row);
        let one = structure.open(Role::Cell);
        let only = structure.add(Role::Paragraph, text("only"), None, None);
        structure.close();
        let two = structure.open(Role::Cell);
        let first = structure.add(Role::Paragraph, text("first"), None, None);
        let second = structure.add(Role::Paragraph, text("second"), None, None);
        structure.close();
        let none = structure.open(Role::Cell);
        structure.close();
        structure.close();
        structure.close();
        let outside = structure.add(Role::Paragraph, text("outside"), None, None);
        let elements = [only, first, second, outside].map(|node| structure.element(node));
        assert_eq!(elements, [one, first, second, outside]);
        assert_eq!(structure.source(one).words.as_ref().unwrap().text, "only");
        assert!(structure.source(two).words.is_none());
        let written = structure.written(|node| [one, first].contains(&node));
        let which = |nodes: &[NodeId]| nodes.iter().map(|node| written[*node]).collect::<Vec<_>>();
        assert_eq!(which(&[0, one, two, none]), [true; 4]);
        assert_eq!(
            which(&[only, first, second, outside]),
            [false, true, false, false]
        );
    }
}
