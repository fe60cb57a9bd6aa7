//! The only place that prints and that reads what is typed.
//!
//! Data goes to standard output, talk to standard error. Whatever is printed passes
//! [`layout::printable`] first, so that no control character from the server or from a checklist
//! reaches the terminal. Colour is added after that, and only where it is wanted.

mod input;
pub(crate) mod layout;
mod progress;
mod transcript;

use std::io::{self, Write};

use serde::Serialize;

pub use input::Input;
pub(crate) use progress::Progress;
pub use transcript::Transcript;

use crate::env::Terminal;
use crate::error::Error;
use crate::exit::ExitStatus;
use layout::printable;

/// Streams of one run.
pub struct Console {
    out: Box<dyn Write + Send>,
    err: Box<dyn Write + Send>,
    input: Input,
    transcript: Option<Transcript>,
    terminal: Terminal,
    colour_out: bool,
    colour_err: bool,
    quiet: bool,
    failed: Option<io::ErrorKind>,
}

/// When colour is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum ColourChoice {
    /// On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How a piece of text stands out. Colour never says anything that the words do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Plain,
    Strong,
    Faint,
    Good,
    Warning,
    Bad,
}

impl Style {
    const fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Strong => "1",
            Self::Faint => "2",
            Self::Good => "32",
            Self::Warning => "33",
            Self::Bad => "1;31",
        }
    }
}

impl Console {
    /// The streams of this process.
    #[must_use]
    pub fn process(terminal: Terminal) -> Self {
        Self::new(
            Box::new(io::stdout()),
            Box::new(io::stderr()),
            Input::Stdin,
            terminal,
        )
    }

    /// Streams that go to `out` and `err`, with input from `input`.
    #[must_use]
    pub fn new(
        out: Box<dyn Write + Send>,
        err: Box<dyn Write + Send>,
        input: Input,
        terminal: Terminal,
    ) -> Self {
        Self {
            out,
            err,
            input,
            transcript: None,
            terminal,
            colour_out: false,
            colour_err: false,
            quiet: false,
            failed: None,
        }
    }

    /// Streams that are kept in memory, and the lines that a person types.
    #[must_use]
    pub fn scripted<L: Into<String>>(lines: impl IntoIterator<Item = L>) -> (Self, Transcript) {
        let transcript = Transcript::default();
        let mut console = Self::new(
            Box::new(transcript.stream(transcript::Stream::Out)),
            Box::new(transcript.stream(transcript::Stream::Err)),
            Input::Lines(lines.into_iter().map(Into::into).collect()),
            Terminal::default(),
        );
        console.transcript = Some(transcript.clone());
        (console, transcript)
    }

    /// Whether a person or a script gives lines, so that a question can be asked.
    #[must_use]
    pub fn can_ask(&self) -> bool {
        match self.input {
            Input::Stdin => self.terminal.stdin,
            Input::Lines(_) => true,
            Input::Nothing => false,
        }
    }

    pub(crate) fn configure(&mut self, choice: ColourChoice, quiet: bool, env: &crate::Env) {
        let plain = env.var("NO_COLOR").is_some() || env.var("TERM") == Some("dumb");
        let wanted = |terminal: bool| match choice {
            ColourChoice::Auto => terminal && !plain,
            ColourChoice::Always => true,
            ColourChoice::Never => false,
        };
        self.colour_out = wanted(self.terminal.stdout);
        self.colour_err = wanted(self.terminal.stderr);
        self.quiet = quiet;
    }

    /// The columns to wrap at.
    pub(crate) fn width(&self) -> usize {
        usize::from(self.terminal.width.unwrap_or(80)).clamp(40, 120)
    }

    /// A line of data.
    pub(crate) fn data(&mut self, text: &str) {
        self.data_styled(Style::Plain, text);
    }

    /// A line of data that stands out.
    pub(crate) fn data_styled(&mut self, style: Style, text: &str) {
        let line = painted(self.colour_out, style, text);
        self.write_out(&line);
    }

    /// One JSON document of data.
    pub(crate) fn json(&mut self, value: &impl Serialize) {
        match serde_json::to_string_pretty(value) {
            Ok(json) => {
                // JSON leaves DEL, the C1 controls and overrides of direction as they are.
                let mut safe = String::with_capacity(json.len());
                for c in json.chars() {
                    match c {
                        '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' => {
                            safe.push_str(&format!("\\u{:04x}", u32::from(c)))
                        }
                        c => safe.push(c),
                    }
                }
                self.write_out(&safe);
            }
            Err(_) => self.failed = Some(io::ErrorKind::InvalidData),
        }
    }

    /// Bytes of a file made by this program, such as a completion script.
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        if let Err(error) = self.out.write_all(bytes).and_then(|()| self.out.flush()) {
            self.failed.get_or_insert(error.kind());
        }
    }

    /// A line of talk; silent with `--quiet`.
    pub(crate) fn note(&mut self, text: &str) {
        if !self.quiet {
            self.talk(Style::Plain, text);
        }
    }

    /// A line of talk that stands out; silent with `--quiet`.
    pub(crate) fn note_styled(&mut self, style: Style, text: &str) {
        if !self.quiet {
            self.talk(style, text);
        }
    }

    /// A line of talk that is needed: a question, an error, a warning.
    pub(crate) fn talk(&mut self, style: Style, text: &str) {
        let line = painted(self.colour_err, style, text);
        let _ = writeln!(self.err, "{line}").and_then(|()| self.err.flush());
    }

    /// Asks for a line. `None` at the end of the input.
    pub(crate) async fn ask(&mut self, prompt: &str) -> Result<Option<String>, Error> {
        let _ = write!(self.err, "{}", printable(prompt)).and_then(|()| self.err.flush());
        let line = self
            .input
            .next_line()
            .await
            .map_err(|error| input_error(&error))?;
        if let (Some(transcript), Some(line)) = (&self.transcript, &line) {
            transcript.typed(line);
        }
        if self.transcript.is_none() && !self.terminal.stdin {
            // Nobody pressed Enter on this screen.
            let _ = writeln!(self.err);
        }
        Ok(line)
    }

    /// Everything on the input, at most `limit` bytes; `None` when there are more.
    pub(crate) async fn read_all(&mut self, limit: u64) -> Result<Option<Vec<u8>>, Error> {
        let read = self.input.read_all(limit).await;
        read.map_err(|error| input_error(&error))
    }

    /// Asks for a line that is not shown while it is typed. `None` at the end of the input.
    pub(crate) async fn ask_secret(&mut self, prompt: &str) -> Result<Option<String>, Error> {
        let _ = write!(self.err, "{}", printable(prompt)).and_then(|()| self.err.flush());
        let secret = self.input.next_secret(self.terminal.stdin).await;
        if !prompt.is_empty() {
            let _ = writeln!(self.err);
        }
        secret.map_err(|error| input_error(&error))
    }

    /// A meter for `total` bytes: a bar on a terminal, nothing elsewhere.
    pub(crate) fn progress(&self, total: u64, label: &str) -> Progress {
        Progress::new(
            self.terminal.stderr && !self.quiet,
            total,
            &printable(label),
        )
    }

    /// Why standard output could not be written, unless its reader just left.
    pub(crate) fn failure(&self) -> Option<io::ErrorKind> {
        self.failed
            .filter(|kind| *kind != io::ErrorKind::BrokenPipe)
    }

    fn write_out(&mut self, line: &str) {
        if let Err(error) = writeln!(self.out, "{line}").and_then(|()| self.out.flush()) {
            self.failed.get_or_insert(error.kind());
        }
    }
}

/// Ctrl-C while a password is typed arrives as an error; everything else is told.
fn input_error(error: &io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::Interrupted => Error::new("interrupted").status(ExitStatus::Interrupted),
        _ => Error::new("input").detail(error.to_string()),
    }
}

fn painted(colour: bool, style: Style, text: &str) -> String {
    let text = printable(text);
    if colour && style != Style::Plain && !text.is_empty() {
        format!("\u{1b}[{}m{text}\u{1b}[0m", style.code())
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s13_no_control_character_reaches_the_terminal() {
        let (mut console, transcript) = Console::scripted(Vec::<String>::new());
        let hostile = "a\u{1b}[2Jb\u{9b}31mc\u{7}d\u{7f}e\u{202e}f\rg\th\0i";
        console.data(hostile);
        console.talk(Style::Bad, hostile);
        console.json(&hostile);
        let seen = transcript.all();
        let bad = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
        assert_eq!(seen.chars().find(|c| bad(*c)), None, "{seen:?}");
        assert!(seen.contains("e\u{fffd}f"), "{seen:?}");
    }

    #[test]
    fn json_keeps_what_it_escapes() {
        let (mut console, transcript) = Console::scripted(Vec::<String>::new());
        console.json(&"\u{85}\u{7f}\u{1b}நன்றி");
        let back: String = serde_json::from_str(&transcript.out()).unwrap();
        assert_eq!(back, "\u{85}\u{7f}\u{1b}நன்றி");
    }
}
