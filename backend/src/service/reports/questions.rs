//! Questions over a period: missed, gone well, improved, dear, and missed again and again. Pure.

use std::cmp::Reverse;

use api::reports::{Points, QuestionResult, RepeatMiss};

use super::basis::Basis;
use super::figures::{difference_of_shares, share_of};
use super::marks::{Marks, Tally};
use super::{count, whole};
use crate::db::results::ApprovedRow;

/// Questions listed as missed.
const MOST_MISSED: usize = 10;
/// Questions listed as gone well.
const MOST_WELL: usize = 5;
/// Questions to fix first.
const MOST_TO_FIX: usize = 3;
/// Questions that improved.
const MOST_IMPROVED: usize = 3;
/// Questions missed again and again.
const MOST_REPEATS: usize = 8;
/// How many of the last visits a repeat is looked for in.
const LAST_VISITS: usize = 6;
/// From so many misses of those visits on, or so many in a row, a question is missed again and again.
const MANY: u32 = 3;
const IN_A_ROW: u32 = 2;

/// A question with what it cost all visits together.
pub(super) struct Outcome {
    pub(super) result: QuestionResult,
    lost: i64,
}

/// Every question that owners may read figures of and that a visit judged, in the order of the checklist.
/// `scored` is the number of visits with a score.
pub(super) fn outcomes(basis: &Basis, now: &Tally, before: &Tally, scored: i64) -> Vec<Outcome> {
    let outcome = |(question, section, series): (&checklists::Question, &str, i64)| {
        let (now, before) = (now.sums(series), before.sums(series));
        let result = QuestionResult {
            question: question.id.to_string(),
            section: section.to_owned(),
            text: question.text.get(&basis.language).to_owned(),
            missed: whole(now.judged - now.passed),
            passed: share_of(now.passed, now.judged),
            lost: stats::mean(scored, now.lost).map(Points),
            difference: difference_of_shares(
                (now.passed, now.judged),
                (before.passed, before.judged),
            ),
        };
        (now.judged > 0).then_some(Outcome {
            result,
            lost: now.lost,
        })
    };
    basis.questions().filter_map(outcome).collect()
}

// The sorts below are stable, so equals stay in the order of the checklist.

/// The questions that cost most, dearest first.
pub(super) fn dearest(outcomes: &[Outcome]) -> Vec<QuestionResult> {
    let mut dear: Vec<&Outcome> = outcomes.iter().collect();
    dear.retain(|outcome| outcome.result.missed > 0 && outcome.lost > 0);
    dear.sort_by_key(|outcome| Reverse(outcome.lost));
    first(dear, MOST_TO_FIX)
}

/// The questions missed most often, the most often first.
pub(super) fn missed(outcomes: &[Outcome]) -> Vec<QuestionResult> {
    let mut missed: Vec<&Outcome> = outcomes.iter().collect();
    missed.retain(|outcome| outcome.result.missed > 0);
    missed.sort_by_key(|outcome| {
        let result = &outcome.result;
        let share = u64::from(result.missed) * 1_000_000 / u64::from(result.passed.n.max(1));
        Reverse((result.missed, share))
    });
    first(missed, MOST_MISSED)
}

/// The questions never missed, most often asked first.
pub(super) fn went_well(outcomes: &[Outcome]) -> Vec<QuestionResult> {
    let mut well: Vec<&Outcome> = outcomes.iter().collect();
    well.retain(|outcome| outcome.result.missed == 0);
    well.sort_by_key(|outcome| Reverse(outcome.result.passed.n));
    first(well, MOST_WELL)
}

/// The questions whose pass rate rose most; proven ones first.
pub(super) fn improved(outcomes: &[Outcome]) -> Vec<QuestionResult> {
    let rise = |outcome: &Outcome| {
        let difference = outcome.result.difference?;
        (difference.points.0 > 0).then_some((difference.proven, difference.points))
    };
    let mut risen: Vec<&Outcome> = outcomes.iter().collect();
    risen.retain(|outcome| rise(outcome).is_some());
    risen.sort_by_key(|outcome| Reverse(rise(outcome)));
    first(risen, MOST_IMPROVED)
}

fn first(outcomes: Vec<&Outcome>, most: usize) -> Vec<QuestionResult> {
    let results = outcomes.into_iter().take(most);
    results.map(|outcome| outcome.result.clone()).collect()
}

/// The questions missed again and again in the last of these visits, which are oldest first.
pub(super) fn repeats(basis: &Basis, marks: &Marks, visits: &[&ApprovedRow]) -> Vec<RepeatMiss> {
    let mut all: Vec<RepeatMiss> = Vec::new();
    for (question, section, series) in basis.questions() {
        let passed = |visit: &&ApprovedRow| {
            let mark = marks.get(visit.visit_id, series)?;
            Some(mark.passed? == 1)
        };
        let judged: Vec<bool> = visits.iter().filter_map(passed).collect();
        let last = &judged[judged.len().saturating_sub(LAST_VISITS)..];
        let outcomes: Vec<Option<bool>> = last.iter().copied().map(Some).collect();
        let repeats = stats::Repeats::of(&outcomes);
        if repeats.streak < IN_A_ROW && repeats.missed < MANY {
            continue;
        }
        all.push(RepeatMiss {
            question: question.id.to_string(),
            section: section.to_owned(),
            text: question.text.get(&basis.language).to_owned(),
            missed: repeats.missed,
            of: count(last.len()),
            streak: repeats.streak,
            pattern: last.iter().map(|passed| !passed).collect(),
        });
    }
    all.sort_by_key(|repeat| Reverse((repeat.streak, repeat.missed)));
    all.truncate(MOST_REPEATS);
    all
}
