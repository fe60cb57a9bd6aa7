//! Photos as taken. What an owner may see of them is in [`super::results`].

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder,
};
use uuid::Uuid;

use super::entity::photos;
use super::{Scope, Tx, Who};
use crate::error::Result;

/// A photo's row.
pub type PhotoRow = photos::Model;

/// The asker's own photo of that digest for a visit. Nobody else's is looked at, so that nobody
/// learns what others have sent (P7).
pub async fn find_own_photo<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    visit_id: Uuid,
    sha256: &str,
) -> Result<Option<PhotoRow>> {
    let Who::Shopper(shopper_id) = scope.who else {
        return Ok(None);
    };
    Ok(photos::Entity::find()
        .filter(photos::Column::AgencyId.eq(scope.agency_id))
        .filter(photos::Column::VisitId.eq(visit_id))
        .filter(photos::Column::UploaderId.eq(shopper_id))
        .filter(photos::Column::Sha256.eq(sha256))
        .one(connection)
        .await?)
}

/// The photos that a shopper has sent for a visit: the asker's own, or any shopper's for a contractor.
pub async fn list_photos<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    visit_id: Uuid,
    uploader_id: Uuid,
) -> Result<Vec<PhotoRow>> {
    match scope.who {
        Who::Agency => {}
        Who::Shopper(id) if id == uploader_id => {}
        _ => return Ok(Vec::new()),
    }
    Ok(photos::Entity::find()
        .filter(photos::Column::AgencyId.eq(scope.agency_id))
        .filter(photos::Column::VisitId.eq(visit_id))
        .filter(photos::Column::UploaderId.eq(uploader_id))
        .order_by_asc(photos::Column::ReceivedAt)
        .order_by_asc(photos::Column::Id)
        .all(connection)
        .await?)
}

/// How many photos a shopper has sent for a visit.
pub async fn count_photos<C: ConnectionTrait>(
    scope: &Scope,
    connection: &C,
    visit_id: Uuid,
    uploader_id: Uuid,
) -> Result<u64> {
    Ok(photos::Entity::find()
        .filter(photos::Column::AgencyId.eq(scope.agency_id))
        .filter(photos::Column::VisitId.eq(visit_id))
        .filter(photos::Column::UploaderId.eq(uploader_id))
        .count(connection)
        .await?)
}

/// Which of these digests were sent for another visit of the agency before. Only its outcome, as
/// a flag, reaches anybody, and only contractors.
pub async fn list_reused<C: ConnectionTrait>(
    connection: &C,
    agency_id: Uuid,
    visit_id: Uuid,
    digests: &[String],
) -> Result<Vec<PhotoRow>> {
    if digests.is_empty() {
        return Ok(Vec::new());
    }
    Ok(photos::Entity::find()
        .filter(photos::Column::AgencyId.eq(agency_id))
        .filter(photos::Column::VisitId.ne(visit_id))
        .filter(photos::Column::Sha256.is_in(digests.iter().map(String::as_str)))
        .order_by_asc(photos::Column::ReceivedAt)
        .all(connection)
        .await?)
}

/// Adds a photo whose bytes are durable already.
///
/// # Errors
/// The database's error, for the caller to look for [`super::constraint::PHOTO_ONCE`].
pub async fn insert_photo(tx: &Tx, row: PhotoRow) -> std::result::Result<(), sea_orm::DbErr> {
    photos::ActiveModel {
        id: Set(row.id),
        agency_id: Set(row.agency_id),
        visit_id: Set(row.visit_id),
        uploader_id: Set(row.uploader_id),
        sha256: Set(row.sha256),
        size_bytes: Set(row.size_bytes),
        width: Set(row.width),
        height: Set(row.height),
        taken_at: Set(row.taken_at),
        latitude: Set(row.latitude),
        longitude: Set(row.longitude),
        received_at: Set(row.received_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}
