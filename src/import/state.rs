//! What has been read of one export so far.

use crate::archive::Entry;
use crate::formats::Table;
use crate::ids::PlatformId;
use crate::inventory::{
    Account, Amendable, Amendment, Columns, ExpectedCounts, Fault, FileRow, Media, Problem, RecordNumbers, Senders,
    State as FileState, Versions, WholeText,
};
use crate::readers::Reader;
use crate::vocab::SkipReason;
use std::collections::{BTreeMap, BTreeSet};

/// What has been read of one export so far.
pub(super) struct State<'t> {
    pub table: &'t Table,
    pub columns: Columns,
    pub senders: Senders,
    pub account: Account,
    pub files: Vec<FileRow>,
    pub media: Media,
    pub expected: ExpectedCounts,
    /// The numbers of the records that may occur more than once.
    pub numbers: RecordNumbers,
    /// The edited records of which there may be several versions.
    pub versions: Versions,
    /// Whole texts of the file that is being read.
    pub held: Vec<WholeText>,
    /// The items that other files may amend, by the index of their list.
    pub amendable: BTreeMap<usize, Amendable>,
    /// The amendments to them, by the index of the list that they come from.
    pub amendments: BTreeMap<usize, Vec<Amendment>>,
    pub problems: Vec<Problem>,
    /// Parses the files that no other thread parses.
    pub reader: Reader<'t>,
    /// The lists of the files that were read.
    pub lists: BTreeSet<usize>,
}

impl<'t> State<'t> {
    /// The state before any file is read, for an export of the table's platform.
    pub fn new(table: &'t Table) -> Self {
        let amended = table.lists.iter().filter_map(|list| list.amends);
        Self {
            table,
            columns: Columns::default(),
            senders: Senders::new(table.assistants()),
            account: Account::default(),
            files: Vec::new(),
            media: Media::new(table.media_names()),
            expected: ExpectedCounts::default(),
            numbers: RecordNumbers::default(),
            versions: Versions::default(),
            held: Vec::new(),
            amendable: amended.map(|list| (list, Amendable::default())).collect(),
            amendments: BTreeMap::new(),
            problems: Vec::new(),
            reader: Reader::new(table),
            lists: BTreeSet::new(),
        }
    }

    /// The platform of a list.
    pub fn platform_of(&self, list: usize) -> PlatformId {
        self.table.lists.get(list).map_or(&self.table.platform, |list| &list.platform).clone()
    }

    /// Notes the item that is added next, if another file may amend it.
    pub fn note_amendable(&mut self, list: usize, number: &str) {
        if let Some(amendable) = self.amendable.get_mut(&list) {
            amendable.note(number, self.columns.len());
        }
    }

    /// Adds a file that is skipped.
    pub fn skip(&mut self, entry: &Entry, reason: SkipReason) {
        let mut row = FileRow::new(&entry.path, entry.part, FileState::Skipped, entry.bytes);
        row.reason = Some(reason);
        self.files.push(row);
    }

    /// Assigns to an item the media that its record names.
    pub fn claim_media(&mut self, item: usize, names: &[&str]) {
        let claim = self.media.claim(names);
        self.columns.add_media(item, claim, self.media.claimed());
    }

    /// Adds a problem.
    pub fn problem(&mut self, path: &str, fault: Fault) {
        self.problems.push(Problem { path: path.to_owned(), fault });
    }
}
