//! A year of approved visits, made through the real services with the clock as an argument.

use backend::app::App;
use backend::clock::Clock;
use backend::db::{Scope, Who};
use backend::error::Error;
use backend::service::caller::Caller;
use backend::service::{
    assignments, clients, people, photos, reviews, stores, submissions, visits,
};

use api::clients::NewClient;
use api::people::{NewPerson, Role};
use api::stores::{NewStore, Store};
use api::submissions::{Decision, NewReview};
use api::visits::{NewVisit, Window};
use checklists::Checklist;
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use uuid::Uuid;

use crate::photo::{Photo, jpeg, scene};
use crate::random::Random;
use crate::world::content_with;

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
        let zone: chrono_tz::Tz = character
            .store
            .time_zone
            .parse()
            .map_err(|_| Error::NotFound)?;
        let opens = date.and_time(NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default());
        let arrival = opens + TimeDelta::minutes(self.random.below(420) as i64);
        let started = zone
            .from_local_datetime(&arrival)
            .earliest()
            .map_or_else(|| arrival.and_utc(), |instant| instant.to_utc());
        self.clock.set(started - TimeDelta::days(5));
        let new = NewVisit {
            store_id: character.store.id,
            checklist: checklist.slug.to_string(),
            version: checklist.version,
            window: Window {
                from: opens,
                to: opens + TimeDelta::hours(10),
            },
            fee_minor: 1_800,
            note: String::new(),
            shopper_id: Some(shopper_id),
            replaces_visit_id: None,
        };
        let visit_id = visits::schedule(self.app, &self.contractor, new).await?;
        let shopper = Caller {
            agency_id: self.contractor.agency_id,
            user_id: shopper_id,
            role: Role::Shopper,
            family_id: Uuid::nil(),
            scope: Scope {
                agency_id: self.contractor.agency_id,
                who: Who::Shopper(shopper_id),
            },
        };
        assignments::accept(self.app, &shopper, visit_id).await?;
        self.clock.set(started + TimeDelta::minutes(50));
        let pictures: Vec<Photo> = (0..3)
            .map(|_| jpeg(&scene(480, 360, self.random.bits()), None))
            .collect();
        let digests: Vec<String> = pictures.iter().map(|photo| photo.sha256.clone()).collect();
        let filler = crate::fill::Filler {
            quality,
            comments: &character.comments,
            photos: &digests,
        };
        let answers = filler.fill(checklist, &mut self.random);
        let content = content_with(checklist, visit_id, started, answers, &pictures);
        for photo in pictures {
            if content
                .photos
                .iter()
                .any(|named| named.sha256 == photo.sha256)
            {
                photos::keep(self.app, &shopper, visit_id, &photo.sha256, photo.bytes).await?;
            }
        }
        let bytes = serde_json::to_vec(&content)?;
        let submission = Uuid::now_v7();
        submissions::receive(self.app, &shopper, submission, 1, &bytes, None).await?;
        self.clock.set(started + TimeDelta::hours(26));
        let review = NewReview {
            reviews: None,
            revision: 1,
            decision: Decision::Approved,
            message: String::new(),
            remarks: Vec::new(),
            anonymity_confirmed: true,
        };
        reviews::decide(self.app, &self.contractor, submission, review).await?;
        Ok(visit_id)
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
