//! `shopper checklist show`: a checklist as its shopper will see it.

use checklists::{Checklist, PreviewRole, preview_lines};
use serde::Serialize;

use super::source::Source;
use crate::args::ChecklistRead;
use crate::console::Style;
use crate::console::layout::{listed, wrap};
use crate::context::Context;
use crate::error::Error;
use crate::exit::ExitStatus;

/// What `--json` gives: the checklist as everything else reads it.
#[derive(Serialize)]
struct Shown<'a> {
    hash: String,
    checklist: &'a Checklist,
}

pub(super) async fn run(
    context: &mut Context<'_>,
    args: &ChecklistRead,
) -> Result<ExitStatus, Error> {
    let checklist = Source::read(context, &args.source).await?.checklist()?;
    if args.json {
        context.console.json(&Shown {
            hash: checklist.hash(),
            checklist: &checklist,
        });
        return Ok(ExitStatus::Ok);
    }
    let language = context.checklist_language(&checklist);
    let cells = context.console.width();
    for line in preview_lines(&checklist, &language) {
        let style = match line.role {
            PreviewRole::Title | PreviewRole::Section | PreviewRole::Question => Style::Strong,
            PreviewRole::Text | PreviewRole::Option | PreviewRole::Blank => Style::Plain,
            PreviewRole::Rule | PreviewRole::Points => Style::Faint,
        };
        let indent = " ".repeat(line.indent);
        let text = match line.mark.as_str() {
            "" => wrap(&line.text, cells, &indent),
            mark => listed(mark, &line.text, cells, &indent),
        };
        context.console.data_styled(style, &text);
    }
    Ok(ExitStatus::Ok)
}
