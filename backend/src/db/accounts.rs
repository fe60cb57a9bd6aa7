//! Log-ins: users by e-mail, one-time links, token families.
//!
//! The one module that looks across agencies, because nobody is known yet while logging in.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter, QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

use super::Tx;
use super::entity::{owner_stores, password_links, refresh_tokens, token_families, users};
use crate::clock::Timestamp;
use crate::error::Result;

/// A user's row.
pub type UserRow = users::Model;
/// The row of a one-time link.
pub type PasswordLinkRow = password_links::Model;
/// The row of a token family: one log-in on one device.
pub type TokenFamilyRow = token_families::Model;
/// The row of a refresh token, by its hash.
pub type RefreshTokenRow = refresh_tokens::Model;

/// All users with that address, whatever their agency.
pub async fn list_users_by_email<C: ConnectionTrait>(
    connection: &C,
    email_lower: &str,
) -> Result<Vec<UserRow>> {
    Ok(users::Entity::find()
        .filter(users::Column::EmailLower.eq(email_lower))
        .all(connection)
        .await?)
}

/// The user of that id in that agency, with the stores listed for an owner.
pub async fn find_user<C: ConnectionTrait>(
    connection: &C,
    agency_id: Uuid,
    user_id: Uuid,
) -> Result<Option<(UserRow, Vec<Uuid>)>> {
    let Some(user) = users::Entity::find_by_id(user_id)
        .filter(users::Column::AgencyId.eq(agency_id))
        .one(connection)
        .await?
    else {
        return Ok(None);
    };
    let stores = if user.role == "owner" && !user.all_stores {
        list_owner_stores(connection, agency_id, user_id).await?
    } else {
        Vec::new()
    };
    Ok(Some((user, stores)))
}

/// The stores listed for an owner.
pub async fn list_owner_stores<C: ConnectionTrait>(
    connection: &C,
    agency_id: Uuid,
    user_id: Uuid,
) -> Result<Vec<Uuid>> {
    Ok(owner_stores::Entity::find()
        .filter(owner_stores::Column::AgencyId.eq(agency_id))
        .filter(owner_stores::Column::UserId.eq(user_id))
        .all(connection)
        .await?
        .into_iter()
        .map(|row| row.store_id)
        .collect())
}

/// Stores a password hash and makes the user active.
pub async fn set_password(tx: &Tx, agency_id: Uuid, user_id: Uuid, hash: &str) -> Result<()> {
    users::Entity::update_many()
        .col_expr(users::Column::PasswordHash, Expr::value(hash))
        .col_expr(users::Column::Status, Expr::value("active"))
        .filter(users::Column::AgencyId.eq(agency_id))
        .filter(users::Column::Id.eq(user_id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Adds a one-time link; earlier unused ones of the user stop working.
pub async fn replace_password_link(tx: &Tx, link: PasswordLinkRow) -> Result<()> {
    password_links::Entity::delete_many()
        .filter(password_links::Column::AgencyId.eq(link.agency_id))
        .filter(password_links::Column::UserId.eq(link.user_id))
        .filter(password_links::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    password_links::ActiveModel {
        token_hash: Set(link.token_hash),
        agency_id: Set(link.agency_id),
        user_id: Set(link.user_id),
        created_at: Set(link.created_at),
        expires_at: Set(link.expires_at),
        used_at: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// The one-time link, if it is still good.
pub async fn find_open_password_link<C: ConnectionTrait>(
    connection: &C,
    token_hash: &str,
    now: Timestamp,
) -> Result<Option<PasswordLinkRow>> {
    let link = password_links::Entity::find_by_id(token_hash)
        .one(connection)
        .await?;
    Ok(link.filter(|link| link.used_at.is_none() && link.expires_at > now))
}

/// Uses the link up; false if it was not open any more.
pub async fn use_password_link(tx: &Tx, token_hash: &str, now: Timestamp) -> Result<bool> {
    let used = password_links::Entity::update_many()
        .col_expr(password_links::Column::UsedAt, Expr::value(now.0))
        .filter(password_links::Column::TokenHash.eq(token_hash))
        .filter(password_links::Column::UsedAt.is_null())
        .filter(password_links::Column::ExpiresAt.gt(now))
        .exec(tx)
        .await?;
    Ok(used.rows_affected == 1)
}

/// Adds a token family.
pub async fn insert_family(tx: &Tx, family: TokenFamilyRow) -> Result<()> {
    token_families::ActiveModel {
        id: Set(family.id),
        agency_id: Set(family.agency_id),
        user_id: Set(family.user_id),
        created_at: Set(family.created_at),
        last_used_at: Set(family.last_used_at),
        revoked_at: Set(family.revoked_at),
        device: Set(family.device),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// The family, locked until the transaction ends.
pub async fn lock_family(tx: &Tx, agency_id: Uuid, id: Uuid) -> Result<Option<TokenFamilyRow>> {
    Ok(token_families::Entity::find_by_id(id)
        .filter(token_families::Column::AgencyId.eq(agency_id))
        .lock_exclusive()
        .one(tx)
        .await?)
}

/// Answers whether the family exists and is not revoked.
pub async fn family_is_open<C: ConnectionTrait>(
    connection: &C,
    agency_id: Uuid,
    id: Uuid,
) -> Result<bool> {
    Ok(token_families::Entity::find_by_id(id)
        .filter(token_families::Column::AgencyId.eq(agency_id))
        .filter(token_families::Column::RevokedAt.is_null())
        .count(connection)
        .await?
        == 1)
}

/// Notes that the family was used now.
pub async fn touch_family(tx: &Tx, agency_id: Uuid, id: Uuid, now: Timestamp) -> Result<()> {
    token_families::Entity::update_many()
        .col_expr(token_families::Column::LastUsedAt, Expr::value(now.0))
        .filter(token_families::Column::AgencyId.eq(agency_id))
        .filter(token_families::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Revokes one family.
pub async fn revoke_family(tx: &Tx, agency_id: Uuid, id: Uuid, now: Timestamp) -> Result<()> {
    token_families::Entity::update_many()
        .col_expr(token_families::Column::RevokedAt, Expr::value(now.0))
        .filter(token_families::Column::AgencyId.eq(agency_id))
        .filter(token_families::Column::Id.eq(id))
        .filter(token_families::Column::RevokedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Revokes every family of a user.
pub async fn revoke_families_of(
    tx: &Tx,
    agency_id: Uuid,
    user_id: Uuid,
    now: Timestamp,
) -> Result<()> {
    token_families::Entity::update_many()
        .col_expr(token_families::Column::RevokedAt, Expr::value(now.0))
        .filter(token_families::Column::AgencyId.eq(agency_id))
        .filter(token_families::Column::UserId.eq(user_id))
        .filter(token_families::Column::RevokedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Adds a refresh token.
pub async fn insert_refresh_token(tx: &Tx, token: RefreshTokenRow) -> Result<()> {
    refresh_tokens::ActiveModel {
        token_hash: Set(token.token_hash),
        agency_id: Set(token.agency_id),
        family_id: Set(token.family_id),
        parent_hash: Set(token.parent_hash),
        created_at: Set(token.created_at),
        spent_at: Set(token.spent_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// The refresh token of that hash.
pub async fn find_refresh_token<C: ConnectionTrait>(
    connection: &C,
    token_hash: &str,
) -> Result<Option<RefreshTokenRow>> {
    Ok(refresh_tokens::Entity::find_by_id(token_hash)
        .one(connection)
        .await?)
}

/// Answers whether any token made from this parent was spent.
pub async fn any_child_spent<C: ConnectionTrait>(connection: &C, parent: &str) -> Result<bool> {
    Ok(refresh_tokens::Entity::find()
        .filter(refresh_tokens::Column::ParentHash.eq(parent))
        .filter(refresh_tokens::Column::SpentAt.is_not_null())
        .count(connection)
        .await?
        > 0)
}

/// Notes that the token was exchanged.
pub async fn spend_refresh_token(tx: &Tx, token_hash: &str, now: Timestamp) -> Result<()> {
    refresh_tokens::Entity::update_many()
        .col_expr(refresh_tokens::Column::SpentAt, Expr::value(now.0))
        .filter(refresh_tokens::Column::TokenHash.eq(token_hash))
        .exec(tx)
        .await?;
    Ok(())
}
