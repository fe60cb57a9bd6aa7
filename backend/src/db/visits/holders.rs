//! Who held a visit, from when to when, and why that ended.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter, sea_query::Expr,
};
use uuid::Uuid;

use super::HolderRow;
use crate::clock::Timestamp;
use crate::db::entity::visit_holders;
use crate::db::{Scope, Tx};
use crate::error::Result;

/// Answers whether the shopper has ever accepted the visit.
pub async fn accepted_once<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    visit_id: Uuid,
    shopper_id: Uuid,
) -> Result<bool> {
    Ok(visit_holders::Entity::find()
        .filter(visit_holders::Column::AgencyId.eq(scope.agency_id))
        .filter(visit_holders::Column::VisitId.eq(visit_id))
        .filter(visit_holders::Column::ShopperId.eq(shopper_id))
        .filter(visit_holders::Column::AcceptedAt.is_not_null())
        .count(connection)
        .await?
        > 0)
}

/// Begins a holding.
pub async fn insert_holder(tx: &Tx, holder: HolderRow) -> Result<()> {
    visit_holders::ActiveModel {
        id: Set(holder.id),
        agency_id: Set(holder.agency_id),
        visit_id: Set(holder.visit_id),
        shopper_id: Set(holder.shopper_id),
        from_at: Set(holder.from_at),
        accepted_at: Set(holder.accepted_at),
        to_at: Set(holder.to_at),
        ended_because: Set(holder.ended_because),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Notes that the present holder has accepted.
pub async fn accept_holding(
    tx: &Tx,
    agency_id: Uuid,
    visit_id: Uuid,
    now: Timestamp,
) -> Result<()> {
    visit_holders::Entity::update_many()
        .col_expr(visit_holders::Column::AcceptedAt, Expr::value(now.0))
        .filter(visit_holders::Column::AgencyId.eq(agency_id))
        .filter(visit_holders::Column::VisitId.eq(visit_id))
        .filter(visit_holders::Column::ToAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Ends the present holding, if there is one, and says why.
pub async fn end_holding(
    tx: &Tx,
    agency_id: Uuid,
    visit_id: Uuid,
    because: &str,
    now: Timestamp,
) -> Result<()> {
    visit_holders::Entity::update_many()
        .col_expr(visit_holders::Column::ToAt, Expr::value(now.0))
        .col_expr(visit_holders::Column::EndedBecause, Expr::value(because))
        .filter(visit_holders::Column::AgencyId.eq(agency_id))
        .filter(visit_holders::Column::VisitId.eq(visit_id))
        .filter(visit_holders::Column::ToAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
