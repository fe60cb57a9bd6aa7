//! Checklists.

use api::checklists::ChecklistVersion;
use api::page::Page;
use api::problem::FieldProblem;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Deserialize;

use super::extract::{Contractor, Path, Query, media_type, read_body, read_text};
use super::paging::{limit, page, read_cursor};
use crate::app::App;
use crate::db;
use crate::db::checklists::ChecklistRow;
use crate::error::{Error, Result};
use crate::service::caller::Caller;
use crate::service::checklists::{self, Sent};

/// The media type of YAML (RFC 9512).
const YAML: &str = "application/yaml";
/// The media type of a workbook, `.xlsx`.
pub(super) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// What checklists are taken in, as the OpenAPI document names it.
pub(super) const SOURCE_MEDIA: &[&str] = &[YAML, XLSX];
/// The same with what was used for YAML before it had a media type of its own.
const TAKEN: [&str; 5] = [YAML, XLSX, "application/x-yaml", "text/yaml", "text/x-yaml"];
/// The language takes sources of up to 512 KiB; a little more is read to say so.
const LARGEST_SOURCE: usize = 600_000;

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
) -> Result<axum::Json<Page<ChecklistVersion>>> {
    let limit = limit(filter.limit)?;
    let after = read_cursor::<(String, i64)>(filter.cursor.as_deref())?;
    let (scope, db) = (&caller.scope, app.db.read());
    let rows = db::checklists::page_versions(scope, db, None, after, limit + 1).await?;
    let (rows, next_cursor) = page(rows, limit, |row| (row.slug.clone(), row.version))?;
    let items = rows
        .into_iter()
        .map(checklists::version_of)
        .collect::<Result<_>>()?;
    Ok(axum::Json(Page { items, next_cursor }))
}

pub(super) async fn publish(
    State(app): State<App>,
    Contractor(caller): Contractor,
    request: Request,
) -> Result<(StatusCode, axum::Json<ChecklistVersion>)> {
    let sent = read_source(request).await?;
    let version = checklists::publish(&app, &caller, sent).await?;
    Ok((StatusCode::CREATED, axum::Json(version)))
}

/// A checklist as its designer sends it, by its media type.
pub(super) async fn read_source(request: Request) -> Result<Sent> {
    if media_type(&request) == XLSX {
        return read_body(request, xlsform::MAX_BYTES)
            .await
            .map(Sent::Workbook);
    }
    read_text(request, &TAKEN, LARGEST_SOURCE)
        .await
        .map(Sent::Yaml)
}

pub(super) async fn get(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path((slug, version)): Path<(String, u32)>,
) -> Result<Response> {
    let row = find(&app, &caller, &slug, version).await?;
    Ok(canonical(row.canonical, &row.hash))
}

pub(super) async fn source(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path((slug, version)): Path<(String, u32)>,
) -> Result<Response> {
    let row = find(&app, &caller, &slug, version).await?;
    Ok(file(YAML, &format!("{slug}.v{version}.yaml"), row.source))
}

pub(super) async fn xlsform(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path((slug, version)): Path<(String, u32)>,
) -> Result<Response> {
    let row = find(&app, &caller, &slug, version).await?;
    let export = checklists::export(&app, &row).await?;
    let name = format!("{slug}.v{version}.xlsx");
    Ok(file(XLSX, &name, export.bytes))
}

pub(super) async fn xlsform_findings(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path((slug, version)): Path<(String, u32)>,
) -> Result<axum::Json<Page<FieldProblem>>> {
    let row = find(&app, &caller, &slug, version).await?;
    let export = checklists::export(&app, &row).await?;
    Ok(axum::Json(Page {
        items: export.findings,
        next_cursor: None,
    }))
}

/// In which language.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PreviewQuery {
    /// A language of the checklist; its first one if left out.
    pub(super) lang: Option<String>,
}

pub(super) async fn preview(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path((slug, version)): Path<(String, u32)>,
    Query(query): Query<PreviewQuery>,
) -> Result<String> {
    let row = find(&app, &caller, &slug, version).await?;
    checklists::preview_version(&row, query.lang.as_deref())
}

async fn find(app: &App, caller: &Caller, slug: &str, version: u32) -> Result<ChecklistRow> {
    db::checklists::find_version(&caller.scope, app.db.read(), slug, i64::from(version))
        .await?
        .ok_or(Error::NotFound)
}

/// A file to be kept under a name.
fn file(media: &str, name: &str, body: impl IntoResponse) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (headers, body).into_response()
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
