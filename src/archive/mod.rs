//! Bytes in: zips and folders, read in place, never unpacked and never written to.
//!
//! An [`Archive`] is one export, all its parts together: a list of entries, each of which can be opened as a
//! reader. Names are compared without regard to case, `\` counts as `/`, a common top folder is seen through.

mod budget;
mod error;
mod folder;
mod litter;
mod name;
mod part;
mod window;

pub use budget::Limits;
pub(crate) use error::CancelledRead;
pub use error::{OpenError, Problem, ProblemKind, ReadError};
pub use name::{fold, name_of, top_of};
pub use part::{Entry, Part, Place, Skip};

use budget::Budget;
use std::io::Read;
use std::path::Path;
use zip::read::OwnedZipFileEntry;

/// One export: its parts and everything that lies in them.
#[derive(Debug, Default)]
pub struct Archive {
    /// The zips, folders and inner zips it is made of.
    pub parts: Vec<Part>,
    /// Every file in every part; directories are none.
    pub entries: Vec<Entry>,
    /// What went wrong while listing.
    pub problems: Vec<Problem>,
    /// What reading it may cost.
    budget: Budget,
}

impl Archive {
    /// Opens a zip or a folder and lists what is in it. Nothing is inflated but inner zips.
    ///
    /// # Errors
    /// If the path is neither a zip nor a folder, or nothing in it can be listed. `keep_going` returning false
    /// ends in [`OpenError::Cancelled`].
    pub fn open(path: &Path, limits: Limits, keep_going: &dyn Fn() -> bool) -> Result<Self, OpenError> {
        let metadata = std::fs::metadata(path).map_err(|source| OpenError::from_io(&source, path))?;
        let mut archive = Self { budget: Budget::new(limits), ..Self::default() };
        if metadata.is_dir() {
            folder::list(&mut archive, path, keep_going)?;
        } else if metadata.is_file() {
            part::list_zip(&mut archive, path, metadata.len(), keep_going)?;
        } else {
            return Err(OpenError::NotAFile { path: path.to_owned() });
        }
        archive.budget.archive = archive.parts.iter().map(|part| part.bytes).sum();
        part::open_inner_zips(&mut archive, keep_going)?;
        if archive.entries.is_empty() {
            return Err(OpenError::Empty { path: path.to_owned() });
        }
        Ok(archive)
    }

    /// Takes away the folder that every file of a part lies in: people zip and re-zip the folder they unpacked. One that
    /// `keeps` is part of a platform's own paths and stays; a folder of such a name that was opened itself is put before
    /// what lies in it.
    pub fn strip_common_folders(&mut self, keeps: &dyn Fn(&str) -> bool) {
        name::put_own_folders(self, keeps);
        name::strip_common_folder(self, keeps);
    }

    /// Keeps the entries that are wanted, and the parts they lie in.
    #[must_use]
    pub fn only(&self, wanted: impl Fn(&Entry) -> bool) -> Self {
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
                part.bytes += entry.bytes;
            }
            archive.entries.push(Entry { part: number, ..entry.clone() });
        }
        // A part that is whole has the size it had.
        for (part, number) in self.parts.iter().zip(&numbers) {
            if let Some(own) = number.and_then(|number| archive.parts.get_mut(number))
                && own.entries == part.entries
            {
                own.bytes = part.bytes;
            }
        }
        archive
    }

    /// An archive of files that are inside the program: its sample.
    #[must_use]
    pub fn embedded(name: &str, files: impl IntoIterator<Item = (String, &'static [u8])>) -> Self {
        let entries: Vec<Entry> = files
            .into_iter()
            .map(|(path, bytes)| Entry {
                part: 0,
                full_key: fold(&path),
                key: fold(&path),
                path,
                bytes: bytes.len() as u64,
                crc: None,
                skip: None,
                fault: None,
                place: Place::Embedded(bytes),
            })
            .collect();
        let part = Part::embedded(name, &entries);
        Self { parts: vec![part], entries, ..Self::default() }
    }

    /// Joins another archive to this one: further parts of the same export.
    pub fn join(&mut self, other: Self) {
        let Self { parts, mut entries, problems, budget } = other;
        self.budget.archive += budget.archive;
        let shift = self.parts.len();
        for entry in &mut entries {
            entry.part += shift;
        }
        self.parts.extend(parts);
        self.entries.extend(entries);
        self.problems.extend(problems);
    }

    /// Opens an entry and hands its bytes to `read`, all of them against the archive's budget.
    ///
    /// # Errors
    /// As [`Self::with_reader`].
    pub fn read_whole<T>(&self, entry: &Entry, read: impl FnOnce(&mut dyn Read) -> T) -> Result<T, ReadError> {
        let packed = match &entry.place {
            Place::Zipped(zipped) => zipped.compressed_size(),
            // What lies on the disk as it is cannot grow.
            Place::File(_) | Place::Embedded(_) => u64::MAX,
        };
        self.with_reader(entry, |reader| read(&mut self.budget.meter(reader, packed)))
    }

    /// Opens an entry and hands its bytes to `read`.
    ///
    /// # Errors
    /// If the entry cannot be opened. What goes wrong while reading comes through the reader, as
    /// [`std::io::Error`]; [`ReadError::from_io`] tells its kind.
    pub fn with_reader<T>(&self, entry: &Entry, read: impl FnOnce(&mut dyn Read) -> T) -> Result<T, ReadError> {
        if let Some(fault) = &entry.fault {
            return Err(fault.clone());
        }
        match &entry.place {
            Place::File(path) => {
                let mut file = std::fs::File::open(path).map_err(|error| ReadError::from_io(&error))?;
                Ok(read(&mut file))
            }
            Place::Embedded(bytes) => {
                let mut bytes = *bytes;
                Ok(read(&mut bytes))
            }
            Place::Zipped(zipped) => {
                if zipped.encrypted() {
                    return Err(ReadError::Encrypted);
                }
                if !part::can_unpack(zipped.compression()) {
                    return Err(ReadError::Method);
                }
                let part = self.parts.get(entry.part).ok_or(ReadError::Gone)?;
                let mut window = part.backing.open().map_err(|error| ReadError::from_io(&error))?;
                let file = OwnedZipFileEntry::as_ref(zipped)
                    .with_reader(&mut window, zip::read::ZipReadOptions::new())
                    .map_err(|error| ReadError::from_zip(&error))?;
                let mut guarded = part::Bounded::new(file, entry.bytes);
                Ok(read(&mut guarded))
            }
        }
    }
}
