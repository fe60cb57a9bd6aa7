//! Reads PDF files back, with the programs that people have.

use std::io::Write;
use std::process::{Command, Stdio};

/// Whether `pdftotext` is installed; says so where it is not, and refuses to go on in CI.
///
/// # Panics
/// With `CI=true` where it is missing.
pub fn has_pdftotext() -> bool {
    let there = Command::new("pdftotext")
        .arg("-v")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !there {
        assert!(
            !std::env::var("CI").is_ok_and(|ci| ci == "true"),
            "pdftotext is not installed, and in CI no suite may be skipped"
        );
        crate::skipped("pdftotext is not installed");
    }
    there
}

/// The text of a document, as `pdftotext` gives it.
///
/// # Panics
/// If it cannot be read.
pub fn text(bytes: &[u8]) -> String {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file can be made");
    file.write_all(bytes).expect("the file can be written");
    let output = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-layout"])
        .arg(file.path())
        .arg("-")
        .output()
        .expect("pdftotext starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("pdftotext writes UTF-8")
}

/// Whether all words of `wanted` stand in `text`: readers may break lines and turn their order.
pub fn has_words(text: &str, wanted: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars()
            .filter(|c| !('\u{200b}'..='\u{200f}').contains(c))
            .collect()
    };
    let text = plain(text);
    plain(wanted)
        .split(|c: char| !c.is_alphanumeric() && !is_mark(c))
        .filter(|word| !word.is_empty())
        .all(|word| text.contains(word))
}

/// Vowel signs of Tamil and Arabic belong to their words.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0b82}'..='\u{0bd7}' | '\u{064b}'..='\u{0652}' | '\u{0670}')
}
