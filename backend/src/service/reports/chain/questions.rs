//! Questions over all stores: the worst, the best, and those that separate stores. Pure.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use api::reports::{QuestionResult, Separating};
use uuid::Uuid;

use super::super::basis::Basis;
use super::super::count;
use super::super::figures::{percent, share_of};
use super::super::marks::Tally;
use super::super::questions::outcomes;

/// Questions listed as the worst, and as the best.
const MOST_WORST: usize = 10;
const MOST_BEST: usize = 5;
/// Questions listed as separating stores.
const MOST_SEPARATING: usize = 5;

/// The questions missed most often, worst first, and of the others those passed most often, best first; by
/// their pass rates over three visits or more.
pub(super) fn worst_and_best(
    basis: &Basis,
    now: &Tally,
    before: &Tally,
    scored: i64,
) -> (Vec<QuestionResult>, Vec<QuestionResult>) {
    let enough = |result: &QuestionResult| i64::from(result.passed.n) >= stats::FEWEST_VISITS;
    let all = outcomes(basis, now, before, scored).into_iter();
    let mut rest: Vec<QuestionResult> = all.map(|outcome| outcome.result).filter(enough).collect();
    // Millionths of the share, so that those that read alike are still told apart; the sort is stable.
    let rate = |result: &QuestionResult| {
        u64::from(result.passed.part) * 1_000_000 / u64::from(result.passed.n.max(1))
    };
    rest.sort_by_key(|result| (rate(result), Reverse(result.passed.n)));
    let missed = rest.iter().filter(|result| result.missed > 0).count();
    let mut best = rest.split_off(missed.min(MOST_WORST).min(rest.len()));
    best.sort_by_key(|result| (Reverse(rate(result)), Reverse(result.passed.n)));
    best.truncate(MOST_BEST);
    (rest, best)
}

/// The questions that some stores pass and others miss, beyond what chance explains.
pub(super) fn separating(
    basis: &Basis,
    now: &Tally,
    stores: &BTreeMap<Uuid, Tally>,
) -> Vec<Separating> {
    let mut compared: Vec<(stats::Separation, Separating)> = Vec::new();
    for (question, section, series) in basis.questions() {
        let passes: Vec<stats::Share> = stores
            .values()
            .map(|store| {
                let sums = store.sums(series);
                stats::Share {
                    counted: sums.passed,
                    n: sums.judged,
                }
            })
            .collect();
        let Some(separation) = stats::Separation::of_passes(&passes) else {
            continue;
        };
        let sums = now.sums(series);
        let result = Separating {
            question: question.id.to_string(),
            section: section.to_owned(),
            text: question.text.get(&basis.language).to_owned(),
            passed: share_of(sums.passed, sums.judged),
            stores: separation.stores,
            between: percent(separation.eta_squared),
        };
        compared.push((separation, result));
    }
    let questions = count(compared.len());
    compared.retain(|(separation, _)| separation.proven_among(questions));
    compared.sort_by_key(|(separation, _)| Reverse(separation.omega_squared));
    compared.truncate(MOST_SEPARATING);
    compared.into_iter().map(|(_, result)| result).collect()
}
