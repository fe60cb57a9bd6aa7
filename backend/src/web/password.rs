//! The page that sets a password, and the one for first steps.

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::language::PageLanguage;
use super::page;
use crate::app::App;
use crate::auth::password::{Weak, judge};
use crate::error::{Error, Result};
use crate::service::agencies::{self, FirstSteps};
use crate::service::links;

/// A form with its fields.
#[derive(Template)]
#[template(path = "password.html")]
struct FormPage {
    language: PageLanguage,
    title: &'static str,
    intro: &'static str,
    fields: Vec<Field>,
    errors: Vec<FieldError>,
}

struct Field {
    name: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    kind: &'static str,
    autocomplete: &'static str,
    value: String,
    wrong: bool,
}

struct FieldError {
    field: &'static str,
    message: String,
}

/// A page that only says something.
#[derive(Template)]
#[template(path = "message.html")]
struct MessagePage {
    language: PageLanguage,
    title: &'static str,
    text: &'static str,
}

/// The language asked for in the address.
#[derive(Deserialize)]
pub(super) struct Asked {
    lang: Option<String>,
}

/// What the form sends.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Sent {
    agency_name: String,
    agency_slug: String,
    name: String,
    email: String,
    password: String,
    repeat: String,
}

fn language_of(asked: &Asked, headers: &HeaderMap) -> PageLanguage {
    let accepted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    PageLanguage::choose(asked.lang.as_deref(), accepted)
}

pub(super) async fn show(
    State(app): State<App>,
    Path(token): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    let language = language_of(&asked, &headers);
    if !links::link_is_open(&app, &token).await? {
        return Ok(gone(language));
    }
    Ok(page(&password_form(language, Vec::new())))
}

pub(super) async fn save(
    State(app): State<App>,
    Path(token): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let language = language_of(&asked, &headers);
    if !links::link_is_open(&app, &token).await? {
        return Ok(gone(language));
    }
    let errors = password_errors(language, &sent);
    if !errors.is_empty() {
        return Ok(unprocessable(&password_form(language, errors)));
    }
    match links::set_password(&app, &token, sent.password).await {
        Ok(()) => Ok(done(language)),
        Err(Error::NotFound) => Ok(gone(language)),
        Err(error) => Err(error),
    }
}

pub(super) async fn show_setup(
    State(app): State<App>,
    Path(token): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    let language = language_of(&asked, &headers);
    if !agencies::setup_is_open(&app, &token).await? {
        return Ok(gone(language));
    }
    Ok(page(&setup_form(language, &Sent::default(), Vec::new())))
}

pub(super) async fn save_setup(
    State(app): State<App>,
    Path(token): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let language = language_of(&asked, &headers);
    let mut errors = password_errors(language, &sent);
    if errors.is_empty() {
        let steps = FirstSteps {
            agency_name: sent.agency_name.clone(),
            agency_slug: sent.agency_slug.clone(),
            name: sent.name.clone(),
            email: sent.email.clone(),
            password: sent.password.clone(),
        };
        match agencies::set_up(&app, &token, steps).await {
            Ok(()) => return Ok(done(language)),
            Err(Error::NotFound) => return Ok(gone(language)),
            Err(Error::Invalid(problems)) => {
                for problem in problems {
                    errors.push(setup_error(language, &problem.at, &problem.code));
                }
            }
            Err(error) => return Err(error),
        }
    } else if !agencies::setup_is_open(&app, &token).await? {
        return Ok(gone(language));
    }
    Ok(unprocessable(&setup_form(language, &sent, errors)))
}

/// The problem of a field in the words of the page.
fn setup_error(language: PageLanguage, at: &str, code: &str) -> FieldError {
    let (field, label) = match at {
        "agency_name" => ("agency_name", "field-agency-name"),
        "agency_slug" => ("agency_slug", "field-agency-slug"),
        "name" => ("name", "field-name"),
        "email" => ("email", "field-email"),
        _ => ("password", "field-password"),
    };
    let key = if code == "required" {
        "error-required"
    } else {
        "error-wrong"
    };
    FieldError {
        field,
        message: language.text_about(key, &language.text(label)),
    }
}

fn password_errors(language: PageLanguage, sent: &Sent) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if let Err(weak) = judge(&sent.password) {
        let key = match weak {
            Weak::TooShort => "error-too-short",
            Weak::TooLong => "error-too-long",
            Weak::Common => "error-common",
        };
        errors.push(FieldError {
            field: "password",
            message: language.text(key),
        });
    }
    if sent.password != sent.repeat {
        errors.push(FieldError {
            field: "repeat",
            message: language.text("error-differs"),
        });
    }
    errors
}

fn password_form(language: PageLanguage, errors: Vec<FieldError>) -> FormPage {
    FormPage {
        language,
        title: "password-title",
        intro: "password-intro",
        fields: password_fields(&errors),
        errors,
    }
}

fn setup_form(language: PageLanguage, sent: &Sent, errors: Vec<FieldError>) -> FormPage {
    let wrong = |name: &str| errors.iter().any(|error| error.field == name);
    let field = |name, label, hint, kind, autocomplete, value: &str| Field {
        name,
        label,
        hint,
        kind,
        autocomplete,
        value: value.to_owned(),
        wrong: wrong(name),
    };
    let mut fields = vec![
        field(
            "agency_name",
            "field-agency-name",
            None,
            "text",
            "organization",
            &sent.agency_name,
        ),
        field(
            "agency_slug",
            "field-agency-slug",
            Some("field-agency-slug-hint"),
            "text",
            "off",
            &sent.agency_slug,
        ),
        field("name", "field-name", None, "text", "name", &sent.name),
        field(
            "email",
            "field-email",
            None,
            "email",
            "username",
            &sent.email,
        ),
    ];
    fields.extend(password_fields(&errors));
    FormPage {
        language,
        title: "setup-title",
        intro: "setup-intro",
        fields,
        errors,
    }
}

fn password_fields(errors: &[FieldError]) -> Vec<Field> {
    let field = |name, label, hint| Field {
        name,
        label,
        hint,
        kind: "password",
        autocomplete: "new-password",
        value: String::new(),
        wrong: errors.iter().any(|error| error.field == name),
    };
    vec![
        field("password", "field-password", Some("field-password-hint")),
        field("repeat", "field-repeat", None),
    ]
}

fn unprocessable(form: &FormPage) -> Response {
    let mut response = page(form);
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}

fn done(language: PageLanguage) -> Response {
    page(&MessagePage {
        language,
        title: "done-title",
        text: "done-text",
    })
}

fn gone(language: PageLanguage) -> Response {
    let mut response = page(&MessagePage {
        language,
        title: "gone-title",
        text: "gone-text",
    })
    .into_response();
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
