//! What the queue is narrowed to, as it stands in the address.

use uuid::Uuid;

use crate::app::App;
use crate::db::checklists::list_versions;
use crate::db::people::shoppers_by_email;
use crate::db::reviews::QueueFilter;
use crate::error::{Error, Result};
use crate::service::caller::Caller;
use crate::web::Frame;
use crate::web::form::{Form, Kind};
use crate::web::lists::Asked;
use crate::web::visits::{clients, none, shoppers};

/// The names of the filters in the address.
const NAMES: [&str; 5] = ["q", "client", "checklist", "shopper", "flagged"];

/// The filters of the address, as they were typed.
pub(super) struct Filters(Asked);

impl Filters {
    /// Those of the address that was asked for.
    pub(super) fn of(frame: &Frame) -> Filters {
        Filters(Asked::of(frame))
    }

    /// Whether anything is narrowed.
    pub(super) fn is_narrow(&self) -> bool {
        NAMES.iter().any(|name| self.0.find(name).is_some())
    }

    /// The query of these filters, from this place on, with its question mark; empty where there is none.
    pub(super) fn query(&self, cursor: Option<&str>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let said = NAMES
            .iter()
            .filter_map(|name| Some((name, self.0.find(name)?)));
        query.extend_pairs(said);
        query.extend_pairs(cursor.map(|cursor| ("cursor", cursor)));
        let query = query.finish();
        if query.is_empty() {
            query
        } else {
            format!("?{query}")
        }
    }

    /// What the database is asked for.
    ///
    /// # Errors
    /// [`Error::Malformed`] for a value that no form of ours sends.
    pub(super) async fn filter(&self, app: &App, caller: &Caller) -> Result<QueueFilter> {
        let shopper_id = match self.0.find("shopper") {
            Some(email) if email.contains('@') => {
                let known = shoppers_by_email(&caller.scope, app.db.read()).await?;
                // Nobody has this id, so that an unknown address finds nothing.
                Some(
                    known
                        .get(&email.to_lowercase())
                        .copied()
                        .unwrap_or_default(),
                )
            }
            _ => self.id("shopper")?,
        };
        Ok(QueueFilter {
            client_id: self.id("client")?,
            store: self.0.find("q").map(str::to_owned),
            slug: self.0.find("checklist").map(str::to_owned),
            shopper_id,
            flagged: self.0.find("flagged").is_some(),
        })
    }

    fn id(&self, name: &str) -> Result<Option<Uuid>> {
        let id = self.0.find(name).map(str::parse).transpose();
        id.map_err(|_| Error::Malformed(format!("`{name}` in the address is not an id")))
    }

    /// The form of the filters.
    pub(super) async fn form(&self, app: &App, caller: &Caller, frame: &Frame) -> Result<Form> {
        let words = &frame.words;
        let mut of_client = none(words, "visits-any-client");
        of_client.extend(clients(app, caller).await?);
        let mut of_checklist = none(words, "reviews-any-checklist");
        for version in list_versions(&caller.scope, app.db.read()).await? {
            if of_checklist.iter().all(|(slug, _)| *slug != version.slug) {
                of_checklist.push((version.slug.clone(), version.title));
            }
        }
        let of_shopper = shoppers(app, caller, none(words, "visits-any-shopper")).await?;
        let mut flags = none(words, "reviews-any-flags");
        flags.push(("yes".to_owned(), words.say("reviews-flagged")));
        let fields = [
            ("q", "visits-field-store", Kind::Line("search")),
            ("client", "reviews-client", Kind::Choice(of_client)),
            ("checklist", "desk-checklist", Kind::Choice(of_checklist)),
            ("shopper", "reviews-shopper", of_shopper),
            ("flagged", "reviews-flags", Kind::Choice(flags)),
        ];
        let form = Form::new(words);
        Ok(fields.into_iter().fold(form, |form, (name, label, kind)| {
            form.field(name, label, kind)
                .optional()
                .holding(self.0.get(name))
        }))
    }
}
