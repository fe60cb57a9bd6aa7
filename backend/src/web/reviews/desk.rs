//! One submission on one screen.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::page::{Typed, answer};
use super::past::Files;
use super::queue::notice;
use crate::app::App;
use crate::error::Result;
use crate::http::extract::{Path, Query};
use crate::service::reviews::desk::get_desk;
use crate::web::enter::Contractor;

/// Which revision is looked at, and what was just done.
#[derive(Debug, Deserialize)]
pub(in crate::web) struct Asked {
    revision: Option<u32>,
    done: Option<String>,
    of: Option<Uuid>,
}

pub(in crate::web) async fn show(
    State(app): State<App>,
    who: Contractor,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let desk = get_desk(&app, &who.caller, id, asked.revision).await?;
    if let Some(file) = Files::of(&who.frame, id).answer(&who.frame, &desk).await {
        return file;
    }
    let words = &who.frame.words;
    let typed = Typed::after(notice(words, asked.done.as_deref(), asked.of));
    let now = app.clock.now();
    Ok(answer(&who.frame, &desk, typed, now, StatusCode::OK))
}
