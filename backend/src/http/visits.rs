//! Visits, for contractors.

use api::page::Page;
use api::visits::{
    Assign, BulkScheduled, MoveVisit, NewVisit, TrailEntry, Visit, VisitState, WithReason,
};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::extract::{Contractor, Json, Path, Query, read_text};
use super::paging::{limit, page, read_cursor};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db;
use crate::db::visits::lists::{Order, Place, VisitFilter, list_visits};
use crate::error::{Error, Result};
use crate::service::visits;
use crate::service::visits::transition::Event;

/// The most bytes of a CSV text: ten thousand rows of two hundred characters.
const LARGEST_CSV: usize = 2_000_000;

/// What the list is narrowed to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Filter {
    /// Only visits in this state.
    state: Option<VisitState>,
    /// Only visits to this store.
    store_id: Option<Uuid>,
    /// Only visits held by this shopper.
    shopper_id: Option<Uuid>,
    /// Only visits due at or after this instant.
    due_from: Option<DateTime<Utc>>,
    /// Only visits due before this instant.
    due_to: Option<DateTime<Utc>>,
    /// Where the page begins.
    cursor: Option<String>,
    /// Items of a page, 1 to 200, usually 50.
    limit: Option<u64>,
}

/// What the rows of a bulk call have in common.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Bulk {
    /// The client whose store codes the rows name.
    client_id: Uuid,
    /// Slug of the checklist.
    checklist: String,
    /// Version of the checklist.
    version: u32,
}

pub(super) async fn list(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Query(filter): Query<Filter>,
) -> Result<axum::Json<Page<Visit>>> {
    let limit = limit(filter.limit)?;
    let after = read_cursor::<Place>(filter.cursor.as_deref())?;
    let narrowed = VisitFilter {
        states: filter.state.into_iter().collect(),
        store_id: filter.store_id,
        shopper_id: filter.shopper_id,
        due_from: filter.due_from.map(Timestamp::from),
        due_to: filter.due_to.map(Timestamp::from),
        ..VisitFilter::default()
    };
    let (order, most) = (Order::Due, limit + 1);
    let db = app.db.read();
    let details = list_visits(&caller.scope, db, &narrowed, order, after.as_ref(), most).await?;
    let (details, next_cursor) = page(details, limit, Place::of)?;
    let items = visits::show(&app, &caller, details).await?;
    Ok(axum::Json(Page { items, next_cursor }))
}

pub(super) async fn schedule(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Json(body): Json<NewVisit>,
) -> Result<(StatusCode, axum::Json<Visit>)> {
    let id = visits::schedule(&app, &caller, body).await?;
    let visit = visits::get_visit(&app, &caller, id).await?;
    Ok((StatusCode::CREATED, axum::Json(visit)))
}

pub(super) async fn bulk(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Query(query): Query<Bulk>,
    request: Request,
) -> Result<(StatusCode, axum::Json<BulkScheduled>)> {
    let text = read_text(request, &["text/csv"], LARGEST_CSV).await?;
    let Bulk {
        client_id,
        checklist,
        version,
    } = query;
    let visit_ids =
        visits::bulk::schedule_many(&app, &caller, client_id, &checklist, version, &text).await?;
    Ok((StatusCode::CREATED, axum::Json(BulkScheduled { visit_ids })))
}

pub(super) async fn get(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Visit>> {
    Ok(axum::Json(visits::get_visit(&app, &caller, id).await?))
}

pub(super) async fn trail(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Page<TrailEntry>>> {
    let db = app.db.read();
    db::visits::find_visit(&caller.scope, db, id)
        .await?
        .ok_or(Error::NotFound)?;
    let rows = db::trail::list_trail(&caller.scope, db, id).await?;
    let value = |text: Option<String>| text.map(|text| serde_json::from_str(&text)).transpose();
    let items = rows
        .into_iter()
        .map(|row| {
            Ok(TrailEntry {
                at: row.at.to_utc(),
                user_id: row.user_id,
                action: row.action,
                before: value(row.before)?,
                after: value(row.after)?,
            })
        })
        .collect::<Result<_>>()?;
    Ok(axum::Json(Page {
        items,
        next_cursor: None,
    }))
}

pub(super) async fn assign(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
    Json(body): Json<Assign>,
) -> Result<axum::Json<Visit>> {
    visits::acts::assign(&app, &caller, id, body.shopper_id).await?;
    Ok(axum::Json(visits::get_visit(&app, &caller, id).await?))
}

pub(super) async fn move_to(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
    Json(body): Json<MoveVisit>,
) -> Result<axum::Json<Visit>> {
    visits::acts::move_visit(&app, &caller, id, body.window).await?;
    Ok(axum::Json(visits::get_visit(&app, &caller, id).await?))
}

pub(super) async fn cancel(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
    Json(body): Json<WithReason>,
) -> Result<axum::Json<Visit>> {
    visits::acts::close(&app, &caller, id, Event::Cancel, &body.reason).await?;
    Ok(axum::Json(visits::get_visit(&app, &caller, id).await?))
}

pub(super) async fn expire(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
    Json(body): Json<WithReason>,
) -> Result<axum::Json<Visit>> {
    visits::acts::close(&app, &caller, id, Event::Expire, &body.reason).await?;
    Ok(axum::Json(visits::get_visit(&app, &caller, id).await?))
}
