//! The ledger, which accounts for all of an export: every entry and every byte is read, media, skipped, unknown or
//! failed, and every list in the files that were read is read, not counted or unlisted.

use super::problem::UnlistedList;
use crate::readers::Kind;
use crate::recognise::RecognisedBy;
use crate::vocab::{Category, SkipReason};
use serde::Serialize;
use std::iter::Sum;

/// How an entry was accounted for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// A spec knows it, and it opened.
    Read,
    /// A picture, a video, a sound, or what was sent with a message: counted, not opened.
    Media,
    /// Known, and left out on purpose.
    Skipped,
    /// No spec knows it.
    Unknown,
    /// It could not be read at all.
    Failed,
}

/// A count by state.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Tally {
    /// The total, taken from the parts and not from the states, so that the two can be compared.
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

/// The lists inside the files that were read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Lists {
    /// Lists with records that a spec names.
    pub read: u64,
    /// Lists that a spec declares not counted, because they hold no data of the person.
    pub not_counted: u64,
    /// Lists that no spec names.
    pub unlisted: u64,
    /// The elements of the unlisted lists.
    pub unlisted_elements: u64,
}

impl Lists {
    fn add(&mut self, file: &FileRow) {
        self.read += file.lists_read;
        self.not_counted += file.lists_not_counted;
        self.unlisted += file.unlisted.len() as u64;
        let elements = file.unlisted.iter().map(|list| list.elements);
        self.unlisted_elements = elements.fold(self.unlisted_elements, u64::saturating_add);
    }
}

impl<'a> Sum<&'a Self> for Lists {
    fn sum<I: Iterator<Item = &'a Self>>(lists: I) -> Self {
        lists.fold(Self::default(), |sum, lists| Self {
            read: sum.read + lists.read,
            not_counted: sum.not_counted + lists.not_counted,
            unlisted: sum.unlisted + lists.unlisted,
            unlisted_elements: sum.unlisted_elements.saturating_add(lists.unlisted_elements),
        })
    }
}

/// The ledger of an export.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Ledger {
    /// Entries by state.
    pub entries: Tally,
    /// Lists in the files that were read.
    pub lists: Lists,
    /// Bytes by state: what the directory declares, or a file's size.
    pub bytes: Tally,
    /// Whether the states add up to the total, both for entries and for bytes.
    pub balanced: bool,
    /// What is not in the counts of items.
    #[serde(skip)]
    pub left: Left,
}

/// How many elements, records and dates of the files could not be counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Left {
    /// The elements of files that no spec knows.
    pub unknown: u64,
    /// Records that could not be read.
    pub unreadable: u64,
    /// Dates that could not be read.
    pub dates: u64,
}

impl<'a> std::iter::Sum<&'a Self> for Left {
    fn sum<I: Iterator<Item = &'a Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, left| Self {
            unknown: sum.unknown.saturating_add(left.unknown),
            unreadable: sum.unreadable.saturating_add(left.unreadable),
            dates: sum.dates.saturating_add(left.dates),
        })
    }
}

/// A part of an export.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PartRow {
    /// Its file name; for an inner zip `outer.zip/inner.zip`.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// How many files are in it.
    pub entries: u64,
    /// Whether its central directory is missing or broken, so that these are the files that could be found.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub salvaged: bool,
    /// The bytes of those files, each as declared.
    #[serde(skip)]
    pub declared: u64,
}

/// How a file was accounted for. Media files have one row for each folder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct FileRow {
    /// Its path, without the folder that all files share; a folder's ends in `/`.
    pub path: String,
    /// The index of the part it lies in.
    pub part: usize,
    /// What became of it.
    pub state: State,
    /// The id of its list; of the first one, if it holds several.
    pub source: Option<String>,
    /// What kind of data it is.
    pub category: Option<Category>,
    /// Its size in bytes; all sizes, for a folder.
    pub bytes: u64,
    /// How many entries the row stands for.
    pub entries: u64,
    /// How many records were found.
    pub records: Option<u64>,
    /// How many items they are.
    pub items: Option<u64>,
    /// How many records could not be read.
    pub unreadable: u64,
    /// How many elements its outermost list has; `None` if it is no list.
    pub elements: Option<u64>,
    /// How many the archive says there are.
    pub expected: Option<u64>,
    /// How it was recognised.
    pub recognised_by: Option<RecognisedBy>,
    /// The lists in it that no spec names.
    pub unlisted: Vec<UnlistedList>,
    /// How many dates in it are there and could not be read.
    pub dates_unread: u64,
    /// Why it was skipped.
    pub reason: Option<SkipReason>,
    /// What it seems to be, if no spec knows it.
    pub kind: Option<Kind>,
    /// Whether it was read, but not to its end.
    #[serde(skip)]
    pub is_cut: bool,
    /// How many of its lists were read.
    #[serde(skip)]
    pub lists_read: u64,
    /// How many of its lists are declared not counted.
    #[serde(skip)]
    pub lists_not_counted: u64,
}

impl FileRow {
    /// A row for one entry of which only the state is known.
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
            recognised_by: None,
            unlisted: Vec::new(),
            dates_unread: 0,
            reason: None,
            kind: None,
            lists_read: 0,
            is_cut: false,
            lists_not_counted: 0,
        }
    }
}

impl Ledger {
    /// Adds up the files, and compares the sums with those of the parts, which were counted while listing.
    #[must_use]
    pub fn of(files: &[FileRow], parts: &[PartRow]) -> Self {
        let mut ledger = Self::default();
        for file in files {
            ledger.entries.add(file.state, file.entries);
            ledger.bytes.add(file.state, file.bytes);
            ledger.lists.add(file);
            let unknown = file.elements.filter(|_| file.state == State::Unknown).unwrap_or_default();
            let left = Left { unknown, unreadable: file.unreadable, dates: file.dates_unread };
            ledger.left = [&ledger.left, &left].into_iter().sum();
        }
        ledger.entries.total = parts.iter().map(|part| part.entries).sum();
        ledger.bytes.total = parts.iter().map(|part| part.declared).sum();
        ledger.balanced = ledger.entries.total == ledger.entries.sum() && ledger.bytes.total == ledger.bytes.sum();
        ledger
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_that_differ_from_the_parts_are_not_balanced() {
        let mut read = FileRow::new("a.json", 0, State::Read, 10);
        read.unlisted = vec![UnlistedList { path: "x".into(), elements: 3 }];
        let mut unknown = FileRow::new("b", 0, State::Unknown, 5);
        (read.unreadable, read.dates_unread, unknown.elements) = (2, 1, Some(7));
        let files = [read, unknown];
        let part = |entries, declared| PartRow { name: "z".into(), bytes: 1, entries, salvaged: false, declared };
        let ledger = Ledger::of(&files, &[part(2, 15)]);
        assert!(ledger.balanced);
        assert_eq!(ledger.left, Left { unknown: 7, unreadable: 2, dates: 1 });
        assert_eq!((ledger.lists.unlisted, ledger.lists.unlisted_elements), (1, 3));
        assert!(!Ledger::of(&files, &[part(3, 15)]).balanced);
        assert!(!Ledger::of(&files, &[part(2, 16)]).balanced);
    }
}
