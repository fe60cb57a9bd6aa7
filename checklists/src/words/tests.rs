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
fn lengths_of_time_are_said_in_each_language_without_what_is_zero() {
    let said = |seconds, tag| {
        let text = duration(seconds, &Language::new(tag).unwrap());
        // A number is never parted from its unit.
        assert!(text.contains('\u{a0}'), "{text}");
        text.replace('\u{a0}', "_")
    };
    assert_eq!(said(95, "en"), "1_min 35_s");
    assert_eq!(said(40, "en"), "40_s");
    assert_eq!(said(0, "en"), "0_s");
    assert_eq!(said(180, "en"), "3_min");
    assert_eq!(said(3600, "en"), "1_h");
    assert_eq!(said(3603, "en"), "1_h 3_s");
    assert_eq!(said(3723, "en-GB"), "1_h 2_min 3_s");
    assert_eq!(said(95, "ar"), "1_د 35_ث");
    assert_eq!(said(180, "ar"), "3_د");
    assert_eq!(said(3780, "ta"), "1_மணி_நேரம் 3_நிமிடம்");
    assert_eq!(said(95, "ta"), "1_நிமிடம் 35_வினாடி");
    assert_eq!(said(95, "fr"), "1_min 35_s");
}

#[test]
fn ranges_of_lengths_days_and_times_are_said() {
    let source = "
checklist: t
version: 1
languages: [en]
title: T
sections:
  - id: s
    title: S
    questions:
      - {id: any, kind: duration, text: How long?}
      - {id: long, kind: duration, max: 1h, text: How long?}
      - {id: both, kind: duration, min: 90, max: 3m, text: How long?}
      - {id: day, kind: date, min: 2026-01-01, text: What day?}
      - {id: open, kind: time, text: When?}
      - {id: early, kind: time, max: '09:30', text: When?}
      - {id: hours, kind: time, min: '06:00', max: '22:00', text: When?}
";
    let checklist = crate::compile(source).checklist.unwrap();
    let hints = |tag: &str| -> Vec<String> {
        let language = Language::new(tag).unwrap();
        let hint = |question| kind_hint(question, &language).replace('\u{a0}', " ");
        checklist.questions().map(hint).collect()
    };
    let length = "a length of time, such as 90 (seconds), 1m30s or 1:30";
    let time = "a time of day, such as 14:30";
    assert_eq!(
        hints("en"),
        [
            length.to_owned(),
            format!("{length}; at most 1 h"),
            format!("{length}; from 1 min 30 s to 3 min"),
            "a day, such as 2026-01-31; 2026-01-01 or later".to_owned(),
            time.to_owned(),
            format!("{time}; 09:30 or earlier"),
            format!("{time}; from 06:00 to 22:00"),
        ]
    );
    for tag in ["ar", "ta"] {
        let said = hints(tag);
        assert_ne!(said[0], said[1], "{tag}");
        assert!(
            said[6].contains("06:00") && said[6].contains("22:00"),
            "{tag}"
        );
    }
}
