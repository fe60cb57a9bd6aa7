//! What went wrong, as data; said in the person's language when it is printed.
//!
//! Every error is printed as the error, a blank line, and `hint:` with what to do next. The
//! sentences of `Error::new("x")` are `error-x` and `error-x.hint` in the locales.

use crate::console::layout::{inline, wrap};
use crate::console::{Console, Style};
use crate::exit::ExitStatus;
use crate::words::{Arg, Words};

/// What went wrong and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Parts>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Parts {
    code: &'static str,
    status: ExitStatus,
    args: Vec<(&'static str, Arg)>,
    details: Vec<String>,
    commands: Vec<String>,
    hint: Option<&'static str>,
}

impl Error {
    /// The error whose sentence is `error-<code>`.
    #[must_use]
    pub fn new(code: &'static str) -> Self {
        Self(Box::new(Parts {
            code,
            status: ExitStatus::Failure,
            args: Vec::new(),
            details: Vec::new(),
            commands: Vec::new(),
            hint: None,
        }))
    }

    /// With the exit code that the program ends with.
    #[must_use]
    pub fn status(mut self, status: ExitStatus) -> Self {
        self.0.status = status;
        self
    }

    /// With a value for the sentence or its hint.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.0.args.push((name, value.into()));
        self
    }

    /// With a further line under the sentence.
    #[must_use]
    pub fn detail(mut self, line: impl Into<String>) -> Self {
        self.0.details.push(line.into());
        self
    }

    /// With a command that the hint offers.
    #[must_use]
    pub fn command(mut self, command: impl Into<String>) -> Self {
        self.0.commands.push(command.into());
        self
    }

    /// With the hint of another key than `error-<code>.hint`.
    #[must_use]
    pub fn hint(mut self, key: &'static str) -> Self {
        self.0.hint = Some(key);
        self
    }

    /// The stable name of the error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// The exit code that the program ends with.
    #[must_use]
    pub fn exit_status(&self) -> ExitStatus {
        self.0.status
    }

    /// The sentence.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        words.say_with(&format!("error-{}", self.0.code), &self.0.args)
    }

    /// Prints the error, a blank line and the hint with its commands.
    pub(crate) fn print(&self, console: &mut Console, words: &Words) {
        let cells = console.width();
        let line = format!("{} {}", words.say("error"), self.sentence(words));
        console.talk(Style::Bad, &wrap(&line, cells, ""));
        for detail in &self.0.details {
            console.talk(Style::Plain, &format!("  {detail}"));
        }
        console.talk(Style::Plain, "");
        let own = format!("error-{}.hint", self.0.code);
        let hint = words.say_with(self.0.hint.unwrap_or(&own), &self.0.args);
        console.talk(
            Style::Plain,
            &wrap(&format!("{} {hint}", words.say("hint")), cells, ""),
        );
        // A command stands alone on its line, left to right, so that it can be copied.
        for command in &self.0.commands {
            console.talk(Style::Strong, &format!("  {}", inline(command)));
        }
    }
}

/// Puts a word into single quotes where a shell would take it apart.
pub(crate) fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:@%+=,".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// The names nearest to what was typed, for "did you mean": at most three, nearest first.
pub(crate) fn nearest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let typed = typed.to_lowercase();
    let limit = (typed.chars().count() / 3).clamp(1, 4);
    let mut near: Vec<(usize, &str)> = names
        .into_iter()
        .map(|name| (distance(&typed, &name.to_lowercase()), name))
        .filter(|(far, _)| *far <= limit)
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter()
        .take(3)
        .map(|(_, name)| name.to_owned())
        .collect()
}

/// The Levenshtein distance between two words, in characters.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_offered_and_far_ones_are_not() {
        let names = ["greeted", "greeting", "wait", "food_hot"];
        assert_eq!(nearest("greetd", names), ["greeted"]);
        assert_eq!(nearest("greetin", names), ["greeting", "greeted"]);
        assert_eq!(nearest("wiat", names), Vec::<String>::new());
        assert_eq!(nearest("wai", names), ["wait"]);
        assert_eq!(nearest("zzz", names), Vec::<String>::new());
    }

    #[test]
    fn a_word_is_quoted_only_where_it_must_be() {
        assert_eq!(shell_word("BUR-1"), "BUR-1");
        assert_eq!(shell_word("a b"), "'a b'");
        assert_eq!(shell_word("it's;"), "'it'\\''s;'");
    }
}
