//! Passwords: Argon2id, off the async threads, a bounded number at once.

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::error::{Error, Result};

/// Memory for one hash: 19 MiB, with two passes and one lane (OWASP Password Storage).
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Hashes at once: at 19 MiB each, a flood of log-ins costs 38 MiB and no more.
const AT_ONCE: usize = 2;
/// Fewest characters of a password (OWASP ASVS 6.2.1).
pub const SHORTEST: usize = 8;
/// Most characters: above what people type, below what is costly to hash.
pub const LONGEST: usize = 256;

/// Passwords that everybody tries first and that are long enough to be allowed otherwise.
const COMMON: [&str; 40] = [
    "12345678",
    "123456789",
    "1234567890",
    "password",
    "password1",
    "password123",
    "passw0rd",
    "qwertyui",
    "qwertyuiop",
    "qwerty123",
    "qwerty12345",
    "1q2w3e4r",
    "1q2w3e4r5t",
    "1qaz2wsx",
    "iloveyou",
    "iloveyou1",
    "sunshine",
    "princess",
    "football",
    "baseball",
    "superman",
    "trustno1",
    "welcome1",
    "welcome123",
    "admin123",
    "administrator",
    "letmein1",
    "letmein123",
    "starwars",
    "whatever",
    "computer",
    "michelle",
    "jennifer",
    "abcd1234",
    "abc12345",
    "11111111",
    "00000000",
    "87654321",
    "asdfghjkl",
    "plainclothes",
];

/// Why a new password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weak {
    /// Fewer than [`SHORTEST`] characters.
    TooShort,
    /// More than [`LONGEST`] characters.
    TooLong,
    /// Among those everybody tries first.
    Common,
}

impl Weak {
    /// The stable code of the problem.
    pub fn code(self) -> &'static str {
        match self {
            Weak::TooShort => "password_too_short",
            Weak::TooLong => "password_too_long",
            Weak::Common => "password_common",
        }
    }

    /// A sentence for the person who typed it, in English.
    pub fn sentence(self) -> &'static str {
        match self {
            Weak::TooShort => "the password needs at least 8 characters",
            Weak::TooLong => "the password may have at most 256 characters",
            Weak::Common => {
                "this password is one of the first that anybody would try; choose another"
            }
        }
    }
}

/// Judges a new password.
pub fn judge(password: &str) -> std::result::Result<(), Weak> {
    let length = password.chars().count();
    if length < SHORTEST {
        Err(Weak::TooShort)
    } else if length > LONGEST {
        Err(Weak::TooLong)
    } else if COMMON.contains(&password.to_lowercase().as_str()) {
        Err(Weak::Common)
    } else {
        Ok(())
    }
}

/// Hashes and verifies, with its own bound on how many at once.
#[derive(Clone, Debug)]
pub struct Passwords {
    places: Arc<Semaphore>,
    /// Verified against when there is no such user, so that both cases take the same time.
    nobody: Arc<str>,
}

impl Passwords {
    /// Ready to hash.
    pub fn new() -> Result<Passwords> {
        Ok(Passwords {
            places: Arc::new(Semaphore::new(AT_ONCE)),
            nobody: hash_now("nobody has this password")?.into(),
        })
    }

    /// The PHC string of a password.
    pub async fn hash(&self, password: String) -> Result<String> {
        let _place = self.places.acquire().await.map_err(Error::internal)?;
        tokio::task::spawn_blocking(move || hash_now(&password))
            .await
            .map_err(Error::internal)?
    }

    /// Whether the password fits; without a hash it takes as long and never fits.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.nobody.to_string());
        let _place = self.places.acquire().await.map_err(Error::internal)?;
        let fits = tokio::task::spawn_blocking(move || verify_now(&password, &hash))
            .await
            .map_err(Error::internal)??;
        Ok(fits && known)
    }
}

fn argon2id() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)
        .map_err(|error| Error::internal(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash_now(password: &str) -> Result<String> {
    let hash = argon2id()?
        .hash_password(password.as_bytes())
        .map_err(|error| Error::internal(error.to_string()))?;
    Ok(hash.to_string())
}

fn verify_now(password: &str, hash: &str) -> Result<bool> {
    let hash = PasswordHash::new(hash).map_err(|error| Error::internal(error.to_string()))?;
    Ok(argon2id()?
        .verify_password(password.as_bytes(), &hash)
        .is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_and_no_other() {
        let passwords = Passwords::new().unwrap();
        let hash = passwords.hash("correct horse".to_owned()).await.unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert!(
            passwords
                .verify("correct horse".to_owned(), Some(hash.clone()))
                .await
                .unwrap()
        );
        assert!(
            !passwords
                .verify("correct hors".to_owned(), Some(hash))
                .await
                .unwrap()
        );
        assert!(
            !passwords
                .verify("nobody has this password".to_owned(), None)
                .await
                .unwrap()
        );
    }

    #[test]
    fn short_and_common_passwords_are_refused_and_any_script_is_taken() {
        assert_eq!(judge("seven77"), Err(Weak::TooShort));
        assert_eq!(judge("PassWord123"), Err(Weak::Common));
        assert_eq!(judge(&"x".repeat(257)), Err(Weak::TooLong));
        assert_eq!(judge("كلمة سر طويلة"), Ok(()));
        assert_eq!(judge("நீண்ட கடவுச்சொல்"), Ok(()));
    }
}
