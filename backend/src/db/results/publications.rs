//! Every time that results of a visit were published; kept when they are taken back.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, sea_query::Expr,
};
use uuid::Uuid;

use super::PublicationRow;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::db::entity::publications::{self, Column};
use crate::error::Result;

/// Adds a publication.
pub async fn insert_publication(tx: &Tx, row: PublicationRow) -> Result<()> {
    active(row).insert(tx).await?;
    Ok(())
}

fn active(row: PublicationRow) -> publications::ActiveModel {
    publications::ActiveModel {
        agency_id: Set(row.agency_id),
        visit_id: Set(row.visit_id),
        number: Set(row.number),
        revision: Set(row.revision),
        score: Set(row.score),
        published_at: Set(row.published_at),
        withdrawn_at: Set(row.withdrawn_at),
    }
}

/// Notes that what a visit has published was taken back.
pub async fn withdraw_publication(
    tx: &Tx,
    agency_id: Uuid,
    visit_id: Uuid,
    now: Timestamp,
) -> Result<()> {
    publications::Entity::update_many()
        .col_expr(Column::WithdrawnAt, Expr::value(now.0))
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::VisitId.eq(visit_id))
        .filter(Column::WithdrawnAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// All publications of a visit, oldest first. The caller has found the visit in scope.
pub async fn list_publications<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    visit_id: Uuid,
) -> Result<Vec<PublicationRow>> {
    Ok(publications::Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::VisitId.eq(visit_id))
        .order_by_asc(Column::Number)
        .all(connection)
        .await?)
}

/// Puts these publications, which follow from the visit's reviews, in the place of those that are
/// there.
pub async fn replace_publications(
    tx: &Tx,
    agency_id: Uuid,
    visit_id: Uuid,
    rows: Vec<PublicationRow>,
) -> Result<()> {
    publications::Entity::delete_many()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::VisitId.eq(visit_id))
        .exec(tx)
        .await?;
    for row in rows {
        insert_publication(tx, row).await?;
    }
    Ok(())
}
