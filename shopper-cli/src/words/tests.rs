use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::*;

const SOURCES: [(&str, &str); 3] = [
    ("en", include_str!("../../locales/en/shopper.ftl")),
    ("ar", include_str!("../../locales/ar/shopper.ftl")),
    ("ta", include_str!("../../locales/ta/shopper.ftl")),
];

fn words(tag: &str) -> Words {
    let env = Env::in_folder("/nowhere", || DateTime::UNIX_EPOCH);
    Words::choose(Some(tag), &env)
}

/// Every key of a file with the variables that its sentence uses; attributes as `key.attribute`.
fn keys(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut message, mut current) = (String::new(), String::new());
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let name = line.split(" =").next().unwrap_or_default();
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            message = name.to_owned();
            current.clone_from(&message);
            assert!(
                keys.insert(current.clone(), BTreeSet::new()).is_none(),
                "twice: {name}"
            );
        } else if let Some(attribute) = name.trim_start().strip_prefix('.') {
            current = format!("{message}.{attribute}");
            keys.insert(current.clone(), BTreeSet::new());
        }
        for part in line.split('$').skip(1) {
            let end = part.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            let variable = part[..end.unwrap_or(part.len())].to_owned();
            keys.entry(current.clone()).or_default().insert(variable);
        }
    }
    keys
}

#[test]
fn all_languages_have_the_same_keys_and_variables() {
    let [english, others @ ..] = SOURCES.map(|(language, source)| (language, keys(source)));
    for (language, other) in others {
        let names = |keys: &BTreeMap<String, _>| keys.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&english.1), names(&other), "{language}");
        for (key, variables) in &english.1 {
            assert_eq!(variables, &other[key], "{language}: {key}");
        }
    }
}

#[test]
fn every_sentence_can_be_said() {
    for (language, source) in SOURCES {
        let words = words(language);
        for (key, variables) in keys(source) {
            let args: Vec<(&'static str, Arg)> = variables
                .into_iter()
                .map(|name| (&*Box::leak(name.into_boxed_str()), Arg::Number(3)))
                .collect();
            let said = words.find(&key, &args);
            assert!(
                said.is_some_and(|said| !said.contains("{$")),
                "{language}: {key}"
            );
        }
    }
}

#[test]
fn texts_are_nfc_and_hold_no_control_characters() {
    use unicode_normalization::UnicodeNormalization;
    for (language, source) in SOURCES {
        assert!(source.nfc().eq(source.chars()), "{language}");
        let bad = |c: &char| c.is_control() && *c != '\n' || ('\u{202a}'..='\u{202e}').contains(c);
        assert_eq!(source.chars().find(bad), None, "{language}");
    }
}

/// The text of every source file of this crate.
fn code() -> String {
    fn read(folder: &Path, code: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                read(&path, code);
            } else if path.ends_with("tests.rs") {
                // Tests quote keys that are none.
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                code.push_str(&std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut code = String::new();
    read(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut code,
    );
    code
}

fn quoted_after<'a>(code: &'a str, before: &str) -> BTreeSet<&'a str> {
    code.split(before)
        .skip(1)
        .filter_map(|rest| {
            let rest = rest.trim_start().strip_prefix('"')?;
            let name = &rest[..rest.find('"')?];
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            (!name.is_empty() && name.chars().all(plain)).then_some(name)
        })
        .collect()
}

#[test]
fn every_error_has_a_sentence_and_a_hint() {
    let english = keys(SOURCES[0].1);
    let code = code();
    // Only what is code, not the sentence in the docs.
    let codes: BTreeSet<&str> = quoted_after(&code, "Error::new(")
        .into_iter()
        .filter(|code| *code != "x")
        .collect();
    assert!(codes.len() > 60, "{codes:?}");
    for code in &codes {
        for key in [format!("error-{code}"), format!("error-{code}.hint")] {
            assert!(english.contains_key(&key), "{key}");
        }
    }
    let written: BTreeSet<&str> = english
        .keys()
        .filter_map(|key| key.strip_prefix("error-").filter(|key| !key.contains('.')))
        .collect();
    assert_eq!(
        written.difference(&codes).collect::<Vec<_>>(),
        Vec::<&&str>::new()
    );
}

#[test]
fn every_key_is_used_and_every_key_used_is_there() {
    let english = keys(SOURCES[0].1);
    let code = code();
    for call in ["say(", "say_with(", "line("] {
        for key in quoted_after(&code, call)
            .into_iter()
            .filter(|key| key.len() > 1)
        {
            assert!(english.contains_key(key), "{key}");
        }
    }
    for key in english.keys() {
        // These are put together from a prefix and a name.
        if ["error-", "verb", "arg-"]
            .iter()
            .any(|prefix| key.starts_with(prefix))
        {
            continue;
        }
        assert!(
            code.contains(&format!("\"{key}\"")),
            "{key} is said nowhere"
        );
    }
}

#[test]
fn the_language_comes_from_flag_then_variable_then_locale() {
    let mut env = Env::in_folder("/nowhere", || DateTime::UNIX_EPOCH);
    assert_eq!(Words::choose(None, &env).spoken(), "en");
    env.vars.insert("LANG".into(), "ta_IN.UTF-8".into());
    assert_eq!(Words::choose(None, &env).spoken(), "ta");
    env.vars.insert("SHOPPER_LANG".into(), "ar-EG".into());
    let words = Words::choose(None, &env);
    assert_eq!((words.spoken(), words.language().as_str()), ("ar", "ar-EG"));
    assert_eq!(Words::choose(Some("ta"), &env).spoken(), "ta");
    let french = Words::choose(Some("fr"), &env);
    assert_eq!((french.spoken(), french.language().as_str()), ("en", "fr"));
    env.vars.insert("SHOPPER_LANG".into(), "C.UTF-8".into());
    assert_eq!(Words::choose(None, &env).spoken(), "en");
}

#[test]
fn amounts_have_the_decimals_of_their_currency() {
    let words = words("en");
    assert_eq!(words.money(4500, "SAR"), "45.00 SAR");
    assert_eq!(words.money(-5, "EUR"), "-0.05 EUR");
    assert_eq!(words.money(4500, "JPY"), "4500 JPY");
    assert_eq!(words.money(4500, "KWD"), "4.500 KWD");
}

#[test]
fn plural_forms_follow_the_language() {
    let n = |tag: &str, n: i64| words(tag).say_with("n-photos", &[("n", n.into())]);
    assert_eq!(n("en", 1), "1 photo");
    assert_eq!(n("en", 2), "2 photos");
    assert_eq!(n("ar", 2), "صورتان");
    assert_eq!(n("ar", 5), "5 صور");
    assert_eq!(n("ar", 15), "15 صورة");
    assert_eq!(n("ta", 1), "1 படம்");
}
