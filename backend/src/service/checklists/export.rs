//! A published checklist as a workbook.

use api::problem::FieldProblem;

use super::findings::finding_in_workbook;
use super::read_version;
use crate::app::App;
use crate::db::checklists::ChecklistRow;
use crate::error::{Error, Result};

/// A workbook, and what it could not say.
#[derive(Clone, Debug)]
pub struct Exported {
    /// The `.xlsx` file; the same version gives the same bytes.
    pub bytes: Vec<u8>,
    /// What other programs will do otherwise than ours, by sheet, row and column.
    pub findings: Vec<FieldProblem>,
}

/// Writes a version as a workbook in the form of XLSForm, away from the async threads.
///
/// # Errors
/// [`Error::Unacceptable`] where the checklist does not fit into a workbook.
pub async fn export(app: &App, row: &ChecklistRow) -> Result<Exported> {
    let (checklist, _) = read_version(row)?;
    let places = app.workbook_places.clone();
    let _place = places.acquire_owned().await.map_err(Error::internal)?;
    let export = tokio::task::spawn_blocking(move || xlsform::export(&checklist))
        .await
        .map_err(Error::internal)?
        .map_err(|error| Error::Unacceptable {
            code: "workbook_unwritable",
            detail: error.to_string(),
        })?;
    Ok(Exported {
        findings: export.findings.iter().map(finding_in_workbook).collect(),
        bytes: export.bytes,
    })
}
