//! Reports as files, and their photos, for browsers, which have a cookie where programs have a token.

use axum::extract::State;
use axum::http::{HeaderMap, Method, header};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::http::extract::{Path, Query};
use crate::http::reports::{ReportQuery, answer};
use crate::http::routes::Access;
use crate::service::documents::Format;
use crate::service::reports::{Subject, get_shown_photo};
use crate::web::enter::Reader;
use crate::web::{Page, page};

/// The page that a report is downloaded from, in a format.
pub(in crate::web) fn file(
    path: &'static str,
    subject: fn(Uuid) -> Subject,
    format: Format,
) -> Page {
    let handler = move |State(app): State<App>,
                        who: Reader,
                        Path(id): Path<Uuid>,
                        Query(query): Query<ReportQuery>,
                        headers: HeaderMap| async move {
        let wanted = query.wanted()?;
        answer(&app, &who.caller, subject(id), &wanted, format, &headers).await
    };
    page(Method::GET, path, Access::Reader, handler)
}

/// A photo of a report.
pub(in crate::web) async fn photo(
    State(app): State<App>,
    who: Reader,
    Path((store, photo)): Path<(Uuid, Uuid)>,
) -> Result<Response> {
    let bytes = get_shown_photo(&app, &who.caller, store, photo).await?;
    let headers = [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::CACHE_CONTROL, "private, max-age=600"),
    ];
    Ok((headers, bytes).into_response())
}
