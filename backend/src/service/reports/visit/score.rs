//! The score of a visit, and every step to it in words.

use api::reports::VisitScore;
use checklists::score::Adjustment;
use checklists::words;

use super::super::basis::Basis;
use super::super::figures::percent;
use super::super::scored::{band_of, verdict_of};
use crate::db::results::ApprovedRow;
use crate::service::results::shown::{ShownStep, ShownVisit};

pub(super) fn visit_score(visit: &ApprovedRow, shown: &ShownVisit, basis: &Basis) -> VisitScore {
    let (checklist, language) = (&basis.checklist, &basis.language);
    let total = &shown.scorecard.total;
    let mut fail_reasons = words::fail_reasons_in_full(&shown.scorecard, checklist, language);
    if shown.failed_unseen {
        fail_reasons.push(words::unseen_fail_reason(language));
    }
    let step = |step: &ShownStep| {
        let said = match &step.cause {
            None => words::unseen_adjustment(language),
            Some(cause) => {
                let adjustment = Adjustment {
                    cause: cause.clone(),
                    change: step.change,
                    after: step.after,
                };
                words::adjustment(&adjustment, checklist, language)
            }
        };
        words::step(&said, step.after, language)
    };
    VisitScore {
        score: visit.score.map(percent),
        exact: total.near_mark.as_ref().and(total.exact.clone()),
        pass_mark: checklist.scoring.pass_mark,
        band: band_of(visit, checklist, language),
        verdict: verdict_of(visit),
        earned: total.earned,
        possible: total.possible,
        scored_share: total.scored_share,
        not_scored: total
            .not_scored_reason
            .map(|reason| words::not_scored(reason, language)),
        fail_reasons,
        steps: shown.steps.iter().map(step).collect(),
    }
}
