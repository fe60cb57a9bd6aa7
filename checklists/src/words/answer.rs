//! Answers and standards as they stand beside a question: without quotes, in a few words.

use super::catalogue::{say, say_with};
use super::condition::grade_label;
use super::{measured, state, yes_no};
use crate::answer::{Answer, Reading, read};
use crate::checklist::{Kind, PointBand, Question};
use crate::score::QuestionState;
use crate::text::Language;

/// An answer in words: `Yes`, the labels of options, `4 of 5 (Good)`, `2 min 5 s`, `12.50 SAR`, a text
/// as it was written, `Photos: 2`, `Not applicable`. Empty where there is none, or none that can be
/// read.
///
/// It says whatever is in the answer: whoever shows it to a store owner asks only for answers of
/// questions that are [shown](crate::checklist::Visibility::Show) (P6).
#[must_use]
pub fn answer(question: &Question, answer: &Answer, language: &Language) -> String {
    let Ok(reading) = read(question, answer) else {
        return String::new();
    };
    match reading {
        Reading::Blank => String::new(),
        Reading::NotApplicable => state(QuestionState::Na, language),
        Reading::YesNo(yes) => yes_no(yes, language),
        Reading::Option(choice) => choice.label.get(language).to_owned(),
        Reading::Options(chosen) if chosen.is_empty() => say("none-chosen", language),
        Reading::Options(chosen) => {
            let labels: Vec<&str> = chosen.iter().map(|one| one.label.get(language)).collect();
            labels.join(&say("list-separator", language))
        }
        Reading::Grade(value) => grade(value, &question.kind, language),
        Reading::Number(number) => measured(number, Some(question), language),
        Reading::Text(text) => text.to_owned(),
        Reading::Photos(count) => {
            say_with("answer-photos", language, &[("count", count.to_string())])
        }
    }
}

/// A grade with the highest and what it is called: `4 of 5 (Good)`.
fn grade(value: i64, kind: &Kind, language: &Language) -> String {
    let shown = match kind.grades() {
        // “-1 of 2” would mislead: the highest says enough only where the grades begin at 0 or 1.
        Some(grades) if (0..=1).contains(grades.start()) => {
            let args = [
                ("value", value.to_string()),
                ("max", grades.end().to_string()),
            ];
            say_with("answer-grade-of", language, &args)
        }
        _ => value.to_string(),
    };
    match grade_label(value, Some(kind), language) {
        Some(label) => {
            let args = [("answer", shown), ("label", label.to_owned())];
            say_with("answer-labelled", language, &args)
        }
        None => shown,
    }
}

/// The measures that earn full points, as people read them: `below 3 min`, `from 2 min to below 5 min`,
/// `4 or more`. Empty where the points do not depend on a measure.
///
/// `case` is the number, from 0, of the case whose bands hold, as [`Why::Band`](crate::score::Why::Band)
/// has it; where bands depend on earlier answers and none is given, every case is said.
#[must_use]
pub fn standard(question: &Question, case: Option<u32>, language: &Language) -> String {
    let cases = question.kind.cases();
    let case = case.and_then(|number| cases.get(usize::try_from(number).ok()?));
    if let Some(case) = case {
        return full(&case.bands, question, language);
    }
    let said: Vec<String> = cases
        .iter()
        .map(|case| {
            let args = [
                ("case", case.label.get(language).to_owned()),
                ("standard", full(&case.bands, question, language)),
            ];
            say_with("standard-case", language, &args)
        })
        .collect();
    if !said.is_empty() {
        return said.join(&say("standard-separator", language));
    }
    full(
        question.kind.point_bands().unwrap_or_default(),
        question,
        language,
    )
}

/// The bands with the most points; neighbours are one range.
fn full(bands: &[PointBand], question: &Question, language: &Language) -> String {
    let Some(most) = bands.iter().map(|band| band.points).max() else {
        return String::new();
    };
    let mut ranges: Vec<PointBand> = Vec::new();
    for one in bands.iter().filter(|band| band.points == most) {
        match ranges.last_mut() {
            Some(last) if last.below.is_some() && last.below == one.from => last.below = one.below,
            _ => ranges.push(*one),
        }
    }
    let said: Vec<String> = ranges
        .iter()
        .map(|range| band(range, question, language))
        .collect();
    said.join(&say("list-or", language))
}

/// A range of measures: `from 2 min to below 5 min`, `below 3 min`, `4 or more`.
pub(super) fn band(band: &PointBand, question: &Question, language: &Language) -> String {
    let shown = |number| measured(number, Some(question), language);
    let mut args = Vec::new();
    args.extend(band.from.map(|from| ("from", shown(from))));
    args.extend(band.below.map(|below| ("below", shown(below))));
    let key = match (band.from, band.below) {
        (Some(_), Some(_)) => "preview-band-between",
        (None, Some(_)) => "preview-band-below",
        (Some(_), None) => "preview-band-from",
        (None, None) => "preview-band-all",
    };
    match question.kind {
        // A time of day is earlier or later, not less or more.
        Kind::Time { .. } if key != "preview-band-all" => {
            say_with(&format!("{key}-time"), language, &args)
        }
        _ => say_with(key, language, &args),
    }
}

#[cfg(test)]
mod tests;
