//! One example, worked by hand through every rule of scoring.
//!
//! Section A (weight 60): q1 earned 1 of 1, q2 0 of 2, q3 does not apply (of 3).
//! Section B (weight 40): q4 earned 4 of 5; q5 is a bonus of 1.
//!
//! - pooled: (1 + 0 + 4) / (1 + 2 + 5) = 5/8 = 62.5 %; with the bonus 6/8 = 75 %;
//! - weighted: 0.6 x 1/3 + 0.4 x 4/5 = 0.20 + 0.32 = 52 %; with the bonus 0.20 + 0.4 x 5/5 = 60 %.

use checklists::score::Verdict;
use checklists::{Answers, Checklist, Language, Scorecard, check, compile, score, words};

/// The example; the parts that a variant changes.
struct Example {
    method: &'static str,
    /// More keys of the scoring.
    scoring: &'static str,
    /// More keys of section A.
    section_a: &'static str,
    /// More keys of q2, whose answer is no.
    q2: &'static str,
}

const POOLED: Example = Example {
    method: "pooled",
    scoring: "",
    section_a: "",
    q2: "",
};

const WEIGHTED: Example = Example {
    method: "weighted",
    ..POOLED
};

const AS_FILLED: &str = "
q1: {value: yes}
q2: {value: no}
q3: {na: yes}
q4: {value: 4}
q5: {value: no}
";

const WITH_THE_BONUS: &str = "
q1: {value: yes}
q2: {value: no}
q3: {na: yes}
q4: {value: 4}
q5: {value: yes}
";

const NOTHING_OF_A: &str = "
q1: {na: yes}
q2: {na: yes}
q3: {na: yes}
q4: {value: 4}
q5: {value: no}
";

impl Example {
    fn checklist(&self) -> Checklist {
        let weights = match self.method {
            "weighted" => ["weight: 60,", "weight: 40,"],
            _ => ["", ""],
        };
        let source = format!(
            "checklist: worked-example
version: 1
languages: [en]
title: Worked example
scoring: {{method: {method}, {scoring}}}
sections:
  - {{id: a, title: A, {weight_a} {section_a} questions: [
      {{id: q1, kind: yes_no, text: Q1, points: 1, na: yes}},
      {{id: q2, kind: yes_no, text: Q2, points: 2, na: yes, {q2}}},
      {{id: q3, kind: yes_no, text: Q3, points: 3, na: yes}}]}}
  - {{id: b, title: B, {weight_b} questions: [
      {{id: q4, kind: scale, min: 0, max: 5, text: Q4, points: 5}},
      {{id: q5, kind: yes_no, text: Q5, points: 1, bonus: yes}}]}}
",
            method = self.method,
            scoring = self.scoring,
            section_a = self.section_a,
            q2 = self.q2,
            weight_a = weights[0],
            weight_b = weights[1],
        );
        let compiled = compile(&source);
        assert!(
            compiled.diagnostics.is_empty(),
            "{}",
            compiled.render(&source, "worked-example.yaml")
        );
        compiled.checklist.expect("nothing was found")
    }

    fn card(&self, answers: &str) -> Scorecard {
        let checklist = self.checklist();
        let answers = Answers::from_source(&checklist, answers).expect("every answer fits");
        assert_eq!(check(&checklist, &answers), [], "nothing is missing");
        score(&checklist, &answers)
    }

    /// The score as published, and the exact fraction behind it.
    fn score(&self, answers: &str) -> (String, String) {
        let total = self.card(answers).total;
        let score = total.score.expect("there is a score");
        (
            score.to_string(),
            total.exact.expect("there is an exact one"),
        )
    }

    fn verdict(&self, answers: &str) -> Option<Verdict> {
        self.card(answers).total.verdict
    }
}

fn is(score: &str, exact: &str) -> (String, String) {
    (score.to_owned(), exact.to_owned())
}

#[test]
fn p4_pooled_it_is_62_5_percent_and_75_with_the_bonus() {
    assert_eq!(POOLED.score(AS_FILLED), is("62.50", "5/8"));
    assert_eq!(POOLED.score(WITH_THE_BONUS), is("75.00", "3/4"));
}

#[test]
fn p4_weighted_it_is_52_percent_and_60_with_the_bonus() {
    assert_eq!(WEIGHTED.score(AS_FILLED), is("52.00", "13/25"));
    assert_eq!(WEIGHTED.score(WITH_THE_BONUS), is("60.00", "3/5"));
}

#[test]
fn p4_weighted_with_all_of_a_not_applicable_it_is_80_percent() {
    // The 40 of B are the whole: 4/5. Pooled it is the same, of B's points alone.
    assert_eq!(WEIGHTED.score(NOTHING_OF_A), is("80.00", "4/5"));
    assert_eq!(POOLED.score(NOTHING_OF_A), is("80.00", "4/5"));
    let card = WEIGHTED.card(NOTHING_OF_A);
    assert_eq!(
        card.sections[0].score, None,
        "A is not scored, which is not 0"
    );
}

#[test]
fn p4_a_zeroed_it_is_50_and_32_percent() {
    // A keeps its 3 possible points: (0 + 4) / 8, and 0.6 x 0 + 0.4 x 4/5.
    let zeroed = |example: Example| Example {
        q2: "knock_out: {on: no, effect: zero_section}",
        ..example
    };
    assert_eq!(zeroed(POOLED).score(AS_FILLED), is("50.00", "1/2"));
    assert_eq!(zeroed(WEIGHTED).score(AS_FILLED), is("32.00", "8/25"));
    // The bonus stands in B and stays: 5/8, and 0.4 x 5/5.
    assert_eq!(zeroed(POOLED).score(WITH_THE_BONUS), is("62.50", "5/8"));
    assert_eq!(zeroed(WEIGHTED).score(WITH_THE_BONUS), is("40.00", "2/5"));
}

#[test]
fn p4_zero_total_makes_it_0_and_a_fail() {
    for method in [POOLED, WEIGHTED] {
        let example = Example {
            q2: "knock_out: {on: no, effect: zero_total}",
            scoring: "pass_mark: 50",
            ..method
        };
        assert_eq!(example.score(AS_FILLED), is("0.00", "0/1"));
        assert_eq!(example.verdict(AS_FILLED), Some(Verdict::Fail));
    }
}

#[test]
fn p4_a_cap_of_40_makes_it_40() {
    for method in [POOLED, WEIGHTED] {
        let example = Example {
            q2: "knock_out: {on: no, effect: cap_total, cap: 40}",
            ..method
        };
        assert_eq!(example.score(AS_FILLED), is("40.00", "2/5"));
        assert_eq!(example.score(WITH_THE_BONUS), is("40.00", "2/5"));
        // What is below the cap stays: with q2 not applicable it does not fire.
        assert_eq!(example.score(NOTHING_OF_A), is("80.00", "4/5"));
    }
}

#[test]
fn p4_a_flag_or_a_floor_leaves_62_5_percent_and_fails() {
    let flagged = Example {
        q2: "knock_out: {on: no, effect: flag}",
        scoring: "pass_mark: 50",
        ..POOLED
    };
    // A has 1/3, below the floor of 50 %.
    let floored = Example {
        section_a: "floor: 50,",
        scoring: "pass_mark: 50",
        ..POOLED
    };
    for example in [flagged, floored] {
        assert_eq!(example.score(AS_FILLED), is("62.50", "5/8"));
        assert_eq!(example.verdict(AS_FILLED), Some(Verdict::Fail));
    }
    // Without either it passes.
    let plain = Example {
        scoring: "pass_mark: 50",
        ..POOLED
    };
    assert_eq!(plain.verdict(AS_FILLED), Some(Verdict::Pass));
}

#[test]
fn p4_not_applicable_is_not_zero_of_three() {
    // Were q3 counted as 0 of 3, it would be 5/11 = 45.45 %: what a no there gives.
    let answered_no = AS_FILLED.replace("q3: {na: yes}", "q3: {value: no}");
    assert_eq!(POOLED.score(&answered_no), is("45.45", "5/11"));
}

#[test]
fn p4_every_point_has_its_reason_and_every_line_its_share() {
    let example = POOLED;
    let checklist = example.checklist();
    let card = example.card(WITH_THE_BONUS);
    let reasons: Vec<String> = card
        .questions
        .iter()
        .map(|question| words::reason(&question.reason, &checklist, &Language::english()))
        .collect();
    assert_eq!(
        reasons,
        [
            "“Yes”: 1 of 1 points.",
            "“No”: 0 of 2 points.",
            "Not applicable: left out of the score.",
            "“4”: 4 of 5 points.",
            "“Yes”: bonus points 1.",
        ]
    );
    // 1/8, 0/8 and 4/8 of the total, and 1/8 by the bonus.
    let lines: Vec<String> = card.lines().map(|line| line.change().to_string()).collect();
    assert_eq!(lines, ["12.50", "0.00", "50.00", "12.50"]);
}
