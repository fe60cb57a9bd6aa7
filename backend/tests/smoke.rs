//! The program itself: it starts, explains itself, and refuses what makes no sense.

use std::process::{Command, Output};

fn backend(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_backend"))
        .args(arguments)
        .env_remove("DATABASE_URL")
        .output()
        .expect("the program can be started")
}

#[test]
fn every_setting_is_explained() {
    let output = backend(&["--help"]);
    assert!(output.status.success());
    let help = String::from_utf8_lossy(&output.stdout).into_owned();
    for setting in [
        "--config",
        "--data-dir",
        "--database-url",
        "--listen",
        "--public-url",
        "--trusted-proxies",
        "--log-json",
        "--log",
        "--shutdown-grace-seconds",
    ] {
        assert!(help.contains(setting), "{setting} is missing in {help}");
    }
}

#[test]
fn an_unknown_command_is_refused_with_what_there_is() {
    let output = backend(&["sevre"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("serve"));
}

#[test]
fn a_password_is_not_asked_for_off_a_terminal() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let data_dir = folder.path().to_string_lossy().into_owned();
    let output = backend(&[
        "--data-dir",
        &data_dir,
        "admin",
        "create",
        "--agency",
        "a",
        "--name",
        "A",
        "--email",
        "a@b",
    ]);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("--password-stdin"));
}
