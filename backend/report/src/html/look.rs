//! How words look on a page of the web: a few classes, told from how the same words are drawn.

use std::collections::BTreeMap;

use crate::compose::theme::{ACCENT, FAIL, FIGURE, MUTED, SCORE, SMALL};
use crate::page::{Item, Shape};
use crate::structure::Role;
use crate::text::Colour;
use api::reports::Percent;

/// The classes of what an element draws.
pub(super) fn classes(role: Role, items: &[&Item]) -> Vec<&'static str> {
    if matches!(role, Role::Title | Role::Heading | Role::Subheading) {
        return Vec::new();
    }
    let runs = items.iter().filter_map(|item| match &item.shape {
        Shape::Text { line, .. } => Some(&line.runs),
        _ => None,
    });
    // Most of the words decide: a figure is large though its unit is small.
    let mut largest: f32 = 0.0;
    let mut weights: BTreeMap<(bool, (u8, u8, u8)), usize> = BTreeMap::new();
    for run in runs.flatten() {
        largest = largest.max(run.size);
        let Colour(red, green, blue) = run.colour;
        *weights
            .entry((run.face.is_bold(), (red, green, blue)))
            .or_default() += run.clusters.len();
    }
    let most = weights.into_iter().max_by_key(|(_, clusters)| *clusters);
    let Some(((bold, (red, green, blue)), _)) = most else {
        return Vec::new();
    };
    let mut classes = Vec::new();
    if largest >= SCORE.size {
        classes.push("score");
    } else if largest >= FIGURE.size {
        classes.push("figure");
    } else {
        if largest <= SMALL.size {
            classes.push("small");
        }
        if bold {
            classes.push("strong");
        }
    }
    match Colour(red, green, blue) {
        MUTED => classes.push("quiet"),
        FAIL => classes.push("lost"),
        ACCENT => classes.push("accent"),
        _ => {}
    }
    classes
}

/// The class of the colour behind words.
pub(super) fn ground(colour: Colour) -> &'static str {
    const SHADES: [&str; 5] = ["shade-0", "shade-1", "shade-2", "shade-3", "shade-4"];
    let shades = (5_000..).step_by(1_000).zip(SHADES);
    let shade = shades
        .map(|(share, name)| {
            let share = Percent::from_hundredths(share);
            (crate::compose::shade(share), name)
        })
        .find(|(shade, _)| *shade == colour);
    match (shade, colour) {
        (Some((_, name)), _) => name,
        (None, ACCENT) => "verdict-pass",
        (None, FAIL) => "verdict-fail",
        (None, _) => "verdict-none",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shade_of_a_heat_map_has_a_class_of_its_own() {
        let mut names = Vec::new();
        for share in [0, 5_000, 6_000, 7_500, 8_999, 9_999, 10_000] {
            names.push(ground(crate::compose::shade(Percent::from_hundredths(
                share,
            ))));
        }
        assert_eq!(
            names,
            [
                "shade-0", "shade-0", "shade-1", "shade-2", "shade-3", "shade-4", "shade-4"
            ]
        );
        assert_eq!(ground(FAIL), "verdict-fail");
        assert_eq!(ground(MUTED), "verdict-none");
    }
}
