//! `shopper assignments`: the visits, the latest due first.

use api::assignments::Assignment;
use api::visits::VisitState;
use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::args::ReadList;
use crate::client::Patience;
use crate::console::Style;
use crate::console::layout::{Align, inline, table};
use crate::context::{ClientOrDisk, Context};
use crate::disk::CachedAssignment;
use crate::error::Error;
use crate::exit::ExitStatus;
use crate::visits;

/// One assignment with what this program adds.
#[derive(Serialize)]
struct Listed<'a> {
    /// What to type for it.
    handle: String,
    #[serde(flatten)]
    assignment: &'a Assignment,
}

#[derive(Serialize)]
struct List<'a> {
    fetched_at: Option<DateTime<Utc>>,
    /// Whether the server told this just now.
    fresh: bool,
    items: Vec<Listed<'a>>,
}

pub(super) async fn run(context: &mut Context<'_>, args: ReadList) -> Result<ExitStatus, Error> {
    let desk = context.desk().await?;
    let asked = match args.offline {
        true => None,
        false => Some(context.refresh_assignments(&desk, Patience::short()).await),
    };
    let problem = match asked {
        Some(Err(ClientOrDisk::Local(error))) => return Err(error),
        Some(Err(ClientOrDisk::Client(error))) => Some(error),
        Some(Ok(_)) | None => None,
    };
    let fresh = problem.is_none() && !args.offline;
    let all = desk.disk.list_assignments().await?;
    if let Some(error) = &problem
        && all.is_empty()
    {
        return Err(error.clone().into());
    }
    let listed: Vec<CachedAssignment> = all.iter().filter(|c| c.listed).cloned().collect();
    let fetched_at = listed.iter().map(|cached| cached.fetched_at).min();
    if args.json {
        let items = listed
            .iter()
            .map(|cached| Listed {
                handle: visits::handle(&all, &cached.assignment),
                assignment: &cached.assignment,
            })
            .collect();
        context.console.json(&List {
            fetched_at,
            fresh,
            items,
        });
    } else {
        print(context, &all, &listed);
    }
    if let (false, Some(fetched_at)) = (fresh, fetched_at) {
        let age = context.words.age(context.env.now() - fetched_at);
        let line = context.words.say_with("cached", &[("age", age.into())]);
        context.console.note_styled(Style::Warning, &line);
        if let Some(error) = problem {
            let line = Error::from(error).sentence(&context.words);
            context.console.note(&line);
        }
    }
    Ok(ExitStatus::Ok)
}

fn print(context: &mut Context<'_>, all: &[CachedAssignment], listed: &[CachedAssignment]) {
    if listed.is_empty() {
        let line = context.words.say("no-assignments");
        context.console.note(&line);
        return;
    }
    let words = &context.words;
    let heads = [
        "column-visit",
        "column-state",
        "column-window",
        "column-client",
        "column-store",
        "column-fee",
    ]
    .map(|key| words.say(key));
    let columns: Vec<(&str, Align)> = heads
        .iter()
        .map(|head| (head.as_str(), Align::Start))
        .collect();
    let rows: Vec<Vec<String>> = listed
        .iter()
        .map(|cached| {
            let a = &cached.assignment;
            vec![
                inline(&visits::handle(all, a)),
                words.say(state_key(a.state)),
                window(context, a),
                words.isolate(&a.client),
                format!("{} {}", inline(&a.store.code), words.isolate(&a.store.name)),
                words.money(a.fee_minor, &a.currency),
            ]
        })
        .collect();
    let lines = table(&columns, &rows);
    for (index, line) in lines.iter().enumerate() {
        let style = if index == 0 {
            Style::Strong
        } else {
            Style::Plain
        };
        context.console.data_styled(style, line);
    }
}

/// The window of a visit in the store's time.
pub(super) fn window(context: &Context<'_>, assignment: &Assignment) -> String {
    format!(
        "{} - {}",
        context.words.local_time(assignment.window.from),
        context.words.local_time(assignment.window.to)
    )
}

/// The key of a state's word.
pub(super) fn state_key(state: VisitState) -> &'static str {
    match state {
        VisitState::Open => "state-open",
        VisitState::Assigned => "state-assigned",
        VisitState::Accepted => "state-accepted",
        VisitState::Submitted => "state-submitted",
        VisitState::Returned => "state-returned",
        VisitState::Approved => "state-approved",
        VisitState::Rejected => "state-rejected",
        VisitState::Cancelled => "state-cancelled",
        VisitState::Expired => "state-expired",
    }
}
