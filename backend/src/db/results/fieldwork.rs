//! How visits were carried out, counted once the agency has settled them.

use chrono::{NaiveDateTime, NaiveTime};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    Select,
};
use uuid::Uuid;

use super::{Period, Stores};
use crate::db::entity::{approved_visits, checklist_versions, visits};
use crate::error::Result;

/// Settled visits whose window ends in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Approved.
    pub approved: u64,
    /// Rejected in review.
    pub rejected: u64,
    /// Expired: nobody made the visit.
    pub expired: u64,
    /// Called off by the agency.
    pub cancelled: u64,
    /// Of the approved ones: submitted by the end of the window.
    pub on_time: u64,
    /// Of the approved ones: sent back to the shopper before.
    pub returned: u64,
}

/// Counts the settled visits of these stores under a checklist whose window ends in a period. What
/// is still under way is in no count, so that nobody can watch a visit happen (P6).
pub async fn count_settled<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    stores: Stores<'_>,
    slug: &str,
    period: Period,
) -> Result<Settled> {
    use visits::Column;
    let counts: Vec<(String, i64)> = of(agency_id, stores, slug, period)
        .select_only()
        .column(Column::Settled)
        .column_as(Column::Id.count(), "n")
        .group_by(Column::Settled)
        .into_tuple()
        .all(connection)
        .await?;
    let approved = of(agency_id, stores, slug, period)
        .select_only()
        .column(Column::Id)
        .into_query();
    let kept: Vec<(bool, bool, i64)> = approved_visits::Entity::find()
        .select_only()
        .column(approved_visits::Column::OnTime)
        .column(approved_visits::Column::Returned)
        .column_as(approved_visits::Column::VisitId.count(), "n")
        .filter(approved_visits::Column::AgencyId.eq(agency_id))
        .filter(approved_visits::Column::VisitId.in_subquery(approved))
        .group_by(approved_visits::Column::OnTime)
        .group_by(approved_visits::Column::Returned)
        .into_tuple()
        .all(connection)
        .await?;
    let count = |n: i64| u64::try_from(n).unwrap_or(0);
    let mut settled = Settled::default();
    for (how, n) in counts {
        match how.as_str() {
            "approved" => settled.approved = count(n),
            "rejected" => settled.rejected = count(n),
            "expired" => settled.expired = count(n),
            _ => settled.cancelled = count(n),
        }
    }
    for (on_time, returned, n) in kept {
        settled.on_time += if on_time { count(n) } else { 0 };
        settled.returned += if returned { count(n) } else { 0 };
    }
    Ok(settled)
}

fn of(agency_id: Uuid, stores: Stores<'_>, slug: &str, period: Period) -> Select<visits::Entity> {
    use visits::Column;
    let midnight = |date: chrono::NaiveDate| NaiveDateTime::new(date, NaiveTime::MIN);
    let query = visits::Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::Settled.is_not_null())
        .filter(Column::ChecklistVersionId.in_subquery(versions(agency_id, slug)))
        .filter(Column::WindowTo.gte(midnight(period.from)))
        .filter(Column::WindowTo.lt(midnight(period.to)));
    let stores = match stores {
        Stores::One(store_id) => Condition::all().add(Column::StoreId.eq(store_id)),
        Stores::These { client_id, ids } => Condition::all()
            .add(Column::ClientId.eq(client_id))
            .add(Column::StoreId.is_in(ids.iter().copied())),
        Stores::AllOf(client_id) => Condition::all().add(Column::ClientId.eq(client_id)),
        Stores::OthersOf { client_id, but } => Condition::all()
            .add(Column::ClientId.eq(client_id))
            .add(Column::StoreId.ne(but)),
    };
    query.filter(stores)
}

fn versions(agency_id: Uuid, slug: &str) -> SelectStatement {
    Query::select()
        .column(checklist_versions::Column::Id)
        .from(checklist_versions::Entity)
        .and_where(checklist_versions::Column::AgencyId.eq(agency_id))
        .and_where(checklist_versions::Column::Slug.eq(slug))
        .to_owned()
}
