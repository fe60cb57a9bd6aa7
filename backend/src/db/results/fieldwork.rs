//! How visits were carried out, counted once the agency has settled them.

use std::collections::HashSet;

use chrono::{NaiveDateTime, NaiveTime};
use sea_orm::sea_query::{CaseStatement, Func, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use super::{ApprovedRow, Period, Stores};
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

/// How the agency settled a visit that counts.
const APPROVED: &str = "approved";

/// Visits of one query, well below the parameters that a database takes.
const BATCH: usize = 500;

/// Counts the settled visits of these stores of a client under a checklist whose window ends in a period. What
/// is still under way is in no count, so that nobody can watch a visit happen (P6).
///
/// How an approved visit was carried out is on its row. `known` has those of these stores that were read
/// already, most often all that matter; others, made long before or after their window, are looked up. A
/// join would let the database choose to read the rows of every visit there ever was.
pub async fn count_settled<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    client_id: Uuid,
    stores: Stores<'_>,
    slug: &str,
    period: Period,
    known: &[ApprovedRow],
) -> Result<Settled> {
    use visits::Column;
    // One pass over the index; groups would be sorted first.
    let counts = of(agency_id, client_id, stores, slug, period)
        .select_only()
        .expr(count_of(APPROVED))
        .expr(count_of("rejected"))
        .expr(count_of("expired"))
        .expr(count_of("cancelled"))
        .into_tuple::<(i64, i64, i64, i64)>()
        .one(connection)
        .await?;
    let (approved, rejected, expired, cancelled) = counts.unwrap_or_default();
    let n = |count: i64| u64::try_from(count).unwrap_or(0);
    let mut settled = Settled {
        approved: n(approved),
        rejected: n(rejected),
        expired: n(expired),
        cancelled: n(cancelled),
        ..Settled::default()
    };
    let due = || known.iter().filter(|row| period.has(row.window_end));
    due().for_each(|row| settled.add((row.on_time, row.returned)));
    if due().count() as u64 == settled.approved {
        return Ok(settled);
    }
    let all: Vec<Uuid> = of(agency_id, client_id, stores, slug, period)
        .select_only()
        .column(Column::Id)
        .filter(Column::Settled.eq(APPROVED))
        .into_tuple()
        .all(connection)
        .await?;
    let known: HashSet<Uuid> = due().map(|row| row.visit_id).collect();
    let others: Vec<Uuid> = all.into_iter().filter(|id| !known.contains(id)).collect();
    for batch in others.chunks(BATCH) {
        let rows: Vec<(bool, bool)> = approved_visits::Entity::find()
            .select_only()
            .column(approved_visits::Column::OnTime)
            .column(approved_visits::Column::Returned)
            .filter(approved_visits::Column::AgencyId.eq(agency_id))
            .filter(approved_visits::Column::VisitId.is_in(batch.iter().copied()))
            .into_tuple()
            .all(connection)
            .await?;
        rows.into_iter().for_each(|made| settled.add(made));
    }
    Ok(settled)
}

impl Settled {
    /// Adds how one approved visit was carried out.
    fn add(&mut self, (on_time, returned): (bool, bool)) {
        self.on_time += u64::from(on_time);
        self.returned += u64::from(returned);
    }
}

fn of(
    agency_id: Uuid,
    client_id: Uuid,
    stores: Stores<'_>,
    slug: &str,
    period: Period,
) -> Select<visits::Entity> {
    use visits::Column;
    let midnight = |date: chrono::NaiveDate| NaiveDateTime::new(date, NaiveTime::MIN);
    let query = visits::Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::ClientId.eq(client_id))
        .filter(Column::Settled.is_not_null())
        .filter(Column::ChecklistVersionId.in_subquery(versions(agency_id, slug)))
        .filter(Column::WindowTo.gte(midnight(period.from)))
        .filter(Column::WindowTo.lt(midnight(period.to)));
    match stores {
        Stores::These(ids) => query.filter(Column::StoreId.is_in(ids.iter().copied())),
        Stores::All => query,
    }
}

fn count_of(how: &str) -> SimpleExpr {
    let such = CaseStatement::new().case(visits::Column::Settled.eq(how), 1);
    Func::count(such).into()
}

fn versions(agency_id: Uuid, slug: &str) -> SelectStatement {
    Query::select()
        .column(checklist_versions::Column::Id)
        .from(checklist_versions::Entity)
        .and_where(checklist_versions::Column::AgencyId.eq(agency_id))
        .and_where(checklist_versions::Column::Slug.eq(slug))
        .to_owned()
}
