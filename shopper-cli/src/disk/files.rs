//! Files that are whole or absent, private, and durable when said to be.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::{DiskError, Faults};

/// The name that a file has while it is written ends in this.
const PART: &str = ".part";
/// A part that is older than this was left behind by a program that died.
const STALE: Duration = Duration::from_secs(24 * 60 * 60);

fn file_error(path: &Path) -> impl FnOnce(io::Error) -> DiskError + '_ {
    move |cause| DiskError::file(path, cause)
}

/// Makes a folder that only this person can read; parents too. The names of folders that were
/// made are durable, or a whole database could vanish with the name of its folder.
pub(crate) fn make_private_dir(path: &Path) -> Result<(), DiskError> {
    let missing: Vec<&Path> = path
        .ancestors()
        .take_while(|folder| !folder.exists())
        .collect();
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(file_error(path))?;
    for folder in missing {
        match folder.parent() {
            Some(parent) if parent != Path::new("") => sync_dir(parent)?,
            _ => sync_dir(Path::new("."))?,
        }
    }
    Ok(())
}

fn private_options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes an empty file that only this person can read, unless there is one.
pub(crate) fn make_private_file(path: &Path) -> Result<(), DiskError> {
    private_options()
        .create(true)
        .truncate(false)
        .open(path)
        .map_err(file_error(path))?;
    Ok(())
}

/// Makes the names in a folder durable.
pub(crate) fn sync_dir(path: &Path) -> Result<(), DiskError> {
    #[cfg(unix)]
    File::open(path)
        .and_then(|dir| dir.sync_all())
        .map_err(file_error(path))?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Writes a private file so that at every instant either the old or the new one is there, whole:
/// temporary file, fsync, rename, fsync of the folder.
pub(crate) fn write_whole(path: &Path, bytes: &[u8], faults: &Faults) -> Result<(), DiskError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let part = folder.join(format!(".{name}.{}{PART}", uuid::Uuid::new_v4().simple()));
    let write = || {
        faults.reach("create part")?;
        let mut file = private_options()
            .create_new(true)
            .open(&part)
            .map_err(file_error(&part))?;
        faults.reach("write part")?;
        file.write_all(bytes).map_err(file_error(&part))?;
        faults.reach("sync part")?;
        file.sync_all().map_err(file_error(&part))?;
        faults.reach("rename part")?;
        fs::rename(&part, path).map_err(file_error(path))?;
        faults.reach("sync folder")?;
        sync_dir(folder)
    };
    let result = write();
    if let Err(error) = &result
        && !matches!(error, DiskError::Injected(_))
    {
        let _ = fs::remove_file(&part);
    }
    result
}

/// Writes a file that is not there yet, for others to read too; whether it was not there.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<bool, DiskError> {
    let mut file = match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
        Err(error) => return Err(DiskError::file(path, error)),
    };
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a file would stand in the way of the next try.
        let _ = fs::remove_file(path);
    }
    written.map_err(file_error(path))?;
    Ok(true)
}

/// Removes parts that a program left behind when it died.
pub(crate) fn sweep_stale_parts(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let stale = entry
            .metadata()
            .and_then(|meta| meta.modified())
            .is_ok_and(|at| {
                SystemTime::now()
                    .duration_since(at)
                    .is_ok_and(|age| age > STALE)
            });
        let name = entry.file_name();
        if stale && name.to_string_lossy().ends_with(PART) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The bytes of a file, at most `limit`; `None` when there are more.
pub(crate) fn read_limited(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, DiskError> {
    let file = File::open(path).map_err(file_error(path))?;
    let meta = file.metadata().map_err(file_error(path))?;
    if meta.is_dir() {
        return Err(DiskError::file(
            path,
            io::Error::from(io::ErrorKind::IsADirectory),
        ));
    }
    if meta.len() > limit {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or(0));
    // One more than allowed, in case the file grows or does not tell its length.
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(file_error(path))?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

/// The text of a private file; `None` when there is no such file.
///
/// # Errors
/// [`DiskError::OpenToOthers`] when others may read it.
pub(crate) fn read_private(path: &Path) -> Result<Option<String>, DiskError> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(DiskError::file(path, error)),
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = file
            .metadata()
            .map_err(file_error(path))?
            .permissions()
            .mode()
            & 0o777;
        if mode & 0o077 != 0 {
            return Err(DiskError::OpenToOthers {
                path: path.to_owned(),
                mode,
            });
        }
    }
    let mut text = String::new();
    file.read_to_string(&mut text).map_err(file_error(path))?;
    Ok(Some(text))
}

/// The names in a folder that end in `suffix`, without it, sorted; none when there is no folder.
pub(crate) fn list_names(folder: &Path, suffix: &str) -> Result<Vec<String>, DiskError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(DiskError::file(folder, error)),
    };
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            (!name.starts_with('.')).then(|| name.strip_suffix(suffix).map(str::to_owned))?
        })
        .collect();
    names.sort_unstable();
    Ok(names)
}

/// A lock between processes, held until it is dropped.
pub(crate) struct Lock(#[expect(dead_code, reason = "closing the file gives the lock back")] File);

/// Waits for the lock that this file stands for.
pub(crate) async fn lock(path: PathBuf) -> Result<Lock, DiskError> {
    let waiting = tokio::task::spawn_blocking(move || {
        let file = private_options()
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|cause| DiskError::file(&path, cause))?;
        file.lock().map_err(|cause| DiskError::file(&path, cause))?;
        Ok(Lock(file))
    });
    waiting
        .await
        .map_err(|cause| DiskError::file(Path::new("lock"), io::Error::other(cause)))?
}
