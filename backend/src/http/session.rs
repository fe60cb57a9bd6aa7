//! Logging in and out.

use api::session::{LogIn, Me, Refresh, Tokens};
use axum::extract::State;
use axum::http::StatusCode;

use super::extract::{Anyone, ClientAddress, Device, Json};
use crate::app::App;
use crate::error::Result;
use crate::service::session;

pub(super) async fn log_in(
    State(app): State<App>,
    ClientAddress(address): ClientAddress,
    Device(device): Device,
    Json(body): Json<LogIn>,
) -> Result<axum::Json<Tokens>> {
    Ok(axum::Json(
        session::log_in(&app, &address, body, &device).await?,
    ))
}

pub(super) async fn refresh(
    State(app): State<App>,
    Json(body): Json<Refresh>,
) -> Result<axum::Json<Tokens>> {
    Ok(axum::Json(session::refresh(&app, &body).await?))
}

pub(super) async fn log_out(State(app): State<App>, Anyone(caller): Anyone) -> Result<StatusCode> {
    session::log_out(&app, &caller).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn me(State(app): State<App>, Anyone(caller): Anyone) -> Result<axum::Json<Me>> {
    Ok(axum::Json(session::get_me(&app, &caller).await?))
}
