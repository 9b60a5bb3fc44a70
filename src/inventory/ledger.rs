//! The ledger: every entry and every byte is read, media, skipped, unknown or failed, and the sums are computed.

use crate::platform::Kind;
use crate::words::Category;
use serde::Serialize;
use std::iter::Sum;

/// What became of an entry.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// A row of the table knows it, and it opened.
    Read,
    /// A picture, a video, a sound: counted, not opened.
    Media,
    /// Known, and left on purpose.
    Skipped,
    /// No row of the table knows it.
    Unknown,
    /// Nothing could be got from it.
    Failed,
}

/// A count by state.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Tally {
    /// All of it, counted on its own from the parts.
    pub total: u64,
    /// Read.
    pub read: u64,
    /// Media.
    pub media: u64,
    /// Skipped.
    pub skipped: u64,
    /// Unknown.
    pub unknown: u64,
    /// Failed.
    pub failed: u64,
}

impl Tally {
    fn add(&mut self, state: State, amount: u64) {
        let slot = match state {
            State::Read => &mut self.read,
            State::Media => &mut self.media,
            State::Skipped => &mut self.skipped,
            State::Unknown => &mut self.unknown,
            State::Failed => &mut self.failed,
        };
        *slot = slot.saturating_add(amount);
    }

    fn sum(&self) -> u64 {
        let Self { total: _, read, media, skipped, unknown, failed } = self;
        [media, skipped, unknown, failed].into_iter().fold(*read, |sum, part| sum.saturating_add(*part))
    }
}

impl<'a> Sum<&'a Self> for Tally {
    fn sum<I: Iterator<Item = &'a Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |sum, tally| Self {
            total: sum.total.saturating_add(tally.total),
            read: sum.read.saturating_add(tally.read),
            media: sum.media.saturating_add(tally.media),
            skipped: sum.skipped.saturating_add(tally.skipped),
            unknown: sum.unknown.saturating_add(tally.unknown),
            failed: sum.failed.saturating_add(tally.failed),
        })
    }
}

/// The ledger of an export.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Ledger {
    /// Entries by state.
    pub entries: Tally,
    /// Bytes by state: what the directory declares, or a file's size.
    pub bytes: Tally,
    /// Whether in both lines the states add up to the total, and the total to the parts.
    pub balanced: bool,
}

/// A part of an export.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PartRow {
    /// Its file name; for an inner zip `outer.zip/inner.zip`.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// How many files are in it.
    pub entries: u64,
    /// Its list of files is missing or broken, so these are those that could be found.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub salvaged: bool,
    /// The bytes of those files, each as declared.
    #[serde(skip)]
    pub declared: u64,
}

/// What became of a file. Media are a row a folder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct FileRow {
    /// Its path, without the folder that all files share; a folder's ends in `/`.
    pub path: String,
    /// Which part it lies in.
    pub part: usize,
    /// What became of it.
    pub state: State,
    /// The row of the table that knows it.
    pub source: Option<String>,
    /// What kind of data it is.
    pub category: Option<Category>,
    /// Its size; all sizes, for a folder.
    pub bytes: u64,
    /// How many entries the row stands for.
    pub entries: u64,
    /// How many records were found.
    pub records: Option<u64>,
    /// How many items they are.
    pub items: Option<u64>,
    /// How many records could not be read.
    pub unreadable: u64,
    /// How many elements its outermost list has, where the archive's own index counts them.
    pub elements: Option<u64>,
    /// How many the archive says there are.
    pub expected: Option<u64>,
    /// Why it was left.
    pub reason: Option<String>,
    /// What it seems to be, if no row knows it.
    pub kind: Option<Kind>,
}

impl FileRow {
    /// A row for one entry, of which nothing but its state is known.
    #[must_use]
    pub fn new(path: &str, part: usize, state: State, bytes: u64) -> Self {
        Self {
            path: path.to_owned(),
            part,
            state,
            source: None,
            category: None,
            bytes,
            entries: 1,
            records: None,
            items: None,
            unreadable: 0,
            elements: None,
            expected: None,
            reason: None,
            kind: None,
        }
    }
}

impl Ledger {
    /// Adds up the files, and holds the sums against those of the parts, which were counted while listing.
    #[must_use]
    pub fn of(files: &[FileRow], parts: &[PartRow]) -> Self {
        let mut ledger = Self::default();
        for file in files {
            ledger.entries.add(file.state, file.entries);
            ledger.bytes.add(file.state, file.bytes);
        }
        ledger.entries.total = parts.iter().map(|part| part.entries).sum();
        ledger.bytes.total = parts.iter().map(|part| part.declared).sum();
        ledger.balanced = ledger.entries.total == ledger.entries.sum() && ledger.bytes.total == ledger.bytes.sum();
        ledger
    }
}
