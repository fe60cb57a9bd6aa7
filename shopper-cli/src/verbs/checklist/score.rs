//! `shopper checklist score`: the scorecard of a file of answers, without a server.

use checklists::{Answers, check, score, words};

use super::source::Source;
use crate::args::ChecklistScore;
use crate::console::Style;
use crate::console::layout::wrap;
use crate::context::Context;
use crate::error::Error;
use crate::exit::ExitStatus;
use crate::verbs::reading::read_text;

pub(super) async fn run(
    context: &mut Context<'_>,
    args: &ChecklistScore,
) -> Result<ExitStatus, Error> {
    let checklist = Source::read(context, &args.source).await?.checklist()?;
    let answers = Source {
        name: args.answers.display().to_string(),
        text: read_text(context, &args.answers, Error::new("answers-too-large")).await?,
    };
    let given = Answers::from_source(&checklist, &answers.text).map_err(|findings| {
        let error = Error::new("answers-mistakes")
            .with("path", answers.name.as_str())
            .with("n", findings.len())
            .status(ExitStatus::Invalid);
        answers.with_snippets(error, &findings)
    })?;
    let scorecard = score(&checklist, &given);
    let language = context.checklist_language(&checklist);
    if args.json {
        context.console.json(&scorecard);
    } else {
        let text = words::scorecard(&scorecard, &checklist, &language);
        context.console.data(text.trim_end());
    }
    let gaps = check(&checklist, &given);
    for gap in &gaps {
        let sentence = words::gap(gap, &checklist, &language);
        let line = match &gap.question {
            Some(question) => format!("{question}: {}", context.words.isolate(&sentence)),
            None => sentence,
        };
        let cells = context.console.width();
        context
            .console
            .note_styled(Style::Warning, &wrap(&line, cells, "  "));
    }
    if !gaps.is_empty() {
        let line = context
            .words
            .say_with("score-is-of-a-draft", &[("n", gaps.len().into())]);
        context.console.note(&line);
    }
    Ok(ExitStatus::Ok)
}
