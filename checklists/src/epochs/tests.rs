use super::*;
use crate::compile;

const FIRST: &str = "
checklist: visit
version: 1
languages: [en]
title: Visit
scoring: {pass_mark: 80}
sections:
  - id: arrival
    title: Arrival
    questions:
      - {id: greeted, kind: yes_no, text: Greeted?, points: 5}
      - {id: wait, kind: duration, text: Wait?, bands: [{below: 60, points: 5}, {from: 60, points: 0}]}
  - id: food
    title: Food
    questions:
      - {id: hot, kind: yes_no, text: Hot?, points: 5}
";

fn list(source: &str) -> Checklist {
    let compiled = compile(source);
    compiled
        .checklist
        .unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))
}

fn next(change: &[(&str, &str)]) -> (String, Checklist) {
    let mut source = FIRST.replace("version: 1", "version: 2");
    for (from, to) in change {
        assert!(source.contains(from), "{from}");
        source = source.replace(from, to);
    }
    let checklist = list(&source);
    (source, checklist)
}

fn findings(change: &[(&str, &str)]) -> Vec<(String, u32)> {
    let old = list(FIRST);
    let first = epochs(None, &old).unwrap();
    let (source, new) = next(change);
    let found = epochs_in(&source, Some((&old, &first)), &new).unwrap_err();
    found
        .into_iter()
        .map(|f| (format!("{}: {}", f.code, f.message), f.line))
        .collect()
}

fn decided(change: &[(&str, &str)]) -> Epochs {
    let old = list(FIRST);
    let first = epochs(None, &old).unwrap();
    epochs(Some((&old, &first)), &next(change).1).unwrap()
}

#[test]
fn the_first_version_opens_every_series() {
    let first = epochs(None, &list(FIRST)).unwrap();
    assert_eq!(
        serde_json::to_string(&first).unwrap(),
        r#"{"total":1,"sections":{"arrival":1,"food":1},"questions":{"greeted":1,"hot":1,"wait":1}}"#
    );
}

#[test]
fn other_words_alone_change_no_epoch() {
    assert_eq!(
        decided(&[("Greeted?", "Were you greeted?")]).questions["greeted"],
        1
    );
}

#[test]
fn changed_points_need_a_word_from_the_author() {
    assert_eq!(
        findings(&[("Greeted?, points: 5", "Greeted?, points: 6")]),
        [(
            "comparable_missing: question greeted changed since the last version: points; pass rule"
                .to_owned(),
            11
        )]
    );
    let yes = decided(&[(
        "Greeted?, points: 5",
        "Greeted?, points: 6, comparable: yes",
    )]);
    assert_eq!(
        (yes.questions["greeted"], yes.sections["arrival"], yes.total),
        (1, 1, 1)
    );
}

#[test]
fn an_incomparable_question_asks_about_its_section_and_that_about_the_total() {
    let no = ("Greeted?, points: 5", "Greeted?, points: 6, comparable: no");
    let found = findings(&[no]);
    assert_eq!(found.len(), 1);
    assert!(found[0].0.contains("section arrival changed"), "{found:?}");
    let section = ("title: Arrival", "title: Arrival\n    comparable: no");
    let found = findings(&[no, section]);
    assert!(found[0].0.contains("the total changed"), "{found:?}");
    let total = ("sections:", "epoch: {comparable: no}\nsections:");
    let decided = decided(&[no, section, total]);
    assert_eq!(decided.questions["greeted"], 2);
    assert_eq!(decided.questions["wait"], 1);
    assert_eq!(
        (decided.sections["arrival"], decided.sections["food"]),
        (2, 1)
    );
    assert_eq!(decided.total, 2);
}

#[test]
fn a_new_question_asks_about_its_section() {
    let added = (
        "{id: hot,",
        "{id: fresh, kind: yes_no, text: Fresh?, points: 5}\n      - {id: hot,",
    );
    let found = findings(&[added]);
    assert_eq!(found.len(), 1);
    assert!(found[0].0.contains("question fresh was added"), "{found:?}");
}

#[test]
fn a_changed_pass_mark_asks_about_the_total() {
    let found = findings(&[("pass_mark: 80", "pass_mark: 85")]);
    assert_eq!(
        found,
        [(
            "comparable_missing: the total changed since the last version: pass mark".to_owned(),
            6
        )]
    );
}

#[test]
fn a_left_over_no_is_refused_where_nothing_changed() {
    let found = findings(&[("Hot?, points: 5", "Hot?, points: 5, comparable: no")]);
    assert!(
        found[0].0.starts_with("comparable_unneeded: question hot"),
        "{found:?}"
    );
    // Other words may mean another question: there the author's no holds.
    let reworded = [
        (
            "Hot?, points: 5",
            "Hot and fresh?, points: 5, comparable: no",
        ),
        ("title: Food", "title: Food\n    comparable: no"),
        ("sections:", "epoch: {comparable: no}\nsections:"),
    ];
    assert_eq!(decided(&reworded).questions["hot"], 2);
}

#[test]
fn a_name_that_comes_back_opens_an_epoch() {
    let old = list(FIRST);
    let first = epochs(None, &old).unwrap();
    let (_, second) = next(&[
        (
            "      - {id: wait, kind: duration, text: Wait?, bands: [{below: 60, points: 5}, {from: 60, points: 0}]}\n",
            "",
        ),
        ("title: Arrival", "title: Arrival\n    comparable: yes"),
    ]);
    let second_epochs = epochs(Some((&old, &first)), &second).unwrap();
    assert_eq!(second_epochs.questions["wait"], 1);
    let third = list(
        &FIRST
            .replace("version: 1", "version: 3")
            .replace("title: Arrival", "title: Arrival\n    comparable: yes"),
    );
    let third_epochs = epochs(Some((&second, &second_epochs)), &third).unwrap();
    assert_eq!(third_epochs.questions["wait"], 2);
}

#[test]
fn another_slug_or_an_older_version_is_refused() {
    let found = findings(&[
        ("checklist: visit", "checklist: call"),
        ("version: 2", "version: 1"),
    ]);
    let codes: Vec<_> = found
        .iter()
        .map(|(f, line)| (f.split(':').next().unwrap(), *line))
        .collect();
    assert_eq!(codes, [("other_checklist", 3), ("version_not_later", 3)]);
}
