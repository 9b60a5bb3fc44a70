//! How far reading has come, and how a person ends it.

use crate::archive::CancelledRead;
use crate::vocab::Category;
use std::collections::BTreeMap;
use std::io::{self, Read};

/// Progress is reported after this many bytes of a file.
pub(super) const TOLD_EVERY: u64 = 1024 * 1024;

/// At most this many bytes are read between two calls of [`Watch::keep_going`].
const ASKED_EVERY: usize = 64 * 1024;

/// How far reading has come. Sizes are uncompressed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    /// How many files there are, as soon as an archive is listed.
    pub files: u64,
    /// How large they are together.
    pub size: u64,
    /// The bytes to be read, as the entries declare them.
    pub bytes_total: u64,
    /// The bytes read.
    pub bytes_done: u64,
    /// The file that is being read.
    pub file: String,
    /// Items found, by top-level category.
    pub items: BTreeMap<Category, u64>,
}

/// Watches the reading: receives its progress, and can end it.
///
/// `()` ignores the progress and never ends the reading.
pub trait Watch {
    /// Whether to go on. Called at least every 64 KiB where files are read on the calling thread; otherwise for each
    /// batch of records, and every 50 milliseconds while there is none.
    fn keep_going(&self) -> bool;
    /// Receives the progress: after every file that a spec reads, and about every MiB within a file.
    fn progress(&self, progress: &Progress);
}

impl Watch for () {
    fn keep_going(&self) -> bool {
        true
    }

    fn progress(&self, _progress: &Progress) {}
}

/// The person pressed Cancel.
#[derive(Debug)]
pub(super) struct Cancellation;

/// A reader that reports progress, and fails when the person pressed Cancel.
pub(super) struct WatchedReader<'a> {
    pub inner: &'a mut dyn Read,
    pub watch: &'a dyn Watch,
    pub progress: &'a mut Progress,
    /// Adds what has been found in the file so far.
    pub add_counts: &'a dyn Fn(&mut Progress),
    pub since_told: u64,
}

impl Read for WatchedReader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if !self.watch.keep_going() {
            return Err(io::Error::other(CancelledRead));
        }
        let most = buffer.len().min(ASKED_EVERY);
        let got = self.inner.read(buffer.get_mut(..most).unwrap_or_default())?;
        self.progress.bytes_done = self.progress.bytes_done.saturating_add(got as u64);
        self.since_told += got as u64;
        if self.since_told > TOLD_EVERY {
            self.since_told = 0;
            let mut so_far = self.progress.clone();
            (self.add_counts)(&mut so_far);
            self.watch.progress(&so_far);
        }
        Ok(got)
    }
}
