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
