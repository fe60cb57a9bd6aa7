//! The HTTP face of [`Error`]: problem details (RFC 9457).
//!
//! A handler's error becomes a response that carries it; [`finish`], the outermost layer, turns it
//! into the body, because only there the id of the request is known.

use std::sync::Arc;

use api::problem::Problem;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use crate::app::App;
use crate::error::Error;

/// The header that names a request, in requests (taken if it is a UUID) and answers.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("request-id");

/// The error, riding on a response until [`finish`] writes it.
#[derive(Clone)]
struct Carried(Arc<Error>);

/// Takes the error from a response, for a layer that gives it another face.
pub fn take_carried(response: &mut Response) -> Option<Arc<Error>> {
    response
        .extensions_mut()
        .remove::<Carried>()
        .map(|carried| carried.0)
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = status_of(&self).into_response();
        if let Error::Throttled(seconds) = &self {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
        }
        if let Error::ChangedSince { revision } = &self
            && let Ok(tag) = HeaderValue::from_str(&format!("\"{revision}\""))
        {
            response.headers_mut().insert(header::ETAG, tag);
        }
        if matches!(self, Error::Busy) {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        }
        if matches!(self, Error::Unauthenticated) {
            let challenge = HeaderValue::from_static("Bearer");
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, challenge);
        }
        response.extensions_mut().insert(Carried(Arc::new(self)));
        response
    }
}

fn status_of(error: &Error) -> StatusCode {
    match error {
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::Unauthenticated | Error::LogInFailed => StatusCode::UNAUTHORIZED,
        Error::Forbidden => StatusCode::FORBIDDEN,
        Error::AgencyNeeded(_) | Error::VisitState { .. } | Error::Conflict { .. } => {
            StatusCode::CONFLICT
        }
        Error::ChangedSince { .. } => StatusCode::PRECONDITION_FAILED,
        Error::RevisionNeeded => StatusCode::PRECONDITION_REQUIRED,
        Error::Invalid(_) | Error::PhotosMissing(_) | Error::Unacceptable { .. } => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Error::Malformed(_) => StatusCode::BAD_REQUEST,
        Error::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
        Error::UnsupportedMedia(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Error::Throttled(_) => StatusCode::TOO_MANY_REQUESTS,
        Error::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn problem_of(error: &Error) -> Problem {
    let status = status_of(error).as_u16();
    let plain = |code: &str, title: &str, detail: Option<String>| Problem {
        kind: format!("urn:plainclothes:problem:{code}"),
        title: title.to_owned(),
        status,
        code: code.to_owned(),
        detail,
        request_id: None,
        errors: Vec::new(),
        state: None,
        missing_photos: Vec::new(),
        agencies: Vec::new(),
    };
    match error {
        Error::NotFound => plain("not_found", "There is nothing here", None),
        Error::Unauthenticated => {
            let detail = "log in, or refresh the access token, and try again".to_owned();
            plain(
                "unauthenticated",
                "The access token is missing or not valid",
                Some(detail),
            )
        }
        Error::LogInFailed => plain("log_in_failed", "E-mail address or password is wrong", None),
        Error::AgencyNeeded(slugs) => {
            let detail = format!("name one of {} as `agency`", slugs.join(", "));
            let mut problem = plain(
                "agency_needed",
                "The password fits in several agencies",
                Some(detail),
            );
            problem.agencies = slugs.clone();
            problem
        }
        Error::Forbidden => plain("forbidden", "Your role may not do this", None),
        Error::VisitState { state, detail } => {
            let mut problem = plain(
                "visit_state",
                "The state of the visit does not allow this",
                Some(detail.clone()),
            );
            problem.state = Some(state.as_str().to_owned());
            problem
        }
        Error::Conflict { code, detail } => {
            plain(code, "Something else has come first", Some(detail.clone()))
        }
        Error::ChangedSince { revision } => {
            let detail = format!(
                "it is at revision {revision} now; read it again, put both changes together, and send `If-Match: \"{revision}\"`"
            );
            plain(
                "changed_since",
                "Somebody else has changed this since you read it",
                Some(detail),
            )
        }
        Error::RevisionNeeded => {
            let detail = "send `If-Match` with the ETag of what you have read, so that nobody's work is overwritten";
            plain(
                "revision_needed",
                "The request must say which revision it is about",
                Some(detail.to_owned()),
            )
        }
        Error::Invalid(fields) => {
            let mut problem = plain("invalid", "What was sent has mistakes", None);
            problem.errors = fields.clone();
            problem
        }
        Error::PhotosMissing(digests) => {
            let detail = "send these photos and then the same revision again".to_owned();
            let mut problem = plain("photos_missing", "Photos are missing", Some(detail));
            problem.missing_photos = digests.clone();
            problem
        }
        Error::Unacceptable { code, detail } => plain(
            code,
            "What was sent is not acceptable",
            Some(detail.clone()),
        ),
        Error::Malformed(detail) => plain(
            "malformed",
            "What was sent cannot be read",
            Some(detail.clone()),
        ),
        Error::TooLarge(detail) => plain("too_large", "Too much was sent", Some(detail.clone())),
        Error::UnsupportedMedia(detail) => plain(
            "unsupported_media",
            "This kind of content is not taken here",
            Some(detail.clone()),
        ),
        Error::Throttled(seconds) => {
            let detail = format!("wait {seconds} seconds and try again");
            plain("throttled", "Too many tries", Some(detail))
        }
        Error::Busy => plain(
            "busy",
            "The server is busy",
            Some("try again soon".to_owned()),
        ),
        Error::Internal(_) => {
            let detail = "this is our fault; tell the operator the request id".to_owned();
            plain(
                "internal",
                "Something went wrong in the server",
                Some(detail),
            )
        }
    }
}

/// The answer to a method that a path does not have; axum has added `Allow`.
pub async fn method_not_allowed() -> Response {
    let problem = Problem {
        kind: "urn:plainclothes:problem:method_not_allowed".to_owned(),
        title: "This path does not have this method".to_owned(),
        status: StatusCode::METHOD_NOT_ALLOWED.as_u16(),
        code: "method_not_allowed".to_owned(),
        detail: Some("the header `allow` tells which it has".to_owned()),
        request_id: None,
        errors: Vec::new(),
        state: None,
        missing_photos: Vec::new(),
        agencies: Vec::new(),
    };
    write(problem, StatusCode::METHOD_NOT_ALLOWED.into_response())
}

/// The answer where a handler has panicked.
pub fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let text = cause
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| cause.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_else(|| "a panic without a message".to_owned());
    Error::internal(format!("panic: {text}")).into_response()
}

/// The outermost layer: names the request, writes problems, logs, and adds the safe headers.
pub async fn finish(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let request_id = request
        .headers()
        .get(REQUEST_ID)
        .and_then(|value| value.to_str().ok())
        .and_then(|text| Uuid::parse_str(text).ok())
        .unwrap_or_else(Uuid::new_v4);
    request
        .extensions_mut()
        .insert(super::extract::RequestId(request_id));
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let started = app.clock.now();
    let mut response = next.run(request).await;
    let carried = response.extensions_mut().remove::<Carried>();
    if let Some(Carried(error)) = carried {
        if let Error::Internal(cause) = &*error {
            tracing::error!(%request_id, %method, path = log_path(&path), %cause, "failed");
        }
        let mut problem = problem_of(&error);
        // A 404 is the same for what is not there and what is not the asker's, byte for byte.
        if !matches!(*error, Error::NotFound) {
            problem.request_id = Some(request_id.to_string());
        }
        response = write(problem, response);
    } else if is_bare_error(&response) {
        response = of_framework(response, request_id).await;
    }
    let status = response.status().as_u16();
    let took_ms = app.clock.now().0 - started.0;
    tracing::info!(%request_id, %method, path = log_path(&path), status, took_ms, "answered");
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&request_id.to_string()) {
        headers.insert(REQUEST_ID, value);
    }
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("private, no-cache"));
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static(
            "default-src 'none'; frame-ancestors 'none'; sandbox",
        ));
    response
}

/// The most bytes of a framework's sentence that go into a problem.
const LONGEST_SENTENCE: usize = 1_000;

/// Whether the framework has refused the request by itself, in plain text or without a word.
fn is_bare_error(response: &Response) -> bool {
    let media = response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let worded = media.is_some_and(|media| {
        media.starts_with("text/html") || media.starts_with("application/problem+json")
    });
    let status = response.status();
    (status.is_client_error() || status.is_server_error()) && !worded
}

/// The problem for a refusal by the framework: a form that cannot be read, a request from another
/// site. Its sentence, which names no secrets and no internals, becomes the detail.
async fn of_framework(response: Response, request_id: Uuid) -> Response {
    let (parts, body) = response.into_parts();
    let (code, title) = match parts.status {
        StatusCode::FORBIDDEN => (
            "forbidden",
            "This request is not allowed from where it comes",
        ),
        StatusCode::PAYLOAD_TOO_LARGE => ("too_large", "More was sent than is taken"),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => (
            "unsupported_media",
            "This kind of content is not taken here",
        ),
        status if status.is_server_error() => ("internal", "Something went wrong in the server"),
        _ => ("malformed", "What was sent cannot be read"),
    };
    let sentence = match axum::body::to_bytes(body, LONGEST_SENTENCE).await {
        Ok(bytes) if parts.status.is_client_error() => String::from_utf8(bytes.to_vec()).ok(),
        _ => None,
    };
    let problem = Problem {
        kind: format!("urn:plainclothes:problem:{code}"),
        title: title.to_owned(),
        status: parts.status.as_u16(),
        code: code.to_owned(),
        detail: sentence.filter(|sentence| !sentence.is_empty()),
        request_id: Some(request_id.to_string()),
        errors: Vec::new(),
        state: None,
        missing_photos: Vec::new(),
        agencies: Vec::new(),
    };
    write(problem, Response::from_parts(parts, Body::empty()))
}

/// One-time tokens stand in paths; the log does not keep them.
pub(crate) fn log_path(path: &str) -> &str {
    for secret in ["/password/", "/setup/"] {
        if path.starts_with(secret) {
            return secret;
        }
    }
    path
}

fn write(problem: Problem, response: Response) -> Response {
    let (mut parts, _) = response.into_parts();
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    Response::from_parts(parts, Body::from(body))
}
