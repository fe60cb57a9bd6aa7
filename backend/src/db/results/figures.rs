//! Sums over score rows, all of them integers, so that means are exact.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::sea_query::{Alias, ExprTrait, Func};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, Select,
    sea_query::Expr,
};
use uuid::Uuid;

use super::Period;
use crate::db::entity::score_rows;
use crate::error::Result;

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
    /// What was lost of the totals, hundredths of a percentage point in all.
    pub lost: i64,
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
        .column_as(whole(Expr::col(Column::Lost).sum()), "lost")
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

/// Count and sum of the scores of one series for each of these stores on each day of a period that has
/// some, as store, day, count and sum.
pub async fn sums_by_store_and_date<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    store_ids: &[Uuid],
    series: i64,
    period: Period,
) -> Result<Vec<(Uuid, NaiveDate, i64, i64)>> {
    use score_rows::Column;
    let score = || Expr::col(Column::Score);
    Ok(score_rows::Entity::find()
        .select_only()
        .columns([Column::StoreId, Column::LocalDate])
        .column_as(whole(score().count()), "n")
        .column_as(whole(score().sum()), "sum")
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::StoreId.is_in(store_ids.iter().copied()))
        .filter(Column::SeriesId.eq(series))
        .filter(Column::LocalDate.gte(period.from))
        .filter(Column::LocalDate.lt(period.to))
        .group_by(Column::StoreId)
        .group_by(Column::LocalDate)
        .into_tuple()
        .all(connection)
        .await?)
}
