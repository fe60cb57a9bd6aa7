//! The names of things: checklists, sections, questions, options, bands.
//!
//! Each is a type of its own, so that a section cannot be looked up by a question's name.
//! Two grammars: a [`Slug`] is `[a-z0-9-]`, everything else is `[a-z][a-z0-9_]*`; both hold
//! 1 to 64 characters. Bad names are refused when they are made, so every value is valid. A clone
//! shares the text, because every scorecard names every question.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::diagnostic::{a, quoted};

/// The longest name, in characters (all of them ASCII).
pub const MAX_ID_LENGTH: usize = 64;

/// Why a string is not the name it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} is not {}: {rule}", quoted(given), a(what))]
pub struct InvalidId {
    /// What was expected, e.g. `question id`.
    pub what: &'static str,
    /// The grammar, in words.
    pub rule: &'static str,
    /// The string given, cut to little more than the longest name.
    pub given: String,
}

const WORD_RULE: &str = "use 1 to 64 of a-z, 0-9 and _, starting with a letter";
const SLUG_RULE: &str = "use 1 to 64 of a-z, 0-9 and -";
const CURRENCY_RULE: &str = "use three capital letters, such as AED (ISO 4217)";

fn is_word(text: &str) -> bool {
    let mut bytes = text.bytes();
    text.len() <= MAX_ID_LENGTH
        && bytes.next().is_some_and(|first| first.is_ascii_lowercase())
        && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= MAX_ID_LENGTH
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn is_currency(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn invalid(what: &'static str, rule: &'static str, given: &str) -> InvalidId {
    let given = given.chars().take(MAX_ID_LENGTH + 1).collect();
    InvalidId { what, rule, given }
}

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident, $what:literal, $valid:ident, $rule:ident, $pattern:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The name, if `text` follows the grammar.
            ///
            /// # Errors
            /// [`InvalidId`] names the grammar.
            pub fn new(text: impl Into<String>) -> Result<Self, InvalidId> {
                let text = text.into();
                if $valid(&text) { Ok(Self(text.into())) } else { Err(invalid($what, $rule, &text)) }
            }

            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Self::new(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;
            fn try_from(text: String) -> Result<Self, InvalidId> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.as_str().to_owned()
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::new(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn inline_schema() -> bool {
                true
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": $pattern })
            }
        }
    };
}

id_type!(
    /// The name of a checklist over all its versions, e.g. `quick-service-restaurant`.
    Slug, "slug", is_slug, SLUG_RULE, "^[a-z0-9-]{1,64}$"
);
id_type!(
    /// The name of a section, unique in its checklist.
    SectionId, "section id", is_word, WORD_RULE, "^[a-z][a-z0-9_]{0,63}$"
);
id_type!(
    /// The name of a question, unique in its checklist and kept from version to version.
    QuestionId, "question id", is_word, WORD_RULE, "^[a-z][a-z0-9_]{0,63}$"
);
id_type!(
    /// The name of an option, unique in its question.
    OptionId, "option id", is_word, WORD_RULE, "^[a-z][a-z0-9_]{0,63}$"
);
id_type!(
    /// The name of a band of total scores, unique in its checklist.
    BandId, "band id", is_word, WORD_RULE, "^[a-z][a-z0-9_]{0,63}$"
);
id_type!(
    /// The line of business a checklist is for, e.g. `quick_service`.
    Sector, "sector", is_word, WORD_RULE, "^[a-z][a-z0-9_]{0,63}$"
);
id_type!(
    /// The name of a rule across answers, unique in its checklist.
    RuleId, "rule id", is_word, WORD_RULE, "^[a-z][a-z0-9_]{0,63}$"
);
id_type!(
    /// The code of a currency, e.g. `AED`.
    Currency, "currency", is_currency, CURRENCY_RULE, "^[A-Z]{3}$"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_their_grammar() {
        for good in ["a", "a1_b", &"a".repeat(64)] {
            assert!(QuestionId::new(good).is_ok(), "{good}");
        }
        for bad in ["", "1a", "_a", "A", "a-b", "a b", "é", &"a".repeat(65)] {
            assert!(QuestionId::new(bad).is_err(), "{bad}");
        }
        assert!(Slug::new("phone-call-2").is_ok());
        assert!(Slug::new("phone_call").is_err());
    }

    #[test]
    fn a_bad_name_is_refused_by_serde_as_well() {
        let error = serde_json::from_str::<QuestionId>("\"No!\"").unwrap_err();
        assert!(
            error.to_string().contains("is not a question id"),
            "{error}"
        );
    }
}
