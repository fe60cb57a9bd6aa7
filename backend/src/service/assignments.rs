//! A shopper's side of a visit: seeing, accepting, declining.

use api::assignments::{
    AssignedChecklist, AssignedStore, AssignedSubmission, Assignment, ReviewForShopper,
    RevisedForShopper,
};
use api::people::Role;
use api::visits::{VisitState, Window};
use chrono::TimeDelta;
use serde_json::json;
use uuid::Uuid;

use super::caller::Caller;
use super::fields::Fields;
use super::reviews::{contractor_revision_of, review_of};
use super::visits::transition::Event;
use super::visits::{conflict, state_of, step};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::reviews::ContractorRevisionRow;
use crate::db::submissions::SubmissionRow;
use crate::db::visits::{VisitDetail, VisitRow};
use crate::db::{reviews, visits};
use crate::error::{Error, Result};

/// Visits that were called off stay in the list this long.
const CALLED_OFF_LIFE: TimeDelta = TimeDelta::days(30);

/// The shopper's assignments, latest due first, at most `limit`.
pub async fn list_assignments(
    app: &App,
    caller: &Caller,
    before: Option<(Timestamp, Uuid)>,
    limit: u64,
) -> Result<Vec<Assignment>> {
    let since = app.clock.now().plus(-CALLED_OFF_LIFE);
    let details =
        visits::list_assignments(&caller.scope, app.db.read(), since, before, limit).await?;
    show(app, caller, details).await
}

/// One assignment.
///
/// # Errors
/// [`Error::NotFound`] for a visit that is not and never was the shopper's.
pub async fn get_assignment(app: &App, caller: &Caller, visit_id: Uuid) -> Result<Assignment> {
    let detail = visits::get_visit_detail(&caller.scope, app.db.read(), visit_id).await?;
    show(app, caller, vec![detail])
        .await?
        .pop()
        .ok_or(Error::NotFound)
}

/// The shopper takes the visit. Taking it twice is one taking.
///
/// # Errors
/// [`Error::VisitState`] where it is not offered to this shopper any more.
pub async fn accept(app: &App, caller: &Caller, visit_id: Uuid) -> Result<()> {
    let tx = app.db.begin().await?;
    let mut visit = visits::lock_visit(&caller.scope, &tx, visit_id).await?;
    if visit.shopper_id != Some(caller.user_id) {
        return Err(conflict(&visit, "it is not offered to you any more")?);
    }
    if state_of(&visit)? == VisitState::Accepted {
        return Ok(());
    }
    let now = app.clock.now();
    step(
        caller,
        &tx,
        &mut visit,
        Event::Accept,
        now,
        json!({}),
        |_| {},
    )
    .await?;
    visits::accept_holding(&tx, visit.agency_id, visit.id, now).await?;
    tx.commit().await?;
    Ok(())
}

/// The shopper gives the visit back.
///
/// # Errors
/// [`Error::VisitState`] once a submission has come; [`Error::Invalid`] without a reason.
pub async fn decline(app: &App, caller: &Caller, visit_id: Uuid, reason: &str) -> Result<()> {
    let mut fields = Fields::default();
    let reason = fields.line("reason", reason, 1_000);
    fields.finish()?;
    let tx = app.db.begin().await?;
    let mut visit = visits::lock_visit(&caller.scope, &tx, visit_id).await?;
    if visit.shopper_id != Some(caller.user_id) {
        return Err(conflict(&visit, "you do not hold it")?);
    }
    let now = app.clock.now();
    step(
        caller,
        &tx,
        &mut visit,
        Event::Decline,
        now,
        json!({ "reason": reason }),
        |visit| {
            visit.shopper_id = None;
        },
    )
    .await?;
    visits::end_holding(&tx, visit.agency_id, visit.id, "declined", now).await?;
    tx.commit().await?;
    Ok(())
}

async fn show(app: &App, caller: &Caller, details: Vec<VisitDetail>) -> Result<Vec<Assignment>> {
    let own = |detail: &VisitDetail| {
        detail
            .submissions
            .iter()
            .find(|row| row.shopper_id == caller.user_id)
            .cloned()
    };
    let ids: Vec<Uuid> = details.iter().filter_map(own).map(|row| row.id).collect();
    let decisions = reviews::list_reviews(&caller.scope, app.db.read(), &ids).await?;
    let revised = reviews::list_contractor_revisions(&caller.scope, app.db.read(), &ids).await?;
    details
        .into_iter()
        .map(|detail| {
            let submission = own(&detail);
            let latest = submission.as_ref().and_then(|submission| {
                decisions
                    .iter()
                    .rev()
                    .find(|review| review.submission_id == submission.id)
            });
            let review = latest.map(|row| {
                let review = review_of(row)?;
                Ok::<_, Error>(ReviewForShopper {
                    revision: review.revision,
                    decision: review.decision,
                    message: review.message,
                    remarks: review.remarks,
                    at: review.at,
                })
            });
            let VisitDetail {
                visit,
                store,
                client,
                checklist,
                ..
            } = detail;
            Ok(Assignment {
                visit_id: visit.id,
                state: state_for(&visit, caller.user_id)?,
                client: client.name,
                store: AssignedStore {
                    code: store.code,
                    name: store.name,
                    address: store.address,
                    time_zone: store.time_zone,
                },
                window: Window {
                    from: visit.window_from,
                    to: visit.window_to,
                },
                due_at: visit.due_at.to_utc(),
                fee_minor: visit.fee_minor,
                currency: client.currency,
                note: visit.note,
                checklist: AssignedChecklist {
                    slug: checklist.slug.clone(),
                    version: u32::try_from(checklist.version).map_err(Error::internal)?,
                    hash: checklist.hash_for_shoppers(),
                },
                review: review.transpose()?,
                submission: submission.map(|row| sent(&row, &revised)).transpose()?,
            })
        })
        .collect()
}

/// A submission as its shopper sees it, with what contractors made of it.
fn sent(row: &SubmissionRow, revised: &[ContractorRevisionRow]) -> Result<AssignedSubmission> {
    let number = |number: i64| u32::try_from(number).map_err(Error::internal);
    let revised: Vec<_> = revised
        .iter()
        .filter(|revised| revised.submission_id == row.id)
        .collect();
    let is_revised = |number: i64| revised.iter().any(|revised| revised.number == number);
    let latest_sent = (1..=row.latest_revision).rev().find(|n| !is_revised(*n));
    let told = revised.iter().map(|revised| {
        let told = contractor_revision_of(revised)?;
        Ok::<_, Error>(RevisedForShopper {
            revision: number(revised.number)?,
            by: Role::Contractor,
            reason: told.reason,
            questions: told.questions,
            at: told.at,
        })
    });
    Ok(AssignedSubmission {
        id: row.id,
        revision: number(row.latest_revision)?,
        sent: latest_sent
            .filter(|sent| *sent != row.latest_revision)
            .map(number)
            .transpose()?,
        revised: told.collect::<Result<_>>()?,
    })
}

/// The state as this shopper may know it: what becomes of a visit that others hold now is theirs.
fn state_for(visit: &VisitRow, shopper_id: Uuid) -> Result<VisitState> {
    let state = state_of(visit)?;
    Ok(if visit.shopper_id == Some(shopper_id) {
        state
    } else {
        VisitState::Cancelled
    })
}
