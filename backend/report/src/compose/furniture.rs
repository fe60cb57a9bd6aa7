//! The running head and foot, once the number of pages is known.

use super::theme::{HAIR, HAIRLINE, TINY};
use crate::page::{Align, BOTTOM, CONTENT_WIDTH, Page, Sheet, Stroke, Tag};
use crate::text::{Base, Shaper, clean};
use crate::words::{Value, Words};
use api::reports::Head;

const HEAD: f32 = 36.0;
const FOOT: f32 = BOTTOM + 14.0;

/// Adds head and foot to every page; the first page has its masthead instead of a head.
pub fn add(pages: &mut [Page], head: &Head, title: &str, words: &Words) {
    let language = words.language();
    let mut shaper = Shaper::new(language);
    let count = pages.len();
    let half = CONTENT_WIDTH / 2.0 - 8.0;
    let name = clean(title).replace('\n', " ");
    let store = shaper.one_line(&name, TINY, half, Base::Auto);
    let period = shaper.one_line(&words.period(head.period), TINY, half, Base::Page);
    let moment = Value::Made(words.moment(head.as_of));
    let as_of = words.with("as-of", &[("moment", moment)]);
    let as_of = shaper.one_line(&as_of, TINY, CONTENT_WIDTH * 0.7, Base::Page);
    let stroke = Stroke {
        colour: HAIR,
        width: HAIRLINE,
        dashed: false,
    };
    for (index, page) in pages.iter_mut().enumerate() {
        let number = words.with(
            "page",
            &[
                ("page", Value::Made(words.number(index + 1))),
                ("pages", Value::Made(words.number(count))),
            ],
        );
        let number = shaper.one_line(&number, TINY, CONTENT_WIDTH * 0.28, Base::Page);
        let mut sheet = Sheet::new(language);
        sheet.tag = Tag::Head;
        if index > 0 {
            sheet.text(&store, 0.0, HEAD, half, Align::Start);
            sheet.text(&period, CONTENT_WIDTH - half, HEAD, half, Align::End);
            sheet.rule(0.0, HEAD + 15.0, CONTENT_WIDTH, stroke);
        }
        sheet.tag = Tag::Foot;
        sheet.rule(0.0, FOOT - 5.0, CONTENT_WIDTH, stroke);
        sheet.text(&as_of, 0.0, FOOT, CONTENT_WIDTH * 0.7, Align::Start);
        sheet.text(
            &number,
            CONTENT_WIDTH * 0.72,
            FOOT,
            CONTENT_WIDTH * 0.28,
            Align::End,
        );
        page.furniture = sheet.items;
    }
}
