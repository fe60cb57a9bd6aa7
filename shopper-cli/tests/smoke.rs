//! The binary starts, helps, and refuses with a hint and the right exit code.

use std::process::{Command, Output, Stdio};

fn shopper(args: &[&str]) -> Output {
    let folder = tempfile::tempdir().expect("a folder for the test");
    Command::new(env!("CARGO_BIN_EXE_shopper"))
        .args(args)
        .env_clear()
        .env("SHOPPER_DATA_DIR", folder.path())
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the program prints UTF-8")
}

#[test]
fn help_goes_to_standard_output() {
    for args in [
        &["--help"][..],
        &[],
        &["fill", "--help"],
        &["--lang", "ar", "--help"],
    ] {
        let output = shopper(args);
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert!(text(&output.stdout).contains("shopper"), "{args:?}");
        assert_eq!(text(&output.stderr), "", "{args:?}");
    }
}

#[test]
fn whoever_is_not_logged_in_is_told_how() {
    let output = shopper(&["fill", "BUR-1"]);
    assert_eq!(output.status.code(), Some(4));
    assert_eq!(text(&output.stdout), "");
    assert_eq!(
        text(&output.stderr),
        "error: You are not logged in.\n\nhint: Log in:\n  shopper login URL\n"
    );
}

#[test]
fn a_wrong_command_line_ends_with_2_and_a_near_name() {
    let output = shopper(&["sumbit", "BUR-1"]);
    assert_eq!(output.status.code(), Some(2));
    let err = text(&output.stderr);
    assert!(err.contains("hint: Did you mean submit?"), "{err}");
    let output = shopper(&["--lang", "ta", "sumbit"]);
    assert!(
        text(&output.stderr).starts_with("பிழை: "),
        "{}",
        text(&output.stderr)
    );
}
