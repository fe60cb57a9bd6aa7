//! A year of approved visits, made through the real services with the clock as an argument.

use backend::app::App;
use backend::clock::Clock;
use backend::error::Error;
use backend::service::caller::Caller;
use backend::service::{clients, people, reviews, stores};

use api::clients::NewClient;
use api::people::NewPerson;
use api::stores::{NewStore, Store};
use api::submissions::{Decision, NewReview};
use checklists::Checklist;
use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

use crate::random::Random;
use crate::visiting::{Course, Offer, Visiting};

/// What history is made of.
#[derive(Debug)]
pub struct Historian<'a> {
    /// The server's parts.
    pub app: &'a App,
    /// Its clock, which stands still.
    pub clock: &'a Clock,
    /// A contractor.
    pub contractor: Caller,
    /// Randomness from a seed.
    pub random: Random,
}

/// A store and how it does.
#[derive(Clone, Debug)]
pub struct Character {
    /// The store.
    pub store: Store,
    /// Percent of questions that go well at the start of the year.
    pub quality: u64,
    /// How much better or worse it is at the end.
    pub change: i64,
    /// What shoppers write about it.
    pub comments: Vec<String>,
}

impl Historian<'_> {
    /// A client, with the target of its stores in hundredths of a percent.
    pub async fn client(&self, name: &str, currency: &str, target: i64) -> Result<Uuid, Error> {
        let new = NewClient {
            name: name.to_owned(),
            currency: currency.to_owned(),
            target: Some(target),
        };
        Ok(clients::create_client(self.app, &self.contractor, new)
            .await?
            .id)
    }

    /// A store.
    pub async fn store(&self, new: NewStore) -> Result<Store, Error> {
        stores::create_store(self.app, &self.contractor, new).await
    }

    /// A person, and the address of their invitation.
    pub async fn person(&self, new: NewPerson) -> Result<(Uuid, String), Error> {
        let invited = people::invite(self.app, &self.contractor, new).await?;
        Ok((invited.person.id, invited.link.url))
    }

    /// One visit from scheduling to approval on a local date; the clock goes along.
    pub async fn approved_visit(
        &mut self,
        character: &Character,
        checklist: &Checklist,
        shopper_id: Uuid,
        date: NaiveDate,
        quality: u64,
    ) -> Result<Uuid, Error> {
        let visiting = Visiting {
            app: self.app,
            clock: self.clock,
            contractor: &self.contractor,
            shopper_id,
            store: &character.store,
            checklist,
        };
        let offer = Offer {
            fee_minor: 1_800,
            note: String::new(),
            is_assigned: true,
        };
        let visit = visiting.schedule(date, offer, &mut self.random).await?;
        let course = Course {
            quality,
            comments: &character.comments,
            language: "en",
        };
        let reported = visiting.report(visit, course, &mut self.random).await?;
        self.clock.set(visit.started + TimeDelta::hours(26));
        let review = NewReview {
            reviews: None,
            revision: 1,
            decision: Decision::Approved,
            message: String::new(),
            remarks: Vec::new(),
            anonymity_confirmed: true,
        };
        reviews::decide(self.app, &self.contractor, reported.submission, review).await?;
        Ok(visit.id)
    }

    /// The quality of a store on a date: it drifts over the year and every visit differs a little.
    pub fn quality(&mut self, character: &Character, date: NaiveDate, year: NaiveDate) -> u64 {
        let days = (date - year).num_days().clamp(0, 365);
        let drift = character.change * days / 365;
        let noise = self.random.below(13) as i64 - 6;
        (character.quality as i64 + drift + noise).clamp(20, 99) as u64
    }

    /// Dates of `per_month` visits in each of the twelve months before `now`'s month and in it, up
    /// to the day before `now`.
    pub fn dates(&mut self, now: DateTime<Utc>, per_month: u32) -> Vec<NaiveDate> {
        let today = now.date_naive();
        let mut dates = Vec::new();
        let mut month = today.with_day(1).unwrap_or(today);
        for _ in 0..12 {
            month = (month - Days::new(1)).with_day(1).unwrap_or(month);
            let part = 27 / u64::from(per_month);
            for index in 0..u64::from(per_month) {
                let day = 1 + index * part + self.random.below(part);
                dates.push(month + Days::new(day - 1));
            }
        }
        dates.sort();
        dates
    }
}
