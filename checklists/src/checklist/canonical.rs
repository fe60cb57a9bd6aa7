//! The one way a checklist is written as JSON, and its hash.

use std::fmt::Write;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::Checklist;

impl Checklist {
    /// The checklist as canonical JSON: keys sorted by their bytes, no white space.
    #[must_use]
    pub fn canonical_json(&self) -> String {
        let value = serde_json::to_value(self)
            .expect("the model holds only text keys, integers, text, lists and booleans");
        let mut json = String::new();
        write_value(&mut json, &value);
        json
    }

    /// A checklist from JSON that [`Checklist::canonical_json`] wrote.
    ///
    /// # Errors
    /// The position and what was expected, when the JSON is not a checklist.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }

    /// The SHA-256 of the canonical JSON, in lower-case hex.
    #[must_use]
    pub fn hash(&self) -> String {
        hex::encode(Sha256::digest(self.canonical_json().as_bytes()))
    }
}

/// Sorts by hand, because the order of `serde_json`'s maps depends on features that any other
/// crate in the build can switch on.
fn write_value(json: &mut String, value: &Value) {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_unstable_by_key(|(key, _)| key.as_bytes());
            json.push('{');
            for (index, (key, value)) in entries.into_iter().enumerate() {
                if index > 0 {
                    json.push(',');
                }
                let _ = write!(json, "{}:", Value::from(key.as_str()));
                write_value(json, value);
            }
            json.push('}');
        }
        Value::Array(items) => {
            json.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    json.push(',');
                }
                write_value(json, item);
            }
            json.push(']');
        }
        scalar => {
            let _ = write!(json, "{scalar}");
        }
    }
}
