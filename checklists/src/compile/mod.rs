//! From the checklist language to the checked model, with every finding at once.
//!
//! [`compile`] parses the source into a tree with places, then converts by hand: a mistake in one
//! question hides no other. Start at `checklist`; `reader` reads fields, `section`,
//! `question` and `kind` know the questions, `rules` and `condition` the names of answers.

mod checklist;
mod condition;
mod kind;
mod near;
mod points;
mod question;
pub(crate) mod reader;
mod rules;
mod section;
mod text;

use crate::checklist::Checklist;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source;
use reader::Findings;

pub use crate::source::{MAX_DEPTH, MAX_NODES, MAX_SOURCE_BYTES};
pub use kind::MAX_OPTIONS;
pub use points::MAX_POINTS;
pub(crate) use rules::MAX_PHOTOS;
pub use section::{MAX_QUESTIONS, MAX_SECTIONS};
pub use text::{MAX_BRIEFING_LENGTH, MAX_TEXT_LENGTH};

/// The most findings reported of one source.
pub const MAX_FINDINGS: usize = 200;

/// What became of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compilation {
    /// The checked checklist; `None` if any finding is an error.
    pub checklist: Option<Checklist>,
    /// Every finding in the order of the source.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compilation {
    /// Every finding with its line of the source, ready to print.
    #[must_use]
    pub fn render(&self, source: &str, file_name: &str) -> String {
        let shown = self
            .diagnostics
            .iter()
            .map(|finding| finding.render(source, file_name));
        shown.collect::<Vec<_>>().join("\n")
    }
}

/// Compiles one version of one checklist from its source.
#[must_use]
pub fn compile(source: &str) -> Compilation {
    let (root, found) = match source::parse(source) {
        Ok(parsed) => parsed,
        Err(diagnostics) => {
            return Compilation {
                checklist: None,
                diagnostics: shown(diagnostics),
            };
        }
    };
    let mut findings = Findings::new(found);
    let checklist = checklist::checklist(&root, &mut findings);
    let diagnostics = findings.into_sorted();
    let failed = diagnostics
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    Compilation {
        checklist: checklist.filter(|_| !failed),
        diagnostics: shown(diagnostics),
    }
}

/// As many findings as are shown, and how many are not.
fn shown(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if diagnostics.len() > MAX_FINDINGS {
        let more = diagnostics.len() - MAX_FINDINGS;
        diagnostics.truncate(MAX_FINDINGS);
        diagnostics.push(source::error(
            "more_findings",
            source::Place::default(),
            format!("{more} more findings are not shown; mend these first"),
            None,
        ));
    }
    diagnostics
}
