use super::*;
use crate::compile;
use crate::text::Language;

const FIRST: &str = "
checklist: visit
version: 1
languages: [en, ar]
title: {en: Visit, ar: زيارة}
scoring: {pass_mark: 80}
bands:
  - {id: good, from: 90, label: {en: Good, ar: جيد}}
  - {id: poor, from: 0, label: {en: Poor, ar: ضعيف}}
sections:
  - id: arrival
    title: {en: Arrival, ar: الوصول}
    questions:
      - {id: greeted, kind: yes_no, text: {en: 'Greeted?', ar: 'هل رُحِّب بك؟'}, points: 5}
      - id: queue
        kind: single_choice
        text: {en: 'Queue?', ar: 'الصف؟'}
        options:
          - {id: short, label: {en: Short, ar: قصير}, points: 2}
          - {id: long, label: {en: Long, ar: طويل}, points: 0}
  - id: food
    title: {en: Food, ar: الطعام}
    questions:
      - {id: hot, kind: yes_no, text: {en: 'Hot?', ar: 'ساخن؟'}, points: 5, show_if: {question: greeted, is: yes}}
";

fn list(source: &str) -> Checklist {
    let compiled = compile(source);
    compiled
        .checklist
        .unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))
}

/// The first version, and a second with these changes.
fn pair(changes: &[(&str, &str)]) -> (Checklist, Checklist) {
    let mut source = FIRST.replace("version: 1", "version: 2");
    for (from, to) in changes {
        assert!(source.contains(from), "{from}");
        source = source.replace(from, to);
    }
    (list(FIRST), list(&source))
}

fn of(diff: &Diff, id: &str) -> (State, Option<Comparable>) {
    let found = diff.questions.iter().find(|q| q.id.as_str() == id).unwrap();
    (found.compared.state, found.compared.comparable)
}

fn rendered(changes: &[(&str, &str)]) -> String {
    let (old, new) = pair(changes);
    diff(&old, &new).render(&old, &new, &Language::english())
}

#[test]
fn nothing_but_the_version_changed() {
    let (old, new) = pair(&[]);
    let diff = diff(&old, &new);
    assert!(diff.is_same() && diff.undecided.is_empty());
    assert_eq!(
        diff.render(&old, &new, &Language::english()),
        "visit: version 1 to version 2\nNothing else changed.\n\n\
         questions: 3 same, 0 with other texts, 0 changed, 0 added, 0 removed\n"
    );
}

#[test]
fn other_words_alone_leave_results_comparable() {
    let (old, new) = pair(&[
        ("'Greeted?'", "'Were you greeted?'"),
        ("en: Short", "en: Brief"),
    ]);
    let diff = diff(&old, &new);
    assert_eq!(of(&diff, "greeted"), (State::Texts, Some(Comparable::Yes)));
    assert_eq!(of(&diff, "queue"), (State::Texts, Some(Comparable::Yes)));
    assert_eq!(of(&diff, "hot"), (State::Same, Some(Comparable::Yes)));
    assert_eq!(diff.total.state, State::Same);
    let text = diff.render(&old, &new, &Language::english());
    assert!(
        text.contains("  text [en]: “Greeted?” -> “Were you greeted?”\n"),
        "{text}"
    );
    assert!(
        text.contains("  options short [en]: “Short” -> “Brief”\n"),
        "{text}"
    );
    assert!(!text.contains("[ar]"), "{text}");
}

#[test]
fn p5_points_that_changed_ask_for_the_authors_word() {
    let changed = [(
        "kind: yes_no, text: {en: 'Greeted?', ar: 'هل رُحِّب بك؟'}, points: 5",
        "kind: yes_no, text: {en: 'Greeted?', ar: 'هل رُحِّب بك؟'}, points: 6",
    )];
    let (old, new) = pair(&changed);
    let found = diff(&old, &new);
    assert_eq!(
        of(&found, "greeted"),
        (State::Changed, Some(Comparable::Undecided))
    );
    assert_eq!(found.undecided.len(), 1);
    assert_eq!(found.undecided[0].code, "comparable_missing");

    let said = |word: &str| {
        let line = format!("points: 6, comparable: {word}");
        let (old, new) = pair(&[(changed[0].0, &changed[0].1.replace("points: 6", &line))]);
        diff(&old, &new)
    };
    assert_eq!(of(&said("yes"), "greeted").1, Some(Comparable::Yes));
    assert!(said("yes").undecided.is_empty());
    let no = said("no");
    assert_eq!(of(&no, "greeted").1, Some(Comparable::No));
    // The section and the total of a question that starts anew are still to be decided.
    assert_eq!(
        no.sections[0].compared.comparable,
        Some(Comparable::Undecided)
    );
    assert_eq!(no.sections[1].compared.comparable, Some(Comparable::Yes));
}

#[test]
fn questions_come_go_and_move() {
    let hot = "      - {id: hot, kind: yes_no, text: {en: 'Hot?', ar: 'ساخن؟'}, points: 5, show_if: {question: greeted, is: yes}}\n";
    let warm = "      - {id: warm, kind: yes_no, text: {en: 'Hot?', ar: 'ساخن؟'}, points: 5}\n";
    let (old, new) = pair(&[(hot, warm)]);
    let found = diff(&old, &new);
    assert_eq!(of(&found, "warm"), (State::Added, None));
    assert_eq!(of(&found, "hot"), (State::Removed, None));
    assert_eq!(
        found.renamed,
        [Renamed {
            what: "question".to_owned(),
            question: None,
            was: "hot".to_owned(),
            now: "warm".to_owned(),
        }]
    );
    let text = rendered(&[(hot, warm)]);
    assert!(
        text.contains("question hot became warm with the same text: keep the id hot"),
        "{text}"
    );

    let greeted = "      - {id: greeted, kind: yes_no, text: {en: 'Greeted?', ar: 'هل رُحِّب بك؟'}, points: 5}\n";
    let moved = format!(
        "{greeted}{}",
        hot.replace(", show_if: {question: greeted, is: yes}", "")
    );
    let text = rendered(&[(greeted, ""), (hot, &moved)]);
    assert!(text.contains("  section: arrival -> food\n"), "{text}");
    assert!(
        text.contains("  show_if: “Greeted?” is answered “Yes” -> nothing\n"),
        "{text}"
    );
    assert!(text.contains("  questions: greeted gone\n"), "{text}");
}

#[test]
fn every_sort_of_change_is_said() {
    let cases = [
        (
            "pass_mark: 80",
            "pass_mark: 82.5",
            "  pass_mark: 80 % -> 82.5 %\n",
        ),
        ("from: 90", "from: 85", "  bands good: from 90 % -> 85 %\n"),
        (
            "{en: Visit, ar: زيارة}",
            "{en: Visit, ar: زيارة المتجر}",
            "  title [ar]: “زيارة” -> “زيارة المتجر”\n",
        ),
        (
            "version: 2",
            "version: 2\nsector: retail",
            "  sector: nothing -> retail\n",
        ),
        (
            "id: long, label",
            "id: very_long, label",
            "  options: very_long was added\n  options: long is gone\n",
        ),
        (
            "points: 2}",
            "points: 3}",
            "  options short: points 2 -> 3\n",
        ),
        (
            "points: 5, show_if",
            "points: 5, owner: summary, show_if",
            "  owner: show -> summary\n",
        ),
        (
            "points: 5, show_if",
            "points: 5, na: yes, show_if",
            "  na: no -> yes\n",
        ),
        (
            "points: 5, show_if",
            "points: 5, comment: {required: yes}, show_if",
            "required: yes",
        ),
        (
            "points: 5, show_if",
            "points: 5, help: Hot is steaming, show_if",
            "  help: nothing -> “Hot is steaming”\n",
        ),
        (
            "kind: single_choice",
            "kind: multiple_choice",
            "  kind: single_choice -> multiple_choice\n",
        ),
    ];
    for (from, to, line) in cases {
        let text = rendered(&[(from, to)]);
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn another_checklist_is_said_to_be_one() {
    let text = rendered(&[("checklist: visit", "checklist: other")]);
    assert!(
        text.starts_with("visit version 1 to other version 2\n"),
        "{text}"
    );
    assert!(
        text.contains("this is other, but the last version is of visit"),
        "{text}"
    );
}

#[test]
fn a_difference_is_plain_json() {
    let (old, new) = pair(&[("points: 2}", "points: 3}")]);
    let json = serde_json::to_value(diff(&old, &new)).unwrap();
    assert_eq!(
        json["to"],
        serde_json::json!({"slug": "visit", "version": 2})
    );
    assert_eq!(json["questions"][1]["id"], "queue");
    assert_eq!(json["questions"][1]["comparable"], "undecided");
    assert_eq!(
        json["questions"][1]["reasons"],
        serde_json::json!(["points", "pass rule"])
    );
    assert_eq!(json["undecided"][0]["code"], "comparable_missing");
}

/// The lines about one question, below its heading.
fn lines_of(old: &str, new: &str, id: &str) -> Vec<String> {
    let (old, new) = (list(old), list(new));
    let text = diff(&old, &new).render(&old, &new, &Language::english());
    let blocks = text.split("\n\n");
    let mut found = blocks.filter(|block| block.starts_with(&format!("question {id} ")));
    let block = found.next().unwrap_or_else(|| panic!("{text}"));
    let lines = block.lines().skip(1).map(|line| line.trim().to_owned());
    lines
        .filter(|line| !line.starts_with("results rest on it"))
        .collect()
}

#[test]
fn marks_are_said_as_authors_write_them_and_only_what_changed() {
    const TIMES: &str = "
checklist: visit
version: 1
languages: [en]
title: Visit
sections:
  - id: a
    title: A
    questions:
      - {id: came, kind: time, text: When?}
      - id: window
        kind: duration
        text: How long?
        max: 1h
        bands_by:
          - when: {question: came, below: '10:30'}
            label: Breakfast
            bands: [{below: 3m, points: 10}, {from: 3m, below: 5m, points: 4}, {from: 5m, points: 0}]
          - label: Later
            bands: [{below: 6m, points: 10}, {from: 6m, points: 0}]
      - {id: open, kind: time, text: When open?, bands: [{below: '08:00', points: 3}, {from: '08:00', points: 0}]}
      - {id: rude, kind: yes_no, expect: no, text: Rude?, points: 5, knock_out: {on: yes, effect: cap_total, cap: 40}}
";
    let changed = |from: &str, to: &str, id: &str| {
        assert!(TIMES.contains(from), "{from}");
        let new = TIMES.replace("version: 1", "version: 2").replace(from, to);
        lines_of(TIMES, &new, id)
    };
    assert_eq!(
        changed(
            "{below: 6m, points: 10}, {from: 6m",
            "{below: 7m, points: 10}, {from: 7m",
            "window"
        ),
        [
            "bands_by “Later” band 1: below 6m -> 7m",
            "bands_by “Later” band 2: from 6m -> 7m",
        ]
    );
    assert_eq!(
        changed("points: 4", "points: 5", "window"),
        ["bands_by “Breakfast” band 2: points 4 -> 5"]
    );
    assert_eq!(
        changed("below: '10:30'", "below: '11:00'", "window"),
        ["bands_by “Breakfast” when: below 10:30 -> 11:00"]
    );
    assert_eq!(
        changed("max: 1h", "max: 1h30m", "window"),
        ["max: 1h -> 1h30m"]
    );
    assert_eq!(
        changed("'08:00'", "'08:30'", "open"),
        [
            "band 1: below 08:00 -> 08:30",
            "band 2: from 08:00 -> 08:30"
        ]
    );
    assert_eq!(
        changed("cap: 40", "cap: 45.5", "rude"),
        ["knock_out: cap 40 -> 45.5"]
    );
    assert_eq!(
        changed("effect: cap_total, cap: 40", "effect: flag", "rude"),
        [
            "knock_out: effect cap_total -> flag",
            "knock_out: cap 40 -> nothing"
        ]
    );
    assert_eq!(
        changed(
            ", knock_out: {on: yes, effect: cap_total, cap: 40}",
            "",
            "rude"
        ),
        ["knock_out: {on: yes, effect: cap_total, cap: 40} -> nothing"]
    );
    let middle = "          - when: {question: came, below: '14:00'}\n            label: Lunch\n            \
                  bands: [{below: 4m, points: 10}, {from: 4m, points: 0}]\n";
    let last = "          - label: Later";
    assert_eq!(
        changed(last, &format!("{middle}{last}"), "window"),
        [
            "bands_by “Lunch”: nothing -> {when: {question: came, below: \"14:00\"}, label: Lunch, \
             bands: [{below: 4m, points: 10}, {from: 4m, points: 0}]}"
        ]
    );
}

#[test]
fn what_is_to_be_said_tells_where_to_write_it() {
    let text = rendered(&[
        ("pass_mark: 80", "pass_mark: 85"),
        ("points: 2}", "points: 3}"),
    ]);
    for line in [
        "to be said in the new version, before it can be published: question queue changed",
        "hint: write comparable: yes in question queue if results before and after can stand in one \
         trend, else comparable: no",
        "hint: write epoch: {comparable: yes} at the top if results before and after can stand in \
         one trend, else epoch: {comparable: no}",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let text = rendered(&[("version: 2", "version: 1")]);
    let line = "version 1 is not later than version 1, the last one";
    assert!(text.contains(line), "{text}");
}
