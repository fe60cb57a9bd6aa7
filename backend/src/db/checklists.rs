//! Published checklist versions and the series under which their results live.

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait,
    EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
};
use uuid::Uuid;

use super::entity::{checklist_versions, result_changes, series};
use super::{Scope, Tx, Who};
use crate::clock::Timestamp;
use crate::error::Result;

/// The row of a published version.
pub type ChecklistRow = checklist_versions::Model;
/// The row of a series.
pub type SeriesRow = series::Model;

/// A published version without its texts.
#[derive(Clone, Debug, FromQueryResult)]
pub struct VersionRow {
    /// Slug.
    pub slug: String,
    /// Version.
    pub version: i64,
    /// Title in the default language.
    pub title: String,
    /// Languages as JSON, the default first.
    pub languages: String,
    /// SHA-256 of the canonical checklist.
    pub hash: String,
    /// When it was published.
    pub published_at: Timestamp,
}

impl From<ChecklistRow> for VersionRow {
    fn from(row: ChecklistRow) -> Self {
        VersionRow {
            slug: row.slug,
            version: row.version,
            title: row.title,
            languages: row.languages,
            hash: row.hash,
            published_at: row.published_at,
        }
    }
}

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
/// The database's error, for the caller to look for [`super::constraint::CHECKLIST_NUMBER`].
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

/// All versions without their texts, by slug, the highest number first: what there is to choose from.
pub async fn list_versions<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
) -> Result<Vec<VersionRow>> {
    use checklist_versions::Column;
    if scope.who != Who::Agency {
        return Ok(Vec::new());
    }
    Ok(without_texts()
        .filter(Column::AgencyId.eq(scope.agency_id))
        .order_by_asc(Column::Slug)
        .order_by_desc(Column::Version)
        .into_model()
        .all(connection)
        .await?)
}

/// Versions without their texts, of one checklist or of all, by slug, the highest number first, after the
/// place `after`, at most `limit`; for contractors.
pub async fn page_versions<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    slug: Option<&str>,
    after: Option<(String, i64)>,
    limit: u64,
) -> Result<Vec<VersionRow>> {
    use checklist_versions::Column::{AgencyId, Slug, Version};
    if scope.who != Who::Agency {
        return Ok(Vec::new());
    }
    let mut query = without_texts().filter(AgencyId.eq(scope.agency_id));
    if let Some(slug) = slug {
        query = query.filter(Slug.eq(slug));
    }
    if let Some((slug, version)) = after {
        let same = Slug.eq(slug.as_str()).and(Version.lt(version));
        query = query.filter(Slug.gt(slug).or(same));
    }
    Ok(query
        .order_by_asc(Slug)
        .order_by_desc(Version)
        .limit(limit)
        .into_model()
        .all(connection)
        .await?)
}

/// The newest version of each checklist without its texts, and how many versions there are, by slug after
/// the slug `after`, at most `limit`; for contractors.
pub async fn list_newest<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    after: Option<String>,
    limit: u64,
) -> Result<Vec<(VersionRow, i64)>> {
    use checklist_versions::Column::{AgencyId, Slug, Version};
    if scope.who != Who::Agency {
        return Ok(Vec::new());
    }
    let mut counts = checklist_versions::Entity::find()
        .select_only()
        .column(Slug)
        .column_as(Version.count(), "versions")
        .filter(AgencyId.eq(scope.agency_id))
        .group_by(Slug)
        .order_by_asc(Slug)
        .limit(limit);
    if let Some(after) = after {
        counts = counts.filter(Slug.gt(after));
    }
    let counts: Vec<(String, i64)> = counts.into_tuple().all(connection).await?;
    let (Some((first, _)), Some((last, _))) = (counts.first(), counts.last()) else {
        return Ok(Vec::new());
    };
    let is_newest = Expr::cust(
        "NOT EXISTS (SELECT 1 FROM checklist_versions newer \
         WHERE newer.agency_id = checklist_versions.agency_id \
         AND newer.slug = checklist_versions.slug AND newer.version > checklist_versions.version)",
    );
    let newest: Vec<VersionRow> = without_texts()
        .filter(AgencyId.eq(scope.agency_id))
        .filter(Slug.between(first.as_str(), last.as_str()))
        .filter(is_newest)
        .order_by_asc(Slug)
        .into_model()
        .all(connection)
        .await?;
    let mut counts: HashMap<String, i64> = counts.into_iter().collect();
    let counted = newest.into_iter().filter_map(|row| {
        let n = counts.remove(&row.slug)?;
        Some((row, n))
    });
    Ok(counted.collect())
}

/// The versions without what weighs.
fn without_texts() -> Select<checklist_versions::Entity> {
    use checklist_versions::Column;
    checklist_versions::Entity::find()
        .select_only()
        .columns([Column::Slug, Column::Version, Column::Title])
        .columns([Column::Languages, Column::Hash, Column::PublishedAt])
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
