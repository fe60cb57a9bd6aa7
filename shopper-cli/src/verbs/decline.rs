//! `shopper decline`: gives a visit back, with the reason.

use crate::args::Decline;
use crate::context::Context;
use crate::error::Error;
use crate::exit::ExitStatus;

pub(super) async fn run(context: &mut Context<'_>, args: Decline) -> Result<ExitStatus, Error> {
    let reason = args.reason.trim();
    if reason.is_empty() {
        return Err(Error::new("missing-argument")
            .with("arg", "--reason")
            .status(ExitStatus::Usage));
    }
    let desk = context.desk().await?;
    let visit = context.find_visit(&desk, &args.visit).await?;
    desk.client
        .decline(visit.assignment.visit_id, reason)
        .await?;
    desk.disk
        .unlist_assignment(visit.assignment.visit_id)
        .await?;
    context.after_contact(&desk).await?;
    let args = [("store", visit.assignment.store.name.into())];
    let line = context.words.say_with("declined", &args);
    context.console.note(&line);
    Ok(ExitStatus::Ok)
}
