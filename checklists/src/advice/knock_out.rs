//! Which answers fire a knock-out, or ask for a comment or a photo.

use super::Page;
use super::rules::least;
use crate::checklist::{AnswerName, Kind, Question};
use crate::locate::Subject;

pub(super) fn advise(question: &Question, page: &mut Page) {
    unexplained(question, page);
    on_best(question, page);
}

/// Nothing shows why.
fn unexplained(question: &Question, page: &mut Page) {
    let Some(rule) = &question.knock_out else {
        return;
    };
    let (comment, photo) = (&question.comment, &question.photo);
    let always = comment.required || photo.required || matches!(question.kind, Kind::Photo { .. });
    let covered = |name: &AnswerName| {
        let asked = comment.required_on.iter().chain(&photo.required_on);
        let missed = is_missed(name, question);
        asked
            .into_iter()
            .any(|other| other == name || (missed && *other == AnswerName::Missed))
    };
    if always || rule.on.iter().all(covered) {
        return;
    }
    page.put(
        "knock_out_unexplained",
        &Subject::QuestionKey(&question.id, "knock_out"),
        "a knock-out can fire without a comment or a photo that shows why",
        "add the answers of on to comment.required_on or photo.required_on",
    );
}

/// A knock-out on the answer that earns all points is turned round, as is a comment or photo for it
/// where the expected answer is no: `expect` was forgotten when the rule was written.
fn on_best(question: &Question, page: &mut Page) {
    let (Some(most), Some(least)) = (question.kind.possible(), least(question)) else {
        return;
    };
    // A bonus is hoped for, not expected.
    if question.bonus || most <= least {
        return;
    }
    let best = |name: &&AnswerName| points(name, question) == Some(most);
    if let Some(rule) = &question.knock_out
        && let Some(name) = rule.on.iter().find(best)
    {
        page.put(
            "fires_on_best",
            &Subject::QuestionKey(&question.id, "knock_out"),
            format!("the knock-out fires on {name}, the answer that earns all {most} points"),
            other_answer(question, "name the answer that must not be"),
        );
    }
    let expects_no = matches!(
        question.kind,
        Kind::YesNo {
            expect_yes: false,
            ..
        }
    );
    for (key, names) in [
        ("comment", &question.comment.required_on),
        ("photo", &question.photo.required_on),
    ] {
        // Beside yes it may ask for all answers.
        if let ([name], true) = (names.as_slice(), expects_no)
            && best(&name)
        {
            page.put(
                "fires_on_best",
                &Subject::QuestionKey(&question.id, key),
                format!("a {key} is asked for on {name}, the answer that earns all {most} points"),
                other_answer(question, "write required_on: [missed]"),
            );
        }
    }
}

fn other_answer(question: &Question, instead: &str) -> String {
    match question.kind {
        Kind::YesNo { expect_yes, .. } => {
            let (expected, other) = if expect_yes {
                ("yes", "no")
            } else {
                ("no", "yes")
            };
            format!("the expected answer is {expected}; name {other}, or mend expect")
        }
        _ => instead.to_owned(),
    }
}

/// Whether the answer of this name earns less than `pass_at`.
fn is_missed(name: &AnswerName, question: &Question) -> bool {
    let missed = || Some(points(name, question)? < question.pass_at?);
    *name == AnswerName::Missed || missed() == Some(true)
}

/// The points of the answer of this name; none of `missed`, which is many.
fn points(name: &AnswerName, question: &Question) -> Option<i64> {
    match (name, &question.kind) {
        (AnswerName::Missed, _) => None,
        (AnswerName::Word(word), Kind::YesNo { points, .. }) => {
            points.map(|points| match word.as_str() {
                "yes" => points.yes,
                _ => points.no,
            })
        }
        (AnswerName::Word(_), Kind::MultipleChoice { .. }) => None,
        (AnswerName::Word(word), kind) => {
            let option = kind.options().iter().find(|option| option.id == *word);
            option.and_then(|option| option.points)
        }
        (AnswerName::Value(value), kind) => {
            let rows = kind.grade_points().unwrap_or_default();
            let row = rows.iter().find(|row| row.value == *value);
            row.map(|row| row.points)
        }
    }
}
