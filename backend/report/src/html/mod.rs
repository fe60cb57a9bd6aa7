//! The third painter: the structure of a document as HTML, for web pages. Its order and its words are those
//! of the PDF, for both are made from one composition; what pages of paper need and screens do not (running
//! heads and feet, heads of tables that come again) is decoration there and left out here.
//!
//! [`walk`] goes through the tree, with [`table`] and [`figure`] for what is no prose; [`look`] tells from what
//! was drawn how words look; charts and drawings are painted by [`mod@crate::svg`].

mod figure;
mod look;
mod table;
mod walk;

use std::sync::Arc;

use uuid::Uuid;

use crate::image::{Jpeg, Pictures};
use crate::language::Language;
use crate::words::{Value, Words};
use crate::{Report, compose};

/// Where a page of the web has what a report speaks of.
#[derive(Clone, Copy)]
pub struct Links<'a> {
    /// The address of a photo.
    pub photo: &'a dyn Fn(Uuid) -> String,
    /// The address of the report of a visit.
    pub visit: &'a dyn Fn(Uuid) -> String,
    /// The address of the report of a store.
    pub store: &'a dyn Fn(Uuid) -> String,
}

impl std::fmt::Debug for Links<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Links").finish_non_exhaustive()
    }
}

/// A report as a part of a web page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Html {
    /// What names the page.
    pub title: String,
    /// One element that holds everything, its only heading of the first level among it.
    pub body: String,
}

/// The HTML of a report. Photos are not needed for it: their addresses are.
pub fn html(report: Report<'_>, links: Links<'_>) -> Html {
    let nothing: Arc<[u8]> = Arc::from([]);
    let mut pictures = Pictures::new();
    let mut ids = Vec::new();
    for photo in report.photos() {
        if pictures.find(photo.id).is_none() {
            pictures.add(photo.id, &nothing, LANDSCAPE);
            ids.push(photo.id);
        }
    }
    let head = report.head();
    let left_out = |rows: u32| {
        let language = Language::find(&head.language).unwrap_or(Language::ENGLISH);
        let words = Words::new(language, head.digits);
        words.with("rows-left-out", &[("n", Value::Count(rows))])
    };
    let document = compose::compose(report, &pictures, compose::Medium::Screen);
    let walk = walk::Walk::of(&document, &ids, links, &left_out);
    Html {
        title: document.title.clone(),
        body: walk.write(),
    }
}

/// The shape of the place of a photo whose own shape the browser will find out.
const LANDSCAPE: Jpeg = Jpeg {
    width: 4,
    height: 3,
    components: 3,
    inverted: false,
};
