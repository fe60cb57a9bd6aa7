//! What makes a receipt believable: the server's signature over exactly what was sent.
//!
//! Pure: keys, receipt and content come in as values, so that a receipt can be verified anywhere,
//! years later and without a network.

use std::collections::BTreeSet;

use api::photos::StoredPhoto;
use api::receipts::{KeySet, RECEIPT_TYP, ReceiptClaims};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};

/// Why a receipt is not believed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// It is not a compact JWS of ours.
    #[error("the receipt is not well formed: {0}")]
    Malformed(String),
    /// It is a token of another kind.
    #[error("the token is not a receipt but {0}")]
    OtherType(String),
    /// It was signed with a key that is not in the key set.
    #[error("the receipt was signed with the unknown key {0}")]
    UnknownKey(String),
    /// The signature does not fit.
    #[error("the signature does not fit")]
    BadSignature,
    /// It is about something else than what was sent.
    #[error("the receipt names another {0} than was sent")]
    Differs(&'static str),
}

/// What a receipt has to name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The submission.
    pub submission_id: uuid::Uuid,
    /// The revision.
    pub revision: u32,
    /// The visit.
    pub visit_id: uuid::Uuid,
    /// SHA-256 of the bytes sent; `None` when another device sent them.
    pub content: Option<ExpectedContent>,
}

/// What the bytes sent say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedContent {
    /// SHA-256 of the bytes, lower-case hex.
    pub sha256: String,
    /// SHA-256 of what was filled, canonical, lower-case hex.
    pub checklist_hash: String,
    /// Every photo with its size.
    pub photos: Vec<StoredPhoto>,
}

/// The claims of a receipt that is signed by one of the keys.
///
/// # Errors
/// [`ReceiptError`] when it is not.
pub fn open(jws: &str, keys: &KeySet) -> Result<ReceiptClaims, ReceiptError> {
    let malformed = |error: jsonwebtoken::errors::Error| ReceiptError::Malformed(error.to_string());
    let header = jsonwebtoken::decode_header(jws).map_err(malformed)?;
    // RFC 8725, 3.11: tokens of different uses must not be mistaken for each other.
    match header.typ.as_deref() {
        Some(RECEIPT_TYP) => {}
        other => {
            return Err(ReceiptError::OtherType(
                other.unwrap_or("nothing").to_owned(),
            ));
        }
    }
    // RFC 7515, 4.1.11: extensions that are not understood must be refused.
    if header.crit.is_some() {
        return Err(ReceiptError::Malformed("crit".to_owned()));
    }
    let kid = header.kid.unwrap_or_default();
    let key = keys
        .keys
        .iter()
        .find(|key| key.kid == kid && key.kty == "OKP" && key.crv == "Ed25519")
        .ok_or(ReceiptError::UnknownKey(kid))?;
    let key = DecodingKey::from_ed_components(&key.x).map_err(malformed)?;
    let mut validation = Validation::new(Algorithm::EdDSA);
    // A receipt never ends and is for nobody in particular.
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_aud = false;
    let token =
        jsonwebtoken::decode::<ReceiptClaims>(jws, &key, &validation).map_err(
            |error| match error.kind() {
                jsonwebtoken::errors::ErrorKind::InvalidSignature => ReceiptError::BadSignature,
                _ => malformed(error),
            },
        )?;
    Ok(token.claims)
}

/// The claims of a receipt that is signed by one of the keys and names exactly what was sent.
///
/// # Errors
/// [`ReceiptError`] when it is not, or does not.
pub fn verify(
    jws: &str,
    keys: &KeySet,
    expected: &Expected,
) -> Result<ReceiptClaims, ReceiptError> {
    let claims = open(jws, keys)?;
    let same = |equal: bool, what| {
        if equal {
            Ok(())
        } else {
            Err(ReceiptError::Differs(what))
        }
    };
    same(claims.submission_id == expected.submission_id, "submission")?;
    same(claims.revision == expected.revision, "revision")?;
    same(claims.visit_id == expected.visit_id, "visit")?;
    if let Some(content) = &expected.content {
        same(claims.content_sha256 == content.sha256, "content")?;
        same(claims.filled_hash() == content.checklist_hash, "checklist")?;
        let named = |photos: &[StoredPhoto]| -> BTreeSet<(String, u64)> {
            photos
                .iter()
                .map(|photo| (photo.sha256.clone(), photo.size_bytes))
                .collect()
        };
        same(named(&claims.photos) == named(&content.photos), "photos")?;
    }
    Ok(claims)
}

#[cfg(test)]
pub(crate) mod samples {
    //! Receipts as a server would sign them.

    use api::receipts::PublicKey;
    use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    use super::*;

    /// A server's key.
    pub(crate) struct Signer {
        pub(crate) pair: Ed25519KeyPair,
        pub(crate) kid: String,
    }

    impl Signer {
        pub(crate) fn new(seed: u8) -> Self {
            let pair = Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).unwrap();
            Self {
                pair,
                kid: format!("key-{seed}"),
            }
        }

        pub(crate) fn public(&self) -> PublicKey {
            PublicKey {
                kty: "OKP".into(),
                crv: "Ed25519".into(),
                alg: "EdDSA".into(),
                usage: "sig".into(),
                kid: self.kid.clone(),
                x: URL_SAFE_NO_PAD.encode(self.pair.public_key().as_ref()),
            }
        }

        pub(crate) fn sign(&self, typ: &str, claims: &ReceiptClaims) -> String {
            let header = format!(r#"{{"alg":"EdDSA","typ":"{typ}","kid":"{}"}}"#, self.kid);
            let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
            let claims = serde_json::to_vec(claims).unwrap();
            let message = format!("{}.{}", part(header.as_bytes()), part(&claims));
            let signature = self.pair.sign(message.as_bytes());
            format!("{message}.{}", part(signature.as_ref()))
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::samples::Signer;
    use super::*;

    fn claims() -> ReceiptClaims {
        ReceiptClaims {
            iss: "https://shop.example".into(),
            submission_id: Uuid::from_u128(1),
            revision: 1,
            visit_id: Uuid::from_u128(2),
            checklist_hash: "c".repeat(64),
            shopper_copy_hash: None,
            content_sha256: "d".repeat(64),
            photos: vec![StoredPhoto {
                sha256: "e".repeat(64),
                size_bytes: 3,
            }],
            score: Some(6250),
            received_at: DateTime::UNIX_EPOCH,
            revised_by_contractor: false,
        }
    }

    fn expected() -> Expected {
        Expected {
            submission_id: Uuid::from_u128(1),
            revision: 1,
            visit_id: Uuid::from_u128(2),
            content: Some(ExpectedContent {
                sha256: "d".repeat(64),
                checklist_hash: "c".repeat(64),
                photos: claims().photos,
            }),
        }
    }

    fn keys(signers: &[&Signer]) -> KeySet {
        KeySet {
            keys: signers.iter().map(|signer| signer.public()).collect(),
        }
    }

    #[test]
    fn p2_a_receipt_for_exactly_what_was_sent_is_believed() {
        let (old, new) = (Signer::new(1), Signer::new(2));
        let set = keys(&[&new, &old]);
        for signer in [&old, &new] {
            let jws = signer.sign(RECEIPT_TYP, &claims());
            assert_eq!(verify(&jws, &set, &expected()), Ok(claims()));
        }
    }

    #[test]
    fn p2_where_points_are_hidden_the_copy_that_was_filled_is_what_counts() {
        let signer = Signer::new(1);
        let set = keys(&[&signer]);
        let hidden = ReceiptClaims {
            checklist_hash: "a".repeat(64),
            shopper_copy_hash: Some("c".repeat(64)),
            score: None,
            ..claims()
        };
        let jws = signer.sign(RECEIPT_TYP, &hidden);
        assert_eq!(verify(&jws, &set, &expected()), Ok(hidden.clone()));
        let other = ReceiptClaims {
            checklist_hash: "c".repeat(64),
            shopper_copy_hash: Some("a".repeat(64)),
            ..hidden
        };
        let jws = signer.sign(RECEIPT_TYP, &other);
        let refused = verify(&jws, &set, &expected());
        assert_eq!(refused, Err(ReceiptError::Differs("checklist")));
    }

    #[test]
    fn p2_claims_of_before_are_written_as_they_were() {
        let json = format!(
            r#"{{"iss":"https://shop.example","submission_id":"{}","revision":1,"visit_id":"{}","checklist_hash":"{}","content_sha256":"{}","photos":[{{"sha256":"{}","size_bytes":3}}],"score":6250,"received_at":"1970-01-01T00:00:00Z"}}"#,
            Uuid::from_u128(1),
            Uuid::from_u128(2),
            "c".repeat(64),
            "d".repeat(64),
            "e".repeat(64)
        );
        assert_eq!(serde_json::to_string(&claims()).unwrap(), json);
        assert_eq!(
            serde_json::from_str::<ReceiptClaims>(&json).unwrap(),
            claims()
        );
    }

    #[test]
    fn p2_a_receipt_for_anything_else_is_not() {
        let signer = Signer::new(1);
        let set = keys(&[&signer]);
        let outcome = |change: &dyn Fn(&mut ReceiptClaims)| {
            let mut other = claims();
            change(&mut other);
            verify(&signer.sign(RECEIPT_TYP, &other), &set, &expected()).unwrap_err()
        };
        let differs = ReceiptError::Differs;
        assert_eq!(
            outcome(&|c| c.submission_id = Uuid::nil()),
            differs("submission")
        );
        assert_eq!(outcome(&|c| c.revision = 2), differs("revision"));
        assert_eq!(outcome(&|c| c.visit_id = Uuid::nil()), differs("visit"));
        assert_eq!(
            outcome(&|c| c.content_sha256 = "0".repeat(64)),
            differs("content")
        );
        assert_eq!(
            outcome(&|c| c.checklist_hash = "0".repeat(64)),
            differs("checklist")
        );
        assert_eq!(outcome(&|c| c.photos.clear()), differs("photos"));
        assert_eq!(outcome(&|c| c.photos[0].size_bytes = 4), differs("photos"));
    }

    #[test]
    fn a_receipt_is_not_believed_without_the_right_key_type_and_signature() {
        let (signer, other) = (Signer::new(1), Signer::new(2));
        let set = keys(&[&signer]);
        let jws = signer.sign(RECEIPT_TYP, &claims());
        assert_eq!(
            open(&jws, &keys(&[&other])),
            Err(ReceiptError::UnknownKey("key-1".into()))
        );
        assert_eq!(
            open(&signer.sign("at+jwt", &claims()), &set),
            Err(ReceiptError::OtherType("at+jwt".into()))
        );
        let forged = Signer {
            kid: "key-1".into(),
            ..other
        };
        assert_eq!(
            open(&forged.sign(RECEIPT_TYP, &claims()), &set),
            Err(ReceiptError::BadSignature)
        );
        let mut parts: Vec<&str> = jws.split('.').collect();
        let none = "eyJhbGciOiJub25lIiwidHlwIjoicmVjZWlwdCtqd3MiLCJraWQiOiJrZXktMSJ9";
        parts[0] = none;
        assert!(open(&parts.join("."), &set).is_err());
        for cut in 0..jws.len() {
            assert!(open(&jws[..cut], &set).is_err(), "{cut}");
        }
    }
}
