//! Texts in several languages.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::reader::{Findings, cut_text};
use crate::diagnostic::{Severity, quoted};
use crate::source::{Node, Place, Value, foreign_hint};
use crate::text::{Language, Text};

/// The longest text, in characters.
pub const MAX_TEXT_LENGTH: usize = 4000;
/// The longest briefing, in characters.
pub const MAX_BRIEFING_LENGTH: usize = 20_000;

/// A text: a map from language to string, or one string in the default language. It is brought
/// to NFC, and white space around it goes.
pub(super) fn text(node: &Node, max: usize, findings: &mut Findings) -> Option<Text> {
    let languages = findings.languages.clone();
    let mut entries: Vec<(Language, String)> = Vec::new();
    match &node.value {
        Value::Scalar(written) => {
            findings.text_comment(node, Severity::Warning);
            let default = languages.first().cloned().unwrap_or_else(Language::english);
            entries.push((default, one_text(written, node.at, max, findings)?));
        }
        Value::Map(map) => {
            let mut seen = HashSet::new();
            for (key, value) in map {
                let Ok(language) = Language::new(&key.text) else {
                    let message = format!("{} is not a language tag", quoted(&key.text));
                    let hint = foreign_hint(&key.text);
                    let hint = hint
                        .or_else(|| cut_text(key).map(str::to_owned))
                        .unwrap_or_else(|| "use one like en, ar or ta".to_owned());
                    findings.error_hint("invalid_language", key.at, message, hint);
                    continue;
                };
                if !languages.is_empty() && !languages.contains(&language) {
                    let message = format!("{language} is not among the checklist's languages");
                    let hint = cut_text(key).unwrap_or("add it to languages or remove this text");
                    findings.error_hint("text_unknown_language", key.at, message, hint);
                    continue;
                }
                if !seen.insert(language.clone()) {
                    let message = format!("the text in {language} is here a second time");
                    findings.error("duplicate_language", key.at, message);
                    continue;
                }
                if matches!(value.value, Value::Null) {
                    findings.error(
                        "text_empty",
                        key.at,
                        format!("the text in {language} is empty"),
                    );
                    continue;
                }
                let Some(written) = findings.scalar(value, "a text") else {
                    continue;
                };
                findings.text_comment(value, Severity::Warning);
                if let Some(one) = one_text(written, value.at, max, findings) {
                    entries.push((language, one));
                }
            }
            // What was refused above has its finding; only what was never written is missing.
            let written = |language: &Language| {
                map.iter()
                    .any(|(key, _)| Language::new(&key.text).as_ref() == Ok(language))
            };
            if let Some(default) = languages.first()
                && !written(default)
            {
                let message = format!("there is no text in {default}, the default language");
                findings.error("text_missing_default", node.at, message);
                return None;
            }
            let missing: Vec<_> = languages
                .iter()
                .skip(1)
                .filter(|language| !written(language))
                .collect();
            warn_missing(&missing, node.at, findings);
        }
        Value::Null | Value::List(_) => {
            findings.scalar(node, "a text, or a map from language to text");
            return None;
        }
    }
    if matches!(node.value, Value::Scalar(_)) {
        let missing: Vec<_> = languages.iter().skip(1).collect();
        warn_missing(&missing, node.at, findings);
    }
    let rank = |language: &Language| languages.iter().position(|known| known == language);
    entries.sort_by_key(|(language, _)| rank(language));
    Text::from_entries(entries)
}

fn warn_missing(missing: &[&Language], at: Place, findings: &mut Findings) {
    if missing.is_empty() {
        return;
    }
    let names: Vec<&str> = missing.iter().map(|language| language.as_str()).collect();
    let message = format!("there is no text in {}", names.join(", "));
    let hint = format!(
        "people who read {} will see the default language here",
        names.join(" or ")
    );
    findings.warning("text_missing_translation", at, message, hint);
}

fn one_text(written: &str, at: Place, max: usize, findings: &mut Findings) -> Option<String> {
    let text: String = written.trim().nfc().collect();
    if text.is_empty() {
        findings.error("text_empty", at, "the text is empty");
        return None;
    }
    if text
        .chars()
        .any(|c| c.is_control() && c != '\n' && c != '\t')
    {
        let message = "the text holds a control character";
        findings.error_hint(
            "text_control",
            at,
            message,
            "only line breaks and tabs are taken",
        );
        return None;
    }
    if let Some(forced) = text.chars().find(|c| ('\u{202a}'..='\u{202e}').contains(c)) {
        let message = format!(
            "the text holds a character that forces a direction (U+{:04X})",
            u32::from(forced)
        );
        let hint = "remove it; letters bring their direction with them";
        findings.error_hint("text_control", at, message, hint);
        return None;
    }
    let length = text.chars().count();
    if length > max {
        let message = format!("the text has {length} characters; at most {max} are taken");
        findings.error("text_too_long", at, message);
        return None;
    }
    Some(text)
}
