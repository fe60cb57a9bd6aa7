//! The people of an agency.

use std::collections::{HashMap, HashSet};

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
    sea_query::{Expr, LockType},
};
use uuid::Uuid;

use super::accounts::UserRow;
use super::entity::{approved_visits, owner_stores, users, visits};
use super::search::holds;
use super::{Scope, Tx, Who};
use crate::error::{Error, Result};

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
    insert_owner_stores(tx, agency_id, user_id, store_ids).await
}

async fn insert_owner_stores(
    tx: &Tx,
    agency_id: Uuid,
    user_id: Uuid,
    store_ids: &[Uuid],
) -> std::result::Result<(), sea_orm::DbErr> {
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

/// The person of that id, locked until the transaction ends.
///
/// # Errors
/// [`Error::NotFound`] for nobody of this agency, and to who may not change people.
pub async fn lock_person(scope: &Scope, tx: &Tx, id: Uuid) -> Result<UserRow> {
    if scope.who != Who::Agency {
        return Err(Error::NotFound);
    }
    users::Entity::find_by_id(id)
        .filter(users::Column::AgencyId.eq(scope.agency_id))
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?
        .ok_or(Error::NotFound)
}

/// What the list of people is narrowed to; empty texts narrow nothing.
#[derive(Clone, Debug, Default)]
pub struct PeopleFilter {
    /// Only people with this role.
    pub role: String,
    /// Only people with this status.
    pub status: String,
    /// Only people whose name or address holds this.
    pub search: String,
}

/// People after the place `after` in the order of name and id, at most `limit`.
pub async fn search_people<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    filter: &PeopleFilter,
    after: Option<(String, Uuid)>,
    limit: u64,
) -> Result<Vec<UserRow>> {
    use users::Column;
    if scope.who != Who::Agency {
        return Ok(Vec::new());
    }
    let mut query = users::Entity::find().filter(Column::AgencyId.eq(scope.agency_id));
    if !filter.role.is_empty() {
        query = query.filter(Column::Role.eq(filter.role.as_str()));
    }
    if !filter.status.is_empty() {
        query = query.filter(Column::Status.eq(filter.status.as_str()));
    }
    if !filter.search.is_empty() {
        let any = Condition::any()
            .add(holds(Column::Name, &filter.search))
            .add(holds(Column::EmailLower, &filter.search));
        query = query.filter(any);
    }
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

/// How the visits of a shopper went.
#[derive(Clone, Debug, Default)]
pub struct Fieldwork {
    /// How many visits are in each state that any is in.
    pub by_state: HashMap<String, i64>,
    /// Approved visits whose outcome is kept.
    pub approved: i64,
    /// Of these, submitted by the end of the window.
    pub on_time: i64,
    /// Of these, sent back before.
    pub returned: i64,
}

/// Counts the visits that a shopper holds or has made.
pub async fn count_fieldwork<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    shopper_id: Uuid,
) -> Result<Fieldwork> {
    if scope.who != Who::Agency {
        return Ok(Fieldwork::default());
    }
    let of_shopper = visits::Entity::find()
        .filter(visits::Column::AgencyId.eq(scope.agency_id))
        .filter(visits::Column::ShopperId.eq(shopper_id));
    let by_state: Vec<(String, i64)> = of_shopper
        .clone()
        .select_only()
        .column(visits::Column::State)
        .column_as(visits::Column::Id.count(), "n")
        .group_by(visits::Column::State)
        .into_tuple()
        .all(connection)
        .await?;
    let ids = of_shopper
        .select_only()
        .column(visits::Column::Id)
        .filter(visits::Column::State.eq("approved"))
        .into_query();
    use approved_visits::Column;
    let made: Vec<(bool, bool, i64)> = approved_visits::Entity::find()
        .select_only()
        .column(Column::OnTime)
        .column(Column::Returned)
        .column_as(Column::VisitId.count(), "n")
        .filter(Column::AgencyId.eq(scope.agency_id))
        .filter(Column::VisitId.in_subquery(ids))
        .group_by(Column::OnTime)
        .group_by(Column::Returned)
        .into_tuple()
        .all(connection)
        .await?;
    let mut fieldwork = Fieldwork {
        by_state: by_state.into_iter().collect(),
        ..Fieldwork::default()
    };
    for (on_time, returned, n) in made {
        fieldwork.approved += n;
        fieldwork.on_time += if on_time { n } else { 0 };
        fieldwork.returned += if returned { n } else { 0 };
    }
    Ok(fieldwork)
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

/// The lower-case addresses of everybody in the agency.
pub async fn list_emails<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
) -> Result<HashSet<String>> {
    if scope.who != Who::Agency {
        return Ok(HashSet::new());
    }
    let emails: Vec<String> = users::Entity::find()
        .select_only()
        .column(users::Column::EmailLower)
        .filter(users::Column::AgencyId.eq(scope.agency_id))
        .into_tuple()
        .all(connection)
        .await?;
    Ok(emails.into_iter().collect())
}

/// Names of users by id.
pub async fn names<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, String>> {
    let people = people_by_id(scope, connection, ids).await?.into_values();
    Ok(people.map(|user| (user.id, user.name)).collect())
}

/// Users by id.
pub async fn people_by_id<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, UserRow>> {
    if scope.who != Who::Agency || ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found = users::Entity::find()
        .filter(users::Column::AgencyId.eq(scope.agency_id))
        .filter(users::Column::Id.is_in(ids))
        .all(connection)
        .await?;
    Ok(found.into_iter().map(|user| (user.id, user)).collect())
}

/// Writes whether a person may log in.
pub async fn set_status(tx: &Tx, agency_id: Uuid, id: Uuid, status: &str) -> Result<()> {
    users::Entity::update_many()
        .col_expr(users::Column::Status, Expr::value(status))
        .filter(users::Column::AgencyId.eq(agency_id))
        .filter(users::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Writes the columns of a person that change, and the stores listed for an owner.
pub async fn update_person(tx: &Tx, user: &UserRow, store_ids: &[Uuid]) -> Result<()> {
    let (agency_id, id) = (user.agency_id, user.id);
    users::Entity::update_many()
        .col_expr(users::Column::Name, Expr::value(user.name.as_str()))
        .col_expr(users::Column::AllStores, Expr::value(user.all_stores))
        .filter(users::Column::AgencyId.eq(agency_id))
        .filter(users::Column::Id.eq(id))
        .exec(tx)
        .await?;
    owner_stores::Entity::delete_many()
        .filter(owner_stores::Column::AgencyId.eq(agency_id))
        .filter(owner_stores::Column::UserId.eq(id))
        .exec(tx)
        .await?;
    insert_owner_stores(tx, agency_id, id, store_ids).await?;
    Ok(())
}
