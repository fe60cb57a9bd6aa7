//! The queue: what waits for a decision, the longest first.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use sheets::list::{Item, List};
use uuid::Uuid;

use super::filters::Filters;
use super::said;
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::http::extract::Query;
use crate::http::paging::{page, read_cursor};
use crate::service::reviews::queue::{Listed, list_queue, list_whole_queue};
use crate::web::enter::Contractor;
use crate::web::form::Form;
use crate::web::words::Words;
use crate::web::{Frame, html};

/// Submissions of a page.
const PAGE: u64 = 25;

/// Where the page begins, and what was just done.
#[derive(Debug, Deserialize)]
pub(in crate::web) struct Asked {
    cursor: Option<String>,
    done: Option<String>,
    of: Option<Uuid>,
}

/// A submission as lists show it.
pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) store: String,
    pub(super) code: String,
    pub(super) client: String,
    pub(super) shopper: String,
    pub(super) revision: String,
    pub(super) age: String,
    pub(super) received: String,
    pub(super) visited: String,
    pub(super) flags: Vec<String>,
    pub(super) score: String,
    pub(super) verdict: Option<(&'static str, String)>,
    pub(super) state: (&'static str, String),
    pub(super) contested: bool,
}

#[derive(Template)]
#[template(path = "reviews/queue.html")]
struct QueuePage<'a> {
    frame: &'a Frame,
    form: Form,
    is_narrow: bool,
    rows: Vec<Row>,
    /// Where the next page is.
    next: Option<String>,
    /// The query of the filters.
    query: String,
    is_first: bool,
    notice: Option<(String, Uuid)>,
}

/// A submission as lists show it.
pub(super) fn row(words: &Words, listed: Listed, now: Timestamp) -> Row {
    let waited = now.0.saturating_sub(listed.received_at.0);
    let days = usize::try_from(waited / 86_400_000).unwrap_or(0);
    let zone: chrono_tz::Tz = listed.time_zone.parse().unwrap_or(chrono_tz::UTC);
    let visited = listed.started_at.to_utc().with_timezone(&zone);
    Row {
        id: listed.id,
        age: match days {
            0 => words.say("reviews-age-today"),
            days => words.counted("reviews-age", days),
        },
        received: words.moment(listed.received_at.to_utc().naive_utc()),
        visited: words.date(visited.date_naive()),
        revision: words.count(usize::try_from(listed.revision).unwrap_or(0)),
        flags: listed
            .flags
            .iter()
            .map(|kind| said::flag_name(words, *kind))
            .collect(),
        score: listed
            .score
            .map(|score| words.percent(score))
            .unwrap_or_default(),
        verdict: listed.verdict.map(|verdict| said::verdict(words, verdict)),
        state: said::state(words, listed.state),
        contested: listed.contested,
        store: listed.store,
        code: listed.code,
        client: listed.client,
        shopper: listed.shopper,
    }
}

/// What was just done with which submission, as the address says it.
pub(super) fn notice(
    words: &Words,
    done: Option<&str>,
    of: Option<Uuid>,
) -> Option<(String, Uuid)> {
    let known = [
        "approved", "returned", "rejected", "reopened", "chosen", "revised",
    ];
    let done = done.filter(|done| known.contains(done))?;
    Some((words.say(&format!("reviews-done-{done}")), of?))
}

pub(in crate::web) async fn list(
    State(app): State<App>,
    who: Contractor,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let after = read_cursor::<(i64, Uuid)>(asked.cursor.as_deref())?;
    let after = after.map(|(at, id)| (Timestamp(at), id));
    let filters = Filters::of(&who.frame);
    let filter = filters.filter(&app, &who.caller).await?;
    let listed = list_queue(&app, &who.caller, &filter, after, PAGE + 1).await?;
    let (listed, next) = page(listed, PAGE, |listed| (listed.received_at.0, listed.id))?;
    let words = &who.frame.words;
    let now = app.clock.now();
    let queue = QueuePage {
        frame: &who.frame,
        form: filters.form(&app, &who.caller, &who.frame).await?,
        is_narrow: filters.is_narrow(),
        query: filters.query(None),
        rows: listed
            .into_iter()
            .map(|listed| row(words, listed, now))
            .collect(),
        next: next.map(|cursor| filters.query(Some(&cursor))),
        is_first: after.is_none(),
        notice: notice(words, asked.done.as_deref(), asked.of),
    };
    Ok(html(&queue))
}

/// The whole queue that the filters leave, as a list for a file.
async fn file(app: &App, who: &Contractor) -> Result<List> {
    let words = &who.frame.words;
    let columns = [
        "reviews-received",
        "reviews-store",
        "reviews-code",
        "reviews-client",
        "reviews-shopper",
        "reviews-revision",
        "reviews-flags",
        "reviews-score",
        "reviews-verdict",
        "reviews-contested",
    ];
    let filter = Filters::of(&who.frame).filter(app, &who.caller).await?;
    let rows = list_whole_queue(app, &who.caller, &filter).await?;
    let rows = rows.into_iter().map(|listed| {
        let flags = listed
            .flags
            .iter()
            .map(|kind| said::flag_name(words, *kind));
        let flags: Vec<String> = flags.collect();
        let received = listed.received_at.to_utc();
        let verdict = listed
            .verdict
            .map(|verdict| said::verdict(words, verdict).1);
        let contested = if listed.contested {
            words.say("reviews-contested")
        } else {
            String::new()
        };
        vec![
            Item::text(received.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)),
            Item::text(listed.store),
            Item::text(listed.code),
            Item::text(listed.client),
            Item::text(listed.shopper),
            Item::Whole(listed.revision),
            Item::text(flags.join("; ")),
            listed.score.map_or(Item::Empty, Item::Percent),
            Item::text(verdict.unwrap_or_default()),
            Item::text(contested),
        ]
    });
    Ok(List {
        title: words.say("reviews-title"),
        is_rtl: words.language.is_rtl(),
        columns: columns.map(|key| words.say(key)).into(),
        rows: rows.collect(),
    })
}

pub(in crate::web) async fn csv(State(app): State<App>, who: Contractor) -> Result<Response> {
    let bytes = file(&app, &who).await?.csv();
    Ok(download("csv", "text/csv; charset=utf-8", bytes))
}

pub(in crate::web) async fn xlsx(State(app): State<App>, who: Contractor) -> Result<Response> {
    let list = file(&app, &who).await?;
    let bytes = tokio::task::spawn_blocking(move || list.xlsx())
        .await
        .map_err(Error::internal)?
        .map_err(Error::internal)?;
    let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(download("xlsx", media, bytes))
}

fn download(ending: &str, media: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"reviews.{ending}\"");
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (headers, bytes).into_response()
}
