//! Visits at the edges: nothing missed, nothing scored, nothing shown, and far too much.

use api::reports::{
    Comparison, NoComparison, Points, Verdict, VisitAnswer, VisitReport, VisitSection,
};
use report::Language;

use crate::sample::{self, percent};
use crate::sample_visit;

/// Every visit there is, with a name for each.
pub fn all(language: Language) -> Vec<(&'static str, VisitReport)> {
    vec![
        ("visit", sample_visit::report(language)),
        ("visit-perfect", perfect(language)),
        ("visit-unscored", unscored(language)),
        ("visit-hidden", hidden(language)),
        ("visit-huge", huge(language)),
    ]
}

fn nothing(comparisons: &mut [Comparison], none: NoComparison) {
    for comparison in comparisons {
        comparison.mean = None;
        comparison.difference = None;
        comparison.none = Some(none);
    }
}

fn answers(report: &mut VisitReport) -> impl Iterator<Item = &mut VisitAnswer> {
    let sections = report.sections.iter_mut();
    sections.flat_map(|section| &mut section.answers)
}

/// The first visit of a store: all passed, no photo, no comment, published once, seemingly on the mark.
pub fn perfect(language: Language) -> VisitReport {
    let mut report = sample_visit::report(language);
    nothing(&mut report.comparisons, NoComparison::NotScoredThen);
    report.missed.clear();
    report.score.score = Some(percent(9_000));
    report.score.exact = Some("89999999/99999999".to_owned());
    report.score.pass_mark = Some(percent(9_000));
    report.score.verdict = Some(Verdict::Pass);
    report.score.fail_reasons.clear();
    report.score.steps = vec!["The total is at most 100 %. 102.31 %: 100.00 %".to_owned()];
    report.publications.drain(..1);
    report.not_shown = 0;
    for section in &mut report.sections {
        section.missed = 0;
        section.not_applicable = 0;
        section.difference = None;
        section.earned = section.possible;
        section.score = section.score.map(|_| percent(10_000));
        section.weight = None;
    }
    for answer in answers(&mut report) {
        answer.earned = answer.possible;
        answer.passed = answer.passed.map(|_| true);
        answer.lost = answer.lost.map(|_| Points(0));
        answer.comment = None;
        answer.photos.clear();
    }
    report
}

/// Too little could be scored.
pub fn unscored(language: Language) -> VisitReport {
    let mut report = sample_visit::report(language);
    nothing(&mut report.comparisons, NoComparison::NotScoredNow);
    let score = &mut report.score;
    score.score = None;
    score.band = None;
    score.verdict = Some(Verdict::NotScored);
    score.scored_share = Some(percent(3_125));
    score.not_scored = Some(sample::texts(language).missed[0].1.to_owned());
    score.fail_reasons.clear();
    score.steps.clear();
    for publication in &mut report.publications {
        publication.score = None;
    }
    for answer in answers(&mut report) {
        answer.lost = None;
        answer.photos.clear();
    }
    report.timings.clear();
    report
}

/// A checklist that shows owners nothing but figures.
pub fn hidden(language: Language) -> VisitReport {
    let mut report = sample_visit::report(language);
    for section in &mut report.sections {
        section.answers.clear();
    }
    report.missed.clear();
    report.strengths.clear();
    report.timings.clear();
    report.not_shown = 31;
    report.score.scored_share = Some(percent(4_999));
    report
}

/// Everything long: forty sections, questions and answers of pages, a comment of 3,000 words, many photos, and
/// ids that are not there or there twice.
pub fn huge(language: Language) -> VisitReport {
    let mut report = sample_visit::report(language);
    let texts = sample::texts(language);
    let long_word = "Donaudampfschifffahrt".repeat(10);
    let words = |text: &str, count: usize| -> String {
        let words: Vec<&str> = text.split_whitespace().cycle().take(count).collect();
        words.join(" ")
    };
    report.store.name = "Palm Grove Kitchen at the Old Harbour Terminal, Departures 1".to_owned();
    report.head.client = words(texts.client, 30);
    report.head.agency.clone_from(&long_word);
    report.score.fail_reasons = vec![words(texts.comments[0].1, 60), long_word.clone()];
    report.score.steps = (0..45)
        .map(|n| format!("{n} {}", texts.comments[4].1))
        .collect();
    report.score.scored_share = Some(percent(4_321));
    let section = report.sections[4].clone();
    let more = (report.sections.len()..40).map(|index| VisitSection {
        section: format!("section_{index}"),
        title: match index {
            39 => long_word.clone(),
            _ => format!("{} {index}", texts.sections[index % 7]),
        },
        missed: 88_888,
        earned: -1_234_567,
        possible: 7_654_321,
        answers: section
            .answers
            .iter()
            .take(2)
            .map(|answer| VisitAnswer {
                question: format!("{}_{index}", answer.question),
                number: 900 + index as u32,
                comment: None,
                ..answer.clone()
            })
            .collect(),
        ..section.clone()
    });
    let more: Vec<VisitSection> = more.collect();
    report.sections.extend(more);
    let photos: Vec<_> = report.sections[2].answers[5].photos.clone();
    let first = &mut report.sections[0].answers;
    first[0].text = words(texts.missed[1].1, 700);
    first[0].comment = Some(words(texts.comments[0].1, 3_000));
    first[1].text.clone_from(&long_word);
    first[1].answer.clone_from(&long_word);
    first[1].comment = Some("\u{202e}forwards \u{0}😀 \u{2067}last".to_owned());
    first[1].photos = photos.iter().cycle().take(8).cloned().collect();
    first[2].answer = words(texts.comments[2].1, 900);
    first[2].reason = words(texts.comments[1].1, 200);
    let ids: Vec<String> = answers(&mut report).map(|a| a.question.clone()).collect();
    report.missed.extend(ids.iter().take(12).cloned());
    report.missed.push("gone".to_owned());
    report.strengths = vec![ids[0].clone(), ids[1].clone(), ids[1].clone()];
    report.timings[0].text = words(texts.missed[3].1, 400);
    report.timings[1].standard = words(texts.missed[3].1, 40);
    report
}
