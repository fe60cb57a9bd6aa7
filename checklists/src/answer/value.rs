//! The values inside an answer, as JSON has them: what is taken and what is refused.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The longest text or comment taken, in bytes: 4000 grapheme clusters of the widest usual kind.
pub const MAX_TEXT_BYTES: usize = 64 * 1024;
/// The longest list taken: twice the options a question may have.
const MAX_LIST: usize = 200;

/// A value as it is written; its meaning needs the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerValue {
    /// `yes`, `no`, an option id, a number with decimals (`"2.5"`) or free text.
    Text(String),
    /// A whole number, a grade, or seconds.
    Integer(i64),
    /// The ids of the options chosen.
    List(Vec<String>),
}

/// The SHA-256 of a photo's bytes, in lower-case hex.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct PhotoDigest(String);

/// A string that is not the SHA-256 of a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a photo is named by its SHA-256: 64 characters of 0-9 and a-f")]
pub struct InvalidDigest;

impl From<&str> for AnswerValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for AnswerValue {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl PhotoDigest {
    /// The digest, if `hex` is one.
    ///
    /// # Errors
    /// [`InvalidDigest`] unless it is 64 characters of `0-9a-f`.
    pub fn new(hex: impl Into<String>) -> Result<Self, InvalidDigest> {
        let hex = hex.into();
        let valid = hex.len() == 64
            && hex
                .bytes()
                .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        if valid {
            Ok(Self(hex))
        } else {
            Err(InvalidDigest)
        }
    }

    /// The digest as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PhotoDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl TryFrom<String> for PhotoDigest {
    type Error = InvalidDigest;
    fn try_from(hex: String) -> Result<Self, InvalidDigest> {
        Self::new(hex)
    }
}

impl<'de> Deserialize<'de> for PhotoDigest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for PhotoDigest {
    fn schema_name() -> Cow<'static, str> {
        "PhotoDigest".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9a-f]{64}$" })
    }
}

/// Refuses what no text may hold: NUL, which no database takes, and boundless length.
fn checked_text<E: serde::de::Error>(text: String) -> Result<String, E> {
    if text.contains('\0') {
        return Err(E::custom("a text must not hold the character NUL"));
    }
    if text.len() > MAX_TEXT_BYTES {
        return Err(E::custom(format_args!(
            "a text must not exceed {MAX_TEXT_BYTES} bytes"
        )));
    }
    Ok(text)
}

pub(super) fn comment<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    Option::<String>::deserialize(deserializer)?
        .map(checked_text)
        .transpose()
}

impl Serialize for AnswerValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(value) => serializer.serialize_i64(*value),
            Self::List(ids) => ids.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for AnswerValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = AnswerValue;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(
                    "text, a whole number or a list of option ids (yes and no, and numbers with \
                     decimals, are text: \"yes\", \"2.5\")",
                )
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<AnswerValue, E> {
                self.visit_string(text.to_owned())
            }
            fn visit_string<E: serde::de::Error>(self, text: String) -> Result<AnswerValue, E> {
                checked_text(text).map(AnswerValue::Text)
            }
            fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<AnswerValue, E> {
                Ok(AnswerValue::Integer(value))
            }
            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<AnswerValue, E> {
                i64::try_from(value)
                    .map(AnswerValue::Integer)
                    .map_err(|_| E::custom(format_args!("the number {value} is too large")))
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(
                self,
                mut list: A,
            ) -> Result<AnswerValue, A::Error> {
                let mut ids = Vec::new();
                while let Some(id) = list.next_element::<String>()? {
                    if ids.len() == MAX_LIST {
                        return Err(serde::de::Error::custom(format_args!(
                            "a list must not exceed {MAX_LIST} entries"
                        )));
                    }
                    ids.push(checked_text(id)?);
                }
                Ok(AnswerValue::List(ids))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl JsonSchema for AnswerValue {
    fn schema_name() -> Cow<'static, str> {
        "AnswerValue".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "yes, no, an option id, a number with decimals or free text; a whole \
                            number; or a list of option ids",
            "oneOf": [
                { "type": "string" },
                { "type": "integer", "format": "int64" },
                { "type": "array", "items": { "type": "string" }, "maxItems": MAX_LIST }
            ]
        })
    }
}
