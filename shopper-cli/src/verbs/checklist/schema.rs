//! `shopper checklist schema`: the JSON Schema of checklists, for an editor.

use crate::context::Context;
use crate::exit::ExitStatus;

pub(super) fn run(context: &mut Context<'_>) -> ExitStatus {
    context.console.raw(checklists::SCHEMA.as_bytes());
    ExitStatus::Ok
}
