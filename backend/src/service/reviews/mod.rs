//! The contractor's decisions: approve, return, reject, reopen.
//!
//! [`decide`] makes one; [`queue`] is what waits for one, [`desk`] all that a reviewer looks at;
//! [`correct`] mends typos, [`mod@revise`] changes answers in a revision of the contractor's.

pub mod correct;
pub mod desk;
pub mod queue;
pub mod revise;

use api::submissions::{ContractorRevision, Decision, NewReview, Remark, Review};
use checklists::QuestionId;
use serde_json::json;
use uuid::Uuid;

use crate::app::App;
use crate::db::reviews::{self, ContractorRevisionRow, ReviewRow};
use crate::db::{checklists as versions, submissions, visits};
use crate::error::{Error, Result};
use crate::service::caller::Caller;
use crate::service::checklists::read_version;
use crate::service::fields::Fields;
use crate::service::results;
use crate::service::visits::conflict;
use crate::service::visits::step;
use crate::service::visits::transition::Event;

/// Decides on the latest revision of a submission.
///
/// An approval publishes the results in the same transaction, and a reopening takes them away.
///
/// # Errors
/// [`Error::Invalid`] for a reason, a remark or a confirmation that is missing; a conflict where a
/// later revision has come, the submission does not count, or the visit's state does not allow it.
pub async fn decide(
    app: &App,
    caller: &Caller,
    submission_id: Uuid,
    new: NewReview,
) -> Result<Review> {
    let tx = app.db.begin().await?;
    let found = submissions::find_submission(&caller.scope, &tx, submission_id)
        .await?
        .ok_or(Error::NotFound)?;
    let mut visit = visits::lock_visit(&caller.scope, &tx, found.visit_id).await?;
    let submission = submissions::find_submission(&caller.scope, &tx, submission_id)
        .await?
        .ok_or(Error::NotFound)?;
    let version =
        versions::get_version_by_id(&tx, caller.agency_id, visit.checklist_version_id).await?;
    let (checklist, _) = read_version(&version)?;

    let mut fields = Fields::default();
    let message = fields.text("message", &new.message, 4_000);
    let mut remarks = Vec::new();
    for (index, remark) in new.remarks.iter().enumerate() {
        let at = format!("remarks[{index}].question");
        let known = QuestionId::new(remark.question.as_str())
            .is_ok_and(|id| checklist.question(&id).is_some());
        if !known {
            let message = format!("the checklist has no question `{}`", remark.question);
            fields.problem(&at, "unknown_question", message);
        }
        let text = fields.text(&format!("remarks[{index}].text"), &remark.text, 4_000);
        if text.is_empty() {
            fields.problem(
                &format!("remarks[{index}].text"),
                "required",
                "say what to mend",
            );
        }
        remarks.push(Remark {
            question: remark.question.clone(),
            text,
        });
    }
    let event = match new.decision {
        Decision::Approved => {
            if !new.anonymity_confirmed {
                fields.problem(
                    "anonymity_confirmed",
                    "required",
                    "confirm that nothing the owner will see identifies the shopper",
                );
            }
            Event::Approve
        }
        Decision::Returned => {
            if message.is_empty() && remarks.is_empty() {
                fields.problem(
                    "remarks",
                    "required",
                    "say what to mend, by question or in a message",
                );
            }
            Event::Return
        }
        Decision::Rejected | Decision::Reopened => {
            if message.is_empty() {
                fields.problem("message", "required", "give the reason");
            }
            if new.decision == Decision::Rejected {
                Event::Reject
            } else {
                Event::Reopen
            }
        }
    };
    fields.finish()?;
    if submission.contested {
        return Err(conflict(
            &visit,
            "this submission is contested; choose it first if it should count",
        )?);
    }
    // Two who decide at once: whoever comes second is told, whatever the first has made of the visit.
    let before = reviews::list_reviews(&caller.scope, &tx, &[submission_id]).await?;
    let count = u32::try_from(before.len()).map_err(Error::internal)?;
    if new.reviews.is_some_and(|read| read != count) {
        return Err(Error::Conflict {
            code: "review_conflict",
            detail: format!(
                "a decision has been made since you read the submission; there are {count} now: read it again"
            ),
        });
    }
    if i64::from(new.revision) != submission.latest_revision {
        return Err(Error::Conflict {
            code: "revision_conflict",
            detail: format!(
                "you decided on revision {}, but the last one is {}; read it first",
                new.revision, submission.latest_revision
            ),
        });
    }
    let now = app.clock.now();
    let row = ReviewRow {
        id: Uuid::now_v7(),
        agency_id: caller.agency_id,
        submission_id,
        revision: submission.latest_revision,
        decision: new.decision.as_str().to_owned(),
        message,
        remarks: serde_json::to_string(&remarks)?,
        anonymity_confirmed: new.decision == Decision::Approved && new.anonymity_confirmed,
        reviewer_id: caller.user_id,
        decided_at: now,
    };
    let facts = json!({
        "submission_id": submission_id, "revision": row.revision, "review_id": row.id,
        "anonymity_confirmed": row.anonymity_confirmed,
    });
    let revision = submissions::find_revision(
        &caller.scope,
        &tx,
        submission_id,
        submission.latest_revision,
    )
    .await?
    .ok_or_else(|| Error::internal("a submission without its latest revision"))?;
    let local_date = results::local_date(&caller.scope, &tx, &visit, &revision).await?;
    step(
        caller,
        &tx,
        &mut visit,
        event,
        now,
        facts,
        |visit| match new.decision {
            Decision::Approved => visit.local_date = Some(local_date),
            Decision::Reopened => visit.local_date = None,
            Decision::Returned | Decision::Rejected => {}
        },
    )
    .await?;
    match new.decision {
        Decision::Approved => results::publish(&tx, &visit, now).await?,
        Decision::Reopened => results::withdraw(&tx, &visit, now).await?,
        Decision::Returned | Decision::Rejected => {}
    }
    let review = review_of(&row)?;
    reviews::insert_review(&tx, row).await?;
    tx.commit().await?;
    Ok(review)
}

/// What is known of a contractor's revision, as the API shows it.
pub(super) fn contractor_revision_of(row: &ContractorRevisionRow) -> Result<ContractorRevision> {
    Ok(ContractorRevision {
        based_on: u32::try_from(row.based_on).map_err(Error::internal)?,
        contractor_id: row.made_by,
        reason: row.reason.clone(),
        questions: serde_json::from_str(&row.questions)?,
        at: row.made_at.to_utc(),
    })
}

/// A decision as the API shows it.
pub fn review_of(row: &ReviewRow) -> Result<Review> {
    let decision = [
        Decision::Approved,
        Decision::Returned,
        Decision::Rejected,
        Decision::Reopened,
    ]
    .into_iter()
    .find(|decision| decision.as_str() == row.decision)
    .ok_or_else(|| Error::internal(format!("unknown decision {}", row.decision)))?;
    Ok(Review {
        revision: u32::try_from(row.revision).map_err(Error::internal)?,
        decision,
        message: row.message.clone(),
        remarks: serde_json::from_str(&row.remarks)?,
        reviewer_id: row.reviewer_id,
        at: row.decided_at.to_utc(),
    })
}
