//! Visits that another could be the same as: to which store, by which checklist, in which window.

use chrono::NaiveDateTime;
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::lists::FURTHEST;
use super::visible;
use crate::clock::Timestamp;
use crate::db::Scope;
use crate::db::checklists::version_heads;
use crate::db::entity::visits;
use crate::error::Result;

/// Stores asked about at once.
const PART: usize = 500;

/// A visit that is planned or was made, as far as another can be the same.
#[derive(Clone, Debug)]
pub struct KnownVisit {
    /// The visit.
    pub id: Uuid,
    /// Its store.
    pub store_id: Uuid,
    /// The slug of its checklist.
    pub slug: String,
    /// Its window, in the time of the store.
    pub window: (NaiveDateTime, NaiveDateTime),
}

/// The visits to these stores whose windows end between `first` and `last` of the store's time, but for
/// those that were called off, expired or rejected.
pub async fn list_known_visits<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    store_ids: &[Uuid],
    (first, last): (NaiveDateTime, NaiveDateTime),
) -> Result<Vec<KnownVisit>> {
    use visits::Column;
    type Found = (Uuid, Uuid, Uuid, NaiveDateTime, NaiveDateTime);
    let mut rows: Vec<Found> = Vec::new();
    for part in store_ids.chunks(PART) {
        let Some(query) = visible(scope) else {
            return Ok(Vec::new());
        };
        let found: Vec<Found> = query
            .select_only()
            .columns([Column::Id, Column::StoreId, Column::ChecklistVersionId])
            .columns([Column::WindowFrom, Column::WindowTo])
            .filter(Column::StoreId.is_in(part.iter().copied()))
            .filter(Column::State.is_not_in(["cancelled", "expired", "rejected"]))
            .filter(Column::WindowTo.between(first, last))
            // The instants around the local times let an index find the range.
            .filter(Column::DueAt.gte(Timestamp::from(first.and_utc() - FURTHEST)))
            .filter(Column::DueAt.lte(Timestamp::from(last.and_utc() + FURTHEST)))
            .into_tuple()
            .all(connection)
            .await?;
        rows.extend(found);
    }
    let mut versions: Vec<Uuid> = rows.iter().map(|row| row.2).collect();
    versions.sort_unstable();
    versions.dedup();
    let heads = version_heads(connection, scope.agency_id, versions).await?;
    let known = rows
        .into_iter()
        .filter_map(|(id, store_id, version_id, from, to)| {
            let slug = heads.get(&version_id)?.slug.clone();
            Some(KnownVisit {
                id,
                store_id,
                slug,
                window: (from, to),
            })
        });
    Ok(known.collect())
}
