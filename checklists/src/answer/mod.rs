//! Answers as they are sent, stored and hashed, and what they mean.
//!
//! This file holds the shape alone: it takes any well-formed answers, also wrong ones, so that
//! [`check`](crate::check) can name every mistake at once. [`read`] gives the meaning
//! of one answer for one question; [`parse_value`] turns what a person types into a value;
//! [`Answers::from_source`] reads a YAML or JSON file.

mod document;
mod error;
mod read;
mod typed;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use error::AnswerError;
pub use read::{Reading, read};
pub(crate) use read::{earned, matches_any};
pub(crate) use typed::parse_duration;
pub use typed::{parse_value, says_not_applicable};

use crate::id::QuestionId;

/// The longest text or comment taken, in bytes: 4000 grapheme clusters of the widest usual kind.
pub const MAX_TEXT_BYTES: usize = 64 * 1024;

/// The answers of one submission, by question.
///
/// **This JSON is sent, stored and hashed: fields may be added, never changed.**
///
/// ```
/// let json = r#"{"greeted":{"value":"yes"},"wait":{"value":95},"x":{"na":true}}"#;
/// let answers: checklists::Answers = serde_json::from_str(json).unwrap();
/// assert_eq!(serde_json::to_string(&answers).unwrap(), json);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Answers(BTreeMap<QuestionId, Answer>);

/// The answer to one question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// What was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<AnswerValue>,
    /// Whether the question does not apply.
    #[serde(default, rename = "na", skip_serializing_if = "std::ops::Not::not")]
    pub not_applicable: bool,
    /// What the shopper adds in words.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "comment"
    )]
    pub comment: Option<String>,
    /// The photos attached, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<PhotoDigest>,
}

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

impl Answers {
    /// No answers.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// The answer to a question.
    #[must_use]
    pub fn get(&self, question: &QuestionId) -> Option<&Answer> {
        self.0.get(question)
    }

    /// The answer to a question, made empty where there is none.
    pub fn entry(&mut self, question: QuestionId) -> &mut Answer {
        self.0.entry(question).or_default()
    }

    /// Puts an answer in, and gives the one it replaces.
    pub fn insert(&mut self, question: QuestionId, answer: Answer) -> Option<Answer> {
        self.0.insert(question, answer)
    }

    /// Takes an answer out.
    pub fn remove(&mut self, question: &QuestionId) -> Option<Answer> {
        self.0.remove(question)
    }

    /// Every answer, by the question's name.
    pub fn iter(&self) -> impl Iterator<Item = (&QuestionId, &Answer)> {
        self.0.iter()
    }

    /// How many questions have an answer.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no question has an answer.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every photo that any answer names, each once.
    #[must_use]
    pub fn photos(&self) -> std::collections::BTreeSet<&PhotoDigest> {
        self.0.values().flat_map(|answer| &answer.photos).collect()
    }
}

impl FromIterator<(QuestionId, Answer)> for Answers {
    fn from_iter<I: IntoIterator<Item = (QuestionId, Answer)>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}

impl IntoIterator for Answers {
    type Item = (QuestionId, Answer);
    type IntoIter = std::collections::btree_map::IntoIter<QuestionId, Answer>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Answer {
    /// An answer with this value and nothing else.
    #[must_use]
    pub fn of(value: impl Into<AnswerValue>) -> Self {
        Self {
            value: Some(value.into()),
            ..Self::default()
        }
    }

    /// The answer "not applicable".
    #[must_use]
    pub fn not_applicable() -> Self {
        Self {
            not_applicable: true,
            ..Self::default()
        }
    }

    /// Whether the answer says nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

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

fn comment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
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

/// The longest list taken: twice the options a question may have.
const MAX_LIST: usize = 200;

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

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Answers;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map from question id to answer")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<Answers, A::Error> {
                let mut answers = BTreeMap::new();
                while let Some(question) = map.next_key::<QuestionId>()? {
                    if answers.contains_key(&question) {
                        return Err(serde::de::Error::custom(format_args!(
                            "question {question} is answered twice"
                        )));
                    }
                    let answer: Answer = map.next_value()?;
                    answers.insert(question, answer);
                }
                Ok(Answers(answers))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_is_kept_byte_for_byte() {
        let digest = "ab".repeat(32);
        let json = format!(
            concat!(
                r#"{{"extras":{{"value":["a","b"]}},"greeted":{{"value":"yes"}},"#,
                r#""price":{{"value":"2.5"}},"wait":{{"value":95}},"x":{{"na":true}},"#,
                r#""y":{{"comment":"..","photos":["{}"]}}}}"#
            ),
            digest
        );
        let answers: Answers = serde_json::from_str(&json).unwrap();
        assert_eq!(answers.len(), 6);
        assert_eq!(answers.photos().len(), 1);
        assert_eq!(serde_json::to_string(&answers).unwrap(), json);
    }

    #[test]
    fn what_is_not_an_answer_is_refused_with_a_reason() {
        let cases = [
            (r#"{"a":{"value":2.5}}"#, "\"2.5\""),
            (r#"{"a":{"value":true}}"#, "yes and no"),
            (r#"{"a":{"value":{}}}"#, "text, a whole number"),
            (
                r#"{"a":{"value":99999999999999999999}}"#,
                "text, a whole number",
            ),
            (r#"{"a":{"value":18446744073709551615}}"#, "too large"),
            (r#"{"a":{"value":[1]}}"#, "expected a string"),
            (r#"{"a":{"value":"x\u0000"}}"#, "NUL"),
            (r#"{"a":{"comment":"x\u0000"}}"#, "NUL"),
            (r#"{"a":{"photos":["AB"]}}"#, "SHA-256"),
            (r#"{"a":{"valeu":1}}"#, "unknown field"),
            (r#"{"a":{},"a":{}}"#, "answered twice"),
            (r#"{"A":{}}"#, "not a question id"),
            (r"[]", "a map from question id"),
        ];
        for (json, part) in cases {
            let error = serde_json::from_str::<Answers>(json)
                .unwrap_err()
                .to_string();
            assert!(error.contains(part), "{json}: {error}");
        }
    }
}
