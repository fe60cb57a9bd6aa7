//! Who made a revision instead of the shopper, when and why.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder,
};
use uuid::Uuid;

use crate::db::entity::contractor_revisions;
use crate::db::{Scope, Tx, Who};
use crate::error::Result;

/// What is known of a revision that a contractor made.
pub type ContractorRevisionRow = contractor_revisions::Model;

/// Adds what is known of a contractor's revision.
pub async fn insert_contractor_revision(tx: &Tx, row: ContractorRevisionRow) -> Result<()> {
    contractor_revisions::ActiveModel {
        id: Set(row.id),
        agency_id: Set(row.agency_id),
        submission_id: Set(row.submission_id),
        number: Set(row.number),
        based_on: Set(row.based_on),
        reason: Set(row.reason),
        questions: Set(row.questions),
        made_by: Set(row.made_by),
        made_at: Set(row.made_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// The contractors' revisions of these submissions, by number. The caller has found the submissions in
/// scope.
pub async fn list_contractor_revisions<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    submission_ids: &[Uuid],
) -> Result<Vec<ContractorRevisionRow>> {
    if matches!(scope.who, Who::Owner { .. }) || submission_ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(contractor_revisions::Entity::find()
        .filter(contractor_revisions::Column::AgencyId.eq(scope.agency_id))
        .filter(contractor_revisions::Column::SubmissionId.is_in(submission_ids.iter().copied()))
        .order_by_asc(contractor_revisions::Column::Number)
        .all(connection)
        .await?)
}
