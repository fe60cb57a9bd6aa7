//! What is wrong in a source file: where, what, and what to write instead.

use std::fmt::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

/// One finding about a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Diagnostic {
    /// The stable name of the rule, e.g. `unknown_key`. Codes are never reused.
    pub code: &'static str,
    /// Whether the source can be used nevertheless.
    pub severity: Severity,
    /// The line, from 1; 0 when the finding is about the whole.
    pub line: u32,
    /// The column in characters, from 1; 0 when the finding is about the whole.
    pub column: u32,
    /// The sentence.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The source cannot be used.
    Error,
    /// The source can be used.
    Warning,
    /// The source is sound; something in it might be better.
    Advice,
}

/// The reference of the language, with a table of findings.
const REFERENCE: &str = include_str!("../LANGUAGE.md");

/// What to do about any finding of this code, as the reference says it. Where a finding has a hint
/// of its own, that says more.
#[must_use]
pub fn remedy(code: &str) -> Option<&'static str> {
    let start = format!("| `{code}` | ");
    let row = REFERENCE.lines().find(|line| line.starts_with(&start))?;
    let mut cells = row.trim_end_matches([' ', '|']).rsplit(" | ");
    cells.next()
}

/// The longest piece of a source line that a snippet shows, in characters.
const SNIPPET_WIDTH: usize = 120;
/// The longest piece of a value that a sentence shows, in characters.
const QUOTED_LENGTH: usize = 64;

/// A value as a sentence shows it: in quotes, cut to a readable length, and with nothing in it that
/// cannot be seen or that changes the direction of the sentence. Letters of every script stay as
/// they are, with their signs.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars().take(QUOTED_LENGTH) {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}' => {
                out.extend(c.escape_unicode());
            }
            '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.extend(c.escape_unicode()),
            c if c.is_control() => out.extend(c.escape_default()),
            c => out.push(c),
        }
    }
    if text.chars().nth(QUOTED_LENGTH).is_some() {
        out.push('…');
    }
    out.push('"');
    out
}

/// A noun with its article.
pub(crate) fn a(noun: &str) -> String {
    // NPS is read letter by letter.
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']) || noun == "nps";
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

impl Severity {
    /// The word: `error`, `warning` or `advice`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

impl Diagnostic {
    /// The finding with its line of the source and a mark under the column.
    ///
    /// ```text
    /// error[unknown_key]: this key is not known: pionts
    ///   --> visit.yaml:14:9
    ///    |
    /// 14 |         pionts: 5
    ///    |         ^
    ///    = hint: did you mean points?
    /// ```
    #[must_use]
    pub fn render(&self, source: &str, file_name: &str) -> String {
        let mut out = format!(
            "{}[{}]: {}\n",
            self.severity.word(),
            self.code,
            self.message
        );
        if self.line == 0 {
            let _ = writeln!(out, "  --> {file_name}");
        } else {
            let number = self.line.to_string();
            let gutter = " ".repeat(number.len());
            let _ = writeln!(
                out,
                "{gutter} --> {file_name}:{}:{}",
                self.line, self.column
            );
            let index = usize::try_from(self.line - 1).unwrap_or(usize::MAX);
            if let Some(text) = source.lines().nth(index) {
                let column = usize::try_from(self.column.saturating_sub(1)).unwrap_or(0);
                // A long line is shown from shortly before the column.
                let skipped = if column >= SNIPPET_WIDTH {
                    column - SNIPPET_WIDTH / 2
                } else {
                    0
                };
                let shown: String = text
                    .chars()
                    .skip(skipped)
                    .take(SNIPPET_WIDTH)
                    .map(|c| if c == '\t' || c.is_control() { ' ' } else { c })
                    .collect();
                let pad = " ".repeat(column - skipped);
                let _ = writeln!(out, "{gutter} |\n{number} | {shown}\n{gutter} | {pad}^");
            }
        }
        if let Some(hint) = self.hint.as_deref().or_else(|| remedy(self.code)) {
            let gutter = " ".repeat(self.line.max(1).to_string().len());
            let _ = writeln!(out, "{gutter} = hint: {hint}");
        }
        out
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "{}:{}: ", self.line, self.column)?;
        }
        write!(
            f,
            "{}[{}]: {}",
            self.severity.word(),
            self.code,
            self.message
        )?;
        match &self.hint {
            Some(hint) => write!(f, " (hint: {hint})"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p10_a_value_is_shown_as_it_is_read_and_no_longer_than_can_be_read() {
        for (value, shown) in [
            ("pionts", "\"pionts\""),
            ("கேள்வி", "\"கேள்வி\""),
            ("هَل رُحِّب بك", "\"هَل رُحِّب بك\""),
            ("می\u{200c}خواهم", "\"می\u{200c}خواهم\""),
            ("a \"b\" \\", "\"a \\\"b\\\" \\\\\""),
            (
                "a\nb\u{202e}c\u{200b}\0",
                "\"a\\nb\\u{202e}c\\u{200b}\\u{0}\"",
            ),
        ] {
            assert_eq!(quoted(value), shown);
        }
        assert_eq!(quoted(&"x".repeat(64)), format!("\"{}\"", "x".repeat(64)));
        assert_eq!(quoted(&"x".repeat(65)), format!("\"{}…\"", "x".repeat(64)));
    }

    #[test]
    fn nouns_have_their_article() {
        let said = ["option id", "nps", "number", "slug"].map(a);
        assert_eq!(said, ["an option id", "an nps", "a number", "a slug"]);
    }

    fn finding(line: u32, column: u32) -> Diagnostic {
        Diagnostic {
            code: "unknown_key",
            severity: Severity::Error,
            line,
            column,
            message: "this key is not known: pionts".into(),
            hint: Some("did you mean points?".into()),
        }
    }

    #[test]
    fn a_finding_shows_its_line_and_column() {
        let shown = finding(2, 3).render("a: 1\n  pionts: 5\n", "visit.yaml");
        assert_eq!(
            shown,
            "error[unknown_key]: this key is not known: pionts\n  --> visit.yaml:2:3\n  |\n2 |   \
             pionts: 5\n  |   ^\n  = hint: did you mean points?\n"
        );
    }

    #[test]
    fn a_finding_without_a_hint_says_what_the_reference_says() {
        assert_eq!(remedy("duplicate_id"), Some("Rename one."));
        assert_eq!(remedy("bands_end"), Some("Write `from: 0`."));
        assert_eq!(remedy("no_such_code"), None);
        let mut finding = finding(1, 1);
        finding.code = "duplicate_id";
        finding.hint = None;
        assert!(
            finding
                .render("a", "f")
                .ends_with("  = hint: Rename one.\n")
        );
    }

    #[test]
    fn a_finding_without_a_place_or_beyond_the_source_still_prints() {
        assert!(finding(0, 0).render("", "f").contains("--> f\n"));
        assert!(finding(9, 200).render("a", "f").contains("f:9:200"));
        let long = format!("{}x", "\u{bd4}".repeat(500));
        assert!(
            finding(1, 501)
                .render(&long, "f")
                .lines()
                .all(|line| line.chars().count() < 140)
        );
    }
}
