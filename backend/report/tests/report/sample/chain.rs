//! A chain of two hundred stores whose names are in three scripts and up to sixty characters long.

use api::reports::{
    BandCount, Benchmark, ChainReport, Comparison, Daypart, Fieldwork, Interval, LeagueRow, Mean,
    MonthResult, NoInterval, Percent, Period, Points, Position, RegionResult, Score, SectionResult,
    Separating, Verdict,
};
use chrono::Months;
use report::{Language, Report, ReportError};
use uuid::Uuid;

use super::texts::{ChainTexts, Texts, chain_texts, texts};
use super::{
    day, daypart, difference, head, key_numbers, mean, method, month, percent, questions, share,
    weekday,
};

/// Stores of the sample.
pub const STORES: u32 = 200;
/// Of these, with three visits or more.
pub const RANKED: u32 = 187;
/// Of these, with one visit or two.
pub const FEW: u32 = 9;
/// Their visits, as [`visits_of`] gives them.
const VISITS: u32 = 2_243;

/// The PDF of a chain report.
pub fn pdf(report: &ChainReport) -> Result<Vec<u8>, ReportError> {
    report::pdf(Report::Chain(report), &report::Photos::new()).map(|made| made.bytes)
}

/// The chain over a year.
pub fn report(language: Language) -> ChainReport {
    let texts = texts(language);
    let names = chain_texts(language);
    let mut head = head(language);
    head.period = Period {
        from: day(2026, 1, 1),
        to: day(2027, 1, 1),
    };
    let missed = [
        (1_012, 2_190),
        (780, 2_201),
        (655, 2_174),
        (402, 2_236),
        (377, 2_231),
    ];
    let mut worst = questions(&texts.missed, &missed);
    for (question, points) in worst.iter_mut().zip([-310, 420, 60, -80, 190]) {
        question.lost = Some(Points(i64::from(question.missed) / 9));
        question.difference = Some(difference(points, 290));
    }
    let mut best = questions(
        &texts.went_well,
        &[(22, 2_243), (41, 2_238), (47, 2_120), (95, 2_243)],
    );
    for question in &mut best {
        question.lost = Some(Points(i64::from(question.missed) / 9));
    }
    ChainReport {
        head,
        client_id: Uuid::from_u128(77),
        partial: false,
        stores: STORES,
        stores_visited: RANKED + FEW,
        visits: VISITS + 14,
        score: Score {
            mean: Mean {
                lowest: Some(percent(3_125)),
                highest: Some(percent(10_000)),
                ..mean(8_312, VISITS, 46)
            },
            exact: None,
            pass_mark: Some(percent(8_000)),
            band: Some(texts.band.to_owned()),
            verdict: Some(Verdict::Pass),
            influence: Some(percent(4)),
        },
        pass_rate: Some(share(1_502, VISITS)),
        pass_rate_difference: Some(difference(310, 280)),
        comparisons: comparisons(),
        bands: bands(&texts),
        trend: trend(),
        sections: sections(&texts, &names),
        regions: regions(&names),
        league: league(&names),
        separating: separating(&texts),
        worst,
        best,
        key_numbers: key_numbers(&texts),
        dayparts: vec![
            daypart(Daypart::Morning, Some((8_590, 402))),
            daypart(Daypart::Midday, Some((8_355, 811))),
            daypart(Daypart::Afternoon, Some((8_410, 433))),
            daypart(Daypart::Evening, Some((8_022, 597))),
        ],
        weekdays: (1..=7)
            .map(|number| weekday(number, Some((8_500 - 60 * i64::from(number), 310))))
            .collect(),
        fieldwork: fieldwork(),
        method: method(),
    }
}

/// Visits of the store in place `index`: most have twelve, the last ones fewer and fewer.
pub fn visits_of(index: u32) -> u32 {
    if index < RANKED {
        10 + (index * 7) % 5
    } else if index < RANKED + FEW {
        1 + index % 2
    } else {
        0
    }
}

fn comparisons() -> Vec<Comparison> {
    let with = |with, then: Mean, points, half| Comparison {
        with,
        period: Some(Period {
            from: day(2025, 1, 1),
            to: day(2026, 1, 1),
        }),
        mean: Some(then),
        stores: None,
        difference: Some(difference(points, half)),
        none: None,
    };
    vec![
        with(Benchmark::PreviousPeriod, mean(8_189, 2_010, 50), 123, 68),
        with(Benchmark::LastYear, mean(8_189, 2_010, 50), 123, 68),
        Comparison {
            period: None,
            mean: Some(Mean {
                mean: Some(percent(8_500)),
                ..Mean::default()
            }),
            ..with(Benchmark::Target, Mean::default(), -188, 46)
        },
    ]
}

fn bands(texts: &Texts) -> Vec<BandCount> {
    let counts = [(612, 455), (890, 851), (741, 704)];
    let bands = texts.bands.iter().zip([9_000, 8_000, 0]).zip(counts);
    bands
        .map(|((label, from), (n, previous_n))| BandCount {
            label: (*label).to_owned(),
            from: percent(from),
            n,
            previous_n,
        })
        .collect()
}

fn trend() -> Vec<MonthResult> {
    let means = [
        8_120, 8_205, 8_180, 8_260, 8_330, 8_290, 8_240, 8_345, 8_410, 8_380, 8_455, 8_520,
    ];
    (0_u32..)
        .zip(means)
        .map(|(index, mean)| MonthResult {
            month: month(2026, 1) + Months::new(index),
            mean: Some(percent(mean)),
            n: 170 + index * 3,
            noise: Some(Interval {
                low: percent(8_150),
                high: percent(8_474),
            }),
            new_epoch: false,
        })
        .collect()
}

/// Eight sections: those of the store and one more.
fn sections(texts: &Texts, names: &ChainTexts) -> Vec<SectionResult> {
    let titles = texts.sections.iter().chain([&names.section]);
    let scores = [8_840, 7_820, 8_640, 7_190, 8_950, 8_400, 8_120, 8_015];
    let points = [20, 240, -60, -210, 110, 40, 130, 90];
    titles
        .zip(scores.iter().zip(points))
        .enumerate()
        .map(|(index, (title, (score, points)))| SectionResult {
            section: format!("section_{index}"),
            title: (*title).to_owned(),
            score: mean(*score, VISITS, 60),
            difference: Some(difference(points, 100)),
            chain: None,
            months: Vec::new(),
        })
        .collect()
}

fn regions(names: &ChainTexts) -> Vec<RegionResult> {
    let scores = [8_790, 8_640, 8_555, 8_410, 8_230, 8_120, 7_985, 7_640];
    let points = [310, 90, -40, 160, 120, 30, -290, 205];
    names
        .regions
        .iter()
        .zip(scores.iter().zip(points))
        .map(|(region, (score, points))| RegionResult {
            region: (*region).to_owned(),
            stores: 24,
            score: mean(*score, 280, 130),
            difference: Some(difference(points, 200)),
        })
        .collect()
}

/// The name of a store: two thirds in the script of the report, the others in the two other ones.
fn name(language_names: &ChainTexts, index: u32) -> String {
    let others = [Language::ENGLISH, Language::ARABIC, Language::TAMIL].map(chain_texts);
    let names = match index % 6 {
        4 => &others[index as usize / 6 % 3],
        5 => &others[(index as usize / 6 + 1) % 3],
        _ => language_names,
    };
    let place = names.places[index as usize * 7 % names.places.len()];
    let name = format!("{} — {place} {}", names.brand, index / 10 + 1);
    // Every twentieth store has as long a name as a store may have.
    let long = format!("{name}, {}", names.longer);
    let long: String = if index % 20 == 7 { long } else { name };
    long.chars().take(60).collect()
}

fn league(names: &ChainTexts) -> Vec<LeagueRow> {
    (0..STORES)
        .map(|index| {
            let n = visits_of(index);
            let share = 9_640 - i64::from(index) * 17;
            let half = 380 + i64::from(index * 13 % 9) * 60;
            let few = Mean {
                interval: None,
                no_interval: Some(NoInterval::TooFew),
                ..mean(share, n, half)
            };
            LeagueRow {
                store_id: Uuid::from_u128(10_000 + u128::from(index)),
                code: format!("PGM-{:04}", index * 37 % 1_000),
                name: name(names, index),
                region: names.regions[index as usize * 5 % 8].to_owned(),
                score: match n {
                    0 => Mean::default(),
                    1 => few,
                    _ => mean(share, n, half),
                },
                position: (index < RANKED).then(|| Position {
                    best: (index + 1).saturating_sub(18).max(1),
                    worst: (index + 22).min(RANKED),
                    of: RANKED,
                    percent_rank: Percent::of(i64::from(RANKED - 1 - index), i64::from(RANKED - 1))
                        .expect("there are others"),
                }),
                difference: (n > 1).then(|| {
                    let points = i64::from(index * 131 % 1_400) - 620;
                    difference(points, 500)
                }),
            }
        })
        .collect()
}

fn separating(texts: &Texts) -> Vec<Separating> {
    let between = [4_180, 2_930, 1_240];
    let passed = [(1_421, 2_201), (1_534, 2_231), (1_178, 2_190)];
    let listed = texts.missed.iter().skip(1).zip(between).zip(passed);
    listed
        .enumerate()
        .map(
            |(index, (((section, text), between), (part, n)))| Separating {
                question: format!("question_{index}"),
                section: (*section).to_owned(),
                text: (*text).to_owned(),
                passed: share(part, n),
                stores: 181,
                between: percent(between),
            },
        )
        .collect()
}

fn fieldwork() -> Fieldwork {
    let (settled, approved) = (2_398, 2_257);
    Fieldwork {
        settled,
        approved,
        rejected: 38,
        expired: 103,
        cancelled: 41,
        filled: share(approved, settled),
        on_time: share(2_101, approved),
        returned: share(264, approved),
    }
}
