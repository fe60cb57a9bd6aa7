//! Visits; who held them is in [`mod@holders`], lists of them in [`mod@lists`], their counts in
//! [`mod@counts`], which of them are the same in [`mod@known`].

pub mod counts;
mod holders;
mod known;
pub mod lists;

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait,
    ExprTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select, sea_query::Expr,
};
use uuid::Uuid;

use super::checklists::ChecklistHead;
use super::clients::{ClientRow, clients_by_id};
use super::entity::{submissions, visit_holders, visits};
use super::stores::{StoreRow, stores_by_id};
use super::{Scope, Tx, Who};
use crate::clock::Timestamp;
use crate::error::{Error, Result};

pub use self::holders::{accept_holding, accepted_once, end_holding, insert_holder};
pub use self::known::{KnownVisit, list_known_visits};

/// A visit's row.
pub type VisitRow = visits::Model;
/// The row of one holding of a visit.
pub type HolderRow = visit_holders::Model;

/// A visit with what is needed to show it.
#[derive(Clone, Debug)]
pub struct VisitDetail {
    /// The visit.
    pub visit: VisitRow,
    /// Its store.
    pub store: StoreRow,
    /// The store's client.
    pub client: ClientRow,
    /// The head of its checklist.
    pub checklist: ChecklistHead,
    /// Its submissions, the counting one first.
    pub submissions: Vec<submissions::Model>,
}

/// The visits that the asker may see. A shopper sees those held now, those once accepted, and
/// those reported on.
fn visible(scope: &Scope) -> Option<Select<visits::Entity>> {
    let all = visits::Entity::find().filter(visits::Column::AgencyId.eq(scope.agency_id));
    match scope.who {
        Who::Agency => Some(all),
        Who::Owner { .. } => None,
        Who::Shopper(shopper_id) => {
            let accepted_once = visit_holders::Entity::find()
                .select_only()
                .column(visit_holders::Column::VisitId)
                .filter(visit_holders::Column::AgencyId.eq(scope.agency_id))
                .filter(visit_holders::Column::ShopperId.eq(shopper_id))
                .filter(visit_holders::Column::AcceptedAt.is_not_null())
                .into_query();
            Some(
                all.filter(
                    Condition::any()
                        .add(visits::Column::ShopperId.eq(shopper_id))
                        .add(visits::Column::Id.in_subquery(accepted_once)),
                ),
            )
        }
    }
}

/// Adds a visit.
pub async fn insert_visit(tx: &Tx, visit: VisitRow) -> Result<()> {
    active(visit).insert(tx).await?;
    Ok(())
}

fn active(visit: VisitRow) -> visits::ActiveModel {
    visits::ActiveModel {
        id: Set(visit.id),
        agency_id: Set(visit.agency_id),
        client_id: Set(visit.client_id),
        store_id: Set(visit.store_id),
        checklist_version_id: Set(visit.checklist_version_id),
        state: Set(visit.state),
        settled: Set(visit.settled),
        window_from: Set(visit.window_from),
        window_to: Set(visit.window_to),
        opens_at: Set(visit.opens_at),
        due_at: Set(visit.due_at),
        fee_minor: Set(visit.fee_minor),
        note: Set(visit.note),
        shopper_id: Set(visit.shopper_id),
        replaces_visit_id: Set(visit.replaces_visit_id),
        local_date: Set(visit.local_date),
        created_at: Set(visit.created_at),
        updated_at: Set(visit.updated_at),
    }
}

/// The visit of that id.
pub async fn find_visit<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    id: Uuid,
) -> Result<Option<VisitRow>> {
    match visible(scope) {
        None => Ok(None),
        Some(query) => Ok(query
            .filter(visits::Column::Id.eq(id))
            .one(connection)
            .await?),
    }
}

/// The visit of that id, locked until the transaction ends, so that two changes never cross.
///
/// # Errors
/// [`Error::NotFound`] where the asker may not see it.
pub async fn lock_visit(scope: &Scope, tx: &Tx, id: Uuid) -> Result<VisitRow> {
    let Some(query) = visible(scope) else {
        return Err(Error::NotFound);
    };
    query
        .filter(visits::Column::Id.eq(id))
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or(Error::NotFound)
}

/// Whether any visit was ever scheduled for a client; for contractors.
pub async fn has_visits<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    client_id: Uuid,
) -> Result<bool> {
    let Some(query) = visible(scope) else {
        return Ok(false);
    };
    let first = query
        .filter(visits::Column::ClientId.eq(client_id))
        .limit(1)
        .one(connection)
        .await?;
    Ok(first.is_some())
}

/// Visits after the id `after` in the order of their ids, at most `limit`; for the server's own tools.
pub async fn list_visits_by_id<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<VisitRow>> {
    let Some(mut query) = visible(scope) else {
        return Ok(Vec::new());
    };
    if let Some(after) = after {
        query = query.filter(visits::Column::Id.gt(after));
    }
    Ok(query
        .order_by_asc(visits::Column::Id)
        .limit(limit)
        .all(connection)
        .await?)
}

/// The assignments of a shopper, latest due first: all but those long called off.
pub async fn list_assignments<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    called_off_after: Timestamp,
    before: Option<(Timestamp, Uuid)>,
    limit: u64,
) -> Result<Vec<VisitDetail>> {
    let Some(mut query) = visible(scope) else {
        return Ok(Vec::new());
    };
    query = query.filter(
        Condition::any()
            .add(visits::Column::State.is_not_in(["open", "cancelled", "expired"]))
            .add(visits::Column::UpdatedAt.gte(called_off_after)),
    );
    if let Some((due_at, id)) = before {
        query = query.filter(
            visits::Column::DueAt.lt(due_at).or(visits::Column::DueAt
                .eq(due_at)
                .and(visits::Column::Id.lt(id))),
        );
    }
    let rows = query
        .order_by_desc(visits::Column::DueAt)
        .order_by_desc(visits::Column::Id)
        .limit(limit)
        .all(connection)
        .await?;
    describe(connection, scope.agency_id, rows).await
}

/// The visit of that id with what is needed to show it.
///
/// # Errors
/// [`Error::NotFound`] where the asker may not see it.
pub async fn get_visit_detail<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    id: Uuid,
) -> Result<VisitDetail> {
    let visit = find_visit(scope, connection, id)
        .await?
        .ok_or(Error::NotFound)?;
    describe(connection, scope.agency_id, vec![visit])
        .await?
        .pop()
        .ok_or(Error::NotFound)
}

async fn describe<C: ConnectionTrait>(
    connection: &C,
    agency_id: Uuid,
    rows: Vec<VisitRow>,
) -> Result<Vec<VisitDetail>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let stores = stores_by_id(
        connection,
        agency_id,
        rows.iter().map(|v| v.store_id).collect(),
    )
    .await?;
    let clients = clients_by_id(
        connection,
        agency_id,
        rows.iter().map(|v| v.client_id).collect(),
    )
    .await?;
    let heads = super::checklists::version_heads(
        connection,
        agency_id,
        rows.iter().map(|v| v.checklist_version_id).collect(),
    )
    .await?;
    let mut sent = submissions::Entity::find()
        .filter(submissions::Column::AgencyId.eq(agency_id))
        .filter(submissions::Column::VisitId.is_in(rows.iter().map(|v| v.id)))
        .order_by_asc(submissions::Column::Contested)
        .order_by_asc(submissions::Column::CreatedAt)
        .all(connection)
        .await?;
    let mut details = Vec::with_capacity(rows.len());
    for visit in rows {
        let (mine, others): (Vec<_>, Vec<_>) = sent
            .into_iter()
            .partition(|submission| submission.visit_id == visit.id);
        sent = others;
        let missing = || Error::internal(format!("visit {} lost a parent row", visit.id));
        details.push(VisitDetail {
            store: stores.get(&visit.store_id).cloned().ok_or_else(missing)?,
            client: clients.get(&visit.client_id).cloned().ok_or_else(missing)?,
            checklist: heads
                .get(&visit.checklist_version_id)
                .cloned()
                .ok_or_else(missing)?,
            submissions: mine,
            visit,
        });
    }
    Ok(details)
}

/// Writes the columns of a visit that change over its life.
pub async fn update_visit(tx: &Tx, visit: &VisitRow) -> Result<()> {
    visits::Entity::update_many()
        .col_expr(visits::Column::State, Expr::value(visit.state.as_str()))
        .col_expr(visits::Column::Settled, Expr::value(visit.settled.clone()))
        .col_expr(visits::Column::WindowFrom, Expr::value(visit.window_from))
        .col_expr(visits::Column::WindowTo, Expr::value(visit.window_to))
        .col_expr(visits::Column::OpensAt, Expr::value(visit.opens_at.0))
        .col_expr(visits::Column::DueAt, Expr::value(visit.due_at.0))
        .col_expr(visits::Column::ShopperId, Expr::value(visit.shopper_id))
        .col_expr(visits::Column::LocalDate, Expr::value(visit.local_date))
        .col_expr(visits::Column::UpdatedAt, Expr::value(visit.updated_at.0))
        .filter(visits::Column::AgencyId.eq(visit.agency_id))
        .filter(visits::Column::Id.eq(visit.id))
        .exec(tx)
        .await?;
    Ok(())
}
