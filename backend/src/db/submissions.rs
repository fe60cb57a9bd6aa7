//! Submissions and their revisions.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

use super::entity::{submission_revisions, submissions};
use super::{Scope, Tx, Who};
use crate::clock::Timestamp;
use crate::error::Result;

/// A submission's row.
pub type SubmissionRow = submissions::Model;
/// A revision's row.
pub type RevisionRow = submission_revisions::Model;

/// The submission of that id: for contractors, and for the shopper who sent it.
pub async fn find_submission<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    id: Uuid,
) -> Result<Option<SubmissionRow>> {
    let query = submissions::Entity::find()
        .filter(submissions::Column::AgencyId.eq(scope.agency_id))
        .filter(submissions::Column::Id.eq(id));
    let query = match scope.who {
        Who::Agency => query,
        Who::Shopper(shopper_id) => query.filter(submissions::Column::ShopperId.eq(shopper_id)),
        Who::Owner { .. } => return Ok(None),
    };
    Ok(query.one(connection).await?)
}

/// The submission that counts for a visit.
pub async fn find_counting<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    visit_id: Uuid,
) -> Result<Option<SubmissionRow>> {
    if matches!(scope.who, Who::Owner { .. }) {
        return Ok(None);
    }
    Ok(submissions::Entity::find()
        .filter(submissions::Column::AgencyId.eq(scope.agency_id))
        .filter(submissions::Column::VisitId.eq(visit_id))
        .filter(submissions::Column::Contested.eq(false))
        .one(connection)
        .await?)
}

/// All submissions for a visit, contested ones included, by id; for contractors.
pub async fn list_of_visit<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    visit_id: Uuid,
) -> Result<Vec<SubmissionRow>> {
    if scope.who != Who::Agency {
        return Ok(Vec::new());
    }
    Ok(submissions::Entity::find()
        .filter(submissions::Column::AgencyId.eq(scope.agency_id))
        .filter(submissions::Column::VisitId.eq(visit_id))
        .order_by_asc(submissions::Column::Id)
        .all(connection)
        .await?)
}

/// Adds a submission.
///
/// # Errors
/// The database's error, for the caller to look for [`super::constraint::SUBMISSION_ID`].
pub async fn insert_submission(
    tx: &Tx,
    row: SubmissionRow,
) -> std::result::Result<(), sea_orm::DbErr> {
    submissions::ActiveModel {
        agency_id: Set(row.agency_id),
        id: Set(row.id),
        visit_id: Set(row.visit_id),
        shopper_id: Set(row.shopper_id),
        contested: Set(row.contested),
        latest_revision: Set(row.latest_revision),
        created_at: Set(row.created_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Writes the columns of a submission that change over its life.
pub async fn update_submission(tx: &Tx, row: &SubmissionRow) -> Result<()> {
    submissions::Entity::update_many()
        .col_expr(
            submissions::Column::LatestRevision,
            Expr::value(row.latest_revision),
        )
        .col_expr(submissions::Column::Contested, Expr::value(row.contested))
        .filter(submissions::Column::AgencyId.eq(row.agency_id))
        .filter(submissions::Column::Id.eq(row.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Adds a revision.
pub async fn insert_revision(tx: &Tx, row: RevisionRow) -> Result<()> {
    submission_revisions::ActiveModel {
        agency_id: Set(row.agency_id),
        submission_id: Set(row.submission_id),
        number: Set(row.number),
        checklist_version_id: Set(row.checklist_version_id),
        content: Set(row.content),
        content_sha256: Set(row.content_sha256),
        scorecard: Set(row.scorecard),
        receipt: Set(row.receipt),
        flags: Set(row.flags),
        started_at: Set(row.started_at),
        received_at: Set(row.received_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// The revision of that number.
pub async fn find_revision<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    submission_id: Uuid,
    number: i64,
) -> Result<Option<RevisionRow>> {
    if find_submission(scope, connection, submission_id)
        .await?
        .is_none()
    {
        return Ok(None);
    }
    Ok(
        submission_revisions::Entity::find_by_id((scope.agency_id, submission_id, number))
            .one(connection)
            .await?,
    )
}

/// The numbers of all revisions, ascending.
pub async fn list_revision_numbers<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    submission_id: Uuid,
) -> Result<Vec<i64>> {
    Ok(submission_revisions::Entity::find()
        .select_only()
        .column(submission_revisions::Column::Number)
        .filter(submission_revisions::Column::AgencyId.eq(scope.agency_id))
        .filter(submission_revisions::Column::SubmissionId.eq(submission_id))
        .order_by_asc(submission_revisions::Column::Number)
        .into_tuple()
        .all(connection)
        .await?)
}

/// The number of each revision, when it was received and its scorecard, by number; for contractors.
pub async fn list_revision_heads<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    submission_id: Uuid,
) -> Result<Vec<(i64, Timestamp, String)>> {
    if scope.who != Who::Agency {
        return Ok(Vec::new());
    }
    Ok(submission_revisions::Entity::find()
        .select_only()
        .column(submission_revisions::Column::Number)
        .column(submission_revisions::Column::ReceivedAt)
        .column(submission_revisions::Column::Scorecard)
        .filter(submission_revisions::Column::AgencyId.eq(scope.agency_id))
        .filter(submission_revisions::Column::SubmissionId.eq(submission_id))
        .order_by_asc(submission_revisions::Column::Number)
        .into_tuple()
        .all(connection)
        .await?)
}
