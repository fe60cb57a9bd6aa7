//! What is done to one visit from its page.

use api::problem::FieldProblem;
use api::visits::Window;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

use super::fields::read_shopper;
use super::line::name_of;
use super::one::{Said, page};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, Result, field_problem};
use crate::http::extract::Path;
use crate::service::visits::acts::{Act, Cause, Refusal, act};
use crate::service::visits::bulk::local_time;
use crate::web::enter::Contractor;
use crate::web::form::Sent;
use crate::web::words::Words;

pub(in crate::web) async fn assign(
    State(app): State<App>,
    who: Contractor,
    Path(id): Path<Uuid>,
    sent: Sent,
) -> Result<Response> {
    let what = match read_shopper(&app, &who.caller, sent.get("shopper_id")).await {
        Ok(Some(shopper_id)) => Ok(Act::Assign(shopper_id)),
        Ok(None) => Err(vec![field_problem("shopper_id", "required", "is empty")]),
        Err(Error::Invalid(problems)) => Err(problems),
        Err(error) => return Err(error),
    };
    carry_out(&app, &who, id, "assign", sent, what).await
}

pub(in crate::web) async fn move_to(
    State(app): State<App>,
    who: Contractor,
    Path(id): Path<Uuid>,
    sent: Sent,
) -> Result<Response> {
    let what = read_window(&sent).map(Act::MoveTo);
    carry_out(&app, &who, id, "move", sent, what).await
}

pub(in crate::web) async fn cancel(
    State(app): State<App>,
    who: Contractor,
    Path(id): Path<Uuid>,
    sent: Sent,
) -> Result<Response> {
    let what = Ok(Act::Cancel(sent.get("reason").to_owned()));
    carry_out(&app, &who, id, "cancel", sent, what).await
}

pub(in crate::web) async fn expire(
    State(app): State<App>,
    who: Contractor,
    Path(id): Path<Uuid>,
    sent: Sent,
) -> Result<Response> {
    let what = Ok(Act::Expire(sent.get("remark").to_owned()));
    carry_out(&app, &who, id, "expire", sent, what).await
}

/// The window of the fields `from` and `to`.
pub(super) fn read_window(sent: &Sent) -> std::result::Result<Window, Vec<FieldProblem>> {
    let read = |name: &'static str| local_time(sent.get(name)).ok_or(name);
    match (read("from"), read("to")) {
        (Ok(from), Ok(to)) => Ok(Window { from, to }),
        (from, to) => {
            let wrong = from.err().into_iter().chain(to.err());
            Err(wrong.map(not_a_time).collect())
        }
    }
}

fn not_a_time(name: &str) -> FieldProblem {
    field_problem(name, "time", "is no local time such as 2026-03-02T10:00")
}

/// Problems at the fields of the form: those of a window at `from` and `to`.
pub(super) fn at_fields(which: &str, problems: Vec<FieldProblem>) -> Vec<FieldProblem> {
    let at = |problem: FieldProblem| {
        let name = match problem.at.as_str() {
            "reason" if which == "expire" => "remark",
            at => at.strip_prefix("window.").unwrap_or(at),
        };
        FieldProblem {
            at: name.to_owned(),
            ..problem
        }
    };
    problems.into_iter().map(at).collect()
}

async fn carry_out(
    app: &App,
    who: &Contractor,
    id: Uuid,
    which: &'static str,
    sent: Sent,
    what: std::result::Result<Act, Vec<FieldProblem>>,
) -> Result<Response> {
    let seen = sent.get("seen").parse().ok().map(Timestamp);
    let done = match what {
        Ok(what) => act(app, &who.caller, &[(id, seen)], &what).await,
        Err(problems) => Err(Error::Invalid(problems)),
    };
    match done {
        Ok(refusals) => match refusals.first() {
            None => Ok(Redirect::to(&format!("/visits/{id}")).into_response()),
            Some(refusal) => {
                let said = Said {
                    notice: Some(why(&who.frame.words, refusal)),
                    refused: None,
                };
                page(app, who, id, StatusCode::CONFLICT, said).await
            }
        },
        Err(Error::Invalid(problems)) => {
            let said = Said {
                notice: None,
                refused: Some((which, sent, at_fields(which, problems))),
            };
            page(app, who, id, StatusCode::UNPROCESSABLE_ENTITY, said).await
        }
        Err(error) => Err(error),
    }
}

/// Why an act was not done, in words.
pub(super) fn why(words: &Words, refusal: &Refusal) -> String {
    let state = words.say(name_of(refusal.state));
    let key = match refusal.cause {
        Cause::State => "visits-refused-state",
        Cause::Changed => "visits-refused-changed",
        Cause::Held => "visits-refused-held",
        Cause::NotDue => "visits-refused-not-due",
        Cause::Beyond => "visits-refused-beyond",
    };
    words.with(key, &[("state", &state)])
}
