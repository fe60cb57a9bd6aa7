//! A file of answers in YAML or JSON, as a person writes it.
//!
//! ```yaml
//! greeted: {value: yes}
//! wait: {value: 1m35s, comment: One till of three was open.}
//! extras: {value: [bag, receipt]}
//! restroom: {na: true}
//! shelf: {value: no, photos: 2}
//! ```
//!
//! Photos are named by their SHA-256; a number stands for so many, where a checklist is tried.

use unicode_normalization::UnicodeNormalization;

use super::{
    Answer, AnswerError, AnswerValue, Answers, PhotoDigest, parse_value, read, says_not_applicable,
};
use crate::checklist::{Checklist, Kind, Question};
use crate::compile::MAX_PHOTOS;
use crate::compile::reader::{Fields, Findings};
use crate::diagnostic::{Diagnostic, Severity, quoted};
use crate::id::QuestionId;
use crate::source::{Key, Node, Place, Value, parse};
use crate::text::Language;
use crate::words;

impl Answers {
    /// The answers in a YAML or JSON file. Values may be written as a person types them (see
    /// [`parse_value`]); the options of a multiple choice may also be a list of ids.
    ///
    /// Only what stands in the file is judged; what is missing is for [`check`](crate::check).
    ///
    /// # Errors
    /// Everything wrong, all at once, with its place.
    pub fn from_source(checklist: &Checklist, source: &str) -> Result<Self, Vec<Diagnostic>> {
        let (root, found) = parse(source)?;
        let mut findings = Findings::new(found);
        let mut answers = Self::new();
        for (key, node) in findings
            .map(&root, "a map from question to answer")
            .unwrap_or_default()
        {
            let Some(question) = find_question(checklist, key, &mut findings) else {
                continue;
            };
            if let Some(answer) = answer(question, node, &mut findings)
                && !answer.is_empty()
            {
                answers.insert(question.id.clone(), answer);
            }
        }
        let findings = findings.into_sorted();
        if findings.is_empty() {
            Ok(answers)
        } else {
            Err(findings)
        }
    }
}

fn find_question<'c>(
    checklist: &'c Checklist,
    key: &Key,
    findings: &mut Findings,
) -> Option<&'c Question> {
    let known = QuestionId::new(key.text.clone())
        .ok()
        .and_then(|id| checklist.question(&id));
    if known.is_none() {
        let message = format!("the checklist has no question {}", quoted(&key.text));
        let ids = checklist.questions().map(|question| question.id.as_str());
        let hint = match findings.suggest(&key.text, ids) {
            Some(name) => format!("did you mean {name}?"),
            None => "remove this answer".to_owned(),
        };
        findings.error_hint("unknown_question", key.at, message, hint);
    }
    known
}

fn answer(question: &Question, node: &Node, findings: &mut Findings) -> Option<Answer> {
    if matches!(node.value, Value::Null) {
        return None;
    }
    let mut fields = Fields::of(node, "an answer", findings)?;
    let value_node = fields.get("value", findings);
    let value = value_node.map(|node| value(question, node, findings));
    let na = fields
        .get("na", findings)
        .and_then(|node| findings.boolean(node));
    let comment = fields.get("comment", findings).and_then(|node| {
        // Answers have no warnings, and what is lost of a comment is lost for good.
        findings.text_comment(node, Severity::Error);
        let text: String = findings.scalar(node, "a text")?.trim().nfc().collect();
        if text.contains('\0') {
            findings.error(
                "text_control",
                node.at,
                "the comment holds the character NUL",
            );
            return None;
        }
        (!text.is_empty()).then_some(text)
    });
    let photos = fields
        .get("photos", findings)
        .map(|node| photos(node, findings));
    fields.finish(findings);
    let answer = Answer {
        value: match value {
            Some(value) => Some(value?),
            None => None,
        },
        not_applicable: na.unwrap_or(false),
        comment,
        photos: match photos {
            Some(photos) => photos?,
            None => Vec::new(),
        },
    };
    if let Err(error) = read(question, &answer) {
        refuse(
            &error,
            question,
            value_node.map_or(node.at, |node| node.at),
            findings,
        );
        return None;
    }
    Some(answer)
}

fn value(question: &Question, node: &Node, findings: &mut Findings) -> Option<AnswerValue> {
    let result = match (&question.kind, &node.value) {
        (Kind::MultipleChoice { .. }, Value::List(items)) => {
            let ids: Vec<Option<String>> = items
                .iter()
                .map(|item| findings.scalar(item, "an option").map(str::to_owned))
                .collect();
            Ok(AnswerValue::List(ids.into_iter().collect::<Option<_>>()?))
        }
        _ => parse_value(question, findings.scalar(node, "a single value")?),
    };
    match result {
        Ok(value) => Some(value),
        Err(error) => {
            match not_applicable_hint(question, node) {
                Some(hint) => {
                    let message = words::answer_error(&error, question, &Language::english());
                    findings.error_hint(error.code(), node.at, message, hint);
                }
                None => refuse(&error, question, node.at, findings),
            }
            None
        }
    }
}

fn photos(node: &Node, findings: &mut Findings) -> Option<Vec<PhotoDigest>> {
    if let Value::Scalar(_) = &node.value {
        let count = findings.count(node, 1..=MAX_PHOTOS)?;
        return (1..=count)
            .map(|n| PhotoDigest::new(format!("{n:064x}")).ok())
            .collect();
    }
    let items = findings.list(node, "a list of photos")?;
    let read = |item: &Node, findings: &mut Findings| {
        let hex = findings.scalar(item, "the SHA-256 of a photo")?;
        match PhotoDigest::new(hex) {
            Ok(digest) => Some(digest),
            Err(problem) => {
                let hint = "to try a checklist, write how many photos there are: photos: 2";
                findings.error_hint("invalid_photo", item.at, problem.to_string(), hint);
                None
            }
        }
    };
    let digests: Vec<_> = items.iter().map(|item| read(item, findings)).collect();
    digests.into_iter().collect()
}

/// What to write instead of a value that says that the question does not apply.
fn not_applicable_hint(question: &Question, node: &Node) -> Option<&'static str> {
    match &node.value {
        Value::Scalar(text) if question.na && says_not_applicable(text) => {
            Some("write {na: yes} in place of the value")
        }
        _ => None,
    }
}

fn refuse(error: &AnswerError, question: &Question, at: Place, findings: &mut Findings) {
    let english = Language::english();
    let message = words::answer_error(error, question, &english);
    findings.error_hint(
        error.code(),
        at,
        message,
        words::kind_hint(question, &english),
    );
}
