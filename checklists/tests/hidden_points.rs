//! The copy that shoppers get where points are not shown.

use std::fs;
use std::path::Path;

use checklists::{Answers, Checklist, check, compile, shipped, visible};

/// Every shipped checklist that may be given without points.
fn hidden() -> Vec<(Checklist, &'static str)> {
    let lists: Vec<_> = shipped()
        .iter()
        .filter_map(|shipped| {
            let source =
                shipped
                    .source
                    .replacen("\nscoring:\n", "\nscoring:\n  show_points: no\n", 1);
            // Some say `missed` of waiting times, which only points can tell.
            let compiled = compile(&source);
            let told = compiled
                .diagnostics
                .iter()
                .any(|d| d.code == "missed_tells_points");
            assert!(compiled.checklist.is_some() || told, "{}", shipped.file);
            Some((compiled.checklist?, shipped.file))
        })
        .collect();
    assert!(!lists.is_empty());
    lists
}

fn small() -> Checklist {
    let source = "
checklist: t
version: 1
languages: [en]
title: T
scoring: {show_points: no, method: weighted, pass_mark: 87.65, blank: zero}
bands: [{id: top_band, from: 90, label: Top}, {id: low_band, from: 0, label: Low}]
sections:
  - id: s
    title: S
    weight: 777
    floor: 43.21
    questions:
      - {id: a, kind: yes_no, text: A?, expect: no, points: {yes: -98761, no: 98762}, weight: 7, knock_out: {on: missed, effect: cap_total, cap: 34.56}, comment: {required_on: missed}}
      - {id: b, kind: scale, min: 1, max: 3, text: B?, points: {1: 0, 2: 98763, 3: 98764}, pass_at: 98763, photo: {required_on: [missed, 3]}}
      - id: c
        kind: single_choice
        text: C?
        options: [{id: x, label: X, points: 98765}, {id: y, label: Y, points: 0}]
        show_if: {question: b, is: missed}
      - id: d
        kind: duration
        text: D?
        bands_by:
          - {when: {question: a, is: yes}, label: Secret case, bands: [{below: 60, points: 98766}, {from: 60, points: 0}]}
          - {label: Other case, bands: [{below: 98767, points: 98766}, {from: 98767, points: 0}]}
      - {id: e, kind: nps, text: E?, bonus: yes, bands: [{below: 7, points: 0}, {from: 7, points: 98768}]}
";
    let compiled = compile(source);
    let found = compiled.render(source, "t.yaml");
    compiled.checklist.unwrap_or_else(|| panic!("{found}"))
}

#[test]
fn the_copy_tells_no_points_marks_weights_or_bands() {
    let list = small();
    let copy = list.shopper_copy();
    let json = copy.canonical_json();
    let secrets = [
        "9876",
        "777",
        "87.65",
        "8765",
        "43.21",
        "4321",
        "34.56",
        "3456",
        "case",
        "_band",
        "knock",
        "pass_at",
        "missed",
        "weighted",
        "zero",
        "bonus\":true",
    ];
    for secret in secrets {
        assert!(!json.contains(secret), "{secret}: {json}");
    }
    assert_ne!(copy.hash(), list.hash());
    assert!(!copy.is_scored());
    assert_eq!(Checklist::from_json(&json).unwrap(), copy);
    assert_eq!(copy.shopper_copy(), copy);
    // What is missed is spelled out.
    assert!(json.contains(
        r#""comment":{"min_length":1,"owner":"show","required":false,"required_on":["yes"]}"#
    ));
    assert!(json.contains(r#""required_on":[1,3]"#), "{json}");
}

#[test]
fn with_points_shown_the_copy_is_the_checklist() {
    let compiled = compile(shipped()[0].source).checklist.unwrap();
    assert_eq!(compiled.shopper_copy(), compiled);
}

#[test]
fn the_copy_asks_the_same_and_finds_the_same_gaps() {
    let list = small();
    let copy = list.shopper_copy();
    let values = |texts: &[&str]| -> Vec<String> {
        texts
            .iter()
            .map(|v| format!(r#"{{"value":{v}}}"#))
            .collect()
    };
    let (a, b) = (
        values(&["\"yes\"", "\"no\""]),
        values(&["1", "2", "3", "9"]),
    );
    let (c, d) = (values(&["\"x\"", "\"y\""]), values(&["10", "100"]));
    for a in &a {
        for b in &b {
            for c in &c {
                for d in &d {
                    let json = format!(r#"{{"a":{a},"b":{b},"c":{c},"d":{d},"e":{{}}}}"#);
                    same(&list, &copy, &serde_json::from_str(&json).unwrap(), &json);
                }
            }
        }
    }
}

fn same(list: &Checklist, copy: &Checklist, answers: &Answers, what: &str) {
    assert_eq!(visible(list, answers), visible(copy, answers), "{what}");
    assert_eq!(check(list, answers), check(copy, answers), "{what}");
}

#[test]
fn the_copies_of_shipped_checklists_ask_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("definitions");
    for (list, file) in hidden() {
        let copy = list.shopper_copy();
        let (folder, stem) = (
            folder.join(file).parent().unwrap().to_owned(),
            file.rsplit('/').next().unwrap().trim_end_matches("yaml"),
        );
        let mut compared = 0;
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if !name.starts_with(stem) || !name.ends_with(".answers.yaml") {
                continue;
            }
            let source = fs::read_to_string(&path).unwrap();
            let answers = Answers::from_source(&list, &source).unwrap();
            same(&list, &copy, &answers, &name);
            // And with every answer left out in turn.
            let ids: Vec<_> = answers.iter().map(|(id, _)| id.clone()).collect();
            for id in ids {
                let mut fewer = answers.clone();
                fewer.remove(&id);
                same(&list, &copy, &fewer, &format!("{name} without {id}"));
            }
            compared += 1;
        }
        assert!(compared > 0, "{file}");
    }
}
