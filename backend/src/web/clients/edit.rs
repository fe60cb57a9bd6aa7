//! Making and changing a client.

use api::clients::{Client, ClientChange, NewClient};
use api::problem::FieldProblem;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

use super::{client_form, joined, optional_whole, percentage};
use crate::app::App;
use crate::db;
use crate::error::{Error, Result};
use crate::http::extract::Path;
use crate::service::clients;
use crate::service::expected::Expected;
use crate::web::Frame;
use crate::web::edit::EditPage;
use crate::web::enter::Contractor;
use crate::web::form::{Form, Sent};

fn new_page(frame: &Frame, form: Form) -> Response {
    let page = EditPage {
        frame,
        title: frame.t("clients-new"),
        intro: String::new(),
        fixed: Vec::new(),
        theirs: Vec::new(),
        revision: None,
        form,
        save: "button-save",
        back: "/clients".to_owned(),
        ways: Vec::new(),
    };
    page.answer()
}

pub(in crate::web) async fn new(who: Contractor) -> Response {
    new_page(&who.frame, client_form(&who.frame))
}

/// The target typed, in hundredths of a percent.
fn target(sent: &Sent, problems: &mut Vec<FieldProblem>) -> Option<i64> {
    optional_whole(sent, "target", 100.0, -1, problems)
}

pub(in crate::web) async fn create(
    State(app): State<App>,
    who: Contractor,
    sent: Sent,
) -> Result<Response> {
    let mut own = Vec::new();
    let new = NewClient {
        name: sent.get("name").to_owned(),
        currency: sent.get("currency").trim().to_uppercase(),
        target: target(&sent, &mut own),
    };
    let made = app.once.run(who.caller.user_id, &sent, async {
        let client = clients::create_client(&app, &who.caller, new).await?;
        Ok(format!("/clients/{}", client.id))
    });
    match made.await {
        Ok(address) => Ok(Redirect::to(&address).into_response()),
        Err(Error::Invalid(found)) => {
            let problems = joined(own, found);
            let form = client_form(&who.frame).filled(&sent).refused(&problems);
            Ok(new_page(&who.frame, form))
        }
        Err(error) => Err(error),
    }
}

async fn get(app: &App, who: &Contractor, id: Uuid) -> Result<Client> {
    let row = db::clients::find_client(&who.caller.scope, app.db.read(), id).await?;
    row.as_ref().map(clients::client_of).ok_or(Error::NotFound)
}

fn holding(frame: &Frame, client: &Client) -> Form {
    let mut form = client_form(frame);
    let target = client.target.map(percentage).unwrap_or_default();
    let values = [client.name.clone(), client.currency.clone(), target];
    for (field, value) in form.fields.iter_mut().zip(values) {
        field.value = value;
    }
    form
}

fn edit_page(frame: &Frame, client: &Client, form: Form, overtaken: bool) -> Response {
    let now = holding(frame, client).fields.into_iter();
    let theirs = now.map(|field| (field.label, field.value));
    let page = EditPage {
        frame,
        title: client.name.clone(),
        intro: String::new(),
        fixed: Vec::new(),
        theirs: theirs.filter(|_| overtaken).collect(),
        revision: Some(client.revision),
        form,
        save: "button-save",
        back: format!("/clients/{}", client.id),
        ways: Vec::new(),
    };
    page.answer()
}

pub(in crate::web) async fn edit(
    State(app): State<App>,
    Path(id): Path<Uuid>,
    who: Contractor,
) -> Result<Response> {
    let client = get(&app, &who, id).await?;
    let form = holding(&who.frame, &client);
    Ok(edit_page(&who.frame, &client, form, false))
}

pub(in crate::web) async fn change(
    State(app): State<App>,
    Path(id): Path<Uuid>,
    who: Contractor,
    sent: Sent,
) -> Result<Response> {
    let mut own = Vec::new();
    let change = ClientChange {
        name: Some(sent.get("name").to_owned()),
        currency: Some(sent.get("currency").trim().to_uppercase()),
        target: Some(target(&sent, &mut own)),
    };
    let read = read_revision(&sent);
    let mut client = get(&app, &who, id).await?;
    let mut overtaken = false;
    match clients::update_client(&app, &who.caller, id, &read, change).await {
        Ok(_) => return Ok(Redirect::to(&format!("/clients/{id}")).into_response()),
        Err(Error::Invalid(found)) => own = joined(own, found),
        Err(Error::ChangedSince { .. }) => overtaken = true,
        Err(error) => return Err(error),
    }
    if overtaken {
        client = get(&app, &who, id).await?;
    } else if let Expected::Revisions(read) = read {
        // Refused, the form stays about the revision that was read, so that nobody is overwritten unseen.
        let read = read.first().and_then(|read| u32::try_from(*read).ok());
        client.revision = read.unwrap_or(client.revision);
    }
    let form = client_form(&who.frame).filled(&sent).refused(&own);
    Ok(edit_page(&who.frame, &client, form, overtaken))
}

/// The revision that a form is about.
pub(super) fn read_revision(sent: &Sent) -> Expected {
    let revision = sent.get("revision").parse::<i64>();
    Expected::Revisions(revision.into_iter().collect())
}
