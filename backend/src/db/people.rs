//! The people of an agency.

use std::collections::HashMap;

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

use super::accounts::UserRow;
use super::entity::{owner_stores, users};
use super::{Scope, Tx, Who};
use crate::error::Result;

/// Adds a user, and the stores listed for an owner.
///
/// # Errors
/// The database's error, for the caller to look for [`super::constraint::USER_EMAIL`].
pub async fn insert_user(
    tx: &Tx,
    user: UserRow,
    store_ids: &[Uuid],
) -> std::result::Result<(), sea_orm::DbErr> {
    let (agency_id, user_id) = (user.agency_id, user.id);
    users::ActiveModel {
        id: Set(user.id),
        agency_id: Set(user.agency_id),
        role: Set(user.role),
        email: Set(user.email),
        email_lower: Set(user.email_lower),
        name: Set(user.name),
        password_hash: Set(user.password_hash),
        client_id: Set(user.client_id),
        all_stores: Set(user.all_stores),
        status: Set(user.status),
        created_at: Set(user.created_at),
        language: Set(user.language),
        digits: Set(user.digits),
    }
    .insert(tx)
    .await?;
    for store_id in store_ids {
        owner_stores::ActiveModel {
            agency_id: Set(agency_id),
            user_id: Set(user_id),
            store_id: Set(*store_id),
        }
        .insert(tx)
        .await?;
    }
    Ok(())
}

/// The person of that id.
pub async fn find_person<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    id: Uuid,
) -> Result<Option<UserRow>> {
    if scope.who != Who::Agency {
        return Ok(None);
    }
    Ok(users::Entity::find_by_id(id)
        .filter(users::Column::AgencyId.eq(scope.agency_id))
        .one(connection)
        .await?)
}

/// People after `after` in the order of their ids, at most `limit`.
pub async fn list_people<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    role: Option<&str>,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<UserRow>> {
    if scope.who != Who::Agency {
        return Ok(Vec::new());
    }
    let mut query = users::Entity::find().filter(users::Column::AgencyId.eq(scope.agency_id));
    if let Some(role) = role {
        query = query.filter(users::Column::Role.eq(role));
    }
    if let Some(after) = after {
        query = query.filter(users::Column::Id.gt(after));
    }
    Ok(query
        .order_by_asc(users::Column::Id)
        .limit(limit)
        .all(connection)
        .await?)
}

/// Active and invited shoppers by lower-case e-mail, for the rows of a bulk schedule.
pub async fn shoppers_by_email<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
) -> Result<HashMap<String, Uuid>> {
    if scope.who != Who::Agency {
        return Ok(HashMap::new());
    }
    Ok(users::Entity::find()
        .filter(users::Column::AgencyId.eq(scope.agency_id))
        .filter(users::Column::Role.eq("shopper"))
        .filter(users::Column::Status.ne("deactivated"))
        .all(connection)
        .await?
        .into_iter()
        .map(|user| (user.email_lower, user.id))
        .collect())
}

/// Names of users by id.
pub async fn names<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, String>> {
    if scope.who != Who::Agency || ids.is_empty() {
        return Ok(HashMap::new());
    }
    Ok(users::Entity::find()
        .filter(users::Column::AgencyId.eq(scope.agency_id))
        .filter(users::Column::Id.is_in(ids))
        .all(connection)
        .await?
        .into_iter()
        .map(|user| (user.id, user.name))
        .collect())
}

/// Shuts a person out.
pub async fn deactivate(tx: &Tx, agency_id: Uuid, id: Uuid) -> Result<()> {
    users::Entity::update_many()
        .col_expr(users::Column::Status, Expr::value("deactivated"))
        .filter(users::Column::AgencyId.eq(agency_id))
        .filter(users::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}
