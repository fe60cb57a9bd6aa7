//! A checklist as its designer sends it, and what is found in it.

use api::problem::FieldProblem;
use checklists::Checklist;
use xlsform::Unreadable;

use super::findings::{finding_in_workbook, finding_of};
use crate::app::App;
use crate::error::{Error, Result};

/// A checklist as its designer sends it.
#[derive(Clone, Debug)]
pub enum Sent {
    /// The language itself.
    Yaml(String),
    /// A workbook in the form of XLSForm, `.xlsx`.
    Workbook(Vec<u8>),
}

/// What became of it.
#[derive(Clone, Debug)]
pub(in crate::service) struct Compiled {
    /// The source.
    pub(in crate::service) source: String,
    /// The checked model; `None` if any finding is an error.
    pub(in crate::service) checklist: Option<Checklist>,
    /// Everything the compiler finds, by line and column of the source.
    pub(in crate::service) findings: Vec<FieldProblem>,
    /// What might be better in a source that compiles.
    pub(in crate::service) advice: Vec<FieldProblem>,
    /// Where a workbook was sent: the same by sheet, row and column, with all that could not be
    /// taken over as it stands there.
    pub(in crate::service) in_workbook: Option<Vec<FieldProblem>>,
}

impl Compiled {
    /// The checklist.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every finding, where the source does not compile.
    pub(in crate::service) fn checklist(&self) -> Result<&Checklist> {
        self.checklist
            .as_ref()
            .ok_or_else(|| Error::Invalid(self.told().to_vec()))
    }

    /// The findings at their places in what was sent.
    pub(in crate::service) fn told(&self) -> &[FieldProblem] {
        self.in_workbook.as_deref().unwrap_or(&self.findings)
    }

    /// Findings at places of the source, as the sender can find them: lines are of no use to
    /// somebody who has sent a workbook.
    pub(in crate::service) fn placed(&self, findings: Vec<FieldProblem>) -> Vec<FieldProblem> {
        if self.in_workbook.is_none() {
            return findings;
        }
        let without_line = |finding| FieldProblem {
            at: "the workbook".to_owned(),
            line: None,
            column: None,
            ..finding
        };
        findings.into_iter().map(without_line).collect()
    }
}

/// Compiles what was sent, away from the async threads.
///
/// # Errors
/// [`Error::Unacceptable`] or [`Error::TooLarge`] for bytes that are no workbook.
pub(in crate::service) async fn compile(app: &App, sent: Sent) -> Result<Compiled> {
    // A workbook is unpacked, which takes memory for a moment, as documents do.
    let _place = match &sent {
        Sent::Yaml(_) => None,
        Sent::Workbook(_) => {
            let places = app.workbook_places.clone();
            Some(places.acquire_owned().await.map_err(Error::internal)?)
        }
    };
    tokio::task::spawn_blocking(move || read(sent))
        .await
        .map_err(Error::internal)?
}

fn read(sent: Sent) -> Result<Compiled> {
    let (source, in_workbook) = match sent {
        Sent::Yaml(source) => (source, None),
        Sent::Workbook(bytes) => {
            let import = xlsform::import(&bytes).map_err(unreadable)?;
            let findings = import.findings.iter().map(finding_in_workbook).collect();
            (import.source, Some(findings))
        }
    };
    let compilation = checklists::compile(&source);
    let advice = match &compilation.checklist {
        Some(checklist) => checklists::advise(&source, checklist),
        None => Vec::new(),
    };
    Ok(Compiled {
        advice: advice.iter().map(finding_of).collect(),
        source,
        checklist: compilation.checklist,
        findings: compilation.diagnostics.iter().map(finding_of).collect(),
        in_workbook,
    })
}

fn unreadable(error: Unreadable) -> Error {
    let detail = error.to_string();
    match error {
        Unreadable::TooLarge(_) | Unreadable::TooMuch => Error::TooLarge(detail),
        _ => Error::Unacceptable {
            code: "workbook_unreadable",
            detail,
        },
    }
}
