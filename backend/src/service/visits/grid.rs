//! Scheduling visits to stores on dates: a visit to each store on each date, all or none.

use api::problem::FieldProblem;
use api::visits::Window;
use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

use super::acts::window_problems;
use super::{Planned, insert_planned, is_shopper};
use crate::app::App;
use crate::db::{checklists, clients, stores};
use crate::error::{Error, Result};
use crate::money::{decimals, minor_units};
use crate::service::caller::Caller;
use crate::service::fields::Fields;

/// The most visits of one call.
pub const MOST_VISITS: usize = 2_000;

/// What is scheduled.
#[derive(Clone, Debug)]
pub struct Grid {
    /// The client whose stores they are.
    pub client_id: Uuid,
    /// The stores.
    pub stores: Vec<Uuid>,
    /// The dates on which the windows begin.
    pub dates: Vec<NaiveDate>,
    /// When a window begins.
    pub from: NaiveTime,
    /// When it ends, on the same day.
    pub to: NaiveTime,
    /// Slug of the checklist.
    pub checklist: String,
    /// Its version.
    pub version: u32,
    /// The fee of each visit in the client's currency, such as `12.50`.
    pub fee: String,
    /// What the shopper should know.
    pub note: String,
    /// Whom all of them are offered to.
    pub shopper_id: Option<Uuid>,
}

/// Schedules them. `found` is what the asker could not even read, for all that is wrong to be told at once.
///
/// # Errors
/// [`Error::Invalid`] with every wrong field; nothing is written then.
pub async fn schedule_grid(
    app: &App,
    caller: &Caller,
    grid: Grid,
    found: Vec<FieldProblem>,
) -> Result<Vec<Uuid>> {
    let is_read = |at: &str| !found.iter().any(|problem| problem.at == at);
    let tx = app.db.begin().await?;
    let client = clients::find_client(&caller.scope, &tx, grid.client_id).await?;
    let client = client.ok_or(Error::NotFound)?;
    let mut fields = Fields::default();
    let note = fields.text("note", &grid.note, 4_000);
    let fee_minor = minor_units(grid.fee.trim(), decimals(&client.currency));
    if fee_minor.is_none() {
        fields.problem("fee", "fee", "is no amount; write one such as 12.50");
    }
    let number = i64::from(grid.version);
    let version = checklists::find_version(&caller.scope, &tx, &grid.checklist, number).await?;
    if version.is_none() {
        fields.problem("checklist", "unknown-checklist", "is not published");
    }
    if let Some(shopper_id) = grid.shopper_id
        && !is_shopper(&caller.scope, &tx, shopper_id).await?
    {
        fields.problem("shopper_id", "unknown-shopper", "there is no such shopper");
    }
    let of_client = stores::stores_by_code(&caller.scope, &tx, client.id).await?;
    let mut chosen: Vec<_> = of_client
        .into_values()
        .filter(|store| grid.stores.contains(&store.id))
        .collect();
    chosen.sort_by(|one, other| one.code.cmp(&other.code));
    if chosen.is_empty() || chosen.len() < grid.stores.len() {
        let message = "choose stores of the client";
        fields.problem("stores", "no-stores", message);
    }
    if grid.dates.is_empty() && is_read("dates") {
        fields.problem("dates", "required", "is empty");
    }
    if chosen.len() * grid.dates.len() > MOST_VISITS {
        let message = format!("stores times dates are over {MOST_VISITS}; schedule in parts");
        fields.problem("dates", "too-many-visits", message);
    }
    let windows: Vec<Window> = grid
        .dates
        .iter()
        .map(|date| Window {
            from: date.and_time(grid.from),
            to: date.and_time(grid.to),
        })
        .collect();
    let are_times_read = is_read("from") && is_read("to");
    let wrong = windows
        .iter()
        .filter(|_| are_times_read)
        .map(window_problems)
        .find(|all| !all.is_empty());
    for problem in wrong.unwrap_or_default() {
        fields.add(problem);
    }
    for problem in found {
        fields.add(problem);
    }
    fields.finish()?;
    let (Some(version), Some(fee_minor)) = (version, fee_minor) else {
        return Err(Error::NotFound);
    };
    let mut ids = Vec::new();
    for window in windows {
        for store in &chosen {
            let planned = Planned {
                store: store.clone(),
                checklist_version_id: version.id,
                window,
                fee_minor,
                note: note.clone(),
                shopper_id: grid.shopper_id,
                replaces_visit_id: None,
            };
            ids.push(insert_planned(app, caller, &tx, planned).await?);
        }
    }
    tx.commit().await?;
    Ok(ids)
}
