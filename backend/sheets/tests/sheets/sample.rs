//! A small report of each kind with every field filled.

use api::reports::{
    BandCount, Benchmark, ChainReport, Checklist, Comment, Comparison, Daypart, DaypartResult,
    Difference, Digits, Fieldwork, Fix, Head, Interval, KeyKind, KeyNumber, LeagueRow, Mean,
    Method, MonthMean, MonthResult, NoComparison, NoInterval, Percent, Period, Photo, Points,
    PointsInterval, Position, Publication, QuestionResult, RegionResult, RepeatMiss, Score,
    Scoring, SectionResult, Separating, Share, StoreHead, StoreReport, Timing, Verdict,
    VisitAnswer, VisitLine, VisitReport, VisitScore, VisitSection, WeekdayResult,
};
use chrono::{NaiveDate, TimeZone, Utc};
use uuid::Uuid;

/// The languages there are words in.
pub const LANGUAGES: [&str; 3] = ["en", "ar", "ta"];

/// What people wrote, in a language.
pub fn texts(language: &str) -> [&'static str; 4] {
    match language {
        "ar" => [
            "مطعم النخيل",
            "الطابور والطلب",
            "هل اقتُرح مشروب؟",
            "انتظرت طويلًا، والخدمة ممتازة.",
        ],
        "ta" => [
            "பனை உணவகம்",
            "வரிசையும் ஆணையும்",
            "பானம் பரிந்துரைக்கப்பட்டதா?",
            "நீண்ட நேரம் காத்திருந்தேன்.",
        ],
        _ => [
            "Palm Grove",
            "Queue and ordering",
            "Was a drink suggested?",
            "A long wait; kind staff.",
        ],
    }
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("tests name days that exist")
}

fn month(number: u32) -> NaiveDate {
    day(2026, number, 1)
}

fn percent(hundredths: i64) -> Percent {
    Percent::from_hundredths(hundredths)
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn mean(mean: i64, n: u32, half: i64) -> Mean {
    Mean {
        mean: Some(percent(mean)),
        n,
        lowest: Some(percent(mean - 1_000)),
        highest: Some(percent(mean + 1_000)),
        interval: Some(Interval {
            low: percent(mean - half),
            high: percent(mean + half),
        }),
        no_interval: None,
    }
}

fn difference(points: i64, half: i64) -> Difference {
    Difference {
        points: Points(points),
        interval: Some(PointsInterval {
            low: Points(points - half),
            high: Points(points + half),
        }),
        proven: points.abs() > half,
    }
}

fn share(part: u32, n: u32, share: i64) -> Share {
    Share {
        part,
        n,
        share: (n > 0).then(|| percent(share)),
        interval: Interval {
            low: percent(share - 300),
            high: percent(share + 200),
        },
    }
}

fn head(language: &str) -> Head {
    Head {
        agency: "Northlight Field Research".to_owned(),
        client: "Palm Grove Kitchens".to_owned(),
        checklist: Checklist {
            slug: "quick-service-restaurant".to_owned(),
            title: texts(language)[1].to_owned(),
            epoch: 1,
            versions: vec![1, 2],
        },
        period: Period {
            from: day(2026, 7, 1),
            to: day(2026, 10, 1),
        },
        language: language.to_owned(),
        digits: Digits::Latin,
        as_of: Utc
            .with_ymd_and_hms(2026, 10, 4, 14, 5, 30)
            .single()
            .expect("a moment that is"),
    }
}

fn store_head(language: &str) -> StoreHead {
    StoreHead {
        id: id(147),
        code: "PGM-0147".to_owned(),
        name: texts(language)[0].to_owned(),
        address: "Unit 12, \"Marina\" Walk".to_owned(),
        region: "Coast".to_owned(),
    }
}

fn method() -> Method {
    Method {
        scoring: Scoring::Weighted,
        rules_version: 1,
        checklist_hashes: vec!["9f3c".to_owned(), "0a1b".to_owned()],
        min_scored_share: Some(percent(5_000)),
        blank_is_zero: false,
    }
}

fn score() -> Score {
    Score {
        mean: mean(8_463, 8, 551),
        exact: Some("6399/80".to_owned()),
        pass_mark: Some(percent(8_000)),
        band: Some("Good".to_owned()),
        verdict: Some(Verdict::Pass),
        influence: Some(percent(1_250)),
    }
}

fn comparison(with: Benchmark) -> Comparison {
    Comparison {
        with,
        period: None,
        mean: Some(mean(8_120, 7, 640)),
        stores: None,
        difference: Some(difference(343, 748)),
        none: None,
    }
}

fn comparisons() -> Vec<Comparison> {
    let none = |with, none| Comparison {
        mean: None,
        difference: None,
        none: Some(none),
        ..comparison(with)
    };
    vec![
        Comparison {
            period: Some(Period {
                from: day(2026, 4, 1),
                to: day(2026, 7, 1),
            }),
            ..comparison(Benchmark::PreviousPeriod)
        },
        none(Benchmark::LastYear, NoComparison::NotComparable),
        none(Benchmark::Baseline, NoComparison::NotSet),
        Comparison {
            mean: Some(Mean {
                mean: Some(percent(8_500)),
                ..Mean::default()
            }),
            difference: Some(difference(-37, 551)),
            ..comparison(Benchmark::Target)
        },
        none(
            Benchmark::Region,
            NoComparison::TooFewStores {
                stores: 2,
                needed: 5,
            },
        ),
        Comparison {
            stores: Some(12),
            ..comparison(Benchmark::Chain)
        },
    ]
}

fn question(language: &str, missed: u32) -> QuestionResult {
    let [_, section, text, _] = texts(language);
    QuestionResult {
        question: "upsell".to_owned(),
        section: section.to_owned(),
        text: text.to_owned(),
        missed,
        passed: share(8 - missed, 8, 10_000 - 1_250 * i64::from(missed)),
        lost: Some(Points(i64::from(missed) * 62)),
        difference: Some(difference(-350, 200)),
    }
}

fn comment(language: &str) -> Comment {
    let [_, _, question, text] = texts(language);
    Comment {
        question: question.to_owned(),
        text: text.to_owned(),
        month: month(9),
        missed: true,
    }
}

fn photo(number: u128) -> Photo {
    Photo {
        id: id(number),
        caption: "The counter".to_owned(),
        month: month(8),
    }
}

fn sections(language: &str) -> Vec<SectionResult> {
    vec![SectionResult {
        section: "queue".to_owned(),
        title: texts(language)[1].to_owned(),
        score: mean(7_040, 8, 540),
        difference: None,
        chain: None,
        months: vec![
            MonthMean {
                month: month(8),
                mean: None,
                n: 0,
            },
            MonthMean {
                month: month(9),
                mean: Some(percent(7_200)),
                n: 3,
            },
        ],
    }]
}

fn trend() -> Vec<MonthResult> {
    vec![
        MonthResult {
            month: month(8),
            mean: None,
            n: 0,
            noise: None,
            new_epoch: false,
        },
        MonthResult {
            month: month(9),
            mean: Some(percent(8_690)),
            n: 3,
            noise: Some(Interval {
                low: percent(7_900),
                high: percent(9_100),
            }),
            new_epoch: true,
        },
    ]
}

fn bands() -> Vec<BandCount> {
    vec![BandCount {
        label: "Good".to_owned(),
        from: percent(8_000),
        n: 4,
        previous_n: 5,
    }]
}

fn key_numbers(language: &str) -> Vec<KeyNumber> {
    [
        (KeyKind::Nps, 11),
        (KeyKind::Csat, 5),
        (KeyKind::CesMean, 7),
        (KeyKind::CesShare, 7),
    ]
    .map(|(kind, grades)| KeyNumber {
        kind,
        question: "recommend".to_owned(),
        section: texts(language)[1].to_owned(),
        text: texts(language)[2].to_owned(),
        value: Some(Points(-3_750)),
        n: grades,
        answers: vec![1; grades as usize],
        standard_error: (kind == KeyKind::Nps).then_some(Points(2_600)),
        interval: None,
        difference: Some(difference(950, 4_200)),
    })
    .to_vec()
}

fn dayparts() -> Vec<DaypartResult> {
    [
        Daypart::Morning,
        Daypart::Midday,
        Daypart::Afternoon,
        Daypart::Evening,
        Daypart::Night,
    ]
    .map(|daypart| DaypartResult {
        daypart,
        n: if daypart == Daypart::Night { 1 } else { 3 },
        score: (daypart != Daypart::Night).then(|| mean(8_710, 3, 700)),
    })
    .to_vec()
}

fn weekdays() -> Vec<WeekdayResult> {
    (1..=7)
        .map(|weekday| WeekdayResult {
            weekday,
            n: 3,
            score: Some(mean(8_000, 3, 500)),
        })
        .collect()
}

/// A store.
pub fn store(language: &str) -> StoreReport {
    let question = |missed| question(language, missed);
    StoreReport {
        head: head(language),
        store: store_head(language),
        visits: 9,
        score: score(),
        pass_rate: Some(share(6, 8, 7_500)),
        bands: bands(),
        comparisons: comparisons(),
        position: Some(position()),
        no_position: None,
        fix: vec![Fix {
            question: question(5),
            comment: Some(comment(language)),
            photo: Some(photo(1)),
        }],
        sections: sections(language),
        trend: trend(),
        missed: vec![question(5)],
        went_well: vec![question(0)],
        repeats: vec![RepeatMiss {
            question: "upsell".to_owned(),
            section: texts(language)[1].to_owned(),
            text: texts(language)[2].to_owned(),
            missed: 3,
            of: 4,
            streak: 2,
            pattern: vec![true, false, true, true],
        }],
        improved: vec![question(1)],
        key_numbers: key_numbers(language),
        dayparts: dayparts(),
        weekdays: weekdays(),
        comments: vec![comment(language)],
        photos: vec![photo(1)],
        visit_list: vec![
            VisitLine {
                id: id(9_001),
                month: month(9),
                score: Some(percent(9_375)),
                band: Some("Good".to_owned()),
                verdict: Some(Verdict::Pass),
                missed: 2,
                judged: 28,
                counted: true,
            },
            VisitLine {
                id: id(9_002),
                month: month(8),
                score: None,
                band: None,
                verdict: Some(Verdict::NotScored),
                missed: 0,
                judged: 3,
                counted: false,
            },
        ],
        method: method(),
    }
}

fn position() -> Position {
    Position {
        best: 3,
        worst: 8,
        of: 13,
        percent_rank: percent(6_667),
    }
}

/// A visit.
pub fn visit(language: &str) -> VisitReport {
    let [_, section, text, comment] = texts(language);
    let answer = |number: u32, passed: Option<bool>| VisitAnswer {
        question: format!("question_{number}"),
        number,
        text: text.to_owned(),
        answer: "no".to_owned(),
        earned: 0,
        possible: 5,
        scored: passed.is_some(),
        bonus: false,
        passed,
        reason: "No: 0 of 5 points.".to_owned(),
        lost: Some(Points(312)),
        comment: Some(comment.to_owned()),
        photos: vec![photo(2)],
    };
    VisitReport {
        head: Head {
            period: Period {
                from: day(2026, 9, 1),
                to: day(2026, 10, 1),
            },
            ..head(language)
        },
        visit_id: id(9_001),
        store: store_head(language),
        score: VisitScore {
            score: Some(percent(7_999)),
            exact: Some("6399/80".to_owned()),
            pass_mark: Some(percent(8_000)),
            band: Some("Good".to_owned()),
            verdict: Some(Verdict::Fail),
            earned: 64,
            possible: 80,
            scored_share: Some(percent(9_500)),
            not_scored: None,
            fail_reasons: vec!["Below the pass mark.".to_owned()],
            steps: vec!["The total is at most 100 %.".to_owned()],
        },
        comparisons: vec![
            comparison(Benchmark::PreviousVisit),
            comparison(Benchmark::StoreMean),
            comparison(Benchmark::Chain),
        ],
        sections: vec![VisitSection {
            section: "queue".to_owned(),
            title: section.to_owned(),
            score: Some(percent(7_040)),
            earned: 32,
            possible: 40,
            weight: Some(30),
            missed: 1,
            not_applicable: 1,
            difference: Some(difference(200, 100)),
            answers: vec![
                answer(1, Some(false)),
                answer(2, Some(true)),
                answer(3, None),
            ],
        }],
        missed: vec!["question_1".to_owned()],
        strengths: vec!["question_2".to_owned()],
        timings: vec![Timing {
            question: "wait".to_owned(),
            text: text.to_owned(),
            answer: "6 min".to_owned(),
            standard: "up to 5 min".to_owned(),
            met: false,
        }],
        not_shown: 2,
        publications: vec![
            Publication {
                number: 1,
                revision: 1,
                published_on: day(2026, 9, 20),
                withdrawn_on: Some(day(2026, 9, 22)),
                score: None,
            },
            Publication {
                number: 2,
                revision: 2,
                published_on: day(2026, 9, 23),
                withdrawn_on: None,
                score: Some(percent(7_999)),
            },
        ],
        method: Method {
            scoring: Scoring::Pooled,
            ..method()
        },
        code: "0123456789abcdef".to_owned(),
    }
}

/// A chain of so many stores.
pub fn chain(language: &str, stores: u32) -> ChainReport {
    let [name, section, text, _] = texts(language);
    let league = (1..=stores).map(|number| LeagueRow {
        store_id: id(u128::from(number)),
        code: format!("PGM-{number:04}"),
        name: format!("{name} {number}"),
        region: if number % 2 == 0 { "Coast" } else { "" }.to_owned(),
        score: if number % 5 == 0 {
            Mean {
                interval: None,
                no_interval: Some(NoInterval::TooFew),
                ..mean(7_300, 1, 0)
            }
        } else {
            mean(8_300, 6, 420)
        },
        position: (number % 5 != 0).then(position),
        difference: (number % 5 != 0).then(|| difference(100, 300)),
    });
    ChainReport {
        head: head(language),
        client_id: id(77),
        partial: false,
        stores,
        stores_visited: stores,
        visits: 6 * stores,
        score: Score {
            verdict: None,
            ..score()
        },
        pass_rate: Some(share(6, 8, 7_500)),
        pass_rate_difference: Some(Difference {
            interval: None,
            proven: false,
            ..difference(120, 0)
        }),
        comparisons: comparisons(),
        bands: bands(),
        trend: trend(),
        sections: sections(language),
        regions: ["Coast", ""]
            .map(|region| RegionResult {
                region: region.to_owned(),
                stores: 3,
                score: Mean {
                    interval: None,
                    no_interval: Some(NoInterval::AllEqual),
                    ..mean(8_000, 3, 0)
                },
                difference: None,
            })
            .to_vec(),
        league: league.collect(),
        worst: vec![question(language, 7)],
        best: vec![question(language, 0)],
        separating: vec![Separating {
            question: "upsell".to_owned(),
            section: section.to_owned(),
            text: text.to_owned(),
            passed: share(4, 8, 5_000),
            stores: 6,
            between: percent(4_210),
        }],
        key_numbers: key_numbers(language),
        dayparts: dayparts(),
        weekdays: weekdays(),
        fieldwork: Fieldwork {
            settled: 50,
            approved: 48,
            rejected: 1,
            expired: 1,
            cancelled: 2,
            filled: share(48, 50, 9_600),
            on_time: share(45, 48, 9_375),
            returned: share(0, 0, 0),
        },
        method: method(),
    }
}
