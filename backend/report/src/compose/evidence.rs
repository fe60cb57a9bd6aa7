//! What visitors wrote and what they photographed.

use super::Composer;
use super::theme::{BODY, GROUND, SMALL, SMALL_INK};
use api::reports::{Comment, Photo};
use uuid::Uuid;

use crate::image::Jpeg;
use crate::page::{Align, BOTTOM, CONTENT_WIDTH, TOP};
use crate::structure::Role;
use crate::text::{Paragraph, clean};
use crate::words::{Value, plain};

/// The column of months beside the comments.
const MONTH: f32 = 78.0;
const PHOTO_GAP: f32 = 12.0;
const PHOTOS_ABREAST: usize = 3;
/// Three photos and two gaps fill the line.
const PHOTO_WIDTH: f32 = (CONTENT_WIDTH - 2.0 * PHOTO_GAP) / 3.0;
/// Landscape photos of a phone are four by three.
const PHOTO_HEIGHT: f32 = PHOTO_WIDTH * 3.0 / 4.0;
/// A caption with more lines gets its photo a row of its own.
const CAPTION_LINES: usize = 6;

impl Composer<'_> {
    /// Draws the comments.
    pub(super) fn comments(&mut self, comments: &[Comment]) {
        self.section_heading("comments", None, 60.0);
        if comments.is_empty() {
            self.nothing("comments-empty");
        }
        let width = CONTENT_WIDTH - MONTH;
        for (index, comment) in comments.iter().enumerate() {
            let month = self.words.month(comment.month);
            let month = self.flow.own(&month, SMALL, MONTH - 8.0);
            let question = self.flow.written(&comment.question, SMALL, width);
            let text = self.flow.written(&comment.text, BODY, width);
            let beginning: f32 = text
                .lines
                .iter()
                .take(2)
                .map(|line| line.gap + line.height)
                .sum();
            let whole = question.height() + text.height() + 14.0;
            // Short comments stay together; long ones may break after two lines.
            let together = if whole < 160.0 {
                whole
            } else {
                question.height().min(200.0) + beginning + 14.0
            };
            self.flow.reserve(together);
            if index > 0 && !self.flow.at_top() {
                self.hairline();
                self.flow.y += 6.0;
            }
            let y = self.flow.y;
            self.flow
                .place(Role::Paragraph, &month, 0.0, y, MONTH - 8.0, Align::Start);
            self.flow.run(Role::Paragraph, &question, MONTH, width);
            self.flow.y += 1.0;
            self.flow.run(Role::Paragraph, &text, MONTH, width);
            self.flow.y += 7.0;
        }
        self.flow.end_section();
    }

    /// Draws the photos.
    pub(super) fn photos(&mut self, photos: &[Photo]) {
        self.section_heading("photos", None, PHOTO_HEIGHT + 30.0);
        if photos.is_empty() {
            self.nothing("photos-empty");
        }
        let captions: Vec<(Paragraph, String)> = photos
            .iter()
            .enumerate()
            .map(|(index, photo)| self.caption(index, photo))
            .collect();
        let mut index = 0;
        while index < captions.len() {
            let fits = |index: usize| captions[index].0.lines.len() <= CAPTION_LINES;
            let row = (index..captions.len())
                .take(PHOTOS_ABREAST)
                .take_while(|i| fits(*i))
                .count();
            if row == 0 {
                self.photo_alone(&photos[index], &captions[index].1);
                index += 1;
            } else {
                self.photo_row(&photos[index..index + row], &captions[index..index + row]);
                index += row;
            }
        }
        self.flow.end_section();
    }

    /// The caption of a photo in the width of a column, and as it was written.
    fn caption(&mut self, index: usize, photo: &Photo) -> (Paragraph, String) {
        let written = clean(&photo.caption);
        let text = if written.is_empty() {
            let number = Value::Made(self.words.number(index + 1));
            plain(
                &self
                    .words
                    .with("photo-without-caption", &[("number", number)]),
            )
        } else {
            written
        };
        (self.flow.written(&text, SMALL_INK, PHOTO_WIDTH), text)
    }

    fn photo_row(&mut self, photos: &[Photo], captions: &[(Paragraph, String)]) {
        let caption_height = captions.iter().map(|(c, _)| c.height()).fold(0.0, f32::max);
        self.flow.reserve(PHOTO_HEIGHT + 4.0 + caption_height);
        let y = self.flow.y;
        for (place, (photo, (caption, text))) in photos.iter().zip(captions).enumerate() {
            let x = place as f32 * (PHOTO_WIDTH + PHOTO_GAP);
            self.framed_photo(photo.id, text, x, y, PHOTO_WIDTH, PHOTO_HEIGHT);
            let below = y + PHOTO_HEIGHT + 4.0;
            self.flow
                .place(Role::Caption, caption, x, below, PHOTO_WIDTH, Align::Start);
        }
        self.flow.y += PHOTO_HEIGHT + 4.0 + caption_height + 12.0;
    }

    /// A photo whose caption is a text of its own.
    fn photo_alone(&mut self, photo: &Photo, text: &str) {
        let caption = self.flow.written(text, SMALL_INK, CONTENT_WIDTH);
        let whole = PHOTO_HEIGHT + 4.0 + caption.height();
        let short = PHOTO_HEIGHT + 40.0;
        self.flow
            .reserve(if whole < BOTTOM - TOP { whole } else { short });
        let y = self.flow.y;
        self.framed_photo(photo.id, text, 0.0, y, PHOTO_WIDTH, PHOTO_HEIGHT);
        self.flow.y += PHOTO_HEIGHT + 4.0;
        self.flow.run(Role::Caption, &caption, 0.0, CONTENT_WIDTH);
        self.flow.y += 12.0;
    }

    /// A photo as large as its frame lets it be, on a quiet ground.
    pub(super) fn framed_photo(
        &mut self,
        id: Uuid,
        text: &str,
        x: f32,
        y: f32,
        width: f32,
        height: f32,
    ) {
        let Some((index, jpeg)) = self.pictures.find(id) else {
            return;
        };
        let (photo_width, photo_height) = fit(jpeg, width, height);
        self.flow
            .artifact(|sheet| sheet.fill(x, y, width, height, GROUND));
        let caption = Value::Text(text);
        let alt = plain(&self.words.with("photo-alt", &[("caption", caption)]));
        let node = self.flow.structure.add(Role::Figure, None, Some(alt), None);
        let (left, top) = (
            x + (width - photo_width) / 2.0,
            y + (height - photo_height) / 2.0,
        );
        self.flow.tagged(node, |sheet| {
            sheet.photo(index, left, top, photo_width, photo_height)
        });
    }
}

/// The largest size with the proportions of the photo that fits.
fn fit(jpeg: Jpeg, width: f32, height: f32) -> (f32, f32) {
    let (pixel_width, pixel_height) = (f32::from(jpeg.width), f32::from(jpeg.height));
    let scale = (width / pixel_width).min(height / pixel_height);
    (pixel_width * scale, pixel_height * scale)
}
