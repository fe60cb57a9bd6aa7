//! Judges what people typed, all fields at once.

use api::problem::FieldProblem;
use unicode_normalization::UnicodeNormalization;

use crate::error::{Error, Result, field_problem};

/// Collects what is wrong, so that all of it is told at once (P11).
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<FieldProblem>);

impl Fields {
    /// Notes a problem.
    pub(super) fn problem(&mut self, at: &str, code: &'static str, message: impl Into<String>) {
        self.0.push(field_problem(at, code, message));
    }

    /// Notes a problem that was found elsewhere.
    pub(super) fn add(&mut self, problem: FieldProblem) {
        self.0.push(problem);
    }

    /// A line of text: trimmed, NFC, 1 to `most` characters, no control characters.
    pub(super) fn line(&mut self, at: &str, value: &str, most: usize) -> String {
        let line = self.optional_line(at, value, most);
        if line.is_empty() {
            self.problem(at, "required", "is empty; write something here");
        }
        line
    }

    /// A line of text that may be empty.
    pub(super) fn optional_line(&mut self, at: &str, value: &str, most: usize) -> String {
        let line: String = value.trim().nfc().collect();
        if line.chars().any(char::is_control) {
            self.problem(
                at,
                "control_character",
                "holds a control character; take it out",
            );
        }
        self.length(at, &line, most);
        line
    }

    /// A text of several lines that may be empty; tabs and line ends are kept.
    pub(super) fn text(&mut self, at: &str, value: &str, most: usize) -> String {
        let text: String = value.trim().nfc().collect();
        if text
            .chars()
            .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        {
            self.problem(
                at,
                "control_character",
                "holds a control character; take it out",
            );
        }
        self.length(at, &text, most);
        text
    }

    fn length(&mut self, at: &str, text: &str, most: usize) {
        let length = text.chars().count();
        if length > most {
            self.problem(
                at,
                "too_long",
                format!("has {length} characters; at most {most} are kept"),
            );
        }
    }

    /// An e-mail address. Judged only as far as a message could be sent: one @, no spaces.
    pub(super) fn email(&mut self, at: &str, value: &str) -> String {
        let email = self.line(at, value, 254);
        let fits = email.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && !host.is_empty() && !host.contains('@')
        });
        if !email.is_empty() && (!fits || email.chars().any(char::is_whitespace)) {
            self.problem(
                at,
                "email",
                format!("`{email}` is no e-mail address; write name@host"),
            );
        }
        email
    }

    /// The outcome: fine, or everything that is wrong.
    pub(super) fn finish(self) -> Result<()> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Error::Invalid(self.0))
        }
    }
}
