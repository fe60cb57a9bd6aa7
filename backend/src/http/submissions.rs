//! Submissions.

use api::receipts::Receipt;
use api::submissions::{NewReview, NewRevision, Review, Revision, Submission};
use api::visits::WithReason;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::extract::{ClientTime, Contractor, Json, JsonBytes, Path, Sender, Shopper};
use crate::app::App;
use crate::error::Result;
use crate::service::submissions::Received;
use crate::service::{reviews, submissions};

pub(super) async fn put_revision(
    State(app): State<App>,
    Shopper(caller): Shopper,
    Path((id, number)): Path<(Uuid, u32)>,
    ClientTime(client_time): ClientTime,
    JsonBytes(bytes): JsonBytes,
) -> Result<(StatusCode, axum::Json<Receipt>)> {
    match submissions::receive(&app, &caller, id, number, &bytes, client_time).await? {
        Received::New(receipt) => Ok((StatusCode::CREATED, axum::Json(receipt))),
        Received::Known(receipt) => Ok((StatusCode::OK, axum::Json(receipt))),
    }
}

pub(super) async fn receipt(
    State(app): State<App>,
    Sender(caller): Sender,
    Path((id, number)): Path<(Uuid, u32)>,
) -> Result<axum::Json<Receipt>> {
    Ok(axum::Json(
        submissions::get_receipt(&app, &caller, id, number).await?,
    ))
}

pub(super) async fn get(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Submission>> {
    Ok(axum::Json(
        submissions::get_submission(&app, &caller, id).await?,
    ))
}

pub(super) async fn get_revision(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path((id, number)): Path<(Uuid, u32)>,
) -> Result<axum::Json<Revision>> {
    Ok(axum::Json(
        submissions::get_revision(&app, &caller, id, number).await?,
    ))
}

pub(super) async fn photo(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path((id, sha256)): Path<(Uuid, String)>,
) -> Result<Response> {
    let bytes = submissions::get_original(&app, &caller, id, &sha256).await?;
    let disposition = format!("attachment; filename=\"{sha256}\"");
    Ok((
        [
            (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        bytes,
    )
        .into_response())
}

pub(super) async fn review(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
    Json(body): Json<NewReview>,
) -> Result<(StatusCode, axum::Json<Review>)> {
    let review = reviews::decide(&app, &caller, id, body).await?;
    Ok((StatusCode::CREATED, axum::Json(review)))
}

pub(super) async fn revise(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
    Json(body): Json<NewRevision>,
) -> Result<(StatusCode, axum::Json<Revision>)> {
    let revision = reviews::revise::revise(&app, &caller, id, &body, None).await?;
    Ok((StatusCode::CREATED, axum::Json(revision)))
}

pub(super) async fn choose(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
    Json(body): Json<WithReason>,
) -> Result<axum::Json<Submission>> {
    submissions::choose(&app, &caller, id, &body.reason).await?;
    Ok(axum::Json(
        submissions::get_submission(&app, &caller, id).await?,
    ))
}
