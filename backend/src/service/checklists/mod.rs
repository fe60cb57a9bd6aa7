//! Publishing checklist versions.
//!
//! [`publish`] is the whole way in; [`mod@source`] reads what was sent, [`outlook`] says what
//! publishing it would mean, which a draft asks as well.

mod export;
mod findings;
mod source;

use api::checklists::ChecklistVersion;
use api::problem::FieldProblem;
use checklists::{Checklist, Epochs, Language};
use serde_json::json;
use uuid::Uuid;

pub use self::export::{Exported, export};
use self::findings::finding_of;
pub(super) use self::findings::gap_of;
pub use self::source::Sent;
pub(super) use self::source::{Compiled, compile};
use super::caller::Caller;
use crate::app::App;
use crate::db::checklists::{self as table, ChecklistRow, Predecessors, VersionRow};
use crate::db::constraint::{CHECKLIST_NUMBER, violates};
use crate::db::{Tx, agencies, trail};
use crate::error::{Error, Result};

/// Compiles the source and publishes it as the next version of its slug.
///
/// # Errors
/// [`Error::Invalid`] with every finding at its place; a conflict if the version exists already
/// with other content, or is not above the last one. The same source again is answered with the
/// version as published.
pub async fn publish(app: &App, caller: &Caller, sent: Sent) -> Result<ChecklistVersion> {
    let compiled = compile(app, sent).await?;
    let tx = app.db.begin().await?;
    let published = publish_in(app, caller, &tx, compiled).await?;
    tx.commit().await?;
    Ok(published)
}

/// What publishing a checklist would mean.
pub(super) enum Outlook {
    /// Nothing: this very checklist is published.
    Published(Box<ChecklistRow>),
    /// A conflict, because the number is taken or not above the last one.
    Taken {
        /// The conflict in a sentence.
        detail: String,
        /// The same at its place in the source, with all else that stands in the way.
        findings: Vec<FieldProblem>,
    },
    /// A refusal: the author must still say whether these results stay comparable.
    Undecided(Vec<FieldProblem>),
    /// A new version with these epochs.
    New(Epochs),
}

/// What publishing this checklist would mean beside those that are there.
pub(super) fn outlook(
    beside: Predecessors,
    source: &str,
    checklist: &Checklist,
) -> Result<Outlook> {
    let Predecessors {
        same_number,
        newest,
    } = beside;
    let hash = checklist.hash();
    if let Some(row) = same_number.filter(|row| row.hash == hash) {
        return Ok(Outlook::Published(Box::new(row)));
    }
    let epochs = match &newest {
        None => checklists::epochs::epochs_in(source, None, checklist),
        Some(row) => {
            let (previous, epochs) = read_version(row)?;
            checklists::epochs::epochs_in(source, Some((&previous, &epochs)), checklist)
        }
    };
    let findings = match epochs {
        Ok(epochs) => return Ok(Outlook::New(epochs)),
        Err(diagnostics) => diagnostics.iter().map(finding_of).collect(),
    };
    let version = i64::from(checklist.version);
    Ok(match newest.filter(|newest| newest.version >= version) {
        None => Outlook::Undecided(findings),
        Some(newest) => Outlook::Taken {
            detail: format!(
                "version {} of `{}` is published and never changes; publish this as version {}",
                newest.version,
                newest.slug,
                newest.version.saturating_add(1),
            ),
            findings,
        },
    })
}

/// Publishes a compiled source in a transaction that the caller commits.
///
/// # Errors
/// Those of [`publish`].
pub(super) async fn publish_in(
    app: &App,
    caller: &Caller,
    tx: &Tx,
    compiled: Compiled,
) -> Result<ChecklistVersion> {
    let checklist = compiled.checklist()?;
    let (slug, version) = (checklist.slug.as_str().to_owned(), checklist.version);
    // The epochs of a version rest on the one before it, so publishing happens one by one.
    agencies::lock_numbering(&caller.scope, tx).await?;
    let beside = table::find_predecessors(&caller.scope, tx, &slug, i64::from(version)).await?;
    let epochs = match outlook(beside, &compiled.source, checklist)? {
        Outlook::Published(row) => return version_of(*row),
        Outlook::Taken { detail, .. } => {
            return Err(Error::Conflict {
                code: "version_published",
                detail,
            });
        }
        Outlook::Undecided(findings) => return Err(Error::Invalid(compiled.placed(findings))),
        Outlook::New(epochs) => epochs,
    };
    let hash = checklist.hash();
    let warnings = compiled.told().to_vec();
    // Kept as it is given out, so that no later build can give out another one.
    let copy = (!checklist.scoring.show_points).then(|| checklist.shopper_copy());
    let row = ChecklistRow {
        id: Uuid::now_v7(),
        agency_id: caller.agency_id,
        slug: slug.clone(),
        version: i64::from(version),
        title: checklist.title.default_text().to_owned(),
        languages: serde_json::to_string(&checklist.languages)?,
        canonical: checklist.canonical_json(),
        hash: hash.clone(),
        shopper_copy: copy.as_ref().map(Checklist::canonical_json),
        shopper_copy_hash: copy.as_ref().map(Checklist::hash),
        epochs: serde_json::to_string(&epochs)?,
        published_at: app.clock.now(),
        published_by: caller.user_id,
        source: compiled.source,
    };
    let id = row.id;
    let mut published = version_of(row.clone())?;
    published.warnings = warnings;
    table::insert_version(tx, row).await.map_err(|error| {
        if violates(&error, CHECKLIST_NUMBER) {
            Error::Conflict {
                code: "version_published",
                detail: format!("somebody has just published version {version} of `{slug}`"),
            }
        } else {
            error.into()
        }
    })?;
    table::ensure_series(tx, caller.agency_id, &slug, &series_of(&epochs)).await?;
    let mut line = caller.line(app.clock.now(), "checklist.published", "checklist", id);
    line.after = Some(json!({ "slug": slug, "version": version, "hash": hash }));
    trail::write(tx, line).await?;
    Ok(published)
}

/// A checklist as its shopper will see it, in plain text.
///
/// # Errors
/// [`Error::Invalid`] for a language that the checklist does not have.
pub(super) fn preview(checklist: &Checklist, lang: Option<&str>) -> Result<String> {
    let language = match lang {
        None => checklist.default_language(),
        Some(tag) => checklist
            .languages
            .iter()
            .find(|language| language.as_str() == tag)
            .cloned()
            .ok_or_else(|| {
                let known: Vec<&str> = checklist.languages.iter().map(Language::as_str).collect();
                let message = format!("the checklist is in {}, not in `{tag}`", known.join(", "));
                Error::field("lang", "language", message)
            })?,
    };
    Ok(checklists::preview(&checklist.shopper_copy(), &language))
}

/// A published version as its shoppers see it, in plain text.
///
/// # Errors
/// As [`preview`].
pub fn preview_version(row: &ChecklistRow, lang: Option<&str>) -> Result<String> {
    preview(&Checklist::from_json(row.for_shoppers().0)?, lang)
}

/// The series of a version: of its total, its sections and its questions.
fn series_of(epochs: &Epochs) -> Vec<(&'static str, String, i64)> {
    let mut items = vec![("total", String::new(), i64::from(epochs.total))];
    for (section, epoch) in &epochs.sections {
        items.push(("section", section.as_str().to_owned(), i64::from(*epoch)));
    }
    for (question, epoch) in &epochs.questions {
        items.push(("question", question.as_str().to_owned(), i64::from(*epoch)));
    }
    items
}

/// The checked model and the epochs of a published version.
pub(super) fn read_version(row: &ChecklistRow) -> Result<(Checklist, Epochs)> {
    let checklist = Checklist::from_json(&row.canonical)?;
    Ok((checklist, serde_json::from_str(&row.epochs)?))
}

/// A published version as the API shows it.
pub fn version_of(row: impl Into<VersionRow>) -> Result<ChecklistVersion> {
    let row = row.into();
    Ok(ChecklistVersion {
        slug: row.slug,
        version: u32::try_from(row.version).map_err(Error::internal)?,
        title: row.title,
        languages: serde_json::from_str(&row.languages)?,
        hash: row.hash,
        published_at: row.published_at.to_utc(),
        warnings: Vec::new(),
    })
}
