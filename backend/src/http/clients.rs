//! Clients.

use api::clients::{Client, ClientChange, NewClient};
use api::page::Page;
use axum::extract::State;
use axum::http::{HeaderName, StatusCode};
use uuid::Uuid;

use super::extract::{Contractor, IfMatch, Json, Path, etag};
use crate::app::App;
use crate::db;
use crate::error::{Error, Result};
use crate::service::clients;

/// A client with its revision as ETag.
type Tagged = ([(HeaderName, String); 1], axum::Json<Client>);

fn tagged(client: Client) -> Tagged {
    ([etag(client.revision)], axum::Json(client))
}

pub(super) async fn list(
    State(app): State<App>,
    Contractor(caller): Contractor,
) -> Result<axum::Json<Page<Client>>> {
    let rows = db::clients::list_clients(&caller.scope, app.db.read()).await?;
    let items = rows.iter().map(clients::client_of).collect();
    Ok(axum::Json(Page {
        items,
        next_cursor: None,
    }))
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
