//! Receiving submissions: one transaction, then a signed receipt (P2, P3).
//!
//! [`receive`] is the whole way in; [`mod@judge`] and [`mod@flags`] look at what was sent, [`read`] shows it.

mod flags;
mod judge;
mod read;

use api::receipts::{Receipt, ReceiptClaims};
use api::submissions::SubmissionContent;
use api::visits::VisitState;
use checklists::Percent;
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use self::flags::flags;
pub(super) use self::flags::little_scored;
pub(super) use self::judge::{judge, named_photos, require_photos};
pub(super) use self::read::find_photo;
pub use self::read::{get_original, get_receipt, get_revision, get_submission};
use super::caller::Caller;
use super::checklists::read_version;
use super::fields::Fields;
use super::visits::transition::Event;
use super::visits::{conflict, state_of, step};
use crate::app::App;
use crate::auth::token;
use crate::clock::Timestamp;
use crate::db::constraint::{SUBMISSION_ID, violates};
use crate::db::submissions::{self, RevisionRow, SubmissionRow};
use crate::db::visits::VisitRow;
use crate::db::{Tx, checklists as versions, photos, reviews, trail, visits};
use crate::error::{Error, Result};

/// What became of a revision that was sent.
#[derive(Clone, Debug, PartialEq)]
pub enum Received {
    /// It is stored now.
    New(Receipt),
    /// It was stored before, byte for byte; this is the same receipt.
    Known(Receipt),
}

/// Receives a revision: all of it, or nothing.
///
/// `bytes` are kept exactly as received and their SHA-256 is the content's identity: the same
/// again gives the same receipt for ever, other bytes are a conflict and change nothing.
/// `client_time` is the sending device's clock.
///
/// # Errors
/// [`Error::Invalid`] with every gap; [`Error::PhotosMissing`]; conflicts as [`Error::Conflict`] or
/// [`Error::VisitState`].
pub async fn receive(
    app: &App,
    caller: &Caller,
    submission_id: Uuid,
    number: u32,
    bytes: &[u8],
    client_time: Option<Timestamp>,
) -> Result<Received> {
    let content: SubmissionContent = serde_json::from_slice(bytes)
        .map_err(|error| Error::Malformed(format!("the submission cannot be read: {error}")))?;
    let content_sha256 = hex::encode(Sha256::digest(bytes));
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let mut visit = visits::lock_visit(&caller.scope, &tx, content.visit_id).await?;
    let known = submissions::find_submission(&caller.scope, &tx, submission_id).await?;
    if let Some(row) =
        submissions::find_revision(&caller.scope, &tx, submission_id, i64::from(number)).await?
    {
        if row.content_sha256 == content_sha256 {
            return Ok(Received::Known(Receipt { jws: row.receipt }));
        }
        let revised =
            reviews::list_contractor_revisions(&caller.scope, &tx, &[submission_id]).await?;
        if revised.iter().any(|revised| revised.number == row.number) {
            return Err(Error::Conflict {
                code: "revision_conflict",
                detail: format!(
                    "revision {number} of this submission was made by a contractor; \
                     read the assignment again, your next one has a later number"
                ),
            });
        }
        return Err(Error::Conflict {
            code: "content_conflict",
            detail: format!(
                "revision {number} of this submission is here with other content, and never changes"
            ),
        });
    }
    let place = place_of(caller, &tx, &visit, known.as_ref(), number).await?;
    let version =
        versions::get_version_by_id(&tx, caller.agency_id, visit.checklist_version_id).await?;
    if version.for_shoppers().1 != content.checklist_hash {
        return Err(Error::Unacceptable {
            code: "checklist_mismatch",
            detail: format!(
                "the visit is made with version {} of `{}`; pull it, check the answers, and submit again",
                version.version, version.slug
            ),
        });
    }
    let (checklist, _) = read_version(&version)?;
    judge(&checklist, &content)?;
    let stored = photos::list_photos(&caller.scope, &tx, visit.id, caller.user_id).await?;
    require_photos(&content, &stored)?;

    let scorecard = checklists::score(&checklist, &content.answers);
    let late = now > visit.due_at || place.from_former_holder;
    let flags = flags(
        caller,
        &tx,
        &visit,
        &content,
        &scorecard,
        client_time,
        now,
        late,
    )
    .await?;
    let shown = scorecard
        .total
        .score
        .filter(|_| checklist.scoring.show_points);
    let claims = ReceiptClaims {
        iss: app.public_url.clone(),
        submission_id,
        revision: number,
        visit_id: visit.id,
        checklist_hash: version.hash,
        shopper_copy_hash: version.shopper_copy_hash,
        content_sha256: content_sha256.clone(),
        photos: content.photos.clone(),
        score: shown.map(Percent::hundredths),
        received_at: now.to_utc(),
        revised_by_contractor: false,
    };
    let receipt = token::sign_receipt(&app.keys, &claims)?;
    let submission = SubmissionRow {
        agency_id: caller.agency_id,
        id: submission_id,
        visit_id: visit.id,
        shopper_id: caller.user_id,
        contested: place.contested,
        latest_revision: i64::from(number),
        created_at: known.as_ref().map_or(now, |row| row.created_at),
    };
    match known {
        None => submissions::insert_submission(&tx, submission)
            .await
            .map_err(|error| {
                // Somebody else's submission has the id; whose it is, nobody is told (P7).
                if violates(&error, SUBMISSION_ID) {
                    Error::Conflict {
                        code: "content_conflict",
                        detail: "this submission id is taken; make a new one".to_owned(),
                    }
                } else {
                    error.into()
                }
            })?,
        Some(_) => submissions::update_submission(&tx, &submission).await?,
    }
    let revision = RevisionRow {
        agency_id: caller.agency_id,
        submission_id,
        number: i64::from(number),
        checklist_version_id: version.id,
        content: bytes.to_vec(),
        content_sha256: content_sha256.clone(),
        scorecard: serde_json::to_string(&scorecard)?,
        receipt: receipt.clone(),
        flags: serde_json::to_string(&flags)?,
        started_at: content.started_at.into(),
        received_at: now,
    };
    submissions::insert_revision(&tx, revision).await?;
    let facts = json!({ "submission_id": submission_id, "revision": number });
    if let Some(event) = place.event {
        let sender = caller.user_id;
        step(
            caller,
            &tx,
            &mut visit,
            event,
            now,
            facts.clone(),
            |visit| {
                visit.shopper_id = Some(sender);
            },
        )
        .await?;
    }
    let mut line = caller.line(now, "submission.received", "submission", submission_id);
    line.after = Some(json!({
        "visit_id": visit.id, "revision": number, "content_sha256": content_sha256,
        "contested": place.contested, "late": late,
    }));
    trail::write(&tx, line).await?;
    tx.commit().await?;
    Ok(Received::New(Receipt { jws: receipt }))
}

/// Where a revision belongs.
struct Place {
    /// What it does to the visit; nothing if contested.
    event: Option<Event>,
    /// A second submission for the visit, kept for the contractor's choice.
    contested: bool,
    /// The sender accepted the visit once but does not hold it now.
    from_former_holder: bool,
}

/// Finds the place of a revision that is not here yet.
///
/// The holder's first submission counts. A former holder who had accepted is heard as well: the
/// submission counts if nobody else holds the visit, and is contested otherwise. A second
/// submission for a visit is contested. The next revision is taken only while the visit is returned.
async fn place_of(
    caller: &Caller,
    tx: &Tx,
    visit: &VisitRow,
    known: Option<&SubmissionRow>,
    number: u32,
) -> Result<Place> {
    let state = state_of(visit)?;
    if let Some(known) = known {
        if known.visit_id != visit.id {
            return Err(Error::Conflict {
                code: "content_conflict",
                detail: "this submission belongs to another visit".to_owned(),
            });
        }
        if i64::from(number) != known.latest_revision + 1 {
            return Err(Error::Conflict {
                code: "revision_conflict",
                detail: format!(
                    "the last revision here is {}; the next is {}",
                    known.latest_revision,
                    known.latest_revision + 1
                ),
            });
        }
        if known.contested || state != VisitState::Returned {
            return Err(conflict(
                visit,
                "another revision is taken only after the submission was returned",
            )?);
        }
        return Ok(Place {
            event: Some(Event::Submit),
            contested: false,
            from_former_holder: false,
        });
    }
    if number != 1 {
        return Err(Error::Conflict {
            code: "revision_conflict",
            detail: "there is no revision of this submission yet; begin with 1".to_owned(),
        });
    }
    let holds = visit.shopper_id == Some(caller.user_id);
    if !visits::accepted_once(&caller.scope, tx, visit.id, caller.user_id).await? {
        return Err(conflict(visit, "you have not accepted the visit")?);
    }
    if holds && state == VisitState::Assigned {
        return Err(conflict(visit, "accept the visit before you submit")?);
    }
    if submissions::find_counting(&caller.scope, tx, visit.id)
        .await?
        .is_some()
    {
        return Ok(Place {
            event: None,
            contested: true,
            from_former_holder: !holds,
        });
    }
    let called_off = matches!(
        state,
        VisitState::Open | VisitState::Cancelled | VisitState::Expired
    );
    Ok(if called_off {
        Place {
            event: Some(Event::SubmitLate),
            contested: false,
            from_former_holder: true,
        }
    } else if holds {
        Place {
            event: Some(Event::Submit),
            contested: false,
            from_former_holder: false,
        }
    } else {
        Place {
            event: None,
            contested: true,
            from_former_holder: true,
        }
    })
}

/// Makes a contested submission the one that counts.
///
/// # Errors
/// [`Error::VisitState`] while an approval stands or a holder is at work; [`Error::Invalid`]
/// without a reason.
pub async fn choose(app: &App, caller: &Caller, submission_id: Uuid, reason: &str) -> Result<()> {
    let mut fields = Fields::default();
    let reason = fields.line("reason", reason, 1_000);
    fields.finish()?;
    let tx = app.db.begin().await?;
    let found = submissions::find_submission(&caller.scope, &tx, submission_id)
        .await?
        .ok_or(Error::NotFound)?;
    let mut visit = visits::lock_visit(&caller.scope, &tx, found.visit_id).await?;
    let mut chosen = submissions::find_submission(&caller.scope, &tx, submission_id)
        .await?
        .ok_or(Error::NotFound)?;
    if !chosen.contested {
        return Err(conflict(&visit, "this submission counts already")?);
    }
    let now = app.clock.now();
    let facts = json!({ "submission_id": submission_id, "reason": reason });
    let sender = chosen.shopper_id;
    if matches!(
        state_of(&visit)?,
        VisitState::Assigned | VisitState::Accepted
    ) {
        let facts = json!({ "reason": "another submission was chosen" });
        step(caller, &tx, &mut visit, Event::Cancel, now, facts, |_| {}).await?;
        visits::end_holding(
            &tx,
            visit.agency_id,
            visit.id,
            "another submission was chosen",
            now,
        )
        .await?;
    }
    step(
        caller,
        &tx,
        &mut visit,
        Event::SubmitLate,
        now,
        facts,
        |visit| {
            visit.shopper_id = Some(sender);
            visit.settled = None;
        },
    )
    .await?;
    if let Some(mut other) = submissions::find_counting(&caller.scope, &tx, visit.id).await? {
        other.contested = true;
        submissions::update_submission(&tx, &other).await?;
    }
    chosen.contested = false;
    submissions::update_submission(&tx, &chosen).await?;
    tx.commit().await?;
    Ok(())
}
