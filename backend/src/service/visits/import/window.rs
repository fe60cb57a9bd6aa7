//! The window of a row, as people write it.

use api::visits::Window;
use chrono::{NaiveDate, NaiveDateTime};

use crate::clock::YEARS;
use crate::service::fields::Fields;
use crate::service::visits::acts::window_problems;
use crate::service::visits::bulk::local_time;

/// A time as it stands in a cell: a day, or a moment of it.
enum Moment {
    Day(NaiveDate),
    At(NaiveDateTime),
}

fn moment(text: &str) -> Option<Moment> {
    let text = plain_figures(text).replace('/', "-");
    let text = text.trim();
    if let Some(at) = local_time(text) {
        return Some(Moment::At(at));
    }
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    YEARS
        .contains(&chrono::Datelike::year(&day))
        .then_some(Moment::Day(day))
}

/// The window of a row: two moments of the store's time. A day alone begins with its first minute and
/// ends with its last one.
pub(super) fn window(from: &str, to: &str, fields: &mut Fields) -> Option<Window> {
    let mut read = |at: &str, text: &str| {
        let moment = moment(text);
        if text.is_empty() {
            fields.problem(
                at,
                "required",
                "write a local time such as 2026-03-02 10:00",
            );
        } else if moment.is_none() {
            let message = format!("`{text}` is no local time; write 2026-03-02 10:00");
            fields.problem(at, "local-time", message);
        }
        moment
    };
    let last_minute = |day: NaiveDate| day.and_hms_opt(23, 59, 0);
    let begins = read("from", from);
    let ends = match (to, &begins) {
        ("", Some(Moment::Day(day))) => Some(Moment::Day(*day)),
        ("", None) => None,
        _ => read("to", to),
    };
    let from = match begins? {
        Moment::Day(day) => day.and_hms_opt(0, 0, 0)?,
        Moment::At(at) => at,
    };
    let to = match ends? {
        Moment::Day(day) => last_minute(day)?,
        Moment::At(at) => at,
    };
    let window = Window { from, to };
    let mut is_right = true;
    for mut problem in window_problems(&window) {
        let at = problem.at.trim_start_matches("window.").to_owned();
        problem.at = at;
        fields.add(problem);
        is_right = false;
    }
    is_right.then_some(window)
}

/// A text with the digits and the decimal sign of our languages as plain ones, without the marks of
/// direction that a copied number may carry.
pub(super) fn plain_figures(text: &str) -> String {
    let digit = |c: char, zero: u32| char::from_digit(u32::from(c) - zero, 10);
    text.chars()
        .filter_map(|c| match c {
            '\u{660}'..='\u{669}' => digit(c, 0x660),
            '\u{6f0}'..='\u{6f9}' => digit(c, 0x6f0),
            '\u{be6}'..='\u{bef}' => digit(c, 0xbe6),
            '\u{66b}' => Some('.'),
            '\u{200e}' | '\u{200f}' | '\u{61c}' => None,
            c => Some(c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    fn read(from: &str, to: &str) -> Result<String, Vec<(String, String)>> {
        let mut fields = Fields::default();
        let read = window(from, to, &mut fields);
        match fields.finish() {
            Ok(()) => {
                let window = read.expect("what is right is read");
                Ok(format!("{} {}", window.from, window.to))
            }
            Err(Error::Invalid(problems)) => {
                assert!(read.is_none());
                let told = problems.into_iter();
                Err(told.map(|problem| (problem.at, problem.code)).collect())
            }
            Err(error) => panic!("{error:?}"),
        }
    }

    #[test]
    fn a_window_is_two_local_times_and_a_day_alone_is_whole() {
        let whole = "2026-03-02 00:00:00 2026-03-02 23:59:00";
        let hours = "2026-03-02 10:00:00 2026-03-02 18:30:00";
        for (from, to, expected) in [
            ("2026-03-02", "", whole),
            ("2026/03/02", "2026-03-02", whole),
            ("٢٠٢٦-٠٣-٠٢", "", whole),
            ("2026-03-02T10:00", "2026-03-02 18:30:00", hours),
            ("\u{200e}௨௦௨௬-௦௩-௦௨ ௧௦:௦௦", "2026-03-02 18:30", hours),
            (
                "2026-03-02 10:00",
                "2026-03-04",
                "2026-03-02 10:00:00 2026-03-04 23:59:00",
            ),
        ] {
            assert_eq!(read(from, to).as_deref(), Ok(expected), "{from} {to}");
        }
        for (from, to, at, code) in [
            ("02/03/2026", "", "from", "local-time"),
            ("", "", "from", "required"),
            ("2026-02-30", "2026-03-02", "from", "local-time"),
            ("2026-03-02 10:00", "", "to", "required"),
            ("2026-03-02 10:00", "later", "to", "local-time"),
            ("2026-03-02", "2026-03-01", "to", "window"),
            ("9999-03-02", "9999-03-02", "from", "local-time"),
        ] {
            let told = read(from, to).expect_err(from);
            assert_eq!(told[0], (at.to_owned(), code.to_owned()), "{from} {to}");
        }
    }
}
