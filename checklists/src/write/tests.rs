//! What is written reads back as the same.

use super::{Tree, to_yaml};
use crate::{Checklist, Language, Text, compile};

fn same_again(checklist: &Checklist) -> String {
    let source = to_yaml(checklist);
    let compiled = compile(&source);
    let found = compiled.render(&source, "written.yaml");
    assert_eq!(
        compiled.checklist.as_ref(),
        Some(checklist),
        "{found}\n{source}"
    );
    source
}

fn one_question(text: &str) -> Checklist {
    let source = "checklist: t\nversion: 1\nlanguages: [en, ar]\ntitle: T\nsections:\n  - id: s\n    \
                  title: S\n    questions:\n      - {id: a, kind: yes_no, text: {en: A, ar: A}}\n";
    let mut list = compile(source).checklist.expect("nothing is wrong with it");
    let [english, arabic] = ["en", "ar"].map(|tag| Language::new(tag).expect("it is a tag"));
    let entries = vec![(english, text.to_owned()), (arabic, text.to_owned())];
    list.sections[0].questions[0].text = Text::from_entries(entries).expect("two languages");
    list
}

#[test]
fn every_text_survives_its_quoting() {
    let long = "word ".repeat(60);
    let tricky = [
        "Price: 5",
        "Price:",
        "C # major",
        "#1",
        "- dash",
        "-",
        "---",
        "...",
        "? why",
        "yes",
        "No",
        "null",
        "~",
        "NULL",
        "3",
        "1.5",
        "0x10",
        "1_000",
        "12:30",
        "2026-01-31",
        "1e3",
        ".5",
        "\"quoted\"",
        "'single'",
        "it's \"both\"",
        "back\\slash",
        "\\n",
        "a\nb",
        "a\n\nb",
        "a\n  indented\nb",
        "a\n\tb",
        "a\n   \nb",
        "a  \nb",
        "tab\there",
        "two  spaces",
        "[list]",
        "{map: 1}",
        "a, b",
        "a: [b",
        "&anchor",
        "*alias",
        "!tag",
        "|",
        "> folded",
        "%directive",
        "@at",
        "`tick`",
        "key: value\n- item",
        "a #b",
        "a#b",
        "a:b",
        "\u{200f}عربي\u{200e} English",
        "هل رُحِّب بك؟",
        "«كلمة»: نعم",
        "உங்களை வரவேற்றாரா?",
        "“வணக்கம்”, என்று",
        "👩\u{200d}🍳 chef",
        "🇦🇪",
        "soft\u{ad}hyphen",
        "no\u{a0}break",
        "line\u{2028}sep",
        "par\u{2029}sep",
        "bom\u{feff}inside",
        "zero\u{200b}width",
        "\u{2067}isolated\u{2069}",
        "x\u{fffd}y",
        "astral \u{10ffff}",
        "\u{fffe}",
        "${q} and $(x)",
        "100 %",
        "<b>bold</b>",
        "&amp;",
        "a\\\nb",
        "'",
        "\"",
        "word - dash - word",
        "a ? b : c",
        "a :b",
        "key:\n  - value",
        "# comment\ntext",
        "--- a\n--- b",
        "(in brackets) text",
        "é composed",
        long.trim(),
    ];
    for text in tricky {
        same_again(&one_question(text));
        let source = same_again(&one_question(format!("{long}{text} {long}").trim()));
        assert!(
            !source.contains('\u{202e}') && !source.contains('\u{200f}'),
            "{text}"
        );
    }
}

#[test]
fn names_that_yaml_reads_otherwise_are_quoted() {
    let source = "checklist: '-'\nversion: 1\nlanguages: [no, nan]\nsector: \"null\"\n\
        title: {no: T, nan: N}\nsections:\n  - id: \"null\"\n    title: S\n    questions:\n      \
        - {id: \"null\", kind: single_choice, text: T, options: [{id: \"null\", label: A}, {id: \"yes\", label: B}]}\n      \
        - {id: y, kind: yes_no, text: T, show_if: {question: \"null\", is: \"null\"}}\n";
    let list = compile(source).checklist.expect("nothing is wrong with it");
    same_again(&list);
}

#[test]
fn a_small_checklist_is_written_as_people_write_it() {
    let source = "\
checklist: corner-shop
version: 3
channel: phone
sector: retail
languages: [en, ar]

title:
  en: Corner shop
  ar: متجر الحي

briefing:
  en: |
    Buy one item.

    Do not say that you are on a visit.
  ar: يُرجى شراء سلعة واحدة

scoring:
  method: weighted
  floor: no
  pass_mark: 82.5

bands:
  - id: good
    from: 80
    label:
      en: Good
      ar: جيد
  - id: poor
    from: 0
    label: Poor

epoch:
  comparable: yes

sections:
  - id: service
    weight: 60
    floor: 50
    title: Service
    questions:
      - id: greeted
        kind: yes_no
        expect: no
        points: 5
        weight: 2
        na: yes
        text: Were you ignored?
        help: \"Look: at the till\"
        knock_out: {on: yes, effect: cap_total, cap: 40}
        comment: {required_on: missed, min_length: 20}

      - id: wait
        kind: duration
        max: 1h
        show_if: {question: greeted, in: [no, missed]}
        text: How long did you wait?
        bands:
          - {below: 1m30s, points: 10}
          - {from: 1m30s, below: 3m, points: 5}
          - {from: 3m, points: 0}
        pass_at: 5
        owner: summary
        moment: yes

  - id: shop
    weight: 40
    show_if:
      all:
        - {question: wait, at_least: 5m}
        - {any: [{question: greeted, answered: yes}, {not: {question: greeted, is: yes}}]}
    title: Shop
    questions:
      - id: clean
        kind: scale
        min: 1
        max: 5
        points: 8
        text: How clean was it?
        labels:
          1: Bad
          5:
            en: Good
            ar: جيد

      - id: again
        kind: nps
        text: Again?

      - id: offered
        kind: multiple_choice
        choose: {max: 2}
        max_points: 5
        text: What was offered?
        options:
          - id: drink
            points: 3
            label: A drink
          - id: dessert
            points: 2
            label: A dessert
          - id: card
            points: -2
            label: The card
";
    let list = compile(source).checklist.expect("nothing is wrong with it");
    assert_eq!(same_again(&list), source);
}

#[test]
fn a_written_value_and_its_tree_are_the_same() {
    for source in [
        "{on: [no, missed], effect: flag}",
        "[{below: 90, points: 1}, {from: 90, points: 0}]",
        "{en: \"a, b\", ar: \"x: y\"}",
        "5",
    ] {
        let tree = Tree::parse(source).expect("it is YAML");
        assert_eq!(tree.flow(), source);
        assert_eq!(Tree::parse(&tree.flow()).expect("it is YAML"), tree);
    }
    assert!(Tree::parse("{a: ").is_err() && Tree::parse("{a: 1, a: 2}").is_err());
}

#[test]
fn what_came_from_elsewhere_is_found_again_by_its_place() {
    let at = |mark, tree: Tree| Tree::At(mark, Box::new(tree));
    let question = |mark, id: &str| {
        at(
            mark,
            Tree::map([
                ("id", Tree::word(id)),
                ("text", at(mark + 1, Tree::Text("a\nb".into()))),
            ]),
        )
    };
    let tree = Tree::map([
        ("title", at(1, Tree::Text("T".into()))),
        (
            "questions",
            at(2, Tree::List(vec![question(10, "a"), question(20, "b")])),
        ),
        ("end", Tree::word(1)),
    ]);
    let written = super::write(&tree);
    let line_of = |text: &str| {
        u32::try_from(
            written
                .source
                .lines()
                .position(|l| l.contains(text))
                .unwrap()
                + 1,
        )
        .unwrap()
    };
    assert_eq!(written.mark_at(1, 1), Some(1));
    assert_eq!(written.mark_at(line_of("questions"), 1), Some(2));
    assert_eq!(written.mark_at(line_of("id: a"), 5), Some(10));
    assert_eq!(written.mark_at(line_of("id: a") + 1, 5), Some(11));
    assert_eq!(written.mark_at(line_of("id: b"), 5), Some(20));
}

#[test]
fn what_depends_on_earlier_answers_is_written_too() {
    let source = "\
checklist: window
version: 1
languages: [en]
title: Window

scoring:
  show_points: no

sections:
  - id: visit
    title: Visit
    questions:
      - id: day
        kind: date
        min: 2026-01-31
        text: Which day?

      - id: arrived
        kind: time
        min: \"07:00\"
        max: \"21:30:30\"
        text: When did you arrive?

      - id: served
        kind: time
        text: When were you served?
        bands:
          - {below: \"08:00\", points: 3}
          - {from: \"08:00\", points: 1}
        pass_at: 2

      - id: paid
        kind: money
        max: 99.5
        decimals: 1
        currency: AED
        required_if: {question: arrived, above: \"10:00\"}
        text: What did you pay?

      - id: wait
        kind: duration
        text: How long?
        bands_by:
          - when: {question: arrived, below: \"10:30\"}
            label: Breakfast
            bands:
              - {below: 39s, points: 10}
              - {from: 39s, points: 0}
          - label: Later
            bands:
              - {below: 56s, points: 10}
              - {from: 56s, points: 0}

      - id: code
        kind: text
        min_length: 6
        max_length: 6
        text: The code of the receipt
        pattern:
          match: \"[0-9]{6}\"
          message: Six digits.

      - id: drink
        kind: single_choice
        text: Which drink?
        options:
          - id: coffee
            label: Coffee
          - id: soup
            show_if: {question: arrived, at_most: \"10:30\"}
            label: Soup
        photo: {required_on: coffee, min: 2}

rules:
  - id: left_before_served
    refuse_if: {question: served, below: {question: arrived}}
    message: You were served before you arrived.
";
    let compiled = compile(source);
    let found = compiled.render(source, "window.yaml");
    let list = compiled.checklist.expect(&found);
    assert_eq!(same_again(&list), source);
}
