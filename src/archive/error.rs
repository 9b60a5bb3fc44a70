//! What can go wrong with an archive, as values with their data. Sentences for people are made in [`crate::text`].

use crate::vocab::ProblemKind;
use std::io;
use std::path::{Path, PathBuf};

/// Why nothing at a path could be opened.
///
/// `Display` is plain English for developers; [`crate::text::say`] has the sentences for people.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no file or folder at the path.
    #[error("no such file or folder: {}", path.display())]
    Missing {
        /// The path that was opened.
        path: PathBuf,
    },
    /// The system denied permission.
    #[error("permission denied: {}", path.display())]
    Forbidden {
        /// The path that was opened.
        path: PathBuf,
    },
    /// A pipe, a device or a socket.
    #[error("neither a file nor a folder: {}", path.display())]
    NotAFile {
        /// The path that was opened.
        path: PathBuf,
    },
    /// A file that is not a zip.
    #[error("not a zip: {}", path.display())]
    NotAnArchive {
        /// The path that was opened.
        path: PathBuf,
    },
    /// A file of zero bytes, or an archive without entries.
    #[error("empty: {}", path.display())]
    Empty {
        /// The path that was opened.
        path: PathBuf,
    },
    /// A zip of which every file is locked with a password.
    #[error("locked with a password: {}", path.display())]
    Locked {
        /// The path that was opened.
        path: PathBuf,
    },
    /// A zip without an end-of-central-directory record, in which no entry could be found either.
    #[error("truncated zip: {}", path.display())]
    Truncated {
        /// The path that was opened.
        path: PathBuf,
    },
    /// A zip whose central directory cannot be read.
    #[error("damaged zip ({what}): {}", path.display())]
    Damaged {
        /// The zip reader's own words.
        what: String,
        /// The path that was opened.
        path: PathBuf,
    },
    /// Any other error of the system.
    #[error("cannot be read ({what}): {}", path.display())]
    Unreadable {
        /// The system's own words.
        what: String,
        /// The path that was opened.
        path: PathBuf,
    },
    /// The person pressed Cancel.
    #[error("cancelled")]
    Cancelled,
}

impl OpenError {
    /// Classifies an error of the system about a path.
    #[must_use]
    pub fn from_io(error: &io::Error, path: &Path) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing { path },
            io::ErrorKind::PermissionDenied => Self::Forbidden { path },
            _ => Self::Unreadable { what: error.to_string(), path },
        }
    }
}

/// Why an entry, or the rest of it, could not be read.
#[derive(Clone, PartialEq, Eq, Hash, Debug, thiserror::Error)]
pub enum ReadError {
    /// The bytes end before the entry does.
    #[error("truncated")]
    Truncated,
    /// The checksum of the bytes is not the one that the central directory declares.
    #[error("checksum {actual:08x} instead of {expected:08x}")]
    Crc {
        /// The declared CRC-32.
        expected: u32,
        /// The CRC-32 of the bytes that were read.
        actual: u32,
    },
    /// The entry has more bytes than the archive declares, or a size that is impossible.
    #[error("not the declared size")]
    Size,
    /// The entry inflates to more bytes per compressed byte than [`super::Limits`] allows.
    #[error("inflates beyond the limit for its compressed size")]
    Growth,
    /// The archive inflates to more bytes than [`super::Limits`] allows.
    #[error("inflates beyond the limit for the archive")]
    Budget,
    /// The entry's bytes overlap those of another entry.
    #[error("overlapping another entry")]
    Overlap,
    /// The reader of the file panicked, which is a fault of the program.
    #[error("the program failed at it")]
    Panicked,
    /// The compressed bytes make no sense.
    #[error("corrupt compressed data")]
    Corrupt,
    /// The entry is encrypted.
    #[error("encrypted")]
    Encrypted,
    /// The compression method is not supported.
    #[error("unsupported compression method")]
    Method,
    /// The system denied permission.
    #[error("permission denied")]
    Forbidden,
    /// The file existed when the archive was listed and does not exist any more.
    #[error("gone since it was listed")]
    Gone,
    /// There is no local header at the offset that the central directory declares.
    #[error("no local header at the declared offset")]
    NotThere,
    /// The file changed while it was read.
    #[error("changed while it was read")]
    Changed,
    /// The person pressed Cancel.
    #[error("cancelled")]
    Cancelled,
    /// An inner zip that cannot be opened.
    #[error("damaged zip within the zip")]
    InnerDamaged,
    /// Any other error, in the words of the system or of the zip reader.
    #[error("{0}")]
    Other(String),
}

/// The error that a reader returns after the person pressed Cancel.
#[derive(Debug, thiserror::Error)]
#[error("cancelled")]
pub(crate) struct CancelledRead;

/// Wraps a [`ReadError`] in an [`io::Error`], because a reader can return no other type.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(super) struct CarriedError(pub ReadError);

impl From<ReadError> for io::Error {
    fn from(error: ReadError) -> Self {
        Self::new(io::ErrorKind::InvalidData, CarriedError(error))
    }
}

impl ReadError {
    /// Recovers the [`ReadError`] from an error that a reader returned.
    #[must_use]
    pub fn from_io(error: &io::Error) -> Self {
        let inner = error.get_ref();
        if inner.is_some_and(<dyn std::error::Error + Send + Sync>::is::<CancelledRead>) {
            return Self::Cancelled;
        }
        if let Some(CarriedError(carried)) = inner.and_then(|inner| inner.downcast_ref()) {
            return carried.clone();
        }
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Truncated,
            io::ErrorKind::PermissionDenied => Self::Forbidden,
            io::ErrorKind::NotFound => Self::Gone,
            // This is what the decompressors say of bytes that they cannot make sense of.
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => Self::Corrupt,
            _ => Self::Other(error.to_string()),
        }
    }

    /// Classifies an error of the zip reader.
    #[must_use]
    pub fn from_zip(error: &zip::result::ZipError) -> Self {
        use zip::result::ZipError;
        match error {
            ZipError::Io(inner) => Self::from_io(inner),
            ZipError::UnsupportedArchive(what) if *what == ZipError::PASSWORD_REQUIRED => Self::Encrypted,
            ZipError::InvalidPassword => Self::Encrypted,
            ZipError::CompressionMethodNotSupported(_) => Self::Method,
            other => Self::Other(other.to_string()),
        }
    }

    /// The kind of problem that the error is reported as.
    #[must_use]
    pub fn kind(&self) -> ProblemKind {
        match self {
            Self::Truncated => ProblemKind::Truncated,
            Self::Crc { .. } => ProblemKind::Crc,
            Self::Size => ProblemKind::Size,
            Self::Growth | Self::Budget => ProblemKind::Refused,
            Self::Overlap => ProblemKind::Overlap,
            Self::Encrypted => ProblemKind::Encrypted,
            Self::Method => ProblemKind::Method,
            Self::Forbidden
            | Self::Gone
            | Self::NotThere
            | Self::Changed
            | Self::Cancelled
            | Self::InnerDamaged
            | Self::Corrupt
            | Self::Panicked
            | Self::Other(_) => ProblemKind::Failed,
        }
    }
}

/// Something that went wrong while an archive was listed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListingProblem {
    /// The entry, the folder or the part that it is about.
    pub path: String,
    /// What went wrong.
    pub fault: ListingFault,
}

/// What went wrong while an archive was listed.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum ListingFault {
    /// A folder could not be opened, so nothing in it was listed.
    Folder,
    /// A zip lies deeper within zips than the limit.
    TooDeep,
    /// There are more inner zips than the limit.
    TooManyInner {
        /// The limit.
        most: usize,
    },
    /// A compressed inner zip is larger than the memory set aside for inner zips.
    InnerTooLarge,
    /// The end record declares another number of entries than the central directory holds.
    EntryCount {
        /// What the end record declares.
        declared: u64,
        /// What the central directory holds.
        found: u64,
    },
    /// The central directory is missing or broken, and entries were found by their local headers.
    Salvaged {
        /// How many entries were found.
        found: u64,
    },
    /// The central directory breaks off.
    DirectoryBreaksOff {
        /// How many entries it lists before that.
        found: u64,
    },
    /// The zip lists more entries than the limit; the rest was not listed.
    TooManyEntries {
        /// The limit.
        most: usize,
    },
    /// Bytes lie before the first entry.
    JunkBefore {
        /// How many bytes.
        bytes: u64,
    },
    /// Bytes lie after the end of the zip.
    JunkAfter {
        /// How many bytes.
        bytes: u64,
    },
    /// Directory entries that hold bytes.
    FoldersWithBytes {
        /// How many of them.
        count: u64,
    },
    /// The part's file changed, or is gone, since it was listed.
    Part(ReadError),
}

impl ListingFault {
    /// The kind of problem that it is reported as.
    #[must_use]
    pub fn kind(&self) -> ProblemKind {
        match self {
            Self::Folder => ProblemKind::Failed,
            Self::TooDeep | Self::TooManyInner { .. } | Self::InnerTooLarge | Self::TooManyEntries { .. } => {
                ProblemKind::Refused
            }
            Self::EntryCount { .. } => ProblemKind::CountMismatch,
            Self::Salvaged { .. } | Self::DirectoryBreaksOff { .. } => ProblemKind::Truncated,
            Self::JunkBefore { .. } | Self::JunkAfter { .. } => ProblemKind::Junk,
            Self::FoldersWithBytes { .. } => ProblemKind::Skipped,
            Self::Part(error) => error.kind(),
        }
    }
}
