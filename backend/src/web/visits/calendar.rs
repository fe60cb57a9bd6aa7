//! A month of visits, each on the day of its store on which its window ends.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use report::Language;
use uuid::Uuid;

use super::filters::Filters;
use super::line::State;
use crate::app::App;
use crate::clock::YEARS;
use crate::db::visits::counts::count_by_window;
use crate::db::visits::lists::{CalendarRow, VisitFilter, list_for_calendar, list_store_codes};
use crate::error::{Error, Result};
use crate::service::caller::Caller;
use crate::web::Frame;

/// Visits named on a day; the others are behind a link.
const SHOWN: usize = 6;

/// A month.
pub(crate) struct Calendar {
    pub title: String,
    pub count: usize,
    /// Full and short names, in the order of the week.
    pub weekdays: Vec<(String, String)>,
    pub weeks: Vec<Vec<Day>>,
    pub earlier: String,
    pub later: String,
    /// Where the visits of the month are as CSV and as a workbook.
    pub files: [String; 2],
    pub month: String,
}

/// A day of it.
pub(crate) struct Day {
    pub date: NaiveDate,
    /// The name of its day of the week.
    pub weekday: String,
    pub number: String,
    pub is_in_month: bool,
    pub is_today: bool,
    pub visits: Vec<Entry>,
    /// How many more there are, and where.
    pub more: Option<(usize, String)>,
}

/// A visit of a day.
pub(crate) struct Entry {
    pub id: Uuid,
    pub code: String,
    pub name: String,
    pub state: State,
}

/// The day on which weeks begin where the language is spoken (CLDR, week data: the world, Egypt, India).
pub(crate) fn first_weekday(language: Language) -> Weekday {
    match language.tag() {
        "ar" => Weekday::Sat,
        "ta" => Weekday::Sun,
        _ => Weekday::Mon,
    }
}

/// The month of that text, such as `2026-03`; without one that of today.
fn month_of(text: Option<&str>, today: NaiveDate) -> Result<NaiveDate> {
    let Some(text) = text else {
        return Ok(today.with_day(1).unwrap_or(today));
    };
    let first = NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").ok();
    first
        .filter(|first| YEARS.contains(&first.year()))
        .ok_or_else(|| {
            let message = "`month` in the address is not a month such as 2026-03";
            Error::Malformed(message.to_owned())
        })
}

/// Reads the month.
pub(crate) async fn read(
    app: &App,
    caller: &Caller,
    frame: &Frame,
    filters: &Filters,
    month: Option<&str>,
) -> Result<Calendar> {
    let today = app.clock.now().to_utc().date_naive();
    let first = month_of(month, today)?;
    let beyond = || Error::internal("a month beyond the calendar");
    let next = first
        .checked_add_months(Months::new(1))
        .ok_or_else(beyond)?;
    let last = next.pred_opt().ok_or_else(beyond)?;
    let week = first.week(first_weekday(frame.words.language));
    let mut filter = filters.filter(app, caller).await?;
    filter.first_day = Some(first.max(filter.first_day.unwrap_or(first)));
    filter.last_day = Some(last.min(filter.last_day.unwrap_or(last)));
    let (scope, db) = (&caller.scope, app.db.read());
    // A month may have thousands of visits: they are counted, and of each day the first are read.
    let mut counts: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for (at, n) in count_by_window(scope, db, &filter).await? {
        *counts.entry(at.date()).or_default() += n;
    }
    let count = counts.values().sum();
    let mut days: BTreeMap<NaiveDate, Vec<CalendarRow>> = BTreeMap::new();
    for date in counts.keys() {
        let day = VisitFilter {
            first_day: Some(*date),
            last_day: Some(*date),
            ..filter.clone()
        };
        days.insert(
            *date,
            list_for_calendar(scope, db, &day, SHOWN as u64).await?,
        );
    }
    let shown = days.values().flatten();
    let codes = list_store_codes(scope, db, shown.map(|row| row.store_id).collect()).await?;
    let now = app.clock.now().to_utc();
    let mut weeks = Vec::new();
    let mut date = week.first_day();
    while date <= last {
        let mut days_of_week = Vec::new();
        for _ in 0..7 {
            let rows = days.remove(&date).unwrap_or_default();
            let all = counts.get(&date).copied().unwrap_or(0);
            let more = all.saturating_sub(rows.len());
            let mut visits = Vec::new();
            for row in rows {
                let (code, name) = codes.get(&row.store_id).cloned().unwrap_or_default();
                let state = State::of(&row.state, row.due_at.to_utc(), now)?;
                visits.push(Entry {
                    id: row.id,
                    code,
                    name,
                    state,
                });
            }
            let day = date.to_string();
            let all = filters.query(&[("due_from", day.as_str()), ("due_to", day.as_str())]);
            days_of_week.push(Day {
                date,
                weekday: frame.words.weekday(date.weekday()),
                number: frame.words.figures(&date.day().to_string()),
                is_in_month: date.month() == first.month(),
                is_today: date == today,
                visits,
                more: (more > 0).then(|| (more, format!("/visits?{all}"))),
            });
            date = date.checked_add_days(Days::new(1)).ok_or_else(beyond)?;
        }
        weeks.push(days_of_week);
    }
    let address = |month: Option<NaiveDate>| {
        let month = month.unwrap_or(first).format("%Y-%m").to_string();
        let query = filters.query(&[("view", "calendar"), ("month", month.as_str())]);
        format!("/visits?{query}")
    };
    let names = |date: NaiveDate| {
        let day = date.weekday();
        (frame.words.weekday(day), frame.words.short_weekday(day))
    };
    Ok(Calendar {
        title: frame.words.month(first),
        count,
        weekdays: week.first_day().iter_days().take(7).map(names).collect(),
        weeks,
        earlier: address(first.checked_sub_months(Months::new(1))),
        later: address(Some(next)),
        files: ["csv", "xlsx"].map(|kind| {
            let days = [filter.first_day, filter.last_day];
            let [from, to] = days.map(|day| day.unwrap_or(first).to_string());
            let query = [("due_from", from.as_str()), ("due_to", &to), ("as", kind)];
            format!("/visits?{}", filters.query(&query))
        }),
        month: first.format("%Y-%m").to_string(),
    })
}
