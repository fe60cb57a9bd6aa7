//! What a person can type in answer to a question.

use super::catalogue::{say, say_with};
use super::measured;
use crate::checklist::{Kind, Question};
use crate::civil::DAY;
use crate::number::Decimal;
use crate::text::Language;

/// What a person can type in answer to a question.
#[must_use]
pub fn kind_hint(question: &Question, language: &Language) -> String {
    let pair = |min: String, max: String| [("min", min), ("max", max)];
    match &question.kind {
        Kind::YesNo { .. } => say("hint-yes-no", language),
        Kind::SingleChoice { .. } => say("hint-single-choice", language),
        Kind::MultipleChoice {
            options, min, max, ..
        } => {
            if *min == 0 && usize::try_from(*max).is_ok_and(|max| max >= options.len()) {
                return say("hint-multiple-choice", language);
            }
            let args = pair(min.to_string(), max.to_string());
            say_with("hint-multiple-choice-range", language, &args)
        }
        Kind::Number {
            min,
            max,
            decimals,
            unit,
            ..
        } => {
            let unit = unit.as_ref().map(|unit| unit.get(language));
            number_hint(*min, *max, *decimals, unit, language)
        }
        Kind::Money {
            min,
            max,
            decimals,
            currency,
            ..
        } => {
            let unit = currency.as_ref().map(crate::id::Currency::as_str);
            number_hint(*min, *max, *decimals, unit, language)
        }
        Kind::Duration { min, max, .. } => {
            let min = min.filter(|min| min.thousandths() != 0);
            let ends = ends(min, *max, question, language);
            ranged("hint-duration", "hint-length", ends, language)
        }
        Kind::Date { min, max } => {
            let ends = ends(*min, *max, question, language);
            ranged("hint-date", "hint-moment", ends, language)
        }
        Kind::Time { min, max, .. } => {
            // The ends of the day go without saying.
            let min = min.filter(|min| min.thousandths() != 0);
            let max = max.filter(|max| max.whole() != Some(DAY - 1));
            let ends = ends(min, max, question, language);
            ranged("hint-time", "hint-moment", ends, language)
        }
        Kind::Text {
            min_length: 0,
            max_length,
            ..
        } => say_with("hint-text", language, &[("max", max_length.to_string())]),
        Kind::Text {
            min_length,
            max_length,
            ..
        } => {
            let args = pair(min_length.to_string(), max_length.to_string());
            say_with("hint-text-range", language, &args)
        }
        Kind::Photo { min, max, .. } => say_with(
            "hint-photo",
            language,
            &pair(min.to_string(), max.to_string()),
        ),
        Kind::Scale { .. } | Kind::Nps { .. } | Kind::Csat { .. } | Kind::Ces { .. } => {
            let grades = question.kind.grades().unwrap_or(0..=0);
            let args = pair(grades.start().to_string(), grades.end().to_string());
            say_with("hint-grade", language, &args)
        }
    }
}

fn number_hint(
    min: Option<Decimal>,
    max: Option<Decimal>,
    decimals: u8,
    unit: Option<&str>,
    language: &Language,
) -> String {
    let mut args = Vec::new();
    args.extend(min.map(|min| ("min", min.to_string())));
    args.extend(max.map(|max| ("max", max.to_string())));
    let key = match (min, max) {
        (None, None) => "hint-number",
        (Some(_), None) => "hint-number-min",
        (None, Some(_)) => "hint-number-max",
        (Some(_), Some(_)) => "hint-number-range",
    };
    let mut hint = say_with(key, language, &args);
    if decimals > 0 {
        let args = [("hint", hint), ("decimals", decimals.to_string())];
        hint = say_with("hint-number-decimals", language, &args);
    }
    if let Some(unit) = unit {
        let args = [("hint", hint), ("unit", unit.to_owned())];
        hint = say_with("hint-number-unit", language, &args);
    }
    hint
}

/// The ends of a range as people read them.
type Ends = (Option<String>, Option<String>);

fn ends(
    min: Option<Decimal>,
    max: Option<Decimal>,
    question: &Question,
    language: &Language,
) -> Ends {
    let shown = |mark| measured(mark, Some(question), language);
    (min.map(shown), max.map(shown))
}

/// A hint with the range, if there is one.
fn ranged(hint: &str, range: &str, ends: Ends, language: &Language) -> String {
    let hint = say(hint, language);
    let (args, end) = match ends {
        (None, None) => return hint,
        (Some(min), None) => (vec![("min", min)], "min"),
        (None, Some(max)) => (vec![("max", max)], "max"),
        (Some(min), Some(max)) => (vec![("min", min), ("max", max)], "range"),
    };
    let args: Vec<_> = args.into_iter().chain([("hint", hint)]).collect();
    say_with(&format!("{range}-{end}"), language, &args)
}
