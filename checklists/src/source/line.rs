//! The line around a place that could not be read.

use super::Place;

/// A line of the source around a place in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'s> {
    pub source: &'s str,
    /// The place in bytes.
    pub offset: usize,
    pub at: Place,
    pub before: &'s str,
    pub after: &'s str,
}

impl<'s> Line<'s> {
    pub fn of(source: &'s str, offset: usize, at: Place) -> Option<Self> {
        // The parser does not count a byte order mark at the start.
        let mark = if source.starts_with('\u{feff}') { 3 } else { 0 };
        let offset = offset.max(mark);
        let (head, tail) = source.split_at_checked(offset)?;
        let start = head.rfind('\n').map_or(mark, |end| end + 1);
        let end = tail.find('\n').unwrap_or(tail.len());
        Some(Self {
            source,
            offset,
            at,
            before: &head[start..],
            after: tail[..end].trim_end_matches('\r'),
        })
    }

    pub fn start(&self) -> usize {
        self.offset - self.before.len()
    }

    /// The line from its start.
    pub fn whole(&self) -> &'s str {
        &self.source[self.start()..self.offset + self.after.len()]
    }

    /// The place of a byte of the source that is not before this line.
    pub fn place_of(&self, offset: usize) -> Place {
        let mut at = Place {
            line: self.at.line,
            column: 1,
        };
        let text = self.source.get(self.start()..offset);
        for c in text.unwrap_or_default().chars() {
            match c {
                '\n' => (at.line, at.column) = (at.line.saturating_add(1), 1),
                _ => at.column = at.column.saturating_add(1),
            }
        }
        at
    }

    /// Where a character comes next.
    pub fn next(&self, c: char) -> Place {
        let found = self.source[self.offset..].find(c);
        found.map_or(self.at, |found| self.place_of(self.offset + found))
    }

    pub fn indent(&self) -> usize {
        let line = self.whole();
        line.len() - line.trim_start_matches(' ').len()
    }
}
