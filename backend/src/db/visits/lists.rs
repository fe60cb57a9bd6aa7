//! Lists of visits: narrowed by filters, in an order, page by page; and their counts.

use api::visits::VisitState;
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use sea_orm::sea_query::{Expr, ExprTrait, Func, JoinType, LikeExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{VisitDetail, VisitRow, describe, visible};
use crate::clock::Timestamp;
use crate::db::entity::{stores, visits};
use crate::db::{Scope, Who};
use crate::error::Result;

/// No place is further from UTC.
pub(super) const FURTHEST: TimeDelta = TimeDelta::hours(15);

/// What a list of visits is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct VisitFilter {
    /// Only visits in one of these states; none means all.
    pub states: Vec<VisitState>,
    /// Only visits to this client's stores.
    pub client_id: Option<Uuid>,
    /// Only visits to this store.
    pub store_id: Option<Uuid>,
    /// Only visits to stores of this region.
    pub region: Option<String>,
    /// Only visits to stores whose code or name has this in it.
    pub text: Option<String>,
    /// Only visits held by this shopper.
    pub shopper_id: Option<Uuid>,
    /// Only visits due at or after this instant.
    pub due_from: Option<Timestamp>,
    /// Only visits due before this instant.
    pub due_to: Option<Timestamp>,
    /// Only visits whose window ends on or after this day of the store.
    pub first_day: Option<NaiveDate>,
    /// Only visits whose window ends on or before this day of the store.
    pub last_day: Option<NaiveDate>,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By due instant, the earliest first.
    #[default]
    Due,
    /// By due instant, the latest first.
    Latest,
    /// By client and code of the store, then by due instant.
    Store,
    /// By state in the order of a visit's life, then by due instant.
    State,
}

/// Where in a list a visit stands, in any order.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Place {
    due_at: i64,
    id: Uuid,
    client_id: Uuid,
    code: String,
    state: VisitState,
}

impl Place {
    /// The place of a visit.
    pub fn of(detail: &VisitDetail) -> Place {
        let state = VisitState::from_name(&detail.visit.state);
        Place {
            due_at: detail.visit.due_at.0,
            id: detail.visit.id,
            client_id: detail.visit.client_id,
            code: detail.store.code.clone(),
            state: state.unwrap_or(VisitState::Open),
        }
    }

    fn later(&self) -> Condition {
        use visits::Column::{DueAt, Id};
        let same = DueAt.eq(self.due_at).and(Id.gt(self.id));
        Condition::any().add(DueAt.gt(self.due_at)).add(same)
    }

    fn earlier(&self) -> Condition {
        use visits::Column::{DueAt, Id};
        let same = DueAt.eq(self.due_at).and(Id.lt(self.id));
        Condition::any().add(DueAt.lt(self.due_at)).add(same)
    }

    /// What comes after it in the order of stores.
    fn further(&self) -> Condition {
        use stores::Column::{ClientId, Code};
        // The same in less: where an index begins to read.
        let columns = Expr::tuple([
            Expr::col((stores::Entity, ClientId)),
            Expr::col((stores::Entity, Code)),
        ]);
        let begin = [Expr::val(self.client_id), Expr::val(self.code.as_str())];
        let beginning = columns.gte(Expr::tuple(begin));
        let same_store = Condition::all()
            .add(ClientId.eq(self.client_id))
            .add(Code.eq(self.code.as_str()))
            .add(self.later());
        let same_client = ClientId.eq(self.client_id).and(Code.gt(self.code.as_str()));
        let after = Condition::any()
            .add(ClientId.gt(self.client_id))
            .add(same_client)
            .add(same_store);
        Condition::all().add(beginning).add(after)
    }
}

/// A visit as a calendar shows it.
#[derive(Clone, Debug, sea_orm::FromQueryResult)]
pub struct CalendarRow {
    /// The visit.
    pub id: Uuid,
    /// Its store.
    pub store_id: Uuid,
    /// Its state.
    pub state: String,
    /// The end of its window, of the store's day.
    pub window_to: NaiveDateTime,
    /// The end of its window.
    pub due_at: Timestamp,
}

/// The visits that pass a filter; `None` where the asker sees no visits at all.
pub(super) fn narrowed(scope: &Scope, filter: &VisitFilter) -> Option<Select<visits::Entity>> {
    use visits::Column;
    let mut all = Condition::all();
    let names = || filter.states.iter().map(|state| state.as_str());
    all = match filter.states.as_slice() {
        [] => all,
        [one] => all.add(Column::State.eq(one.as_str())),
        _ => all.add(Column::State.is_in(names())),
    };
    if let Some(client_id) = filter.client_id {
        all = all.add(Column::ClientId.eq(client_id));
    }
    if let Some(store_id) = filter.store_id {
        all = all.add(Column::StoreId.eq(store_id));
    }
    if let Some(shopper_id) = filter.shopper_id {
        all = all.add(Column::ShopperId.eq(shopper_id));
    }
    if let Some(from) = filter.due_from {
        all = all.add(Column::DueAt.gte(from));
    }
    if let Some(to) = filter.due_to {
        all = all.add(Column::DueAt.lt(to));
    }
    // Days are those of each store; the instants around them let an index find the range.
    if let Some(first) = filter.first_day {
        let begins = first.and_time(NaiveTime::MIN);
        let rough = Timestamp::from(begins.and_utc() - FURTHEST);
        all = all.add(Column::WindowTo.gte(begins));
        all = all.add(Column::DueAt.gte(rough));
    }
    let next = filter
        .last_day
        .and_then(|day| day.checked_add_days(Days::new(1)));
    if let Some(next) = next {
        let ends = next.and_time(NaiveTime::MIN);
        let rough = Timestamp::from(ends.and_utc() + FURTHEST);
        all = all.add(Column::WindowTo.lt(ends));
        all = all.add(Column::DueAt.lt(rough));
    }
    if filter.region.is_some() || filter.text.is_some() {
        all = all.add(Column::StoreId.in_subquery(stores_that_fit(scope, filter).into_query()));
    }
    visible(scope).map(|query| query.filter(all))
}

fn stores_that_fit(scope: &Scope, filter: &VisitFilter) -> Select<stores::Entity> {
    use stores::Column::{AgencyId, Code, Id, Name, Region};
    let mut query = stores::Entity::find()
        .select_only()
        .column(Id)
        .filter(AgencyId.eq(scope.agency_id));
    if let Some(region) = &filter.region {
        query = query.filter(Region.eq(region.as_str()));
    }
    if let Some(text) = &filter.text {
        let pattern = |text: &str| {
            let plain = text.replace('\\', "\\\\");
            let plain = plain.replace('%', "\\%").replace('_', "\\_");
            LikeExpr::new(format!("%{plain}%")).escape('\\')
        };
        // The databases lower other letters than ASCII differently, so the text is tried as it is, too.
        let mut any = Condition::any();
        for column in [Code, Name] {
            let lowered = Func::lower(Expr::col((stores::Entity, column)));
            any = any.add(Expr::expr(lowered).like(pattern(&text.to_lowercase())));
            any = any.add(Expr::col((stores::Entity, column)).like(pattern(text)));
        }
        query = query.filter(any);
    }
    query
}

/// Visits that pass the filter, in this order after the place `after`, at most `limit`.
pub async fn list_visits<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    filter: &VisitFilter,
    order: Order,
    after: Option<&Place>,
    limit: u64,
) -> Result<Vec<VisitDetail>> {
    let rows = match order {
        Order::State => by_state(scope, connection, filter, after, limit).await?,
        Order::Due | Order::Latest if filter.states.len() > 1 => {
            merged(scope, connection, filter, order, after, limit).await?
        }
        _ => in_order(scope, connection, filter, order, after, limit).await?,
    };
    describe(connection, scope.agency_id, rows).await
}

/// Several states in one order of time: the beginning of each, which is a short range of an index, where all
/// of them at once would walk over every visit in another state.
async fn merged<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    filter: &VisitFilter,
    order: Order,
    after: Option<&Place>,
    limit: u64,
) -> Result<Vec<VisitRow>> {
    let mut rows = Vec::new();
    for state in &filter.states {
        let one = VisitFilter {
            states: vec![*state],
            ..filter.clone()
        };
        rows.extend(in_order(scope, connection, &one, order, after, limit).await?);
    }
    rows.sort_unstable_by_key(|row| (row.due_at, row.id));
    if order == Order::Latest {
        rows.reverse();
    }
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(rows)
}

async fn in_order<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    filter: &VisitFilter,
    order: Order,
    after: Option<&Place>,
    limit: u64,
) -> Result<Vec<VisitRow>> {
    use visits::Column::{DueAt, Id};
    let Some(mut query) = narrowed(scope, filter) else {
        return Ok(Vec::new());
    };
    query = match order {
        Order::Latest => {
            let before = after.map(Place::earlier);
            let query = before.into_iter().fold(query, QueryFilter::filter);
            query.order_by_desc(DueAt).order_by_desc(Id)
        }
        Order::Store => {
            let to_store = visits::Entity::belongs_to(stores::Entity)
                .from(visits::Column::StoreId)
                .to(stores::Column::Id);
            let further = after.map(Place::further);
            let query = query
                .join(JoinType::InnerJoin, to_store.into())
                .filter(stores::Column::AgencyId.eq(scope.agency_id));
            let of_client = filter.client_id.map(|id| stores::Column::ClientId.eq(id));
            let query = of_client.into_iter().fold(query, QueryFilter::filter);
            let query = further.into_iter().fold(query, QueryFilter::filter);
            query
                .order_by_asc(stores::Column::ClientId)
                .order_by_asc(stores::Column::Code)
                .order_by_asc(DueAt)
                .order_by_asc(Id)
        }
        Order::Due | Order::State => {
            let later = after.map(Place::later);
            let query = later.into_iter().fold(query, QueryFilter::filter);
            query.order_by_asc(DueAt).order_by_asc(Id)
        }
    };
    Ok(query.limit(limit).all(connection).await?)
}

/// State after state, so that each is a short range of an index.
async fn by_state<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    filter: &VisitFilter,
    after: Option<&Place>,
    limit: u64,
) -> Result<Vec<VisitRow>> {
    let mut rows = Vec::new();
    let begin = VisitState::ALL
        .iter()
        .position(|state| after.is_some_and(|place| place.state == *state));
    for state in VisitState::ALL.into_iter().skip(begin.unwrap_or(0)) {
        if !filter.states.is_empty() && !filter.states.contains(&state) {
            continue;
        }
        let left = limit.saturating_sub(u64::try_from(rows.len()).unwrap_or(limit));
        if left == 0 {
            break;
        }
        let one = VisitFilter {
            states: vec![state],
            ..filter.clone()
        };
        let after = after.filter(|place| place.state == state);
        rows.extend(in_order(scope, connection, &one, Order::Due, after, left).await?);
    }
    Ok(rows)
}

/// Visits that pass the filter as a calendar shows them, by due instant, at most `limit`.
pub async fn list_for_calendar<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    filter: &VisitFilter,
    limit: u64,
) -> Result<Vec<CalendarRow>> {
    use visits::Column::{DueAt, Id, State, StoreId, WindowTo};
    let Some(query) = narrowed(scope, filter) else {
        return Ok(Vec::new());
    };
    Ok(query
        .select_only()
        .columns([Id, StoreId, State, WindowTo, DueAt])
        .order_by_asc(DueAt)
        .order_by_asc(Id)
        .limit(limit)
        .into_model()
        .all(connection)
        .await?)
}

/// Visits of these ids that the asker may see, by due instant.
pub async fn list_picked<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    ids: &[Uuid],
) -> Result<Vec<VisitDetail>> {
    let Some(query) = visible(scope) else {
        return Ok(Vec::new());
    };
    let rows = query
        .filter(visits::Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(visits::Column::DueAt)
        .order_by_asc(visits::Column::Id)
        .all(connection)
        .await?;
    describe(connection, scope.agency_id, rows).await
}

/// The regions that the agency's stores lie in, or those of a client's; for contractors.
pub async fn list_regions<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    client_id: Option<Uuid>,
) -> Result<Vec<String>> {
    use stores::Column::{AgencyId, ClientId, Region};
    if scope.who != Who::Agency {
        return Ok(Vec::new());
    }
    let mut query = stores::Entity::find()
        .select_only()
        .column(Region)
        .distinct()
        .filter(AgencyId.eq(scope.agency_id))
        .filter(Region.ne(""));
    if let Some(client_id) = client_id {
        query = query.filter(ClientId.eq(client_id));
    }
    let regions = query.order_by_asc(Region).into_tuple();
    Ok(regions.all(connection).await?)
}

/// The codes of stores by id; for contractors.
pub async fn list_store_codes<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    ids: Vec<Uuid>,
) -> Result<std::collections::HashMap<Uuid, (String, String)>> {
    if scope.who != Who::Agency {
        return Ok(std::collections::HashMap::new());
    }
    let stores = crate::db::stores::stores_by_id(connection, scope.agency_id, ids).await?;
    let named = stores.into_iter();
    Ok(named
        .map(|(id, store)| (id, (store.code, store.name)))
        .collect())
}
