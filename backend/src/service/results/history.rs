//! The times at which results of a visit were published, as its reviews tell them.

use api::submissions::Decision;
use checklists::{Percent, Scorecard};

use crate::db::results::PublicationRow;
use crate::db::submissions::{find_revision, list_of_visit};
use crate::db::visits::VisitRow;
use crate::db::{Scope, Tx, reviews};
use crate::error::{Error, Result};

/// Every publication of a visit, oldest first: one for each approval, taken back by the reopening
/// that followed.
pub(super) async fn publications_of(tx: &Tx, visit: &VisitRow) -> Result<Vec<PublicationRow>> {
    let scope = Scope::agency(visit.agency_id);
    let sent = list_of_visit(&scope, tx, visit.id).await?;
    let sent: Vec<_> = sent.iter().map(|submission| submission.id).collect();
    let mut rows: Vec<PublicationRow> = Vec::new();
    for review in reviews::list_reviews(&scope, tx, &sent).await? {
        if review.decision == Decision::Reopened.as_str() {
            if let Some(last) = rows.last_mut() {
                last.withdrawn_at = Some(review.decided_at);
            }
        } else if review.decision == Decision::Approved.as_str() {
            let revision = find_revision(&scope, tx, review.submission_id, review.revision)
                .await?
                .ok_or_else(|| Error::internal("a review of a revision that is not there"))?;
            let scorecard: Scorecard = serde_json::from_str(&revision.scorecard)?;
            rows.push(PublicationRow {
                agency_id: visit.agency_id,
                visit_id: visit.id,
                number: 1 + i64::try_from(rows.len()).map_err(Error::internal)?,
                revision: review.revision,
                score: scorecard.total.score.map(Percent::hundredths),
                published_at: review.decided_at,
                withdrawn_at: None,
            });
        }
    }
    Ok(rows)
}
