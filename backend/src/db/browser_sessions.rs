//! Log-ins by a browser: the opaque secret of its cookie, as a hash, and the family it stands for.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait,
    QueryFilter, QueryOrder, QuerySelect, Select, sea_query::Expr,
};
use uuid::Uuid;

use super::Tx;
use super::accounts::TokenFamilyRow;
use super::entity::{browser_sessions, token_families, users};
use crate::clock::Timestamp;
use crate::error::Result;

/// Adds the session of a family.
pub async fn insert_session(
    tx: &Tx,
    secret_hash: String,
    agency_id: Uuid,
    family_id: Uuid,
) -> Result<()> {
    browser_sessions::ActiveModel {
        secret_hash: Set(secret_hash),
        agency_id: Set(agency_id),
        family_id: Set(family_id),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// The family behind the secret of that hash, revoked or not. Nobody is known before this is read.
pub async fn find_family_of_session<C: ConnectionTrait>(
    connection: &C,
    secret_hash: &str,
) -> Result<Option<TokenFamilyRow>> {
    let session = browser_sessions::Entity::find_by_id(secret_hash);
    let Some(session) = session.one(connection).await? else {
        return Ok(None);
    };
    Ok(token_families::Entity::find_by_id(session.family_id)
        .filter(token_families::Column::AgencyId.eq(session.agency_id))
        .one(connection)
        .await?)
}

/// The log-ins of a user that are not revoked.
fn open_families(agency_id: Uuid, user_id: Uuid) -> Select<token_families::Entity> {
    token_families::Entity::find()
        .filter(token_families::Column::AgencyId.eq(agency_id))
        .filter(token_families::Column::UserId.eq(user_id))
        .filter(token_families::Column::RevokedAt.is_null())
}

/// The log-ins of a user that are not revoked, by browsers and by programs, the last used first, after the
/// place `after`, at most `limit`.
pub async fn list_open_families<C: ConnectionTrait>(
    connection: &C,
    agency_id: Uuid,
    user_id: Uuid,
    after: Option<(Timestamp, Uuid)>,
    limit: u64,
) -> Result<Vec<TokenFamilyRow>> {
    use token_families::Column::{Id, LastUsedAt};
    let mut query = open_families(agency_id, user_id);
    if let Some((used, id)) = after {
        let same = LastUsedAt.eq(used).and(Id.lt(id));
        query = query.filter(LastUsedAt.lt(used).or(same));
    }
    Ok(query
        .order_by_desc(LastUsedAt)
        .order_by_desc(Id)
        .limit(limit)
        .all(connection)
        .await?)
}

/// Whether that log-in is the user's and not revoked.
pub async fn has_open_family<C: ConnectionTrait>(
    connection: &C,
    agency_id: Uuid,
    user_id: Uuid,
    id: Uuid,
) -> Result<bool> {
    let query = open_families(agency_id, user_id).filter(token_families::Column::Id.eq(id));
    Ok(query.one(connection).await?.is_some())
}

/// Revokes every family of a user but one.
pub async fn revoke_other_families(
    tx: &Tx,
    agency_id: Uuid,
    user_id: Uuid,
    but: Uuid,
    now: Timestamp,
) -> Result<()> {
    token_families::Entity::update_many()
        .col_expr(token_families::Column::RevokedAt, Expr::value(now.0))
        .filter(token_families::Column::AgencyId.eq(agency_id))
        .filter(token_families::Column::UserId.eq(user_id))
        .filter(token_families::Column::Id.ne(but))
        .filter(token_families::Column::RevokedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Keeps the language and the digits that a user has chosen for pages.
pub async fn set_preferences(
    tx: &Tx,
    agency_id: Uuid,
    user_id: Uuid,
    language: &str,
    digits: &str,
) -> Result<()> {
    users::Entity::update_many()
        .col_expr(users::Column::Language, Expr::value(language))
        .col_expr(users::Column::Digits, Expr::value(digits))
        .filter(users::Column::AgencyId.eq(agency_id))
        .filter(users::Column::Id.eq(user_id))
        .exec(tx)
        .await?;
    Ok(())
}
