//! The chain report: every store with what its place is worth, on few pages and in few bytes.

use std::collections::BTreeSet;

use api::reports::ChainReport;
use report::Language;

use crate::extract::{Extracted, Piece, extract};
use crate::geometry::{check_margins, check_overlaps, check_pages};
use crate::odd_chain;
use crate::sample::chain::{FEW, RANKED, STORES, pdf, report};
use crate::tree;

fn found(report: &ChainReport) -> Extracted {
    extract(&pdf(report).unwrap())
}

fn text(found: &Extracted) -> String {
    let pieces = found.pieces.iter().filter(|piece| !piece.artifact);
    pieces.map(|piece| piece.text.as_str()).collect()
}

#[test]
fn nothing_stands_outside_the_margins_or_on_anything_else() {
    for language in Language::all() {
        let tag = language.tag();
        for (name, report) in [
            ("chain", report(language)),
            ("nobody visited", odd_chain::no_visit(language)),
            ("one store", odd_chain::one_store(language)),
            ("uneven", odd_chain::uneven(language)),
        ] {
            let found = found(&report);
            check_margins(&format!("{tag} {name}"), &found);
            check_overlaps(&format!("{tag} {name}"), &found);
            check_pages(&format!("{tag} {name}"), &found);
            tree::check(&found);
        }
    }
}

#[test]
fn every_store_is_listed_once_with_its_code() {
    for language in Language::all() {
        let report = report(language);
        let text = text(&found(&report));
        let codes: BTreeSet<&str> = report.league.iter().map(|row| row.code.as_str()).collect();
        assert_eq!(codes.len(), STORES as usize);
        for code in codes {
            assert_eq!(text.matches(code).count(), 1, "{language}: {code}");
        }
    }
}

#[test]
fn a_store_has_its_range_of_places_its_mean_n_and_interval() {
    // The first store: 96.40 %, ten visits, half an interval of 3.80 points, which 100 % cuts.
    let text = text(&found(&report(Language::ENGLISH)));
    assert!(text.contains("Palm Grove Kitchen — Marina Walk 1"));
    assert!(text.contains("PGM-0000 · Coast1–2296.4"));
    assert!(text.contains("1092.6–100.0"), "n and interval");
    // The last ranked one may be anywhere from place 169 to the last.
    assert!(text.contains("169–187"));
}

#[test]
fn stores_with_too_few_visits_have_no_rank_and_the_report_says_so() {
    let found = found(&report(Language::ENGLISH));
    let text = text(&found);
    let few = text.find("Too few visits for a rank").unwrap();
    let none = text.find("Stores without a scored visit").unwrap();
    assert!(text[few..none].contains("fewer than 3 scored visits"));
    assert_eq!(text[few..none].matches("PGM-").count(), FEW as usize);
    assert_eq!(text[few..none].matches("1 visit").count(), 4);
    let rest = (STORES - RANKED - FEW) as usize;
    assert_eq!(text[none..].matches("PGM-").count(), rest);
}

#[test]
fn the_head_of_the_league_table_is_on_each_of_its_pages() {
    let found = found(&report(Language::ENGLISH));
    let on = |page: usize, text: &str| {
        let mut pieces = found.pieces.iter().filter(|piece| piece.page == page);
        pieces.any(|piece: &Piece| piece.text.contains(text))
    };
    let listed: Vec<usize> = (0..found.pages.len())
        .filter(|page| on(*page, "PGM-"))
        .collect();
    assert!(listed.len() <= 6, "{listed:?}");
    for page in listed {
        assert!(on(page, "Rank") && on(page, "Store"), "{page}");
    }
}

#[test]
fn a_report_on_part_of_a_chain_says_so_first_and_in_the_method() {
    // Without spaces, because lines end between words.
    let text = text(&found(&odd_chain::one_store(Language::ENGLISH))).replace(' ', "");
    let said = "Thisreportcoverspartoftheclientonly:theonestoreyoumaysee.";
    assert_eq!(text.matches(said).count(), 2);
    assert!(text.find(said).unwrap() < text.find("Scoreinthisperiod").unwrap());
}

#[test]
fn the_same_chain_gives_the_same_bytes() {
    let report = report(Language::TAMIL);
    assert_eq!(pdf(&report).unwrap(), pdf(&report).unwrap());
}

#[test]
fn a_chain_of_two_hundred_stores_stays_small_with_all_its_parts_and_tags() {
    let bounds = [
        (Language::ENGLISH, 71_000),
        (Language::ARABIC, 94_000),
        (Language::TAMIL, 82_500),
    ];
    for (language, bound) in bounds {
        let bytes = pdf(&report(language)).unwrap();
        assert!(bytes.len() < bound, "{language:?}: {} bytes", bytes.len());
    }
}
