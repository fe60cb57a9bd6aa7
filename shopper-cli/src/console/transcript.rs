//! Streams kept in memory, for tests and for programs that show a run to someone else.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Everything that one run printed and was told. Clones share what they hold.
#[derive(Clone, Debug, Default)]
pub struct Transcript(Arc<Mutex<Texts>>);

#[derive(Debug, Default)]
struct Texts {
    out: Vec<u8>,
    err: Vec<u8>,
    all: Vec<u8>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Stream {
    Out,
    Err,
}

pub(super) struct Writer(Transcript, Stream);

impl Transcript {
    /// What went to standard output.
    #[must_use]
    pub fn out(&self) -> String {
        String::from_utf8_lossy(&self.texts().out).into_owned()
    }

    /// What went to standard error.
    #[must_use]
    pub fn err(&self) -> String {
        String::from_utf8_lossy(&self.texts().err).into_owned()
    }

    /// Both streams in the order written, with the lines that were typed.
    #[must_use]
    pub fn all(&self) -> String {
        String::from_utf8_lossy(&self.texts().all).into_owned()
    }

    pub(super) fn typed(&self, line: &str) {
        let mut texts = self.texts();
        texts.all.extend_from_slice(line.as_bytes());
        texts.all.push(b'\n');
    }

    pub(super) fn stream(&self, stream: Stream) -> Writer {
        Writer(self.clone(), stream)
    }

    fn texts(&self) -> MutexGuard<'_, Texts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut texts = self.0.texts();
        match self.1 {
            Stream::Out => texts.out.extend_from_slice(bytes),
            Stream::Err => texts.err.extend_from_slice(bytes),
        }
        texts.all.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
