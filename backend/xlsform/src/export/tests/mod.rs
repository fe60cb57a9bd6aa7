//! What is exported comes back as it was.

use std::fs;
use std::path::Path;

use checklists::{Checklist, compile, shipped};

mod calculated;
#[path = "../../../../../checklists/tests/generate/mod.rs"]
mod generate;
mod oracle;

use super::export;
use crate::import;

fn same_again(name: &str, checklist: &Checklist) {
    let written = export(checklist).unwrap_or_else(|error| panic!("{name}: {error}"));
    let read = import(&written.bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    let found: Vec<String> = read.findings.iter().map(ToString::to_string).collect();
    let compiled = compile(&read.source);
    assert_eq!(
        compiled.checklist.as_ref(),
        Some(checklist),
        "{name}: {found:#?}\n{}",
        read.source
    );
}

#[test]
fn every_shipped_checklist_comes_back_as_it_was() {
    for one in shipped() {
        let checklist = compile(one.source).checklist.expect("it compiles");
        same_again(one.file, &checklist);
    }
}

/// Every checklist of the corpus that compiles, with the answers beside it.
pub(super) fn corpus() -> Vec<(String, Checklist, Option<String>)> {
    let mut found = Vec::new();
    for (folder, part) in [("compile", "source"), ("score", "checklist")] {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../checklists/tests/corpus");
        let mut files: Vec<_> = fs::read_dir(corpus.join(folder))
            .expect("the corpus is there")
            .map(|entry| entry.expect("an entry can be read").path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "case"))
            .collect();
        files.sort();
        for file in files {
            let text = fs::read_to_string(&file).expect("a case is text");
            let part_of = |name: &str| {
                let (_, rest) = text.split_once(&format!("--- {name}\n"))?;
                Some(rest.split("\n--- ").next().unwrap_or(rest).to_owned())
            };
            let name = file
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let source = part_of(part).unwrap_or_default();
            if let Some(checklist) = compile(&source).checklist {
                found.push((name, checklist, part_of("answers")));
            }
        }
    }
    found
}

#[test]
fn every_generated_checklist_comes_back_as_it_was() {
    for seed in 0..150 {
        let made = generate::Made::new(seed, generate::Wishes::EVERYTHING);
        let checklist = compile(&made.source).checklist.expect("it compiles");
        same_again(&format!("seed {seed}"), &checklist);
    }
}

#[test]
fn every_checklist_of_the_corpus_comes_back_as_it_was() {
    let corpus = corpus();
    assert!(corpus.len() > 100, "{}", corpus.len());
    for (name, checklist, _) in corpus {
        same_again(&name, &checklist);
    }
}
