//! What is found in checklists and answers, as the API shows it.

use api::problem::FieldProblem;
use checklists::{Checklist, Diagnostic, Gap, Language};

use crate::error::field_problem;

/// A finding in a source.
pub(in crate::service) fn finding_of(diagnostic: &Diagnostic) -> FieldProblem {
    let (line, column) = (diagnostic.line, diagnostic.column);
    FieldProblem {
        at: if line == 0 {
            "the whole checklist".to_owned()
        } else {
            format!("line {line}, column {column}")
        },
        code: diagnostic.code.to_owned(),
        message: diagnostic.message.clone(),
        severity: Some(diagnostic.severity.word().to_owned()),
        line: (line > 0).then_some(line),
        column: (line > 0).then_some(column),
        hint: diagnostic.hint.clone(),
        ..FieldProblem::default()
    }
}

/// What is missing or wrong in answers.
pub(in crate::service) fn gap_of(gap: &Gap, checklist: &Checklist) -> FieldProblem {
    let at = match &gap.question {
        Some(question) => format!("answers.{question}"),
        None => "answers".to_owned(),
    };
    let message = checklists::words::gap(gap, checklist, &Language::english());
    field_problem(at, gap.code, message)
}
