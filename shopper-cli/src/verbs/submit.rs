//! `shopper submit`: photos, then the submission, then the receipt. Safe to repeat.

use api::receipts::ReceiptClaims;

use crate::args::Submit;
use crate::client::ClientError;
use crate::console::Style;
use crate::context::{Context, Desk};
use crate::disk::CachedAssignment;
use crate::error::Error;
use crate::exit::ExitStatus;
use crate::sync::execute::{Outcome, submit};
use crate::sync::plan::Stop;

pub(super) async fn run(context: &mut Context<'_>, args: Submit) -> Result<ExitStatus, Error> {
    let desk = context.desk().await?;
    let visit = context.find_visit(&desk, &args.visit).await?;
    let handle = context.handle(&desk, &visit).await?;
    match submit(context, &desk, &visit, args.unchanged).await? {
        Outcome::Queued { revision, cause } => {
            queued(context, &handle, revision, cause, args.offline_ok)
        }
        Outcome::Stopped { stop, receipt } => {
            if let Some(claims) = &receipt {
                delivered(context, &visit, claims);
            }
            stopped(context, &desk, &visit, &handle, stop, receipt.is_some()).await
        }
    }
}

/// The revision is safe here and will be sent later: a state, not a failure.
fn queued(
    context: &mut Context<'_>,
    handle: &str,
    revision: u32,
    cause: ClientError,
    offline_ok: bool,
) -> Result<ExitStatus, Error> {
    let logged_out = matches!(cause, ClientError::NotLoggedIn);
    let mut error = Error::new("queued").with("revision", revision);
    if logged_out {
        error = error
            .command("shopper login")
            .status(ExitStatus::NotLoggedIn);
    } else {
        error = error.status(ExitStatus::Offline);
    }
    error = error
        .detail(cause.brief())
        .command(format!("shopper submit {handle}"));
    if offline_ok && !logged_out {
        let line = error.sentence(&context.words);
        context.console.note_styled(Style::Warning, &line);
        context
            .console
            .note_styled(Style::Strong, &format!("  shopper submit {handle}"));
        return Ok(ExitStatus::Ok);
    }
    Err(error)
}

fn delivered(context: &mut Context<'_>, visit: &CachedAssignment, claims: &ReceiptClaims) {
    let words = &context.words;
    let args = [
        ("store", visit.assignment.store.name.as_str().into()),
        ("revision", claims.revision.into()),
        ("photos", claims.photos.len().into()),
        ("at", words.instant(claims.received_at).into()),
    ];
    let mut lines = vec![words.say_with("delivered", &args)];
    lines.extend(super::receipt::score_line(words, claims));
    for line in lines {
        context.console.data_styled(Style::Good, &line);
    }
}

async fn stopped(
    context: &mut Context<'_>,
    desk: &Desk,
    visit: &CachedAssignment,
    handle: &str,
    stop: Stop,
    now: bool,
) -> Result<ExitStatus, Error> {
    let fill = format!("shopper fill {handle}");
    match stop {
        Stop::Delivered { revision } => {
            if !now {
                let args = [("revision", revision.into())];
                let line = context.words.say_with("delivered-before", &args);
                context.console.data_styled(Style::Good, &line);
            }
            context
                .console
                .note_styled(Style::Strong, &format!("  shopper receipt {handle}"));
            Ok(ExitStatus::Ok)
        }
        Stop::ChangedSince { revision } => {
            let args = [("revision", revision.into())];
            let line = context.words.say_with("changed-since", &args);
            context.console.talk(Style::Warning, &line);
            Ok(ExitStatus::Ok)
        }
        Stop::UnchangedSinceReturn { revision } => Err(Error::new("unchanged-since-return")
            .with("revision", revision)
            .command(fill)
            .command(format!("shopper submit {handle} --unchanged"))
            .status(ExitStatus::Invalid)),
        Stop::SentElsewhere { revision, .. } => Err(Error::new("sent-elsewhere")
            .with("revision", revision)
            .command(format!("shopper receipt {handle}"))
            .status(ExitStatus::Conflict)),
        Stop::NotAccepted => Err(Error::new("not-accepted")
            .command(format!("shopper accept {handle}"))
            .status(ExitStatus::Conflict)),
        Stop::NothingFilled => Err(Error::new("nothing-filled")
            .command(fill)
            .status(ExitStatus::Invalid)),
        Stop::Incomplete { gaps } => {
            let visit_id = visit.assignment.visit_id;
            let visit = desk.disk.find_assignment(visit_id).await?;
            if let Some(visit) = visit {
                let checklist = context.checklist(desk, &visit).await?;
                let answers = super::check::answers_of(desk, &visit, &checklist).await?;
                super::check::print(
                    context,
                    &checklist,
                    &checklists::check(&checklist, &answers),
                );
            }
            Err(Error::new("incomplete")
                .with("n", gaps)
                .command(fill)
                .status(ExitStatus::Invalid))
        }
    }
}
