//! `shopper checklist`: tools for whoever writes checklists. They need no server and no log-in.

mod check;
mod diff;
mod new;
mod schema;
mod score;
mod show;
mod source;

use crate::args::Checklist;
use crate::context::Context;
use crate::error::Error;
use crate::exit::ExitStatus;

pub(super) async fn run(context: &mut Context<'_>, verb: Checklist) -> Result<ExitStatus, Error> {
    match verb {
        Checklist::Check(args) => check::run(context, &args).await,
        Checklist::New(args) => new::run(context, &args),
        Checklist::Show(args) => show::run(context, &args).await,
        Checklist::Score(args) => score::run(context, &args).await,
        Checklist::Diff(args) => diff::run(context, &args).await,
        Checklist::Schema => Ok(schema::run(context)),
    }
}
