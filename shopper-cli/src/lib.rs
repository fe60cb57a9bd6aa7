//! The shopper's program: what a mystery shopper holds in hand before, during and after a visit.
//!
//! [`run`] is the whole program as a function; the binary, the tests and the demo call it alike.
//! One verb, one file under `verbs`; `disk` is the only module that touches the data, `client` the
//! only one that talks to the server, `console` the only one that prints; `sync::plan` decides,
//! as a pure function, what has to be sent.
//!
//! Two promises shape it: an answer is durable before the program says `saved` (P1), and the
//! bytes of a submission are fixed before anything is sent and never change afterwards (P2).

mod args;
mod client;
mod console;
mod context;
mod disk;
mod env;
mod error;
mod exit;
mod profile;
mod questions;
pub mod receipt;
mod sync;
mod verbs;
mod visits;
mod words;

#[cfg(test)]
mod samples;

use std::ffi::OsString;

pub use console::{ColourChoice, Console, Input, Transcript};
pub use env::{Env, Terminal};
pub use error::Error;
pub use exit::ExitStatus;
pub use words::{Arg, Words};

/// Runs the program with the arguments after its name.
///
/// Everything it touches comes in through `env` and `console`: no variable, clock or stream of
/// the process is used besides. Dropping the future is safe at any point: what was said to be
/// saved is saved.
pub async fn run(
    args: impl IntoIterator<Item = OsString>,
    console: &mut Console,
    env: &Env,
) -> ExitStatus {
    let (words, parsed) = args::parse(args.into_iter().collect(), env, console.width());
    let status = match parsed {
        args::Parsed::Text(text) => {
            console.configure(ColourChoice::Never, false, env);
            console.data(text.trim_end());
            ExitStatus::Ok
        }
        args::Parsed::Wrong(error) => {
            console.configure(ColourChoice::Auto, false, env);
            error.print(console, &words);
            error.exit_status()
        }
        args::Parsed::Run(cli) => {
            console.configure(cli.globals.color, cli.globals.quiet, env);
            let mut context = context::Context {
                console,
                env,
                words: words.clone(),
                globals: cli.globals,
            };
            match verbs::run(&mut context, cli.verb).await {
                Ok(status) => status,
                Err(error) => {
                    error.print(context.console, &words);
                    error.exit_status()
                }
            }
        }
    };
    match (status, console.failure()) {
        (ExitStatus::Ok, Some(kind)) => {
            let error = Error::new("output").detail(kind.to_string());
            error.print(console, &words);
            error.exit_status()
        }
        (status, _) => status,
    }
}
