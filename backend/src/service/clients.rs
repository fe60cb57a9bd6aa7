//! Creating clients.

use api::clients::{Client, NewClient};
use serde_json::json;
use uuid::Uuid;

use super::caller::Caller;
use super::fields::Fields;
use crate::app::App;
use crate::db::clients::{self, ClientRow};
use crate::db::constraint::{CLIENT_NAME, violates};
use crate::db::trail;
use crate::error::{Error, Result};

/// Adds a client.
///
/// # Errors
/// [`Error::Invalid`] with every wrong field.
pub async fn create_client(app: &App, caller: &Caller, new: NewClient) -> Result<Client> {
    let mut fields = Fields::default();
    let name = fields.line("name", &new.name, 200);
    let currency = new.currency.trim().to_owned();
    if currency.len() != 3 || !currency.chars().all(|c| c.is_ascii_uppercase()) {
        fields.problem(
            "currency",
            "currency",
            "write the three letters of ISO 4217, such as `EUR`",
        );
    }
    fields.finish()?;
    let row = ClientRow {
        id: Uuid::new_v4(),
        agency_id: caller.agency_id,
        name: name.clone(),
        currency,
        target: None,
        revision: 1,
        created_at: app.clock.now(),
    };
    let client = client_of(&row);
    let tx = app.db.begin().await?;
    clients::insert_client(&tx, row).await.map_err(|error| {
        if violates(&error, CLIENT_NAME) {
            Error::field(
                "name",
                "taken",
                format!("there is a client `{name}` already"),
            )
        } else {
            error.into()
        }
    })?;
    let mut line = caller.line(app.clock.now(), "client.created", "client", client.id);
    line.after = Some(json!({ "name": client.name, "currency": client.currency }));
    trail::write(&tx, line).await?;
    tx.commit().await?;
    Ok(client)
}

/// A client as the API shows it.
pub fn client_of(row: &ClientRow) -> Client {
    Client {
        id: row.id,
        name: row.name.clone(),
        currency: row.currency.clone(),
    }
}
