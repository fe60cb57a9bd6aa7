//! The page that sets a password, and the one for first steps.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::enter::message;
use super::form::{Form, Kind, Sent};
use super::{Frame, html_with};
use crate::app::App;
use crate::auth::password::judge;
use crate::error::{Error, Result, field_problem};
use crate::http::extract::Path;
use crate::service::agencies::{self, FirstSteps};
use crate::service::links;

/// A page with one form.
#[derive(Template)]
#[template(path = "password.html")]
struct FormPage<'a> {
    frame: &'a Frame,
    title: &'static str,
    intro: &'static str,
    /// Whose password it is, for the browser that keeps it.
    email: Option<String>,
    form: Form,
}

fn password_fields(form: Form) -> Form {
    form.field("password", "field-password", Kind::Line("password"))
        .autocomplete("new-password")
        .field("repeat", "field-repeat", Kind::Line("password"))
        .autocomplete("new-password")
}

fn show_password(frame: &Frame, status: StatusCode, email: String, form: Form) -> Response {
    let page = FormPage {
        frame,
        title: "password-title",
        intro: "password-intro",
        email: Some(email),
        form,
    };
    html_with(status, &page)
}

fn setup_form(frame: &Frame) -> Form {
    let form = Form::new(&frame.words)
        .field("agency_name", "field-agency-name", Kind::Line("text"))
        .autocomplete("organization")
        .field("agency_slug", "field-agency-slug", Kind::Line("text"))
        .field("name", "field-name", Kind::Line("text"))
        .autocomplete("name")
        .field("email", "field-email", Kind::Line("email"))
        .autocomplete("username");
    password_fields(form)
}

fn show_setup_form(frame: &Frame, status: StatusCode, form: Form) -> Response {
    let page = FormPage {
        frame,
        title: "setup-title",
        intro: "setup-intro",
        email: None,
        form,
    };
    html_with(status, &page)
}

fn gone(frame: &Frame) -> Response {
    message(frame, StatusCode::NOT_FOUND, "gone-title", "gone-text")
}

/// What follows a set password.
#[derive(Template)]
#[template(path = "done.html")]
struct DonePage<'a> {
    frame: &'a Frame,
}

fn done(frame: &Frame) -> Response {
    html_with(StatusCode::OK, &DonePage { frame })
}

pub(super) async fn show(
    State(app): State<App>,
    Path(token): Path<String>,
    frame: Frame,
) -> Result<Response> {
    let Some(email) = links::find_link(&app, &token).await? else {
        return Ok(gone(&frame));
    };
    let form = password_fields(Form::new(&frame.words));
    Ok(show_password(&frame, StatusCode::OK, email, form))
}

pub(super) async fn save(
    State(app): State<App>,
    Path(token): Path<String>,
    frame: Frame,
    sent: Sent,
) -> Result<Response> {
    let Some(email) = links::find_link(&app, &token).await? else {
        return Ok(gone(&frame));
    };
    let problems = password_problems(&sent);
    if !problems.is_empty() {
        let form = password_fields(Form::new(&frame.words)).refused(&problems);
        return Ok(show_password(
            &frame,
            StatusCode::UNPROCESSABLE_ENTITY,
            email,
            form,
        ));
    }
    match links::set_password(&app, &token, sent.get("password").to_owned()).await {
        Ok(()) => Ok(done(&frame)),
        Err(Error::NotFound) => Ok(gone(&frame)),
        Err(error) => Err(error),
    }
}

pub(super) async fn show_setup(
    State(app): State<App>,
    Path(token): Path<String>,
    frame: Frame,
) -> Result<Response> {
    if !agencies::setup_is_open(&app, &token).await? {
        return Ok(gone(&frame));
    }
    Ok(show_setup_form(&frame, StatusCode::OK, setup_form(&frame)))
}

pub(super) async fn save_setup(
    State(app): State<App>,
    Path(token): Path<String>,
    frame: Frame,
    sent: Sent,
) -> Result<Response> {
    if !agencies::setup_is_open(&app, &token).await? {
        return Ok(gone(&frame));
    }
    let mut problems = password_problems(&sent);
    if problems.is_empty() {
        let steps = FirstSteps {
            agency_name: sent.get("agency_name").to_owned(),
            agency_slug: sent.get("agency_slug").to_owned(),
            name: sent.get("name").to_owned(),
            email: sent.get("email").to_owned(),
            password: sent.get("password").to_owned(),
        };
        match agencies::set_up(&app, &token, steps).await {
            Ok(()) => return Ok(done(&frame)),
            Err(Error::NotFound) => return Ok(gone(&frame)),
            Err(Error::Invalid(found)) => problems = found,
            Err(error) => return Err(error),
        }
    }
    let form = setup_form(&frame).filled(&sent).refused(&problems);
    Ok(show_setup_form(
        &frame,
        StatusCode::UNPROCESSABLE_ENTITY,
        form,
    ))
}

fn password_problems(sent: &Sent) -> Vec<api::problem::FieldProblem> {
    let mut problems = Vec::new();
    if let Err(weak) = judge(sent.get("password")) {
        problems.push(field_problem("password", weak.code(), weak.sentence()));
    }
    if sent.get("password") != sent.get("repeat") {
        problems.push(field_problem("repeat", "differs", "is not the same"));
    }
    problems
}
