//! The flow of content down the pages: a sheet, a cursor, page breaks, headings, links and structure.

use std::collections::BTreeMap;

use crate::language::Language;
use crate::page::{
    Align, Area, BOTTOM, CONTENT_WIDTH, FIRST_TOP, Item, Link, Page, Sheet, TOP, Tag,
};
use crate::structure::{Group, NodeId, Place, Role, Structure, language_of};
use crate::text::{Base, Paragraph, Shaper, Span, Style, clean};

/// The space above a heading.
pub const HEADING_SPACE: f32 = 20.0;
/// The space above a heading of a part of a section.
pub const SUBHEADING_SPACE: f32 = 12.0;
/// The space below a heading.
pub const TITLE_SPACE: f32 = 3.0;

/// How deep a heading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The title of the document.
    Title,
    /// A section.
    Section,
    /// A part of a section.
    Part,
}

/// A heading, for the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// How deep it stands.
    pub level: Level,
    /// The title.
    pub title: String,
    /// The page, from 0.
    pub page: usize,
    /// Its top on the page.
    pub y: f32,
}

/// Pages being filled from top to bottom.
pub struct Flow {
    language: Language,
    /// Shapes the text.
    pub shaper: Shaper,
    /// The page being filled.
    pub sheet: Sheet,
    /// Where the next block begins.
    pub y: f32,
    /// The structure.
    pub structure: Structure,
    /// The headings so far.
    pub headings: Vec<Heading>,
    pages: Vec<Page>,
    top: f32,
    alone: bool,
    anchors: BTreeMap<String, (usize, f32)>,
    links: Vec<Leading>,
}

/// A link whose target may not be written yet.
struct Leading {
    node: NodeId,
    page: usize,
    area: Area,
    anchor: String,
}

impl Flow {
    /// An empty first page.
    pub fn new(language: Language) -> Self {
        Self {
            language,
            shaper: Shaper::new(language),
            sheet: Sheet::new(language),
            y: FIRST_TOP,
            structure: Structure::new(),
            headings: Vec::new(),
            pages: Vec::new(),
            top: FIRST_TOP,
            alone: false,
            anchors: BTreeMap::new(),
            links: Vec::new(),
        }
    }

    /// A place for one section that stands alone, as wide as the content of a page and as high as it needs,
    /// without its heading, which names it.
    pub fn alone(language: Language) -> Self {
        Self {
            sheet: Sheet::chart(language, CONTENT_WIDTH),
            y: 0.0,
            top: 0.0,
            alone: true,
            ..Self::new(language)
        }
    }

    /// What was drawn, its structure, and the headings that were not.
    pub fn finish_alone(self) -> (Vec<Item>, Structure, Vec<Heading>) {
        (self.sheet.items, self.structure, self.headings)
    }

    /// The pages, once all is drawn. A link to an anchor that was never set leads nowhere and is left out.
    pub fn finish(mut self) -> (Vec<Page>, Structure, Vec<Heading>) {
        debug_assert!(self.structure.is_closed(), "an element stays open");
        self.break_page();
        for link in self.links {
            let target = self.anchors.get(&link.anchor);
            debug_assert!(target.is_some(), "no anchor {:?}", link.anchor);
            match target {
                Some((page, y)) => self.pages[link.page].links.push(Link {
                    node: link.node,
                    area: link.area,
                    page: *page,
                    y: *y,
                }),
                None => self.structure.nodes[link.node].role = Role::Words,
            }
        }
        (self.pages, self.structure, self.headings)
    }

    /// Begins a new page.
    pub fn break_page(&mut self) {
        let items = std::mem::take(&mut self.sheet.items);
        self.pages.push(Page {
            items,
            ..Page::default()
        });
        self.top = TOP;
        self.y = TOP;
    }

    /// True when nothing stands on the page yet.
    pub fn at_top(&self) -> bool {
        self.y <= self.top + 0.5
    }

    /// The number of the page being filled, from 0.
    pub fn page(&self) -> usize {
        self.pages.len()
    }

    /// The height left on the page.
    pub fn room(&self) -> f32 {
        if self.alone {
            f32::INFINITY
        } else {
            BOTTOM - self.y
        }
    }

    /// Begins a new page unless `height` fits on this one. What is taller than a page stays where it is.
    /// Returns true when it broke.
    pub fn reserve(&mut self, height: f32) -> bool {
        let breaks = height > self.room() && !self.at_top();
        if breaks {
            self.break_page();
        }
        breaks
    }

    /// Leaves space, but not at the top of a page.
    pub fn space(&mut self, height: f32) {
        if !self.at_top() {
            self.y += height;
        }
    }

    /// Draws decoration.
    pub fn artifact<T>(&mut self, draw: impl FnOnce(&mut Sheet) -> T) -> T {
        let before = std::mem::replace(&mut self.sheet.tag, Tag::Artifact);
        let result = draw(&mut self.sheet);
        self.sheet.tag = before;
        result
    }

    /// Draws decoration that shows what the words after it say, in a box of which only the height may differ
    /// from what is drawn.
    pub fn drawing<T>(&mut self, area: Area, draw: impl FnOnce(&mut Sheet) -> T) -> T {
        self.drawing_with_mark(area, None, draw)
    }

    /// The same, crossed by a line that is drawn along all rows at once.
    pub fn drawing_with_mark<T>(
        &mut self,
        area: Area,
        mark: Option<f32>,
        draw: impl FnOnce(&mut Sheet) -> T,
    ) -> T {
        let node = self.structure.add(Role::Drawing, None, None, None);
        let across = |x| Area {
            x,
            width: 0.0,
            ..area
        };
        self.structure.nodes[node].place = Some(Place {
            area: self.sheet.placed(area),
            mark: mark.map(|x| self.sheet.placed(across(x)).x),
        });
        let before = std::mem::replace(&mut self.sheet.tag, Tag::Drawing(node));
        let result = draw(&mut self.sheet);
        self.sheet.tag = before;
        result
    }

    /// Opens what only stands together.
    pub fn open_group(&mut self, group: Group) {
        self.structure.open(Role::Group(group));
    }

    /// Draws what belongs to `node`.
    pub fn tagged<T>(&mut self, node: NodeId, draw: impl FnOnce(&mut Sheet) -> T) -> T {
        let before = std::mem::replace(&mut self.sheet.tag, Tag::Node(node));
        let result = draw(&mut self.sheet);
        self.sheet.tag = before;
        result
    }

    /// A paragraph of the report's own words.
    pub fn own(&mut self, text: &str, style: Style, width: f32) -> Paragraph {
        // The report's own sentences hold isolates round inserted values, which stay.
        self.shaper
            .paragraph(&[Span { text, style }], width, Base::Page)
    }

    /// A paragraph of what somebody wrote.
    pub fn written(&mut self, text: &str, style: Style, width: f32) -> Paragraph {
        let text = clean(text);
        self.shaper
            .paragraph(&[Span { text: &text, style }], width, Base::Auto)
    }

    /// At most `most` lines of what somebody wrote.
    pub fn label(&mut self, text: &str, style: Style, width: f32, most: usize) -> Paragraph {
        let text = clean(text);
        self.shaper.limited(&text, style, width, Base::Auto, most)
    }

    /// Adds an element for a paragraph.
    pub fn leaf(&mut self, role: Role, paragraph: &Paragraph) -> NodeId {
        let language = language_of(&paragraph.text).filter(|language| *language != self.language);
        let text = Some(paragraph.text.clone());
        let node = self.structure.add(role, text, None, language);
        if let Some(words) = &mut self.structure.nodes[node].words {
            words.drawn = paragraph.is_drawn_as_it_reads();
            words.guided.clone_from(&paragraph.guided);
            words.base = paragraph.base;
        }
        node
    }

    /// Names the place where the next block begins, for links to lead to.
    pub fn anchor(&mut self, name: &str) {
        let place = (self.pages.len(), self.y);
        self.structure.name_next(name);
        self.name_place(name, place);
    }

    /// Names the heading begun last.
    pub fn anchor_heading(&mut self, name: &str) {
        if let Some(heading) = self.headings.last() {
            let place = (heading.page, heading.y);
            self.structure.innermost().anchors.push(name.to_owned());
            self.name_place(name, place);
        }
    }

    fn name_place(&mut self, name: &str, place: (usize, f32)) {
        let before = self.anchors.insert(name.to_owned(), place);
        debug_assert!(before.is_none(), "two anchors {name:?}");
    }

    /// Makes an area of the page lead to an anchor, which may be set before or after; `node` is the element
    /// of the words in the area, a [`Role::Link`], and the area counts from the left.
    pub fn link(&mut self, node: NodeId, area: Area, anchor: &str) {
        debug_assert_eq!(self.structure.nodes[node].role, Role::Link);
        self.structure.nodes[node].leads_to = Some(anchor.to_owned());
        self.links.push(Leading {
            node,
            page: self.pages.len(),
            area,
            anchor: anchor.to_owned(),
        });
    }

    /// Draws a whole paragraph at a place as words that lead to an anchor.
    pub fn place_link(
        &mut self,
        paragraph: &Paragraph,
        x: f32,
        y: f32,
        width: f32,
        align: Align,
        anchor: &str,
    ) {
        // A link is a part of a line, which needs a block to be in.
        let alone = matches!(
            self.structure.within(),
            Role::Document | Role::Section | Role::Group(_) | Role::List | Role::Row
        );
        if alone {
            self.structure.open(Role::Paragraph);
        }
        let node = self.leaf(Role::Link, paragraph);
        let before = self.sheet.items.len();
        self.tagged(node, |sheet| sheet.text(paragraph, x, y, width, align));
        let areas = self.sheet.items[before..].iter().filter_map(Item::area);
        if let Some(area) = Area::around(areas.flat_map(Area::corners)) {
            self.link(node, area, anchor);
        }
        if alone {
            self.structure.close();
        }
    }

    /// Draws a whole paragraph at a place, as an element of its own.
    pub fn place(
        &mut self,
        role: Role,
        paragraph: &Paragraph,
        x: f32,
        y: f32,
        width: f32,
        align: Align,
    ) {
        let node = self.leaf(role, paragraph);
        self.tagged(node, |sheet| sheet.text(paragraph, x, y, width, align));
    }

    /// Lets a paragraph run down the page and over page ends; never leaves one line of it alone.
    pub fn run(&mut self, role: Role, paragraph: &Paragraph, x: f32, width: f32) {
        let node = self.leaf(role, paragraph);
        self.run_lines(node, paragraph, x, width);
    }

    /// The same with decoration along the lines: it is told the top and the height of each, with the space
    /// above that parts it from the line before.
    pub fn run_beside(
        &mut self,
        role: Role,
        paragraph: &Paragraph,
        x: f32,
        width: f32,
        draw: impl Fn(&mut Sheet, f32, f32),
    ) {
        let node = self.leaf(role, paragraph);
        self.lines(node, paragraph, x, width, draw);
    }

    /// The same for an element that is there already.
    pub fn run_lines(&mut self, node: NodeId, paragraph: &Paragraph, x: f32, width: f32) {
        self.lines(node, paragraph, x, width, |_, _, _| {});
    }

    fn lines(
        &mut self,
        node: NodeId,
        paragraph: &Paragraph,
        x: f32,
        width: f32,
        draw: impl Fn(&mut Sheet, f32, f32),
    ) {
        let lines = &paragraph.lines;
        for (index, line) in lines.iter().enumerate() {
            // The first two lines and the last two stay together.
            let pair = index == 0 || index + 2 == lines.len();
            let next = lines
                .get(index + 1)
                .filter(|_| pair)
                .map_or(0.0, |l| l.gap + l.height);
            let gap = if self.reserve(line.gap + line.height + next) {
                0.0
            } else {
                line.gap
            };
            let top = self.y;
            self.y += gap;
            let y = self.y;
            self.artifact(|sheet| draw(sheet, top, gap + line.height));
            self.tagged(node, |sheet| {
                sheet.line_of_text(line, x, y, width, Align::Start)
            });
            self.y += line.height;
        }
    }

    /// Begins a section: space, a heading in the outline, and room for what follows on the same page.
    pub fn heading(&mut self, text: &str, style: Style, following: f32) {
        self.begin(Level::Section, text, style, following);
    }

    /// Begins a part of a section in the same way.
    pub fn subheading(&mut self, text: &str, style: Style, following: f32) {
        self.begin(Level::Part, text, style, following);
    }

    fn begin(&mut self, level: Level, text: &str, style: Style, following: f32) {
        let (role, space) = match level {
            Level::Title => (Role::Title, HEADING_SPACE),
            Level::Section => (Role::Heading, HEADING_SPACE),
            Level::Part => (Role::Subheading, SUBHEADING_SPACE),
        };
        let title = self.own(text, style, CONTENT_WIDTH);
        if self.alone {
            self.outline(level, &title.text);
            self.structure.open(Role::Section);
            return;
        }
        self.space(space);
        self.reserve(title.height() + TITLE_SPACE + following);
        self.outline(level, &title.text);
        self.structure.open(Role::Section);
        let y = self.y;
        self.place(role, &title, 0.0, y, CONTENT_WIDTH, Align::Start);
        self.y += title.height() + TITLE_SPACE;
    }

    /// Adds an entry to the outline that leads here.
    pub fn outline(&mut self, level: Level, title: &str) {
        self.headings.push(Heading {
            level,
            title: title.to_owned(),
            page: self.pages.len(),
            y: self.y,
        });
    }

    /// Ends the section, or the part of it, begun last.
    pub fn end_section(&mut self) {
        self.structure.close();
    }
}
