//! Cursors: the place in a list where the next page begins, opaque to callers.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};

/// Items of a page unless asked otherwise.
const USUAL: u64 = 50;
/// Items of a page at most.
const MOST: u64 = 200;

/// The number of items asked for.
pub fn limit(wanted: Option<u64>) -> Result<u64> {
    match wanted {
        None => Ok(USUAL),
        Some(limit) if (1..=MOST).contains(&limit) => Ok(limit),
        Some(_) => Err(Error::field(
            "limit",
            "range",
            format!("lies between 1 and {MOST}"),
        )),
    }
}

/// The place that a cursor stands for.
pub fn read_cursor<T: DeserializeOwned>(cursor: Option<&str>) -> Result<Option<T>> {
    let Some(cursor) = cursor else {
        return Ok(None);
    };
    URL_SAFE_NO_PAD
        .decode(cursor)
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .map(Some)
        .ok_or_else(|| {
            Error::field(
                "cursor",
                "cursor",
                "is not one that this list gave; begin without",
            )
        })
}

/// The page of items that were read with one more than its limit, and the cursor of the next.
pub fn page<I, T: Serialize>(
    mut items: Vec<I>,
    limit: u64,
    place: impl Fn(&I) -> T,
) -> Result<(Vec<I>, Option<String>)> {
    let limit = usize::try_from(limit).map_err(Error::internal)?;
    if items.len() <= limit {
        return Ok((items, None));
    }
    items.truncate(limit);
    let cursor = match items.last() {
        None => None,
        Some(last) => Some(URL_SAFE_NO_PAD.encode(serde_json::to_vec(&place(last))?)),
    };
    Ok((items, cursor))
}
