//! What is found in checklists and answers, as the API shows it.

use api::problem::FieldProblem;
use checklists::{Checklist, Diagnostic, Gap, Language};
use xlsform::SheetFinding;

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

/// A finding in a workbook.
pub(in crate::service) fn finding_in_workbook(finding: &SheetFinding) -> FieldProblem {
    let known = |number: u32| (number > 0).then_some(number);
    let sheet = Some(finding.sheet.clone()).filter(|sheet| !sheet.is_empty());
    FieldProblem {
        at: match (&sheet, finding.cell.as_str()) {
            (None, _) => "the workbook".to_owned(),
            (Some(sheet), "") => sheet.clone(),
            (Some(sheet), cell) => format!("{sheet}!{cell}"),
        },
        code: finding.code.to_owned(),
        message: finding.message.clone(),
        severity: Some(finding.severity.word().to_owned()),
        row: known(finding.row),
        column: known(finding.column),
        hint: finding.hint.clone(),
        sheet,
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
