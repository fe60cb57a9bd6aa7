//! Server-rendered pages: every page on one screen.
//!
//! [`pages()`] is the table that builds the router and the list that the tests walk. A handler reads the
//! request (who may send it says the type of its argument, see [`enter`]), calls the same services as the
//! API, and fills a template of `templates/`. Every page works without JavaScript; nothing is inline, so
//! the content security policy is strict. Forms are [`form`], texts [`words`].

mod account;
pub mod assets;
mod checklists;
mod clients;
mod cookie;
mod dashboard;
mod edit;
pub mod enter;
mod first_steps;
pub mod form;
mod frame;
mod home;
mod import;
mod lists;
mod log_in;
mod once;
mod password;
mod people;
mod reports;
mod reviews;
mod upload;
mod visits;
pub mod words;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::{Method, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, get, on};
use tower_http::catch_panic::CatchPanicLayer;

pub use frame::Frame;
pub use once::Once;

use crate::app::App;
use crate::error::Error;
use crate::http::problem;
use crate::http::routes::Access;
use crate::service::documents::Format::{Csv, Pdf, Xlsx};
use crate::service::reports::Subject;

/// One page.
pub struct Page {
    /// The method.
    pub method: Method,
    /// The path, with `{names}`.
    pub path: &'static str,
    /// Who may open it.
    pub access: Access,
    handler: MethodRouter<App>,
}

/// Every page.
#[rustfmt::skip]
pub fn pages() -> Vec<Page> {
    use Access::{Admin, Anyone, Contractor, Open, Reader};
    const GET: Method = Method::GET;
    const POST: Method = Method::POST;
    vec![
        page(GET, "/", Anyone, home::show),

        page(GET, "/login", Open, log_in::show),
        page(POST, "/login", Open, log_in::enter),
        page(POST, "/logout", Anyone, log_in::leave),
        page(GET, "/password/{token}", Open, password::show),
        page(POST, "/password/{token}", Open, password::save),
        page(GET, "/setup/{token}", Open, password::show_setup),
        page(POST, "/setup/{token}", Open, password::save_setup),

        page(GET, "/checklists", Contractor, checklists::list),
        page(GET, "/checklists/new", Contractor, checklists::drafts::show_new),
        page(POST, "/checklists/drafts", Contractor, checklists::drafts::create),
        page(GET, "/checklists/drafts/{id}", Contractor, checklists::drafts::show),
        page(POST, "/checklists/drafts/{id}", Contractor, checklists::drafts::save),
        page(GET, "/checklists/drafts/{id}/preview", Contractor, checklists::drafts::preview),
        page(POST, "/checklists/drafts/{id}/publish", Contractor, checklists::drafts::publish),
        page(POST, "/checklists/drafts/{id}/delete", Contractor, checklists::drafts::delete),
        page(GET, "/checklists/{slug}/versions", Contractor, checklists::versions),
        page(GET, "/checklists/{slug}/{version}", Contractor, checklists::show),
        page(GET, "/checklists/{slug}/{version}/file/{format}", Contractor, checklists::download),
        page(POST, "/checklists/{slug}/{version}/next", Contractor, checklists::drafts::create_next),

        page(GET, "/stores/{id}/report", Reader, reports::of_store),
        reports::file("/stores/{id}/report.pdf", Subject::Store, Pdf),
        reports::file("/stores/{id}/report.csv", Subject::Store, Csv),
        reports::file("/stores/{id}/report.xlsx", Subject::Store, Xlsx),
        page(GET, "/stores/{id}/photos/{photo}", Reader, reports::photo),
        page(GET, "/clients/{id}/report", Reader, reports::of_chain),
        reports::file("/clients/{id}/report.pdf", Subject::Chain, Pdf),
        reports::file("/clients/{id}/report.csv", Subject::Chain, Csv),
        reports::file("/clients/{id}/report.xlsx", Subject::Chain, Xlsx),
        page(GET, "/visits/{id}/report", Reader, reports::of_visit),
        reports::file("/visits/{id}/report.pdf", Subject::Visit, Pdf),
        reports::file("/visits/{id}/report.csv", Subject::Visit, Csv),
        reports::file("/visits/{id}/report.xlsx", Subject::Visit, Xlsx),

        page(GET, "/account", Anyone, account::show),
        page(POST, "/account/preferences", Anyone, account::save_preferences),
        page(POST, "/account/password", Anyone, account::save_password),
        page(POST, "/account/sessions/{id}/end", Anyone, account::end_session),

        page(GET, "/clients", Contractor, clients::list),
        page(GET, "/clients/new", Contractor, clients::new),
        page(POST, "/clients/new", Contractor, clients::create),
        page(GET, "/clients/{id}", Contractor, clients::show),
        page(GET, "/clients/{id}/edit", Contractor, clients::edit),
        page(POST, "/clients/{id}/edit", Contractor, clients::change),
        page(GET, "/clients/{id}/stores/new", Contractor, clients::new_store),
        page(POST, "/clients/{id}/stores/new", Contractor, clients::create_store),
        page(GET, "/clients/{id}/stores/import", Contractor, clients::begin_import),
        page(POST, "/clients/{id}/stores/import", Contractor, clients::take_import),
        page(GET, "/stores/{id}/edit", Contractor, clients::edit_store),
        page(POST, "/stores/{id}/edit", Contractor, clients::change_store),

        page(GET, "/people", Contractor, people::list),
        page(GET, "/people/new", Contractor, people::new),
        page(POST, "/people/new", Contractor, people::invite),
        page(GET, "/people/import", Contractor, people::begin_import),
        page(POST, "/people/import", Contractor, people::take_import),
        page(GET, "/people/{id}", Contractor, people::show),
        page(GET, "/people/{id}/edit", Contractor, people::edit),
        page(POST, "/people/{id}/edit", Contractor, people::save),
        page(POST, "/people/{id}/link", Contractor, people::link),
        page(POST, "/people/{id}/deactivate", Admin, people::deactivate),
        page(POST, "/people/{id}/reactivate", Admin, people::reactivate),

        page(GET, "/reviews", Contractor, reviews::list),
        page(GET, "/reviews/queue.csv", Contractor, reviews::csv),
        page(GET, "/reviews/queue.xlsx", Contractor, reviews::xlsx),
        page(GET, "/reviews/{id}", Contractor, reviews::show),
        page(POST, "/reviews/{id}", Contractor, reviews::decide),
        page(POST, "/reviews/{id}/questions/{question}/correct", Contractor, reviews::correct),
        page(GET, "/reviews/{id}/past", Contractor, reviews::past),
        page(GET, "/reviews/{id}/revise", Contractor, reviews::revise::show),
        page(POST, "/reviews/{id}/revise", Contractor, reviews::revise::take),
        page(GET, "/reviews/{id}/photos/{sha256}", Contractor, reviews::photo),
        page(GET, "/reviews/{id}/photos/{sha256}/view", Contractor, reviews::photo_page),

        page(GET, "/visits", Contractor, visits::list::show),
        page(GET, "/visits/new", Contractor, visits::new::show),
        page(POST, "/visits/new", Contractor, visits::new::save),
        page(GET, "/visits/import", Contractor, visits::import::begin),
        page(POST, "/visits/import", Contractor, visits::import::take),
        page(GET, "/visits/ticked", Contractor, visits::ticked::show),
        page(POST, "/visits/ticked", Contractor, visits::ticked::save),
        page(GET, "/visits/{id}", Contractor, visits::one::show),
        page(POST, "/visits/{id}/assign", Contractor, visits::acts::assign),
        page(POST, "/visits/{id}/move", Contractor, visits::acts::move_to),
        page(POST, "/visits/{id}/cancel", Contractor, visits::acts::cancel),
        page(POST, "/visits/{id}/expire", Contractor, visits::acts::expire),
    ]
}

fn page<H, T>(method: Method, path: &'static str, access: Access, handler: H) -> Page
where
    H: Handler<T, App>,
    T: 'static,
{
    let filter = MethodFilter::try_from(method.clone()).unwrap_or(MethodFilter::GET);
    Page {
        method,
        path,
        access,
        handler: on(filter, handler),
    }
}

/// The most bytes of what a page takes: a workbook of stores or people.
const LARGEST: usize = 10_000_000;

/// The router of the pages; what no page has is answered here, too.
pub fn router(app: &App) -> Router<App> {
    let mut router = Router::new();
    for page in pages() {
        router = router.route(page.path, page.handler);
    }
    router
        .fallback(async || Error::NotFound)
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(CatchPanicLayer::custom(problem::panicked))
        .layer(from_fn_with_state(app.clone(), enter::enter))
        .layer(tower_http::csrf::CsrfLayer::new())
        .route("/static/{name}", get(assets::show))
}

/// The media type of a workbook, `.xlsx`.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A file to be kept under a name.
fn file(media: &str, name: &str, body: impl IntoResponse) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (headers, body).into_response()
}

/// A page.
fn html<T: askama::Template>(template: &T) -> Response {
    html_with(StatusCode::OK, template)
}

/// A page with another status.
fn html_with<T: askama::Template>(status: StatusCode, template: &T) -> Response {
    match template.render() {
        Ok(html) => (status, axum::response::Html(html)).into_response(),
        Err(error) => Error::internal(error).into_response(),
    }
}
