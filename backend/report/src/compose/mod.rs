//! From the model to pages, in the order an owner reads: the verdict and the change first, then the trend,
//! the sections, what to fix, what went well, comments, photos, and how it was all counted.

mod alone;
mod bands;
mod cards;
mod chain;
mod charts;
mod comparisons;
mod evidence;
mod furniture;
mod groups;
mod heat_map;
mod key_numbers;
mod masthead;
mod method;
mod plot;
mod questions;
mod row;
mod sections;
mod store;
mod summary;
mod table;
pub mod theme;
mod trend;
mod values;
mod visit;

use api::reports::Head;

use crate::Report;
use crate::flow::Flow;
use crate::image::Pictures;
use crate::language::Language;
use crate::page::{Align, CONTENT_WIDTH};
use crate::pdf::Document;
use crate::structure::Role;
use crate::words::{Value, Words, plain};
use theme::{BODY, HEADING, SMALL, SUBHEADING};

pub use alone::picture;
pub use charts::shade;

/// Between the heading of a section, or the note under it, and what follows.
const AFTER_HEADING: f32 = 3.0;
/// The height left for the sentence in place of what is not there.
const NOTHING: f32 = 40.0;

/// A table with more rows is shown on a screen by its beginning and its end: a page of the web stays small, the
/// files have all.
const MOST_ROWS: usize = 100;
/// Rows of the beginning, and of the end.
const ENDS: usize = 25;

/// What a document is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// Pages of paper, which have everything.
    Paper,
    /// A page of the web, which shows the ends of long tables.
    Screen,
}

/// Whether a screen shows a row of a table with so many: one near an end, or one that something leads to.
pub fn is_on_screen(rows: usize, place: usize, has_anchor: bool) -> bool {
    rows <= MOST_ROWS || place < ENDS || rows - place <= ENDS || has_anchor
}

/// Writes one report down the pages.
struct Composer<'a> {
    medium: Medium,
    head: &'a Head,
    words: Words,
    flow: Flow,
    pictures: &'a Pictures<'a>,
    /// A line of running text in the language of the page.
    body: Metrics,
}

/// Where a line of text has its baseline, and how high it is.
#[derive(Clone, Copy)]
struct Metrics {
    baseline: f32,
    height: f32,
}

/// The document of a report.
pub fn compose<'a>(report: Report<'a>, pictures: &'a Pictures<'a>, medium: Medium) -> Document<'a> {
    let head = report.head();
    let language = Language::find(&head.language).unwrap_or(Language::ENGLISH);
    let mut composer = Composer::new(head, language, Flow::new(language), pictures);
    composer.medium = medium;
    let (kind, name) = match report {
        Report::Visit(report) => composer.visit(report),
        Report::Store(report) => composer.store(report),
        Report::Chain(report) => composer.chain(report),
    };
    composer.finish(kind, name)
}

impl<'a> Composer<'a> {
    fn new(head: &'a Head, language: Language, flow: Flow, pictures: &'a Pictures<'a>) -> Self {
        let words = Words::new(language, head.digits);
        let mut flow = flow;
        let line = flow.own(&words.say("section"), BODY, CONTENT_WIDTH);
        let line = line.lines.first();
        Self {
            medium: Medium::Paper,
            head,
            words,
            flow,
            pictures,
            body: Metrics {
                baseline: line.map_or(0.0, |line| line.baseline),
                height: line.map_or(0.0, |line| line.height),
            },
        }
    }

    fn finish(self, kind: &str, name: &str) -> Document<'a> {
        let Self {
            head,
            words,
            flow,
            pictures,
            ..
        } = self;
        let (mut pages, structure, headings) = flow.finish();
        furniture::add(&mut pages, head, name, &words);
        let title = words.with(
            "document-title",
            &[
                ("kind", Value::Made(words.say(kind))),
                ("name", Value::Text(name)),
                ("period", Value::Made(words.period(head.period))),
            ],
        );
        Document {
            language: words.language(),
            title: one_line(&title),
            author: one_line(&head.agency),
            subject: one_line(&head.checklist.title),
            as_of: head.as_of,
            pages,
            structure,
            headings,
            pictures,
        }
    }

    /// The heading of a section, which links find by its key, with a note under it; `following` is the height
    /// that has to stay with it.
    fn section_heading(&mut self, key: &str, note: Option<&str>, following: f32) {
        let text = self.words.say(key);
        let note = note.map(|note| self.flow.own(note, SMALL, CONTENT_WIDTH));
        let note_height = note.as_ref().map_or(0.0, |note| note.height() + 4.0);
        let following = note_height + AFTER_HEADING + following;
        self.flow.heading(&text, HEADING, following);
        self.flow.anchor_heading(key);
        if let Some(note) = note {
            self.flow.run(Role::Paragraph, &note, 0.0, CONTENT_WIDTH);
            self.flow.y += 4.0;
        }
        self.flow.y += AFTER_HEADING;
    }

    /// The heading of a part of a section, in the same way.
    fn part_heading(&mut self, key: &str, note: Option<&str>, following: f32) {
        let text = self.words.say(key);
        let note = note.map(|note| self.flow.own(note, SMALL, CONTENT_WIDTH));
        let note_height = note.as_ref().map_or(0.0, |note| note.height() + 4.0);
        self.flow
            .subheading(&text, SUBHEADING, note_height + following);
        self.flow.anchor_heading(key);
        if let Some(note) = note {
            self.flow.run(Role::Paragraph, &note, 0.0, CONTENT_WIDTH);
            self.flow.y += 4.0;
        }
    }

    /// A sentence in place of what is not there.
    fn nothing(&mut self, key: &str) {
        let text = self.words.say(key);
        let paragraph = self
            .flow
            .own(&text, theme::in_colour(BODY, theme::MUTED), CONTENT_WIDTH);
        let y = self.flow.y;
        self.flow.place(
            Role::Paragraph,
            &paragraph,
            0.0,
            y,
            CONTENT_WIDTH,
            Align::Start,
        );
        self.flow.y += paragraph.height();
    }
}

/// A text for the metadata: on one line, without marks that steer direction, not longer than a title bar
/// or a search index has a use for.
fn one_line(text: &str) -> String {
    let clean = crate::text::clean(&plain(text)).replace('\n', " ");
    clean.chars().take(300).collect()
}
