//! Single values: when they can stand bare, and how they are quoted when they cannot.

use std::fmt::Write;

/// The widest line of a text that is broken, in characters.
const WIDTH: usize = 100;

/// A word of the language, or a key: bare wherever every reader of YAML sees the same word.
pub(super) fn word(text: &str) -> String {
    let bytes = text.as_bytes();
    let digits = bytes.strip_prefix(b"-").unwrap_or(bytes);
    let bare = digits.first().is_some_and(u8::is_ascii_alphanumeric)
        && bytes
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-.%".contains(byte))
        && !is_null(text);
    if bare { text.to_owned() } else { quoted(text) }
}

/// A text on one line.
pub(super) fn text(text: &str) -> String {
    if is_bare(text) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A text in a block: bare and broken at spaces, as lines under a bar, or quoted on one line.
/// `indent` is the column of the lines after the first, `used` what the first has already.
pub(super) fn block_text(written: &str, indent: usize, used: usize) -> String {
    if is_bare(written) {
        return broken(written, indent, used);
    }
    if !fits_under_a_bar(written) {
        return quoted(written);
    }
    let mut out = "|".to_owned();
    for line in written.split('\n') {
        out.push('\n');
        if !line.is_empty() {
            out.extend(std::iter::repeat_n(' ', indent));
            out.push_str(line);
        }
    }
    out
}

/// Breaks only where the next line starts with a letter or digit, so that no line can be taken
/// for something else.
fn broken(text: &str, indent: usize, used: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut column = used;
    for (index, piece) in text.split(' ').enumerate() {
        let length = piece.chars().count();
        if index > 0 {
            let between_words = piece.starts_with(char::is_alphanumeric) && !out.ends_with(' ');
            if between_words && column + 1 + length > WIDTH {
                out.push('\n');
                out.extend(std::iter::repeat_n(' ', indent));
                column = indent;
            } else {
                out.push(' ');
                column += 1;
            }
        }
        out.push_str(piece);
        column += length;
    }
    out
}

fn is_bare(text: &str) -> bool {
    let starts = text
        .chars()
        .next()
        .is_some_and(|c| c.is_alphanumeric() || c == '(' || "«“‘¿¡؟".contains(c));
    starts
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.chars().any(|c| c == '\n' || must_be_escaped(c))
        && !text.contains('\t')
        && !means_something_else(text)
}

fn fits_under_a_bar(text: &str) -> bool {
    let blank = |line: &str| !line.is_empty() && line.trim().is_empty();
    text.contains('\n')
        && !text.starts_with(char::is_whitespace)
        && !text.ends_with(char::is_whitespace)
        && !text.chars().any(|c| c != '\n' && must_be_escaped(c))
        && !text
            .split('\n')
            .any(|line| blank(line) || line.starts_with('\t'))
}

fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// Whether some reader of YAML would take the text for a truth value, a number, a time or nothing.
fn means_something_else(text: &str) -> bool {
    const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    let lower = text.to_ascii_lowercase();
    let numeric = lower.starts_with(|c: char| c.is_ascii_digit())
        && lower
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || b"_.,:+-xo ".contains(&byte));
    WORDS.contains(&lower.as_str()) || numeric
}

/// What cannot be seen, or what some readers take for a line break.
fn must_be_escaped(c: char) -> bool {
    let code = u32::from(c);
    c.is_control() && c != '\t'
        || matches!(code, 0x61c | 0x200b | 0x200e | 0x200f | 0x2028..=0x202e | 0x2060..=0x206f)
        || matches!(code, 0xfeff | 0xfdd0..=0xfdef | 0xfff9..=0xffff)
        || code & 0xfffe == 0xfffe
}

pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if must_be_escaped(c) => {
                let code = u32::from(c);
                let _ = match code {
                    0..=0xff => write!(out, "\\x{code:02x}"),
                    0x100..=0xffff => write!(out, "\\u{code:04x}"),
                    _ => write!(out, "\\U{code:08x}"),
                };
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
