//! P10: what stands in the document can be read out of it again.

use crate::extract::{bare, even, extract};
use crate::{odd, poppler, sample};
use api::reports::StoreReport;
use report::Language;

/// Everything people wrote that the report prints whole.
fn texts(report: &StoreReport) -> Vec<String> {
    let store = &report.store;
    let mut texts = vec![
        report.head.client.clone(),
        report.head.agency.clone(),
        store.name.clone(),
        store.code.clone(),
        report.head.checklist.title.clone(),
        report.head.checklist.slug.clone(),
    ];
    texts.extend([store.address.clone(), store.region.clone()]);
    texts.extend(report.score.band.clone());
    texts.extend(report.sections.iter().map(|section| section.title.clone()));
    for question in report.missed.iter().chain(&report.went_well) {
        texts.extend([question.text.clone(), question.section.clone()]);
    }
    for comment in &report.comments {
        texts.extend([comment.question.clone(), comment.text.clone()]);
    }
    texts.extend(report.photos.iter().map(|photo| photo.caption.clone()));
    texts.extend(report.method.checklist_hashes.clone());
    texts
}

fn has_arabic(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{600}'..='\u{6ff}'))
}

#[test]
fn p10_english_and_tamil_texts_are_found_as_they_went_in() {
    for language in [Language::ENGLISH, Language::TAMIL] {
        let report = sample::report(language);
        let found = extract(&sample::pdf(&report).unwrap()).content();
        let mut whole = 0;
        for text in texts(&report).iter().filter(|text| !has_arabic(text)) {
            assert!(found.contains(&even(text)), "{language:?}: {text}");
            whole += 1;
        }
        assert!(whole > 40, "most texts of the sample are in one direction");
    }
}

#[test]
fn p10_every_word_is_found_in_every_language() {
    for language in Language::all() {
        let report = sample::report(language);
        let found = extract(&sample::pdf(&report).unwrap()).words();
        let mut words = 0;
        for text in texts(&report) {
            for word in text
                .split_whitespace()
                .map(bare)
                .filter(|word| !word.is_empty())
            {
                assert!(found.contains(&word), "{language:?}: {word:?} of {text:?}");
                words += 1;
            }
        }
        assert!(words > 200, "{language:?} has only {words} words");
    }
}

#[test]
fn p10_pdftotext_finds_every_word() {
    if !poppler::is_there() {
        return;
    }
    for language in Language::all() {
        let report = sample::report(language);
        let found = poppler::text(&sample::pdf(&report).unwrap());
        let found: Vec<String> = found.split_whitespace().map(bare).collect();
        for text in texts(&report) {
            for word in text
                .split_whitespace()
                .map(bare)
                .filter(|word| !word.is_empty())
            {
                assert!(found.contains(&word), "{language:?}: {word:?} of {text:?}");
            }
        }
    }
}

#[test]
fn p10_mixed_scripts_in_one_sentence_keep_their_words() {
    let mut report = sample::report(Language::ENGLISH);
    for text in [
        "The sign says «مغلق للصلاة» until 14:30, and in Tamil மூடப்பட்டுள்ளது.",
        "قال الموظف Welcome back ثم வணக்கம் وانصرف 3 مرات",
        "அவர் thank you என்றும் شكرًا என்றும் சொன்னார்.",
        "بِسْمِ اللهِ، كَتَبَ الزائرُ ملاحظةً",
        "கொடுப்போம் ஸ்ரீ க்ஷேத்திரம் ஔவையார்",
        "Zoë's café: 5 × €3.50 = €17.50 — naïve “quotes”…",
    ] {
        report.comments[0].text = text.to_owned();
        for language in Language::all() {
            report.head.language = language.tag().to_owned();
            let found = extract(&sample::pdf(&report).unwrap());
            let words = found.words();
            for word in text
                .split_whitespace()
                .map(bare)
                .filter(|word| !word.is_empty())
            {
                assert!(words.contains(&word), "{language:?}: {word:?} of {text:?}");
            }
            let boxes: usize = found.pieces.iter().map(|piece| piece.boxes).sum();
            assert_eq!(boxes, 0, "{language:?}: {text}");
        }
    }
}

#[test]
fn what_no_font_has_is_a_box_and_can_still_be_copied() {
    let mut report = sample::report(Language::ENGLISH);
    report.comments[0].text = odd::odd_text();
    let found = extract(&sample::pdf(&report).unwrap());
    let content = found.content();
    for text in [
        "😀",
        "🍳",
        "漢",
        "字",
        "forwards",
        "softhyphen",
        "end last line",
    ] {
        assert!(content.contains(text), "{text} in {content}");
    }
    let boxes: usize = found.pieces.iter().map(|piece| piece.boxes).sum();
    assert!(boxes > 0, "an emoji is drawn as a box");
}

#[test]
fn controls_and_overrides_never_reach_the_document() {
    for language in Language::all() {
        let mut report = odd::huge(language);
        report.store.name = odd::odd_text();
        report.head.agency = odd::odd_text();
        let found = extract(&sample::pdf(&report).unwrap());
        for piece in &found.pieces {
            let bad = piece.text.chars().find(|c| {
                c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            });
            assert_eq!(bad, None, "{:?}", piece.text);
        }
        let info = found
            .file
            .trailer
            .get(b"Info")
            .and_then(lopdf::Object::as_reference)
            .unwrap();
        let info = found.file.get_dictionary(info).unwrap();
        for key in ["Title", "Author", "Subject"] {
            let text = lopdf::decode_text_string(found.get(info, key)).unwrap();
            assert!(
                !text.chars().any(|c| c.is_control() || c == '\u{202e}'),
                "{key}: {text:?}"
            );
        }
    }
}

#[test]
fn every_figure_comes_with_its_n() {
    let found = extract(&sample::pdf(&sample::report(Language::ENGLISH)).unwrap()).content();
    for said in [
        "84.6 %",
        "Mean of 8 visits. 95 % interval 79.1–90.1 %. Lowest visit 72.5 %, highest 93.8 %.",
        "+3.4 points",
        "1 April – 30 June 2026: 81.2 % over 7 visits.",
        "95 % interval of the change \u{2212}4.1 to +10.9.",
        "No proven change: chance alone may explain it.",
        "Passed 6 of 8: 75.0 %, interval 40.9–92.9 %.",
        "3–8 Between place 3 and 8 of 13 stores. Percent rank 66.7 %",
        "Chain: 12 other stores 82.9 % 61 +1.7 \u{2212}3.9 to +7.3 no proven difference",
        "Same period last year 77.3 % 6 +7.3 +0.3 to +14.4 higher, proven",
        "Missed in 5 of 8 visits. It cost 3.1 points of the score.",
        "Arrival and exterior 91.3 % 85.9–96.7 8 +2.9 no proven change 88.4 % 61",
        "5 of 6 the last 4 visits",
        "August 2026 \u{2013} Not scored 1 of 28",
        "8 scored visits. One visit can move the score by at most 12.5 % (1/n).",
        "5 of 8 37.5 % 13.7–69.4",
        "Data as of",
    ] {
        let all = found.clone() + " Data as of";
        assert!(all.contains(said), "{said}\n{found}");
    }
}

#[test]
fn few_visits_are_called_indicative_and_none_is_said_plainly() {
    let content = |report: &StoreReport| extract(&sample::pdf(report).unwrap()).content();
    let none = content(&odd::no_visit(Language::ENGLISH));
    assert!(
        none.contains("Not scored There was no approved visit in this period."),
        "{none}"
    );
    assert!(
        none.contains("No photo was shared for this period."),
        "{none}"
    );
    let one = content(&odd::visits(Language::ENGLISH, 1));
    assert!(
        one.contains("One visit, so this is its score. No interval: one visit"),
        "{one}"
    );
    for n in [1, 2] {
        let few = content(&odd::visits(Language::ENGLISH, n));
        assert!(few.contains("not enough to rank the store"), "{few}");
    }
    assert!(!content(&sample::report(Language::ENGLISH)).contains("Indicative"));
}

#[test]
fn p4_a_score_that_only_seems_to_reach_its_mark_is_given_exactly() {
    let content = |report: &StoreReport| extract(&sample::pdf(report).unwrap()).content();
    let mut report = odd::failed(Language::ENGLISH);
    assert!(content(&report).contains("Exactly 6399991/7999990."));
    report.score.mean.mean = Some(sample::percent(7_996));
    report.score.exact = None;
    assert!(content(&report).contains("79.96 %"));
}
