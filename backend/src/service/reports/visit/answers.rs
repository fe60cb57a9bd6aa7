//! The answers of a visit that may be shown, with their points and the reason for them.

use std::cmp::Reverse;

use api::reports::{Photo, Points, Timing, VisitAnswer};
use checklists::checklist::Section;
use checklists::score::{QuestionScore, QuestionState, Why};
use checklists::{Kind, Question, words};
use chrono::NaiveDate;

use super::super::basis::Basis;
use super::super::count;
use crate::service::results::shown::ShownVisit;

/// The questions passed that are worth most.
const MOST_STRENGTHS: usize = 5;

/// What was found at the questions of a section; `before` questions come before it.
pub(super) fn answers_of(
    section: &Section,
    before: usize,
    shown: &ShownVisit,
    basis: &Basis,
    month: NaiveDate,
) -> Vec<VisitAnswer> {
    let numbered = section.questions.iter().enumerate();
    numbered
        .filter_map(|(index, question)| {
            let number = count(before + index + 1);
            answer_of(question, number, shown, basis, month)
        })
        .collect()
}

fn answer_of(
    question: &Question,
    number: u32,
    shown: &ShownVisit,
    basis: &Basis,
    month: NaiveDate,
) -> Option<VisitAnswer> {
    let language = &basis.language;
    let text = question.text.get(language).to_owned();
    let answer = shown.answers.get(&question.id);
    let comment = answer.and_then(|answer| answer.comment.clone());
    let comment = comment.filter(|comment| !comment.trim().is_empty());
    let photos = shown
        .photos
        .get(&question.id)
        .map_or(&[][..], Vec::as_slice);
    let score = shown.scorecard.question(&question.id);
    let score = score.filter(|score| score.state != QuestionState::Hidden);
    let tells = score.is_some_and(|s| s.state != QuestionState::Blank || s.counts());
    if !tells && comment.is_none() && photos.is_empty() {
        return None;
    }
    Some(VisitAnswer {
        question: question.id.to_string(),
        number,
        answer: score.and(answer).map_or_else(String::new, |answer| {
            words::answer(question, answer, language)
        }),
        earned: score.map_or(0, |score| score.earned),
        possible: score.map_or(0, |score| score.possible),
        scored: score.is_some_and(QuestionScore::counts),
        bonus: score.is_some_and(|score| score.bonus),
        passed: score.and_then(|score| score.passed),
        reason: score.map_or_else(String::new, |score| {
            words::reason(&score.reason, &basis.checklist, language)
        }),
        lost: score.and_then(lost).map(Points),
        comment,
        photos: photos
            .iter()
            .map(|id| Photo {
                id: *id,
                caption: text.clone(),
                month,
            })
            .collect(),
        text,
    })
}

/// What a question cost of the total, in hundredths of a percentage point; a bonus costs nothing.
fn lost(score: &QuestionScore) -> Option<i64> {
    let (possible, share) = (score.possible_share?, score.share?);
    let lost = possible.hundredths().saturating_sub(share.hundredths());
    Some(lost.max(0))
}

/// The missed questions, those that cost most first.
pub(super) fn missed(shown: &ShownVisit) -> Vec<String> {
    let mut missed: Vec<&QuestionScore> = shown.scorecard.missed().collect();
    missed.sort_by_key(|score| Reverse(lost(score)));
    missed.iter().map(|score| score.id.to_string()).collect()
}

/// The questions passed that are worth most, the dearest first.
pub(super) fn strengths(shown: &ShownVisit) -> Vec<String> {
    let worth = |score: &&QuestionScore| score.possible_share.map_or(0, |s| s.hundredths());
    let passed = shown.scorecard.questions.iter();
    let passed = passed.filter(|score| score.passed == Some(true) && worth(score) > 0);
    // What passes may still have lost points, which is not what went well.
    let passed = passed.filter(|score| score.earned >= score.possible);
    let mut passed: Vec<&QuestionScore> = passed.collect();
    passed.sort_by_key(|score| Reverse(worth(score)));
    let best = passed.iter().take(MOST_STRENGTHS);
    best.map(|score| score.id.to_string()).collect()
}

/// What was measured, against its standard. What tells the moment of the visit is left out, whoever may
/// see it (P6).
pub(super) fn timings(shown: &ShownVisit, basis: &Basis) -> Vec<Timing> {
    let timing = |question: &Question| {
        let measured = matches!(
            question.kind,
            Kind::Duration { .. } | Kind::Number { .. } | Kind::Time { .. }
        );
        if !measured || question.moment {
            return None;
        }
        let score = shown.scorecard.question(&question.id)?;
        let Why::Band { case, .. } = score.reason.why else {
            return None;
        };
        let cases = question.kind.cases();
        let of_case = case.and_then(|number| cases.get(usize::try_from(number).ok()?));
        let bands = match of_case {
            Some(case) => &case.bands[..],
            None => question.kind.point_bands().unwrap_or_default(),
        };
        let most = bands.iter().map(|band| band.points).max()?;
        let language = &basis.language;
        Some(Timing {
            question: question.id.to_string(),
            text: question.text.get(language).to_owned(),
            answer: words::answer(question, shown.answers.get(&question.id)?, language),
            standard: words::standard(question, case, language),
            met: score.reason.points >= most,
        })
    };
    basis.checklist.questions().filter_map(timing).collect()
}
