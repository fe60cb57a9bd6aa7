//! Conditions on earlier answers, and the names by which answers are meant.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::id::{OptionId, QuestionId};
use crate::number::Decimal;

/// A name for an answer, as rules and conditions use it.
///
/// As JSON: `"missed"`, a word (`"yes"`, `"no"` or an option id), or an integer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerName {
    /// Every answer that earns less than the question's `pass_at`.
    Missed,
    /// `yes`, `no`, or the option of this name.
    Word(OptionId),
    /// This value of a scale, NPS, CSAT or CES question.
    Value(i64),
}

/// The word that stands for every answer below `pass_at`; no option may be called so.
pub(crate) const MISSED: &str = "missed";

impl fmt::Display for AnswerName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missed => f.write_str(MISSED),
            Self::Word(word) => f.write_str(word.as_str()),
            Self::Value(value) => write!(f, "{value}"),
        }
    }
}

impl Serialize for AnswerName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Missed => serializer.serialize_str(MISSED),
            Self::Word(word) => serializer.serialize_str(word.as_str()),
            Self::Value(value) => serializer.serialize_i64(*value),
        }
    }
}

impl<'de> Deserialize<'de> for AnswerName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = AnswerName;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("missed, yes, no, an option id or an integer")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<AnswerName, E> {
                if text == MISSED {
                    return Ok(AnswerName::Missed);
                }
                OptionId::new(text).map(AnswerName::Word).map_err(E::custom)
            }
            fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<AnswerName, E> {
                Ok(AnswerName::Value(value))
            }
            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<AnswerName, E> {
                i64::try_from(value)
                    .map(AnswerName::Value)
                    .map_err(E::custom)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl JsonSchema for AnswerName {
    fn schema_name() -> Cow<'static, str> {
        "AnswerName".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "integer"] })
    }
}

/// When a section or question is shown.
///
/// About a question that is hidden, blank, N/A or unreadable every condition is false, except
/// `answered: false` and what `not` turns round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// The answer is one of these; for a multiple choice: contains one of these.
    Is {
        /// The question asked about.
        question: QuestionId,
        /// The names that make the condition true.
        any_of: Vec<AnswerName>,
    },
    /// The question is answered, or is not.
    Answered {
        /// The question asked about.
        question: QuestionId,
        /// Whether it must be answered.
        answered: bool,
    },
    /// The number answered is at least this.
    AtLeast {
        /// The question asked about.
        question: QuestionId,
        /// The mark, included.
        value: Decimal,
    },
    /// The number answered is below this.
    Below {
        /// The question asked about.
        question: QuestionId,
        /// The mark, excluded.
        value: Decimal,
    },
    /// The number answered is above this.
    Above {
        /// The question asked about.
        question: QuestionId,
        /// The mark, excluded.
        value: Decimal,
    },
    /// The number answered is at most this.
    AtMost {
        /// The question asked about.
        question: QuestionId,
        /// The mark, included.
        value: Decimal,
    },
    /// The number answered compares so with the number answered to another question.
    Compare {
        /// The question asked about.
        question: QuestionId,
        /// How.
        test: Comparison,
        /// The other question.
        with: QuestionId,
    },
    /// Every one holds.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
}

/// How two numbers compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// The first is the second or more.
    AtLeast,
    /// The first is more than the second.
    Above,
    /// The first is the second or less.
    AtMost,
    /// The first is less than the second.
    Below,
}

impl Comparison {
    /// Whether the numbers compare so.
    #[must_use]
    pub fn holds(self, left: Decimal, right: Decimal) -> bool {
        match self {
            Self::AtLeast => left >= right,
            Self::Above => left > right,
            Self::AtMost => left <= right,
            Self::Below => left < right,
        }
    }
}

impl Condition {
    /// Every question the condition asks about, in the order written.
    #[must_use]
    pub fn questions(&self) -> Vec<&QuestionId> {
        match self {
            Self::Is { question, .. }
            | Self::Answered { question, .. }
            | Self::AtLeast { question, .. }
            | Self::Above { question, .. }
            | Self::AtMost { question, .. }
            | Self::Below { question, .. } => vec![question],
            Self::Compare { question, with, .. } => vec![question, with],
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::questions).collect(),
            Self::Not(part) => part.questions(),
        }
    }
}
