use std::collections::BTreeSet;
use std::sync::LazyLock;

use fluent_templates::fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use icu_plurals::{PluralCategory, PluralRules};

use icu_locale_core::Locale;

use super::*;

/// The file of every language, English first.
static FILES: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| {
    let file = |language: Language| {
        let path = format!(
            "{}/locales/{language}/report.ftl",
            env!("CARGO_MANIFEST_DIR")
        );
        (language.tag(), std::fs::read_to_string(path).unwrap())
    };
    Language::all().map(file).collect()
});

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
fn every_language_says_each_thing_once_and_as_fluent_reads_it() {
    for (name, file) in FILES.iter() {
        assert!(FluentResource::try_new(file.clone()).is_ok(), "{name}");
        let mut seen = BTreeSet::new();
        for (key, _) in file.lines().filter_map(|line| line.split_once(" =")) {
            let is_key = key.starts_with(|c: char| c.is_ascii_lowercase());
            assert!(!is_key || seen.insert(key), "{name} has {key} twice");
        }
    }
}

#[test]
fn every_language_has_the_same_keys() {
    for (name, file) in &FILES[1..] {
        assert_eq!(keys(file), keys(&FILES[0].1), "{name} and en differ");
    }
}

#[test]
fn every_language_uses_the_same_values() {
    // A form may leave a number out ("one visit"), and what every sentence may use is everybody's choice.
    let used = |file| -> BTreeSet<_> {
        let chosen = |variable: &str| variable == "n-text" || STANDING.contains(&variable);
        let used = variables(file).into_iter();
        used.filter(|(_, variable)| !chosen(variable)).collect()
    };
    for (name, file) in &FILES[1..] {
        let (theirs, english) = (used(file), used(&FILES[0].1));
        let differ: Vec<_> = theirs.symmetric_difference(&english).collect();
        assert_eq!(differ, Vec::<&(&str, &str)>::new(), "{name}");
    }
}

/// The plural forms of a language, by the categories of its whole numbers in CLDR.
fn forms(tag: &str) -> BTreeSet<&'static str> {
    let rules = PluralRules::try_new_cardinal((&tag.parse::<Locale>().unwrap()).into()).unwrap();
    let named = (0_u32..=200).map(|n| form(rules.category_for(n)));
    named.collect()
}

fn form(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[test]
fn every_counted_sentence_has_all_forms_of_its_language() {
    for (tag, file) in FILES.iter() {
        for part in file.split("{ $n ->").skip(1) {
            let block = &part[..part.find("\n}").or(part.find("\n }")).unwrap()];
            for form in forms(tag) {
                assert!(
                    block.contains(&format!("[{form}]")),
                    "{form} is missing in{block}"
                );
            }
        }
    }
    assert_eq!(forms("ar").len(), 6);
    assert_eq!(forms("ta").len(), 2);
}

#[test]
fn sentences_choose_the_plural_forms_of_cldr() {
    let source = "k = { $n ->\n [zero] zero\n [one] one\n [two] two\n [few] few\n [many] many\n *[other] other\n }";
    for language in Language::all() {
        let resource = FluentResource::try_new(source.to_owned()).unwrap();
        let mut bundle = FluentBundle::new(vec![language.id().clone()]);
        bundle.add_resource(resource).unwrap();
        let pattern = bundle.get_message("k").unwrap().value().unwrap();
        let locale: Locale = language.tag().parse().unwrap();
        let rules = PluralRules::try_new_cardinal((&locale).into()).unwrap();
        let formats = Formats::new(language, Digits::Latin);
        for n in (0_u32..=1_000).chain([9_999, 10_000, 100_000, 100_011]) {
            let mut args = FluentArgs::new();
            args.set("n", formats.of_same_form(n));
            let chosen = bundle
                .format_pattern(pattern, Some(&args), &mut vec![])
                .into_owned();
            assert_eq!(chosen, form(rules.category_for(n)), "{language}: {n}");
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
    for key in keys(&FILES[0].1) {
        assert!(code.contains(&format!("\"{key}\"")), "{key} is not used");
    }
}

#[test]
fn the_texts_are_in_normal_form() {
    // A combining mark straight after the letter it would compose with is the usual way to lose NFC.
    for (name, file) in FILES.iter() {
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
    let said: Vec<String> = [0, 1, 2, 3, 11, 100, 103, 211]
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
            "100 زيارة",
            "103 زيارات",
            "211 زيارة"
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
    assert_eq!(plain(&words.literal("6399/80")), "٦٣٩٩/٨٠");
    assert_eq!(plain(&words.points(Points(-405))), "\u{2212}٤٫١ نقطة مئوية");
}

#[test]
fn tamil_digits_are_used_where_they_are_chosen() {
    let words = Words::new(Language::TAMIL, Digits::Tamil);
    assert_eq!(words.percent(Percent::from_hundredths(8_765)), "௮௭.௭%");
    assert_eq!(words.visits(12), "௧௨ வருகைகள்");
    assert_eq!(
        words.short_month(NaiveDate::from_ymd_opt(2026, 9, 1).unwrap()),
        "செப்."
    );
    assert_eq!(
        words.month(NaiveDate::from_ymd_opt(2026, 9, 1).unwrap()),
        "செப்டம்பர் ௨௦௨௬"
    );
}

#[test]
fn figures_are_isolated_where_their_neighbours_could_turn_them_round() {
    let isolated = |language, digits| {
        let words = Words::new(language, digits);
        words
            .bare_percent(Percent::from_hundredths(8_765))
            .starts_with(LRI)
    };
    assert!(isolated(Language::ARABIC, Digits::Latin));
    assert!(isolated(Language::ARABIC, Digits::ArabicIndic));
    // Arabic-Indic digits are drawn from left to right, but two of them from right to left.
    assert!(isolated(Language::TAMIL, Digits::ArabicIndic));
    assert!(!isolated(Language::TAMIL, Digits::Tamil));
    assert!(!isolated(Language::ENGLISH, Digits::Latin));
}

#[test]
fn counts_are_grouped_and_names_of_things_are_not() {
    let words = Words::new(Language::ENGLISH, Digits::Latin);
    assert_eq!(words.count(12_345), "12,345");
    assert_eq!(words.number(12_345), "12345");
    assert_eq!(words.list(&[1, 1_000]), "1, 1000");
    assert_eq!(words.year(2026), "2026");
    assert_eq!(
        Words::new(Language::TAMIL, Digits::Latin).count(1_234_567),
        "12,34,567"
    );
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

#[test]
fn a_sentence_of_the_checklist_has_the_digits_of_the_report_but_not_in_what_it_quotes() {
    let retold = |language, digits, text| Words::new(language, digits).retold(text);
    assert_eq!(
        retold(
            Language::ARABIC,
            Digits::ArabicIndic,
            "«قناة 5»: النقاط 7.5 من 10."
        ),
        "«قناة 5»: النقاط ٧٫٥ من ١٠."
    );
    assert_eq!(
        retold(Language::TAMIL, Digits::Tamil, "“ஆம் 1”: புள்ளிகள் 5-இல் 3."),
        "“ஆம் 1”: புள்ளிகள் ௫-இல் ௩."
    );
    let same = "“Yes”: 3 of 5 points, 62.5 %.";
    assert_eq!(retold(Language::ENGLISH, Digits::Latin, same), same);
}
