//! `shopper checklist check`: every mistake with its line and what to write instead.

use checklists::diagnostic::remedy;
use checklists::{Diagnostic, advise, compile};
use serde::Serialize;

use super::source::{Source, style};
use crate::args::ChecklistCheck;
use crate::console::Style;
use crate::context::Context;
use crate::error::Error;
use crate::exit::ExitStatus;
use crate::verbs::reading::one_standard_input;

#[derive(Serialize)]
struct Checked {
    file: String,
    compiles: bool,
    diagnostics: Vec<Diagnostic>,
    /// Why it could not be read at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

pub(super) async fn run(
    context: &mut Context<'_>,
    args: &ChecklistCheck,
) -> Result<ExitStatus, Error> {
    one_standard_input(&args.sources)?;
    let mut checked: Vec<Checked> = Vec::new();
    let mut invalid = false;
    for path in &args.sources {
        let source = match Source::read(context, path).await {
            Ok(source) => source,
            Err(error) if args.sources.len() == 1 && !args.json => return Err(error),
            // One file that cannot be read does not hide the mistakes in the others.
            Err(error) => {
                error.print(context.console, &context.words);
                checked.push(Checked {
                    file: path.display().to_string(),
                    compiles: false,
                    diagnostics: Vec::new(),
                    error: Some(error.sentence(&context.words)),
                });
                invalid |= error.exit_status() == ExitStatus::Invalid;
                continue;
            }
        };
        let one = check(&source, args.advice);
        if !args.json {
            let first = checked.iter().all(|one| one.diagnostics.is_empty());
            print(context, &source, &one.diagnostics, first);
        }
        checked.push(one);
    }
    if args.json {
        context.console.json(&checked);
    }
    let unread = checked.iter().filter(|one| one.error.is_some()).count();
    let broken = checked.iter().filter(|one| !one.compiles).count() - unread;
    if args.sources.len() > 1 {
        let sound = checked.iter();
        let sound = sound.filter(|one| one.compiles && one.diagnostics.is_empty());
        let words = [
            ("n", checked.len().into()),
            ("sound", sound.count().into()),
            ("broken", broken.into()),
            ("unread", unread.into()),
        ];
        let line = context.words.say_with("checklists-checked", &words);
        context.console.note(&line);
    }
    Ok(match (invalid || broken > 0, unread) {
        (true, _) => ExitStatus::Invalid,
        (false, 0) => ExitStatus::Ok,
        (false, _) => ExitStatus::Failure,
    })
}

fn check(source: &Source, advice: bool) -> Checked {
    let compiled = compile(&source.text);
    let mut diagnostics = compiled.diagnostics;
    if advice && let Some(checklist) = &compiled.checklist {
        diagnostics.extend(advise(&source.text, checklist));
        diagnostics.sort_by_key(|finding| (finding.line, finding.column));
    }
    for finding in &mut diagnostics {
        let remedy = || remedy(finding.code).map(str::to_owned);
        finding.hint = finding.hint.take().or_else(remedy);
    }
    Checked {
        file: source.name.clone(),
        compiles: compiled.checklist.is_some(),
        diagnostics,
        error: None,
    }
}

/// Every finding with its line of the source, an empty line between two.
fn print(context: &mut Context<'_>, source: &Source, findings: &[Diagnostic], first: bool) {
    for (index, finding) in findings.iter().enumerate() {
        if index > 0 || !first {
            context.console.data("");
        }
        let shown = finding.render(&source.text, &source.name);
        for (index, line) in shown.lines().enumerate() {
            let style = match index {
                0 => style(finding.severity),
                _ => Style::Plain,
            };
            context.console.data_styled(style, line);
        }
    }
}
