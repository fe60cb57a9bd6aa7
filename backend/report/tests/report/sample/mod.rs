//! A realistic report in each language, shared by the tests, the bench and the sample program.

use std::sync::{Arc, OnceLock};

use chrono::{NaiveDate, TimeZone, Utc};
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, Rgb, RgbImage};
use report::{
    Benchmark, Change, Checklist, Comment, Difference, Digits, Interval, Language, Mean, Method,
    Month, Percent, Period, Photo, Points, Question, Score, Scoring, Section, Store, StoreReport,
    TrendPoint, Verdict,
};

mod texts;

pub use texts::{Texts, texts};

/// A day.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("tests name days that exist")
}

/// A report over eight visits, with twelve photos of about 200 KB.
pub fn report(language: Language) -> StoreReport {
    let texts = texts(language);
    StoreReport {
        language,
        digits: Digits::Latin,
        agency: texts.agency.to_owned(),
        client: texts.client.to_owned(),
        store: Store {
            name: texts.store.to_owned(),
            code: "PGM-0147".to_owned(),
            address: Some(texts.address.to_owned()),
            region: Some(texts.region.to_owned()),
        },
        checklist: Checklist {
            title: texts.checklist.to_owned(),
            slug: "quick-service-restaurant".to_owned(),
            versions: vec![1, 2],
        },
        period: Period {
            from: day(2026, 7, 1),
            to: day(2026, 10, 1),
        },
        as_of: Utc
            .with_ymd_and_hms(2026, 10, 4, 14, 5, 30)
            .single()
            .expect("a moment that is"),
        visits: 9,
        score: Some(Score {
            mean: Percent(8_463),
            exact: None,
            n: 8,
            interval: Ok(Interval {
                low: Percent(7_912),
                high: Percent(9_014),
            }),
            lowest: Percent(7_250),
            highest: Percent(9_375),
            pass_mark: Some(Percent(8_000)),
            band: Some(texts.band.to_owned()),
            verdict: Some(Verdict::Pass),
        }),
        change: Change {
            period: Period {
                from: day(2026, 4, 1),
                to: day(2026, 7, 1),
            },
            difference: Ok(Difference {
                previous: Mean {
                    mean: Percent(8_120),
                    n: 7,
                },
                points: Points(343),
                interval: Some((Points(-405), Points(1_091))),
                proven: false,
            }),
        },
        chain: Ok(Benchmark {
            mean: Percent(8_290),
            n: 61,
            stores: 12,
        }),
        sections: sections(&texts),
        trend: trend(),
        missed: questions(&texts.missed, &[(5, 8), (4, 8), (3, 7), (2, 8), (1, 8)]),
        went_well: questions(&texts.went_well, &[(0, 8), (0, 8), (0, 6), (1, 8)]),
        comments: comments(&texts),
        photos: photos(&texts),
        method: Method {
            scoring: Scoring::Weighted,
            rules_version: 1,
            checklist_hashes: vec![
                "9f3c2b7e64a1d05e8c7b1f0a3d92e4c6b5a8f7e1d2c3b4a5968778695a4b3c2d".to_owned(),
                "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9".to_owned(),
            ],
            min_scored_share: Some(Percent(5_000)),
        },
    }
}

fn sections(texts: &Texts) -> Vec<Section> {
    let scores = [9_125, 7_040, 8_810, 6_275, 9_460, 8_015, 8_900];
    let chain = [8_840, 7_820, 8_640, 7_190, 8_950, 8_400, 8_120];
    texts
        .sections
        .iter()
        .zip(scores.iter().zip(chain))
        .map(|(title, (score, chain))| Section {
            title: (*title).to_owned(),
            score: Some(Percent(*score)),
            n: 8,
            chain: Some(Mean {
                mean: Percent(chain),
                n: 61,
            }),
        })
        .collect()
}

fn trend() -> Vec<TrendPoint> {
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
    (0_i32..)
        .zip(means)
        .map(|(index, mean)| {
            let month = 9 + index;
            TrendPoint {
                month: Month {
                    year: 2025 + month / 12,
                    month: month.rem_euclid(12) as u32 + 1,
                },
                mean: mean.map(|(mean, _)| Percent(mean)),
                n: mean.map_or(0, |(_, n)| n),
                new_epoch: false,
            }
        })
        .collect()
}

/// Wilson intervals of passed over answered, by the formula in the method box.
fn wilson(passed: u32, answered: u32) -> Interval {
    let (n, z2) = (f64::from(answered), 1.959_963_985_f64.powi(2));
    let p = f64::from(passed) / n;
    let centre = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = (z2 * (p * (1.0 - p) / n + z2 / (4.0 * n * n))).sqrt() / (1.0 + z2 / n);
    let percent = |share: f64| Percent((share.clamp(0.0, 1.0) * 10_000.0).round() as i64);
    Interval {
        low: percent(centre - half),
        high: percent(centre + half),
    }
}

fn questions(texts: &[(&str, &str)], counts: &[(u32, u32)]) -> Vec<Question> {
    texts
        .iter()
        .zip(counts)
        .map(|((section, text), (missed, answered))| Question {
            section: (*section).to_owned(),
            text: (*text).to_owned(),
            missed: *missed,
            answered: *answered,
            interval: wilson(answered - missed, *answered),
        })
        .collect()
}

fn comments(texts: &Texts) -> Vec<Comment> {
    texts
        .comments
        .iter()
        .zip([9, 9, 8, 8, 7])
        .map(|((question, text), month)| Comment {
            question: (*question).to_owned(),
            text: (*text).to_owned(),
            month: Month { year: 2026, month },
        })
        .collect()
}

fn photos(texts: &Texts) -> Vec<Photo> {
    (0_u32..12)
        .map(|index| Photo {
            caption: texts.captions[index as usize % texts.captions.len()].to_owned(),
            jpeg: Arc::clone(&pictures()[index as usize]),
        })
        .collect()
}

/// The pictures of the sample, made once; one in four is upright, as from a phone.
fn pictures() -> &'static [Arc<[u8]>] {
    static PICTURES: OnceLock<Vec<Arc<[u8]>>> = OnceLock::new();
    PICTURES.get_or_init(|| {
        let picture = |index| match index % 4 {
            2 => jpeg(index, 900, 1200),
            _ => jpeg(index, 1200, 900),
        };
        (0..12).map(picture).collect()
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
