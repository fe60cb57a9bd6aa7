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
