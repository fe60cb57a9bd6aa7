//! What an approval publishes: score rows, comments and photos that owners may see.
//!
//! The one place where a submission turns into something an owner can reach. Everything that the
//! checklist hides, and everything about the shopper, is left behind here (P6).

use std::collections::HashMap;

use api::submissions::SubmissionContent;
use checklists::checklist::Visibility;
use checklists::{AnswerValue, Checklist, Epochs, Kind, Percent, Scorecard};
use chrono::NaiveDate;

use super::visits::zone_of;
use crate::clock::Timestamp;
use crate::db::checklists::{ChecklistRow, list_series};
use crate::db::results::{self, ApprovedRow, ScoreRow, ShownCommentRow, ShownPhotoRow};
use crate::db::submissions::{RevisionRow, SubmissionRow};
use crate::db::visits::VisitRow;
use crate::db::{Scope, Tx, photos, stores};
use crate::error::{Error, Result};

/// The local date of a visit: that of its start in the store's zone.
pub(super) async fn local_date(
    scope: &Scope,
    tx: &Tx,
    visit: &VisitRow,
    revision: &RevisionRow,
) -> Result<NaiveDate> {
    let store = stores::find_store(scope, tx, visit.store_id)
        .await?
        .ok_or(Error::NotFound)?;
    Ok(revision
        .started_at
        .to_utc()
        .with_timezone(&zone_of(&store)?)
        .date_naive())
}

/// Publishes the results of an approved visit.
#[expect(
    clippy::too_many_arguments,
    reason = "the rows that the caller has read already"
)]
pub(super) async fn publish(
    tx: &Tx,
    visit: &VisitRow,
    submission: &SubmissionRow,
    revision: &RevisionRow,
    version: &ChecklistRow,
    checklist: &Checklist,
    epochs: &Epochs,
    now: Timestamp,
) -> Result<()> {
    let content: SubmissionContent = serde_json::from_slice(&revision.content)?;
    let scorecard: Scorecard = serde_json::from_str(&revision.scorecard)?;
    let date = visit
        .local_date
        .ok_or_else(|| Error::internal("an approved visit without its local date"))?;
    let approved = ApprovedRow {
        agency_id: visit.agency_id,
        visit_id: visit.id,
        client_id: visit.client_id,
        store_id: visit.store_id,
        checklist_version_id: version.id,
        slug: version.slug.clone(),
        epoch: i64::from(epochs.total),
        local_date: date,
    };
    let scores = score_rows(tx, visit, version, epochs, &scorecard, date).await?;
    let (comments, photos) = shown(
        tx, visit, submission, version, checklist, &content, &scorecard, date,
    )
    .await?;
    results::insert_results(tx, approved, scores, comments, photos).await?;
    results::note_change(
        tx,
        visit.agency_id,
        visit.client_id,
        &version.slug,
        version.id,
        now,
    )
    .await
}

/// Takes the results of a reopened visit away.
pub(super) async fn withdraw(tx: &Tx, visit: &VisitRow, slug: &str, now: Timestamp) -> Result<()> {
    results::delete_results(tx, visit.agency_id, visit.id).await?;
    results::note_change(
        tx,
        visit.agency_id,
        visit.client_id,
        slug,
        visit.checklist_version_id,
        now,
    )
    .await
}

async fn score_rows(
    tx: &Tx,
    visit: &VisitRow,
    version: &ChecklistRow,
    epochs: &Epochs,
    scorecard: &Scorecard,
    date: NaiveDate,
) -> Result<Vec<ScoreRow>> {
    let series: HashMap<(String, String, i64), i64> =
        list_series(tx, visit.agency_id, &version.slug)
            .await?
            .into_iter()
            .map(|row| ((row.kind, row.item, row.epoch), row.id))
            .collect();
    let row = |kind: &str, item: &str, epoch: u32, score: Option<Percent>, passed: Option<bool>| {
        let key = (kind.to_owned(), item.to_owned(), i64::from(epoch));
        let series_id = *series
            .get(&key)
            .ok_or_else(|| Error::internal(format!("no series for {kind} {item} {epoch}")))?;
        Ok::<_, Error>(ScoreRow {
            agency_id: visit.agency_id,
            visit_id: visit.id,
            series_id,
            client_id: visit.client_id,
            store_id: visit.store_id,
            local_date: date,
            score: score.map(Percent::hundredths),
            passed: passed.map(i64::from),
        })
    };
    let mut rows = vec![row("total", "", epochs.total, scorecard.total.score, None)?];
    for section in &scorecard.sections {
        let epoch = epochs.sections.get(&section.id).copied().unwrap_or(1);
        if section.score.is_some() {
            rows.push(row(
                "section",
                section.id.as_str(),
                epoch,
                section.score,
                None,
            )?);
        }
    }
    for question in &scorecard.questions {
        let epoch = epochs.questions.get(&question.id).copied().unwrap_or(1);
        if question.passed.is_some() {
            rows.push(row(
                "question",
                question.id.as_str(),
                epoch,
                None,
                question.passed,
            )?);
        }
    }
    Ok(rows)
}

#[expect(
    clippy::too_many_arguments,
    reason = "the rows that the caller has read already"
)]
async fn shown(
    tx: &Tx,
    visit: &VisitRow,
    submission: &SubmissionRow,
    version: &ChecklistRow,
    checklist: &Checklist,
    content: &SubmissionContent,
    scorecard: &Scorecard,
    date: NaiveDate,
) -> Result<(Vec<ShownCommentRow>, Vec<ShownPhotoRow>)> {
    let scope = Scope::agency(visit.agency_id);
    let stored = photos::list_photos(&scope, tx, visit.id, submission.shopper_id).await?;
    let visible = checklists::visible(checklist, &content.answers);
    let (mut comments, mut shown_photos) = (Vec::new(), Vec::new());
    for (position, question) in (0_i64..).zip(checklist.questions()) {
        let Some(answer) = content
            .answers
            .get(&question.id)
            .filter(|_| visible.contains(&question.id))
        else {
            continue;
        };
        if question.owner == Visibility::Hide {
            continue;
        }
        let missed = scorecard
            .question(&question.id)
            .is_some_and(|score| score.passed == Some(false));
        let mut texts = Vec::new();
        if let (Kind::Text { .. }, Visibility::Show, Some(AnswerValue::Text(text))) =
            (&question.kind, question.owner, &answer.value)
        {
            texts.push(text.as_str());
        }
        if question.comment.owner == Visibility::Show {
            texts.extend(answer.comment.as_deref());
        }
        let text = texts.join("\n");
        if !text.trim().is_empty() {
            comments.push(ShownCommentRow {
                agency_id: visit.agency_id,
                visit_id: visit.id,
                question: question.id.to_string(),
                position,
                store_id: visit.store_id,
                slug: version.slug.clone(),
                local_date: date,
                missed,
                text,
            });
        }
        if question.photo.owner != Visibility::Show {
            continue;
        }
        let mut seen = Vec::new();
        for (index, digest) in (0_i64..).zip(&answer.photos) {
            let Some(photo) = stored.iter().find(|row| row.sha256 == digest.as_str()) else {
                return Err(Error::internal(
                    "a submission names a photo that is not stored",
                ));
            };
            if seen.contains(&photo.id) {
                continue;
            }
            seen.push(photo.id);
            shown_photos.push(ShownPhotoRow {
                id: photo.id,
                agency_id: visit.agency_id,
                visit_id: visit.id,
                question: question.id.to_string(),
                // By question, then in the order in which they were attached.
                position: position * 1_000 + index,
                store_id: visit.store_id,
                slug: version.slug.clone(),
                local_date: date,
                missed,
            });
        }
    }
    Ok((comments, shown_photos))
}
