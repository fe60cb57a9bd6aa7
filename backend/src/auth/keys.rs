//! The keys that sign access tokens and receipts: Ed25519, one file each, readable by the owner alone.
//!
//! The newest signs; older ones stay published, so that old receipts can be verified for ever.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use api::receipts::{KeySet, PublicKey};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{DecodingKey, EncodingKey};
use sha2::{Digest, Sha256};

use crate::clock::Timestamp;
use crate::error::{Error, Result};

/// One signing key.
struct Key {
    kid: String,
    encoding: EncodingKey,
    decoding: DecodingKey,
    public: String,
}

/// All keys, the signing one first.
pub struct Keys {
    keys: Vec<Key>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list()
            .entries(self.keys.iter().map(|key| &key.kid))
            .finish()
    }
}

impl Keys {
    /// Reads the keys of a data folder, and makes the first one where there is none.
    ///
    /// # Errors
    /// If a key file cannot be read or others than its owner may read it.
    pub fn open(data_dir: &Path, now: Timestamp) -> Result<Keys> {
        let folder = data_dir.join("keys");
        let mut paths = key_files(&folder)?;
        if paths.is_empty() {
            add_key(&folder, now)?;
            paths = key_files(&folder)?;
        }
        let keys = paths
            .iter()
            .rev()
            .map(|path| read_key(path))
            .collect::<Result<Vec<Key>>>()?;
        Ok(Keys { keys })
    }

    /// The key that signs: its id and itself.
    pub fn signing(&self) -> Result<(&str, &EncodingKey)> {
        let key = self
            .keys
            .first()
            .ok_or_else(|| Error::internal("there is no signing key"))?;
        Ok((&key.kid, &key.encoding))
    }

    /// The key of that id, for verifying.
    pub fn verifying(&self, kid: &str) -> Option<&DecodingKey> {
        self.keys
            .iter()
            .find(|key| key.kid == kid)
            .map(|key| &key.decoding)
    }

    /// The public keys, newest first.
    pub fn published(&self) -> KeySet {
        KeySet {
            keys: self
                .keys
                .iter()
                .map(|key| PublicKey {
                    kty: "OKP".to_owned(),
                    crv: "Ed25519".to_owned(),
                    alg: "EdDSA".to_owned(),
                    usage: "sig".to_owned(),
                    kid: key.kid.clone(),
                    x: key.public.clone(),
                })
                .collect(),
        }
    }
}

/// Makes a key that signs from the next start on; earlier ones stay for verifying.
pub fn add_key(folder: &Path, now: Timestamp) -> Result<PathBuf> {
    make_private_dir(folder)?;
    let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new())
        .map_err(|_| Error::internal("no randomness"))?;
    let path = folder.join(format!("{:015}.pk8", now.0));
    let mut file = private_file(&path)?;
    file.write_all(document.as_ref()).map_err(Error::internal)?;
    file.sync_all().map_err(Error::internal)?;
    fs::File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(Error::internal)?;
    Ok(path)
}

/// Makes the folder, for its owner alone.
pub fn make_private_dir(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| {
        Error::internal(format!(
            "cannot make the folder {}: {error}",
            folder.display()
        ))
    })
}

fn private_file(path: &Path) -> Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .map_err(|error| Error::internal(format!("cannot make {}: {error}", path.display())))
}

fn key_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::internal(error)),
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(Error::internal)?.path();
        if path.extension().is_some_and(|extension| extension == "pk8") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn read_key(path: &Path) -> Result<Key> {
    let bad = |why: &str| Error::internal(format!("the key file {} {why}", path.display()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(path)
            .map_err(Error::internal)?
            .permissions()
            .mode();
        if mode & 0o077 != 0 {
            return Err(bad("can be read by others; run: chmod 600 on it"));
        }
    }
    let der = fs::read(path).map_err(|error| bad(&format!("cannot be read: {error}")))?;
    let pair = Ed25519KeyPair::from_pkcs8(&der).map_err(|_| bad("is damaged"))?;
    let public = pair.public_key().as_ref();
    Ok(Key {
        kid: hex::encode(&Sha256::digest(public)[..8]),
        encoding: EncodingKey::from_ed_der(&der),
        decoding: DecodingKey::from_ed_der(public),
        public: URL_SAFE_NO_PAD.encode(public),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_key_signs_and_the_old_one_stays_published() {
        let folder = tempfile::tempdir().unwrap();
        let first = Keys::open(folder.path(), Timestamp(1)).unwrap();
        let old = first.signing().unwrap().0.to_owned();
        add_key(&folder.path().join("keys"), Timestamp(2)).unwrap();
        let both = Keys::open(folder.path(), Timestamp(3)).unwrap();
        assert_ne!(both.signing().unwrap().0, old);
        assert!(both.verifying(&old).is_some());
        assert_eq!(both.published().keys.len(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = add_key(&folder.path().join("keys"), Timestamp(1)).unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let error = Keys::open(folder.path(), Timestamp(2))
            .unwrap_err()
            .to_string();
        assert!(error.contains("chmod 600"), "{error}");
    }
}
