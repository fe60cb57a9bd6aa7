//! What must hold for every checklist and any answers.

mod generate;

use std::collections::BTreeSet;

use checklists::checklist::{Condition, Effect, Method};
use checklists::score::{FiredKnockOut, SectionScore};
use checklists::{
    Answer, Answers, Checklist, Percent, QuestionId, Scorecard, Verdict, check, compile, score,
    strip_hidden, visible,
};
use generate::{Made, Random, Wishes};

/// How many random checklists each property is tried on, each with a few sets of answers.
const CHECKLISTS: u64 = 300;
const ANSWERS: u64 = 4;

/// A random checklist with random answers.
struct Case {
    seed: String,
    made: Made,
    list: Checklist,
    answers: Answers,
    random: Random,
}

impl Case {
    fn card(&self) -> Scorecard {
        score(&self.list, &self.answers)
    }

    /// Any of the questions.
    fn pick(&mut self) -> QuestionId {
        let ids: Vec<QuestionId> = self.list.questions().map(|q| q.id.clone()).collect();
        self.random.pick(&ids).clone()
    }

    fn said(&self) -> String {
        let answers = serde_json::to_string(&self.answers).expect("answers are plain data");
        format!("seed {}\n{}\n{answers}", self.seed, self.made.source)
    }
}

fn for_each_case(wishes: Wishes, mut property: impl FnMut(Case)) {
    for seed in 0..CHECKLISTS {
        let made = Made::new(seed, wishes);
        let compiled = compile(&made.source);
        let list = compiled
            .checklist
            .unwrap_or_else(|| panic!("{:?}\n{}", compiled.diagnostics, made.source));
        for number in 0..ANSWERS {
            let mut random = Random::new(seed * ANSWERS + number);
            let answers = serde_json::from_value(made.answers(&mut random))
                .expect("the generator writes answers");
            property(Case {
                seed: format!("{seed}.{number}"),
                made: made.clone(),
                list: list.clone(),
                answers,
                random,
            });
        }
    }
}

fn set_answer(answers: &mut Answers, id: &QuestionId, answer: Option<&Answer>) {
    match answer {
        Some(answer) => answers.insert(id.clone(), answer.clone()),
        None => answers.remove(id),
    };
}

/// Every question that a condition anywhere asks about.
fn asked_about(list: &Checklist) -> BTreeSet<QuestionId> {
    let mut conditions: Vec<&Condition> = Vec::new();
    conditions.extend(list.rules.iter().map(|rule| &rule.refuse_if));
    for section in &list.sections {
        conditions.extend(&section.show_if);
        for question in &section.questions {
            conditions.extend(&question.show_if);
            conditions.extend(&question.required_if);
            conditions.extend(question.kind.cases().iter().filter_map(|c| c.when.as_ref()));
            conditions.extend(
                question
                    .kind
                    .options()
                    .iter()
                    .filter_map(|o| o.show_if.as_ref()),
            );
        }
    }
    let ids = conditions.into_iter().flat_map(Condition::questions);
    ids.cloned().collect()
}

#[test]
fn p4_scores_stay_in_bounds_and_explain_themselves() {
    for_each_case(Wishes::EVERYTHING, |case| {
        let (card, said) = (case.card(), case.said());
        let total = &card.total;
        let scoring = &case.list.scoring;
        assert_eq!(card.questions.len(), case.list.questions().count());
        if let (Some(score), Some(before)) = (total.score, total.before_effects) {
            assert!(!scoring.cap || score <= Percent::HUNDRED, "{said}");
            let zeroed = |k: &FiredKnockOut| k.effect != Effect::Flag;
            let fell_below = !scoring.floor && total.knock_outs.iter().any(zeroed);
            assert!(!scoring.floor || score >= Percent::ZERO, "{said}");
            assert!(
                score <= before || fell_below,
                "a knock-out never raises: {said}"
            );
        }
        assert_eq!(
            total.score.is_none(),
            total.not_scored_reason.is_some(),
            "{said}"
        );
        let sum = |of: fn(&SectionScore) -> i64| -> i64 { card.sections.iter().map(of).sum() };
        assert_eq!(total.possible, sum(|section| section.possible), "{said}");
        assert_eq!(total.earned, sum(|section| section.earned), "{said}");
        assert_eq!(total.bonus, sum(|section| section.bonus), "{said}");
        for section in &card.sections {
            let questions = || card.questions.iter().filter(|q| q.section == section.id);
            assert_eq!(
                section.possible,
                questions().map(|q| q.possible).sum::<i64>(),
                "{said}"
            );
            if section.zeroed_by.is_none() {
                assert_eq!(
                    section.earned,
                    questions().map(|q| q.earned).sum::<i64>(),
                    "{said}"
                );
            }
            assert!(section.score <= section.before, "{said}");
        }
        for question in &card.questions {
            assert!(
                question.bonus || question.earned <= question.possible,
                "{said}"
            );
            let asked = case.list.question(&question.id).expect("it is there");
            assert!(question.possible <= asked.possible(), "{said}");
            assert!(
                question.counts() || question.earned == 0 && question.possible == 0,
                "{said}"
            );
        }
    });
}

#[test]
fn p4_the_lines_of_every_scorecard_add_up() {
    for_each_case(Wishes::EVERYTHING, |case| {
        let (card, said) = (case.card(), case.said());
        let sum: i64 = card.lines().map(|line| line.change().hundredths()).sum();
        assert_eq!(
            sum,
            card.total.score.map_or(0, Percent::hundredths),
            "{said}"
        );
        let mut after = None;
        for step in &card.total.adjustments {
            let before = step.after.hundredths() - step.change.hundredths();
            assert!(after.is_none_or(|after| after == before), "{said}");
            after = Some(step.after.hundredths());
        }
        let last = card.total.adjustments.last().map(|step| step.after);
        assert!(last.is_none() || last == card.total.score, "{said}");
        let scored = card.total.score.is_some();
        for question in &card.questions {
            let in_score = scored && question.counts();
            assert_eq!(question.share.is_some(), in_score, "{said}");
            assert_eq!(question.possible_share.is_some(), in_score, "{said}");
            assert!(
                question
                    .possible_share
                    .is_none_or(|share| share >= Percent::ZERO),
                "{said}"
            );
        }
        let possible = card.questions.iter().filter_map(|q| q.possible_share);
        let possible: i64 = possible.map(Percent::hundredths).sum();
        assert_eq!(possible, if scored { 10_000 } else { 0 }, "{said}");
    });
}

#[test]
fn the_order_of_sections_and_questions_does_not_matter() {
    let wishes = Wishes {
        conditions: false,
        ..Wishes::EVERYTHING
    };
    for_each_case(wishes, |mut case| {
        let mut turned = case.list.clone();
        let turn = case.random.below(turned.sections.len());
        turned.sections.rotate_left(turn);
        for section in &mut turned.sections {
            let turn = case.random.below(section.questions.len());
            section.questions.rotate_left(turn);
        }
        let (mut one, mut other) = (case.card(), score(&turned, &case.answers));
        // Knock-outs, steps and the first of several zeroing answers stand in the order of the
        // questions, and among equal remainders the earlier question gets the hundredth.
        for card in [&mut one, &mut other] {
            card.checklist_hash.clear();
            card.total.adjustments.clear();
            card.total
                .knock_outs
                .sort_by(|a, b| a.question.cmp(&b.question));
            card.sections.sort_by(|a, b| a.id.cmp(&b.id));
            card.questions.sort_by(|a, b| a.id.cmp(&b.id));
            for section in &mut card.sections {
                section.zeroed_by = section.zeroed_by.take().map(|_| any_question());
            }
        }
        for (one, other) in one.questions.iter_mut().zip(&mut other.questions) {
            for (one, other) in [
                (one.share.take(), other.share.take()),
                (one.possible_share.take(), other.possible_share.take()),
            ] {
                let apart = one
                    .zip(other)
                    .map(|(a, b)| a.hundredths().abs_diff(b.hundredths()));
                assert_eq!(one.is_some(), other.is_some(), "{}", case.said());
                assert!(apart.is_none_or(|apart| apart <= 1), "{}", case.said());
            }
        }
        assert_eq!(one, other, "{}", case.said());
    });
}

fn any_question() -> QuestionId {
    QuestionId::new("any").expect("it follows the grammar")
}

#[test]
fn not_applicable_is_as_if_the_question_were_not_there() {
    let mut tried = 0;
    for_each_case(Wishes::EVERYTHING, |mut case| {
        let gone = case.pick();
        if asked_about(&case.list).contains(&gone) {
            return;
        }
        tried += 1;
        // The share of the visible points that was scored does tell the two apart.
        case.list.scoring.min_scored_share = None;
        let questions = case.list.sections.iter_mut().flat_map(|s| &mut s.questions);
        questions.filter(|q| q.id == gone).for_each(|q| q.na = true);
        case.answers.insert(gone.clone(), Answer::not_applicable());
        let mut with = case.card();
        case.list
            .sections
            .iter_mut()
            .for_each(|s| s.questions.retain(|q| q.id != gone));
        case.answers.remove(&gone);
        let mut without = case.card();
        with.questions.retain(|score| score.id != gone);
        for card in [&mut with, &mut without] {
            card.checklist_hash.clear();
            card.total.scored_share = None;
        }
        assert_eq!(with, without, "{gone}: {}", case.said());
    });
    assert!(
        tried > 100,
        "only {tried} questions that no condition asks about"
    );
}

#[test]
fn a_section_that_does_not_apply_leaves_its_weight_to_the_others() {
    let mut tried = 0;
    for_each_case(Wishes::EVERYTHING, |mut case| {
        let number = case.random.below(case.list.sections.len());
        let ids: Vec<QuestionId> = case.list.sections[number]
            .questions
            .iter()
            .map(|q| q.id.clone())
            .collect();
        let asked = asked_about(&case.list);
        if case.list.sections.len() == 1 || ids.iter().any(|id| asked.contains(id)) {
            return;
        }
        tried += 1;
        case.list.scoring.min_scored_share = None;
        for question in &mut case.list.sections[number].questions {
            question.na = true;
            case.answers
                .insert(question.id.clone(), Answer::not_applicable());
        }
        let mut with = case.card().total;
        case.list.sections.remove(number);
        ids.iter().for_each(|id| {
            case.answers.remove(id);
        });
        let mut without = case.card().total;
        with.scored_share = None;
        without.scored_share = None;
        assert_eq!(with, without, "{}", case.said());
    });
    assert!(
        tried > 100,
        "only {tried} sections that no condition asks about"
    );
}

#[test]
fn only_the_proportions_of_weights_count() {
    for_each_case(Wishes::EVERYTHING, |case| {
        let mut heavier = case.list.clone();
        match heavier.scoring.method {
            Method::Weighted => heavier.sections.iter_mut().for_each(|s| s.weight *= 7),
            Method::Pooled => {
                let questions = heavier.sections.iter_mut().flat_map(|s| &mut s.questions);
                questions.for_each(|q| q.weight *= 7);
            }
        }
        let (one, other) = (case.card(), score(&heavier, &case.answers));
        assert_eq!(one.total.exact, other.total.exact, "{}", case.said());
        assert_eq!(
            one.total.adjustments,
            other.total.adjustments,
            "{}",
            case.said()
        );
        for (one, other) in one.questions.iter().zip(&other.questions) {
            assert_eq!(one.share, other.share, "{}", case.said());
            assert_eq!(one.possible_share, other.possible_share, "{}", case.said());
        }
    });
}

#[test]
fn better_answers_that_show_the_same_questions_never_lower_the_total() {
    let mut tried = 0;
    for_each_case(Wishes::EVERYTHING, |mut case| {
        let changed = case.pick();
        let others = case.made.answers(&mut case.random);
        let others: Answers = serde_json::from_value(others).expect("the generator writes answers");
        let before = case.answers.clone();
        let one = case.card();
        set_answer(&mut case.answers, &changed, others.get(&changed));
        let other = case.card();
        let earned = |card: &Scorecard| card.question(&changed).map(|q| q.earned);
        let (low, high) = match earned(&one) <= earned(&other) {
            true => (one, other),
            false => (other, one),
        };
        let fired = |card: &Scorecard| -> BTreeSet<QuestionId> {
            card.total
                .knock_outs
                .iter()
                .map(|k| k.question.clone())
                .collect()
        };
        let better = low
            .questions
            .iter()
            .zip(&high.questions)
            .all(|(low, high)| {
                low.state == high.state
                    && low.possible == high.possible
                    && low.earned <= high.earned
            });
        if visible(&case.list, &before) == visible(&case.list, &case.answers)
            && better
            && fired(&high).is_subset(&fired(&low))
        {
            tried += 1;
            assert!(
                high.total.score >= low.total.score,
                "{changed}: {}",
                case.said()
            );
            let passed = |card: &Scorecard| card.total.verdict == Some(Verdict::Pass);
            assert!(passed(&high) || !passed(&low), "{changed}: {}", case.said());
        }
    });
    assert!(tried > 100, "only {tried} better answers");
}

#[test]
fn what_is_hidden_changes_nothing() {
    for_each_case(Wishes::EVERYTHING, |case| {
        let sent = strip_hidden(&case.list, &case.answers);
        assert_eq!(score(&case.list, &sent), case.card(), "{}", case.said());
        let gaps = check(&case.list, &case.answers);
        assert_eq!(check(&case.list, &sent), gaps, "{}", case.said());
        assert_eq!(strip_hidden(&case.list, &sent), sent, "{}", case.said());
        let shown = visible(&case.list, &case.answers);
        let known = |id: &QuestionId| case.list.question(id).is_none() || shown.contains(id);
        assert!(sent.iter().all(|(id, _)| known(id)), "{}", case.said());
        assert_eq!(visible(&case.list, &sent), shown, "{}", case.said());
    });
}

#[test]
fn scorecards_and_answers_come_back_from_json_the_same() {
    for_each_case(Wishes::EVERYTHING, |case| {
        let json = serde_json::to_string(&case.card()).expect("a scorecard is plain data");
        let back: Scorecard = serde_json::from_str(&json).expect("it was written by the crate");
        assert_eq!(back, case.card(), "{}", case.said());
        let json = serde_json::to_string(&case.answers).expect("answers are plain data");
        let back: Answers = serde_json::from_str(&json).expect("they were written by the crate");
        assert_eq!(back, case.answers, "{}", case.said());
    });
}
