//! Everything that one approval publishes: written, read back and taken away as a whole.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder,
};
use uuid::Uuid;

use super::days::{DayKey, ScoredVisit, put_into_day, take_from_day};
use super::{ApprovedRow, ScoreRow, ShownCommentRow, ShownPhotoRow, ShownVisitRow};
use crate::db::Tx;
use crate::db::entity::{approved_visits, score_rows, shown_comments, shown_photos, shown_visits};
use crate::error::Result;

/// Everything that one approval publishes.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// The visit with its score.
    pub approved: ApprovedRow,
    /// The scores of total, sections and questions, by series.
    pub scores: Vec<ScoreRow>,
    /// Comments that owners may read, in the order of the checklist.
    pub comments: Vec<ShownCommentRow>,
    /// Photos that owners may see, in the order of the checklist.
    pub photos: Vec<ShownPhotoRow>,
    /// Answers and scorecard as far as owners may read them.
    pub shown: Option<ShownVisitRow>,
}

/// Writes everything that an approval publishes.
pub async fn insert_results(tx: &Tx, published: Published) -> Result<()> {
    let Published {
        approved,
        scores,
        comments,
        photos,
        shown,
    } = published;
    put_into_day(tx, &ScoredVisit::new(approved.clone(), &scores)?).await?;
    active(approved).insert(tx).await?;
    if !scores.is_empty() {
        score_rows::Entity::insert_many(scores.into_iter().map(active_score))
            .exec_without_returning(tx)
            .await?;
    }
    if !comments.is_empty() {
        shown_comments::Entity::insert_many(comments.into_iter().map(active_comment))
            .exec_without_returning(tx)
            .await?;
    }
    if !photos.is_empty() {
        shown_photos::Entity::insert_many(photos.into_iter().map(active_photo))
            .exec_without_returning(tx)
            .await?;
    }
    if let Some(row) = shown {
        shown_visits::ActiveModel {
            agency_id: Set(row.agency_id),
            visit_id: Set(row.visit_id),
            revision: Set(row.revision),
            content: Set(row.content),
        }
        .insert(tx)
        .await?;
    }
    Ok(())
}

fn active(row: ApprovedRow) -> approved_visits::ActiveModel {
    approved_visits::ActiveModel {
        agency_id: Set(row.agency_id),
        visit_id: Set(row.visit_id),
        client_id: Set(row.client_id),
        store_id: Set(row.store_id),
        checklist_version_id: Set(row.checklist_version_id),
        slug: Set(row.slug),
        epoch: Set(row.epoch),
        local_date: Set(row.local_date),
        edition: Set(row.edition),
        score: Set(row.score),
        verdict: Set(row.verdict),
        band: Set(row.band),
        missed: Set(row.missed),
        judged: Set(row.judged),
        daypart: Set(row.daypart),
        on_time: Set(row.on_time),
        returned: Set(row.returned),
        window_end: Set(row.window_end),
    }
}

fn active_score(row: ScoreRow) -> score_rows::ActiveModel {
    score_rows::ActiveModel {
        agency_id: Set(row.agency_id),
        visit_id: Set(row.visit_id),
        series_id: Set(row.series_id),
        client_id: Set(row.client_id),
        store_id: Set(row.store_id),
        local_date: Set(row.local_date),
        score: Set(row.score),
        passed: Set(row.passed),
        value: Set(row.value),
        lost: Set(row.lost),
    }
}

fn active_comment(row: ShownCommentRow) -> shown_comments::ActiveModel {
    shown_comments::ActiveModel {
        agency_id: Set(row.agency_id),
        visit_id: Set(row.visit_id),
        question: Set(row.question),
        position: Set(row.position),
        store_id: Set(row.store_id),
        slug: Set(row.slug),
        local_date: Set(row.local_date),
        missed: Set(row.missed),
        text: Set(row.text),
    }
}

fn active_photo(row: ShownPhotoRow) -> shown_photos::ActiveModel {
    shown_photos::ActiveModel {
        id: Set(row.id),
        agency_id: Set(row.agency_id),
        visit_id: Set(row.visit_id),
        question: Set(row.question),
        position: Set(row.position),
        store_id: Set(row.store_id),
        slug: Set(row.slug),
        local_date: Set(row.local_date),
        missed: Set(row.missed),
    }
}

/// What is published of a visit, whoever may read it; for the server's own comparison with what
/// the approved revision says.
pub async fn find_published<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    visit_id: Uuid,
) -> Result<Option<Published>> {
    let key = (agency_id, visit_id);
    let Some(approved) = approved_visits::Entity::find_by_id(key)
        .one(connection)
        .await?
    else {
        return Ok(None);
    };
    let scores = score_rows::Entity::find()
        .filter(score_rows::Column::AgencyId.eq(agency_id))
        .filter(score_rows::Column::VisitId.eq(visit_id))
        .order_by_asc(score_rows::Column::SeriesId)
        .all(connection)
        .await?;
    let comments = shown_comments::Entity::find()
        .filter(shown_comments::Column::AgencyId.eq(agency_id))
        .filter(shown_comments::Column::VisitId.eq(visit_id))
        .order_by_asc(shown_comments::Column::Position)
        .all(connection)
        .await?;
    let photos = shown_photos::Entity::find()
        .filter(shown_photos::Column::AgencyId.eq(agency_id))
        .filter(shown_photos::Column::VisitId.eq(visit_id))
        .order_by_asc(shown_photos::Column::Position)
        .all(connection)
        .await?;
    let shown = shown_visits::Entity::find_by_id(key)
        .one(connection)
        .await?;
    Ok(Some(Published {
        approved,
        scores,
        comments,
        photos,
        shown,
    }))
}

/// Takes away everything that the approval of a visit had published.
pub async fn delete_results(tx: &Tx, agency_id: Uuid, visit_id: Uuid) -> Result<()> {
    shown_visits::Entity::delete_by_id((agency_id, visit_id))
        .exec(tx)
        .await?;
    shown_photos::Entity::delete_many()
        .filter(shown_photos::Column::AgencyId.eq(agency_id))
        .filter(shown_photos::Column::VisitId.eq(visit_id))
        .exec(tx)
        .await?;
    shown_comments::Entity::delete_many()
        .filter(shown_comments::Column::AgencyId.eq(agency_id))
        .filter(shown_comments::Column::VisitId.eq(visit_id))
        .exec(tx)
        .await?;
    score_rows::Entity::delete_many()
        .filter(score_rows::Column::AgencyId.eq(agency_id))
        .filter(score_rows::Column::VisitId.eq(visit_id))
        .exec(tx)
        .await?;
    let key = (agency_id, visit_id);
    if let Some(approved) = approved_visits::Entity::find_by_id(key).one(tx).await? {
        take_from_day(tx, agency_id, &DayKey::of(&approved), visit_id).await?;
    }
    approved_visits::Entity::delete_by_id(key).exec(tx).await?;
    Ok(())
}
