//! Nothing stands outside the margins and no text stands on another, however much or little there is.

use crate::extract::{Extracted, Piece, extract};
use crate::{odd, sample};
use api::reports::{Digits, StoreReport, Verdict};
use report::Language;

const WIDTH: f32 = 595.276;
const HEIGHT: f32 = 841.89;
const MARGIN: f32 = 51.0;
/// Above the running head and below the foot.
const EDGE: f32 = 26.0;

fn reports() -> Vec<(String, StoreReport)> {
    let mut reports = Vec::new();
    for language in Language::all() {
        let tag = language.tag();
        reports.push((tag.to_owned(), sample::report(language)));
        reports.push((format!("{tag} without a visit"), odd::no_visit(language)));
        reports.push((format!("{tag} one visit"), odd::visits(language, 1)));
        reports.push((format!("{tag} two visits"), odd::visits(language, 2)));
        reports.push((format!("{tag} failed"), odd::failed(language)));
        let uneven = odd::uneven(language, Verdict::Fail);
        reports.push((format!("{tag} uneven"), uneven));
        reports.push((format!("{tag} huge"), odd::huge(language)));
    }
    let mut digits = sample::report(Language::ARABIC);
    digits.head.digits = Digits::ArabicIndic;
    reports.push(("ar in its own digits".to_owned(), digits));
    let mut name = sample::report(Language::ENGLISH);
    name.store.name = "Palm Grove Kitchen at the Old Harbour Terminal, Departures 1".to_owned();
    assert_eq!(name.store.name.chars().count(), 60);
    reports.push(("a name of sixty characters".to_owned(), name));
    reports
}

/// Nothing stands outside the margins.
pub fn check_margins(name: &str, found: &Extracted) {
    for piece in &found.pieces {
        let inside = piece.x >= MARGIN - 0.6
            && piece.x + piece.width <= WIDTH - MARGIN + 0.6
            && piece.y >= EDGE
            && piece.y + piece.size * 0.75 <= HEIGHT - EDGE;
        assert!(inside, "{name}: {piece:?}");
    }
    for (page, x, y) in &found.corners {
        let inside =
            (MARGIN - 1.0..=WIDTH - MARGIN + 1.0).contains(x) && (EDGE..=HEIGHT - EDGE).contains(y);
        assert!(inside, "{name}: page {page}, {x} {y}");
    }
}

#[test]
fn no_text_and_no_drawing_stands_outside_the_margins() {
    for (name, report) in reports() {
        check_margins(&name, &extract(&sample::pdf(&report).unwrap()));
    }
}

/// True when the capitals of two pieces would touch.
fn touch(a: &Piece, b: &Piece) -> bool {
    let across = (a.x + a.width).min(b.x + b.width) - a.x.max(b.x);
    let up = (a.y + a.size * 0.7).min(b.y + b.size * 0.7) - a.y.max(b.y);
    across > 0.8 && up > 0.8
}

/// No text stands on another.
pub fn check_overlaps(name: &str, found: &Extracted) {
    for page in 0..found.pages.len() {
        let pieces = found.pieces.iter();
        let pieces: Vec<&Piece> = pieces
            .filter(|piece| piece.page == page && !piece.text.trim().is_empty())
            .collect();
        for (index, a) in pieces.iter().enumerate() {
            for b in &pieces[index + 1..] {
                assert!(!touch(a, b), "{name}, page {page}: {a:?} and {b:?}");
            }
        }
    }
}

#[test]
fn no_text_stands_on_another() {
    for (name, report) in reports() {
        check_overlaps(&name, &extract(&sample::pdf(&report).unwrap()));
    }
}

/// Every page has something on it.
pub fn check_pages(name: &str, found: &Extracted) {
    for page in 0..found.pages.len() {
        let mut content = found.pieces.iter();
        let content = content.any(|piece| piece.page == page && !piece.artifact);
        assert!(content, "{name}: page {page} is empty");
    }
}

#[test]
fn every_page_has_something_on_it() {
    for (name, report) in reports() {
        check_pages(&name, &extract(&sample::pdf(&report).unwrap()));
    }
}

#[test]
fn the_first_page_of_an_ordinary_report_holds_the_verdict_and_what_to_fix() {
    let report = sample::report(Language::ENGLISH);
    let found = extract(&sample::pdf(&report).unwrap());
    assert!(found.pages.len() <= 8, "{} pages", found.pages.len());
    let first: String = found
        .pieces
        .iter()
        .filter(|piece| piece.page == 0)
        .map(|piece| piece.text.as_str())
        .collect();
    for text in [
        "84.6",
        "Pass",
        "soap?",
        "Place in the chain",
        "12 other stores",
    ] {
        assert!(first.contains(text), "{text}");
    }
}

#[test]
fn arabic_pages_are_mirrored() {
    let found = extract(&sample::pdf(&sample::report(Language::ARABIC)).unwrap());
    let edge = |piece: &&Piece| (piece.x + piece.width - (WIDTH - MARGIN)).abs() < 1.0;
    let headings = found.pieces.iter().filter(|piece| piece.size == 14.0);
    assert!(headings.clone().count() >= 7);
    // The run of a heading that reaches the right margin is there on every line with a heading.
    let lines: std::collections::BTreeSet<(usize, u32)> = headings
        .clone()
        .map(|piece| (piece.page, piece.y.to_bits()))
        .collect();
    assert_eq!(headings.filter(edge).count(), lines.len());
}
