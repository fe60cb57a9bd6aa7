//! A question of the language while it is put together.

use checklists::write::Tree;

/// The keys of a question in the order in which sources are written.
pub(super) const KEYS: [&str; 34] = [
    "id",
    "kind",
    "expect",
    "choose",
    "min",
    "max",
    "decimals",
    "currency",
    "definition",
    "min_length",
    "max_length",
    "points",
    "max_points",
    "weight",
    "bonus",
    "required",
    "required_if",
    "na",
    "show_if",
    "text",
    "help",
    "options",
    "labels",
    "unit",
    "bands",
    "bands_by",
    "pattern",
    "pass_at",
    "knock_out",
    "comment",
    "photo",
    "owner",
    "moment",
    "comparable",
];

/// The question of a row, and the rules across answers that its constraint makes.
#[derive(Default)]
pub(crate) struct Asked {
    pub entries: Vec<(String, Tree)>,
    pub rules: Vec<Tree>,
}

impl Asked {
    /// The question with its keys in the order of sources.
    pub(super) fn into_tree(mut self) -> Tree {
        let rank = |key: &str| KEYS.iter().position(|known| *known == key);
        self.entries
            .sort_by_key(|(key, _)| rank(key).unwrap_or(KEYS.len()));
        Tree::Map(self.entries)
    }

    pub(crate) fn put(&mut self, key: &str, tree: Tree) {
        self.entries.retain(|(name, _)| name != key);
        self.entries.push((key.to_owned(), tree));
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| name == key)
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Tree> {
        let found = self.entries.iter().find(|(name, _)| name == key);
        found.map(|(_, tree)| tree)
    }
}
