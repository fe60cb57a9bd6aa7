//! Changing answers in a contractor's revision: the form, what would come of it, and the revision.
//!
//! It is reached from the desk and leads back to it with all that was typed there.

mod answers;
mod page;

use api::submissions::NewRevision;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use checklists::Answers;
use uuid::Uuid;

use self::page::{Typed, Wrong, form, look};
use super::page::{REMARK, Typed as TypedOnTheDesk, answer};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::extract::Path;
use crate::service::reviews::correct::{Part, put};
use crate::service::reviews::desk::{Desk, get_desk};
use crate::service::reviews::revise;
use crate::web::enter::Contractor;
use crate::web::form::Sent;

/// What the desk's own form holds beside remarks.
const OF_THE_DESK: [&str; 4] = ["message", "anonymity_confirmed", "revision", "reviews"];

/// What was typed on the desk, to be carried along.
fn kept(sent: &Sent) -> Vec<(String, String)> {
    let kept = sent.pairs().iter();
    let kept =
        kept.filter(|(name, _)| OF_THE_DESK.contains(&name.as_str()) || name.starts_with(REMARK));
    kept.cloned().collect()
}

/// What the form was made for: the revision, the decisions and the corrections that had been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct MadeFor {
    revision: u32,
    reviews: u32,
    corrections: usize,
}

impl MadeFor {
    fn present(desk: &Desk) -> MadeFor {
        MadeFor {
            revision: desk.submission.revision.number,
            reviews: u32::try_from(desk.submission.reviews.len()).unwrap_or(u32::MAX),
            corrections: desk.corrections_before + desk.corrections.len(),
        }
    }

    fn of(sent: &Sent) -> Result<MadeFor> {
        let missing =
            || Error::Malformed("the form does not say which revision it was made for".to_owned());
        Ok(MadeFor {
            revision: sent.get("based_on").parse().map_err(|_| missing())?,
            reviews: sent.get("decisions").parse().map_err(|_| missing())?,
            corrections: sent.get("corrections").parse().map_err(|_| missing())?,
        })
    }
}

/// The answers that the form was filled from: those of the revision it was made for, without the
/// corrections that came later.
async fn read_then(app: &App, who: &Contractor, id: Uuid, made_for: MadeFor) -> Result<Answers> {
    let desk = get_desk(app, &who.caller, id, Some(made_for.revision)).await?;
    let mut answers = desk.revision.content.answers;
    let known = made_for.corrections.saturating_sub(desk.corrections_before);
    for later in desk.corrections.iter().skip(known).rev() {
        let question = later.question.parse();
        if let (Ok(question), Some(part)) = (question, Part::named(&later.part)) {
            put(&mut answers, question, part, &later.text_before);
        }
    }
    Ok(answers)
}

pub(in crate::web) async fn show(
    State(app): State<App>,
    who: Contractor,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    let desk = get_desk(&app, &who.caller, id, None).await?;
    let typed = Typed::empty(Vec::new());
    let made_for = MadeFor::present(&desk);
    Ok(form(
        &who.frame,
        &desk,
        made_for,
        &typed,
        &Wrong::default(),
        StatusCode::OK,
    ))
}

pub(in crate::web) async fn take(
    State(app): State<App>,
    who: Contractor,
    Path(id): Path<Uuid>,
    sent: Sent,
) -> Result<Response> {
    let step = sent.get("step");
    let desk = get_desk(&app, &who.caller, id, None).await?;
    // The desk's button says nothing but that answers are to be changed.
    if step.is_empty() {
        let typed = Typed::empty(kept(&sent));
        let made_for = MadeFor::present(&desk);
        let wrong = Wrong::default();
        return Ok(form(
            &who.frame,
            &desk,
            made_for,
            &typed,
            &wrong,
            StatusCode::OK,
        ));
    }
    let made_for = MadeFor::of(&sent)?;
    let then = read_then(&app, &who, id, made_for).await?;
    let typed = Typed {
        changed: answers::read(&desk.checklist, &then, &sent),
        reason: sent.get("reason").to_owned(),
        is_confirmed: sent.get("confirmed") == "yes",
        once: sent.get("once").parse().unwrap_or_else(|_| Uuid::new_v4()),
        kept: kept(&sent),
    };
    if step == "edit" && made_for == MadeFor::present(&desk) {
        let wrong = Wrong::default();
        return Ok(form(
            &who.frame,
            &desk,
            made_for,
            &typed,
            &wrong,
            StatusCode::OK,
        ));
    }
    let new = NewRevision {
        revision: made_for.revision,
        reviews: Some(made_for.reviews),
        answers: answers::without_photos(&typed.changed),
        reason: typed.reason.clone(),
        anonymity_confirmed: typed.is_confirmed,
    };
    let corrections = Some(made_for.corrections);
    let error = if step == "save" {
        let work = async {
            revise::revise(&app, &who.caller, id, &new, corrections).await?;
            Ok(format!("/reviews/{id}?done=revised&of={id}"))
        };
        match app.once.run(who.caller.user_id, &sent, work).await {
            Ok(address) => return back_to_the_desk(&app, &who, id, &sent, &address).await,
            Err(error) => error,
        }
    } else {
        match revise::preview(&app, &who.caller, id, &new, corrections).await {
            Ok(revised) => return Ok(look(&who.frame, &desk, made_for, &typed, &revised)),
            Err(error) => error,
        }
    };
    let (wrong, status) = match error {
        Error::Invalid(problems) => (
            Wrong::refused(&who.frame.words, &desk, &typed, &problems),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        Error::Conflict { .. } | Error::VisitState { .. } => (
            Wrong::overtaken(&who.frame.words, &desk, made_for),
            StatusCode::CONFLICT,
        ),
        error => return Err(error),
    };
    // What was changed stays changed; everything else is shown as it is now.
    let made_for = MadeFor::present(&desk);
    Ok(form(&who.frame, &desk, made_for, &typed, &wrong, status))
}

/// The desk after the revision, with what was typed on it before.
async fn back_to_the_desk(
    app: &App,
    who: &Contractor,
    id: Uuid,
    sent: &Sent,
    address: &str,
) -> Result<Response> {
    let holds_text = kept(sent)
        .iter()
        .any(|(name, text)| name != "revision" && name != "reviews" && !text.trim().is_empty());
    if !holds_text {
        return Ok(Redirect::to(address).into_response());
    }
    let desk = get_desk(app, &who.caller, id, None).await?;
    let notice = (who.frame.t("reviews-done-revised"), id);
    let typed = TypedOnTheDesk::of(sent).for_the_present().noticing(notice);
    let now = app.clock.now();
    Ok(answer(&who.frame, &desk, typed, now, StatusCode::OK))
}
