//! Server-rendered pages: every page on one screen.
//!
//! Today one page in two dresses sets a password: for first set-up, and for invitations and resets.
//! It works without JavaScript; nothing is inline, so the content security policy is strict.

pub mod language;
mod password;

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::app::App;
use crate::error::{Error, Result};

/// The pages: method, path, and who may open them. The tests walk this list.
pub const PAGES: [(&str, &str); 6] = [
    ("GET", "/password/{token}"),
    ("POST", "/password/{token}"),
    ("GET", "/setup/{token}"),
    ("POST", "/setup/{token}"),
    ("GET", "/static/page.css"),
    ("GET", "/static/fonts/{name}"),
];

const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; \
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
        .route("/static/fonts/{name}", get(font))
        .layer(tower_http::csrf::CsrfLayer::new())
}

async fn style() -> Response {
    let css = include_str!("../../static/page.css");
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], css).into_response()
}

/// The faces of the report, for browsers on machines that have none for a script.
async fn font(Path(name): Path<String>) -> Result<Response> {
    macro_rules! face {
        ($path:literal) => {
            include_bytes!(concat!("../../report/assets/fonts/", $path)).as_slice()
        };
    }
    let bytes = match name.as_str() {
        "arabic-regular.ttf" => face!("noto_sans_arabic/NotoSansArabic-Regular.ttf"),
        "arabic-bold.ttf" => face!("noto_sans_arabic/NotoSansArabic-Bold.ttf"),
        "tamil-regular.ttf" => face!("noto_sans_tamil/NotoSansTamil-Regular.ttf"),
        "tamil-bold.ttf" => face!("noto_sans_tamil/NotoSansTamil-Bold.ttf"),
        _ => return Err(Error::NotFound),
    };
    let headers = [
        (header::CONTENT_TYPE, "font/ttf"),
        (header::CACHE_CONTROL, "public, max-age=604800"),
    ];
    Ok((headers, bytes).into_response())
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
        Err(error) => Error::internal(error).into_response(),
    }
}
