//! From what a person types to a value: `y`, `نعم`, `2`, `1,3`, `1:30`, `2.5`.

use unicode_normalization::UnicodeNormalization;

use super::{Answer, AnswerError, AnswerValue, read};
use crate::checklist::{Choice, Kind, Question};
use crate::number::Decimal;

const YES: [&str; 8] = ["yes", "y", "نعم", "ن", "أجل", "ஆம்", "ஆமாம்", "ஆ"];
const NO: [&str; 6] = ["no", "n", "لا", "ل", "இல்லை", "இ"];
const NOT_APPLICABLE: [&str; 6] = [
    "n/a",
    "na",
    "not applicable",
    "لا ينطبق",
    "غير منطبق",
    "பொருந்தாது",
];
/// How a person says that no option of a multiple choice holds.
const NONE: [&str; 7] = [
    "none",
    "-",
    "0",
    "لا شيء",
    "لاشيء",
    "எதுவுமில்லை",
    "எதுவும் இல்லை",
];

/// The value that a person means by typing this in answer to a question.
///
/// Letter case, surrounding white space and the digits' script do not matter. Yes and no are
/// understood in English, Arabic and Tamil; options by number, id or label; several options with
/// commas between; durations as `90`, `90s`, `2m`, `1m30s`, `1:30`, `1:02:03`.
///
/// # Errors
/// [`AnswerError`] when it is not understood or does not fit the question.
pub fn parse_value(question: &Question, typed: &str) -> Result<AnswerValue, AnswerError> {
    let kind = &question.kind;
    let name = kind.name();
    if matches!(kind, Kind::Photo { .. }) {
        return Err(AnswerError::AttachPhotos);
    }
    let text: String = typed.nfc().filter(|c| *c != '\0').collect();
    let text = text.trim();
    if text.is_empty() {
        return Err(AnswerError::not_understood(name, typed));
    }
    let plain = western_digits(&text.to_lowercase());
    let value = match kind {
        Kind::Text { .. } => AnswerValue::Text(text.to_owned()),
        Kind::YesNo { .. } => match plain.as_str() {
            word if YES.contains(&word) => AnswerValue::from("yes"),
            word if NO.contains(&word) => AnswerValue::from("no"),
            _ => return Err(AnswerError::not_understood(name, typed)),
        },
        Kind::SingleChoice { options } => {
            AnswerValue::Text(find_option(options, &plain)?.id.to_string())
        }
        Kind::MultipleChoice { options, .. } => AnswerValue::List(find_options(options, &plain)?),
        Kind::Duration { .. } => AnswerValue::Integer(
            parse_duration(&plain).ok_or_else(|| AnswerError::not_understood(name, typed))?,
        ),
        Kind::Number { decimals, .. } => {
            let number =
                parse_number(&plain).ok_or_else(|| AnswerError::not_understood(name, typed))?;
            match number.whole() {
                Some(whole) => AnswerValue::Integer(whole),
                None if *decimals == 0 => {
                    return Err(AnswerError::TooManyDecimals { decimals: 0 });
                }
                None => AnswerValue::Text(number.to_string()),
            }
        }
        Kind::Scale { .. } | Kind::Nps { .. } | Kind::Csat { .. } | Kind::Ces { .. } => {
            let grade = plain
                .parse()
                .map_err(|_| AnswerError::not_understood(name, typed))?;
            AnswerValue::Integer(grade)
        }
        Kind::Photo { .. } => return Err(AnswerError::AttachPhotos),
    };
    let answer = Answer::of(value);
    read(question, &answer)?;
    answer
        .value
        .ok_or_else(|| AnswerError::not_understood(name, typed))
}

/// Whether a person means "not applicable" by typing this, in English, Arabic or Tamil.
#[must_use]
pub fn says_not_applicable(typed: &str) -> bool {
    let text: String = typed.nfc().collect();
    NOT_APPLICABLE.contains(&text.trim().to_lowercase().as_str())
}

/// The text with Arabic-Indic, Persian and Tamil digits replaced by 0-9.
fn western_digits(text: &str) -> String {
    const ZEROS: [char; 3] = ['\u{660}', '\u{6f0}', '\u{be6}'];
    let western = |c: char| {
        ZEROS.iter().find_map(|zero| {
            let digit = u32::from(c).checked_sub(u32::from(*zero))?;
            char::from_digit(digit, 10).filter(|_| digit < 10)
        })
    };
    text.chars().map(|c| western(c).unwrap_or(c)).collect()
}

fn find_option<'a>(options: &'a [Choice], plain: &str) -> Result<&'a Choice, AnswerError> {
    let by_number = || {
        plain
            .parse::<usize>()
            .ok()?
            .checked_sub(1)
            .and_then(|i| options.get(i))
    };
    let by_id = || options.iter().find(|option| option.id.as_str() == plain);
    let by_label = || {
        let same = |label: &str| western_digits(&label.trim().to_lowercase()) == plain;
        let mut found = options
            .iter()
            .filter(|option| option.label.entries().any(|(_, text)| same(text)));
        // A label that two options share names neither.
        found.next().filter(|_| found.next().is_none())
    };
    by_id()
        .or_else(by_number)
        .or_else(by_label)
        .ok_or_else(|| AnswerError::unknown_option(plain))
}

fn find_options(options: &[Choice], plain: &str) -> Result<Vec<String>, AnswerError> {
    let whole = find_option(options, plain);
    if whole.is_err() && NONE.contains(&plain) {
        return Ok(vec![]);
    }
    if let Ok(option) = whole {
        return Ok(vec![option.id.to_string()]);
    }
    let separators = [',', ';', '\u{60c}', '\u{61b}', '+', '&'];
    let mut ids: Vec<String> = Vec::new();
    for part in plain
        .split(separators)
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let id = find_option(options, part)?.id.to_string();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    if ids.is_empty() {
        return Err(AnswerError::unknown_option(plain));
    }
    Ok(ids)
}

/// A number typed with a point, a comma or the Arabic decimal separator.
fn parse_number(plain: &str) -> Option<Decimal> {
    let text: String = plain
        .chars()
        .map(|c| if matches!(c, ',' | '\u{66b}') { '.' } else { c })
        .collect();
    let text = text
        .strip_prefix('+')
        .unwrap_or(&text)
        .replace('\u{2212}', "-");
    Decimal::parse(&text).ok()
}

/// Seconds, from `90`, `90s`, `2m`, `1m30s`, `1h`, `1:30` or `1:02:03`.
pub(crate) fn parse_duration(plain: &str) -> Option<i64> {
    let digits = |part: &str| -> Option<i64> {
        let plain = (1..=9).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if plain { part.parse().ok() } else { None }
    };
    if plain.contains(':') {
        let parts: Vec<&str> = plain.split(':').collect();
        if !(2..=3).contains(&parts.len()) || parts[1..].iter().any(|part| part.len() != 2) {
            return None;
        }
        let mut seconds = digits(parts[0])?;
        for part in &parts[1..] {
            let part = digits(part).filter(|part| *part < 60)?;
            seconds = seconds.checked_mul(60)?.checked_add(part)?;
        }
        return Some(seconds);
    }
    if let Some(seconds) = digits(plain) {
        return Some(seconds);
    }
    let mut rest = plain.trim();
    let mut seconds: i64 = 0;
    // Each unit at most once, from the largest to the smallest.
    for (names, factor) in [
        (["hours", "hour", "hrs", "hr", "h"].as_slice(), 3600),
        (["minutes", "minute", "mins", "min", "m"].as_slice(), 60),
        (["seconds", "second", "secs", "sec", "s"].as_slice(), 1),
    ] {
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        let Some(amount) = digits(&rest[..end]) else {
            continue;
        };
        let after = rest[end..].trim_start();
        let letters = after
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(after.len());
        if names.contains(&&after[..letters]) {
            seconds = seconds.checked_add(amount.checked_mul(factor)?)?;
            rest = after[letters..].trim_start();
        }
    }
    (rest.is_empty() && !plain.is_empty()).then_some(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_understood_as_people_write_them() {
        let cases = [
            ("90", 90),
            ("90s", 90),
            ("2m", 120),
            ("1m30s", 90),
            ("1 min 30 sec", 90),
            ("1h", 3600),
            ("1h5s", 3605),
            ("1:30", 90),
            ("01:30", 90),
            ("1:02:03", 3723),
            ("75:00", 4500),
        ];
        for (typed, seconds) in cases {
            assert_eq!(parse_duration(typed), Some(seconds), "{typed}");
        }
        for bad in [
            "", "s", "1:3", "1:60", "1:2:3", ":30", "30s1m", "1m1m", "1.5m", "-5", "1x",
        ] {
            assert_eq!(parse_duration(bad), None, "{bad}");
        }
    }

    #[test]
    fn digits_of_three_scripts_are_digits() {
        assert_eq!(western_digits("١٢٫٥ ۴ ௧௦"), "12٫5 4 10");
        assert_eq!(parse_number("12٫5"), Decimal::parse("12.5").ok());
        assert_eq!(parse_number("2,5"), Decimal::parse("2.5").ok());
    }

    #[test]
    fn not_applicable_is_understood_in_three_languages() {
        for typed in ["N/A", " na ", "لا ينطبق", "பொருந்தாது"] {
            assert!(says_not_applicable(typed), "{typed}");
        }
        assert!(!says_not_applicable("no"));
    }
}
