//! Periods of local dates. Pure.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::db::results::Period;

/// The period before: the calendar's for whole months, quarters and years, otherwise the same
/// number of days.
pub fn previous(period: Period) -> Period {
    let Period { from, to } = period;
    let before = if from.day() == 1 && to.day() == 1 {
        let months = (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32;
        from.checked_sub_months(Months::new(months.unsigned_abs()))
    } else {
        from.checked_sub_days(Days::new((to - from).num_days().unsigned_abs()))
    };
    Period {
        from: before.unwrap_or(NaiveDate::MIN),
        to: from,
    }
}

/// The same dates of the year before; the last day of February for the 29th.
pub fn last_year(period: Period) -> Period {
    let year = Months::new(12);
    Period {
        from: period
            .from
            .checked_sub_months(year)
            .unwrap_or(NaiveDate::MIN),
        to: period.to.checked_sub_months(year).unwrap_or(NaiveDate::MIN),
    }
}

/// The period of a trend: as it is where it touches twelve months or more, else begun earlier so that
/// it does.
pub fn of_trend(period: Period) -> Period {
    let all = months(period);
    let begins = all
        .last()
        .filter(|_| all.len() < 12)
        .and_then(|last| last.checked_sub_months(Months::new(11)));
    Period {
        from: begins.unwrap_or(period.from),
        to: period.to,
    }
}

/// The shortest period around all of these.
pub fn around(periods: &[Period]) -> Period {
    let from = periods.iter().map(|period| period.from).min();
    let to = periods.iter().map(|period| period.to).max();
    Period {
        from: from.unwrap_or(NaiveDate::MIN),
        to: to.unwrap_or(NaiveDate::MIN),
    }
}

/// The twelve calendar months up to and with the one of `today`.
pub fn last_twelve_months(today: NaiveDate) -> Period {
    let month = first_of_month(today);
    Period {
        from: month.checked_sub_months(Months::new(11)).unwrap_or(month),
        to: month.checked_add_months(Months::new(1)).unwrap_or(month),
    }
}

/// The month of a date.
pub fn month_of(date: NaiveDate) -> Period {
    let from = first_of_month(date);
    Period {
        from,
        to: from.checked_add_months(Months::new(1)).unwrap_or(date),
    }
}

/// The first day of the month of a date.
pub fn first_of_month(date: NaiveDate) -> NaiveDate {
    date.with_day(1).unwrap_or(date)
}

/// The first days of all months that the period touches.
pub fn months(period: Period) -> Vec<NaiveDate> {
    let mut months = Vec::new();
    let mut month = first_of_month(period.from);
    while month < period.to {
        months.push(month);
        match month.checked_add_months(Months::new(1)) {
            Some(next) => month = next,
            None => break,
        }
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: &str, to: &str) -> Period {
        Period {
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
        }
    }

    #[test]
    fn the_previous_period_is_the_calendars_or_as_many_days() {
        assert_eq!(
            previous(period("2026-03-01", "2026-04-01")),
            period("2026-02-01", "2026-03-01")
        );
        assert_eq!(
            previous(period("2026-04-01", "2026-07-01")),
            period("2026-01-01", "2026-04-01")
        );
        assert_eq!(
            previous(period("2026-01-01", "2027-01-01")),
            period("2025-01-01", "2026-01-01")
        );
        assert_eq!(
            previous(period("2026-03-10", "2026-03-20")),
            period("2026-02-28", "2026-03-10")
        );
    }

    #[test]
    fn last_year_has_the_same_dates() {
        assert_eq!(
            last_year(period("2024-02-29", "2024-03-10")),
            period("2023-02-28", "2023-03-10")
        );
        let (now, before) = (
            period("2026-02-01", "2026-03-01"),
            period("2025-02-01", "2025-03-01"),
        );
        assert_eq!(last_year(now), before);
        assert_eq!(around(&[now, before]), period("2025-02-01", "2026-03-01"));
    }

    #[test]
    fn a_trend_has_twelve_months_at_least() {
        let begins = |from, to| of_trend(period(from, to)).from.to_string();
        assert_eq!(begins("2026-02-01", "2026-03-01"), "2025-03-01");
        assert_eq!(begins("2026-02-10", "2026-03-10"), "2025-04-01");
        assert_eq!(begins("2025-12-01", "2026-12-01"), "2025-12-01");
        assert_eq!(begins("2024-01-15", "2026-12-01"), "2024-01-15");
    }

    #[test]
    fn months_are_listed_without_holes() {
        let year = last_twelve_months("2026-11-22".parse().unwrap());
        assert_eq!(year, period("2025-12-01", "2026-12-01"));
        assert_eq!(months(year).len(), 12);
        assert_eq!(months(period("2026-01-31", "2026-02-02")).len(), 2);
    }
}
