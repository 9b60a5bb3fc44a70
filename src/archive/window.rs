//! Where a zip's bytes lie: in a file, in a stretch of a file, or in memory.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where a zip's bytes lie.
#[derive(Clone, Debug)]
pub enum Backing {
    /// A stretch of a file: offset and length in bytes.
    Stretch {
        /// The file.
        path: PathBuf,
        /// Its first byte.
        start: u64,
        /// How many bytes.
        len: u64,
    },
    /// The bytes of an inner zip, inflated.
    Memory(Arc<[u8]>),
    /// None: the part is a folder, whose files are read by their own paths.
    Folder,
}

impl Backing {
    /// The file it lies in, if it does.
    pub(super) fn file(&self) -> Option<&Path> {
        match self {
            Self::Stretch { path, .. } => Some(path),
            Self::Memory(_) | Self::Folder => None,
        }
    }

    /// The size of the zip in bytes; 0 for a folder.
    pub(super) fn len(&self) -> u64 {
        match self {
            Self::Stretch { len, .. } => *len,
            Self::Memory(bytes) => bytes.len() as u64,
            Self::Folder => 0,
        }
    }

    /// The same zip without the bytes from an offset on.
    pub(super) fn cut_at(self, end: u64) -> Self {
        match self {
            Self::Stretch { path, start, len } => Self::Stretch { path, start, len: len.min(end) },
            Self::Memory(bytes) => {
                let end = usize::try_from(end).unwrap_or(usize::MAX).min(bytes.len());
                Self::Memory(bytes.get(..end).unwrap_or_default().into())
            }
            Self::Folder => Self::Folder,
        }
    }

    /// How many bytes of it are held in memory.
    pub(super) fn held(&self) -> u64 {
        match self {
            Self::Memory(bytes) => bytes.len() as u64,
            Self::Stretch { .. } | Self::Folder => 0,
        }
    }

    /// Opens it for reading.
    pub(super) fn open(&self) -> io::Result<Window> {
        match self {
            Self::Stretch { path, start, len } => {
                // The path may be a pipe by now, and opening one blocks until something is written to it.
                if !std::fs::metadata(path)?.is_file() {
                    return Err(io::ErrorKind::NotFound.into());
                }
                let mut file = File::open(path)?;
                file.seek(SeekFrom::Start(*start))?;
                let file = io::BufReader::with_capacity(64 * 1024, file);
                Ok(Window::File(Stretch { file, len: *len, at: 0 }))
            }
            Self::Memory(bytes) => Ok(Window::Memory(Cursor::new(Arc::clone(bytes)))),
            Self::Folder => Err(io::Error::new(io::ErrorKind::InvalidInput, "a folder is not a zip")),
        }
    }
}

/// A zip opened for reading.
#[derive(Debug)]
pub enum Window {
    /// From a file.
    File(Stretch),
    /// From memory.
    Memory(Cursor<Arc<[u8]>>),
}

impl Read for Window {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(buffer),
            Self::Memory(memory) => memory.read(buffer),
        }
    }
}

impl Seek for Window {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Self::File(file) => file.seek(to),
            Self::Memory(memory) => memory.seek(to),
        }
    }
}

/// A stretch of a file that reads like a file of its own.
///
/// The central directory is read one entry at a time with a seek before each, so a seek keeps the bytes that were read
/// ahead.
#[derive(Debug)]
pub struct Stretch {
    file: io::BufReader<File>,
    len: u64,
    at: u64,
}

impl Read for Stretch {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.len.saturating_sub(self.at);
        let want = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
        let Some(slot) = buffer.get_mut(..want) else { return Ok(0) };
        let got = self.file.read(slot)?;
        self.at += got as u64;
        Ok(got)
    }
}

impl Seek for Stretch {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.len.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        let outside = || io::Error::new(io::ErrorKind::InvalidInput, "a seek to before the start");
        // `Seek` allows an offset beyond the end, where reading returns nothing, so the end is used in its place.
        let target = target.ok_or_else(outside)?.min(self.len);
        let by = i64::try_from(i128::from(target) - i128::from(self.at)).map_err(|_too_far| outside())?;
        self.file.seek_relative(by)?;
        self.at = target;
        Ok(target)
    }
}
