//! Command lines that cannot be understood, as errors of ours.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::error::Error;
use crate::exit::ExitStatus;

/// The error in our words; clap's own sentence stands below only where we have none.
pub(super) fn from_clap(error: &clap::Error) -> Error {
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
    made.command("shopper --help").status(ExitStatus::Usage)
}
