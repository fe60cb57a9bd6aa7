//! Checklists that their designers are still at work on.
//!
//! A draft is kept whether it compiles or not. Whoever changes it names the revision they have
//! read, so that two people never overwrite each other; publishing takes the draft away in the
//! same transaction.

mod head;

use api::checklist_drafts::{Draft, DraftHead, Trial, TrialResult};
use api::checklists::ChecklistVersion;
use checklists::compile::MAX_SOURCE_BYTES;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::caller::Caller;
use super::checklists::{Compiled, Outlook, Sent, compile, gap_of, outlook, preview, publish_in};
use super::expected::Expected;
use crate::app::App;
use crate::db::checklist_drafts::{self as table, DraftHeadRow, DraftRow};
use crate::db::checklists::find_predecessors;
use crate::db::{agencies, trail};
use crate::error::{Error, Result};

/// The most drafts of an agency.
pub const MOST_DRAFTS: u64 = 200;

/// Drafts of the agency, the one begun last first, after the draft `after`, at most `limit`.
pub async fn list_drafts(
    app: &App,
    caller: &Caller,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<DraftHead>> {
    let rows = table::list_drafts(&caller.scope, app.db.read(), after, limit).await?;
    rows.into_iter().map(head_of).collect()
}

/// A draft with all that can be said about it now.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub async fn get_draft(app: &App, caller: &Caller, id: Uuid) -> Result<Draft> {
    let (row, compiled) = read(app, caller, id).await?;
    show(app, caller, row, compiled).await
}

/// Keeps what was sent as a new draft.
///
/// # Errors
/// [`Error::TooLarge`]; a conflict where the agency has as many drafts as it may have.
pub async fn create_draft(app: &App, caller: &Caller, sent: Sent) -> Result<Draft> {
    let compiled = compile(app, sent).await?;
    let now = app.clock.now();
    let mut row = DraftRow {
        id: Uuid::now_v7(),
        agency_id: caller.agency_id,
        slug: None,
        title: None,
        source: String::new(),
        revision: 1,
        created_at: now,
        created_by: caller.user_id,
        updated_at: now,
        updated_by: caller.user_id,
    };
    take_over(&mut row, &compiled)?;
    let tx = app.db.begin().await?;
    agencies::lock_numbering(&caller.scope, &tx).await?;
    if table::count_drafts(&caller.scope, &tx).await? >= MOST_DRAFTS {
        return Err(Error::Conflict {
            code: "too_many_drafts",
            detail: format!(
                "the agency has {MOST_DRAFTS} drafts already; publish or delete some first"
            ),
        });
    }
    table::insert_draft(&tx, row.clone()).await?;
    let mut line = caller.line(now, "checklist_draft.created", SUBJECT, row.id);
    line.after = Some(facts(&row));
    trail::write(&tx, line).await?;
    tx.commit().await?;
    show(app, caller, row, compiled).await
}

/// Puts what was sent in the place of what the caller has read. The same source once more changes
/// nothing, so that a call whose answer was lost can be repeated.
///
/// # Errors
/// [`Error::ChangedSince`] where somebody else has changed it since; [`Error::NotFound`];
/// [`Error::TooLarge`].
pub async fn update_draft(
    app: &App,
    caller: &Caller,
    id: Uuid,
    read: &Expected,
    sent: Sent,
) -> Result<Draft> {
    let compiled = compile(app, sent).await?;
    let tx = app.db.begin().await?;
    let mut row = table::lock_draft(&caller.scope, &tx, id).await?;
    if row.source == compiled.source {
        drop(tx);
        return show(app, caller, row, compiled).await;
    }
    read.require(row.revision)?;
    let before = facts(&row);
    take_over(&mut row, &compiled)?;
    row.revision += 1;
    row.updated_at = app.clock.now();
    row.updated_by = caller.user_id;
    table::update_draft(&tx, &row).await?;
    let mut line = caller.line(row.updated_at, "checklist_draft.updated", SUBJECT, id);
    (line.before, line.after) = (Some(before), Some(facts(&row)));
    trail::write(&tx, line).await?;
    tx.commit().await?;
    show(app, caller, row, compiled).await
}

/// Throws a draft away.
///
/// # Errors
/// [`Error::ChangedSince`]; [`Error::NotFound`].
pub async fn delete_draft(app: &App, caller: &Caller, id: Uuid, read: &Expected) -> Result<()> {
    let tx = app.db.begin().await?;
    let row = table::lock_draft(&caller.scope, &tx, id).await?;
    read.require(row.revision)?;
    table::delete_draft(&tx, &row).await?;
    let mut line = caller.line(app.clock.now(), "checklist_draft.deleted", SUBJECT, id);
    line.before = Some(facts(&row));
    trail::write(&tx, line).await?;
    tx.commit().await?;
    Ok(())
}

/// Publishes a draft, which is then no draft any more.
///
/// # Errors
/// [`Error::ChangedSince`]; [`Error::NotFound`]; those of publishing a source.
pub async fn publish_draft(
    app: &App,
    caller: &Caller,
    id: Uuid,
    expected: &Expected,
) -> Result<ChecklistVersion> {
    let (draft, compiled) = read(app, caller, id).await?;
    expected.require(draft.revision)?;
    let tx = app.db.begin().await?;
    let row = table::lock_draft(&caller.scope, &tx, id).await?;
    // What was compiled is what is published, whoever has come in between.
    Expected::Revisions(vec![draft.revision]).require(row.revision)?;
    let published = publish_in(app, caller, &tx, compiled).await?;
    table::delete_draft(&tx, &row).await?;
    let mut line = caller.line(app.clock.now(), "checklist_draft.published", SUBJECT, id);
    line.before = Some(facts(&row));
    line.after = Some(json!({ "slug": published.slug, "version": published.version }));
    trail::write(&tx, line).await?;
    tx.commit().await?;
    Ok(published)
}

/// Scores the answers of an imagined visit by the draft, and keeps nothing.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] where the draft does not compile.
pub async fn score_draft(
    app: &App,
    caller: &Caller,
    id: Uuid,
    trial: &Trial,
) -> Result<TrialResult> {
    let (_, compiled) = read(app, caller, id).await?;
    let checklist = compiled.checklist()?;
    let gaps = checklists::check(checklist, &trial.answers)
        .iter()
        .map(|gap| gap_of(gap, checklist))
        .collect();
    Ok(TrialResult {
        gaps,
        scorecard: checklists::score(checklist, &trial.answers),
    })
}

/// A draft as a shopper would see it, in plain text.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] where the draft does not compile, or for a language
/// that it does not have.
pub async fn preview_draft(
    app: &App,
    caller: &Caller,
    id: Uuid,
    lang: Option<&str>,
) -> Result<String> {
    let (_, compiled) = read(app, caller, id).await?;
    preview(compiled.checklist()?, lang)
}

/// What lines of the trail are about.
const SUBJECT: &str = "checklist_draft";

async fn read(app: &App, caller: &Caller, id: Uuid) -> Result<(DraftRow, Compiled)> {
    let row = table::find_draft(&caller.scope, app.db.read(), id)
        .await?
        .ok_or(Error::NotFound)?;
    let compiled = compile(app, Sent::Yaml(row.source.clone())).await?;
    Ok((row, compiled))
}

/// Writes a source into the row, with the names that it gives itself. What it does not tell any
/// more while it is broken stays as it was.
fn take_over(row: &mut DraftRow, compiled: &Compiled) -> Result<()> {
    let source = &compiled.source;
    if source.len() > MAX_SOURCE_BYTES {
        return Err(Error::TooLarge(format!(
            "the source has {} bytes; at most {MAX_SOURCE_BYTES} are kept",
            source.len()
        )));
    }
    let (slug, title) = match &compiled.checklist {
        Some(checklist) => (
            Some(checklist.slug.as_str().to_owned()),
            Some(checklist.title.default_text().to_owned()),
        ),
        None => (head::slug(source), head::title(source)),
    };
    row.slug = slug.or(row.slug.take());
    row.title = title.or(row.title.take());
    row.source.clone_from(source);
    Ok(())
}

fn facts(row: &DraftRow) -> Value {
    json!({
        "slug": row.slug, "revision": row.revision,
        "source_sha256": hex::encode(Sha256::digest(row.source.as_bytes())),
    })
}

async fn show(app: &App, caller: &Caller, row: DraftRow, compiled: Compiled) -> Result<Draft> {
    let before_publishing = match &compiled.checklist {
        None => Vec::new(),
        Some(checklist) => {
            let (slug, version) = (checklist.slug.as_str(), i64::from(checklist.version));
            let db = app.db.read();
            let beside = find_predecessors(&caller.scope, db, slug, version).await?;
            match outlook(beside, &compiled.source, checklist)? {
                Outlook::Published(_) | Outlook::New(_) => Vec::new(),
                Outlook::Taken { findings, .. } | Outlook::Undecided(findings) => findings,
            }
        }
    };
    let compiles = compiled.checklist.is_some();
    Ok(Draft {
        source: row.source.clone(),
        head: head_of(DraftHeadRow::from(row))?,
        compiles,
        diagnostics: compiled.findings,
        advice: compiled.advice,
        publishable: compiles && before_publishing.is_empty(),
        before_publishing,
        in_workbook: compiled.in_workbook.unwrap_or_default(),
    })
}

fn head_of(row: DraftHeadRow) -> Result<DraftHead> {
    Ok(DraftHead {
        id: row.id,
        slug: row.slug,
        title: row.title,
        revision: u32::try_from(row.revision).map_err(Error::internal)?,
        created_at: row.created_at.to_utc(),
        created_by: row.created_by,
        updated_at: row.updated_at.to_utc(),
        updated_by: row.updated_by,
    })
}
