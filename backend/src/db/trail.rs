//! The trail: who changed what, when (P12).
//!
//! Rows are only ever added; the database refuses anything else. They hold ids and facts of the
//! work, never names or addresses, so that a person can be erased and the trail stays whole.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::Value;
use uuid::Uuid;

use super::entity::trail;
use super::{Scope, Tx, Who};
use crate::clock::Timestamp;
use crate::error::Result;

/// A line's row.
pub type TrailRow = trail::Model;

/// One line to be written.
#[derive(Clone, Debug)]
pub struct Line {
    /// The tenant.
    pub agency_id: Uuid,
    /// Who; `None` for the command line and the server itself.
    pub user_id: Option<Uuid>,
    /// When.
    pub at: Timestamp,
    /// What, such as `visit.assigned`.
    pub action: &'static str,
    /// Kind of the thing changed.
    pub subject_kind: &'static str,
    /// The thing changed.
    pub subject_id: Uuid,
    /// What it was.
    pub before: Option<Value>,
    /// What it is now.
    pub after: Option<Value>,
}

/// Writes a line, in the transaction of the change itself.
pub async fn write(tx: &Tx, line: Line) -> Result<()> {
    trail::ActiveModel {
        id: Set(Uuid::now_v7()),
        agency_id: Set(line.agency_id),
        at: Set(line.at),
        user_id: Set(line.user_id),
        action: Set(line.action.to_owned()),
        subject_kind: Set(line.subject_kind.to_owned()),
        subject_id: Set(line.subject_id),
        before: Set(line.before.map(|value| value.to_string())),
        after: Set(line.after.map(|value| value.to_string())),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// The history of one thing, oldest first; for contractors.
pub async fn list_trail<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    subject_id: Uuid,
) -> Result<Vec<TrailRow>> {
    if scope.who != Who::Agency {
        return Ok(Vec::new());
    }
    Ok(trail::Entity::find()
        .filter(trail::Column::AgencyId.eq(scope.agency_id))
        .filter(trail::Column::SubjectId.eq(subject_id))
        .order_by_asc(trail::Column::At)
        .order_by_asc(trail::Column::Id)
        .all(connection)
        .await?)
}

/// The history of one thing before the place `before`, the latest first, at most `limit`; for contractors.
pub async fn page_trail<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    subject_id: Uuid,
    before: Option<(Timestamp, Uuid)>,
    limit: u64,
) -> Result<Vec<TrailRow>> {
    use trail::Column::{AgencyId, At, Id, SubjectId};
    if scope.who != Who::Agency {
        return Ok(Vec::new());
    }
    let mut query = trail::Entity::find()
        .filter(AgencyId.eq(scope.agency_id))
        .filter(SubjectId.eq(subject_id));
    if let Some((at, id)) = before {
        query = query.filter(At.lt(at).or(At.eq(at).and(Id.lt(id))));
    }
    Ok(query
        .order_by_desc(At)
        .order_by_desc(Id)
        .limit(limit)
        .all(connection)
        .await?)
}
