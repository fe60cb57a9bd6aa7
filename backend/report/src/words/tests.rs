use std::collections::BTreeSet;

use super::*;

const FILES: [(&str, &str); 3] = [
    ("en", include_str!("../../locales/en/report.ftl")),
    ("ar", include_str!("../../locales/ar/report.ftl")),
    ("ta", include_str!("../../locales/ta/report.ftl")),
];

/// The values every sentence may use.
const STANDING: [&str; 5] = ["confidence", "likely", "few", "zero", "whole"];

fn keys(file: &str) -> BTreeSet<&str> {
    file.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
        .collect()
}

fn variables(file: &str) -> BTreeSet<(&str, &str)> {
    let mut key = "";
    let mut found = BTreeSet::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =")
            && line.starts_with(|c: char| c.is_ascii_lowercase())
        {
            key = name;
        }
        for rest in line.split('$').skip(1) {
            let end = rest
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
                .unwrap_or(rest.len());
            found.insert((key, &rest[..end]));
        }
    }
    found
}

#[test]
fn every_language_has_the_same_keys() {
    for (name, file) in &FILES[1..] {
        assert_eq!(keys(file), keys(FILES[0].1), "{name} and en differ");
    }
}

#[test]
fn every_language_names_only_values_that_english_names() {
    // A form may leave a number out ("one visit"); it may not ask for one that is never given.
    for (name, file) in &FILES[1..] {
        let surplus: Vec<_> = variables(file)
            .into_iter()
            .filter(|(key, variable)| {
                !variables(FILES[0].1).contains(&(*key, *variable))
                    && *variable != "n-text"
                    && !STANDING.contains(variable)
            })
            .collect();
        assert_eq!(surplus, [], "{name}");
    }
}

#[test]
fn every_counted_sentence_in_arabic_has_all_six_forms() {
    let file = FILES[1].1;
    for part in file.split("{ $n ->").skip(1) {
        let block = &part[..part.find("\n}").or(part.find("\n }")).unwrap()];
        for form in ["[zero]", "[one]", "[two]", "[few]", "[many]", "*[other]"] {
            assert!(block.contains(form), "{form} is missing in{block}");
        }
    }
}

#[test]
fn every_key_the_code_asks_for_is_there_and_none_is_left_over() {
    fn walk(folder: &std::path::Path, text: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, text);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
                text.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut code = String::new();
    walk(
        &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut code,
    );
    for key in keys(FILES[0].1) {
        let built = key.starts_with("month-") && key.ends_with(|c: char| c.is_ascii_digit());
        assert!(
            built || code.contains(&format!("\"{key}\"")),
            "{key} is not used"
        );
    }
}

#[test]
fn the_texts_are_in_normal_form() {
    // A combining mark straight after the letter it would compose with is the usual way to lose NFC.
    for (name, file) in FILES {
        for (decomposed, composed) in [
            ("\u{627}\u{653}", "آ"),
            ("\u{627}\u{654}", "أ"),
            ("\u{648}\u{654}", "ؤ"),
            ("\u{627}\u{655}", "إ"),
            ("\u{64a}\u{654}", "ئ"),
            ("\u{bc6}\u{bbe}", "ொ"),
            ("\u{bc7}\u{bbe}", "ோ"),
            ("\u{bc6}\u{bd7}", "ௌ"),
            ("\u{b92}\u{bd7}", "ஔ"),
        ] {
            assert!(
                !file.contains(decomposed),
                "{name} spells {composed} in two characters"
            );
        }
    }
}

#[test]
fn arabic_counts_in_six_forms() {
    let words = Words::new(Language::ARABIC, Digits::Latin);
    let said: Vec<String> = [0, 1, 2, 3, 11, 100]
        .iter()
        .map(|n| plain(&words.visits(*n)))
        .collect();
    assert_eq!(
        said,
        [
            "لا زيارات",
            "زيارة واحدة",
            "زيارتان",
            "3 زيارات",
            "11 زيارة",
            "100 زيارة"
        ]
    );
}

#[test]
fn percentages_have_one_decimal_and_two_only_where_one_would_lie() {
    let words = Words::new(Language::ENGLISH, Digits::Latin);
    let mark = Some(Percent::from_hundredths(8_000));
    assert_eq!(
        words.percent(Percent::from_hundredths(8_765)),
        "87.7\u{a0}%"
    );
    assert_eq!(
        words.percent(Percent::from_hundredths(10_000)),
        "100.0\u{a0}%"
    );
    assert_eq!(
        words.percent_against(Percent::from_hundredths(7_994), mark),
        "79.9\u{a0}%"
    );
    assert_eq!(
        words.percent_against(Percent::from_hundredths(7_995), mark),
        "79.95\u{a0}%"
    );
    assert_eq!(
        words.percent_against(Percent::from_hundredths(8_000), mark),
        "80.0\u{a0}%"
    );
}

#[test]
fn arabic_indic_digits_come_with_their_own_marks() {
    let words = Words::new(Language::ARABIC, Digits::ArabicIndic);
    assert_eq!(
        plain(&words.percent(Percent::from_hundredths(8_765))),
        "٨٧٫٧٪"
    );
    assert_eq!(plain(&words.count(40)), "٤٠");
}

#[test]
fn differences_carry_their_sign_and_nothing_has_none() {
    let words = Words::new(Language::ENGLISH, Digits::Latin);
    assert_eq!(words.points(Points(230)), "+2.3 points");
    assert_eq!(words.points(Points(-405)), "\u{2212}4.1 points");
    assert_eq!(words.points(Points(-4)), "0.0 points");
}

#[test]
fn a_period_says_its_year_once() {
    let words = Words::new(Language::ENGLISH, Digits::Latin);
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    let period = |from, to| words.period(Period { from, to });
    assert_eq!(
        period(day(2026, 4, 1), day(2026, 7, 1)),
        "1 April – 30 June 2026"
    );
    assert_eq!(
        period(day(2025, 12, 1), day(2026, 2, 1)),
        "1 December 2025 – 31 January 2026"
    );
    assert_eq!(period(day(2026, 4, 1), day(2026, 4, 2)), "1 April 2026");
    assert_eq!(period(day(2026, 4, 1), day(2026, 4, 1)), "1 April 2026");
}

#[test]
fn a_text_cannot_break_out_of_its_isolate() {
    let words = Words::new(Language::ARABIC, Digits::Latin);
    assert_eq!(words.isolate("a\u{2069}b\u{202e}c"), "\u{2068}abc\u{2069}");
}
