//! Judges what was sent against the checklist and the photos that are here, all at once.

use std::collections::{BTreeMap, BTreeSet};

use api::photos::StoredPhoto;
use api::submissions::SubmissionContent;
use checklists::{Answers, Checklist, Language};
use chrono::Datelike;
use unicode_normalization::is_nfc;

use crate::clock::YEARS;
use crate::db::photos::PhotoRow;
use crate::error::{Error, Result, field_problem};
use crate::service::checklists::gap_of;

/// Judges the content against the checklist, all at once.
pub(in crate::service) fn judge(checklist: &Checklist, content: &SubmissionContent) -> Result<()> {
    let gaps = checklists::check(checklist, &content.answers);
    let mut problems: Vec<_> = gaps.iter().map(|gap| gap_of(gap, checklist)).collect();
    for (question, answer) in content.answers.iter() {
        let text = match &answer.value {
            Some(checklists::AnswerValue::Text(text)) => text.as_str(),
            _ => "",
        };
        if !is_nfc(text)
            || answer
                .comment
                .as_deref()
                .is_some_and(|comment| !is_nfc(comment))
        {
            let message = "the text is not in Unicode normal form C";
            problems.push(field_problem(
                format!("answers.{question}"),
                "not_nfc",
                message,
            ));
        }
    }
    for (at, time) in [
        ("started_at", content.started_at),
        ("finished_at", content.finished_at),
    ] {
        if !YEARS.contains(&time.year()) {
            problems.push(field_problem(
                at,
                "range",
                "is no time at which a visit can be",
            ));
        }
    }
    if content.finished_at < content.started_at {
        problems.push(field_problem(
            "finished_at",
            "order",
            "the visit ended before it began",
        ));
    }
    if Language::new(&content.language).is_err() {
        problems.push(field_problem("language", "language", "is no language tag"));
    }
    if content.program.chars().count() > 200 || content.program.chars().any(char::is_control) {
        problems.push(field_problem(
            "program",
            "program",
            "is longer than 200 characters",
        ));
    }
    let named = named_photos(&content.answers);
    let listed: BTreeSet<&str> = content
        .photos
        .iter()
        .map(|photo| photo.sha256.as_str())
        .collect();
    if listed.len() != content.photos.len() {
        problems.push(field_problem("photos", "double", "a photo is listed twice"));
    }
    for sha256 in named
        .keys()
        .filter(|sha256| !listed.contains(sha256.as_str()))
    {
        let message = format!("the answers name the photo {sha256}, which is not listed");
        problems.push(field_problem("photos", "not_listed", message));
    }
    for sha256 in listed.iter().filter(|sha256| !named.contains_key(**sha256)) {
        let message = format!("no answer names the photo {sha256}");
        problems.push(field_problem("photos", "not_named", message));
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(problems))
    }
}

/// The photos that answers name, each with the questions that name it.
pub(in crate::service) fn named_photos(answers: &Answers) -> BTreeMap<String, Vec<String>> {
    let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (question, answer) in answers.iter() {
        for photo in &answer.photos {
            named
                .entry(photo.as_str().to_owned())
                .or_default()
                .push(question.to_string());
        }
    }
    named
}

/// Every listed photo is here with its size, or the digests of those that are not.
pub(in crate::service) fn require_photos(
    content: &SubmissionContent,
    stored: &[PhotoRow],
) -> Result<()> {
    let missing: Vec<String> = content
        .photos
        .iter()
        .filter(|photo| !stored.iter().any(|row| row.sha256 == photo.sha256))
        .map(|photo| photo.sha256.clone())
        .collect();
    if !missing.is_empty() {
        return Err(Error::PhotosMissing(missing));
    }
    let wrong = |photo: &&StoredPhoto| {
        stored.iter().any(|row| {
            row.sha256 == photo.sha256 && u64::try_from(row.size_bytes) != Ok(photo.size_bytes)
        })
    };
    match content.photos.iter().find(wrong) {
        None => Ok(()),
        Some(photo) => Err(Error::field(
            "photos",
            "size",
            format!("the photo {} is here with another size", photo.sha256),
        )),
    }
}
