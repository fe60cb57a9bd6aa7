//! What needs a contractor now: counts, each with the list behind it.

use askama::Template;
use axum::response::Response;
use chrono::{Days, NaiveDate};

use super::enter::Anyone;
use super::first_steps::{Step, first_steps};
use super::visits::{Filters, first_weekday};
use super::{Frame, html};
use crate::app::App;
use crate::db::visits::counts::{count_visits, find_oldest_change};
use crate::error::Result;

/// How far ahead an open visit is soon due, in days.
const SOON: u64 = 7;

/// So far visits are counted.
const MOST: u64 = 10_000;

/// One count.
struct Tile {
    n: usize,
    count: String,
    key: &'static str,
    hint: String,
    address: String,
    /// Whether it asks for something now.
    is_urgent: bool,
}

#[derive(Template)]
#[template(path = "dashboard.html")]
struct DashboardPage<'a> {
    frame: &'a Frame,
    name: &'a str,
    agency: &'a str,
    tiles: Vec<Tile>,
    steps: Vec<Step>,
}

pub(super) async fn show(app: &App, who: &Anyone) -> Result<Response> {
    let frame = &who.frame;
    let words = &frame.words;
    let today = app.clock.now().to_utc().date_naive();
    let after = |date: NaiveDate, days| date.checked_add_days(Days::new(days)).unwrap_or(date);
    let soon = after(today, SOON);
    let sunday = today.week(first_weekday(words.language)).last_day();
    let until = |date: NaiveDate| words.with("dashboard-until", &[("date", &words.date(date))]);
    let lists = [
        (
            "dashboard-overdue",
            "state=overdue".to_owned(),
            frame.t("dashboard-overdue-hint"),
        ),
        (
            "dashboard-open",
            format!("state=open&due_from={today}&due_to={soon}"),
            until(soon),
        ),
        (
            "dashboard-submitted",
            "state=submitted".to_owned(),
            String::new(),
        ),
        (
            "dashboard-returned",
            "state=returned".to_owned(),
            String::new(),
        ),
        (
            "dashboard-closing",
            format!("state=planned&due_from={today}&due_to={sunday}"),
            until(sunday),
        ),
    ];
    let (scope, db) = (&who.caller.scope, app.db.read());
    let mut tiles = Vec::new();
    for (key, query, mut hint) in lists {
        let filter = Filters::read(&query).filter(app, &who.caller).await?;
        let n = count_visits(scope, db, &filter, MOST + 1).await?;
        if hint.is_empty()
            && n > 0
            && let Some(since) = find_oldest_change(scope, db, &filter).await?
        {
            let age = app.clock.now().to_utc() - since.to_utc();
            let days = usize::try_from(age.num_days()).unwrap_or(0);
            let hours = usize::try_from(age.num_hours()).unwrap_or(0);
            hint = match days {
                0 => words.counted("dashboard-oldest-hours", hours),
                _ => words.counted("dashboard-oldest-days", days),
            };
        }
        tiles.push(Tile {
            n,
            count: words.count_to(n, MOST),
            key,
            hint,
            address: format!("/visits?{query}"),
            is_urgent: n > 0 && key != "dashboard-closing",
        });
    }
    let visitor = frame.visitor.as_deref();
    Ok(html(&DashboardPage {
        frame,
        name: visitor.map_or("", |visitor| &visitor.name),
        agency: visitor.map_or("", |visitor| &visitor.agency),
        tiles,
        steps: first_steps(app, &who.caller).await?,
    }))
}
