//! Moulds: visits that went through the real services, each to another end, to be cast again and again.

use api::people::Role;
use api::stores::Store;
use api::submissions::{Decision, NewReview, Remark, SubmissionContent};
use api::visits::{NewVisit, Window};
use backend::app::App;
use backend::clock::Clock;
use backend::db::checklists::{ChecklistRow, find_version};
use backend::db::photos::{PhotoRow, list_photos};
use backend::db::submissions::{find_revision, list_of_visit, list_revision_numbers};
use backend::db::trail::{TrailRow, list_trail};
use backend::db::visits::{VisitRow, find_visit};
use backend::db::{Scope, Who, results};
use backend::error::{Error, Result};
use backend::service::caller::Caller;
use backend::service::visits::acts::{Act, act};
use backend::service::{assignments, photos, reviews, submissions, visits};
use checklists::{Checklist, Percent, Scorecard};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use uuid::Uuid;

use crate::demo::comments;
use crate::fill::Filler;
use crate::photo::{Photo, jpeg, scene};
use crate::random::Random;
use crate::world::content_with;

/// How a visit ends, or how far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Fate {
    Open,
    Assigned,
    Accepted,
    Submitted,
    Returned,
    Rejected,
    Approved,
    /// Returned, sent again, approved.
    Mended,
    Cancelled,
    Expired,
}

/// A visit with all that belongs to it and is not copied by the database alone.
pub(super) struct Mould {
    pub(super) fate: Fate,
    pub(super) visit: VisitRow,
    pub(super) version: ChecklistRow,
    pub(super) sent: Option<Sent>,
    pub(super) photos: Vec<PhotoRow>,
    pub(super) trail: Vec<TrailRow>,
    /// What owners may read of it.
    pub(super) shown: Option<String>,
    /// The score in hundredths of a percent.
    pub(super) score: Option<i64>,
}

/// What was sent.
pub(super) struct Sent {
    pub(super) id: Uuid,
    pub(super) revisions: Vec<Revision>,
}

/// A revision of it.
pub(super) struct Revision {
    pub(super) number: i64,
    pub(super) content: SubmissionContent,
    pub(super) sha256: String,
    /// The score that the receipt names.
    pub(super) score: Option<i64>,
    pub(super) received_at: backend::clock::Timestamp,
}

/// Where moulds are made.
pub(super) struct Foundry<'a> {
    pub(super) app: &'a App,
    pub(super) clock: &'a Clock,
    pub(super) contractor: Caller,
    pub(super) shopper: Uuid,
    pub(super) store: Store,
    pub(super) random: Random,
}

impl Foundry<'_> {
    fn shopper(&self) -> Caller {
        Caller {
            agency_id: self.contractor.agency_id,
            user_id: self.shopper,
            role: Role::Shopper,
            family_id: Uuid::nil(),
            scope: Scope {
                agency_id: self.contractor.agency_id,
                who: Who::Shopper(self.shopper),
            },
        }
    }

    /// A visit on that date, of which so many percent go well.
    pub(super) async fn make(
        &mut self,
        checklist: &Checklist,
        fate: Fate,
        quality: u64,
        date: NaiveDate,
    ) -> Result<Mould> {
        let zone: chrono_tz::Tz = self
            .store
            .time_zone
            .parse()
            .map_err(|_| Error::internal("a zone"))?;
        let opens = date.and_time(NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default());
        let arrival = opens + TimeDelta::minutes(self.random.below(420) as i64);
        let started = zone
            .from_local_datetime(&arrival)
            .earliest()
            .map_or_else(|| arrival.and_utc(), |instant| instant.to_utc());
        self.clock.set(started - TimeDelta::days(5));
        let new = NewVisit {
            store_id: self.store.id,
            checklist: checklist.slug.to_string(),
            version: checklist.version,
            window: Window {
                from: opens,
                to: opens + TimeDelta::hours(10),
            },
            fee_minor: 1_500 + 50 * self.random.below(20) as i64,
            note: if self.random.chance(30) {
                "Please go at a busy time and pay in cash.".to_owned()
            } else {
                String::new()
            },
            shopper_id: (fate != Fate::Open).then_some(self.shopper),
            replaces_visit_id: None,
        };
        let (app, contractor) = (self.app, self.contractor.clone());
        let id = visits::schedule(app, &contractor, new).await?;
        match fate {
            Fate::Open | Fate::Assigned => {}
            Fate::Cancelled => {
                let reason = Act::Cancel("The store is being rebuilt.".to_owned());
                act(app, &contractor, &[(id, None)], &reason).await?;
            }
            Fate::Expired => {
                self.clock.set(started + TimeDelta::days(2));
                let remark = Act::Expire("Nobody went.".to_owned());
                act(app, &contractor, &[(id, None)], &remark).await?;
            }
            Fate::Accepted => assignments::accept(app, &self.shopper(), id).await?,
            _ => self.report(checklist, fate, quality, id, started).await?,
        }
        read(app, contractor.agency_id, id, fate, checklist).await
    }

    /// The visit is made, sent, and decided on.
    async fn report(
        &mut self,
        checklist: &Checklist,
        fate: Fate,
        quality: u64,
        visit: Uuid,
        started: DateTime<Utc>,
    ) -> Result<()> {
        let shopper = self.shopper();
        assignments::accept(self.app, &shopper, visit).await?;
        self.clock.set(started + TimeDelta::minutes(50));
        let language = *self.random.pick(&["en", "ar", "ta"]);
        let pictures: Vec<Photo> = (0..3)
            .map(|_| jpeg(&scene(480, 360, self.random.bits()), None))
            .collect();
        let digests: Vec<String> = pictures.iter().map(|photo| photo.sha256.clone()).collect();
        let comments = comments(language);
        let filler = Filler {
            quality,
            comments: &comments,
            photos: &digests,
        };
        let answers = filler.fill(checklist, &mut self.random);
        let mut content = content_with(checklist, visit, started, answers, &pictures);
        language.clone_into(&mut content.language);
        for photo in pictures {
            let mut named = content.photos.iter();
            if named.any(|named| named.sha256 == photo.sha256) {
                let (app, sha256) = (self.app, &photo.sha256);
                photos::keep(app, &shopper, visit, sha256, photo.bytes.clone()).await?;
            }
        }
        let submission = Uuid::now_v7();
        self.send(&shopper, submission, 1, &content).await?;
        let back = fate == Fate::Returned || fate == Fate::Mended;
        let first = match fate {
            Fate::Submitted => return Ok(()),
            Fate::Rejected => Decision::Rejected,
            _ if back => Decision::Returned,
            _ => Decision::Approved,
        };
        self.clock.set(started + TimeDelta::hours(26));
        self.decide(submission, 1, first, checklist).await?;
        if fate == Fate::Mended {
            self.clock.set(started + TimeDelta::hours(50));
            content.finished_at += TimeDelta::minutes(5);
            self.send(&shopper, submission, 2, &content).await?;
            self.clock.set(started + TimeDelta::hours(74));
            self.decide(submission, 2, Decision::Approved, checklist)
                .await?;
        }
        Ok(())
    }

    async fn send(
        &self,
        shopper: &Caller,
        submission: Uuid,
        number: u32,
        content: &SubmissionContent,
    ) -> Result<()> {
        let bytes = serde_json::to_vec(content)?;
        submissions::receive(self.app, shopper, submission, number, &bytes, None).await?;
        Ok(())
    }

    async fn decide(
        &self,
        submission: Uuid,
        revision: u32,
        decision: Decision,
        checklist: &Checklist,
    ) -> Result<()> {
        let approved = decision == Decision::Approved;
        let remark = checklist.questions().next().map(|question| Remark {
            question: question.id.to_string(),
            text: "Please say in a sentence what you saw.".to_owned(),
        });
        let review = NewReview {
            reviews: None,
            revision,
            decision,
            message: match decision {
                Decision::Approved => String::new(),
                _ => "The comments do not fit the answers.".to_owned(),
            },
            remarks: remark.filter(|_| !approved).into_iter().collect(),
            anonymity_confirmed: approved,
        };
        reviews::decide(self.app, &self.contractor, submission, review).await?;
        Ok(())
    }
}

/// Everything that belongs to a visit.
async fn read(
    app: &App,
    agency_id: Uuid,
    id: Uuid,
    fate: Fate,
    checklist: &Checklist,
) -> Result<Mould> {
    let (db, scope) = (app.db.read(), Scope::agency(agency_id));
    let slug = checklist.slug.as_str();
    let visit = find_visit(&scope, db, id).await?.ok_or(Error::NotFound)?;
    let version = find_version(&scope, db, slug, i64::from(checklist.version)).await?;
    let mut trail = list_trail(&scope, db, id).await?;
    let published = results::find_published(agency_id, db, id).await?;
    let mut sent = None;
    let mut photos = Vec::new();
    if let Some(row) = list_of_visit(&scope, db, id).await?.pop() {
        trail.extend(list_trail(&scope, db, row.id).await?);
        photos = list_photos(&scope, db, id, row.shopper_id).await?;
        let mut revisions = Vec::new();
        for number in list_revision_numbers(&scope, db, row.id).await? {
            let revision = find_revision(&scope, db, row.id, number).await?;
            let revision = revision.ok_or(Error::NotFound)?;
            let card: Scorecard = serde_json::from_str(&revision.scorecard)?;
            let shown = card.total.score.filter(|_| checklist.scoring.show_points);
            revisions.push(Revision {
                number,
                content: serde_json::from_slice(&revision.content)?,
                sha256: revision.content_sha256,
                score: shown.map(Percent::hundredths),
                received_at: revision.received_at,
            });
        }
        sent = Some(Sent {
            id: row.id,
            revisions,
        });
    }
    Ok(Mould {
        fate,
        visit,
        version: version.ok_or(Error::NotFound)?,
        sent,
        photos,
        trail,
        score: published.as_ref().and_then(|rows| rows.approved.score),
        shown: published
            .and_then(|rows| rows.shown)
            .map(|shown| shown.content),
    })
}
