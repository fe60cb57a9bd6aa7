//! The first page after logging in, by role.

use api::people::Role;
use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::enter::Anyone;
use super::{Frame, dashboard, html};
use crate::app::App;
use crate::error::Result;
use crate::service::session;

/// How a shopper begins with the program.
#[derive(Template)]
#[template(path = "shopper_home.html")]
struct ShopperPage<'a> {
    frame: &'a Frame,
    /// The address that the program asks for.
    server: &'a str,
    email: String,
}

/// Who is here, for those whose work has places of its own in the menu.
#[derive(Template)]
#[template(path = "home.html")]
struct HomePage<'a> {
    frame: &'a Frame,
    name: &'a str,
    agency: &'a str,
}

pub(super) async fn show(State(app): State<App>, who: Anyone) -> Result<Response> {
    if who.caller.role == Role::Shopper {
        let server = app.public_url.as_str();
        let page = ShopperPage {
            frame: &who.frame,
            server,
            email: session::get_me(&app, &who.caller).await?.email,
        };
        return Ok(html(&page));
    }
    if matches!(who.caller.role, Role::Admin | Role::Contractor) {
        return dashboard::show(&app, &who).await;
    }
    let visitor = who.frame.visitor.as_deref();
    let page = HomePage {
        frame: &who.frame,
        name: visitor.map_or("", |visitor| &visitor.name),
        agency: visitor.map_or("", |visitor| &visitor.agency),
    };
    Ok(html(&page))
}
