//! Submissions as contractors review them and shoppers hold their receipts.

use api::photos::SubmittedPhoto;
use api::receipts::Receipt;
use api::submissions::{Revision, Submission, SubmissionContent};
use uuid::Uuid;

use super::judge::named_photos;
use crate::app::App;
use crate::db::photos::PhotoRow;
use crate::db::{photos, reviews, submissions, visits};
use crate::error::{Error, Result};
use crate::service::caller::Caller;
use crate::service::reviews::{contractor_revision_of, review_of};
use crate::service::visits::state_of;

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
    let revised = reviews::list_contractor_revisions(&caller.scope, db, &[id]).await?;
    let revised = revised.iter().find(|revised| revised.number == row.number);
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
        revised: revised.map(contractor_revision_of).transpose()?,
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
    let photo = find_photo(app, caller, id, sha256).await?;
    app.photos.get_original(caller.agency_id, photo.id).await
}

/// The row of a photo that was sent for a submission's visit by its shopper.
pub(in crate::service) async fn find_photo(
    app: &App,
    caller: &Caller,
    id: Uuid,
    sha256: &str,
) -> Result<PhotoRow> {
    let db = app.db.read();
    let row = submissions::find_submission(&caller.scope, db, id)
        .await?
        .ok_or(Error::NotFound)?;
    let stored = photos::list_photos(&caller.scope, db, row.visit_id, row.shopper_id).await?;
    stored
        .into_iter()
        .find(|photo| photo.sha256 == sha256)
        .ok_or(Error::NotFound)
}
