//! What owners read: narrow rows written at approval and taken away when an approval is.
//!
//! No table here has a column for the shopper, a time of day or a submission (P6), and reading a
//! store's period touches the store's own rows alone, whatever the history holds.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::sea_query::{Alias, ExprTrait, Func, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult,
    QueryFilter, QueryOrder, QuerySelect, Select, sea_query::Expr,
};
use uuid::Uuid;

use super::entity::{approved_visits, result_changes, score_rows, shown_comments, shown_photos};
use super::{Scope, Tx, Who};
use crate::clock::Timestamp;
use crate::error::Result;

/// The row of an approved visit.
pub type ApprovedRow = approved_visits::Model;
/// The row of one score: of the total, a section or a question.
pub type ScoreRow = score_rows::Model;
/// The row of a comment that owners may read.
pub type ShownCommentRow = shown_comments::Model;
/// The row of a photo that owners may see.
pub type ShownPhotoRow = shown_photos::Model;

/// A store's dates: `[from, to)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First local date.
    pub from: NaiveDate,
    /// The local date after the last.
    pub to: NaiveDate,
}

/// Sums over the score rows of one series. All integers, so that means are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Sums {
    /// Rows with a score.
    pub n: i64,
    /// Sum of scores, hundredths of a percent.
    pub sum: i64,
    /// Sum of squared scores.
    pub sum_of_squares: i64,
    /// Lowest score, 0 if n is 0.
    pub lowest: i64,
    /// Highest score, 0 if n is 0.
    pub highest: i64,
    /// Rows that passed.
    pub passed: i64,
    /// Rows that passed or were missed.
    pub judged: i64,
}

/// Writes everything that an approval publishes.
pub async fn insert_results(
    tx: &Tx,
    approved: ApprovedRow,
    scores: Vec<ScoreRow>,
    comments: Vec<ShownCommentRow>,
    photos: Vec<ShownPhotoRow>,
) -> Result<()> {
    approved_visits::ActiveModel {
        agency_id: Set(approved.agency_id),
        visit_id: Set(approved.visit_id),
        client_id: Set(approved.client_id),
        store_id: Set(approved.store_id),
        checklist_version_id: Set(approved.checklist_version_id),
        slug: Set(approved.slug),
        epoch: Set(approved.epoch),
        local_date: Set(approved.local_date),
    }
    .insert(tx)
    .await?;
    let rows = scores.into_iter().map(|row| score_rows::ActiveModel {
        agency_id: Set(row.agency_id),
        visit_id: Set(row.visit_id),
        series_id: Set(row.series_id),
        client_id: Set(row.client_id),
        store_id: Set(row.store_id),
        local_date: Set(row.local_date),
        score: Set(row.score),
        passed: Set(row.passed),
    });
    score_rows::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    let rows: Vec<_> = comments
        .into_iter()
        .map(|row| shown_comments::ActiveModel {
            agency_id: Set(row.agency_id),
            visit_id: Set(row.visit_id),
            question: Set(row.question),
            position: Set(row.position),
            store_id: Set(row.store_id),
            slug: Set(row.slug),
            local_date: Set(row.local_date),
            missed: Set(row.missed),
            text: Set(row.text),
        })
        .collect();
    if !rows.is_empty() {
        shown_comments::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    let rows: Vec<_> = photos
        .into_iter()
        .map(|row| shown_photos::ActiveModel {
            id: Set(row.id),
            agency_id: Set(row.agency_id),
            visit_id: Set(row.visit_id),
            question: Set(row.question),
            position: Set(row.position),
            store_id: Set(row.store_id),
            slug: Set(row.slug),
            local_date: Set(row.local_date),
            missed: Set(row.missed),
        })
        .collect();
    if !rows.is_empty() {
        shown_photos::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Takes away everything that the approval of a visit had published.
pub async fn delete_results(tx: &Tx, agency_id: Uuid, visit_id: Uuid) -> Result<()> {
    shown_photos::Entity::delete_many()
        .filter(shown_photos::Column::AgencyId.eq(agency_id))
        .filter(shown_photos::Column::VisitId.eq(visit_id))
        .exec(tx)
        .await?;
    shown_comments::Entity::delete_many()
        .filter(shown_comments::Column::AgencyId.eq(agency_id))
        .filter(shown_comments::Column::VisitId.eq(visit_id))
        .exec(tx)
        .await?;
    score_rows::Entity::delete_many()
        .filter(score_rows::Column::AgencyId.eq(agency_id))
        .filter(score_rows::Column::VisitId.eq(visit_id))
        .exec(tx)
        .await?;
    approved_visits::Entity::delete_many()
        .filter(approved_visits::Column::AgencyId.eq(agency_id))
        .filter(approved_visits::Column::VisitId.eq(visit_id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Notes that results of a client under a checklist changed, and the version last used: the as-of
/// time of reports (P9).
pub async fn note_change(
    tx: &Tx,
    agency_id: Uuid,
    client_id: Uuid,
    slug: &str,
    checklist_version_id: Uuid,
    now: Timestamp,
) -> Result<()> {
    result_changes::Entity::insert(result_changes::ActiveModel {
        agency_id: Set(agency_id),
        client_id: Set(client_id),
        slug: Set(slug.to_owned()),
        checklist_version_id: Set(checklist_version_id),
        changed_at: Set(now),
    })
    .on_conflict(
        OnConflict::columns([
            result_changes::Column::AgencyId,
            result_changes::Column::ClientId,
            result_changes::Column::Slug,
        ])
        .update_columns([
            result_changes::Column::ChecklistVersionId,
            result_changes::Column::ChangedAt,
        ])
        .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// When results of a client under a checklist last changed.
pub async fn find_last_change<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    client_id: Uuid,
    slug: &str,
) -> Result<Option<Timestamp>> {
    Ok(
        result_changes::Entity::find_by_id((scope.agency_id, client_id, slug.to_owned()))
            .one(connection)
            .await?
            .map(|row| row.changed_at),
    )
}

/// Slugs of the checklists with approved visits in the asker's reach.
pub async fn list_slugs<C: ConnectionTrait>(scope: &Scope, connection: &C) -> Result<Vec<String>> {
    let mut query = result_changes::Entity::find()
        .select_only()
        .column(result_changes::Column::Slug)
        .distinct()
        .filter(result_changes::Column::AgencyId.eq(scope.agency_id));
    match &scope.who {
        Who::Agency => {}
        Who::Shopper(_) => return Ok(Vec::new()),
        Who::Owner { client_id, .. } => {
            query = query.filter(result_changes::Column::ClientId.eq(*client_id));
        }
    }
    Ok(query
        .order_by_asc(result_changes::Column::Slug)
        .into_tuple()
        .all(connection)
        .await?)
}

/// The approved visits of a store in a period, oldest first.
pub async fn list_approved<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    store_id: Uuid,
    slug: &str,
    period: Period,
) -> Result<Vec<ApprovedRow>> {
    Ok(approved_visits::Entity::find()
        .filter(approved_visits::Column::AgencyId.eq(agency_id))
        .filter(approved_visits::Column::StoreId.eq(store_id))
        .filter(approved_visits::Column::Slug.eq(slug))
        .filter(approved_visits::Column::LocalDate.gte(period.from))
        .filter(approved_visits::Column::LocalDate.lt(period.to))
        .order_by_asc(approved_visits::Column::LocalDate)
        .all(connection)
        .await?)
}

/// Which stores' rows an aggregate reads.
#[derive(Clone, Copy, Debug)]
pub enum Stores {
    /// One store.
    One(Uuid),
    /// All stores of a client but one.
    OthersOf {
        /// The client.
        client_id: Uuid,
        /// The store left out.
        but: Uuid,
    },
}

fn rows_of(
    agency_id: Uuid,
    stores: Stores,
    series: &[i64],
    period: Period,
) -> Select<score_rows::Entity> {
    let query = score_rows::Entity::find()
        .select_only()
        .filter(score_rows::Column::AgencyId.eq(agency_id))
        .filter(score_rows::Column::SeriesId.is_in(series.iter().copied()))
        .filter(score_rows::Column::LocalDate.gte(period.from))
        .filter(score_rows::Column::LocalDate.lt(period.to));
    match stores {
        Stores::One(store_id) => query.filter(score_rows::Column::StoreId.eq(store_id)),
        Stores::OthersOf { client_id, but } => query
            .filter(score_rows::Column::ClientId.eq(client_id))
            .filter(score_rows::Column::StoreId.ne(but)),
    }
}

/// `COALESCE(CAST(f(column) AS BIGINT), 0)`: sums of PostgreSQL are numerics, and of nothing null.
fn whole(expression: sea_orm::sea_query::SimpleExpr) -> sea_orm::sea_query::SimpleExpr {
    Func::coalesce([expression.cast_as(Alias::new("BIGINT")), Expr::value(0_i64)]).into()
}

fn with_sums(query: Select<score_rows::Entity>) -> Select<score_rows::Entity> {
    use score_rows::Column;
    let score = || Expr::col(Column::Score);
    let passed = || Expr::col(Column::Passed);
    query
        .column_as(whole(score().count()), "n")
        .column_as(whole(score().sum()), "sum")
        .column_as(whole(score().mul(score()).sum()), "sum_of_squares")
        .column_as(whole(score().min()), "lowest")
        .column_as(whole(score().max()), "highest")
        .column_as(whole(passed().sum()), "passed")
        .column_as(whole(passed().count()), "judged")
}

#[derive(FromQueryResult)]
struct SeriesSums {
    series_id: i64,
    #[sea_orm(nested)]
    sums: Sums,
}

/// Sums for each of these series over these stores in a period.
pub async fn sums_by_series<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    stores: Stores,
    series: &[i64],
    period: Period,
) -> Result<HashMap<i64, Sums>> {
    let query =
        with_sums(rows_of(agency_id, stores, series, period).column(score_rows::Column::SeriesId))
            .group_by(score_rows::Column::SeriesId);
    let rows = query.into_model::<SeriesSums>().all(connection).await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.series_id, row.sums))
        .collect())
}

#[derive(FromQueryResult)]
struct StoreSums {
    store_id: Uuid,
    #[sea_orm(nested)]
    sums: Sums,
}

/// Sums of one series for each of these stores in a period.
pub async fn sums_by_store<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    store_ids: &[Uuid],
    series: i64,
    period: Period,
) -> Result<HashMap<Uuid, Sums>> {
    let rows = with_sums(
        score_rows::Entity::find()
            .select_only()
            .column(score_rows::Column::StoreId)
            .filter(score_rows::Column::AgencyId.eq(agency_id))
            .filter(score_rows::Column::StoreId.is_in(store_ids.iter().copied()))
            .filter(score_rows::Column::SeriesId.eq(series))
            .filter(score_rows::Column::LocalDate.gte(period.from))
            .filter(score_rows::Column::LocalDate.lt(period.to)),
    )
    .group_by(score_rows::Column::StoreId)
    .into_model::<StoreSums>()
    .all(connection)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.store_id, row.sums))
        .collect())
}

/// The scores of one series of a store in a period, oldest first, with their dates.
pub async fn list_scores<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    store_id: Uuid,
    series: i64,
    period: Period,
) -> Result<Vec<(NaiveDate, i64)>> {
    Ok(rows_of(agency_id, Stores::One(store_id), &[series], period)
        .columns([score_rows::Column::LocalDate, score_rows::Column::Score])
        .filter(score_rows::Column::Score.is_not_null())
        .order_by_asc(score_rows::Column::LocalDate)
        .order_by_asc(score_rows::Column::Score)
        .into_tuple()
        .all(connection)
        .await?)
}

/// How many of these stores have a scored visit in a series and period.
pub async fn count_scored_stores<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    stores: Stores,
    series: i64,
    period: Period,
) -> Result<u64> {
    let rows: Vec<Uuid> = rows_of(agency_id, stores, &[series], period)
        .column(score_rows::Column::StoreId)
        .distinct()
        .filter(score_rows::Column::Score.is_not_null())
        .into_tuple()
        .all(connection)
        .await?;
    Ok(rows.len() as u64)
}

/// The latest comments of a store that may be shown: latest visit first, missed questions before
/// others, then in the order of the checklist.
pub async fn list_comments<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    store_id: Uuid,
    slug: &str,
    period: Period,
    limit: u64,
) -> Result<Vec<ShownCommentRow>> {
    use shown_comments::Column;
    Ok(shown_comments::Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::StoreId.eq(store_id))
        .filter(Column::Slug.eq(slug))
        .filter(Column::LocalDate.gte(period.from))
        .filter(Column::LocalDate.lt(period.to))
        .order_by_desc(Column::LocalDate)
        .order_by_desc(Column::Missed)
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Text)
        .limit(limit)
        .all(connection)
        .await?)
}

/// The latest photos of a store that may be shown, in the order of [`list_comments`].
pub async fn list_shown_photos<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    store_id: Uuid,
    slug: &str,
    period: Period,
    limit: u64,
) -> Result<Vec<ShownPhotoRow>> {
    use shown_photos::Column;
    Ok(shown_photos::Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::StoreId.eq(store_id))
        .filter(Column::Slug.eq(slug))
        .filter(Column::LocalDate.gte(period.from))
        .filter(Column::LocalDate.lt(period.to))
        .order_by_desc(Column::LocalDate)
        .order_by_desc(Column::Missed)
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(connection)
        .await?)
}

/// The photo of that id, if it may be shown and hangs at that store. The caller has found the
/// store in scope.
pub async fn find_shown_photo<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    store_id: Uuid,
    photo_id: Uuid,
) -> Result<Option<ShownPhotoRow>> {
    Ok(shown_photos::Entity::find()
        .filter(shown_photos::Column::AgencyId.eq(agency_id))
        .filter(shown_photos::Column::StoreId.eq(store_id))
        .filter(shown_photos::Column::Id.eq(photo_id))
        .one(connection)
        .await?)
}
