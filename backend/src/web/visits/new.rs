//! Scheduling: one visit, or one to each of many stores on each of many dates.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

use super::acts::at_fields;
use super::fields::{Choices, clients, none, read_shopper, shoppers};
use crate::app::App;
use crate::db::visits::lists::list_regions;
use crate::db::{checklists, stores};
use crate::error::{Error, Result, field_problem};
use crate::service::visits::grid::{Grid, schedule_grid};
use crate::web::enter::Contractor;
use crate::web::form::{Form, Kind, Sent};
use crate::web::lists::Asked;
use crate::web::{Frame, html_with};

/// A store that may be ticked.
struct Offered {
    id: Uuid,
    code: String,
    name: String,
    region: String,
    is_ticked: bool,
}

#[derive(Template)]
#[template(path = "visits/new.html")]
struct NewPage<'a> {
    frame: &'a Frame,
    /// Which stores are offered.
    narrowing: Form,
    client: Option<Uuid>,
    region: String,
    stores: Vec<Offered>,
    takes_all: bool,
    form: Form,
}

pub(in crate::web) async fn show(State(app): State<App>, who: Contractor) -> Result<Response> {
    let asked = Asked::of(&who.frame);
    let (client, region) = (asked.get("client"), asked.get("region"));
    let form = form(&app, &who).await?;
    page(&app, &who, StatusCode::OK, (client, region), form, None).await
}

async fn form(app: &App, who: &Contractor) -> Result<Form> {
    let words = &who.frame.words;
    let versions = checklists::list_versions(&who.caller.scope, app.db.read()).await?;
    let versions = versions.into_iter().map(|row| {
        let text = format!("{} · {} {}", row.title, row.slug, row.version);
        (format!("{}@{}", row.slug, row.version), text)
    });
    let nobody = none(words, "visits-nobody");
    let shoppers = shoppers(app, &who.caller, nobody).await?;
    Ok(Form::new(words)
        .field("stores", "visits-field-stores", Kind::Elsewhere)
        .field("dates", "visits-field-dates", Kind::Area)
        .field("from", "visits-field-time-from", Kind::Line("time"))
        .holding("10:00")
        .field("to", "visits-field-time-to", Kind::Line("time"))
        .holding("18:00")
        .field(
            "checklist",
            "visits-field-checklist",
            Kind::Choice(versions.collect()),
        )
        .field("fee", "visits-field-fee", Kind::Line("text"))
        .holding("0")
        .field("shopper_id", "visits-field-shopper", shoppers)
        .optional()
        .field("note", "visits-field-note", Kind::Area)
        .optional())
}

async fn page(
    app: &App,
    who: &Contractor,
    status: StatusCode,
    (client, region): (&str, &str),
    form: Form,
    sent: Option<&Sent>,
) -> Result<Response> {
    let (words, scope) = (&who.frame.words, &who.caller.scope);
    let offered = clients(app, &who.caller).await?;
    let client: Option<Uuid> = match (client.parse(), offered.as_slice()) {
        (Ok(id), _) => Some(id),
        (Err(_), [(only, _)]) => only.parse().ok(),
        _ => None,
    };
    let regions = list_regions(scope, app.db.read(), client).await?;
    let mut regions_offered = none(words, "visits-any-region");
    regions_offered.extend(regions.into_iter().map(|region| (region.clone(), region)));
    let choose: Choices = none(words, "visits-choose-client");
    let clients_offered = choose.into_iter().chain(offered).collect();
    let narrowing = Form::new(words)
        .field(
            "client",
            "visits-field-client",
            Kind::Choice(clients_offered),
        )
        .holding(client.map(|id| id.to_string()).unwrap_or_default())
        .field(
            "region",
            "visits-field-region",
            Kind::Choice(regions_offered),
        )
        .holding(region);
    let mut stores = match client {
        None => Vec::new(),
        Some(client) => {
            let all = stores::stores_by_code(scope, app.db.read(), client).await?;
            let in_region = all
                .into_values()
                .filter(|store| region.is_empty() || store.region == region);
            let offer = |store: stores::StoreRow| Offered {
                is_ticked: sent.is_some_and(|sent| {
                    let id = store.id.to_string();
                    sent.all("store").any(|sent| sent == id)
                }),
                id: store.id,
                code: store.code,
                name: store.name,
                region: store.region,
            };
            in_region.map(offer).collect()
        }
    };
    stores.sort_by(|one, other| one.code.cmp(&other.code));
    let page = NewPage {
        frame: &who.frame,
        narrowing,
        client,
        region: region.to_owned(),
        stores,
        takes_all: sent.is_some_and(|sent| sent.get("all") == "yes"),
        form,
    };
    Ok(html_with(status, &page))
}

pub(in crate::web) async fn save(
    State(app): State<App>,
    who: Contractor,
    sent: Sent,
) -> Result<Response> {
    let done = app
        .once
        .run(who.caller.user_id, &sent, schedule(&app, &who, &sent))
        .await;
    match done {
        Ok(address) => Ok(Redirect::to(&address).into_response()),
        Err(Error::Invalid(problems)) => {
            let problems = at_fields("new", problems);
            let form = form(&app, &who).await?.filled(&sent).refused(&problems);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let narrowed = (sent.get("client"), sent.get("region"));
            page(&app, &who, status, narrowed, form, Some(&sent)).await
        }
        Err(error) => Err(error),
    }
}

/// Schedules what was sent; the address of what came of it.
async fn schedule(app: &App, who: &Contractor, sent: &Sent) -> Result<String> {
    let mut problems = Vec::new();
    let mut time = |name: &'static str| {
        let text = sent.get(name);
        let time = NaiveTime::parse_from_str(text, "%H:%M")
            .or_else(|_| NaiveTime::parse_from_str(text, "%H:%M:%S"));
        time.unwrap_or_else(|_| {
            problems.push(field_problem(
                name,
                "time-of-day",
                "is no time such as 10:00",
            ));
            NaiveTime::MIN
        })
    };
    let (from, to) = (time("from"), time("to"));
    let mut dates = Vec::new();
    for word in sent.get("dates").split([' ', ',', '\n', '\t']) {
        match NaiveDate::parse_from_str(word, "%Y-%m-%d") {
            Ok(date) => dates.push(date),
            Err(_) if word.is_empty() => {}
            Err(_) => {
                let message = format!("`{word}` is no date such as 2026-03-02");
                problems.push(field_problem("dates", "dates", message));
                break;
            }
        }
    }
    dates.sort_unstable();
    dates.dedup();
    let shopper_id = match read_shopper(app, &who.caller, sent.get("shopper_id")).await {
        Ok(shopper_id) => shopper_id,
        Err(Error::Invalid(found)) => {
            problems.extend(found);
            None
        }
        Err(error) => return Err(error),
    };
    let Ok(client_id) = sent.get("client").parse::<Uuid>() else {
        problems.push(field_problem("client", "no-stores", "choose a client"));
        return Err(Error::Invalid(problems));
    };
    let (scope, region) = (&who.caller.scope, sent.get("region"));
    let stores = if sent.get("all") == "yes" {
        let all = stores::stores_by_code(scope, app.db.read(), client_id).await?;
        let all = all.into_values();
        all.filter(|store| region.is_empty() || store.region == region)
            .map(|store| store.id)
            .collect()
    } else {
        sent.all("store").filter_map(|id| id.parse().ok()).collect()
    };
    let (slug, version) = sent.get("checklist").rsplit_once('@').unwrap_or_default();
    let (first, last) = (dates.first().copied(), dates.last().copied());
    let grid = Grid {
        client_id,
        stores,
        dates,
        from,
        to,
        checklist: slug.to_owned(),
        version: version.parse().unwrap_or(0),
        fee: sent.get("fee").to_owned(),
        note: sent.get("note").to_owned(),
        shopper_id,
    };
    let ids = schedule_grid(app, &who.caller, grid, problems).await?;
    Ok(match (ids.as_slice(), first, last) {
        ([one], ..) => format!("/visits/{one}"),
        (_, Some(first), Some(last)) => {
            let n = ids.len();
            format!(
                "/visits?state=planned&client={client_id}&due_from={first}&due_to={last}&done=new&n={n}"
            )
        }
        _ => "/visits".to_owned(),
    })
}
