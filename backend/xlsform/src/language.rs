//! Languages in column headings, and the few words of our own that an exported form needs.

use checklists::Language;

/// Names that headings give to languages, where they give no code.
const NAMES: [(&str, &str); 46] = [
    ("arabic", "ar"),
    ("العربية", "ar"),
    ("bengali", "bn"),
    ("bangla", "bn"),
    ("burmese", "my"),
    ("chinese", "zh"),
    ("czech", "cs"),
    ("danish", "da"),
    ("dutch", "nl"),
    ("english", "en"),
    ("farsi", "fa"),
    ("filipino", "fil"),
    ("finnish", "fi"),
    ("french", "fr"),
    ("français", "fr"),
    ("francais", "fr"),
    ("german", "de"),
    ("deutsch", "de"),
    ("greek", "el"),
    ("gujarati", "gu"),
    ("hebrew", "he"),
    ("hindi", "hi"),
    ("हिन्दी", "hi"),
    ("indonesian", "id"),
    ("italian", "it"),
    ("japanese", "ja"),
    ("kannada", "kn"),
    ("korean", "ko"),
    ("malay", "ms"),
    ("malayalam", "ml"),
    ("marathi", "mr"),
    ("nepali", "ne"),
    ("persian", "fa"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("russian", "ru"),
    ("sinhala", "si"),
    ("spanish", "es"),
    ("español", "es"),
    ("swahili", "sw"),
    ("swedish", "sv"),
    ("tamil", "ta"),
    ("தமிழ்", "ta"),
    ("telugu", "te"),
    ("turkish", "tr"),
    ("urdu", "ur"),
];

/// The language that a heading names: `English (en)`, `en`, or `English`.
pub(crate) fn of_heading(heading: &str) -> Option<Language> {
    let heading = heading.trim();
    if let Some((_, code)) = heading.rsplit_once('(')
        && let Some(code) = code.strip_suffix(')')
    {
        return Language::new(code.trim()).ok();
    }
    let lower = heading.to_lowercase();
    if let Some((_, code)) = NAMES.iter().find(|(name, _)| *name == lower) {
        return Language::new(code).ok();
    }
    // Anything up to eight letters is well formed as a tag; only short ones are codes.
    let primary = heading.split('-').next().unwrap_or_default();
    (2..=3)
        .contains(&primary.len())
        .then(|| Language::new(heading).ok())
        .flatten()
}

/// How an exported heading names a language: `English (en)`.
pub(crate) fn heading(language: &Language) -> String {
    let tag = language.as_str();
    let name = NAMES.iter().find(|(_, code)| *code == language.primary());
    match name {
        Some((name, _)) => {
            let mut letters = name.chars();
            let first: String = letters
                .next()
                .into_iter()
                .flat_map(char::to_uppercase)
                .collect();
            format!("{first}{} ({tag})", letters.as_str())
        }
        None => format!("{tag} ({tag})"),
    }
}

/// The words of an exported form that no checklist holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    Yes,
    No,
    NotApplicable,
    None,
    DoesNotApply,
    Comment,
    Photo,
    Seconds,
    Characters,
    Refused,
    Questions,
}

/// A word in a language; in English where it is known in neither that nor a variety of it.
pub(crate) fn word(word: Word, language: &Language) -> &'static str {
    let column = match language.primary() {
        "ar" => 1,
        "ta" => 2,
        _ => 0,
    };
    let row = match word {
        Word::Yes => ["Yes", "نعم", "ஆம்"],
        Word::No => ["No", "لا", "இல்லை"],
        Word::NotApplicable => ["Not applicable", "لا ينطبق", "பொருந்தாது"],
        Word::None => ["None of these", "لا شيء مما سبق", "இவற்றில் எதுவும் இல்லை"],
        Word::DoesNotApply => [
            "Tick if this does not apply",
            "يُحدَّد هذا المربع إذا كان السؤال لا ينطبق",
            "இது பொருந்தாவிட்டால் இங்கே குறிக்கவும்",
        ],
        Word::Comment => ["Comment", "تعليق", "கருத்து"],
        Word::Photo => ["Photo", "صورة", "படம்"],
        Word::Seconds => ["(in seconds)", "(بالثواني)", "(வினாடிகளில்)"],
        Word::Characters => [
            "Please write more about it.",
            "يُرجى كتابة المزيد.",
            "இன்னும் சற்று விரிவாக எழுதவும்.",
        ],
        Word::Questions => ["Questions", "الأسئلة", "கேள்விகள்"],
        Word::Refused => [
            "This answer is outside what can be taken.",
            "هذه الإجابة خارج الحدود المقبولة.",
            "இந்தப் பதில் ஏற்கத்தக்க வரம்பிற்குள் இல்லை.",
        ],
    };
    row[column]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_name_languages_in_several_ways() {
        for (heading, tag) in [
            ("English (en)", Some("en")),
            ("العربية (ar)", Some("ar")),
            ("Tamil", Some("ta")),
            ("FRANÇAIS", Some("fr")),
            ("pt-BR", Some("pt-BR")),
            ("en", Some("en")),
            ("Klingon", None),
            ("Klingon ()", None),
            ("", None),
            ("(", None),
        ] {
            let found = of_heading(heading);
            assert_eq!(found.as_ref().map(Language::as_str), tag, "{heading}");
        }
    }

    #[test]
    fn an_exported_heading_is_read_back() {
        for tag in ["en", "ar", "ta", "ar-EG", "xx", "fil", "zh-Hant"] {
            let language = Language::new(tag).unwrap();
            assert_eq!(of_heading(&heading(&language)), Some(language));
        }
        assert_eq!(heading(&Language::english()), "English (en)");
    }
}
