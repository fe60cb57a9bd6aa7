//! What stands in a document as a box, because no face has it.

use std::collections::HashMap;
use std::fmt;

use crate::page::{Item, Page, Shape};

/// A character, or an emoji of several, that no face has. Its place in the document is a box from which it
/// can still be copied.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Missing {
    /// The character or the sequence.
    pub text: String,
    /// How many boxes stand for it.
    pub count: u32,
}

/// `no font has "🍳" (U+1F373): 3 boxes stand for it`
impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let codes: Vec<String> = self
            .text
            .chars()
            .map(|c| format!("U+{:04X}", u32::from(c)))
            .collect();
        let boxes = match self.count {
            1 => "a box stands".to_owned(),
            count => format!("{count} boxes stand"),
        };
        let Self { text, .. } = self;
        write!(
            f,
            "no font has \"{text}\" ({}): {boxes} for it",
            codes.join(" ")
        )
    }
}

/// What is missing on `pages`, in the order it is first met. The furniture of the first page stands for
/// that of all.
pub(crate) fn on(pages: &[Page]) -> Vec<Missing> {
    let mut found: Vec<Missing> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let furniture = pages.first().into_iter().flat_map(|page| &page.furniture);
    let items = pages.iter().flat_map(|page| &page.items);
    for item in items.chain(furniture) {
        for text in boxed(item) {
            let place = *places.entry(text).or_insert(found.len());
            match found.get_mut(place) {
                Some(missing) => missing.count += 1,
                None => found.push(Missing {
                    text: text.to_owned(),
                    count: 1,
                }),
            }
        }
    }
    found
}

/// The texts of the boxes of an item.
fn boxed(item: &Item) -> impl Iterator<Item = &str> {
    let line = match &item.shape {
        Shape::Text { line, .. } => Some(line),
        _ => None,
    };
    let runs = line.into_iter().flat_map(|line| &line.runs);
    let clusters = runs.flat_map(|run| run.clusters.iter());
    clusters
        .filter(|cluster| cluster.is_boxed())
        .map(|cluster| cluster.text.as_str())
}
