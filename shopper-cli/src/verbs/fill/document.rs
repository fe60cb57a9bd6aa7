//! Filling from a YAML or JSON file: all of it or nothing.

use std::path::Path;

use checklists::{Answers, Diagnostic};

use super::Sheet;
use crate::console::Style;
use crate::context::Context;
use crate::error::Error;
use crate::exit::ExitStatus;
use crate::verbs::reading::read_text;

pub(super) async fn fill(
    context: &mut Context<'_>,
    sheet: &Sheet<'_>,
    path: &Path,
) -> Result<ExitStatus, Error> {
    let name = path.display().to_string();
    let source = read_text(context, path, Error::new("answers-too-large")).await?;
    let given = Answers::from_source(sheet.checklist, &source)
        .map_err(|findings| refuse(&name, &source, &findings))?;
    let visit_id = sheet.visit.assignment.visit_id;
    let draft = sheet.desk.disk.find_draft(visit_id).await?;
    let kept = sheet.desk.disk.list_photos(visit_id).await?;
    let mut answers = Answers::new();
    for (question, mut answer) in given {
        // Photos come in by `photo add`; a file that names none leaves them as they are.
        if answer.photos.is_empty()
            && let Some(old) = draft
                .as_ref()
                .and_then(|draft| draft.answers.get(&question))
        {
            answer.photos.clone_from(&old.photos);
        }
        let unknown = |photo: &&checklists::PhotoDigest| {
            !kept.iter().any(|kept| kept.photo.sha256 == photo.as_str())
        };
        if let Some(photo) = answer.photos.iter().find(unknown) {
            return Err(Error::new("photo-not-added")
                .with("photo", &photo.as_str()[..12])
                .with("question", question.as_str())
                .command(format!("shopper photo add {visit_id} {question} FILE"))
                .status(ExitStatus::Invalid));
        }
        answers.insert(question, answer);
    }
    sheet
        .desk
        .disk
        .save_answers(sheet.edit(context), &answers)
        .await?;
    let line = context
        .words
        .say_with("saved-answers", &[("n", answers.len().into())]);
    context.console.data_styled(Style::Good, &line);
    super::talk::say_what_is_missing(context, sheet).await?;
    Ok(ExitStatus::Ok)
}

/// Every finding with its line of the file.
fn refuse(name: &str, source: &str, findings: &[Diagnostic]) -> Error {
    let mut error = Error::new("answers-file")
        .with("path", name)
        .with("n", findings.len())
        .status(ExitStatus::Invalid);
    for finding in findings {
        for line in finding.render(source, name).lines() {
            error = error.detail(line);
        }
    }
    error
}
