//! Zips and folders, read in place: they are never unpacked to disk and never written to.
//!
//! An [`Archive`] is one export, all its parts together: a list of entries, each of which can be opened as a
//! reader. Names are compared without regard to case, `\` counts as `/`, and a folder that all files share is removed.

mod budget;
mod entry;
mod error;
mod fingerprint;
mod folder;
mod inner;
mod litter;
mod name;
mod salvage;
mod unpack;
mod window;
mod zips;

pub use budget::Limits;
pub use entry::{Entry, Part, Place, ZipPlace};
pub(crate) use error::CancelledRead;
pub use error::{ListingFault, ListingProblem, OpenError, ReadError};
pub use fingerprint::Fingerprint;
pub use name::{ending_of, fold, folder_of, name_of, shown, top_of};

use budget::Budget;
use std::collections::HashSet;
use std::io::Read;
use std::path::Path;
use unpack::CheckedReader;

/// One export: its parts and everything that lies in them.
#[derive(Debug, Default)]
pub struct Archive {
    /// The zips, folders and inner zips it is made of.
    pub parts: Vec<Part>,
    /// Every file in every part. Directories have no entry.
    pub entries: Vec<Entry>,
    /// What went wrong while listing.
    pub problems: Vec<ListingProblem>,
    /// The limits on reading it.
    budget: Budget,
}

impl Archive {
    /// Opens a zip or a folder and lists the entries in it. Only inner zips are inflated.
    ///
    /// # Errors
    /// If the path is neither a zip nor a folder, or nothing in it can be listed. `keep_going` returning false
    /// ends in [`OpenError::Cancelled`].
    ///
    /// ```
    /// use fodder::archive::{Archive, Limits};
    /// use std::path::Path;
    ///
    /// let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample/linkedin");
    /// let archive = Archive::open(&sample, Limits::USUAL, &|| true)?;
    /// assert!(archive.entries.iter().any(|entry| &*entry.key == "profile.csv"));
    /// # Ok::<(), fodder::archive::OpenError>(())
    /// ```
    pub fn open(path: &Path, limits: Limits, keep_going: &dyn Fn() -> bool) -> Result<Self, OpenError> {
        let metadata = std::fs::metadata(path).map_err(|source| OpenError::from_io(&source, path))?;
        let mut archive = Self { budget: Budget::new(limits), ..Self::default() };
        if metadata.is_dir() {
            folder::list(&mut archive, path, keep_going)?;
        } else if metadata.is_file() {
            zips::list_zip(&mut archive, path, metadata.len(), keep_going)?;
        } else {
            return Err(OpenError::NotAFile { path: path.to_owned() });
        }
        archive.budget.archive = archive.parts.iter().fold(0, |sum, part| sum.saturating_add(part.bytes));
        inner::open_all(&mut archive, keep_going)?;
        if archive.entries.is_empty() {
            return Err(OpenError::Empty { path: path.to_owned() });
        }
        tracing::info!(
            parts = archive.parts.len(),
            entries = archive.entries.len(),
            problems = archive.problems.len(),
            "archive listed"
        );
        Ok(archive)
    }

    /// Removes the folder that every file of a part lies in, because people zip the folder that they unpacked. A folder
    /// for which `keeps` returns true is part of a platform's own paths and stays; if such a folder was opened itself,
    /// its name is put before the paths in it.
    pub fn strip_common_folders(&mut self, keeps: &dyn Fn(&str) -> bool) {
        name::put_own_folders(self, keeps);
        name::strip_common_folder(self, keeps);
    }

    /// A copy with the entries that are wanted, and the parts they lie in. `wanted` is called once for each entry, in their
    /// order.
    #[must_use]
    pub fn only(&self, mut wanted: impl FnMut(&Entry) -> bool) -> Self {
        let mut archive = Self { budget: self.budget.clone(), ..Self::default() };
        let mut numbers: Vec<Option<usize>> = vec![None; self.parts.len()];
        for entry in self.entries.iter().filter(|entry| wanted(entry)) {
            let Some((part, slot)) = self.parts.get(entry.part).zip(numbers.get_mut(entry.part)) else { continue };
            let number = *slot.get_or_insert_with(|| {
                archive.parts.push(Part { entries: 0, bytes: 0, ..part.clone() });
                archive.parts.len() - 1
            });
            if let Some(part) = archive.parts.get_mut(number) {
                part.entries += 1;
                part.bytes = part.bytes.saturating_add(entry.bytes);
            }
            archive.entries.push(Entry { part: number, ..entry.clone() });
        }
        // A part of which all entries are wanted keeps the size of its file.
        for (part, number) in self.parts.iter().zip(&numbers) {
            if let Some(own) = number.and_then(|number| archive.parts.get_mut(number))
                && own.entries == part.entries
            {
                own.bytes = part.bytes;
            }
        }
        archive
    }

    /// An archive of files that are embedded in the program, which is how the sample is opened.
    #[must_use]
    pub fn embedded(name: &str, files: impl IntoIterator<Item = (String, &'static [u8])>) -> Self {
        let entries: Vec<Entry> = files
            .into_iter()
            .map(|(path, bytes)| Entry::new(0, &path, bytes.len() as u64, Place::Embedded(bytes)))
            .collect();
        let part = Part::embedded(name, &entries);
        Self { parts: vec![part], entries, ..Self::default() }
    }

    /// Adds the parts of another archive of the same export.
    pub fn join(&mut self, other: Self) {
        let Self { parts, mut entries, problems, budget } = other;
        self.budget.archive = self.budget.archive.saturating_add(budget.archive);
        let shift = self.parts.len();
        for entry in &mut entries {
            entry.part += shift;
        }
        self.parts.extend(parts);
        self.entries.extend(entries);
        self.problems.extend(problems);
    }

    /// Whether every file that is not empty is locked with a password.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        let is_locked = |entry: &Entry| matches!(&entry.place, Place::Zipped(zipped) if zipped.encrypted);
        let mut filled = self.entries.iter().filter(|entry| entry.skip.is_none() && entry.bytes > 0).peekable();
        filled.peek().is_some() && filled.all(is_locked)
    }

    /// A problem for each part whose file changed, or is gone, since it was listed.
    #[must_use]
    pub fn changed(&self) -> Vec<ListingProblem> {
        // An inner zip lies in the file of its outer zip, so each file is reported once.
        let mut told = HashSet::new();
        let zips = self.parts.iter().filter(|part| part.stamp.is_some());
        zips.filter_map(|part| {
            let file = part.backing.file().filter(|file| told.insert(*file))?;
            let error = match zips::stamp_of(file) {
                now if now == part.stamp => return None,
                None => ReadError::Gone,
                Some(_) => ReadError::Changed,
            };
            Some(ListingProblem { path: part.name.clone(), fault: ListingFault::Part(error) })
        })
        .collect()
    }

    /// Opens an entry and hands its bytes to `read`, counting them against the limits of the archive.
    ///
    /// # Errors
    /// As [`Self::with_reader`].
    pub fn read_whole<T>(&self, entry: &Entry, read: impl FnOnce(&mut dyn Read) -> T) -> Result<T, ReadError> {
        let compressed = match &entry.place {
            Place::Zipped(zipped) => zipped.compressed,
            // A file that is not compressed has no ratio to limit.
            Place::File(_) | Place::Embedded(_) => u64::MAX,
        };
        self.with_reader(entry, |reader| read(&mut self.budget.meter(reader, compressed)))
    }

    /// Opens an entry and hands its bytes to `read`.
    ///
    /// # Errors
    /// If the entry cannot be opened, or its file changed meanwhile. An error while reading is returned to `read` by
    /// the reader, as [`std::io::Error`]; [`ReadError::from_io`] recovers its kind.
    pub fn with_reader<T>(&self, entry: &Entry, read: impl FnOnce(&mut dyn Read) -> T) -> Result<T, ReadError> {
        if let Some(fault) = &entry.fault {
            return Err(ReadError::clone(fault));
        }
        match &entry.place {
            Place::File(path) => {
                // The path may be a symbolic link or a pipe by now.
                let stamp = zips::stamp_of(path);
                let file = stamp.map_or_else(|| Err(gone_or(path)), |_| open_file(path))?;
                let outcome = read(&mut CheckedReader::new(file, entry.bytes, None));
                if zips::stamp_of(path) == stamp { Ok(outcome) } else { Err(ReadError::Changed) }
            }
            Place::Embedded(bytes) => {
                let mut bytes = *bytes;
                Ok(read(&mut bytes))
            }
            Place::Zipped(zipped) => {
                let part = self.parts.get(entry.part).ok_or(ReadError::Gone)?;
                let mut window = part.backing.open().map_err(|error| ReadError::from_io(&error))?;
                unpack::unpack(zipped, entry.bytes, &mut window, read)
            }
        }
    }
}

fn open_file(path: &Path) -> Result<std::fs::File, ReadError> {
    std::fs::File::open(path).map_err(|error| ReadError::from_io(&error))
}

/// The error for a path that was a file when the archive was listed and is none now.
fn gone_or(path: &Path) -> ReadError {
    std::fs::symlink_metadata(path).map_or_else(|error| ReadError::from_io(&error), |_other| ReadError::Gone)
}
