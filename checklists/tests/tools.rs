//! The designer's tools take every checklist that compiles.

#[path = "corpus/case.rs"]
#[expect(dead_code, reason = "no outcome is written here")]
mod case;
#[path = "generate/mod.rs"]
#[expect(dead_code, reason = "no answers are made here")]
mod generate;

use checklists::words::languages;
use checklists::{Checklist, Epochs, Language, SCHEMA, Severity, advise, compile, diff, preview};
use generate::{Made, Wishes};

/// How many random checklists are looked at.
const CASES: u64 = 150;

/// Everything that a tool says about one checklist.
fn look(source: &str, checklist: &Checklist, name: &str) {
    for language in languages() {
        let shown = preview(checklist, &language);
        assert!(shown.ends_with('\n'), "{name}");
        assert!(
            shown.lines().count() > checklist.questions().count(),
            "{name}"
        );
        assert!(
            !shown.lines().any(|line| line.ends_with(' ')),
            "{name}\n{shown}"
        );
        // A key that no language has would stand there as it is called.
        let raw = ["preview-", "condition-", "hint-", "answer-missed"];
        assert!(
            !raw.iter().any(|key| shown.contains(key)),
            "{name}\n{shown}"
        );
    }
    for finding in advise(source, checklist) {
        assert_eq!(finding.severity, Severity::Advice, "{name}");
        assert!(
            finding.line > 0 && finding.hint.is_some(),
            "{name}: {finding}"
        );
    }
    let same = diff(checklist, checklist);
    assert!(same.is_same(), "{name}: {same:?}");
}

/// The difference says what publishing says.
fn compare(old: &Checklist, new: &Checklist, name: &str) {
    let found = diff(old, new);
    let published = checklists::epochs(Some((old, &Epochs::first(old))), new);
    assert_eq!(found.undecided.is_empty(), published.is_ok(), "{name}");
    let text = found.render(old, new, &Language::english());
    for finding in &found.undecided {
        assert!(text.contains(&finding.message), "{name}\n{text}");
    }
}

#[test]
fn every_case_of_the_corpus_that_compiles() {
    let mut before: Option<Checklist> = None;
    let mut looked = 0;
    for (folder, part) in [
        ("compile", "source"),
        ("score", "checklist"),
        ("advice", "source"),
    ] {
        for case in case::cases(folder) {
            let source = case.part(part);
            let Some(checklist) = compile(source).checklist else {
                continue;
            };
            looked += 1;
            look(source, &checklist, &case.name);
            if let Some(old) = &before {
                compare(old, &checklist, &case.name);
            }
            before = Some(checklist);
        }
    }
    assert!(looked > 100, "{looked}");
}

#[test]
fn random_checklists_of_every_shape() {
    let schema = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let schema = jsonschema::draft202012::new(&schema).expect("the schema is one");
    let mut before: Option<Checklist> = None;
    for seed in 0..CASES {
        let made = Made::new(seed, Wishes::EVERYTHING);
        let name = format!("seed {seed}");
        let checklist = compile(&made.source).checklist.expect("it compiles");
        look(&made.source, &checklist, &name);
        if let Some(old) = &before {
            compare(old, &checklist, &name);
        }
        let options = serde_saphyr::options! { strict_booleans: true };
        let value: serde_json::Value =
            serde_saphyr::from_str_with_options(&made.source, options).expect("it is YAML");
        let found: Vec<String> = schema
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(
            found.is_empty(),
            "{name}\n{}\n{}",
            found.join("\n"),
            made.source
        );
        before = Some(checklist);
    }
}
