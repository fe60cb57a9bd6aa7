//! Assignments, for shoppers.

use api::assignments::Assignment;
use api::page::Page;
use api::photos::StoredPhoto;
use api::visits::WithReason;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::checklists::canonical;
use super::extract::{Json, Path, Query, Shopper};
use super::paging::{limit, page, read_cursor};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db;
use crate::error::{Error, Result};
use crate::service::{assignments, photos as photo_service};

/// Which page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Filter {
    /// Where the page begins.
    cursor: Option<String>,
    /// Items of a page, 1 to 200, usually 50.
    limit: Option<u64>,
}

pub(super) async fn list(
    State(app): State<App>,
    Shopper(caller): Shopper,
    Query(filter): Query<Filter>,
) -> Result<axum::Json<Page<Assignment>>> {
    let limit = limit(filter.limit)?;
    let before = read_cursor::<(i64, Uuid)>(filter.cursor.as_deref())?
        .map(|(due_at, id)| (Timestamp(due_at), id));
    let items = assignments::list_assignments(&app, &caller, before, limit + 1).await?;
    let (items, next_cursor) = page(items, limit, |assignment| {
        (assignment.due_at.timestamp_millis(), assignment.visit_id)
    })?;
    Ok(axum::Json(Page { items, next_cursor }))
}

pub(super) async fn get(
    State(app): State<App>,
    Shopper(caller): Shopper,
    Path(visit): Path<Uuid>,
) -> Result<axum::Json<Assignment>> {
    Ok(axum::Json(
        assignments::get_assignment(&app, &caller, visit).await?,
    ))
}

pub(super) async fn accept(
    State(app): State<App>,
    Shopper(caller): Shopper,
    Path(visit): Path<Uuid>,
) -> Result<axum::Json<Assignment>> {
    assignments::accept(&app, &caller, visit).await?;
    Ok(axum::Json(
        assignments::get_assignment(&app, &caller, visit).await?,
    ))
}

pub(super) async fn decline(
    State(app): State<App>,
    Shopper(caller): Shopper,
    Path(visit): Path<Uuid>,
    Json(body): Json<WithReason>,
) -> Result<StatusCode> {
    assignments::decline(&app, &caller, visit, &body.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn checklist(
    State(app): State<App>,
    Shopper(caller): Shopper,
    Path(visit): Path<Uuid>,
) -> Result<Response> {
    let db = app.db.read();
    let visit = db::visits::find_visit(&caller.scope, db, visit)
        .await?
        .ok_or(Error::NotFound)?;
    let row =
        db::checklists::get_version_by_id(db, caller.agency_id, visit.checklist_version_id).await?;
    let (json, hash) = row.for_shoppers();
    Ok(canonical(json.to_owned(), hash))
}

pub(super) async fn photos(
    State(app): State<App>,
    Shopper(caller): Shopper,
    Path(visit): Path<Uuid>,
) -> Result<axum::Json<Page<StoredPhoto>>> {
    let db = app.db.read();
    db::visits::find_visit(&caller.scope, db, visit)
        .await?
        .ok_or(Error::NotFound)?;
    let rows = db::photos::list_photos(&caller.scope, db, visit, caller.user_id).await?;
    let items = rows
        .iter()
        .map(photo_service::stored_of)
        .collect::<Result<_>>()?;
    Ok(axum::Json(Page {
        items,
        next_cursor: None,
    }))
}
