//! Leaves out files that repeat the records of other files, as a page does beside the JSON file of the same name, because these would count
//! twice. If the other files turn out to hold no record, the file is read after all.

use super::ahead::guarded;
use super::parse::{WatchReader, parse_entry};
use super::progress::{Cancellation, Progress, Watch, WatchedReader};
use super::state::State;
use crate::archive::{Archive, Entry, ReadError};
use crate::formats::{FileSpec, ListSpec, Table, is_page};
use crate::inventory::{Fault, FileRow};
use crate::readers::{FileError, Identity, Reader, Record, Rejection, Sink};
use crate::recognise::{RecognisedBy, Task};
use crate::vocab::SkipReason;
use std::collections::HashMap;

/// For each file that stands beside others, which those are.
#[derive(Debug, Default)]
pub(super) struct Holders {
    by_entry: HashMap<usize, Vec<usize>>,
}

impl Holders {
    pub fn new(archive: &Archive, table: &Table, tasks: &[Task]) -> Self {
        let is_beside = |task: &Task| matches!(task, Task::Beside(..));
        if !tasks.iter().any(is_beside) {
            return Self::default();
        }
        let mut by_stem: HashMap<(usize, &str), Vec<usize>> = HashMap::new();
        let mut by_list: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, (entry, task)) in archive.entries.iter().zip(tasks).enumerate() {
            let Task::Read(file, _) = task else { continue };
            if let Some(stem) = entry.key.strip_suffix(".json") {
                by_stem.entry((*file, table.own_path(stem))).or_default().push(at);
            }
            for list in table.files.get(*file).into_iter().flat_map(|file| &file.lists) {
                by_list.entry(*list).or_default().push(at);
            }
        }
        let mut by_entry = HashMap::new();
        for (at, (entry, task)) in archive.entries.iter().zip(tasks).enumerate() {
            let Task::Beside(file, _) = task else { continue };
            let Some(spec) = table.files.get(*file) else { continue };
            let mut holders: Vec<usize> =
                spec.beside.iter().filter_map(|list| by_list.get(list)).flatten().copied().collect();
            if is_page(&entry.key)
                && let Some((stem, _)) = entry.key.rsplit_once('.')
            {
                holders.extend(by_stem.get(&(*file, table.own_path(stem))).into_iter().flatten());
            }
            holders.sort_unstable();
            holders.dedup();
            by_entry.insert(at, holders);
        }
        Self { by_entry }
    }

    /// The files that hold the records of an entry as well, by their index in the archive.
    pub fn of(&self, entry: usize) -> &[usize] {
        self.by_entry.get(&entry).map(Vec::as_slice).unwrap_or_default()
    }
}

/// How many records of a file could be read.
pub(super) fn readable(row: &FileRow) -> u64 {
    row.records.unwrap_or_default().saturating_sub(row.unreadable)
}

/// Whether files of this spec are counted before they are left out. Lists without words, such as the numbers and days of posts, are
/// long and tell no more than the files beside them.
fn is_worth_counting(table: &Table, spec: &FileSpec) -> bool {
    table.lists_of(spec).any(|(_, list)| has_words(list))
}

fn has_words(list: &ListSpec) -> bool {
    let fields = [list.json.as_ref().map(|json| &json.fields), list.csv.as_ref().map(|csv| &csv.fields)];
    list.html.is_some() || fields.into_iter().flatten().any(|fields| !fields.text.is_empty())
}

/// Counts records, and passes over everything else.
#[derive(Default)]
struct CountingSink {
    records: u64,
}

impl Sink for CountingSink {
    fn record(&mut self, _list: usize, _record: &Record<'_>) {
        self.records += 1;
    }

    fn rejected(&mut self, _list: usize, _rejection: Rejection) {}

    fn identity(&mut self, _list: usize, _identity: &Identity<'_>) {}

    fn unlisted(&mut self, _path: &str, elements: u64) {
        self.records = self.records.saturating_add(elements);
    }
}

/// How many records and elements of unlisted lists an entry holds, as far as it can be read, and whether it was read to its end.
pub(super) fn count_records(
    archive: &Archive,
    table: &Table,
    spec: &FileSpec,
    entry: &Entry,
    watch: &mut WatchReader<'_>,
) -> (u64, Result<(), FileError>) {
    let mut sink = CountingSink::default();
    let outcome = parse_entry(archive, &mut Reader::new(table), spec, entry, &mut sink, watch);
    (sink.records, outcome)
}

impl State<'_> {
    /// Leaves out a file of which other files hold the records, which are `held` together, or reads it in their place if they hold none.
    pub fn skip_beside(
        &mut self,
        archive: &Archive,
        entry: &Entry,
        (file, by): (usize, RecognisedBy),
        held: u64,
        (watch, progress): (&dyn Watch, &mut Progress),
    ) -> Result<(), Cancellation> {
        let table = self.table;
        if held == 0 {
            return self.read(archive, entry, (file, by), false, None, (watch, progress)).map(|_is_whole| ());
        }
        let Some(spec) = table.files.get(file).filter(|spec| is_worth_counting(table, spec)) else {
            self.skip(entry, SkipReason::Beside);
            return Ok(());
        };
        let done = progress.bytes_done;
        let counted = guarded(|| {
            Ok(count_records(archive, table, spec, entry, &mut |inner, parse| {
                parse(&mut WatchedReader { inner, watch, progress, add_counts: &|_| {}, since_told: 0 });
            }))
        });
        progress.bytes_done = done;
        // What is broken in the file is not told, because nothing of it counts.
        match counted {
            Ok((_, Err(FileError::Read(ReadError::Cancelled)))) => return Err(Cancellation),
            Ok((records, _)) if records > held => self.problem(&entry.path, Fault::HoldsMore { records, held }),
            Ok(_) | Err(_) => {}
        }
        self.skip(entry, SkipReason::Beside);
        Ok(())
    }
}
