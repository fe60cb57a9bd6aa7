//! The list of visits: filtered, sorted, page by page; and as files.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sheets::list::{Item, List};

use super::calendar::{self, Calendar};
use super::fields::filter_form;
use super::filters::Filters;
use super::line::{Line, lines};
use crate::app::App;
use crate::db::visits::counts::count_visits;
use crate::db::visits::lists::{Place, list_visits};
use crate::error::{Error, Result};
use crate::http::paging::{page, read_cursor};
use crate::service::caller::Caller;
use crate::web::enter::Contractor;
use crate::web::form::Form;
use crate::web::lists::{Asked, answer, new_list};
use crate::web::words::Words;
use crate::web::{Frame, html};

/// Visits of a page.
const PAGE: u64 = 50;
/// So far the visits of a list are counted.
const MOST_COUNTED: u64 = 10_000;
/// Visits read at once for a file.
const PART: u64 = 1_000;
/// The most visits of a file.
const MOST_ROWS: usize = 100_000;

#[derive(Template)]
#[template(path = "visits/list.html")]
struct ListPage<'a> {
    frame: &'a Frame,
    filters: &'a Filters,
    /// What was done just now.
    done: Option<String>,
    form: Form,
    count: String,
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

pub(in crate::web) async fn show(State(app): State<App>, who: Contractor) -> Result<Response> {
    let Contractor { caller, frame } = &who;
    let asked = Asked::of(frame);
    let mut filters = Filters::of(frame);
    if asked.find("view") == Some("calendar") {
        let calendar = calendar::read(&app, caller, frame, &filters, asked.find("month")).await?;
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
    if let Some(kind) = asked.file() {
        return answer(kind, "visits", whole(&app, caller, frame, &filters).await?).await;
    }
    let after = read_cursor::<Place>(asked.find("cursor"))?;
    let filter = filters.filter(&app, caller).await?;
    let (order, db) = (filters.order()?, app.db.read());
    let (scope, most) = (&caller.scope, PAGE + 1);
    let details = list_visits(scope, db, &filter, order, after.as_ref(), most).await?;
    let (details, next) = page(details, PAGE, Place::of)?;
    let count = count_visits(scope, db, &filter, MOST_COUNTED + 1).await?;
    let next = next.map(|cursor| filters.query(&[("cursor", cursor.as_str())]));
    Ok(html(&ListPage {
        frame,
        form: filter_form(&app, caller, &frame.words, &filters).await?,
        count: frame.words.counted_to("visits-count", count, MOST_COUNTED),
        lines: lines(&app, caller, details).await?,
        next,
        is_first: after.is_none(),
        done: done(&asked, &frame.words),
        filters: &filters,
    }))
}

/// What the address says was done to how many visits.
fn done(asked: &Asked, words: &Words) -> Option<String> {
    let n: usize = asked.find("n")?.parse().ok()?;
    let key = match asked.find("done")? {
        "new" => "visits-done-new",
        "assign" => "visits-done-assign",
        "move" => "visits-done-move",
        "cancel" => "visits-done-cancel",
        _ => return None,
    };
    Some(words.counted(key, n))
}

/// The whole list that the filters leave.
async fn whole(app: &App, caller: &Caller, frame: &Frame, filters: &Filters) -> Result<List> {
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
    let columns = [
        "visits-column-id",
        "visits-field-state",
        "visits-field-client",
        "visits-column-code",
        "visits-field-store",
        "visits-field-region",
        "visits-field-from",
        "visits-field-to",
        "visits-column-zone",
        "visits-field-checklist",
        "visits-column-version",
        "visits-field-shopper",
        "visits-column-email",
        "visits-field-fee",
        "visits-column-currency",
        "visits-field-note",
    ];
    Ok(List {
        rows,
        ..new_list(frame, "menu-visits", &columns)
    })
}

fn cells(frame: &Frame, line: Line) -> Vec<Item> {
    let local = |at: chrono::NaiveDateTime| Item::text(at.format("%Y-%m-%dT%H:%M").to_string());
    vec![
        Item::text(line.id.to_string()),
        Item::text(frame.t(line.state.key())),
        Item::text(line.client),
        Item::text(line.store_code),
        Item::text(line.store_name),
        Item::text(line.region),
        local(line.from),
        local(line.to),
        Item::text(line.time_zone),
        Item::text(line.checklist),
        Item::Whole(line.version),
        line.shopper.map_or(Item::Empty, Item::text),
        line.shopper_email.map_or(Item::Empty, Item::text),
        Item::Number(crate::money::units(line.fee_minor, &line.currency)),
        Item::text(line.currency),
        Item::text(line.note),
    ]
}
