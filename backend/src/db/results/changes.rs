//! When results of a client under a checklist last changed, and how often.
//!
//! The instant is the as-of time of reports (P9), the version is what their ETags are made of. Both
//! move with what contractors do and never with what a shopper does, so that nobody who asks again
//! and again can see a visit happen (P6). There is a row from the first approval on.

use sea_orm::sea_query::{Alias, ExprTrait, OnConflict, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, UpdateMany, sea_query::Expr,
};
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::entity::checklist_versions;
use crate::db::entity::result_changes::{self, Column};
use crate::db::{Scope, Tx, Who};
use crate::error::Result;

/// How far the results of a client under a checklist have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Counts the changes, from 1.
    pub version: i64,
    /// When the last one was.
    pub changed_at: Timestamp,
}

/// Notes that results were published under a version, the one that owners read from now on.
pub async fn note_approval(
    tx: &Tx,
    agency_id: Uuid,
    client_id: Uuid,
    slug: &str,
    checklist_version_id: Uuid,
    now: Timestamp,
) -> Result<()> {
    let next = Expr::col((Alias::new("result_changes"), Column::Version)).add(1_i64);
    result_changes::Entity::insert(result_changes::ActiveModel {
        agency_id: Set(agency_id),
        client_id: Set(client_id),
        slug: Set(slug.to_owned()),
        checklist_version_id: Set(checklist_version_id),
        changed_at: Set(now),
        version: Set(1),
    })
    .on_conflict(
        OnConflict::columns([Column::AgencyId, Column::ClientId, Column::Slug])
            .update_columns([Column::ChecklistVersionId, Column::ChangedAt])
            .value(Column::Version, next)
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Notes that what reports of a client say under the checklist of that version has changed by
/// something else than an approval.
pub async fn note_change(
    tx: &Tx,
    agency_id: Uuid,
    client_id: Uuid,
    checklist_version_id: Uuid,
    now: Timestamp,
) -> Result<()> {
    next_version(agency_id, client_id)
        .col_expr(Column::ChangedAt, Expr::value(now.0))
        .filter(
            Column::Slug.in_subquery(
                Query::select()
                    .column(checklist_versions::Column::Slug)
                    .from(checklist_versions::Entity)
                    .and_where(checklist_versions::Column::AgencyId.eq(agency_id))
                    .and_where(checklist_versions::Column::Id.eq(checklist_version_id))
                    .to_owned(),
            ),
        )
        .exec(tx)
        .await?;
    Ok(())
}

/// Notes that something has changed that every report of a client says: its own name or target, or
/// a store.
pub async fn note_change_of_client(
    tx: &Tx,
    agency_id: Uuid,
    client_id: Uuid,
    now: Timestamp,
) -> Result<()> {
    next_version(agency_id, client_id)
        .col_expr(Column::ChangedAt, Expr::value(now.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Notes that rows were written again from the same revisions: no data changed, but copies of
/// reports made of the rows before are no longer true.
pub async fn note_rewritten(tx: &Tx, agency_id: Uuid, client_id: Uuid, slug: &str) -> Result<()> {
    next_version(agency_id, client_id)
        .filter(Column::Slug.eq(slug))
        .exec(tx)
        .await?;
    Ok(())
}

fn next_version(agency_id: Uuid, client_id: Uuid) -> UpdateMany<result_changes::Entity> {
    result_changes::Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1_i64))
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::ClientId.eq(client_id))
}

/// How far the results of a client under a checklist have come; `None` before the first approval,
/// when there is nothing yet whose copy would be worth keeping.
pub async fn find_change<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    client_id: Uuid,
    slug: &str,
) -> Result<Option<Change>> {
    match &scope.who {
        Who::Agency => {}
        Who::Owner { client_id: own, .. } if *own == client_id => {}
        _ => return Ok(None),
    }
    let key = (scope.agency_id, client_id, slug.to_owned());
    let row = result_changes::Entity::find_by_id(key)
        .one(connection)
        .await?;
    Ok(row.map(|row| Change {
        version: row.version,
        changed_at: row.changed_at,
    }))
}

/// When results of a client under a checklist last changed.
pub async fn find_last_change<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    client_id: Uuid,
    slug: &str,
) -> Result<Option<Timestamp>> {
    let change = find_change(scope, connection, client_id, slug).await?;
    Ok(change.map(|change| change.changed_at))
}

/// Slugs of the checklists with approved visits in the asker's reach.
pub async fn list_slugs<C: ConnectionTrait>(scope: &Scope, connection: &C) -> Result<Vec<String>> {
    let mut query = result_changes::Entity::find()
        .select_only()
        .column(Column::Slug)
        .distinct()
        .filter(Column::AgencyId.eq(scope.agency_id));
    match &scope.who {
        Who::Agency => {}
        Who::Shopper(_) => return Ok(Vec::new()),
        Who::Owner { client_id, .. } => {
            query = query.filter(Column::ClientId.eq(*client_id));
        }
    }
    Ok(query
        .order_by_asc(Column::Slug)
        .into_tuple()
        .all(connection)
        .await?)
}
