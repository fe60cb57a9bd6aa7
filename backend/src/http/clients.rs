//! Clients.

use api::clients::{Client, NewClient};
use api::page::Page;
use axum::extract::State;
use axum::http::StatusCode;
use uuid::Uuid;

use super::extract::{Contractor, Json, Path};
use crate::app::App;
use crate::db;
use crate::error::{Error, Result};
use crate::service::clients;

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
) -> Result<(StatusCode, axum::Json<Client>)> {
    let client = clients::create_client(&app, &caller, body).await?;
    Ok((StatusCode::CREATED, axum::Json(client)))
}

pub(super) async fn get(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Client>> {
    let row = db::clients::find_client(&caller.scope, app.db.read(), id).await?;
    row.map(|row| axum::Json(clients::client_of(&row)))
        .ok_or(Error::NotFound)
}
