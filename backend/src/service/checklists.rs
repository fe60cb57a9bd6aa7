//! Publishing checklist versions.

use api::checklists::ChecklistVersion;
use api::problem::FieldProblem;
use checklists::{Checklist, Diagnostic, Epochs, Severity};
use serde_json::json;
use uuid::Uuid;

use super::caller::Caller;
use crate::app::App;
use crate::db::checklists::{self as table, ChecklistRow};
use crate::db::constraint::{CHECKLIST_NUMBER, violates};
use crate::db::trail;
use crate::error::{Error, Result};

/// Compiles the source and publishes it as the next version of its slug.
///
/// # Errors
/// [`Error::Invalid`] with every diagnostic at its line and column; a conflict if the version
/// exists already with other content, or is not above the last one. The same source again is
/// answered with the version as published.
pub async fn publish(app: &App, caller: &Caller, source: String) -> Result<ChecklistVersion> {
    let compilation = checklists::compile(&source);
    let Some(checklist) = compilation.checklist else {
        return Err(Error::Invalid(
            compilation.diagnostics.iter().map(problem_of).collect(),
        ));
    };
    let (slug, version) = (
        checklist.slug.as_str().to_owned(),
        i64::from(checklist.version),
    );
    let hash = checklist.hash();
    let tx = app.db.begin().await?;
    if let Some(row) = table::find_version(&caller.scope, &tx, &slug, version).await? {
        if row.hash == hash {
            return version_of(row);
        }
        return Err(Error::Conflict {
            code: "version_published",
            detail: format!(
                "version {version} of `{slug}` is published and never changes; publish this as a later version"
            ),
        });
    }
    let last = table::find_newest_version(&caller.scope, &tx, &slug).await?;
    if let Some(last) = &last
        && last.version > version
    {
        return Err(Error::Conflict {
            code: "version_published",
            detail: format!(
                "version {} of `{slug}` is published already; give this one a number above it",
                last.version
            ),
        });
    }
    let epochs = match &last {
        None => checklists::epochs(None, &checklist),
        Some(row) => {
            let (previous, epochs) = read_version(row)?;
            checklists::epochs(Some((&previous, &epochs)), &checklist)
        }
    }
    .map_err(|diagnostics| Error::Invalid(diagnostics.iter().map(problem_of).collect()))?;
    let row = ChecklistRow {
        id: Uuid::now_v7(),
        agency_id: caller.agency_id,
        slug: slug.clone(),
        version,
        title: checklist.title.default_text().to_owned(),
        languages: serde_json::to_string(&checklist.languages)?,
        source,
        canonical: checklist.canonical_json(),
        hash: hash.clone(),
        epochs: serde_json::to_string(&epochs)?,
        published_at: app.clock.now(),
        published_by: caller.user_id,
    };
    let mut published = version_of(row.clone())?;
    published.warnings = compilation
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Warning)
        .map(|warning| {
            format!(
                "line {}, column {}: {}",
                warning.line, warning.column, warning.message
            )
        })
        .collect();
    let id = row.id;
    table::insert_version(&tx, row).await.map_err(|error| {
        if violates(&error, CHECKLIST_NUMBER) {
            Error::Conflict {
                code: "version_published",
                detail: format!("somebody has just published version {version} of `{slug}`"),
            }
        } else {
            error.into()
        }
    })?;
    table::ensure_series(&tx, caller.agency_id, &slug, &series_of(&epochs)).await?;
    let mut line = caller.line(app.clock.now(), "checklist.published", "checklist", id);
    line.after = Some(json!({ "slug": slug, "version": version, "hash": hash }));
    trail::write(&tx, line).await?;
    tx.commit().await?;
    Ok(published)
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
pub fn version_of(row: ChecklistRow) -> Result<ChecklistVersion> {
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

fn problem_of(diagnostic: &Diagnostic) -> FieldProblem {
    let hint = diagnostic
        .hint
        .as_ref()
        .map(|hint| format!(" ({hint})"))
        .unwrap_or_default();
    FieldProblem {
        at: format!("line {}, column {}", diagnostic.line, diagnostic.column),
        code: diagnostic.code.to_owned(),
        message: format!(
            "{}: {}{hint}",
            diagnostic.severity.word(),
            diagnostic.message
        ),
    }
}
