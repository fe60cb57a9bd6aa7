//! The words and the figures of the report in its language: labels from `locales/`, numbers, dates.
//!
//! Every value that goes into a sentence passes through here, so that it is isolated where the direction
//! of the text could otherwise pull it apart (Unicode Standard Annex 9, section 6.3).

mod retold;

use std::borrow::Cow;
use std::collections::HashMap;

use api::reports::{Digits, FEWEST_VISITS_TO_RANK, Interval, Percent, Period, Points};
use chrono::{DateTime, Datelike, Months, NaiveDate, Timelike, Utc, Weekday};
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{Loader, static_loader};

use crate::formats::{Formats, LRI, PDI, RLI};
use crate::language::Language;

static_loader! {
    pub(crate) static LOCALES = {
        locales: "./locales",
        fallback_language: "en",
        // Isolation is decided value by value in this module.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// FIRST STRONG ISOLATE.
const FSI: char = '\u{2068}';
/// A minus as wide as a digit.
const MINUS: char = '\u{2212}';

/// A value for a sentence.
pub enum Value<'a> {
    /// A count: chooses the plural form as `$name` and is printed as `$name-text`.
    Count(u32),
    /// A text that somebody wrote: a store's name, a slug.
    Text(&'a str),
    /// Something this module made: a figure, a date, a part of a sentence.
    Made(String),
}

/// The words of one language and the figures in its digits.
pub struct Words {
    language: Language,
    digits: Digits,
    /// Bare numbers and dates, for where nothing stands around them.
    pub formats: Formats,
    /// Values every sentence may use.
    standing: Vec<(&'static str, String)>,
}

impl Words {
    /// The words of `language`, with figures in `digits`.
    pub fn new(language: Language, digits: Digits) -> Self {
        let mut words = Self {
            language,
            digits,
            formats: Formats::new(language, digits),
            standing: Vec::new(),
        };
        words.standing = vec![
            ("confidence", words.mark(Percent::from_hundredths(9_500))),
            ("likely", words.count(95)),
            ("few", words.count(FEWEST_VISITS_TO_RANK)),
            ("zero", words.count(0)),
            ("whole", words.mark(Percent::from_hundredths(10_000))),
        ];
        words
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The label `key`.
    pub fn say(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The sentence `key` with its values.
    pub fn with(&self, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
        let mut args: HashMap<Cow<'static, str>, FluentValue<'_>> = HashMap::new();
        for (name, value) in &self.standing {
            args.insert(Cow::Borrowed(name), value.as_str().into());
        }
        for (name, value) in values {
            match value {
                Value::Count(count) => {
                    // Fluent's rules for Arabic say 103 as they say 100 (intl_pluralrules 7.0.2).
                    let chooses = FluentValue::from(self.formats.of_same_form(*count));
                    args.insert(Cow::Borrowed(name), chooses);
                    args.insert(
                        Cow::Owned(format!("{name}-text")),
                        self.count(*count).into(),
                    );
                }
                Value::Text(text) => {
                    args.insert(Cow::Borrowed(name), self.isolate(text).into());
                }
                Value::Made(text) => {
                    args.insert(Cow::Borrowed(name), text.clone().into());
                }
            }
        }
        let said = LOCALES.try_lookup_with_args(self.language.id(), key, &args);
        debug_assert!(said.is_some(), "no words for {key}");
        said.unwrap_or_else(|| key.to_owned())
    }

    /// `text` kept together whatever stands around it.
    pub fn isolate(&self, text: &str) -> String {
        // What could break out of the isolate is taken out here and again before shaping.
        let inner: String = text.chars().filter(|c| !is_embedding(*c)).collect();
        format!("{FSI}{inner}{PDI}")
    }

    /// A count in the digits of the report.
    pub fn count(&self, count: u32) -> String {
        self.figure(self.formats.count(count.into()))
    }

    /// A share with one decimal and the percent sign.
    pub fn percent(&self, share: Percent) -> String {
        self.percent_of(&self.tenths(share))
    }

    /// A share with two decimals where one decimal would read as reaching `mark` though the share does not
    /// (P4), with one otherwise.
    pub fn percent_against(&self, share: Percent, mark: Option<Percent>) -> String {
        let reads_as_reached = |mark: Percent| {
            share < mark && rounded_tenths(share.hundredths()) * 10 >= mark.hundredths()
        };
        if mark.is_some_and(reads_as_reached) {
            self.percent_of(&self.hundredths(share))
        } else {
            self.percent(share)
        }
    }

    /// A share that somebody set, such as a pass mark: whole where it is whole.
    pub fn mark(&self, share: Percent) -> String {
        if share.hundredths() % 100 == 0 {
            self.percent_of(&self.signed_decimal(share.hundredths() / 100, 0))
        } else {
            self.percent_of(&self.hundredths(share))
        }
    }

    /// Numbers one after the other.
    pub fn list(&self, numbers: &[u32]) -> String {
        let numbers: Vec<String> = numbers
            .iter()
            .map(|number| self.number(*number as usize))
            .collect();
        numbers.join(&self.say("comma"))
    }

    /// A share with one decimal and no sign, for a column that has the sign in its heading.
    pub fn bare_percent(&self, share: Percent) -> String {
        self.figure(self.tenths(share))
    }

    /// The range between two shares, with the sign.
    pub fn percent_range(&self, low: Percent, high: Percent) -> String {
        let low = Value::Made(self.bare_percent(low));
        self.with(
            "percent-range",
            &[("low", low), ("high", Value::Made(self.percent(high)))],
        )
    }

    /// The range between two shares in one column of a table.
    pub fn bare_range(&self, low: Percent, high: Percent) -> String {
        self.with(
            "range",
            &[
                ("low", Value::Made(self.bare_percent(low))),
                ("high", Value::Made(self.bare_percent(high))),
            ],
        )
    }

    /// The range between two shares where there is no room for words.
    pub fn compact_range(&self, interval: Interval) -> String {
        self.with(
            "compact-range",
            &[
                ("low", Value::Made(self.bare_percent(interval.low))),
                ("high", Value::Made(self.bare_percent(interval.high))),
            ],
        )
    }

    /// A difference with its sign and the word for percentage points.
    pub fn points(&self, points: Points) -> String {
        self.with("points", &[("value", Value::Made(self.signed(points)))])
    }

    /// The range between two differences, each with its sign.
    pub fn points_range(&self, low: Points, high: Points) -> String {
        self.with(
            "signed-range",
            &[
                ("low", Value::Made(self.signed(low))),
                ("high", Value::Made(self.signed(high))),
            ],
        )
    }

    /// The range between two differences in one column of a table.
    pub fn bare_points_range(&self, low: Points, high: Points) -> String {
        let low = Value::Made(self.signed(low));
        let high = Value::Made(self.signed(high));
        self.with("signed-range-column", &[("low", low), ("high", high)])
    }

    /// A whole number that may be below zero, such as points.
    pub fn whole(&self, number: i64) -> String {
        self.figure(self.signed_decimal(number, 0))
    }

    /// The same with its sign, such as the end of a scale or points earned on top.
    pub fn signed_whole(&self, number: i64) -> String {
        let sign = if number > 0 { "+" } else { "" };
        self.figure(format!("{sign}{}", self.signed_decimal(number, 0)))
    }

    /// A mean of grades with both decimals.
    pub fn grade(&self, grade: Points) -> String {
        self.figure(self.signed_decimal(grade.0, 2))
    }

    /// A difference of such means with its sign.
    pub fn signed_grade(&self, points: Points) -> String {
        let sign = if points.0 > 0 { "+" } else { "" };
        self.figure(format!("{sign}{}", self.signed_decimal(points.0, 2)))
    }

    /// A day of the week.
    pub fn weekday(&self, weekday: Weekday) -> String {
        self.in_one_piece(self.formats.weekday(weekday))
    }

    /// A number, such as a version or a page, in the digits of the report.
    pub fn number(&self, number: usize) -> String {
        self.figure(
            self.formats
                .number(i64::try_from(number).unwrap_or(i64::MAX)),
        )
    }

    /// A fraction such as `6399/80`, or anything else that must stay in one piece from left to right.
    pub fn literal(&self, text: &str) -> String {
        format!("{LRI}{}{PDI}", self.formats.digits(text))
    }

    /// A code that people compare letter by letter, in the digits it was made with.
    pub fn code(&self, code: &str) -> String {
        let code: String = code.chars().filter(|c| !is_embedding(*c)).collect();
        format!("{LRI}{code}{PDI}")
    }

    /// A month with its year.
    pub fn month(&self, month: NaiveDate) -> String {
        self.in_one_piece(self.formats.month(month))
    }

    /// The short name of a month, for an axis.
    pub fn short_month(&self, month: NaiveDate) -> String {
        self.formats.short_month_name(month)
    }

    /// A year.
    pub fn year(&self, year: i32) -> String {
        self.figure(self.formats.number(year.into()))
    }

    /// A date, spelled out.
    pub fn date(&self, date: NaiveDate) -> String {
        self.in_one_piece(self.formats.date(date))
    }

    /// A period from its first day to its last, without saying the same year twice; a whole month by its name.
    pub fn period(&self, period: Period) -> String {
        let last = period.last_day();
        if period.from.day() == 1
            && period.from.checked_add_months(Months::new(1)) == Some(period.to)
        {
            return self.month(period.from);
        }
        if last == period.from {
            return self.date(last);
        }
        let from = if period.from.year() == last.year() {
            self.in_one_piece(self.formats.day_and_month(period.from))
        } else {
            self.date(period.from)
        };
        self.with(
            "date-range",
            &[
                ("from", Value::Made(from)),
                ("to", Value::Made(self.date(last))),
            ],
        )
    }

    /// A moment in UTC, to the minute.
    pub fn moment(&self, moment: DateTime<Utc>) -> String {
        let time = format!("{:02}:{:02}", moment.hour(), moment.minute());
        let time = self.figure(self.formats.digits(&time));
        self.with(
            "date-and-time",
            &[
                ("date", Value::Made(self.date(moment.date_naive()))),
                ("time", Value::Made(time)),
            ],
        )
    }

    /// A visit count in words: `8 visits`.
    pub fn visits(&self, n: u32) -> String {
        self.with("visits", &[("n", Value::Count(n))])
    }

    /// A difference in tenths with its sign.
    pub fn signed(&self, points: Points) -> String {
        let tenths = rounded_tenths(points.0.abs());
        let sign = match (points.0.signum(), tenths) {
            (_, 0) => String::new(),
            (-1, _) => MINUS.to_string(),
            _ => "+".to_owned(),
        };
        self.figure(sign + &self.formats.decimal(tenths.unsigned_abs(), 1))
    }

    fn tenths(&self, share: Percent) -> String {
        self.signed_decimal(rounded_tenths(share.hundredths()), 1)
    }

    fn hundredths(&self, share: Percent) -> String {
        self.signed_decimal(share.hundredths(), 2)
    }

    fn signed_decimal(&self, units: i64, places: u8) -> String {
        let size = self.formats.decimal(units.unsigned_abs(), places);
        if units < 0 {
            format!("{MINUS}{size}")
        } else {
            size
        }
    }

    fn percent_of(&self, number: &str) -> String {
        let said = self.with("percent", &[("value", Value::Made(number.to_owned()))]);
        self.formats.percentage(&said)
    }

    /// A figure that what stands around it cannot turn round: in lines from right to left, and where its
    /// own digits would draw neighbours after them.
    fn figure(&self, number: String) -> String {
        if self.language.is_rtl() || self.digits == Digits::ArabicIndic {
            format!("{LRI}{number}{PDI}")
        } else {
            number
        }
    }

    /// Words and figures of the language kept together.
    fn in_one_piece(&self, text: String) -> String {
        match (self.language.is_rtl(), self.digits) {
            (true, _) => format!("{RLI}{text}{PDI}"),
            (false, Digits::ArabicIndic) => format!("{LRI}{text}{PDI}"),
            (false, _) => text,
        }
    }
}

/// The same text without the marks that only steer direction, for places that are not laid out here.
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| !is_embedding(*c)).collect()
}

/// True for the characters that open, close or force a direction (UAX 9, table 4).
pub fn is_embedding(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Hundredths rounded half up to tenths.
fn rounded_tenths(hundredths: i64) -> i64 {
    (hundredths + 5).div_euclid(10)
}

#[cfg(test)]
mod tests;
