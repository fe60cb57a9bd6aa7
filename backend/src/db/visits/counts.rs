//! Counts of visits that pass a filter.

use chrono::NaiveDateTime;
use sea_orm::sea_query::{Alias, Asterisk, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, QuerySelect, QueryTrait};

use super::lists::{VisitFilter, narrowed};
use crate::clock::Timestamp;
use crate::db::Scope;
use crate::db::entity::visits;
use crate::error::Result;

/// How many visits pass the filter, counted up to `most`, so that it costs the same whatever the history.
pub async fn count_visits<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    filter: &VisitFilter,
    most: u64,
) -> Result<usize> {
    let Some(query) = narrowed(scope, filter) else {
        return Ok(0);
    };
    let some = query
        .select_only()
        .column(visits::Column::Id)
        .limit(most)
        .into_query();
    let count = Query::select()
        .expr_as(Expr::col(Asterisk).count(), Alias::new("n"))
        .from_subquery(some, Alias::new("some_visits"))
        .to_owned();
    let row = connection.query_one(&count).await?;
    let count: i64 = row.map_or(Ok(0), |row| row.try_get("", "n"))?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// How many visits pass the filter by the end of their windows, of the stores' clocks.
pub async fn count_by_window<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    filter: &VisitFilter,
) -> Result<Vec<(NaiveDateTime, usize)>> {
    let Some(query) = narrowed(scope, filter) else {
        return Ok(Vec::new());
    };
    let counts: Vec<(NaiveDateTime, i64)> = query
        .select_only()
        .column(visits::Column::WindowTo)
        .column_as(visits::Column::Id.count(), "n")
        .group_by(visits::Column::WindowTo)
        .into_tuple()
        .all(connection)
        .await?;
    let whole = |n| usize::try_from(n).unwrap_or(0);
    Ok(counts.into_iter().map(|(at, n)| (at, whole(n))).collect())
}

/// Since when the longest of the visits that pass the filter has been in its state.
pub async fn find_oldest_change<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    filter: &VisitFilter,
) -> Result<Option<Timestamp>> {
    let Some(query) = narrowed(scope, filter) else {
        return Ok(None);
    };
    let oldest: Option<Option<i64>> = query
        .select_only()
        .column_as(visits::Column::UpdatedAt.min(), "oldest")
        .into_tuple()
        .one(connection)
        .await?;
    Ok(oldest.flatten().map(Timestamp))
}
