//! Listing an unpacked folder.

use super::entry::{Entry, Part, Place};
use super::error::{ListingFault, ListingProblem, OpenError};
use super::window::Backing;
use super::{Archive, name};
use crate::vocab::SkipReason;
use std::path::Path;

/// Lists every file under a folder as one part.
pub(super) fn list(archive: &mut Archive, root: &Path, keep_going: &dyn Fn() -> bool) -> Result<(), OpenError> {
    // A folder that cannot be read is an error; one within it is a problem that is reported beside the rest.
    std::fs::read_dir(root).map_err(|error| OpenError::from_io(&error, root))?;
    let part = archive.parts.len();
    let mut bytes = 0;
    let mut count = 0;
    for found in walkdir::WalkDir::new(root).sort_by_file_name().min_depth(1) {
        if !keep_going() {
            return Err(OpenError::Cancelled);
        }
        match found {
            Ok(found) if found.file_type().is_dir() => {}
            Ok(found) => {
                let entry = entry(part, root, &found);
                bytes = u64::saturating_add(bytes, entry.bytes);
                count += 1;
                archive.entries.push(entry);
            }
            Err(error) => {
                let path = error.path().unwrap_or(root);
                let shown = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
                archive.problems.push(ListingProblem { path: shown, fault: ListingFault::Folder });
            }
        }
    }
    let name = root.file_name().map_or_else(|| root.to_string_lossy(), |name| name.to_string_lossy());
    archive.parts.push(Part {
        name: name::shown(&name),
        path: root.to_owned(),
        bytes,
        entries: count,
        inner: false,
        salvaged: false,
        newest: None,
        stamp: None,
        backing: Backing::Folder,
    });
    Ok(())
}

fn entry(part: usize, root: &Path, found: &walkdir::DirEntry) -> Entry {
    let relative = found.path().strip_prefix(root).unwrap_or_else(|_outside| found.path());
    let relative = relative.to_string_lossy();
    let path = name::tidy(&relative);
    let is_file = found.file_type().is_file();
    // Links are not followed, so their size is that of the link.
    let bytes = if is_file { found.metadata().map_or(0, |metadata| metadata.len()) } else { 0 };
    let entry = Entry::new(part, &path, bytes, Place::File(Box::new(found.path().to_owned())));
    if found.path_is_symlink() {
        entry.skipped(SkipReason::Link)
    } else if !is_file {
        entry.skipped(SkipReason::Special)
    } else {
        entry
    }
}
