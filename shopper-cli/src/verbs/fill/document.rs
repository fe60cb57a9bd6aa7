//! Filling from a YAML or JSON file: all of it or nothing.

use std::path::Path;

use checklists::{Answers, Diagnostic};

use super::Sheet;
use crate::console::Style;
use crate::context::Context;
use crate::disk::files;
use crate::error::Error;
use crate::exit::ExitStatus;

/// The largest file of answers taken: four hundred long texts.
const MAX_FILE: u64 = 8 * 1024 * 1024;

pub(super) async fn fill(
    context: &mut Context<'_>,
    sheet: &Sheet<'_>,
    path: &Path,
) -> Result<ExitStatus, Error> {
    let name = path.display().to_string();
    let source = match path == Path::new("-") {
        true => read_input(context).await?,
        false => read_file(path)?,
    };
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

fn read_file(path: &Path) -> Result<String, Error> {
    let too_large = || {
        Error::new("answers-too-large")
            .with("path", path.display().to_string())
            .status(ExitStatus::Invalid)
    };
    let bytes = files::read_limited(path, MAX_FILE)?.ok_or_else(too_large)?;
    String::from_utf8(bytes).map_err(|error| {
        Error::new("not-utf8")
            .with("path", path.display().to_string())
            .detail(error.utf8_error().to_string())
            .status(ExitStatus::Invalid)
    })
}

async fn read_input(context: &mut Context<'_>) -> Result<String, Error> {
    let mut source = String::new();
    while let Some(line) = context.console.ask("").await? {
        source.push_str(&line);
        source.push('\n');
        if source.len() as u64 > MAX_FILE {
            return Err(Error::new("answers-too-large")
                .with("path", "-")
                .status(ExitStatus::Invalid));
        }
    }
    Ok(source)
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
