//! Texts that people wrote, made fit for cells.

use std::borrow::Cow;

/// The most units of UTF-16 that a cell of a workbook may hold.
pub(crate) const MAX_CELL: usize = 32_767;
/// How far from the end of a full cell a space is looked for to break at.
const BREAK_WITHIN: usize = 1_000;
/// The most units of UTF-16 in the name of a sheet.
const MAX_SHEET_NAME: usize = 31;

/// `text` with line feeds for the line ends, and without the control characters that neither XML nor a
/// reader has a use for.
pub(crate) fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| if c == '\r' { '\n' } else { c })
        .filter(|c| matches!(c, '\n' | '\t') || !is_forbidden(*c))
        .collect()
}

/// Control characters (C0, DEL, C1), and what XML 1.0 has no way to write (its section 2.2).
fn is_forbidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// `text` with an apostrophe in front where a spreadsheet that opens a CSV file could take it for a
/// formula.
pub(crate) fn neutralise(text: &str) -> Cow<'_, str> {
    let first = text.chars().find(|c| !is_passed_over(*c));
    if text.starts_with(['\t', '\n']) || first.is_some_and(begins_formula) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text behind the apostrophe that [`neutralise`] put in front of it; nothing where it put none there.
pub fn without_guard(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('\'')?;
    matches!(neutralise(rest), Cow::Owned(_)).then_some(rest)
}

/// `=`, `+`, `-` and `@`, and the characters that NFKC makes of them which an input method can type.
fn begins_formula(c: char) -> bool {
    matches!(
        c,
        '=' | '+'
            | '-'
            | '@'
            | '\u{ff1d}'
            | '\u{ff0b}'
            | '\u{ff0d}'
            | '\u{ff20}'
            | '\u{fe66}'
            | '\u{fe62}'
            | '\u{fe63}'
            | '\u{fe6b}'
    )
}

/// Spaces and marks without a width, which a program may drop before it looks at the text.
fn is_passed_over(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
        )
}

/// `text` in pieces that fit a cell, broken after a space where there is one near. Put together again
/// they are `text`.
pub(crate) fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(end) = end_of_cell(rest) {
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

/// Where the first cell of a text ends that needs more than one.
fn end_of_cell(text: &str) -> Option<usize> {
    let mut units = 0;
    let mut after_space = None;
    for (index, c) in text.char_indices() {
        units += c.len_utf16();
        if units > MAX_CELL {
            return Some(after_space.unwrap_or(index));
        }
        if c.is_whitespace() && units > MAX_CELL - BREAK_WITHIN {
            after_space = Some(index + c.len_utf8());
        }
    }
    None
}

/// A name for a sheet that a workbook allows and that is not among those taken, near to `wish`.
pub(crate) fn sheet_name(wish: &str, taken: &[String]) -> String {
    let allowed = |c: &char| !c.is_control() && !"[]:*?/\\".contains(*c);
    let wish: String = wish.chars().filter(allowed).collect();
    let wish = wish.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    let is_free = |name: &str| {
        let lower = name.to_lowercase();
        // The name is kept by the program for itself.
        !name.is_empty()
            && lower != "history"
            && taken.iter().all(|other| other.to_lowercase() != lower)
    };
    let first = cut(wish, MAX_SHEET_NAME);
    if is_free(first) {
        return first.to_owned();
    }
    (2_usize..)
        .map(|number| {
            let number = number.to_string();
            let room = MAX_SHEET_NAME - number.len() - 1;
            format!("{} {number}", cut(wish, room)).trim().to_owned()
        })
        .find(|name| is_free(name))
        .unwrap_or_default()
}

/// The beginning of `text` that has at most so many units of UTF-16.
fn cut(text: &str, units: usize) -> &str {
    let mut left = units;
    let end = text.char_indices().find_map(|(index, c)| {
        left = left.checked_sub(c.len_utf16()).unwrap_or(usize::MAX);
        (left == usize::MAX).then_some(index)
    });
    text.get(..end.unwrap_or(text.len()))
        .unwrap_or(text)
        .trim_end_matches(|c: char| c == '\'' || c.is_whitespace())
}

#[cfg(test)]
mod tests;
