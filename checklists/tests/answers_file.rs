//! Files of answers as designers write them to try a checklist.

use checklists::{Answers, Checklist, QuestionId, check, compile};

fn checklist() -> Checklist {
    let source = "
checklist: t
version: 1
languages: [en]
title: T
sections:
  - id: s
    title: S
    questions:
      - {id: shelf, kind: yes_no, text: S?, na: yes, photo: {required_on: no, min: 2}}
      - {id: taste, kind: scale, min: 1, max: 5, text: T?, na: yes, required: no}
";
    compile(source).checklist.expect("the source is sound")
}

fn findings(source: &str) -> Vec<String> {
    let found = Answers::from_source(&checklist(), source).expect_err("every source here is wrong");
    let shown = found.iter().map(|finding| {
        let hint = finding.hint.as_deref().unwrap_or_default();
        format!(
            "{}:{}: {} ({hint})",
            finding.line, finding.column, finding.message
        )
    });
    shown.collect()
}

#[test]
fn a_number_stands_for_so_many_photos() {
    let list = checklist();
    let answers = Answers::from_source(&list, "shelf: {value: no, photos: 2}").unwrap();
    let shelf = QuestionId::new("shelf").unwrap();
    assert_eq!(answers.get(&shelf).unwrap().photos.len(), 2);
    assert!(check(&list, &answers).is_empty());
    assert_eq!(
        findings("shelf: {value: no, photos: [a.jpg]}"),
        [
            "1:29: a photo is named by its SHA-256: 64 characters of 0-9 and a-f (to try a \
             checklist, write how many photos there are: photos: 2)"
        ]
    );
    assert_eq!(findings("shelf: {value: no, photos: 51}").len(), 1);
}

#[test]
fn the_form_of_an_answer_is_shown_to_who_writes_another() {
    assert_eq!(
        findings("shelf: yes"),
        [
            "1:8: here should be the keys of an answer, but here is a single value (write {value: \
             yes}, {na: yes}, or {value: no, comment: Why})"
        ]
    );
    assert_eq!(
        findings("taste: {value: n/a}"),
        [
            "1:16: “n/a” is not understood. Expected: a whole number from 1 to 5. (write {na: yes} \
             in place of the value)"
        ]
    );
}
