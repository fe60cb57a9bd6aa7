//! The questionnaire doctor: what is allowed, but seldom wise.
//!
//! Nothing here is an error, and nothing is advised that an author could not do better. `wording`
//! reads the questions, `weights` the shares of the total, `rules` what is asked beside answers
//! and what can be left out, `knock_out` on which answers rules fire.

mod joints;
mod knock_out;
mod rules;
mod weights;
mod wording;

use crate::checklist::Checklist;
use crate::diagnostic::{Diagnostic, Severity};
use crate::locate::{Places, Subject};

/// From more questions than this, answers from memory get worse and shoppers tire.
const MANY_QUESTIONS: usize = 40;

/// What might be better in a checklist that compiled from this source, in the order of the source.
/// Every finding has the severity [`Severity::Advice`].
#[must_use]
pub fn advise(source: &str, checklist: &Checklist) -> Vec<Diagnostic> {
    let mut page = Page {
        places: Places::of(source),
        findings: Vec::new(),
    };
    length(checklist, &mut page);
    wording::advise(checklist, &mut page);
    weights::advise(checklist, &mut page);
    rules::advise(checklist, &mut page);
    let mut findings = page.findings;
    findings.sort_by_key(|finding| (finding.line, finding.column));
    findings
}

/// The advice so far.
struct Page {
    places: Places,
    findings: Vec<Diagnostic>,
}

impl Page {
    fn put(
        &mut self,
        code: &'static str,
        subject: &Subject<'_>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let at = self.places.find(subject);
        self.findings.push(Diagnostic {
            code,
            severity: Severity::Advice,
            line: at.line,
            column: at.column,
            message: message.into(),
            hint: Some(hint.into()),
        });
    }
}

fn length(checklist: &Checklist, page: &mut Page) {
    let count = checklist.questions().count();
    let Some(first_beyond) = checklist.questions().nth(MANY_QUESTIONS) else {
        return;
    };
    page.put(
        "many_questions",
        &Subject::Question(&first_beyond.id),
        format!("there are {count} questions; after {MANY_QUESTIONS} answers get worse"),
        "drop what nobody acts on, or split the checklist into two",
    );
}
