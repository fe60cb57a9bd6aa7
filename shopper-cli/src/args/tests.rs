use chrono::DateTime;

use super::*;
use crate::exit::ExitStatus;

fn env() -> Env {
    Env::in_folder("/nowhere", || DateTime::UNIX_EPOCH)
}

fn parsed(line: &str) -> Parsed {
    parse(
        line.split_whitespace().map(OsString::from).collect(),
        &env(),
        80,
    )
    .1
}

fn wrong(line: &str) -> Error {
    match parsed(line) {
        Parsed::Wrong(error) => error,
        Parsed::Run(cli) => panic!("{line} was understood as {cli:?}"),
        Parsed::Text(text) => panic!("{line} printed {text}"),
    }
}

#[test]
fn every_verb_and_argument_has_words_in_every_language() {
    fn walk(command: &clap::Command, path: &str, keys: &mut Vec<String>) {
        keys.push(help::verb_key(path));
        keys.extend(
            command
                .get_arguments()
                .map(|arg| help::arg_key(arg.get_id().as_str())),
        );
        for verb in command.get_subcommands() {
            let inner = format!("{path} {}", verb.get_name())
                .trim_start()
                .to_owned();
            walk(verb, &inner, keys);
        }
    }
    for tag in ["en", "ar", "ta"] {
        let words = Words::choose(Some(tag), &env());
        let mut keys = Vec::new();
        walk(&command_in(&words), "", &mut keys);
        for key in keys {
            assert!(words.find(&key, &[]).is_some(), "{tag}: {key}");
        }
    }
}

#[test]
fn the_command_line_is_well_formed() {
    command_in(&Words::choose(None, &env())).debug_assert();
}

#[test]
fn help_speaks_the_language_asked_for() {
    let text = |line: &str| match parsed(line) {
        Parsed::Text(text) => text,
        _ => panic!("{line} printed no help"),
    };
    assert!(text("--help").contains("Examples:"));
    assert!(text("fill --help").contains("shopper fill BUR-1 --at greeted"));
    assert!(text("--lang ar --help").contains("الأوامر"));
    assert!(text("submit --help --lang=ta").contains("விருப்பங்கள்"));
    for verb in ["login", "photo add", "receipt", "completions"] {
        let help = text(&format!("{verb} --help"));
        assert!(
            help.contains("Examples:") && help.contains("Options"),
            "{help}"
        );
    }
    assert_eq!(
        text("--version").trim(),
        format!("shopper {}", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn a_line_that_cannot_be_understood_is_a_usage_error_with_a_hint() {
    let cases = [
        ("fil BUR-1", "unknown-verb"),
        ("fill", "missing-argument"),
        ("photo", "missing-verb"),
        ("fill BUR-1 --sdtin", "unknown-argument"),
        ("fill BUR-1 --stdin --answers a.yaml", "argument-conflict"),
        ("status --color blue", "invalid-value"),
        ("completions cmd", "invalid-value"),
        ("decline BUR-1", "missing-argument"),
        ("photo add BUR-1 counter", "missing-argument"),
        ("fill BUR-1 --at", "missing-argument"),
        ("accept a b", "unknown-argument"),
        ("status --json --json", "argument-conflict"),
    ];
    for (line, code) in cases {
        let error = wrong(line);
        assert_eq!(
            (error.code(), error.exit_status()),
            (code, ExitStatus::Usage),
            "{line}"
        );
    }
}

#[test]
fn an_error_names_the_help_of_the_verb_that_was_meant() {
    for (line, help) in [
        ("checklist score a.yaml", "shopper checklist score --help"),
        (
            "--profile check --lang ta checklist diff a --jsno",
            "shopper checklist diff --help",
        ),
        ("checklist chekc a.yaml", "shopper checklist --help"),
        ("fill", "shopper fill --help"),
        ("fil BUR-1", "shopper --help"),
    ] {
        let shown = format!("{:?}", wrong(line));
        assert!(shown.contains(&format!("\"{help}\"")), "{line}: {shown}");
    }
}

#[test]
fn arguments_stand_in_help_in_the_order_in_which_they_are_typed() {
    for (line, first, second) in [
        ("checklist score --help", "<FILE>", "<ANSWERS>"),
        ("checklist diff --help", "<OLD>", "<NEW>"),
        ("photo remove --help", "<QUESTION>", "<PHOTO>"),
    ] {
        let Parsed::Text(help) = parsed(line) else {
            panic!("{line} printed no help");
        };
        let list = &help[help.find("Arguments").unwrap()..];
        assert!(list.find(first) < list.find(second), "{help}");
    }
}

#[test]
fn a_password_cannot_be_given_on_the_command_line() {
    assert_eq!(
        wrong("login https://shop.example --password x").code(),
        "unknown-argument"
    );
}

#[test]
fn flags_for_every_verb_may_stand_anywhere() {
    for line in [
        "--profile a --lang ta fill X",
        "fill X --profile a --lang ta",
    ] {
        match parsed(line) {
            Parsed::Run(cli) => {
                assert_eq!(cli.globals.profile.as_deref(), Some("a"));
                assert_eq!(cli.globals.lang.as_deref(), Some("ta"));
                assert!(matches!(cli.verb, Some(Verb::Fill(fill)) if fill.visit == "X"));
            }
            _ => panic!("{line}"),
        }
    }
}
