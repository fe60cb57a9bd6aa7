//! `shopper status`: what is on this device, and what still has to be sent.

use chrono::{DateTime, Utc};
use serde::Serialize;
use uuid::Uuid;

use crate::args::Json;
use crate::console::Style;
use crate::console::layout::{Align, inline, table};
use crate::context::{Context, FACT_PULLED_AT, FACT_SKEW_S, SKEW_LIMIT_S};
use crate::disk::{CachedAssignment, OutboxState};
use crate::error::Error;
use crate::exit::ExitStatus;
use crate::sync::content::known_answers;
use crate::visits;

#[derive(Serialize)]
struct Status {
    profile: String,
    server: String,
    agency: String,
    email: String,
    logged_in: bool,
    data: String,
    last_pull: Option<DateTime<Utc>>,
    /// How many seconds this clock was ahead of the server's when they last spoke.
    clock_skew_s: Option<i64>,
    drafts: Vec<DraftStatus>,
    outbox: Vec<OutboxStatus>,
}

#[derive(Serialize)]
struct DraftStatus {
    handle: String,
    visit_id: Uuid,
    store: String,
    state: Option<api::visits::VisitState>,
    updated_at: DateTime<Utc>,
    answered: usize,
    /// How many things are missing or contradictory; absent without the checklist.
    gaps: Option<usize>,
}

#[derive(Serialize)]
struct OutboxStatus {
    handle: String,
    visit_id: Uuid,
    submission_id: Uuid,
    revision: u32,
    state: OutboxState,
    frozen_at: DateTime<Utc>,
    attempts: i64,
    last_problem: Option<String>,
}

pub(super) async fn run(context: &mut Context<'_>, args: Json) -> Result<ExitStatus, Error> {
    let desk = context.desk().await?;
    let list = desk.disk.list_assignments().await?;
    let of = |visit: Uuid| {
        list.iter()
            .find(|cached| cached.assignment.visit_id == visit)
    };
    let handle = |visit: Uuid| match of(visit) {
        Some(cached) => visits::handle(&list, &cached.assignment),
        None => visit.to_string(),
    };
    let mut drafts = Vec::new();
    for draft in desk.disk.list_drafts().await? {
        let cached: Option<&CachedAssignment> = of(draft.visit_id);
        let checklist = desk
            .disk
            .find_checklist(&draft.checklist_hash)
            .await
            .ok()
            .flatten();
        let gaps = checklist.map(|checklist| {
            checklists::check(&checklist, &known_answers(&checklist, &draft)).len()
        });
        drafts.push(DraftStatus {
            handle: handle(draft.visit_id),
            visit_id: draft.visit_id,
            store: cached
                .map(|c| c.assignment.store.name.clone())
                .unwrap_or_default(),
            state: cached.map(|c| c.assignment.state),
            updated_at: draft.updated_at,
            answered: draft.answers.len(),
            gaps,
        });
    }
    let outbox = desk
        .disk
        .list_outbox()
        .await?
        .into_iter()
        .map(|frozen| OutboxStatus {
            handle: handle(frozen.visit_id),
            visit_id: frozen.visit_id,
            submission_id: frozen.submission_id,
            revision: frozen.revision,
            state: frozen.state,
            frozen_at: frozen.frozen_at,
            attempts: frozen.attempts,
            last_problem: frozen.last_problem,
        })
        .collect();
    let pulled = desk.disk.find_fact(FACT_PULLED_AT).await?;
    let last_pull = pulled
        .and_then(|text| DateTime::parse_from_rfc3339(&text).ok())
        .map(|time| time.to_utc());
    let status = Status {
        last_pull,
        clock_skew_s: desk
            .disk
            .find_fact(FACT_SKEW_S)
            .await?
            .and_then(|s| s.parse().ok()),
        data: desk.disk.root().display().to_string(),
        logged_in: desk.profile.tokens.is_some(),
        profile: desk.name,
        server: desk.profile.server,
        agency: desk.profile.user.agency_name,
        email: desk.profile.user.email,
        drafts,
        outbox,
    };
    if args.json {
        context.console.json(&status);
    } else {
        print(context, &status);
    }
    Ok(ExitStatus::Ok)
}

fn print(context: &mut Context<'_>, status: &Status) {
    let words = context.words.clone();
    let now = context.env.now();
    let line = |key: &str, value: &str| format!("{} {}", words.say(key), words.isolate(value));
    let who = format!("{} · {}", status.email, status.agency);
    let session = words.say(if status.logged_in {
        "status-in"
    } else {
        "status-out"
    });
    let pulled = match status.last_pull {
        Some(at) => words.age(now - at),
        None => words.say("never"),
    };
    let skew = match status.clock_skew_s {
        Some(skew) => words.say_with("seconds", &[("n", skew.into())]),
        None => words.say("unknown"),
    };
    for text in [
        line(
            "status-profile",
            &format!("{} ({})", status.profile, status.server),
        ),
        line("status-who", &who),
        format!("{} {session}", words.say("status-session")),
        format!("{} {pulled}", words.say("status-pulled")),
        format!("{} {skew}", words.say("status-skew")),
        line("status-data", &status.data),
    ] {
        context.console.data(&text);
    }
    if status
        .clock_skew_s
        .is_some_and(|skew| skew.abs() > SKEW_LIMIT_S)
    {
        context
            .console
            .note_styled(Style::Warning, &words.say("clock-hint"));
    }
    drafts(context, &status.drafts, now);
    let waiting: Vec<&OutboxStatus> = status
        .outbox
        .iter()
        .filter(|item| item.state == OutboxState::Waiting)
        .collect();
    context.console.data("");
    if waiting.is_empty() {
        context.console.data(&words.say("outbox-empty"));
    } else {
        let heading = words.say_with("outbox-waiting", &[("n", waiting.len().into())]);
        context.console.data_styled(Style::Warning, &heading);
        for item in waiting {
            let args = [
                ("visit", item.handle.as_str().into()),
                ("revision", item.revision.into()),
                ("age", words.age(now - item.frozen_at).into()),
            ];
            context
                .console
                .data(&format!("  {}", words.say_with("outbox-item", &args)));
            if let Some(problem) = &item.last_problem {
                context.console.data(&format!("    {}", inline(problem)));
            }
            context.console.note_styled(
                Style::Strong,
                &format!(
                    "    shopper submit {}",
                    crate::error::shell_word(&item.handle)
                ),
            );
        }
    }
}

fn drafts(context: &mut Context<'_>, drafts: &[DraftStatus], now: DateTime<Utc>) {
    let words = &context.words;
    let heading = words.say_with("status-drafts", &[("n", drafts.len().into())]);
    let heads = [
        "column-visit",
        "column-state",
        "column-store",
        "column-answered",
        "column-missing",
        "column-changed",
    ]
    .map(|key| words.say(key));
    let aligns = [
        Align::Start,
        Align::Start,
        Align::Start,
        Align::End,
        Align::End,
        Align::Start,
    ];
    let columns: Vec<(&str, Align)> = heads.iter().map(String::as_str).zip(aligns).collect();
    let rows: Vec<Vec<String>> = drafts
        .iter()
        .map(|draft| {
            let state = draft.state.map(super::assignments::state_key);
            vec![
                inline(&draft.handle),
                state.map(|key| words.say(key)).unwrap_or_default(),
                words.isolate(&draft.store),
                draft.answered.to_string(),
                draft
                    .gaps
                    .map_or_else(|| "?".to_owned(), |gaps| gaps.to_string()),
                words.age(now - draft.updated_at),
            ]
        })
        .collect();
    let lines = if rows.is_empty() {
        Vec::new()
    } else {
        table(&columns, &rows)
    };
    context.console.data("");
    context.console.data(&heading);
    for line in lines {
        context.console.data(&format!("  {line}"));
    }
}
