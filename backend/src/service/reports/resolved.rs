//! What exactly a request asks for: subject, checklist and period settled, and the version of the data.
//!
//! A few short queries; nothing of the history is read.

use api::reports::Digits;
use checklists::Language;
use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use super::period::{first_of_month, last_twelve_months, month_of};
use super::slug_of;
use crate::app::App;
use crate::clock::YEARS;
use crate::db::Who;
use crate::db::checklists as versions;
use crate::db::clients::{self, ClientRow};
use crate::db::results::{self, ApprovedRow, Period};
use crate::db::stores::{self, StoreRow};
use crate::error::{Error, Result, field_problem};
use crate::service::caller::Caller;
use crate::service::visits::zone_of;

/// What a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// An approved visit.
    Visit(Uuid),
    /// A store.
    Store(Uuid),
    /// All stores of a client that the reader may see.
    Chain(Uuid),
}

/// What is asked for, as far as the asker says.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Slug of the checklist; may be left out where results exist under one only. That of the visit, in
    /// the report of one.
    pub checklist: Option<String>,
    /// First local date; both dates may be left out for the last twelve months. The first of a month where
    /// an owner asks.
    pub from: Option<NaiveDate>,
    /// The local date after the last. The first of a month where an owner asks.
    pub to: Option<NaiveDate>,
    /// Language of the texts.
    pub language: Language,
    /// Digits of printed figures.
    pub digits: Digits,
}

/// What is asked for, settled.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// What the report is about.
    pub about: About,
    /// The client.
    pub client: ClientRow,
    /// Slug of the checklist.
    pub slug: String,
    /// The period; the month of a visit.
    pub period: Period,
    /// Language of the texts.
    pub language: Language,
    /// Digits of printed figures.
    pub digits: Digits,
    /// How far the results have come; `None` before the first approval.
    pub change: Option<results::Change>,
    /// The number of the newest version of the checklist, whose texts a report without visits has.
    pub newest: i64,
}

/// What a report is about, found in the reader's reach.
#[derive(Clone, Debug)]
pub enum About {
    /// An approved visit and its store.
    Visit(Box<ApprovedRow>, Box<StoreRow>),
    /// A store.
    Store(Box<StoreRow>),
    /// The chain.
    Chain,
}

/// The longest period: ten years of days.
const LONGEST_DAYS: i64 = 3_660;

/// Settles a request.
///
/// # Errors
/// [`Error::NotFound`] for a visit, store, client or checklist that the asker may not see, and for a visit
/// that is not approved; [`Error::Invalid`] as [`check_period`] has it.
pub async fn resolve(
    app: &App,
    caller: &Caller,
    subject: Subject,
    wanted: &Wanted,
) -> Result<Resolved> {
    let (db, scope) = (app.db.read(), &caller.scope);
    let (about, client_id) = match subject {
        Subject::Visit(id) => {
            let visit = results::find_approved(scope, db, id).await?;
            let visit = visit.ok_or(Error::NotFound)?;
            let store = stores::find_store(scope, db, visit.store_id).await?;
            let client_id = visit.client_id;
            let store = Box::new(store.ok_or(Error::NotFound)?);
            (About::Visit(Box::new(visit), store), client_id)
        }
        Subject::Store(id) => {
            let store = stores::find_store(scope, db, id).await?;
            let store = Box::new(store.ok_or(Error::NotFound)?);
            let client_id = store.client_id;
            (About::Store(store), client_id)
        }
        Subject::Chain(id) => (About::Chain, id),
    };
    let client = clients::find_client(scope, db, client_id).await?;
    let client = client.ok_or(Error::NotFound)?;
    let (slug, period) = match &about {
        About::Visit(visit, _) => (visit.slug.clone(), month_of(visit.local_date)),
        About::Store(store) => {
            let slug = slug_of(app, caller, wanted.checklist.as_deref()).await?;
            let now = app.clock.now().to_utc();
            let today = now.with_timezone(&zone_of(store)?).date_naive();
            (slug, period_of(caller, wanted, today)?)
        }
        About::Chain => {
            let slug = slug_of(app, caller, wanted.checklist.as_deref()).await?;
            // Stores of a chain may lie in several zones; their months begin within a day of each other.
            let today = app.clock.now().to_utc().date_naive();
            (slug, period_of(caller, wanted, today)?)
        }
    };
    let change = results::find_change(scope, db, client.id, &slug).await?;
    let newest = versions::find_newest_number(scope, db, &slug).await?;
    Ok(Resolved {
        about,
        client,
        slug,
        period,
        language: wanted.language.clone(),
        digits: wanted.digits,
        change,
        newest: newest.ok_or(Error::NotFound)?,
    })
}

impl Resolved {
    /// The beginning of a file's name, of ASCII characters.
    pub fn file_stem(&self) -> String {
        let Period { from, to } = self.period;
        let (name, period) = match &self.about {
            About::Visit(visit, store) => {
                let month = first_of_month(visit.local_date).format("%Y-%m");
                // The first of its four random parts tells visits of a store apart.
                let part = visit.visit_id.as_fields().0;
                (store.code.clone(), format!("visit-{month}-{part:08x}"))
            }
            About::Store(store) => (store.code.clone(), format!("{from}-{to}")),
            About::Chain => (self.client.name.clone(), format!("chain-{from}-{to}")),
        };
        format!("{}-{period}-{}", ascii(&name), self.language)
    }
}

/// Letters and digits of ASCII, with a hyphen for every run of others.
fn ascii(name: &str) -> String {
    let parts: Vec<&str> = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() {
        "report".to_owned()
    } else {
        parts.join("-")
    }
}

/// The period asked for; the twelve months up to `today` where none is.
pub(super) fn period_of(caller: &Caller, wanted: &Wanted, today: NaiveDate) -> Result<Period> {
    let asked_for = check_period(caller, wanted.from, wanted.to)?;
    Ok(asked_for.unwrap_or_else(|| last_twelve_months(today)))
}

/// The period asked for, if there is one.
///
/// An owner asks for whole calendar months: whoever may move either end by a day can find the day of every
/// visit (P6).
///
/// # Errors
/// [`Error::Invalid`] for a period that makes no sense, and for one that is not the caller's to ask for.
pub fn check_period(
    caller: &Caller,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
) -> Result<Option<Period>> {
    let period = match (from, to) {
        (Some(from), Some(to)) => Period { from, to },
        (None, None) => return Ok(None),
        _ => {
            return Err(Error::field(
                "to",
                "required",
                "give both `from` and `to`, or neither",
            ));
        }
    };
    let whole_months = matches!(caller.scope.who, Who::Owner { .. });
    let mut wrong = Vec::new();
    for (at, date) in [("from", period.from), ("to", period.to)] {
        if !YEARS.contains(&date.year()) {
            let message = "is no date at which visits can be";
            wrong.push(field_problem(at, "range", message));
        } else if whole_months && date.day() != 1 {
            let month = month_of(date);
            let instead = match at {
                "from" => month.from,
                _ => month.to,
            };
            let message = format!(
                "{date} is not the first day of a month; owners ask for whole months, so that no report \
                 tells the day of a visit: write {instead}"
            );
            wrong.push(field_problem(at, "whole_months", message));
        }
    }
    if !wrong.is_empty() {
        return Err(Error::Invalid(wrong));
    }
    let days = (period.to - period.from).num_days();
    if days < 1 {
        return Err(Error::field(
            "to",
            "period",
            "`to` is the day after the last, so it lies after `from`",
        ));
    }
    if days > LONGEST_DAYS {
        return Err(Error::field(
            "to",
            "period",
            "the period is longer than ten years",
        ));
    }
    Ok(Some(period))
}
