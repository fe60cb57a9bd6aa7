//! The flow of content down the pages: a sheet, a cursor, page breaks, headings and structure.

use crate::language::Language;
use crate::page::{Align, BOTTOM, CONTENT_WIDTH, FIRST_TOP, Page, Sheet, TOP, Tag};
use crate::structure::{NodeId, Role, Structure, language_of};
use crate::text::{Base, Paragraph, Shaper, Span, Style, clean};

/// The space above a heading.
pub const HEADING_SPACE: f32 = 20.0;
/// The space below a heading.
pub const TITLE_SPACE: f32 = 3.0;

/// A heading, for the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
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
        }
    }

    /// The pages, once all is drawn.
    pub fn finish(mut self) -> (Vec<Page>, Structure, Vec<Heading>) {
        self.break_page();
        (self.pages, self.structure, self.headings)
    }

    /// Begins a new page.
    pub fn break_page(&mut self) {
        let items = std::mem::take(&mut self.sheet.items);
        self.pages.push(Page {
            furniture: Vec::new(),
            items,
        });
        self.top = TOP;
        self.y = TOP;
    }

    /// True when nothing stands on the page yet.
    pub fn at_top(&self) -> bool {
        self.y <= self.top + 0.5
    }

    /// The height left on the page.
    pub fn room(&self) -> f32 {
        BOTTOM - self.y
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
        self.structure
            .add(role, Some(paragraph.text.clone()), None, language)
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

    /// The same for an element that is there already.
    pub fn run_lines(&mut self, node: NodeId, paragraph: &Paragraph, x: f32, width: f32) {
        let lines = &paragraph.lines;
        for (index, line) in lines.iter().enumerate() {
            // The first two lines and the last two stay together.
            let pair = index == 0 || index + 2 == lines.len();
            let next = lines
                .get(index + 1)
                .filter(|_| pair)
                .map_or(0.0, |l| l.gap + l.height);
            if !self.reserve(line.gap + line.height + next) {
                self.y += line.gap;
            }
            let y = self.y;
            self.tagged(node, |sheet| {
                sheet.line_of_text(line, x, y, width, Align::Start)
            });
            self.y += line.height;
        }
    }

    /// Begins a section: space, a heading in the outline, and room for what follows on the same page.
    pub fn heading(&mut self, text: &str, style: Style, following: f32) {
        let title = self.own(text, style, CONTENT_WIDTH);
        self.space(HEADING_SPACE);
        self.reserve(title.height() + TITLE_SPACE + following);
        let y = self.y;
        self.headings.push(Heading {
            title: title.text.clone(),
            page: self.pages.len(),
            y,
        });
        self.structure.open(Role::Section);
        self.place(Role::Heading, &title, 0.0, y, CONTENT_WIDTH, Align::Start);
        self.y += title.height() + TITLE_SPACE;
    }

    /// Ends the section begun last.
    pub fn end_section(&mut self) {
        self.structure.close();
    }
}
