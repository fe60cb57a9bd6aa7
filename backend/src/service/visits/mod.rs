//! Scheduling visits and moving them through their life.
//!
//! [`transition`] is the one table of what may follow what; [`step`] applies it to a row that the
//! caller has locked. What contractors do to visits is in [`acts`], bulk scheduling in [`bulk`],
//! [`grid`] and [`import`].

pub mod acts;
pub mod bulk;
pub mod grid;
pub mod import;
pub mod transition;
pub mod window;

use api::people::Role;
use api::visits::{NewVisit, Visit, VisitState, VisitSubmission, Window};
use chrono_tz::Tz;
use serde_json::json;
use uuid::Uuid;

use self::transition::Event;
use super::caller::{Caller, role_of};
use super::fields::Fields;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::stores::StoreRow;
use crate::db::visits::{HolderRow, VisitDetail, VisitRow};
use crate::db::{Scope, Tx, checklists, people, results, stores, trail, visits};
use crate::error::{Error, Result};
use crate::money::LARGEST_MINOR;

/// Schedules one visit, and offers it to a shopper if one is named.
///
/// # Errors
/// [`Error::Invalid`] with every wrong field.
pub async fn schedule(app: &App, caller: &Caller, new: NewVisit) -> Result<Uuid> {
    let mut fields = Fields::default();
    let note = fields.text("note", &new.note, 4_000);
    if !(0..=LARGEST_MINOR).contains(&new.fee_minor) {
        fields.problem(
            "fee_minor",
            "range",
            format!("lies between 0 and {LARGEST_MINOR}"),
        );
    }
    for problem in acts::window_problems(&new.window) {
        fields.add(problem);
    }
    let tx = app.db.begin().await?;
    let store = stores::find_store(&caller.scope, &tx, new.store_id).await?;
    if store.is_none() {
        fields.problem("store_id", "unknown", "there is no such store");
    }
    let version =
        checklists::find_version(&caller.scope, &tx, &new.checklist, i64::from(new.version))
            .await?;
    if version.is_none() {
        let message = format!(
            "version {} of `{}` is not published",
            new.version, new.checklist
        );
        fields.problem("checklist", "unknown", message);
    }
    if let Some(shopper_id) = new.shopper_id
        && !is_shopper(&caller.scope, &tx, shopper_id).await?
    {
        fields.problem("shopper_id", "unknown", "there is no such shopper");
    }
    if let Some(replaced) = new.replaces_visit_id {
        let replaced = visits::find_visit(&caller.scope, &tx, replaced).await?;
        if !replaced.is_some_and(|visit| {
            visit.state == VisitState::Rejected.as_str() && visit.store_id == new.store_id
        }) {
            let message = "only a rejected visit to the same store can be replaced";
            fields.problem("replaces_visit_id", "not_rejected", message);
        }
    }
    fields.finish()?;
    let (Some(store), Some(version)) = (store, version) else {
        return Err(Error::NotFound);
    };
    let planned = Planned {
        store,
        checklist_version_id: version.id,
        window: new.window,
        fee_minor: new.fee_minor,
        note,
        shopper_id: new.shopper_id,
        replaces_visit_id: new.replaces_visit_id,
    };
    let id = insert_planned(app, caller, &tx, planned).await?;
    tx.commit().await?;
    Ok(id)
}

/// A visit whose parts have all been judged.
struct Planned {
    store: StoreRow,
    checklist_version_id: Uuid,
    window: Window,
    fee_minor: i64,
    note: String,
    shopper_id: Option<Uuid>,
    replaces_visit_id: Option<Uuid>,
}

async fn insert_planned(app: &App, caller: &Caller, tx: &Tx, planned: Planned) -> Result<Uuid> {
    let zone = zone_of(&planned.store)?;
    let now = app.clock.now();
    let mut visit = VisitRow {
        id: Uuid::new_v4(),
        agency_id: caller.agency_id,
        client_id: planned.store.client_id,
        store_id: planned.store.id,
        checklist_version_id: planned.checklist_version_id,
        state: VisitState::Open.as_str().to_owned(),
        settled: None,
        window_from: planned.window.from,
        window_to: planned.window.to,
        opens_at: window::opens_at(planned.window.from, zone).into(),
        due_at: window::closes_at(planned.window.to, zone).into(),
        fee_minor: planned.fee_minor,
        note: planned.note,
        shopper_id: None,
        replaces_visit_id: planned.replaces_visit_id,
        local_date: None,
        created_at: now,
        updated_at: now,
    };
    visits::insert_visit(tx, visit.clone()).await?;
    let mut line = caller.line(now, "visit.scheduled", "visit", visit.id);
    line.after = Some(json!({
        "store_id": visit.store_id,
        "checklist_version_id": visit.checklist_version_id,
        "window": [visit.window_from, visit.window_to],
        "fee_minor": visit.fee_minor,
        "replaces_visit_id": visit.replaces_visit_id,
    }));
    trail::write(tx, line).await?;
    if let Some(shopper_id) = planned.shopper_id {
        give_to(app, caller, tx, &mut visit, shopper_id).await?;
    }
    Ok(visit.id)
}

async fn give_to(
    app: &App,
    caller: &Caller,
    tx: &Tx,
    visit: &mut VisitRow,
    shopper_id: Uuid,
) -> Result<()> {
    let now = app.clock.now();
    step(
        caller,
        tx,
        visit,
        Event::Assign,
        now,
        json!({ "shopper_id": shopper_id }),
        |visit| {
            visit.shopper_id = Some(shopper_id);
        },
    )
    .await?;
    visits::end_holding(tx, visit.agency_id, visit.id, "reassigned", now).await?;
    visits::insert_holder(
        tx,
        HolderRow {
            id: Uuid::now_v7(),
            agency_id: visit.agency_id,
            visit_id: visit.id,
            shopper_id,
            from_at: now,
            accepted_at: None,
            to_at: None,
            ended_because: None,
        },
    )
    .await
}

/// Applies an event to a visit that the caller has locked: state, row and trail.
///
/// # Errors
/// [`Error::VisitState`] with the present state where the table has no such step.
pub(super) async fn step(
    caller: &Caller,
    tx: &Tx,
    visit: &mut VisitRow,
    event: Event,
    now: Timestamp,
    facts: serde_json::Value,
    change: impl FnOnce(&mut VisitRow),
) -> Result<()> {
    let before = state_of(visit)?;
    let Some(after) = transition::next(before, event) else {
        let detail = format!(
            "a visit that is {} cannot be {}",
            before.as_str(),
            event.past()
        );
        return Err(Error::VisitState {
            state: before,
            detail,
        });
    };
    let held_before = visit.shopper_id;
    let window_before = (visit.window_from, visit.window_to);
    let settled_before = visit.settled.clone();
    visit.state = after.as_str().to_owned();
    visit.updated_at = now;
    if let Some(settled) = event.settles() {
        visit.settled = settled.map(|state| state.as_str().to_owned());
    }
    change(visit);
    visits::update_visit(tx, visit).await?;
    if visit.settled != settled_before {
        let (client, version) = (visit.client_id, visit.checklist_version_id);
        results::note_change(tx, visit.agency_id, client, version, now).await?;
    }
    let action = match event {
        Event::Assign => "visit.assigned",
        Event::Move => "visit.moved",
        Event::Accept => "visit.accepted",
        Event::Decline => "visit.declined",
        Event::Submit | Event::SubmitLate => "visit.submitted",
        Event::Approve => "visit.approved",
        Event::Return => "visit.returned",
        Event::Reject => "visit.rejected",
        Event::Reopen => "visit.reopened",
        Event::Revise => "visit.revised",
        Event::Cancel => "visit.cancelled",
        Event::Expire => "visit.expired",
    };
    let mut line = caller.line(now, action, "visit", visit.id);
    let mut was = json!({ "state": before, "shopper_id": held_before });
    let mut is = json!({ "state": after, "shopper_id": visit.shopper_id, "facts": facts });
    if event == Event::Move {
        was["window"] = json!(window_before);
        is["window"] = json!((visit.window_from, visit.window_to));
    }
    (line.before, line.after) = (Some(was), Some(is));
    trail::write(tx, line).await
}

/// The state of a row.
pub(super) fn state_of(visit: &VisitRow) -> Result<VisitState> {
    VisitState::from_name(&visit.state)
        .ok_or_else(|| Error::internal(format!("unknown visit state {}", visit.state)))
}

/// A conflict that names the present state.
pub(super) fn conflict(visit: &VisitRow, detail: &str) -> Result<Error> {
    Ok(Error::VisitState {
        state: state_of(visit)?,
        detail: detail.to_owned(),
    })
}

/// The store's time zone.
pub(crate) fn zone_of(store: &StoreRow) -> Result<Tz> {
    store.time_zone.parse().map_err(|_| {
        Error::internal(format!(
            "store {} has the zone {}",
            store.id, store.time_zone
        ))
    })
}

async fn is_shopper(scope: &Scope, tx: &Tx, user_id: Uuid) -> Result<bool> {
    let person = people::find_person(scope, tx, user_id).await?;
    match person {
        Some(user) => Ok(role_of(&user.role)? == Role::Shopper && user.status != "deactivated"),
        None => Ok(false),
    }
}

/// Visits as contractors see them, with the names of their shoppers.
pub async fn show(app: &App, caller: &Caller, details: Vec<VisitDetail>) -> Result<Vec<Visit>> {
    let ids = details
        .iter()
        .filter_map(|detail| detail.visit.shopper_id)
        .collect();
    let names = people::names(&caller.scope, app.db.read(), ids).await?;
    details
        .into_iter()
        .map(|detail| {
            let VisitDetail {
                visit,
                store,
                client,
                checklist,
                submissions,
            } = detail;
            Ok(Visit {
                id: visit.id,
                state: state_of(&visit)?,
                store_id: store.id,
                store_code: store.code,
                store_name: store.name,
                time_zone: store.time_zone,
                checklist: checklist.slug,
                version: u32::try_from(checklist.version).map_err(Error::internal)?,
                window: Window {
                    from: visit.window_from,
                    to: visit.window_to,
                },
                due_at: visit.due_at.to_utc(),
                fee_minor: visit.fee_minor,
                currency: client.currency,
                note: visit.note,
                shopper_name: visit.shopper_id.and_then(|id| names.get(&id).cloned()),
                shopper_id: visit.shopper_id,
                replaces_visit_id: visit.replaces_visit_id,
                submissions: submissions
                    .iter()
                    .map(|row| {
                        Ok(VisitSubmission {
                            id: row.id,
                            revision: u32::try_from(row.latest_revision)
                                .map_err(Error::internal)?,
                            contested: row.contested,
                        })
                    })
                    .collect::<Result<_>>()?,
            })
        })
        .collect()
}

/// One visit as contractors see it.
pub async fn get_visit(app: &App, caller: &Caller, id: Uuid) -> Result<Visit> {
    let detail = visits::get_visit_detail(&caller.scope, app.db.read(), id).await?;
    show(app, caller, vec![detail])
        .await?
        .pop()
        .ok_or(Error::NotFound)
}
