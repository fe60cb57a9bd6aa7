//! Every checklist at hand is the same after it was written as a source and compiled again.

#[path = "corpus/case.rs"]
#[expect(dead_code, reason = "the corpus's own tests use the rest")]
mod case;

use checklists::{Checklist, compile, shipped, to_yaml};

fn same_again(name: &str, checklist: &Checklist) {
    let source = to_yaml(checklist);
    let compiled = compile(&source);
    let found = compiled.render(&source, name);
    assert_eq!(
        compiled.checklist.as_ref(),
        Some(checklist),
        "{name}: {found}\n{source}"
    );
    assert_eq!(to_yaml(checklist), source, "{name}: not written in one way");
}

#[test]
fn every_shipped_checklist_is_the_same_after_writing() {
    for one in shipped() {
        let checklist = compile(one.source).checklist.expect("it compiles");
        same_again(one.file, &checklist);
        let written = compile(&to_yaml(&checklist)).diagnostics;
        assert!(written.is_empty(), "{}: {written:?}", one.file);
    }
}

#[test]
fn every_case_of_the_corpus_that_compiles_is_the_same_after_writing() {
    let mut compiled = 0;
    for (folder, part) in [("compile", "source"), ("score", "checklist")] {
        for case in case::cases(folder) {
            if let Some(checklist) = compile(case.part(part)).checklist {
                same_again(&case.name, &checklist);
                compiled += 1;
            }
        }
    }
    assert!(compiled >= 20, "{compiled}");
}

#[test]
fn a_source_that_repeats_itself_by_aliases_is_written_with_aliases() {
    let help = "A sentence, such as people write: ".repeat(110);
    let questions: String = (0..400)
        .map(|id| {
            let more = if id == 0 { "" } else { "*more" };
            let options = if id == 0 {
                "&more [{id: a, label: The first of two}, {id: b, label: 'The second: of two'}]"
            } else {
                more
            };
            let help = if id == 0 { format!("&help {{en: \"{help}\"}}") } else { "*help".to_owned() };
            format!("      - {{id: q{id}, kind: single_choice, text: Q, options: {options} , help: {help} }}\n")
        })
        .collect();
    let source = format!(
        "checklist: t\nversion: 1\nlanguages: [en]\ntitle: T\nsections:\n  - id: s\n    title: S\n    questions:\n{questions}"
    );
    let checklist = compile(&source)
        .checklist
        .expect("nothing is wrong with it");
    assert!(checklist.canonical_json().len() > 1_400_000);
    same_again("aliases", &checklist);
}

#[test]
fn a_source_near_the_limit_is_written_inside_it() {
    let questions: String = (0..400)
        .map(|id| {
            let options: String = (10..69)
                .map(|o| format!("{{id: o{o}, label: O}},"))
                .collect();
            format!("{{id: q{id},kind: single_choice,text: Q,options: [{options}]}},")
        })
        .collect();
    let source = format!(
        "{{checklist: t,version: 1,languages: [en],title: T,sections: [{{id: s,title: S,questions: [{questions}]}}]}}"
    );
    assert!(source.len() > 470 * 1024);
    let checklist = compile(&source)
        .checklist
        .expect("nothing is wrong with it");
    same_again("large", &checklist);
}
