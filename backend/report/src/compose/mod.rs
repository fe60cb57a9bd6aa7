//! From the model to pages, in the order an owner reads: the verdict and the change first, then the trend,
//! the sections, what to fix, what went well, comments, photos, and how it was all counted.

mod cards;
mod charts;
mod evidence;
mod furniture;
mod masthead;
mod method;
mod questions;
mod sections;
mod summary;
mod table;
mod theme;
mod trend;
mod values;

use crate::flow::{Flow, HEADING_SPACE, TITLE_SPACE};
use crate::image::Jpeg;
use crate::model::StoreReport;
use crate::page::{Align, CONTENT_WIDTH};
use crate::pdf::Document;
use crate::structure::Role;
use crate::words::{Value, Words, plain};
use theme::{HEADING, SMALL};

/// Between the heading of a section, or the note under it, and what follows.
const AFTER_HEADING: f32 = 3.0;
/// The height left for the sentence in place of what is not there.
const NOTHING: f32 = 40.0;

/// Writes one report down the pages.
struct Composer<'a> {
    report: &'a StoreReport,
    words: Words,
    flow: Flow,
    jpegs: &'a [Jpeg],
}

/// The document of a report; `jpegs` are the headers of its photos, in order.
pub fn compose<'a>(report: &'a StoreReport, jpegs: &'a [Jpeg]) -> Document<'a> {
    let words = Words::new(report.language, report.digits);
    let flow = Flow::new(report.language);
    let mut composer = Composer {
        report,
        words,
        flow,
        jpegs,
    };
    composer.masthead();
    composer.summary();
    composer.trend();
    composer.sections();
    composer.missed();
    composer.went_well();
    composer.comments();
    composer.photos();
    composer.method();
    composer.finish()
}

impl<'a> Composer<'a> {
    fn finish(self) -> Document<'a> {
        let Self {
            report,
            words,
            flow,
            jpegs,
        } = self;
        let (mut pages, structure, headings) = flow.finish();
        furniture::add(&mut pages, report, &words);
        let title = words.with(
            "document-title",
            &[
                ("store", Value::Text(&report.store.name)),
                ("period", Value::Made(words.period(report.period))),
            ],
        );
        Document {
            language: report.language,
            title: one_line(&title),
            author: one_line(&report.agency),
            subject: one_line(&report.checklist.title),
            as_of: report.as_of,
            pages,
            structure,
            headings,
            photos: report.photos.iter().zip(jpegs.iter().copied()).collect(),
        }
    }

    /// The height of a section's heading with its note.
    fn heading_height(&mut self, key: &str, note: Option<&str>) -> f32 {
        let title = self.words.say(key);
        let title = self.flow.own(&title, HEADING, CONTENT_WIDTH).height();
        let note = note.map_or(0.0, |note| {
            self.flow.own(note, SMALL, CONTENT_WIDTH).height() + 4.0
        });
        HEADING_SPACE + title + TITLE_SPACE + note + AFTER_HEADING
    }

    /// The heading of a section, with a note under it; `following` is the height that has to stay with it.
    fn section_heading(&mut self, key: &str, note: Option<&str>, following: f32) {
        let text = self.words.say(key);
        let note = note.map(|note| self.flow.own(note, SMALL, CONTENT_WIDTH));
        let note_height = note.as_ref().map_or(0.0, |note| note.height() + 4.0);
        let following = note_height + AFTER_HEADING + following;
        self.flow.heading(&text, HEADING, following);
        if let Some(note) = note {
            self.flow.run(Role::Paragraph, &note, 0.0, CONTENT_WIDTH);
            self.flow.y += 4.0;
        }
        self.flow.y += AFTER_HEADING;
    }

    /// A sentence in place of what is not there.
    fn nothing(&mut self, key: &str) {
        let text = self.words.say(key);
        let paragraph = self.flow.own(
            &text,
            theme::in_colour(theme::BODY, theme::MUTED),
            CONTENT_WIDTH,
        );
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
