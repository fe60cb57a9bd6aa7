//! Languages, and texts that exist in several of them.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

/// The longest language tag taken: the 35 characters that RFC 5646 section 4.4.1 asks for.
const MAX_TAG_LENGTH: usize = 35;

/// Languages written from right to left when the tag names no script.
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur"];

/// A language, as a BCP 47 tag in its usual letter case: `en`, `ar-EG`, `zh-Hant`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Language(String);

/// A string that is not a language tag.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} is not a language tag: use one like en, ar or pt-BR", crate::diagnostic::quoted(.0))]
pub struct InvalidLanguage(pub String);

impl Language {
    /// The language of a tag; the letter case of the tag does not matter.
    ///
    /// # Errors
    /// [`InvalidLanguage`] when the tag is not well formed.
    pub fn new(tag: &str) -> Result<Self, InvalidLanguage> {
        let refuse = || InvalidLanguage(tag.chars().take(MAX_TAG_LENGTH).collect());
        if tag.len() > MAX_TAG_LENGTH {
            return Err(refuse());
        }
        let mut canonical = String::with_capacity(tag.len());
        for (index, part) in tag.split('-').enumerate() {
            let letters = part.bytes().all(|byte| byte.is_ascii_alphabetic());
            let alphanumeric = part.bytes().all(|byte| byte.is_ascii_alphanumeric());
            if index == 0 {
                // Every language has a code of two or three letters; longer words are names.
                if !letters || !(2..=3).contains(&part.len()) {
                    return Err(refuse());
                }
                canonical.push_str(&part.to_ascii_lowercase());
                continue;
            }
            if !alphanumeric || !(1..=8).contains(&part.len()) {
                return Err(refuse());
            }
            canonical.push('-');
            match (part.len(), letters) {
                (2, true) => canonical.push_str(&part.to_ascii_uppercase()),
                (4, true) => {
                    let lower = part.to_ascii_lowercase();
                    canonical.push_str(&lower[..1].to_ascii_uppercase());
                    canonical.push_str(&lower[1..]);
                }
                _ => canonical.push_str(&part.to_ascii_lowercase()),
            }
        }
        Ok(Self(canonical))
    }

    /// English, the language of last resort.
    #[must_use]
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The tag's first part: `ar` of `ar-EG`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Whether the language is written from right to left.
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        match self.0.split('-').find(|part| part.len() == 4) {
            Some(script) => matches!(script, "Arab" | "Hebr" | "Syrc" | "Thaa" | "Nkoo"),
            None => RIGHT_TO_LEFT.contains(&self.primary()),
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl AsRef<str> for Language {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl FromStr for Language {
    type Err = InvalidLanguage;
    fn from_str(tag: &str) -> Result<Self, InvalidLanguage> {
        Self::new(tag)
    }
}

impl TryFrom<String> for Language {
    type Error = InvalidLanguage;
    fn try_from(tag: String) -> Result<Self, InvalidLanguage> {
        Self::new(&tag)
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Language {
    fn schema_name() -> Cow<'static, str> {
        "Language".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "description": "A BCP 47 language tag", "maxLength": 35 })
    }
}

/// One text in the languages it was written in, the default language first.
///
/// As JSON: a list of `[language, text]` pairs, because the order says which is the default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Text(Vec<(Language, String)>);

impl Text {
    /// A text whose first entry is the default; `None` for no entry or a language named twice.
    #[must_use]
    pub fn from_entries(entries: Vec<(Language, String)>) -> Option<Self> {
        let twice = |index: usize| entries[..index].iter().any(|(l, _)| *l == entries[index].0);
        if entries.is_empty() || (1..entries.len()).any(twice) {
            return None;
        }
        Some(Self(entries))
    }

    /// A text in one language.
    #[must_use]
    pub fn single(language: Language, text: impl Into<String>) -> Self {
        Self(vec![(language, text.into())])
    }

    /// The text in `language`; else in a variety of it (`ar` for `ar-EG`); else in the default.
    #[must_use]
    pub fn get(&self, language: &Language) -> &str {
        let same = self.0.iter().find(|(entry, _)| entry == language);
        let near = || {
            self.0
                .iter()
                .find(|(entry, _)| entry.primary() == language.primary())
        };
        same.or_else(near)
            .or(self.0.first())
            .map_or("", |(_, text)| text)
    }

    /// The text in the default language.
    #[must_use]
    pub fn default_text(&self) -> &str {
        self.0.first().map_or("", |(_, text)| text)
    }

    /// Whether there is a text in exactly this language.
    #[must_use]
    pub fn has(&self, language: &Language) -> bool {
        self.0.iter().any(|(entry, _)| entry == language)
    }

    /// Whether the default text is empty (as of a briefing that was not written).
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.default_text().is_empty()
    }

    /// Every language with its text, the default first.
    pub fn entries(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.0
            .iter()
            .map(|(language, text)| (language, text.as_str()))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_entries(Vec::deserialize(deserializer)?).ok_or_else(|| {
            serde::de::Error::custom("a text needs each language once, at least one")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        Language::new(tag).unwrap()
    }

    #[test]
    fn a_tag_takes_its_usual_letter_case() {
        assert_eq!(language("EN").as_str(), "en");
        assert_eq!(language("pt-br").as_str(), "pt-BR");
        assert_eq!(language("zh-hANT-tw").as_str(), "zh-Hant-TW");
        for bad in [
            "",
            "e",
            "en_GB",
            "en-",
            "12",
            "en--GB",
            "abcdefghi",
            "e\u{301}n",
        ] {
            assert!(Language::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn direction_follows_language_or_script() {
        assert!(language("ar").is_right_to_left());
        assert!(language("ur-PK").is_right_to_left());
        assert!(!language("ta").is_right_to_left());
        assert!(!language("az-Latn").is_right_to_left());
        assert!(language("az-Arab").is_right_to_left());
    }

    #[test]
    fn a_text_falls_back_to_a_variety_and_then_to_the_default() {
        let text = Text::from_entries(vec![
            (language("en"), "Hello".into()),
            (language("ar"), "مرحبا".into()),
        ])
        .unwrap();
        assert_eq!(text.get(&language("ar-EG")), "مرحبا");
        assert_eq!(text.get(&language("ta")), "Hello");
        assert_eq!(Text::from_entries(vec![]), None);
        let twice = vec![(language("en"), "a".into()), (language("en"), "b".into())];
        assert_eq!(Text::from_entries(twice), None);
    }
}
