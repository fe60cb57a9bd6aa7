//! What to fix first: the questions that cost most, each with what a visitor wrote and photographed.

use api::reports::{Fix, Percent};

use crate::compose::theme::{ACCENT, BODY_BOLD, FIGURE, SMALL, SMALL_INK, in_colour};
use crate::compose::{Composer, NOTHING};
use crate::flow::Level;
use crate::page::{Align, CONTENT_WIDTH};
use crate::structure::Role;
use crate::text::{Base, Paragraph, clean};
use crate::words::Value;

/// The column of the numbers.
const NUMBER: f32 = 26.0;
/// A photo at the end of its line, three by four.
const PHOTO: (f32, f32) = (80.0, 60.0);
/// Between the text and the photo.
const GAP: f32 = 14.0;
/// Above and below an item.
const PADDING: f32 = 5.0;
/// The most lines of each text; all of it stands in the sections below.
const QUESTION_LINES: usize = 3;
const COMMENT_LINES: usize = 3;

/// An item ready to be drawn.
struct Item<'a> {
    fix: &'a Fix,
    width: f32,
    question: Paragraph,
    cost: Paragraph,
    comment: Option<Paragraph>,
}

impl Item<'_> {
    fn height(&self) -> f32 {
        let comment = self.comment.as_ref().map_or(0.0, |c| c.height() + 2.0);
        let text = self.question.height() + self.cost.height() + comment;
        let photo = self.fix.photo.as_ref().map_or(0.0, |_| PHOTO.1);
        text.max(photo) + 2.0 * PADDING
    }
}

impl Composer<'_> {
    /// Draws what to fix first.
    pub(super) fn fixes(&mut self, fixes: &[Fix], unscored: bool) {
        let items: Vec<Item<'_>> = fixes.iter().map(|fix| self.fix_item(fix)).collect();
        let following = items.first().map_or(NOTHING, Item::height);
        self.section_heading("fix", None, following);
        if items.is_empty() {
            self.nothing(if unscored {
                "missed-empty-no-visits"
            } else {
                "missed-empty"
            });
        }
        for (index, item) in items.iter().enumerate() {
            self.fix(index, item);
        }
        self.flow.end_section();
    }

    fn fix_item<'f>(&mut self, fix: &'f Fix) -> Item<'f> {
        let photo = fix.photo.as_ref().map_or(0.0, |_| PHOTO.0 + GAP);
        let width = CONTENT_WIDTH - NUMBER - photo;
        let words = &self.words;
        let question = &fix.question;
        let missed = [
            ("part", Value::Made(words.count(question.missed))),
            ("n", Value::Count(question.passed.n)),
        ];
        let mut cost = words.with("fix-missed", &missed);
        if let Some(lost) = question.lost {
            let lost = Value::Made(words.bare_percent(Percent::from_hundredths(lost.0)));
            cost = format!("{cost} {}", words.with("fix-cost", &[("lost", lost)]));
        }
        let section = clean(&question.section);
        if !section.is_empty() {
            let between = words.say("between");
            cost = format!("{} {between} {cost}", words.isolate(&section));
        }
        let comment = fix.comment.as_ref().map(|comment| {
            let text = clean(&comment.text);
            let values = [
                ("text", Value::Text(&text)),
                ("month", Value::Made(words.month(comment.month))),
            ];
            words.with("fix-comment", &values)
        });
        let flow = &mut self.flow;
        Item {
            fix,
            width,
            question: flow.label(&question.text, BODY_BOLD, width, QUESTION_LINES),
            cost: flow.shaper.limited(&cost, SMALL_INK, width, Base::Page, 2),
            comment: comment.map(|comment| {
                let comment = comment.replace('\n', " ");
                flow.shaper
                    .limited(&comment, SMALL, width, Base::Page, COMMENT_LINES)
            }),
        }
    }

    fn fix(&mut self, index: usize, item: &Item<'_>) {
        let height = item.height();
        self.flow.reserve(height);
        if index > 0 && !self.flow.at_top() {
            self.hairline();
        }
        let top = self.flow.y;
        let mut y = top + PADDING;
        let number = self.words.number(index + 1);
        let number = self
            .flow
            .own(&number, in_colour(FIGURE, ACCENT), NUMBER - 6.0);
        self.flow.outline(Level::Part, &item.question.text);
        self.flow.structure.open(Role::Section);
        // The order says the number already.
        let rise = number.lines.first().map_or(0.0, |line| line.baseline);
        let baseline = item.question.lines.first().map_or(0.0, |l| l.baseline);
        let number_y = y + baseline - rise + 4.0;
        self.flow
            .artifact(|sheet| sheet.text(&number, 0.0, number_y, NUMBER, Align::Start));
        let width = item.width;
        self.flow.place(
            Role::Subheading,
            &item.question,
            NUMBER,
            y,
            width,
            Align::Start,
        );
        y += item.question.height();
        self.flow
            .place_link(&item.cost, NUMBER, y, width, Align::Start, "missed");
        y += item.cost.height() + 2.0;
        if let Some(comment) = &item.comment {
            self.put(true, comment, NUMBER, y, width);
        }
        if let Some(photo) = &item.fix.photo {
            let (wide, high) = PHOTO;
            let x = CONTENT_WIDTH - wide;
            let caption = clean(&photo.caption);
            self.framed_photo(photo.id, &caption, x, top + PADDING, wide, high);
        }
        self.flow.structure.close();
        self.flow.y = top + height;
    }
}
