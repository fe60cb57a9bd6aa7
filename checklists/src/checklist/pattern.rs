//! What an answer in words must look like.

use regex::{Regex, RegexBuilder};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Text;

/// What an answer in words must look like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// A regular expression for the whole answer.
    pub regex: String,
    /// What the shopper is told when the answer does not match.
    pub message: Text,
}

impl Pattern {
    /// Whether the whole text matches.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        // The compiler has tried the expression; one that does not build refuses nothing.
        whole_match(&self.regex).is_none_or(|regex| regex.is_match(text))
    }
}

/// The most memory that the automaton of a pattern may take, in bytes.
const MAX_PATTERN_SIZE: usize = 256 * 1024;

/// The expression for a whole text, if it is one and not too large.
pub(crate) fn whole_match(regex: &str) -> Option<Regex> {
    RegexBuilder::new(&format!("^(?:{regex})$"))
        .size_limit(MAX_PATTERN_SIZE)
        .dfa_size_limit(MAX_PATTERN_SIZE)
        .nest_limit(32)
        .build()
        .ok()
}
