//! A part of an export, and what lies in it.

use super::error::ReadError;
use super::window::Backing;
use super::{litter, name};
use crate::vocab::SkipReason;
use jiff::civil::Date;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

/// A zip, a folder, or a zip within a zip.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its file name; for an inner zip `outer.zip/inner.zip`.
    pub name: String,
    /// Where it lies; for an inner zip, where the outermost one lies.
    pub path: PathBuf,
    /// The size of the zip, or of all files in the folder.
    pub bytes: u64,
    /// How many files are in it.
    pub entries: usize,
    /// Whether it is a zip within a zip.
    pub inner: bool,
    /// Its list of files is missing or broken, and they were looked for one by one: there may have been more.
    pub salvaged: bool,
    /// The newest day on which an entry says it was written.
    pub newest: Option<Date>,
    /// What its file was like when it was listed: size and time of the last change.
    pub(super) stamp: Option<(u64, SystemTime)>,
    /// Where its bytes lie.
    pub(super) backing: Backing,
}

impl Part {
    /// Whether it is a folder.
    #[must_use]
    pub fn is_folder(&self) -> bool {
        matches!(self.backing, Backing::Folder) && !self.path.as_os_str().is_empty()
    }

    /// A part made of files that are inside the program.
    pub(super) fn embedded(name: &str, entries: &[Entry]) -> Self {
        Self {
            name: name.to_owned(),
            path: PathBuf::new(),
            bytes: entries.iter().map(|entry| entry.bytes).sum(),
            entries: entries.len(),
            inner: false,
            salvaged: false,
            newest: None,
            stamp: None,
            backing: Backing::Folder,
        }
    }
}

/// A file in a part. There may be hundreds of thousands of them: their names are shared where they are the same.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Which part it lies in.
    pub part: usize,
    /// Its path within the part, without the folder that all files share.
    pub path: Arc<str>,
    /// Its path as compared.
    pub key: Arc<str>,
    /// The same with the folder that all files share: it may say what a file is.
    pub full_key: Arc<str>,
    /// Its size: what the directory declares, or the file's own.
    pub bytes: u64,
    /// Why it is skipped, if it is.
    pub skip: Option<SkipReason>,
    /// Why it cannot be read, where the directory alone tells.
    pub fault: Option<Box<ReadError>>,
    /// Where its bytes lie.
    pub place: Place,
}

impl Entry {
    /// An entry of a tidy path. System litter is left.
    pub(super) fn new(part: usize, path: &str, bytes: u64, place: Place) -> Self {
        let path: Arc<str> = path.into();
        let key = name::fold_shared(&path);
        let skip = litter::is_litter(&path).then_some(SkipReason::Litter);
        Self { part, full_key: Arc::clone(&key), key, path, bytes, skip, fault: None, place }
    }

    /// The same entry, skipped for a reason.
    pub(super) fn skipped(mut self, reason: SkipReason) -> Self {
        self.skip = Some(reason);
        self
    }

    /// Its checksum, where the zip's list declares one.
    #[must_use]
    pub fn crc(&self) -> Option<u32> {
        match &self.place {
            Place::Zipped(zipped) if !zipped.cut => Some(zipped.crc),
            Place::Zipped(_) | Place::File(_) | Place::Embedded(_) => None,
        }
    }

    /// Its name without folders.
    #[must_use]
    pub fn name(&self) -> &str {
        super::name_of(&self.path)
    }
}

/// Where an entry's bytes lie.
#[derive(Clone, Debug)]
pub enum Place {
    /// A file of its own.
    File(Box<PathBuf>),
    /// Inside the program.
    Embedded(&'static [u8]),
    /// In the zip of its part.
    Zipped(Zipped),
}

/// Where an entry lies in a zip, and how it is packed: what the zip's own list says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Zipped {
    /// The first byte of its local header.
    pub(super) header: u64,
    /// How many bytes it is packed in.
    pub(super) packed: u64,
    /// The checksum of what is in it.
    pub(super) crc: u32,
    /// How it is packed.
    pub(super) packing: Packing,
    /// It needs a password.
    pub(super) locked: bool,
    /// It ends before it should, so neither its size nor its checksum is known.
    pub(super) cut: bool,
}

/// A way of packing a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Packing {
    /// As it is.
    Stored,
    /// As nearly every zip has it.
    Deflated,
    /// As Windows packs large files.
    Deflate64,
    /// In a way that this program cannot undo.
    Other,
}

impl Packing {
    /// The way of this number in a zip.
    pub fn of(number: u16) -> Self {
        match number {
            0 => Self::Stored,
            8 => Self::Deflated,
            9 => Self::Deflate64,
            _ => Self::Other,
        }
    }

    /// Its number in a zip, if it can be undone.
    pub fn number(self) -> Option<u16> {
        match self {
            Self::Stored => Some(0),
            Self::Deflated => Some(8),
            Self::Deflate64 => Some(9),
            Self::Other => None,
        }
    }
}

impl From<zip::CompressionMethod> for Packing {
    fn from(method: zip::CompressionMethod) -> Self {
        match method {
            zip::CompressionMethod::Stored => Self::Stored,
            zip::CompressionMethod::Deflated => Self::Deflated,
            zip::CompressionMethod::Deflate64 => Self::Deflate64,
            _ => Self::Other,
        }
    }
}

/// The date of a zip entry, if it is a valid one.
pub(super) fn day_of(time: zip::DateTime) -> Option<Date> {
    let field = |number: u8| i8::try_from(number).ok();
    Date::new(i16::try_from(time.year()).ok()?, field(time.month())?, field(time.day())?).ok()
}
