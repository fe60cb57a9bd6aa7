//! People.

use api::page::Page;
use api::people::{Invited, Link, NewPerson, Person, Role};
use axum::extract::State;
use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::extract::{Admin, Contractor, Json, Path, Query};
use super::paging::{limit, page, read_cursor};
use crate::app::App;
use crate::db;
use crate::error::Result;
use crate::service::{links, people};

/// What the list is narrowed to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Filter {
    /// Only people with this role.
    role: Option<Role>,
    /// Where the page begins.
    cursor: Option<String>,
    /// Items of a page, 1 to 200, usually 50.
    limit: Option<u64>,
}

pub(super) async fn list(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Query(filter): Query<Filter>,
) -> Result<axum::Json<Page<Person>>> {
    let limit = limit(filter.limit)?;
    let after = read_cursor::<Uuid>(filter.cursor.as_deref())?;
    let role = filter.role.map(Role::as_str);
    let rows =
        db::people::list_people(&caller.scope, app.db.read(), role, after, limit + 1).await?;
    let (rows, next_cursor) = page(rows, limit, |row| row.id)?;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let stores =
            db::accounts::list_owner_stores(app.db.read(), caller.agency_id, row.id).await?;
        items.push(people::person_of(&row, stores)?);
    }
    Ok(axum::Json(Page { items, next_cursor }))
}

pub(super) async fn invite(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Json(body): Json<NewPerson>,
) -> Result<(StatusCode, axum::Json<Invited>)> {
    let invited = people::invite(&app, &caller, body).await?;
    Ok((StatusCode::CREATED, axum::Json(invited)))
}

pub(super) async fn create_link(
    State(app): State<App>,
    Contractor(caller): Contractor,
    Path(id): Path<Uuid>,
) -> Result<(StatusCode, axum::Json<Link>)> {
    let link = links::create_link(&app, &caller, id).await?;
    Ok((StatusCode::CREATED, axum::Json(link)))
}

pub(super) async fn deactivate(
    State(app): State<App>,
    Admin(caller): Admin,
    Path(id): Path<Uuid>,
) -> Result<StatusCode> {
    people::deactivate(&app, &caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
