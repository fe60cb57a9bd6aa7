//! The words by which English, Arabic and Tamil join two things in one question.
//!
//! Each takes the words of a question in lower case, and gives the joint that it surely found.

use unicode_normalization::UnicodeNormalization;

/// How two things are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// Both are asked for.
    And,
    /// Either is enough.
    Or,
}

/// What follows “or” without a second thing being asked about.
const OR_DEGREE: [&str; 10] = [
    "more", "less", "fewer", "later", "earlier", "longer", "above", "below", "not", "so",
];
/// Pairs that are one thing.
const PAIRS: [[&str; 2]; 8] = [
    ["terms", "conditions"],
    ["bed", "breakfast"],
    ["fish", "chips"],
    ["salt", "pepper"],
    ["health", "safety"],
    ["lost", "found"],
    ["click", "collect"],
    ["please", "thank"],
];

pub(super) fn english_joint(words: &[&str], wanted: Joint) -> Option<String> {
    words.iter().enumerate().find_map(|(at, word)| {
        let before = at.checked_sub(1).map_or("", |index| words[index]);
        let after = words.get(at + 1).copied().unwrap_or_default();
        // “and” at either end joins nothing inside the question.
        if before.is_empty() || after.is_empty() {
            return None;
        }
        let joined = match (wanted, *word) {
            (Joint::And, "and") => {
                let fraction = matches!(words.get(at + 1..at + 3), Some(["a", "half" | "quarter"]));
                // “you and your companion” do one thing together.
                let together = (before == "you" && after == "your") || fraction;
                !together && !PAIRS.contains(&[before, after]) && !spans(words, at, "between")
            }
            (Joint::And, "and/or" | "&") => true,
            (Joint::Or, "or") => !OR_DEGREE.contains(&after),
            _ => false,
        };
        joined.then(|| (*word).to_owned())
    })
}

/// Whether the word that opens a span (“between A and B”) stands shortly before.
fn spans(words: &[&str], at: usize, opening: &str) -> bool {
    words[at.saturating_sub(6)..at].contains(&opening)
}

/// Words that begin with “and the” and are one word.
const ARABIC_WHOLE: [&str; 4] = ["والد", "والي", "والا", "واله"];
const ARABIC_DEGREE: [&str; 6] = ["اكثر", "اقل", "بعد", "قبل", "لا", "ازيد"];

pub(super) fn arabic_joint(words: &[&str], wanted: Joint) -> Option<String> {
    words.iter().enumerate().skip(1).find_map(|(at, word)| {
        let plain = bare(word);
        let after = words.get(at + 1).map(|word| bare(word));
        let joined = match (wanted, plain.as_str()) {
            (Joint::Or, "او") => {
                after.is_some_and(|after| !ARABIC_DEGREE.contains(&after.as_str()))
            }
            (Joint::Or, "ام") => after.is_some_and(|after| after != "لا"),
            (Joint::And, "و" | "وهل") => !spans(words, at, "بين"),
            // “and” is part of the next word; only before the article is it surely one.
            (Joint::And, plain) if plain.starts_with("وال") && plain.chars().count() > 4 => {
                !ARABIC_WHOLE.iter().any(|whole| plain.starts_with(whole))
                    && !spans(words, at, "بين")
            }
            _ => false,
        };
        joined.then(|| (*word).to_owned())
    })
}

/// An Arabic word without vowel marks, with one sort of alif.
pub(super) fn bare(word: &str) -> String {
    let letters = word
        .nfc()
        .filter(|c| !('\u{64b}'..='\u{65f}').contains(c) && *c != '\u{670}' && *c != '\u{640}');
    letters
        .map(|c| match c {
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            c => c,
        })
        .collect()
}

pub(super) fn tamil_joint(words: &[&str], wanted: Joint) -> Option<String> {
    let (pair, found) = match wanted {
        Joint::And => ("ும்", words.iter().skip(1).find(|word| **word == "மற்றும்")),
        Joint::Or => {
            let inside = words.windows(2).skip(1);
            let mut joints = inside.filter(|two| two[0] == "அல்லது");
            let two = joints.find(|two| !two[1].starts_with("அதற்கு") && two[1] != "இல்லை");
            ("ோ", two.map(|two| &two[0]))
        }
    };
    let found = found.map(|word| (*word).to_owned());
    found.or_else(|| tamil_pair(words, pair))
}

/// How far apart the two words of a pair may stand.
const TAMIL_REACH: usize = 3;
/// After two nouns, these compare them: “the same”, “alike”, “equal”.
const TAMIL_COMPARES: [&str; 4] = ["ஒன்றாக", "ஒரே", "ஒத்த", "சமமா"];

/// Two nouns near each other with the same ending, “… -உம் … -உம்”. Only nouns whose stem ends in
/// ய or ை carry it so that it cannot be a verb.
fn tamil_pair(words: &[&str], ending: &str) -> Option<String> {
    let carries = |word: &str| {
        let stem = word
            .strip_suffix(ending)
            .and_then(|rest| rest.strip_suffix('ய'));
        stem.is_some_and(|stem| stem.ends_with('ை') && stem.chars().count() > 2)
    };
    let compares = |word: &&str| TAMIL_COMPARES.iter().any(|one| word.starts_with(one));
    let marked: Vec<usize> = (0..words.len()).filter(|at| carries(words[*at])).collect();
    let pair = marked.windows(2).find(|pair| {
        let near = pair[1] - pair[0] <= TAMIL_REACH;
        near && words[pair[0]] != words[pair[1]] && !words[pair[1]..].iter().any(compares)
    })?;
    Some(format!("{} … {}", words[pair[0]], words[pair[1]]))
}
