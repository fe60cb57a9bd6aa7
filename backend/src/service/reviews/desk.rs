//! All that a reviewer looks at before a decision, on one desk.

use std::collections::HashMap;

use api::submissions::{ContractorRevision, Revision, Submission};
use checklists::{Checklist, Percent};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use uuid::Uuid;

use super::contractor_revision_of;
use super::correct::apply;
use super::queue::{Listed, listed, next_after, total_of};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::reviews::{
    CorrectionRow, list_contractor_revisions, list_corrections, list_of_store,
};
use crate::db::visits::VisitDetail;
use crate::db::{checklists as versions, people, submissions, visits};
use crate::error::{Error, Result};
use crate::service::caller::Caller;
use crate::service::checklists::read_version;
use crate::service::submissions::{find_photo, get_revision, get_submission};
use crate::service::visits::zone_of;

/// Previous visits of the store on the desk.
pub const PAST: u64 = 6;

/// A submission with all that belongs to its judgement.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The submission with its latest revision.
    pub submission: Submission,
    /// The revision that is looked at.
    pub revision: Revision,
    /// The one before it.
    pub before: Option<Revision>,
    /// The visit with its store, client and submissions.
    pub visit: VisitDetail,
    /// The checklist under which it was made.
    pub checklist: Checklist,
    /// The store's time zone.
    pub zone: Tz,
    /// Names of the shopper and of all who have decided.
    pub names: HashMap<Uuid, String>,
    /// Corrections of texts of the revision that is looked at, oldest first; its answers have them.
    pub corrections: Vec<CorrectionRow>,
    /// How many corrections there are of the revisions before the one that is looked at.
    pub corrections_before: usize,
    /// All revisions, the first first.
    pub history: Vec<Past>,
    /// The last other visits of the store, the latest first.
    pub past: Vec<Listed>,
    /// What waits next.
    pub next: Option<Uuid>,
}

/// A revision in the history of a submission.
#[derive(Clone, Debug)]
pub struct Past {
    /// Its number.
    pub number: u32,
    /// When what the shopper reported was received.
    pub received_at: DateTime<Utc>,
    /// Its score; none if it is not scored.
    pub score: Option<Percent>,
    /// Who made it and why, where that was a contractor.
    pub revised: Option<ContractorRevision>,
}

impl Desk {
    /// The name of a person of the desk.
    pub fn name(&self, user_id: Uuid) -> &str {
        self.names.get(&user_id).map_or("", String::as_str)
    }

    /// Whether the revision looked at is the last.
    pub fn is_latest(&self) -> bool {
        self.revision.number == self.submission.revision.number
    }
}

/// The desk of a submission: its latest revision, or that of this number.
///
/// # Errors
/// [`Error::NotFound`] where the asker may not see it, or there is no such revision.
pub async fn get_desk(app: &App, caller: &Caller, id: Uuid, number: Option<u32>) -> Result<Desk> {
    let db = app.db.read();
    let submission = get_submission(app, caller, id).await?;
    let corrections = list_corrections(&caller.scope, db, id).await?;
    let mut revision = match number {
        Some(number) if number != submission.revision.number => {
            get_revision(app, caller, id, number).await?
        }
        _ => submission.revision.clone(),
    };
    apply(
        &corrections,
        i64::from(revision.number),
        &mut revision.content.answers,
    );
    let before = match revision.number.checked_sub(1).filter(|before| *before > 0) {
        Some(before) => {
            let mut before = get_revision(app, caller, id, before).await?;
            apply(
                &corrections,
                i64::from(before.number),
                &mut before.content.answers,
            );
            Some(before)
        }
        None => None,
    };
    let mut corrections = corrections;
    let earlier = |row: &&CorrectionRow| row.revision < i64::from(revision.number);
    let corrections_before = corrections.iter().filter(earlier).count();
    corrections.retain(|row| row.revision == i64::from(revision.number));
    let visit = visits::get_visit_detail(&caller.scope, db, submission.visit_id).await?;
    let version_id = visit.visit.checklist_version_id;
    let version = versions::get_version_by_id(db, caller.agency_id, version_id).await?;
    let (checklist, _) = read_version(&version)?;
    let reviewers = submission.reviews.iter().map(|review| review.reviewer_id);
    let correctors = corrections.iter().map(|row| row.corrected_by);
    let history = history(app, caller, id).await?;
    let revisers = history.iter().filter_map(|past| past.revised.as_ref());
    let people = reviewers
        .chain(correctors)
        .chain(revisers.map(|made| made.contractor_id))
        .chain([submission.shopper_id])
        .collect();
    let names = people::names(&caller.scope, db, people).await?;
    let past = list_of_store(
        &caller.scope,
        db,
        visit.store.id,
        visit.visit.id,
        None,
        PAST,
    )
    .await?;
    let received_at = Timestamp::from(submission.revision.received_at);
    Ok(Desk {
        before,
        checklist,
        zone: zone_of(&visit.store)?,
        names,
        corrections,
        corrections_before,
        history,
        past: listed(app, caller, past).await?,
        next: next_after(app, caller, received_at, id).await?,
        visit,
        revision,
        submission,
    })
}

/// The visit of a submission, and the other visits of its store, the latest first, after that place, at most
/// `limit`.
///
/// # Errors
/// [`Error::NotFound`] where the asker may not see the submission.
pub async fn list_past(
    app: &App,
    caller: &Caller,
    id: Uuid,
    after: Option<(Timestamp, Uuid)>,
    limit: u64,
) -> Result<(VisitDetail, Vec<Listed>)> {
    let (scope, db) = (&caller.scope, app.db.read());
    let submission = submissions::find_submission(scope, db, id).await?;
    let visit_id = submission.ok_or(Error::NotFound)?.visit_id;
    let visit = visits::get_visit_detail(scope, db, visit_id).await?;
    let past = list_of_store(scope, db, visit.store.id, visit_id, after, limit).await?;
    Ok((visit, listed(app, caller, past).await?))
}

/// The revisions of a submission that the caller has found in scope.
async fn history(app: &App, caller: &Caller, id: Uuid) -> Result<Vec<Past>> {
    let db = app.db.read();
    let revised = list_contractor_revisions(&caller.scope, db, &[id]).await?;
    let rows = submissions::list_revision_heads(&caller.scope, db, id).await?;
    let past = |(number, received_at, scorecard): (i64, Timestamp, String)| {
        let revised = revised.iter().find(|revised| revised.number == number);
        Ok(Past {
            number: u32::try_from(number).map_err(Error::internal)?,
            received_at: received_at.to_utc(),
            score: total_of(&scorecard)?.score,
            revised: revised.map(contractor_revision_of).transpose()?,
        })
    };
    rows.into_iter().map(past).collect()
}

/// A photo of a submission, for the eyes of reviewers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Size {
    /// As it was taken.
    Original,
    /// Upright, for a screen.
    Screen,
    /// Upright and small.
    Small,
}

/// The bytes of a photo of a submission in that size, with their media type.
///
/// # Errors
/// [`Error::NotFound`] where the submission is not the asker's to see or has no such photo.
pub async fn get_photo(
    app: &App,
    caller: &Caller,
    id: Uuid,
    sha256: &str,
    size: Size,
) -> Result<(Vec<u8>, &'static str)> {
    let photo = find_photo(app, caller, id, sha256).await?;
    let bytes = match size {
        Size::Screen => app.photos.get_shown(caller.agency_id, photo.id).await?,
        Size::Small => crate::service::photos::get_printed(app, caller.agency_id, photo.id).await?,
        Size::Original => app.photos.get_original(caller.agency_id, photo.id).await?,
    };
    let media = match bytes.get(..4) {
        Some([0xff, 0xd8, ..]) => "image/jpeg",
        Some(b"\x89PNG") => "image/png",
        Some(b"RIFF") => "image/webp",
        _ => return Err(Error::internal("a photo of an unknown kind was kept")),
    };
    Ok((bytes, media))
}
