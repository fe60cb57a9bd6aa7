//! Where typed lines come from.

use std::collections::VecDeque;
use std::io::{self, BufRead};

/// The longest line taken, in bytes; longer than any answer may be.
const MAX_LINE: u64 = 256 * 1024;

/// Where typed lines come from.
#[derive(Debug)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// These lines, one after the other, and then the end of the input.
    Lines(VecDeque<String>),
    /// There is none.
    Nothing,
}

impl Input {
    /// The next line without its end; `None` at the end of the input.
    pub(super) async fn next_line(&mut self) -> io::Result<Option<String>> {
        match self {
            // A thread of its own waits for the person, so that Ctrl-C is heard meanwhile.
            Self::Stdin => tokio::task::spawn_blocking(read_line)
                .await
                .map_err(io::Error::other)?,
            Self::Lines(lines) => Ok(lines.pop_front()),
            Self::Nothing => Ok(None),
        }
    }

    /// As [`Input::next_line`], without echo where a person types on a terminal.
    pub(super) async fn next_secret(&mut self, terminal: bool) -> io::Result<Option<String>> {
        match self {
            Self::Stdin if terminal => {
                tokio::task::spawn_blocking(|| rpassword::read_password().map(Some))
                    .await
                    .map_err(io::Error::other)?
            }
            _ => self.next_line().await,
        }
    }
}

impl Input {
    /// Everything up to the end of the input, at most `limit` bytes; `None` when there are more.
    pub(super) async fn read_all(&mut self, limit: u64) -> io::Result<Option<Vec<u8>>> {
        let bytes = match self {
            Self::Stdin => tokio::task::spawn_blocking(move || {
                let mut bytes = Vec::new();
                let stdin = io::stdin().lock();
                io::Read::read_to_end(&mut io::Read::take(stdin, limit + 1), &mut bytes)?;
                io::Result::Ok(bytes)
            })
            .await
            .map_err(io::Error::other)??,
            Self::Lines(lines) => {
                let lines = lines.drain(..).map(|line| line + "\n");
                lines.collect::<String>().into_bytes()
            }
            Self::Nothing => Vec::new(),
        };
        let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= limit);
        Ok(fits.then_some(bytes))
    }
}

fn read_line() -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let mut stdin = io::stdin().lock();
    let read = io::Read::take(&mut stdin, MAX_LINE).read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') && bytes.len() as u64 == MAX_LINE {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "the line is too long",
        ));
    }
    while matches!(bytes.last(), Some(b'\n' | b'\r')) {
        bytes.pop();
    }
    String::from_utf8(bytes)
        .map(Some)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "the line is not UTF-8"))
}
