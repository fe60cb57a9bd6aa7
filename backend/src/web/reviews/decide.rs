//! The form of the desk: every decision, one form, so that nothing typed is lost whichever is taken.

use api::submissions::{Decision, NewReview, Remark};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

use super::page::{REMARK, Typed, answer};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::http::extract::Path;
use crate::service::caller::Caller;
use crate::service::reviews::desk::get_desk;
use crate::service::reviews::queue::next_after;
use crate::service::{reviews, submissions};
use crate::web::enter::Contractor;
use crate::web::form::Sent;

/// What a button of the form does.
enum Act {
    Decide(Decision),
    Choose,
}

fn act(sent: &Sent) -> Result<Act> {
    match sent.get("decision") {
        "approved" => Ok(Act::Decide(Decision::Approved)),
        "returned" => Ok(Act::Decide(Decision::Returned)),
        "rejected" => Ok(Act::Decide(Decision::Rejected)),
        "reopened" => Ok(Act::Decide(Decision::Reopened)),
        "chosen" => Ok(Act::Choose),
        _ => Err(Error::Malformed("the form names no decision".to_owned())),
    }
}

/// The remarks that the form holds.
fn remarks(sent: &Sent) -> Vec<Remark> {
    let remarks = sent.pairs().iter().filter_map(|(name, value)| {
        let question = name.strip_prefix(REMARK)?.to_owned();
        let text = value.clone();
        (!text.trim().is_empty()).then_some(Remark { question, text })
    });
    remarks.collect()
}

fn number(sent: &Sent, name: &str) -> Result<u32> {
    sent.get(name).parse().map_err(|_| {
        Error::Malformed(format!(
            "the form does not say which {name} it was made for"
        ))
    })
}

/// Does it, and says where to go next: to what waits next after a decision, and back where there is one to
/// be made.
async fn carry_out(app: &App, caller: &Caller, id: Uuid, sent: &Sent) -> Result<String> {
    let stay = |done: &str| format!("/reviews/{id}?done={done}&of={id}");
    let decision = match act(sent)? {
        Act::Choose => {
            submissions::choose(app, caller, id, sent.get("message")).await?;
            return Ok(stay("chosen"));
        }
        Act::Decide(decision) => decision,
    };
    let new = NewReview {
        revision: number(sent, "revision")?,
        reviews: Some(number(sent, "reviews")?),
        decision,
        message: sent.get("message").to_owned(),
        remarks: remarks(sent),
        anonymity_confirmed: sent.get("anonymity_confirmed") == "yes",
    };
    reviews::decide(app, caller, id, new).await?;
    let done = decision.as_str();
    if decision == Decision::Reopened {
        return Ok(stay(done));
    }
    let submission = submissions::get_submission(app, caller, id).await?;
    let received_at = Timestamp::from(submission.revision.received_at);
    let next = next_after(app, caller, received_at, id).await?;
    Ok(match next {
        Some(next) => format!("/reviews/{next}?done={done}&of={id}"),
        None => format!("/reviews?done={done}&of={id}"),
    })
}

pub(in crate::web) async fn decide(
    State(app): State<App>,
    who: Contractor,
    Path(id): Path<Uuid>,
    sent: Sent,
) -> Result<Response> {
    let words = &who.frame.words;
    let work = carry_out(&app, &who.caller, id, &sent);
    let error = match app.once.run(who.caller.user_id, &sent, work).await {
        Ok(address) => return Ok(Redirect::to(&address).into_response()),
        Err(error) => error,
    };
    let typed = Typed::of(&sent);
    let (typed, status, desk) = match error {
        Error::Invalid(problems) => {
            let desk = get_desk(&app, &who.caller, id, None).await?;
            let asked: Vec<String> = remarks(&sent)
                .into_iter()
                .map(|remark| remark.question)
                .collect();
            let typed = typed.refused(words, &problems, &asked);
            (typed, StatusCode::UNPROCESSABLE_ENTITY, desk)
        }
        Error::Conflict { .. } | Error::VisitState { .. } => {
            let desk = get_desk(&app, &who.caller, id, None).await?;
            (typed.overtaken(words, &desk), StatusCode::CONFLICT, desk)
        }
        error => return Err(error),
    };
    Ok(answer(&who.frame, &desk, typed, app.clock.now(), status))
}
