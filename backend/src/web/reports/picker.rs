//! The choice of a checklist and of whole months.

use chrono::{Months, NaiveDate};

use crate::db::results::Period;
use crate::service::reports::period::{first_of_month, months};
use crate::web::words::Words;

/// How many months back can be chosen.
const MONTHS: u32 = 36;

/// One choice of a list.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) text: String,
    pub(super) chosen: bool,
}

/// What can be chosen on the page of a report.
pub(super) struct Picker {
    /// The checklists, where there are several.
    pub(super) checklists: Vec<Choice>,
    /// The first months: the date of their first day.
    pub(super) from: Vec<Choice>,
    /// The last months: the date after their last day.
    pub(super) to: Vec<Choice>,
    /// The language that the address asks for, which is kept.
    pub(super) language: Option<String>,
}

impl Picker {
    pub(super) fn new(
        words: &Words,
        titles: &[(String, String)],
        slug: &str,
        period: Period,
        today: NaiveDate,
    ) -> Picker {
        let this = first_of_month(today);
        let first = this.checked_sub_months(Months::new(MONTHS)).unwrap_or(this);
        let all = Period {
            from: first.min(first_of_month(period.from)),
            to: next(this).max(period.to),
        };
        let mut from = Vec::new();
        let mut to = Vec::new();
        for month in months(all).into_iter().rev() {
            let text = words.month(month);
            from.push(choice(month, text.clone(), period.from));
            to.push(choice(next(month), text, period.to));
        }
        keep(&mut from, words, period.from, period.from);
        let last = period.to.pred_opt().unwrap_or(period.to);
        keep(&mut to, words, period.to, last);
        let several = titles.len() > 1;
        let checklists = titles.iter().filter(|_| several);
        Picker {
            checklists: checklists
                .map(|(value, text)| Choice {
                    value: value.clone(),
                    text: text.clone(),
                    chosen: value == slug,
                })
                .collect(),
            from,
            to,
            language: None,
        }
    }
}

/// A contractor may have asked for days; what was asked for stays chosen.
fn keep(choices: &mut Vec<Choice>, words: &Words, date: NaiveDate, shown: NaiveDate) {
    if !choices.iter().any(|choice| choice.chosen) {
        choices.insert(0, choice(date, words.date(shown), date));
    }
}

fn choice(date: NaiveDate, text: String, chosen: NaiveDate) -> Choice {
    Choice {
        value: date.to_string(),
        text,
        chosen: date == chosen,
    }
}

fn next(month: NaiveDate) -> NaiveDate {
    month.checked_add_months(Months::new(1)).unwrap_or(month)
}

#[cfg(test)]
mod tests {
    use api::reports::Digits;
    use report::Language;

    use super::*;

    fn picker(from: &str, to: &str) -> Picker {
        let period = Period {
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
        };
        let words = Words::new(Language::ENGLISH, Digits::Latin);
        let titles = [("a".to_owned(), "A".to_owned())];
        Picker::new(&words, &titles, "a", period, "2026-11-23".parse().unwrap())
    }

    fn chosen(choices: &[Choice]) -> Vec<(&str, &str)> {
        let chosen = choices.iter().filter(|choice| choice.chosen);
        chosen
            .map(|choice| (choice.value.as_str(), choice.text.as_str()))
            .collect()
    }

    #[test]
    fn the_period_shown_is_the_one_chosen_however_old_or_odd() {
        let year = picker("2025-12-01", "2026-12-01");
        assert_eq!(chosen(&year.from), [("2025-12-01", "December 2025")]);
        assert_eq!(chosen(&year.to), [("2026-12-01", "November 2026")]);
        assert!(year.checklists.is_empty());
        let old = picker("2019-01-01", "2019-02-01");
        assert_eq!(chosen(&old.to), [("2019-02-01", "January 2019")]);
        let days = picker("2026-03-10", "2026-03-12");
        assert_eq!(chosen(&days.from).len(), 1);
        assert_eq!(chosen(&days.to)[0].0, "2026-03-12");
    }
}
