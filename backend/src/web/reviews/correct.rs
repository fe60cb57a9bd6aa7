//! Correcting a typo. The form is reached from the desk and leads back to it with all that was typed there.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use checklists::QuestionId;
use uuid::Uuid;

use super::page::{REMARK, Typed, answer};
use super::said;
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::extract::Path;
use crate::service::reviews::correct::{NewCorrection, Part, correct as carry_out, text_of};
use crate::service::reviews::desk::{Desk, get_desk};
use crate::web::enter::Contractor;
use crate::web::form::{Form, Kind, Sent};
use crate::web::{Frame, html_with};

/// What was typed on the desk, and what its form was made for.
const OF_THE_DESK: [&str; 4] = ["message", "anonymity_confirmed", "revision", "reviews"];

#[derive(Template)]
#[template(path = "reviews/correct.html")]
struct CorrectPage<'a> {
    frame: &'a Frame,
    id: Uuid,
    store: &'a str,
    question: &'a str,
    text: String,
    part: &'static str,
    before: String,
    is_overtaken: bool,
    form: Form,
    kept: Vec<(String, String)>,
}

fn form(frame: &Frame, before: &str) -> Form {
    Form::new(&frame.words)
        .field("after", "correct-after", Kind::Area)
        .holding(before)
        .field("confirmed", "desk-confirm", Kind::Tick)
}

/// The form: first as the desk asks for it, and again when it is refused.
fn page(
    who: &Contractor,
    desk: &Desk,
    sent: &Sent,
    question: &QuestionId,
    part: Part,
    outcome: Option<&Error>,
) -> Result<Response> {
    let frame = &who.frame;
    let answers = &desk.revision.content.answers;
    let before = text_of(&desk.checklist, answers, question, part).ok_or(Error::NotFound)?;
    let (form, status) = match outcome {
        None => (form(frame, &before), StatusCode::OK),
        Some(Error::Invalid(problems)) => (
            form(frame, &before).filled(sent).refused(problems),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        Some(_) => (form(frame, &before).filled(sent), StatusCode::CONFLICT),
    };
    let kept = sent.pairs().iter();
    let kept =
        kept.filter(|(name, _)| OF_THE_DESK.contains(&name.as_str()) || name.starts_with(REMARK));
    let text = desk.checklist.question(question).ok_or(Error::NotFound)?;
    let page = CorrectPage {
        frame,
        id: desk.submission.id,
        store: &desk.visit.store.name,
        question: question.as_str(),
        text: text.text.get(&said::language(&frame.words)).to_owned(),
        part: part.as_str(),
        before,
        is_overtaken: status == StatusCode::CONFLICT,
        form,
        kept: kept.cloned().collect(),
    };
    Ok(html_with(status, &page))
}

pub(in crate::web) async fn correct(
    State(app): State<App>,
    who: Contractor,
    Path((id, question)): Path<(Uuid, String)>,
    sent: Sent,
) -> Result<Response> {
    let question = QuestionId::new(question).map_err(|_| Error::NotFound)?;
    let desk = get_desk(&app, &who.caller, id, None).await?;
    // The desk's buttons name the part; the form of the correction says that it is to be saved.
    let part = Part::named(sent.get("part")).ok_or(Error::NotFound)?;
    if sent.get("save") != "yes" {
        return page(&who, &desk, &sent, &question, part, None);
    }
    let revision = sent.get("corrected_revision").parse();
    let new = NewCorrection {
        revision: revision.map_err(|_| {
            Error::Malformed("the form does not say which revision it was made for".to_owned())
        })?,
        question: question.to_string(),
        part,
        before: sent.get("before").to_owned(),
        after: sent.get("after").to_owned(),
        anonymity_confirmed: sent.get("confirmed") == "yes",
    };
    match carry_out(&app, &who.caller, id, new).await {
        Ok(()) => {
            let desk = get_desk(&app, &who.caller, id, None).await?;
            let notice = who.frame.t("correct-done");
            let typed = Typed::of(&sent).noticing((notice, id));
            Ok(answer(
                &who.frame,
                &desk,
                typed,
                app.clock.now(),
                StatusCode::OK,
            ))
        }
        Err(error @ (Error::Invalid(_) | Error::Conflict { .. } | Error::VisitState { .. })) => {
            let desk = get_desk(&app, &who.caller, id, None).await?;
            page(&who, &desk, &sent, &question, part, Some(&error))
        }
        Err(error) => Err(error),
    }
}
