//! The outline: the headings, nested by their level (ISO 32000-1, 12.3.3).

use lopdf::{Document as File, Object, ObjectId, dictionary};

use super::tagging::place;
use super::text;
use crate::flow::{Heading, Level};

/// Adds the outline and returns it; `None` without headings. Titles and sections are open, so that their
/// entries are seen at once, and the parts of sections are not.
pub fn add(file: &mut File, headings: &[Heading], pages: &[ObjectId]) -> Option<ObjectId> {
    if headings.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = headings.iter().map(|_| file.new_object_id()).collect();
    let parents = parents(headings);
    for (index, heading) in headings.iter().enumerate() {
        let parent = parents[index].map_or(root, |parent| ids[parent]);
        let mut entry = dictionary! { "Title" => text(&heading.title), "Parent" => parent };
        if let Some(page) = pages.get(heading.page) {
            entry.set("Dest", place(*page, heading.y));
        }
        let beside = |other: &usize| parents[*other] == parents[index];
        if let Some(previous) = (0..index).rev().find(beside) {
            entry.set("Prev", ids[previous]);
        }
        if let Some(next) = (index + 1..headings.len()).find(beside) {
            entry.set("Next", ids[next]);
        }
        let under: Vec<usize> = under(&parents, Some(index));
        if let (Some(first), Some(last)) = (under.first(), under.last()) {
            let count = i64::try_from(under.len()).unwrap_or(i64::MAX);
            entry.set("First", ids[*first]);
            entry.set("Last", ids[*last]);
            // A number below zero closes the entry.
            let open = heading.level == Level::Title;
            entry.set("Count", if open { count } else { -count });
        }
        file.objects.insert(ids[index], entry.into());
    }
    let top = under(&parents, None);
    let seen = |index: &usize| match parents[*index] {
        None => true,
        Some(parent) => headings[parent].level == Level::Title,
    };
    let count = (0..headings.len()).filter(seen).count();
    let outline = dictionary! {
        "Type" => "Outlines",
        "First" => ids[*top.first()?],
        "Last" => ids[*top.last()?],
        "Count" => i64::try_from(count).unwrap_or(i64::MAX)
    };
    file.objects.insert(root, Object::Dictionary(outline));
    Some(root)
}

/// The nearest heading before each that stands higher.
fn parents(headings: &[Heading]) -> Vec<Option<usize>> {
    let higher = |index: usize| {
        (0..index)
            .rev()
            .find(|before| headings[*before].level < headings[index].level)
    };
    (0..headings.len()).map(higher).collect()
}

fn under(parents: &[Option<usize>], parent: Option<usize>) -> Vec<usize> {
    (0..parents.len())
        .filter(|index| parents[*index] == parent)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_stands_under_the_nearest_that_is_higher() {
        use Level::{Part, Section, Title};
        let levels = [Title, Section, Part, Part, Section, Section, Part];
        let headings = levels.map(|level| Heading {
            level,
            title: String::new(),
            page: 0,
            y: 0.0,
        });
        let expected = [None, Some(0), Some(1), Some(1), Some(0), Some(0), Some(5)];
        assert_eq!(parents(&headings), expected);
        let alone = [&headings[2], &headings[1]].map(Heading::clone);
        assert_eq!(parents(&alone), [None, None]);
    }
}
