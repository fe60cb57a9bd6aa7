//! The figures by section, by question and by month, with their texts.

use std::collections::HashMap;

use api::reports::{MonthResult, QuestionResult, SectionResult};
use checklists::checklist::Visibility;
use checklists::{Checklist, Language, QuestionId};
use chrono::NaiveDate;

use super::figures::{mean_of, percent, share_of};
use super::period::{first_of_month, months};
use super::series::Series;
use super::whole;
use crate::db::results::{Period, Sums};

/// Questions listed as missed, and as gone well.
const MOST_QUESTIONS: usize = 5;

pub(super) fn sections(
    checklist: &Checklist,
    series: &Series,
    now: &HashMap<i64, Sums>,
    chain: &HashMap<i64, Sums>,
    language: &Language,
) -> Vec<SectionResult> {
    checklist
        .sections
        .iter()
        .filter(|section| {
            section
                .questions
                .iter()
                .any(checklists::Question::is_scored)
        })
        .map(|section| {
            let id = series.sections.get(section.id.as_str());
            let sums =
                |of: &HashMap<i64, Sums>| id.and_then(|id| of.get(id)).copied().unwrap_or_default();
            let (own, others) = (sums(now), sums(chain));
            SectionResult {
                section: section.id.to_string(),
                title: section.title.get(language).to_owned(),
                score: mean_of(own),
                difference: None,
                chain: (others.n > 0).then(|| mean_of(others)),
                months: Vec::new(),
            }
        })
        .collect()
}

/// Questions most often missed, worst first, and those never missed, most often asked first. What
/// the checklist hides from owners is in neither.
pub(super) fn questions(
    checklist: &Checklist,
    series: &Series,
    now: &HashMap<i64, Sums>,
    language: &Language,
) -> (Vec<QuestionResult>, Vec<QuestionResult>) {
    let mut all = Vec::new();
    for section in &checklist.sections {
        for question in section
            .questions
            .iter()
            .filter(|q| q.owner != Visibility::Hide)
        {
            let id = series.questions.get(question.id.as_str());
            let Some(sums) = id.and_then(|id| now.get(id)).filter(|sums| sums.judged > 0) else {
                continue;
            };
            all.push(QuestionResult {
                question: question.id.to_string(),
                section: section.title.get(language).to_owned(),
                text: question.text.get(language).to_owned(),
                missed: whole(sums.judged - sums.passed),
                passed: share_of(sums.passed, sums.judged),
                lost: None,
                difference: None,
            });
        }
    }
    // The sorts are stable, so equals stay in the order of the checklist.
    let mut missed: Vec<QuestionResult> = all
        .iter()
        .filter(|question| question.missed > 0)
        .cloned()
        .collect();
    missed.sort_by_key(|question| {
        let share = u64::from(question.missed) * 1_000_000 / u64::from(question.passed.n);
        std::cmp::Reverse((question.missed, share))
    });
    missed.truncate(MOST_QUESTIONS);
    let mut went_well: Vec<QuestionResult> = all
        .into_iter()
        .filter(|question| question.missed == 0)
        .collect();
    went_well.sort_by_key(|question| std::cmp::Reverse(question.passed.n));
    went_well.truncate(MOST_QUESTIONS);
    (missed, went_well)
}

pub(super) fn trend(
    period: Period,
    scores: &[(NaiveDate, i64)],
    epoch_began: Option<NaiveDate>,
) -> Vec<MonthResult> {
    months(period)
        .into_iter()
        .map(|month| {
            let (mut n, mut sum) = (0, 0);
            for (_, score) in scores
                .iter()
                .filter(|(date, _)| first_of_month(*date) == month)
            {
                n += 1;
                sum += score;
            }
            MonthResult {
                month,
                mean: stats::mean(n, sum).map(percent),
                n: whole(n),
                noise: None,
                new_epoch: epoch_began == Some(month),
            }
        })
        .collect()
}

pub(super) fn question_text(checklist: &Checklist, question: &str, language: &Language) -> String {
    QuestionId::new(question)
        .ok()
        .and_then(|id| checklist.question(&id))
        .map_or_else(
            || question.to_owned(),
            |question| question.text.get(language).to_owned(),
        )
}
