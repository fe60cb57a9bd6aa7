//! The words of the pages in a person's language: texts of `locales/`, figures and dates in chosen digits.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use api::reports::Digits;
use chrono::{NaiveDate, NaiveDateTime, Timelike, Weekday};
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{Loader, static_loader};
use report::{Formats, Language};

static_loader! {
    static TEXTS = {
        locales: "./locales",
        fallback_language: "en",
        // What people wrote stands in isolates, whatever the direction of the sentence around it.
        customise: |bundle| bundle.set_use_isolating(true),
    };
}

/// The formats of a language with digits, made once: they load much of CLDR.
static FORMATS: LazyLock<Mutex<HashMap<Key, Arc<Formats>>>> = LazyLock::new(Mutex::default);

/// The tag of a language and the numbering system of its figures.
type Key = (&'static str, &'static str);

/// The words of one language and the figures in its digits.
#[derive(Clone)]
pub struct Words {
    /// The language.
    pub language: Language,
    /// The digits of printed figures.
    pub digits: Digits,
    formats: Arc<Formats>,
}

impl Words {
    /// The words of a language, with figures in these digits.
    pub fn new(language: Language, digits: Digits) -> Words {
        let mut known = FORMATS.lock().unwrap_or_else(PoisonError::into_inner);
        let formats = known
            .entry((language.tag(), digits.system()))
            .or_insert_with(|| Arc::new(Formats::new(language, digits)));
        Words {
            language,
            digits,
            formats: formats.clone(),
        }
    }

    /// The text of that key.
    pub fn say(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text of that key, with texts in it.
    pub fn with(&self, key: &str, values: &[(&'static str, &str)]) -> String {
        let values = values
            .iter()
            .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from((*value).to_owned())));
        self.look_up(key, values.collect())
    }

    /// The text of that key about a number: `$n` chooses its form, `$n-text` is the number as it is printed.
    pub fn counted(&self, key: &str, n: usize) -> String {
        self.counted_with(key, n, &[])
    }

    /// The same, with texts in it.
    pub fn counted_with(&self, key: &str, n: usize, values: &[(&'static str, &str)]) -> String {
        let values = values
            .iter()
            .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from((*value).to_owned())));
        let mut values: HashMap<_, _> = values.collect();
        let form = self
            .formats
            .of_same_form(u32::try_from(n).unwrap_or(u32::MAX));
        values.insert(Cow::Borrowed("n"), FluentValue::from(form));
        values.insert(Cow::Borrowed("n-text"), FluentValue::from(self.count(n)));
        self.look_up(key, values)
    }

    fn look_up(&self, key: &str, values: HashMap<Cow<'static, str>, FluentValue<'_>>) -> String {
        let language = self.language.tag().parse().unwrap_or_default();
        let said = TEXTS.try_lookup_with_args(&language, key, &values);
        debug_assert!(said.is_some(), "no words for {key}");
        said.unwrap_or_else(|| key.to_owned())
    }

    /// The text of that key, where there is one.
    pub fn find(&self, key: &str) -> Option<String> {
        let language = self.language.tag().parse().unwrap_or_default();
        TEXTS.try_lookup(&language, key)
    }

    /// The text of that key with texts in it, where there is one.
    pub fn find_with(&self, key: &str, values: &[(&'static str, &str)]) -> Option<String> {
        let language = self.language.tag().parse().unwrap_or_default();
        let values = values
            .iter()
            .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from((*value).to_owned())));
        let values: HashMap<_, _> = values.collect();
        TEXTS.try_lookup_with_args(&language, key, &values)
    }

    /// A whole number with its thousands apart.
    pub fn count(&self, n: usize) -> String {
        self.formats.count(u64::try_from(n).unwrap_or(u64::MAX))
    }

    /// A whole number, or that there are more than so many.
    pub fn count_to(&self, n: usize, most: u64) -> String {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        if n <= most {
            return self.count(n);
        }
        self.with("more-than", &[("figure", &self.count(most))])
    }

    /// The text of that key about a number, or about more than so many.
    pub fn counted_to(&self, key: &str, n: usize, most: u64) -> String {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        if n <= most {
            return self.counted(key, n);
        }
        let figure = self.counted(key, most);
        self.with("more-than", &[("figure", &figure)])
    }

    /// Hundredths of a percent as a percentage with one decimal.
    pub fn percent(&self, hundredths: i64) -> String {
        let tenths = (hundredths.unsigned_abs() + 5) / 10;
        let sign = if hundredths < 0 && tenths > 0 {
            "\u{2212}"
        } else {
            ""
        };
        self.as_percentage(&format!("{sign}{}", self.formats.decimal(tenths, 1)))
    }

    /// A percentage without decimals.
    pub fn whole_percent(&self, n: usize) -> String {
        self.as_percentage(&self.count(n))
    }

    fn as_percentage(&self, figure: &str) -> String {
        let said = self.with("percent", &[("figure", figure)]);
        self.formats.percentage(&said)
    }

    /// Hundredths of a point as points with one decimal, without a sign.
    pub fn points(&self, hundredths: i64) -> String {
        let tenths = (hundredths.unsigned_abs() + 5) / 10;
        self.formats.decimal(tenths, 1)
    }

    /// Minor units of a currency with its code.
    pub fn money(&self, minor: i64, currency: &str) -> String {
        let sign = if minor < 0 { "\u{2212}" } else { "" };
        let places = crate::money::decimals(currency);
        let figure = format!(
            "{sign}{}",
            self.formats.decimal(minor.unsigned_abs(), places)
        );
        self.with("money", &[("figure", &figure), ("currency", currency)])
    }

    /// `text` with its ASCII digits in the chosen digits.
    pub fn figures(&self, text: &str) -> String {
        self.formats.digits(text)
    }

    /// A date, spelled out.
    pub fn date(&self, date: NaiveDate) -> String {
        self.formats.date(date)
    }

    /// A month with its year.
    pub fn month(&self, date: NaiveDate) -> String {
        self.formats.month(date)
    }

    /// The name of a day of the week.
    pub fn weekday(&self, day: Weekday) -> String {
        self.formats.weekday(day)
    }

    /// The short name of a day of the week.
    pub fn short_weekday(&self, day: Weekday) -> String {
        self.formats.short_weekday(day)
    }

    /// A date with a time of day, both of one place.
    pub fn moment(&self, at: NaiveDateTime) -> String {
        let time = self
            .formats
            .digits(&format!("{:02}:{:02}", at.hour(), at.minute()));
        let date = self.date(at.date());
        self.with("date-and-time", &[("date", &date), ("time", &time)])
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({})", self.language.tag())
    }
}

/// The language asked for, else that of the person, else the first that the browser names and we have, else
/// English.
pub fn choose(asked: Option<&str>, chosen: Option<&str>, accepted: Option<&str>) -> Language {
    let known = |tag: &str| Language::find(tag.trim().split(['-', ';']).next().unwrap_or_default());
    asked
        .and_then(known)
        .or_else(|| chosen.and_then(known))
        .or_else(|| accepted.unwrap_or_default().split(',').find_map(known))
        .unwrap_or(Language::ENGLISH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_wins_over_the_choice_and_that_over_the_browser() {
        let browser = Some("fr-CH, ar-SA;q=0.9, en;q=0.8");
        assert_eq!(choose(Some("ta"), Some("en"), browser), Language::TAMIL);
        assert_eq!(choose(None, Some("en"), browser), Language::ENGLISH);
        assert_eq!(choose(None, None, browser), Language::ARABIC);
        assert_eq!(choose(Some("xx"), None, None), Language::ENGLISH);
    }

    /// The messages of a language: every key with the names of its values.
    fn messages(language: Language) -> Vec<(String, Vec<String>)> {
        let folder = format!("{}/locales/{}", env!("CARGO_MANIFEST_DIR"), language.tag());
        let mut messages = Vec::new();
        for file in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            for message in text.split("\n\n").flat_map(|part| part.split('\n')) {
                let key = message.split_once(" =").map(|(key, _)| key);
                if let Some(key) = key.filter(|key| !key.starts_with([' ', '#', '*', '['])) {
                    messages.push((key.to_owned(), Vec::new()));
                }
                if let Some((_, values)) = messages.last_mut() {
                    let named = message.split('$').skip(1).map(|rest| {
                        let end = rest.find(|c: char| c != '-' && !c.is_ascii_alphanumeric());
                        rest[..end.unwrap_or(rest.len())].to_owned()
                    });
                    values.extend(named);
                    values.sort();
                    values.dedup();
                }
            }
        }
        messages.sort();
        messages
    }

    #[test]
    fn every_language_has_the_same_texts_with_the_same_values() {
        let english = messages(Language::ENGLISH);
        assert!(english.len() > 20);
        let mut keys: Vec<&String> = english.iter().map(|(key, _)| key).collect();
        keys.dedup();
        assert_eq!(keys.len(), english.len(), "a key stands twice");
        for language in Language::all() {
            let there = messages(language);
            let keys = |messages: &[(String, Vec<String>)]| {
                messages
                    .iter()
                    .map(|(key, _)| key.clone())
                    .collect::<Vec<_>>()
            };
            assert_eq!(keys(&there), keys(&english), "{language:?}");
            for ((key, ours), (_, english)) in there.iter().zip(&english) {
                // A plural form may say "one visit" without the figure.
                let plain = |values: &[String]| {
                    let plain = values
                        .iter()
                        .filter(|name| !["n", "n-text"].contains(&name.as_str()));
                    plain.cloned().collect::<Vec<_>>()
                };
                assert_eq!(plain(ours), plain(english), "{language:?}: {key}");
            }
        }
    }
}
