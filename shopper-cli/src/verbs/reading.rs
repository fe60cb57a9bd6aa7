//! Texts that a person names on the command line: a file, or `-` for standard input.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::context::Context;
use crate::disk::{DiskError, files};
use crate::error::Error;
use crate::exit::ExitStatus;

/// The largest text taken, in bytes; the crate `checklists` has narrower limits of its own.
pub(super) const MAX_TEXT: u64 = 8 * 1024 * 1024;

/// The text of a file, or of standard input; `too_large` where it has more than [`MAX_TEXT`].
pub(super) async fn read_text(
    context: &mut Context<'_>,
    path: &Path,
    too_large: Error,
) -> Result<String, Error> {
    let bytes = match path == Path::new("-") {
        true => context.console.read_all(MAX_TEXT).await?,
        false => files::read_limited(path, MAX_TEXT).map_err(folder_or_file)?,
    };
    let name = path.display().to_string();
    let bytes = bytes.ok_or_else(|| {
        too_large
            .with("path", name.as_str())
            .status(ExitStatus::Invalid)
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let sound = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = sound.split(|byte| *byte == b'\n').count();
        Error::new("not-utf8")
            .with("path", name)
            .with("line", line)
            .status(ExitStatus::Invalid)
    })
}

/// A folder has files that could be meant.
fn folder_or_file(error: DiskError) -> Error {
    match error {
        DiskError::File { path, cause } if cause.kind() == ErrorKind::IsADirectory => {
            let example = path.join("*.yaml").display().to_string();
            Error::new("is-folder")
                .with("path", path.display().to_string())
                .with("example", example)
        }
        error => error.into(),
    }
}

/// Standard input can be read once: `-` may stand for one of these alone.
pub(super) fn one_standard_input<'p>(
    paths: impl IntoIterator<Item = &'p PathBuf>,
) -> Result<(), Error> {
    let named = paths.into_iter().filter(|path| *path == Path::new("-"));
    match named.count() {
        0 | 1 => Ok(()),
        _ => Err(Error::new("standard-input-twice").status(ExitStatus::Usage)),
    }
}
