//! A checklist's source as it was named on the command line.

use std::path::Path;

use checklists::{Checklist, Diagnostic, Severity, compile};

use crate::console::Style;
use crate::context::Context;
use crate::error::{Error, shell_word};
use crate::exit::ExitStatus;
use crate::verbs::reading::read_text;

/// A source with the name that people know it by.
pub(super) struct Source {
    pub(super) name: String,
    pub(super) text: String,
}

impl Source {
    pub(super) async fn read(context: &mut Context<'_>, path: &Path) -> Result<Self, Error> {
        let too_large = Error::new("checklist-too-large");
        let name = path.display().to_string();
        match read_text(context, path, too_large).await {
            Ok(text) => Ok(Self { name, text }),
            Err(error) if error.code() == "not-utf8" && is_workbook(path) => {
                let yaml = path.with_extension("yaml").display().to_string();
                let (from, to) = (shell_word(&name), shell_word(&yaml));
                Err(Error::new("checklist-workbook")
                    .with("path", name)
                    .command(format!("backend checklist import {from} -o {to}"))
                    .status(ExitStatus::Invalid))
            }
            Err(error) => Err(error),
        }
    }

    /// The checklist; its mistakes as an error where it has any. Warnings are for `check` to say.
    pub(super) fn checklist(&self) -> Result<Checklist, Error> {
        let compiled = compile(&self.text);
        let mistakes: Vec<Diagnostic> = compiled
            .diagnostics
            .into_iter()
            .filter(|finding| finding.severity == Severity::Error)
            .collect();
        compiled.checklist.ok_or_else(|| {
            let error = Error::new("checklist-mistakes")
                .with("path", self.name.as_str())
                .with("n", mistakes.len())
                .command(format!(
                    "shopper checklist check {}",
                    shell_word(&self.name)
                ))
                .status(ExitStatus::Invalid);
            self.with_snippets(error, &mistakes)
        })
    }

    /// The error with each finding and its line of the source.
    pub(super) fn with_snippets(&self, error: Error, findings: &[Diagnostic]) -> Error {
        findings.iter().fold(error, |error, finding| {
            let shown = finding.render(&self.text, &self.name);
            shown.lines().fold(error, |error, line| error.detail(line))
        })
    }
}

/// Whether a file calls itself a spreadsheet.
fn is_workbook(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ending == "xlsx" || ending == "xlsm")
}

/// How a finding stands out.
pub(super) fn style(severity: Severity) -> Style {
    match severity {
        Severity::Error => Style::Bad,
        Severity::Warning => Style::Warning,
        Severity::Advice => Style::Strong,
    }
}
