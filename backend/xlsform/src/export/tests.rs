//! What is exported comes back as it was.

use checklists::{Checklist, compile, shipped};

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
