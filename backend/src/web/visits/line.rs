//! A visit as lists show it.

use std::collections::HashMap;

use api::visits::VisitState;
use chrono::{DateTime, NaiveDateTime, Utc};
use uuid::Uuid;

use super::filters::PLANNED;
use crate::app::App;
use crate::db::accounts::UserRow;
use crate::db::people;
use crate::db::visits::VisitDetail;
use crate::error::{Error, Result};
use crate::service::caller::Caller;
use crate::web::words::Words;

/// One row.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub id: Uuid,
    pub state: State,
    pub client_id: Uuid,
    pub client: String,
    pub store_id: Uuid,
    pub store_code: String,
    pub store_name: String,
    pub region: String,
    pub time_zone: String,
    pub from: NaiveDateTime,
    pub to: NaiveDateTime,
    pub checklist: String,
    pub version: i64,
    pub shopper_id: Option<Uuid>,
    pub shopper: Option<String>,
    pub shopper_email: Option<String>,
    pub fee_minor: i64,
    pub currency: String,
    pub note: String,
    /// The submission that waits for its review.
    pub to_review: Option<Uuid>,
}

impl Line {
    /// The window in words.
    pub fn window(&self, words: &Words) -> String {
        window(words, self.from, self.to)
    }

    /// The fee in words.
    pub fn fee(&self, words: &Words) -> String {
        words.money(self.fee_minor, &self.currency)
    }
}

/// A state with what stands beside its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct State {
    pub state: VisitState,
    pub is_overdue: bool,
}

impl State {
    /// That of a row.
    pub fn of(name: &str, due: DateTime<Utc>, now: DateTime<Utc>) -> Result<State> {
        let state = VisitState::from_name(name)
            .ok_or_else(|| Error::internal(format!("unknown visit state {name}")))?;
        Ok(State {
            state,
            is_overdue: due < now && PLANNED.contains(&state),
        })
    }

    /// The key of its name.
    pub fn key(self) -> &'static str {
        name_of(self.state)
    }

    /// The class of its mark.
    pub fn class(self) -> &'static str {
        match self.state {
            VisitState::Approved => "mark good",
            VisitState::Open | VisitState::Returned => "mark warn",
            VisitState::Rejected | VisitState::Expired | VisitState::Cancelled => "mark wrong",
            VisitState::Assigned | VisitState::Accepted | VisitState::Submitted => "mark",
        }
    }
}

/// The key of a state's name.
pub(crate) fn name_of(state: VisitState) -> &'static str {
    match state {
        VisitState::Open => "visits-state-open",
        VisitState::Assigned => "visits-state-assigned",
        VisitState::Accepted => "visits-state-accepted",
        VisitState::Submitted => "visits-state-submitted",
        VisitState::Returned => "visits-state-returned",
        VisitState::Approved => "visits-state-approved",
        VisitState::Rejected => "visits-state-rejected",
        VisitState::Cancelled => "visits-state-cancelled",
        VisitState::Expired => "visits-state-expired",
    }
}

/// A window in words; its day once where it ends on the day it begins.
pub(crate) fn window(words: &Words, from: NaiveDateTime, to: NaiveDateTime) -> String {
    if from.date() != to.date() {
        let (from, to) = (words.moment(from), words.moment(to));
        return words.with("visits-window-days", &[("from", &from), ("to", &to)]);
    }
    let time = |at: NaiveDateTime| words.figures(&at.format("%H:%M").to_string());
    let (date, from, to) = (words.date(from.date()), time(from), time(to));
    let values = [
        ("date", date.as_str()),
        ("from", from.as_str()),
        ("to", to.as_str()),
    ];
    words.with("visits-window", &values)
}

/// The rows of these visits.
pub(crate) async fn lines(
    app: &App,
    caller: &Caller,
    details: Vec<VisitDetail>,
) -> Result<Vec<Line>> {
    let ids = details
        .iter()
        .filter_map(|detail| detail.visit.shopper_id)
        .collect();
    let shoppers = people::people_by_id(&caller.scope, app.db.read(), ids).await?;
    let now = app.clock.now().to_utc();
    details
        .into_iter()
        .map(|detail| line(detail, &shoppers, now))
        .collect()
}

fn line(
    detail: VisitDetail,
    shoppers: &HashMap<Uuid, UserRow>,
    now: DateTime<Utc>,
) -> Result<Line> {
    let VisitDetail {
        visit,
        store,
        client,
        checklist,
        submissions,
    } = detail;
    let shopper = visit.shopper_id.and_then(|id| shoppers.get(&id));
    let state = State::of(&visit.state, visit.due_at.to_utc(), now)?;
    let waits = state.state == VisitState::Submitted;
    let counting = submissions.iter().find(|submission| !submission.contested);
    Ok(Line {
        id: visit.id,
        state,
        to_review: counting.filter(|_| waits).map(|submission| submission.id),
        client_id: client.id,
        client: client.name,
        store_id: store.id,
        store_code: store.code,
        store_name: store.name,
        region: store.region,
        time_zone: store.time_zone,
        from: visit.window_from,
        to: visit.window_to,
        checklist: checklist.slug,
        version: checklist.version,
        shopper_id: visit.shopper_id,
        shopper: shopper.map(|user| user.name.clone()),
        shopper_email: shopper.map(|user| user.email.clone()),
        fee_minor: visit.fee_minor,
        currency: client.currency,
        note: visit.note,
    })
}
