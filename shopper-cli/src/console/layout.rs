//! Text in a terminal: what may be printed, how wide it is, where it breaks, how columns align.
//!
//! Widths are cells of the terminal, not characters: Tamil vowel signs and Arabic marks take
//! none, some scripts take two. Tables stay left to right in every language, because most
//! terminals do not turn them round; mixed text inside a line is wrapped in isolates instead.

use unicode_width::UnicodeWidthStr;

const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_ISOLATE: char = '\u{2069}';

/// The text without anything that a terminal would obey: control characters other than the line
/// break become U+FFFD or a space, and so do embeddings and overrides of direction.
pub(crate) fn printable(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' => '\n',
            '\t' | '\u{2028}' | '\u{2029}' => ' ',
            '\u{202a}'..='\u{202e}' => '\u{fffd}',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// Text from outside, ready to stand inside a line: printable, on one line, and without isolates
/// of its own that could reach beyond it.
pub(crate) fn inline(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|c| !('\u{2066}'..='\u{2069}').contains(c))
        .collect();
    printable(&text)
        .split(breaks)
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// As [`inline`], wrapped in isolates where it runs against the direction of the sentence.
pub(crate) fn isolated(text: &str, right_to_left: bool) -> String {
    let text = inline(text);
    let against = if right_to_left {
        has_left_to_right(&text)
    } else {
        has_right_to_left(&text)
    };
    if against {
        format!("{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}")
    } else {
        text
    }
}

/// Whether a character of a script that is written from right to left occurs.
pub(crate) fn has_right_to_left(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(u32::from(c),
            0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff | 0x1e800..=0x1efff)
    })
}

fn has_left_to_right(text: &str) -> bool {
    text.chars()
        .any(|c| c.is_alphanumeric() && !has_right_to_left(c.encode_utf8(&mut [0; 4])))
}

/// The cells that a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// Where a line may break: not at a no-break space.
fn breaks(c: char) -> bool {
    c.is_whitespace() && c != '\u{a0}'
}

/// The words of a line; a percent sign stays with its number.
fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in line.split(breaks).filter(|word| !word.is_empty()) {
        match words.last_mut() {
            Some(number) if word.starts_with('%') => {
                number.push(' ');
                number.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// The text broken between words into lines of at most `cells`, each after `indent`. Line breaks
/// in the text stay; a word wider than a line gets a line of its own.
pub(crate) fn wrap(text: &str, cells: usize, indent: &str) -> String {
    let room = cells.saturating_sub(width(indent)).max(16);
    let mut lines = Vec::new();
    for paragraph in text.trim_end().lines() {
        let mut line = String::new();
        let mut used = 0;
        for word in words(paragraph) {
            let wide = width(&word);
            if used > 0 && used + 1 + wide > room {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(&word);
            used += wide;
        }
        lines.push(line);
    }
    let indented = |line: String| match line.as_str() {
        "" => line,
        _ => format!("{indent}{line}"),
    };
    lines
        .into_iter()
        .map(indented)
        .collect::<Vec<_>>()
        .join("\n")
}

/// As [`wrap`], with a mark before the first line that the other lines stand clear of.
pub(crate) fn listed(mark: &str, text: &str, cells: usize, indent: &str) -> String {
    let clear = format!("{indent}{}", " ".repeat(width(mark) + 1));
    let wrapped = wrap(text, cells, &clear);
    match wrapped.strip_prefix(clear.as_str()) {
        Some(rest) => format!("{indent}{mark} {rest}"),
        None => format!("{indent}{mark}"),
    }
}

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    Start,
    End,
}

/// Rows as lines of aligned columns, two spaces apart. The last column is not padded.
pub(crate) fn table(columns: &[(&str, Align)], rows: &[Vec<String>]) -> Vec<String> {
    let mut widths: Vec<usize> = columns.iter().map(|(head, _)| width(head)).collect();
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| printable(cell)).collect())
        .collect();
    for row in &rows {
        for (cell, widest) in row.iter().zip(&mut widths) {
            *widest = (*widest).max(width(cell));
        }
    }
    let line = |cells: &[String]| {
        let mut text = String::new();
        for (index, (cell, (_, align))) in cells.iter().zip(columns).enumerate() {
            if index > 0 {
                text.push_str("  ");
            }
            let padding = " ".repeat(widths[index].saturating_sub(width(cell)));
            if *align == Align::End {
                text.push_str(&padding);
            }
            text.push_str(cell);
            if *align == Align::Start && index + 1 < cells.len() {
                text.push_str(&padding);
            }
        }
        text.trim_end().to_owned()
    };
    let heads: Vec<String> = columns.iter().map(|(head, _)| (*head).to_owned()).collect();
    let mut lines = Vec::with_capacity(rows.len() + 1);
    if heads.iter().any(|head| !head.is_empty()) {
        lines.push(line(&heads));
    }
    lines.extend(rows.iter().map(|row| line(row)));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn isolates_stand_only_where_directions_meet() {
        assert_eq!(isolated("BUR-1", false), "BUR-1");
        assert_eq!(isolated("BUR-1", true), "\u{2068}BUR-1\u{2069}");
        assert_eq!(isolated("متجر", false), "\u{2068}متجر\u{2069}");
        assert_eq!(isolated("متجر", true), "متجر");
        // A name cannot open an isolate that swallows the rest of the line.
        assert_eq!(isolated("a\u{2067}b\nc", false), "ab c");
    }

    #[test]
    fn columns_align_by_cells() {
        let rows = vec![
            vec!["நன்றி".to_owned(), "1".to_owned()],
            vec!["ab".to_owned(), "22".to_owned()],
        ];
        let lines = table(&[("", Align::Start), ("", Align::End)], &rows);
        assert_eq!(width(&lines[0]), width(&lines[1]));
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(
            wrap("one two three four five", 18, "  "),
            "  one two three\n  four five"
        );
        assert_eq!(wrap("a\n\nb", 40, " "), " a\n\n b");
        assert_eq!(
            listed("+", "one two three four", 18, "  "),
            "  + one two three\n    four"
        );
        // A number is not parted from its unit.
        assert_eq!(
            wrap("at least 44.09 %. Or 3\u{a0}min", 16, ""),
            "at least\n44.09 %. Or\n3\u{a0}min"
        );
        let long = "x".repeat(50);
        assert_eq!(wrap(&long, 20, ""), long);
    }
}
