//! The Fluent files, compiled in.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue};
use unic_langid::langid;

use crate::text::Language;

fluent_templates::static_loader! {
    static SENTENCES = {
        locales: "./locales",
        fallback_language: "en",
        // The isolating marks would stand in file names, JSON and the text layer of a PDF.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

const ENGLISH: LanguageIdentifier = langid!("en");
const ARABIC: LanguageIdentifier = langid!("ar");
const TAMIL: LanguageIdentifier = langid!("ta");

/// The languages that sentences exist in, English first.
#[must_use]
pub fn languages() -> Vec<Language> {
    ["en", "ar", "ta"]
        .into_iter()
        .filter_map(|tag| Language::new(tag).ok())
        .collect()
}

fn identifier(language: &Language) -> LanguageIdentifier {
    match language.primary() {
        "ar" => ARABIC,
        "ta" => TAMIL,
        _ => ENGLISH,
    }
}

pub(super) fn say(key: &str, language: &Language) -> String {
    say_with(key, language, &[])
}

pub(super) fn say_with(key: &str, language: &Language, args: &[(&'static str, String)]) -> String {
    let args: HashMap<Cow<'static, str>, FluentValue<'_>> = args
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(value.as_str())))
        .collect();
    SENTENCES
        .try_lookup_with_args(&identifier(language), key, &args)
        // A test proves that every key is there; the key itself is still better than nothing.
        .unwrap_or_else(|| key.to_owned())
}
