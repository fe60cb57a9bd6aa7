//! A checklist as its shopper will see it, in three languages, beside the checklist.

use std::fs;
use std::path::{Path, PathBuf};

use checklists::words::languages;
use checklists::{Checklist, Language, PreviewRole, compile, preview, preview_lines, shipped};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/preview")
}

fn compiled(source: &str) -> Checklist {
    let compiled = compile(source);
    assert_eq!(compiled.diagnostics, []);
    compiled.checklist.expect("there are no findings")
}

#[test]
fn a_preview_says_everything_in_the_readers_language() {
    let source = fs::read_to_string(folder().join("teahouse.yaml")).unwrap();
    let checklist = compiled(&source);
    for language in languages() {
        let path = folder().join(format!("teahouse.{language}.txt"));
        let shown = preview(&checklist, &language);
        if std::env::var_os("UPDATE_CORPUS").is_some() {
            fs::write(&path, &shown).unwrap();
        }
        assert_eq!(shown, fs::read_to_string(&path).unwrap(), "{language}");
    }
}

#[test]
fn every_question_and_option_of_a_shipped_checklist_is_in_its_preview() {
    for shipped in shipped() {
        let checklist = compiled(shipped.source);
        for language in checklist.languages.clone() {
            let shown = preview(&checklist, &language);
            assert!(!shown.contains(['{', '}']), "{} {language}", shipped.slug);
            for (index, question) in checklist.questions().enumerate() {
                let first = question.text.get(&language).lines().next().unwrap();
                let line = format!("\n{}. {first}", index + 1);
                assert!(shown.contains(&line), "{} {line}", shipped.slug);
                for option in question.kind.options() {
                    assert!(shown.contains(option.label.get(&language)));
                }
            }
        }
    }
}

#[test]
fn a_language_that_the_checklist_has_not_gets_its_default() {
    let source = fs::read_to_string(folder().join("teahouse.yaml")).unwrap();
    let checklist = compiled(&source);
    let french = Language::new("fr").unwrap();
    assert_eq!(
        preview(&checklist, &french),
        preview(&checklist, &Language::english())
    );
}

#[test]
fn lines_know_what_they_are() {
    let source = fs::read_to_string(folder().join("teahouse.yaml")).unwrap();
    let lines = preview_lines(&compiled(&source), &Language::english());
    let count = |role| lines.iter().filter(|line| line.role == role).count();
    assert_eq!(count(PreviewRole::Title), 1);
    assert_eq!(count(PreviewRole::Section), 2);
    assert_eq!(count(PreviewRole::Question), 12);
    // Three drinks, two offers, and the two grades that have a name.
    assert_eq!(count(PreviewRole::Option), 7);
}

#[test]
fn a_preview_tells_no_points_where_shoppers_do_not_see_them() {
    let source = fs::read_to_string(folder().join("teahouse.yaml")).unwrap();
    let hidden = source
        .replace("pass_mark: 80", "pass_mark: 80, show_points: no")
        .replace("        comment: {required_on: [missed]}\n", "");
    for language in languages() {
        let shown = preview(&compiled(&hidden), &language);
        for told in ["Points", "points", "النقاط", "புள்ளிகள்", "80 %", "Knock-out"]
        {
            assert!(!shown.contains(told), "{told}\n{shown}");
        }
        // What is needed with an answer that is missed is spelled out.
        assert!(shown.contains("20"), "{shown}");
    }
}
