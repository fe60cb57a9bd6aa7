//! The server's signed statement of what it has.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::photos::StoredPhoto;

/// Value of the `typ` header of a receipt, which keeps it apart from access tokens.
pub const RECEIPT_TYP: &str = "receipt+jws";

/// What the server signs. The claims of a compact JWS (EdDSA): fields may be added, never changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReceiptClaims {
    /// Who signed: the server's public address.
    pub iss: String,
    /// The submission.
    pub submission_id: Uuid,
    /// The revision.
    pub revision: u32,
    /// The visit.
    pub visit_id: Uuid,
    /// SHA-256 of the canonical checklist, lower-case hex.
    pub checklist_hash: String,
    /// SHA-256 of the copy that the shopper filled, canonical, where the checklist hides its points;
    /// absent where the shopper filled the checklist itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shopper_copy_hash: Option<String>,
    /// SHA-256 of the request body as received, lower-case hex.
    pub content_sha256: String,
    /// Every photo with its size.
    pub photos: Vec<StoredPhoto>,
    /// The total in hundredths of a percent; absent if not scored, or hidden from shoppers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<i64>,
    /// When the server had all of it.
    pub received_at: DateTime<Utc>,
    /// Whether a contractor made the revision from an earlier one; the shopper did not send it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub revised_by_contractor: bool,
}

impl ReceiptClaims {
    /// The hash of what the shopper filled.
    pub fn filled_hash(&self) -> &str {
        self.shopper_copy_hash
            .as_deref()
            .unwrap_or(&self.checklist_hash)
    }
}

/// Answer to a revision that the server has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Receipt {
    /// The compact JWS; verify it with the keys at `/.well-known/jwks.json`.
    pub jws: String,
}

/// Public keys (RFC 7517), retired ones included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct KeySet {
    /// The keys, newest first.
    pub keys: Vec<PublicKey>,
}

/// One Ed25519 public key as a JWK (RFC 8037).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PublicKey {
    /// Always `OKP`.
    pub kty: String,
    /// Always `Ed25519`.
    pub crv: String,
    /// Always `EdDSA`.
    pub alg: String,
    /// Always `sig`.
    #[serde(rename = "use")]
    pub usage: String,
    /// The key's id.
    pub kid: String,
    /// The key, base64url.
    pub x: String,
}
