//! Texts that a person names on the command line: a file, or `-` for standard input.

use std::path::Path;

use crate::context::Context;
use crate::disk::files;
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
        false => files::read_limited(path, MAX_TEXT)?,
    };
    let name = path.display().to_string();
    let bytes = bytes.ok_or_else(|| {
        too_large
            .with("path", name.as_str())
            .status(ExitStatus::Invalid)
    })?;
    String::from_utf8(bytes).map_err(|error| {
        Error::new("not-utf8")
            .with("path", name)
            .detail(error.utf8_error().to_string())
            .status(ExitStatus::Invalid)
    })
}
