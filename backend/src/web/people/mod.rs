//! The people of an agency: the list, one person, inviting, changing, shutting out.

mod edit;
mod import;
mod list;
mod new;
mod one;

use api::people::Role;
use api::problem::FieldProblem;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Frame, html_with};
use crate::app::App;
use crate::db;
use crate::error::{Result, field_problem};
use crate::service::caller::Caller;

pub(super) use edit::{edit, save};
pub(super) use import::{begin as begin_import, take as take_import};
pub(super) use list::list;
pub(super) use new::{invite, new};
pub(super) use one::{deactivate, link, reactivate, show};

/// Every role, in the order of the choice.
const ROLES: [Role; 4] = [Role::Shopper, Role::Owner, Role::Contractor, Role::Admin];
/// Every status.
const STATUSES: [&str; 3] = ["active", "invited", "deactivated"];

/// Whether the caller may change people with this role, make links for them and invite them.
fn may_touch(caller: &Caller, role: &str) -> bool {
    caller.role == Role::Admin || !["admin", "contractor"].contains(&role)
}

/// A link as it is shown, once.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Shown {
    person: Uuid,
    name: String,
    email: String,
    url: String,
    /// When it stops working, in UTC.
    until: chrono::NaiveDateTime,
}

#[derive(Template)]
#[template(path = "people/link.html")]
struct LinkPage<'a> {
    frame: &'a Frame,
    shown: &'a Shown,
    until: String,
    /// Opens the reader's own mail program with the link in a message.
    mail: String,
}

/// A moment that stands in a sentence: where lines run from right to left it says so itself, because its
/// parts are isolated and tell nothing.
fn moment(frame: &Frame, at: chrono::NaiveDateTime) -> String {
    let moment = frame.words.moment(at);
    if frame.words.language.is_rtl() {
        format!("\u{200f}{moment}")
    } else {
        moment
    }
}

fn show_link(frame: &Frame, shown: &Shown) -> Response {
    let agency = frame
        .visitor
        .as_deref()
        .map_or("", |visitor| &visitor.agency);
    let body = format!("{}\n\n{}", frame.t("people-mail-text"), shown.url);
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("subject", agency)
        .append_pair("body", &body)
        .finish()
        .replace('+', "%20");
    let address: String = form_urlencoded::byte_serialize(shown.email.as_bytes()).collect();
    let address = address.replace("%40", "@").replace('+', "%20");
    let page = LinkPage {
        frame,
        shown,
        until: moment(frame, shown.until),
        mail: format!("mailto:{address}?{query}"),
    };
    html_with(StatusCode::OK, &page)
}

/// The codes in a text, one a line or separated by commas.
fn codes(text: &str) -> Vec<String> {
    let codes = text.split(['\n', ',', ';', '،']).map(str::trim);
    codes
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The stores of a client that a text lists by code; `None` for all of them, where it lists none.
async fn stores_listed(
    app: &App,
    caller: &Caller,
    client_id: Uuid,
    text: &str,
) -> Result<std::result::Result<Option<Vec<Uuid>>, Vec<String>>> {
    let codes = codes(text);
    if codes.is_empty() {
        return Ok(Ok(None));
    }
    let known = db::stores::stores_by_code(&caller.scope, app.db.read(), client_id).await?;
    let (mut ids, mut unknown) = (Vec::new(), Vec::new());
    for code in codes {
        match known.get(&code) {
            Some(store) => ids.push(store.id),
            None => unknown.push(code),
        }
    }
    Ok(if unknown.is_empty() {
        Ok(Some(ids))
    } else {
        Err(unknown)
    })
}

/// The problem of store codes that the client does not have.
fn unknown_codes(frame: &Frame, codes: &[String]) -> FieldProblem {
    let shown = codes
        .iter()
        .take(20)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    let message = frame
        .words
        .with("people-unknown-codes", &[("codes", &shown)]);
    field_problem("stores", "unknown_codes", message)
}
