//! What is done to the visits that were ticked in the list: to all of them, or to none.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

use super::Filters;
use super::acts::why;
use super::fields::{none, read_shopper, shoppers};
use super::line::{Line, lines};
use crate::app::App;
use crate::db::visits::lists::list_picked;
use crate::error::{Error, Result, field_problem};
use crate::service::visits::acts::{Act, act};
use crate::web::enter::Contractor;
use crate::web::form::{Form, Kind, Sent};
use crate::web::{Frame, html_with};

/// The most visits that are ticked at once: those of a page.
const MOST: usize = 200;

#[derive(Template)]
#[template(path = "visits/ticked.html")]
struct TickedPage<'a> {
    frame: &'a Frame,
    /// The filters of the list that they were ticked in.
    back: String,
    /// The visits, each with why it stands in the way.
    lines: Vec<(Line, Option<String>)>,
    is_refused: bool,
    assign: Form,
    moving: Form,
    cancel: Form,
}

impl TickedPage<'_> {
    fn any_refused(&self) -> Option<&Form> {
        [&self.assign, &self.moving, &self.cancel]
            .into_iter()
            .find(|form| form.is_refused())
    }
}

/// The ids among these values.
fn ids<'a>(values: impl Iterator<Item = &'a str>) -> Vec<Uuid> {
    let ids = values.filter_map(|value| value.parse().ok());
    ids.take(MOST).collect()
}

pub(in crate::web) async fn show(State(app): State<App>, who: Contractor) -> Result<Response> {
    let query = who
        .frame
        .address
        .split_once('?')
        .map_or("", |(_, query)| query);
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    let named = pairs.iter().filter(|(name, _)| name == "visit");
    let ids = ids(named.map(|(_, value)| value.as_ref()));
    let back = pairs.iter().find(|(name, _)| name == "back");
    let back = back.map_or("", |(_, value)| value.as_ref());
    let page = page(&app, &who, &ids, back).await?;
    Ok(html_with(StatusCode::OK, &page))
}

async fn page<'a>(
    app: &App,
    who: &'a Contractor,
    ids: &[Uuid],
    back: &str,
) -> Result<TickedPage<'a>> {
    let words = &who.frame.words;
    let details = list_picked(&who.caller.scope, app.db.read(), ids).await?;
    let lines = lines(app, &who.caller, details).await?;
    let shoppers = shoppers(app, &who.caller, none(words, "visits-choose-shopper")).await?;
    let reason = Kind::Line("text");
    Ok(TickedPage {
        frame: &who.frame,
        back: back.to_owned(),
        lines: lines.into_iter().map(|line| (line, None)).collect(),
        is_refused: false,
        assign: Form::new(words).field("shopper_id", "visits-field-shopper", shoppers),
        moving: Form::new(words).field("days", "visits-field-days", Kind::Line("number")),
        cancel: Form::new(words).field("reason", "visits-field-reason", reason),
    })
}

pub(in crate::web) async fn save(
    State(app): State<App>,
    who: Contractor,
    sent: Sent,
) -> Result<Response> {
    let ids = ids(sent.all("visit"));
    let which = sent.get("act");
    let required = |name: &str| Error::Invalid(vec![field_problem(name, "required", "is empty")]);
    let what = match which {
        "assign" => read_shopper(&app, &who.caller, sent.get("shopper_id"))
            .await
            .and_then(|id| id.map(Act::Assign).ok_or_else(|| required("shopper_id"))),
        "move" => {
            let days = sent.get("days").trim().parse();
            days.map(Act::MoveBy).map_err(|_| required("days"))
        }
        "cancel" => Ok(Act::Cancel(sent.get("reason").to_owned())),
        _ => Err(Error::Malformed(
            "`act` is not assign, move or cancel".to_owned(),
        )),
    };
    let back = sent.get("back");
    let picked: Vec<_> = ids.iter().map(|id| (*id, None)).collect();
    let done = match what {
        Ok(what) => act(&app, &who.caller, &picked, &what).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(refusals) if refusals.is_empty() => {
            let n = picked.len().to_string();
            let query = Filters::read(back).query(&[("done", which), ("n", &n)]);
            Ok(Redirect::to(&format!("/visits?{query}")).into_response())
        }
        Ok(refusals) => {
            let mut page = page(&app, &who, &ids, back).await?;
            page.is_refused = true;
            for (line, reason) in &mut page.lines {
                let refusal = refusals.iter().find(|refusal| refusal.visit_id == line.id);
                *reason = refusal.map(|refusal| why(&who.frame.words, refusal));
            }
            Ok(html_with(StatusCode::CONFLICT, &page))
        }
        Err(Error::Invalid(problems)) => {
            let mut page = page(&app, &who, &ids, back).await?;
            let form = match which {
                "assign" => &mut page.assign,
                "move" => &mut page.moving,
                _ => &mut page.cancel,
            };
            *form = form.clone().filled(&sent).refused(&problems);
            Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(error),
    }
}
