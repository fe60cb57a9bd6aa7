//! Stores of a client from a file.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

use super::stores::get_client;
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::extract::Path;
use crate::service::stores::{COLUMNS, NEEDED_COLUMNS, import_stores};
use crate::web::enter::Contractor;
use crate::web::import::{self, Found, Kinds, Step};
use crate::web::upload::Upload;

const STORES: Kinds = Kinds {
    title: "stores-import",
    intro: "stores-import-intro",
    template: "stores",
    make: "stores-import-make",
    doubles: None,
    columns: COLUMNS,
    needed: NEEDED_COLUMNS,
    headings: &[
        ("code", "stores-code"),
        ("name", "stores-name"),
        ("address", "stores-address"),
        ("region", "stores-region"),
        ("time_zone", "stores-time-zone"),
        ("latitude", "stores-latitude"),
        ("longitude", "stores-longitude"),
        ("baseline_visits", "stores-baseline"),
    ],
    rather: &[],
    passed_over: &[],
    values: &[],
};

pub(in crate::web) async fn begin(
    State(app): State<App>,
    Path(id): Path<Uuid>,
    who: Contractor,
) -> Result<Response> {
    get_client(&app, &who, id).await?;
    import::begin(&who.frame, &STORES, format!("/clients/{id}"), Vec::new()).await
}

pub(in crate::web) async fn take(
    State(app): State<App>,
    Path(id): Path<Uuid>,
    who: Contractor,
    mut upload: Upload,
) -> Result<Response> {
    get_client(&app, &who, id).await?;
    let back = format!("/clients/{id}");
    let rows = match import::read(&app, &who.frame, &STORES, &mut upload).await {
        Ok(Step::Look(rows)) => rows,
        Ok(Step::Make(rows)) => {
            let made = app.once.run(who.caller.user_id, &upload.sent, async {
                let problems = import_stores(&app, &who.caller, id, &rows, true).await?;
                if problems.is_empty() {
                    return Ok(back.clone());
                }
                Err(Error::Invalid(Vec::new()))
            });
            match made.await {
                Ok(address) => return Ok(Redirect::to(&address).into_response()),
                // Somebody was faster: the rows are shown again with what is wrong now.
                Err(Error::Invalid(_)) => rows,
                Err(error) => return Err(error),
            }
        }
        Err(Error::Invalid(problems)) => {
            return Ok(import::refused(&who.frame, &STORES, back, &problems));
        }
        Err(error) => return Err(error),
    };
    let problems = import_stores(&app, &who.caller, id, &rows, false).await?;
    let once = upload.sent.get("once");
    let found = Found {
        problems: &problems,
        ..Found::default()
    };
    import::preview(&who.frame, &STORES, back, &rows, found, once)
}
