//! Checklists that their designers are still at work on.

use api::checklist_drafts::{Draft, DraftHead, Trial, TrialResult};
use api::checklists::ChecklistVersion;
use api::page::Page;
use axum::extract::{Request, State};
use axum::http::{HeaderName, StatusCode};
use uuid::Uuid;

use super::checklists::{PreviewQuery, read_source};
use super::extract::{Contractor, IfMatch, Json, Path, Query, etag};
use crate::app::App;
use crate::error::Result;
use crate::service::checklist_drafts;

/// A draft with its revision as ETag.
type Tagged = ([(HeaderName, String); 1], axum::Json<Draft>);

fn tagged(draft: Draft) -> Tagged {
    ([etag(draft.head.revision)], axum::Json(draft))
}

pub(super) async fn list(
    State(app): State<App>,
    Contractor(caller): Contractor,
) -> Result<axum::Json<Page<DraftHead>>> {
    // An agency has so few that they are one page.
    let all = checklist_drafts::MOST_DRAFTS;
    Ok(axum::Json(Page {
        items: checklist_drafts::list_drafts(&app, &caller, None, all).await?,
        next_cursor: None,
    }))
}

pub(super) async fn create(
    State(app): State<App>,
    Contractor(caller): Contractor,
    request: Request,
) -> Result<(StatusCode, Tagged)> {
    let sent = read_source(request).await?;
    let draft = checklist_drafts::create_draft(&app, &caller, sent).await?;
    Ok((StatusCode::CREATED, tagged(draft)))
}

pub(super) async fn get(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
) -> Result<Tagged> {
    checklist_drafts::get_draft(&app, &caller, id)
        .await
        .map(tagged)
}

pub(super) async fn update(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
    IfMatch(read): IfMatch,
    request: Request,
) -> Result<Tagged> {
    let sent = read_source(request).await?;
    checklist_drafts::update_draft(&app, &caller, id, &read, sent)
        .await
        .map(tagged)
}

pub(super) async fn delete(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
    IfMatch(read): IfMatch,
) -> Result<StatusCode> {
    checklist_drafts::delete_draft(&app, &caller, id, &read).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn publish(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
    IfMatch(read): IfMatch,
) -> Result<(StatusCode, axum::Json<ChecklistVersion>)> {
    let version = checklist_drafts::publish_draft(&app, &caller, id, &read).await?;
    Ok((StatusCode::CREATED, axum::Json(version)))
}

pub(super) async fn preview(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
    Query(query): Query<PreviewQuery>,
) -> Result<String> {
    checklist_drafts::preview_draft(&app, &caller, id, query.lang.as_deref()).await
}

pub(super) async fn score(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
    Json(trial): Json<Trial>,
) -> Result<axum::Json<TrialResult>> {
    checklist_drafts::score_draft(&app, &caller, id, &trial)
        .await
        .map(axum::Json)
}
