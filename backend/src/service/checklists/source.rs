//! A checklist as its designer sends it, and what the compiler finds in it.

use api::problem::FieldProblem;
use checklists::Checklist;

use super::findings::finding_of;
use crate::error::{Error, Result};

/// A checklist as its designer sends it.
#[derive(Clone, Debug)]
pub enum Sent {
    /// The language itself.
    Yaml(String),
}

/// What became of it.
#[derive(Clone, Debug)]
pub(in crate::service) struct Compiled {
    /// The source.
    pub(in crate::service) source: String,
    /// The checked model; `None` if any finding is an error.
    pub(in crate::service) checklist: Option<Checklist>,
    /// Everything the compiler finds.
    pub(in crate::service) findings: Vec<FieldProblem>,
}

impl Compiled {
    /// The checklist.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every finding, where the source does not compile.
    pub(in crate::service) fn checklist(&self) -> Result<&Checklist> {
        self.checklist
            .as_ref()
            .ok_or_else(|| Error::Invalid(self.findings.clone()))
    }
}

/// Compiles what was sent, away from the async threads.
pub(in crate::service) async fn compile(sent: Sent) -> Result<Compiled> {
    tokio::task::spawn_blocking(move || match sent {
        Sent::Yaml(source) => {
            let compilation = checklists::compile(&source);
            Compiled {
                source,
                checklist: compilation.checklist,
                findings: compilation.diagnostics.iter().map(finding_of).collect(),
            }
        }
    })
    .await
    .map_err(Error::internal)
}
