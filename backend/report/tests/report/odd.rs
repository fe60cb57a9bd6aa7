//! Reports at the edges: nothing to say, hardly anything, and far too much.

use report::{
    Change, Comment, Interval, Language, Month, NoBenchmark, NoChange, NoInterval, Percent, Points,
    Question, Section, StoreReport, TrendPoint, Verdict,
};

use crate::sample;

/// No visit at all.
pub fn no_visit(language: Language) -> StoreReport {
    let mut report = sample::report(language);
    report.visits = 0;
    report.score = None;
    report.change.difference = Err(NoChange::NotScoredNow);
    report.chain = Err(NoBenchmark::TooFewStores {
        stores: 0,
        needed: 5,
    });
    for section in &mut report.sections {
        section.score = None;
        section.n = 0;
        section.chain = None;
    }
    for point in &mut report.trend {
        point.mean = None;
        point.n = 0;
    }
    report.missed.clear();
    report.went_well.clear();
    report.comments.clear();
    report.photos.clear();
    report
}

/// One or two visits.
pub fn visits(language: Language, n: u32) -> StoreReport {
    let mut report = sample::report(language);
    report.visits = n;
    if let Some(score) = &mut report.score {
        score.n = n;
        score.interval = if n < 2 {
            Err(NoInterval::TooFew)
        } else {
            Ok(Interval {
                low: Percent(0),
                high: Percent(10_000),
            })
        };
        score.lowest = score.mean;
        score.highest = score.mean;
    }
    report.change = Change {
        difference: Err(NoChange::NotScoredBefore),
        ..report.change
    };
    report.chain = Err(NoBenchmark::TooFewStores {
        stores: n,
        needed: 5,
    });
    for section in &mut report.sections {
        section.n = n;
        section.chain = None;
    }
    let last = report.trend.len() - 1;
    report.trend.drain(..last);
    for point in &mut report.trend {
        point.n = n;
    }
    for question in report.missed.iter_mut().chain(&mut report.went_well) {
        question.answered = n;
        question.missed = question.missed.min(n);
    }
    report.comments.truncate(1);
    report.photos.clear();
    report
}

/// A store that failed, got worse, and has a mark that its score only seems to reach.
pub fn failed(language: Language) -> StoreReport {
    let mut report = sample::report(language);
    if let Some(score) = &mut report.score {
        score.mean = Percent(8_000);
        score.exact = Some("6399991/7999990".to_owned());
        score.verdict = Some(Verdict::Fail);
        score.interval = Err(NoInterval::AllEqual);
    }
    if let Ok(difference) = &mut report.change.difference {
        difference.points = Points(-1_210);
        difference.interval = Some((Points(-2_000), Points(-420)));
        difference.proven = true;
    }
    for point in &mut report.trend[7..8] {
        point.new_epoch = true;
    }
    report
}

/// A store that goes up and down from month to month, and its verdict.
pub fn uneven(language: Language, verdict: Verdict) -> StoreReport {
    let mut report = sample::report(language);
    if let Some(score) = &mut report.score {
        score.mean = Percent(7_800);
        score.interval = Ok(Interval {
            low: Percent(7_012),
            high: Percent(8_588),
        });
        score.lowest = Percent(6_140);
        score.verdict = Some(verdict);
        score.band = Some(long_bands(language)[0].to_owned());
    }
    let means = [
        9_430, 7_380, 6_140, 7_860, 7_940, 6_700, 8_460, 9_000, 7_870, 6_970, 7_580, 8_280,
    ];
    for (point, mean) in report.trend.iter_mut().zip(means) {
        point.mean = Some(Percent(mean));
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
    report.client = repeated(texts.client, 200);
    report.agency = long_word.clone();
    report.store.code = long_word.clone();
    report.store.region = Some(long_word.clone());
    report.store.address = Some(repeated(texts.address, 900));
    report.checklist.title = repeated(texts.checklist, 300);
    report.checklist.versions = (1..=30).collect();
    report.method.checklist_hashes = vec!["0123456789abcdef".repeat(4); 30];
    if let Some(score) = &mut report.score {
        score.band = Some(long_word.clone());
        score.mean = Percent(10_000);
    }
    let section = report.sections[0].clone();
    report.sections = (0..40)
        .map(|index| Section {
            title: match index {
                0 => long_word.clone(),
                1 => repeated(texts.missed[0].1, 4_000),
                _ => format!("{} {index}", texts.sections[index % 7]),
            },
            ..section.clone()
        })
        .collect();
    report.trend = (0..60)
        .map(|index| TrendPoint {
            month: Month {
                year: 2021 + index / 12,
                month: index.rem_euclid(12) as u32 + 1,
            },
            mean: (index % 7 != 3).then(|| Percent(5_500 + i64::from(index % 12) * 300)),
            n: 100_000 + index as u32,
            new_epoch: index == 31,
        })
        .collect();
    let question = |text: String| Question {
        section: repeated(texts.sections[3], 400),
        text,
        missed: 1_234_567,
        answered: 2_345_678,
        interval: Interval {
            low: Percent(0),
            high: Percent(10_000),
        },
    };
    report.missed = vec![
        question(long_word.clone()),
        question(repeated(texts.missed[1].1, 4_000)),
        question(repeated(texts.missed[2].1, 700)),
    ];
    report.comments.push(Comment {
        question: repeated(texts.missed[3].1, 4_000),
        text: repeated(texts.comments[0].1, 10_000),
        month: Month {
            year: 2026,
            month: 9,
        },
    });
    report.comments.push(Comment {
        question: long_word.clone(),
        text: odd_text(),
        month: Month {
            year: 2026,
            month: 9,
        },
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
