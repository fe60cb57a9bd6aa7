//! The contractor's revision: answers that bear on the score are changed, with a reason.
//!
//! What the shopper sent never changes. [`revise`] adds the next revision of the submission, judged and
//! scored as a shopper's under the same checklist version; what is published of an approved visit follows in
//! the same transaction (P5). [`preview`] says what would come of it and keeps nothing.

use api::receipts::ReceiptClaims;
use api::submissions::{Flag, FlagKind, NewRevision, Revision, SubmissionContent};
use api::visits::VisitState;
use checklists::{Answer, AnswerValue, Answers, Checklist, Percent, QuestionId, Scorecard};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::correct::apply;
use crate::app::App;
use crate::auth::token;
use crate::db::checklists::ChecklistRow;
use crate::db::reviews::{
    ContractorRevisionRow, insert_contractor_revision, list_corrections, list_reviews,
};
use crate::db::submissions::{RevisionRow, SubmissionRow};
use crate::db::visits::VisitRow;
use crate::db::{Tx, checklists as versions, photos, submissions, visits};
use crate::error::{Error, Result};
use crate::service::caller::Caller;
use crate::service::checklists::read_version;
use crate::service::fields::Fields;
use crate::service::results;
use crate::service::submissions::{
    get_revision, judge, little_scored, named_photos, require_photos,
};
use crate::service::visits::transition::Event;
use crate::service::visits::{conflict, state_of, step};

/// The longest reason, comment or answer in words that is typed here, in characters.
const LONGEST: usize = 4_000;
/// Who a contractor's revision names as the program that made it.
const PROGRAM: &str = concat!("plainclothes ", env!("CARGO_PKG_VERSION"));

/// A revision beside the one it is made from.
#[derive(Clone, Debug)]
pub struct Revised {
    /// The answers before, corrections of typos included.
    pub before: Answers,
    /// The answers after; those that are not asked for any more are left out.
    pub after: Answers,
    /// The scorecard before, as it was stored.
    pub card_before: Scorecard,
    /// The scorecard after.
    pub card_after: Scorecard,
    /// The questions with another answer than before, in the order of the journey.
    pub changed: Vec<QuestionId>,
}

/// Everything that a revision is made of, judged.
struct Ready {
    visit: VisitRow,
    submission: SubmissionRow,
    version: ChecklistRow,
    checklist: Checklist,
    base: RevisionRow,
    content: SubmissionContent,
    reason: String,
    revised: Revised,
}

/// What a revision would come to; nothing is kept.
///
/// # Errors
/// Those of [`revise`].
pub async fn preview(
    app: &App,
    caller: &Caller,
    submission_id: Uuid,
    new: &NewRevision,
    corrections: Option<usize>,
) -> Result<Revised> {
    let tx = app.db.begin().await?;
    let ready = prepare(caller, &tx, submission_id, new, corrections).await?;
    tx.rollback().await?;
    Ok(ready.revised)
}

/// Makes the next revision of a submission that waits for a decision or is approved.
///
/// `corrections` is how many corrections of typos there were when it was read, where that is known.
///
/// # Errors
/// [`Error::Invalid`] with everything that is missing or wrong; a conflict where the submission has moved on
/// since it was read, does not count, or its visit is neither submitted nor approved.
pub async fn revise(
    app: &App,
    caller: &Caller,
    submission_id: Uuid,
    new: &NewRevision,
    corrections: Option<usize>,
) -> Result<Revision> {
    let tx = app.db.begin().await?;
    let ready = prepare(caller, &tx, submission_id, new, corrections).await?;
    let Ready {
        mut visit,
        mut submission,
        version,
        checklist,
        base,
        content,
        reason,
        revised,
    } = ready;
    let now = app.clock.now();
    let number = base.number + 1;
    let revision = u32::try_from(number).map_err(Error::internal)?;
    let bytes = serde_json::to_vec(&content)?;
    let content_sha256 = hex::encode(Sha256::digest(&bytes));
    let score = revised.card_after.total.score;
    let shown = score.filter(|_| checklist.scoring.show_points);
    let claims = ReceiptClaims {
        iss: app.public_url.clone(),
        submission_id,
        revision,
        visit_id: visit.id,
        checklist_hash: version.hash,
        shopper_copy_hash: version.shopper_copy_hash,
        content_sha256: content_sha256.clone(),
        photos: content.photos.clone(),
        score: shown.map(Percent::hundredths),
        received_at: now.to_utc(),
        revised_by_contractor: true,
    };
    let row = RevisionRow {
        agency_id: caller.agency_id,
        submission_id,
        number,
        checklist_version_id: version.id,
        flags: flags(&base, &content, &revised.card_after)?,
        content: bytes,
        content_sha256,
        scorecard: serde_json::to_string(&revised.card_after)?,
        receipt: token::sign_receipt(&app.keys, &claims)?,
        started_at: base.started_at,
        // What the shopper reported was received then; it does not wait for a shorter time now.
        received_at: base.received_at,
    };
    submissions::insert_revision(&tx, row).await?;
    submission.latest_revision = number;
    submissions::update_submission(&tx, &submission).await?;
    let questions: Vec<&str> = revised.changed.iter().map(QuestionId::as_str).collect();
    let score_before = revised.card_before.total.score;
    let facts = json!({
        "submission_id": submission_id, "revision": number, "based_on": base.number,
        "reason": reason, "questions": questions, "score": [score_before, score],
    });
    let made = ContractorRevisionRow {
        id: Uuid::now_v7(),
        agency_id: caller.agency_id,
        submission_id,
        number,
        based_on: base.number,
        reason,
        questions: serde_json::to_string(&questions)?,
        made_by: caller.user_id,
        made_at: now,
    };
    insert_contractor_revision(&tx, made).await?;
    step(caller, &tx, &mut visit, Event::Revise, now, facts, |_| {}).await?;
    if state_of(&visit)? == VisitState::Approved {
        results::withdraw(&tx, &visit, now).await?;
        results::publish(&tx, &visit, now).await?;
    }
    tx.commit().await?;
    get_revision(app, caller, submission_id, revision).await
}

/// Reads what is to be revised and judges the change, all at once.
async fn prepare(
    caller: &Caller,
    tx: &Tx,
    submission_id: Uuid,
    new: &NewRevision,
    corrections: Option<usize>,
) -> Result<Ready> {
    let scope = &caller.scope;
    let found = submissions::find_submission(scope, tx, submission_id)
        .await?
        .ok_or(Error::NotFound)?;
    let visit = visits::lock_visit(scope, tx, found.visit_id).await?;
    let submission = submissions::find_submission(scope, tx, submission_id)
        .await?
        .ok_or(Error::NotFound)?;
    let state = state_of(&visit)?;
    if submission.contested || !matches!(state, VisitState::Submitted | VisitState::Approved) {
        return Err(conflict(
            &visit,
            "a revision is made only of what counts, while its visit is submitted or approved",
        )?);
    }
    let base = submissions::find_revision(scope, tx, submission_id, submission.latest_revision)
        .await?
        .ok_or_else(|| Error::internal("a submission without its latest revision"))?;
    let corrected = list_corrections(scope, tx, submission_id).await?;
    let decided = list_reviews(scope, tx, &[submission_id]).await?.len();
    still_as_read(new, base.number, decided, corrections, corrected.len())?;

    let version =
        versions::get_version_by_id(tx, caller.agency_id, visit.checklist_version_id).await?;
    let (checklist, _) = read_version(&version)?;
    let mut content: SubmissionContent = serde_json::from_slice(&base.content)?;
    apply(&corrected, base.number, &mut content.answers);
    let before = content.answers.clone();

    let mut fields = Fields::default();
    let reason = fields.text("reason", &new.reason, LONGEST);
    if reason.is_empty() {
        fields.problem("reason", "required", "give the reason");
    }
    if !new.anonymity_confirmed {
        let message = "confirm that nothing the owner will see identifies the shopper";
        fields.problem("anonymity_confirmed", "required", message);
    }
    let typed = cleaned(&mut fields, &before, &new.answers);
    let after = applied(&checklist, &before, &typed);
    let changed: Vec<QuestionId> = checklist
        .questions()
        .filter(|question| before.get(&question.id) != after.get(&question.id))
        .map(|question| question.id.clone())
        .collect();
    content.answers = after.clone();
    let named = named_photos(&after);
    content
        .photos
        .retain(|photo| named.contains_key(&photo.sha256));
    PROGRAM.clone_into(&mut content.program);
    match judge(&checklist, &content) {
        Ok(()) if changed.is_empty() => {
            let message = "no answer is another than before; change one, or go back";
            fields.problem("answers", "unchanged", message);
        }
        Ok(()) => {}
        Err(Error::Invalid(problems)) => problems.into_iter().for_each(|found| fields.add(found)),
        Err(error) => return Err(error),
    }
    fields.finish()?;
    let stored = photos::list_photos(scope, tx, visit.id, submission.shopper_id).await?;
    require_photos(&content, &stored)?;
    let revised = Revised {
        card_before: serde_json::from_str(&base.scorecard)?,
        card_after: checklists::score(&checklist, &after),
        before,
        after,
        changed,
    };
    Ok(Ready {
        visit,
        submission,
        version,
        checklist,
        base,
        content,
        reason,
        revised,
    })
}

/// Of two who change a submission at once, whoever comes second is told.
fn still_as_read(
    new: &NewRevision,
    revision: i64,
    decided: usize,
    corrections: Option<usize>,
    corrected: usize,
) -> Result<()> {
    let conflict = |code, detail| Err(Error::Conflict { code, detail });
    if i64::from(new.revision) != revision {
        let read = new.revision;
        let detail =
            format!("you read revision {read}, but the last one is {revision}; read it first");
        return conflict("revision_conflict", detail);
    }
    let read = new.reviews.map(usize::try_from);
    if read.is_some_and(|read| read != Ok(decided)) {
        let detail = format!(
            "a decision has been made since you read the submission; there are {decided} now: read it again"
        );
        return conflict("review_conflict", detail);
    }
    if corrections.is_some_and(|read| read != corrected) {
        let detail = "a typo has been corrected since you read the submission; read it again";
        return conflict("text_conflict", detail.to_owned());
    }
    Ok(())
}

/// The answers of a change as they are kept: texts trimmed and in NFC, photos those that are there.
fn cleaned(fields: &mut Fields, before: &Answers, new: &Answers) -> Answers {
    let nothing = Answer::default();
    let mut cleaned = Answers::new();
    for (question, answer) in new.iter() {
        let at = format!("answers.{question}");
        let was = before.get(question).unwrap_or(&nothing);
        if !answer.photos.is_empty() {
            let message = "photos stay with their questions; leave them out";
            fields.problem(&at, "photos_stay", message);
        }
        let mut answer = Answer {
            photos: was.photos.clone(),
            ..answer.clone()
        };
        if answer.value != was.value
            && let Some(AnswerValue::Text(text)) = &answer.value
        {
            answer.value = Some(AnswerValue::Text(fields.text(&at, text, LONGEST)));
        }
        if answer.comment != was.comment {
            let comment = answer.comment.as_deref().unwrap_or_default();
            let comment = fields.text(&at, comment, LONGEST);
            answer.comment = Some(comment).filter(|comment| !comment.is_empty());
        }
        cleaned.insert(question.clone(), answer);
    }
    cleaned
}

/// The answers with those of a change in their places, photos included; what is not asked for any more is
/// left out.
pub fn applied(checklist: &Checklist, before: &Answers, changed: &Answers) -> Answers {
    let mut after = before.clone();
    for (question, answer) in changed.iter() {
        if answer.is_empty() {
            after.remove(question);
        } else {
            after.insert(question.clone(), answer.clone());
        }
    }
    checklists::strip_hidden(checklist, &after)
}

/// The flags of the revision before, as far as they are about what is still there.
fn flags(base: &RevisionRow, content: &SubmissionContent, card: &Scorecard) -> Result<String> {
    let mut flags: Vec<Flag> = serde_json::from_str(&base.flags)?;
    let is_named =
        |flag: &Flag| (content.photos.iter()).any(|photo| flag.detail.contains(&photo.sha256));
    flags.retain(|flag| match flag.kind {
        FlagKind::LittleScored => false,
        FlagKind::PhotoReuse => is_named(flag),
        FlagKind::Late | FlagKind::OutsideWindow | FlagKind::ClockDrift => true,
    });
    flags.extend(little_scored(card));
    Ok(serde_json::to_string(&flags)?)
}
