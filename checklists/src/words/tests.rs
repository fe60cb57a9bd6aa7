use std::collections::{BTreeMap, BTreeSet};

use super::*;

const FILES: [(&str, &str); 3] = [
    ("en", include_str!("../../locales/en/checklists.ftl")),
    ("ar", include_str!("../../locales/ar/checklists.ftl")),
    ("ta", include_str!("../../locales/ta/checklists.ftl")),
];

/// Each key with the variables of its sentence.
fn keys(file: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut keys = BTreeMap::new();
    for line in file
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        let (key, sentence) = line.split_once(" = ").unwrap_or_else(|| panic!("{line}"));
        let variables = sentence
            .split('$')
            .skip(1)
            .map(|rest| rest.split(' ').next().unwrap());
        assert!(
            keys.insert(key, variables.collect()).is_none(),
            "{key} is there twice"
        );
    }
    keys
}

#[test]
fn every_language_has_the_same_keys_and_variables() {
    let english = keys(FILES[0].1);
    for (tag, file) in FILES {
        assert_eq!(keys(file), english, "{tag}");
    }
}

#[test]
fn every_sentence_is_nfc_and_free_of_isolating_marks() {
    use unicode_normalization::is_nfc;
    for (tag, file) in FILES {
        assert!(is_nfc(file), "{tag}");
        let language = Language::new(tag).unwrap();
        let all = ["answer", "points", "possible", "weight", "earned", "total"];
        let args: Vec<_> = all.iter().map(|name| (*name, "7".to_owned())).collect();
        for (key, variables) in keys(file) {
            if variables.iter().all(|variable| all.contains(variable)) {
                let said = say_with(key, &language, &args);
                assert_ne!(said, key, "{tag} {key}");
                assert!(
                    !said.contains(['\u{2068}', '\u{2069}', '{', '$']),
                    "{tag} {key}: {said}"
                );
            }
        }
    }
}

#[test]
fn every_code_has_a_sentence() {
    let english = keys(FILES[0].1);
    let codes = [
        "unknown_question",
        "answer_required",
        "comment_required",
        "comment_too_short",
        "comment_too_long",
        "photo_required",
        "too_few_photos",
        "too_many_photos",
        "wrong_kind",
        "not_understood",
        "attach_photos",
        "unknown_option",
        "chosen_twice",
        "too_few_chosen",
        "too_many_chosen",
        "below_min",
        "above_max",
        "too_many_decimals",
        "text_too_long",
        "text_too_short",
        "option_hidden",
        "na_not_allowed",
        "na_with_value",
    ];
    for code in codes {
        let key = format!("gap-{}", code.replace('_', "-"));
        assert!(english.contains_key(key.as_str()), "{key}");
    }
    let gaps = english.keys().filter(|key| key.starts_with("gap-")).count();
    // Three more than the codes: a comment with a least length has a sentence of its own, and days
    // and times are early or late, not small or large. What the
    // checklist words itself (`pattern_mismatch`, `rule_broken`) has none.
    assert_eq!(gaps, codes.len() + 3);
}

#[test]
fn lengths_of_time_are_said_in_each_language() {
    let said = |seconds, tag| duration(seconds, &Language::new(tag).unwrap());
    assert_eq!(said(95, "en"), "1 min 35 s");
    assert_eq!(said(40, "en"), "40 s");
    assert_eq!(said(3723, "en-GB"), "1 h 2 min 3 s");
    assert_eq!(said(95, "ar"), "1 د 35 ث");
    assert_eq!(said(95, "ta"), "1 நிமிடம் 35 வினாடி");
    assert_eq!(said(95, "fr"), "1 min 35 s");
}
