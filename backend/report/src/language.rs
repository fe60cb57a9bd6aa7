//! The languages reports are written in, and the digits of their figures.
//!
//! **A language is one file, `locales/<tag>/report.ftl`.** The messages at its top (`language-…`) say what
//! the program has to know of it; everything else in it is words. No list of languages is kept anywhere
//! else.

use std::fmt;
use std::sync::LazyLock;

use api::reports::Digits;
use fluent_templates::Loader;
use unic_langid::LanguageIdentifier;

use crate::words::LOCALES;

/// The language the report is written in; texts that people wrote stay as they are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(&'static str);

/// A script that there are faces for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// Latin, and what else Noto Sans draws.
    Latin,
    /// Arabic.
    Arabic,
    /// Tamil.
    Tamil,
}

/// What the file of a language says of it.
struct Facts {
    tag: &'static str,
    id: LanguageIdentifier,
    formats: String,
    rtl: bool,
    script: Script,
    digits: Digits,
}

/// The languages, English first and the others by their tags.
static FACTS: LazyLock<Vec<Facts>> = LazyLock::new(|| {
    let mut facts: Vec<Facts> = LOCALES.locales().map(Facts::of).collect();
    facts.sort_by_key(|facts| (facts.tag != Language::ENGLISH.0, facts.tag));
    facts
});

impl Facts {
    fn of(id: &LanguageIdentifier) -> Self {
        let said = |key: &str| LOCALES.try_lookup(id, key).unwrap_or_default();
        Self {
            // Once for each language in the life of the process.
            tag: id.to_string().leak(),
            id: id.clone(),
            formats: said("language-formats"),
            rtl: said("language-direction") == "rtl",
            script: Script::named(&said("language-script")).unwrap_or(Script::Latin),
            digits: Digits::named(&said("language-digits")).unwrap_or_default(),
        }
    }
}

impl Language {
    /// English, the language of what a file leaves out.
    pub const ENGLISH: Self = Self("en");
    /// Modern Standard Arabic; the pages are mirrored.
    pub const ARABIC: Self = Self("ar");
    /// Tamil.
    pub const TAMIL: Self = Self("ta");

    /// Every language there is a file of, English first and the others by their tags.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        FACTS.iter().map(|facts| Self(facts.tag))
    }

    /// The language with that BCP 47 tag, such as `en`; upper and lower case are the same.
    pub fn find(tag: &str) -> Option<Self> {
        Self::all().find(|language| language.0.eq_ignore_ascii_case(tag))
    }

    /// The first language written in `script`.
    pub fn of_script(script: Script) -> Option<Self> {
        Self::all().find(|language| language.script() == script)
    }

    /// The BCP 47 tag, such as `en`.
    pub const fn tag(self) -> &'static str {
        self.0
    }

    /// True where lines run from right to left; the pages are mirrored.
    pub fn is_rtl(self) -> bool {
        self.facts().rtl
    }

    /// The script whose faces are looked into first.
    pub fn script(self) -> Script {
        self.facts().script
    }

    /// The digits its readers expect.
    pub fn digits(self) -> Digits {
        self.facts().digits
    }

    /// The locale of CLDR whose dates and numbers it has; a language alone is not enough where countries
    /// that share it write dates in another order.
    pub(crate) fn formats(self) -> &'static str {
        &self.facts().formats
    }

    /// The key of its messages.
    pub(crate) fn id(self) -> &'static LanguageIdentifier {
        &self.facts().id
    }

    fn facts(self) -> &'static Facts {
        FACTS
            .iter()
            .find(|facts| facts.tag == self.0)
            .unwrap_or(&FACTS[0])
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Script {
    /// Every script, in the order they are looked into after that of the page.
    pub const ALL: [Self; 3] = [Self::Latin, Self::Arabic, Self::Tamil];

    /// The script with that ISO 15924 code.
    fn named(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|script| script.code() == code)
    }

    /// Its ISO 15924 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Latin => "Latn",
            Self::Arabic => "Arab",
            Self::Tamil => "Taml",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_folder_of_locales_is_a_language_and_english_comes_first() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
        let mut folders: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        folders.sort_by_key(|tag| (tag != "en", tag.clone()));
        let tags: Vec<&str> = Language::all().map(Language::tag).collect();
        assert_eq!(tags, folders);
        assert_eq!(tags[0], "en");
        for tag in ["ar", "ta"] {
            assert!(tags.contains(&tag), "{tag}");
        }
        assert_eq!(Language::find("AR"), Some(Language::ARABIC));
        assert_eq!(Language::find("tlh"), None);
    }

    #[test]
    fn every_file_says_what_the_program_has_to_know() {
        for language in Language::all() {
            let said = |key| {
                let said = LOCALES.try_lookup(language.id(), key);
                said.unwrap_or_else(|| panic!("{language} says no {key}"))
            };
            assert!(["ltr", "rtl"].contains(&said("language-direction").as_str()));
            assert!(
                said("language-formats")
                    .parse::<icu_locale_core::Locale>()
                    .is_ok()
            );
            assert!(Script::named(&said("language-script")).is_some());
            assert!(Digits::named(&said("language-digits")).is_some());
        }
        assert!(Language::ARABIC.is_rtl());
        assert!(!Language::TAMIL.is_rtl());
        assert_eq!(Language::TAMIL.script(), Script::Tamil);
        assert_eq!(Language::of_script(Script::Arabic), Some(Language::ARABIC));
    }
}
