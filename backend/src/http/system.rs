//! Health, keys, and the document of the API.

use std::sync::OnceLock;

use api::receipts::KeySet;
use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;

use super::openapi::document;
use crate::app::App;
use crate::error::{Error, Result};

/// The process answers.
pub(super) async fn healthz() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// The database answers; its schema was brought up to date before the server began to listen.
pub(super) async fn readyz(State(app): State<App>) -> Result<StatusCode> {
    app.db.ping().await.map_err(|cause| {
        tracing::error!(%cause, "the database does not answer");
        Error::Busy
    })?;
    Ok(StatusCode::NO_CONTENT)
}

/// The public keys, newest first.
pub(super) async fn keys(State(app): State<App>) -> Json<KeySet> {
    Json(app.keys.published())
}

/// The OpenAPI document.
pub(super) async fn openapi() -> impl IntoResponse {
    static DOCUMENT: OnceLock<String> = OnceLock::new();
    let text = DOCUMENT.get_or_init(|| document(&super::routes()).to_string());
    ([(header::CONTENT_TYPE, "application/json")], text.as_str())
}
