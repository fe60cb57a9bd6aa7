//! Fields of a change: left out, they stay as they are; `null` takes them away.

use serde::{Deserialize, Deserializer};

/// Reads a field that is there, `null` or not; with `#[serde(default)]` one that is left out is
/// `None`.
pub(crate) fn present<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Some)
}
