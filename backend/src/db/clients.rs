//! Clients.

use std::collections::HashMap;

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LockType},
};
use uuid::Uuid;

use super::entity::clients;
use super::{Scope, Tx, Who};
use crate::error::{Error, Result};

/// A client's row.
pub type ClientRow = clients::Model;

/// Adds a client.
///
/// # Errors
/// The database's error, for the caller to look for [`super::constraint::CLIENT_NAME`].
pub async fn insert_client(tx: &Tx, client: ClientRow) -> std::result::Result<(), sea_orm::DbErr> {
    clients::ActiveModel {
        id: Set(client.id),
        agency_id: Set(client.agency_id),
        name: Set(client.name),
        currency: Set(client.currency),
        target: Set(client.target),
        revision: Set(client.revision),
        created_at: Set(client.created_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// The client of that id, for contractors and for its own owners.
pub async fn find_client<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    id: Uuid,
) -> Result<Option<ClientRow>> {
    match &scope.who {
        Who::Agency => {}
        Who::Owner { client_id, .. } if *client_id == id => {}
        _ => return Ok(None),
    }
    Ok(clients::Entity::find_by_id(id)
        .filter(clients::Column::AgencyId.eq(scope.agency_id))
        .one(connection)
        .await?)
}

/// The client of that id, for contractors, locked until the transaction ends, so that two changes of
/// a client or its stores never cross.
///
/// # Errors
/// [`Error::NotFound`] where the asker may not change it.
pub async fn lock_client(scope: &Scope, tx: &Tx, id: Uuid) -> Result<ClientRow> {
    if scope.who != Who::Agency {
        return Err(Error::NotFound);
    }
    clients::Entity::find_by_id(id)
        .filter(clients::Column::AgencyId.eq(scope.agency_id))
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?
        .ok_or(Error::NotFound)
}

/// Writes the columns of a client that change.
///
/// # Errors
/// The database's error, for the caller to look for [`super::constraint::CLIENT_NAME`].
pub async fn update_client(tx: &Tx, client: &ClientRow) -> std::result::Result<(), sea_orm::DbErr> {
    use clients::Column;
    clients::Entity::update_many()
        .col_expr(Column::Name, Expr::value(client.name.as_str()))
        .col_expr(Column::Currency, Expr::value(client.currency.as_str()))
        .col_expr(Column::Target, Expr::value(client.target))
        .col_expr(Column::Revision, Expr::value(client.revision))
        .filter(Column::AgencyId.eq(client.agency_id))
        .filter(Column::Id.eq(client.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// All clients, by name.
pub async fn list_clients<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
) -> Result<Vec<ClientRow>> {
    if scope.who != Who::Agency {
        return Ok(Vec::new());
    }
    Ok(clients::Entity::find()
        .filter(clients::Column::AgencyId.eq(scope.agency_id))
        .order_by_asc(clients::Column::Name)
        .all(connection)
        .await?)
}

/// Clients after the place `after` in the order of name and id, at most `limit`; for contractors.
pub async fn page_clients<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    after: Option<(String, Uuid)>,
    limit: u64,
) -> Result<Vec<ClientRow>> {
    use clients::Column;
    if scope.who != Who::Agency {
        return Ok(Vec::new());
    }
    let mut query = clients::Entity::find().filter(Column::AgencyId.eq(scope.agency_id));
    if let Some((name, id)) = after {
        let same = Column::Name.eq(name.as_str()).and(Column::Id.gt(id));
        query = query.filter(Column::Name.gt(name).or(same));
    }
    Ok(query
        .order_by_asc(Column::Name)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(connection)
        .await?)
}

/// Clients by id, for showing visits.
pub(super) async fn clients_by_id<C: ConnectionTrait>(
    connection: &C,
    agency_id: Uuid,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, ClientRow>> {
    Ok(clients::Entity::find()
        .filter(clients::Column::AgencyId.eq(agency_id))
        .filter(clients::Column::Id.is_in(ids))
        .all(connection)
        .await?
        .into_iter()
        .map(|client| (client.id, client))
        .collect())
}
