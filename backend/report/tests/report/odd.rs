//! Reports at the edges: nothing to say, hardly anything, and far too much.

use api::reports::{
    Benchmark, Comment, Comparison, Interval, Mean, MonthResult, NoComparison, NoInterval,
    NoPosition, Points, QuestionResult, SectionResult, StoreReport, Verdict,
};
use chrono::Months;
use report::Language;

use crate::sample::{self, month, percent};

/// The comparison with a benchmark.
pub fn comparison(report: &mut StoreReport, with: Benchmark) -> &mut Comparison {
    let found = report.comparisons.iter_mut().find(|c| c.with == with);
    found.expect("the sample has every benchmark")
}

fn nothing(comparison: &mut Comparison, none: NoComparison) {
    comparison.mean = None;
    comparison.stores = None;
    comparison.difference = None;
    comparison.none = Some(none);
}

fn nothing_to_compare(report: &mut StoreReport, none: NoComparison, stores: u32) {
    for comparison in &mut report.comparisons {
        let needed = 5;
        let none = match comparison.with {
            Benchmark::Chain | Benchmark::Region => NoComparison::TooFewStores { stores, needed },
            Benchmark::Target => NoComparison::NotSet,
            _ => none,
        };
        nothing(comparison, none);
    }
}

/// No visit at all.
pub fn no_visit(language: Language) -> StoreReport {
    let mut report = sample::report(language);
    report.visits = 0;
    report.score.mean = Mean::default();
    report.score.band = None;
    report.score.verdict = None;
    report.score.influence = None;
    report.pass_rate = None;
    for band in &mut report.bands {
        band.n = 0;
        band.previous_n = 0;
    }
    nothing_to_compare(&mut report, NoComparison::NotScoredNow, 0);
    report.position = None;
    report.no_position = Some(NoPosition::TooFewVisits);
    for section in &mut report.sections {
        section.score = Mean::default();
        section.difference = None;
        section.chain = None;
        for month in &mut section.months {
            month.mean = None;
            month.n = 0;
        }
    }
    for point in &mut report.trend {
        point.mean = None;
        point.n = 0;
        point.noise = None;
    }
    report.fix.clear();
    report.missed.clear();
    report.went_well.clear();
    report.repeats.clear();
    report.improved.clear();
    report.key_numbers.clear();
    report.dayparts.clear();
    report.weekdays.clear();
    report.comments.clear();
    report.photos.clear();
    report.visit_list.clear();
    report
}

/// One or two visits.
pub fn visits(language: Language, n: u32) -> StoreReport {
    let mut report = sample::report(language);
    report.visits = n;
    let score = &mut report.score.mean;
    score.n = n;
    score.lowest = score.mean;
    score.highest = score.mean;
    score.interval = (n > 1).then_some(Interval {
        low: percent(0),
        high: percent(10_000),
    });
    score.no_interval = (n < 2).then_some(NoInterval::TooFew);
    report.score.influence = Some(percent(10_000 / i64::from(n.max(1))));
    report.pass_rate = Some(sample::share(n, n));
    nothing_to_compare(&mut report, NoComparison::NotScoredThen, n);
    report.position = None;
    report.no_position = Some(NoPosition::TooFewVisits);
    for section in &mut report.sections {
        section.score.n = n;
        section.difference = None;
        section.chain = None;
        section.months.truncate(1);
    }
    let last = report.trend.len() - 1;
    report.trend.drain(..last);
    for point in &mut report.trend {
        point.n = n;
        point.noise = None;
    }
    for question in report.missed.iter_mut().chain(&mut report.went_well) {
        question.missed = question.missed.min(n);
        question.passed = sample::share(n - question.missed, n);
    }
    report.fix.truncate(1);
    report.fix[0].photo = None;
    report.repeats.clear();
    report.improved.clear();
    report.key_numbers.clear();
    for daypart in &mut report.dayparts {
        daypart.score = None;
    }
    report.dayparts.truncate(1);
    for weekday in &mut report.weekdays {
        weekday.score = None;
    }
    report.weekdays.truncate(n as usize);
    report.comments.truncate(1);
    report.photos.clear();
    report.visit_list.truncate(n as usize);
    report
}

/// A store that failed, got worse, and has a mark that its score only seems to reach.
pub fn failed(language: Language) -> StoreReport {
    let mut report = sample::report(language);
    report.score.mean.mean = Some(percent(8_000));
    report.score.exact = Some("6399991/7999990".to_owned());
    report.score.verdict = Some(Verdict::Fail);
    report.score.mean.interval = None;
    report.score.mean.no_interval = Some(NoInterval::AllEqual);
    let change = comparison(&mut report, Benchmark::PreviousPeriod);
    change.difference = Some(sample::difference(-1_210, 790));
    for point in &mut report.trend[7..8] {
        point.new_epoch = true;
    }
    report
}

/// A store that goes up and down from month to month, and its verdict.
pub fn uneven(language: Language, verdict: Verdict) -> StoreReport {
    let mut report = sample::report(language);
    report.score.mean = Mean {
        lowest: Some(percent(6_140)),
        ..sample::mean(7_800, 8, 788)
    };
    report.score.verdict = Some(verdict);
    report.score.band = Some(long_bands(language)[0].to_owned());
    let means = [
        9_430, 7_380, 6_140, 7_860, 7_940, 6_700, 8_460, 9_000, 7_870, 6_970, 7_580, 8_280,
    ];
    for (point, mean) in report.trend.iter_mut().zip(means) {
        point.mean = Some(percent(mean));
        point.n = 3;
    }
    report
}

/// Labels of bands: of a usual length, longer than the line beside the score, longer than the card, and in
/// one word.
pub fn long_bands(language: Language) -> [&'static str; 4] {
    match language {
        Language::ARABIC => [
            "جيد نوعًا ما",
            "يحتاج إلى عناية قبل الزيارة القادمة",
            "أدنى بكثير مما تطلبه معايير السلسلة، ويحتاج إلى خطة يوقّعها المدير خلال أسبوعين من صدور هذا التقرير \
             ويلتزم بها جميع العاملين",
            "فسيكفيكهموناستخدامهاواستعمالاتها",
        ],
        Language::TAMIL => [
            "ஓரளவு நன்று",
            "அடுத்த வருகைக்கு முன் கவனம் தேவை",
            "நிறுவனத்தின் தரங்கள் கேட்பதைவிட மிகக் குறைவு; இந்த அறிக்கை வந்த இரண்டு வாரங்களுக்குள் மேலாளர் \
             கையொப்பமிடும் திட்டம் ஒன்று தேவை",
            "எதிர்பார்ப்புகளைப்பூர்த்திசெய்யவில்லையென்பதால்",
        ],
        _ => [
            "Fairly good",
            "Needs attention before the next visit",
            "Far below what the standards of the chain ask for, and in need of a plan that the manager signs \
             within two weeks of this report",
            "Unsatisfactorynessnotwithstandingimprovements",
        ],
    }
}

/// Everything long: names, words without a space, comments, forty sections, five years of months.
pub fn huge(language: Language) -> StoreReport {
    let mut report = sample::report(language);
    let texts = sample::texts(language);
    let long_word = "Donaudampfschifffahrt".repeat(10);
    let repeated = |text: &str, characters: usize| -> String {
        text.chars()
            .chain(" ".chars())
            .cycle()
            .take(characters)
            .collect()
    };
    report.store.name = repeated(texts.store, 120);
    report.head.client = repeated(texts.client, 200);
    report.head.agency = long_word.clone();
    report.store.code = long_word.clone();
    report.store.region = long_word.clone();
    report.store.address = repeated(texts.address, 900);
    report.head.checklist.title = repeated(texts.checklist, 300);
    report.head.checklist.versions = (1..=30).collect();
    report.method.checklist_hashes = vec!["0123456789abcdef".repeat(4); 30];
    report.score.band = Some(long_word.clone());
    report.score.mean.mean = Some(percent(10_000));
    let section = report.sections[0].clone();
    report.sections = (0..40)
        .map(|index| SectionResult {
            title: match index {
                0 => long_word.clone(),
                1 => repeated(texts.missed[0].1, 4_000),
                _ => format!("{} {index}", texts.sections[index % 7]),
            },
            ..section.clone()
        })
        .collect();
    report.trend = (0..60)
        .map(|index| MonthResult {
            month: month(2021, 1) + Months::new(index),
            mean: (index % 7 != 3).then(|| percent(5_500 + i64::from(index % 12) * 300)),
            n: 100_000 + index,
            noise: None,
            new_epoch: index == 31,
        })
        .collect();
    let question = |text: String| QuestionResult {
        question: "long".to_owned(),
        section: repeated(texts.sections[3], 400),
        text,
        missed: 1_234_567,
        passed: sample::share(1_111_111, 2_345_678),
        lost: Some(Points(-1)),
        difference: None,
    };
    report.missed = vec![
        question(long_word.clone()),
        question(repeated(texts.missed[1].1, 4_000)),
        question(repeated(texts.missed[2].1, 700)),
    ];
    report.comments.push(Comment {
        question: repeated(texts.missed[3].1, 4_000),
        text: repeated(texts.comments[0].1, 10_000),
        month: month(2026, 9),
        missed: true,
    });
    report.comments.push(Comment {
        question: long_word.clone(),
        text: odd_text(),
        month: month(2026, 9),
        missed: true,
    });
    report.photos.truncate(6);
    report.photos[1].caption = repeated(texts.comments[1].1, 3_000);
    report.photos[3].caption = long_word;
    report.photos[4].caption = String::new();
    report
}

/// Characters that make trouble: overrides, controls, emoji, stacked marks, unknown scripts.
pub fn odd_text() -> String {
    let stacked = format!("Z{}", "\u{30d}\u{323}\u{317}".repeat(40));
    format!(
        "\u{202e}forwards\u{202c}\u{0}\u{7}\u{1b}[31m \u{feff}soft\u{ad}hyphen\t😀👩\u{200d}🍳🇮🇳 漢字 कि \
         {stacked} ̈lone \u{bbe} \u{e000} \u{10ffff} end\r\n\r\n\u{2067}last \u{2028}line"
    )
}
