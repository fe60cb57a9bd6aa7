//! What one answer means for one question, which points it earns, and which names fit it.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation;

use super::{Answer, AnswerError, AnswerValue};
use crate::checklist::{AnswerName, Choice, Kind, PointBand, Question};
use crate::civil::{parse_date, parse_time, show_date, show_time};
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
    /// A number or an amount; seconds of a duration, or since midnight; days since 1970.
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

/// What earlier answers make of a question: which options are shown, and which bands hold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terms {
    /// A bit for every option, the first at the right.
    shown: u128,
    /// The number of the case whose bands hold.
    case: usize,
}

impl Terms {
    /// Every option is shown, and the first case holds.
    pub const OPEN: Self = Self {
        shown: u128::MAX,
        case: 0,
    };

    pub fn hide(&mut self, option: usize) {
        self.shown &= !bit(option);
    }

    pub fn shows(self, option: usize) -> bool {
        // An option beyond the limit of the language is always shown.
        bit(option) == 0 || self.shown & bit(option) != 0
    }

    pub fn set_case(&mut self, case: usize) {
        self.case = case;
    }

    fn shows_all(self) -> bool {
        self.shown == u128::MAX
    }

    fn bands(self, kind: &Kind) -> Option<(&[PointBand], Option<u32>)> {
        match kind.cases().get(self.case) {
            Some(case) => Some((&case.bands, u32::try_from(self.case).ok())),
            None => Some((kind.point_bands()?, None)),
        }
    }
}

fn bit(option: usize) -> u128 {
    let place = u32::try_from(option).unwrap_or(u32::MAX);
    1_u128.checked_shl(place).unwrap_or(0)
}

/// The meaning of an answer to a question of which every option is shown.
///
/// # Errors
/// [`AnswerError`] when the answer does not fit the question.
pub fn read<'a>(question: &'a Question, answer: &'a Answer) -> Result<Reading<'a>, AnswerError> {
    read_under(question, answer, Terms::OPEN)
}

/// The meaning of an answer; an option that is not shown is not chosen.
pub(crate) fn read_under<'a>(
    question: &'a Question,
    answer: &'a Answer,
    terms: Terms,
) -> Result<Reading<'a>, AnswerError> {
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
        Some(value) => read_value(&question.kind, value, terms),
    }
}

fn read_value<'a>(
    kind: &'a Kind,
    value: &'a AnswerValue,
    terms: Terms,
) -> Result<Reading<'a>, AnswerError> {
    match (kind, value) {
        (Kind::YesNo { .. }, AnswerValue::Text(word)) => match word.as_str() {
            "yes" => Ok(Reading::YesNo(true)),
            "no" => Ok(Reading::YesNo(false)),
            _ => Err(AnswerError::WrongKind { kind: kind.name() }),
        },
        (Kind::SingleChoice { options }, AnswerValue::Text(id)) => options
            .iter()
            .enumerate()
            .find(|(_, option)| option.id.as_str() == id)
            .map(|(index, option)| match terms.shows(index) {
                true => Reading::Option(option),
                false => Reading::Blank,
            })
            .ok_or_else(|| AnswerError::unknown_option(id)),
        (
            Kind::MultipleChoice {
                options, min, max, ..
            },
            AnswerValue::List(ids),
        ) => read_options(options, ids, *min, *max, terms),
        (Kind::Date { .. }, AnswerValue::Text(text)) => {
            in_range(kind, parse_date(text)).map(Reading::Number)
        }
        (Kind::Time { .. }, AnswerValue::Text(text)) => {
            in_range(kind, parse_time(text)).map(Reading::Number)
        }
        (Kind::Number { decimals, .. } | Kind::Money { decimals, .. }, AnswerValue::Text(text))
            if *decimals > 0 =>
        {
            let number =
                Decimal::parse(text).map_err(|_| AnswerError::WrongKind { kind: kind.name() })?;
            if number.decimals() > *decimals {
                return Err(AnswerError::TooManyDecimals {
                    decimals: *decimals,
                });
            }
            in_range(kind, Some(number)).map(Reading::Number)
        }
        (
            Kind::Number { .. } | Kind::Duration { .. } | Kind::Money { .. },
            AnswerValue::Integer(whole),
        ) => in_range(kind, Decimal::from_whole(*whole)).map(Reading::Number),
        (Kind::Text { max_length, .. }, AnswerValue::Text(text)) => {
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
    terms: Terms,
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
    let chosen: Vec<&Choice> = options
        .iter()
        .enumerate()
        .filter(|(index, option)| terms.shows(*index) && seen.contains(option.id.as_str()))
        .map(|(_, option)| option)
        .collect();
    let count = u32::try_from(chosen.len()).unwrap_or(u32::MAX);
    // Who chose only what is no longer shown has not answered.
    if count == 0 && !ids.is_empty() {
        return Ok(Reading::Blank);
    }
    if count < min {
        return Err(AnswerError::TooFewChosen { min });
    }
    if count > max {
        return Err(AnswerError::TooManyChosen { max });
    }
    Ok(Reading::Options(chosen))
}

/// The number, if there is one and it lies in the range of its kind.
fn in_range(kind: &Kind, number: Option<Decimal>) -> Result<Decimal, AnswerError> {
    let number = number.ok_or(AnswerError::WrongKind { kind: kind.name() })?;
    let (min, max) = kind.range().unwrap_or_default();
    let shown = |mark: Decimal| match kind {
        Kind::Date { .. } => show_date(mark),
        Kind::Time { .. } => show_time(mark),
        _ => mark.to_string(),
    };
    match (min, max) {
        (Some(min), _) if number < min => Err(AnswerError::BelowMin { min: shown(min) }),
        (_, Some(max)) if number > max => Err(AnswerError::AboveMax { max: shown(max) }),
        _ => Ok(number),
    }
}

/// The points possible, before weight; `None` for a question that is not scored.
pub(crate) fn possible(question: &Question, terms: Terms) -> Option<i64> {
    question.kind.possible_among(|option| terms.shows(option))
}

/// The points below which a question is missed: its `pass_at`, or what can still be earned where
/// options are hidden.
pub(crate) fn pass_mark(question: &Question, terms: Terms) -> Option<i64> {
    let mark = question.pass_at?;
    if terms.shows_all() {
        return Some(mark);
    }
    Some(possible(question, terms).map_or(mark, |possible| mark.min(possible)))
}

/// The points that a reading earns, before weight, and why; `None` for a question that is not
/// scored and for a reading that is no answer.
pub(crate) fn earned(
    question: &Question,
    reading: &Reading<'_>,
    terms: Terms,
) -> Option<(i64, Why)> {
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
            let (bands, case) = terms.bands(kind)?;
            let band = bands.iter().find(|band| band.holds(*number))?;
            let why = Why::Band {
                value: *number,
                from: band.from,
                below: band.below,
                case,
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

/// Whether a reading earns less than the question's mark.
fn is_missed(question: &Question, reading: &Reading<'_>, terms: Terms) -> bool {
    match (pass_mark(question, terms), earned(question, reading, terms)) {
        (Some(mark), Some((points, _))) => points < mark,
        _ => false,
    }
}

/// Whether any of the names means this reading; for a multiple choice: is among the chosen.
pub(crate) fn matches_any(
    question: &Question,
    reading: &Reading<'_>,
    terms: Terms,
    names: &[AnswerName],
) -> bool {
    names.iter().any(|name| match name {
        AnswerName::Missed => is_missed(question, reading, terms),
        AnswerName::Word(word) => match reading {
            Reading::YesNo(yes) => word.as_str() == if *yes { "yes" } else { "no" },
            Reading::Option(choice) => choice.id == *word,
            Reading::Options(chosen) => chosen.iter().any(|choice| choice.id == *word),
            _ => false,
        },
        AnswerName::Value(value) => matches!(reading, Reading::Grade(grade) if grade == value),
    })
}
