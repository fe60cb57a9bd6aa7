//! Comments, photos and answers that owners may see.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{Period, ShownCommentRow, ShownPhotoRow, ShownVisitRow};
use crate::db::entity::{shown_comments, shown_photos, shown_visits};
use crate::error::Result;

/// What owners may read of an approved visit. The caller has found the visit in scope with
/// [`super::find_approved`].
pub async fn find_shown_visit<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    visit_id: Uuid,
) -> Result<Option<ShownVisitRow>> {
    Ok(shown_visits::Entity::find_by_id((agency_id, visit_id))
        .one(connection)
        .await?)
}

/// The latest comments of a store that may be shown: latest visit first, missed questions before
/// others, then in the order of the checklist.
pub async fn list_comments<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    store_id: Uuid,
    slug: &str,
    period: Period,
    limit: u64,
) -> Result<Vec<ShownCommentRow>> {
    use shown_comments::Column;
    Ok(shown_comments::Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::StoreId.eq(store_id))
        .filter(Column::Slug.eq(slug))
        .filter(Column::LocalDate.gte(period.from))
        .filter(Column::LocalDate.lt(period.to))
        .order_by_desc(Column::LocalDate)
        .order_by_desc(Column::Missed)
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Text)
        .limit(limit)
        .all(connection)
        .await?)
}

/// The latest photos of a store that may be shown, in the order of [`list_comments`].
pub async fn list_shown_photos<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    store_id: Uuid,
    slug: &str,
    period: Period,
    limit: u64,
) -> Result<Vec<ShownPhotoRow>> {
    use shown_photos::Column;
    Ok(shown_photos::Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::StoreId.eq(store_id))
        .filter(Column::Slug.eq(slug))
        .filter(Column::LocalDate.gte(period.from))
        .filter(Column::LocalDate.lt(period.to))
        .order_by_desc(Column::LocalDate)
        .order_by_desc(Column::Missed)
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(connection)
        .await?)
}

/// The comments of a store's visits in a period that missed one of these questions, latest visit
/// first.
pub async fn list_missed_comments<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    store_id: Uuid,
    slug: &str,
    period: Period,
    questions: &[&str],
) -> Result<Vec<ShownCommentRow>> {
    use shown_comments::Column;
    Ok(shown_comments::Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::StoreId.eq(store_id))
        .filter(Column::Slug.eq(slug))
        .filter(Column::LocalDate.gte(period.from))
        .filter(Column::LocalDate.lt(period.to))
        .filter(Column::Missed.eq(true))
        .filter(Column::Question.is_in(questions.iter().copied()))
        .order_by_desc(Column::LocalDate)
        .order_by_asc(Column::Text)
        .all(connection)
        .await?)
}

/// The photos of a store's visits in a period that missed one of these questions, latest visit
/// first.
pub async fn list_missed_photos<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    store_id: Uuid,
    slug: &str,
    period: Period,
    questions: &[&str],
) -> Result<Vec<ShownPhotoRow>> {
    use shown_photos::Column;
    Ok(shown_photos::Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::StoreId.eq(store_id))
        .filter(Column::Slug.eq(slug))
        .filter(Column::LocalDate.gte(period.from))
        .filter(Column::LocalDate.lt(period.to))
        .filter(Column::Missed.eq(true))
        .filter(Column::Question.is_in(questions.iter().copied()))
        .order_by_desc(Column::LocalDate)
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(connection)
        .await?)
}

/// The photo of that id, if it may be shown and hangs at that store. The caller has found the
/// store in scope.
pub async fn find_shown_photo<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    store_id: Uuid,
    photo_id: Uuid,
) -> Result<Option<ShownPhotoRow>> {
    Ok(shown_photos::Entity::find()
        .filter(shown_photos::Column::AgencyId.eq(agency_id))
        .filter(shown_photos::Column::StoreId.eq(store_id))
        .filter(shown_photos::Column::Id.eq(photo_id))
        .one(connection)
        .await?)
}
