//! Reports as they should never be, and empty ones.

use api::reports::{ChainReport, Mean, Percent, Score, StoreReport, VisitReport};
use proptest::prelude::*;
use serde_json::Value;

use crate::reading::{lines, sheets_of, workbook};
use crate::sample::{chain, store, visit};

/// Members that hold what people wrote, or what a checklist may hold.
const TEXTS: &[&str] = &[
    "address",
    "agency",
    "answer",
    "band",
    "caption",
    "client",
    "code",
    "comment",
    "exact",
    "language",
    "name",
    "not_scored",
    "question",
    "reason",
    "region",
    "section",
    "slug",
    "standard",
    "text",
    "title",
];

/// Members that may be missing in every type that has them.
const OPTIONAL: &[&str] = &[
    "difference",
    "highest",
    "interval",
    "lost",
    "lowest",
    "no_interval",
    "noise",
    "pass_rate",
    "verdict",
    "weight",
];

/// The model with other texts and numbers in it, and some members gone.
fn change(value: &mut Value, texts: &[String], numbers: &[u32], next: &mut usize) {
    *next += 1;
    let text = |at: usize| Value::from(texts[at % texts.len()].clone());
    match value {
        Value::Object(members) => {
            // A share always has its interval.
            let is_share = members.contains_key("part");
            members.retain(|name, _| {
                *next += 1;
                let keep = is_share || !OPTIONAL.contains(&name.as_str());
                keep || !numbers[*next % numbers.len()].is_multiple_of(3)
            });
            for (name, member) in members.iter_mut() {
                if member.is_string() {
                    if TEXTS.contains(&name.as_str()) {
                        *next += 1;
                        *member = text(*next);
                    }
                } else {
                    change(member, texts, numbers, next);
                }
            }
        }
        Value::Array(members) => {
            for member in members {
                if member.is_string() {
                    *next += 1;
                    *member = text(*next);
                } else {
                    change(member, texts, numbers, next);
                }
            }
        }
        Value::Number(_) => *value = Value::from(numbers[*next % numbers.len()]),
        _ => {}
    }
}

fn changed<T>(report: T, texts: &[String], numbers: &[u32]) -> T
where
    T: serde::Serialize + serde::de::DeserializeOwned,
{
    let mut value = serde_json::to_value(report).expect("a model is JSON");
    change(&mut value, texts, numbers, &mut 0);
    serde_json::from_value(value).expect("the same model with other values")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_texts_and_numbers_make_files_that_can_be_read(
        texts in prop::collection::vec(any::<String>(), 1..9),
        numbers in prop::collection::vec(any::<u32>(), 1..9),
    ) {
        let store: StoreReport = changed(store("en"), &texts, &numbers);
        let visit: VisitReport = changed(visit("ar"), &texts, &numbers);
        let chain: ChainReport = changed(chain("ta", 2), &texts, &numbers);
        for report in [api::reports::Report::Store(&store), (&visit).into(), (&chain).into()] {
            prop_assert!(sheets_of(&workbook(report)).len() > 5);
            for line in lines(report) {
                for text in ["label", "about", "text", "key"].map(|column| &line[column]) {
                    prop_assert!(!text.starts_with(['=', '+', '-', '@', '\t', '\n']));
                }
            }
        }
    }
}

#[test]
fn the_greatest_numbers_and_dates_are_written() {
    let mut report = store("en");
    report.score.mean.mean = Some(Percent::from_hundredths(i64::MIN));
    report.score.mean.highest = Some(Percent::from_hundredths(i64::MAX));
    report.head.period.from = chrono::NaiveDate::MIN;
    report.head.period.to = chrono::NaiveDate::MIN;
    report.trend[0].month = chrono::NaiveDate::MAX;
    report.head.as_of = chrono::DateTime::<chrono::Utc>::MAX_UTC;
    let lines = lines(&report);
    let score = lines.iter().find(|line| line["key"] == "score").unwrap();
    assert_eq!(score["value"], "-92233720368547758.08");
    assert_eq!(score["highest"], "92233720368547758.07");
    assert!(!sheets_of(&workbook(&report)).is_empty());
}

#[test]
fn a_store_nobody_visited_has_a_summary_a_method_and_reasons() {
    let full = store("en");
    let report = StoreReport {
        visits: 0,
        score: Score {
            mean: Mean::default(),
            exact: None,
            pass_mark: None,
            band: None,
            verdict: None,
            influence: None,
        },
        pass_rate: None,
        bands: Vec::new(),
        comparisons: Vec::new(),
        position: None,
        no_position: Some(api::reports::NoPosition::TooFewVisits),
        fix: Vec::new(),
        sections: Vec::new(),
        trend: Vec::new(),
        missed: Vec::new(),
        went_well: Vec::new(),
        repeats: Vec::new(),
        improved: Vec::new(),
        key_numbers: Vec::new(),
        dayparts: Vec::new(),
        weekdays: Vec::new(),
        comments: Vec::new(),
        photos: Vec::new(),
        visit_list: Vec::new(),
        ..full
    };
    let names: Vec<String> = sheets_of(&workbook(&report))
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, ["Report", "Summary", "Method"]);
    let lines = lines(&report);
    let reason = |key: &str| {
        let line = lines
            .iter()
            .find(|line| line["part"] == "summary" && line["key"] == key);
        line.map(|line| line["reason"].clone())
    };
    assert_eq!(reason("score").as_deref(), Some("no_visits"));
    assert_eq!(reason("rank").as_deref(), Some("too_few_visits"));
}
