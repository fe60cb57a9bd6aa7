//! The list of people.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sheets::list::Item;
use uuid::Uuid;

use super::one::{MOST_SEEN, stores_seen};
use super::{ROLES, STATUSES};
use crate::app::App;
use crate::db;
use crate::db::accounts::UserRow;
use crate::db::people::PeopleFilter;
use crate::error::Result;
use crate::http::paging::{page, read_cursor};
use crate::web::enter::Contractor;
use crate::web::lists::{Asked, FileKind, ROWS, Ways, answer, new_list};
use crate::web::{Frame, html};

#[derive(Template)]
#[template(path = "people/list.html")]
struct ListPage<'a> {
    frame: &'a Frame,
    filter: PeopleFilter,
    roles: Vec<(String, String)>,
    statuses: Vec<(String, String)>,
    people: Vec<UserRow>,
    clients: HashMap<Uuid, String>,
    ways: Ways,
}

impl ListPage<'_> {
    fn said(&self, family: &str, id: &str) -> String {
        self.frame.t(&format!("people-{family}-{id}"))
    }

    fn client(&self, person: &UserRow) -> &str {
        let name = person.client_id.and_then(|id| self.clients.get(&id));
        name.map_or("", String::as_str)
    }
}

/// The values of a filter with their texts, first the one that narrows nothing.
fn choices(frame: &Frame, prefix: &str, values: &[&str]) -> Vec<(String, String)> {
    let all = (String::new(), frame.t("list-all"));
    let named = values
        .iter()
        .map(|value| ((*value).to_owned(), frame.t(&format!("{prefix}-{value}"))));
    std::iter::once(all).chain(named).collect()
}

pub(in crate::web) async fn list(State(app): State<App>, who: Contractor) -> Result<Response> {
    let (frame, scope) = (&who.frame, &who.caller.scope);
    let asked = Asked::of(frame);
    let filter = PeopleFilter {
        role: asked.get("role").to_owned(),
        status: asked.get("status").to_owned(),
        search: asked.get("q").to_owned(),
    };
    let after = read_cursor(asked.find("cursor"))?;
    let people =
        db::people::search_people(scope, app.db.read(), &filter, after, asked.rows()).await?;
    let clients = db::clients::list_clients(scope, app.db.read()).await?;
    let clients = clients.into_iter().map(|client| (client.id, client.name));
    let clients: HashMap<Uuid, String> = clients.collect();
    if let Some(kind) = asked.file() {
        return file(&app, &who, kind, people, &clients).await;
    }
    let (people, next) = page(people, ROWS, |person| (person.name.clone(), person.id))?;
    Ok(html(&ListPage {
        frame,
        filter,
        roles: choices(frame, "people-role", &ROLES.map(api::people::Role::as_str)),
        statuses: choices(frame, "people-status", &STATUSES),
        people,
        clients,
        ways: asked.ways(next),
    }))
}

async fn file(
    app: &App,
    who: &Contractor,
    kind: FileKind,
    people: Vec<UserRow>,
    clients: &HashMap<Uuid, String>,
) -> Result<Response> {
    let frame = &who.frame;
    let columns = [
        "people-name",
        "people-email",
        "people-role",
        "people-status",
        "people-client",
        "people-stores",
    ];
    let mut list = new_list(frame, "people-title", &columns);
    for person in people {
        let mut stores = String::new();
        if let Some(client_id) = person.client_id
            && !person.all_stores
        {
            let seen = stores_seen(app, &who.caller, &person, client_id, None, MOST_SEEN).await?;
            let codes: Vec<String> = seen.into_iter().map(|store| store.code).collect();
            stores = codes.join("; ");
        } else if person.client_id.is_some() {
            stores = frame.t("people-all-stores");
        }
        let client = person.client_id.and_then(|id| clients.get(&id).cloned());
        list.rows.push(vec![
            Item::text(person.name),
            Item::text(person.email),
            Item::text(frame.t(&format!("people-role-{}", person.role))),
            Item::text(frame.t(&format!("people-status-{}", person.status))),
            Item::text(client.unwrap_or_default()),
            Item::text(stores),
        ]);
    }
    answer(kind, "people", list).await
}
