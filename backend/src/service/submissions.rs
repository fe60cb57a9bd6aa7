//! Receiving submissions: one transaction, then a signed receipt (P2, P3).

use std::collections::{BTreeMap, BTreeSet};

use api::photos::{StoredPhoto, SubmittedPhoto};
use api::receipts::{Receipt, ReceiptClaims};
use api::submissions::{Flag, FlagKind, Revision, Submission, SubmissionContent};
use api::visits::VisitState;
use checklists::{Answers, Checklist, Language, Percent, Scorecard};
use chrono::{Datelike, TimeDelta};
use serde_json::json;
use sha2::{Digest, Sha256};
use unicode_normalization::is_nfc;
use uuid::Uuid;

use super::caller::Caller;
use super::checklists::read_version;
use super::fields::Fields;
use super::reviews::review_of;
use super::visits::transition::Event;
use super::visits::{conflict, state_of, step};
use crate::app::App;
use crate::auth::token;
use crate::clock::{Timestamp, YEARS};
use crate::db::constraint::{SUBMISSION_ID, violates};
use crate::db::photos::PhotoRow;
use crate::db::submissions::{self, RevisionRow, SubmissionRow};
use crate::db::visits::VisitRow;
use crate::db::{Tx, checklists as versions, photos, reviews, trail, visits};
use crate::error::{Error, Result, field_problem};

/// A device clock that is off by more is flagged.
const CLOCK_TOLERANCE: TimeDelta = TimeDelta::minutes(10);
/// Less than this share of the visible possible points scored is flagged.
const LITTLE_SCORED: Percent = Percent::from_hundredths(5_000);

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
    if version.hash != content.checklist_hash {
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
    let claims = ReceiptClaims {
        iss: app.public_url.clone(),
        submission_id,
        revision: number,
        visit_id: visit.id,
        checklist_hash: version.hash,
        content_sha256: content_sha256.clone(),
        photos: content.photos.clone(),
        score: scorecard.total.score.map(Percent::hundredths),
        received_at: now.to_utc(),
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

/// Judges the content against the checklist, all at once.
fn judge(checklist: &Checklist, content: &SubmissionContent) -> Result<()> {
    let mut problems = Vec::new();
    for gap in checklists::check(checklist, &content.answers) {
        let at = match &gap.question {
            Some(question) => format!("answers.{question}"),
            None => "answers".to_owned(),
        };
        let message = checklists::words::gap(&gap, checklist, &Language::english());
        problems.push(field_problem(at, gap.code, message));
    }
    for (question, answer) in content.answers.iter() {
        let text = match &answer.value {
            Some(checklists::AnswerValue::Text(text)) => text.as_str(),
            _ => "",
        };
        if !is_nfc(text)
            || answer
                .comment
                .as_deref()
                .is_some_and(|comment| !is_nfc(comment))
        {
            let message = "the text is not in Unicode normal form C";
            problems.push(field_problem(
                format!("answers.{question}"),
                "not_nfc",
                message,
            ));
        }
    }
    for (at, time) in [
        ("started_at", content.started_at),
        ("finished_at", content.finished_at),
    ] {
        if !YEARS.contains(&time.year()) {
            problems.push(field_problem(
                at,
                "range",
                "is no time at which a visit can be",
            ));
        }
    }
    if content.finished_at < content.started_at {
        problems.push(field_problem(
            "finished_at",
            "order",
            "the visit ended before it began",
        ));
    }
    if Language::new(&content.language).is_err() {
        problems.push(field_problem("language", "language", "is no language tag"));
    }
    if content.program.chars().count() > 200 || content.program.chars().any(char::is_control) {
        problems.push(field_problem(
            "program",
            "program",
            "is longer than 200 characters",
        ));
    }
    let named = named_photos(&content.answers);
    let listed: BTreeSet<&str> = content
        .photos
        .iter()
        .map(|photo| photo.sha256.as_str())
        .collect();
    if listed.len() != content.photos.len() {
        problems.push(field_problem("photos", "double", "a photo is listed twice"));
    }
    for sha256 in named
        .keys()
        .filter(|sha256| !listed.contains(sha256.as_str()))
    {
        let message = format!("the answers name the photo {sha256}, which is not listed");
        problems.push(field_problem("photos", "not_listed", message));
    }
    for sha256 in listed.iter().filter(|sha256| !named.contains_key(**sha256)) {
        let message = format!("no answer names the photo {sha256}");
        problems.push(field_problem("photos", "not_named", message));
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(problems))
    }
}

/// The photos that answers name, each with the questions that name it.
pub(super) fn named_photos(answers: &Answers) -> BTreeMap<String, Vec<String>> {
    let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (question, answer) in answers.iter() {
        for photo in &answer.photos {
            named
                .entry(photo.as_str().to_owned())
                .or_default()
                .push(question.to_string());
        }
    }
    named
}

/// Every listed photo is here with its size, or the digests of those that are not.
fn require_photos(content: &SubmissionContent, stored: &[PhotoRow]) -> Result<()> {
    let missing: Vec<String> = content
        .photos
        .iter()
        .filter(|photo| !stored.iter().any(|row| row.sha256 == photo.sha256))
        .map(|photo| photo.sha256.clone())
        .collect();
    if !missing.is_empty() {
        return Err(Error::PhotosMissing(missing));
    }
    let wrong = |photo: &&StoredPhoto| {
        stored.iter().any(|row| {
            row.sha256 == photo.sha256 && u64::try_from(row.size_bytes) != Ok(photo.size_bytes)
        })
    };
    match content.photos.iter().find(wrong) {
        None => Ok(()),
        Some(photo) => Err(Error::field(
            "photos",
            "size",
            format!("the photo {} is here with another size", photo.sha256),
        )),
    }
}

/// What the reviewer should look at.
#[expect(
    clippy::too_many_arguments,
    reason = "each is a fact that one flag is about"
)]
async fn flags(
    caller: &Caller,
    tx: &Tx,
    visit: &VisitRow,
    content: &SubmissionContent,
    scorecard: &Scorecard,
    client_time: Option<Timestamp>,
    now: Timestamp,
    late: bool,
) -> Result<Vec<Flag>> {
    let mut flags = Vec::new();
    let mut flag = |kind, detail: String| flags.push(Flag { kind, detail });
    if late {
        let detail = if now > visit.due_at {
            format!(
                "received at {}, due at {}",
                now.to_utc(),
                visit.due_at.to_utc()
            )
        } else {
            "sent by a former holder of the visit".to_owned()
        };
        flag(FlagKind::Late, detail);
    }
    let started = Timestamp::from(content.started_at);
    if started < visit.opens_at || started > visit.due_at {
        let detail = format!(
            "the visit began at {}; its window is {} to {}",
            started.to_utc(),
            visit.opens_at.to_utc(),
            visit.due_at.to_utc()
        );
        flag(FlagKind::OutsideWindow, detail);
    }
    if let Some(client_time) = client_time {
        let drift = now.0.saturating_sub(client_time.0);
        if drift.saturating_abs() > CLOCK_TOLERANCE.num_milliseconds() {
            let side = if drift > 0 { "behind" } else { "ahead of" };
            let minutes = drift.saturating_abs() / 60_000;
            flag(
                FlagKind::ClockDrift,
                format!("the device's clock is {minutes} minutes {side} the server's"),
            );
        }
    }
    let digests: Vec<String> = content
        .photos
        .iter()
        .map(|photo| photo.sha256.clone())
        .collect();
    for row in photos::list_reused(tx, caller.agency_id, visit.id, &digests).await? {
        flag(
            FlagKind::PhotoReuse,
            format!(
                "photo {} was sent for visit {} before",
                row.sha256, row.visit_id
            ),
        );
    }
    if let Some(share) = scorecard
        .total
        .scored_share
        .filter(|share| *share < LITTLE_SCORED)
    {
        flag(
            FlagKind::LittleScored,
            format!("only {share} % of the visible possible points were scored"),
        );
    }
    Ok(flags)
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

/// A submission as contractors review it.
///
/// # Errors
/// [`Error::NotFound`] where the asker may not see it.
pub async fn get_submission(app: &App, caller: &Caller, id: Uuid) -> Result<Submission> {
    let db = app.db.read();
    let row = submissions::find_submission(&caller.scope, db, id)
        .await?
        .ok_or(Error::NotFound)?;
    let visit = visits::find_visit(&caller.scope, db, row.visit_id)
        .await?
        .ok_or(Error::NotFound)?;
    let number = u32::try_from(row.latest_revision).map_err(Error::internal)?;
    let decisions = reviews::list_reviews(&caller.scope, db, &[id]).await?;
    Ok(Submission {
        id,
        visit_id: row.visit_id,
        state: state_of(&visit)?,
        shopper_id: row.shopper_id,
        contested: row.contested,
        revision: get_revision(app, caller, id, number).await?,
        revisions: submissions::list_revision_numbers(&caller.scope, db, id)
            .await?
            .into_iter()
            .map(|number| u32::try_from(number).map_err(Error::internal))
            .collect::<Result<_>>()?,
        reviews: decisions.iter().map(review_of).collect::<Result<_>>()?,
    })
}

/// One revision as contractors review it.
///
/// # Errors
/// [`Error::NotFound`] where the asker may not see it.
pub async fn get_revision(app: &App, caller: &Caller, id: Uuid, number: u32) -> Result<Revision> {
    let db = app.db.read();
    let submission = submissions::find_submission(&caller.scope, db, id)
        .await?
        .ok_or(Error::NotFound)?;
    let row = submissions::find_revision(&caller.scope, db, id, i64::from(number))
        .await?
        .ok_or(Error::NotFound)?;
    let content: SubmissionContent = serde_json::from_slice(&row.content)?;
    let mut named = named_photos(&content.answers);
    let stored = photos::list_photos(
        &caller.scope,
        db,
        submission.visit_id,
        submission.shopper_id,
    )
    .await?;
    let photos = stored
        .into_iter()
        .filter_map(|photo| {
            named
                .remove(&photo.sha256)
                .map(|questions| (photo, questions))
        })
        .map(|(photo, questions)| {
            Ok(SubmittedPhoto {
                size_bytes: u64::try_from(photo.size_bytes).map_err(Error::internal)?,
                width: u32::try_from(photo.width).map_err(Error::internal)?,
                height: u32::try_from(photo.height).map_err(Error::internal)?,
                sha256: photo.sha256,
                questions,
                taken_at: photo.taken_at,
                latitude: photo.latitude,
                longitude: photo.longitude,
                received_at: photo.received_at.to_utc(),
            })
        })
        .collect::<Result<_>>()?;
    Ok(Revision {
        number,
        received_at: row.received_at.to_utc(),
        content,
        content_sha256: row.content_sha256,
        scorecard: serde_json::from_str(&row.scorecard)?,
        photos,
        flags: serde_json::from_str(&row.flags)?,
    })
}

/// The receipt of a revision, as signed when it was received.
///
/// # Errors
/// [`Error::NotFound`] where the asker may not see it.
pub async fn get_receipt(app: &App, caller: &Caller, id: Uuid, number: u32) -> Result<Receipt> {
    submissions::find_revision(&caller.scope, app.db.read(), id, i64::from(number))
        .await?
        .map(|row| Receipt { jws: row.receipt })
        .ok_or(Error::NotFound)
}

/// The bytes of a photo as taken.
///
/// # Errors
/// [`Error::NotFound`] where the submission is not the asker's to see or names no such photo.
pub async fn get_original(app: &App, caller: &Caller, id: Uuid, sha256: &str) -> Result<Vec<u8>> {
    let db = app.db.read();
    let row = submissions::find_submission(&caller.scope, db, id)
        .await?
        .ok_or(Error::NotFound)?;
    let stored = photos::list_photos(&caller.scope, db, row.visit_id, row.shopper_id).await?;
    let photo = stored
        .into_iter()
        .find(|photo| photo.sha256 == sha256)
        .ok_or(Error::NotFound)?;
    app.photos.get_original(caller.agency_id, photo.id).await
}
