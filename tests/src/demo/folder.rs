//! The demo's folder: it touches nothing that it did not make.

use std::fs;
use std::path::{Path, PathBuf};

/// The file by which a demo knows its own folder.
const MARK: &str = ".plainclothes-demo";

/// The folder, empty but for the mark. What an earlier demo left there is taken away.
///
/// # Errors
/// If there is something else in the folder, or another demo is running in it.
pub(super) fn prepare(folder: &Path) -> Result<PathBuf, String> {
    let shown = folder.display();
    let fail = |error: std::io::Error| format!("{shown}: {error}");
    fs::create_dir_all(folder).map_err(fail)?;
    let mark = folder.join(MARK);
    let entries: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(fail)?
        .flatten()
        .map(|entry| entry.path())
        .collect();
    if !entries.is_empty() && !mark.exists() {
        return Err(format!(
            "{shown} holds files that no demo made, such as {}; name another folder",
            entries[0].display()
        ));
    }
    let lock = folder.join("data").join("lock");
    if let Ok(file) = fs::File::open(&lock)
        && file.try_lock().is_err()
    {
        return Err(format!(
            "another demo is running in {shown}; stop it or name another folder"
        ));
    }
    for entry in entries.iter().filter(|entry| **entry != mark) {
        let ours = ["data", "shopper", "photos"]
            .iter()
            .any(|name| entry.ends_with(name))
            || entry
                .extension()
                .is_some_and(|extension| extension == "pdf" || extension == "xlsx");
        if !ours {
            return Err(format!(
                "{} is not from a demo; move it away",
                entry.display()
            ));
        }
        let taken = if entry.is_dir() {
            fs::remove_dir_all(entry)
        } else {
            fs::remove_file(entry)
        };
        taken.map_err(fail)?;
    }
    fs::write(
        &mark,
        "A folder of the Plainclothes demo; the next run starts clean.\n",
    )
    .map_err(fail)?;
    folder.canonicalize().map_err(fail)
}

#[cfg(test)]
mod tests {
    use super::prepare;

    #[test]
    fn a_second_run_starts_clean_and_a_strangers_folder_is_left_alone() {
        let place = tempfile::tempdir().unwrap();
        let folder = prepare(&place.path().join("demo")).unwrap();
        std::fs::create_dir(folder.join("data")).unwrap();
        std::fs::write(folder.join("store.pdf"), "x").unwrap();
        prepare(&folder).unwrap();
        assert!(!folder.join("data").exists() && !folder.join("store.pdf").exists());
        std::fs::write(folder.join("notes.txt"), "mine").unwrap();
        assert!(prepare(&folder).unwrap_err().contains("notes.txt"));
        let strange = place.path().join("strange");
        std::fs::create_dir(&strange).unwrap();
        std::fs::write(strange.join("thesis.tex"), "x").unwrap();
        assert!(prepare(&strange).unwrap_err().contains("thesis.tex"));
        assert!(strange.join("thesis.tex").exists());
    }
}
