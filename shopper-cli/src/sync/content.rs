//! What this device has of a visit: the draft as it would be sent, and what is frozen.

use api::photos::StoredPhoto;
use api::submissions::SubmissionContent;
use checklists::{Answers, Checklist, strip_hidden};
use uuid::Uuid;

use super::plan::{DraftState, Local, Revision};
use crate::context::Desk;
use crate::disk::{Draft, Frozen};
use crate::error::Error;
use crate::exit::ExitStatus;

/// What the plan needs to know of this device.
pub(super) async fn local(
    desk: &Desk,
    visit_id: Uuid,
    draft: Option<(&Draft, &Checklist)>,
    unchanged_too: bool,
) -> Result<Local, Error> {
    let revision = |frozen: Frozen| {
        let content = content_of(&frozen)?;
        Ok::<_, Error>(Revision {
            submission_id: frozen.submission_id,
            revision: frozen.revision,
            edits: frozen.edits,
            photos: content.photos,
        })
    };
    let draft = match draft {
        Some((draft, checklist)) => Some(DraftState {
            edits: draft.edits,
            gaps: checklists::check(checklist, &known_answers(checklist, draft)).len(),
            photos: photos_of(desk, visit_id, &sendable(checklist, draft)).await?,
        }),
        None => None,
    };
    Ok(Local {
        waiting: desk
            .disk
            .find_waiting(visit_id)
            .await?
            .map(revision)
            .transpose()?,
        delivered: desk
            .disk
            .find_delivered(visit_id)
            .await?
            .map(revision)
            .transpose()?,
        submission: desk.disk.find_submission(visit_id).await?,
        draft,
        unchanged_too,
    })
}

/// The answers to questions that the checklist has. Those to others were given under an earlier
/// checklist of the visit; they are kept here and never sent.
pub(crate) fn known_answers(checklist: &Checklist, draft: &Draft) -> Answers {
    let known = |entry: &(&checklists::QuestionId, &checklists::Answer)| {
        checklist.question(entry.0).is_some()
    };
    let entries = draft.answers.iter().filter(known);
    entries
        .map(|(question, answer)| (question.clone(), answer.clone()))
        .collect()
}

/// What is sent of a draft.
pub(super) fn sendable(checklist: &Checklist, draft: &Draft) -> Answers {
    strip_hidden(checklist, &known_answers(checklist, draft))
}

/// The photos that answers name, with their sizes.
pub(super) async fn photos_of(
    desk: &Desk,
    visit_id: Uuid,
    answers: &Answers,
) -> Result<Vec<StoredPhoto>, Error> {
    let kept = desk.disk.list_photos(visit_id).await?;
    answers
        .photos()
        .into_iter()
        .map(|digest| {
            kept.iter()
                .find(|kept| kept.photo.sha256 == digest.as_str())
                .map(|kept| kept.photo.clone())
                .ok_or_else(|| lost_photo(digest.as_str()))
        })
        .collect()
}

/// The error of a photo that an answer names and this device no longer has.
pub(super) fn lost_photo(sha256: &str) -> Error {
    Error::new("photo-lost")
        .with("photo", &sha256[..sha256.len().min(12)])
        .status(ExitStatus::Invalid)
}

/// What frozen bytes say.
pub(crate) fn content_of(frozen: &Frozen) -> Result<SubmissionContent, Error> {
    serde_json::from_slice(&frozen.body)
        .map_err(|error| Error::new("outbox-damaged").detail(error.to_string()))
}
