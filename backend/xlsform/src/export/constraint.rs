//! What answers a question refuses, as the constraint of its row.

use checklists::checklist::{Kind, Pattern, Question};
use checklists::{Decimal, Text};

use super::Book;
use super::expression::none_name;
use super::sheet::Cells;
use super::wording::is_changed_text;
use crate::expression::quoted;
use crate::language::{self, Word};
use crate::table::Row;

/// The last second of a day.
const LAST_SECOND: i64 = 24 * 60 * 60 - 1;

/// The tests that an answer has to pass, all of them.
#[derive(Default)]
struct Tests<'q> {
    parts: Vec<String>,
    /// What is said of an answer that does not pass.
    message: Option<&'q Text>,
    /// Whether a pattern had to be left out.
    lost: bool,
}

impl Book<'_> {
    /// What answers are refused; whether a pattern had to be left out.
    pub(super) fn constraint(&self, question: &Question, row: &mut Row) -> bool {
        let tests = self.tests(question);
        if tests.parts.is_empty() {
            return tests.lost;
        }
        row.put("constraint", tests.parts.join(" and "));
        match tests.message {
            Some(message) => self.put_text(row, "constraint_message", message),
            None => row.by_language("constraint_message", self.languages(), |one| {
                language::word(Word::Refused, one).to_owned()
            }),
        }
        tests.lost
    }

    fn tests<'q>(&self, question: &'q Question) -> Tests<'q> {
        let parts = match &question.kind {
            Kind::Number { min, max, .. }
            | Kind::Duration { min, max, .. }
            | Kind::Money { min, max, .. } => ends(*min, *max, ".", |mark| mark.to_string()),
            Kind::Date { min, max } => ends(*min, *max, ".", |mark| {
                format!("date('{}')", checklists::write::date(mark))
            }),
            Kind::Time { min, max, .. } => {
                let inner = |mark: &Decimal, end: i64| mark.whole() != Some(end);
                let min = min.filter(|min| inner(min, 0));
                let max = max.filter(|max| inner(max, LAST_SECOND));
                ends(min, max, &self.number(question), |mark| mark.to_string())
            }
            Kind::Text {
                min_length,
                max_length,
                pattern,
            } => return text_tests(*min_length, *max_length, pattern.as_ref()),
            Kind::MultipleChoice { min, max, .. } => chosen(question, *min, *max),
            _ => Vec::new(),
        };
        Tests {
            parts,
            ..Tests::default()
        }
    }
}

/// Both ends of a range, each where there is one.
fn ends(
    min: Option<Decimal>,
    max: Option<Decimal>,
    of: &str,
    show: impl Fn(Decimal) -> String,
) -> Vec<String> {
    let min = min.map(|min| format!("{of} >= {}", show(min)));
    let max = max.map(|max| format!("{of} <= {}", show(max)));
    min.into_iter().chain(max).collect()
}

/// How long a text is, and the pattern that it matches.
fn text_tests(min_length: u32, max_length: u32, pattern: Option<&Pattern>) -> Tests<'_> {
    let mut tests = Tests::default();
    if min_length > 0 {
        tests
            .parts
            .push(format!("string-length(.) >= {min_length}"));
    }
    tests
        .parts
        .push(format!("string-length(.) <= {max_length}"));
    if let Some(pattern) = pattern {
        let regex = quoted(&format!("^(?:{})$", pattern.regex));
        match regex.filter(|text| !is_changed_text(text)) {
            Some(regex) => tests.parts.push(format!("regex(., {regex})")),
            None => tests.lost = true,
        }
        tests.message = Some(&pattern.message);
    }
    tests
}

/// How many options are chosen, and "none of these" with no other.
fn chosen(question: &Question, min: u32, max: u32) -> Vec<String> {
    let mut parts = Vec::new();
    if min > 0 {
        parts.push(format!("count-selected(.) >= {min}"));
    }
    if usize::try_from(max).ok() != Some(question.kind.options().len()) {
        parts.push(format!("count-selected(.) <= {max}"));
    }
    if min == 0 {
        let none = none_name(question);
        parts.push(format!(
            "not(selected(., '{none}') and count-selected(.) > 1)"
        ));
    }
    parts
}
