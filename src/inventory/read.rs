//! Opening paths and reading all that is in them: from files on disk to inventories.

use super::columns::NewItem;
use super::ledger::{FileRow, Ledger, PartRow, State};
use super::resolve::{Account, Senders};
use super::{Columns, Inventory, Source, Traits};
use crate::archive::{Archive, Entry, OpenError, Problem, ProblemKind, ReadError, Skip};
use crate::platform::{
    self, By, Identity, Match, Record, ShapeError, Sink, Table, Task, parse_stamp, recognise, sniff, sort,
};
use crate::words::{Author, Category};
use include_dir::{Dir, include_dir};
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};
use std::io::{self, Read};
use std::path::PathBuf;

/// How far reading has come. Bytes are uncompressed, and only of what is to be read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    /// The bytes to be read, known from the directory.
    pub bytes_total: u64,
    /// The bytes read.
    pub bytes_done: u64,
    /// The file that is being read.
    pub file: String,
    /// Items found, by top-level category.
    pub items: BTreeMap<Category, u64>,
}

/// Watches the reading: is told how it goes, and can end it.
pub trait Watch {
    /// Whether to go on. Asked at least every 64 KiB.
    fn keep_going(&self) -> bool;
    /// How it goes. Told after every file, and now and then within one.
    fn progress(&self, progress: &Progress);
}

/// Why nothing could be read of a path.
#[derive(Debug, thiserror::Error)]
pub enum ReadingError {
    /// It could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// No table knows it.
    #[error("No platform's archive was recognised in it. Fodder reads archives of: {}. Choose the zip as it was downloaded: {}", known.join(", "), path.display())]
    UnknownPlatform {
        /// The platforms that are known.
        known: Vec<String>,
        /// The path.
        path: PathBuf,
        /// How many files there are, by what they seem to be.
        kinds: BTreeMap<String, u64>,
    },
}

impl ReadingError {
    /// Whether the person ended it.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        matches!(self, Self::Open(OpenError::Cancelled))
    }
}

/// Where an archive comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// A zip or a folder on disk.
    Path(PathBuf),
    /// The sample inside the program: an invented person's.
    Sample,
}

impl Origin {
    /// What to call it: the file's name with its ending.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) => path
                .file_name()
                .map_or_else(|| path.to_string_lossy().into_owned(), |name| name.to_string_lossy().into_owned()),
            Self::Sample => SAMPLE_NAME.to_owned(),
        }
    }
}

/// What the sample is called: it is named as LinkedIn names its exports.
const SAMPLE_NAME: &str = "Complete_LinkedInDataExport_11-01-2026 (sample)";

/// The sample archive inside the program.
static SAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/sample/linkedin");

fn sample() -> Archive {
    fn collect(dir: &Dir<'static>, files: &mut Vec<(String, &'static [u8])>) {
        files.extend(dir.files().map(|file| (file.path().to_string_lossy().replace('\\', "/"), file.contents())));
        for inner in dir.dirs() {
            collect(inner, files);
        }
    }
    let mut files = Vec::new();
    collect(&SAMPLE, &mut files);
    files.sort();
    Archive::embedded(SAMPLE_NAME, files)
}

/// Reads all origins. Parts of one export come as one inventory, in the order they are given.
///
/// What could not be read at all comes beside what could.
#[must_use]
pub fn read_all(origins: &[Origin], tables: &[Table], watch: &dyn Watch) -> (Vec<Inventory>, Vec<ReadingError>) {
    let mut opened: Vec<(Archive, Match)> = Vec::new();
    let mut errors = Vec::new();
    for origin in origins {
        match open(origin, tables, watch) {
            Ok(found) => join_or_push(&mut opened, found, tables),
            Err(error) if error.is_cancelled() => return (Vec::new(), vec![error]),
            Err(error) => errors.push(error),
        }
    }
    let mut progress = Progress::default();
    let plans: Vec<Plan<'_>> = opened
        .into_iter()
        .filter_map(|(archive, found)| Some(Plan::new(archive, found.clone(), tables.get(found.table)?)))
        .collect();
    progress.bytes_total = plans.iter().map(Plan::bytes_to_read).sum();
    watch.progress(&progress);
    let mut inventories = Vec::new();
    for plan in plans {
        match plan.run(watch, &mut progress) {
            Ok(inventory) => inventories.push(inventory),
            Err(Cancelled) => return (Vec::new(), vec![OpenError::Cancelled.into()]),
        }
    }
    note_same_accounts(&mut inventories);
    (inventories, errors)
}

fn open(origin: &Origin, tables: &[Table], watch: &dyn Watch) -> Result<(Archive, Match), ReadingError> {
    let (archive, path) = match origin {
        Origin::Path(path) => (Archive::open(path, &|| watch.keep_going())?, path.clone()),
        Origin::Sample => (sample(), PathBuf::new()),
    };
    let found = recognise(&archive, tables).into_iter().next();
    match found {
        Some(found) => Ok((archive, found)),
        None => Err(ReadingError::UnknownPlatform {
            known: tables.iter().map(|table| table.name.clone()).collect(),
            path,
            kinds: kinds(&archive),
        }),
    }
}

/// How many files an archive has, by what they seem to be.
fn kinds(archive: &Archive) -> BTreeMap<String, u64> {
    let mut kinds = BTreeMap::new();
    for entry in archive.entries.iter().filter(|entry| entry.skip.is_none()) {
        let ending = entry.name().rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        *kinds.entry(ending).or_default() += 1;
    }
    kinds
}

/// Parts of one export are joined: their names tell the same export, or none does and they share no file.
fn join_or_push(opened: &mut Vec<(Archive, Match)>, found: (Archive, Match), tables: &[Table]) {
    let (archive, kind) = found;
    let platform = |kind: &Match| tables.get(kind.table).map(|table| table.platform.clone());
    let place = opened
        .iter_mut()
        .find(|(other, other_kind)| platform(other_kind) == platform(&kind) && are_parts_of_one(other, &archive));
    match place {
        Some((other, other_kind)) => {
            other.join(archive);
            other_kind.known += kind.known;
            other_kind.files += kind.files;
        }
        None => opened.push((archive, kind)),
    }
}

fn are_parts_of_one(a: &Archive, b: &Archive) -> bool {
    match (export_key(a), export_key(b)) {
        (Some(a), Some(b)) => a == b,
        _ => {
            let keys: std::collections::HashSet<&str> =
                a.entries.iter().filter(|entry| entry.skip.is_none()).map(|entry| entry.key.as_str()).collect();
            !b.entries.iter().filter(|entry| entry.skip.is_none()).any(|entry| keys.contains(entry.key.as_str()))
        }
    }
}

/// What the name of an archive says of the export: its kind and date, without endings and numbers of downloads.
fn export_key(archive: &Archive) -> Option<String> {
    let name = archive.parts.first()?.name.to_lowercase();
    let at = name.find("export")?;
    let (kind, rest) = name.split_at(at);
    let date: String = rest.chars().filter(|c| c.is_ascii_digit() || *c == '-').take(11).collect();
    (date.len() > 8).then(|| format!("{kind}{}", date.trim_start_matches('-').get(..10).unwrap_or_default()))
}

/// Two exports of one account both count; the person is told.
fn note_same_accounts(inventories: &mut [Inventory]) {
    for at in 0..inventories.len() {
        let (before, rest) = inventories.split_at_mut(at);
        let Some(this) = rest.first_mut() else { continue };
        let twin =
            before.iter().find(|other| other.platform == this.platform && other.account.is_same_as(&this.account));
        if let Some(twin) = twin {
            this.problems.push(Problem {
                path: String::new(),
                kind: ProblemKind::SameAccount,
                message: format!(
                    "This is another export of the account in {}. Both are counted, so things may stand twice.",
                    twin.name()
                ),
            });
        }
    }
}

/// The person pressed Cancel.
#[derive(Debug)]
struct Cancelled;

/// An archive, its table, and what is to become of each entry.
struct Plan<'t> {
    archive: Archive,
    table: &'t Table,
    found: Match,
    tasks: Vec<Task>,
}

impl<'t> Plan<'t> {
    fn new(archive: Archive, found: Match, table: &'t Table) -> Self {
        let mut tasks = sort(&archive, table);
        skip_identical_copies(&archive, &mut tasks);
        Self { archive, table, found, tasks }
    }

    fn bytes_to_read(&self) -> u64 {
        self.archive
            .entries
            .iter()
            .zip(&self.tasks)
            .filter(|(_, task)| matches!(task, Task::Read(_)))
            .map(|(entry, _)| entry.bytes)
            .sum()
    }

    fn run(mut self, watch: &dyn Watch, progress: &mut Progress) -> Result<Inventory, Cancelled> {
        let mut gathering = Gathering::new(self.table);
        gathering.problems.append(&mut self.archive.problems);
        gathering.problems.extend(duplicates(&self.archive, &self.tasks));
        let tasks = std::mem::take(&mut self.tasks);
        for (entry, task) in self.archive.entries.iter().zip(tasks) {
            if !watch.keep_going() {
                return Err(Cancelled);
            }
            match task {
                Task::Read(row) => gathering.read(&self.archive, entry, row, watch, progress)?,
                Task::Media(category) => gathering.media(entry, category),
                Task::Skip(skip) => gathering.skip(entry, skip),
                Task::Unknown => gathering.unknown(&self.archive, entry),
            }
        }
        Ok(gathering.finish(&self.archive, &self.found))
    }
}

/// A second copy of a file, of the same size and checksum, is skipped.
fn skip_identical_copies(archive: &Archive, tasks: &mut [Task]) {
    let mut seen: HashMap<&str, Vec<&Entry>> = HashMap::new();
    for (entry, task) in archive.entries.iter().zip(tasks) {
        if matches!(task, Task::Skip(_)) {
            continue;
        }
        let twins = seen.entry(entry.key.as_str()).or_default();
        if twins.iter().any(|twin| twin.bytes == entry.bytes && checksum(archive, twin) == checksum(archive, entry)) {
            *task = Task::Skip(Skip::new("duplicate"));
        } else {
            twins.push(entry);
        }
    }
}

/// An entry's checksum: the declared one, or computed for a file in a folder.
fn checksum(archive: &Archive, entry: &Entry) -> Option<u32> {
    entry.crc.or_else(|| {
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

/// Files that stand more than once under one path with different contents.
fn duplicates(archive: &Archive, tasks: &[Task]) -> Vec<Problem> {
    let mut count: BTreeMap<&str, (u32, &str)> = BTreeMap::new();
    for (entry, task) in archive.entries.iter().zip(tasks) {
        if !matches!(task, Task::Skip(_)) {
            count.entry(entry.key.as_str()).or_insert((0, entry.path.as_str())).0 += 1;
        }
    }
    count
        .into_values()
        .filter(|(times, _)| *times > 1)
        .map(|(times, path)| Problem {
            path: path.to_owned(),
            kind: ProblemKind::Duplicate,
            message: format!("There are {times} files of this name with different contents. All were read."),
        })
        .collect()
}

/// What has been gathered of one export so far.
struct Gathering<'t> {
    table: &'t Table,
    columns: Columns,
    senders: Senders,
    account: Account,
    files: Vec<FileRow>,
    /// The file rows of media, by part and folder.
    media: BTreeMap<(usize, String), FileRow>,
    media_items: Vec<(Category, u64)>,
    problems: Vec<Problem>,
}

impl<'t> Gathering<'t> {
    fn new(table: &'t Table) -> Self {
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

    fn skip(&mut self, entry: &Entry, skip: Skip) {
        let mut row = FileRow::new(&entry.path, entry.part, State::Skipped, entry.bytes);
        row.reason = Some(skip.reason);
        self.files.push(row);
    }

    fn unknown(&mut self, archive: &Archive, entry: &Entry) {
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
        self.problem(
            &entry.path,
            ProblemKind::Unknown,
            "Fodder does not know this file, so nothing in it was counted.".to_owned(),
        );
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

    fn media(&mut self, entry: &Entry, category: Category) {
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

    fn read(
        &mut self,
        archive: &Archive,
        entry: &Entry,
        row: usize,
        watch: &dyn Watch,
        progress: &mut Progress,
    ) -> Result<(), Cancelled> {
        let Some(source) = self.table.sources.get(row) else { return Ok(()) };
        progress.file.clone_from(&entry.path);
        let started_at = progress.bytes_done;
        self.columns.begin_file();
        let file = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        let mut filing = Filing { gathering: self, row, file, counts: Counts::default() };
        let outcome = archive.with_reader(entry, |reader| {
            let mut watched = Watched { inner: reader, watch, progress: &mut *progress, since_told: 0 };
            let outcome = platform::read(source, &entry.path, &mut watched, &mut filing);
            // Reading to the end makes the zip reader check the checksum, even if a shape needed less.
            let rest = io::copy(&mut watched, &mut io::sink());
            outcome.and_then(|()| rest.map(|_| ()).map_err(|error| ReadError::from_io(&error).into()))
        });
        let counts = filing.counts;
        let outcome = outcome.map_err(ShapeError::Read).flatten();
        progress.bytes_done = started_at + entry.bytes;
        for (category, items) in &counts.items_by_category {
            *progress.items.entry(category.top()).or_default() += items;
        }
        watch.progress(progress);
        if matches!(outcome, Err(ShapeError::Read(ReadError::Cancelled))) {
            return Err(Cancelled);
        }
        self.close_file(entry, row, &counts, outcome);
        Ok(())
    }

    /// Writes the row of a file that was read, and what went wrong in it.
    fn close_file(&mut self, entry: &Entry, row: usize, counts: &Counts, outcome: Result<(), ShapeError>) {
        let got_something = counts.records > 0;
        if let Err(error) = &outcome
            && !got_something
        {
            self.failed(entry, Some(row), error);
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
            let message =
                format!("{message} What came before was read: {} records.", counts.records - counts.unreadable);
            self.problem(&entry.path, kind, message);
        } else if counts.unreadable > 0 {
            let message = match counts.unreadable {
                1 => "1 record in it could not be read. The others were.".to_owned(),
                many => format!("{many} records in it could not be read. The others were."),
            };
            self.problem(&entry.path, ProblemKind::Unreadable, message);
        }
    }

    /// The second pass, and the sums.
    fn finish(mut self, archive: &Archive, found: &Match) -> Inventory {
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
                    name: "Files".to_owned(),
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
    match error {
        ShapeError::Read(read) => {
            let what = read.to_string();
            let mut letters = what.chars();
            let what: String =
                letters.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default() + letters.as_str();
            let advice = match read {
                ReadError::Truncated | ReadError::Crc | ReadError::Size => " Download the archive again.",
                ReadError::Encrypted => " Unpack it with its password and open the folder.",
                ReadError::Method => " Unpack the archive with another program and open the folder.",
                ReadError::Forbidden => " Give yourself permission to read it.",
                ReadError::Gone | ReadError::Cancelled | ReadError::Other(_) => "",
            };
            (read.kind(), format!("{what}.{advice}"))
        }
        ShapeError::Columns => (ProblemKind::Unreadable, error.to_string()),
        ShapeError::Workbook | ShapeError::NotText => (ProblemKind::Failed, error.to_string()),
    }
}

/// What was counted in one file.
#[derive(Debug, Default)]
struct Counts {
    records: u64,
    items: u64,
    unreadable: u64,
    items_by_category: BTreeMap<Category, u64>,
}

/// Files the records of one file.
struct Filing<'g, 't> {
    gathering: &'g mut Gathering<'t>,
    row: usize,
    file: u32,
    counts: Counts,
}

impl Sink for Filing<'_, '_> {
    fn record(&mut self, record: &Record<'_>) {
        self.counts.records += 1;
        self.counts.items += record.items;
        let Some(source) = self.gathering.table.sources.get(self.row) else { return };
        let category = record.category.unwrap_or(source.category);
        *self.counts.items_by_category.entry(category).or_default() += record.items;
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
        self.counts.records += 1;
        self.counts.unreadable += 1;
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
            self.watch.progress(self.progress);
        }
        Ok(got)
    }
}
