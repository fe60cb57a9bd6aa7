//! What tells one file from another: this very program, and what it was asked.

use std::sync::OnceLock;

use sha2::{Digest, Sha256};

/// 32 hexadecimal digits that differ where the program or the bytes do.
pub(super) fn of(bytes: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.update(build());
    hash.update(bytes);
    hex::encode(&hash.finalize()[..16])
}

/// The SHA-256 of the running program, read once: another build may write other bytes for the same data
/// (P9). Where the program cannot be read, each process has a build of its own, and nobody is told that an
/// old file is a new one.
fn build() -> &'static [u8] {
    static BUILD: OnceLock<Vec<u8>> = OnceLock::new();
    BUILD.get_or_init(|| {
        let read = std::env::current_exe().and_then(std::fs::File::open);
        let mut hash = Sha256::new();
        match read.and_then(|mut file| std::io::copy(&mut file, &mut Sink(&mut hash))) {
            Ok(_) => hash.finalize().to_vec(),
            Err(_) => uuid::Uuid::new_v4().as_bytes().to_vec(),
        }
    })
}

struct Sink<'a>(&'a mut Sha256);

impl std::io::Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
