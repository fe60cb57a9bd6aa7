//! Everything that was scored of some visits, row by row.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use crate::db::entity::score_rows::{self, Column};
use crate::error::Result;

/// Visits of one query, well below the parameters that a database takes.
const BATCH: usize = 500;

/// One score of one visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Mark {
    /// The visit.
    pub visit_id: Uuid,
    /// The series.
    pub series_id: i64,
    /// The score, hundredths of a percent.
    pub score: Option<i64>,
    /// 1 where a question passed, 0 where it was missed.
    pub passed: Option<i64>,
    /// The grade given.
    pub value: Option<i64>,
    /// What a question cost of the total.
    pub lost: Option<i64>,
}

/// All scores of these visits, which lie together under the primary key. The caller has found the
/// visits in scope.
pub async fn list_marks<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    visit_ids: &[Uuid],
) -> Result<Vec<Mark>> {
    let mut marks = Vec::new();
    for batch in visit_ids.chunks(BATCH) {
        let rows = score_rows::Entity::find()
            .select_only()
            .columns([
                Column::VisitId,
                Column::SeriesId,
                Column::Score,
                Column::Passed,
                Column::Value,
                Column::Lost,
            ])
            .filter(Column::AgencyId.eq(agency_id))
            .filter(Column::VisitId.is_in(batch.iter().copied()))
            .into_model::<Mark>()
            .all(connection)
            .await?;
        marks.extend(rows);
    }
    Ok(marks)
}
