//! Believing receipts: with the keys kept here, and with the server's where one is not known.

use api::receipts::{KeySet, ReceiptClaims};

use super::content::content_of;
use crate::context::{Desk, FACT_KEY_SET};
use crate::disk::{Frozen, sha256_hex};
use crate::error::Error;
use crate::exit::ExitStatus;
use crate::receipt::{self, Expected, ExpectedContent, ReceiptError};

/// What a receipt for frozen bytes has to name.
pub(crate) fn expected(frozen: &Frozen) -> Result<Expected, Error> {
    let content = content_of(frozen)?;
    Ok(Expected {
        submission_id: frozen.submission_id,
        revision: frozen.revision,
        visit_id: frozen.visit_id,
        content: Some(ExpectedContent {
            sha256: sha256_hex(&frozen.body),
            checklist_hash: content.checklist_hash,
            photos: content.photos,
        }),
    })
}

/// The claims of a receipt that is believed. Keys come from here; a key that is not known here is
/// asked for once.
pub(crate) async fn believe(
    desk: &Desk,
    jws: &str,
    expected: &Expected,
) -> Result<ReceiptClaims, Error> {
    let kept = match desk.disk.find_fact(FACT_KEY_SET).await? {
        Some(json) => serde_json::from_str(&json).unwrap_or(KeySet { keys: vec![] }),
        None => KeySet { keys: vec![] },
    };
    let keys = match receipt::open(jws, &kept) {
        Err(ReceiptError::UnknownKey(_)) => fetch_keys(desk).await?,
        _ => kept,
    };
    receipt::verify(jws, &keys, expected).map_err(|cause| {
        Error::new("receipt-not-believed")
            .detail(cause.to_string())
            .status(ExitStatus::Conflict)
    })
}

/// The server's keys, kept for later.
pub(crate) async fn fetch_keys(desk: &Desk) -> Result<KeySet, Error> {
    let keys = desk.client.get_keys().await?;
    let json = serde_json::to_string(&keys)
        .map_err(|error| Error::new("broken-server").detail(error.to_string()))?;
    desk.disk.set_fact(FACT_KEY_SET, &json).await?;
    Ok(keys)
}
