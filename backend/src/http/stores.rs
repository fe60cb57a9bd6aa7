//! Stores and their results.

use api::page::Page;
use api::stores::{NewStore, Store, StoreChange};
use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::extract::{Contractor, IfMatch, Json, Path, Query, Reader, etag};
use super::paging::{limit, page, read_cursor};
use crate::app::App;
use crate::db;
use crate::error::{Error, Result};
use crate::service::reports;
use crate::service::stores;

/// A store with its revision as ETag.
type Tagged = ([(HeaderName, String); 1], axum::Json<Store>);

fn tagged(store: Store) -> Tagged {
    ([etag(store.revision)], axum::Json(store))
}

/// What the list is narrowed to, and the period of its results.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Filter {
    /// Only stores of this client.
    client_id: Option<Uuid>,
    /// Only results under this checklist.
    checklist: Option<String>,
    /// First local date; with `to`, or both left out for the last twelve months. The first day of a month
    /// where an owner asks, who learns months of visits and no days.
    from: Option<NaiveDate>,
    /// The local date after the last. The first day of a month where an owner asks.
    to: Option<NaiveDate>,
    /// Where the page begins.
    cursor: Option<String>,
    /// Items of a page, 1 to 200, usually 50.
    limit: Option<u64>,
}

pub(super) async fn list(
    State(app): State<App>,
    Reader(caller): Reader,
    Query(filter): Query<Filter>,
) -> Result<axum::Json<Page<Store>>> {
    let limit = limit(filter.limit)?;
    let after = read_cursor::<(Uuid, String)>(filter.cursor.as_deref())?;
    let Filter {
        client_id,
        checklist,
        from,
        to,
        ..
    } = filter;
    let items = reports::list_stores(
        &app,
        &caller,
        client_id,
        checklist,
        from,
        to,
        after,
        limit + 1,
    )
    .await?;
    let (items, next_cursor) = page(items, limit, |store| (store.client_id, store.code.clone()))?;
    Ok(axum::Json(Page { items, next_cursor }))
}

pub(super) async fn create(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Json(body): Json<NewStore>,
) -> Result<(StatusCode, Tagged)> {
    let store = stores::create_store(&app, &caller, body).await?;
    Ok((StatusCode::CREATED, tagged(store)))
}

pub(super) async fn update(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
    IfMatch(read): IfMatch,
    Json(body): Json<StoreChange>,
) -> Result<Tagged> {
    stores::update_store(&app, &caller, id, &read, body)
        .await
        .map(tagged)
}

pub(super) async fn get(
    State(app): State<App>,
    Reader(caller): Reader,
    Path(id): Path<Uuid>,
) -> Result<Tagged> {
    let row = db::stores::find_store(&caller.scope, app.db.read(), id).await?;
    row.map(|row| tagged(stores::store_of(row)))
        .ok_or(Error::NotFound)
}

pub(super) async fn photo(
    State(app): State<App>,
    Reader(caller): Reader,
    Path((id, photo)): Path<(Uuid, Uuid)>,
) -> Result<Response> {
    let bytes = reports::get_shown_photo(&app, &caller, id, photo).await?;
    Ok(([(header::CONTENT_TYPE, "image/jpeg")], bytes).into_response())
}
