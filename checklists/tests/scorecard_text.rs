//! A scorecard as text that a person can check line by line.

use checklists::{Answers, Checklist, Language, Scorecard, compile, score, words};

fn read(source: &str, answers: &str) -> (Checklist, Scorecard) {
    let compiled = compile(source);
    let list = compiled
        .checklist
        .unwrap_or_else(|| panic!("{:?}\n{source}", compiled.diagnostics));
    let answers: Answers = serde_json::from_str(answers).expect("the answers are sound");
    let card = score(&list, &answers);
    (list, card)
}

const FROZEN: [(&str, &str); 3] = [
    (
        include_str!("frozen/restaurant_zeroed_section_and_flag/checklist.yaml"),
        include_str!("frozen/restaurant_zeroed_section_and_flag/answers.json"),
    ),
    (
        include_str!("frozen/every_knock_out_at_once/checklist.yaml"),
        include_str!("frozen/every_knock_out_at_once/answers.json"),
    ),
    (
        include_str!("frozen/nothing_possible/checklist.yaml"),
        include_str!("frozen/nothing_possible/answers.json"),
    ),
];

#[test]
fn the_worked_example_with_its_section_zeroed_can_be_checked_by_hand() {
    let (list, card) = read(
        include_str!("frozen/example_section_zeroed/checklist.yaml"),
        include_str!("frozen/example_section_zeroed/answers.json"),
    );
    let expected = "\
Example, version 1

Question  State           Points  Share %  Possible %  Reason

A: 0 of 3 points, 0.00 %, weight 60
  Before the knock-out: 33.33 %
  q1      Answered           1/1    20.00       20.00  “Yes”: 1 of 1 points.
  q2      Answered           0/2     0.00       40.00  “No”: 0 of 2 points.
  q3      Not applicable       –        –           –  Not applicable: left out of the score.

B: 4 of 5 points, 80.00 %, weight 40
  q4      Answered           4/5    32.00       40.00  “4”: 4 of 5 points.
  q5      Answered            +0     0.00        0.00  “No”: bonus points 0.

From the sum of the questions, 52.00 %, to the score
  q2                               -20.00              Knock-out: the section “A” counts as 0. Then 32.00 %.

Score: 32.00 %, exactly 8/25
Scored: 72.73 % of the possible points
Band: Low
Verdict: Fail
  The score is below the pass mark of 60 %.
";
    assert_eq!(
        words::scorecard(&card, &list, &Language::english()),
        expected
    );
}

#[test]
fn p10_every_line_is_said_in_every_language() {
    for (source, answers) in FROZEN {
        let (list, card) = read(source, answers);
        let english = words::scorecard(&card, &list, &Language::english());
        for language in words::languages() {
            let text = words::scorecard(&card, &list, &language);
            assert_eq!(text.lines().count(), english.lines().count());
            for key in ["scorecard-", "adjustment-", "effect-", "{", "$"] {
                assert!(!text.contains(key), "{language}: {text}");
            }
            for step in &card.total.adjustments {
                assert!(text.contains(&words::adjustment(step, &list, &language)));
            }
        }
    }
}

#[test]
fn p4_a_verdict_of_fail_says_every_cause() {
    // Section a earns 1 of 4 points, below its floor of 50 %; the total is 3 of 6, below 75 %.
    let source = "
checklist: t
version: 1
languages: [en, ar, ta]
title: {en: T, ar: ت, ta: த}
scoring: {pass_mark: 75}
sections:
  - id: a
    title: {en: Food, ar: الطعام, ta: உணவு}
    floor: 50
    questions:
      - {id: hot, kind: yes_no, text: {en: 'Hot?', ar: 'ساخن؟', ta: 'சூடா?'}, points: 1}
      - {id: raw, kind: yes_no, text: {en: 'Done?', ar: 'ناضج؟', ta: 'வெந்ததா?'}, points: 3, knock_out: {on: no, effect: flag}}
  - id: b
    title: {en: Shop, ar: المتجر, ta: கடை}
    questions:
      - {id: clean, kind: yes_no, text: {en: 'Clean?', ar: 'نظيف؟', ta: 'சுத்தமா?'}, points: 2}
      - {id: extra, kind: yes_no, text: {en: 'Gift?', ar: 'هدية؟', ta: 'பரிசா?'}, points: 1, bonus: yes}
";
    let (list, card) = read(
        source,
        r#"{"hot":{"value":"yes"},"raw":{"value":"no"},"clean":{"value":"yes"},"extra":{"value":"no"}}"#,
    );
    let english = Language::english();
    let expected = [
        "The score is below the pass mark of 75 %.",
        "The section “Food” is below its floor of 50 %.",
        "The answer to raw is a knock-out: the verdict is fail.",
    ];
    assert_eq!(words::fail_reasons(&card, &list, &english), expected);
    let text = words::scorecard(&card, &list, &english);
    let lines = expected.map(|line| format!("  {line}\n")).concat();
    assert!(text.ends_with(&format!("Verdict: Fail\n{lines}")), "{text}");
    for language in words::languages() {
        let said = words::fail_reasons(&card, &list, &language);
        assert_eq!(said.len(), 3);
        assert!(said[0].contains("75 %") && said[1].contains("50 %") && said[2].contains("raw"));
    }

    let in_full = words::fail_reasons_in_full(&card, &list, &english);
    assert_eq!(in_full[..2], expected[..2]);
    let raw = "The answer to “Done?” is a knock-out: the verdict is fail.";
    assert_eq!(in_full[2], raw);

    // A bonus of 1 beside 6 of 6: what is said of it cannot be read as if it took something away.
    let (list, card) = read(
        source,
        r#"{"hot":{"value":"yes"},"raw":{"value":"yes"},"clean":{"value":"yes"},"extra":{"value":"yes"}}"#,
    );
    assert_eq!(words::fail_reasons(&card, &list, &english), [""; 0]);
    let text = words::scorecard(&card, &list, &english);
    let line = "\nWithout the bonus, before knock-outs and limits: 100.00 %\n";
    assert!(text.contains(line), "{text}");
}
