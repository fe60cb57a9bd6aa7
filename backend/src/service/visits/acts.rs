//! What contractors do to visits that are planned: to one, or to many at once, all or none.

use api::visits::{VisitState, Window};
use chrono::{Datelike, TimeDelta};
use serde_json::json;
use uuid::Uuid;

use super::transition::{Event, next};
use super::{give_to, is_shopper, state_of, step, window, zone_of};
use crate::app::App;
use crate::clock::{Timestamp, YEARS};
use crate::db::visits::{self, VisitRow};
use crate::db::{Tx, stores};
use crate::error::{Error, Result, field_problem};
use crate::service::caller::Caller;
use crate::service::fields::Fields;

/// The most visits of one call.
pub const MOST_VISITS: usize = 1_000;
/// The most days by which visits are moved at once: two years.
pub const MOST_DAYS: i64 = 731;

/// What is done.
#[derive(Clone, Debug)]
pub enum Act {
    /// Offers them to this shopper, or to this one instead of another.
    Assign(Uuid),
    /// Gives them this window.
    MoveTo(Window),
    /// Moves their windows by so many days.
    MoveBy(i64),
    /// Calls them off, for this reason.
    Cancel(String),
    /// Closes them because their windows have passed, with this remark.
    Expire(String),
}

impl Act {
    fn event(&self) -> Event {
        match self {
            Act::Assign(_) => Event::Assign,
            Act::MoveTo(_) | Act::MoveBy(_) => Event::Move,
            Act::Cancel(_) => Event::Cancel,
            Act::Expire(_) => Event::Expire,
        }
    }
}

/// Why an act does not fit a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Its state does not allow it.
    State,
    /// It has changed since it was read.
    Changed,
    /// The shopper holds it already.
    Held,
    /// Its window has not passed yet.
    NotDue,
    /// The new window lies where no visit can be.
    Beyond,
}

/// A visit that an act does not fit; nothing was done to any.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The visit.
    pub visit_id: Uuid,
    /// The state it is in.
    pub state: VisitState,
    /// Why.
    pub cause: Cause,
    /// The same as a sentence.
    pub detail: String,
}

/// A visit, and the moment of its last change as the asker has seen it.
pub type Picked = (Uuid, Option<Timestamp>);

/// Does one thing to all of these visits, or tells which it does not fit and does nothing.
///
/// # Errors
/// [`Error::Invalid`] for an unknown shopper, a window or a reason that is none; [`Error::NotFound`]
/// for a visit that is not the asker's.
pub async fn act(app: &App, caller: &Caller, picked: &[Picked], act: &Act) -> Result<Vec<Refusal>> {
    let act = judged(act)?;
    if picked.is_empty() || picked.len() > MOST_VISITS {
        let message = format!("pick between one visit and {MOST_VISITS}");
        return Err(Error::field("visits", "range", message));
    }
    let tx = app.db.begin().await?;
    // In one order, so that two calls at once never wait for each other.
    let mut picked = picked.to_vec();
    picked.sort_unstable_by_key(|(id, _)| *id);
    picked.dedup_by_key(|(id, _)| *id);
    let mut locked = Vec::with_capacity(picked.len());
    for (id, seen) in picked {
        locked.push((visits::lock_visit(&caller.scope, &tx, id).await?, seen));
    }
    // After the visits, because to others there are none (P7).
    if let Act::Assign(shopper_id) = act
        && !is_shopper(&caller.scope, &tx, shopper_id).await?
    {
        let message = "there is no such shopper";
        return Err(Error::field("shopper_id", "unknown", message));
    }
    let mut refusals = Vec::new();
    for (mut visit, seen) in locked {
        match refused(&visit, seen, &act, app.clock.now())? {
            Some(refusal) => refusals.push(refusal),
            None if refusals.is_empty() => carry_out(app, caller, &tx, &mut visit, &act).await?,
            None => {}
        }
    }
    if refusals.is_empty() {
        tx.commit().await?;
    }
    Ok(refusals)
}

/// The act with its texts as they are kept.
fn judged(act: &Act) -> Result<Act> {
    let mut fields = Fields::default();
    let act = match act {
        Act::Cancel(reason) => Act::Cancel(fields.line("reason", reason, 1_000)),
        Act::Expire(reason) => Act::Expire(fields.line("reason", reason, 1_000)),
        Act::MoveTo(window) => {
            let problems = window_problems(window);
            if !problems.is_empty() {
                return Err(Error::Invalid(problems));
            }
            act.clone()
        }
        Act::MoveBy(days) => {
            if *days == 0 || days.abs() > MOST_DAYS {
                let message = format!("is between 1 and {MOST_DAYS}, or below zero for earlier");
                fields.problem("days", "range", message);
            }
            act.clone()
        }
        Act::Assign(_) => act.clone(),
    };
    fields.finish()?;
    Ok(act)
}

/// What is wrong with a window.
pub(super) fn window_problems(window: &Window) -> Vec<api::problem::FieldProblem> {
    let mut problems = Vec::new();
    for (at, time) in [("window.from", window.from), ("window.to", window.to)] {
        if !YEARS.contains(&time.year()) {
            let message = "is no time at which a visit can be";
            problems.push(field_problem(at, "range", message));
        }
    }
    if window.to <= window.from {
        let message = "the window ends before it begins";
        problems.push(field_problem("window.to", "window", message));
    }
    problems
}

fn moved(visit: &VisitRow, act: &Act) -> Option<Window> {
    match act {
        Act::MoveTo(window) => Some(*window),
        Act::MoveBy(days) => {
            let by = TimeDelta::days(*days);
            let (from, to) = (visit.window_from, visit.window_to);
            let (from, to) = (from.checked_add_signed(by), to.checked_add_signed(by));
            Some(Window {
                from: from?,
                to: to?,
            })
        }
        _ => None,
    }
}

fn refused(
    visit: &VisitRow,
    seen: Option<Timestamp>,
    act: &Act,
    now: Timestamp,
) -> Result<Option<Refusal>> {
    let state = state_of(visit)?;
    let refusal = |cause, detail: &str| {
        Some(Refusal {
            visit_id: visit.id,
            state,
            cause,
            detail: detail.to_owned(),
        })
    };
    if next(state, act.event()).is_none() {
        let (state, tried) = (state.as_str(), act.event().past());
        let detail = format!("a visit that is {state} cannot be {tried}");
        return Ok(refusal(Cause::State, &detail));
    }
    if seen.is_some_and(|seen| seen != visit.updated_at) {
        let detail = "somebody has changed the visit since you read it";
        return Ok(refusal(Cause::Changed, detail));
    }
    Ok(match act {
        Act::Assign(shopper_id) if visit.shopper_id == Some(*shopper_id) => {
            refusal(Cause::Held, "this shopper holds the visit already")
        }
        Act::Expire(_) if visit.due_at > now => {
            let detail = "its window has not passed yet; cancel it instead";
            refusal(Cause::NotDue, detail)
        }
        Act::MoveBy(_) => {
            let fits = moved(visit, act).is_some_and(|window| window_problems(&window).is_empty());
            let detail = "the new window lies where no visit can be";
            (!fits).then(|| refusal(Cause::Beyond, detail)).flatten()
        }
        _ => None,
    })
}

async fn carry_out(
    app: &App,
    caller: &Caller,
    tx: &Tx,
    visit: &mut VisitRow,
    act: &Act,
) -> Result<()> {
    let now = app.clock.now();
    let event = act.event();
    match act {
        Act::Assign(shopper_id) => give_to(app, caller, tx, visit, *shopper_id).await,
        Act::Cancel(reason) | Act::Expire(reason) => {
            let facts = json!({ "reason": reason });
            step(caller, tx, visit, event, now, facts, |_| {}).await?;
            visits::end_holding(tx, visit.agency_id, visit.id, event.past(), now).await
        }
        Act::MoveTo(_) | Act::MoveBy(_) => {
            let window = moved(visit, act).ok_or_else(|| Error::internal("a window unjudged"))?;
            let store = stores::find_store(&caller.scope, tx, visit.store_id).await?;
            let zone = zone_of(&store.ok_or(Error::NotFound)?)?;
            let change = |visit: &mut VisitRow| {
                (visit.window_from, visit.window_to) = (window.from, window.to);
                visit.opens_at = window::opens_at(window.from, zone).into();
                visit.due_at = window::closes_at(window.to, zone).into();
            };
            step(caller, tx, visit, event, now, json!({}), change).await
        }
    }
}

async fn act_on_one(app: &App, caller: &Caller, visit_id: Uuid, what: &Act) -> Result<()> {
    match act(app, caller, &[(visit_id, None)], what).await?.pop() {
        None => Ok(()),
        Some(Refusal { state, detail, .. }) => Err(Error::VisitState { state, detail }),
    }
}

/// Offers a visit to a shopper, or to another one; who held it before is kept.
///
/// # Errors
/// [`Error::VisitState`] once a submission has come; [`Error::Invalid`] for an unknown shopper.
pub async fn assign(app: &App, caller: &Caller, visit_id: Uuid, shopper_id: Uuid) -> Result<()> {
    act_on_one(app, caller, visit_id, &Act::Assign(shopper_id)).await
}

/// Moves the window of a visit; whoever holds it keeps it.
///
/// # Errors
/// [`Error::VisitState`] once a submission has come; [`Error::Invalid`] for a window that is none.
pub async fn move_visit(app: &App, caller: &Caller, visit_id: Uuid, window: Window) -> Result<()> {
    act_on_one(app, caller, visit_id, &Act::MoveTo(window)).await
}

/// Calls a visit off, or closes it because its window has passed.
///
/// # Errors
/// [`Error::VisitState`] once a submission has come; [`Error::Invalid`] without a reason.
pub async fn close(
    app: &App,
    caller: &Caller,
    visit_id: Uuid,
    event: Event,
    reason: &str,
) -> Result<()> {
    let act = match event {
        Event::Expire => Act::Expire(reason.to_owned()),
        _ => Act::Cancel(reason.to_owned()),
    };
    act_on_one(app, caller, visit_id, &act).await
}
