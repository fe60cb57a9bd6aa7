//! `shopper accept`: takes a visit that was offered.

use api::visits::VisitState;

use crate::args::OneVisit;
use crate::client::{ClientError, Patience};
use crate::console::Style;
use crate::context::Context;
use crate::error::Error;
use crate::exit::ExitStatus;

pub(super) async fn run(context: &mut Context<'_>, args: OneVisit) -> Result<ExitStatus, Error> {
    let desk = context.desk().await?;
    let visit = context.find_visit(&desk, &args.visit).await?;
    let visit_id = visit.assignment.visit_id;
    let assignment = match desk.client.accept(visit_id).await {
        // The first try went through and only its answer was lost.
        Err(ClientError::Problem(problem))
            if problem.code == "visit_state"
                && problem.state.as_deref() == Some(VisitState::Accepted.as_str()) =>
        {
            desk.client
                .get_assignment(visit_id, Patience::short())
                .await?
        }
        other => other?,
    };
    desk.disk
        .put_assignment(&assignment, context.env.now())
        .await?;
    context.after_contact(&desk).await?;
    let words = &context.words;
    let line = words.say_with(
        "accepted",
        &[
            ("store", assignment.store.name.as_str().into()),
            ("from", words.local_time(assignment.window.from).into()),
            ("to", words.local_time(assignment.window.to).into()),
        ],
    );
    context.console.note_styled(Style::Good, &line);
    // The checklist is frozen now: have it at hand before the network is gone.
    if desk
        .disk
        .find_checklist(&assignment.checklist.hash)
        .await?
        .is_none()
    {
        super::pull::fetch_checklist(context, &desk, &assignment).await?;
    }
    let visit = desk.disk.find_assignment(visit_id).await?.unwrap_or(visit);
    let handle = context.handle(&desk, &visit).await?;
    super::login::next(context, "next-fill", &format!("shopper fill {handle}"));
    Ok(ExitStatus::Ok)
}
