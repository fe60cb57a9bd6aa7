//! Scorecards that were made once and must come out the same for ever (P5).

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use checklists::{Answers, Checklist, Scorecard, compile, score};
use serde_json::Value;

struct Case {
    name: String,
    folder: PathBuf,
    checklist: Checklist,
    answers: Answers,
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
}

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen");
    let mut cases: Vec<Case> = fs::read_dir(root)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.is_dir())
        .map(|folder| {
            let name = folder.file_name().unwrap_or_default();
            let name = name.to_string_lossy().into_owned();
            let source = text(&folder.join("checklist.yaml"));
            let compiled = compile(&source);
            let checklist = compiled
                .checklist
                .unwrap_or_else(|| panic!("{name}: {:?}", compiled.diagnostics));
            let answers = serde_json::from_str(&text(&folder.join("answers.json")))
                .unwrap_or_else(|problem| panic!("{name}: {problem}"));
            Case {
                name,
                folder,
                checklist,
                answers,
            }
        })
        .collect();
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}

/// Two tests must not write the same file at once.
static WRITING: Mutex<()> = Mutex::new(());

fn frozen(case: &Case) -> String {
    let _writing = WRITING.lock();
    let path = case.folder.join("scorecard.json");
    if std::env::var_os("FREEZE_CASES").is_some() && !path.exists() {
        let card = score(&case.checklist, &case.answers);
        let json = serde_json::to_string_pretty(&card).expect("a scorecard is plain data");
        fs::write(&path, json + "\n").expect("the file can be written");
    }
    text(&path)
}

/// Every place where `new` does not hold what `old` holds.
fn lost(old: &Value, new: &Value, place: &str, found: &mut Vec<String>) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            for (key, value) in old {
                let place = format!("{place}.{key}");
                match new.get(key) {
                    Some(kept) => lost(value, kept, &place, found),
                    None => found.push(format!("{place} is gone")),
                }
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (index, (old, new)) in old.iter().zip(new).enumerate() {
                lost(old, new, &format!("{place}[{index}]"), found);
            }
        }
        (old, new) if old == new => {}
        (old, new) => found.push(format!("{place} was {old} and is {new}")),
    }
}

#[test]
fn p5_every_frozen_scorecard_comes_out_the_same() {
    let cases = cases();
    assert!(cases.len() >= 12);
    for case in &cases {
        let old: Value = serde_json::from_str(&frozen(case)).unwrap();
        let new = serde_json::to_value(score(&case.checklist, &case.answers)).unwrap();
        let mut found = Vec::new();
        lost(&old, &new, "scorecard", &mut found);
        assert!(found.is_empty(), "{}:\n{}", case.name, found.join("\n"));
    }
}

#[test]
fn p5_a_frozen_scorecard_can_still_be_read_and_loses_nothing() {
    for case in cases() {
        let json = frozen(&case);
        let card: Scorecard = serde_json::from_str(&json)
            .unwrap_or_else(|problem| panic!("{}: {problem}", case.name));
        let old: Value = serde_json::from_str(&json).unwrap();
        let new = serde_json::to_value(&card).unwrap();
        let mut found = Vec::new();
        lost(&old, &new, "scorecard", &mut found);
        assert!(found.is_empty(), "{}:\n{}", case.name, found.join("\n"));
    }
}
