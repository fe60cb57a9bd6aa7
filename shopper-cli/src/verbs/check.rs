//! `shopper check`: everything that is missing or contradictory, at once.

use checklists::{Answers, Checklist, Gap};
use serde::Serialize;

use crate::args::ReadVisit;
use crate::console::Style;
use crate::console::layout::wrap;
use crate::context::{Context, Desk};
use crate::disk::CachedAssignment;
use crate::error::Error;
use crate::exit::ExitStatus;
use crate::sync::content::known_answers;

#[derive(Serialize)]
struct Checked<'a> {
    complete: bool,
    gaps: Vec<Told<'a>>,
}

#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    gap: &'a Gap,
    /// The gap as a sentence.
    sentence: String,
}

/// The answers of a visit so far.
pub(super) async fn answers_of(
    desk: &Desk,
    visit: &CachedAssignment,
    checklist: &Checklist,
) -> Result<Answers, Error> {
    let draft = desk.disk.find_draft(visit.assignment.visit_id).await?;
    Ok(draft
        .map(|draft| known_answers(checklist, &draft))
        .unwrap_or_default())
}

pub(super) async fn run(context: &mut Context<'_>, args: ReadVisit) -> Result<ExitStatus, Error> {
    let desk = context.desk().await?;
    let visit = context.find_visit(&desk, &args.visit).await?;
    let checklist = context.checklist(&desk, &visit).await?;
    let answers = answers_of(&desk, &visit, &checklist).await?;
    let gaps = checklists::check(&checklist, &answers);
    let status = if gaps.is_empty() {
        ExitStatus::Ok
    } else {
        ExitStatus::Invalid
    };
    let language = context.checklist_language(&checklist);
    let sentence = |gap: &Gap| checklists::words::gap(gap, &checklist, &language);
    if args.json {
        let told = gaps
            .iter()
            .map(|gap| Told {
                gap,
                sentence: sentence(gap),
            })
            .collect();
        context.console.json(&Checked {
            complete: gaps.is_empty(),
            gaps: told,
        });
        return Ok(status);
    }
    print(context, &checklist, &gaps);
    let handle = context.handle(&desk, &visit).await?;
    if gaps.is_empty() {
        let line = context.words.say("complete");
        context.console.note_styled(Style::Good, &line);
        context
            .console
            .note_styled(Style::Strong, &format!("  shopper submit {handle}"));
    } else {
        let line = context.words.say("next-fill-gaps");
        context.console.note(&line);
        context
            .console
            .note_styled(Style::Strong, &format!("  shopper fill {handle}"));
    }
    Ok(status)
}

/// The gaps, each under its question and section.
pub(super) fn print(context: &mut Context<'_>, checklist: &Checklist, gaps: &[Gap]) {
    let language = context.checklist_language(checklist);
    let cells = context.console.width();
    let mut section = None;
    let mut question = None;
    for gap in gaps {
        let of = gap
            .question
            .as_ref()
            .and_then(|id| checklist.section_of(id));
        if let Some(of) = of
            && section != Some(&of.id)
        {
            section = Some(&of.id);
            context
                .console
                .data_styled(Style::Strong, of.title.get(&language));
        }
        if let Some(id) = &gap.question
            && question != Some(id)
        {
            question = Some(id);
            let text = checklist
                .question(id)
                .map_or("", |question| question.text.get(&language));
            let line = format!("{id}: {}", context.words.isolate(text));
            context.console.data(&wrap(&line, cells, "  "));
        }
        let sentence = checklists::words::gap(gap, checklist, &language);
        context
            .console
            .data_styled(Style::Warning, &wrap(&sentence, cells, "    "));
    }
}
