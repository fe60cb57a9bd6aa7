//! The table of what pages cost, and what is too much.

use std::io::Write;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::places::Kind;
use crate::load::say;

/// The most processor time of a page.
const MOST_CPU: Duration = Duration::from_millis(30);
/// The most bytes of a page, before anything compresses them.
const MOST_BYTES: usize = 150_000;
/// How many are said of the dearest and of the largest ones.
const WORST: usize = 10;

/// What was measured of one page, for one visitor, in one language.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) page: &'static str,
    pub(super) address: String,
    pub(super) who: &'static str,
    pub(super) language: &'static str,
    pub(super) kind: Kind,
    pub(super) status: u16,
    pub(super) expected: u16,
    /// Processor time of the very first request.
    pub(super) first: Duration,
    /// Mean processor time of the others.
    pub(super) cpu: Duration,
    pub(super) median: Duration,
    pub(super) worst: Duration,
    pub(super) bytes: usize,
    pub(super) packed: usize,
}

impl Line {
    /// What is wrong with it.
    fn problem(&self, is_unlimited: bool) -> Option<String> {
        let what = format!("{} for {} in {}", self.address, self.who, self.language);
        if self.status != self.expected {
            return Some(format!("{what} answers {}", self.status));
        }
        if self.kind != Kind::Page || is_unlimited {
            return None;
        }
        let mut wrong = Vec::new();
        if self.cpu > MOST_CPU {
            wrong.push(format!("costs {:.1} ms", milliseconds(self.cpu)));
        }
        if self.bytes > MOST_BYTES {
            wrong.push(format!("has {} bytes", self.bytes));
        }
        (!wrong.is_empty()).then(|| format!("{what} {}", wrong.join(" and ")))
    }

    fn say(&self) {
        say(&format!(
            "{:>6.1} {:>6} {:>6.1} {:>6.1} {:>9} {:>8} {} {:<2} {:<12} {}",
            milliseconds(self.cpu),
            self.first.as_millis(),
            milliseconds(self.median),
            milliseconds(self.worst),
            self.bytes,
            self.packed,
            self.status,
            self.language,
            self.who,
            self.address,
        ));
    }
}

/// All lines.
#[derive(Debug)]
pub(super) struct Table {
    lines: Vec<Line>,
    /// Whether only the answers are judged.
    is_unlimited: bool,
}

const HEAD: &str =
    "   CPU  first median  worst     bytes  gzipped     by           address (times in ms)";

impl Table {
    pub(super) fn new(is_unlimited: bool) -> Table {
        Table {
            lines: Vec::new(),
            is_unlimited,
        }
    }

    pub(super) fn add(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// Says everything, then the dearest and the largest pages, one line a page.
    pub(super) fn say(&self) {
        for (kind, title) in [
            (Kind::Page, "pages"),
            (Kind::File, "files, which no limit is for"),
        ] {
            say(&format!("\n{title}\n{HEAD}"));
            for line in self.lines.iter().filter(|line| line.kind == kind) {
                line.say();
            }
        }
        let mut pages: Vec<&Line> = self.lines.iter().filter(|l| l.kind == Kind::Page).collect();
        pages.sort_by_key(|line| std::cmp::Reverse(line.cpu));
        say_worst("the dearest pages", &pages);
        pages.sort_by_key(|line| std::cmp::Reverse(line.bytes));
        say_worst("the largest pages", &pages);
        say("");
        for problem in self.problems() {
            say(&format!("too much: {problem}"));
        }
    }

    pub(super) fn is_good(&self) -> bool {
        !self.lines.is_empty() && self.problems().next().is_none()
    }

    fn problems(&self) -> impl Iterator<Item = String> {
        let lines = self.lines.iter();
        lines.filter_map(|line| line.problem(self.is_unlimited))
    }
}

fn say_worst(title: &str, lines: &[&Line]) {
    say(&format!("\n{title}\n{HEAD}"));
    let mut said = Vec::new();
    for line in lines {
        if !said.contains(&line.page) && said.len() < WORST {
            said.push(line.page);
            line.say();
        }
    }
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}

/// The bytes when a proxy compresses them.
pub(super) fn packed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.map_or(0, |packed| packed.len())
}
