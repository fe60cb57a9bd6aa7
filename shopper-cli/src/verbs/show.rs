//! `shopper show`: one visit with its briefing and what the reviewer said.

use serde::Serialize;

use crate::args::ReadVisit;
use crate::console::Style;
use crate::console::layout::{listed, wrap};
use crate::context::Context;
use crate::error::Error;
use crate::exit::ExitStatus;

use super::assignments::{state_key, window};

#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    assignment: &'a api::assignments::Assignment,
    /// The checklist's title and briefing in the language asked for.
    title: &'a str,
    briefing: &'a str,
}

pub(super) async fn run(context: &mut Context<'_>, args: ReadVisit) -> Result<ExitStatus, Error> {
    let desk = context.desk().await?;
    let visit = context.find_visit(&desk, &args.visit).await?;
    let checklist = context.checklist(&desk, &visit).await?;
    let language = context.checklist_language(&checklist);
    let a = &visit.assignment;
    let title = checklist.title.get(&language);
    let briefing = checklist.briefing.get(&language);
    if args.json {
        context.console.json(&Shown {
            assignment: a,
            title,
            briefing,
        });
        return Ok(ExitStatus::Ok);
    }
    let words = &context.words;
    let heading = format!(
        "{} · {}",
        words.isolate(&a.client),
        words.isolate(&a.store.name)
    );
    let line =
        |key: &'static str, value: String| format!("{} {}", words.say(key), words.isolate(&value));
    let lines = [
        line("show-visit", a.visit_id.to_string()),
        line("show-state", words.say(state_key(a.state))),
        line(
            "show-store",
            format!("{}, {}", a.store.code, a.store.address),
        ),
        line(
            "show-window",
            format!("{} ({})", window(context, a), a.store.time_zone),
        ),
        line("show-fee", words.money(a.fee_minor, &a.currency)),
        line(
            "show-checklist",
            format!("{title} ({} v{})", a.checklist.slug, a.checklist.version),
        ),
    ];
    let note = (!a.note.trim().is_empty()).then(|| line("show-note", a.note.clone()));
    context.console.data_styled(Style::Strong, &heading);
    let cells = context.console.width();
    for line in lines.into_iter().chain(note) {
        context.console.data(&wrap(&line, cells, "  "));
    }
    if !briefing.trim().is_empty() {
        context.console.data("");
        context.console.data(&wrap(briefing, cells, ""));
    }
    for line in review_lines(context, &visit, Some(&checklist)) {
        context.console.data(&line);
    }
    Ok(ExitStatus::Ok)
}

/// What the reviewer said last, with a remark for each question.
pub(super) fn review_lines(
    context: &Context<'_>,
    visit: &crate::disk::CachedAssignment,
    checklist: Option<&checklists::Checklist>,
) -> Vec<String> {
    let mut told = revised_lines(context, visit, checklist);
    let Some(review) = &visit.assignment.review else {
        return told;
    };
    let words = &context.words;
    let cells = context.console.width();
    let decision = words.say(match review.decision {
        api::submissions::Decision::Approved => "state-approved",
        api::submissions::Decision::Returned => "state-returned",
        api::submissions::Decision::Rejected => "state-rejected",
        api::submissions::Decision::Reopened => "state-submitted",
    });
    let args = [
        ("revision", review.revision.into()),
        ("decision", decision.into()),
    ];
    let mut lines = vec![String::new(), words.say_with("reviewed", &args)];
    if !review.message.trim().is_empty() {
        lines.push(wrap(&words.isolate(&review.message), cells, "  "));
    }
    for remark in &review.remarks {
        let question = question_text(context, checklist, &remark.question);
        lines.push(listed("-", &words.isolate(&question), cells, "  "));
        lines.push(wrap(&words.isolate(&remark.text), cells, "    "));
    }
    told.extend(lines);
    told
}

/// What contractors made of the submission: which revision, when and why.
pub(super) fn revised_lines(
    context: &Context<'_>,
    visit: &crate::disk::CachedAssignment,
    checklist: Option<&checklists::Checklist>,
) -> Vec<String> {
    let words = &context.words;
    let cells = context.console.width();
    let mut lines = Vec::new();
    for revised in visit.assignment.submission.iter().flat_map(|s| &s.revised) {
        let args = [
            ("revision", revised.revision.into()),
            ("at", words.instant(revised.at).into()),
        ];
        lines.push(String::new());
        lines.push(words.say_with("revised", &args));
        lines.push(wrap(&words.isolate(&revised.reason), cells, "  "));
        for question in &revised.questions {
            let question = question_text(context, checklist, question);
            lines.push(listed("-", &words.isolate(&question), cells, "  "));
        }
    }
    lines
}

/// The text of a question, or its id where the checklist is not at hand.
fn question_text(
    context: &Context<'_>,
    checklist: Option<&checklists::Checklist>,
    id: &str,
) -> String {
    let text = checklist.and_then(|checklist| {
        let known = checklists::QuestionId::new(id).ok()?;
        let language = context.checklist_language(checklist);
        let question = checklist.question(&known)?;
        Some(question.text.get(&language).to_owned())
    });
    text.unwrap_or_else(|| id.to_owned())
}
