//! The questionnaire doctor, by corpus: a source that compiles and its advice beside it.

#[path = "corpus/case.rs"]
mod case;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use checklists::{Severity, advise, compile, shipped};

use case::cases;

/// Every piece of advice on a line of its own.
fn outcome(source: &str) -> String {
    let compiled = compile(source);
    assert_eq!(compiled.diagnostics, [], "{source}");
    let checklist = compiled.checklist.expect("there are no findings");
    let lines = advise(source, &checklist).into_iter().map(|finding| {
        assert_eq!(finding.severity, Severity::Advice);
        format!("{finding}\n")
    });
    lines.collect()
}

#[test]
fn every_case_gets_its_advice_at_its_place() {
    let mut wrong = Vec::new();
    for case in cases("advice") {
        assert!(case.part("comment").starts_with("# "), "{}", case.name);
        let found = outcome(case.part("source"));
        if !case.update(&found) && found != case.part("outcome") {
            wrong.push(format!(
                "{}:\n{found}instead of\n{}",
                case.name,
                case.part("outcome")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The first quoted word after each call that puts advice.
fn codes_in_the_sources() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/advice");
    let mut codes = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("an entry can be read").path();
        let text = fs::read_to_string(&path).expect("a source is UTF-8 text");
        for (at, call) in text.match_indices("page.put(") {
            let rest = text[at + call.len()..].trim_start();
            if let Some(rest) = rest.strip_prefix('"') {
                codes.extend(rest.split('"').next().map(str::to_owned));
            }
        }
    }
    codes
}

#[test]
fn every_code_has_a_case_and_a_line_in_the_reference() {
    let mut cased = BTreeSet::new();
    for case in cases("advice") {
        for line in case.part("outcome").lines() {
            let code = line
                .split_once("advice[")
                .and_then(|(_, rest)| rest.split_once(']'));
            cased.extend(code.map(|(code, _)| code.to_owned()));
        }
    }
    let codes = codes_in_the_sources();
    assert!(codes.len() >= 10, "{codes:?}");
    assert_eq!(cased, codes, "cases and sources");
    let reference = include_str!("../LANGUAGE.md");
    let listed: BTreeSet<String> = reference
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` | advice |"))
        .map(|(code, _)| code.to_owned())
        .collect();
    assert_eq!(listed, codes, "the table of advice in LANGUAGE.md");
}

#[test]
fn shipped_checklists_follow_the_advice() {
    for shipped in shipped() {
        let checklist = compile(shipped.source).checklist.expect("it compiles");
        let found: Vec<String> = advise(shipped.source, &checklist)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert!(found.is_empty(), "{}:\n{}", shipped.file, found.join("\n"));
    }
}
