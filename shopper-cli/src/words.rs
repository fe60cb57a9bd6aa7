//! What the program says, in English, Arabic and Tamil.
//!
//! The sentences live in `locales/<language>/shopper.ftl`; every key of the form `error-…` has a
//! `.hint` attribute. What the checklist crate says (reasons, gaps, verdicts) stays there.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ffi::OsString;

use checklists::Language;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{Loader, static_loader};
use unic_langid::{LanguageIdentifier, langid};

use crate::console::layout::{inline, isolated};
use crate::env::Env;

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "en",
        // Isolates are added by `Words` itself, and only where directions meet: invisible
        // characters in a store code would spoil what a person copies.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// The sentences of one language.
#[derive(Clone, Debug)]
pub struct Words {
    id: LanguageIdentifier,
    language: Language,
}

/// A value inside a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Text from anywhere; it is made printable and isolated.
    Text(String),
    /// A number, by which plural forms are chosen.
    Number(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

macro_rules! numbers {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Arg {
            fn from(number: $kind) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}
numbers!(i64, u32, u64, usize);

impl Words {
    /// The sentences of the language that a command line asks for, before anything else in it is
    /// understood: help and errors speak it too.
    #[must_use]
    pub fn of_command_line(args: &[OsString], env: &Env) -> Self {
        Self::choose(language_flag(args).as_deref(), env)
    }

    /// The sentences of the language that the flag, `SHOPPER_LANG` or the locale names; English
    /// where none of them is spoken.
    #[must_use]
    pub fn choose(flag: Option<&str>, env: &Env) -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| env.var(name));
        let wanted = flag
            .or_else(|| env.var("SHOPPER_LANG"))
            .or(locale)
            .unwrap_or("en");
        // A locale reads ar_EG.UTF-8@modifier.
        let tag = wanted
            .split(['.', '@'])
            .next()
            .unwrap_or("en")
            .replace('_', "-");
        let language = Language::new(&tag).unwrap_or_else(|_| Language::english());
        let id = match language.primary() {
            "ar" => langid!("ar"),
            "ta" => langid!("ta"),
            _ => langid!("en"),
        };
        Self { id, language }
    }

    /// The language asked for: a checklist may be written in more than the program speaks.
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The language of the sentences: `en`, `ar` or `ta`.
    #[must_use]
    pub fn spoken(&self) -> &str {
        self.id.language.as_str()
    }

    /// Whether the sentences run from right to left.
    #[must_use]
    pub fn right_to_left(&self) -> bool {
        self.spoken() == "ar"
    }

    /// The sentence of this key.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The sentence of this key with its values.
    #[must_use]
    pub fn say_with(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        self.find(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// The sentence of this key, if there is one.
    #[must_use]
    pub fn find(&self, key: &str, args: &[(&'static str, Arg)]) -> Option<String> {
        let args: HashMap<Cow<'static, str>, FluentValue<'_>> = args
            .iter()
            .map(|(name, value)| {
                let value = match value {
                    Arg::Text(text) => FluentValue::from(self.isolate(text)),
                    Arg::Number(number) => FluentValue::from(*number),
                };
                (Cow::Borrowed(*name), value)
            })
            .collect();
        LOCALES.try_lookup_complete(&self.id, key, Some(&args))
    }

    /// Text from outside, ready to stand inside a sentence.
    #[must_use]
    pub fn isolate(&self, text: &str) -> String {
        isolated(text, self.right_to_left())
    }

    /// A local time of a store.
    #[must_use]
    pub fn local_time(&self, time: NaiveDateTime) -> String {
        time.format("%Y-%m-%d %H:%M").to_string()
    }

    /// An instant, in UTC.
    #[must_use]
    pub fn instant(&self, time: DateTime<Utc>) -> String {
        time.format("%Y-%m-%d %H:%M UTC").to_string()
    }

    /// How long ago something was.
    #[must_use]
    pub fn age(&self, span: Duration) -> String {
        let minutes = span.num_minutes();
        if minutes < 1 {
            return self.say("age-now");
        }
        let (key, n) = match minutes {
            0..=59 => ("age-minutes", minutes),
            60..=2879 => ("age-hours", span.num_hours()),
            _ => ("age-days", span.num_days()),
        };
        self.say_with(key, &[("n", n.into())])
    }

    /// An amount of money in the currency's minor unit.
    #[must_use]
    pub fn money(&self, minor: i64, currency: &str) -> String {
        // ISO 4217: most currencies have two decimals; these have none or three.
        let decimals = match currency {
            "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF"
            | "UGX" | "UYI" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            _ => 2,
        };
        let unit = 10_u64.pow(decimals);
        let sign = if minor < 0 { "-" } else { "" };
        let amount = minor.unsigned_abs();
        let number = match decimals {
            0 => format!("{sign}{amount}"),
            _ => {
                let width = decimals as usize;
                format!("{sign}{}.{:0width$}", amount / unit, amount % unit)
            }
        };
        format!("{number} {}", inline(currency))
    }
}

/// The value of `--lang`.
fn language_flag(args: &[OsString]) -> Option<String> {
    let mut found = None;
    let mut args = args
        .iter()
        .filter_map(|arg| arg.to_str())
        .take_while(|arg| *arg != "--");
    while let Some(arg) = args.next() {
        if arg == "--lang" {
            found = args.next().map(str::to_owned);
        } else if let Some(value) = arg.strip_prefix("--lang=") {
            found = Some(value.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests;
