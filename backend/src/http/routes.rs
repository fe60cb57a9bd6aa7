//! What a route is: the one entry from which router, OpenAPI document and tests are made.

use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{MethodFilter, MethodRouter, on};
use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::app::App;

/// Who may call a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody, without a token.
    Open,
    /// Everybody who has logged in.
    Anyone,
    /// Admins.
    Admin,
    /// Contractors and admins.
    Contractor,
    /// Shoppers.
    Shopper,
    /// Owners, contractors and admins.
    Reader,
    /// Shoppers, contractors and admins.
    Sender,
}

impl Access {
    /// Names of the roles.
    pub fn roles(self) -> &'static [&'static str] {
        match self {
            Access::Open => &[],
            Access::Anyone => &["admin", "contractor", "shopper", "owner"],
            Access::Admin => &["admin"],
            Access::Contractor => &["admin", "contractor"],
            Access::Shopper => &["shopper"],
            Access::Reader => &["admin", "contractor", "owner"],
            Access::Sender => &["admin", "contractor", "shopper"],
        }
    }
}

type MakeSchema = fn(&mut SchemaGenerator) -> Schema;

/// What a route takes or gives.
#[derive(Clone, Copy)]
pub enum Content {
    /// JSON of this shape.
    Json(MakeSchema),
    /// Bytes of one of these media types.
    Media(&'static [&'static str]),
}

/// One route.
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path, with `{names}`.
    pub path: &'static str,
    /// Who may call it.
    pub access: Access,
    /// One line for the document.
    pub summary: &'static str,
    /// Parameters of the query string.
    pub query: Option<MakeSchema>,
    /// Whether the caller must say with `If-Match` which revision the change is about.
    pub if_match: bool,
    /// The body taken.
    pub takes: Option<Content>,
    /// Status of success and the body given.
    pub gives: (u16, Option<Content>),
    /// Axum's part.
    pub handler: MethodRouter<App>,
}

/// A route that answers 204 without a body, until told otherwise.
pub fn route<H, T>(
    method: Method,
    path: &'static str,
    access: Access,
    summary: &'static str,
    handler: H,
) -> Route
where
    H: Handler<T, App>,
    T: 'static,
{
    let filter = MethodFilter::try_from(method.clone()).unwrap_or(MethodFilter::GET);
    Route {
        method,
        path,
        access,
        summary,
        query: None,
        if_match: false,
        takes: None,
        gives: (204, None),
        handler: on(filter, handler),
    }
}

fn schema<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

impl Route {
    /// With these parameters of the query string.
    pub fn query<T: JsonSchema>(mut self) -> Route {
        self.query = Some(schema::<T>);
        self
    }

    /// Takes JSON of this shape.
    pub fn takes<T: JsonSchema>(mut self) -> Route {
        self.takes = Some(Content::Json(schema::<T>));
        self
    }

    /// Changes the revision that `If-Match` names.
    pub fn if_match(mut self) -> Route {
        self.if_match = true;
        self
    }

    /// Takes bytes of one of these media types.
    pub fn takes_media(mut self, media: &'static [&'static str]) -> Route {
        self.takes = Some(Content::Media(media));
        self
    }

    /// Gives JSON of this shape.
    pub fn gives<T: JsonSchema>(mut self, status: u16) -> Route {
        self.gives = (status, Some(Content::Json(schema::<T>)));
        self
    }

    /// Gives bytes of this media type.
    pub fn gives_media(mut self, media: &'static [&'static str]) -> Route {
        self.gives = (200, Some(Content::Media(media)));
        self
    }
}
