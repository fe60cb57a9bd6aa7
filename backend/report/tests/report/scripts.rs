//! P10 with the texts that lose letters, words or their order elsewhere, read back with poppler.
//!
//! English and Tamil come back as they went in, Arabic in the same letters and words: the order of what
//! stands between words of two directions is the reader's own guess, so there words are compared.

use api::reports::StoreReport;
use report::{Language, Missing, Report};
use unicode_normalization::UnicodeNormalization;

use crate::extract::{bare, even, extract};
use crate::{poppler, sample};

/// A short report in which `texts` are the comments.
fn report(language: Language, texts: &[String]) -> StoreReport {
    let mut report = sample::report(language);
    report.photos.clear();
    report.missed.clear();
    report.went_well.clear();
    let comment = report.comments[0].clone();
    report.comments = texts
        .iter()
        .map(|text| {
            let mut comment = comment.clone();
            comment.text.clone_from(text);
            comment
        })
        .collect();
    report
}

/// The text poppler finds in a report with `texts`, in normal form C.
fn found(language: Language, texts: &[String]) -> String {
    let bytes = sample::pdf(&report(language, texts)).expect("a sample is a valid report");
    poppler::text(&bytes).nfc().collect()
}

/// What steers the direction of a text is no part of it.
fn without_steering(text: &str) -> String {
    let steers = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|c| !steers(*c)).nfc().collect()
}

fn words(text: &str) -> Vec<String> {
    let text = without_steering(text);
    let words = text.split_whitespace().map(bare);
    words.filter(|word| !word.is_empty()).collect()
}

/// Texts in which something else than plain words of one script stands.
const MIXED: [(&str, &str); 19] = [
    (
        "a brand in Arabic",
        "اشترينا من Noon.com ثم من Pizza Hut وعدنا إلى Dubai Mall",
    ),
    (
        "digits in Arabic",
        "المجموع 1250.75 درهمًا، والخصم ١٥ من ١٢٣٤",
    ),
    (
        "a phone number in Arabic",
        "اتصل على +971 4 123-4567 أو PALM-800 قبل 22:30",
    ),
    (
        "a phone number in English",
        "Call +44 (0)20 7946 0958, ext. 12, or 1-800-555-0100.",
    ),
    (
        "brackets in Arabic",
        "قال (مرحبًا [ثم] {وداعًا}) وانصرف <بسرعة>",
    ),
    (
        "brackets in English",
        "She said (hello [then] {bye}) <fast> «so»",
    ),
    (
        "conjuncts of Tamil",
        "க்ஷேத்திரம் ஸ்ரீமதி கௌரவம் ஔவையார் ஜ்ஞானம் கொடுப்போம் லட்சுமி மொழி",
    ),
    ("Tamil digits and signs", "௧௨௩ ரூபாய் ௹ ௨௦௨௬"),
    (
        "combining marks",
        "cafe\u{301} Zu\u{308}rich man\u{303}ana ho\u{302}\u{301}i garc\u{327}on A\u{30a}",
    ),
    (
        "joiners and non-joiners",
        "می\u{200c}خواهم نمی\u{200c}شود க்\u{200c}ஷ க்\u{200d}ஷ",
    ),
    (
        "emoji",
        "Great 😀 lunch by the 👩\u{200d}🍳 chef, 🇮🇳 and ❤\u{fe0f} too",
    ),
    (
        "overrides",
        "abc\u{202e}def\u{202c} \u{2066}ghi\u{2069} \u{200f}jkl\u{200e}",
    ),
    (
        "vowel marks of Arabic",
        "بِسْمِ اللَّهِ الرَّحْمٰنِ الرَّحِيمِ كَتَبَ مُحَمَّدٌ كِتَابًا",
    ),
    (
        "lam and alef",
        "لا لأن لإدارة لآخر سلام بلا الأول الإدارة الآن السؤال الأسئلة",
    ),
    (
        "spaces that do not break",
        "10\u{a0}km and 5\u{a0}% of\u{202f}it",
    ),
    (
        "three scripts in one line",
        "The மேலாளர் said شكرًا and வணக்கம் to العميل twice",
    ),
    (
        "Tamil in Arabic",
        "قال الموظف வணக்கம் ثم انصرف وهو يقول நன்றி மீண்டும் வாருங்கள்",
    ),
    (
        "vowel marks in English",
        "The sign reads قالَ then مُحَمَّدٌ, and لِأَنَّ 5 times مِنْ",
    ),
    ("other scripts", "Привет Ελλάδα ₹ € نیویارک پاکستان"),
];

#[test]
fn p10_mixed_texts_are_found_word_by_word_in_pages_of_every_language() {
    if !poppler::is_there() {
        return;
    }
    let texts: Vec<String> = MIXED.map(|(_, text)| text.to_owned()).into();
    for language in Language::all() {
        let found = found(language, &texts);
        let found: Vec<String> = found.split_whitespace().map(bare).collect();
        for (name, text) in MIXED {
            for word in words(text) {
                assert!(
                    found.contains(&word),
                    "{name} in {language}: {word:?} of {text:?} in {found:?}"
                );
            }
        }
    }
}

#[test]
fn p10_english_and_tamil_are_found_exactly_in_pages_from_left_to_right() {
    if !poppler::is_there() {
        return;
    }
    let rtl = |c: char| matches!(c, '\u{590}'..='\u{8ff}');
    let whole: Vec<String> = MIXED
        .iter()
        .map(|(_, text)| (*text).to_owned())
        .filter(|text| !text.contains(rtl))
        .collect();
    assert!(whole.len() > 7);
    for language in [Language::ENGLISH, Language::TAMIL] {
        let found = even(&found(language, &whole));
        for text in &whole {
            let text = even(&without_steering(text));
            assert!(found.contains(&text), "{language}: {text:?} in {found:?}");
        }
    }
}

/// The first `length` characters of `letters` over and over.
fn long_word(letters: &str, length: usize) -> String {
    letters.chars().cycle().take(length).collect()
}

#[test]
fn p10_words_of_200_characters_are_broken_and_lose_no_letter() {
    if !poppler::is_there() {
        return;
    }
    let texts = [
        long_word("abcdefghijklmnopqrstuvwxyz", 200),
        long_word("கொடுத்தவர்கள்மீண்டும்", 200),
        long_word("قدمناهافيسبيلعملجديدوكثير", 200),
    ];
    for language in Language::all() {
        let found: String = found(language, &texts).split_whitespace().collect();
        for text in &texts {
            assert!(found.contains(text), "{language}: {text} in {found}");
        }
    }
}

const CONSONANTS: &str = "கஙசஞடணதநபமயரலவழளறனஜஷஸஹ";
const VOWEL_SIGNS: [&str; 13] = ["", "ா", "ி", "ீ", "ு", "ூ", "ெ", "ே", "ை", "ொ", "ோ", "ௌ", "்"];

/// Every consonant with every vowel sign, between two letters; and the two ligatures.
fn tamil_words() -> Vec<String> {
    let mut words = Vec::new();
    for consonant in CONSONANTS.chars() {
        for sign in VOWEL_SIGNS {
            words.push(format!("அ{consonant}{sign}ம"));
            words.push(format!("க்ஷ{sign}{consonant}{sign}"));
        }
    }
    words.extend(["ஸ்ரீ", "ஶ்ரீ", "ஸ்ரீரங்கம்"].map(str::to_owned));
    words
}

const LETTERS: &str = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي";
const MARKS: [&str; 9] = ["َ", "ُ", "ِ", "ْ", "ّ", "ً", "َّ", "ُّ", "ٍ"];

/// Every letter before every other, first, in the middle and last; lam before every alef after every
/// letter; every letter with every mark.
fn arabic_words() -> Vec<String> {
    let mut words = Vec::new();
    for first in LETTERS.chars() {
        for second in LETTERS.chars() {
            words.push(format!("{first}{second}"));
            words.push(format!("س{first}{second}ن"));
        }
        for alef in "اأإآ".chars() {
            words.push(format!("{first}ل{alef}"));
            words.push(format!("{first}ل{alef}م"));
        }
        for mark in MARKS {
            words.push(format!("م{first}{mark}ن"));
            words.push(format!("لَ{first}{mark}"));
        }
    }
    words.extend(["الله", "للّٰه", "لَا", "لِأَنَّ", "بِلَا", "ﷲ", "پچژگ"].map(str::to_owned));
    words
}

/// Asserts that poppler finds all of `words` in a report that holds nothing else of note.
fn check_all(language: Language, words: &[String]) {
    let texts: Vec<String> = words.chunks(120).map(|words| words.join(" ")).collect();
    let found = found(language, &texts);
    let found: std::collections::HashSet<&str> = found.split_whitespace().collect();
    let lost: Vec<String> = words
        .iter()
        .map(|word| word.nfc().collect::<String>())
        .filter(|word| !found.contains(word.as_str()))
        .collect();
    assert_eq!(
        lost,
        Vec::<String>::new(),
        "of {} in {language}",
        words.len()
    );
}

#[test]
fn p10_every_syllable_of_tamil_is_found() {
    if !poppler::is_there() {
        return;
    }
    let words = tamil_words();
    assert_eq!(words.len(), 2 * 22 * 13 + 3);
    check_all(Language::TAMIL, &words);
    check_all(Language::ENGLISH, &words);
}

#[test]
fn p10_every_pair_of_arabic_letters_and_every_mark_is_found() {
    if !poppler::is_there() {
        return;
    }
    let words = arabic_words();
    assert_eq!(words.len(), 36 * (2 * 36 + 2 * 4 + 2 * 9) + 7);
    check_all(Language::ARABIC, &words);
    check_all(Language::ENGLISH, &words);
}

#[test]
fn what_no_face_has_is_a_box_that_can_be_copied_and_the_caller_hears_of_it() {
    let text = "😀 👩\u{200d}🍳 漢 ✓ 漢".to_owned();
    for language in Language::all() {
        let report = report(language, std::slice::from_ref(&text));
        let made = report::pdf(Report::Store(&report), sample::photos()).unwrap();
        let found = extract(&made.bytes);
        assert!(
            found.content().contains(&text),
            "{language}: {}",
            found.content()
        );
        let missing = |text: &str, count| Missing {
            text: text.to_owned(),
            count,
        };
        let expected = [
            missing("😀", 1),
            missing("👩\u{200d}🍳", 1),
            missing("漢", 2),
            missing("✓", 1),
        ];
        assert_eq!(made.missing, expected, "{language}");
    }
    let whole = report::pdf(
        Report::Store(&sample::report(Language::TAMIL)),
        sample::photos(),
    );
    assert_eq!(whole.unwrap().missing, []);
    assert_eq!(
        Missing {
            text: "👩\u{200d}🍳".to_owned(),
            count: 3
        }
        .to_string(),
        "no font has \"👩\u{200d}🍳\" (U+1F469 U+200D U+1F373): 3 boxes stand for it"
    );
}
