//! Clients and their stores: lists, one client, making and changing both.

mod edit;
mod import;
mod list;
mod one;
mod stores;

use std::collections::HashSet;

use api::problem::FieldProblem;

use super::Frame;
use super::form::{Form, Kind, Sent};
use crate::error::field_problem;

pub(super) use edit::{change, create, edit, new};
pub(super) use import::{begin as begin_import, take as take_import};
pub(super) use list::list;
pub(super) use one::show;
pub(super) use stores::{
    change as change_store, create as create_store, edit as edit_store, new as new_store,
};

/// A number as people type it: with a point or a comma, in any digits that our languages are written in.
fn number(text: &str) -> Option<f64> {
    let ascii: String = text
        .trim()
        .chars()
        .filter_map(|c| match c {
            '\u{660}'..='\u{669}' => char::from_digit(u32::from(c) - 0x660, 10),
            '\u{be6}'..='\u{bef}' => char::from_digit(u32::from(c) - 0xbe6, 10),
            ',' | '\u{66b}' => Some('.'),
            '\u{2212}' => Some('-'),
            // Marks of direction that a copied number may carry.
            '\u{200e}' | '\u{200f}' | '\u{61c}' => None,
            c => Some(c),
        })
        .collect();
    let plain = ascii
        .chars()
        .all(|c| c.is_ascii_digit() || "+-.".contains(c));
    ascii.parse().ok().filter(|_| plain)
}

/// The number in a field that may be empty. What is none is noted, and given as one that no service
/// takes, so that everything else that is wrong is told with it.
fn optional_number(sent: &Sent, name: &str, problems: &mut Vec<FieldProblem>) -> Option<f64> {
    let text = sent.get(name).trim();
    if text.is_empty() {
        return None;
    }
    let number = number(text.trim_end_matches(['%', '٪']).trim_end());
    if number.is_none() {
        problems.push(field_problem(name, "number", "is no number"));
    }
    Some(number.unwrap_or(f64::NAN))
}

/// The same for a whole number; `refused` is the one that no service takes.
fn optional_whole(
    sent: &Sent,
    name: &str,
    scale: f64,
    refused: i64,
    problems: &mut Vec<FieldProblem>,
) -> Option<i64> {
    let scaled = optional_number(sent, name, problems)? * scale;
    // So near to a whole number as two decimals of a percentage come.
    if (scaled - scaled.round()).abs() > 1e-6 {
        problems.push(field_problem(name, "number", "has too many decimals"));
        return Some(refused);
    }
    if scaled.is_nan() {
        return Some(refused);
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "what is beyond i64 becomes its end, which no service takes either"
    )]
    Some(scaled.round() as i64)
}

/// Hundredths of a percent as people type a percentage.
fn percentage(hundredths: i64) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    if rest == 0 {
        whole.to_string()
    } else {
        format!("{whole}.{rest:02}")
    }
}

/// Every problem once, those of the page's own reading first.
fn joined(own: Vec<FieldProblem>, found: Vec<FieldProblem>) -> Vec<FieldProblem> {
    let known: HashSet<String> = own.iter().map(|problem| problem.at.clone()).collect();
    let others = found
        .into_iter()
        .filter(|problem| !known.contains(&problem.at));
    own.into_iter().chain(others).collect()
}

fn client_form(frame: &Frame) -> Form {
    Form::new(&frame.words)
        .field("name", "clients-name", Kind::Line("text"))
        .field("currency", "clients-currency", Kind::Line("text"))
        .field("target", "clients-target", Kind::Line("text"))
        .optional()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_the_digits_of_our_languages() {
        assert_eq!(number("24.7136"), Some(24.7136));
        assert_eq!(number(" -46,6753 "), Some(-46.6753));
        assert_eq!(number("٢٤٫٧١"), Some(24.71));
        assert_eq!(number("௮௫"), Some(85.0));
        for wrong in ["", "24° 42'", "1e5", "NaN", "inf", "1,2,3", "north"] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_percentage_is_written_as_it_is_typed() {
        assert_eq!(percentage(8_500), "85");
        assert_eq!(percentage(8_505), "85.05");
    }
}
