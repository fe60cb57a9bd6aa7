//! Numbers and dates as CLDR has them for a language: digits, separators and grouping, names of months and
//! weekdays, the order of day, month and year. All of it is compiled in through ICU4X; nothing is asked of
//! the machine.
//!
//! What stands here is bare text. [`crate::words`] puts it into sentences and keeps it in one piece where
//! the direction of a line could pull it apart.

use api::reports::Digits;
use chrono::{Datelike, NaiveDate, Weekday};
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::enums::{CalendarPeriodFieldSet, DateFieldSet};
use icu_datetime::fieldsets::{E, M, MD, YM, YMD};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::GroupingStrategy;
use icu_locale_core::Locale;
use icu_plurals::PluralRules;

use crate::language::Language;

/// One way to write a date, in the calendar that local dates are kept in.
type Dates = FixedCalendarDateTimeFormatter<Gregorian, DateFieldSet>;
/// One way to write a month.
type Months = FixedCalendarDateTimeFormatter<Gregorian, CalendarPeriodFieldSet>;

/// LEFT-TO-RIGHT ISOLATE.
pub const LRI: char = '\u{2066}';
/// RIGHT-TO-LEFT ISOLATE.
pub const RLI: char = '\u{2067}';
/// POP DIRECTIONAL ISOLATE.
pub const PDI: char = '\u{2069}';

/// How numbers and dates are written in one language.
pub struct Formats {
    is_rtl: bool,
    system: Digits,
    grouped: DecimalFormatter,
    plain: DecimalFormatter,
    plurals: PluralRules,
    digits: [String; 10],
    date: Dates,
    day_and_month: Dates,
    month: Months,
    month_name: Months,
    short_month_name: Months,
    weekday: Dates,
    short_weekday: Dates,
}

/// Why a formatter can be made of every locale: what is compiled in falls back to the root of CLDR.
const COMPILED_IN: &str = "the data of CLDR is compiled in";

impl Formats {
    /// The formats of `language`, with figures in `digits`.
    pub fn new(language: Language, digits: Digits) -> Self {
        let tag = format!("{}-u-ca-gregory-nu-{}", language.formats(), digits.system());
        let locale: Locale = tag.parse().unwrap_or(Locale::UNKNOWN);
        let decimals = |grouping: GroupingStrategy| {
            DecimalFormatter::try_new((&locale).into(), grouping.into()).expect(COMPILED_IN)
        };
        // Only the data of the fields that are named here is linked.
        macro_rules! dates {
            ($fields:expr) => {
                FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new((&locale).into(), $fields)
                    .expect(COMPILED_IN)
                    .cast_into_fset()
            };
        }
        let plain = decimals(GroupingStrategy::Never);
        Self {
            is_rtl: language.is_rtl(),
            system: digits,
            grouped: decimals(GroupingStrategy::Auto),
            digits: std::array::from_fn(|digit| plain.format(&digit.into()).to_string()),
            plain,
            plurals: PluralRules::try_new_cardinal((&locale).into()).expect(COMPILED_IN),
            date: dates!(YMD::long()),
            day_and_month: dates!(MD::long()),
            month: dates!(YM::long()),
            month_name: dates!(M::long()),
            short_month_name: dates!(M::medium()),
            weekday: dates!(E::long()),
            short_weekday: dates!(E::medium()),
        }
    }

    /// A whole number with its thousands apart: `12,345`.
    pub fn count(&self, count: u64) -> String {
        self.grouped.format(&count.into()).to_string()
    }

    /// A whole number that only names something, such as a version, a page or a year: `12345`.
    pub fn number(&self, number: i64) -> String {
        self.plain.format(&number.into()).to_string()
    }

    /// The smallest number with the plural form that CLDR gives `count`, for a choice that has to be made by
    /// rules that know no hundreds; `count` itself below a hundred and where there is none.
    pub fn of_same_form(&self, count: u32) -> u32 {
        if count < 100 {
            return count;
        }
        let form = self.plurals.category_for(count);
        // 0, 1 and 2 come last: a sentence may name them as such.
        (3..100)
            .chain(0..3)
            .find(|small: &u32| self.plurals.category_for(*small) == form)
            .unwrap_or(count)
    }

    /// `units` of the last of `places` decimals: 845 with one place is `84.5`.
    pub fn decimal(&self, units: u64, places: u8) -> String {
        let places = i16::from(places);
        let mut decimal = Decimal::from(units);
        decimal.multiply_pow10(-places);
        decimal.pad_end(-places);
        self.grouped.format(&decimal).to_string()
    }

    /// A percentage that is `said` in the language already, with its sign kept at its figure and on the side
    /// where those who read the digits expect it.
    pub fn percentage(&self, said: &str) -> String {
        let said = said.replace(' ', "\u{a0}");
        match (self.is_rtl, self.system) {
            (true, Digits::ArabicIndic) => format!("{RLI}{}{PDI}", said.replace('%', "٪")),
            (false, Digits::ArabicIndic) => format!("{LRI}{}{PDI}", said.replace('%', "٪")),
            (true, _) => format!("{LRI}{said}{PDI}"),
            (false, _) => said,
        }
    }

    /// `text` with its ASCII digits in the digits of the report, and nothing else changed.
    pub fn digits(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c.to_digit(10).and_then(|digit| usize::try_from(digit).ok()) {
                Some(digit) => out.push_str(&self.digits[digit]),
                None => out.push(c),
            }
        }
        out
    }

    /// A date, spelled out: `5 November 2026`.
    pub fn date(&self, date: NaiveDate) -> String {
        written(&self.date, date)
    }

    /// A date without its year: `5 November`.
    pub fn day_and_month(&self, date: NaiveDate) -> String {
        written(&self.day_and_month, date)
    }

    /// The month a date lies in, with its year: `November 2026`.
    pub fn month(&self, month: NaiveDate) -> String {
        month_of(&self.month, month)
    }

    /// The name of the month a date lies in: `November`.
    pub fn month_name(&self, month: NaiveDate) -> String {
        month_of(&self.month_name, month)
    }

    /// The short name of the month a date lies in, for an axis: `Nov`.
    pub fn short_month_name(&self, month: NaiveDate) -> String {
        month_of(&self.short_month_name, month)
    }

    /// The name of a day of the week: `Thursday`.
    pub fn weekday(&self, weekday: Weekday) -> String {
        of_weekday(&self.weekday, weekday)
    }

    /// The short name of a day of the week, for an axis: `Thu`.
    pub fn short_weekday(&self, weekday: Weekday) -> String {
        of_weekday(&self.short_weekday, weekday)
    }
}

/// `date` as `format` has it; as in ISO 8601 where it lies beyond what calendars reckon with.
fn written(format: &Dates, date: NaiveDate) -> String {
    gregorian(date).map_or_else(|| date.to_string(), |date| format.format(&date).to_string())
}

/// The month a date lies in as `format` has it.
fn month_of(format: &Months, date: NaiveDate) -> String {
    gregorian(date).map_or_else(
        || date.format("%Y-%m").to_string(),
        |date| format.format(&date).to_string(),
    )
}

fn of_weekday(format: &Dates, weekday: Weekday) -> String {
    // 2 November 2026 is a Monday.
    let day = 2 + weekday.num_days_from_monday();
    NaiveDate::from_ymd_opt(2026, 11, day)
        .map_or_else(|| weekday.to_string(), |date| written(format, date))
}

fn gregorian(date: NaiveDate) -> Option<Date<Gregorian>> {
    let part = |number: u32| u8::try_from(number).ok();
    Date::try_new_gregorian(date.year(), part(date.month())?, part(date.day())?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formats(language: Language, digits: Digits) -> Formats {
        Formats::new(language, digits)
    }

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn dates_read_as_their_readers_write_them() {
        for (language, date, short, month) in [
            (
                Language::ENGLISH,
                "5 November 2026",
                "5 November",
                "November 2026",
            ),
            (Language::ARABIC, "5 نوفمبر 2026", "5 نوفمبر", "نوفمبر 2026"),
            (Language::TAMIL, "5 நவம்பர் 2026", "5 நவம்பர்", "நவம்பர் 2026"),
        ] {
            let formats = formats(language, Digits::Latin);
            let november = day(2026, 11, 5);
            assert_eq!(formats.date(november), date);
            assert_eq!(formats.day_and_month(november), short);
            assert_eq!(formats.month(november), month);
        }
        let arab = formats(Language::ARABIC, Digits::ArabicIndic);
        assert_eq!(arab.date(day(2026, 11, 5)), "٥ نوفمبر ٢٠٢٦");
        let tamil = formats(Language::TAMIL, Digits::Tamil);
        assert_eq!(tamil.date(day(2026, 11, 5)), "௫ நவம்பர் ௨௦௨௬");
    }

    #[test]
    fn months_have_the_names_of_the_gulf_and_of_the_nile_not_those_of_the_levant() {
        let formats = formats(Language::ARABIC, Digits::Latin);
        let names: Vec<String> = (1..=12)
            .map(|month| formats.month_name(day(2026, month, 1)))
            .collect();
        assert_eq!(
            names,
            [
                "يناير",
                "فبراير",
                "مارس",
                "أبريل",
                "مايو",
                "يونيو",
                "يوليو",
                "أغسطس",
                "سبتمبر",
                "أكتوبر",
                "نوفمبر",
                "ديسمبر"
            ]
        );
    }

    #[test]
    fn an_axis_has_short_names() {
        let names = |language| {
            let formats = formats(language, Digits::Latin);
            let months = [1, 5, 8, 9].map(|month| {
                let month = day(2026, month, 1);
                formats.short_month_name(month)
            });
            let days = [Weekday::Mon, Weekday::Sun].map(|day| formats.short_weekday(day));
            let long = [Weekday::Mon, Weekday::Fri].map(|day| formats.weekday(day));
            months
                .into_iter()
                .chain(days)
                .chain(long)
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(
            names(Language::ENGLISH),
            "Jan May Aug Sept Mon Sun Monday Friday"
        );
        assert_eq!(
            names(Language::TAMIL),
            "ஜன. மே ஆக. செப். திங். ஞாயி. திங்கள் வெள்ளி"
        );
        assert_eq!(
            names(Language::ARABIC),
            "يناير مايو أغسطس سبتمبر الاثنين الأحد الاثنين الجمعة"
        );
    }

    #[test]
    fn numbers_are_grouped_and_pointed_as_the_language_does() {
        for (language, digits, count, decimal) in [
            (Language::ENGLISH, Digits::Latin, "1,234,567", "84.50"),
            (Language::ARABIC, Digits::Latin, "1,234,567", "84.50"),
            (Language::ARABIC, Digits::ArabicIndic, "١٬٢٣٤٬٥٦٧", "٨٤٫٥٠"),
            (Language::TAMIL, Digits::Latin, "12,34,567", "84.50"),
            (Language::TAMIL, Digits::Tamil, "௧௨,௩௪,௫௬௭", "௮௪.௫௦"),
        ] {
            let formats = formats(language, digits);
            assert_eq!(formats.count(1_234_567), count);
            assert_eq!(formats.decimal(8_450, 2), decimal);
        }
        let english = formats(Language::ENGLISH, Digits::Latin);
        assert_eq!(english.decimal(0, 1), "0.0");
        assert_eq!(english.decimal(5, 1), "0.5");
        assert_eq!(english.number(12_026), "12026");
        let tamil = formats(Language::TAMIL, Digits::Tamil);
        assert_eq!(tamil.digits("6399/80 v2"), "௬௩௯௯/௮௦ v௨");
    }

    #[test]
    fn every_language_has_its_formats_in_cldr_and_no_date_fails() {
        for language in Language::all() {
            for digits in Digits::ALL {
                let formats = formats(language, digits);
                // The root of CLDR has no names and says `M11`.
                let november = day(2026, 11, 1);
                assert!(!formats.month_name(november).contains("11"), "{language}");
                for date in [
                    NaiveDate::MIN,
                    NaiveDate::MAX,
                    day(0, 1, 1),
                    day(-1, 12, 31),
                ] {
                    assert!(!formats.date(date).is_empty());
                    assert!(!formats.month(date).is_empty());
                }
            }
        }
    }
}
