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

/// What is wrong with a line that is no part of the list or map around it, and what to do.
pub(super) fn slip(line: &Line<'_>, around: &Surroundings) -> (&'static str, String) {
    let column = "this line does not begin in the column of those that it belongs with";
    let text = line.after;
    let of_item = around.column(true);
    let of_key = around.column(false);
    if let Some(rest) = text.strip_prefix('-') {
        if !rest.is_empty() && !rest.starts_with(' ') {
            return (
                "this - has no space after it",
                "write a space after the -".into(),
            );
        }
        return match of_item {
            Some(item) => (
                column,
                format!("begin this - in column {item}, where the - above it begins"),
            ),
            None => (
                "a list begins here without a key",
                "write a key of the list in the line before, such as questions:".into(),
            ),
        };
    }
    if !text.contains(": ") && !text.trim_end().ends_with(':') {
        return (
            "this line is neither a key with its colon nor a part of the text above it",
            "write a colon and a space after the key, or indent this line as the text above it"
                .into(),
        );
    }
    let hint = match (of_item, of_key) {
        (_, Some(key)) if key != line.at.column => {
            format!("begin this line in column {key}, where the keys above it begin")
        }
        (Some(item), _) => format!(
            "begin this line with \"- \" in column {item}, or further right as a key of the item \
             above"
        ),
        _ => "begin this line in the same column as the keys that it belongs with".into(),
    };
    (column, hint)
}
