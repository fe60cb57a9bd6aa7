//! Scoring by corpus: a checklist, answers, and a hand calculation beside them.
//!
//! An outcome names facts of the scorecard, each of which must be there; the total is always
//! among them. Nothing is written into these files by a program.

use checklists::checklist::Effect;
use checklists::score::{
    Adjustment, Cause, NotScoredReason, QuestionState, SectionScore, TotalScore,
};
use checklists::{
    Answers, Checklist, Language, Percent, Scorecard, Verdict, compile, score, words,
};

use crate::case::cases;

fn or_none<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| value.to_string())
}

fn total_facts(total: &TotalScore) -> Vec<String> {
    let score = match (total.score, &total.exact, total.not_scored_reason) {
        (Some(score), Some(exact), None) => format!("{score} = {exact}"),
        (None, None, Some(NotScoredReason::NothingPossible)) => {
            "not scored (nothing_possible)".to_owned()
        }
        (None, None, Some(NotScoredReason::BelowMinScoredShare)) => {
            "not scored (below_min_scored_share)".to_owned()
        }
        contradiction => panic!("{contradiction:?}"),
    };
    let verdict = total.verdict.map(|verdict| match verdict {
        Verdict::Pass => "pass",
        Verdict::Fail => "fail",
        Verdict::NotScored => "not_scored",
    });
    let fired: Vec<String> = total
        .knock_outs
        .iter()
        .map(|fired| match fired.effect {
            Effect::Flag => format!("{} flag", fired.question),
            Effect::ZeroSection => format!("{} zero_section", fired.question),
            Effect::ZeroTotal => format!("{} zero_total", fired.question),
            Effect::CapTotal { cap } => format!("{} cap_total {}", fired.question, cap.short()),
        })
        .collect();
    let fired = if fired.is_empty() {
        "none".to_owned()
    } else {
        fired.join("; ")
    };
    let steps: Vec<String> = total.adjustments.iter().map(step_fact).collect();
    let steps = (!steps.is_empty()).then(|| steps.join("; "));
    let near = total.near_mark.as_ref().map(|near| match &near.band {
        Some(band) => format!("{} band {band}", near.mark),
        None => format!("{} pass mark", near.mark),
    });
    vec![
        format!("total: {score}"),
        format!("before: {}", or_none(total.before_effects)),
        format!("without bonus: {}", or_none(total.without_bonus)),
        format!("steps: {}", or_none(steps)),
        format!(
            "points: {} of {}, bonus {}",
            total.earned, total.possible, total.bonus
        ),
        format!("share: {}", or_none(total.scored_share)),
        format!("verdict: {}", or_none(verdict)),
        format!("band: {}", or_none(total.band.as_ref())),
        format!("near: {}", or_none(near)),
        format!("knock-outs: {fired}"),
    ]
}

fn step_fact(step: &Adjustment) -> String {
    let cause = match &step.cause {
        Cause::ZeroSection { question, .. } => format!("{question} zero_section"),
        Cause::Cap => "cap".to_owned(),
        Cause::Floor => "floor".to_owned(),
        Cause::CapTotal { question, .. } => format!("{question} cap_total"),
        Cause::ZeroTotal { question, .. } => format!("{question} zero_total"),
    };
    format!("{cause} {} to {}", step.change, step.after)
}

fn section_facts(section: &SectionScore) -> Vec<String> {
    let id = &section.id;
    let shown = |score: Option<Percent>| {
        score.map_or_else(|| "not scored".to_owned(), |score| score.to_string())
    };
    let hidden = if section.hidden { ", hidden" } else { "" };
    let yes = |yes| if yes { "yes" } else { "no" };
    vec![
        format!(
            "section {id}: {} of {} = {}{hidden}",
            section.earned,
            section.possible,
            shown(section.score)
        ),
        format!("section {id} before: {}", shown(section.before)),
        format!(
            "section {id} without bonus: {}",
            shown(section.without_bonus)
        ),
        format!(
            "section {id} zeroed by: {}",
            or_none(section.zeroed_by.as_ref())
        ),
        format!("section {id} below floor: {}", yes(section.below_floor)),
        format!("section {id} near floor: {}", yes(section.near_floor)),
    ]
}

fn facts(card: &Scorecard, checklist: &Checklist) -> Vec<String> {
    let mut facts = total_facts(&card.total);
    facts.extend(card.sections.iter().flat_map(section_facts));
    for question in &card.questions {
        let id = &question.id;
        let state = match question.state {
            QuestionState::Answered => "answered",
            QuestionState::Na => "na",
            QuestionState::Hidden => "hidden",
            QuestionState::Blank => "blank",
        };
        let passed = match question.passed {
            Some(true) => "passed",
            Some(false) => "missed",
            None => "-",
        };
        facts.push(format!(
            "{id}: {state} {} of {}, {passed}",
            question.earned, question.possible
        ));
        facts.push(format!(
            "{id}: share {} of {}",
            or_none(question.share),
            or_none(question.possible_share)
        ));
        let why = words::reason(&question.reason, checklist, &Language::english());
        // Cases are typed with plain spaces.
        let why = why.replace('\u{a0}', " ");
        facts.push(format!("{id} why: {why}"));
    }
    let missed: Vec<&str> = card.missed().map(|question| question.id.as_str()).collect();
    let missed = (!missed.is_empty()).then(|| missed.join(" "));
    facts.push(format!("missed: {}", or_none(missed)));
    facts
}

#[test]
fn p4_every_case_scores_as_calculated_by_hand() {
    let cases = cases("score");
    assert!(cases.len() >= 160, "{}", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        let compiled = compile(case.part("checklist"));
        let Some(checklist) = compiled.checklist else {
            panic!("{}: {:?}", case.name, compiled.diagnostics);
        };
        let answers: Answers = serde_json::from_str(case.part("answers"))
            .unwrap_or_else(|error| panic!("{}: {error}", case.name));
        let card = score(&checklist, &answers);
        let sum: i64 = card.lines().map(|line| line.change().hundredths()).sum();
        let score = card.total.score.map_or(0, Percent::hundredths);
        assert_eq!(sum, score, "{}: the lines do not add up", case.name);
        let facts = facts(&card, &checklist);
        let expected: Vec<&str> = case.part("outcome").lines().collect();
        assert!(
            expected.iter().any(|line| line.starts_with("total: ")),
            "{} expects no total",
            case.name
        );
        for line in expected {
            if !facts.iter().any(|fact| fact == line) {
                wrong.push(format!(
                    "{}: not found: {line}\n  {}",
                    case.name,
                    facts.join("\n  ")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn p5_a_scorecard_keeps_its_json() {
    for case in cases("score") {
        let checklist = compile(case.part("checklist")).checklist.unwrap();
        let answers: Answers = serde_json::from_str(case.part("answers")).unwrap();
        let card = score(&checklist, &answers);
        assert_eq!(card.rules_version, 1);
        assert_eq!(card.checklist_hash, checklist.hash());
        let json = serde_json::to_string(&card).unwrap();
        assert_eq!(
            serde_json::from_str::<Scorecard>(&json).unwrap(),
            card,
            "{}",
            case.name
        );
    }
}
