//! The folder of a house: made once, used again and again.

use std::path::{Path, PathBuf};

use super::size::Size;

/// The file by which a folder is known; what it says tells whether the house in it is whole.
const MARK: &str = ".plainclothes-load";
/// What it says then, where the house is of the usual size.
const WHOLE: &str = "whole";

/// A folder, and whether the house in it is whole.
pub(super) struct Found {
    pub(super) data: PathBuf,
    pub(super) is_whole: bool,
}

/// What the mark of a whole house of that size says.
fn whole(size: Size) -> String {
    match size {
        size if size == Size::default() => WHOLE.to_owned(),
        Size { stores, visits } => format!("{WHOLE}: {stores} stores, {visits} visits each"),
    }
}

/// Looks at the folder and makes it if it is missing. What a filling that was broken off has left is taken
/// away.
///
/// # Errors
/// If it holds files that are not ours, or a whole house of another size.
pub(super) fn prepare(folder: &Path, size: Size) -> Result<Found, String> {
    let fail = |error: std::io::Error| format!("{}: {error}", folder.display());
    std::fs::create_dir_all(folder).map_err(fail)?;
    let (mark, data) = (folder.join(MARK), folder.join("data"));
    let is_ours = mark.exists();
    if !is_ours && std::fs::read_dir(folder).map_err(fail)?.next().is_some() {
        return Err(format!(
            "{} holds files that no load run made; name another folder",
            folder.display()
        ));
    }
    let said = match is_ours {
        true => std::fs::read_to_string(&mark).map_err(fail)?,
        false => String::new(),
    };
    let is_whole = said == whole(size);
    if said.starts_with(WHOLE) && !is_whole {
        return Err(format!(
            "{} holds a house of another size ({said}); name another folder",
            folder.display()
        ));
    }
    if !is_whole {
        std::fs::write(&mark, "begun").map_err(fail)?;
        if data.exists() {
            std::fs::remove_dir_all(&data).map_err(fail)?;
        }
    }
    Ok(Found { data, is_whole })
}

/// Says that the house is whole.
pub(super) fn finish(folder: &Path, size: Size) -> Result<(), String> {
    std::fs::write(folder.join(MARK), whole(size)).map_err(|error| error.to_string())
}

/// Gives a photo another id, for all its copies.
pub(super) fn link_photo(data: &Path, agency: &str, was: &str, is: &str) -> std::io::Result<()> {
    let photos = data.join("photos").join(agency);
    for (kind, ending) in [("original", ""), ("shown", ".jpg"), ("printed", ".jpg")] {
        let kind = photos.join(kind);
        let from = kind.join(format!("{was}{ending}"));
        std::fs::hard_link(from, kind.join(format!("{is}{ending}")))?;
    }
    Ok(())
}
