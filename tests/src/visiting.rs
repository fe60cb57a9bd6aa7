//! One visit through the real services, from its scheduling to what its shopper sends, with the clock as an
//! argument.

use api::people::Role;
use api::stores::Store;
use api::submissions::SubmissionContent;
use api::visits::{NewVisit, Window};
use backend::app::App;
use backend::clock::Clock;
use backend::db::{Scope, Who};
use backend::error::{Error, Result};
use backend::service::caller::Caller;
use backend::service::{assignments, photos, submissions, visits};
use checklists::Checklist;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use uuid::Uuid;

use crate::fill::Filler;
use crate::photo::{Photo, jpeg, scene};
use crate::random::Random;
use crate::world::content_with;

/// Who visits what.
#[derive(Debug)]
pub struct Visiting<'a> {
    /// The server's parts.
    pub app: &'a App,
    /// Its clock, which stands still.
    pub clock: &'a Clock,
    /// A contractor.
    pub contractor: &'a Caller,
    /// The shopper.
    pub shopper_id: Uuid,
    /// The store.
    pub store: &'a Store,
    /// The checklist that is filled.
    pub checklist: &'a Checklist,
}

/// What a visit is offered for.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The fee in the smallest unit of the client's currency.
    pub fee_minor: i64,
    /// The note for the shopper.
    pub note: String,
    /// Whether the shopper is named at once.
    pub is_assigned: bool,
}

/// How a visit goes, and in which language it is told.
#[derive(Clone, Copy, Debug)]
pub struct Course<'a> {
    /// Percent of questions that go well.
    pub quality: u64,
    /// What the shopper writes.
    pub comments: &'a [String],
    /// The language of the form.
    pub language: &'a str,
}

/// A visit that was scheduled.
#[derive(Clone, Copy, Debug)]
pub struct Scheduled {
    /// The visit.
    pub id: Uuid,
    /// When the shopper will begin.
    pub started: DateTime<Utc>,
}

/// What was sent.
#[derive(Clone, Debug)]
pub struct Reported {
    /// The submission.
    pub submission: Uuid,
    /// Its first revision.
    pub content: SubmissionContent,
}

impl Visiting<'_> {
    /// The shopper as services know them.
    pub fn shopper(&self) -> Caller {
        let (agency_id, user_id) = (self.contractor.agency_id, self.shopper_id);
        Caller {
            agency_id,
            user_id,
            role: Role::Shopper,
            family_id: Uuid::nil(),
            scope: Scope {
                agency_id,
                who: Who::Shopper(user_id),
            },
        }
    }

    /// Schedules a visit five days before that date of the store, on which it is open from ten to eight.
    pub async fn schedule(
        &self,
        date: NaiveDate,
        offer: Offer,
        random: &mut Random,
    ) -> Result<Scheduled> {
        let zone: Result<chrono_tz::Tz> = self.store.time_zone.parse().map_err(Error::internal);
        let opens = date.and_time(NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default());
        let arrival = opens + TimeDelta::minutes(random.below(420) as i64);
        let started = zone?
            .from_local_datetime(&arrival)
            .earliest()
            .map_or_else(|| arrival.and_utc(), |instant| instant.to_utc());
        self.clock.set(started - TimeDelta::days(5));
        let new = NewVisit {
            store_id: self.store.id,
            checklist: self.checklist.slug.to_string(),
            version: self.checklist.version,
            window: Window {
                from: opens,
                to: opens + TimeDelta::hours(10),
            },
            fee_minor: offer.fee_minor,
            note: offer.note,
            shopper_id: offer.is_assigned.then_some(self.shopper_id),
            replaces_visit_id: None,
        };
        let id = visits::schedule(self.app, self.contractor, new).await?;
        Ok(Scheduled { id, started })
    }

    /// The shopper takes the visit, makes it, and sends photos and answers within the hour.
    pub async fn report(
        &self,
        visit: Scheduled,
        course: Course<'_>,
        random: &mut Random,
    ) -> Result<Reported> {
        let shopper = self.shopper();
        assignments::accept(self.app, &shopper, visit.id).await?;
        self.clock.set(visit.started + TimeDelta::minutes(50));
        let pictures: Vec<Photo> = (0..3)
            .map(|_| jpeg(&scene(480, 360, random.bits()), None))
            .collect();
        let digests: Vec<String> = pictures.iter().map(|photo| photo.sha256.clone()).collect();
        let filler = Filler {
            quality: course.quality,
            comments: course.comments,
            photos: &digests,
        };
        let answers = filler.fill(self.checklist, random);
        let (id, started) = (visit.id, visit.started);
        let mut content = content_with(self.checklist, id, started, answers, &pictures);
        course.language.clone_into(&mut content.language);
        for photo in pictures {
            let mut named = content.photos.iter();
            if named.any(|named| named.sha256 == photo.sha256) {
                photos::keep(self.app, &shopper, id, &photo.sha256, photo.bytes).await?;
            }
        }
        let submission = Uuid::now_v7();
        self.send(submission, 1, &content).await?;
        Ok(Reported {
            submission,
            content,
        })
    }

    /// Sends a revision.
    pub async fn send(
        &self,
        submission: Uuid,
        number: u32,
        content: &SubmissionContent,
    ) -> Result<()> {
        let (shopper, bytes) = (self.shopper(), serde_json::to_vec(content)?);
        submissions::receive(self.app, &shopper, submission, number, &bytes, None).await?;
        Ok(())
    }
}
