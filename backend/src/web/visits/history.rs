//! The history of a visit in words, from its trail.

use chrono::NaiveDateTime;
use chrono_tz::Tz;
use serde_json::Value;
use uuid::Uuid;

use super::line::window;
use crate::app::App;
use crate::db::people;
use crate::db::trail::{TrailRow, list_trail};
use crate::error::Result;
use crate::service::caller::Caller;
use crate::web::words::Words;

/// One thing that happened.
pub(crate) struct Event {
    /// When, of the store's clocks.
    pub at: String,
    /// What.
    pub text: String,
    /// Who did it.
    pub who: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// What happened to a visit, the latest first.
pub(crate) async fn read(
    app: &App,
    caller: &Caller,
    words: &Words,
    visit_id: Uuid,
    zone: Tz,
) -> Result<Vec<Event>> {
    let db = app.db.read();
    let rows = list_trail(&caller.scope, db, visit_id).await?;
    let mut told = Vec::new();
    for row in rows {
        let after: Value = row
            .after
            .as_deref()
            .map_or(Ok(Value::Null), serde_json::from_str)?;
        told.push((row, after));
    }
    let held = told
        .iter()
        .filter_map(|(_, after)| id(&after["shopper_id"]));
    let ids = told.iter().filter_map(|(row, _)| row.user_id).chain(held);
    let names = people::names(&caller.scope, db, ids.collect()).await?;
    let name = |id: Option<Uuid>| id.and_then(|id| names.get(&id).cloned());
    let mut events = Vec::new();
    let mut photos = 0;
    let mut rows = told.iter().peekable();
    while let Some((row, after)) = rows.next() {
        let text = if row.action == "photo.received" {
            photos += 1;
            // Photos that came one after the other are one event.
            if rows
                .peek()
                .is_some_and(|(next, _)| next.action == row.action)
            {
                continue;
            }
            words.counted("visits-history-photos", std::mem::take(&mut photos))
        } else {
            sentence(words, row, after, name(id(&after["shopper_id"])))
        };
        events.push(Event {
            at: words.moment(row.at.to_utc().with_timezone(&zone).naive_local()),
            text,
            who: name(row.user_id),
            reason: after["facts"]["reason"].as_str().map(str::to_owned),
        });
    }
    events.reverse();
    Ok(events)
}

fn id(value: &Value) -> Option<Uuid> {
    value.as_str().and_then(|text| text.parse().ok())
}

fn sentence(words: &Words, row: &TrailRow, after: &Value, shopper: Option<String>) -> String {
    let kind = row.action.strip_prefix("visit.").unwrap_or_default();
    match kind {
        "assigned" => {
            let shopper = shopper.unwrap_or_else(|| words.say("visits-somebody"));
            words.with("visits-history-assigned", &[("shopper", &shopper)])
        }
        "moved" => {
            let time = |index: usize| -> Option<NaiveDateTime> {
                serde_json::from_value(after["window"][index].clone()).ok()
            };
            let to = time(0)
                .zip(time(1))
                .map(|(from, to)| window(words, from, to));
            let to = to.unwrap_or_default();
            words.with("visits-history-moved", &[("window", &to)])
        }
        _ => words
            .find(&format!("visits-history-{kind}"))
            .unwrap_or_else(|| row.action.clone()),
    }
}
