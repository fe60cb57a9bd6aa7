//! The structure tree, the links that are a part of it, and the way back from the pages (ISO 32000-1, 14.7
//! and 14.8).
//!
//! Small, because a table of hundreds of rows has thousands of elements: an element names its page once and
//! its marked content by plain numbers; what nobody has to be told is not written.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document as File, Object, ObjectId, dictionary};

use super::content::Marks;
use super::{Document, text};
use crate::page::{Area, Link, PAGE_HEIGHT};
use crate::structure::{Node, NodeId, Role, Structure};

/// Adds the tree to the file and the links to its pages. Returns the root of the tree.
pub fn add(
    file: &mut File,
    document: &Document<'_>,
    marks: &Marks,
    pages: &[ObjectId],
) -> ObjectId {
    let structure = &document.structure;
    let mut content: Vec<Vec<(usize, i64)>> = vec![Vec::new(); structure.nodes.len()];
    for (page, marks) in marks.pages.iter().enumerate() {
        for (number, node) in (0..).zip(marks) {
            content[*node].push((page, number));
        }
    }
    let written = structure.written(|node| !content[node].is_empty());
    let root = file.new_object_id();
    let ids = numbered(file, structure, &written, &content);
    let mut tree = Tree {
        document,
        marks,
        pages,
        ids,
        content,
        links: BTreeMap::new(),
        scopes: BTreeMap::new(),
    };
    let parents = tree.add_links(file);
    for node in 0..structure.nodes.len() {
        if let Some(id) = tree.ids[node] {
            let element = tree.element(file, root, node);
            file.objects.insert(id, element.into());
        }
    }
    tree.add_root(file, root, parents);
    root
}

/// The objects of the elements that are written: first those made of others, rows at their end, then those with content,
/// column by column, so that the numbers of what stands under each other run on.
fn numbered(
    file: &mut File,
    structure: &Structure,
    written: &[bool],
    content: &[Vec<(usize, i64)>],
) -> Vec<Option<ObjectId>> {
    let mut nodes: Vec<NodeId> = (0..written.len()).filter(|node| written[*node]).collect();
    nodes.sort_by_cached_key(|node| {
        let is_row = structure.nodes[*node].role == Role::Row;
        let first = content[*node].first();
        let column = first.map(|_| structure.column(*node));
        (column, first, is_row)
    });
    let mut ids = vec![None; written.len()];
    for node in nodes {
        ids[node] = Some(file.new_object_id());
    }
    ids
}

struct Tree<'a> {
    document: &'a Document<'a>,
    marks: &'a Marks,
    pages: &'a [ObjectId],
    /// The objects of the elements that are written.
    ids: Vec<Option<ObjectId>>,
    /// The page and the number of each piece of marked content of an element.
    content: Vec<Vec<(usize, i64)>>,
    /// The annotations of the links, with their pages.
    links: BTreeMap<NodeId, Vec<(ObjectId, ObjectId)>>,
    /// The attributes of cells that name a column or a row, which all such cells share.
    scopes: BTreeMap<&'static str, ObjectId>,
}

impl Tree<'_> {
    /// Adds the annotations of the links. Returns the elements they belong to, in order.
    fn add_links(&mut self, file: &mut File) -> Vec<ObjectId> {
        let mut parents = Vec::new();
        let first = self.pages.len();
        for (page, id) in self.document.pages.iter().zip(self.pages) {
            let mut annotations: Vec<Object> = Vec::new();
            for link in &page.links {
                let (Some(element), Some(target)) =
                    (self.ids[link.node], self.pages.get(link.page))
                else {
                    continue;
                };
                let number = i64::try_from(first + parents.len()).unwrap_or(i64::MAX);
                let node = self.document.structure.speaker(link.node);
                let annotation = file.add_object(annotation(link, node, *target, number));
                self.links
                    .entry(link.node)
                    .or_default()
                    .push((annotation, *id));
                annotations.push(annotation.into());
                parents.push(element);
            }
            if let (false, Ok(page)) = (annotations.is_empty(), file.get_dictionary_mut(*id)) {
                page.set("Annots", annotations);
            }
        }
        parents
    }

    fn element(&mut self, file: &mut File, root: ObjectId, id: NodeId) -> Dictionary {
        let node = &self.document.structure.nodes[id];
        let parent = node.parent.and_then(|parent| self.ids[parent]);
        let mut element = dictionary! { "P" => parent.unwrap_or(root) };
        let mut kids: Vec<Object> = node
            .children
            .iter()
            .filter_map(|child| self.ids[*child])
            .map(Object::Reference)
            .collect();
        let first = self.content[id].first().map(|(page, _)| *page);
        if let Some(page) = first.and_then(|page| self.pages.get(page)) {
            element.set("Pg", *page);
        }
        for (page, number) in &self.content[id] {
            if Some(*page) == first {
                kids.push((*number).into());
            } else if let Some(page) = self.pages.get(*page) {
                kids.push(dictionary! { "Type" => "MCR", "Pg" => *page, "MCID" => *number }.into());
            }
        }
        for (annotation, page) in self.links.get(&id).into_iter().flatten() {
            kids.push(dictionary! { "Type" => "OBJR", "Obj" => *annotation, "Pg" => *page }.into());
        }
        match kids.len() {
            0 => {}
            1 => element.set("K", kids.remove(0)),
            _ => element.set("K", kids),
        }
        element.set("S", node.role.tag());
        if let Some(alt) = &node.alt {
            element.set("Alt", text(alt));
        }
        let source = self.document.structure.speaker(id);
        if let Some(words) = source.words.as_ref().filter(|words| !words.drawn) {
            element.set("ActualText", text(&words.text));
        }
        if let Some(language) = source.language {
            element.set("Lang", Object::string_literal(language.tag()));
        }
        if let Some(scope) = node.role.scope() {
            let attribute = *self.scopes.entry(scope).or_insert_with(|| {
                file.add_object(dictionary! { "O" => "Table", "Scope" => scope })
            });
            element.set("A", attribute);
        }
        if node.role == Role::List {
            // Labels are terms or numbers of their own; nothing counts the items.
            let attribute = dictionary! { "O" => "List", "ListNumbering" => "None" };
            element.set("A", attribute);
        }
        if let Some(area) = self.marks.figures.get(&id) {
            let attribute =
                dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => rectangle(*area) };
            element.set("A", attribute);
        }
        element
    }

    /// Adds the root and the way from the pages and the annotations to the elements.
    fn add_root(&self, file: &mut File, root: ObjectId, links: Vec<ObjectId>) {
        let mut numbers: Vec<Object> = Vec::new();
        for (page, marks) in (0_i64..).zip(&self.marks.pages) {
            let elements = marks.iter().filter_map(|node| self.ids[*node]);
            let elements: Vec<Object> = elements.map(Object::Reference).collect();
            numbers.push(page.into());
            numbers.push(file.add_object(elements).into());
        }
        let mut next = i64::try_from(self.marks.pages.len()).unwrap_or(i64::MAX);
        for element in links {
            numbers.push(next.into());
            numbers.push(element.into());
            next += 1;
        }
        let parents = file.add_object(dictionary! { "Nums" => numbers });
        let document = self.ids[0].map(Object::Reference);
        let tree = dictionary! {
            "Type" => "StructTreeRoot",
            "K" => document.unwrap_or(Object::Null),
            "ParentTree" => parents,
            "ParentTreeNextKey" => next
        };
        file.objects.insert(root, tree.into());
    }
}

/// The annotation of a link (ISO 32000-1, 12.5.6.5); it is printed, and nothing of it can be seen.
fn annotation(link: &Link, node: &Node, target: ObjectId, number: i64) -> Dictionary {
    const PRINT: i64 = 4;
    let words = node.words.as_ref().map_or("", |words| words.text.as_str());
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => rectangle(link.area),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "F" => PRINT,
        "Dest" => place(target, link.y),
        "StructParent" => number,
        "Contents" => text(words)
    }
}

/// A box as PDF measures it, from the bottom.
fn rectangle(area: Area) -> Vec<Object> {
    let [(left, top), (right, bottom)] = area.corners();
    [left, PAGE_HEIGHT - bottom, right, PAGE_HEIGHT - top]
        .map(|edge| Object::Real((edge * 10.0).round() / 10.0))
        .to_vec()
}

/// A destination: a page, with a height a little below its top edge.
pub fn place(page: ObjectId, y: f32) -> Vec<Object> {
    /// What is seen above the place.
    const ABOVE: f32 = 12.0;
    let top = (PAGE_HEIGHT - y + ABOVE).min(PAGE_HEIGHT).round();
    vec![
        page.into(),
        "XYZ".into(),
        Object::Null,
        top.into(),
        Object::Null,
    ]
}
