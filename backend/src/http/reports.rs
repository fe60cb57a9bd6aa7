//! Reports of a visit, a store and a chain, as JSON, PDF, CSV and XLSX.

use api::reports::{ChainReport, Digits, StoreReport, VisitReport};
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use checklists::Language;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::extract::{Path, Query, Reader};
use super::routes::{Access, Route};
use crate::app::App;
use crate::error::{Error, Result, field_problem};
use crate::service::caller::Caller;
use crate::service::documents::{Answer, Document, Format, get_document};
use crate::service::reports::{Subject, Wanted};

/// How the report of a visit is written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct VisitReportQuery {
    /// Language of the report, a tag such as `en` (usual), `ar` or `ta`.
    lang: Option<String>,
    /// Digits of printed figures: `latn` (usual), `arab` or `tamldec`.
    digits: Option<String>,
}

/// Which report of a store or a chain.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReportQuery {
    /// Slug of the checklist; may be left out where there are results under one only.
    checklist: Option<String>,
    /// First local date; with `to`, or both left out for the last twelve months. The first day of a month
    /// where an owner asks, who learns months of visits and no days.
    from: Option<NaiveDate>,
    /// The local date after the last. The first day of a month where an owner asks.
    to: Option<NaiveDate>,
    /// Language of the report, a tag such as `en` (usual), `ar` or `ta`.
    lang: Option<String>,
    /// Digits of printed figures: `latn` (usual), `arab` or `tamldec`.
    digits: Option<String>,
}

impl VisitReportQuery {
    fn wanted(self) -> Result<Wanted> {
        ReportQuery {
            checklist: None,
            from: None,
            to: None,
            lang: self.lang,
            digits: self.digits,
        }
        .wanted()
    }
}

impl ReportQuery {
    /// What it asks for.
    pub(crate) fn wanted(self) -> Result<Wanted> {
        let mut wrong = Vec::new();
        let tag = self.lang.as_deref().unwrap_or("en");
        let language = report::Language::find(tag);
        if language.is_none() {
            let known: Vec<&str> = report::Language::all().map(report::Language::tag).collect();
            let message = format!("`{tag}` is none of {}", known.join(", "));
            wrong.push(field_problem("lang", "language", message));
        }
        let system = self.digits.as_deref().unwrap_or("latn");
        let digits = Digits::named(system);
        if digits.is_none() {
            let known = Digits::ALL.map(Digits::system).join(", ");
            let message = format!("`{system}` is none of {known}");
            wrong.push(field_problem("digits", "digits", message));
        }
        let (Some(language), Some(digits)) = (language, digits) else {
            return Err(Error::Invalid(wrong));
        };
        Ok(Wanted {
            checklist: self.checklist,
            from: self.from,
            to: self.to,
            language: Language::new(language.tag())
                .map_err(|error| Error::internal(error.to_string()))?,
            digits,
        })
    }
}

/// The report of a visit.
pub(super) fn of_visit(path: &'static str, summary: &'static str, format: Format) -> Route {
    let handler = move |State(app): State<App>,
                        Reader(caller): Reader,
                        Path(id): Path<Uuid>,
                        Query(query): Query<VisitReportQuery>,
                        headers: HeaderMap| async move {
        answer(
            &app,
            &caller,
            Subject::Visit(id),
            &query.wanted()?,
            format,
            &headers,
        )
        .await
    };
    let route = super::route(Method::GET, path, Access::Reader, summary, handler);
    gives::<VisitReport>(route.query::<VisitReportQuery>(), format)
}

/// The report of a store.
pub(super) fn of_store(path: &'static str, summary: &'static str, format: Format) -> Route {
    gives::<StoreReport>(of_period(path, summary, Subject::Store, format), format)
}

/// The report of a chain.
pub(super) fn of_chain(path: &'static str, summary: &'static str, format: Format) -> Route {
    gives::<ChainReport>(of_period(path, summary, Subject::Chain, format), format)
}

fn of_period(
    path: &'static str,
    summary: &'static str,
    subject: fn(Uuid) -> Subject,
    format: Format,
) -> Route {
    let handler = move |State(app): State<App>,
                        Reader(caller): Reader,
                        Path(id): Path<Uuid>,
                        Query(query): Query<ReportQuery>,
                        headers: HeaderMap| async move {
        answer(
            &app,
            &caller,
            subject(id),
            &query.wanted()?,
            format,
            &headers,
        )
        .await
    };
    super::route(Method::GET, path, Access::Reader, summary, handler).query::<ReportQuery>()
}

fn gives<T: JsonSchema>(route: Route, format: Format) -> Route {
    match format {
        Format::Json => route.gives::<T>(200),
        Format::Pdf => route.gives_media(&["application/pdf"]),
        Format::Csv => route.gives_media(&["text/csv"]),
        Format::Xlsx => route.gives_media(&[super::checklists::XLSX]),
        Format::Html => route.gives_media(&["text/html"]),
    }
}

/// The answer with a report as a file.
pub(crate) async fn answer(
    app: &App,
    caller: &Caller,
    subject: Subject,
    wanted: &Wanted,
    format: Format,
    headers: &HeaderMap,
) -> Result<Response> {
    let known = |tag: &str| is_known(headers, tag);
    match get_document(app, caller, subject, wanted, format, known).await? {
        Answer::Unchanged(tag) => Ok((
            StatusCode::NOT_MODIFIED,
            [
                (header::ETAG, tag),
                (header::CACHE_CONTROL, CACHING.to_owned()),
            ],
        )
            .into_response()),
        Answer::Document(document) => Ok(respond(document, format)),
    }
}

/// Kept by whoever asked and nobody between, and asked about again each time.
pub(crate) const CACHING: &str = "private, no-cache";

fn respond(document: Document, format: Format) -> Response {
    let mut response = (
        [
            (header::CONTENT_TYPE, format.media_type().to_owned()),
            (header::ETAG, document.tag),
            (header::CACHE_CONTROL, CACHING.to_owned()),
        ],
        axum::body::Bytes::from_owner(document.bytes),
    )
        .into_response();
    let disposition = format!("attachment; filename=\"{}\"", document.file_name);
    if format != Format::Json
        && let Ok(value) = header::HeaderValue::from_str(&disposition)
    {
        response
            .headers_mut()
            .insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// Whether `If-None-Match` names the tag; weak comparison, as RFC 9110, 13.1.2, asks for.
pub(crate) fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|tags| tags.split(','))
        .map(str::trim)
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}
