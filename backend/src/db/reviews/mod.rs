//! Decisions on revisions; what waits for one is in [`mod@queue`], corrections of texts in
//! [`mod@corrections`], what contractors know of their own revisions in [`mod@revisions`].

mod corrections;
mod queue;
mod revisions;

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder,
};
use uuid::Uuid;

pub use self::corrections::{CorrectionRow, insert_correction, list_corrections};
pub use self::queue::{QueueFilter, Sent, list_of_store, list_queue, list_waiting};
pub use self::revisions::{
    ContractorRevisionRow, insert_contractor_revision, list_contractor_revisions,
};
use super::entity::reviews;
use super::{Scope, Tx, Who};
use crate::error::Result;

/// A decision's row.
pub type ReviewRow = reviews::Model;

/// Adds a decision.
pub async fn insert_review(tx: &Tx, row: ReviewRow) -> Result<()> {
    reviews::ActiveModel {
        id: Set(row.id),
        agency_id: Set(row.agency_id),
        submission_id: Set(row.submission_id),
        revision: Set(row.revision),
        decision: Set(row.decision),
        message: Set(row.message),
        remarks: Set(row.remarks),
        anonymity_confirmed: Set(row.anonymity_confirmed),
        reviewer_id: Set(row.reviewer_id),
        decided_at: Set(row.decided_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// All decisions on these submissions, oldest first. The caller has found the submissions in scope.
pub async fn list_reviews<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    submission_ids: &[Uuid],
) -> Result<Vec<ReviewRow>> {
    if matches!(scope.who, Who::Owner { .. }) || submission_ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(reviews::Entity::find()
        .filter(reviews::Column::AgencyId.eq(scope.agency_id))
        .filter(reviews::Column::SubmissionId.is_in(submission_ids.iter().copied()))
        .order_by_asc(reviews::Column::DecidedAt)
        .order_by_asc(reviews::Column::Id)
        .all(connection)
        .await?)
}
