//! Creating and changing clients.

use api::clients::{Client, ClientChange, NewClient};
use serde_json::{Value, json};
use uuid::Uuid;

use super::caller::Caller;
use super::expected::Expected;
use super::fields::Fields;
use crate::app::App;
use crate::db::clients::{self, ClientRow};
use crate::db::constraint::{CLIENT_NAME, violates};
use crate::db::{results, trail, visits};
use crate::error::{Error, Result};

/// 100 %, in hundredths of a percent.
const WHOLE: i64 = 100 * 100;

/// Adds a client.
///
/// # Errors
/// [`Error::Invalid`] with every wrong field.
pub async fn create_client(app: &App, caller: &Caller, new: NewClient) -> Result<Client> {
    let mut fields = Fields::default();
    let row = ClientRow {
        id: Uuid::new_v4(),
        agency_id: caller.agency_id,
        name: fields.line("name", &new.name, 200),
        currency: currency(&mut fields, &new.currency),
        target: new.target,
        revision: 1,
        created_at: app.clock.now(),
    };
    judge_target(&mut fields, row.target);
    fields.finish()?;
    let client = client_of(&row);
    let tx = app.db.begin().await?;
    let mut line = caller.line(app.clock.now(), "client.created", "client", client.id);
    line.after = Some(facts(&row));
    clients::insert_client(&tx, row).await.map_err(|error| {
        if violates(&error, CLIENT_NAME) {
            taken(&client.name)
        } else {
            error.into()
        }
    })?;
    trail::write(&tx, line).await?;
    tx.commit().await?;
    Ok(client)
}

/// Changes a client that the caller has read. The same change once more changes nothing, so that a
/// call whose answer was lost can be repeated.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] with every wrong field; [`Error::ChangedSince`] where
/// somebody else has changed it since.
pub async fn update_client(
    app: &App,
    caller: &Caller,
    id: Uuid,
    read: &Expected,
    change: ClientChange,
) -> Result<Client> {
    let tx = app.db.begin().await?;
    let before = clients::lock_client(&caller.scope, &tx, id).await?;
    let mut fields = Fields::default();
    let mut row = before.clone();
    if let Some(name) = &change.name {
        row.name = fields.line("name", name, 200);
    }
    if let Some(code) = &change.currency {
        row.currency = currency(&mut fields, code);
        if row.currency != before.currency && visits::has_visits(&caller.scope, &tx, id).await? {
            let message = format!("fees of visits are in {}; it stays", before.currency);
            fields.problem("currency", "in_use", message);
        }
    }
    if let Some(target) = change.target {
        row.target = target;
        judge_target(&mut fields, target);
    }
    fields.finish()?;
    if row == before {
        return Ok(client_of(&row));
    }
    read.require(before.revision)?;
    row.revision += 1;
    clients::update_client(&tx, &row).await.map_err(|error| {
        if violates(&error, CLIENT_NAME) {
            taken(&row.name)
        } else {
            error.into()
        }
    })?;
    let now = app.clock.now();
    results::note_change_of_client(&tx, caller.agency_id, id, now).await?;
    let mut line = caller.line(now, "client.changed", "client", id);
    (line.before, line.after) = (Some(facts(&before)), Some(facts(&row)));
    trail::write(&tx, line).await?;
    tx.commit().await?;
    Ok(client_of(&row))
}

fn currency(fields: &mut Fields, code: &str) -> String {
    let code = code.trim();
    if code.len() != 3 || !code.chars().all(|c| c.is_ascii_uppercase()) {
        fields.problem(
            "currency",
            "currency",
            "write the three letters of ISO 4217, such as `EUR`",
        );
    }
    code.to_owned()
}

fn judge_target(fields: &mut Fields, target: Option<i64>) {
    if target.is_some_and(|target| !(0..=WHOLE).contains(&target)) {
        let message = format!("lies between 0 and {WHOLE}, hundredths of a percent: 85 % is 8500");
        fields.problem("target", "range", message);
    }
}

fn taken(name: &str) -> Error {
    let message = format!("there is a client `{name}` already");
    Error::field("name", "taken", message)
}

fn facts(row: &ClientRow) -> Value {
    json!({
        "name": row.name, "currency": row.currency, "target": row.target,
        "revision": row.revision,
    })
}

/// A client as the API shows it.
pub fn client_of(row: &ClientRow) -> Client {
    Client {
        id: row.id,
        name: row.name.clone(),
        currency: row.currency.clone(),
        target: row.target,
        revision: u32::try_from(row.revision).unwrap_or(u32::MAX),
    }
}
