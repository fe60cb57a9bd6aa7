//! The language of a page: asked for in the address, or the best that the browser names.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{Loader, static_loader};
use unic_langid::{LanguageIdentifier, langid};

static_loader! {
    static TEXTS = {
        locales: "./locales",
        fallback_language: "en",
        customise: |bundle| bundle.set_use_isolating(true),
    };
}

/// A language of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageLanguage {
    /// English.
    English,
    /// Arabic, right to left.
    Arabic,
    /// Tamil.
    Tamil,
}

impl PageLanguage {
    /// All languages.
    pub const ALL: [PageLanguage; 3] = [
        PageLanguage::English,
        PageLanguage::Arabic,
        PageLanguage::Tamil,
    ];

    /// All languages, for templates.
    pub fn all(&self) -> [PageLanguage; 3] {
        PageLanguage::ALL
    }

    /// The tag (BCP 47).
    pub fn tag(&self) -> &'static str {
        match self {
            PageLanguage::English => "en",
            PageLanguage::Arabic => "ar",
            PageLanguage::Tamil => "ta",
        }
    }

    /// The language's own name.
    pub fn name(&self) -> &'static str {
        match self {
            PageLanguage::English => "English",
            PageLanguage::Arabic => "العربية",
            PageLanguage::Tamil => "தமிழ்",
        }
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        if *self == PageLanguage::Arabic {
            "rtl"
        } else {
            "ltr"
        }
    }

    /// The text of that key.
    pub fn text(&self, key: &str) -> String {
        TEXTS.lookup(&self.identifier(), key)
    }

    /// The text of that key about a field.
    pub fn text_about(&self, key: &str, field: &str) -> String {
        let mut values = HashMap::new();
        values.insert(Cow::Borrowed("field"), FluentValue::from(field.to_owned()));
        TEXTS.lookup_with_args(&self.identifier(), key, &values)
    }

    fn identifier(self) -> LanguageIdentifier {
        match self {
            PageLanguage::English => langid!("en"),
            PageLanguage::Arabic => langid!("ar"),
            PageLanguage::Tamil => langid!("ta"),
        }
    }

    /// The language asked for, else the first that the browser names and we have, else English.
    pub fn choose(asked: Option<&str>, accepted: Option<&str>) -> PageLanguage {
        let known = |tag: &str| {
            let primary = tag
                .trim()
                .split(['-', ';'])
                .next()
                .unwrap_or_default()
                .to_lowercase();
            PageLanguage::ALL
                .into_iter()
                .find(|language| language.tag() == primary)
        };
        asked
            .and_then(known)
            .or_else(|| accepted.unwrap_or_default().split(',').find_map(known))
            .unwrap_or(PageLanguage::English)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_wins_over_the_browser_and_english_is_the_last_resort() {
        use PageLanguage::*;
        assert_eq!(PageLanguage::choose(Some("ta"), Some("ar")), Tamil);
        assert_eq!(
            PageLanguage::choose(None, Some("fr-CH, ar-SA;q=0.9, en;q=0.8")),
            Arabic
        );
        assert_eq!(PageLanguage::choose(Some("xx"), None), English);
    }

    #[test]
    fn every_language_has_the_same_keys() {
        let keys = |text: &str| -> Vec<String> {
            text.lines()
                .filter_map(|line| line.split_once(" = "))
                .map(|(key, _)| key.to_owned())
                .collect()
        };
        let english = keys(include_str!("../../locales/en/backend.ftl"));
        assert!(english.len() > 20);
        assert_eq!(keys(include_str!("../../locales/ar/backend.ftl")), english);
        assert_eq!(keys(include_str!("../../locales/ta/backend.ftl")), english);
    }
}
