//! Clients.

use api::clients::{Client, ClientChange, NewClient};
use api::page::Page;
use axum::extract::State;
use axum::http::{HeaderName, StatusCode};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::extract::{Contractor, IfMatch, Json, Path, Query, etag};
use super::paging::{limit, page, read_cursor};
use crate::app::App;
use crate::db;
use crate::error::{Error, Result};
use crate::service::clients;

/// A client with its revision as ETag.
type Tagged = ([(HeaderName, String); 1], axum::Json<Client>);

fn tagged(client: Client) -> Tagged {
    ([etag(client.revision)], axum::Json(client))
}

/// Which part of the list.
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
    Contractor(caller): Contractor,
    Query(filter): Query<Filter>,
) -> Result<axum::Json<Page<Client>>> {
    let limit = limit(filter.limit)?;
    let after = read_cursor::<(String, Uuid)>(filter.cursor.as_deref())?;
    let (scope, db) = (&caller.scope, app.db.read());
    let rows = db::clients::page_clients(scope, db, after, limit + 1).await?;
    let (rows, next_cursor) = page(rows, limit, |row| (row.name.clone(), row.id))?;
    let items = rows.iter().map(clients::client_of).collect();
    Ok(axum::Json(Page { items, next_cursor }))
}

pub(super) async fn create(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Json(body): Json<NewClient>,
) -> Result<(StatusCode, Tagged)> {
    let client = clients::create_client(&app, &caller, body).await?;
    Ok((StatusCode::CREATED, tagged(client)))
}

pub(super) async fn get(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
) -> Result<Tagged> {
    let row = db::clients::find_client(&caller.scope, app.db.read(), id).await?;
    row.map(|row| tagged(clients::client_of(&row)))
        .ok_or(Error::NotFound)
}

pub(super) async fn update(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
    IfMatch(read): IfMatch,
    Json(body): Json<ClientChange>,
) -> Result<Tagged> {
    clients::update_client(&app, &caller, id, &read, body)
        .await
        .map(tagged)
}
