//! What one answer means for one question, which points it earns, and which names fit it.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation;

use super::{Answer, AnswerError, AnswerValue};
use crate::checklist::{AnswerName, Choice, Kind, Question};
use crate::id::OptionId;
use crate::number::Decimal;
use crate::score::Why;

/// The meaning of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<'a> {
    /// Nothing was answered (a comment or photo beside no answer is nothing).
    Blank,
    /// The question does not apply.
    NotApplicable,
    /// Yes or no.
    YesNo(bool),
    /// One option.
    Option(&'a Choice),
    /// Several options, in the order of the checklist; none is an answer too.
    Options(Vec<&'a Choice>),
    /// A grade of a scale, NPS, CSAT or CES question.
    Grade(i64),
    /// A number, or a duration in seconds.
    Number(Decimal),
    /// Free text.
    Text(&'a str),
    /// How many different photos answer a photo question.
    Photos(u32),
}

impl Reading<'_> {
    /// Whether there is an answer other than "not applicable".
    #[must_use]
    pub fn is_answered(&self) -> bool {
        !matches!(self, Self::Blank | Self::NotApplicable)
    }
}

/// The meaning of an answer to a question.
///
/// # Errors
/// [`AnswerError`] when the answer does not fit the question.
pub fn read<'a>(question: &'a Question, answer: &'a Answer) -> Result<Reading<'a>, AnswerError> {
    let has_photos = matches!(question.kind, Kind::Photo { .. }) && !answer.photos.is_empty();
    if answer.not_applicable {
        return match answer.value.is_some() || has_photos {
            true => Err(AnswerError::NaWithValue),
            false if question.na => Ok(Reading::NotApplicable),
            false => Err(AnswerError::NaNotAllowed),
        };
    }
    if has_photos && answer.value.is_none() {
        let distinct: BTreeSet<_> = answer.photos.iter().collect();
        return Ok(Reading::Photos(
            u32::try_from(distinct.len()).unwrap_or(u32::MAX),
        ));
    }
    match &answer.value {
        None => Ok(Reading::Blank),
        Some(value) => read_value(question, value),
    }
}

fn read_value<'a>(
    question: &'a Question,
    value: &'a AnswerValue,
) -> Result<Reading<'a>, AnswerError> {
    let kind = &question.kind;
    match (kind, value) {
        (Kind::YesNo { .. }, AnswerValue::Text(word)) => match word.as_str() {
            "yes" => Ok(Reading::YesNo(true)),
            "no" => Ok(Reading::YesNo(false)),
            _ => Err(AnswerError::WrongKind { kind: kind.name() }),
        },
        (Kind::SingleChoice { options }, AnswerValue::Text(id)) => options
            .iter()
            .find(|option| option.id.as_str() == id)
            .map(Reading::Option)
            .ok_or_else(|| AnswerError::unknown_option(id)),
        (
            Kind::MultipleChoice {
                options, min, max, ..
            },
            AnswerValue::List(ids),
        ) => read_options(options, ids, *min, *max),
        (
            Kind::Number {
                min, max, decimals, ..
            },
            AnswerValue::Text(text),
        ) if *decimals > 0 => {
            let number =
                Decimal::parse(text).map_err(|_| AnswerError::WrongKind { kind: kind.name() })?;
            if number.decimals() > *decimals {
                return Err(AnswerError::TooManyDecimals {
                    decimals: *decimals,
                });
            }
            in_range(number, *min, *max).map(Reading::Number)
        }
        (
            Kind::Number { min, max, .. } | Kind::Duration { min, max, .. },
            AnswerValue::Integer(whole),
        ) => {
            let number = Decimal::from_whole(*whole)
                .ok_or_else(|| AnswerError::WrongKind { kind: kind.name() })?;
            in_range(number, *min, *max).map(Reading::Number)
        }
        (Kind::Text { max_length }, AnswerValue::Text(text)) => {
            let text = text.trim();
            let length = text.graphemes(true).count();
            match usize::try_from(*max_length) {
                Ok(max) if length > max => Err(AnswerError::TooLong {
                    length,
                    max: *max_length,
                }),
                _ if text.is_empty() => Ok(Reading::Blank),
                _ => Ok(Reading::Text(text)),
            }
        }
        (_, AnswerValue::Integer(value)) => match kind.grades() {
            Some(grades) if value < grades.start() => Err(AnswerError::BelowMin {
                min: grades.start().to_string(),
            }),
            Some(grades) if value > grades.end() => Err(AnswerError::AboveMax {
                max: grades.end().to_string(),
            }),
            Some(_) => Ok(Reading::Grade(*value)),
            None => Err(AnswerError::WrongKind { kind: kind.name() }),
        },
        _ => Err(AnswerError::WrongKind { kind: kind.name() }),
    }
}

fn read_options<'a>(
    options: &'a [Choice],
    ids: &[String],
    min: u32,
    max: u32,
) -> Result<Reading<'a>, AnswerError> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !options.iter().any(|option| option.id.as_str() == id) {
            return Err(AnswerError::unknown_option(id));
        }
        if !seen.insert(id.as_str()) {
            return Err(AnswerError::ChosenTwice { option: id.clone() });
        }
    }
    let count = u32::try_from(seen.len()).unwrap_or(u32::MAX);
    if count < min {
        return Err(AnswerError::TooFewChosen { min });
    }
    if count > max {
        return Err(AnswerError::TooManyChosen { max });
    }
    Ok(Reading::Options(
        options
            .iter()
            .filter(|o| seen.contains(o.id.as_str()))
            .collect(),
    ))
}

fn in_range(
    number: Decimal,
    min: Option<Decimal>,
    max: Option<Decimal>,
) -> Result<Decimal, AnswerError> {
    match (min, max) {
        (Some(min), _) if number < min => Err(AnswerError::BelowMin {
            min: min.to_string(),
        }),
        (_, Some(max)) if number > max => Err(AnswerError::AboveMax {
            max: max.to_string(),
        }),
        _ => Ok(number),
    }
}

/// The points that a reading earns, before weight, and why; `None` for a question that is not
/// scored and for a reading that is no answer.
pub(crate) fn earned(question: &Question, reading: &Reading<'_>) -> Option<(i64, Why)> {
    let kind = &question.kind;
    match (kind, reading) {
        (Kind::YesNo { points, .. }, Reading::YesNo(yes)) => points.map(|points| {
            (
                if *yes { points.yes } else { points.no },
                Why::YesNo { yes: *yes },
            )
        }),
        (_, Reading::Option(choice)) => choice.points.map(|points| {
            (
                points,
                Why::Option {
                    option: choice.id.clone(),
                },
            )
        }),
        (Kind::MultipleChoice { max_points, .. }, Reading::Options(chosen)) => {
            kind.possible()?;
            let sum: i64 = chosen.iter().filter_map(|choice| choice.points).sum();
            let held = max_points.map_or(sum, |most| sum.min(most));
            let options: Vec<OptionId> = chosen.iter().map(|choice| choice.id.clone()).collect();
            Some((
                held,
                Why::Options {
                    options,
                    capped: held < sum,
                },
            ))
        }
        (_, Reading::Grade(value)) => {
            let row = kind
                .grade_points()?
                .iter()
                .find(|row| row.value == *value)?;
            Some((row.points, Why::Grade { value: *value }))
        }
        (_, Reading::Number(number)) => {
            let band = kind
                .point_bands()?
                .iter()
                .find(|band| band.holds(*number))?;
            let why = Why::Band {
                value: *number,
                from: band.from,
                below: band.below,
            };
            Some((band.points, why))
        }
        (Kind::Photo { min, points, .. }, Reading::Photos(count)) => {
            let points = (*points)?;
            let earned = if count >= min { points } else { 0 };
            Some((
                earned,
                Why::Photos {
                    count: *count,
                    min: *min,
                },
            ))
        }
        _ => None,
    }
}

/// Whether a reading earns less than the question's `pass_at`.
pub(crate) fn is_missed(question: &Question, reading: &Reading<'_>) -> bool {
    match (question.pass_at, earned(question, reading)) {
        (Some(pass_at), Some((points, _))) => points < pass_at,
        _ => false,
    }
}

/// Whether any of the names means this reading; for a multiple choice: is among the chosen.
pub(crate) fn matches_any(
    question: &Question,
    reading: &Reading<'_>,
    names: &[AnswerName],
) -> bool {
    names.iter().any(|name| match name {
        AnswerName::Missed => is_missed(question, reading),
        AnswerName::Word(word) => match reading {
            Reading::YesNo(yes) => word.as_str() == if *yes { "yes" } else { "no" },
            Reading::Option(choice) => choice.id == *word,
            Reading::Options(chosen) => chosen.iter().any(|choice| choice.id == *word),
            _ => false,
        },
        AnswerName::Value(value) => matches!(reading, Reading::Grade(grade) if grade == value),
    })
}
