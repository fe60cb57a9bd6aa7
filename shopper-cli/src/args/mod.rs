//! The command line: verbs and flags. What they mean is said by [`help`] in three languages.

mod help;
mod usage;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand};

pub(crate) use help::command_in;

use crate::console::ColourChoice;
use crate::env::Env;
use crate::error::Error;
use crate::words::Words;

/// The whole command line.
#[derive(Clone, Debug, Parser)]
#[command(
    name = "shopper",
    bin_name = "shopper",
    version,
    disable_help_subcommand = true
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) globals: Globals,
    #[command(subcommand)]
    pub(crate) verb: Option<Verb>,
}

/// Flags that every verb takes.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Globals {
    #[arg(long, global = true, value_name = "LANG")]
    pub(crate) lang: Option<String>,
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) profile: Option<String>,
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub(crate) color: ColourChoice,
}

/// One verb, one file under `verbs/`.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum Verb {
    Login(Login),
    Logout,
    Assignments(ReadList),
    Show(ReadVisit),
    Accept(OneVisit),
    Decline(Decline),
    Pull,
    Fill(Fill),
    #[command(subcommand)]
    Photo(Photo),
    Check(ReadVisit),
    #[command(subcommand)]
    Checklist(Checklist),
    Score(ReadVisit),
    Submit(Submit),
    Status(Json),
    Receipt(ReadVisit),
    Completions(Completions),
}

#[derive(Clone, Debug, Args)]
pub(crate) struct Login {
    #[arg(value_name = "URL")]
    pub(crate) url: Option<String>,
    #[arg(long)]
    pub(crate) email: Option<String>,
    #[arg(long)]
    pub(crate) agency: Option<String>,
    #[arg(long)]
    pub(crate) password_stdin: bool,
    #[arg(long)]
    pub(crate) allow_http: bool,
}

#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Json {
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct ReadList {
    #[arg(long)]
    pub(crate) json: bool,
    #[arg(long)]
    pub(crate) offline: bool,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct OneVisit {
    #[arg(value_name = "VISIT")]
    pub(crate) visit: String,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct ReadVisit {
    #[arg(value_name = "VISIT")]
    pub(crate) visit: String,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct Decline {
    #[arg(value_name = "VISIT")]
    pub(crate) visit: String,
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct Fill {
    #[arg(value_name = "VISIT")]
    pub(crate) visit: String,
    #[arg(long, value_name = "FILE")]
    pub(crate) answers: Option<PathBuf>,
    #[arg(long, conflicts_with = "answers")]
    pub(crate) stdin: bool,
    #[arg(long, value_name = "QUESTION", conflicts_with = "answers")]
    pub(crate) at: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(crate) started: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(crate) finished: Option<String>,
}

#[derive(Clone, Debug, Subcommand)]
pub(crate) enum Photo {
    Add(PhotoAdd),
    List(ReadVisit),
    Remove(PhotoRemove),
}

#[derive(Clone, Debug, Args)]
pub(crate) struct PhotoAdd {
    #[arg(value_name = "VISIT")]
    pub(crate) visit: String,
    #[arg(value_name = "QUESTION")]
    pub(crate) question: String,
    #[arg(value_name = "FILE", required = true, action = ArgAction::Append)]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct PhotoRemove {
    #[arg(value_name = "VISIT")]
    pub(crate) visit: String,
    #[arg(value_name = "QUESTION")]
    pub(crate) question: String,
    #[arg(value_name = "PHOTO")]
    pub(crate) photo: String,
}

/// Tools for whoever writes checklists.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum Checklist {
    Check(ChecklistCheck),
    New(ChecklistNew),
    Show(ChecklistRead),
    Score(ChecklistScore),
    Diff(ChecklistDiff),
    Schema,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct ChecklistCheck {
    #[arg(value_name = "FILE", required = true, action = ArgAction::Append)]
    pub(crate) sources: Vec<PathBuf>,
    #[arg(long)]
    pub(crate) advice: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct ChecklistNew {
    #[arg(long)]
    pub(crate) sector: String,
    #[arg(long)]
    pub(crate) slug: Option<String>,
    #[arg(
        long = "language",
        value_name = "LANG,LANG",
        value_delimiter = ',',
        action = ArgAction::Append
    )]
    pub(crate) languages: Vec<String>,
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct ChecklistRead {
    #[arg(value_name = "FILE")]
    pub(crate) source: PathBuf,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct ChecklistScore {
    #[arg(value_name = "FILE")]
    pub(crate) source: PathBuf,
    #[arg(value_name = "ANSWERS")]
    pub(crate) answers: PathBuf,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct ChecklistDiff {
    #[arg(value_name = "OLD")]
    pub(crate) before: PathBuf,
    #[arg(value_name = "NEW")]
    pub(crate) after: PathBuf,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct Submit {
    #[arg(value_name = "VISIT")]
    pub(crate) visit: String,
    #[arg(long)]
    pub(crate) offline_ok: bool,
    #[arg(long)]
    pub(crate) unchanged: bool,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct Completions {
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

/// What the command line came to.
pub(crate) enum Parsed {
    /// A verb to do.
    Run(Box<Cli>),
    /// A text to print: help or version.
    Text(String),
    /// It cannot be understood.
    Wrong(Error),
}

/// Reads the arguments after the program's name.
pub(crate) fn parse(args: Vec<OsString>, env: &Env, width: usize) -> (Words, Parsed) {
    let words = Words::of_command_line(&args, env);
    let mut command = command_in(&words).term_width(width);
    let verb = usage::verb_of(&command, &args);
    let with_name = std::iter::once(OsString::from("shopper")).chain(args);
    let parsed = match command.try_get_matches_from_mut(with_name) {
        Ok(matches) => match Cli::from_arg_matches(&matches) {
            Ok(cli) => Parsed::Run(Box::new(cli)),
            Err(error) => Parsed::Wrong(usage::from_clap(&error, &verb)),
        },
        Err(error) => match error.kind() {
            clap::error::ErrorKind::DisplayHelp | clap::error::ErrorKind::DisplayVersion => {
                Parsed::Text(error.render().to_string())
            }
            _ => Parsed::Wrong(usage::from_clap(&error, &verb)),
        },
    };
    (words, parsed)
}

/// The command line as clap sees it, without words.
fn bare_command() -> clap::Command {
    Cli::command()
}

#[cfg(test)]
mod tests;
