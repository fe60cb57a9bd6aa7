//! The structure of a PDF as a reader of it finds it, and what has to hold for all of them.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId};

use super::extract::{Extracted, even};

/// An element of the structure.
#[derive(Debug)]
pub struct Element {
    /// Its object.
    pub id: ObjectId,
    /// Its structure type.
    pub role: String,
    /// Its replacement text.
    pub text: Option<String>,
    /// Its alternative text.
    pub alt: Option<String>,
    /// Its language where it is said.
    pub language: Option<String>,
    /// Its attributes.
    pub attributes: Option<Dictionary>,
    /// What it is made of.
    pub kids: Vec<Kid>,
}

/// A part of an element.
#[derive(Debug)]
pub enum Kid {
    /// Another element.
    Element(Element),
    /// Marked content: its page and its number.
    Mark(usize, i64),
    /// An annotation and its page.
    Annotation(ObjectId, usize),
}

impl Element {
    /// The elements it is made of.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.kids.iter().filter_map(|kid| match kid {
            Kid::Element(element) => Some(element),
            _ => None,
        })
    }

    /// It and all below it, in reading order.
    pub fn all(&self) -> Vec<&Element> {
        let mut all = vec![self];
        for element in self.elements() {
            all.extend(element.all());
        }
        all
    }

    /// The words of it and all below it, in reading order.
    pub fn reading(&self, found: &Extracted) -> String {
        if let Some(text) = &self.text {
            return even(text);
        }
        let parts = self.kids.iter().map(|kid| match kid {
            Kid::Element(element) => element.reading(found),
            Kid::Mark(page, mark) => found.marked_text(*page, *mark),
            Kid::Annotation(..) => String::new(),
        });
        even(&parts.collect::<Vec<_>>().join(" "))
    }

    fn attribute(&self, key: &str) -> Option<&Object> {
        self.attributes.as_ref()?.get(key.as_bytes()).ok()
    }
}

/// The tree of a document.
pub fn tree(found: &Extracted) -> Element {
    let root = root(found);
    let top = root.get(b"K").unwrap().as_reference().unwrap();
    let tree = element(found, top, None);
    assert_eq!(tree.role, "Document");
    tree
}

fn root(found: &Extracted) -> &Dictionary {
    let catalog = found.file.catalog().unwrap();
    found.get(catalog, "StructTreeRoot").as_dict().unwrap()
}

fn name(object: &Object) -> String {
    String::from_utf8_lossy(object.as_name().unwrap()).into_owned()
}

fn element(found: &Extracted, id: ObjectId, above: Option<ObjectId>) -> Element {
    let dictionary = found.file.get_dictionary(id).unwrap();
    let parent = dictionary.get(b"P").unwrap().as_reference().unwrap();
    if let Some(above) = above {
        assert_eq!(parent, above, "an element knows what it is a part of");
    }
    let text = |key: &str| {
        let text = dictionary.get(key.as_bytes()).ok()?;
        Some(lopdf::decode_text_string(text).unwrap())
    };
    let page_of = |dictionary: &Dictionary| {
        let page = dictionary.get(b"Pg").unwrap().as_reference().unwrap();
        found.pages.iter().position(|other| *other == page).unwrap()
    };
    let kids: Vec<Object> = match dictionary.get(b"K") {
        Ok(Object::Array(kids)) => kids.clone(),
        Ok(kid) => vec![kid.clone()],
        Err(_) => Vec::new(),
    };
    let kids = kids.iter().map(|kid| match kid {
        Object::Reference(kid) => Kid::Element(element(found, *kid, Some(id))),
        Object::Integer(mark) => Kid::Mark(page_of(dictionary), *mark),
        Object::Dictionary(kid) => match name(kid.get(b"Type").unwrap()).as_str() {
            "MCR" => Kid::Mark(page_of(kid), kid.get(b"MCID").unwrap().as_i64().unwrap()),
            "OBJR" => {
                let annotation = kid.get(b"Obj").unwrap().as_reference().unwrap();
                Kid::Annotation(annotation, page_of(kid))
            }
            other => panic!("a {other} is no part of an element"),
        },
        other => panic!("{other:?} is no part of an element"),
    });
    Element {
        id,
        role: name(dictionary.get(b"S").unwrap()),
        text: text("ActualText"),
        alt: text("Alt"),
        language: text("Lang"),
        attributes: dictionary
            .has(b"A")
            .then(|| found.get(dictionary, "A").as_dict().unwrap().clone()),
        kids: kids.collect(),
    }
}

/// Checks all that can be checked by a machine of what ISO 14289-1 asks of the structure of a document.
pub fn check(found: &Extracted) -> Element {
    let tree = tree(found);
    check_marks(found, &tree);
    check_headings(found, &tree);
    check_links(found, &tree);
    for element in tree.all() {
        check_nesting(element);
        match element.role.as_str() {
            "Table" => check_table(found, element),
            "Figure" => check_figure(element),
            _ => {}
        }
        check_text(found, element);
    }
    tree
}

/// All that is drawn is an artifact or a part of one element, which the way back from the page leads to.
fn check_marks(found: &Extracted, tree: &Element) {
    assert_eq!(found.unmarked, [], "all that is drawn is marked");
    let mut owners: BTreeMap<(usize, i64), ObjectId> = BTreeMap::new();
    for element in tree.all() {
        for kid in &element.kids {
            if let Kid::Mark(page, mark) = kid {
                let before = owners.insert((*page, *mark), element.id);
                assert!(before.is_none(), "{page} {mark} is a part of two elements");
            }
        }
    }
    let drawn: BTreeSet<(usize, i64)> = found.marks.iter().copied().collect();
    assert_eq!(drawn.len(), found.marks.len(), "no number is used twice");
    assert_eq!(drawn, owners.keys().copied().collect());
    let parents = parents(found);
    for (page, id) in found.pages.iter().enumerate() {
        let page_dictionary = found.file.get_dictionary(*id).unwrap();
        let key = page_dictionary
            .get(b"StructParents")
            .unwrap()
            .as_i64()
            .unwrap();
        let elements = found.file.dereference(&parents[&key]).unwrap().1;
        let elements = elements.as_array().unwrap();
        let here = owners.range((page, 0)..(page + 1, 0));
        assert_eq!(elements.len(), here.clone().count());
        for ((_, mark), owner) in here {
            let element = &elements[usize::try_from(*mark).unwrap()];
            assert_eq!(element.as_reference().unwrap(), *owner);
        }
    }
}

fn parents(found: &Extracted) -> BTreeMap<i64, Object> {
    let parents = found.get(root(found), "ParentTree").as_dict().unwrap();
    let numbers = found.get(parents, "Nums").as_array().unwrap();
    let pairs = numbers.chunks(2);
    let parents: BTreeMap<i64, Object> = pairs
        .map(|pair| (pair[0].as_i64().unwrap(), pair[1].clone()))
        .collect();
    assert_eq!(parents.len() * 2, numbers.len());
    let next = root(found).get(b"ParentTreeNextKey").unwrap();
    assert!(parents.keys().all(|key| *key < next.as_i64().unwrap()));
    parents
}

/// One title, which comes first, and no level is left out on the way down.
fn check_headings(found: &Extracted, tree: &Element) {
    let mut before = 0;
    for element in tree.all() {
        let Some(level) = element.role.strip_prefix('H') else {
            continue;
        };
        let level: u32 = level.parse().unwrap();
        let text = element.reading(found);
        assert!(level <= before + 1, "{text:?} stands too deep");
        assert!(level > 1 || before == 0, "{text:?} is a second title");
        assert!(!text.is_empty(), "a heading without words");
        before = level;
    }
    assert!(before > 0, "the document has a title");
}

/// Every link has its words and its annotation, and leads to a page.
fn check_links(found: &Extracted, tree: &Element) {
    let parents = parents(found);
    let mut of_elements = BTreeSet::new();
    for link in tree
        .all()
        .into_iter()
        .filter(|element| element.role == "Link")
    {
        let words = link.reading(found);
        assert!(!words.is_empty(), "a link without words");
        let mut annotations = 0;
        for kid in &link.kids {
            let Kid::Annotation(id, page) = kid else {
                continue;
            };
            annotations += 1;
            of_elements.insert(*id);
            let annotation = found.file.get_dictionary(*id).unwrap();
            assert_eq!(name(annotation.get(b"Subtype").unwrap()), "Link");
            let key = annotation.get(b"StructParent").unwrap().as_i64().unwrap();
            assert_eq!(parents[&key].as_reference().unwrap(), link.id, "{words}");
            let said = lopdf::decode_text_string(annotation.get(b"Contents").unwrap()).unwrap();
            assert_eq!(even(&said), words);
            let place = annotation.get(b"Dest").unwrap().as_array().unwrap();
            assert!(found.pages.contains(&place[0].as_reference().unwrap()));
            assert_eq!(name(&place[1]), "XYZ");
            let page = found.file.get_dictionary(found.pages[*page]).unwrap();
            let on_page = found.get(page, "Annots").as_array().unwrap();
            assert!(on_page.contains(&Object::Reference(*id)), "{words}");
            assert_eq!(name(page.get(b"Tabs").unwrap()), "S");
        }
        assert_eq!(annotations, 1, "{words}");
    }
    let mut of_pages = BTreeSet::new();
    for page in &found.pages {
        let page = found.file.get_dictionary(*page).unwrap();
        if page.has(b"Annots") {
            let annotations = found.get(page, "Annots").as_array().unwrap();
            of_pages.extend(annotations.iter().map(|id| id.as_reference().unwrap()));
        }
    }
    assert_eq!(of_pages, of_elements, "every annotation is a link's");
}

/// Rows of equally many cells below a row of heads; every head says what it names.
fn check_table(found: &Extracted, table: &Element) {
    let mut lengths = BTreeSet::new();
    for (index, row) in table.elements().enumerate() {
        assert_eq!(row.role, "TR");
        assert_eq!(row.kids.len(), row.elements().count());
        lengths.insert(row.kids.len());
        for (column, cell) in row.elements().enumerate() {
            let scope = cell.attribute("Scope").map(name);
            match (cell.role.as_str(), scope.as_deref()) {
                ("TH", Some("Column")) => {
                    assert_eq!(index, 0, "the names of the columns come first");
                    assert!(!cell.reading(found).is_empty(), "a column has a name");
                }
                ("TH", Some("Row")) => assert_eq!(column, 0, "the name of a row comes first"),
                ("TD", None) => assert!(index > 0, "the first row names the columns"),
                other => panic!("{other:?} is no cell"),
            }
        }
    }
    assert_eq!(lengths.len(), 1, "rows of {lengths:?} cells");
}

fn check_figure(figure: &Element) {
    let alt = figure.alt.as_deref().expect("a figure has words");
    assert!(alt.chars().count() > 5, "{alt:?} says nothing");
    let area = figure.attribute("BBox").expect("a figure has a place");
    let edges: Vec<f32> = area
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| edge.as_float().unwrap())
        .collect();
    assert!(edges[0] < edges[2] && edges[1] < edges[3], "{edges:?}");
    assert!(edges.iter().all(|edge| (0.0..842.0).contains(edge)));
}

fn check_nesting(element: &Element) {
    let block = ["P", "Table", "L", "Figure", "Sect", "H1", "H2", "H3"];
    for kid in element.elements() {
        let (inside, outside) = (kid.role.as_str(), element.role.as_str());
        let fits = match inside {
            "TR" => outside == "Table",
            "TH" | "TD" => outside == "TR",
            "LI" => outside == "L",
            "Lbl" | "LBody" => outside == "LI",
            "Link" | "Span" => ["P", "TH", "TD", "LBody", "Lbl", "Caption"].contains(&outside),
            _ => !["Table", "TR", "L", "LI"].contains(&outside),
        };
        assert!(fits, "{inside} in {outside}");
        let words = ["P", "H1", "H2", "H3", "Link", "Span", "Lbl"];
        assert!(
            !(block.contains(&inside) && words.contains(&outside)),
            "{inside} in {outside}"
        );
    }
    if element.role == "L" {
        let numbering = element.attribute("ListNumbering").map(name);
        assert_eq!(numbering.as_deref(), Some("None"));
    }
    if element.role == "LI" {
        assert!(element.elements().any(|kid| kid.role == "LBody"));
    }
}

/// Without a text of its own an element reads as it is drawn, from left to right.
fn check_text(found: &Extracted, element: &Element) {
    let marks = element.kids.iter().filter_map(|kid| match kid {
        Kid::Mark(page, mark) => Some(found.marked_text(*page, *mark)),
        _ => None,
    });
    let drawn = marks.collect::<Vec<_>>().join(" ");
    let arabic = |c: char| c.is_alphabetic() && matches!(c, '\u{600}'..='\u{6ff}');
    if element.text.is_none() && element.alt.is_none() {
        assert!(!drawn.contains(arabic), "{drawn:?} needs its text");
    }
}
