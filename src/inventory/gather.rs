//! Gathering an export: the records of its files, the ledger, and the second pass.

use super::expected::Expected;
use super::few::few;
use super::filing::{Counts, Filing, Watched};
use super::ledger::{FileRow, Ledger, PartRow, State};
use super::media::Media;
use super::plan::Cancelled;
use super::read::{Progress, Watch};
use super::resolve::{Account, Senders};
use super::settle::{Amendable, Amendment, Numbers};
use super::whole::{self, Whole};
use super::{Columns, Inventory, Source};
use crate::archive::{Archive, Entry, Problem, ProblemKind, ReadError, Skip};
use crate::locale::{counted, text, text_with};
use crate::platform::{self, AccountAudience, Match, ShapeError, SourceRow, Table, date_in_name, sniff};
use crate::words::{Author, Category};
use jiff::civil::Date;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Read as _};
use std::sync::Arc;

/// An unknown file up to this size is looked through for how many elements it has.
const LOOK_THROUGH: u64 = 64 * 1024 * 1024;

/// What has been gathered of one export so far.
pub(super) struct Gathering<'t> {
    pub table: &'t Table,
    pub columns: Columns,
    pub senders: Senders,
    pub account: Account,
    files: Vec<FileRow>,
    pub media: Media,
    pub expected: Expected,
    /// The numbers of the records that may stand more than once.
    pub numbers: Numbers,
    /// Whole texts of the file that is being read.
    pub held: Vec<Whole>,
    /// The items that other files say more of, by their source.
    amendable: BTreeMap<String, Amendable>,
    /// What was said of them, by the row of the table that says it.
    pub amendments: BTreeMap<usize, Vec<Amendment>>,
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
            media: Media::default(),
            expected: Expected::default(),
            numbers: Numbers::default(),
            held: Vec::new(),
            amendable: table
                .sources
                .iter()
                .filter_map(|row| row.amends.clone())
                .map(|id| (id, Amendable::default()))
                .collect(),
            amendments: BTreeMap::new(),
            problems: Vec::new(),
        }
    }

    /// The platform of a row of the table.
    pub fn platform_of(&self, row: usize) -> String {
        let own = self.table.sources.get(row).and_then(|row| row.platform.as_ref());
        own.unwrap_or(&self.table.platform).clone()
    }

    /// Notes the item that comes next, if another file may say more of it.
    pub fn note_amendable(&mut self, source: &SourceRow, number: &str) {
        if let Some(amendable) = self.amendable.get_mut(&source.id) {
            amendable.note(number, self.columns.len());
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
        let opened = archive.read_whole(entry, |reader| {
            reader.take(64 * 1024).read_to_end(&mut head).ok();
        });
        if let Err(error) = opened {
            self.failed(entry, None, &ShapeError::Read(error));
            return;
        }
        let mut row = FileRow::new(&entry.path, entry.part, State::Unknown, entry.bytes);
        row.category = Some(Category::OTHER);
        let kind = sniff(&entry.key, &head);
        row.kind = Some(kind);
        if kind == platform::Kind::Json && entry.bytes <= LOOK_THROUGH {
            row.elements = archive.read_whole(entry, |reader| platform::count_elements(reader)).ok().flatten();
        }
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

    pub fn media(&mut self, entry: &Entry, category: Category, author: Author) {
        self.media.add(entry, category, author, self.table);
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
        entry.path.as_ref().clone_into(&mut progress.file);
        let started_at = progress.bytes_done;
        self.columns.begin_file();
        self.media.begin_file();
        self.numbers.begin_file();
        self.numbers.may_give_back(has_twin);
        let amendments_before = self.amendments.get(&row).map_or(0, Vec::len);
        let file = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        let counts = RefCell::new(Counts::default());
        let mut filing = Filing { gathering: self, row, file, path: &entry.path, part: entry.part, counts: &counts };
        let outcome = archive.read_whole(entry, |reader| {
            let mut watched =
                Watched { inner: reader, watch, progress: &mut *progress, counts: &counts, since_told: 0 };
            let outcome = platform::read(source, &entry.path, &mut watched, &mut filing);
            // Reading to the end makes the zip reader check the checksum, even if a shape needed less.
            let rest = io::copy(&mut watched, &mut io::sink());
            let rest = rest.map_err(|error| ShapeError::from(ReadError::from_io(&error)));
            match outcome {
                // That the bytes are damaged says more than that they make no sense.
                Err(error) if matches!(error, ShapeError::Read(_)) || rest.is_ok() => Err(error),
                _ => rest.map(|_| ()),
            }
        });
        let mut counts = counts.into_inner();
        let outcome = outcome.map_err(ShapeError::Read).flatten();
        progress.bytes_done = started_at.saturating_add(entry.bytes);
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
            self.media.give_back();
            self.numbers.give_back();
            self.held.clear();
            if let Some(amendments) = self.amendments.get_mut(&row) {
                amendments.truncate(amendments_before);
            }
            for amendable in self.amendable.values_mut() {
                amendable.truncate(items_before);
            }
            self.failed(entry, Some(row), error);
        } else {
            counts.items -= self.complete(source);
            self.close_file(entry, row, &counts, outcome);
        }
        Ok(whole)
    }

    /// Gives the whole texts of the file to what they complete; the others are items of their own. How many are none.
    fn complete(&mut self, source: &SourceRow) -> u64 {
        let held = std::mem::take(&mut self.held);
        let all = held.len();
        let rows = self.table.sources.iter().enumerate();
        let targets: Vec<usize> =
            rows.filter(|(_, row)| source.completes.contains(&row.id)).map(|(at, _)| at).collect();
        let left = whole::complete(&mut self.columns, held, &targets);
        let completed = all - left.len();
        for Whole { item, text } in left {
            self.columns.push(&super::columns::NewItem { text: &text, ..item });
        }
        completed as u64
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
        if source
            .and_then(|source| source.identity.as_ref())
            .is_some_and(|identity| !identity.privacy_changed.is_empty())
        {
            // A change whose day could not be read may be the last one.
            let all = outcome.is_ok() && counts.unreadable == 0 && counts.privacy_changes == counts.records;
            let before = self.account.privacy_history_is_whole;
            self.account.privacy_history_is_whole = Some(before.unwrap_or(true) && all);
        }
        let mut file = FileRow::new(&entry.path, entry.part, State::Read, entry.bytes);
        file.source = source.map(|source| source.id.clone());
        file.category = source.map(|source| source.category);
        file.records = Some(counts.records);
        file.items = Some(counts.items);
        file.unreadable = counts.unreadable;
        file.elements = counts.elements;
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
        for (key, count) in [("problem-labels", counts.unknown_labels), ("problem-dates", counts.ambiguous_dates)] {
            if count > 0 {
                self.problem(&entry.path, ProblemKind::Unknown, counted(key, count));
            }
        }
    }

    /// The second pass, and the sums.
    pub fn finish(mut self, archive: &Archive, found: &Match) -> Inventory {
        let authors = self.senders.authors(&self.account);
        self.columns.resolve_senders(|sender| authors.get(sender).copied().unwrap_or(Author::Unknown));
        self.amend();
        let rows = &self.table.sources;
        let (account, table) = (&self.account, self.table);
        self.columns.resolve_audience(|row, stamp| {
            let row = rows.get(row)?;
            match row.account_audience? {
                AccountAudience::Then => account.audience_at(stamp?),
                AccountAudience::EverSince => {
                    let (platform, inner) =
                        row.platform.as_deref().map_or((&*table.platform, false), |own| (own, true));
                    account.audience_since(stamp, platform, inner)
                }
            }
        });
        let notices = self.notices(archive);
        let mut cells = self.columns.count();
        let mut sources: Vec<Source> = rows.iter().map(|row| source(row, self.table)).collect();
        cells.extend(self.media.unclaimed(self.table, &mut sources));
        let mut files = self.files;
        self.problems.extend(self.expected.hold_against(&mut files));
        files.extend(self.media.rows());
        let parts = parts(archive);
        let ledger = Ledger::of(&files, &parts);
        let layout = layout(self.table, archive, &files);
        let quoted = |row: usize| rows.get(row).is_some_and(|row| row.quoted);
        Inventory {
            platform: self.table.platform.clone(),
            layout: layout.map_or_else(|| "unknown".to_owned(), |layout| layout.id.clone()),
            notices: layout
                .and_then(|layout| layout.notice.clone())
                .map(|key| text(&key))
                .into_iter()
                .chain(notices)
                .collect(),
            made_on: self.account.made_on.or_else(|| made_on(archive)),
            evidence: found.evidence(),
            parts,
            files: Arc::new(files),
            ledger,
            problems: Arc::new(few(self.problems)),
            sources,
            own_tokens: self.columns.own_tokens_estimate(quoted, |_| true),
            items: self.columns,
            cells,
            account: self.account,
        }
    }

    /// What else a person should be told of this export.
    fn notices(&self, archive: &Archive) -> Vec<String> {
        let mut notices = Vec::new();
        let has = |id: &String| self.files.iter().any(|file| file.source.as_ref() == Some(id));
        if let Some(whole) = &self.table.whole
            && !whole.sources.iter().any(has)
        {
            notices.push(text(&whole.notice));
        } else if self.media.missing > 0 && !archive.entries.is_empty() {
            notices.push(counted("notice-media-missing", self.media.missing));
        }
        for part in archive.parts.iter().filter(|part| part.salvaged) {
            notices.push(text_with("notice-salvaged", &[("name", part.name.clone().into())]));
        }
        for name in parts_given_twice(&self.files, archive) {
            notices.push(text_with("notice-part-again", &[("name", name.into())]));
        }
        let ambiguous = self.senders.ambiguous(&self.account);
        if ambiguous > 0 {
            notices.push(counted("notice-namesakes", ambiguous as u64));
        }
        notices
    }

    /// Tells items what other files say of them.
    fn amend(&mut self) {
        for (row, amendments) in std::mem::take(&mut self.amendments) {
            let target = self.table.sources.get(row).and_then(|row| row.amends.as_deref());
            let Some(amendable) = target.and_then(|target| self.amendable.get(target)) else { continue };
            for (item, amendment) in amendable.matched(&amendments) {
                self.columns.amend(item, amendment.unpublished, amendment.stamp);
            }
        }
    }
}

fn source(row: &SourceRow, table: &Table) -> Source {
    Source {
        id: row.id.clone(),
        name: row.name.clone(),
        platform: row.platform.clone().unwrap_or_else(|| table.platform.clone()),
        category: row.category,
        audience: row.audience,
        quoted: row.quoted,
    }
}

fn parts(archive: &Archive) -> Vec<PartRow> {
    let mut declared = vec![0_u64; archive.parts.len()];
    for entry in &archive.entries {
        if let Some(sum) = declared.get_mut(entry.part) {
            *sum = sum.saturating_add(entry.bytes);
        }
    }
    let parts = archive.parts.iter().zip(declared);
    parts
        .map(|(part, declared)| PartRow {
            name: part.name.clone(),
            bytes: part.bytes,
            entries: part.entries as u64,
            salvaged: part.salvaged,
            declared,
        })
        .collect()
}

/// The form of the export: the first whose sources or files are there, else the one that asks for none.
fn layout<'t>(table: &'t Table, archive: &Archive, files: &[FileRow]) -> Option<&'t platform::Layout> {
    let named: Vec<usize> = archive
        .entries
        .iter()
        .filter(|entry| entry.skip.is_none())
        .filter_map(|entry| table.layout_of(&entry.full_key).or_else(|| table.layout_of(&entry.key)))
        .collect();
    let has = |id: &String| files.iter().any(|file| file.source.as_ref() == Some(id));
    let layouts = || table.layouts.iter().enumerate();
    layouts()
        .find(|(at, layout)| layout.when_any.iter().any(has) || named.contains(at))
        .or_else(|| layouts().find(|(_, layout)| layout.when_any.is_empty() && layout.files.is_empty()))
        .map(|(_, layout)| layout)
}

/// The day an export was made: from its name, else the newest day on its files.
fn made_on(archive: &Archive) -> Option<Date> {
    let in_name = archive.parts.iter().filter(|part| !part.inner).find_map(|part| date_in_name(&part.name));
    in_name.or_else(|| archive.parts.iter().filter_map(|part| part.newest).max())
}

/// What to tell a person of a file that could not be read, or not to the end.
fn explain(error: &ShapeError) -> (ProblemKind, String) {
    let kind = match error {
        ShapeError::Read(read) => read.kind(),
        ShapeError::Columns | ShapeError::Long => ProblemKind::Unreadable,
        ShapeError::Workbook | ShapeError::NotText | ShapeError::NotJson | ShapeError::Edited => ProblemKind::Failed,
    };
    (kind, error.to_string())
}

/// The names of parts that hold nothing but copies of what other parts hold.
fn parts_given_twice(files: &[FileRow], archive: &Archive) -> Vec<String> {
    // Files of a part, and copies among them.
    let mut counts = vec![(0_u64, 0_u64); archive.parts.len()];
    for file in files {
        if let Some((all, copies)) = counts.get_mut(file.part) {
            *all += 1;
            *copies += u64::from(file.reason.as_deref() == Some("duplicate"));
        }
    }
    let twice = archive.parts.iter().zip(counts).filter(|(_, (all, copies))| *all > 0 && all == copies);
    twice.map(|(part, _)| part.name.clone()).collect()
}
