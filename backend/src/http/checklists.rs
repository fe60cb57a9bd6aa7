//! Checklists.

use api::checklists::ChecklistVersion;
use api::page::Page;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::extract::{Contractor, Path, read_text};
use crate::app::App;
use crate::db;
use crate::error::{Error, Result};
use crate::service::checklists;

/// Media types of YAML (RFC 9512) and those that programs used before it.
const YAML: [&str; 4] = [
    "application/yaml",
    "application/x-yaml",
    "text/yaml",
    "text/x-yaml",
];
/// The language takes sources of up to 512 KiB; a little more is read to say so.
const LARGEST_SOURCE: usize = 600_000;

pub(super) async fn list(
    State(app): State<App>,
    Contractor(caller): Contractor,
) -> Result<axum::Json<Page<ChecklistVersion>>> {
    let rows = db::checklists::list_versions(&caller.scope, app.db.read()).await?;
    let items = rows
        .into_iter()
        .map(checklists::version_of)
        .collect::<Result<_>>()?;
    Ok(axum::Json(Page {
        items,
        next_cursor: None,
    }))
}

pub(super) async fn publish(
    State(app): State<App>,
    Contractor(caller): Contractor,
    request: Request,
) -> Result<(StatusCode, axum::Json<ChecklistVersion>)> {
    let source = read_text(request, &YAML, LARGEST_SOURCE).await?;
    let version = checklists::publish(&app, &caller, source).await?;
    Ok((StatusCode::CREATED, axum::Json(version)))
}

pub(super) async fn get(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path((slug, version)): Path<(String, u32)>,
) -> Result<Response> {
    let row = db::checklists::find_version(&caller.scope, app.db.read(), &slug, i64::from(version))
        .await?
        .ok_or(Error::NotFound)?;
    Ok(canonical(row.canonical, &row.hash))
}

/// A canonical checklist with its hash as ETag.
pub(super) fn canonical(json: String, hash: &str) -> Response {
    (
        [
            (header::CONTENT_TYPE, "application/json".to_owned()),
            (header::ETAG, format!("\"{hash}\"")),
        ],
        json,
    )
        .into_response()
}
