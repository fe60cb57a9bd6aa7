//! Checklists that their designers are still at work on; for contractors alone.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

use super::entity::checklist_drafts;
use super::{Scope, Tx, Who};
use crate::clock::Timestamp;
use crate::error::{Error, Result};

/// A draft's row.
pub type DraftRow = checklist_drafts::Model;

/// A draft's row without its source.
#[derive(Clone, Debug, FromQueryResult)]
pub struct DraftHeadRow {
    /// The draft.
    pub id: Uuid,
    /// The slug, as far as the source tells it.
    pub slug: Option<String>,
    /// The title, as far as the source tells it.
    pub title: Option<String>,
    /// Counts the changes.
    pub revision: i64,
    /// When it was begun.
    pub created_at: Timestamp,
    /// Who began it.
    pub created_by: Uuid,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Who changed it last.
    pub updated_by: Uuid,
}

impl From<DraftRow> for DraftHeadRow {
    fn from(row: DraftRow) -> Self {
        DraftHeadRow {
            id: row.id,
            slug: row.slug,
            title: row.title,
            revision: row.revision,
            created_at: row.created_at,
            created_by: row.created_by,
            updated_at: row.updated_at,
            updated_by: row.updated_by,
        }
    }
}

/// Adds a draft.
pub async fn insert_draft(tx: &Tx, draft: DraftRow) -> Result<()> {
    checklist_drafts::ActiveModel {
        id: Set(draft.id),
        agency_id: Set(draft.agency_id),
        slug: Set(draft.slug),
        title: Set(draft.title),
        source: Set(draft.source),
        revision: Set(draft.revision),
        created_at: Set(draft.created_at),
        created_by: Set(draft.created_by),
        updated_at: Set(draft.updated_at),
        updated_by: Set(draft.updated_by),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// How many drafts the agency has.
pub async fn count_drafts(scope: &Scope, tx: &Tx) -> Result<u64> {
    Ok(checklist_drafts::Entity::find()
        .filter(checklist_drafts::Column::AgencyId.eq(scope.agency_id))
        .count(tx)
        .await?)
}

/// Drafts without their sources, the one begun last first, after the draft `after`, at most `limit`.
pub async fn list_drafts<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<DraftHeadRow>> {
    use checklist_drafts::Column;
    if scope.who != Who::Agency {
        return Ok(Vec::new());
    }
    let mut query = checklist_drafts::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Slug, Column::Title, Column::Revision])
        .columns([Column::CreatedAt, Column::CreatedBy])
        .columns([Column::UpdatedAt, Column::UpdatedBy])
        .filter(Column::AgencyId.eq(scope.agency_id));
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after));
    }
    Ok(query
        .order_by_desc(Column::Id)
        .limit(limit)
        .into_model()
        .all(connection)
        .await?)
}

/// The draft of that id.
pub async fn find_draft<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    id: Uuid,
) -> Result<Option<DraftRow>> {
    if scope.who != Who::Agency {
        return Ok(None);
    }
    Ok(checklist_drafts::Entity::find_by_id(id)
        .filter(checklist_drafts::Column::AgencyId.eq(scope.agency_id))
        .one(connection)
        .await?)
}

/// The draft of that id, locked until the transaction ends, so that two changes never cross.
///
/// # Errors
/// [`Error::NotFound`] where the asker may not see it.
pub async fn lock_draft(scope: &Scope, tx: &Tx, id: Uuid) -> Result<DraftRow> {
    if scope.who != Who::Agency {
        return Err(Error::NotFound);
    }
    checklist_drafts::Entity::find_by_id(id)
        .filter(checklist_drafts::Column::AgencyId.eq(scope.agency_id))
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or(Error::NotFound)
}

/// Writes the columns of a draft that change.
pub async fn update_draft(tx: &Tx, draft: &DraftRow) -> Result<()> {
    use checklist_drafts::Column;
    checklist_drafts::Entity::update_many()
        .col_expr(Column::Slug, Expr::value(draft.slug.clone()))
        .col_expr(Column::Title, Expr::value(draft.title.clone()))
        .col_expr(Column::Source, Expr::value(draft.source.as_str()))
        .col_expr(Column::Revision, Expr::value(draft.revision))
        .col_expr(Column::UpdatedAt, Expr::value(draft.updated_at.0))
        .col_expr(Column::UpdatedBy, Expr::value(draft.updated_by))
        .filter(Column::AgencyId.eq(draft.agency_id))
        .filter(Column::Id.eq(draft.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes a draft away.
pub async fn delete_draft(tx: &Tx, draft: &DraftRow) -> Result<()> {
    checklist_drafts::Entity::delete_many()
        .filter(checklist_drafts::Column::AgencyId.eq(draft.agency_id))
        .filter(checklist_drafts::Column::Id.eq(draft.id))
        .exec(tx)
        .await?;
    Ok(())
}
