//! The lines of a scorecard add up to its total, share by share and step by step (P4).

use checklists::score::{Adjustment, Cause, Line, QuestionScore};
use checklists::{Answers, Percent, Scorecard, compile, score};

fn card(source: &str, answers: &str) -> Scorecard {
    let compiled = compile(source);
    let list = compiled
        .checklist
        .unwrap_or_else(|| panic!("{:?}\n{source}", compiled.diagnostics));
    let answers: Answers = serde_json::from_str(answers).expect("the answers are sound");
    let card = score(&list, &answers);
    let sum: i64 = card.lines().map(|line| line.change().hundredths()).sum();
    match card.total.score {
        Some(score) => assert_eq!(sum, score.hundredths(), "the lines add up"),
        None => assert_eq!(card.lines().count(), 0, "no score, no lines"),
    }
    card
}

/// The sections of the worked example: A with 1 of 1, 0 of 2 and N/A of 3; B with 4 of 5 and a
/// bonus of 1.
fn example(method: &str, q2: &str) -> String {
    let weight = |weight| match method {
        "weighted" => format!(", weight: {weight}"),
        _ => String::new(),
    };
    format!(
        "checklist: example\nversion: 1\nlanguages: [en]\ntitle: Example\nscoring: {{method: \
         {method}, pass_mark: 60}}\nsections:\n  - {{id: a, title: A{}, questions: [{{id: q1, \
         kind: yes_no, text: Q, points: 1}}, {{id: q2, kind: yes_no, text: Q, points: 2{q2}}}, \
         {{id: q3, kind: yes_no, text: Q, points: 3, na: yes}}]}}\n  - {{id: b, title: B{}, \
         questions: [{{id: q4, kind: scale, min: 0, max: 5, text: Q, points: 5}}, {{id: q5, kind: \
         yes_no, text: Q, points: 1, bonus: yes}}]}}\n",
        weight(60),
        weight(40),
    )
}

fn answers(q2: &str, q5: &str) -> String {
    format!(
        r#"{{"q1":{{"value":"yes"}},"q2":{{"value":"{q2}"}},"q3":{{"na":true}},"q4":{{"value":4}},"q5":{{"value":"{q5}"}}}}"#
    )
}

fn shares(card: &Scorecard) -> Vec<(Option<i64>, Option<i64>)> {
    let both = |q: &QuestionScore| (q.share, q.possible_share);
    let hundredths = |share: Option<Percent>| share.map(Percent::hundredths);
    card.questions
        .iter()
        .map(both)
        .map(|(share, possible)| (hundredths(share), hundredths(possible)))
        .collect()
}

fn steps(card: &Scorecard) -> Vec<(&'static str, i64, i64)> {
    let name = |cause: &Cause| match cause {
        Cause::ZeroSection { .. } => "zero_section",
        Cause::Cap => "cap",
        Cause::Floor => "floor",
        Cause::CapTotal { .. } => "cap_total",
        Cause::ZeroTotal { .. } => "zero_total",
    };
    let step = |a: &Adjustment| (name(&a.cause), a.change.hundredths(), a.after.hundredths());
    card.total.adjustments.iter().map(step).collect()
}

#[test]
fn p4_pooled_shares_are_points_over_all_possible_points() {
    let card = card(&example("pooled", ""), &answers("no", "yes"));
    // Of 8 possible points: 1/8 = 12.50 %, 0, N/A, 4/8 = 50 %, and 1/8 on top: 75 %. Possible were
    // 1/8, 2/8, none of the three points of N/A, 5/8 and no bonus.
    let expected = [
        (Some(1250), Some(1250)),
        (Some(0), Some(2500)),
        (None, None),
        (Some(5000), Some(6250)),
        (Some(1250), Some(0)),
    ];
    assert_eq!(shares(&card), expected);
    assert_eq!(
        card.total.without_bonus,
        Some(Percent::from_hundredths(6250))
    );
    assert_eq!(card.total.score, Some(Percent::from_hundredths(7500)));
    let b = &card.sections[1];
    assert_eq!(b.without_bonus, Some(Percent::from_hundredths(8000)));
    assert_eq!(b.score, Some(Percent::HUNDRED));
    let order: Vec<&str> = card
        .lines()
        .map(|line| match line {
            Line::Question(q) => q.id.as_str(),
            Line::Bonus(_) => "bonus",
            Line::Adjustment(_) => "adjustment",
        })
        .collect();
    assert_eq!(order, ["q1", "q2", "q4", "bonus"]);
}

#[test]
fn p4_weighted_shares_are_points_over_their_section_by_its_weight() {
    let card = card(&example("weighted", ""), &answers("no", "yes"));
    // 0.6 x 1/3 = 20 %, 0.4 x 4/5 = 32 %, 0.4 x 1/5 = 8 % on top: 60 %. Possible: 0.6 x 1/3,
    // 0.6 x 2/3, 0.4 x 5/5.
    let expected = [
        (Some(2000), Some(2000)),
        (Some(0), Some(4000)),
        (None, None),
        (Some(3200), Some(4000)),
        (Some(800), Some(0)),
    ];
    assert_eq!(shares(&card), expected);
    assert_eq!(
        card.total.without_bonus,
        Some(Percent::from_hundredths(5200))
    );
}

#[test]
fn p4_missing_hundredths_go_to_the_largest_remainders_then_to_the_earlier_question() {
    let list = |weight: u32| {
        format!(
            "checklist: t\nversion: 1\nlanguages: [en]\ntitle: T\nsections:\n  - id: s\n    title: \
             S\n    questions:\n      - {{id: a, kind: yes_no, text: A, points: {{yes: 1, no: \
             -1}}}}\n      - {{id: b, kind: yes_no, text: B, points: 1, weight: {weight}}}\n      \
             - {{id: c, kind: yes_no, text: C, points: 1}}\n"
        )
    };
    let answers = |a, b, c| {
        format!(r#"{{"a":{{"value":"{a}"}},"b":{{"value":"{b}"}},"c":{{"value":"{c}"}}}}"#)
    };
    // Three thirds: 33.33 each, and the missing hundredth to the first of equals.
    let all = card(&list(1), &answers("yes", "yes", "yes"));
    let third = (Some(3333), Some(3333));
    assert_eq!(shares(&all), [(Some(3334), Some(3334)), third, third]);
    // Weights 1, 5, 1 of 7: 14.2857.., 71.4285.., 14.2857.., rounded down 99.98. The remainders
    // are .57, .86 and .57 of a hundredth, so the two missing go to b and to the earlier of a and c.
    let sevenths = card(&list(5), &answers("yes", "yes", "yes"));
    let expected = [
        (Some(1429), Some(1429)),
        (Some(7143), Some(7143)),
        (Some(1428), Some(1428)),
    ];
    assert_eq!(shares(&sevenths), expected);
    // -1/3 and 1/3 make 0: rounded down -33.34 and 33.33; -33.333.. lies 2/3 above, so it gets
    // the missing hundredth.
    let balanced = card(&list(1), &answers("no", "yes", "no"));
    let earned: Vec<_> = shares(&balanced)
        .into_iter()
        .map(|(share, _)| share)
        .collect();
    assert_eq!(earned, [Some(-3333), Some(3333), Some(0)]);
}

#[test]
fn p4_the_steps_of_the_worked_example_telescope() {
    let zeroed = |method| {
        let list = example(method, ", knock_out: {on: no, effect: zero_section}");
        steps(&card(&list, &answers("no", "no")))
    };
    // Pooled 62.5 % loses the 1 of 8 points of A; weighted 52 % loses 0.6 x 1/3.
    assert_eq!(zeroed("pooled"), [("zero_section", -1250, 5000)]);
    assert_eq!(zeroed("weighted"), [("zero_section", -2000, 3200)]);
    let list = example(
        "pooled",
        ", knock_out: {on: no, effect: cap_total, cap: 40}",
    );
    let capped = card(&list, &answers("no", "no"));
    assert_eq!(steps(&capped), [("cap_total", -2250, 4000)]);
    let list = example("pooled", ", knock_out: {on: no, effect: zero_total}");
    let nothing = card(&list, &answers("no", "no"));
    assert_eq!(steps(&nothing), [("zero_total", -6250, 0)]);
    let list = example("pooled", ", knock_out: {on: no, effect: flag}");
    let flagged = card(&list, &answers("no", "no"));
    assert_eq!(steps(&flagged), []);
}

#[test]
fn p4_steps_stand_in_their_order_and_late_ones_change_nothing() {
    let list = "
checklist: steps
version: 1
languages: [en]
title: Steps
sections:
  - id: a
    title: A
    questions:
      - {id: cold, kind: yes_no, text: Q, points: 2, knock_out: {on: no, effect: cap_total, cap: 70}}
      - {id: raw, kind: yes_no, text: Q, points: 2, knock_out: {on: no, effect: zero_section}}
      - {id: rude, kind: yes_no, text: Q, points: 2, knock_out: {on: no, effect: zero_section}}
  - id: b
    title: B
    questions:
      - {id: nice, kind: yes_no, text: Q, points: 3}
      - {id: gift, kind: yes_no, text: Q, points: 9, bonus: yes}
      - {id: bill, kind: yes_no, text: Q, points: {yes: 0, no: -3}, knock_out: {on: no, effect: cap_total, cap: 80}}
";
    let answered = |cold, raw, rude, gift, bill| {
        let yes = |yes: bool| if yes { "yes" } else { "no" };
        format!(
            r#"{{"cold":{{"value":"{}"}},"raw":{{"value":"{}"}},"rude":{{"value":"{}"}},"nice":{{"value":"yes"}},"gift":{{"value":"{}"}},"bill":{{"value":"{}"}}}}"#,
            yes(cold),
            yes(raw),
            yes(rude),
            yes(gift),
            yes(bill)
        )
    };
    // (0 + 2 + 2 + 3 + 9) / 9 = 177.78 %, held at 100 %, then at 70 %.
    let capped = card(list, &answered(false, true, true, true, true));
    assert_eq!(
        steps(&capped),
        [("cap", -7778, 10_000), ("cap_total", -3000, 7000)]
    );
    assert_eq!(capped.total.before_effects, Some(Percent::HUNDRED));
    assert_eq!(
        capped.total.without_bonus,
        Some(Percent::from_hundredths(7778))
    );
    // (2 + 0 + 0 + 3 - 3) / 9 = 22.22 %; A loses its 2; 0 is not above 80 %.
    let zeroed = card(list, &answered(true, false, false, false, false));
    let expected = [
        ("zero_section", -2222, 0),
        ("zero_section", 0, 0),
        ("cap_total", 0, 0),
    ];
    assert_eq!(steps(&zeroed), expected);
    let cause = &zeroed.total.adjustments[2].cause;
    assert_eq!(
        serde_json::to_value(cause).expect("plain data"),
        serde_json::json!({"code": "cap_total", "question": "bill", "section": "b", "cap": 8000})
    );
}

#[test]
fn p4_the_floor_gives_back_what_is_below_nothing() {
    let list = |floor: &str| {
        format!(
            "checklist: t\nversion: 1\nlanguages: [en]\ntitle: T\nscoring: {{floor: \
             {floor}}}\nsections: [{{id: s, title: S, questions: [{{id: a, kind: yes_no, text: A, \
             points: {{yes: 3, no: -1}}, knock_out: {{on: no, effect: zero_total}}}}]}}]\n"
        )
    };
    let no = r#"{"a":{"value":"no"}}"#;
    // -1/3 = -33.33 %.
    let held = card(&list("yes"), no);
    assert_eq!(steps(&held), [("floor", 3333, 0), ("zero_total", 0, 0)]);
    // Without the floor zeroing never raises.
    let open = card(&list("no"), no);
    assert_eq!(steps(&open), [("zero_total", 0, -3333)]);
}

#[test]
fn a_question_that_left_the_score_has_no_share_and_a_blank_that_counts_has() {
    let list = |blank: &str| {
        format!(
            "checklist: t\nversion: 1\nlanguages: [en]\ntitle: T\nscoring: {{blank: \
             {blank}}}\nsections: [{{id: s, title: S, questions: [{{id: a, kind: yes_no, text: A, \
             points: 1}}, {{id: b, kind: yes_no, text: B, points: 3, required: no}}, {{id: c, \
             kind: text, text: C}}, {{id: d, kind: nps, text: D}}, {{id: e, kind: yes_no, text: E, \
             points: 1, show_if: {{question: a, is: no}}}}]}}]\n"
        )
    };
    let given = r#"{"a":{"value":"yes"},"b":{"value":"maybe"},"d":{"value":9}}"#;
    let left = shares(&card(&list("exclude"), given));
    assert_eq!(left[0], (Some(10_000), Some(10_000)));
    assert_eq!(left[1..], [(None, None); 4]);
    let stayed = shares(&card(&list("zero"), given));
    assert_eq!(
        stayed[..2],
        [(Some(2500), Some(2500)), (Some(0), Some(7500))]
    );
    assert_eq!(stayed[2..], [(None, None); 3]);
}

#[test]
fn without_a_score_there_are_no_shares_and_no_steps() {
    let list = "
checklist: t
version: 1
languages: [en]
title: T
scoring: {min_scored_share: 60}
sections:
  - id: s
    title: S
    questions:
      - {id: a, kind: yes_no, text: A, points: 1, na: yes, knock_out: {on: no, effect: zero_total}}
      - {id: b, kind: yes_no, text: B, points: 1, na: yes}
";
    for given in [r#"{"a":{"value":"no"}}"#, r#"{"a":{"na":true}}"#, "{}"] {
        let card = card(list, given);
        assert_eq!(card.total.score, None);
        assert_eq!(card.total.without_bonus, None);
        assert_eq!(shares(&card), [(None, None), (None, None)]);
        assert_eq!(steps(&card), []);
    }
}

#[test]
fn in_a_weighted_total_what_has_no_weight_has_a_share_of_nothing() {
    let list = "
checklist: t
version: 1
languages: [en]
title: T
scoring: {method: weighted}
sections:
  - {id: a, title: A, weight: 0, questions: [{id: q1, kind: yes_no, text: Q, points: 4}]}
  - {id: b, title: B, weight: 5, questions: [{id: q2, kind: yes_no, text: Q, points: 4, na: yes}, {id: q3, kind: yes_no, text: Q, points: 1, bonus: yes}]}
  - {id: c, title: C, weight: 7, questions: [{id: q4, kind: yes_no, text: Q, points: 4}]}
";
    // B has no possible points, and its bonus leaves with it; C alone makes the total.
    let given =
        r#"{"q1":{"value":"yes"},"q2":{"na":true},"q3":{"value":"yes"},"q4":{"value":"yes"}}"#;
    let nothing = (Some(0), Some(0));
    let all = (Some(10_000), Some(10_000));
    assert_eq!(
        shares(&card(list, given)),
        [nothing, (None, None), nothing, all]
    );
}

#[test]
fn the_largest_numbers_of_the_language_are_shared_out_exactly() {
    // Two sections of weight 1000 and 999: 60 questions of 100 options x 1,000,000 points x weight
    // 1000 in each, of which one question of B earns nothing.
    let options: Vec<String> = (0..100)
        .map(|n| format!("{{id: o{n}, label: O, points: 1000000}}"))
        .collect();
    let mut list = "checklist: t\nversion: 1\nlanguages: [en]\ntitle: T\nscoring: {method: \
                    weighted}\nsections:\n"
        .to_owned();
    let mut given = serde_json::Map::new();
    let all: Vec<String> = (0..100).map(|n| format!("o{n}")).collect();
    for (section, weight) in [("a", 1000), ("b", 999)] {
        list += &format!("  - id: {section}\n    title: S\n    weight: {weight}\n    questions:\n");
        for n in 0..60 {
            let shared = match (section, n) {
                ("a", 0) => format!("&options [{}]", options.join(", ")),
                _ => "*options".to_owned(),
            };
            list += &format!(
                "      - {{id: {section}{n}, kind: multiple_choice, text: Q, weight: 1000, options: \
                 {shared}}}\n"
            );
            let chosen: &[String] = if (section, n) == ("b", 7) { &[] } else { &all };
            given.insert(
                format!("{section}{n}"),
                serde_json::json!({"value": chosen}),
            );
        }
    }
    let card = card(&list, &serde_json::Value::Object(given).to_string());
    assert_eq!(card.questions[0].earned, 100_000_000_000);
    // 1 - 999/1999/60: 99.1671 %.
    assert_eq!(card.total.exact.as_deref(), Some("39647/39980"));
    assert_eq!(card.total.score, Some(Percent::from_hundredths(9917)));
    let possible: i64 = shares(&card)
        .into_iter()
        .filter_map(|(_, possible)| possible)
        .sum();
    assert_eq!(possible, 10_000);
}
