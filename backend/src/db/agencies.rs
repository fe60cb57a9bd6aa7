//! Agencies, and the one-time link that makes the first.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, LockType},
};
use uuid::Uuid;

use super::entity::{agencies, setup_links};
use super::{Scope, Tx};
use crate::clock::Timestamp;
use crate::error::{Error, Result};

/// An agency's row.
pub type AgencyRow = agencies::Model;

/// Answers how many agencies there are.
pub async fn count_agencies<C: ConnectionTrait>(connection: &C) -> Result<u64> {
    Ok(agencies::Entity::find().count(connection).await?)
}

/// The agency of that slug.
pub async fn find_agency_by_slug<C: ConnectionTrait>(
    connection: &C,
    slug: &str,
) -> Result<Option<AgencyRow>> {
    Ok(agencies::Entity::find()
        .filter(agencies::Column::Slug.eq(slug))
        .one(connection)
        .await?)
}

/// The agencies of those ids.
pub async fn list_agencies_by_id<C: ConnectionTrait>(
    connection: &C,
    ids: &[Uuid],
) -> Result<Vec<AgencyRow>> {
    Ok(agencies::Entity::find()
        .filter(agencies::Column::Id.is_in(ids.iter().copied()))
        .all(connection)
        .await?)
}

/// All agencies, by slug; for the server's own tools.
pub async fn list_agencies<C: ConnectionTrait>(connection: &C) -> Result<Vec<AgencyRow>> {
    Ok(agencies::Entity::find()
        .order_by_asc(agencies::Column::Slug)
        .all(connection)
        .await?)
}

/// Adds an agency.
///
/// # Errors
/// The database's error, for the caller to look for [`super::constraint::AGENCY_SLUG`].
pub async fn insert_agency(tx: &Tx, agency: AgencyRow) -> std::result::Result<(), sea_orm::DbErr> {
    agencies::ActiveModel {
        id: Set(agency.id),
        slug: Set(agency.slug),
        name: Set(agency.name),
        created_at: Set(agency.created_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Replaces every set-up link by this one.
pub async fn replace_setup_link(
    tx: &Tx,
    token_hash: &str,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<()> {
    setup_links::Entity::delete_many().exec(tx).await?;
    setup_links::ActiveModel {
        token_hash: Set(token_hash.to_owned()),
        created_at: Set(now),
        expires_at: Set(expires_at),
        used_at: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Answers whether the set-up link is still good.
pub async fn setup_link_is_open<C: ConnectionTrait>(
    connection: &C,
    token_hash: &str,
    now: Timestamp,
) -> Result<bool> {
    let link = setup_links::Entity::find_by_id(token_hash)
        .one(connection)
        .await?;
    Ok(link.is_some_and(|link| link.used_at.is_none() && link.expires_at > now))
}

/// Uses the set-up link up; false if it was not open any more.
pub async fn use_setup_link(tx: &Tx, token_hash: &str, now: Timestamp) -> Result<bool> {
    let used = setup_links::Entity::update_many()
        .col_expr(setup_links::Column::UsedAt, Expr::value(now.0))
        .filter(setup_links::Column::TokenHash.eq(token_hash))
        .filter(setup_links::Column::UsedAt.is_null())
        .filter(setup_links::Column::ExpiresAt.gt(now))
        .exec(tx)
        .await?;
    Ok(used.rows_affected == 1)
}

/// Keeps others from counting or numbering things of the agency until the transaction ends, so
/// that two who add one each see each other. What only refers to the agency goes on.
///
/// # Errors
/// [`Error::NotFound`] where there is no such agency.
pub async fn lock_numbering(scope: &Scope, tx: &Tx) -> Result<()> {
    agencies::Entity::find_by_id(scope.agency_id)
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?
        .map(|_| ())
        .ok_or(Error::NotFound)
}
