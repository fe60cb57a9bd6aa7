//! `shopper score`: the scorecard that the server will compute, with the reason for every point.
//!
//! Where the checklist hides its points, this device has none of them, and says who computes.

use checklists::Language;
use checklists::checklist::Checklist;
use checklists::score::{QuestionState, Scorecard};
use serde::Serialize;

use crate::args::ReadVisit;
use crate::console::Style;
use crate::console::layout::{listed, wrap};
use crate::context::Context;
use crate::error::Error;
use crate::exit::ExitStatus;

use super::check::answers_of;

pub(super) async fn run(context: &mut Context<'_>, args: ReadVisit) -> Result<ExitStatus, Error> {
    let desk = context.desk().await?;
    let visit = context.find_visit(&desk, &args.visit).await?;
    let checklist = context.checklist(&desk, &visit).await?;
    if !checklist.scoring.show_points {
        hidden(context, args.json);
        return Ok(ExitStatus::Ok);
    }
    let answers = answers_of(&desk, &visit, &checklist).await?;
    let scorecard = checklists::score(&checklist, &answers);
    if args.json {
        context.console.json(&scorecard);
        return Ok(ExitStatus::Ok);
    }
    let language = context.checklist_language(&checklist);
    sections(context, &checklist, &scorecard, &language);
    total(context, &checklist, &scorecard, &language);
    let gaps = checklists::check(&checklist, &answers).len();
    if gaps > 0 {
        let line = context
            .words
            .say_with("score-is-of-a-draft", &[("n", gaps.into())]);
        context.console.note_styled(Style::Warning, &line);
    }
    Ok(ExitStatus::Ok)
}

/// What `--json` gives where points are hidden.
#[derive(Serialize)]
struct Hidden {
    computed_by: &'static str,
}

fn hidden(context: &mut Context<'_>, json: bool) {
    if json {
        let computed_by = "server";
        context.console.json(&Hidden { computed_by });
    } else {
        let line = context.words.say("score-hidden");
        context.console.data(&line);
    }
}

fn sections(
    context: &mut Context<'_>,
    checklist: &Checklist,
    scorecard: &Scorecard,
    language: &Language,
) {
    let cells = context.console.width();
    for section in &checklist.sections {
        let Some(score) = scorecard.section(&section.id).filter(|score| !score.hidden) else {
            continue;
        };
        let words = &context.words;
        let title = words.isolate(section.title.get(language));
        let heading = match score.score {
            Some(percent) => words.say_with(
                "score-section",
                &[
                    ("section", title.into()),
                    ("percent", percent.to_string().into()),
                    ("earned", score.earned.to_string().into()),
                    ("possible", score.possible.to_string().into()),
                ],
            ),
            None => words.say_with("score-section-none", &[("section", title.into())]),
        };
        let floor = score.below_floor.then(|| words.say("score-below-floor"));
        context
            .console
            .data_styled(Style::Strong, &wrap(&heading, cells, ""));
        if let Some(floor) = floor {
            context
                .console
                .data_styled(Style::Bad, &wrap(&floor, cells, "  "));
        }
        let shown = scorecard
            .questions
            .iter()
            .filter(|q| q.section == section.id && q.state != QuestionState::Hidden);
        for question in shown {
            let text = checklist
                .question(&question.id)
                .map_or("", |q| q.text.get(language));
            let mark = match question.passed {
                Some(true) => "+",
                Some(false) => "x",
                None => "·",
            };
            let style = if question.passed == Some(false) {
                Style::Warning
            } else {
                Style::Plain
            };
            let text = context.words.isolate(text);
            context
                .console
                .data_styled(style, &listed(mark, &text, cells, "  "));
            let reason = checklists::words::reason(&question.reason, checklist, language);
            context.console.data(&wrap(&reason, cells, "      "));
        }
        context.console.data("");
    }
}

fn total(
    context: &mut Context<'_>,
    checklist: &Checklist,
    scorecard: &Scorecard,
    language: &Language,
) {
    let total = &scorecard.total;
    let words = &context.words;
    let mut lines = Vec::new();
    for fired in &total.knock_outs {
        let question = checklist
            .question(&fired.question)
            .map_or("", |q| q.text.get(language));
        let effect = checklists::words::knock_out(fired, checklist, language);
        lines.push((Style::Bad, format!("{} {effect}", words.isolate(question))));
    }
    let headline = match (total.score, total.not_scored_reason) {
        (Some(percent), _) => {
            let args = [("percent", percent.to_string().into())];
            let mut line = words.say_with("score-total", &args);
            // The printed value reads as reaching a mark that the exact one misses (P4).
            if let (Some(near), Some(exact)) = (&total.near_mark, &total.exact) {
                let args = [("exact", exact.into()), ("mark", near.mark.short().into())];
                line = format!("{line} {}", words.say_with("score-near-mark", &args));
            }
            line
        }
        (None, Some(reason)) => checklists::words::not_scored(reason, language),
        (None, None) => words.say("score-none"),
    };
    lines.push((Style::Strong, headline));
    if let Some(band) = total.band.as_ref().and_then(|id| checklist.band(id)) {
        let args = [("band", band.label.get(language).into())];
        lines.push((Style::Plain, words.say_with("score-band", &args)));
    }
    if let Some(verdict) = total.verdict {
        let style = match verdict {
            checklists::Verdict::Pass => Style::Good,
            checklists::Verdict::Fail => Style::Bad,
            checklists::Verdict::NotScored => Style::Warning,
        };
        let verdict = checklists::words::verdict(verdict, language);
        lines.push((
            style,
            words.say_with("score-verdict", &[("verdict", verdict.into())]),
        ));
    }
    if let Some(share) = total.scored_share {
        let args = [("share", share.one_decimal().into())];
        lines.push((Style::Plain, words.say_with("score-share", &args)));
    }
    let cells = context.console.width();
    for (style, line) in lines {
        context.console.data_styled(style, &wrap(&line, cells, ""));
    }
}
