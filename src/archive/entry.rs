//! The parts of an export, and the entries in them.

use super::error::ReadError;
use super::window::Backing;
use super::{litter, name};
use crate::vocab::SkipReason;
use jiff::civil::Date;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

/// A zip, a folder, or an inner zip.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its file name; for an inner zip `outer.zip/inner.zip`.
    pub name: String,
    /// Where it lies; for an inner zip, where the outermost one lies.
    pub path: PathBuf,
    /// The size of the zip, or of all files in the folder.
    pub bytes: u64,
    /// How many entries it has.
    pub entries: usize,
    /// Whether it is an inner zip.
    pub inner: bool,
    /// Whether its central directory is missing or wrong, so that the entries were found by their local headers and may
    /// not be all.
    pub salvaged: bool,
    /// The newest day on which an entry was written.
    pub newest: Option<Date>,
    /// The size of its file, and the time of the last change, when it was listed.
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

/// A file in a part. An archive may have hundreds of thousands of them, so equal names share their memory.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Which part it lies in.
    pub part: usize,
    /// Its path within the part, without the folder that all files share.
    pub path: Arc<str>,
    /// Its path in the form in which paths are compared, by [`super::fold`].
    pub key: Arc<str>,
    /// The same with the folder that all files share, because the name of that folder may tell what a file is.
    pub full_key: Arc<str>,
    /// Its size: what the central directory declares, or the size of the file.
    pub bytes: u64,
    /// Why it is skipped, if it is.
    pub skip: Option<SkipReason>,
    /// Why it cannot be read, if that was found while listing.
    pub fault: Option<Box<ReadError>>,
    /// Where its bytes lie.
    pub place: Place,
}

impl Entry {
    /// An entry whose path is tidy already. Files that operating systems leave behind are skipped.
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

    /// Its checksum, where the central directory declares one.
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
    Zipped(ZipPlace),
}

/// Where an entry lies in a zip and how it is compressed, as the central directory declares.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ZipPlace {
    /// The offset of its local header.
    pub(super) header: u64,
    /// Its compressed size in bytes.
    pub(super) compressed: u64,
    /// Its CRC-32.
    pub(super) crc: u32,
    /// Its compression method.
    pub(super) method: Method,
    /// Whether it is encrypted.
    pub(super) encrypted: bool,
    /// Whether it is truncated, so that neither its size nor its checksum is known.
    pub(super) cut: bool,
}

/// A compression method.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Method {
    /// Not compressed.
    Stored,
    /// Deflate, as in nearly every zip.
    Deflated,
    /// Deflate64, as Windows compresses large files.
    Deflate64,
    /// A method that is not supported.
    Other,
}

impl Method {
    /// The method of this number.
    pub fn of(number: u16) -> Self {
        match number {
            0 => Self::Stored,
            8 => Self::Deflated,
            9 => Self::Deflate64,
            _ => Self::Other,
        }
    }

    /// Its number, if it is supported.
    pub fn number(self) -> Option<u16> {
        match self {
            Self::Stored => Some(0),
            Self::Deflated => Some(8),
            Self::Deflate64 => Some(9),
            Self::Other => None,
        }
    }
}

impl From<zip::CompressionMethod> for Method {
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
