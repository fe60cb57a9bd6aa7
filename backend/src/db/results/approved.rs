//! Approved visits, each with its score.

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use uuid::Uuid;

use super::{ApprovedRow, Period};
use crate::db::entity::approved_visits::{self, Column};
use crate::db::{Scope, Who};
use crate::error::Result;

/// The approved visit of that id: for contractors, and for owners of its store.
pub async fn find_approved<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    visit_id: Uuid,
) -> Result<Option<ApprovedRow>> {
    let query = approved_visits::Entity::find_by_id((scope.agency_id, visit_id));
    let query = match &scope.who {
        Who::Agency => query,
        Who::Shopper(_) => return Ok(None),
        Who::Owner {
            client_id,
            store_ids,
        } => {
            let query = query.filter(Column::ClientId.eq(*client_id));
            match store_ids {
                None => query,
                Some(ids) => query.filter(Column::StoreId.is_in(ids.iter().copied())),
            }
        }
    };
    Ok(query.one(connection).await?)
}

/// The approved visits of a store in a period, by local date, then by id.
pub async fn list_approved<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    store_id: Uuid,
    slug: &str,
    period: Period,
) -> Result<Vec<ApprovedRow>> {
    Ok(of(agency_id, store_id, slug)
        .filter(Column::LocalDate.gte(period.from))
        .filter(Column::LocalDate.lt(period.to))
        .order_by_asc(Column::LocalDate)
        .order_by_asc(Column::VisitId)
        .all(connection)
        .await?)
}

/// The first approved and scored visits of a store in an epoch of the total, at most `limit`: its
/// baseline.
pub async fn list_first_approved<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    store_id: Uuid,
    slug: &str,
    epoch: i64,
    limit: u64,
) -> Result<Vec<ApprovedRow>> {
    Ok(of(agency_id, store_id, slug)
        .filter(Column::Epoch.eq(epoch))
        .filter(Column::Score.is_not_null())
        .order_by_asc(Column::LocalDate)
        .order_by_asc(Column::VisitId)
        .limit(limit)
        .all(connection)
        .await?)
}

/// The latest approved visits of a store in an epoch of the total before a date, newest first, at
/// most `limit`: the visits whose misses repeat.
pub async fn list_latest_approved<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    store_id: Uuid,
    slug: &str,
    epoch: i64,
    before: NaiveDate,
    limit: u64,
) -> Result<Vec<ApprovedRow>> {
    Ok(of(agency_id, store_id, slug)
        .filter(Column::Epoch.eq(epoch))
        .filter(Column::LocalDate.lt(before))
        .order_by_desc(Column::LocalDate)
        .order_by_desc(Column::VisitId)
        .limit(limit)
        .all(connection)
        .await?)
}

/// The visit to the same store under the same checklist and epoch that comes before this one in
/// the order of [`list_approved`].
pub async fn find_previous_approved<C: ConnectionTrait>(
    connection: &C,
    visit: &ApprovedRow,
) -> Result<Option<ApprovedRow>> {
    let earlier = Condition::any()
        .add(Column::LocalDate.lt(visit.local_date))
        .add(
            Column::LocalDate
                .eq(visit.local_date)
                .and(Column::VisitId.lt(visit.visit_id)),
        );
    Ok(of(visit.agency_id, visit.store_id, &visit.slug)
        .filter(Column::Epoch.eq(visit.epoch))
        .filter(earlier)
        .order_by_desc(Column::LocalDate)
        .order_by_desc(Column::VisitId)
        .one(connection)
        .await?)
}

/// Visits of any agency whose results were written by an earlier edition, at most `limit`, as
/// agency and visit. For the server itself, when it starts.
pub async fn list_of_earlier_edition<C: ConnectionTrait>(
    connection: &C,
    edition: i64,
    limit: u64,
) -> Result<Vec<(Uuid, Uuid)>> {
    Ok(approved_visits::Entity::find()
        .select_only()
        .columns([Column::AgencyId, Column::VisitId])
        .filter(Column::Edition.lt(edition))
        .order_by_asc(Column::Edition)
        .order_by_asc(Column::AgencyId)
        .order_by_asc(Column::VisitId)
        .limit(limit)
        .into_tuple()
        .all(connection)
        .await?)
}

fn of(agency_id: Uuid, store_id: Uuid, slug: &str) -> Select<approved_visits::Entity> {
    approved_visits::Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::StoreId.eq(store_id))
        .filter(Column::Slug.eq(slug))
}
