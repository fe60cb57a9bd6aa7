//! pyxform, the reference reader of XLSForm, as the judge of what is exported.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use checklists::{Checklist, compile, shipped};
use xlsform::{export, import};

#[path = "../../../checklists/tests/generate/mod.rs"]
#[expect(dead_code, reason = "nobody fills these in")]
mod generate;

/// The interpreter that has pyxform, installed once for all tests; says so where it cannot be
/// installed, and refuses to go on in CI.
fn judge() -> Option<&'static Path> {
    static JUDGE: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    match JUDGE.get_or_init(install) {
        Ok(python) => Some(python),
        Err(why) => {
            assert!(
                !std::env::var("CI").is_ok_and(|ci| ci == "true"),
                "pyxform cannot be installed, and in CI no suite may be skipped: {why}"
            );
            let _ = writeln!(std::io::stdout(), "skipped: pyxform cannot be installed");
            None
        }
    }
}

fn install() -> Result<PathBuf, String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judge.sh");
    let output = Command::new("bash")
        .arg(script)
        .arg(env!("CARGO_TARGET_TMPDIR"))
        .output()
        .map_err(|problem| problem.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let python = String::from_utf8_lossy(&output.stdout);
    Ok(PathBuf::from(python.trim()))
}

/// What the judge says of each workbook: its lines without the name.
fn judged(
    python: &Path,
    name: &str,
    books: &BTreeMap<String, Checklist>,
) -> BTreeMap<String, Vec<String>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder can be made");
    for (name, checklist) in books {
        let bytes = export(checklist).expect("it can be written").bytes;
        fs::write(folder.join(format!("{name}.xlsx")), bytes).expect("it can be written");
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judge.py");
    let output = Command::new(python)
        .arg(script)
        .arg(&folder)
        .output()
        .expect("the judge starts");
    let said = String::from_utf8_lossy(&output.stdout);
    let mut verdicts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in said.lines() {
        let (name, verdict) = line.split_once(' ').expect("a name and a verdict");
        verdicts
            .entry(name.to_owned())
            .or_default()
            .push(verdict.to_owned());
    }
    assert_eq!(
        verdicts.len(),
        books.len(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    verdicts
}

fn accepted(verdicts: &BTreeMap<String, Vec<String>>) {
    let refused: Vec<String> = verdicts
        .iter()
        .filter(|(_, lines)| lines.iter().any(|line| line.starts_with("error")))
        .map(|(name, lines)| format!("{name}: {lines:?}"))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn every_shipped_checklist_is_a_form_in_all_its_languages_with_a_total() {
    let Some(python) = judge() else { return };
    let books: BTreeMap<String, Checklist> = shipped()
        .iter()
        .map(|one| {
            let checklist = compile(one.source).checklist.expect("it compiles");
            (one.file.replace('/', "."), checklist)
        })
        .collect();
    let verdicts = judged(python, "shipped", &books);
    accepted(&verdicts);
    for (name, lines) in verdicts {
        let [line] = lines.as_slice() else {
            panic!("{name}: {lines:?}");
        };
        let words: Vec<&str> = line.split(' ').collect();
        assert_eq!(words[..2], ["ok", "en,ar,ta"], "{name}");
        let binds: Vec<&str> = words[2].split(',').collect();
        assert!(binds.contains(&"total"), "{name}: {binds:?}");
        for question in books[&name].questions() {
            assert!(
                binds.contains(&question.id.as_str()),
                "{name}: {}",
                question.id
            );
        }
    }
}

#[test]
fn generated_checklists_are_forms_too() {
    let Some(python) = judge() else { return };
    let books: BTreeMap<String, Checklist> = (0..60)
        .map(|seed| {
            let made = generate::Made::new(seed, generate::Wishes::EVERYTHING);
            let checklist = compile(&made.source).checklist.expect("it compiles");
            (format!("seed{seed}"), checklist)
        })
        .collect();
    accepted(&judged(python, "generated", &books));
}

/// Names that the form uses itself, and texts that programs of this world read in their own way.
const TRICKY: &str = include_str!("data/tricky.yaml");

#[test]
fn names_and_texts_that_forms_read_in_their_own_way_survive() {
    let compiled = compile(TRICKY);
    let found = compiled.render(TRICKY, "tricky.yaml");
    let checklist = compiled.checklist.expect(&found);
    let bytes = export(&checklist).expect("it can be written").bytes;
    let read = import(&bytes).expect("it can be read");
    let again = compile(&read.source).checklist;
    assert_eq!(
        again,
        Some(checklist.clone()),
        "{:#?}\n{}",
        read.findings,
        read.source
    );
    let Some(python) = judge() else { return };
    accepted(&judged(
        python,
        "tricky",
        &[("tricky".to_owned(), checklist)].into(),
    ));
}

#[test]
fn a_form_made_by_hand_goes_back_to_other_programs() {
    let Some(python) = judge() else { return };
    let source = include_str!("data/handmade.yaml");
    let checklist = compile(source).checklist.expect("it compiles");
    let books = [("handmade".to_owned(), checklist)].into();
    accepted(&judged(python, "handmade", &books));
}
