//! Corrections of texts, beside what the shopper sent.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder,
};
use uuid::Uuid;

use crate::db::entity::corrections;
use crate::db::{Scope, Tx, Who};
use crate::error::Result;

/// A correction's row.
pub type CorrectionRow = corrections::Model;

/// Adds a correction.
pub async fn insert_correction(tx: &Tx, row: CorrectionRow) -> Result<()> {
    corrections::ActiveModel {
        id: Set(row.id),
        agency_id: Set(row.agency_id),
        submission_id: Set(row.submission_id),
        revision: Set(row.revision),
        question: Set(row.question),
        part: Set(row.part),
        text_before: Set(row.text_before),
        text_after: Set(row.text_after),
        corrected_by: Set(row.corrected_by),
        corrected_at: Set(row.corrected_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// All corrections of a submission, oldest first; for contractors.
pub async fn list_corrections<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    submission_id: Uuid,
) -> Result<Vec<CorrectionRow>> {
    if scope.who != Who::Agency {
        return Ok(Vec::new());
    }
    Ok(corrections::Entity::find()
        .filter(corrections::Column::AgencyId.eq(scope.agency_id))
        .filter(corrections::Column::SubmissionId.eq(submission_id))
        .order_by_asc(corrections::Column::CorrectedAt)
        .order_by_asc(corrections::Column::Id)
        .all(connection)
        .await?)
}
