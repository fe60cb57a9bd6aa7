//! The times at which results of a visit were published, as decisions and contractors'
//! revisions tell them.

use api::submissions::Decision;
use checklists::{Percent, Scorecard};
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::results::PublicationRow;
use crate::db::reviews::{ContractorRevisionRow, ReviewRow};
use crate::db::submissions::{find_revision, list_of_visit};
use crate::db::visits::VisitRow;
use crate::db::{Scope, Tx, reviews};
use crate::error::{Error, Result};

/// Something that bears on what is published.
enum Act {
    Review(ReviewRow),
    Revision(ContractorRevisionRow),
}

impl Act {
    /// When it was done, and its id, which tells what was first where the time does not.
    fn place(&self) -> (Timestamp, Uuid) {
        match self {
            Act::Review(row) => (row.decided_at, row.id),
            Act::Revision(row) => (row.made_at, row.id),
        }
    }
}

/// Every publication of a visit, oldest first: one for each approval, taken back by the reopening
/// that followed, and replaced by each revision that a contractor made of it meanwhile.
pub(super) async fn publications_of(tx: &Tx, visit: &VisitRow) -> Result<Vec<PublicationRow>> {
    let scope = Scope::agency(visit.agency_id);
    let sent = list_of_visit(&scope, tx, visit.id).await?;
    let sent: Vec<_> = sent.iter().map(|submission| submission.id).collect();
    let decided = reviews::list_reviews(&scope, tx, &sent).await?;
    let revised = reviews::list_contractor_revisions(&scope, tx, &sent).await?;
    let mut acts: Vec<Act> = decided.into_iter().map(Act::Review).collect();
    acts.extend(revised.into_iter().map(Act::Revision));
    acts.sort_by_key(Act::place);
    let mut rows: Vec<PublicationRow> = Vec::new();
    for act in acts {
        let in_force = rows.last_mut().filter(|last| last.withdrawn_at.is_none());
        let (at, _) = act.place();
        let (submission_id, number) = match act {
            Act::Review(review) if review.decision == Decision::Reopened.as_str() => {
                if let Some(last) = in_force {
                    last.withdrawn_at = Some(at);
                }
                continue;
            }
            Act::Review(review) if review.decision == Decision::Approved.as_str() => {
                (review.submission_id, review.revision)
            }
            Act::Revision(revision) if let Some(last) = in_force => {
                last.withdrawn_at = Some(at);
                (revision.submission_id, revision.number)
            }
            Act::Review(_) | Act::Revision(_) => continue,
        };
        let revision = find_revision(&scope, tx, submission_id, number)
            .await?
            .ok_or_else(|| Error::internal("a decision on a revision that is not there"))?;
        let scorecard: Scorecard = serde_json::from_str(&revision.scorecard)?;
        rows.push(PublicationRow {
            agency_id: visit.agency_id,
            visit_id: visit.id,
            number: 1 + i64::try_from(rows.len()).map_err(Error::internal)?,
            revision: number,
            score: scorecard.total.score.map(Percent::hundredths),
            published_at: at,
            withdrawn_at: None,
        });
    }
    Ok(rows)
}
