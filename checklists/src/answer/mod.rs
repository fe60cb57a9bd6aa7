//! Answers as they are sent, stored and hashed, and what they mean.
//!
//! This file holds the shape alone: it takes any well-formed answers, also wrong ones, so that
//! [`check`](crate::check) can name every mistake at once. [`read()`] gives the meaning
//! of one answer for one question; [`parse_value`] turns what a person types into a value;
//! [`Answers::from_source`] reads a YAML or JSON file.

mod document;
mod error;
mod read;
mod typed;
mod value;

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

pub use error::AnswerError;
pub use read::{Reading, read};
pub(crate) use read::{Terms, earned, matches_any, pass_mark, possible, read_under};
pub(crate) use typed::{parse_duration, typed_date, typed_time};
pub use typed::{parse_value, says_not_applicable};
pub use value::{AnswerValue, InvalidDigest, MAX_TEXT_BYTES, PhotoDigest};

use crate::id::QuestionId;

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
        deserialize_with = "value::comment"
    )]
    pub comment: Option<String>,
    /// The photos attached, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<PhotoDigest>,
}

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
