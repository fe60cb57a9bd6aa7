//! How long a report is, before any time is spent on laying it out.

use std::io::{self, Write};

use serde::Serialize;

/// How many characters the report has as JSON, which is what people wrote and a little more.
pub fn count(report: &impl Serialize) -> usize {
    let mut counter = Counter(0);
    // Strings, numbers and lists can always be written, and the counter takes everything.
    match serde_json::to_writer(&mut counter, report) {
        Ok(()) => counter.0,
        Err(_) => usize::MAX,
    }
}

struct Counter(usize);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Every character has one byte that is no continuation (10xxxxxx).
        self.0 += bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
