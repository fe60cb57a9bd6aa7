//! Logging in and out with a browser.

use api::session::LogIn;
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::enter::Anyone;
use super::form::{Form, Kind, Sent};
use super::{Frame, cookie, html_with};
use crate::app::App;
use crate::error::{Error, Result, field_problem};
use crate::http::extract::{ClientAddress, Device};
use crate::service::{browser_sessions, session};

#[derive(Template)]
#[template(path = "log_in.html")]
struct LogInPage<'a> {
    frame: &'a Frame,
    form: Form,
    /// Where the form goes, which knows where to go afterwards.
    action: String,
}

fn action(frame: &Frame, to: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("lang", frame.tag()).append_pair("to", to);
    format!("/login?{}", query.finish())
}

/// Where to go after logging in: a page of ours, and never another site's.
fn wanted(frame: &Frame) -> String {
    let query = frame.address.split_once('?').map_or("", |(_, query)| query);
    let to = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "to");
    let to = to.map(|(_, to)| to.into_owned()).unwrap_or_default();
    let is_ours =
        to.starts_with('/') && !to.starts_with("//") && !to.contains(['\\', '\n', '\r', '\t']);
    if is_ours { to } else { "/".to_owned() }
}

fn form(frame: &Frame, agencies: Option<&[String]>) -> Form {
    let form = Form::new(&frame.words)
        .field("email", "log-in-email", Kind::Line("email"))
        .autocomplete("username")
        .field("password", "log-in-password", Kind::Line("password"))
        .autocomplete("current-password");
    match agencies {
        None => form,
        Some(slugs) => {
            let slugs = slugs.iter().map(|slug| (slug.clone(), slug.clone()));
            form.field("agency", "log-in-agency", Kind::Choice(slugs.collect()))
        }
    }
}

pub(super) async fn show(frame: Frame) -> Response {
    let to = wanted(&frame);
    if frame.visitor.is_some() {
        return Redirect::to(&to).into_response();
    }
    let (form, action) = (form(&frame, None), action(&frame, &to));
    html_with(
        StatusCode::OK,
        &LogInPage {
            frame: &frame,
            form,
            action,
        },
    )
}

pub(super) async fn enter(
    State(app): State<App>,
    frame: Frame,
    ClientAddress(address): ClientAddress,
    Device(device): Device,
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response> {
    let to = wanted(&frame);
    let agency = Some(sent.get("agency").to_owned()).filter(|slug| !slug.is_empty());
    let log_in = LogIn {
        email: sent.get("email").to_owned(),
        password: sent.get("password").to_owned(),
        agency,
    };
    let refused = |form: Form, at: &str, code: &'static str| {
        let form = form.filled(&sent).refused(&[field_problem(at, code, "")]);
        let action = action(&frame, &to);
        html_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            &LogInPage {
                frame: &frame,
                form,
                action,
            },
        )
    };
    match browser_sessions::open_session(&app, &address, log_in, &device).await {
        Ok((secret, _)) => {
            // Who logs in again leaves nothing open behind.
            if let (Some(old), Some(_)) = (cookie::secret(&app, &headers), &frame.visitor)
                && let Some(visitor) = browser_sessions::find_visitor(&app, &old).await?
            {
                session::log_out(&app, &visitor.caller).await?;
            }
            let cookie = cookie::set(&app, &secret).ok_or(Error::internal("a cookie"))?;
            Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&to)).into_response())
        }
        Err(Error::LogInFailed) => Ok(refused(form(&frame, None), "password", "log_in_failed")),
        Err(Error::AgencyNeeded(slugs)) => Ok(refused(
            form(&frame, Some(&slugs)),
            "agency",
            "agency_needed",
        )),
        Err(error) => Err(error),
    }
}

pub(super) async fn leave(State(app): State<App>, who: Anyone) -> Result<Response> {
    session::log_out(&app, &who.caller).await?;
    let cookie = cookie::clear(&app).ok_or(Error::internal("a cookie"))?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/login")).into_response())
}
