//! Every answer that is shown, in the order of the visit: its points and their reason, the comment in its own
//! direction, and the photos at the question they prove.

use api::reports::{Photo, VisitAnswer, VisitReport, VisitSection};

use crate::compose::charts;
use crate::compose::table::Column;
use crate::compose::theme::{
    ACCENT_SOFT, BODY, FAIL, MUTED, SMALL, SMALL_BOLD, SUBHEADING, in_colour,
};
use crate::compose::{Composer, NOTHING};
use crate::page::{Align, Area, CONTENT_WIDTH};
use crate::structure::Role;
use crate::text::{Paragraph, clean};
use crate::words::Value;

use super::places::{Place, Places};
use super::{Shape, sections};

const QUESTION: Shape = Shape {
    key: Some("question"),
    x: 24.0,
    width: 252.0,
    align: Align::Start,
};
const ANSWER: Shape = Shape {
    key: Some("answer-column"),
    x: 286.0,
    width: 124.0,
    align: Align::Start,
};
const POINTS: Shape = Shape {
    key: Some("points-column"),
    x: 414.0,
    width: 58.0,
    align: Align::End,
};
const COLUMNS: [Shape; 3] = [QUESTION, ANSWER, POINTS];
/// The middle of the sign of a passed or missed question.
const SIGN: f32 = CONTENT_WIDTH - 7.0;
/// The width of what stands below a question.
const BELOW: f32 = POINTS.x + POINTS.width - QUESTION.x;
/// The width of a reason or an answer below, which stand beside the points.
const REASON: f32 = ANSWER.x + ANSWER.width - QUESTION.x;
/// An answer with more lines stands below its question.
const ANSWER_LINES: usize = 3;
/// A question that is higher runs over the whole width.
const TALL: f32 = 200.0;
/// Answers that are higher may break.
const KEPT_TOGETHER: f32 = 330.0;
const PADDING: f32 = 5.0;
const PHOTO_GAP: f32 = 8.0;
const PHOTOS_ABREAST: usize = 3;
const PHOTO_WIDTH: f32 = (BELOW - 2.0 * PHOTO_GAP) / 3.0;
const PHOTO_HEIGHT: f32 = PHOTO_WIDTH * 3.0 / 4.0;
/// From the bar of a comment to its text.
const QUOTE: f32 = 9.0;

/// The paragraphs of an answer.
struct Parts {
    number: Paragraph,
    question: Paragraph,
    answer: Paragraph,
    points: Paragraph,
    note: Option<Paragraph>,
    reason: Paragraph,
    /// Whether the reason stands right under its question, beside a longer answer.
    reason_beside: bool,
    /// Whether the question runs over the whole width.
    tall: bool,
    /// Whether the answer stands below.
    below: bool,
}

impl Parts {
    /// The height of what stands side by side.
    fn beside(&self) -> f32 {
        let points = self.points.height() + self.note.as_ref().map_or(0.0, Paragraph::height);
        let unless = |left_out: bool, height: f32| if left_out { 0.0 } else { height };
        let reason = self.reason.height();
        let question = unless(self.tall, self.question.height());
        let question = question + unless(!self.reason_beside, reason);
        let answer = unless(self.below, self.answer.height());
        // The points may stand beside what comes below as well, unless that takes the whole width.
        let under = match (self.below, &self.note) {
            (true, None) => 0.0,
            (true, Some(_)) => self.answer.height() + reason,
            (false, _) => unless(self.reason_beside, reason),
        };
        question.max(answer).max(points - under)
    }

    /// The height of what has to stand together at the beginning.
    fn beginning(&self) -> f32 {
        self.beside() + self.reason.height().min(40.0) + 30.0
    }
}

impl Composer<'_> {
    /// Draws all answers.
    pub(super) fn all_answers(&mut self, report: &VisitReport, places: &Places<'_>) {
        let note = self.words.say("visit-answers-note");
        let shown = report
            .sections
            .iter()
            .any(|section| !section.answers.is_empty());
        let note = shown.then_some(note.as_str());
        let following = if shown { 90.0 } else { NOTHING };
        self.section_heading("visit-answers", note, following);
        if !shown {
            self.nothing("visit-answers-empty");
        }
        let mut first = 0;
        for (index, section) in report.sections.iter().enumerate() {
            if !section.answers.is_empty() {
                self.answers_of(index, section, first, places);
            }
            first += section.answers.len();
        }
        if report.not_shown > 0 {
            let n = [("n", Value::Count(report.not_shown))];
            let text = self.words.with("visit-not-shown", &n);
            let text = self.flow.own(&text, SMALL, CONTENT_WIDTH);
            self.flow.y += 8.0;
            self.flow.run(Role::Paragraph, &text, 0.0, CONTENT_WIDTH);
        }
        self.flow.end_section();
    }

    /// Draws the answers of a section, which come after `first` others.
    fn answers_of(
        &mut self,
        index: usize,
        section: &VisitSection,
        first: usize,
        places: &Places<'_>,
    ) {
        let all: Vec<Place<'_>> = (first..)
            .zip(&section.answers)
            .map(|(index, answer)| Place {
                answer,
                section,
                index,
            })
            .collect();
        let beginning = all.first().map_or(0.0, |place| {
            let parts = self.parts(*place);
            self.kept_together(place.answer, &parts)
        });
        let score = self.section_score(section);
        let score = score.map(|score| self.flow.own(&score, SMALL, CONTENT_WIDTH));
        let score_height = score.as_ref().map_or(0.0, |score| score.height() + 3.0);
        let columns = self.shaped(&COLUMNS);
        let following = score_height + self.head_height(&columns) + beginning;
        self.flow
            .subheading(&clean(&section.title), SUBHEADING, following);
        self.flow.anchor_heading(&sections::anchor(index));
        if let Some(score) = score {
            self.flow.run(Role::Paragraph, &score, 0.0, CONTENT_WIDTH);
            self.flow.y += 3.0;
        }
        self.flow.structure.open(Role::Table);
        self.table_head(&columns, false);
        for place in all {
            self.answer_row(&columns, place, places);
        }
        self.flow.structure.close();
        self.flow.end_section();
    }

    /// The score and the points of a section in a line; nothing where it is not scored.
    fn section_score(&self, section: &VisitSection) -> Option<String> {
        let score = Value::Made(self.words.percent(section.score?));
        let points = Value::Made(self.points_of(section.earned, section.possible));
        let values = [("score", score), ("points", points)];
        Some(self.words.with("visit-section-score", &values))
    }

    /// The points of an answer: `3 of 5`, `+2` for a bonus, a dash where it is no part of the score.
    pub(super) fn answer_points(&self, answer: &VisitAnswer) -> String {
        match (answer.scored, answer.bonus) {
            (false, _) => self.words.say("none"),
            (true, false) => self.points_of(answer.earned, answer.possible),
            (true, true) => self.words.signed_whole(answer.earned),
        }
    }

    fn parts(&mut self, place: Place<'_>) -> Parts {
        let answer = place.answer;
        let number = self.words.count(answer.number);
        let question = self.flow.written(&answer.text, BODY, QUESTION.width);
        let tall = question.height() > TALL;
        let question = if tall {
            self.flow.written(&answer.text, BODY, BELOW)
        } else {
            question
        };
        let photos = u32::try_from(answer.photos.len()).unwrap_or(u32::MAX);
        let given = if answer.answer.is_empty() && photos > 0 {
            // What answers the question is the photo below.
            let photos = Value::Made(self.words.count(photos));
            let text = self.words.with("photos-counted", &[("n", photos)]);
            self.flow.own(&text, BODY, ANSWER.width)
        } else if answer.answer.is_empty() {
            let none = self.words.say("visit-no-answer");
            self.flow.own(&none, in_colour(BODY, MUTED), ANSWER.width)
        } else {
            self.flow.written(&answer.answer, BODY, ANSWER.width)
        };
        let below = given.lines.len() > ANSWER_LINES;
        let points = self.answer_points(answer);
        let note = match (answer.passed, answer.bonus && answer.scored) {
            (Some(false), _) => Some(("visit-missed-mark", in_colour(SMALL_BOLD, FAIL))),
            (_, true) => Some(("visit-bonus-mark", SMALL)),
            _ => None,
        };
        let note = note.map(|(key, style)| {
            let text = self.words.say(key);
            self.flow.own(&text, style, POINTS.width)
        });
        let given = if below {
            // Where nothing stands under the points, there is room to the end of them.
            let width = if note.is_none() { BELOW } else { REASON };
            self.flow.written(&answer.answer, BODY, width)
        } else {
            given
        };
        let reason_beside = !tall && !below && question.height() < given.height();
        let width = if reason_beside {
            QUESTION.width
        } else {
            REASON
        };
        Parts {
            reason: self
                .flow
                .written(&self.words.retold(&answer.reason), SMALL, width),
            reason_beside,
            number: self.figure(&number, SMALL, QUESTION.x - 4.0),
            points: self.figure(&points, BODY, POINTS.width),
            question,
            answer: given,
            note,
            tall,
            below,
        }
    }

    fn answer_row(&mut self, columns: &[Column], place: Place<'_>, places: &Places<'_>) {
        let parts = self.parts(place);
        let kept = self.kept_together(place.answer, &parts);
        if self.flow.reserve(kept) {
            self.table_head(columns, true);
        }
        self.flow.anchor(&place.full());
        self.flow.y += PADDING;
        self.flow.structure.open(Role::Row);
        self.answer_line(place, places, &parts);
        self.flow.structure.close();
        self.flow.y += PADDING;
        self.hairline();
    }

    /// How much has to fit on the page for an answer to begin there: all of it, unless it is long.
    fn kept_together(&mut self, answer: &VisitAnswer, parts: &Parts) -> f32 {
        let comment = answer.comment.as_deref().unwrap_or_default();
        let mut height = 2.0 * PADDING + parts.beside() + self.quote_height(comment, BELOW);
        if parts.tall {
            height += parts.question.height();
        }
        if parts.below {
            height += parts.answer.height();
        }
        if !parts.reason_beside {
            height += parts.reason.height();
        }
        let rows = answer.photos.len().div_ceil(PHOTOS_ABREAST);
        height += rows as f32 * (PHOTO_HEIGHT + PHOTO_GAP);
        if height <= KEPT_TOGETHER {
            height
        } else {
            parts.beginning()
        }
    }

    /// The cells of an answer: what stands side by side, then what stands below.
    fn answer_line(&mut self, place: Place<'_>, places: &Places<'_>, parts: &Parts) {
        let answer = place.answer;
        let top = self.flow.y;
        self.flow.structure.open(Role::RowHeader);
        let width = QUESTION.x - 4.0;
        self.flow.place(
            Role::Paragraph,
            &parts.number,
            0.0,
            top,
            width,
            Align::Start,
        );
        if parts.tall {
            self.flow
                .run(Role::Paragraph, &parts.question, QUESTION.x, BELOW);
        } else {
            self.flow.place(
                Role::Paragraph,
                &parts.question,
                QUESTION.x,
                top,
                QUESTION.width,
                Align::Start,
            );
        }
        self.flow.structure.close();
        let top = self.flow.y;
        let cell = self.flow.structure.open(Role::Cell);
        if !parts.below {
            let width = ANSWER.width;
            self.flow.place(
                Role::Paragraph,
                &parts.answer,
                ANSWER.x,
                top,
                width,
                Align::Start,
            );
        }
        self.flow.structure.close();
        self.flow.structure.open(Role::Cell);
        self.answer_score(place, places, parts, top);
        self.flow.structure.close();
        self.flow.structure.reopen(cell);
        let x = QUESTION.x;
        if parts.reason_beside {
            let y = top + parts.question.height();
            let width = QUESTION.width;
            self.flow
                .place(Role::Paragraph, &parts.reason, x, y, width, Align::Start);
        }
        self.flow.y = top + parts.beside();
        if parts.below {
            let width = if parts.note.is_none() { BELOW } else { REASON };
            self.flow.run(Role::Paragraph, &parts.answer, x, width);
        }
        if !parts.reason_beside {
            self.flow.run(Role::Paragraph, &parts.reason, x, REASON);
        }
        self.quote(
            answer.comment.as_deref().unwrap_or_default(),
            QUESTION.x,
            BELOW,
        );
        self.answer_photos(&answer.text, &answer.photos);
        self.flow.structure.close();
    }

    /// The points with the sign of a passed or missed question; a missed one leads back to its entry.
    fn answer_score(&mut self, place: Place<'_>, places: &Places<'_>, parts: &Parts, top: f32) {
        let Shape { x, width, .. } = POINTS;
        if let (Some(passed), Some(line)) = (place.answer.passed, parts.points.lines.first()) {
            let middle = top + line.height / 2.0;
            let side = 14.0;
            let area = Area {
                x: SIGN - side / 2.0,
                y: top,
                width: side,
                height: line.height,
            };
            self.flow
                .drawing(area, |sheet| charts::mark(sheet, (SIGN, middle), passed));
        }
        self.flow
            .place(Role::Paragraph, &parts.points, x, top, width, Align::End);
        let Some(note) = &parts.note else { return };
        let y = top + parts.points.height();
        if place.answer.passed == Some(false) && places.is_listed(place) {
            self.flow
                .place_link(note, x, y, width, Align::End, &place.entry());
        } else {
            self.flow
                .place(Role::Paragraph, note, x, y, width, Align::End);
        }
    }

    /// The photos of an answer, three abreast.
    fn answer_photos(&mut self, question: &str, photos: &[Photo]) {
        for row in photos.chunks(PHOTOS_ABREAST) {
            self.flow.y += PHOTO_GAP;
            self.flow.reserve(PHOTO_HEIGHT);
            let y = self.flow.y;
            for (index, photo) in row.iter().enumerate() {
                let x = QUESTION.x + index as f32 * (PHOTO_WIDTH + PHOTO_GAP);
                let text = if photo.caption.is_empty() {
                    question
                } else {
                    &photo.caption
                };
                self.framed_photo(photo.id, text, x, y, PHOTO_WIDTH, PHOTO_HEIGHT);
            }
            self.flow.y += PHOTO_HEIGHT;
        }
    }

    /// The height of a comment; none of one that is empty.
    pub(super) fn quote_height(&mut self, comment: &str, width: f32) -> f32 {
        if comment.trim().is_empty() {
            return 0.0;
        }
        self.flow.written(comment, BODY, width - QUOTE).height() + 4.0
    }

    /// Draws a comment in its own direction, with a bar along it.
    pub(super) fn quote(&mut self, comment: &str, x: f32, width: f32) {
        if comment.trim().is_empty() {
            return;
        }
        let comment = self.flow.written(comment, BODY, width - QUOTE);
        self.flow.y += 4.0;
        let bar = |sheet: &mut crate::page::Sheet, y: f32, height: f32| {
            sheet.fill(x, y, 2.0, height, ACCENT_SOFT);
        };
        self.flow
            .run_beside(Role::Paragraph, &comment, x + QUOTE, width - QUOTE, bar);
    }
}
