//! A person's own page: language and digits, password, log-ins.

use api::reports::Digits;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use report::Language;
use uuid::Uuid;

use super::enter::Anyone;
use super::form::{Form, Kind, Sent};
use super::{Frame, cookie, html_with};
use crate::app::App;
use crate::error::{Error, Result, field_problem};
use crate::http::extract::{ClientAddress, Path};
use crate::service::browser_sessions::{self, LogInSeen};

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage<'a> {
    frame: &'a Frame,
    email: String,
    preferences: Form,
    password: Form,
    log_ins: Vec<LogInSeen>,
}

impl AccountPage<'_> {
    /// A moment in UTC, which all a person's devices share.
    fn moment(&self, at: &crate::clock::Timestamp) -> String {
        self.frame.words.moment(at.to_utc().naive_utc())
    }
}

fn preferences(frame: &Frame) -> Form {
    let languages = Language::all().map(|language| {
        let name = super::words::Words::new(language, Digits::Latin).say("language-name");
        (language.tag().to_owned(), name)
    });
    let digits = Digits::ALL.map(|digits| {
        let shown: String =
            super::words::Words::new(frame.words.language, digits).figures("0123456789");
        (digits.system().to_owned(), shown)
    });
    Form::new(&frame.words)
        .field(
            "language",
            "field-language",
            Kind::Choice(languages.collect()),
        )
        .holding(frame.tag())
        .field("digits", "field-digits", Kind::Choice(digits.into()))
        .holding(frame.words.digits.system())
}

fn password(frame: &Frame) -> Form {
    Form::new(&frame.words)
        .field("old", "account-password-old", Kind::Line("password"))
        .autocomplete("current-password")
        .field("new", "account-password-new", Kind::Line("password"))
        .autocomplete("new-password")
        .field("repeat", "account-password-repeat", Kind::Line("password"))
        .autocomplete("new-password")
}

async fn account(app: &App, who: &Anyone, status: StatusCode, password: Form) -> Result<Response> {
    let me = crate::service::session::get_me(app, &who.caller).await?;
    let page = AccountPage {
        frame: &who.frame,
        email: me.email,
        preferences: preferences(&who.frame),
        password,
        log_ins: browser_sessions::list_log_ins(app, &who.caller).await?,
    };
    Ok(html_with(status, &page))
}

pub(super) async fn show(State(app): State<App>, who: Anyone) -> Result<Response> {
    let password = password(&who.frame);
    account(&app, &who, StatusCode::OK, password).await
}

pub(super) async fn save_preferences(
    State(app): State<App>,
    who: Anyone,
    sent: Sent,
) -> Result<Response> {
    let language = Language::find(sent.get("language"));
    let digits = Digits::named(sent.get("digits"));
    let (Some(language), Some(digits)) = (language, digits) else {
        return Err(Error::field("language", "unknown", "is not one there is"));
    };
    browser_sessions::set_preferences(&app, &who.caller, language, digits).await?;
    Ok(Redirect::to("/account").into_response())
}

pub(super) async fn save_password(
    State(app): State<App>,
    who: Anyone,
    ClientAddress(address): ClientAddress,
    sent: Sent,
) -> Result<Response> {
    let (old, new) = (sent.get("old").to_owned(), sent.get("new").to_owned());
    let problems = if new != sent.get("repeat") {
        vec![field_problem("repeat", "differs", "")]
    } else {
        match browser_sessions::change_password(&app, &who.caller, &address, old, new).await {
            Ok(()) => return Ok(Redirect::to("/account").into_response()),
            Err(Error::Invalid(problems)) => problems,
            Err(error) => return Err(error),
        }
    };
    let password = password(&who.frame).refused(&problems);
    account(&app, &who, StatusCode::UNPROCESSABLE_ENTITY, password).await
}

pub(super) async fn end_session(
    State(app): State<App>,
    who: Anyone,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    browser_sessions::end_log_in(&app, &who.caller, id).await?;
    let mut response = Redirect::to("/account").into_response();
    if id == who.caller.family_id
        && let Some(cookie) = cookie::clear(&app)
    {
        response
            .headers_mut()
            .insert(axum::http::header::SET_COOKIE, cookie);
    }
    Ok(response)
}
