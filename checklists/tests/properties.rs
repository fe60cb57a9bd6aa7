//! What must hold for every checklist and any answers.

use std::fmt::Write;

use checklists::{
    Answer, AnswerValue, Answers, Checklist, QuestionId, check, compile, parse_value, score,
    shipped, strip_hidden, visible,
};
use proptest::prelude::*;

/// One question to be written: enough to reach every branch of scoring.
#[derive(Clone, Debug)]
struct Asked {
    shape: u8,
    points: u32,
    weight: u32,
    bonus: bool,
    knock_out: u8,
    /// Which earlier yes/no question must be yes, counted back; none when there are too few.
    shown_if: Option<usize>,
    answer: u8,
}

/// What a generated checklist may hold.
#[derive(Clone, Copy, Debug, Default)]
struct Allowed {
    conditions: bool,
    knock_outs: bool,
    bonus: bool,
}

const EVERYTHING: Allowed = Allowed {
    conditions: true,
    knock_outs: true,
    bonus: true,
};

fn asked() -> impl Strategy<Value = Asked> {
    (
        0u8..5,
        1u32..20,
        1u32..4,
        any::<bool>(),
        0u8..9,
        proptest::option::of(0usize..4),
        0u8..7,
    )
        .prop_map(
            |(shape, points, weight, bonus, knock_out, shown_if, answer)| Asked {
                shape,
                points,
                weight,
                bonus,
                knock_out,
                shown_if,
                answer,
            },
        )
}

type Sections = Vec<Vec<(usize, Asked)>>;

fn sections() -> impl Strategy<Value = Sections> {
    prop::collection::vec(prop::collection::vec(asked(), 1..5), 1..4).prop_map(|sections| {
        let mut number = 0;
        let mut numbered = |asked| {
            number += 1;
            (number, asked)
        };
        sections
            .into_iter()
            .map(|list| list.into_iter().map(&mut numbered).collect())
            .collect()
    })
}

fn build(sections: &Sections, weighted: bool, allowed: Allowed) -> Checklist {
    let method = if weighted { "weighted" } else { "pooled" };
    let mut source = format!(
        "checklist: any\nversion: 1\nlanguages: [en]\ntitle: Any\nscoring: {{method: {method}, \
         pass_mark: 60}}\nbands: [{{id: high, from: 50, label: High}}, {{id: low, from: 0, label: \
         Low}}]\nsections:\n"
    );
    let mut yes_no: Vec<usize> = Vec::new();
    for list in sections {
        let first = list[0].0;
        let _ = writeln!(
            source,
            "  - id: s{first}\n    title: S\n    weight: {first}\n    questions:"
        );
        for (position, (number, asked)) in list.iter().enumerate() {
            let _ = write!(
                source,
                "      - {{id: q{number}, text: Q, na: yes, required: no, "
            );
            source.push_str(&kind(asked));
            let _ = write!(source, ", weight: {}", asked.weight);
            // The first question of a section keeps its points possible.
            if allowed.bonus && asked.bonus && position > 0 {
                source.push_str(", bonus: yes, pass_at: 1");
            }
            if allowed.knock_outs {
                source.push_str(match asked.knock_out {
                    0 => ", knock_out: {on: missed, effect: flag}",
                    1 => ", knock_out: {on: missed, effect: zero_section}",
                    2 => ", knock_out: {on: missed, effect: zero_total}",
                    3 => ", knock_out: {on: missed, effect: cap_total, cap: 33.33}",
                    _ => "",
                });
            }
            if allowed.conditions
                && let Some(back) = asked.shown_if
                && let Some(earlier) = yes_no.iter().rev().nth(back)
            {
                let _ = write!(source, ", show_if: {{question: q{earlier}, is: yes}}");
            }
            source.push_str("}\n");
            if asked.shape == 0 {
                yes_no.push(*number);
            }
        }
    }
    let compiled = compile(&source);
    compiled
        .checklist
        .unwrap_or_else(|| panic!("{:?}\n{source}", compiled.diagnostics))
}

fn kind(asked: &Asked) -> String {
    let points = asked.points;
    match asked.shape {
        0 => format!("kind: yes_no, points: {points}"),
        1 => format!("kind: scale, min: 1, max: 5, points: {}", points * 4),
        2 => format!(
            "kind: multiple_choice, options: [{{id: a, label: A, points: {points}}}, {{id: b, \
             label: B, points: 1}}, {{id: c, label: C, points: -1}}]"
        ),
        3 => format!(
            "kind: duration, bands: [{{below: 60, points: {points}}}, {{from: 60, points: 0}}]"
        ),
        _ => format!("kind: csat, points: {{1: 0, 2: 0, 3: 0, 4: 0, 5: {points}}}"),
    }
}

fn answer(asked: &Asked) -> Option<Answer> {
    let value = match (asked.answer, asked.shape) {
        (0, _) => return None,
        (1, _) => return Some(Answer::not_applicable()),
        (n, 0) => AnswerValue::from(if n % 2 == 0 { "yes" } else { "no" }),
        (n, 1 | 4) => AnswerValue::from(i64::from(n % 5) + 1),
        (n, 2) => {
            let chosen = ["a", "b", "c"].into_iter().take(usize::from(n % 4));
            AnswerValue::List(chosen.map(str::to_owned).collect())
        }
        (n, _) => AnswerValue::from(i64::from(n) * 15),
    };
    Some(Answer::of(value))
}

fn id(number: usize) -> QuestionId {
    QuestionId::new(format!("q{number}")).expect("it follows the grammar")
}

fn answers(sections: &Sections) -> Answers {
    let given = sections.iter().flatten();
    given
        .filter_map(|(number, asked)| Some((id(*number), answer(asked)?)))
        .collect()
}

proptest! {
    #[test]
    fn p4_scores_stay_in_bounds_and_explain_themselves(
        sections in sections(), weighted: bool,
    ) {
        let list = build(&sections, weighted, EVERYTHING);
        let card = score(&list, &answers(&sections));
        let total = &card.total;
        prop_assert_eq!(card.questions.len(), list.questions().count());
        if let (Some(score), Some(before)) = (total.score, total.before_effects) {
            prop_assert!((0..=10_000).contains(&score.hundredths()));
            prop_assert!(score <= before, "a knock-out never raises");
        }
        prop_assert_eq!(total.score.is_none(), total.not_scored_reason.is_some());
        prop_assert_eq!(total.possible, card.sections.iter().map(|s| s.possible).sum::<i64>());
        prop_assert_eq!(total.earned, card.sections.iter().map(|s| s.earned).sum::<i64>());
        for section in &card.sections {
            let questions = || card.questions.iter().filter(|q| q.section == section.id);
            prop_assert_eq!(section.possible, questions().map(|q| q.possible).sum::<i64>());
            if section.zeroed_by.is_none() {
                prop_assert_eq!(section.earned, questions().map(|q| q.earned).sum::<i64>());
            }
        }
        for question in &card.questions {
            prop_assert!(question.bonus || question.earned <= question.possible);
            let asked = list.question(&question.id).unwrap();
            prop_assert!(question.possible == 0 || question.possible == asked.possible());
        }
    }

    #[test]
    fn the_order_of_sections_and_questions_does_not_matter(
        sections in sections(), weighted: bool, turn in 0usize..5,
    ) {
        let allowed = Allowed { knock_outs: true, ..Allowed::default() };
        let answers = answers(&sections);
        let list = build(&sections, weighted, allowed);
        let mut turned = list.clone();
        let count = turned.sections.len();
        turned.sections.rotate_left(turn % count);
        turned.sections.iter_mut().for_each(|section| section.questions.reverse());
        let (mut one, mut other) = (score(&list, &answers).total, score(&turned, &answers).total);
        one.knock_outs.sort_by(|a, b| a.question.cmp(&b.question));
        other.knock_outs.sort_by(|a, b| a.question.cmp(&b.question));
        // Each step stands where its question does.
        one.adjustments.clear();
        other.adjustments.clear();
        prop_assert_eq!(one, other);
    }

    #[test]
    fn not_applicable_is_as_if_the_question_were_not_there(
        sections in sections(), weighted: bool, pick: prop::sample::Index,
    ) {
        let allowed = Allowed { knock_outs: true, bonus: true, ..Allowed::default() };
        let list = build(&sections, weighted, allowed);
        let ids: Vec<QuestionId> = list.questions().map(|q| q.id.clone()).collect();
        let gone = pick.get(&ids);
        let mut answers = answers(&sections);
        answers.insert(gone.clone(), Answer::not_applicable());
        let with = score(&list, &answers);
        let mut shorter = list.clone();
        shorter.sections.iter_mut().for_each(|s| s.questions.retain(|q| q.id != *gone));
        answers.remove(gone);
        let mut without = score(&shorter, &answers);
        // The share of the visible points that was scored does tell the two apart.
        without.total.scored_share = with.total.scored_share;
        prop_assert_eq!(with.total, without.total);
        prop_assert_eq!(with.sections, without.sections);
    }

    #[test]
    fn a_better_answer_never_lowers_the_total(
        sections in sections(), weighted: bool, pick: prop::sample::Index,
    ) {
        let allowed = Allowed { knock_outs: true, bonus: true, ..Allowed::default() };
        let list = build(&sections, weighted, allowed);
        let yes_no: Vec<QuestionId> =
            list.questions().filter(|q| q.kind.name() == "yes_no").map(|q| q.id.clone()).collect();
        prop_assume!(!yes_no.is_empty());
        let better = pick.get(&yes_no);
        let mut answers = answers(&sections);
        answers.insert(better.clone(), Answer::of("no"));
        let low = score(&list, &answers).total;
        answers.insert(better.clone(), Answer::of("yes"));
        let high = score(&list, &answers).total;
        prop_assert!(high.score >= low.score, "{:?} {:?}", low, high);
    }

    #[test]
    fn what_is_hidden_changes_nothing(sections in sections(), weighted: bool) {
        let list = build(&sections, weighted, EVERYTHING);
        let answers = answers(&sections);
        let sent = strip_hidden(&list, &answers);
        prop_assert_eq!(score(&list, &sent), score(&list, &answers));
        prop_assert_eq!(check(&list, &sent), check(&list, &answers));
        prop_assert_eq!(&strip_hidden(&list, &sent), &sent);
        let shown = visible(&list, &answers);
        prop_assert!(sent.iter().all(|(id, _)| shown.contains(id)));
        prop_assert_eq!(visible(&list, &sent), shown);
    }

    #[test]
    fn canonical_json_comes_back_the_same(sections in sections(), weighted: bool) {
        let list = build(&sections, weighted, EVERYTHING);
        let json = list.canonical_json();
        let back = Checklist::from_json(&json).unwrap();
        prop_assert_eq!(&back, &list);
        prop_assert_eq!(back.canonical_json(), json);
        let answers = answers(&sections);
        let json = serde_json::to_string(&answers).unwrap();
        prop_assert_eq!(serde_json::from_str::<Answers>(&json).unwrap(), answers);
    }

    #[test]
    fn p11_no_source_makes_compile_panic(source in "(?s).{0,400}") {
        let compiled = compile(&source);
        prop_assert!(compiled.checklist.is_none());
        prop_assert!(!compiled.diagnostics.is_empty());
        let _ = compiled.render(&source, "any.yaml");
    }

    #[test]
    fn p11_no_damage_to_a_good_source_makes_compile_panic(
        which: prop::sample::Index, at: prop::sample::Index, length in 0usize..200,
        put in "[-\\[\\]{}:,#&*!|>'\"%@`a-z0-9 \n\t]{0,12}",
    ) {
        let source = which.get(shipped()).source;
        let chars: Vec<char> = source.chars().collect();
        let start = at.index(chars.len());
        let end = (start + length).min(chars.len());
        let damaged: String =
            chars[..start].iter().copied().chain(put.chars()).chain(chars[end..].iter().copied()).collect();
        let compiled = compile(&damaged);
        let _ = compiled.render(&damaged, "any.yaml");
        let failed = compiled.diagnostics.iter().any(|f| f.severity == checklists::Severity::Error);
        prop_assert_eq!(compiled.checklist.is_none(), failed);
    }

    #[test]
    fn p11_whatever_is_typed_is_understood_or_refused(
        which: prop::sample::Index, typed in "\\PC{0,20}",
    ) {
        let list = compile(shipped()[0].source).checklist.unwrap();
        let questions: Vec<_> = list.questions().collect();
        let question = which.get(&questions);
        if let Ok(value) = parse_value(question, &typed) {
            let answer = Answer::of(value);
            prop_assert!(checklists::read(question, &answer).is_ok());
        }
    }
}
