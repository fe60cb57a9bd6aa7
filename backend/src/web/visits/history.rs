//! The history of a visit in words, from its trail.

use chrono::NaiveDateTime;
use chrono_tz::Tz;
use serde_json::Value;
use sheets::list::{Item, List};
use uuid::Uuid;

use super::line::window;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::people;
use crate::db::trail::{TrailRow, page_trail};
use crate::error::Result;
use crate::service::caller::Caller;
use crate::web::Frame;
use crate::web::lists::new_list;
use crate::web::words::Words;

/// What the trail calls a photo that came.
const PHOTO: &str = "photo.received";

/// Lines of the trail that are read at once.
const PART: u64 = 200;

/// Where in the history something stands.
pub(crate) type Place = (i64, Uuid);

/// One thing that happened.
pub(crate) struct Event {
    /// When, of the store's clocks.
    pub at: NaiveDateTime,
    /// What.
    pub text: String,
    /// Who did it.
    pub who: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Where the history goes on after it.
    pub place: Place,
}

/// A line of the trail, and all photos before it that came one after the other: they are one event.
struct Told {
    row: TrailRow,
    after: Value,
    photos: usize,
    place: Place,
}

/// What happened to a visit before that place, the latest first, at most `most` events.
pub(crate) async fn read(
    app: &App,
    caller: &Caller,
    words: &Words,
    visit: (Uuid, Tz),
    before: Option<Place>,
    most: u64,
) -> Result<Vec<Event>> {
    let ((visit_id, zone), db) = (visit, app.db.read());
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let mut told: Vec<Told> = Vec::new();
    let mut place = before;
    // An event is whole once another begins, or the trail ends.
    while told.len() <= most {
        let before = place.map(|(at, id)| (Timestamp(at), id));
        let rows = page_trail(&caller.scope, db, visit_id, before, PART).await?;
        place = rows.last().map(|row| (row.at.0, row.id));
        let is_last = rows.len() < usize::try_from(PART).unwrap_or(usize::MAX);
        for row in rows {
            let place = (row.at.0, row.id);
            match told.last_mut() {
                Some(last) if row.action == PHOTO && last.row.action == PHOTO => {
                    last.photos += 1;
                    last.place = place;
                }
                _ => told.push(Told {
                    after: row
                        .after
                        .as_deref()
                        .map_or(Ok(Value::Null), serde_json::from_str)?,
                    photos: 1,
                    place,
                    row,
                }),
            }
        }
        if is_last {
            break;
        }
    }
    told.truncate(most);
    let held = told.iter().filter_map(|one| id(&one.after["shopper_id"]));
    let ids = told.iter().filter_map(|one| one.row.user_id).chain(held);
    let names = people::names(&caller.scope, db, ids.collect()).await?;
    let name = |id: Option<Uuid>| id.and_then(|id| names.get(&id).cloned());
    let event = |one: &Told| Event {
        at: one.row.at.to_utc().with_timezone(&zone).naive_local(),
        text: match one.row.action.as_str() {
            PHOTO => words.counted("visits-history-photos", one.photos),
            _ => sentence(
                words,
                &one.row,
                &one.after,
                name(id(&one.after["shopper_id"])),
            ),
        },
        who: name(one.row.user_id),
        reason: one.after["facts"]["reason"].as_str().map(str::to_owned),
        place: one.place,
    };
    Ok(told.iter().map(event).collect())
}

/// The history as rows of a file.
pub(crate) fn as_list(frame: &Frame, zone: Tz, events: Vec<Event>) -> List {
    let columns = [
        "history-at",
        "visits-column-zone",
        "history-what",
        "history-who",
        "history-why",
    ];
    let rows = events.into_iter().map(|event| {
        vec![
            Item::text(event.at.format("%Y-%m-%dT%H:%M:%S").to_string()),
            Item::text(zone.name()),
            Item::text(event.text),
            event.who.map_or(Item::Empty, Item::text),
            event.reason.map_or(Item::Empty, Item::text),
        ]
    });
    List {
        rows: rows.collect(),
        ..new_list(frame, "visits-history", &columns)
    }
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
