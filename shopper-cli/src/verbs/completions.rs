//! `shopper completions`: a completion script for a shell.

use crate::args::{Completions, command_in};
use crate::context::Context;
use crate::exit::ExitStatus;

pub(super) fn run(context: &mut Context<'_>, args: &Completions) -> ExitStatus {
    let mut script = Vec::new();
    clap_complete::generate(
        args.shell,
        &mut command_in(&context.words),
        "shopper",
        &mut script,
    );
    context.console.raw(&script);
    ExitStatus::Ok
}
