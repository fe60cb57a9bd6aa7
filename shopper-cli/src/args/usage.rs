//! Command lines that cannot be understood, as errors of ours.

use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::error::Error;
use crate::exit::ExitStatus;

/// The verb that a command line names, as far as it names one: `checklist score`, or nothing.
pub(super) fn verb_of(command: &Command, args: &[OsString]) -> String {
    let (mut command, mut path) = (command, Vec::new());
    let mut args = args.iter().filter_map(|arg| arg.to_str());
    while let Some(arg) = args.next() {
        if arg == "--" {
            break;
        }
        if let Some(flag) = arg.strip_prefix('-') {
            if takes_a_word(command, flag) {
                args.next();
            }
            continue;
        }
        let Some(verb) = command.find_subcommand(arg) else {
            break;
        };
        path.push(arg);
        command = verb;
    }
    path.join(" ")
}

/// Whether the word after a flag, written here without its first dash, belongs to it.
fn takes_a_word(command: &Command, flag: &str) -> bool {
    let same = |arg: &&clap::Arg| match flag.strip_prefix('-') {
        Some(long) => arg.get_long() == Some(long),
        None => arg.get_short().map(String::from).as_deref() == Some(flag),
    };
    let found = command.get_arguments().find(same);
    found.is_some_and(|arg| arg.get_action().takes_values())
}

/// The error in our words, with the help of the verb that was meant; clap's own sentence stands below only where we have none.
pub(super) fn from_clap(error: &clap::Error, verb: &str) -> Error {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(" ")),
        _ => None,
    };
    let arg = || context(ContextKind::InvalidArg).unwrap_or_default();
    let value = || context(ContextKind::InvalidValue).unwrap_or_default();
    let made = match error.kind() {
        ErrorKind::InvalidSubcommand => Error::new("unknown-verb").with(
            "verb",
            context(ContextKind::InvalidSubcommand).unwrap_or_default(),
        ),
        ErrorKind::UnknownArgument => Error::new("unknown-argument").with("arg", arg()),
        ErrorKind::MissingRequiredArgument => Error::new("missing-argument").with("arg", arg()),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Error::new("missing-verb")
        }
        ErrorKind::ArgumentConflict => Error::new("argument-conflict").with("arg", arg()),
        ErrorKind::InvalidValue if value().is_empty() => {
            Error::new("missing-argument").with("arg", arg())
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let made = Error::new("invalid-value")
                .with("arg", arg())
                .with("value", value());
            match error.get(ContextKind::ValidValue) {
                Some(ContextValue::Strings(valid)) => made.detail(valid.join(", ")),
                _ => made,
            }
        }
        _ => {
            let text = error.render().to_string();
            let line = text.lines().next().unwrap_or_default();
            Error::new("usage").detail(line.trim_start_matches("error: "))
        }
    };
    let suggested = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg]
        .into_iter()
        .find_map(|kind| match error.get(kind) {
            // The nearest comes last.
            Some(ContextValue::Strings(names)) => names.last().cloned(),
            _ => context(kind),
        });
    let made = match suggested {
        Some(name) => made.with("near", name).hint("hint-did-you-mean"),
        None => made,
    };
    let help = match verb {
        "" => "shopper --help".to_owned(),
        verb => format!("shopper {verb} --help"),
    };
    made.command(help).status(ExitStatus::Usage)
}
