//! Server-rendered pages: every page on one screen.
//!
//! Today one page in two dresses sets a password: for first set-up, and for invitations and resets.
//! It works without JavaScript; nothing is inline, so the content security policy is strict.

pub mod language;
mod password;

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::app::App;

/// The pages: method, path, and who may open them. The tests walk this list.
pub const PAGES: [(&str, &str); 5] = [
    ("GET", "/password/{token}"),
    ("POST", "/password/{token}"),
    ("GET", "/setup/{token}"),
    ("POST", "/setup/{token}"),
    ("GET", "/static/page.css"),
];

const POLICY: &str = "default-src 'none'; style-src 'self'; form-action 'self'; \
                      frame-ancestors 'none'; base-uri 'none'";

/// The router of the pages.
pub fn router() -> Router<App> {
    Router::new()
        .route(
            "/password/{token}",
            get(password::show).post(password::save),
        )
        .route(
            "/setup/{token}",
            get(password::show_setup).post(password::save_setup),
        )
        .route("/static/page.css", get(style))
        .layer(tower_http::csrf::CsrfLayer::new())
}

async fn style() -> Response {
    let css = include_str!("../../static/page.css");
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], css).into_response()
}

/// A page with its headers.
fn page<T: askama::Template>(template: &T) -> Response {
    match template.render() {
        Ok(html) => {
            let mut response = axum::response::Html(html).into_response();
            let headers = response.headers_mut();
            headers.insert(
                header::CONTENT_SECURITY_POLICY,
                HeaderValue::from_static(POLICY),
            );
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Err(error) => crate::error::Error::internal(error).into_response(),
    }
}
