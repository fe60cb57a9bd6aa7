//! `shopper fill`: the checklist, question by question, or from a file.

mod document;
mod fit;
mod journey;
mod page;
mod talk;
mod times;

use api::submissions::Decision;
use api::visits::VisitState;
use checklists::{Checklist, Language};

use crate::args::Fill;
use crate::console::Style;
use crate::context::{Context, Desk};
use crate::disk::{CachedAssignment, Draft, Edit};
use crate::error::Error;
use crate::exit::ExitStatus;
use crate::questions;

/// What is filled, and for which visit.
struct Sheet<'a> {
    desk: &'a Desk,
    visit: &'a CachedAssignment,
    checklist: &'a Checklist,
    language: &'a Language,
}

impl Sheet<'_> {
    fn edit(&self, context: &Context<'_>) -> Edit<'_> {
        Edit {
            visit_id: self.visit.assignment.visit_id,
            checklist_hash: &self.visit.assignment.checklist.hash,
            language: self.language.as_str(),
            now: context.env.now(),
        }
    }
}

pub(super) async fn run(context: &mut Context<'_>, args: Fill) -> Result<ExitStatus, Error> {
    let desk = context.desk().await?;
    let visit = context.find_visit(&desk, &args.visit).await?;
    let checklist = context.checklist(&desk, &visit).await?;
    let language = context.checklist_language(&checklist);
    let sheet = Sheet {
        desk: &desk,
        visit: &visit,
        checklist: &checklist,
        language: &language,
    };
    // All of the command line is understood before anything is changed.
    let zone = visit.assignment.store.time_zone.as_str();
    let started = args
        .started
        .as_deref()
        .map(|t| times::parse(t, zone, times::End::Start));
    let finished = args
        .finished
        .as_deref()
        .map(|t| times::parse(t, zone, times::End::Finish));
    let (started, finished) = (started.transpose()?, finished.transpose()?);
    let at = args
        .at
        .as_deref()
        .map(|name| questions::find(&checklist, name))
        .transpose()?;
    let only_times =
        args.answers.is_none() && !args.stdin && (started.is_some() || finished.is_some());
    let talking = args.answers.is_none() && (args.stdin || context.console.can_ask());
    if !talking && args.answers.is_none() && !only_times {
        return Err(Error::new("fill-off-terminal")
            .command(format!(
                "shopper fill {} --stdin",
                crate::error::shell_word(&args.visit)
            ))
            .command(format!(
                "shopper fill {} --answers answers.yaml",
                crate::error::shell_word(&args.visit)
            ))
            .status(ExitStatus::Usage));
    }
    let draft = desk.disk.find_draft(visit.assignment.visit_id).await?;
    warn(context, &sheet, draft.as_ref()).await?;
    if started.is_some() || finished.is_some() {
        times::check(context, draft.as_ref(), started, finished)?;
        desk.disk
            .save_times(sheet.edit(context), started, finished)
            .await?;
        let line = context.words.say("saved-times");
        context.console.data_styled(Style::Good, &line);
    }
    if let Some(path) = &args.answers {
        return document::fill(context, &sheet, path).await;
    }
    if !talking {
        return Ok(ExitStatus::Ok);
    }
    talk::fill(context, &sheet, at.map(|question| &question.id)).await
}

/// Tells what the shopper should know before typing anything.
async fn warn(
    context: &mut Context<'_>,
    sheet: &Sheet<'_>,
    draft: Option<&Draft>,
) -> Result<(), Error> {
    let a = &sheet.visit.assignment;
    let handle = context.handle(sheet.desk, sheet.visit).await?;
    if a.state == VisitState::Assigned {
        let line = context.words.say("not-accepted-yet");
        context.console.note_styled(Style::Warning, &line);
        context
            .console
            .note_styled(Style::Strong, &format!("  shopper accept {handle}"));
    }
    let returned = a
        .review
        .as_ref()
        .is_some_and(|r| r.decision == Decision::Returned)
        && a.state == VisitState::Returned;
    let delivered = sheet.desk.disk.find_delivered(a.visit_id).await?;
    if let (Some(delivered), false) = (delivered, returned) {
        let args = [("revision", delivered.revision.into())];
        let line = context.words.say_with("already-delivered", &args);
        context.console.note_styled(Style::Warning, &line);
    }
    if draft.is_some_and(|draft| draft.checklist_hash != a.checklist.hash) {
        let line = context.words.say("checklist-changed");
        context.console.note_styled(Style::Warning, &line);
    }
    Ok(())
}
