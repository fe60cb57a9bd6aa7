//! The missed questions, which are what there is to do: those that cost most first, each with its reason, its
//! comment and a photo.

use api::reports::{Points, VisitAnswer};

use crate::compose::theme::{ACCENT, BODY, BODY_BOLD, COST, FAIL, SMALL, SMALL_BOLD, in_colour};
use crate::compose::{Composer, NOTHING};
use crate::page::{Align, CONTENT_WIDTH};
use crate::structure::Role;
use crate::text::Paragraph;
use crate::words::Value;

use super::places::{Place, Places};

/// Where the text of an entry begins, after its number.
const TEXT: f32 = 24.0;
/// The column of the points lost and the photo.
const SIDE: f32 = 124.0;
const SIDE_X: f32 = CONTENT_WIDTH - SIDE;
const TEXT_WIDTH: f32 = SIDE_X - TEXT - 14.0;
/// Four by three.
const PHOTO_HEIGHT: f32 = SIDE * 3.0 / 4.0;
/// Entries that are higher may break.
const KEPT_TOGETHER: f32 = 300.0;
/// What an entry that breaks begins with at least.
const BEGINNING: f32 = 130.0;

/// The paragraphs of an entry.
struct Entry {
    number: Paragraph,
    question: Paragraph,
    link: Paragraph,
    answer: Option<Paragraph>,
    reason: Paragraph,
    lost: Vec<Paragraph>,
}

impl Composer<'_> {
    /// Draws the missed questions.
    pub(super) fn visit_missed(&mut self, places: &Places<'_>) {
        let missed = &places.missed;
        let unseen = places.unseen();
        if missed.is_empty() {
            self.section_heading("visit-missed-list", None, NOTHING);
            match unseen {
                0 => self.nothing("visit-missed-empty"),
                unseen => self.unseen(unseen),
            }
            self.flow.end_section();
            return;
        }
        let note = self.words.say("visit-missed-note");
        self.section_heading("visit-missed-list", Some(&note), BEGINNING);
        self.flow.structure.open(Role::List);
        for (index, place) in missed.iter().enumerate() {
            self.missed_entry(index, *place);
        }
        self.flow.structure.close();
        if unseen > 0 {
            self.flow.y += 4.0;
            self.unseen(unseen);
        }
        self.flow.end_section();
    }

    /// How many questions were missed of which nothing is shown.
    fn unseen(&mut self, count: u32) {
        let text = self
            .words
            .with("visit-missed-unseen", &[("n", Value::Count(count))]);
        let text = self.flow.own(&text, SMALL, CONTENT_WIDTH);
        self.flow.run(Role::Paragraph, &text, 0.0, CONTENT_WIDTH);
    }

    fn missed_entry(&mut self, index: usize, place: Place<'_>) {
        let answer = place.answer;
        let entry = self.entry(index, place);
        let comment = answer.comment.as_deref().unwrap_or_default();
        let comment_height = self.quote_height(comment, TEXT_WIDTH);
        let text = [&entry.question, &entry.link, &entry.reason];
        let text = text.map(Paragraph::height).iter().sum::<f32>()
            + entry.answer.as_ref().map_or(0.0, Paragraph::height)
            + comment_height
            + 6.0;
        let photo = answer.photos.first();
        let lost: f32 = entry.lost.iter().map(Paragraph::height).sum();
        let side = lost + photo.map_or(0.0, |_| PHOTO_HEIGHT + 6.0);
        let height = text.max(side) + 16.0;
        let whole = height <= KEPT_TOGETHER;
        self.flow.reserve(if whole {
            height
        } else {
            BEGINNING.max(side + 8.0)
        });
        if index > 0 && !self.flow.at_top() {
            self.hairline();
        }
        self.flow.y += 7.0;
        let (top, page) = (self.flow.y, self.flow.page());
        self.flow.anchor(&place.entry());
        self.flow.structure.open(Role::ListItem);
        self.flow.place(
            Role::Label,
            &entry.number,
            0.0,
            top,
            TEXT - 8.0,
            Align::Start,
        );
        self.flow.structure.open(Role::ListBody);
        let mut y = top;
        for lost in &entry.lost {
            self.flow
                .place(Role::Paragraph, lost, SIDE_X, y, SIDE, Align::End);
            y += lost.height();
        }
        let side_end = top + side;
        self.flow
            .run(Role::Paragraph, &entry.question, TEXT, TEXT_WIDTH);
        let y = self.flow.y;
        self.flow.place_link(
            &entry.link,
            TEXT,
            y,
            TEXT_WIDTH,
            Align::Start,
            &place.full(),
        );
        self.flow.y += entry.link.height() + 2.0;
        for paragraph in entry.answer.iter().chain([&entry.reason]) {
            self.flow.run(Role::Paragraph, paragraph, TEXT, TEXT_WIDTH);
        }
        // The photo stands on the page where the entry begins, before a comment may run to the next.
        if let Some(photo) = photo.filter(|_| self.flow.page() == page) {
            let y = top + lost + 6.0;
            self.framed_photo(photo.id, &answer.text, SIDE_X, y, SIDE, PHOTO_HEIGHT);
        }
        self.quote(comment, TEXT, TEXT_WIDTH);
        self.flow.structure.close();
        self.flow.structure.close();
        if self.flow.page() == page {
            self.flow.y = self.flow.y.max(side_end);
        }
        self.flow.y += 7.0;
    }

    fn entry(&mut self, index: usize, place: Place<'_>) -> Entry {
        let answer = place.answer;
        let number = self.words.number(index + 1);
        let values = [
            ("section", Value::Text(&place.section.title)),
            ("number", Value::Made(self.words.count(answer.number))),
        ];
        let link = self.words.with("visit-see-answer", &values);
        let given = Value::Text(&answer.answer);
        let said = (!answer.answer.is_empty()).then(|| {
            let text = self.words.with("visit-answer", &[("answer", given)]);
            self.flow.own(&text, BODY, TEXT_WIDTH)
        });
        Entry {
            number: self.flow.own(&number, BODY_BOLD, TEXT - 8.0),
            question: self.flow.written(&answer.text, BODY_BOLD, TEXT_WIDTH),
            link: self.flow.own(&link, in_colour(SMALL, ACCENT), TEXT_WIDTH),
            answer: said,
            reason: self
                .flow
                .written(&self.words.retold(&answer.reason), SMALL, TEXT_WIDTH),
            lost: self.lost(answer),
        }
    }

    /// What a missed question cost, and the points behind it.
    fn lost(&mut self, answer: &VisitAnswer) -> Vec<Paragraph> {
        let mut said = Vec::new();
        if let Some(Points(lost)) = answer.lost.filter(|lost| lost.0 != 0) {
            let lost = self.words.signed(Points(lost.saturating_neg()));
            said.push(self.big(&lost, in_colour(COST, FAIL), SMALL, SIDE));
            let unit = self.words.say("visit-lost-unit");
            said.push(self.flow.own(&unit, SMALL, SIDE));
        } else {
            let points = self.answer_points(answer);
            said.push(self.flow.own(&points, SMALL_BOLD, SIDE));
        }
        said
    }
}
