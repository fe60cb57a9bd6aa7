//! The walk over the structure of a document: each element once, in reading order.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Links, look};
use crate::page::{Item, Tag};
use crate::pdf::Document;
use crate::structure::{About, Group, Node, NodeId, Role, Structure};
use crate::text::Base;
use crate::xml::escaped;

pub(super) struct Walk<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) structure: &'a Structure,
    pub(super) photos: &'a [Uuid],
    pub(super) links: Links<'a>,
    /// Says that so many rows of a table are left out.
    pub(super) left_out: &'a dyn Fn(u32) -> String,
    /// What is drawn for each node.
    pub(super) drawn: Vec<Vec<&'a Item>>,
    /// Where links lead.
    anchors: BTreeMap<&'a str, NodeId>,
    /// The heading that was written last.
    pub(super) heading: &'a str,
    /// A sign that stands before the next words.
    pub(super) sign: Option<String>,
    /// Where the next words lead.
    pub(super) address: Option<String>,
    pub(super) out: String,
}

impl<'a> Walk<'a> {
    pub(super) fn of(
        document: &'a Document<'a>,
        photos: &'a [Uuid],
        links: Links<'a>,
        left_out: &'a dyn Fn(u32) -> String,
    ) -> Self {
        let structure = &document.structure;
        let mut drawn: Vec<Vec<&Item>> = vec![Vec::new(); structure.nodes.len()];
        for item in document.pages.iter().flat_map(|page| &page.items) {
            if let Tag::Node(node) | Tag::Drawing(node) = item.tag {
                drawn[node].push(item);
            }
        }
        let mut anchors = BTreeMap::new();
        for (id, node) in structure.nodes.iter().enumerate() {
            anchors.extend(node.anchors.iter().map(|anchor| (anchor.as_str(), id)));
        }
        Self {
            document,
            structure,
            photos,
            links,
            left_out,
            drawn,
            anchors,
            heading: "",
            sign: None,
            address: None,
            out: String::new(),
        }
    }

    pub(super) fn write(mut self) -> String {
        let tag = self.document.language.tag();
        let direction = if self.document.language.is_rtl() {
            "rtl"
        } else {
            "ltr"
        };
        self.put(&format!(
            "<article class=\"report\" lang=\"{tag}\" dir=\"{direction}\">\n"
        ));
        self.children(0);
        self.put("</article>\n");
        self.out
    }

    pub(super) fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    pub(super) fn node(&self, id: NodeId) -> &'a Node {
        &self.structure.nodes[id]
    }

    pub(super) fn role(&self, id: NodeId) -> Role {
        self.node(id).role
    }

    fn children(&mut self, id: NodeId) {
        let children = &self.node(id).children;
        let mut index = 0;
        while let Some(child) = children.get(index) {
            let photos = self.photos_from(&children[index..]);
            if photos > 0 {
                self.put("<div class=\"photos\">\n");
                let mut pieces = children[index..index + photos].iter().copied().peekable();
                while let Some(photo) = pieces.next() {
                    let caption = pieces.next_if(|next| self.role(*next) == Role::Caption);
                    self.photo(photo, caption);
                }
                self.put("</div>\n");
                index += photos;
            } else {
                self.element(*child);
                index += 1;
            }
        }
    }

    fn element(&mut self, id: NodeId) {
        match self.role(id) {
            Role::Section => {
                let named = self.node(id).children.first().is_some_and(|first| {
                    matches!(
                        self.role(*first),
                        Role::Heading | Role::Subheading | Role::Title
                    )
                });
                self.block(id, if named { "section" } else { "div" }, None);
            }
            Role::Group(group) => self.block(id, "div", Some(class_of(group))),
            Role::Title => self.words(id, "h1"),
            Role::Heading => self.words(id, "h2"),
            Role::Subheading => self.words(id, "h3"),
            Role::Paragraph => self.words(id, "p"),
            Role::Caption => self.words(id, "p"),
            Role::List => self.block(id, "ul", Some("list")),
            Role::ListItem => {
                let node = self.node(id);
                self.address = node.about.map(|about| self.address_of(about));
                self.block(id, "li", None);
            }
            Role::Label => self.words(id, "div"),
            Role::ListBody => self.words(id, "div"),
            Role::Table => self.table(id),
            Role::Figure if self.photo_of(id).is_some() => self.photo(id, None),
            Role::Figure => self.figure(id),
            Role::Link | Role::Words => self.inline(id),
            Role::Drawing => self.drawing(id),
            // These stand in what writes them itself.
            Role::Document | Role::Row | Role::HeaderCell | Role::RowHeader | Role::Cell => {
                self.children(id);
            }
        }
    }

    pub(super) fn attribute_id(&self, id: NodeId) -> String {
        if self.node(id).anchors.is_empty() {
            String::new()
        } else {
            format!(" id=\"r{id}\"")
        }
    }

    fn block(&mut self, id: NodeId, name: &str, class: Option<&str>) {
        let node = self.node(id);
        if node.children.is_empty() && node.words.is_none() && node.anchors.is_empty() {
            return;
        }
        let class = class.map_or_else(String::new, |class| format!(" class=\"{class}\""));
        let anchor = self.attribute_id(id);
        self.put(&format!("<{name}{class}{anchor}>\n"));
        self.children(id);
        self.put(&format!("</{name}>\n"));
    }

    /// An element that has words, or parts that have.
    pub(super) fn words(&mut self, id: NodeId, name: &str) {
        self.words_as(id, name, "");
    }

    pub(super) fn words_as(&mut self, id: NodeId, name: &str, attributes: &str) {
        let source = self.structure.source(id);
        let mut items = self.drawn[id].clone();
        if let [only] = self.structure.elements(id).collect::<Vec<_>>().as_slice()
            && self.structure.element(*only) == id
        {
            items.extend(&self.drawn[*only]);
        }
        let node = self.node(id);
        let mut classes = look::classes(node.role, &items);
        classes.extend(source.ground.or(node.ground).map(look::ground));
        let text = source.words.as_ref();
        if matches!(node.role, Role::Label) {
            let number = text.is_some_and(|words| words.text.chars().count() <= 4);
            classes.push(if number { "ordinal" } else { "term" });
        }
        if node.role == Role::Heading || node.role == Role::Title {
            self.heading = text.map_or("", |words| words.text.as_str());
        }
        let class = if classes.is_empty() || attributes.contains("class=") {
            String::new()
        } else {
            format!(" class=\"{}\"", classes.join(" "))
        };
        let direction = match text {
            Some(words) if words.base == Base::Auto => " dir=\"auto\"",
            _ => "",
        };
        let language = source.language.filter(|_| text.is_some());
        let language =
            language.map_or_else(String::new, |tongue| format!(" lang=\"{}\"", tongue.tag()));
        let anchor = self.attribute_id(id);
        self.put(&format!(
            "<{name}{class}{anchor}{direction}{language}{attributes}>"
        ));
        match text {
            Some(words) => {
                // A sign may stand among the parts of a cell, before its only words.
                for child in &node.children {
                    if self.role(*child) == Role::Drawing {
                        self.drawing(*child);
                    }
                }
                self.text(&words.guided);
                if source.words.is_some() && node.words.is_some() {
                    self.children(id);
                }
            }
            None => self.children(id),
        }
        self.put(&format!("</{name}>\n"));
    }

    /// A text with the sign before it, leading to where it is about.
    fn text(&mut self, text: &str) {
        if let Some(sign) = self.sign.take() {
            self.put(&sign);
        }
        let text = text_of(text);
        match self.address.take().filter(|_| !text.is_empty()) {
            Some(address) => self.put(&format!("<a href=\"{}\">{text}</a>", escaped(&address))),
            None => self.put(&text),
        }
    }

    /// Words among others.
    fn inline(&mut self, id: NodeId) {
        let node = self.node(id);
        let classes = look::classes(node.role, &self.drawn[id]);
        let class = if classes.is_empty() {
            String::new()
        } else {
            format!(" class=\"{}\"", classes.join(" "))
        };
        let target = node.leads_to.as_deref();
        let target = target.and_then(|anchor| self.anchors.get(anchor).copied());
        let direction = match &node.words {
            Some(words) if words.base == Base::Auto => " dir=\"auto\"",
            _ => "",
        };
        let language = node
            .language
            .map_or_else(String::new, |tongue| format!(" lang=\"{}\"", tongue.tag()));
        let text = node.words.as_ref().map_or("", |words| &words.guided);
        if let Some(sign) = self.sign.take() {
            self.put(&sign);
        }
        match target.filter(|_| node.role == Role::Link) {
            Some(target) => {
                self.address = None;
                self.put(&format!(
                    "<a href=\"#r{target}\"{class}{direction}{language}>"
                ));
                self.put(&text_of(text));
                self.put("</a>");
            }
            None => {
                self.put(&format!("<span{class}{direction}{language}>"));
                self.text(text);
                self.put("</span>");
            }
        }
    }

    pub(super) fn address_of(&self, about: About) -> String {
        match about {
            About::Visit(id) => (self.links.visit)(id),
            About::Store(id) => (self.links.store)(id),
        }
    }

    pub(super) fn label(&self) -> String {
        if self.heading.is_empty() {
            return String::new();
        }
        format!(" role=\"group\" aria-label=\"{}\"", escaped(self.heading))
    }
}

fn class_of(group: Group) -> &'static str {
    match group {
        Group::Summary => "summary",
        Group::Panel => "panel",
        Group::Card => "side",
        Group::Facts => "facts",
        Group::Fact => "fact",
    }
}

/// A text between tags, its lines kept.
pub(super) fn text_of(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(escaped).collect();
    lines.join("\n")
}
