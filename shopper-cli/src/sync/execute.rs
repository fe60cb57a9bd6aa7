//! Carrying out the plan: freezing, sending photos and revisions, keeping receipts.
//!
//! Every step can be repeated from any point at which the program may die. What is frozen stays
//! frozen until the server has answered for it.

use std::collections::BTreeSet;

use api::assignments::Assignment;
use api::photos::StoredPhoto;
use api::receipts::ReceiptClaims;
use api::submissions::SubmissionContent;
use checklists::Checklist;
use uuid::Uuid;

use super::content::{content_of, local, lost_photo, photos_of, sendable};
use super::plan::{Remote, Sent, Step, Stop, plan};
use super::receipts::{believe, expected};
use crate::client::{ClientError, Patience, program};
use crate::context::{Context, Desk};
use crate::disk::{CachedAssignment, Draft, Frozen};
use crate::error::Error;
use crate::exit::ExitStatus;

/// How often photos that the server lost are sent again before giving up.
const MISSING_ROUNDS: u32 = 3;

/// What became of a submission.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// The plan was carried out; this is why there is nothing more to do, and the receipt if one
    /// came now.
    Stopped {
        stop: Stop,
        receipt: Option<ReceiptClaims>,
    },
    /// The revision is frozen and waits for a better network.
    Queued { revision: u32, cause: ClientError },
}

/// What the server said, and whether it said so just now.
struct Asked {
    remote: Remote,
    problem: Option<ClientError>,
}

/// Brings a visit's submission to the server as far as it goes now.
pub(crate) async fn submit(
    context: &mut Context<'_>,
    desk: &Desk,
    visit: &CachedAssignment,
    unchanged_too: bool,
) -> Result<Outcome, Error> {
    let visit_id = visit.assignment.visit_id;
    let asked = ask(context, desk, visit).await?;
    let visit = desk
        .disk
        .find_assignment(visit_id)
        .await?
        .unwrap_or_else(|| visit.clone());
    let draft = desk.disk.find_draft(visit_id).await?;
    let checklist = match &draft {
        Some(_) => Some(context.checklist(desk, &visit).await?),
        None => None,
    };
    let local = local(
        desk,
        visit_id,
        draft.as_ref().zip(checklist.as_ref()),
        unchanged_too,
    )
    .await?;
    let mut run = Run {
        context,
        desk,
        visit: &visit,
        frozen: None,
        receipt: None,
    };
    for step in plan(&local, &asked.remote) {
        match step {
            Step::Freeze {
                submission_id,
                revision,
            } => {
                if let (Some(draft), Some(checklist)) = (&draft, &checklist) {
                    let id = submission_id.unwrap_or_else(Uuid::now_v7);
                    run.freeze(draft, checklist, (id, revision)).await?;
                }
            }
            Step::Release { revision } => run.release(revision).await?,
            Step::SendPhoto(_) | Step::SendRevision { .. } if asked.cannot_send() => {
                let cause = asked.problem.unwrap_or(ClientError::NotLoggedIn);
                return run.queued(cause).await;
            }
            Step::SendPhoto(photo) => {
                // Photos that belong together are sent under one meter.
                if let Err(cause) = run.send_photo(&photo).await? {
                    return run.queued(cause).await;
                }
            }
            Step::SendRevision { .. } => {
                if let Err(cause) = run.send_revision().await? {
                    return run.queued(cause).await;
                }
            }
            Step::Stop(stop) => {
                let receipt = run.receipt.take();
                return Ok(Outcome::Stopped { stop, receipt });
            }
        }
    }
    let revision = run.frozen.as_ref().map_or(0, |frozen| frozen.revision);
    let receipt = run.receipt.take();
    Ok(Outcome::Stopped {
        stop: Stop::Delivered { revision },
        receipt,
    })
}

impl Asked {
    /// Whether the server could not even be asked, so that sending is in vain.
    fn cannot_send(&self) -> bool {
        self.problem.is_some()
    }
}

/// What the server says about the visit; what it said last where it cannot be reached.
async fn ask(
    context: &mut Context<'_>,
    desk: &Desk,
    visit: &CachedAssignment,
) -> Result<Asked, Error> {
    let visit_id = visit.assignment.visit_id;
    let cached = |photos: BTreeSet<String>| Remote {
        state: visit.assignment.state,
        submission: sent(&visit.assignment),
        photos,
    };
    let assignment = match desk
        .client
        .get_assignment(visit_id, Patience::short())
        .await
    {
        Ok(assignment) => assignment,
        // The visit was taken away: the server still takes what its former holder sends.
        Err(ClientError::Problem(problem)) if problem.status == 404 => {
            return Ok(Asked {
                remote: cached(BTreeSet::new()),
                problem: None,
            });
        }
        Err(ClientError::Problem(problem)) => return Err(ClientError::Problem(problem).into()),
        Err(ClientError::Local(error)) => return Err(*error),
        Err(problem) => {
            return Ok(Asked {
                remote: cached(BTreeSet::new()),
                problem: Some(problem),
            });
        }
    };
    desk.disk
        .put_assignment(&assignment, context.env.now())
        .await?;
    context.after_contact(desk).await?;
    let mut remote = Remote {
        state: assignment.state,
        submission: sent(&assignment),
        photos: BTreeSet::new(),
    };
    match desk.client.list_photos(visit_id).await {
        Ok(photos) => {
            remote.photos = photos.into_iter().map(|photo| photo.sha256).collect();
            Ok(Asked {
                remote,
                problem: None,
            })
        }
        // Sending a photo twice does no harm.
        Err(ClientError::Problem(_)) => Ok(Asked {
            remote,
            problem: None,
        }),
        Err(ClientError::Local(error)) => Err(*error),
        Err(problem) => Ok(Asked {
            remote,
            problem: Some(problem),
        }),
    }
}

/// The submission that the server has, as it told.
fn sent(assignment: &Assignment) -> Option<Sent> {
    let submission = assignment.submission.as_ref()?;
    Some(Sent {
        id: submission.id,
        revision: submission.revision,
        sent: submission.latest_sent(),
    })
}

struct Run<'r, 'c> {
    context: &'r mut Context<'c>,
    desk: &'r Desk,
    visit: &'r CachedAssignment,
    /// The revision frozen in this run.
    frozen: Option<Frozen>,
    receipt: Option<ReceiptClaims>,
}

impl Run<'_, '_> {
    fn visit_id(&self) -> Uuid {
        self.visit.assignment.visit_id
    }

    async fn waiting(&self) -> Result<Option<Frozen>, Error> {
        Ok(self.desk.disk.find_waiting(self.visit_id()).await?)
    }

    /// Frees bytes whose number a contractor took: the server never had them.
    async fn release(&mut self, revision: u32) -> Result<(), Error> {
        let args = [("revision", revision.into())];
        let line = self.context.words.say_with("number-taken", &args);
        if let Some(frozen) = self.waiting().await? {
            self.desk.disk.mark_refused(&frozen, &line).await?;
        }
        self.context.console.note(&line);
        Ok(())
    }

    async fn queued(&mut self, cause: ClientError) -> Result<Outcome, Error> {
        let waiting = self.waiting().await?;
        if let Some(frozen) = &waiting {
            self.desk
                .disk
                .note_attempt(frozen, Some(&cause.brief()))
                .await?;
        }
        let revision = waiting.map_or(1, |frozen| frozen.revision);
        Ok(Outcome::Queued { revision, cause })
    }

    async fn freeze(
        &mut self,
        draft: &Draft,
        checklist: &Checklist,
        key: (Uuid, u32),
    ) -> Result<(), Error> {
        let now = self.context.env.now();
        let answers = sendable(checklist, draft);
        let previous = match self.desk.disk.find_delivered(self.visit_id()).await? {
            Some(frozen) => Some(content_of(&frozen)?),
            None => None,
        };
        let started_at = draft
            .started_at
            .or(previous.as_ref().map(|p| p.started_at))
            .unwrap_or(now);
        // A later revision is about the same visit, so its end does not move.
        let finished_at = match (draft.finished_at, &previous) {
            (Some(said), _) => said,
            (None, Some(previous)) => previous.finished_at.max(started_at),
            (None, None) => now.max(started_at),
        };
        if finished_at < started_at {
            let handle = self.context.handle(self.desk, self.visit).await?;
            return Err(Error::new("ends-before-start")
                .with("started", self.context.words.instant(started_at))
                .with("finished", self.context.words.instant(finished_at))
                .command(format!(
                    "shopper fill {handle} --started TIME --finished TIME"
                ))
                .status(ExitStatus::Invalid));
        }
        let content = SubmissionContent {
            visit_id: self.visit_id(),
            checklist_hash: self.visit.assignment.checklist.hash.clone(),
            language: draft.language.clone(),
            started_at,
            finished_at,
            photos: photos_of(self.desk, self.visit_id(), &answers).await?,
            answers,
            program: program(),
        };
        let body = serde_json::to_vec(&content)
            .map_err(|error| Error::new("outbox-damaged").detail(error.to_string()))?;
        let frozen = self
            .desk
            .disk
            .freeze(self.visit_id(), key, &body, draft.edits, now)
            .await?;
        let line = self
            .context
            .words
            .say_with("frozen", &[("revision", key.1.into())]);
        self.context.console.note(&line);
        self.frozen = Some(frozen);
        Ok(())
    }

    /// Sends one photo. The inner error is a network that does not let it through now.
    async fn send_photo(&mut self, photo: &StoredPhoto) -> Result<Result<(), ClientError>, Error> {
        let bytes = self.desk.disk.read_photo(&photo.sha256)?;
        let short = &photo.sha256[..photo.sha256.len().min(12)];
        let label = self
            .context
            .words
            .say_with("sending-photo", &[("photo", short.into())]);
        let progress = self.context.console.progress(photo.size_bytes, &label);
        let sent = self
            .desk
            .client
            .put_photo(self.visit_id(), &photo.sha256, bytes, progress.clone())
            .await;
        progress.finish();
        match sent {
            Ok(stored) if stored == *photo => {
                let line = self
                    .context
                    .words
                    .say_with("sent-photo", &[("photo", short.into())]);
                self.context.console.note(&line);
                Ok(Ok(()))
            }
            Ok(stored) => Err(Error::new("photo-differs")
                .with("photo", short)
                .detail(format!("{} {}", stored.sha256, stored.size_bytes))),
            Err(error) => self.refused(error, None).await,
        }
    }

    /// Sends the frozen bytes and keeps the receipt.
    async fn send_revision(&mut self) -> Result<Result<(), ClientError>, Error> {
        let Some(frozen) = self.waiting().await? else {
            // Another process of this program was faster; its receipt is here.
            return Ok(Ok(()));
        };
        for round in 1.. {
            let sent = self
                .desk
                .client
                .put_revision(frozen.submission_id, frozen.revision, frozen.body.clone())
                .await;
            match sent {
                Ok(receipt) => {
                    let expected = expected(&frozen)?;
                    let claims = believe(self.desk, &receipt.jws, &expected).await?;
                    let key = (frozen.submission_id, frozen.revision);
                    let now = self.context.env.now();
                    self.desk
                        .disk
                        .keep_receipt(self.visit_id(), key, &receipt.jws, now)
                        .await?;
                    self.receipt = Some(claims);
                    self.after_delivery().await?;
                    return Ok(Ok(()));
                }
                Err(ClientError::Problem(problem))
                    if problem.code == "photos_missing" && round <= MISSING_ROUNDS =>
                {
                    let content = content_of(&frozen)?;
                    for sha256 in &problem.missing_photos {
                        let photo = content
                            .photos
                            .iter()
                            .find(|photo| photo.sha256 == *sha256)
                            .ok_or_else(|| lost_photo(sha256))?;
                        if let Err(cause) = self.send_photo(photo).await? {
                            return Ok(Err(cause));
                        }
                    }
                }
                Err(error) => return self.refused(error, Some(&frozen)).await,
            }
        }
        Ok(Ok(()))
    }

    /// Tells a passing trouble from a refusal. A refusal of content frees its key, because the
    /// server stored nothing under it.
    async fn refused(
        &mut self,
        error: ClientError,
        frozen: Option<&Frozen>,
    ) -> Result<Result<(), ClientError>, Error> {
        let ClientError::Problem(problem) = &error else {
            return match error {
                ClientError::Local(error) => Err(*error),
                passing => Ok(Err(passing)),
            };
        };
        // These say something about the person or the moment, not about the content.
        let stays = matches!(
            problem.code.as_str(),
            "unauthenticated" | "forbidden" | "not_found" | "throttled" | "busy" | "internal"
        ) || problem.status >= 500;
        let waiting = match frozen {
            Some(frozen) => Some(frozen.clone()),
            None => self.waiting().await?,
        };
        if let Some(frozen) = &waiting {
            if stays {
                self.desk
                    .disk
                    .note_attempt(frozen, Some(&error.brief()))
                    .await?;
            } else {
                self.desk.disk.mark_refused(frozen, &error.brief()).await?;
            }
        }
        if problem.status >= 500 {
            return Ok(Err(error));
        }
        Err(error.into())
    }

    /// Learns the visit's new state; what is known is good enough if that fails.
    async fn after_delivery(&mut self) -> Result<(), Error> {
        let visit_id = self.visit_id();
        if let Ok(assignment) = self
            .desk
            .client
            .get_assignment(visit_id, Patience::once())
            .await
        {
            self.desk
                .disk
                .put_assignment(&assignment, self.context.env.now())
                .await?;
        }
        Ok(())
    }
}
