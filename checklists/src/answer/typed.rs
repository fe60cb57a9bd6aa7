//! From what a person types to a value: `y`, `نعم`, `2`, `1,3`, `1:30`, `2.5`.

use unicode_normalization::UnicodeNormalization;

use super::{Answer, AnswerError, AnswerValue, Reading, read};
use crate::checklist::{Choice, Kind, Question};
use crate::civil::{parse_date, parse_time, show_date, show_time};
use crate::number::Decimal;
use crate::progress::check_text;

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
/// commas between; durations as `90`, `90s`, `2m`, `1m30s`, `1:30`, `1:02:03`; days as
/// `2026-01-31` or `31.1.2026`; times of day as `14:30`, `9.05` or `2:30 pm`; amounts with or
/// without the currency.
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
            number(&plain, *decimals).ok_or_else(|| AnswerError::not_understood(name, typed))??
        }
        Kind::Money {
            decimals, currency, ..
        } => {
            let code = currency.as_ref().map(|code| code.as_str().to_lowercase());
            let code = code.unwrap_or_default();
            let amount = plain
                .trim_start_matches(code.as_str())
                .trim_end_matches(code.as_str());
            number(amount.trim(), *decimals)
                .ok_or_else(|| AnswerError::not_understood(name, typed))??
        }
        Kind::Date { .. } => AnswerValue::Text(
            typed_date(&plain).ok_or_else(|| AnswerError::not_understood(name, typed))?,
        ),
        Kind::Time { .. } => AnswerValue::Text(
            typed_time(&plain).ok_or_else(|| AnswerError::not_understood(name, typed))?,
        ),
        Kind::Scale { .. } | Kind::Nps { .. } | Kind::Csat { .. } | Kind::Ces { .. } => {
            let grade = plain
                .parse()
                .map_err(|_| AnswerError::not_understood(name, typed))?;
            AnswerValue::Integer(grade)
        }
        Kind::Photo { .. } => return Err(AnswerError::AttachPhotos),
    };
    let answer = Answer::of(value);
    if let Reading::Text(text) = read(question, &answer)? {
        check_text(kind, text)?;
    }
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

/// A number as an answer; `None` if it is none.
fn number(plain: &str, decimals: u8) -> Option<Result<AnswerValue, AnswerError>> {
    let number = parse_number(plain)?;
    Some(match number.whole() {
        Some(whole) => Ok(AnswerValue::Integer(whole)),
        None if decimals == 0 => Err(AnswerError::TooManyDecimals { decimals }),
        None => Ok(AnswerValue::Text(number.to_string())),
    })
}

/// A day typed as `2026-01-31`, or with the day first and points between: `31.1.2026`. Slashes
/// are not taken, because people do not agree on what comes first.
pub(crate) fn typed_date(plain: &str) -> Option<String> {
    let days = match plain.split('.').collect::<Vec<_>>()[..] {
        [day, month, year] => parse_date(&format!("{year:0>4}-{month:0>2}-{day:0>2}"))?,
        _ => parse_date(plain)?,
    };
    Some(show_date(days))
}

/// A time of day typed as `14:30`, `14:30:05`, `9.05`, `2:30 pm` or `2 pm`.
pub(crate) fn typed_time(plain: &str) -> Option<String> {
    const MORNING: [&str; 5] = ["am", "a.m.", "ص", "صباحا", "மு.ப"];
    const EVENING: [&str; 5] = ["pm", "p.m.", "م", "مساء", "பி.ப"];
    let ending = |words: [&'static str; 5]| {
        let found = words.into_iter().find(|word| plain.ends_with(word))?;
        Some(plain[..plain.len() - found.len()].trim_end())
    };
    let (clock, half) = match (ending(MORNING), ending(EVENING)) {
        (Some(clock), _) => (clock, Some(0)),
        (None, Some(clock)) => (clock, Some(12)),
        (None, None) => (plain, None),
    };
    let clock = clock.replace(['.', '\u{66b}'], ":");
    let mut parts: Vec<&str> = clock.split(':').collect();
    if parts.len() == 1 && half.is_some() {
        parts.push("00");
    }
    let plain = |hour: &&&str| hour.len() <= 2 && hour.bytes().all(|b| b.is_ascii_digit());
    let mut hour: u32 = parts.first().filter(plain)?.parse().ok()?;
    if let Some(half) = half {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + half;
    }
    let hour = format!("{hour:02}");
    parts[0] = &hour;
    parse_time(&parts.join(":")).map(show_time)
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
    fn days_and_times_are_understood_as_people_write_them() {
        for (typed, day) in [
            ("2026-01-31", Some("2026-01-31")),
            ("31.1.2026", Some("2026-01-31")),
            ("31.01.2026", Some("2026-01-31")),
            ("1/2/2026", None),
            ("31.2.2026", None),
            ("1.1.26", None),
        ] {
            assert_eq!(typed_date(typed).as_deref(), day, "{typed}");
        }
        for (typed, time) in [
            ("14:30", Some("14:30")),
            ("9:05", Some("09:05")),
            ("9.05", Some("09:05")),
            ("14:30:05", Some("14:30:05")),
            ("2:30 pm", Some("14:30")),
            ("12 am", Some("00:00")),
            ("12:15pm", Some("12:15")),
            ("2:30 م", Some("14:30")),
            ("13 pm", None),
            ("24:00", None),
            ("9", None),
            ("9:5", None),
            ("", None),
            ("pm", None),
            ("+9:05", None),
        ] {
            assert_eq!(typed_time(typed).as_deref(), time, "{typed}");
        }
    }

    #[test]
    fn not_applicable_is_understood_in_three_languages() {
        for typed in ["N/A", " na ", "لا ينطبق", "பொருந்தாது"] {
            assert!(says_not_applicable(typed), "{typed}");
        }
        assert!(!says_not_applicable("no"));
    }
}
