//! Why an answer cannot be read.

use crate::diagnostic::quoted;
use std::collections::BTreeMap;

/// Why an answer cannot be read. `words::answer_error` says it in a person's language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// The value is of another kind than the question.
    #[error("the answer is not of the kind {kind}")]
    WrongKind {
        /// The question's kind.
        kind: &'static str,
    },
    /// The text typed cannot be understood.
    #[error("{} is not understood as {kind}", quoted(typed))]
    NotUnderstood {
        /// The question's kind.
        kind: &'static str,
        /// What was typed, cut to a printable length.
        typed: String,
    },
    /// The question takes photos, not words.
    #[error("the question is answered by attaching photos")]
    AttachPhotos,
    /// There is no such option.
    #[error("there is no option {}", quoted(option))]
    UnknownOption {
        /// What was named, cut to a printable length.
        option: String,
    },
    /// The same option is chosen twice.
    #[error("option {option} is chosen twice")]
    ChosenTwice {
        /// The option.
        option: String,
    },
    /// Too few options are chosen.
    #[error("at least {min} must be chosen")]
    TooFewChosen {
        /// The fewest.
        min: u32,
    },
    /// Too many options are chosen.
    #[error("at most {max} may be chosen")]
    TooManyChosen {
        /// The most.
        max: u32,
    },
    /// The number is below the smallest taken.
    #[error("the smallest answer is {min}")]
    BelowMin {
        /// The smallest.
        min: String,
    },
    /// The number is above the largest taken.
    #[error("the largest answer is {max}")]
    AboveMax {
        /// The largest.
        max: String,
    },
    /// The number has too many decimals.
    #[error("at most {decimals} decimals are taken")]
    TooManyDecimals {
        /// The most.
        decimals: u8,
    },
    /// The text is too long.
    #[error("the text has {length} characters, {max} are taken")]
    TooLong {
        /// How many characters it has.
        length: usize,
        /// The most.
        max: u32,
    },
    /// The text is too short.
    #[error("the text has {length} characters, {min} are needed")]
    TooShort {
        /// How many characters it has.
        length: usize,
        /// The fewest.
        min: u32,
    },
    /// The text does not match the question's pattern; the checklist says what it should be.
    #[error("the text does not match the pattern")]
    PatternMismatch,
    /// The option is not shown, given the earlier answers.
    #[error("option {option} is not shown")]
    OptionHidden {
        /// The option.
        option: String,
    },
    /// "Not applicable" is no answer to this question.
    #[error("not applicable is no answer here")]
    NaNotAllowed,
    /// "Not applicable" and a value, both.
    #[error("not applicable and a value exclude each other")]
    NaWithValue,
}

/// The longest piece of a person's input that an error repeats, in characters.
const SHOWN: usize = 40;

impl AnswerError {
    pub(super) fn not_understood(kind: &'static str, typed: &str) -> Self {
        Self::NotUnderstood {
            kind,
            typed: typed.chars().take(SHOWN).collect(),
        }
    }

    pub(super) fn unknown_option(option: &str) -> Self {
        Self::UnknownOption {
            option: option.chars().take(SHOWN).collect(),
        }
    }

    /// The stable name of the error; also the code of the [`Gap`](crate::Gap) it makes.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WrongKind { .. } => "wrong_kind",
            Self::NotUnderstood { .. } => "not_understood",
            Self::AttachPhotos => "attach_photos",
            Self::UnknownOption { .. } => "unknown_option",
            Self::ChosenTwice { .. } => "chosen_twice",
            Self::TooFewChosen { .. } => "too_few_chosen",
            Self::TooManyChosen { .. } => "too_many_chosen",
            Self::BelowMin { .. } => "below_min",
            Self::AboveMax { .. } => "above_max",
            Self::TooManyDecimals { .. } => "too_many_decimals",
            Self::TooLong { .. } => "text_too_long",
            Self::TooShort { .. } => "text_too_short",
            Self::PatternMismatch => "pattern_mismatch",
            Self::OptionHidden { .. } => "option_hidden",
            Self::NaNotAllowed => "na_not_allowed",
            Self::NaWithValue => "na_with_value",
        }
    }

    /// The values that the sentence needs, by name.
    #[must_use]
    pub fn params(&self) -> BTreeMap<&'static str, String> {
        let pairs: Vec<(&'static str, String)> = match self {
            Self::WrongKind { kind } => vec![("kind", (*kind).to_owned())],
            Self::NotUnderstood { kind, typed } => {
                vec![("kind", (*kind).to_owned()), ("typed", typed.clone())]
            }
            Self::UnknownOption { option }
            | Self::ChosenTwice { option }
            | Self::OptionHidden { option } => {
                vec![("option", option.clone())]
            }
            Self::TooFewChosen { min } => vec![("min", min.to_string())],
            Self::TooManyChosen { max } => vec![("max", max.to_string())],
            Self::BelowMin { min } => vec![("min", min.clone())],
            Self::AboveMax { max } => vec![("max", max.clone())],
            Self::TooManyDecimals { decimals } => vec![("decimals", decimals.to_string())],
            Self::TooLong { length, max } => {
                vec![("length", length.to_string()), ("max", max.to_string())]
            }
            Self::TooShort { length, min } => {
                vec![("length", length.to_string()), ("min", min.to_string())]
            }
            Self::AttachPhotos | Self::PatternMismatch | Self::NaNotAllowed | Self::NaWithValue => {
                vec![]
            }
        };
        pairs.into_iter().collect()
    }
}
