//! Objects as rows of a table, each told by its difference to the row above (ISO 32000-1, 7.4.4.4, PNG's filter "Up").
//!
//! The structure of a long table is thousands of objects that differ in a number or two, each often one more than that of
//! the object before. Where a number always has the same place in a row, what is left of them is next to nothing.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, Stream, dictionary};

use super::syntax::Syntax;

/// The fewest objects that are worth a stream of their own.
const FEWEST: usize = 24;

/// Widths of rows are multiples of this; the simpler they are, the more regular are the offsets in the index.
const STEP: usize = 50;

/// The widest rows.
const WIDEST: usize = 150;

/// Objects that go into a stream together.
pub struct Rows<'a> {
    /// The objects with their numbers, in order.
    pub objects: Vec<(u32, &'a Object)>,
    /// How wide a row is; `None` for objects that are like no others.
    width: Option<usize>,
}

/// Sorts objects by the width of the rows they take. `digits` is what numbers are as wide as.
pub fn sort<'a>(objects: &[(u32, &'a Object)], digits: usize) -> Vec<Rows<'a>> {
    let mut groups: BTreeMap<Option<usize>, Vec<(u32, &Object)>> = BTreeMap::new();
    for (id, object) in objects {
        let width = width(object, digits);
        groups.entry(width).or_default().push((*id, object));
    }
    let few = |(width, objects): &(Option<usize>, Vec<(u32, &Object)>)| {
        width.is_none() || (objects.len() < FEWEST && !objects.iter().all(|(_, o)| is_list(o)))
    };
    let (loose, rows): (Vec<_>, Vec<_>) = groups.into_iter().partition(few);
    let mut loose: Vec<(u32, &Object)> = loose.into_iter().flat_map(|(_, some)| some).collect();
    loose.sort_by_key(|(id, _)| *id);
    let rows = rows
        .into_iter()
        .map(|(width, objects)| Rows { objects, width });
    let loose = loose.chunks(OBJECTS_A_STREAM).map(|objects| Rows {
        objects: objects.to_vec(),
        width: None,
    });
    loose.chain(rows).collect()
}

/// How many objects that are no rows a stream holds; a reader that wants one unpacks them all.
const OBJECTS_A_STREAM: usize = 500;

/// True for a long list of references, each of which is a row.
fn is_list(object: &Object) -> bool {
    matches!(object, Object::Array(items) if items.len() >= FEWEST
        && items.iter().all(|item| matches!(item, Object::Reference(_))))
}

/// How wide the rows of an object are.
fn width(object: &Object, digits: usize) -> Option<usize> {
    if is_list(object) {
        return Some(digits + " 0 R ".len());
    }
    let dictionary = object.as_dict().ok()?;
    let is_long = |value: &Object| value.as_str().is_ok_and(|text| text.len() > LONGEST_TEXT);
    if dictionary.iter().any(|(_, value)| is_long(value)) {
        return None;
    }
    let length = Syntax::with_digits(digits).object(object).len();
    let width = length.next_multiple_of(STEP);
    (width <= WIDEST).then_some(width)
}

/// The longest text in a row: words are told better by words before them than by their difference to others.
const LONGEST_TEXT: usize = 10;

impl Rows<'_> {
    /// The object stream of them (ISO 32000-1, 7.5.7).
    pub fn stream(&self, digits: usize) -> Stream {
        let digits = if self.width.is_some() { digits } else { 0 };
        let (mut index, mut body) = (Vec::new(), Vec::new());
        for (id, object) in &self.objects {
            let entry = format!("{id:>digits$} {:>wide$} ", body.len(), wide = digits + 2);
            self.row(&mut index, entry.as_bytes());
            match (object, self.width) {
                (Object::Array(items), Some(_)) if is_list(object) => {
                    self.row(&mut body, b"[");
                    for item in items {
                        let item = Syntax::with_digits(digits).object(item);
                        self.row(&mut body, &item);
                    }
                    self.row(&mut body, b"]");
                }
                _ => {
                    let object = Syntax::with_digits(digits).object(object);
                    self.row(&mut body, &object);
                }
            }
        }
        let mut dictionary = dictionary! {
            "Type" => "ObjStm",
            "N" => whole(self.objects.len()),
            "First" => whole(index.len())
        };
        index.append(&mut body);
        if let Some(width) = self.width {
            index = differences(&index, width, &mut dictionary);
        }
        Stream::new(dictionary, index)
    }

    /// Adds what fills a row, or as many as it needs.
    fn row(&self, bytes: &mut Vec<u8>, text: &[u8]) {
        bytes.extend(text);
        match self.width {
            Some(width) => bytes.resize(bytes.len().next_multiple_of(width), b' '),
            None => bytes.push(b'\n'),
        }
    }
}

/// Rows of `width` bytes as their differences to the rows above, which `dictionary` is told of.
pub fn differences(rows: &[u8], width: usize, dictionary: &mut Dictionary) -> Vec<u8> {
    const UP: u8 = 2;
    let filter = dictionary! { "Predictor" => 12, "Columns" => whole(width) };
    dictionary.set("DecodeParms", filter);
    let mut above = vec![0; width];
    let mut differences = Vec::with_capacity(rows.len() + rows.len() / width);
    for row in rows.chunks(width) {
        differences.push(UP);
        let both = row.iter().zip(&above);
        differences.extend(both.map(|(new, old)| new.wrapping_sub(*old)));
        above.copy_from_slice(row);
    }
    differences
}

fn whole(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}
