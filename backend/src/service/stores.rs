//! Creating stores.

use api::stores::{NewStore, Store};
use serde_json::json;
use uuid::Uuid;

use super::caller::Caller;
use super::fields::Fields;
use crate::app::App;
use crate::db::constraint::{STORE_CODE, violates};
use crate::db::stores::{self, StoreRow};
use crate::db::{clients, trail};
use crate::error::{Error, Result};

/// Adds a store.
///
/// # Errors
/// [`Error::Invalid`] with every wrong field.
pub async fn create_store(app: &App, caller: &Caller, new: NewStore) -> Result<Store> {
    let mut fields = Fields::default();
    let code = fields.line("code", &new.code, 64);
    let name = fields.line("name", &new.name, 200);
    let address = fields.optional_line("address", &new.address, 500);
    let region = fields.optional_line("region", &new.region, 200);
    if new.time_zone.parse::<chrono_tz::Tz>().is_err() {
        fields.problem(
            "time_zone",
            "time_zone",
            format!(
                "`{}` is no IANA time zone; write one such as `Asia/Riyadh`",
                new.time_zone
            ),
        );
    }
    for (at, value, most) in [
        ("latitude", new.latitude, 90.0),
        ("longitude", new.longitude, 180.0),
    ] {
        if value.is_some_and(|degrees: f64| !degrees.is_finite() || degrees.abs() > most) {
            fields.problem(
                at,
                "range",
                format!("lies between -{most} and {most} degrees"),
            );
        }
    }
    let tx = app.db.begin().await?;
    if clients::find_client(&caller.scope, &tx, new.client_id)
        .await?
        .is_none()
    {
        fields.problem("client_id", "unknown", "there is no such client");
    }
    fields.finish()?;
    let row = StoreRow {
        id: Uuid::new_v4(),
        agency_id: caller.agency_id,
        client_id: new.client_id,
        code: code.clone(),
        name,
        address,
        region,
        latitude: new.latitude,
        longitude: new.longitude,
        time_zone: new.time_zone,
        baseline_visits: None,
        revision: 1,
        created_at: app.clock.now(),
    };
    let store = store_of(row.clone());
    stores::insert_store(&tx, row).await.map_err(|error| {
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
    line.after = Some(json!({ "code": store.code, "client_id": store.client_id }));
    trail::write(&tx, line).await?;
    tx.commit().await?;
    Ok(store)
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
        results: Vec::new(),
    }
}
