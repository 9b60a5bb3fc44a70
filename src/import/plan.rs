//! The plan for reading an export: how every entry is treated, and in which order.

use super::ahead::{Ahead, Job, Threads};
use super::beside::{Holders, readable};
use super::progress::{Cancellation, Progress, Watch};
use super::state::State;
use crate::archive::{Archive, Entry, folder_of, name_of};
use crate::formats::{FileSpec, Table};
use crate::inventory::{Fault, Inventory, Problem};
use crate::recognise::{Task, sort};
use crate::vocab::SkipReason;
use foldhash::{HashMapExt as _, HashSetExt as _};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::time::Instant;

/// About so many bytes of a file are one item: 240 in Facebook's messages, 650 in the posts on X.
const BYTES_OF_ITEM: u64 = 240;

/// Memory is reserved for at most this many items, which take about 45 bytes each. Systems give memory out when it is written to, and
/// growing later copies everything.
const MOST_RESERVED: usize = 2_000_000;

/// An archive, its table, and how each entry is treated.
pub(super) struct Plan<'t> {
    archive: Archive,
    table: &'t Table,
    tasks: Vec<Task>,
    twins: Vec<Twin>,
    holders: Holders,
}

impl<'t> Plan<'t> {
    pub fn new(archive: Archive, table: &'t Table) -> Self {
        let mut tasks = sort(&archive, table);
        let twins = skip_identical_copies(&archive, table, &mut tasks);
        let holders = Holders::new(&archive, table, &tasks);
        Self { archive, table, tasks, twins, holders }
    }

    pub fn bytes_to_read(&self) -> u64 {
        self.archive
            .entries
            .iter()
            .zip(&self.tasks)
            .filter(|(_, task)| matches!(task, Task::Read(..) | Task::Unknown))
            .fold(0, |sum, (entry, _)| sum.saturating_add(entry.bytes))
    }

    /// Reads everything, on as many threads as are asked for.
    pub fn run(
        mut self,
        threads: Threads,
        watch: &dyn Watch,
        progress: &mut Progress,
    ) -> Result<Inventory, Cancellation> {
        let started = Instant::now();
        let mut state = State::new(self.table);
        state.add_problems(std::mem::take(&mut self.archive.problems));
        state.add_problems(duplicates(&self.archive, self.table, &self.tasks));
        state.columns.reserve(MOST_RESERVED.min((self.bytes_to_read() / BYTES_OF_ITEM) as usize));
        let order = self.order();
        let threads = threads.count(self.bytes_to_read());
        let platform = self.table.platform.as_str();
        tracing::debug!(platform, entries = self.tasks.len(), bytes = self.bytes_to_read(), threads, "reading");
        if threads < 2 {
            self.place(&mut state, &order, watch, progress)?;
        } else if self.table.asks_for_account() {
            // The files that say whose archive it is are read before others are parsed.
            let is_first = |at: &usize| self.turn(*at) == 0;
            let (first, others): (Vec<usize>, Vec<usize>) = order.into_iter().partition(is_first);
            self.place(&mut state, &first, watch, progress)?;
            self.place_ahead(&mut state, &others, threads, watch, progress)?;
        } else {
            self.place_ahead(&mut state, &order, threads, watch, progress)?;
        }
        state.add_problems(self.archive.changed());
        tracing::debug!(platform, ms = started.elapsed().as_millis(), "files read");
        let mut inventory = state.finish(&self.archive);
        tracing::info!(
            platform,
            layout = inventory.layout,
            files = inventory.files.len(),
            items = inventory.items.len(),
            problems = inventory.problems.len(),
            ms = started.elapsed().as_millis(),
            "export read"
        );
        inventory.archive = Arc::new(self.archive);
        Ok(inventory)
    }

    /// Reads entries that other threads parse.
    fn place_ahead(
        &mut self,
        state: &mut State<'t>,
        order: &[usize],
        threads: usize,
        watch: &dyn Watch,
        progress: &mut Progress,
    ) -> Result<(), Cancellation> {
        let bytes = self.bytes_to_read();
        let archive = std::mem::take(&mut self.archive);
        let table = self.table;
        let spec_of = |at: &usize| match self.tasks.get(*at) {
            Some(Task::Read(file, _)) => table.files.get(*file),
            _ => None,
        };
        let jobs: Vec<(usize, Job<'_>)> = order
            .iter()
            .filter_map(|at| Some((*at, Job { entry: archive.entries.get(*at)?, spec: spec_of(at)? })))
            .collect();
        let places: HashMap<usize, usize> = jobs.iter().enumerate().map(|(job, (at, _))| (*at, job)).collect();
        let ahead = Ahead::new(jobs.into_iter().map(|(_, job)| job).collect(), state.account.id.clone(), bytes);
        let outcome = std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| ahead.work(&archive, table));
            }
            add_media(&archive, &self.tasks, state);
            let outcome = self.place_in(&archive, state, order, Some((&ahead, &places)), watch, progress);
            ahead.stop();
            outcome
        });
        drop(ahead);
        self.archive = archive;
        outcome
    }

    /// Reads entries one by one.
    fn place(
        &mut self,
        state: &mut State<'t>,
        order: &[usize],
        watch: &dyn Watch,
        progress: &mut Progress,
    ) -> Result<(), Cancellation> {
        let archive = std::mem::take(&mut self.archive);
        add_media(&archive, &self.tasks, state);
        let outcome = self.place_in(&archive, state, order, None, watch, progress);
        self.archive = archive;
        outcome
    }

    fn place_in(
        &mut self,
        archive: &Archive,
        state: &mut State<'t>,
        order: &[usize],
        ahead: Option<(&Ahead<'_>, &HashMap<usize, usize>)>,
        watch: &dyn Watch,
        progress: &mut Progress,
    ) -> Result<(), Cancellation> {
        // How many records were read of each entry.
        let mut records: HashMap<usize, u64> = HashMap::new();
        for at in order.iter().copied() {
            if !watch.keep_going() {
                return Err(Cancellation);
            }
            let Some((entry, task)) = archive.entries.get(at).zip(self.tasks.get(at).copied()) else { continue };
            match task {
                Task::Read(file, by) => {
                    let twin = self.twins.iter().position(|twin| twin.of == at);
                    let parsed = ahead.and_then(|(ahead, jobs)| Some((ahead, ahead.take(*jobs.get(&at)?)?)));
                    let has_twin = twin.is_some();
                    let is_whole = state.read(archive, entry, (file, by), has_twin, parsed, (watch, progress))?;
                    if let Some(row) = state.files.last() {
                        records.insert(at, readable(row));
                    }
                    // If a file is damaged, its identical copy is read in its place.
                    if let Some(twin) = twin.filter(|_| !is_whole) {
                        let Twin { at, of } = self.twins.remove(twin);
                        // The other copies now stand in for that one, in case it is damaged too.
                        self.twins.iter_mut().filter(|twin| twin.of == of).for_each(|twin| twin.of = at);
                        if let Some(task) = self.tasks.get_mut(at) {
                            *task = Task::Read(file, by);
                        }
                    }
                }
                Task::Media(..) => {}
                Task::Beside(file, by) => {
                    let held = self.held(archive, (at, file), &records, state);
                    state.skip_beside(archive, entry, (file, by), held, (watch, progress))?;
                }
                Task::Skip(reason) => state.skip(entry, reason),
                Task::Unknown => state.read_unknown(archive, entry, watch, progress)?,
            }
            if tracing::enabled!(tracing::Level::TRACE) {
                state.trace_newest(at);
            }
        }
        Ok(())
    }

    /// How many records of a file the files hold that it stands beside: of an index of conversations with the AI, how many of these.
    fn held(
        &self,
        archive: &Archive,
        (at, file): (usize, usize),
        records: &HashMap<usize, u64>,
        state: &State<'_>,
    ) -> u64 {
        let counts = || self.holders.of(at).iter().filter_map(|holder| Some((*holder, *records.get(holder)?)));
        if !self.table.files.get(file).is_some_and(|spec| spec.conversations) {
            return counts().map(|(_, records)| records).sum();
        }
        // Those of the AI's characters are known by their folders, the others by who takes part.
        let is_of_ai =
            |holder: usize| match self.tasks.get(holder) {
                Some(Task::Read(file, _)) => self.table.files.get(*file).is_some_and(|spec| {
                    self.table.lists_of(spec).any(|(_, list)| list.category.top().id() == "ai-chats")
                }),
                _ => false,
            };
        let folders: HashSet<&str> = counts()
            .filter(|(holder, records)| *records > 0 && is_of_ai(*holder))
            .filter_map(|(holder, _)| archive.entries.get(holder).map(|entry| folder_of(&entry.key)))
            .collect();
        let folders = folders.len() as u64;
        folders.max(state.senders.chats_with_ai().len() as u64)
    }

    /// The order in which the entries are read: first those that identify the person, last those that amend others.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.archive.entries.len()).collect();
        order.sort_by_key(|at| self.turn(*at));
        order
    }

    fn turn(&self, at: usize) -> u8 {
        match self.tasks.get(at) {
            Some(Task::Read(file, _)) => self.table.files.get(*file).map_or(2, |file| turn_of(self.table, file)),
            // It depends on what the files beside it hold.
            Some(Task::Beside(..)) => 5,
            _ => 2,
        }
    }
}

/// Adds the media of an archive, unless that was done. It has to be done before a record is placed, because records name media.
fn add_media(archive: &Archive, tasks: &[Task], state: &mut State<'_>) {
    if !state.media.is_empty() {
        return;
    }
    state.media.reserve(tasks.iter().filter(|task| matches!(task, Task::Media(..))).count());
    for (nth, (entry, task)) in archive.entries.iter().zip(tasks).enumerate() {
        if let Task::Media(category, author) = task {
            state.media.add(nth, entry, *category, *author);
        }
    }
}

/// The place of a file in the order of reading; files with a lower number are read first.
fn turn_of(table: &Table, file: &FileSpec) -> u8 {
    let lists = || table.lists_of(file).map(|(_, list)| list);
    if lists().any(|list| list.amends.is_some() || !list.completes.is_empty()) {
        4
    } else if lists().any(|list| list.after) {
        3
    } else if file.index.is_some() || lists().any(crate::formats::ListSpec::has_identity) {
        0
    } else if lists().any(|list| list.before) {
        1
    } else {
        2
    }
}

/// An identical copy of another entry.
#[derive(Clone, Copy, Debug)]
struct Twin {
    at: usize,
    of: usize,
}

/// A path without the number that browsers and file managers put into the name of a second copy: `a/b.csv` for
/// `a/b (1).csv`.
fn without_copy_number(path: &str) -> Cow<'_, str> {
    let numbered = || {
        let (stem, ending) = path.rsplit_once('.')?;
        let (name, number) = stem.strip_suffix(')')?.rsplit_once(" (")?;
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| format!("{name}.{ending}"))
    };
    numbered().map_or(Cow::Borrowed(path), Cow::Owned)
}

/// Skips each further copy of a file that has the same path in its export, the same size and the same checksum.
fn skip_identical_copies(archive: &Archive, table: &Table, tasks: &mut [Task]) -> Vec<Twin> {
    // Nearly every path occurs only once, so most entries need no list of their own.
    let mut first: foldhash::HashMap<Cow<'_, str>, usize> = foldhash::HashMap::with_capacity(archive.entries.len());
    let mut others: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut twins = Vec::new();
    for (at, (entry, task)) in archive.entries.iter().zip(tasks).enumerate() {
        if matches!(task, Task::Skip(_) | Task::Beside(..)) || entry.fault.is_some() {
            continue;
        }
        let path = table.own_path(&entry.key);
        // Two pictures may well be named like copies. Their names tell which record they belong to.
        let path = if matches!(task, Task::Media(..)) { Cow::Borrowed(path) } else { without_copy_number(path) };
        let first = *first.entry(path).or_insert(at);
        if first == at {
            continue;
        }
        let others = others.entry(first).or_default();
        let same = |other: &usize| {
            archive
                .entries
                .get(*other)
                .is_some_and(|other| other.bytes == entry.bytes && checksum(archive, other) == checksum(archive, entry))
        };
        match std::iter::once(first).chain(others.iter().copied()).find(same) {
            Some(of) => {
                twins.push(Twin { at, of });
                *task = Task::Skip(SkipReason::Duplicate);
            }
            None => others.push(at),
        }
    }
    twins
}

/// An entry's checksum: the declared one, or computed for a file in a folder.
pub(super) fn checksum(archive: &Archive, entry: &Entry) -> Option<u32> {
    entry.crc().or_else(|| {
        archive
            .with_reader(entry, |reader| {
                let mut hasher = crc32fast::Hasher::new();
                let mut buffer = vec![0; 64 * 1024];
                loop {
                    match reader.read(&mut buffer) {
                        Ok(0) => return Some(hasher.finalize()),
                        Ok(got) => hasher.update(buffer.get(..got).unwrap_or_default()),
                        Err(_unreadable) => return None,
                    }
                }
            })
            .ok()
            .flatten()
    })
}

/// A problem for each path at which there are several files with different contents. A number that a browser put behind a name, and that
/// of the account where a platform puts it there, make no other path, because two downloads often come to lie in one folder.
fn duplicates(archive: &Archive, table: &Table, tasks: &[Task]) -> Vec<Problem> {
    let mut seen: foldhash::HashSet<Cow<'_, str>> = foldhash::HashSet::with_capacity(archive.entries.len());
    let mut count: BTreeMap<Cow<'_, str>, (u64, &str)> = BTreeMap::new();
    for (entry, task) in archive.entries.iter().zip(tasks) {
        let path = match task {
            Task::Skip(_) | Task::Beside(..) => continue,
            Task::Media(..) | Task::Unknown => Cow::Borrowed(entry.key.as_ref()),
            Task::Read(..) if table.account_numbers => without_account_number(name_of(&entry.key)),
            Task::Read(..) => without_copy_number(table.own_path(&entry.key)),
        };
        if !seen.insert(path.clone()) {
            count.entry(path).or_insert((1, &entry.path)).0 += 1;
        }
    }
    count
        .into_values()
        .map(|(times, path)| Problem { path: path.to_owned(), fault: Fault::Duplicate { times } })
        .collect()
}

/// A path without the number of a copy, and without that of an account of six or more digits: `a/b.csv` for `a/b_123456789 (1).csv`.
fn without_account_number(path: &str) -> Cow<'_, str> {
    let path = without_copy_number(path);
    let numbered = |path: &str| {
        let (stem, ending) = path.rsplit_once('.')?;
        let (name, number) = stem.rsplit_once('_')?;
        let is_number = number.len() >= 6 && number.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| format!("{name}.{ending}"))
    };
    match numbered(&path) {
        Some(path) => Cow::Owned(path),
        None => path,
    }
}
