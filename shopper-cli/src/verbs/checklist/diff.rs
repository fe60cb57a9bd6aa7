//! `shopper checklist diff`: what changed between two versions, and what stays comparable.

use checklists::epochs::epochs_in;
use checklists::{Epochs, diff};

use super::source::Source;
use crate::args::ChecklistDiff;
use crate::context::Context;
use crate::error::Error;
use crate::exit::ExitStatus;
use crate::verbs::reading::one_standard_input;

pub(super) async fn run(
    context: &mut Context<'_>,
    args: &ChecklistDiff,
) -> Result<ExitStatus, Error> {
    one_standard_input([&args.before, &args.after])?;
    let before = Source::read(context, &args.before).await?;
    let after = Source::read(context, &args.after).await?;
    let (old, new) = (before.checklist()?, after.checklist()?);
    let mut found = diff(&old, &new);
    // The same findings again, with their places in the later source.
    if let Err(findings) = epochs_in(&after.text, Some((&old, &Epochs::first(&old))), &new) {
        found.undecided = findings;
    }
    let status = match found.undecided.is_empty() {
        true => ExitStatus::Ok,
        false => ExitStatus::Invalid,
    };
    if args.json {
        context.console.json(&found);
        return Ok(status);
    }
    let language = context.checklist_language(&new);
    let text = found.render(&old, &new, &language);
    context.console.data(text.trim_end());
    Ok(status)
}
