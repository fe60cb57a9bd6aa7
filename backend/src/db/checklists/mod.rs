//! Published checklist versions and the series under which their results live; lists of versions are in
//! [`mod@lists`].

mod lists;

use std::collections::HashMap;

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait,
    EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

pub use self::lists::{VersionRow, list_newest, list_versions, page_versions};
use super::entity::{checklist_versions, result_changes, series};
use super::{Scope, Tx, Who};
use crate::error::Result;

/// The row of a published version.
pub type ChecklistRow = checklist_versions::Model;
/// The row of a series.
pub type SeriesRow = series::Model;

impl ChecklistRow {
    /// What a shopper gets: canonical JSON and its hash.
    pub fn for_shoppers(&self) -> (&str, &str) {
        match (&self.shopper_copy, &self.shopper_copy_hash) {
            (Some(copy), Some(hash)) => (copy, hash),
            _ => (&self.canonical, &self.hash),
        }
    }
}

/// What is published already where a version is to be published.
#[derive(Clone, Debug)]
pub struct Predecessors {
    /// The version of the same number.
    pub same_number: Option<ChecklistRow>,
    /// The version with the highest number.
    pub newest: Option<ChecklistRow>,
}

/// Adds a version.
///
/// # Errors
/// The database's error, for the caller to look for [`crate::db::constraint::CHECKLIST_NUMBER`].
pub async fn insert_version(tx: &Tx, row: ChecklistRow) -> std::result::Result<(), sea_orm::DbErr> {
    checklist_versions::ActiveModel {
        id: Set(row.id),
        agency_id: Set(row.agency_id),
        slug: Set(row.slug),
        version: Set(row.version),
        title: Set(row.title),
        languages: Set(row.languages),
        source: Set(row.source),
        canonical: Set(row.canonical),
        hash: Set(row.hash),
        shopper_copy: Set(row.shopper_copy),
        shopper_copy_hash: Set(row.shopper_copy_hash),
        epochs: Set(row.epochs),
        published_at: Set(row.published_at),
        published_by: Set(row.published_by),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// The version of that number, for contractors.
pub async fn find_version<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    slug: &str,
    version: i64,
) -> Result<Option<ChecklistRow>> {
    if scope.who != Who::Agency {
        return Ok(None);
    }
    Ok(checklist_versions::Entity::find()
        .filter(checklist_versions::Column::AgencyId.eq(scope.agency_id))
        .filter(checklist_versions::Column::Slug.eq(slug))
        .filter(checklist_versions::Column::Version.eq(version))
        .one(connection)
        .await?)
}

/// The newest version of a slug; for an owner, the version that a visit to the client's stores was
/// last approved under.
pub async fn find_newest_version<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    slug: &str,
) -> Result<Option<ChecklistRow>> {
    let query = checklist_versions::Entity::find()
        .filter(checklist_versions::Column::AgencyId.eq(scope.agency_id))
        .filter(checklist_versions::Column::Slug.eq(slug));
    let query = match &scope.who {
        Who::Agency => query,
        Who::Shopper(_) => return Ok(None),
        Who::Owner { client_id, .. } => {
            let key = (scope.agency_id, *client_id, slug.to_owned());
            let Some(last) = result_changes::Entity::find_by_id(key)
                .one(connection)
                .await?
            else {
                return Ok(None);
            };
            query.filter(checklist_versions::Column::Id.eq(last.checklist_version_id))
        }
    };
    Ok(query
        .order_by_desc(checklist_versions::Column::Version)
        .one(connection)
        .await?)
}

/// The version of that number and the newest one, for contractors: what a new version meets.
pub async fn find_predecessors<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    slug: &str,
    version: i64,
) -> Result<Predecessors> {
    Ok(Predecessors {
        same_number: find_version(scope, connection, slug, version).await?,
        newest: find_newest_version(scope, connection, slug).await?,
    })
}

/// The number of the newest version of a checklist; for owners of the one behind their latest results.
pub async fn find_newest_number<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    slug: &str,
) -> Result<Option<i64>> {
    use checklist_versions::Column;
    let query = checklist_versions::Entity::find()
        .select_only()
        .column(Column::Version)
        .filter(Column::AgencyId.eq(scope.agency_id))
        .filter(Column::Slug.eq(slug));
    let query = match &scope.who {
        Who::Agency => query,
        Who::Shopper(_) => return Ok(None),
        Who::Owner { client_id, .. } => query.filter(
            Column::Id.in_subquery(
                result_changes::Entity::find()
                    .select_only()
                    .column(result_changes::Column::ChecklistVersionId)
                    .filter(result_changes::Column::AgencyId.eq(scope.agency_id))
                    .filter(result_changes::Column::ClientId.eq(*client_id))
                    .filter(result_changes::Column::Slug.eq(slug))
                    .into_query(),
            ),
        ),
    };
    Ok(query
        .order_by_desc(Column::Version)
        .into_tuple()
        .one(connection)
        .await?)
}

/// The version of that id; for rows that name it and have been scoped already.
pub async fn get_version_by_id<C: ConnectionTrait>(
    connection: &C,
    agency_id: Uuid,
    id: Uuid,
) -> Result<ChecklistRow> {
    checklist_versions::Entity::find_by_id(id)
        .filter(checklist_versions::Column::AgencyId.eq(agency_id))
        .one(connection)
        .await?
        .ok_or(crate::error::Error::NotFound)
}

/// What a visit shows of its checklist.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ChecklistHead {
    id: Uuid,
    /// Slug.
    pub slug: String,
    /// Version.
    pub version: i64,
    hash: String,
    shopper_copy_hash: Option<String>,
}

impl ChecklistHead {
    /// The hash of what a shopper gets.
    pub fn hash_for_shoppers(self) -> String {
        self.shopper_copy_hash.unwrap_or(self.hash)
    }
}

/// The heads by id, without the texts, for showing visits.
pub(super) async fn version_heads<C: ConnectionTrait>(
    connection: &C,
    agency_id: Uuid,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, ChecklistHead>> {
    use checklist_versions::Column;
    let heads: Vec<ChecklistHead> = checklist_versions::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Slug, Column::Version])
        .columns([Column::Hash, Column::ShopperCopyHash])
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::Id.is_in(ids))
        .into_model()
        .all(connection)
        .await?;
    Ok(heads.into_iter().map(|head| (head.id, head)).collect())
}

/// Makes sure that these series exist: (kind, item, epoch), kind being `total`, `section` or `question`.
pub async fn ensure_series(
    tx: &Tx,
    agency_id: Uuid,
    slug: &str,
    items: &[(&'static str, String, i64)],
) -> Result<()> {
    let rows = items.iter().map(|(kind, item, epoch)| series::ActiveModel {
        id: NotSet,
        agency_id: Set(agency_id),
        slug: Set(slug.to_owned()),
        kind: Set((*kind).to_owned()),
        item: Set(item.clone()),
        epoch: Set(*epoch),
    });
    series::Entity::insert_many(rows)
        .on_conflict(
            OnConflict::columns([
                series::Column::AgencyId,
                series::Column::Slug,
                series::Column::Kind,
                series::Column::Item,
                series::Column::Epoch,
            ])
            .do_nothing()
            .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// All series of a slug.
pub async fn list_series<C: ConnectionTrait>(
    connection: &C,
    agency_id: Uuid,
    slug: &str,
) -> Result<Vec<SeriesRow>> {
    Ok(series::Entity::find()
        .filter(series::Column::AgencyId.eq(agency_id))
        .filter(series::Column::Slug.eq(slug))
        .all(connection)
        .await?)
}
