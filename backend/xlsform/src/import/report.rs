//! Where every part of the produced source came from, and what was found on the way.

use checklists::write::Tree;

use crate::finding::{Findings, Place};

/// The findings, and the places that marks in the tree stand for.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub findings: Findings,
    places: Vec<Place>,
}

impl Report {
    /// The tree with a mark for where it came from.
    pub(crate) fn at(&mut self, place: Place, tree: Tree) -> Tree {
        if self.places.last() != Some(&place) {
            self.places.push(place);
        }
        let mark = u32::try_from(self.places.len() - 1).unwrap_or(u32::MAX);
        Tree::At(mark, Box::new(tree))
    }

    pub(crate) fn place(&self, mark: Option<u32>) -> Place {
        mark.and_then(|mark| self.places.get(usize::try_from(mark).ok()?))
            .cloned()
            .unwrap_or_default()
    }
}
