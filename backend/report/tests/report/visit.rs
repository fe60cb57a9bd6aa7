//! The report of a visit: complete, in the order of the visit, its parts tied together, and silent about the
//! shopper.
#![expect(
    clippy::unwrap_used,
    reason = "functions of tests, which clippy does not know as tests"
)]

use std::collections::BTreeMap;

use api::reports::{VisitAnswer, VisitReport};
use lopdf::Dictionary;
use report::Language;

use crate::extract::{Extracted, even, extract};
use crate::{geometry, odd_visit, sample_visit, tree};

fn answers(report: &VisitReport) -> BTreeMap<&str, &VisitAnswer> {
    let answers = report.sections.iter().flat_map(|section| &section.answers);
    answers
        .map(|answer| (answer.question.as_str(), answer))
        .collect()
}

#[test]
fn every_visit_is_whole_however_much_or_little_there_is() {
    for language in Language::all() {
        for (name, report) in odd_visit::all(language) {
            let name = format!("{} {name}", language.tag());
            let found = extract(&sample_visit::pdf(&report).unwrap());
            geometry::check_margins(&name, &found);
            geometry::check_overlaps(&name, &found);
            geometry::check_pages(&name, &found);
            tree::check(&found);
        }
    }
}

/// Texts of the model, in the order the report has them.
fn texts(report: &VisitReport) -> Vec<&str> {
    let answers = answers(report);
    let mut texts = vec![report.head.client.as_str(), &report.store.name];
    texts.extend(report.score.band.as_deref());
    texts.extend(report.score.fail_reasons.iter().map(String::as_str));
    texts.extend(report.score.steps.iter().map(String::as_str));
    texts.extend(report.sections.iter().map(|section| section.title.as_str()));
    for id in &report.missed {
        let answer = answers[id.as_str()];
        texts.extend([answer.text.as_str(), &answer.answer, &answer.reason]);
        texts.extend(answer.comment.as_deref());
    }
    for id in &report.strengths {
        texts.extend([
            answers[id.as_str()].text.as_str(),
            &answers[id.as_str()].answer,
        ]);
    }
    for section in &report.sections {
        texts.push(&section.title);
        for answer in &section.answers {
            texts.extend([answer.text.as_str(), &answer.answer, &answer.reason]);
            texts.extend(answer.comment.as_deref());
        }
    }
    for timing in &report.timings {
        texts.extend([timing.text.as_str(), &timing.answer, &timing.standard]);
    }
    texts.push(&report.code);
    texts.extend(report.method.checklist_hashes.iter().map(String::as_str));
    texts
}

#[test]
fn a_visit_reads_in_the_order_of_the_model_in_every_language() {
    for language in Language::all() {
        let report = sample_visit::report(language);
        let found = extract(&sample_visit::pdf(&report).unwrap());
        let read = tree::check(&found).reading(&found);
        let mut rest = read.as_str();
        for text in texts(&report) {
            let text = even(text);
            let at = rest.find(&text);
            let at = at.unwrap_or_else(|| panic!("{language:?}: {text:?} is not in {rest:?}"));
            rest = &rest[at + text.len()..];
        }
    }
}

#[test]
fn what_is_named_twice_is_tied_by_links() {
    let report = sample_visit::report(Language::ENGLISH);
    let found = extract(&sample_visit::pdf(&report).unwrap());
    let tree = tree::check(&found);
    let all = tree.all();
    let links: Vec<String> = all
        .iter()
        .filter(|element| element.role == "Link")
        .map(|link| link.reading(&found))
        .collect();
    // To the answer and back for each of the 8 missed ones; 7 sections, 5 strengths, 2 measures; the checklist.
    assert_eq!(links.len(), 8 * 2 + 7 + 5 + 2 + 1, "{links:?}");
    let back = links.iter().filter(|words| *words == "Missed").count();
    assert_eq!(back, 8);
    assert!(links.contains(&"Cleanliness and hygiene · question 25".to_owned()));
}

fn titles(found: &Extracted, entry: &Dictionary) -> Vec<String> {
    let mut titles = Vec::new();
    let mut next = entry
        .get(b"First")
        .is_ok()
        .then(|| found.get(entry, "First"));
    while let Some(entry) = next {
        let entry = entry.as_dict().unwrap();
        titles.push(lopdf::decode_text_string(found.get(entry, "Title")).unwrap());
        if titles.last().is_some_and(|title| title == "All answers") {
            titles.extend(
                self::titles(found, entry)
                    .into_iter()
                    .map(|t| format!("> {t}")),
            );
        } else {
            titles.extend(self::titles(found, entry));
        }
        next = entry.get(b"Next").is_ok().then(|| found.get(entry, "Next"));
    }
    titles
}

#[test]
fn the_outline_has_the_sections_under_all_answers() {
    let report = sample_visit::report(Language::ENGLISH);
    let found = extract(&sample_visit::pdf(&report).unwrap());
    let outlines = found.get(found.file.catalog().unwrap(), "Outlines");
    let titles = titles(&found, outlines.as_dict().unwrap());
    let from = titles
        .iter()
        .position(|title| title == "What was missed")
        .unwrap();
    assert_eq!(
        titles[from..],
        [
            "What was missed",
            "What went well",
            "All answers",
            "> Arrival and exterior",
            "> Queue and ordering",
            "> Food quality",
            "> Staff and service recovery",
            "> Cleanliness and hygiene",
            "> Payment and farewell",
            "> Overall impression",
            "Times and measures",
            "When it was published",
            "How the figures are made",
        ]
    );
}

#[test]
fn p6_a_visit_says_its_month_and_never_its_day() {
    let report = sample_visit::report(Language::ENGLISH);
    let bytes = sample_visit::pdf(&report).unwrap();
    let found = extract(&bytes);
    let mut said = found.content();
    let info = found
        .file
        .trailer
        .get(b"Info")
        .unwrap()
        .as_reference()
        .unwrap();
    let info = found.file.get_dictionary(info).unwrap();
    said += &lopdf::decode_text_string(found.get(info, "Title")).unwrap();
    assert!(said.contains("September 2026"));
    for (at, _) in said.match_indices("September 2026") {
        let before = said[..at].trim_end().chars().next_back();
        assert!(!before.is_some_and(|c| c.is_numeric()), "{}", &said[..at]);
    }
}

#[test]
fn photos_stand_at_their_questions_and_in_the_file_once() {
    let report = sample_visit::report(Language::TAMIL);
    let bytes = sample_visit::pdf(&report).unwrap();
    assert!(bytes.len() < 3_000_000, "{} bytes", bytes.len());
    let found = extract(&bytes);
    let tree = tree::check(&found);
    let figures = tree.all().iter().filter(|e| e.role == "Figure").count();
    // Eight photos with the answers, four of them with the missed questions as well.
    assert_eq!(figures, 8 + 4);
    let images = found.file.objects.values().filter(|object| {
        let stream = object.as_stream();
        stream.is_ok_and(|s| {
            s.dict
                .get(b"Subtype")
                .is_ok_and(|t| t.as_name().is_ok_and(|n| n == b"Image"))
        })
    });
    assert_eq!(images.count(), 8);
    assert_eq!(bytes, sample_visit::pdf(&report).unwrap());
}

#[test]
fn p4_what_a_figure_hides_is_said_beside_it() {
    let said = |report: &VisitReport| extract(&sample_visit::pdf(report).unwrap()).content();
    let near = said(&odd_visit::perfect(Language::ENGLISH));
    assert!(near.contains("Exactly 89999999/99999999."));
    assert!(near.contains("The total is at most 100 %."));
    let few = said(&odd_visit::hidden(Language::ENGLISH));
    assert!(few.contains("Only 50.0"), "{few}");
    assert!(few.contains("8 missed questions are not shown by the checklist."));
    assert!(few.contains("31 more questions were answered"));
    let unscored = said(&odd_visit::unscored(Language::ENGLISH));
    assert!(unscored.contains("Not scored") && !unscored.contains("72.1"));
}
