//! Telling whether the files of an archive are still those that were read.

use super::{Archive, Place};
use foldhash::quality::FixedState;
use std::hash::{BuildHasher as _, Hash as _, Hasher as _};
use std::path::Path;
use std::time::SystemTime;

/// What the files of an archive looked like when they were listed: names, sizes, checksums and times of writing.
///
/// Two archives with the same fingerprint read alike by the same tables, so that one of them need not be read. It holds
/// only while the program runs: it is not made to be stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fingerprint(u64);

impl Archive {
    /// Its fingerprint. `None` where it cannot be told whether something changed: files of which the system does not
    /// know when they were written, and files within the program.
    #[must_use]
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        let mut hasher = FixedState::default().build_hasher();
        self.budget.limits.hash(&mut hasher);
        for part in &self.parts {
            (&part.name, &part.path, part.bytes, part.entries, part.salvaged).hash(&mut hasher);
            // For a folder this is when a file was last added to it or removed; the files follow.
            modified_at(&part.path)?.hash(&mut hasher);
        }
        for entry in &self.entries {
            (entry.part, &entry.path, &entry.full_key, entry.bytes, entry.crc()).hash(&mut hasher);
            match &entry.place {
                Place::File(path) => modified_at(path)?.hash(&mut hasher),
                Place::Embedded(_) => return None,
                Place::Zipped(zipped) => zipped.header.hash(&mut hasher),
            }
        }
        Some(Fingerprint(hasher.finish()))
    }
}

/// When a file was last written.
fn modified_at(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).ok()?.modified().ok()
}

#[cfg(test)]
mod tests {
    use crate::archive::{Archive, Limits};
    use std::fs;
    use std::path::Path;
    use std::time::{Duration, SystemTime};

    fn open(path: &Path) -> Archive {
        Archive::open(path, Limits::USUAL, &|| true).expect("the folder opens")
    }

    #[test]
    fn a_file_that_was_written_again_changes_the_fingerprint() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("Profile.csv");
        fs::write(&file, "First Name\nTove\n").expect("written");
        let before = open(folder.path()).fingerprint().expect("a fingerprint");
        assert_eq!(open(folder.path()).fingerprint(), Some(before));
        // The size stays the same, and the time may too on a coarse file system, so it is set.
        fs::write(&file, "First Name\nRuth\n").expect("written");
        let later = SystemTime::now() + Duration::from_secs(5);
        fs::File::options().write(true).open(&file).and_then(|file| file.set_modified(later)).expect("a time");
        assert_ne!(open(folder.path()).fingerprint(), Some(before));
    }

    #[test]
    fn other_limits_change_the_fingerprint() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("Profile.csv"), "First Name\nTove\n").expect("written");
        let usual = open(folder.path()).fingerprint();
        let lifted = Archive::open(folder.path(), Limits::LIFTED, &|| true).expect("opens").fingerprint();
        assert!(usual.is_some());
        assert_ne!(usual, lifted);
    }
}
