//! Signed tokens: access tokens and receipts, kept apart by their `typ`.

use api::receipts::{RECEIPT_TYP, ReceiptClaims};
use chrono::TimeDelta;
use jsonwebtoken::{Algorithm, Header, Validation};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::keys::Keys;
use crate::clock::Timestamp;
use crate::error::{Error, Result};

/// How long an access token lives.
pub const ACCESS_LIFE: TimeDelta = TimeDelta::minutes(15);
/// How far two servers' clocks may be apart, in seconds.
const LEEWAY_SECONDS: i64 = 30;
/// Who access tokens are for.
const AUDIENCE: &str = "plainclothes-api";
/// The `typ` of an access token (RFC 9068).
const ACCESS_TYP: &str = "at+jwt";

/// What an access token says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccessClaims {
    /// Who signed: the server's public address.
    pub iss: String,
    /// Who it is for.
    pub aud: String,
    /// The user.
    pub sub: Uuid,
    /// The agency.
    pub agency: Uuid,
    /// The token family, ended by logging out.
    pub family: Uuid,
    /// This token.
    pub jti: Uuid,
    /// Made at, seconds since 1970.
    pub iat: i64,
    /// Ends at, seconds since 1970.
    pub exp: i64,
}

/// A new access token and the instant at which it ends.
pub fn sign_access(
    keys: &Keys,
    issuer: &str,
    agency: Uuid,
    user: Uuid,
    family: Uuid,
    now: Timestamp,
) -> Result<(String, Timestamp)> {
    let expires = now.plus(ACCESS_LIFE);
    let claims = AccessClaims {
        iss: issuer.to_owned(),
        aud: AUDIENCE.to_owned(),
        sub: user,
        agency,
        family,
        jti: Uuid::new_v4(),
        iat: now.0.div_euclid(1000),
        exp: expires.0.div_euclid(1000),
    };
    Ok((sign(keys, ACCESS_TYP, &claims)?, expires))
}

/// The claims of an access token.
///
/// # Errors
/// [`Error::Unauthenticated`], whatever is wrong with it: signature, algorithm, key, `typ`, issuer,
/// audience, life, a claim that is missing, or a critical header that nobody here knows.
pub fn verify_access(
    keys: &Keys,
    issuer: &str,
    token: &str,
    now: Timestamp,
) -> Result<AccessClaims> {
    let header = jsonwebtoken::decode_header(token).map_err(|_| Error::Unauthenticated)?;
    if header.alg != Algorithm::EdDSA || header.typ.as_deref() != Some(ACCESS_TYP) {
        return Err(Error::Unauthenticated);
    }
    if has_critical_header(token) {
        return Err(Error::Unauthenticated);
    }
    let key = header
        .kid
        .as_deref()
        .and_then(|kid| keys.verifying(kid))
        .ok_or(Error::Unauthenticated)?;
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.set_issuer(&[issuer]);
    validation.set_audience(&[AUDIENCE]);
    validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    // The life is judged below, by the clock that the server was given.
    validation.validate_exp = false;
    validation.validate_nbf = false;
    let claims = jsonwebtoken::decode::<AccessClaims>(token, key, &validation)
        .map_err(|_| Error::Unauthenticated)?
        .claims;
    let seconds = now.0.div_euclid(1000);
    let life = ACCESS_LIFE.num_seconds();
    let alive = claims.exp > seconds
        && claims.iat <= seconds + LEEWAY_SECONDS
        && claims.exp.saturating_sub(claims.iat) <= life;
    if alive {
        Ok(claims)
    } else {
        Err(Error::Unauthenticated)
    }
}

/// The compact JWS of a receipt.
pub fn sign_receipt(keys: &Keys, claims: &ReceiptClaims) -> Result<String> {
    sign(keys, RECEIPT_TYP, claims)
}

fn sign<T: Serialize>(keys: &Keys, typ: &str, claims: &T) -> Result<String> {
    let (kid, key) = keys.signing()?;
    let mut header = Header::new(Algorithm::EdDSA);
    header.typ = Some(typ.to_owned());
    header.kid = Some(kid.to_owned());
    jsonwebtoken::encode(&header, claims, key).map_err(Error::internal)
}

/// RFC 7515, 4.1.11: a critical header that is not understood must be refused.
fn has_critical_header(token: &str) -> bool {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let head = token.split('.').next().unwrap_or_default();
    URL_SAFE_NO_PAD
        .decode(head)
        .ok()
        .and_then(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok())
        .is_none_or(|header| header.get("crit").is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> (tempfile::TempDir, Keys) {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::open(folder.path(), Timestamp(0)).unwrap();
        (folder, keys)
    }

    const NOW: Timestamp = Timestamp(1_767_225_600_000);

    #[test]
    fn an_access_token_is_taken_until_it_ends() {
        let (_folder, keys) = keys();
        let user = Uuid::new_v4();
        let (token, expires) = sign_access(
            &keys,
            "https://a",
            Uuid::new_v4(),
            user,
            Uuid::new_v4(),
            NOW,
        )
        .unwrap();
        assert_eq!(
            verify_access(&keys, "https://a", &token, NOW).unwrap().sub,
            user
        );
        assert!(verify_access(&keys, "https://a", &token, expires).is_err());
        assert!(
            verify_access(&keys, "https://b", &token, NOW).is_err(),
            "another issuer"
        );
        let yesterday = NOW.plus(TimeDelta::days(-1));
        assert!(
            verify_access(&keys, "https://a", &token, yesterday).is_err(),
            "made tomorrow"
        );
    }

    #[test]
    fn a_token_of_another_kind_or_key_is_refused() {
        let (_folder, keys) = keys();
        let (_other_folder, other) = self::keys();
        let claims = AccessClaims {
            iss: "https://a".into(),
            aud: AUDIENCE.into(),
            sub: Uuid::new_v4(),
            agency: Uuid::new_v4(),
            family: Uuid::new_v4(),
            jti: Uuid::new_v4(),
            iat: NOW.0 / 1000,
            exp: NOW.0 / 1000 + 60,
        };
        let good = sign(&keys, ACCESS_TYP, &claims).unwrap();
        assert!(verify_access(&keys, "https://a", &good, NOW).is_ok());
        let receipt = sign(&keys, RECEIPT_TYP, &claims).unwrap();
        assert!(verify_access(&keys, "https://a", &receipt, NOW).is_err());
        let foreign = sign(&other, ACCESS_TYP, &claims).unwrap();
        assert!(verify_access(&keys, "https://a", &foreign, NOW).is_err());
        let elsewhere = AccessClaims {
            aud: "another-api".into(),
            ..claims.clone()
        };
        let elsewhere = sign(&keys, ACCESS_TYP, &elsewhere).unwrap();
        assert!(verify_access(&keys, "https://a", &elsewhere, NOW).is_err());
        let long = AccessClaims {
            exp: i64::MAX,
            ..claims
        };
        let long = sign(&keys, ACCESS_TYP, &long).unwrap();
        assert!(verify_access(&keys, "https://a", &long, NOW).is_err());
        for broken in ["", "a.b.c", "....", "eyJhbGciOiJub25lIn0.e30."] {
            assert!(
                verify_access(&keys, "https://a", broken, NOW).is_err(),
                "{broken}"
            );
        }
    }
}
