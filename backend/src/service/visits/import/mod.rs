//! Scheduling visits from a file: all rows or none, and none twice unless that is wanted.

mod window;

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use api::visits::Window;
use uuid::Uuid;

use self::window::{plain_figures, window};
use super::grid::MOST_VISITS;
use super::{Planned, insert_planned};
use crate::app::App;
use crate::db::accounts::UserRow;
use crate::db::clients::ClientRow;
use crate::db::stores::StoreRow;
use crate::db::visits::list_known_visits;
use crate::db::{Tx, checklists, clients, people, stores};
use crate::error::{Error, Result};
use crate::money;
use crate::service::caller::Caller;
use crate::service::fields::Fields;
use crate::service::rows::{Row, RowProblem, Rows};

/// The columns of files with visits.
pub const COLUMNS: &[&str] = &[
    "client",
    "store",
    "checklist",
    "version",
    "from",
    "to",
    "shopper",
    "fee",
    "currency",
    "note",
];
/// Those that must be there.
pub const NEEDED_COLUMNS: &[&str] = &["store", "checklist", "from", "fee"];

/// What is done with rows that are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Write {
    /// They are only looked at.
    Nothing,
    /// Their visits are scheduled, if none of them is there twice.
    Singles,
    /// Their visits are scheduled, also those that are there already.
    All,
}

/// What became of a file.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What is wrong; nothing was written where there is anything.
    pub problems: Vec<RowProblem>,
    /// Rows whose visit is there already, or in an earlier row.
    pub doubles: Vec<Double>,
    /// What the rows stand for that are right.
    pub readings: Vec<Reading>,
    /// The visits that were scheduled.
    pub made: Vec<Uuid>,
}

/// A row with the same store, checklist and window as another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Double {
    /// The row.
    pub number: u32,
    /// What it is the same as.
    pub of: Other,
}

/// What a row is the same as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// An earlier row.
    Row(u32),
    /// A visit.
    Visit(Uuid),
}

/// What a row stands for.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The row.
    pub number: u32,
    /// The client.
    pub client: ClientRow,
    /// The store.
    pub store: StoreRow,
    /// The title of the checklist.
    pub title: String,
    /// Its slug.
    pub slug: String,
    /// Its version.
    pub version: i64,
    /// The window.
    pub window: Window,
    /// The shopper whom the visit is offered to.
    pub shopper: Option<(Uuid, String)>,
    /// The fee.
    pub fee_minor: i64,
    /// What the shopper should know.
    pub note: String,
    version_id: Uuid,
}

/// Judges the rows of a file with visits, and where all are right, schedules what `write` says.
///
/// # Errors
/// [`Error::Invalid`] for a file with too many rows.
pub async fn import_visits(
    app: &App,
    caller: &Caller,
    rows: &Rows,
    write: Write,
) -> Result<Outcome> {
    if rows.rows.len() > MOST_VISITS {
        let message = format!("has more than {MOST_VISITS} rows; schedule in parts");
        return Err(Error::field("file", "too-many-visits", message));
    }
    let tx = match write {
        Write::Nothing => app.db.snapshot().await?,
        Write::Singles | Write::All => app.db.begin().await?,
    };
    let mut house = House::read(caller, &tx).await?;
    let mut outcome = Outcome::default();
    for row in &rows.rows {
        let mut fields = Fields::default();
        let reading = house.judge(caller, &tx, rows, row, &mut fields).await?;
        match fields.finish() {
            Ok(()) => outcome.readings.extend(reading),
            Err(Error::Invalid(found)) => {
                let number = row.number;
                let found = found.into_iter();
                let found = found.map(|problem| RowProblem { number, problem });
                outcome.problems.extend(found);
            }
            Err(error) => return Err(error),
        }
    }
    outcome.doubles = doubles(caller, &tx, &outcome.readings).await?;
    let is_right = outcome.problems.is_empty();
    let writes = match write {
        Write::Nothing => false,
        Write::Singles => is_right && outcome.doubles.is_empty(),
        Write::All => is_right,
    };
    if writes {
        for reading in &outcome.readings {
            let planned = Planned {
                store: reading.store.clone(),
                checklist_version_id: reading.version_id,
                window: reading.window,
                fee_minor: reading.fee_minor,
                note: reading.note.clone(),
                shopper_id: reading.shopper.as_ref().map(|(id, _)| *id),
                replaces_visit_id: None,
            };
            let id = insert_planned(app, caller, &tx, planned).await?;
            outcome.made.push(id);
        }
        tx.commit().await?;
    }
    Ok(outcome)
}

/// The rows whose visit is there already, or in an earlier row.
async fn doubles(caller: &Caller, tx: &Tx, readings: &[Reading]) -> Result<Vec<Double>> {
    let ends = || readings.iter().map(|reading| reading.window.to);
    let (Some(first), Some(last)) = (ends().min(), ends().max()) else {
        return Ok(Vec::new());
    };
    let mut ids: Vec<Uuid> = readings.iter().map(|reading| reading.store.id).collect();
    ids.sort_unstable();
    ids.dedup();
    let known = list_known_visits(&caller.scope, tx, &ids, (first, last)).await?;
    let known = known.into_iter().map(|visit| {
        let key = (visit.store_id, visit.slug, visit.window);
        (key, Other::Visit(visit.id))
    });
    let mut known: HashMap<_, Other> = known.collect();
    let mut doubles = Vec::new();
    for reading in readings {
        let window = (reading.window.from, reading.window.to);
        match known.entry((reading.store.id, reading.slug.clone(), window)) {
            Entry::Occupied(of) => doubles.push(Double {
                number: reading.number,
                of: *of.get(),
            }),
            Entry::Vacant(place) => {
                place.insert(Other::Row(reading.number));
            }
        }
    }
    Ok(doubles)
}

/// What the texts of a file stand for.
struct House {
    clients: Vec<ClientRow>,
    shoppers: Vec<UserRow>,
    /// The stores of the clients that were looked up, by code.
    stores: HashMap<Uuid, HashMap<String, StoreRow>>,
    /// The versions that were looked up; the newest under no number.
    versions: HashMap<(String, Option<i64>), Option<Version>>,
}

/// A version of a checklist.
#[derive(Clone, Debug)]
struct Version {
    id: Uuid,
    number: i64,
    title: String,
}

impl House {
    async fn read(caller: &Caller, tx: &Tx) -> Result<House> {
        let all = u64::from(u32::MAX);
        let shoppers = people::list_people(&caller.scope, tx, Some("shopper"), None, all).await?;
        let active = shoppers.into_iter();
        Ok(House {
            clients: clients::list_clients(&caller.scope, tx).await?,
            shoppers: active.filter(|user| user.status != "deactivated").collect(),
            stores: HashMap::new(),
            versions: HashMap::new(),
        })
    }

    /// What a row stands for; nothing where something is wrong, which is noted in `fields`.
    async fn judge(
        &mut self,
        caller: &Caller,
        tx: &Tx,
        rows: &Rows,
        row: &Row,
        fields: &mut Fields,
    ) -> Result<Option<Reading>> {
        let cell = |column| rows.get(row, column);
        let client = self.client(cell("client"), fields);
        let currency = cell("currency");
        if let Some(client) = &client
            && !currency.is_empty()
            && !currency.eq_ignore_ascii_case(&client.currency)
        {
            let message = format!("the client's fees are in {}", client.currency);
            fields.problem("currency", "other-currency", message);
        }
        let store = match &client {
            Some(client) => {
                let code = cell("store");
                self.store(caller, tx, client.id, code, fields).await?
            }
            None => None,
        };
        let slug = cell("checklist");
        let version = cell("version");
        let version = self.version(caller, tx, slug, version, fields).await?;
        let window = window(cell("from"), cell("to"), fields);
        let shopper = self.shopper(cell("shopper"), fields);
        // Of an unknown client it is only known that no currency has more decimals.
        let currency = client.as_ref().map_or("KWD", |client| &client.currency);
        let fee = plain_figures(cell("fee"));
        let fee_minor = money::minor_units(fee.trim(), money::decimals(currency));
        if fee_minor.is_none() {
            fields.problem("fee", "fee", "is no amount; write one such as 12.50");
        }
        let note = fields.text("note", cell("note"), 4_000);
        let parts = (client, store, version, window, fee_minor);
        let (Some(client), Some(store), Some(version), Some(window), Some(fee_minor)) = parts
        else {
            return Ok(None);
        };
        Ok(Some(Reading {
            number: row.number,
            client,
            store,
            title: version.title,
            slug: slug.to_owned(),
            version: version.number,
            window,
            shopper,
            fee_minor,
            note,
            version_id: version.id,
        }))
    }

    /// The client of that name; where there is only one, its name may be left out.
    fn client(&self, name: &str, fields: &mut Fields) -> Option<ClientRow> {
        if name.is_empty() {
            if let [only] = self.clients.as_slice() {
                return Some(only.clone());
            }
            fields.problem("client", "required", "name the client");
            return None;
        }
        let lower = name.to_lowercase();
        let exact = self.clients.iter().find(|client| client.name == name);
        let mut near = self.clients.iter();
        let near = near.find(|client| client.name.to_lowercase() == lower);
        let found = exact.or(near).cloned();
        if found.is_none() {
            fields.problem("client", "unknown", "there is no client of this name");
        }
        found
    }

    async fn store(
        &mut self,
        caller: &Caller,
        tx: &Tx,
        client_id: Uuid,
        code: &str,
        fields: &mut Fields,
    ) -> Result<Option<StoreRow>> {
        if code.is_empty() {
            fields.problem("store", "required", "name the store by its code");
            return Ok(None);
        }
        let stores = match self.stores.entry(client_id) {
            Entry::Occupied(stores) => stores.into_mut(),
            Entry::Vacant(place) => {
                place.insert(stores::stores_by_code(&caller.scope, tx, client_id).await?)
            }
        };
        let store = stores.get(code).cloned();
        if store.is_none() {
            fields.problem("store", "unknown", "the client has no store with this code");
        }
        Ok(store)
    }

    /// The version of a checklist; the newest one where no number is given.
    async fn version(
        &mut self,
        caller: &Caller,
        tx: &Tx,
        slug: &str,
        number: &str,
        fields: &mut Fields,
    ) -> Result<Option<Version>> {
        if slug.is_empty() {
            fields.problem("checklist", "required", "name the checklist");
            return Ok(None);
        }
        let number = match plain_figures(number).trim() {
            "" => None,
            text => {
                let number = text.parse::<u32>().ok();
                // No version has this number, so that a text that is none finds none.
                Some(i64::from(number.unwrap_or_default()))
            }
        };
        let key = (slug.to_owned(), number);
        let version = match self.versions.entry(key) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(place) => {
                let found = match number {
                    Some(n) => checklists::find_version(&caller.scope, tx, slug, n).await?,
                    None => checklists::find_newest_version(&caller.scope, tx, slug).await?,
                };
                let found = found.map(|row| Version {
                    id: row.id,
                    number: row.version,
                    title: row.title,
                });
                place.insert(found).clone()
            }
        };
        if version.is_none() {
            match number {
                None => fields.problem("checklist", "no-checklist", "none has this name"),
                Some(_) => {
                    let message = "this version of the checklist is not published";
                    fields.problem("version", "no-version", message);
                }
            }
        }
        Ok(version)
    }

    /// The shopper of that address, or of that name where only one has it.
    fn shopper(&self, text: &str, fields: &mut Fields) -> Option<(Uuid, String)> {
        if text.is_empty() {
            return None;
        }
        let lower = text.to_lowercase();
        let found: Vec<&UserRow> = self
            .shoppers
            .iter()
            .filter(|user| {
                if text.contains('@') {
                    user.email_lower == lower
                } else {
                    user.name.to_lowercase() == lower
                }
            })
            .collect();
        match found.as_slice() {
            [one] => return Some((one.id, one.name.clone())),
            [] => fields.problem("shopper", "unknown", "there is no such shopper"),
            _ => {
                let message = "several shoppers have this name; write the e-mail address";
                fields.problem("shopper", "several-shoppers", message);
            }
        }
        None
    }
}
