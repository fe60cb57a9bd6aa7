//! Two scorers agree: the crate's, and a naive one written from the definitions alone.
//!
//! `TWO_SCORERS=1000000 cargo test --release -p checklists --test scorers -- --ignored` compares
//! as many cases as it is told; `TWO_SCORERS_FROM` gives the first seed.

#[path = "../generate/mod.rs"]
mod generate;
mod naive;

use checklists::{Answers, Checklist, Scorer, check, compile, strip_hidden, to_yaml, visible};
use generate::{Made, Random, Wishes};
use serde_json::Value;

/// So many sets of answers are scored under each checklist, because compiling takes longest.
const ANSWERS: u64 = 10;

/// The checklist of a seed, which must compile without a finding but that a mark is very low.
fn checklist(seed: u64) -> (Made, Checklist) {
    let made = Made::new(seed, Wishes::EVERYTHING);
    let compiled = compile(&made.source);
    let found = compiled.render(&made.source, "generated.yaml");
    let mut findings = compiled.diagnostics.iter();
    assert!(
        findings.all(|finding| finding.code == "percent_below_one"),
        "seed {seed}\n{found}\n{}",
        made.source
    );
    let checklist = compiled.checklist.expect("nothing was found against it");
    (made, checklist)
}

/// Every place where the scorecard does not hold what the naive scorer says.
fn differences(naive: &Value, card: &Value, place: &str, found: &mut Vec<String>) {
    match (naive, card) {
        (Value::Object(naive), Value::Object(card)) => {
            for (key, value) in naive {
                let place = format!("{place}.{key}");
                differences(value, card.get(key).unwrap_or(&Value::Null), &place, found);
            }
        }
        (Value::Array(naive), Value::Array(card)) if naive.len() == card.len() => {
            for (index, (naive, card)) in naive.iter().zip(card).enumerate() {
                differences(naive, card, &format!("{place}[{index}]"), found);
            }
        }
        (naive, card) if naive == card => {}
        (naive, card) => found.push(format!(
            "{place}: by the definitions {naive}, scored {card}"
        )),
    }
}

/// Compares the scorers over the cases of one seed.
fn compare(seed: u64) {
    let (made, list) = checklist(seed);
    let json: Value = serde_json::from_str(&list.canonical_json()).expect("it is JSON");
    let scorer = Scorer::new(&list);
    for number in 0..ANSWERS {
        let mut random = Random::new(seed * ANSWERS + number);
        let given = made.answers(&mut random);
        let answers: Answers = serde_json::from_value(given.clone())
            .unwrap_or_else(|problem| panic!("seed {seed}.{number}: {problem}\n{given}"));
        let card = scorer.score(&answers);
        let scored = serde_json::to_value(&card).expect("a scorecard is plain data");
        let mut found = Vec::new();
        differences(
            &naive::score(&json, &given),
            &scored,
            "scorecard",
            &mut found,
        );
        let sum: i64 = card.lines().map(|line| line.change().hundredths()).sum();
        if let Some(score) = card.total.score.filter(|score| score.hundredths() != sum) {
            found.push(format!("the lines add up to {sum}, not to {score}"));
        }
        let sent = strip_hidden(&list, &answers);
        if scorer.score(&sent) != card || check(&list, &sent) != check(&list, &answers) {
            found.push("answers to hidden questions change something".to_owned());
        }
        assert!(
            found.is_empty(),
            "seed {seed}.{number}:\n{}\n{}\n{given}",
            found.join("\n"),
            made.source
        );
    }
}

/// Compares so many cases, on every core.
fn compare_all(from: u64, cases: u64) {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let cores = u64::try_from(cores).unwrap_or(1);
    let seeds = from..from + cases.div_ceil(ANSWERS);
    std::thread::scope(|scope| {
        for core in 0..cores {
            let seeds = seeds.clone();
            scope.spawn(move || {
                for seed in seeds.filter(|seed| seed % cores == core) {
                    compare(seed);
                }
            });
        }
    });
}

fn number(name: &str, otherwise: u64) -> u64 {
    match std::env::var(name) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{name} is a number, not {text:?}")),
        Err(_) => otherwise,
    }
}

/// Ten thousand cases, or as many as the environment says.
#[test]
fn p4_two_scorers_agree_on_every_case() {
    compare_all(number("TWO_SCORERS_FROM", 0), number("TWO_SCORERS", 10_000));
}

#[test]
fn the_copy_without_points_asks_the_same_and_finds_the_same_gaps() {
    let mut compared = 0;
    for seed in 0..1000 {
        let (made, mut list) = checklist(seed);
        list.scoring.show_points = false;
        // What is missed can sometimes be said by points alone; then there is no such copy.
        if compile(&to_yaml(&list)).checklist.is_none() {
            continue;
        }
        let copy = list.shopper_copy();
        assert!(!copy.is_scored(), "seed {seed}\n{}", made.source);
        let mut random = Random::new(seed);
        for _ in 0..5 {
            let given = made.answers(&mut random);
            let answers: Answers =
                serde_json::from_value(given.clone()).expect("it is well-formed");
            let same = visible(&list, &answers) == visible(&copy, &answers)
                && check(&list, &answers) == check(&copy, &answers)
                && strip_hidden(&list, &answers) == strip_hidden(&copy, &answers);
            assert!(same, "seed {seed}\n{}\n{given}", made.source);
            compared += 1;
        }
    }
    assert!(compared > 500, "{compared}");
}

#[test]
fn what_is_generated_comes_back_from_json_and_from_yaml() {
    for seed in 0..1000 {
        let (made, list) = checklist(seed);
        let json = list.canonical_json();
        let back = Checklist::from_json(&json).expect("it was written by the crate");
        assert_eq!(back, list, "seed {seed}\n{}", made.source);
        let yaml = to_yaml(&list);
        let again = compile(&yaml);
        let found = again.render(&yaml, "written.yaml");
        assert!(again.diagnostics.is_empty(), "seed {seed}\n{found}\n{yaml}");
        let again = again.checklist.expect("nothing was found against it");
        assert_eq!(
            again.canonical_json(),
            json,
            "seed {seed}\n{}\n{yaml}",
            made.source
        );
    }
}
