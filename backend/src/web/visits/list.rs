//! The list of visits: filtered, sorted, page by page; and as files.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use sheets::{List, Value};

use super::calendar::{self, Calendar};
use super::fields::filter_form;
use super::filters::Filters;
use super::line::{Line, lines};
use crate::app::App;
use crate::db::visits::lists::{Place, count_visits, list_visits};
use crate::error::{Error, Result};
use crate::http::paging::{page, read_cursor};
use crate::service::caller::Caller;
use crate::web::enter::Contractor;
use crate::web::form::Form;
use crate::web::{Frame, html};

/// Visits of a page.
const PAGE: u64 = 50;
/// Visits read at once for a file.
const PART: u64 = 1_000;
/// The most visits of a file.
const MOST_ROWS: usize = 100_000;

#[derive(Template)]
#[template(path = "visits/list.html")]
struct ListPage<'a> {
    frame: &'a Frame,
    filters: &'a Filters,
    form: Form,
    count: usize,
    lines: Vec<Line>,
    next: Option<String>,
    is_first: bool,
}

#[derive(Template)]
#[template(path = "visits/calendar.html")]
struct CalendarPage<'a> {
    frame: &'a Frame,
    filters: &'a Filters,
    form: Form,
    calendar: Calendar,
}

/// The value of that name in the address.
fn asked(frame: &Frame, name: &str) -> Option<String> {
    let query = frame.address.split_once('?').map_or("", |(_, query)| query);
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let pair = pairs.find(|(key, value)| key == name && !value.is_empty());
    pair.map(|(_, value)| value.into_owned())
}

pub(in crate::web) async fn show(State(app): State<App>, who: Contractor) -> Result<Response> {
    let Contractor { caller, frame } = &who;
    let mut filters = Filters::of(frame);
    if asked(frame, "view").as_deref() == Some("calendar") {
        let month = asked(frame, "month");
        let calendar = calendar::read(&app, caller, frame, &filters, month.as_deref()).await?;
        let form = filter_form(&app, caller, &frame.words, &filters).await?;
        return Ok(html(&CalendarPage {
            frame,
            filters: &filters,
            form,
            calendar,
        }));
    }
    // Who asks for nothing in particular wants what there is to do.
    if !frame.address.contains('=') || frame.address.starts_with("/visits?lang=") {
        "planned".clone_into(&mut filters.state);
    }
    let cursor = asked(frame, "cursor");
    let after = read_cursor::<Place>(cursor.as_deref())?;
    let filter = filters.filter(&app, caller).await?;
    let (order, db) = (filters.order()?, app.db.read());
    let (scope, most) = (&caller.scope, PAGE + 1);
    let details = list_visits(scope, db, &filter, order, after.as_ref(), most).await?;
    let (details, next) = page(details, PAGE, Place::of)?;
    let next = next.map(|cursor| filters.query(&[("cursor", cursor.as_str())]));
    Ok(html(&ListPage {
        frame,
        form: filter_form(&app, caller, &frame.words, &filters).await?,
        count: count_visits(scope, db, &filter).await?,
        lines: lines(&app, caller, details).await?,
        next,
        is_first: after.is_none(),
        filters: &filters,
    }))
}

pub(in crate::web) async fn csv(State(app): State<App>, who: Contractor) -> Result<Response> {
    let list = whole(&app, &who.caller, &who.frame).await?;
    file("visits.csv", "text/csv; charset=utf-8", list.csv())
}

pub(in crate::web) async fn xlsx(State(app): State<App>, who: Contractor) -> Result<Response> {
    let list = whole(&app, &who.caller, &who.frame).await?;
    let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let bytes = tokio::task::spawn_blocking(move || list.xlsx()).await;
    let bytes = bytes.map_err(Error::internal)?.map_err(Error::internal)?;
    file("visits.xlsx", media, bytes)
}

fn file(name: &str, media: &str, bytes: Vec<u8>) -> Result<Response> {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, bytes).into_response())
}

/// The whole list that the filters leave.
async fn whole(app: &App, caller: &Caller, frame: &Frame) -> Result<List> {
    let filters = Filters::of(frame);
    let filter = filters.filter(app, caller).await?;
    let (order, db) = (filters.order()?, app.db.read());
    let mut rows = Vec::new();
    let mut after: Option<Place> = None;
    loop {
        let scope = &caller.scope;
        let details = list_visits(scope, db, &filter, order, after.as_ref(), PART).await?;
        let is_last = details.len() < usize::try_from(PART).map_err(Error::internal)?;
        after = details.last().map(Place::of);
        let part = lines(app, caller, details).await?;
        rows.extend(part.into_iter().map(|line| cells(frame, line)));
        if rows.len() > MOST_ROWS {
            let text = format!("the list has more than {MOST_ROWS} visits; narrow the filters");
            return Err(Error::TooLarge(text));
        }
        if is_last {
            break;
        }
    }
    let column = |name, key: &str| (name, frame.t(key));
    Ok(List {
        name: frame.t("menu-visits"),
        is_rtl: frame.words.language.is_rtl(),
        columns: vec![
            column("visit", "visits-column-id"),
            column("state", "visits-field-state"),
            column("client", "visits-field-client"),
            column("store_code", "visits-column-code"),
            column("store_name", "visits-field-store"),
            column("region", "visits-field-region"),
            column("window_from", "visits-field-from"),
            column("window_to", "visits-field-to"),
            column("time_zone", "visits-column-zone"),
            column("checklist", "visits-field-checklist"),
            column("version", "visits-column-version"),
            column("shopper", "visits-field-shopper"),
            column("fee", "visits-field-fee"),
            column("currency", "visits-column-currency"),
            column("note", "visits-field-note"),
        ],
        rows,
    })
}

fn cells(frame: &Frame, line: Line) -> Vec<Value> {
    vec![
        Value::Text(line.id.to_string()),
        Value::Text(frame.t(line.state.key())),
        Value::Text(line.client),
        Value::Text(line.store_code),
        Value::Text(line.store_name),
        Value::Text(line.region),
        Value::Moment(line.from),
        Value::Moment(line.to),
        Value::Text(line.time_zone),
        Value::Text(line.checklist),
        Value::Whole(line.version),
        line.shopper.map_or(Value::Empty, Value::Text),
        Value::Hundredths(line.fee_minor),
        Value::Text(line.currency),
        Value::Text(line.note),
    ]
}
