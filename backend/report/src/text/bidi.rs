//! What keeps text together where two directions meet (Unicode Standard Annex 9).

use std::borrow::Cow;

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;

use super::Cluster;

/// LEFT-TO-RIGHT ISOLATE.
const LRI: char = '\u{2066}';
/// POP DIRECTIONAL ISOLATE.
const PDI: char = '\u{2069}';
/// LEFT-TO-RIGHT MARK.
const LRM: char = '\u{200e}';
/// RIGHT-TO-LEFT MARK.
const RLM: char = '\u{200f}';

/// Fewer digits than this are no telephone number.
const FEWEST_DIGITS: usize = 7;

fn class(c: char) -> BidiClass {
    CodePointMapData::<BidiClass>::new().get(c)
}

fn is_from_the_right(c: char) -> bool {
    matches!(class(c), BidiClass::RightToLeft | BidiClass::ArabicLetter)
}

/// `text` with its telephone numbers and dates of figures isolated where letters from right to left stand
/// in it: each of their groups is a number of its own to the algorithm, which would set them in the order
/// of the letters, so that +971 4 123 would read 123 4 971+.
pub fn hold_numbers(text: &str) -> Cow<'_, str> {
    if !text.contains(|c: char| c.is_ascii_digit()) || !text.contains(is_from_the_right) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 6);
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c == '+' || c == '(') {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let length = grouped_number(from);
        let (number, after) = from.split_at(length);
        if is_grouped(number) {
            out.push(LRI);
            out.push_str(number);
            out.push(PDI);
        } else {
            out.push_str(number);
        }
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The length of the digits and what groups them at the beginning of `text`, at least one character.
fn grouped_number(text: &str) -> usize {
    let mut end = text.chars().next().map_or(0, char::len_utf8);
    let mut between = 0;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '0'..='9' => {
                end = at + 1;
                between = 0;
            }
            ' ' | '\u{a0}' | '-' | '(' | ')' | '.' | '/' if between < 2 => between += 1,
            _ => break,
        }
    }
    end
}

/// True for a number of several groups that is no list and no range.
fn is_grouped(number: &str) -> bool {
    let groups: Vec<&str> = number
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    let international = number.starts_with('+') && !groups.is_empty();
    digits >= FEWEST_DIGITS
        && (international || groups.len() > 2 && groups.iter().all(|group| group.len() > 1))
}

/// Gives a direction to marks that end a word beside text of the other direction. To a reader of the
/// document a mark has none of its own, so that it would be put at the other end of its line: in pages
/// from right to left those of Tamil, in others those of Arabic.
pub fn hold_marks(runs: &mut [Vec<Cluster>], rtl_page: bool) {
    let clusters = || runs.iter().flatten();
    if !clusters().any(|cluster| cluster.rtl != rtl_page && ends_in_mark(cluster)) {
        return;
    }
    // Whether the next strong character, seen from a cluster towards where its word ends, goes its way.
    let mut towards: Vec<bool> = Vec::new();
    let mut goes_on = false;
    let mut see = |cluster: &Cluster| {
        towards.push(goes_on);
        let strong = cluster.text.chars().find_map(|c| match class(c) {
            BidiClass::LeftToRight | BidiClass::EuropeanNumber | BidiClass::ArabicNumber => {
                Some(rtl_page)
            }
            BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(!rtl_page),
            _ => None,
        });
        goes_on = strong.unwrap_or(goes_on);
    };
    // Words from the left end at their right, and those from the right at their left.
    if rtl_page {
        clusters().rev().for_each(&mut see);
        towards.reverse();
    } else {
        clusters().for_each(&mut see);
    }
    let clusters = runs.iter_mut().flatten();
    for (cluster, goes_on) in clusters.zip(towards) {
        if cluster.rtl != rtl_page && !goes_on && ends_in_mark(cluster) {
            cluster.text.push(if rtl_page { LRM } else { RLM });
        }
    }
}

fn ends_in_mark(cluster: &Cluster) -> bool {
    let last = cluster.text.chars().next_back().map(class);
    matches!(
        last,
        Some(BidiClass::NonspacingMark | BidiClass::BoundaryNeutral)
    ) && cluster.text.chars().count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_in_arabic_stay_in_order() {
        for (text, number) in [
            ("اتصل على +971 4 123-4567 أو غيره", "+971 4 123-4567"),
            ("اتصل على 800-555-0100.", "800-555-0100"),
            ("الهاتف (04) 123 45 67", "(04) 123 45 67"),
            ("يوم 2026-11-05 مساءً", "2026-11-05"),
        ] {
            let held = hold_numbers(text);
            assert!(held.contains(&format!("{LRI}{number}{PDI}")), "{held:?}");
            assert_eq!(held.replace([LRI, PDI], ""), text);
        }
    }

    #[test]
    fn lists_ranges_and_plain_numbers_are_left_alone() {
        for text in [
            "Call +971 4 123 4567",
            "من 1000-2000 درهم",
            "1 2 3 4 5 6 7 8 مرات",
            "السعر 1234567.50",
            "+ ثم (",
            "من 10 إلى 12",
        ] {
            assert_eq!(hold_numbers(text), text);
        }
    }
}
