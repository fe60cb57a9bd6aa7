//! Paragraphs that were shaped before. Reports of one agency say much the same: headings, labels, questions
//! and names of stores. A paragraph follows from its text, style, width and language alone, so what was kept
//! is what would be shaped again, and the same report has the same bytes (P9).

use std::sync::LazyLock;

use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::shape::{Base, Span};
use super::{Cluster, Colour, Paragraph, Part};
use crate::language::Language;

/// Memory for all kept paragraphs, in bytes.
const KEPT: u64 = 12_000_000;
/// How many the cache expects, at some 3 KB each.
const EXPECTED: usize = 4_000;
/// What people wrote at length is not written twice.
const LONGEST: usize = 300;

static KNOWN: LazyLock<Cache<Key, Paragraph, Weight>> =
    LazyLock::new(|| Cache::with_weighter(EXPECTED, KEPT, Weight));

/// Everything that a paragraph follows from.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    language: Language,
    base: Base,
    /// Bits of the width in points.
    width: u32,
    text: String,
    /// Of each span, where it ends in the text, bits of the size in points, weight and colour.
    spans: Vec<(usize, u32, bool, Colour)>,
}

#[derive(Clone)]
struct Weight;

impl Weighter<Key, Paragraph> for Weight {
    fn weight(&self, key: &Key, paragraph: &Paragraph) -> u64 {
        let runs = paragraph.lines.iter().flat_map(|line| &line.runs);
        let clusters = runs.flat_map(|run| run.clusters.iter());
        let drawn: usize = clusters
            .map(|cluster| {
                size_of::<Cluster>() + cluster.text.len() + cluster.parts.len() * size_of::<Part>()
            })
            .sum();
        (size_of::<Key>() + size_of::<Paragraph>() + 3 * key.text.len() + drawn) as u64
    }
}

/// The paragraph of these spans: as it was shaped before, or as `shape` shapes it now.
pub(super) fn paragraph(
    language: Language,
    spans: &[Span<'_>],
    width: f32,
    base: Base,
    shape: impl FnOnce() -> Paragraph,
) -> Paragraph {
    let length: usize = spans.iter().map(|span| span.text.len()).sum();
    if length > LONGEST {
        return shape();
    }
    let mut text = String::with_capacity(length);
    let spans = spans.iter().map(|span| {
        text.push_str(span.text);
        let style = span.style;
        (text.len(), style.size.to_bits(), style.bold, style.colour)
    });
    let spans = spans.collect();
    let key = Key {
        language,
        base,
        width: width.to_bits(),
        text,
        spans,
    };
    if let Some(known) = KNOWN.get(&key) {
        return known;
    }
    let paragraph = shape();
    KNOWN.insert(key, paragraph.clone());
    paragraph
}
