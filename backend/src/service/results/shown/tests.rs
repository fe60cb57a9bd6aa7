use checklists::AnswerValue;

use super::*;

/// A checklist with something to hide: an answer that zeroes its section and one that fails.
const SOURCE: &str = "
checklist: secret
version: 1
languages: [en]
title: Secret
briefing: Look.
scoring: {pass_mark: 60}
sections:
  - id: one
    title: One
    questions:
      - {id: open, kind: yes_no, points: 4, text: Open?}
      - {id: sly, kind: yes_no, points: 2, text: Sly?, owner: hide, knock_out: {on: [no], effect: zero_section}}
      - {id: sum, kind: yes_no, points: 2, text: Summed?, owner: summary}
      - {id: told, kind: text, text: Told?, owner: show}
      - {id: kept, kind: text, text: Kept?}
  - id: two
    title: Two
    questions:
      - {id: clean, kind: yes_no, points: 2, text: Clean?, knock_out: {on: [no], effect: cap_total, cap: 50}}
      - {id: flagged, kind: yes_no, points: 2, text: Flagged?, owner: hide, knock_out: {on: [no], effect: flag}}
";

fn shown(answers: &[(&str, &str)]) -> (ShownVisit, Scorecard) {
    let compiled = checklists::compile(SOURCE);
    let checklist = compiled
        .checklist
        .unwrap_or_else(|| panic!("{:?}", compiled.diagnostics));
    let answers: Answers = answers
        .iter()
        .map(|(id, value)| {
            let mut answer = Answer::of(AnswerValue::from(*value));
            answer.comment = Some(format!("about {id}"));
            (QuestionId::new(*id).unwrap(), answer)
        })
        .collect();
    let card = checklists::score(&checklist, &answers);
    let shown = ShownVisit::of(&checklist, &answers, &card, BTreeMap::new());
    (shown, card)
}

const BAD: [(&str, &str); 7] = [
    ("open", "yes"),
    ("sly", "no"),
    ("sum", "yes"),
    ("told", "said aloud"),
    ("kept", "kept quiet"),
    ("clean", "no"),
    ("flagged", "no"),
];

#[test]
fn p6_a_hidden_question_is_named_nowhere_and_its_answer_is_not_there() {
    let (shown, card) = shown(&BAD);
    assert_eq!(card.total.knock_outs.len(), 3);
    let json = serde_json::to_string(&shown).unwrap();
    for hidden in ["sly", "sum", "kept", "flagged", "kept quiet"] {
        assert!(
            !json.contains(&format!("\"{hidden}\"")),
            "{hidden} in {json}"
        );
    }
    for seen in ["open", "told", "said aloud", "clean", "about open"] {
        assert!(
            json.contains(&format!("\"{seen}\"")),
            "{seen} not in {json}"
        );
    }
    assert!(
        !json.contains("about sly") && !json.contains("about flagged"),
        "{json}"
    );
    assert_eq!(shown.not_shown, 4);
    let back: ShownVisit = serde_json::from_str(&json).unwrap();
    assert_eq!(back, shown);
}

#[test]
fn the_sums_and_every_step_stay_as_they_were_published() {
    let (shown, card) = shown(&BAD);
    // 6 of 8 points in One, zeroed by the hidden answer, 0 of 4 in Two: 6/12, then 0, held under 50.
    assert_eq!(shown.scorecard.total.score, card.total.score);
    assert_eq!(shown.scorecard.total.score, Some(Percent::ZERO));
    assert_eq!(shown.scorecard.sections[0].earned, 0);
    assert_eq!(shown.scorecard.sections[0].zeroed_by, None);
    let steps: Vec<_> = shown
        .steps
        .iter()
        .map(|step| {
            (
                step.cause.is_some(),
                step.change.hundredths(),
                step.after.hundredths(),
            )
        })
        .collect();
    assert_eq!(steps, [(false, -5_000, 0), (true, 0, 0)]);
    assert!(shown.failed_unseen);
    assert_eq!(shown.scorecard.total.knock_outs.len(), 1);
}

#[test]
fn where_nothing_hidden_fired_nothing_is_said_of_it() {
    let mut good = BAD;
    (good[1].1, good[5].1, good[6].1) = ("yes", "yes", "yes");
    let (shown, _) = shown(&good);
    assert!(!shown.failed_unseen && shown.steps.is_empty());
    assert_eq!(shown.scorecard.total.score, Some(Percent::HUNDRED));
}
