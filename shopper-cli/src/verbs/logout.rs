//! `shopper logout`: ends the session here and on the server. Drafts and outbox stay.

use crate::console::Style;
use crate::context::Context;
use crate::error::Error;
use crate::exit::ExitStatus;

pub(super) async fn run(context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let places = context.places();
    let desk = context.desk().await?;
    let told = match desk.profile.tokens {
        Some(_) => desk.client.log_out().await,
        None => Ok(()),
    };
    // A refresh may have changed the file meanwhile.
    let mut profile = places.find(&desk.name)?.unwrap_or(desk.profile);
    profile.tokens = None;
    places.save(&desk.name, &profile)?;
    let line = context
        .words
        .say_with("logged-out", &[("profile", desk.name.into())]);
    context.console.note(&line);
    if let Err(error) = told
        && error.is_passing()
    {
        let line = context.words.say("logged-out-here-only");
        context.console.note_styled(Style::Warning, &line);
    }
    Ok(ExitStatus::Ok)
}
