//! Tables break between rows, never with one row alone, and have their head on every page.
use std::collections::BTreeMap;

use api::reports::StoreReport;
use report::Language;

use crate::extract::{Extracted, Piece, extract};
use crate::sample;

/// How many questions with `mark` in their text stand on each page.
fn rows_by_page(found: &Extracted, mark: &str) -> BTreeMap<usize, usize> {
    let mut rows = BTreeMap::new();
    for piece in found
        .pieces
        .iter()
        .filter(|piece| piece.text.contains(mark))
    {
        *rows.entry(piece.page).or_default() += 1;
    }
    rows
}

/// Short questions: `rows` that were missed below `above` that went well, with nothing between them.
fn report(language: Language, above: usize, rows: usize) -> StoreReport {
    let mut report = sample::report(language);
    report.photos.clear();
    report.comments.clear();
    let mut question = report.missed[0].clone();
    question.text = "QQQ".to_owned();
    question.section = "s".to_owned();
    report.went_well = vec![question.clone(); above];
    question.text = "WWW".to_owned();
    report.missed = vec![question; rows];
    report.comparisons.clear();
    report.fix.clear();
    report.improved.clear();
    report.repeats.clear();
    report.sections.clear();
    report.trend.clear();
    report
}

/// The pages of the headings of sections, in order.
fn headings_by_page(pieces: &mut dyn Iterator<Item = &Piece>) -> Vec<usize> {
    let mut lines: Vec<(usize, u32)> = pieces
        .map(|piece| (piece.page, piece.y.to_bits()))
        .collect();
    lines.dedup();
    lines.into_iter().map(|(page, _)| page).collect()
}

fn is_heading(piece: &Piece) -> bool {
    (piece.size - 14.0).abs() < 0.01
}

#[test]
fn no_row_stands_alone_and_every_page_has_the_head() {
    let mut split = 0;
    for language in Language::all() {
        for above in 9..22 {
            for rows in [3, 4, 7] {
                let found = extract(&sample::pdf(&report(language, above, rows)).unwrap());
                let name = format!("{language:?} {rows} below {above}");
                let pages = rows_by_page(&found, "WWW");
                assert_eq!(pages.values().sum::<usize>(), rows, "{name}");
                assert!(pages.values().all(|rows| *rows >= 2), "{name}: {pages:?}");
                split += usize::from(pages.len() > 1);
                let first = *pages.keys().next().unwrap();
                for page in pages.keys() {
                    let here = || found.pieces.iter().filter(|piece| piece.page == *page);
                    let top = here().find(|piece| piece.text.contains("WWW")).unwrap().y;
                    // The head is small print above the first row, decoration where it comes again.
                    let head = here().any(|piece| {
                        (piece.size - 7.4).abs() < 0.01
                            && (top..top + 40.0).contains(&piece.y)
                            && piece.artifact == (*page != first)
                    });
                    assert!(head, "{name}: the head on page {page}");
                }
                let headings = found.pieces.iter().filter(|piece| is_heading(piece));
                let above = headings.filter(|piece| piece.page == first);
                let top = found.pieces.iter().find(|piece| piece.text.contains("WWW"));
                let top = top.unwrap().y;
                assert!(
                    above.clone().any(|piece| piece.y > top),
                    "{name}: the heading"
                );
            }
        }
    }
    assert!(split > 6, "only {split} tables were split");
}

#[test]
fn pages_of_the_samples_are_not_left_empty_for_a_table() {
    for language in Language::all() {
        let found = extract(&sample::pdf(&sample::report(language)).unwrap());
        // The heading of the comments is the twelfth; the pages before it end because they are full.
        let mut headings = found.pieces.iter().filter(|piece| is_heading(piece));
        let tables_end = headings_by_page(&mut headings)[11];
        for page in 1..tables_end {
            let lowest = found
                .pieces
                .iter()
                .filter(|piece| piece.page == page && !piece.artifact)
                .map(|piece| piece.y)
                .fold(f32::MAX, f32::min);
            assert!(
                lowest < 841.89 / 3.0,
                "{language:?}: page {page} ends at {lowest}"
            );
        }
    }
}
