//! A form made by hand in a spreadsheet (`data/handmade.py` says how) becomes a checklist, and every
//! cell that could not be taken over is named.
//!
//! `UPDATE_HANDMADE=1` writes the two files anew, for a person to read.

use std::fs;
use std::path::{Path, PathBuf};

use checklists::{Answers, Language, compile, score};
use xlsform::{Import, export, import};

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
}

fn imported() -> Import {
    let bytes = fs::read(data("handmade.xlsx")).expect("the workbook is there");
    import(&bytes).expect("it is a workbook")
}

fn same(name: &str, found: &str) {
    if std::env::var_os("UPDATE_HANDMADE").is_some() {
        fs::write(data(name), found).expect("it can be written");
    }
    let kept = fs::read_to_string(data(name)).expect("the file is there");
    assert_eq!(found, kept, "{name}");
}

#[test]
fn a_form_made_by_hand_is_a_checklist_and_everything_left_is_named() {
    let read = imported();
    let lines: Vec<String> = read.findings.iter().map(|one| format!("{one}\n")).collect();
    same("handmade.yaml", &read.source);
    same("handmade.findings", &lines.concat());
    assert!(read.is_sound(), "{lines:#?}");
}

#[test]
fn every_cell_that_is_named_holds_something_or_stands_for_its_row() {
    for finding in imported().findings {
        assert!(!finding.message.is_empty() && !finding.code.is_empty());
        assert_eq!(
            finding.cell.is_empty(),
            finding.row == 0 && finding.column == 0
        );
    }
}

#[test]
fn the_checklist_of_a_form_is_scored_and_goes_back_into_a_workbook() {
    let read = imported();
    let checklist = compile(&read.source).checklist.expect("it compiles");
    let arabic = Language::new("ar").expect("it is a tag");
    assert_eq!(checklist.title.get(&arabic), "زيارة مخبز");
    // Service: 2 of 5 for the greeting, 3 of 3 for what was offered, 6 of 6 for the wait, and twice 2
    // of twice 4 for cleanliness: 15 of 22. The other sections carry no points.
    let answers = "{arrived: {value: '09:00'}, open: {value: yes}, greeting: {value: short}, wait: {value: 90}, \
                   offered: {value: [sample, bag]}, clean: {value: 2}}";
    let answers = Answers::from_source(&checklist, answers).expect("these are answers");
    let card = score(&checklist, &answers);
    assert_eq!(card.total.exact.as_deref(), Some("15/22"));
    let again = import(&export(&checklist).expect("it can be written").bytes).expect("it is one");
    assert_eq!(compile(&again.source).checklist, Some(checklist));
    // Of our own workbooks nothing is said but what the checklist itself lacks.
    let codes: Vec<&str> = again.findings.iter().map(|one| one.code).collect();
    assert_eq!(codes, ["text_missing_translation"]);
}

#[test]
fn the_same_checklist_gives_the_same_bytes() {
    let checklist = compile(&imported().source).checklist.expect("it compiles");
    let once = export(&checklist).expect("it can be written");
    assert_eq!(once, export(&checklist).expect("it can be written"));
}
