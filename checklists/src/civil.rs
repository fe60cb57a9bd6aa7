//! Days and times of day, as the numbers that measured answers are.
//!
//! A day is the number of days since 1 January 1970, a time of day the seconds since midnight.
//! The years reach from 1970 to 2999.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use crate::number::Decimal;

const YEARS: RangeInclusive<i32> = 1970..=2999;
/// The days from 1 January of the year 1 to 1 January 1970, counting both.
const EPOCH: i32 = 719_163;
/// The seconds of a day.
pub(crate) const DAY: i64 = 24 * 60 * 60;

/// The day written as `2026-01-31`.
pub(crate) fn parse_date(text: &str) -> Option<Decimal> {
    let shape = text.bytes().enumerate().all(|(index, byte)| match index {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if !shape || text.len() != 10 {
        return None;
    }
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    let days = day.num_days_from_ce() - EPOCH;
    YEARS
        .contains(&day.year())
        .then(|| Decimal::from_whole(days.into()))?
}

/// The day as `2026-01-31`.
pub(crate) fn show_date(days: Decimal) -> String {
    let day = days
        .whole()
        .and_then(|days| i32::try_from(days).ok())
        .and_then(|days| NaiveDate::from_num_days_from_ce_opt(days.checked_add(EPOCH)?));
    day.map_or_else(
        || days.to_string(),
        |day| day.format("%Y-%m-%d").to_string(),
    )
}

/// The time of day written as `14:30` or `14:30:05`.
pub(crate) fn parse_time(text: &str) -> Option<Decimal> {
    let parts: Vec<&str> = text.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    let mut seconds = 0;
    for (part, limit) in parts.iter().zip([24, 60, 60]) {
        let plain = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        let number: i64 = plain.then(|| part.parse().ok())??;
        if number >= limit {
            return None;
        }
        seconds = seconds * 60 + number;
    }
    if parts.len() == 2 {
        seconds *= 60;
    }
    Decimal::from_whole(seconds)
}

/// The time of day as `14:30`, or `14:30:05` where there are seconds.
pub(crate) fn show_time(seconds: Decimal) -> String {
    let Some(seconds) = seconds.whole() else {
        return seconds.to_string();
    };
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match rest {
        0 => format!("{hours:02}:{minutes:02}"),
        rest => format!("{hours:02}:{minutes:02}:{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_the_first_of_1970() {
        for (text, days) in [
            ("1970-01-01", 0),
            ("1970-03-01", 59),
            ("2024-02-29", 19_782),
            ("2999-12-31", 376_199),
        ] {
            let day = Decimal::from_whole(days).unwrap();
            assert_eq!(parse_date(text), Some(day), "{text}");
            assert_eq!(show_date(day), text);
        }
        for bad in [
            "",
            "2026-1-1",
            "2026-02-29",
            "2026-13-01",
            "1969-12-31",
            "3000-01-01",
            "20260101",
            "2026/01/01",
            "+026-01-01",
            "2026-01-01 ",
            "٢٠٢٦-٠١-٠١",
        ] {
            assert_eq!(parse_date(bad), None, "{bad}");
        }
    }

    #[test]
    fn times_of_day_have_two_digits_a_part() {
        for (text, seconds, shown) in [
            ("00:00", 0, "00:00"),
            ("09:05", 32_700, "09:05"),
            ("23:59:59", 86_399, "23:59:59"),
            ("12:00:00", 43_200, "12:00"),
        ] {
            let time = Decimal::from_whole(seconds).unwrap();
            assert_eq!(parse_time(text), Some(time), "{text}");
            assert_eq!(show_time(time), shown);
        }
        for bad in [
            "", "9:05", "24:00", "12:60", "12:00:60", "12", "1:2:3:4", "12:00:", "+1:00",
        ] {
            assert_eq!(parse_time(bad), None, "{bad}");
        }
    }
}
