//! The points of a question in words.

use super::super::answer::band;
use super::super::catalogue::{say, say_with};
use super::super::condition::{answers, condition, grade};
use super::super::{quoted, yes_no};
use crate::checklist::{Checklist, Effect, Kind, PointBand, Question, ValuePoints};
use crate::text::Language;

/// What the answers earn, and what they do.
pub(super) fn lines(
    question: &Question,
    checklist: &Checklist,
    language: &Language,
) -> Vec<String> {
    let mut lines = Vec::new();
    let list = of_answers(question, language);
    if !list.is_empty() {
        let list = list.join(&say("list-separator", language));
        lines.push(say_with("preview-points", language, &[("list", list)]));
    }
    lines.extend(question.kind.cases().iter().map(|case| {
        let rows = rows(&case.bands, question, language);
        let mut args = vec![
            ("case", case.label.get(language).to_owned()),
            ("points", rows.join(&say("list-separator", language))),
        ];
        let Some(when) = &case.when else {
            return say_with("preview-points-case", language, &args);
        };
        args.push(("condition", condition(when, checklist, language)));
        say_with("preview-points-case-if", language, &args)
    }));
    if let Kind::MultipleChoice {
        max_points: Some(most),
        ..
    } = &question.kind
    {
        let args = [("points", most.to_string())];
        lines.push(say_with("preview-max-points", language, &args));
    }
    if question.weight > 1 {
        let args = [("weight", question.weight.to_string())];
        lines.push(say_with("preview-weight", language, &args));
    }
    if question.bonus {
        lines.push(say("preview-bonus", language));
    }
    if let Some(pass_at) = question.pass_at
        && Some(pass_at) != question.kind.possible()
    {
        let args = [("points", pass_at.to_string())];
        lines.push(say_with("preview-pass-at", language, &args));
    }
    if let Some(rule) = &question.knock_out {
        let args = [
            ("answers", answers(&rule.on, Some(question), language)),
            ("effect", effect(rule.effect, question, checklist, language)),
        ];
        lines.push(say_with("preview-knock-out", language, &args));
    }
    lines
}

fn effect(
    effect: Effect,
    question: &Question,
    checklist: &Checklist,
    language: &Language,
) -> String {
    match effect {
        Effect::Flag => say("effect-flag", language),
        Effect::ZeroSection => {
            let section = checklist.section_of(&question.id);
            let title = section.map_or("", |section| section.title.get(language));
            let args = [("section", title.to_owned())];
            say_with("effect-zero-section", language, &args)
        }
        Effect::ZeroTotal => say("effect-zero-total", language),
        Effect::CapTotal { cap } => say_with("effect-cap-total", language, &[("cap", cap.short())]),
    }
}

/// `“Yes” = 5` for every answer; options carry theirs beside them.
fn of_answers(question: &Question, language: &Language) -> Vec<String> {
    let row = |answer: String, points: i64| row(answer, points, language);
    let kind = &question.kind;
    if let Kind::YesNo {
        points: Some(points),
        ..
    } = kind
    {
        let word = |yes| quoted(yes_no(yes, language), language);
        return vec![row(word(true), points.yes), row(word(false), points.no)];
    }
    if let Kind::Photo {
        min,
        points: Some(points),
        ..
    } = kind
    {
        let args = [("count", min.to_string())];
        return vec![row(
            say_with("preview-photos-from", language, &args),
            *points,
        )];
    }
    if let Some(grades) = kind.grade_points() {
        let runs = runs(grades);
        return runs
            .into_iter()
            .map(|(first, last, points)| {
                let answer = match first == last {
                    true => grade(first, Some(kind), language),
                    false => {
                        let args = [("from", first.to_string()), ("to", last.to_string())];
                        say_with("preview-range", language, &args)
                    }
                };
                row(answer, points)
            })
            .collect();
    }
    rows(kind.point_bands().unwrap_or_default(), question, language)
}

fn row(answer: String, points: i64, language: &Language) -> String {
    let args = [("answer", answer), ("points", points.to_string())];
    say_with("preview-points-of", language, &args)
}

fn rows(bands: &[PointBand], question: &Question, language: &Language) -> Vec<String> {
    bands
        .iter()
        .map(|one| row(band(one, question, language), one.points, language))
        .collect()
}

/// Grades that follow each other with the same points, as first, last and points.
fn runs(rows: &[ValuePoints]) -> Vec<(i64, i64, i64)> {
    let mut runs: Vec<(i64, i64, i64)> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some((_, last, points)) if *points == row.points => *last = row.value,
            _ => runs.push((row.value, row.value, row.points)),
        }
    }
    runs
}
