//! Values of the canonical JSON as people read them.

use serde_json::Value;

use crate::number::Percent;
use crate::text::{Language, Text};

/// The longest piece of a text that is quoted, in characters.
const QUOTED: usize = 60;

/// A value that is a text in several languages.
pub(super) fn as_text(value: Option<&Value>) -> Option<Text> {
    let Some(value @ Value::Array(items)) = value else {
        return None;
    };
    if items.is_empty() {
        return None;
    }
    serde_json::from_value(value.clone()).ok()
}

/// The items of a list of names.
pub(super) fn names(value: &Value) -> Option<Vec<&str>> {
    value.as_array()?.iter().map(Value::as_str).collect()
}

/// The rows of a list in which every row has a name.
pub(super) fn named(value: &Value) -> Option<Vec<(String, Value)>> {
    let Value::Array(items) = value else {
        return None;
    };
    let name = |row: &Value| Some((row.get("id")?.as_str()?.to_owned(), row.clone()));
    items.iter().map(name).collect()
}

/// A value as it would stand in the language, on one line.
pub(super) fn plain(key: &str, value: &Value, language: &Language) -> String {
    if let Some(text) = as_text(Some(value)) {
        return format!("“{}”", shortened(text.get(language)));
    }
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        // Percentages are kept in hundredths.
        Value::Number(number)
            if matches!(
                key,
                "pass_mark" | "min_scored_share" | "floor" | "cap" | "from"
            ) =>
        {
            let percent = number.as_i64().map(Percent::from_hundredths);
            percent.map_or_else(|| number.to_string(), |p| format!("{} %", p.short()))
        }
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let items: Vec<String> = items
                .iter()
                .map(|item| plain(key, item, language))
                .collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(map) => {
            let entry =
                |(key, value): (&String, &Value)| format!("{key}: {}", plain(key, value, language));
            let entries: Vec<String> = map.iter().map(entry).collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

pub(super) fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
