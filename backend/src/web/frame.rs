//! What is around every page: who looks at it, in which language, and where else they can go.

use std::sync::Arc;

use api::people::Role;
use axum::http::{HeaderMap, Uri, header};
use report::Language;

use super::words::{Words, choose};
use crate::service::browser_sessions::Visitor;

/// A place of the main menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where it is.
    pub address: &'static str,
    /// Its text.
    pub key: &'static str,
    roles: &'static [Role],
}

/// The main menu, in order.
const MENU: &[Place] = &[
    Place {
        address: "/",
        key: "menu-home",
        roles: &[Role::Admin, Role::Contractor, Role::Owner, Role::Shopper],
    },
    Place {
        address: "/visits",
        key: "menu-visits",
        roles: &[Role::Admin, Role::Contractor],
    },
    Place {
        address: "/reviews",
        key: "menu-reviews",
        roles: &[Role::Admin, Role::Contractor],
    },
    Place {
        address: "/checklists",
        key: "menu-checklists",
        roles: &[Role::Admin, Role::Contractor],
    },
    Place {
        address: "/clients",
        key: "menu-clients",
        roles: &[Role::Admin, Role::Contractor],
    },
    Place {
        address: "/people",
        key: "menu-people",
        roles: &[Role::Admin, Role::Contractor],
    },
];

/// A page's surroundings.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The words of its language.
    pub words: Words,
    /// Who looks at it, if they have logged in.
    pub visitor: Option<Arc<Visitor>>,
    /// The address asked for: path and query.
    pub address: String,
    /// The path alone.
    pub path: String,
}

impl Frame {
    /// The frame of a request.
    pub fn of(uri: &Uri, headers: &HeaderMap, visitor: Option<Visitor>) -> Frame {
        let query = uri.query().unwrap_or_default();
        let asked = query.split('&').find_map(|pair| pair.strip_prefix("lang="));
        let accepted = headers.get(header::ACCEPT_LANGUAGE);
        let chosen = visitor.as_ref().and_then(|visitor| visitor.language);
        let language = choose(
            asked,
            chosen.map(Language::tag),
            accepted.and_then(|value| value.to_str().ok()),
        );
        let digits = visitor.as_ref().and_then(|visitor| visitor.digits);
        let address = uri.path_and_query().map(|address| address.as_str());
        Frame {
            words: Words::new(language, digits.unwrap_or_default()),
            visitor: visitor.map(Arc::new),
            address: address.unwrap_or("/").to_owned(),
            path: uri.path().to_owned(),
        }
    }

    /// The text of that key.
    pub fn t(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// The language's tag.
    pub fn tag(&self) -> &'static str {
        self.words.language.tag()
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        if self.words.language.is_rtl() {
            "rtl"
        } else {
            "ltr"
        }
    }

    /// The other languages there are, with this one.
    pub fn languages(&self) -> Vec<Language> {
        Language::all().collect()
    }

    /// A language's own name.
    pub fn name_of(&self, language: &Language) -> String {
        Words::new(*language, self.words.digits).say("language-name")
    }

    /// The own name of the language with that tag; the tag where pages have no such language.
    pub fn name_of_tag(&self, tag: &str) -> String {
        Language::find(tag).map_or_else(|| tag.to_owned(), |language| self.name_of(&language))
    }

    /// This page in another language.
    pub fn in_language(&self, language: &Language) -> String {
        let query = self.address.split_once('?').map_or("", |(_, query)| query);
        let kept = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != "lang");
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(kept).append_pair("lang", language.tag());
        format!("?{}", query.finish())
    }

    /// The places of the main menu that are the visitor's.
    pub fn menu(&self) -> Vec<&'static Place> {
        let role = self.visitor.as_ref().map(|visitor| visitor.caller.role);
        let places = MENU.iter();
        places
            .filter(|place| role.is_some_and(|role| place.roles.contains(&role)))
            .collect()
    }

    /// What a screen reader is told of a place of the menu: `page` for the one that is shown, `true` for the
    /// one it lies in.
    pub fn current(&self, place: &Place) -> Option<&'static str> {
        if self.path == place.address {
            return Some("page");
        }
        let rest = self.path.strip_prefix(place.address)?;
        (place.address != "/" && rest.starts_with('/')).then_some("true")
    }

    /// The name of the address of a file that pages load, with its version.
    pub fn asset(&self, name: &str) -> String {
        super::assets::address(name)
    }
}
