//! Creating and changing stores, one by one or from a file.

use std::collections::HashSet;

use api::stores::{NewStore, Store, StoreChange};
use serde_json::{Value, json};
use uuid::Uuid;

use super::caller::Caller;
use super::expected::Expected;
use super::fields::Fields;
use super::rows::{RowProblem, Rows};
use crate::app::App;
use crate::db::constraint::{STORE_CODE, violates};
use crate::db::stores::{self, StoreRow};
use crate::db::{Tx, clients, results, trail};
use crate::error::{Error, Result};

/// The most visits of a baseline: about two years of them.
const LONGEST_BASELINE: i64 = 50;

/// Adds a store.
///
/// # Errors
/// [`Error::Invalid`] with every wrong field.
pub async fn create_store(app: &App, caller: &Caller, new: NewStore) -> Result<Store> {
    let mut fields = Fields::default();
    let tx = app.db.begin().await?;
    let row = judge(app, caller, &tx, &mut fields, new).await?;
    fields.finish()?;
    let store = insert(app, caller, &tx, row).await?;
    let now = app.clock.now();
    results::note_change_of_client(&tx, caller.agency_id, store.client_id, now).await?;
    tx.commit().await?;
    Ok(store)
}

/// The row of a new store of a client that is locked now; what is wrong is noted in `fields`.
async fn judge(
    app: &App,
    caller: &Caller,
    tx: &Tx,
    fields: &mut Fields,
    new: NewStore,
) -> Result<StoreRow> {
    let row = judge_row(app, caller, fields, new);
    match clients::lock_client(&caller.scope, tx, row.client_id).await {
        Ok(_) => Ok(row),
        Err(Error::NotFound) => {
            fields.problem("client_id", "unknown", "there is no such client");
            Ok(row)
        }
        Err(error) => Err(error),
    }
}

/// The row of a new store, whatever its client is.
fn judge_row(app: &App, caller: &Caller, fields: &mut Fields, new: NewStore) -> StoreRow {
    let row = StoreRow {
        id: Uuid::new_v4(),
        agency_id: caller.agency_id,
        client_id: new.client_id,
        code: fields.line("code", &new.code, 64),
        name: fields.line("name", &new.name, 200),
        address: fields.optional_line("address", &new.address, 500),
        region: fields.optional_line("region", &new.region, 200),
        latitude: new.latitude,
        longitude: new.longitude,
        time_zone: new.time_zone,
        baseline_visits: new.baseline_visits,
        revision: 1,
        created_at: app.clock.now(),
    };
    if row.time_zone.parse::<chrono_tz::Tz>().is_err() {
        fields.problem(
            "time_zone",
            "time_zone",
            format!(
                "`{}` is no IANA time zone; write one such as `Asia/Riyadh`",
                row.time_zone
            ),
        );
    }
    judge_numbers(fields, &row);
    row
}

/// Adds a judged store, with its line.
async fn insert(app: &App, caller: &Caller, tx: &Tx, row: StoreRow) -> Result<Store> {
    let store = store_of(row.clone());
    let facts = facts(&row);
    let code = row.code.clone();
    stores::insert_store(tx, row).await.map_err(|error| {
        if violates(&error, STORE_CODE) {
            Error::field(
                "code",
                "taken",
                format!("the client has a store `{code}` already"),
            )
        } else {
            error.into()
        }
    })?;
    let mut line = caller.line(app.clock.now(), "store.created", "store", store.id);
    line.after = Some(facts);
    trail::write(tx, line).await?;
    Ok(store)
}

/// The columns of files with stores.
pub const COLUMNS: &[&str] = &[
    "code",
    "name",
    "address",
    "region",
    "time_zone",
    "latitude",
    "longitude",
    "baseline_visits",
];
/// Those that must be there.
pub const NEEDED_COLUMNS: &[&str] = &["code", "name", "time_zone"];

/// Judges the rows of a file with stores of a client, and where all are right and `write` is set, adds
/// all of them. Gives what is wrong; nothing is written then.
///
/// # Errors
/// [`Error::NotFound`] where there is no such client.
pub async fn import_stores(
    app: &App,
    caller: &Caller,
    client_id: Uuid,
    rows: &Rows,
    write: bool,
) -> Result<Vec<RowProblem>> {
    let tx = app.db.begin().await?;
    clients::lock_client(&caller.scope, &tx, client_id).await?;
    let known = stores::stores_by_code(&caller.scope, &tx, client_id).await?;
    let mut codes: HashSet<String> = HashSet::new();
    let (mut made, mut problems) = (Vec::new(), Vec::new());
    for row in &rows.rows {
        let mut fields = Fields::default();
        let text = |column: &str| rows.get(row, column).to_owned();
        let new = NewStore {
            client_id,
            code: text("code"),
            name: text("name"),
            address: text("address"),
            region: text("region"),
            latitude: number(&mut fields, "latitude", &text("latitude")),
            longitude: number(&mut fields, "longitude", &text("longitude")),
            time_zone: text("time_zone"),
            baseline_visits: number(&mut fields, "baseline_visits", &text("baseline_visits")),
        };
        let store = judge_row(app, caller, &mut fields, new);
        if known.contains_key(&store.code) {
            fields.problem("code", "taken", "the client has this store already");
        } else if !store.code.is_empty() && !codes.insert(store.code.clone()) {
            fields.problem("code", "double", "stands in an earlier row, too");
        }
        match fields.finish() {
            Ok(()) => made.push(store),
            Err(Error::Invalid(found)) => problems.extend(found.into_iter().map(|problem| {
                let number = row.number;
                RowProblem { number, problem }
            })),
            Err(error) => return Err(error),
        }
    }
    if write && problems.is_empty() {
        for store in made {
            insert(app, caller, &tx, store).await?;
        }
        results::note_change_of_client(&tx, caller.agency_id, client_id, app.clock.now()).await?;
        tx.commit().await?;
    }
    Ok(problems)
}

/// A number of a file, with a point or a comma; nothing for an empty cell.
fn number<T: std::str::FromStr>(fields: &mut Fields, at: &str, text: &str) -> Option<T> {
    let parsed = text.replace(',', ".").parse().ok();
    if parsed.is_none() && !text.is_empty() {
        fields.problem(at, "number", "is no number");
    }
    parsed
}

/// Changes a store that the caller has read. The same change once more changes nothing, so that a
/// call whose answer was lost can be repeated.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] with every wrong field; [`Error::ChangedSince`] where
/// somebody else has changed it since.
pub async fn update_store(
    app: &App,
    caller: &Caller,
    id: Uuid,
    read: &Expected,
    change: StoreChange,
) -> Result<Store> {
    let tx = app.db.begin().await?;
    let found = stores::find_store(&caller.scope, &tx, id)
        .await?
        .ok_or(Error::NotFound)?;
    // First the client, then the store, as whoever adds a store does.
    clients::lock_client(&caller.scope, &tx, found.client_id).await?;
    let before = stores::lock_store(&caller.scope, &tx, id).await?;
    let mut fields = Fields::default();
    let mut row = before.clone();
    if let Some(name) = &change.name {
        row.name = fields.line("name", name, 200);
    }
    if let Some(address) = &change.address {
        row.address = fields.optional_line("address", address, 500);
    }
    if let Some(region) = &change.region {
        row.region = fields.optional_line("region", region, 200);
    }
    row.latitude = change.latitude.unwrap_or(row.latitude);
    row.longitude = change.longitude.unwrap_or(row.longitude);
    row.baseline_visits = change.baseline_visits.unwrap_or(row.baseline_visits);
    judge_numbers(&mut fields, &row);
    fields.finish()?;
    if row == before {
        return Ok(store_of(row));
    }
    read.require(before.revision)?;
    row.revision += 1;
    stores::update_store(&tx, &row).await?;
    let now = app.clock.now();
    results::note_change_of_client(&tx, caller.agency_id, row.client_id, now).await?;
    let mut line = caller.line(now, "store.changed", "store", id);
    (line.before, line.after) = (Some(facts(&before)), Some(facts(&row)));
    trail::write(&tx, line).await?;
    tx.commit().await?;
    Ok(store_of(row))
}

fn judge_numbers(fields: &mut Fields, row: &StoreRow) {
    for (at, value, most) in [
        ("latitude", row.latitude, 90.0),
        ("longitude", row.longitude, 180.0),
    ] {
        if value.is_some_and(|degrees: f64| !degrees.is_finite() || degrees.abs() > most) {
            fields.problem(
                at,
                "range",
                format!("lies between -{most} and {most} degrees"),
            );
        }
    }
    let baseline = row.baseline_visits;
    if baseline.is_some_and(|visits| !(1..=LONGEST_BASELINE).contains(&visits)) {
        let message = format!("lies between 1 and {LONGEST_BASELINE} visits");
        fields.problem("baseline_visits", "range", message);
    }
}

fn facts(row: &StoreRow) -> Value {
    json!({
        "code": row.code, "client_id": row.client_id, "name": row.name, "address": row.address,
        "region": row.region, "latitude": row.latitude, "longitude": row.longitude,
        "baseline_visits": row.baseline_visits, "revision": row.revision,
    })
}

/// A store as the API shows it, without results.
pub fn store_of(row: StoreRow) -> Store {
    Store {
        id: row.id,
        client_id: row.client_id,
        code: row.code,
        name: row.name,
        address: row.address,
        region: row.region,
        latitude: row.latitude,
        longitude: row.longitude,
        time_zone: row.time_zone,
        baseline_visits: row.baseline_visits,
        revision: u32::try_from(row.revision).unwrap_or(u32::MAX),
        results: Vec::new(),
    }
}
