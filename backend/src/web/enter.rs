//! The way into every page and out of it: who is there, and what an error looks like.

use std::sync::Arc;

use api::people::Role;
use askama::Template;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::frame::Frame;
use super::{cookie, html_with};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::extract::RequestId;
use crate::http::problem;
use crate::service::browser_sessions;
use crate::service::caller::Caller;

/// Pages load style, script, fonts and pictures from here, send forms to here, and nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; \
                      img-src 'self'; connect-src 'self'; form-action 'self'; \
                      frame-ancestors 'none'; base-uri 'none'";

/// The layer around all pages: finds the visitor, gives errors the face of a page, adds the headers.
pub(super) async fn enter(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let secret = cookie::secret(&app, request.headers());
    let visitor = match &secret {
        Some(secret) => browser_sessions::find_visitor(&app, secret).await,
        None => Ok(None),
    };
    let (visitor, broken) = match visitor {
        Ok(visitor) => (visitor, None),
        Err(error) => (None, Some(error)),
    };
    let frame = Frame::of(request.uri(), request.headers(), visitor);
    let is_read = [Method::GET, Method::HEAD].contains(request.method());
    let request_id = request.extensions().get::<RequestId>().copied();
    request.extensions_mut().insert(frame.clone());
    let mut response = match broken {
        None => next.run(request).await,
        Some(error) => error.into_response(),
    };
    // What is missing under the API is told as the API tells it.
    let is_page = !frame.path.starts_with("/api/");
    if is_page && let Some(error) = problem::take_carried(&mut response) {
        response = match &*error {
            Error::Unauthenticated if is_read => to_log_in(&frame),
            error => error_page(&frame, error, response.status(), request_id),
        };
    }
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(POLICY),
    );
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    let opener = header::HeaderName::from_static("cross-origin-opener-policy");
    headers.insert(opener, HeaderValue::from_static("same-origin"));
    response
}

/// Somebody who is not logged in is asked to, and comes back to where they wanted to go.
fn to_log_in(frame: &Frame) -> Response {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("to", &frame.address);
    Redirect::to(&format!("/login?{}", query.finish())).into_response()
}

/// A page that only says something.
#[derive(Template)]
#[template(path = "message.html")]
struct MessagePage<'a> {
    frame: &'a Frame,
    title: String,
    text: String,
    /// What else there is to say, in English, as it is said to programs.
    detail: Option<String>,
    /// What the operator looks for in the log.
    request_id: Option<String>,
}

/// A page that only says something.
pub fn message(frame: &Frame, status: StatusCode, title: &str, text: &str) -> Response {
    let page = MessagePage {
        frame,
        title: frame.t(title),
        text: frame.t(text),
        detail: None,
        request_id: None,
    };
    html_with(status, &page)
}

fn error_page(
    frame: &Frame,
    error: &Error,
    status: StatusCode,
    request_id: Option<RequestId>,
) -> Response {
    let key = match error {
        Error::NotFound => "missing",
        Error::Unauthenticated => "ended",
        Error::Forbidden => "forbidden",
        Error::VisitState { .. } | Error::Conflict { .. } | Error::ChangedSince { .. } => {
            "conflict"
        }
        Error::TooLarge(_) => "too-large",
        Error::Throttled(_) => "throttled",
        Error::Busy => "busy",
        Error::Internal(_) => "internal",
        _ => "malformed",
    };
    let request_id = request_id.map(|id| id.0.to_string());
    if let Error::Internal(cause) = error {
        let request_id = request_id.as_deref().unwrap_or_default();
        tracing::error!(request_id, path = problem::log_path(&frame.path), %cause, "failed");
    }
    let detail = match error {
        Error::Internal(_) | Error::NotFound | Error::Forbidden | Error::Unauthenticated => None,
        Error::Throttled(_) | Error::Busy => None,
        error => Some(error.to_string()),
    };
    let page = MessagePage {
        frame,
        title: frame.t(&format!("error-{key}-title")),
        text: frame.t(&format!("error-{key}-text")),
        detail,
        request_id: request_id.filter(|_| matches!(error, Error::Internal(_))),
    };
    let mut response = html_with(status, &page);
    if let Error::Throttled(seconds) = error {
        let seconds = HeaderValue::from(*seconds);
        response.headers_mut().insert(header::RETRY_AFTER, seconds);
    }
    response
}

/// Anybody, with the frame of the page.
impl FromRequestParts<App> for Frame {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _app: &App) -> Result<Frame> {
        let frame = parts.extensions.get::<Frame>().cloned();
        frame.ok_or_else(|| Error::internal("a page outside the layer of pages"))
    }
}

macro_rules! visitor_extractor {
    ($(#[$doc:meta])* $name:ident: $($role:ident)|+) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name {
            /// Who they are to services.
            pub caller: Caller,
            /// What is around the page.
            pub frame: Frame,
        }

        impl FromRequestParts<App> for $name {
            type Rejection = Error;

            async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<$name> {
                let frame = Frame::from_request_parts(parts, app).await?;
                let visitor = frame.visitor.clone().map(Arc::unwrap_or_clone);
                let caller = visitor.ok_or(Error::Unauthenticated)?.caller;
                match caller.role {
                    $(Role::$role)|+ => Ok($name { caller, frame }),
                    #[allow(unreachable_patterns, clippy::allow_attributes, reason = "`Anyone` lists every role")]
                    _ => Err(Error::Forbidden),
                }
            }
        }
    };
}

visitor_extractor!(
    /// Anybody who has logged in.
    Anyone: Admin | Contractor | Shopper | Owner
);
visitor_extractor!(
    /// A contractor or an admin.
    Contractor: Admin | Contractor
);
visitor_extractor!(
    /// An admin.
    Admin: Admin
);
visitor_extractor!(
    /// Those who read results: owners, contractors, admins.
    Reader: Admin | Contractor | Owner
);
