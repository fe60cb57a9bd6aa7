//! Visits from a file.

use std::collections::HashMap;

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{Datelike, Days};
use sheets::list::Item;

use crate::app::App;
use crate::db::stores::StoreFilter;
use crate::db::{checklists, clients, stores};
use crate::error::{Error, Result};
use crate::money;
use crate::service::visits::import::{
    COLUMNS, Double, NEEDED_COLUMNS, Other, Outcome, Reading, Write, import_visits,
};
use crate::web::enter::Contractor;
use crate::web::import::{self, Found, Kinds, Step};
use crate::web::lists::Asked;
use crate::web::upload::Upload;
use crate::web::words::Words;

const VISITS: Kinds = Kinds {
    title: "visits-import",
    intro: "visits-import-intro",
    template: "visits",
    make: "visits-import-make",
    doubles: Some("visits-import-doubles"),
    columns: COLUMNS,
    needed: NEEDED_COLUMNS,
    headings: &[
        ("client", "visits-field-client"),
        ("store", "visits-field-store"),
        ("checklist", "visits-field-checklist"),
        ("version", "visits-column-version"),
        ("from", "visits-field-from"),
        ("to", "visits-field-to"),
        ("shopper", "visits-field-shopper"),
        ("fee", "visits-field-fee"),
        ("currency", "visits-column-currency"),
        ("note", "visits-field-note"),
    ],
    // Our own list has the name of a store beside its code, and that of a shopper beside the address.
    rather: &[
        ("store", "visits-column-code"),
        ("shopper", "visits-column-email"),
    ],
    passed_over: &[
        "visits-column-id",
        "visits-field-state",
        "visits-field-region",
        "visits-column-zone",
    ],
    values: &[],
};

/// Rows to begin with, made of what is there.
async fn sample(app: &App, who: &Contractor) -> Result<Vec<Vec<Item>>> {
    let (scope, db) = (&who.caller.scope, app.db.read());
    let versions = checklists::list_versions(scope, db).await?;
    let Some(checklist) = versions.into_iter().next() else {
        return Ok(Vec::new());
    };
    let today = app.clock.now().to_utc().date_naive();
    let to_monday = 7 - u64::from(today.weekday().num_days_from_monday());
    let monday = today
        .checked_add_days(Days::new(to_monday))
        .unwrap_or(today);
    for client in clients::list_clients(scope, db).await? {
        let filter = StoreFilter {
            client_id: client.id,
            search: String::new(),
            region: String::new(),
        };
        let two = stores::search_stores(scope, db, &filter, None, 2).await?;
        if two.is_empty() {
            continue;
        }
        let windows = [
            (format!("{monday} 10:00"), format!("{monday} 18:00")),
            (monday.to_string(), String::new()),
        ];
        let rows = two.into_iter().zip(windows).map(|(store, (from, to))| {
            vec![
                Item::text(client.name.as_str()),
                Item::text(store.code),
                Item::text(checklist.slug.as_str()),
                Item::Whole(checklist.version),
                Item::text(from),
                Item::text(to),
                Item::Empty,
                Item::Number(money::units(1_200, &client.currency)),
                Item::text(client.currency.as_str()),
                Item::Empty,
            ]
        });
        return Ok(rows.collect());
    }
    Ok(Vec::new())
}

pub(in crate::web) async fn begin(State(app): State<App>, who: Contractor) -> Result<Response> {
    let rows = match Asked::of(&who.frame).file() {
        Some(_) => sample(&app, &who).await?,
        None => Vec::new(),
    };
    import::begin(&who.frame, &VISITS, "/visits".to_owned(), rows).await
}

pub(in crate::web) async fn take(
    State(app): State<App>,
    who: Contractor,
    mut upload: Upload,
) -> Result<Response> {
    let (frame, caller) = (&who.frame, &who.caller);
    let refused = |problems: &[_]| import::refused(frame, &VISITS, "/visits".to_owned(), problems);
    let mut is_unticked = false;
    let rows = match import::read(&app, frame, &VISITS, &mut upload).await {
        Ok(Step::Look(rows)) => rows,
        Ok(Step::Make(rows)) => {
            let write = match upload.sent.get("doubles") {
                "yes" => Write::All,
                _ => Write::Singles,
            };
            let made = app.once.run(caller.user_id, &upload.sent, async {
                let outcome = import_visits(&app, caller, &rows, write).await?;
                address(&outcome).ok_or_else(|| Error::Invalid(Vec::new()))
            });
            match made.await {
                Ok(address) => return Ok(Redirect::to(&address).into_response()),
                // The rows are shown again with what is wrong now, or there already.
                Err(Error::Invalid(problems)) if problems.is_empty() => {
                    is_unticked = write == Write::Singles;
                    rows
                }
                Err(Error::Invalid(problems)) => return Ok(refused(&problems)),
                Err(error) => return Err(error),
            }
        }
        Err(Error::Invalid(problems)) => return Ok(refused(&problems)),
        Err(error) => return Err(error),
    };
    let outcome = match import_visits(&app, caller, &rows, Write::Nothing).await {
        Ok(outcome) => outcome,
        Err(Error::Invalid(problems)) => return Ok(refused(&problems)),
        Err(error) => return Err(error),
    };
    let words = &frame.words;
    let doubles = outcome.doubles.iter().map(|double| said(words, double));
    let found = Found {
        problems: &outcome.problems,
        doubles: doubles.collect(),
        is_unticked,
        meant: meant(words, &outcome.readings),
    };
    let once = upload.sent.get("once");
    import::preview(frame, &VISITS, "/visits".to_owned(), &rows, found, once)
}

/// Where the visits are seen that were scheduled; nothing where none were.
fn address(outcome: &Outcome) -> Option<String> {
    if let [only] = outcome.made.as_slice() {
        return Some(format!("/visits/{only}"));
    }
    outcome.made.first()?;
    let days = || {
        let readings = outcome.readings.iter();
        readings.map(|reading| reading.window.to.date())
    };
    let (first, last) = (days().min()?, days().max()?);
    let mut address = format!("/visits?state=planned&due_from={first}&due_to={last}");
    let mut clients = outcome.readings.iter().map(|reading| reading.client.id);
    let one = clients.next()?;
    if clients.all(|other| other == one) {
        address.push_str(&format!("&client={one}"));
    }
    Some(address)
}

/// What a row is the same as, and where that is.
fn said(words: &Words, double: &Double) -> (u32, String, Option<String>) {
    match double.of {
        Other::Row(row) => {
            let row = words.count(usize::try_from(row).unwrap_or_default());
            let text = words.with("visits-import-same-row", &[("row", &row)]);
            (double.number, text, None)
        }
        Other::Visit(id) => {
            let text = words.say("visits-import-same-visit");
            (double.number, text, Some(format!("/visits/{id}")))
        }
    }
}

/// What the cells of right rows stand for.
fn meant(words: &Words, readings: &[Reading]) -> HashMap<(u32, &'static str), String> {
    let mut meant = HashMap::new();
    for reading in readings {
        let (store, fee) = (&reading.store, reading.fee_minor);
        let shopper = reading.shopper.as_ref().map(|(_, name)| name.clone());
        for (column, text) in [
            ("client", reading.client.name.clone()),
            ("store", format!("{} · {}", store.code, store.name)),
            ("checklist", format!("{} · {}", reading.title, reading.slug)),
            ("version", words.figures(&reading.version.to_string())),
            ("from", words.moment(reading.window.from)),
            ("to", words.moment(reading.window.to)),
            ("shopper", shopper.unwrap_or_default()),
            ("fee", words.money(fee, &reading.client.currency)),
            // The fee says it.
            ("currency", String::new()),
        ] {
            meant.insert((reading.number, column), text);
        }
    }
    meant
}
