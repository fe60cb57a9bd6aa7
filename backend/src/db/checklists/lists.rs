//! Lists of published versions, without what weighs: the source and the compiled checklist.

use std::collections::HashMap;

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

use super::ChecklistRow;
use crate::clock::Timestamp;
use crate::db::entity::checklist_versions;
use crate::db::{Scope, Who};
use crate::error::Result;

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
