//! Submissions with the revision that is to be looked at: those that wait, and those of a store.

use std::collections::HashMap;

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, JoinType, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, RelationDef, Select,
};
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::clients::{ClientRow, clients_by_id};
use crate::db::entity::{
    checklist_versions as versions, stores, submission_revisions as revisions, submissions, visits,
};
use crate::db::search::holds;
use crate::db::stores::{StoreRow, stores_by_id};
use crate::db::{Scope, Who};
use crate::error::{Error, Result};

/// A submission with its latest revision, and what it is about; without the answers.
#[derive(Clone, Debug)]
pub struct Sent {
    /// The submission.
    pub id: Uuid,
    /// The visit.
    pub visit_id: Uuid,
    /// The visit's state.
    pub state: String,
    /// Who sent it.
    pub shopper_id: Uuid,
    /// A second submission for the visit, which does not count.
    pub contested: bool,
    /// The latest revision.
    pub revision: i64,
    /// Its scorecard, as JSON.
    pub scorecard: String,
    /// Its flags, as JSON.
    pub flags: String,
    /// When the visit began.
    pub started_at: Timestamp,
    /// When the revision was received.
    pub received_at: Timestamp,
    /// The visit's store.
    pub store: StoreRow,
    /// The store's client.
    pub client: ClientRow,
}

/// What the queue is narrowed to; what is left empty narrows nothing.
#[derive(Clone, Debug, Default)]
pub struct QueueFilter {
    /// Only stores of this client.
    pub client_id: Option<Uuid>,
    /// Only stores whose code or name holds this.
    pub store: Option<String>,
    /// Only visits under a version of this checklist.
    pub slug: Option<String>,
    /// Only what this shopper sent.
    pub shopper_id: Option<Uuid>,
    /// Only what has a flag.
    pub flagged: bool,
}

impl QueueFilter {
    /// The query with these narrowings.
    fn narrow(
        &self,
        agency_id: Uuid,
        mut query: Select<submissions::Entity>,
    ) -> Select<submissions::Entity> {
        if let Some(client_id) = self.client_id {
            query = query.filter(visits::Column::ClientId.eq(client_id));
        }
        if let Some(store) = &self.store {
            let called = holds((stores::Entity, stores::Column::Code), store)
                .or(holds((stores::Entity, stores::Column::Name), store));
            let found = stores::Entity::find()
                .select_only()
                .column(stores::Column::Id)
                .filter(stores::Column::AgencyId.eq(agency_id))
                .filter(called);
            query = query.filter(visits::Column::StoreId.in_subquery(found.into_query()));
        }
        if let Some(slug) = &self.slug {
            let found = versions::Entity::find()
                .select_only()
                .column(versions::Column::Id)
                .filter(versions::Column::AgencyId.eq(agency_id))
                .filter(versions::Column::Slug.eq(slug.as_str()));
            query =
                query.filter(visits::Column::ChecklistVersionId.in_subquery(found.into_query()));
        }
        if let Some(shopper_id) = self.shopper_id {
            query = query.filter(submissions::Column::ShopperId.eq(shopper_id));
        }
        if self.flagged {
            query = query.filter(revisions::Column::Flags.ne("[]"));
        }
        query
    }
}

/// The columns of [`Sent`], without store and client.
type Columns = (
    (Uuid, Uuid, String, Uuid, bool, i64),
    (String, String, Timestamp, Timestamp, Uuid, Uuid),
);

/// Submissions with their visits and latest revisions.
fn joined(agency_id: Uuid) -> Select<submissions::Entity> {
    let visit: RelationDef = submissions::Entity::belongs_to(visits::Entity)
        .from((submissions::Column::AgencyId, submissions::Column::VisitId))
        .to((visits::Column::AgencyId, visits::Column::Id))
        .into();
    let revision: RelationDef = submissions::Entity::belongs_to(revisions::Entity)
        .from((
            submissions::Column::AgencyId,
            submissions::Column::Id,
            submissions::Column::LatestRevision,
        ))
        .to((
            revisions::Column::AgencyId,
            revisions::Column::SubmissionId,
            revisions::Column::Number,
        ))
        .into();
    submissions::Entity::find()
        .join(JoinType::InnerJoin, visit)
        .join(JoinType::InnerJoin, revision)
        .filter(submissions::Column::AgencyId.eq(agency_id))
        .filter(visits::Column::AgencyId.eq(agency_id))
        .filter(revisions::Column::AgencyId.eq(agency_id))
}

/// The columns of [`Sent`] of these.
fn sent(agency_id: Uuid) -> Select<submissions::Entity> {
    joined(agency_id)
        .select_only()
        .column(submissions::Column::Id)
        .column(submissions::Column::VisitId)
        .column(visits::Column::State)
        .column(submissions::Column::ShopperId)
        .column(submissions::Column::Contested)
        .column(submissions::Column::LatestRevision)
        .column(revisions::Column::Scorecard)
        .column(revisions::Column::Flags)
        .column(revisions::Column::StartedAt)
        .column(revisions::Column::ReceivedAt)
        .column(visits::Column::StoreId)
        .column(visits::Column::ClientId)
}

/// What waits for a decision, the longest first, after the place `after`: what counts for a visit that was
/// submitted, and contested submissions while nothing is settled by a decision.
pub async fn list_queue<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    filter: &QueueFilter,
    after: Option<(Timestamp, Uuid)>,
    limit: u64,
) -> Result<Vec<Sent>> {
    let ids = list_waiting(scope, connection, filter, after, limit).await?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = sent(scope.agency_id).filter(submissions::Column::Id.is_in(ids));
    let mut rows = read(query, connection).await?;
    rows.sort_by_key(|(first, second): &Columns| (second.3, first.0));
    describe(scope, connection, rows).await
}

/// The same by id alone. The order is found without the scorecards, which weigh a hundred times as much.
pub async fn list_waiting<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    filter: &QueueFilter,
    after: Option<(Timestamp, Uuid)>,
    limit: u64,
) -> Result<Vec<Uuid>> {
    if scope.who != Who::Agency {
        return Ok(Vec::new());
    }
    // Each of the two is short under an index of its own; one question for both would walk all visits.
    let waiting = visits::Column::State
        .eq("submitted")
        .and(submissions::Column::Contested.eq(false));
    let contested = Expr::cust("submissions.contested = true")
        .and(visits::Column::State.is_not_in(["approved", "rejected"]));
    let mut rows: Vec<(Timestamp, Uuid)> = Vec::new();
    for wanted in [waiting, contested] {
        let mut query = filter
            .narrow(scope.agency_id, joined(scope.agency_id))
            .select_only()
            .column(revisions::Column::ReceivedAt)
            .column(submissions::Column::Id)
            .filter(wanted);
        if let Some((at, id)) = after {
            let later = revisions::Column::ReceivedAt.gt(at);
            let same = revisions::Column::ReceivedAt.eq(at);
            query = query.filter(
                Condition::any()
                    .add(later)
                    .add(same.and(submissions::Column::Id.gt(id))),
            );
        }
        let query = query
            .order_by_asc(revisions::Column::ReceivedAt)
            .order_by_asc(submissions::Column::Id)
            .limit(limit);
        rows.extend(
            query
                .into_tuple::<(Timestamp, Uuid)>()
                .all(connection)
                .await?,
        );
    }
    rows.sort_unstable();
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(rows.into_iter().map(|(_, id)| id).collect())
}

/// The submissions that count for visits of a store, other than `visit_id`, the latest visit first, after the
/// place `after`, at most `limit`.
pub async fn list_of_store<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    store_id: Uuid,
    visit_id: Uuid,
    after: Option<(Timestamp, Uuid)>,
    limit: u64,
) -> Result<Vec<Sent>> {
    use revisions::Column::StartedAt;
    if scope.who != Who::Agency {
        return Ok(Vec::new());
    }
    let mut query = sent(scope.agency_id)
        .filter(visits::Column::StoreId.eq(store_id))
        .filter(visits::Column::Id.ne(visit_id))
        .filter(submissions::Column::Contested.eq(false));
    if let Some((at, id)) = after {
        let same = StartedAt.eq(at).and(submissions::Column::Id.lt(id));
        query = query.filter(StartedAt.lt(at).or(same));
    }
    let query = query
        .order_by_desc(StartedAt)
        .order_by_desc(submissions::Column::Id)
        .limit(limit);
    let rows = read(query, connection).await?;
    describe(scope, connection, rows).await
}

async fn read<C: ConnectionTrait>(
    query: Select<submissions::Entity>,
    connection: &C,
) -> Result<Vec<Columns>> {
    type Flat = (
        Uuid,
        Uuid,
        String,
        Uuid,
        bool,
        i64,
        String,
        String,
        Timestamp,
        Timestamp,
        Uuid,
        Uuid,
    );
    let rows = query.into_tuple::<Flat>().all(connection).await?;
    Ok(rows
        .into_iter()
        .map(|(a, b, c, d, e, f, g, h, i, j, k, l)| ((a, b, c, d, e, f), (g, h, i, j, k, l)))
        .collect())
}

async fn describe<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    rows: Vec<Columns>,
) -> Result<Vec<Sent>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let (mut store_ids, mut client_ids) = (Vec::new(), Vec::new());
    for (_, second) in &rows {
        store_ids.push(second.4);
        client_ids.push(second.5);
    }
    let agency_id = scope.agency_id;
    let stores: HashMap<_, _> = stores_by_id(connection, agency_id, store_ids).await?;
    let clients: HashMap<_, _> = clients_by_id(connection, agency_id, client_ids).await?;
    rows.into_iter()
        .map(|(first, second)| {
            let (id, visit_id, state, shopper_id, contested, revision) = first;
            let (scorecard, flags, started_at, received_at, store_id, client_id) = second;
            let missing = || Error::internal(format!("visit {visit_id} lost a parent row"));
            Ok(Sent {
                id,
                visit_id,
                state,
                shopper_id,
                contested,
                revision,
                scorecard,
                flags,
                started_at,
                received_at,
                store: stores.get(&store_id).cloned().ok_or_else(missing)?,
                client: clients.get(&client_id).cloned().ok_or_else(missing)?,
            })
        })
        .collect()
}
