//! A whole source on its lines: block style, with the places of what came from elsewhere.

use super::scalar;
use super::tree::Tree;

/// The longest list or map that is written on one line, in characters.
const FLOW_WIDTH: usize = 80;
/// The lists whose items are parted by an empty line.
const SPACED: [&str; 2] = ["sections", "questions"];

/// A written source, with the places of what came from elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// The source.
    pub source: String,
    /// From this line and column on, both from 1, the source came from the place of this number;
    /// in the order of the source.
    pub marks: Vec<(u32, u32, u32)>,
}

impl Written {
    /// Where the text at a line and column came from.
    #[must_use]
    pub fn mark_at(&self, line: u32, column: u32) -> Option<u32> {
        let after = self
            .marks
            .partition_point(|(l, c, _)| (*l, *c) <= (line, column));
        self.marks[..after].last().map(|(_, _, mark)| *mark)
    }
}

/// Writes a whole source: block style, an empty line between the parts.
#[must_use]
pub fn write(tree: &Tree) -> Written {
    let mut writer = Writer::default();
    for (index, (key, value)) in tree.entries().iter().enumerate() {
        let large = matches!(value.bare(), Tree::List(_) | Tree::Map(_));
        let after_large = index > 0 && {
            let (_, before) = &tree.entries()[index - 1];
            matches!(before.bare(), Tree::List(_) | Tree::Map(_)) && !is_short_list(before)
        };
        if index > 0 && (large && !is_short_list(value) || after_large) {
            writer.out.source.push('\n');
        }
        writer.entry(key, value, 0, true);
    }
    writer.out
}

fn is_short_list(tree: &Tree) -> bool {
    let Tree::List(items) = tree.bare() else {
        return false;
    };
    let single = |item: &Tree| matches!(item.bare(), Tree::Word(_));
    items.iter().all(single) && tree.flow().chars().count() <= FLOW_WIDTH
}

#[derive(Default)]
struct Writer {
    out: Written,
    within: Vec<u32>,
    /// How much of the source has been counted, and its lines.
    counted: (usize, usize),
}

impl Writer {
    fn indent(&mut self, by: usize) {
        self.out.source.extend(std::iter::repeat_n(' ', by));
    }

    fn column(&self) -> usize {
        let line = self.out.source.rsplit('\n').next().unwrap_or("");
        line.chars().count()
    }

    fn mark(&mut self, mark: u32) {
        let (from, lines) = self.counted;
        let lines = lines + self.out.source[from..].matches('\n').count();
        self.counted = (self.out.source.len(), lines);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let place = (number(lines + 1), number(self.column() + 1), mark);
        self.out.marks.push(place);
    }

    /// Notes that what follows came from the places of the marks; how many there are to leave.
    fn enter(&mut self, mut tree: &Tree) -> usize {
        let mut entered = 0;
        while let Tree::At(mark, inner) = tree {
            self.mark(*mark);
            self.within.push(*mark);
            entered += 1;
            tree = inner;
        }
        entered
    }

    fn leave(&mut self, entered: usize) {
        self.within.truncate(self.within.len() - entered);
        if entered > 0
            && let Some(mark) = self.within.last().copied()
        {
            self.mark(mark);
        }
    }

    /// One entry of a map; the cursor stands where the key starts.
    fn entry(&mut self, key: &str, value: &Tree, indent: usize, top: bool) {
        let entered = self.enter(value);
        self.out.source.push_str(&scalar::word(key));
        self.out.source.push(':');
        match value.bare() {
            Tree::Word(text) => {
                self.out.source.push(' ');
                self.out.source.push_str(&scalar::word(text));
            }
            Tree::Text(text) => {
                self.out.source.push(' ');
                let written = scalar::block_text(text, indent + 2, self.column());
                self.out.source.push_str(&written);
            }
            tree @ (Tree::List(_) | Tree::Map(_)) if fits_on_a_line(tree, top) => {
                self.out.source.push(' ');
                self.out.source.push_str(&tree.flow());
            }
            Tree::Map(entries) => {
                self.out.source.push('\n');
                self.map(entries, indent + 2, false);
                self.leave(entered);
                return;
            }
            Tree::List(items) => {
                self.out.source.push('\n');
                self.list(items, indent + 2, SPACED.contains(&key));
                self.leave(entered);
                return;
            }
            Tree::At(..) => {}
        }
        self.out.source.push('\n');
        self.leave(entered);
    }

    /// The entries of a map, the first where the cursor stands when `begun`.
    fn map(&mut self, entries: &[(String, Tree)], indent: usize, begun: bool) {
        for (index, (key, value)) in entries.iter().enumerate() {
            if index > 0 || !begun {
                self.indent(indent);
            }
            self.entry(key, value, indent, false);
        }
    }

    fn list(&mut self, items: &[Tree], indent: usize, spaced: bool) {
        for (index, item) in items.iter().enumerate() {
            if spaced && index > 0 {
                self.out.source.push('\n');
            }
            self.indent(indent);
            let entered = self.enter(item);
            self.out.source.push_str("- ");
            match item.bare() {
                Tree::Map(entries) if !fits_on_a_line(item, false) => {
                    self.map(entries, indent + 2, true);
                }
                Tree::Text(text) => {
                    let written = scalar::block_text(text, indent + 2, self.column());
                    self.out.source.push_str(&written);
                    self.out.source.push('\n');
                }
                other => {
                    self.out.source.push_str(&other.flow());
                    self.out.source.push('\n');
                }
            }
            self.leave(entered);
        }
    }
}

/// A map of words that is short, or a list of single words; at the top, lists alone.
fn fits_on_a_line(tree: &Tree, top: bool) -> bool {
    match tree.bare() {
        Tree::List(items) => items.is_empty() || is_short_list(tree),
        Tree::Map(entries) => {
            entries.is_empty()
                || !top && !tree.holds_text() && tree.flow().chars().count() <= FLOW_WIDTH
        }
        _ => true,
    }
}

impl Tree {
    fn holds_text(&self) -> bool {
        match self {
            Self::Word(_) => false,
            Self::Text(_) => true,
            Self::List(items) => items.iter().any(Self::holds_text),
            Self::Map(entries) => entries.iter().any(|(_, tree)| tree.holds_text()),
            Self::At(_, inner) => inner.holds_text(),
        }
    }
}
