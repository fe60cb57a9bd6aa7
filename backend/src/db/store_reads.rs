//! What an owner has read of the results of stores, and what is newer.

use std::collections::{HashMap, HashSet};

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::entity::{approved_visits, publications, store_reads};
use super::{Scope, Tx};
use crate::clock::Timestamp;
use crate::error::Result;

/// Those of these stores, found in the asker's scope before, of which results were published since the
/// user read them last.
pub async fn list_unread<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    user_id: Uuid,
    store_ids: &[Uuid],
) -> Result<HashSet<Uuid>> {
    use approved_visits::Column;
    use publications::Column as Published;
    let of_visit = publications::Entity::belongs_to(approved_visits::Entity)
        .from((Published::AgencyId, Published::VisitId))
        .to((Column::AgencyId, Column::VisitId));
    let latest: Vec<(Uuid, Timestamp)> = publications::Entity::find()
        .select_only()
        .column(Column::StoreId)
        .column_as(Published::PublishedAt.max(), "latest")
        .join(JoinType::InnerJoin, of_visit.into())
        .filter(Published::AgencyId.eq(scope.agency_id))
        .filter(Published::WithdrawnAt.is_null())
        .filter(Column::AgencyId.eq(scope.agency_id))
        .filter(Column::StoreId.is_in(store_ids.iter().copied()))
        .group_by(Column::StoreId)
        .into_tuple()
        .all(connection)
        .await?;
    let read: HashMap<Uuid, Timestamp> = store_reads::Entity::find()
        .filter(store_reads::Column::AgencyId.eq(scope.agency_id))
        .filter(store_reads::Column::UserId.eq(user_id))
        .filter(store_reads::Column::StoreId.is_in(store_ids.iter().copied()))
        .all(connection)
        .await?
        .into_iter()
        .map(|row| (row.store_id, row.read_at))
        .collect();
    let is_newer = |(store, at): &(Uuid, Timestamp)| read.get(store).is_none_or(|read| read < at);
    Ok(latest
        .into_iter()
        .filter(is_newer)
        .map(|(store, _)| store)
        .collect())
}

/// Notes that the user has read the results of a store, found in their scope before.
pub async fn note_read(
    tx: &Tx,
    scope: &Scope,
    user_id: Uuid,
    store_id: Uuid,
    now: Timestamp,
) -> Result<()> {
    use store_reads::Column;
    let key = [Column::AgencyId, Column::UserId, Column::StoreId];
    store_reads::Entity::insert(store_reads::ActiveModel {
        agency_id: Set(scope.agency_id),
        user_id: Set(user_id),
        store_id: Set(store_id),
        read_at: Set(now),
    })
    .on_conflict(
        OnConflict::columns(key)
            .update_column(Column::ReadAt)
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    Ok(())
}
