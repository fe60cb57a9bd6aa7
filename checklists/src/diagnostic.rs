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

/// The longest piece of a source line that a snippet shows, in characters.
const SNIPPET_WIDTH: usize = 120;

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
        if let Some(hint) = &self.hint {
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
