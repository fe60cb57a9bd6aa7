//! Moulds: visits that went through the real services, each to another end, to be cast again and again.

use api::stores::Store;
use api::submissions::{Decision, NewReview, Remark, SubmissionContent};
use backend::app::App;
use backend::clock::Clock;
use backend::db::checklists::{ChecklistRow, find_version};
use backend::db::photos::{PhotoRow, list_photos};
use backend::db::submissions::{find_revision, list_of_visit, list_revision_numbers};
use backend::db::trail::{TrailRow, list_trail};
use backend::db::visits::{VisitRow, find_visit};
use backend::db::{Scope, results};
use backend::error::{Error, Result};
use backend::service::caller::Caller;
use backend::service::visits::acts::{Act, act};
use backend::service::{assignments, reviews};
use checklists::{Checklist, Percent, Scorecard};
use chrono::{NaiveDate, TimeDelta};
use uuid::Uuid;

use crate::demo::comments;
use crate::random::Random;
use crate::visiting::{Course, Offer, Reported, Scheduled, Visiting};

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
    /// A visit on that date, of which so many percent go well.
    pub(super) async fn make(
        &mut self,
        checklist: &Checklist,
        fate: Fate,
        quality: u64,
        date: NaiveDate,
    ) -> Result<Mould> {
        let (app, contractor) = (self.app, &self.contractor);
        let visiting = Visiting {
            app,
            clock: self.clock,
            contractor,
            shopper_id: self.shopper,
            store: &self.store,
            checklist,
        };
        let offer = Offer {
            fee_minor: 1_500 + 50 * self.random.below(20) as i64,
            note: match self.random.chance(30) {
                true => "Please go at a busy time and pay in cash.".to_owned(),
                false => String::new(),
            },
            is_assigned: fate != Fate::Open,
        };
        let visit = visiting.schedule(date, offer, &mut self.random).await?;
        let id = visit.id;
        match fate {
            Fate::Open | Fate::Assigned => {}
            Fate::Cancelled => {
                let reason = Act::Cancel("The store is being rebuilt.".to_owned());
                act(app, contractor, &[(id, None)], &reason).await?;
            }
            Fate::Expired => {
                self.clock.set(visit.started + TimeDelta::days(2));
                let remark = Act::Expire("Nobody went.".to_owned());
                act(app, contractor, &[(id, None)], &remark).await?;
            }
            Fate::Accepted => assignments::accept(app, &visiting.shopper(), id).await?,
            _ => {
                let language = *self.random.pick(&["en", "ar", "ta"]);
                let course = Course {
                    quality,
                    comments: &comments(language),
                    language,
                };
                let reported = visiting.report(visit, course, &mut self.random).await?;
                self.review(&visiting, fate, visit, reported).await?;
            }
        }
        read(app, contractor.agency_id, id, fate, checklist).await
    }

    /// What was sent is decided on.
    async fn review(
        &self,
        visiting: &Visiting<'_>,
        fate: Fate,
        visit: Scheduled,
        reported: Reported,
    ) -> Result<()> {
        let (submission, checklist) = (reported.submission, visiting.checklist);
        let back = fate == Fate::Returned || fate == Fate::Mended;
        let first = match fate {
            Fate::Submitted => return Ok(()),
            Fate::Rejected => Decision::Rejected,
            _ if back => Decision::Returned,
            _ => Decision::Approved,
        };
        self.clock.set(visit.started + TimeDelta::hours(26));
        self.decide(submission, 1, first, checklist).await?;
        if fate == Fate::Mended {
            let mut content = reported.content;
            self.clock.set(visit.started + TimeDelta::hours(50));
            content.finished_at += TimeDelta::minutes(5);
            visiting.send(submission, 2, &content).await?;
            self.clock.set(visit.started + TimeDelta::hours(74));
            self.decide(submission, 2, Decision::Approved, checklist)
                .await?;
        }
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
