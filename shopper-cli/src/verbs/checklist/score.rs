//! `shopper checklist score`: the scorecard of a file of answers, without a server.

use checklists::{Answers, check, score, words};

use super::source::Source;
use crate::args::ChecklistScore;
use crate::console::Style;
use crate::console::layout::{width, wrap};
use crate::context::Context;
use crate::error::Error;
use crate::exit::ExitStatus;
use crate::verbs::reading::{one_standard_input, read_text};

pub(super) async fn run(
    context: &mut Context<'_>,
    args: &ChecklistScore,
) -> Result<ExitStatus, Error> {
    one_standard_input([&args.source, &args.answers])?;
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
        let cells = context.console.width();
        context.console.data(&folded(text.trim_end(), cells));
    }
    let gaps = check(&checklist, &given);
    if gaps.is_empty() {
        return Ok(ExitStatus::Ok);
    }
    let heading = context
        .words
        .say_with("score-is-of-a-draft", &[("n", gaps.len().into())]);
    let cells = context.console.width();
    context.console.note("");
    context.console.note(&wrap(&heading, cells, ""));
    for gap in &gaps {
        let sentence = words::gap(gap, &checklist, &language);
        let line = match &gap.question {
            Some(question) => format!("{question}: {}", context.words.isolate(&sentence)),
            None => sentence,
        };
        context
            .console
            .note_styled(Style::Warning, &wrap(&line, cells, "  "));
    }
    Ok(ExitStatus::Invalid)
}

/// The line of a scorecard that names its columns, from 0.
const HEADINGS: usize = 2;
/// The fewest cells that a column of reasons is worth having; else they go below their row.
const NARROW: usize = 30;
/// How far what goes below its row is set in.
const BELOW: usize = 6;

/// The scorecard with the last column, the reasons, folded into `cells`.
fn folded(scorecard: &str, cells: usize) -> String {
    let headings = scorecard.lines().nth(HEADINGS).unwrap_or_default();
    let last = headings.rfind("  ").map_or(0, |at| at + 2);
    let start = width(&headings[..last]);
    let room = cells.saturating_sub(start);
    // One reason below its row takes all others there with it.
    let below = room < NARROW && scorecard.lines().any(|line| width(line) > cells);
    let fold = |line: &str| {
        let row = line.starts_with(' ') && width(line) > start;
        if width(line) <= cells && !(below && row) {
            return line.to_owned();
        }
        // What stands at the margin is a sentence, and no row.
        if !line.starts_with(' ') {
            return wrap(line, cells, "");
        }
        let (row, reason) = split_at_cell(line, start);
        if below {
            let reason = wrap(reason, cells, &" ".repeat(BELOW));
            return format!("{}\n{reason}", row.trim_end());
        }
        let reason = wrap(reason, cells, &" ".repeat(start));
        format!("{row}{}", reason.trim_start())
    };
    scorecard.lines().map(fold).collect::<Vec<_>>().join("\n")
}

/// The line up to a cell of the terminal, and the rest.
fn split_at_cell(line: &str, cell: usize) -> (&str, &str) {
    let mut ends = line.char_indices().map(|(at, _)| at);
    // The last place whose beginning fits: marks that take no cell stay with their letter.
    let at = ends.rfind(|at| width(&line[..*at]) <= cell);
    line.split_at(at.unwrap_or(line.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: &str = "T, version 1\n\nQuestion  Points  Reason\n\nA: 1 of 2 points and many more words\n  q1         1/2  one two three four five six seven eight nine ten\n  நன்றி       1/2  one";

    #[test]
    fn reasons_are_folded_under_their_column_where_there_is_room() {
        let wide = folded(CARD, 51);
        let lines: Vec<&str> = wide.lines().collect();
        assert_eq!(
            lines[5],
            "  q1         1/2  one two three four five six seven"
        );
        assert_eq!(lines[6], "                  eight nine ten");
        assert_eq!(lines[7], "  நன்றி       1/2  one");
    }

    #[test]
    fn reasons_go_below_their_row_where_there_is_none() {
        let narrow = folded(CARD, 40);
        let lines: Vec<&str> = narrow.lines().collect();
        assert_eq!(lines[5], "  q1         1/2");
        assert_eq!(lines[6], "      one two three four five six seven");
        assert_eq!(lines[7], "      eight nine ten");
        assert_eq!(lines[8..], ["  நன்றி       1/2", "      one"]);
    }
}
