//! A realistic report in each language, shared by the tests, the bench and the sample program.

use std::sync::{Arc, OnceLock};

use api::reports::{
    BandCount, Benchmark, Checklist, Comment, Comparison, Daypart, DaypartResult, Difference,
    Digits, Fix, Head, Interval, KeyKind, KeyNumber, Mean, Method, MonthMean, MonthResult, Percent,
    Period, Photo, Points, PointsInterval, Position, QuestionResult, RepeatMiss, Score, Scoring,
    SectionResult, Share, StoreHead, StoreReport, Verdict, VisitLine, WeekdayResult,
};
use chrono::{Months, NaiveDate, TimeZone, Utc};
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, Rgb, RgbImage};
use report::{Language, Photos, Report, ReportError};
use uuid::Uuid;

pub mod chain;
mod texts;

pub use texts::{Texts, texts};

/// A day.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("tests name days that exist")
}

/// The first day of a month.
pub fn month(year: i32, month: u32) -> NaiveDate {
    day(year, month, 1)
}

/// Hundredths of a percent.
pub fn percent(hundredths: i64) -> Percent {
    Percent::from_hundredths(hundredths)
}

/// The PDF of a store report with the photos of the sample.
pub fn pdf(report: &StoreReport) -> Result<Vec<u8>, ReportError> {
    report::pdf(Report::Store(report), photos()).map(|made| made.bytes)
}

/// The id of a photo of the sample.
pub fn photo_id(index: u32) -> Uuid {
    Uuid::from_u128(u128::from(index) + 1)
}

/// What stands over the reports of the sample.
pub fn head(language: Language) -> Head {
    let texts = texts(language);
    Head {
        agency: texts.agency.to_owned(),
        client: texts.client.to_owned(),
        checklist: Checklist {
            slug: "quick-service-restaurant".to_owned(),
            title: texts.checklist.to_owned(),
            epoch: 1,
            versions: vec![1, 2],
        },
        period: Period {
            from: day(2026, 7, 1),
            to: day(2026, 10, 1),
        },
        language: language.tag().to_owned(),
        digits: Digits::Latin,
        as_of: Utc
            .with_ymd_and_hms(2026, 10, 4, 14, 5, 30)
            .single()
            .expect("a moment that is"),
    }
}

/// The store of the sample.
pub fn store(language: Language) -> StoreHead {
    let texts = texts(language);
    StoreHead {
        id: Uuid::from_u128(147),
        code: "PGM-0147".to_owned(),
        name: texts.store.to_owned(),
        address: texts.address.to_owned(),
        region: texts.region.to_owned(),
    }
}

/// The method of the sample.
pub fn method() -> Method {
    Method {
        scoring: Scoring::Weighted,
        rules_version: 1,
        checklist_hashes: vec![
            "9f3c2b7e64a1d05e8c7b1f0a3d92e4c6b5a8f7e1d2c3b4a5968778695a4b3c2d".to_owned(),
            "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9".to_owned(),
        ],
        min_scored_share: Some(percent(5_000)),
        blank_is_zero: false,
    }
}

/// A mean with an interval.
pub fn mean(mean: i64, n: u32, half: i64) -> Mean {
    Mean {
        mean: Some(percent(mean)),
        n,
        lowest: Some(percent(mean - 2 * half)),
        highest: Some(percent((mean + 2 * half).min(10_000))),
        interval: Some(Interval {
            low: percent(mean - half),
            high: percent((mean + half).min(10_000)),
        }),
        no_interval: None,
    }
}

/// A difference with its interval.
pub fn difference(points: i64, half: i64) -> Difference {
    Difference {
        points: Points(points),
        interval: Some(PointsInterval {
            low: Points(points - half),
            high: Points(points + half),
        }),
        proven: points.abs() > half,
    }
}

/// A report over eight visits, with twelve photos of about 200 KB.
pub fn report(language: Language) -> StoreReport {
    let texts = texts(language);
    let missed = questions(&texts.missed, &[(5, 8), (4, 8), (3, 7), (2, 8), (1, 8)]);
    let comments = comments(&texts);
    let photos = shown_photos(&texts);
    StoreReport {
        head: head(language),
        store: store(language),
        visits: 9,
        score: Score {
            mean: Mean {
                lowest: Some(percent(7_250)),
                highest: Some(percent(9_375)),
                ..mean(8_463, 8, 551)
            },
            exact: None,
            pass_mark: Some(percent(8_000)),
            band: Some(texts.band.to_owned()),
            verdict: Some(Verdict::Pass),
            influence: Some(percent(1_250)),
        },
        pass_rate: Some(share(6, 8)),
        bands: bands(&texts, &[(2, 1), (4, 4), (2, 2)]),
        comparisons: comparisons(),
        position: Some(Position {
            best: 3,
            worst: 8,
            of: 13,
            percent_rank: percent(6_667),
        }),
        no_position: None,
        fix: missed
            .iter()
            .take(3)
            .zip([0, 1, 5])
            .enumerate()
            .map(|(index, (question, photo))| Fix {
                question: question.clone(),
                comment: comments.get(index).filter(|_| index < 2).cloned(),
                photo: photos.get(photo).filter(|_| index != 1).cloned(),
            })
            .collect(),
        sections: sections(&texts),
        trend: trend(),
        repeats: repeats(&texts),
        improved: questions(&texts.went_well[..2], &[(0, 8), (0, 8)])
            .into_iter()
            .map(|question| QuestionResult {
                difference: Some(difference(4_286, 4_100)),
                ..question
            })
            .collect(),
        missed,
        went_well: questions(&texts.went_well, &[(0, 8), (0, 8), (0, 6), (0, 8)]),
        key_numbers: key_numbers(&texts),
        dayparts: vec![
            daypart(Daypart::Midday, Some((8_710, 4))),
            daypart(Daypart::Evening, Some((8_130, 3))),
            daypart(Daypart::Afternoon, None),
        ],
        weekdays: vec![
            weekday(1, Some((8_820, 3))),
            weekday(4, Some((8_040, 3))),
            weekday(5, None),
            weekday(6, None),
        ],
        comments,
        photos,
        visit_list: visit_list(&texts),
        method: method(),
    }
}

fn comparisons() -> Vec<Comparison> {
    let with = |with, mean: Mean, points, half| Comparison {
        with,
        period: None,
        mean: Some(mean),
        stores: None,
        difference: Some(difference(points, half)),
        none: None,
    };
    let period = |from: NaiveDate, to: NaiveDate| Some(Period { from, to });
    vec![
        Comparison {
            period: period(day(2026, 4, 1), day(2026, 7, 1)),
            ..with(Benchmark::PreviousPeriod, mean(8_120, 7, 640), 343, 748)
        },
        Comparison {
            period: period(day(2025, 7, 1), day(2025, 10, 1)),
            ..with(Benchmark::LastYear, mean(7_730, 6, 710), 733, 702)
        },
        with(Benchmark::Baseline, mean(7_650, 4, 820), 813, 905),
        Comparison {
            difference: Some(Difference {
                points: Points(-37),
                interval: Some(PointsInterval {
                    low: Points(-588),
                    high: Points(514),
                }),
                proven: false,
            }),
            mean: Some(Mean {
                mean: Some(percent(8_500)),
                ..Mean::default()
            }),
            ..with(Benchmark::Target, Mean::default(), 0, 0)
        },
        Comparison {
            stores: Some(4),
            ..with(Benchmark::Region, mean(8_350, 21, 330), 113, 610)
        },
        Comparison {
            stores: Some(12),
            ..with(Benchmark::Chain, mean(8_290, 61, 190), 173, 560)
        },
    ]
}

fn bands(texts: &Texts, counts: &[(u32, u32)]) -> Vec<BandCount> {
    texts
        .bands
        .iter()
        .zip([9_000, 8_000, 0])
        .zip(counts)
        .map(|((label, from), (n, previous_n))| BandCount {
            label: (*label).to_owned(),
            from: percent(from),
            n: *n,
            previous_n: *previous_n,
        })
        .collect()
}

fn sections(texts: &Texts) -> Vec<SectionResult> {
    let scores = [9_125, 7_040, 8_810, 6_275, 9_460, 8_015, 8_900];
    let chain = [8_840, 7_820, 8_640, 7_190, 8_950, 8_400, 8_120];
    texts
        .sections
        .iter()
        .zip(scores.iter().zip(chain))
        .enumerate()
        .map(|(index, (title, (score, chain)))| SectionResult {
            section: format!("section_{index}"),
            title: (*title).to_owned(),
            score: mean(*score, 8, 540),
            difference: Some(difference(score - chain, 620)),
            chain: Some(mean(chain, 61, 200)),
            months: (7_u32..=9)
                .map(|number| {
                    let spread = i64::from(number * 7 + index as u32 * 3) % 11 * 90 - 450;
                    let n = if number == 8 && index == 3 { 0 } else { 3 };
                    MonthMean {
                        month: month(2026, number),
                        mean: (n > 0).then(|| percent((score + spread).min(10_000))),
                        n,
                    }
                })
                .collect(),
        })
        .collect()
}

fn trend() -> Vec<MonthResult> {
    let means = [
        Some((7_810, 3)),
        Some((7_640, 3)),
        Some((8_090, 2)),
        None,
        Some((7_925, 3)),
        Some((8_210, 3)),
        Some((8_055, 2)),
        Some((8_340, 3)),
        Some((7_980, 2)),
        Some((8_275, 3)),
        Some((8_430, 2)),
        Some((8_690, 3)),
    ];
    let first = month(2025, 10);
    (0_u32..)
        .zip(means)
        .map(|(index, mean)| {
            let n = mean.map_or(0, |(_, n)| n);
            // Eight points of spread over the root of n, as the band of three visits.
            let half = [0, 900, 640, 520][n as usize];
            MonthResult {
                month: first + Months::new(index),
                mean: mean.map(|(mean, _)| percent(mean)),
                n,
                noise: mean.map(|_| Interval {
                    low: percent(8_130 - half),
                    high: percent(8_130 + half),
                }),
                new_epoch: false,
            }
        })
        .collect()
}

/// How many of how many, with the interval of Wilson by the formula in the method box.
pub fn share(part: u32, n: u32) -> Share {
    let (count, z2) = (f64::from(n.max(1)), 1.959_963_985_f64.powi(2));
    let p = f64::from(part) / count;
    let centre = (p + z2 / (2.0 * count)) / (1.0 + z2 / count);
    let half =
        (z2 * (p * (1.0 - p) / count + z2 / (4.0 * count * count))).sqrt() / (1.0 + z2 / count);
    let bound = |share: f64| percent((share.clamp(0.0, 1.0) * 10_000.0).round() as i64);
    Share {
        part,
        n,
        share: Percent::of(i64::from(part), i64::from(n)),
        interval: if n == 0 {
            Interval {
                low: percent(0),
                high: percent(10_000),
            }
        } else {
            Interval {
                low: bound(centre - half),
                high: bound(centre + half),
            }
        },
    }
}

/// Questions with how many visits missed them of how many.
pub fn questions(texts: &[(&str, &str)], counts: &[(u32, u32)]) -> Vec<QuestionResult> {
    texts
        .iter()
        .zip(counts)
        .enumerate()
        .map(|(index, ((section, text), (missed, n)))| QuestionResult {
            question: format!("question_{index}"),
            section: (*section).to_owned(),
            text: (*text).to_owned(),
            missed: *missed,
            passed: share(n - missed, *n),
            lost: Some(Points(i64::from(*missed) * 62)),
            difference: None,
        })
        .collect()
}

fn repeats(texts: &Texts) -> Vec<RepeatMiss> {
    let patterns: [&[bool]; 2] = [
        &[true, false, true, true, true, true],
        &[false, true, false, true, true],
    ];
    texts
        .missed
        .iter()
        .zip(patterns)
        .enumerate()
        .map(|(index, ((section, text), pattern))| RepeatMiss {
            question: format!("question_{index}"),
            section: (*section).to_owned(),
            text: (*text).to_owned(),
            missed: pattern.iter().filter(|missed| **missed).count() as u32,
            of: pattern.len() as u32,
            streak: pattern.iter().rev().take_while(|missed| **missed).count() as u32,
            pattern: pattern.to_vec(),
        })
        .collect()
}

/// One of each kind.
pub fn key_numbers(texts: &Texts) -> Vec<KeyNumber> {
    let number = |kind, index: usize, value, answers: &[u32], half| {
        let (section, text) = texts.went_well[index];
        KeyNumber {
            kind,
            question: format!("key_{index}"),
            section: section.to_owned(),
            text: text.to_owned(),
            value: Some(Points(value)),
            n: answers.iter().sum(),
            answers: answers.to_vec(),
            standard_error: (kind == KeyKind::Nps).then_some(Points(half / 2)),
            interval: Some(PointsInterval {
                low: Points(value - half),
                high: Points(value + half),
            }),
            difference: Some(match kind {
                KeyKind::CesMean => difference(35, 140),
                _ => difference(950, 4_200),
            }),
        }
    };
    vec![
        number(
            KeyKind::Nps,
            3,
            3_750,
            &[0, 0, 0, 0, 0, 1, 0, 1, 2, 3, 1],
            5_230,
        ),
        number(KeyKind::Csat, 0, 7_500, &[0, 1, 1, 4, 2], 2_400),
        number(KeyKind::CesMean, 2, 562, &[0, 0, 1, 0, 2, 3, 2], 110),
    ]
}

fn daypart(daypart: Daypart, score: Option<(i64, u32)>) -> DaypartResult {
    DaypartResult {
        daypart,
        n: score.map_or(1, |(_, n)| n),
        score: score.map(|(score, n)| mean(score, n, 700)),
    }
}

fn weekday(weekday: u32, score: Option<(i64, u32)>) -> WeekdayResult {
    WeekdayResult {
        weekday,
        n: score.map_or(1, |(_, n)| n),
        score: score.map(|(score, n)| mean(score, n, 700)),
    }
}

fn visit_list(texts: &Texts) -> Vec<VisitLine> {
    let scores = [
        Some(9_375),
        Some(8_820),
        Some(7_875),
        Some(8_610),
        None,
        Some(8_430),
        Some(7_250),
        Some(8_905),
        Some(8_439),
    ];
    (0_u32..)
        .zip(scores)
        .map(|(index, score)| VisitLine {
            id: Uuid::from_u128(9_000 + u128::from(index)),
            month: month(2026, 9 - index / 3),
            score: score.map(percent),
            band: score.map(|score| {
                let band = [9_000, 8_000, 0].iter().position(|from| score >= *from);
                texts.bands[band.unwrap_or(2)].to_owned()
            }),
            verdict: Some(match score {
                Some(8_000..) => Verdict::Pass,
                Some(_) => Verdict::Fail,
                None => Verdict::NotScored,
            }),
            missed: index % 4 + 1,
            judged: 28,
            counted: true,
        })
        .collect()
}

fn comments(texts: &Texts) -> Vec<Comment> {
    texts
        .comments
        .iter()
        .zip([9, 9, 8, 8, 7])
        .map(|((question, text), number)| Comment {
            question: (*question).to_owned(),
            text: (*text).to_owned(),
            month: month(2026, number),
            missed: number > 7,
        })
        .collect()
}

fn shown_photos(texts: &Texts) -> Vec<Photo> {
    (0_u32..12)
        .map(|index| Photo {
            id: photo_id(index),
            caption: texts.captions[index as usize % texts.captions.len()].to_owned(),
            month: month(2026, 9 - index / 4),
        })
        .collect()
}

/// The photos of the sample, made once; one in four is upright, as from a phone.
pub fn photos() -> &'static Photos {
    static PICTURES: OnceLock<Photos> = OnceLock::new();
    PICTURES.get_or_init(|| {
        let picture = |index| match index % 4 {
            2 => jpeg(index, 900, 1200),
            _ => jpeg(index, 1200, 900),
        };
        (0..12)
            .map(|index| (photo_id(index), picture(index)))
            .collect()
    })
}

/// A made-up picture that compresses to about 200 KB: soft ground, shelves, grain.
pub fn jpeg(seed: u32, width: u32, height: u32) -> Arc<[u8]> {
    let mut state = seed.wrapping_mul(0x9e37_79b9) | 1;
    let picture = RgbImage::from_fn(width, height, |x, y| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (state >> 24) as i32 % 22 - 11;
        let shelf = y % (height / 5) < height / 60;
        let column = (x / (width / 14) + y / (height / 5) * 3 + seed) % 7;
        let (r, g, b) = if shelf {
            (92, 84, 78)
        } else {
            (
                120 + 16 * column as i32,
                190 - 14 * column as i32,
                110 + (seed as i32 * 37) % 110,
            )
        };
        let light = 30 - 60 * (y as i32) / height as i32;
        Rgb([r, g, b].map(|part| (part + light + grain).clamp(0, 255) as u8))
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 82)
        .encode(picture.as_raw(), width, height, ExtendedColorType::Rgb8)
        .expect("a picture in memory can be encoded");
    bytes.into()
}
