//! The first page after logging in, by role.

use api::people::Role;
use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::enter::Anyone;
use super::{Frame, dashboard, html, reports};
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

pub(super) async fn show(State(app): State<App>, who: Anyone) -> Result<Response> {
    match who.caller.role {
        Role::Admin | Role::Contractor => dashboard::show(&app, &who).await,
        Role::Owner => reports::my_stores(&app, &who).await,
        Role::Shopper => {
            let page = ShopperPage {
                frame: &who.frame,
                server: app.public_url.as_str(),
                email: session::get_me(&app, &who.caller).await?.email,
            };
            Ok(html(&page))
        }
    }
}
