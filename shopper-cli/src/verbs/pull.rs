//! `shopper pull`: everything that is needed without a network.

use api::assignments::Assignment;
use api::visits::VisitState;
use checklists::Checklist;

use crate::client::Patience;
use crate::console::Style;
use crate::context::{Context, Desk, FACT_PULLED_AT};
use crate::disk::sha256_hex;
use crate::error::Error;
use crate::exit::ExitStatus;
use crate::sync::receipts::fetch_keys;

pub(super) async fn run(context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let desk = context.desk().await?;
    let assignments = context.refresh_assignments(&desk, Patience::long()).await?;
    let mut checklists = 0_usize;
    let mut failed: Option<Error> = None;
    for assignment in assignments.iter().filter(|a| needs_checklist(a.state)) {
        if desk
            .disk
            .find_checklist(&assignment.checklist.hash)
            .await
            .ok()
            .flatten()
            .is_some()
        {
            continue;
        }
        match fetch_checklist(context, &desk, assignment).await {
            Ok(_) => checklists += 1,
            // The others are worth having.
            Err(error) => {
                let line = context.words.say_with(
                    "checklist-not-pulled",
                    &[("store", assignment.store.name.as_str().into())],
                );
                context.console.talk(Style::Warning, &line);
                failed.get_or_insert(error);
            }
        }
    }
    fetch_keys(&desk).await?;
    if let Some(error) = failed {
        return Err(error);
    }
    let now = context.env.now();
    desk.disk
        .set_fact(FACT_PULLED_AT, &now.to_rfc3339())
        .await?;
    let args = [
        ("assignments", assignments.len().into()),
        ("checklists", checklists.into()),
    ];
    let line = context.words.say_with("pulled", &args);
    context.console.note_styled(Style::Good, &line);
    super::login::next(context, "next-assignments", "shopper assignments");
    Ok(ExitStatus::Ok)
}

fn needs_checklist(state: VisitState) -> bool {
    matches!(
        state,
        VisitState::Assigned | VisitState::Accepted | VisitState::Returned | VisitState::Submitted
    )
}

/// The checklist of an assignment from the server, kept here once its hash is right.
pub(crate) async fn fetch_checklist(
    context: &mut Context<'_>,
    desk: &Desk,
    assignment: &Assignment,
) -> Result<Checklist, Error> {
    let json = desk.client.get_checklist(assignment.visit_id).await?;
    let wanted = &assignment.checklist.hash;
    let hash = sha256_hex(json.as_bytes());
    let checklist = Checklist::from_json(&json).map_err(|error| {
        Error::new("checklist-too-new")
            .with("checklist", &assignment.checklist.slug)
            .detail(error.to_string())
    })?;
    // The same checklist with other white space is still the same checklist.
    let canonical = match hash == *wanted {
        true => json,
        false if checklist.hash() == *wanted => checklist.canonical_json(),
        false => {
            return Err(Error::new("checklist-hash")
                .with("checklist", &assignment.checklist.slug)
                .detail(hash)
                .command("shopper pull")
                .status(ExitStatus::Conflict));
        }
    };
    desk.disk
        .put_checklist(wanted, &canonical, context.env.now())
        .await?;
    Ok(checklist)
}
