//! Lines that begin in the wrong column.

use super::Place;
use super::line::Line;

/// A list or map that is open, or was closed, where the source cannot be read further.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    pub at: Place,
    /// Where it begins, in bytes.
    pub offset: usize,
    /// Whether it is in brackets.
    pub bracketed: bool,
    pub list: bool,
}

/// What had been read where the source cannot be read further.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Surroundings {
    /// The innermost list or map.
    pub open: Option<Opening>,
    /// The list without brackets that ended last, if nothing came after it.
    pub list: Option<Place>,
    /// The map without brackets that ended last, if nothing came after it.
    pub map: Option<Place>,
    /// The end of what was read, in bytes.
    pub read_to: usize,
}

impl Surroundings {
    /// The innermost list or map, if it is in brackets.
    pub fn bracket(&self) -> Option<Opening> {
        self.open.filter(|opening| opening.bracketed)
    }

    fn column(&self, list: bool) -> Option<u32> {
        let closed = if list { self.list } else { self.map };
        let open = self
            .open
            .filter(|opening| !opening.bracketed && opening.list == list);
        let at = open.map(|opening| opening.at).or(closed)?;
        Some(at.column)
    }
}

/// What to do about a line that is no part of the list or map around it.
pub(super) fn hint(line: &Line<'_>, around: &Surroundings) -> String {
    let text = line.after;
    let item = text.strip_prefix('-');
    if let Some(rest) = item
        && !rest.starts_with([' ', '\r', '\n'])
        && !rest.is_empty()
    {
        return "write a space after the -".to_owned();
    }
    let of_item = around.column(true);
    let of_key = around.column(false);
    if item.is_some() {
        return match of_item {
            Some(column) => {
                format!("begin this - in column {column}, where the - above it begins")
            }
            None => "a list needs a key of its own in the line before, such as questions:".into(),
        };
    }
    let has_key = text.contains(": ") || text.trim_end().ends_with(':');
    match (has_key, of_item, of_key) {
        (false, ..) => {
            "indent this line as the text above it, or write a colon and a space after its key"
                .to_owned()
        }
        (true, _, Some(key)) if key != line.at.column => {
            format!("begin this line in column {key}, where the keys above it begin")
        }
        (true, Some(item), _) => format!(
            "begin this line with \"- \" in column {item}, or further right as a key of the item \
             above"
        ),
        (true, ..) => "begin this line in the same column as the keys that it belongs with".into(),
    }
}
