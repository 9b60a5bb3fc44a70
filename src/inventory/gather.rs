//! Gathering an export: the records of its files, the ledger, and the second pass.

use super::columns::NewItem;
use super::ledger::{FileRow, Ledger, PartRow, State};
use super::plan::Cancelled;
use super::read::{Progress, Watch};
use super::resolve::{Account, Senders};
use super::{Columns, Inventory, Source, Traits};
use crate::archive::{Archive, Entry, Problem, ProblemKind, ReadError, Skip};
use crate::locale::{counted, text};
use crate::platform::{self, By, Identity, Match, Record, ShapeError, Sink, Table, parse_stamp, sniff};
use crate::words::{Author, Category};
use jiff::civil::Date;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Read};

/// What has been gathered of one export so far.
pub(super) struct Gathering<'t> {
    table: &'t Table,
    columns: Columns,
    senders: Senders,
    account: Account,
    files: Vec<FileRow>,
    /// The file rows of media, by part and folder.
    media: BTreeMap<(usize, String), FileRow>,
    media_items: Vec<(Category, u64)>,
    pub problems: Vec<Problem>,
}

impl<'t> Gathering<'t> {
    pub fn new(table: &'t Table) -> Self {
        Self {
            table,
            columns: Columns::default(),
            senders: Senders::default(),
            account: Account::default(),
            files: Vec::new(),
            media: BTreeMap::new(),
            media_items: Vec::new(),
            problems: Vec::new(),
        }
    }

    fn problem(&mut self, path: &str, kind: ProblemKind, message: String) {
        self.problems.push(Problem { path: path.to_owned(), kind, message });
    }

    pub fn skip(&mut self, entry: &Entry, skip: Skip) {
        let mut row = FileRow::new(&entry.path, entry.part, State::Skipped, entry.bytes);
        row.reason = Some(skip.reason);
        self.files.push(row);
    }

    pub fn unknown(&mut self, archive: &Archive, entry: &Entry) {
        let mut head = Vec::new();
        let opened = archive.with_reader(entry, |reader| {
            reader.take(64 * 1024).read_to_end(&mut head).ok();
        });
        if let Err(error) = opened {
            self.failed(entry, None, &ShapeError::Read(error));
            return;
        }
        let mut row = FileRow::new(&entry.path, entry.part, State::Unknown, entry.bytes);
        row.category = Some(Category::OTHER);
        row.kind = Some(sniff(&entry.key, &head));
        self.files.push(row);
        self.problem(&entry.path, ProblemKind::Unknown, text("problem-unknown"));
    }

    fn failed(&mut self, entry: &Entry, row: Option<usize>, error: &ShapeError) {
        let source = row.and_then(|row| self.table.sources.get(row));
        let mut file = FileRow::new(&entry.path, entry.part, State::Failed, entry.bytes);
        file.source = source.map(|source| source.id.clone());
        file.category = source.map(|source| source.category);
        self.files.push(file);
        let (kind, message) = explain(error);
        self.problem(&entry.path, kind, message);
    }

    pub fn media(&mut self, entry: &Entry, category: Category) {
        let folder = entry.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let row = self.media.entry((entry.part, folder.to_owned())).or_insert_with(|| {
            let mut row = FileRow::new(&format!("{folder}/"), entry.part, State::Media, 0);
            row.entries = 0;
            row.category = Some(category);
            row
        });
        row.entries += 1;
        row.bytes += entry.bytes;
        self.media_items.push((category, entry.bytes));
    }

    /// Reads one file. Whether it was whole; nothing of it is kept if it was not and an identical copy is there.
    pub fn read(
        &mut self,
        archive: &Archive,
        entry: &Entry,
        row: usize,
        has_twin: bool,
        watch: &dyn Watch,
        progress: &mut Progress,
    ) -> Result<bool, Cancelled> {
        let Some(source) = self.table.sources.get(row) else { return Ok(true) };
        let items_before = self.columns.len();
        progress.file.clone_from(&entry.path);
        let started_at = progress.bytes_done;
        self.columns.begin_file();
        let file = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        let counts = RefCell::new(Counts::default());
        let mut filing = Filing { gathering: self, row, file, counts: &counts };
        let outcome = archive.with_reader(entry, |reader| {
            let mut watched =
                Watched { inner: reader, watch, progress: &mut *progress, counts: &counts, since_told: 0 };
            let outcome = platform::read(source, &entry.path, &mut watched, &mut filing);
            // Reading to the end makes the zip reader check the checksum, even if a shape needed less.
            let rest = io::copy(&mut watched, &mut io::sink());
            outcome.and_then(|()| rest.map(|_| ()).map_err(|error| ReadError::from_io(&error).into()))
        });
        let counts = counts.into_inner();
        let outcome = outcome.map_err(ShapeError::Read).flatten();
        progress.bytes_done = started_at + entry.bytes;
        counts.add_to(progress);
        watch.progress(progress);
        if matches!(outcome, Err(ShapeError::Read(ReadError::Cancelled))) {
            return Err(Cancelled);
        }
        let whole = outcome.is_ok();
        if let Err(error) = &outcome
            && has_twin
        {
            // Nothing of a damaged copy is kept: its twin has it all.
            self.columns.truncate(items_before);
            self.failed(entry, Some(row), error);
        } else {
            self.close_file(entry, row, &counts, outcome);
        }
        Ok(whole)
    }

    /// Writes the row of a file that was read, and what went wrong in it.
    fn close_file(&mut self, entry: &Entry, row: usize, counts: &Counts, outcome: Result<(), ShapeError>) {
        let got_something = counts.records > counts.unreadable;
        if let Err(error) = &outcome
            && !got_something
        {
            self.failed(entry, Some(row), error);
            if let Some(file) = self.files.last_mut()
                && counts.records > 0
            {
                file.records = Some(counts.records);
                file.items = Some(0);
                file.unreadable = counts.unreadable;
            }
            return;
        }
        let source = self.table.sources.get(row);
        let mut file = FileRow::new(&entry.path, entry.part, State::Read, entry.bytes);
        file.source = source.map(|source| source.id.clone());
        file.category = source.map(|source| source.category);
        file.records = Some(counts.records);
        file.items = Some(counts.items);
        file.unreadable = counts.unreadable;
        self.files.push(file);
        if let Err(error) = outcome {
            let (kind, message) = explain(&error);
            let before = counted("problem-read-before", counts.records - counts.unreadable);
            let message = format!("{message} {before}");
            self.problem(&entry.path, kind, message);
        } else if counts.unreadable > 0 {
            let message = counted("problem-unreadable", counts.unreadable);
            self.problem(&entry.path, ProblemKind::Unreadable, message);
        }
    }

    /// The second pass, and the sums.
    pub fn finish(mut self, archive: &Archive, found: &Match) -> Inventory {
        let authors = self.senders.authors(self.account.name.as_deref());
        self.columns.resolve_senders(|sender| authors.get(sender).copied().unwrap_or(Author::Unknown));
        let mut cells = self.columns.count();
        let mut sources: Vec<Source> = self
            .table
            .sources
            .iter()
            .map(|row| Source {
                id: row.id.clone(),
                name: row.name.clone(),
                platform: self.table.platform.clone(),
                category: row.category,
                audience: row.audience,
            })
            .collect();
        cells.extend(self.count_media(&mut sources));
        let mut files = self.files;
        files.extend(self.media.into_values());
        let parts: Vec<PartRow> = archive
            .parts
            .iter()
            .enumerate()
            .map(|(at, part)| PartRow {
                name: part.name.clone(),
                bytes: part.bytes,
                entries: part.entries as u64,
                declared: archive.entries.iter().filter(|entry| entry.part == at).map(|entry| entry.bytes).sum(),
            })
            .collect();
        let ledger = Ledger::of(&files, &parts);
        let layout = layout(self.table, &files);
        Inventory {
            platform: self.table.platform.clone(),
            layout: layout.map_or_else(|| "unknown".to_owned(), |layout| layout.id.clone()),
            notices: layout.and_then(|layout| layout.notice.clone()).into_iter().collect(),
            made_on: made_on(archive),
            evidence: found.evidence(),
            parts,
            files,
            ledger,
            problems: self.problems,
            sources,
            items: self.columns,
            cells,
            account: self.account,
        }
    }

    /// Media that no record names: one item a file, in its folder's category.
    fn count_media(&self, sources: &mut Vec<Source>) -> Vec<super::Cell> {
        let mut sums: BTreeMap<Category, (u64, u64)> = BTreeMap::new();
        for (category, bytes) in &self.media_items {
            let sum = sums.entry(*category).or_default();
            sum.0 += 1;
            sum.1 += bytes;
        }
        sums.into_iter()
            .map(|(category, (files, bytes))| {
                sources.push(Source {
                    id: format!("{}.files.{}", self.table.platform, category.id()),
                    name: text("source-files"),
                    platform: self.table.platform.clone(),
                    category,
                    audience: None,
                });
                super::Cell {
                    source: sources.len() - 1,
                    category,
                    traits: Traits { author: Author::Own, unpublished: false },
                    day: None,
                    items: files,
                    text_chars: 0,
                    media_files: files,
                    media_bytes: bytes,
                }
            })
            .collect()
    }
}

/// The form of the export: the first whose sources are there, else the one that asks for none.
fn layout<'t>(table: &'t Table, files: &[FileRow]) -> Option<&'t platform::Layout> {
    let has = |id: &String| files.iter().any(|file| file.source.as_ref() == Some(id));
    table
        .layouts
        .iter()
        .find(|layout| layout.when_any.iter().any(has))
        .or_else(|| table.layouts.iter().find(|layout| layout.when_any.is_empty()))
}

/// The day an export was made: from its name, else the newest day on its files.
fn made_on(archive: &Archive) -> Option<Date> {
    let in_name = archive.parts.iter().filter(|part| !part.inner).find_map(|part| date_in_name(&part.name));
    in_name.or_else(|| archive.parts.iter().filter_map(|part| part.newest).max())
}

/// `MM-DD-YYYY` or `YYYY-MM-DD` in a name.
fn date_in_name(name: &str) -> Option<Date> {
    let bytes = name.as_bytes();
    (0..bytes.len().saturating_sub(9)).find_map(|at| {
        let piece = name.get(at..at + 10)?;
        let parts: Vec<&str> = piece.split('-').collect();
        let [a, b, c] = parts.as_slice() else { return None };
        if !piece.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
            return None;
        }
        let iso = match (a.len(), b.len(), c.len()) {
            (2, 2, 4) => format!("{c}-{a}-{b}"),
            (4, 2, 2) => piece.to_owned(),
            _ => return None,
        };
        parse_stamp(&iso)?.day()
    })
}

/// What to tell a person of a file that could not be read, or not to the end.
fn explain(error: &ShapeError) -> (ProblemKind, String) {
    let kind = match error {
        ShapeError::Read(read) => read.kind(),
        ShapeError::Columns => ProblemKind::Unreadable,
        ShapeError::Workbook | ShapeError::NotText => ProblemKind::Failed,
    };
    (kind, error.to_string())
}

/// What was counted in one file.
#[derive(Debug, Default)]
struct Counts {
    records: u64,
    items: u64,
    unreadable: u64,
    items_by_category: BTreeMap<Category, u64>,
}

impl Counts {
    fn add_to(&self, progress: &mut Progress) {
        for (category, items) in &self.items_by_category {
            *progress.items.entry(category.top()).or_default() += items;
        }
    }
}

/// Files the records of one file.
struct Filing<'g, 't> {
    gathering: &'g mut Gathering<'t>,
    row: usize,
    file: u32,
    counts: &'g RefCell<Counts>,
}

impl Sink for Filing<'_, '_> {
    fn record(&mut self, record: &Record<'_>) {
        let Some(source) = self.gathering.table.sources.get(self.row) else { return };
        let category = record.category.unwrap_or(source.category);
        {
            let mut counts = self.counts.borrow_mut();
            counts.records += 1;
            counts.items += record.items;
            *counts.items_by_category.entry(category).or_default() += record.items;
        }
        let (author, sender) = match record.by {
            By::Known(author) => (author, 0),
            By::Sender { name, url, thread, to } => {
                (Author::Unknown, self.gathering.senders.note(name, url, thread, to).saturating_add(1))
            }
        };
        for nth in 0..record.items {
            // The text of a record that packs several items stands at the first.
            let first = nth == 0;
            self.gathering.columns.push(&NewItem {
                source: u16::try_from(self.row).unwrap_or(u16::MAX),
                file: self.file,
                category,
                stamp: record.stamp,
                traits: Traits { author, unpublished: record.unpublished },
                sender,
                text: if first { record.text } else { "" },
                text_chars: if first { record.text_chars } else { 0 },
            });
        }
    }

    fn unreadable(&mut self) {
        let mut counts = self.counts.borrow_mut();
        counts.records += 1;
        counts.unreadable += 1;
    }

    fn identity(&mut self, identity: &Identity<'_>) {
        let account = &mut self.gathering.account;
        let (slot, value) = match identity {
            Identity::Name(name) => (&mut account.name, name),
            Identity::Place(place) => (&mut account.place, place),
            Identity::Registered(day) => (&mut account.registered, day),
        };
        slot.get_or_insert_with(|| (*value).to_owned());
    }
}

/// Passes bytes on, tells how it goes, and ends when the person pressed Cancel.
struct Watched<'a> {
    inner: &'a mut dyn Read,
    watch: &'a dyn Watch,
    progress: &'a mut Progress,
    /// What the file's reader has found so far.
    counts: &'a RefCell<Counts>,
    since_told: u64,
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if !self.watch.keep_going() {
            return Err(io::Error::other(crate::archive::CancelledRead));
        }
        let most = buffer.len().min(64 * 1024);
        let got = self.inner.read(buffer.get_mut(..most).unwrap_or_default())?;
        self.progress.bytes_done += got as u64;
        self.since_told += got as u64;
        if self.since_told > 1024 * 1024 {
            self.since_told = 0;
            let mut so_far = self.progress.clone();
            if let Ok(counts) = self.counts.try_borrow() {
                counts.add_to(&mut so_far);
            }
            self.watch.progress(&so_far);
        }
        Ok(got)
    }
}
