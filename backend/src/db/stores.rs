//! Stores.

use std::collections::HashMap;

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
    sea_query::{Expr, LockType},
};
use uuid::Uuid;

use super::entity::stores;
use super::search::holds;
use super::{Scope, Tx, Who};
use crate::error::{Error, Result};

/// A store's row.
pub type StoreRow = stores::Model;

/// Adds a store.
///
/// # Errors
/// The database's error, for the caller to look for [`super::constraint::STORE_CODE`].
pub async fn insert_store(tx: &Tx, store: StoreRow) -> std::result::Result<(), sea_orm::DbErr> {
    stores::ActiveModel {
        id: Set(store.id),
        agency_id: Set(store.agency_id),
        client_id: Set(store.client_id),
        code: Set(store.code),
        name: Set(store.name),
        address: Set(store.address),
        region: Set(store.region),
        latitude: Set(store.latitude),
        longitude: Set(store.longitude),
        time_zone: Set(store.time_zone),
        baseline_visits: Set(store.baseline_visits),
        revision: Set(store.revision),
        created_at: Set(store.created_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// The stores that the asker may see; none for shoppers, who see stores through assignments.
fn visible(scope: &Scope) -> Option<Select<stores::Entity>> {
    let all = stores::Entity::find().filter(stores::Column::AgencyId.eq(scope.agency_id));
    match &scope.who {
        Who::Agency => Some(all),
        Who::Shopper(_) => None,
        Who::Owner {
            client_id,
            store_ids,
        } => {
            let mut query = all.filter(stores::Column::ClientId.eq(*client_id));
            if let Some(ids) = store_ids {
                query = query.filter(stores::Column::Id.is_in(ids.iter().copied()));
            }
            Some(query)
        }
    }
}

/// The store of that id.
pub async fn find_store<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    id: Uuid,
) -> Result<Option<StoreRow>> {
    match visible(scope) {
        None => Ok(None),
        Some(query) => Ok(query
            .filter(stores::Column::Id.eq(id))
            .one(connection)
            .await?),
    }
}

/// The store of that id, for contractors, locked until the transaction ends.
///
/// # Errors
/// [`Error::NotFound`] where the asker may not change it.
pub async fn lock_store(scope: &Scope, tx: &Tx, id: Uuid) -> Result<StoreRow> {
    if scope.who != Who::Agency {
        return Err(Error::NotFound);
    }
    stores::Entity::find_by_id(id)
        .filter(stores::Column::AgencyId.eq(scope.agency_id))
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?
        .ok_or(Error::NotFound)
}

/// Writes the columns of a store that change.
pub async fn update_store(tx: &Tx, store: &StoreRow) -> Result<()> {
    use stores::Column;
    stores::Entity::update_many()
        .col_expr(Column::Name, Expr::value(store.name.as_str()))
        .col_expr(Column::Address, Expr::value(store.address.as_str()))
        .col_expr(Column::Region, Expr::value(store.region.as_str()))
        .col_expr(Column::Latitude, Expr::value(store.latitude))
        .col_expr(Column::Longitude, Expr::value(store.longitude))
        .col_expr(Column::BaselineVisits, Expr::value(store.baseline_visits))
        .col_expr(Column::Revision, Expr::value(store.revision))
        .filter(Column::AgencyId.eq(store.agency_id))
        .filter(Column::Id.eq(store.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Stores after the place `after` in the order of client and code, at most `limit`.
pub async fn list_stores<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    client_id: Option<Uuid>,
    after: Option<(Uuid, String)>,
    limit: u64,
) -> Result<Vec<StoreRow>> {
    let Some(mut query) = visible(scope) else {
        return Ok(Vec::new());
    };
    if let Some(client_id) = client_id {
        query = query.filter(stores::Column::ClientId.eq(client_id));
    }
    if let Some((client_id, code)) = after {
        query = query.filter(
            stores::Column::ClientId
                .gt(client_id)
                .or(stores::Column::ClientId
                    .eq(client_id)
                    .and(stores::Column::Code.gt(code))),
        );
    }
    Ok(query
        .order_by_asc(stores::Column::ClientId)
        .order_by_asc(stores::Column::Code)
        .limit(limit)
        .all(connection)
        .await?)
}

/// What the list of a client's stores is narrowed to.
#[derive(Clone, Debug)]
pub struct StoreFilter {
    /// The client.
    pub client_id: Uuid,
    /// Only stores whose code, name or address holds this; all where it is empty.
    pub search: String,
    /// Only stores of this region; all where it is empty.
    pub region: String,
}

/// Stores of a client after the code `after` in the order of their codes, at most `limit`.
pub async fn search_stores<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    filter: &StoreFilter,
    after: Option<String>,
    limit: u64,
) -> Result<Vec<StoreRow>> {
    use stores::Column;
    let Some(query) = visible(scope) else {
        return Ok(Vec::new());
    };
    let mut query = query.filter(Column::ClientId.eq(filter.client_id));
    if !filter.search.is_empty() {
        let columns = [Column::Code, Column::Name, Column::Address];
        let any = columns.into_iter().fold(Condition::any(), |any, column| {
            any.add(holds(column, &filter.search))
        });
        query = query.filter(any);
    }
    if !filter.region.is_empty() {
        query = query.filter(Column::Region.eq(filter.region.as_str()));
    }
    if let Some(code) = after {
        query = query.filter(Column::Code.gt(code));
    }
    Ok(query
        .order_by_asc(Column::Code)
        .limit(limit)
        .all(connection)
        .await?)
}

/// The regions of a client's stores, each once.
pub async fn list_regions<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    client_id: Uuid,
) -> Result<Vec<String>> {
    use stores::Column;
    let Some(query) = visible(scope) else {
        return Ok(Vec::new());
    };
    Ok(query
        .select_only()
        .column(Column::Region)
        .filter(Column::ClientId.eq(client_id))
        .filter(Column::Region.ne(""))
        .group_by(Column::Region)
        .order_by_asc(Column::Region)
        .into_tuple()
        .all(connection)
        .await?)
}

/// How many stores each client has; those without are left out.
pub async fn count_stores_by_client<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
) -> Result<HashMap<Uuid, i64>> {
    use stores::Column;
    let Some(query) = visible(scope) else {
        return Ok(HashMap::new());
    };
    let counts: Vec<(Uuid, i64)> = query
        .select_only()
        .column(Column::ClientId)
        .column_as(Column::Id.count(), "n")
        .group_by(Column::ClientId)
        .into_tuple()
        .all(connection)
        .await?;
    Ok(counts.into_iter().collect())
}

/// Stores after the place `after` in the order of region and code, at most `limit`; of those that have the
/// words in their name, code, region or address, where any are asked for.
pub async fn list_stores_by_region<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    words: Option<&str>,
    after: Option<(String, String)>,
    limit: u64,
) -> Result<Vec<StoreRow>> {
    use stores::Column;
    let Some(mut query) = visible(scope) else {
        return Ok(Vec::new());
    };
    for word in words.unwrap_or_default().split_whitespace() {
        let places = [Column::Name, Column::Code, Column::Region, Column::Address];
        let anywhere = places
            .into_iter()
            .fold(Condition::any(), |any, column| any.add(holds(column, word)));
        query = query.filter(anywhere);
    }
    if let Some((region, code)) = after {
        let later = Column::Region
            .eq(region.as_str())
            .and(Column::Code.gt(code));
        query = query.filter(Column::Region.gt(region).or(later));
    }
    Ok(query
        .order_by_asc(Column::Region)
        .order_by_asc(Column::Code)
        .limit(limit)
        .all(connection)
        .await?)
}

/// The stores of a client by code, for the rows of a bulk schedule.
pub async fn stores_by_code<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    client_id: Uuid,
) -> Result<HashMap<String, StoreRow>> {
    let Some(query) = visible(scope) else {
        return Ok(HashMap::new());
    };
    Ok(query
        .filter(stores::Column::ClientId.eq(client_id))
        .all(connection)
        .await?
        .into_iter()
        .map(|store| (store.code.clone(), store))
        .collect())
}

/// The stores of a client in a region.
pub async fn list_ids_in_region<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    client_id: Uuid,
    region: &str,
) -> Result<Vec<Uuid>> {
    let Some(query) = visible(scope) else {
        return Ok(Vec::new());
    };
    Ok(query
        .select_only()
        .column(stores::Column::Id)
        .filter(stores::Column::ClientId.eq(client_id))
        .filter(stores::Column::Region.eq(region))
        .into_tuple()
        .all(connection)
        .await?)
}

/// Stores by id, for showing visits.
pub(super) async fn stores_by_id<C: ConnectionTrait>(
    connection: &C,
    agency_id: Uuid,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, StoreRow>> {
    Ok(stores::Entity::find()
        .filter(stores::Column::AgencyId.eq(agency_id))
        .filter(stores::Column::Id.is_in(ids))
        .all(connection)
        .await?
        .into_iter()
        .map(|store| (store.id, store))
        .collect())
}
