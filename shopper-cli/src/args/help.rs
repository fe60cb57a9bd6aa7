//! Help in the person's language. Every verb has the key `verb-<path>`, every argument `arg-<id>`;
//! examples are commands and need no translation.

use clap::{Arg, ArgAction, Command};

use super::bare_command;
use crate::words::Words;

/// Commands that show how a verb is used.
fn examples(path: &str) -> &'static [&'static str] {
    match path {
        "" => &[
            "shopper login https://shop.example.org",
            "shopper pull",
            "shopper fill BUR-1",
            "shopper submit BUR-1",
        ],
        "login" => &[
            "shopper login https://shop.example.org --email sam@example.org",
            "shopper login https://shop.example.org --email sam@example.org --password-stdin < password.txt",
            "shopper login https://shop.example.org --agency acme --profile acme",
        ],
        "logout" => &["shopper logout", "shopper --profile acme logout"],
        "assignments" => &[
            "shopper assignments",
            "shopper assignments --json",
            "shopper assignments --offline",
        ],
        "show" => &["shopper show BUR-1", "shopper --lang ar show 019ab3c2"],
        "accept" => &["shopper accept BUR-1"],
        "decline" => &["shopper decline BUR-1 --reason \"away that week\""],
        "pull" => &["shopper pull"],
        "fill" => &[
            "shopper fill BUR-1",
            "shopper --lang ta fill BUR-1",
            "shopper fill BUR-1 --at greeted",
            "shopper fill BUR-1 --answers answers.yaml --started 2026-03-02T12:05 --finished 2026-03-02T12:40",
            "shopper fill BUR-1 --stdin < typed.txt",
        ],
        "photo" => &[
            "shopper photo add BUR-1 counter IMG_0012.jpg",
            "shopper photo list BUR-1",
        ],
        "photo add" => &["shopper photo add BUR-1 counter IMG_0012.jpg IMG_0013.jpg"],
        "photo list" => &[
            "shopper photo list BUR-1",
            "shopper photo list BUR-1 --json",
        ],
        "photo remove" => &[
            "shopper photo remove BUR-1 counter 1",
            "shopper photo remove BUR-1 counter 9f86d081",
        ],
        "check" => &["shopper check BUR-1", "shopper check BUR-1 --json"],
        "checklist" => &[
            "shopper checklist new --sector grocery --language en,ar,ta -o our-shops.v1.yaml",
            "shopper checklist check --advice our-shops.v1.yaml",
            "shopper checklist show our-shops.v1.yaml --lang ar",
        ],
        "checklist check" => &[
            "shopper checklist check our-shops.v1.yaml",
            "shopper checklist check --advice --json *.yaml",
        ],
        "checklist new" => &[
            "shopper checklist new --sector grocery --slug our-shops --language en,ar,ta -o our-shops.v1.yaml",
            "shopper checklist new --sector banking",
        ],
        "checklist show" => &[
            "shopper checklist show our-shops.v1.yaml",
            "shopper --lang ta checklist show our-shops.v1.yaml",
        ],
        "checklist score" => &[
            "shopper checklist score our-shops.v1.yaml answers.yaml",
            "shopper checklist score our-shops.v1.yaml answers.json --json",
        ],
        "checklist diff" => &["shopper checklist diff our-shops.v1.yaml our-shops.v2.yaml"],
        "checklist schema" => &["shopper checklist schema > checklist.schema.json"],
        "score" => &["shopper score BUR-1", "shopper score BUR-1 --json"],
        "submit" => &[
            "shopper submit BUR-1",
            "shopper submit BUR-1 --offline-ok",
            "shopper submit BUR-1 --unchanged",
        ],
        "status" => &["shopper status", "shopper status --json"],
        "receipt" => &["shopper receipt BUR-1", "shopper receipt BUR-1 --json"],
        "completions" => {
            &["shopper completions bash > ~/.local/share/bash-completion/completions/shopper"]
        }
        _ => &[],
    }
}

/// The command line with its help in one language.
pub(crate) fn command_in(words: &Words) -> Command {
    let command = bare_command()
        .disable_help_flag(true)
        .disable_version_flag(true);
    let version = Arg::new("version")
        .long("version")
        .short('V')
        .action(ArgAction::Version);
    dressed(command.arg(version), "", words)
}

/// The command with words on it, on its arguments and on its verbs.
fn dressed(command: Command, path: &str, words: &Words) -> Command {
    let about = words.say(&verb_key(path));
    let heading = |arg: &Arg| match (arg.is_positional(), arg.is_global_set()) {
        (true, _) => "help-arguments",
        (false, true) => "help-options-everywhere",
        (false, false) => "help-options",
    };
    let mut examples_text = format!("{}\n", words.say("help-examples"));
    for example in examples(path) {
        examples_text.push_str(&format!("  {example}\n"));
    }
    let foot = match path {
        "" => {
            let exit_codes = words.say("help-exit-codes");
            format!(
                "{examples_text}\n{exit_codes}\n\n{}",
                words.say("help-next")
            )
        }
        _ => examples_text.trim_end().to_owned(),
    };
    let usage = words.say("help-usage");
    let help = Arg::new("help")
        .long("help")
        .short('h')
        .action(ArgAction::Help);
    let mut positionals = 0;
    let mut command = command
        .arg(help)
        .about(about)
        .subcommand_help_heading(words.say("help-verbs"))
        .subcommand_value_name(words.say("help-verb"))
        .after_help(foot)
        .help_template(format!(
            "{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .mut_args(|arg| {
            let text = words.say(&arg_key(arg.get_id().as_str()));
            let heading = words.say(heading(&arg));
            let arg = match arg.is_positional() {
                // In the order in which they are typed, not in that of their names.
                true => {
                    positionals += 1;
                    arg.display_order(positionals)
                }
                false => arg,
            };
            arg.help(text).help_heading(heading)
        });
    let names: Vec<String> = command
        .get_subcommands()
        .map(|verb| verb.get_name().to_owned())
        .collect();
    for name in names {
        let inner = format!("{path} {name}").trim_start().to_owned();
        command = command.mut_subcommand(name, |verb| {
            dressed(verb.disable_help_flag(true), &inner, words)
        });
    }
    command
}

pub(super) fn verb_key(path: &str) -> String {
    match path {
        "" => "verb".to_owned(),
        path => format!("verb-{}", path.replace(' ', "-")),
    }
}

pub(super) fn arg_key(id: &str) -> String {
    format!("arg-{}", id.replace('_', "-"))
}
