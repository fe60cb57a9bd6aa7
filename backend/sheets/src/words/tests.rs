use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::*;

/// The keys of a language in its file, and the languages.
fn files() -> Vec<(String, BTreeSet<String>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    let mut files: Vec<(String, BTreeSet<String>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let words = fs::read_to_string(entry.path().join("sheets.ftl")).unwrap();
            let keys = words
                .lines()
                .filter(|line| !line.starts_with('#'))
                .filter_map(|line| line.split_once(" = "))
                .map(|(key, _)| key.to_owned())
                .collect();
            (entry.file_name().into_string().unwrap(), keys)
        })
        .collect();
    files.sort();
    files
}

#[test]
fn every_language_says_the_same_things() {
    let files = files();
    let (first, keys) = &files[0];
    for (language, others) in &files {
        assert_eq!(keys, others, "{first} and {language}");
        assert_eq!(Words::of(language).language.to_string(), *language);
    }
    assert_eq!(files.len(), 3);
}

#[test]
fn names_of_sheets_are_allowed_as_they_are_and_differ() {
    for (language, keys) in files() {
        let words = Words::of(&language);
        let mut taken = Vec::new();
        for key in keys.iter().filter(|key| key.starts_with("sheet-")) {
            let said = words.with(key, &[]);
            assert_eq!(crate::text::sheet_name(&said, &taken), said);
            taken.push(said);
        }
    }
}

#[test]
fn a_tag_with_a_region_finds_its_language_and_an_unknown_one_is_english() {
    assert!(Words::of("ar").is_rtl());
    assert!(Words::of("AR-eg").is_rtl());
    assert_eq!(Words::of("ta-LK").say("value", "fail"), "தேர்ச்சி இல்லை");
    for tag in ["fr", "", "-", "x-klingon", "🙂"] {
        assert_eq!(Words::of(tag).say("value", "fail"), "Fail");
    }
}
