//! What the list of visits is narrowed to, as it stands in the address.

use api::visits::VisitState;
use chrono::NaiveDate;
use uuid::Uuid;

use crate::app::App;
use crate::db::people::shoppers_by_email;
use crate::db::visits::lists::{Order, VisitFilter};
use crate::error::{Error, Result};
use crate::service::caller::Caller;
use crate::web::Frame;

/// The states of visits that are planned and not reported on.
pub(crate) const PLANNED: [VisitState; 3] =
    [VisitState::Open, VisitState::Assigned, VisitState::Accepted];

/// The filters with the texts as they were typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filters {
    /// A state, `planned`, or `overdue`.
    pub state: String,
    /// A client's id.
    pub client: String,
    /// A store's id.
    pub store: String,
    /// A region.
    pub region: String,
    /// A shopper's id or e-mail address.
    pub shopper: String,
    /// The first day on which windows end.
    pub due_from: String,
    /// The last one.
    pub due_to: String,
    /// What is looked for in codes and names of stores.
    pub q: String,
    /// The order.
    pub sort: String,
}

impl Filters {
    /// Those of the address that was asked for.
    pub fn of(frame: &Frame) -> Filters {
        let query = frame.address.split_once('?').map_or("", |(_, query)| query);
        Filters::read(query)
    }

    /// Those of a query.
    pub fn read(query: &str) -> Filters {
        let mut filters = Filters::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if let Some(place) = filters.place(&name) {
                value.trim().clone_into(place);
            }
        }
        filters
    }

    fn place(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "state" => &mut self.state,
            "client" => &mut self.client,
            "store" => &mut self.store,
            "region" => &mut self.region,
            "shopper" => &mut self.shopper,
            "due_from" => &mut self.due_from,
            "due_to" => &mut self.due_to,
            "q" => &mut self.q,
            "sort" => &mut self.sort,
            _ => return None,
        })
    }

    fn pairs(&self) -> [(&'static str, &str); 9] {
        [
            ("state", &self.state),
            ("client", &self.client),
            ("store", &self.store),
            ("region", &self.region),
            ("shopper", &self.shopper),
            ("due_from", &self.due_from),
            ("due_to", &self.due_to),
            ("q", &self.q),
            ("sort", &self.sort),
        ]
    }

    /// Whether anything is narrowed beyond what is planned, which is where everybody begins.
    pub fn is_narrow(&self) -> bool {
        let mut pairs = self.pairs().into_iter();
        pairs.any(|(name, value)| name != "sort" && !value.is_empty() && value != "planned")
    }

    /// The query of these filters, with more behind them.
    pub fn query(&self, more: &[(&str, &str)]) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let said = self.pairs().into_iter().filter(|(name, value)| {
            !value.is_empty() && !more.iter().any(|(other, _)| other == name)
        });
        query.extend_pairs(said);
        query.extend_pairs(more.iter().filter(|(_, value)| !value.is_empty()));
        query.finish()
    }

    /// The order asked for.
    pub fn order(&self) -> Result<Order> {
        Ok(match self.sort.as_str() {
            "" | "due" => Order::Due,
            "latest" => Order::Latest,
            "store" => Order::Store,
            "state" => Order::State,
            _ => return Err(unread("sort", "due, latest, store or state")),
        })
    }

    /// What the database is asked for.
    ///
    /// # Errors
    /// [`Error::Malformed`] for a value that no form of ours sends.
    pub async fn filter(&self, app: &App, caller: &Caller) -> Result<VisitFilter> {
        let mut filter = VisitFilter {
            client_id: id("client", &self.client)?,
            store_id: id("store", &self.store)?,
            shopper_id: self.shopper_id(app, caller).await?,
            region: text(&self.region),
            text: text(&self.q),
            first_day: day("due_from", &self.due_from)?,
            last_day: day("due_to", &self.due_to)?,
            ..VisitFilter::default()
        };
        match self.state.as_str() {
            "" => {}
            "planned" => filter.states = PLANNED.to_vec(),
            "overdue" => {
                filter.states = PLANNED.to_vec();
                filter.due_to = Some(app.clock.now());
            }
            name => match VisitState::from_name(name) {
                Some(state) => filter.states = vec![state],
                None => return Err(unread("state", "a state of visits, planned or overdue")),
            },
        }
        Ok(filter)
    }

    async fn shopper_id(&self, app: &App, caller: &Caller) -> Result<Option<Uuid>> {
        if !self.shopper.contains('@') {
            return id("shopper", &self.shopper);
        }
        let shoppers = shoppers_by_email(&caller.scope, app.db.read()).await?;
        // Nobody has this id, so that an unknown address finds nothing.
        let found = shoppers.get(&self.shopper.to_lowercase());
        Ok(Some(found.copied().unwrap_or_default()))
    }
}

fn text(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

fn unread(name: &str, wanted: &str) -> Error {
    Error::Malformed(format!("`{name}` in the address is not {wanted}"))
}

fn id(name: &str, value: &str) -> Result<Option<Uuid>> {
    if value.is_empty() {
        return Ok(None);
    }
    let id = value.parse().map_err(|_| unread(name, "an id"))?;
    Ok(Some(id))
}

fn day(name: &str, value: &str) -> Result<Option<NaiveDate>> {
    if value.is_empty() {
        return Ok(None);
    }
    let date = NaiveDate::parse_from_str(value, "%Y-%m-%d").ok();
    let date = date.filter(|date| crate::clock::YEARS.contains(&chrono::Datelike::year(date)));
    date.map(Some)
        .ok_or_else(|| unread(name, "a date such as 2026-03-02"))
}
