//! Reads a document with `pdftotext`, as the programs of its readers do.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::tools::is_missing;

/// Whether `pdftotext` is installed; says so where it is not, and refuses to go on in CI.
pub fn is_there() -> bool {
    !is_missing("pdftotext")
}

/// The text `pdftotext` finds, with spaces for the marks it adds where the direction changes.
pub fn text(bytes: &[u8]) -> String {
    let mut child = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext starts");
    let mut input = child.stdin.take().expect("there is an input");
    input.write_all(bytes).expect("pdftotext reads its input");
    drop(input);
    let output = child.wait_with_output().expect("pdftotext ends");
    let text = String::from_utf8(output.stdout).expect("pdftotext writes UTF-8");
    text.replace(
        ['\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}'],
        " ",
    )
}
