//! The words of the tables: headings, names of sheets, reasons.
//!
//! **A language is one file, `locales/<tag>/sheets.ftl`.** Its first message says in which direction it is
//! written; everything else in it is words, named `family-identifier`.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{Loader, static_loader};
use unic_langid::LanguageIdentifier;

use crate::table::Column;

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "en",
        // A cell holds one value: there is nothing around it to keep apart.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// The words of one language.
pub(crate) struct Words {
    language: LanguageIdentifier,
}

impl Words {
    /// The words of the language with that tag, or of its plain language (`ar` for `ar-EG`), or English.
    pub fn of(tag: &str) -> Self {
        let plain = tag.split(['-', '_']).next().unwrap_or_default();
        let find = |tag: &str| {
            let mut locales = LOCALES.locales();
            locales.find(|locale| locale.to_string().eq_ignore_ascii_case(tag))
        };
        let found = find(tag).or_else(|| find(plain)).or_else(|| find("en"));
        Self {
            language: found.cloned().unwrap_or_default(),
        }
    }

    /// True where lines and sheets run from right to left.
    pub fn is_rtl(&self) -> bool {
        self.say("language", "direction") == "rtl"
    }

    /// The word of a family.
    pub fn say(&self, family: &str, id: &str) -> String {
        self.with(&format!("{family}-{id}"), &[])
    }

    /// What stands over a column: the measure, and which field of it where that is not the value.
    pub fn heading(&self, column: Column) -> String {
        let measure = self.say("column", column.name);
        match column.field.word() {
            None => measure,
            Some(field) => {
                let field = self.say("field", field);
                self.with("heading", &[("measure", &measure), ("field", &field)])
            }
        }
    }

    /// The title of a report in the properties of a workbook.
    pub fn title(&self, kind: &str, name: &str) -> String {
        let kind = self.say("value", kind);
        self.with("title", &[("kind", &kind), ("name", name)])
    }

    fn with(&self, key: &str, values: &[(&'static str, &str)]) -> String {
        let args: HashMap<Cow<'static, str>, FluentValue<'_>> = values
            .iter()
            .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(*value)))
            .collect();
        let said = LOCALES.try_lookup_with_args(&self.language, key, &args);
        debug_assert!(said.is_some(), "no words for {key}");
        said.unwrap_or_else(|| key.to_owned())
    }
}

#[cfg(test)]
mod tests;
