//! Changing a person's name and the stores that an owner sees.

use api::people::PersonChange;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

use super::one::{MOST_SEEN, stores_seen};
use super::{may_touch, stores_listed, unknown_codes};
use crate::app::App;
use crate::db;
use crate::db::accounts::UserRow;
use crate::error::{Error, Result};
use crate::http::extract::Path;
use crate::service::people;
use crate::web::edit::EditPage;
use crate::web::enter::Contractor;
use crate::web::form::{Form, Kind, Sent};

async fn find(app: &App, who: &Contractor, id: Uuid) -> Result<UserRow> {
    let person = db::people::find_person(&who.caller.scope, app.db.read(), id).await?;
    let person = person.ok_or(Error::NotFound)?;
    if may_touch(&who.caller, &person.role) {
        Ok(person)
    } else {
        Err(Error::Forbidden)
    }
}

async fn form(app: &App, who: &Contractor, person: &UserRow) -> Result<Form> {
    let form = Form::new(&who.frame.words)
        .field("name", "people-name", Kind::Line("text"))
        .holding(person.name.as_str());
    let Some(client_id) = person.client_id else {
        return Ok(form);
    };
    let mut codes = Vec::new();
    if !person.all_stores {
        let seen = stores_seen(app, &who.caller, person, client_id, None, MOST_SEEN).await?;
        codes = seen.into_iter().map(|store| store.code).collect();
    }
    Ok(form
        .field("stores", "people-owner-stores", Kind::Area)
        .optional()
        .holding(codes.join("\n")))
}

fn page(who: &Contractor, person: &UserRow, form: Form) -> Response {
    let frame = &who.frame;
    let page = EditPage {
        frame,
        title: person.name.clone(),
        intro: String::new(),
        fixed: vec![
            (frame.t("people-email"), person.email.clone()),
            (
                frame.t("people-role"),
                frame.t(&format!("people-role-{}", person.role)),
            ),
        ],
        theirs: Vec::new(),
        revision: None,
        form,
        save: "button-save",
        back: format!("/people/{}", person.id),
        ways: Vec::new(),
    };
    page.answer()
}

pub(in crate::web) async fn edit(
    State(app): State<App>,
    Path(id): Path<Uuid>,
    who: Contractor,
) -> Result<Response> {
    let person = find(&app, &who, id).await?;
    let form = form(&app, &who, &person).await?;
    Ok(page(&who, &person, form))
}

pub(in crate::web) async fn save(
    State(app): State<App>,
    Path(id): Path<Uuid>,
    who: Contractor,
    sent: Sent,
) -> Result<Response> {
    let person = find(&app, &who, id).await?;
    let mut problems = Vec::new();
    let mut change = PersonChange {
        name: Some(sent.get("name").to_owned()),
        store_ids: None,
    };
    if let Some(client_id) = person.client_id {
        match stores_listed(&app, &who.caller, client_id, sent.get("stores")).await? {
            Ok(store_ids) => change.store_ids = Some(store_ids),
            Err(codes) => problems.push(unknown_codes(&who.frame, &codes)),
        }
    }
    if problems.is_empty() {
        match people::update_person(&app, &who.caller, id, change).await {
            Ok(_) => return Ok(Redirect::to(&format!("/people/{id}")).into_response()),
            Err(Error::Invalid(found)) => problems = found,
            Err(error) => return Err(error),
        }
    }
    let form = form(&app, &who, &person)
        .await?
        .filled(&sent)
        .refused(&problems);
    Ok(page(&who, &person, form))
}
