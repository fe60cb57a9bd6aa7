//! One verb, one file.

mod accept;
mod assignments;
mod check;
mod checklist;
mod completions;
mod decline;
mod fill;
mod login;
mod logout;
mod photo;
pub(crate) mod pull;
mod reading;
mod receipt;
mod score;
mod show;
mod status;
mod submit;

use std::path::Path;

use crate::args::{Photo, Verb, command_in};
use crate::context::Context;
use crate::error::{Error, shell_word};
use crate::exit::ExitStatus;

/// Does what the command line says.
pub(crate) async fn run(
    context: &mut Context<'_>,
    verb: Option<Verb>,
) -> Result<ExitStatus, Error> {
    let Some(verb) = verb else {
        let help = command_in(&context.words)
            .term_width(context.console.width())
            .render_help();
        context.console.data(help.to_string().trim_end());
        return Ok(ExitStatus::Ok);
    };
    if let Some(error) = file_for_visit(&verb) {
        return Err(error);
    }
    match verb {
        Verb::Login(args) => login::run(context, args).await,
        Verb::Logout => logout::run(context).await,
        Verb::Assignments(args) => assignments::run(context, args).await,
        Verb::Show(args) => show::run(context, args).await,
        Verb::Accept(args) => accept::run(context, args).await,
        Verb::Decline(args) => decline::run(context, args).await,
        Verb::Pull => pull::run(context).await,
        Verb::Fill(args) => fill::run(context, args).await,
        Verb::Photo(Photo::Add(args)) => photo::add(context, args).await,
        Verb::Photo(Photo::List(args)) => photo::list(context, args).await,
        Verb::Photo(Photo::Remove(args)) => photo::remove(context, args).await,
        Verb::Checklist(verb) => checklist::run(context, verb).await,
        Verb::Check(args) => check::run(context, args).await,
        Verb::Score(args) => score::run(context, args).await,
        Verb::Submit(args) => submit::run(context, args).await,
        Verb::Status(args) => status::run(context, args).await,
        Verb::Receipt(args) => receipt::run(context, args).await,
        Verb::Completions(args) => Ok(completions::run(context, &args)),
    }
}

/// Who names a checklist's file where a visit is asked for means the verb of the same name for
/// checklists.
fn file_for_visit(verb: &Verb) -> Option<Error> {
    let (name, args) = match verb {
        Verb::Check(args) => ("check", args),
        Verb::Show(args) => ("show", args),
        _ => return None,
    };
    let path = Path::new(&args.visit);
    let ending = path.extension()?.to_ascii_lowercase();
    let is_text = ["yaml", "yml", "json"].iter().any(|one| ending == *one);
    let error = Error::new("file-for-visit")
        .with("path", args.visit.as_str())
        .command(format!(
            "shopper checklist {name} {}",
            shell_word(&args.visit)
        ))
        .status(ExitStatus::Usage);
    (is_text && path.is_file()).then_some(error)
}
