//! Taking photos in: checked, copied, durable, and only then a row.

use api::photos::StoredPhoto;
use uuid::Uuid;

use super::caller::Caller;
use crate::app::App;
use crate::db::constraint::{PHOTO_ONCE, violates};
use crate::db::photos::PhotoRow;
use crate::db::{photos, trail, visits};
use crate::error::{Error, Result};
use crate::media::{self, MOST_PIXELS, PhotoError};

/// Photos kept for one visit and shopper; more is no report but an archive (ASVS 5.2.4).
const MOST_PER_VISIT: u64 = 200;

/// Answers whether the shopper may send photos for the visit, and whether this one is here already.
///
/// # Errors
/// [`Error::NotFound`] where the visit is not and never was the shopper's.
pub async fn find_stored(
    app: &App,
    caller: &Caller,
    visit_id: Uuid,
    sha256: &str,
) -> Result<Option<StoredPhoto>> {
    visits::find_visit(&caller.scope, app.db.read(), visit_id)
        .await?
        .ok_or(Error::NotFound)?;
    let row = photos::find_own_photo(&caller.scope, app.db.read(), visit_id, sha256).await?;
    row.map(|row| stored_of(&row)).transpose()
}

/// Keeps a photo whose digest has been verified.
///
/// # Errors
/// [`Error::UnsupportedMedia`] for what is no JPEG, PNG or WebP; [`Error::Unacceptable`] for too
/// many pixels or a picture that cannot be decoded, or too many photos.
pub async fn keep(
    app: &App,
    caller: &Caller,
    visit_id: Uuid,
    sha256: &str,
    bytes: Vec<u8>,
) -> Result<StoredPhoto> {
    let count =
        photos::count_photos(&caller.scope, app.db.read(), visit_id, caller.user_id).await?;
    if count >= MOST_PER_VISIT {
        return Err(Error::Unacceptable {
            code: "too_many_photos",
            detail: format!("{MOST_PER_VISIT} photos are here for this visit; no more are taken"),
        });
    }
    let size_bytes = bytes.len();
    let place = app
        .photo_places
        .clone()
        .acquire_owned()
        .await
        .map_err(Error::internal)?;
    let (bytes, inspected) = tokio::task::spawn_blocking(move || {
        let inspected = media::inspect(&bytes);
        (bytes, inspected)
    })
    .await
    .map_err(Error::internal)?;
    drop(place);
    let inspected = inspected.map_err(refusal)?;
    let id = Uuid::new_v4();
    app.photos.put_original(caller.agency_id, id, bytes).await?;
    app.photos
        .put_shown(caller.agency_id, id, inspected.shown)
        .await?;
    app.photos
        .put_printed(caller.agency_id, id, inspected.printed)
        .await?;
    let row = PhotoRow {
        id,
        agency_id: caller.agency_id,
        visit_id,
        uploader_id: caller.user_id,
        sha256: sha256.to_owned(),
        size_bytes: i64::try_from(size_bytes).map_err(Error::internal)?,
        width: i64::from(inspected.width),
        height: i64::from(inspected.height),
        taken_at: inspected.camera.taken_at,
        latitude: inspected.camera.latitude,
        longitude: inspected.camera.longitude,
        received_at: app.clock.now(),
    };
    let stored = stored_of(&row)?;
    let tx = app.db.begin().await?;
    match photos::insert_photo(&tx, row).await {
        Ok(()) => {}
        // Sent twice at once: the other copy has won, and both senders are told so.
        Err(error) if violates(&error, PHOTO_ONCE) => {
            app.photos.delete(caller.agency_id, id).await?;
            return Ok(stored);
        }
        Err(error) => return Err(error.into()),
    }
    let line = caller.line(app.clock.now(), "photo.received", "visit", visit_id);
    trail::write(&tx, line).await?;
    tx.commit().await?;
    Ok(stored)
}

/// The copy of a photo for printed reports; made of the shown copy, and kept, for a photo that has none.
pub async fn get_printed(app: &App, agency_id: Uuid, photo_id: Uuid) -> Result<Vec<u8>> {
    if let Some(printed) = app.photos.find_printed(agency_id, photo_id).await? {
        return Ok(printed);
    }
    let shown = app.photos.get_shown(agency_id, photo_id).await?;
    let place = app
        .photo_places
        .clone()
        .acquire_owned()
        .await
        .map_err(Error::internal)?;
    let printed = tokio::task::spawn_blocking(move || media::printed(&shown))
        .await
        .map_err(Error::internal)?
        .map_err(refusal)?;
    drop(place);
    app.photos
        .put_printed(agency_id, photo_id, printed.clone())
        .await?;
    Ok(printed)
}

fn refusal(error: PhotoError) -> Error {
    match error {
        PhotoError::Unsupported => Error::UnsupportedMedia(
            "this is no JPEG, PNG or WebP picture; send the photo in one of these formats"
                .to_owned(),
        ),
        PhotoError::TooManyPixels { width, height } => Error::Unacceptable {
            code: "photo_too_many_pixels",
            detail: format!(
                "the photo has {width} x {height} pixels; at most {} million and 16384 on a side are taken",
                MOST_PIXELS / 1_000_000
            ),
        },
        PhotoError::Unreadable => Error::Unacceptable {
            code: "photo_unreadable",
            detail: "the photo is damaged and cannot be opened; take or copy it again".to_owned(),
        },
    }
}

/// A photo as its sender sees it.
pub fn stored_of(row: &PhotoRow) -> Result<StoredPhoto> {
    Ok(StoredPhoto {
        sha256: row.sha256.clone(),
        size_bytes: u64::try_from(row.size_bytes).map_err(Error::internal)?,
    })
}
