//! What can go wrong with an archive, as values: what is wrong, with which file, what to do.

use crate::locale::{text, text_with};
use serde::Serialize;
use std::io;
use std::path::{Path, PathBuf};

/// A sentence that ends in a path.
fn at(key: &str, path: &Path) -> String {
    text_with(key, &[("path", path.to_string_lossy().into_owned().into())])
}

/// A sentence with what the system says, that ends in a path.
fn what_at(key: &str, what: &str, path: &Path) -> String {
    text_with(key, &[("what", what.into()), ("path", path.to_string_lossy().into_owned().into())])
}

/// Why nothing of a path could be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is nothing there.
    #[error("{}", at("error-missing", path))]
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// The system does not let us.
    #[error("{}", at("error-forbidden", path))]
    Forbidden {
        /// The path.
        path: PathBuf,
    },
    /// A pipe, a device, a socket.
    #[error("{}", at("error-not-a-file", path))]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// A file that is not a zip.
    #[error("{}", at("error-not-an-archive", path))]
    NotAnArchive {
        /// The path.
        path: PathBuf,
    },
    /// A file without a byte, or an archive without an entry.
    #[error("{}", at("error-empty", path))]
    Empty {
        /// The path.
        path: PathBuf,
    },
    /// A zip whose end is missing.
    #[error("{}", at("error-truncated", path))]
    Truncated {
        /// The path.
        path: PathBuf,
    },
    /// A zip whose list of entries cannot be read.
    #[error("{}", what_at("error-damaged", what, path))]
    Damaged {
        /// What the zip reader says.
        what: String,
        /// The path.
        path: PathBuf,
    },
    /// Something else the system says.
    #[error("{}", what_at("error-unreadable", what, path))]
    Unreadable {
        /// What the system says.
        what: String,
        /// The path.
        path: PathBuf,
    },
    /// The person pressed Cancel.
    #[error("{}", text("error-cancelled"))]
    Cancelled,
}

impl OpenError {
    /// From what the system said of a path.
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
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ReadError {
    /// The bytes end before they should.
    #[error("{}", text("problem-truncated"))]
    Truncated,
    /// The checksum is wrong.
    #[error("{}", text("problem-crc"))]
    Crc,
    /// It is larger than the archive says.
    #[error("{}", text("problem-size"))]
    Size,
    /// It grows as no honest file does.
    #[error("{}", text("problem-growth"))]
    Growth,
    /// It is more than this program reads unasked.
    #[error("{}", text("problem-budget"))]
    Budget,
    /// Its bytes lie over those of another file.
    #[error("{}", text("problem-overlap"))]
    Overlap,
    /// It needs a password.
    #[error("{}", text("problem-encrypted"))]
    Encrypted,
    /// It is packed in a way that this program cannot undo.
    #[error("{}", text("problem-method"))]
    Method,
    /// The system does not let us.
    #[error("{}", text("problem-forbidden"))]
    Forbidden,
    /// It was there when the archive was listed, and is no more.
    #[error("{}", text("problem-gone"))]
    Gone,
    /// It does not lie where the zip's list says.
    #[error("{}", text("problem-not-there"))]
    NotThere,
    /// It was changed while it was read.
    #[error("{}", text("problem-changed"))]
    Changed,
    /// The person pressed Cancel.
    #[error("{}", text("problem-cancelled"))]
    Cancelled,
    /// A zip within the zip that cannot be opened.
    #[error("{}", text("problem-inner-damaged"))]
    InnerDamaged,
    /// Something else.
    #[error("{}", text_with("problem-other", &[("what", .0.as_str().into())]))]
    Other(String),
}

/// The error that a reader gives when the person pressed Cancel.
#[derive(Debug, thiserror::Error)]
#[error("cancelled")]
pub(crate) struct CancelledRead;

impl ReadError {
    /// From what came through a reader.
    #[must_use]
    pub fn from_io(error: &io::Error) -> Self {
        if error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<CancelledRead>) {
            return Self::Cancelled;
        }
        if error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<super::unpack::Oversize>) {
            return Self::Size;
        }
        if let Some(refused) = error.get_ref().and_then(|inner| inner.downcast_ref::<super::budget::Refused>()) {
            return refused.0.clone();
        }
        let text = error.to_string();
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Truncated,
            io::ErrorKind::PermissionDenied => Self::Forbidden,
            io::ErrorKind::NotFound => Self::Gone,
            _ if text.contains("declared uncompressed size") => Self::Size,
            _ if text.to_lowercase().contains("checksum") || text.to_lowercase().contains("crc") => Self::Crc,
            _ => Self::Other(text),
        }
    }

    /// From what the zip reader said.
    #[must_use]
    pub fn from_zip(error: &zip::result::ZipError) -> Self {
        match error {
            zip::result::ZipError::Io(inner) => Self::from_io(inner),
            zip::result::ZipError::UnsupportedArchive(what) if what.to_lowercase().contains("password") => {
                Self::Encrypted
            }
            zip::result::ZipError::InvalidPassword => Self::Encrypted,
            zip::result::ZipError::CompressionMethodNotSupported(_) => Self::Method,
            other => Self::Other(other.to_string()),
        }
    }

    /// The kind of problem this is.
    #[must_use]
    pub fn kind(&self) -> ProblemKind {
        match self {
            Self::Truncated => ProblemKind::Truncated,
            Self::Crc => ProblemKind::Crc,
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
            | Self::Other(_) => ProblemKind::Failed,
        }
    }
}

/// What kind of thing went wrong.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// It ends early.
    Truncated,
    /// Its checksum is wrong.
    Crc,
    /// It is not as large as the archive says.
    Size,
    /// It needs a password.
    Encrypted,
    /// It is packed in a way that this program cannot undo.
    Method,
    /// It lies over another file.
    Overlap,
    /// It was not read because of a limit.
    Refused,
    /// Records in it could not be read.
    Unreadable,
    /// The archive says of itself that there should be more or fewer.
    CountMismatch,
    /// Nothing could be got from it.
    Failed,
    /// No row of a table knows it.
    Unknown,
    /// Left on purpose.
    Skipped,
    /// The same path twice, with different contents.
    Duplicate,
    /// Another export of the same account is open.
    SameAccount,
    /// Bytes before or after the zip.
    Junk,
}

impl ProblemKind {
    /// Whether something of the archive was lost: the commands then end with 3.
    #[must_use]
    pub fn is_loss(self) -> bool {
        !matches!(self, Self::Unknown | Self::Skipped | Self::Duplicate | Self::SameAccount | Self::Junk)
    }
}

/// One thing that went wrong, with the file it went wrong with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Problem {
    /// The file in the archive; empty for the archive as a whole.
    pub path: String,
    /// What kind of thing it is.
    pub kind: ProblemKind,
    /// What is wrong and what to do, in a plain sentence.
    pub message: String,
}
