//! Reading one file into the state of an export.

use super::ahead::{Ahead, Message, guarded, lost};
use super::counts::Counts;
use super::file_sink::FileSink;
use super::parse::parse_entry;
use super::progress::{Cancellation, Progress, TOLD_EVERY, Watch, WatchedReader};
use super::state::State;
use crate::archive::{Archive, Entry, ReadError};
use crate::formats::FileSpec;
use crate::inventory::{Fault, FileRow, ItemText, NewItem, State as FileState, WholeText, complete};
use crate::readers::{self, FileError, Reader, UnspecifiedContent, sniff};
use crate::recognise::RecognisedBy;
use crate::vocab::Category;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

/// How many bytes of a file that no spec knows are looked at to tell what it is.
const HEAD: u64 = 64 * 1024;

/// How long to wait for a message of a thread before [`Watch::keep_going`] is called again.
const ASK_AFTER: Duration = Duration::from_millis(50);

/// How many items and amendments there were before a file was read, so that those of a damaged copy can be discarded.
struct Checkpoint {
    items: usize,
    amendments: BTreeMap<usize, usize>,
}

/// Places what another thread finds in a file.
fn take_messages(
    ahead: &Ahead<'_>,
    messages: &Receiver<Message>,
    sink: &mut FileSink<'_, '_>,
    (watch, progress): (&dyn Watch, &mut Progress),
    add_counts: &dyn Fn(&mut Progress),
) -> Result<(), FileError> {
    let mut since_told = 0;
    loop {
        if !watch.keep_going() {
            return Err(ReadError::Cancelled.into());
        }
        match messages.recv_timeout(ASK_AFTER) {
            Ok(Message::Batch(mut batch)) => {
                let size = batch.size();
                batch.replay(sink);
                progress.bytes_done = progress.bytes_done.saturating_add(batch.bytes);
                since_told += batch.bytes;
                ahead.was_placed(batch, size);
                if since_told > TOLD_EVERY {
                    since_told = 0;
                    let mut so_far = progress.clone();
                    add_counts(&mut so_far);
                    watch.progress(&so_far);
                }
            }
            Ok(Message::Done(outcome)) => return outcome,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(lost()),
        }
    }
}

impl State<'_> {
    /// Counts what is in a file that no spec knows.
    pub fn read_unknown(
        &mut self,
        archive: &Archive,
        entry: &Entry,
        watch: &dyn Watch,
        progress: &mut Progress,
    ) -> Result<(), Cancellation> {
        let started_at = progress.bytes_done;
        let mut head = Vec::new();
        let opened = archive.with_reader(entry, |reader| reader.take(HEAD).read_to_end(&mut head).map(|_| ()));
        let kind = sniff(&entry.key, &head);
        let counted = opened.and_then(|head| head.map_err(|error| ReadError::from_io(&error))).and_then(|()| {
            guarded(|| {
                archive.read_whole(entry, |reader| {
                    let mut watched = WatchedReader {
                        inner: reader,
                        watch,
                        progress: &mut *progress,
                        add_counts: &|_| {},
                        since_told: 0,
                    };
                    let found = readers::count_unspecified(kind, &head, &mut watched);
                    // The checksum is checked at the end of the entry.
                    io::copy(&mut watched, &mut io::sink()).map(|_| found).map_err(|error| ReadError::from_io(&error))
                })?
            })
        });
        progress.bytes_done = started_at.saturating_add(entry.bytes);
        let UnspecifiedContent { elements, keys, breaks_off } = match counted {
            Ok(found) => found,
            Err(ReadError::Cancelled) => return Err(Cancellation),
            Err(error) => {
                self.fail(entry, None, &Counts::default(), FileError::Read(error));
                return Ok(());
            }
        };
        let mut row = FileRow::new(&entry.path, entry.part, FileState::Unknown, entry.bytes);
        row.category = Some(Category::OTHER);
        row.kind = Some(kind);
        row.elements = elements;
        self.files.push(row);
        self.problem(&entry.path, Fault::Unknown { elements, keys, breaks_off });
        Ok(())
    }

    /// Adds a file that could not be read at all.
    fn fail(&mut self, entry: &Entry, spec: Option<&FileSpec>, counts: &Counts, error: FileError) {
        let list = spec.and_then(|spec| self.table.lists.get(*spec.lists.first()?));
        let mut row = FileRow::new(&entry.path, entry.part, FileState::Failed, entry.bytes);
        row.source = list.map(|list| list.id.clone());
        row.category = list.map(|list| list.category);
        if counts.records > 0 {
            row.records = Some(counts.records);
            row.items = Some(0);
            row.unreadable = counts.rejected;
        }
        self.files.push(row);
        self.problem(&entry.path, Fault::File { error, read_before: None });
    }

    /// Writes an event on the file that was added last. Its name stays out, because some files are named after people.
    pub fn trace_newest(&self, entry: usize) {
        if let Some(row) = self.files.last() {
            let (list, state) = (row.source.as_deref(), row.state);
            tracing::trace!(entry, list, ?state, bytes = row.bytes, records = row.records, items = row.items, "file");
        }
    }

    fn checkpoint(&self) -> Checkpoint {
        let amendments = self.amendments.iter().map(|(list, amendments)| (*list, amendments.len())).collect();
        Checkpoint { items: self.columns.len(), amendments }
    }

    /// Discards the items and amendments that were read since a checkpoint.
    fn roll_back(&mut self, checkpoint: &Checkpoint) {
        self.columns.truncate(checkpoint.items);
        self.media.give_back();
        self.numbers.forget_file();
        self.versions.truncate(checkpoint.items);
        self.held.clear();
        for (list, amendments) in &mut self.amendments {
            amendments.truncate(checkpoint.amendments.get(list).copied().unwrap_or_default());
        }
        for amendable in self.amendable.values_mut() {
            amendable.truncate(checkpoint.items);
        }
    }

    /// Reads one file by a spec, or takes what another thread found in it. Returns whether it was whole. The items of a
    /// damaged file that has an identical copy are discarded.
    pub fn read(
        &mut self,
        archive: &Archive,
        entry: &Entry,
        (file, by): (usize, RecognisedBy),
        has_twin: bool,
        ahead: Option<(&Ahead<'_>, Receiver<Message>)>,
        (watch, progress): (&dyn Watch, &mut Progress),
    ) -> Result<bool, Cancellation> {
        let table = self.table;
        let Some(spec) = table.files.get(file) else { return Ok(true) };
        entry.path.as_ref().clone_into(&mut progress.file);
        let started_at = progress.bytes_done;
        self.columns.begin_file();
        self.media.begin_file();
        self.numbers.begin_file(has_twin);
        let checkpoint = self.checkpoint();
        let row = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        let counts = RefCell::new(Counts::default());
        let add_counts = |progress: &mut Progress| {
            if let Ok(counts) = counts.try_borrow() {
                counts.add_to(progress);
            }
        };
        // Taken out while the sink borrows everything else.
        let mut reader = std::mem::replace(&mut self.reader, Reader::new(table));
        let mut sink = FileSink { state: self, file: row, path: &entry.path, part: entry.part, counts: &counts };
        let outcome = match ahead {
            Some((ahead, messages)) => take_messages(ahead, &messages, &mut sink, (watch, progress), &add_counts),
            None => {
                let parse = AssertUnwindSafe(|| {
                    parse_entry(archive, &mut reader, spec, entry, &mut sink, &mut |inner, parse| {
                        parse(&mut WatchedReader { inner, watch, progress, add_counts: &add_counts, since_told: 0 });
                    })
                });
                catch_unwind(parse).unwrap_or_else(|_panic| {
                    // The panic may have left the reader in an invalid state.
                    reader = Reader::new(table);
                    Err(lost())
                })
            }
        };
        self.reader = reader;
        let mut counts = counts.into_inner();
        progress.bytes_done = started_at.saturating_add(entry.bytes);
        // The items of a damaged copy are forgotten, and its twin is read.
        if outcome.is_ok() || !has_twin {
            counts.add_to(progress);
        }
        watch.progress(progress);
        if matches!(outcome, Err(FileError::Read(ReadError::Cancelled))) {
            return Err(Cancellation);
        }
        let is_whole = outcome.is_ok();
        match outcome {
            Err(error) if has_twin => {
                self.roll_back(&checkpoint);
                self.fail(entry, Some(spec), &Counts::default(), error);
            }
            outcome => {
                counts.items -= self.complete(spec);
                self.close_file(entry, spec, by, counts, outcome);
            }
        }
        Ok(is_whole)
    }

    /// Gives the whole texts of the file to the items that they complete, and makes items of the other texts. Returns
    /// how many texts were given to items.
    fn complete(&mut self, spec: &FileSpec) -> u64 {
        let mut held = std::mem::take(&mut self.held);
        let mut completed = 0;
        for list in &spec.lists {
            let Some(targets) = self.table.lists.get(*list).map(|list| list.completes.as_slice()) else { continue };
            let own: Vec<WholeText> = held.extract_if(.., |whole| usize::from(whole.item.list) == *list).collect();
            let all = own.len();
            let left = complete(&mut self.columns, &self.versions, own, targets);
            completed += all - left.len();
            for WholeText { item, text } in left {
                self.columns.push(&NewItem { text: ItemText::Copied(&text), ..item });
            }
        }
        completed as u64
    }

    /// Adds the row of a file that was read, and what went wrong in it.
    fn close_file(
        &mut self,
        entry: &Entry,
        spec: &FileSpec,
        by: RecognisedBy,
        counts: Counts,
        outcome: Result<(), FileError>,
    ) {
        let good = counts.records.saturating_sub(counts.rejected);
        let (outcome, read_before) = match outcome {
            Err(error) if good == 0 => {
                self.fail(entry, Some(spec), &counts, error);
                return;
            }
            outcome => (outcome, Some(good)),
        };
        self.note_privacy_history(spec, &counts, outcome.is_ok());
        self.lists.extend(spec.lists.iter().filter(|list| counts.of(**list).records > 0));
        let first = counts.first_list().or_else(|| spec.lists.first().copied());
        self.lists.extend(first);
        let list = first.and_then(|list| self.table.lists.get(list));
        let mut row = FileRow::new(&entry.path, entry.part, FileState::Read, entry.bytes);
        row.source = list.map(|list| list.id.clone());
        row.category = list.map(|list| list.category);
        row.records = Some(counts.records);
        row.items = Some(counts.items);
        row.unreadable = counts.rejected;
        row.elements = counts.elements;
        row.recognised_by = Some(by);
        row.dates_unread = counts.dates_unread;
        row.is_cut = outcome.is_err();
        row.lists_read = counts.lists_read;
        row.lists_not_counted = counts.lists_not_counted;
        row.unlisted.clone_from(&counts.unlisted);
        self.files.push(row);
        if let Err(error) = outcome {
            self.problem(&entry.path, Fault::File { error, read_before });
        } else if counts.rejected > 0 {
            self.problem(&entry.path, Fault::Unreadable { records: counts.rejected });
        }
        if !counts.unlisted.is_empty() {
            self.problem(&entry.path, Fault::Unlisted { lists: counts.unlisted });
        }
        if counts.dates_unread > 0 {
            self.problem(&entry.path, Fault::Dates { dates: counts.dates_unread });
        }
        if counts.unknown_labels > 0 {
            let records = counts.unknown_labels;
            let has_columns = self.table.lists_of(spec).any(|(_, list)| list.csv.is_some());
            let fault = if has_columns { Fault::Columns { records } } else { Fault::Labels { records } };
            self.problem(&entry.path, fault);
        }
    }

    /// Notes whether the history of the account's privacy was read whole.
    fn note_privacy_history(&mut self, spec: &FileSpec, counts: &Counts, is_whole: bool) {
        let histories = self.table.lists_of(spec).filter(|(_, list)| list.tells_privacy_history());
        for (list, _) in histories {
            let counts = counts.of(list);
            // A change whose time could not be read may be the last one, so the history is not whole.
            let all = is_whole && counts.rejected == 0 && counts.privacy_changes == counts.records;
            let before = self.account.privacy_history_is_whole;
            self.account.privacy_history_is_whole = Some(before.unwrap_or(true) && all);
        }
    }
}
