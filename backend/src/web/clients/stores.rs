//! Making and changing a store.

use api::problem::FieldProblem;
use api::stores::{NewStore, Store, StoreChange};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

use super::edit::read_revision;
use super::{joined, optional_number, optional_whole};
use crate::app::App;
use crate::db;
use crate::db::clients::ClientRow;
use crate::db::stores::StoreFilter;
use crate::error::{Error, Result};
use crate::http::extract::Path;
use crate::service::expected::Expected;
use crate::service::stores;
use crate::web::Frame;
use crate::web::edit::EditPage;
use crate::web::enter::Contractor;
use crate::web::form::{Form, Kind, Sent};

/// The fields that may change over a store's life.
fn with_changing(form: Form) -> Form {
    form.field("name", "stores-name", Kind::Line("text"))
        .field("address", "stores-address", Kind::Line("text"))
        .optional()
        .field("region", "stores-region", Kind::Line("text"))
        .optional()
}

fn with_numbers(form: Form) -> Form {
    form.field("latitude", "stores-latitude", Kind::Line("text"))
        .optional()
        .field("longitude", "stores-longitude", Kind::Line("text"))
        .optional()
        .field("baseline_visits", "stores-baseline", Kind::Line("text"))
        .optional()
}

fn new_form(frame: &Frame, time_zone: &str) -> Form {
    let none = (String::new(), frame.t("stores-time-zone-choose"));
    let zones = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
    let zones = zones.filter(|name| name.contains('/') || *name == "UTC");
    let zones = zones.map(|name| (name.to_owned(), name.to_owned()));
    let form = Form::new(&frame.words).field("code", "stores-code", Kind::Line("text"));
    let zones = std::iter::once(none).chain(zones).collect();
    let form = with_changing(form)
        .field("time_zone", "stores-time-zone", Kind::Choice(zones))
        .holding(time_zone);
    with_numbers(form)
}

/// The client that stores belong to.
pub(super) async fn get_client(app: &App, who: &Contractor, id: Uuid) -> Result<ClientRow> {
    let client = db::clients::find_client(&who.caller.scope, app.db.read(), id).await?;
    client.ok_or(Error::NotFound)
}

fn new_page(frame: &Frame, client: &ClientRow, form: Form) -> Response {
    let page = EditPage {
        frame,
        title: frame.t("stores-new"),
        intro: client.name.clone(),
        fixed: Vec::new(),
        theirs: Vec::new(),
        revision: None,
        form,
        save: "button-save",
        back: format!("/clients/{}", client.id),
        ways: Vec::new(),
    };
    page.answer()
}

pub(in crate::web) async fn new(
    State(app): State<App>,
    Path(id): Path<Uuid>,
    who: Contractor,
) -> Result<Response> {
    let client = get_client(&app, &who, id).await?;
    // Most stores of a client lie in one zone.
    let filter = StoreFilter {
        client_id: id,
        search: String::new(),
        region: String::new(),
    };
    let first =
        db::stores::search_stores(&who.caller.scope, app.db.read(), &filter, None, 1).await?;
    let zone = first.first().map_or("", |store| &store.time_zone);
    Ok(new_page(&who.frame, &client, new_form(&who.frame, zone)))
}

/// The numbers of a store as they are typed.
struct Numbers {
    latitude: Option<f64>,
    longitude: Option<f64>,
    baseline_visits: Option<i64>,
}

fn numbers(sent: &Sent, problems: &mut Vec<FieldProblem>) -> Numbers {
    Numbers {
        latitude: optional_number(sent, "latitude", problems),
        longitude: optional_number(sent, "longitude", problems),
        baseline_visits: optional_whole(sent, "baseline_visits", 1.0, 0, problems),
    }
}

pub(in crate::web) async fn create(
    State(app): State<App>,
    Path(id): Path<Uuid>,
    who: Contractor,
    sent: Sent,
) -> Result<Response> {
    let client = get_client(&app, &who, id).await?;
    let mut own = Vec::new();
    let numbers = numbers(&sent, &mut own);
    let new = NewStore {
        client_id: id,
        code: sent.get("code").to_owned(),
        name: sent.get("name").to_owned(),
        address: sent.get("address").to_owned(),
        region: sent.get("region").to_owned(),
        latitude: numbers.latitude,
        longitude: numbers.longitude,
        time_zone: sent.get("time_zone").to_owned(),
        baseline_visits: numbers.baseline_visits,
    };
    let made = app.once.run(who.caller.user_id, &sent, async {
        stores::create_store(&app, &who.caller, new).await?;
        Ok(format!("/clients/{id}"))
    });
    match made.await {
        Ok(address) => Ok(Redirect::to(&address).into_response()),
        Err(Error::Invalid(found)) => {
            let problems = joined(own, found);
            let form = new_form(&who.frame, "").filled(&sent).refused(&problems);
            Ok(new_page(&who.frame, &client, form))
        }
        Err(error) => Err(error),
    }
}

async fn get(app: &App, who: &Contractor, id: Uuid) -> Result<Store> {
    let row = db::stores::find_store(&who.caller.scope, app.db.read(), id).await?;
    row.map(stores::store_of).ok_or(Error::NotFound)
}

fn edit_form(frame: &Frame) -> Form {
    with_numbers(with_changing(Form::new(&frame.words)))
}

fn holding(frame: &Frame, store: &Store) -> Form {
    let mut form = edit_form(frame);
    let degrees = |degrees: Option<f64>| degrees.map(|d| d.to_string()).unwrap_or_default();
    let values = [
        store.name.clone(),
        store.address.clone(),
        store.region.clone(),
        degrees(store.latitude),
        degrees(store.longitude),
        store
            .baseline_visits
            .map(|n| n.to_string())
            .unwrap_or_default(),
    ];
    for (field, value) in form.fields.iter_mut().zip(values) {
        field.value = value;
    }
    form
}

fn edit_page(frame: &Frame, store: &Store, form: Form, overtaken: bool) -> Response {
    let now = holding(frame, store).fields.into_iter();
    let theirs = now.map(|field| (field.label, field.value));
    let page = EditPage {
        frame,
        title: store.name.clone(),
        intro: frame.t("stores-edit-intro"),
        fixed: vec![
            (frame.t("stores-code"), store.code.clone()),
            (frame.t("stores-time-zone"), store.time_zone.clone()),
        ],
        theirs: theirs.filter(|_| overtaken).collect(),
        revision: Some(store.revision),
        form,
        save: "button-save",
        back: format!("/clients/{}", store.client_id),
        ways: vec![
            (
                frame.t("stores-report"),
                format!("/stores/{}/report", store.id),
            ),
            (
                frame.t("stores-visits"),
                format!("/visits?store={}", store.id),
            ),
        ],
    };
    page.answer()
}

pub(in crate::web) async fn edit(
    State(app): State<App>,
    Path(id): Path<Uuid>,
    who: Contractor,
) -> Result<Response> {
    let store = get(&app, &who, id).await?;
    let form = holding(&who.frame, &store);
    Ok(edit_page(&who.frame, &store, form, false))
}

pub(in crate::web) async fn change(
    State(app): State<App>,
    Path(id): Path<Uuid>,
    who: Contractor,
    sent: Sent,
) -> Result<Response> {
    let mut store = get(&app, &who, id).await?;
    let mut own = Vec::new();
    let numbers = numbers(&sent, &mut own);
    let change = StoreChange {
        name: Some(sent.get("name").to_owned()),
        address: Some(sent.get("address").to_owned()),
        region: Some(sent.get("region").to_owned()),
        latitude: Some(numbers.latitude),
        longitude: Some(numbers.longitude),
        baseline_visits: Some(numbers.baseline_visits),
    };
    let read = read_revision(&sent);
    let mut overtaken = false;
    match stores::update_store(&app, &who.caller, id, &read, change).await {
        Ok(store) => {
            let address = format!("/clients/{}", store.client_id);
            return Ok(Redirect::to(&address).into_response());
        }
        Err(Error::Invalid(found)) => own = joined(own, found),
        Err(Error::ChangedSince { .. }) => overtaken = true,
        Err(error) => return Err(error),
    }
    if overtaken {
        store = get(&app, &who, id).await?;
    } else if let Expected::Revisions(read) = read {
        // Refused, the form stays about the revision that was read.
        let read = read.first().and_then(|read| u32::try_from(*read).ok());
        store.revision = read.unwrap_or(store.revision);
    }
    let form = edit_form(&who.frame).filled(&sent).refused(&own);
    Ok(edit_page(&who.frame, &store, form, overtaken))
}
