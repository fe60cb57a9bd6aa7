//! Numbers, days and times as they are written, in thousandths.

/// A decimal number in thousandths.
pub fn decimal(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    if !plain(whole) || !plain(rest) || rest.len() > 3 || whole.len() > 10 {
        return None;
    }
    let rest: i64 = format!("{rest:0<3}").parse().ok()?;
    let size = whole.parse::<i64>().ok()? * 1000 + rest;
    let number = if text.starts_with('-') { -size } else { size };
    (size <= 1_000_000_000_000).then_some(number)
}

/// Seconds since midnight, in thousandths.
pub fn time(text: &str) -> Option<i64> {
    let parts: Vec<&str> = text.split(':').collect();
    let whole = |part: &&str| part.len() == 2 && part.chars().all(|c| c.is_ascii_digit());
    if !(parts.len() == 2 || parts.len() == 3) || !parts.iter().all(whole) {
        return None;
    }
    let mut numbers = parts.iter().map(|part| part.parse::<i64>().unwrap_or(99));
    let (h, m, s) = (
        numbers.next()?,
        numbers.next()?,
        numbers.next().unwrap_or(0),
    );
    (h < 24 && m < 60 && s < 60).then_some((h * 3600 + m * 60 + s) * 1000)
}

/// Days since 1970, in thousandths, counted one by one.
pub fn day(text: &str) -> Option<i64> {
    let parts: Vec<&str> = text.split('-').collect();
    let shape: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    if shape != [4, 2, 2] || !text.chars().all(|c| c.is_ascii_digit() || c == '-') {
        return None;
    }
    let numbers: Vec<i64> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let (year, month, date) = (numbers[0], numbers[1], numbers[2]);
    let leap = |year: i64| (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let months = |year| {
        [
            31,
            if leap(year) { 29 } else { 28 },
            31,
            30,
            31,
            30,
            31,
            31,
            30,
            31,
            30,
            31,
        ]
    };
    if !(1970..3000).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let before = usize::try_from(month - 1).ok()?;
    if date < 1 || date > months(year)[before] {
        return None;
    }
    let years: i64 = (1970..year)
        .map(|year| if leap(year) { 366 } else { 365 })
        .sum();
    let passed: i64 = months(year)[..before].iter().sum();
    Some((years + passed + date - 1) * 1000)
}
