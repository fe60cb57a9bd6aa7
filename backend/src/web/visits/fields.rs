//! What fields of several pages offer: clients, regions, shoppers, states.

use api::visits::VisitState;
use uuid::Uuid;

use super::filters::Filters;
use super::line::name_of;
use crate::app::App;
use crate::db::visits::lists::list_regions;
use crate::db::{clients, people, stores};
use crate::error::{Error, Result};
use crate::service::caller::Caller;
use crate::web::form::{Form, Kind};
use crate::web::words::Words;

/// Above so many shoppers a field takes an e-mail address instead of offering them all.
const MOST_OFFERED: usize = 300;

/// Values and texts, the empty one first.
pub(crate) type Choices = Vec<(String, String)>;

/// Nothing chosen, with this text.
pub(crate) fn none(words: &Words, key: &str) -> Choices {
    vec![(String::new(), words.say(key))]
}

/// The clients by name.
pub(crate) async fn clients(app: &App, caller: &Caller) -> Result<Choices> {
    let rows = clients::list_clients(&caller.scope, app.db.read()).await?;
    let rows = rows.into_iter();
    Ok(rows.map(|row| (row.id.to_string(), row.name)).collect())
}

/// How a shopper is chosen: among all, or by e-mail address where they are many.
pub(crate) async fn shoppers(app: &App, caller: &Caller, empty: Choices) -> Result<Kind> {
    let most = u64::try_from(MOST_OFFERED).map_err(Error::internal)? + 1;
    let db = app.db.read();
    let rows = people::list_people(&caller.scope, db, Some("shopper"), None, most).await?;
    if rows.len() > MOST_OFFERED {
        return Ok(Kind::Line("email"));
    }
    let active = rows.into_iter().filter(|row| row.status != "deactivated");
    let mut offered: Choices = active
        .map(|row| (row.id.to_string(), format!("{} · {}", row.name, row.email)))
        .collect();
    offered.sort_by_cached_key(|(_, text)| text.to_lowercase());
    Ok(Kind::Choice(empty.into_iter().chain(offered).collect()))
}

/// The shopper that such a field names.
pub(crate) async fn read_shopper(app: &App, caller: &Caller, value: &str) -> Result<Option<Uuid>> {
    let value = value.trim();
    if value.is_empty() {
        return Ok(None);
    }
    if let Ok(id) = value.parse() {
        return Ok(Some(id));
    }
    let shoppers = people::shoppers_by_email(&caller.scope, app.db.read()).await?;
    let unknown = || Error::field("shopper_id", "unknown-shopper", "there is no such shopper");
    let found = shoppers.get(&value.to_lowercase()).copied();
    found.map(Some).ok_or_else(unknown)
}

/// The form of the filters.
pub(crate) async fn filter_form(
    app: &App,
    caller: &Caller,
    words: &Words,
    filters: &Filters,
) -> Result<Form> {
    let mut states = none(words, "visits-any-state");
    for key in ["planned", "overdue"] {
        states.push((key.to_owned(), words.say(&format!("visits-state-{key}"))));
    }
    for state in VisitState::ALL {
        states.push((state.as_str().to_owned(), words.say(name_of(state))));
    }
    let mut clients_offered = none(words, "visits-any-client");
    clients_offered.extend(clients(app, caller).await?);
    let client_id = filters.client.parse().ok();
    let regions = list_regions(&caller.scope, app.db.read(), client_id).await?;
    let mut regions_offered = none(words, "visits-any-region");
    regions_offered.extend(regions.into_iter().map(|region| (region.clone(), region)));
    let shoppers = shoppers(app, caller, none(words, "visits-any-shopper")).await?;
    let sorts = ["due", "latest", "store", "state"];
    let sorts = sorts.map(|sort| (sort.to_owned(), words.say(&format!("visits-sort-{sort}"))));
    let search = Kind::Line("search");
    let mut form = Form::new(words)
        .field("q", "visits-field-store", search)
        .optional()
        .holding(&filters.q);
    // Among thousands of stores none is chosen here, but the one that a link has chosen is named.
    if let Ok(id) = filters.store.parse() {
        let mut offered = none(words, "visits-any-store");
        let store = stores::find_store(&caller.scope, app.db.read(), id).await?;
        let store = store.map(|store| format!("{} · {}", store.code, store.name));
        offered.push((filters.store.clone(), store.unwrap_or_default()));
        form = form
            .field("store", "visits-field-one-store", Kind::Choice(offered))
            .optional()
            .holding(&filters.store);
    }
    Ok(form
        .field("state", "visits-field-state", Kind::Choice(states))
        .optional()
        .holding(&filters.state)
        .field(
            "client",
            "visits-field-client",
            Kind::Choice(clients_offered),
        )
        .optional()
        .holding(&filters.client)
        .field(
            "region",
            "visits-field-region",
            Kind::Choice(regions_offered),
        )
        .optional()
        .holding(&filters.region)
        .field("shopper", "visits-field-shopper", shoppers)
        .optional()
        .holding(&filters.shopper)
        .field("due_from", "visits-field-due-from", Kind::Line("date"))
        .optional()
        .holding(&filters.due_from)
        .field("due_to", "visits-field-due-to", Kind::Line("date"))
        .optional()
        .holding(&filters.due_to)
        .field("sort", "visits-field-sort", Kind::Choice(sorts.into()))
        .optional()
        .holding(&filters.sort))
}
