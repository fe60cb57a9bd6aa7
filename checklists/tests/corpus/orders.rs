//! Knock-outs of every effect, in every order.

use checklists::score::Verdict;
use checklists::{Answers, compile, score};

const EFFECTS: [&str; 4] = ["flag", "zero_section", "cap_total, cap: 30", "zero_total"];
const FLAG: usize = 0;
const ZERO_SECTION: usize = 1;
const CAP_TOTAL: usize = 2;
const ZERO_TOTAL: usize = 3;

/// Every ordering of every subset of so many things: 1 + 4 + 12 + 24 + 24 for four.
fn orders(things: usize) -> Vec<Vec<usize>> {
    let mut orders = vec![Vec::new()];
    let mut begun = 0;
    while begun < orders.len() {
        for next in 0..things {
            if !orders[begun].contains(&next) {
                let mut longer = orders[begun].clone();
                longer.push(next);
                orders.push(longer);
            }
        }
        begun += 1;
    }
    orders
}

/// Section a holds 2 of 2 points and a missed question of 1 point for each of the four effects,
/// of which those in `order` fire; section b holds 4 of 4. Before any effect: 6/10 = 60 %.
fn source(order: &[usize]) -> String {
    let quiet = (0..EFFECTS.len()).filter(|effect| !order.contains(effect));
    let questions: String = order
        .iter()
        .map(|effect| (*effect, "no"))
        .chain(quiet.map(|effect| (effect, "yes")))
        .map(|(effect, on)| {
            format!(
                "      - {{id: q{effect}, kind: yes_no, text: Q, points: 1, \
                 knock_out: {{on: {on}, effect: {}}}}}\n",
                EFFECTS[effect]
            )
        })
        .collect();
    format!(
        "checklist: t\nversion: 1\nlanguages: [en]\ntitle: T\nscoring: {{pass_mark: 20}}\n\
         sections:\n  - id: a\n    title: A\n    questions:\n{questions}      \
         - {{id: p, kind: yes_no, text: P, points: 2}}\n  \
         - {{id: b, title: B, questions: [{{id: r, kind: yes_no, text: R, points: 4}}]}}\n"
    )
}

#[test]
fn p4_knock_outs_do_the_same_in_every_order() {
    let answers: Answers = serde_json::from_str(
        r#"{"q0":{"value":"no"},"q1":{"value":"no"},"q2":{"value":"no"},"q3":{"value":"no"},
            "p":{"value":"yes"},"r":{"value":"yes"}}"#,
    )
    .expect("these are answers");
    let orders = orders(EFFECTS.len());
    assert_eq!(orders.len(), 65);
    for order in orders {
        let compiled = compile(&source(&order));
        let checklist = compiled.checklist.expect("nothing is wrong with it");
        let total = score(&checklist, &answers).total;
        // Zeroed, section a leaves 4/10. The cap cuts either to 30 %, under which it still passes.
        let expected = match &order {
            order if order.contains(&ZERO_TOTAL) => "0.00",
            order if order.contains(&CAP_TOTAL) => "30.00",
            order if order.contains(&ZERO_SECTION) => "40.00",
            _ => "60.00",
        };
        let failed = order.contains(&FLAG) || order.contains(&ZERO_TOTAL);
        let verdict = if failed { Verdict::Fail } else { Verdict::Pass };
        assert_eq!(
            (total.score.map(|score| score.to_string()), total.verdict),
            (Some(expected.to_owned()), Some(verdict)),
            "{order:?}"
        );
        assert_eq!(
            total.before_effects.map(|p| p.to_string()).as_deref(),
            Some("60.00")
        );
        let fired: Vec<String> = total
            .knock_outs
            .iter()
            .map(|k| k.question.to_string())
            .collect();
        let in_order: Vec<String> = order.iter().map(|effect| format!("q{effect}")).collect();
        assert_eq!(
            fired, in_order,
            "every one is told, in the order of the questions"
        );
    }
}
