//! Parsing files on other threads, ahead of their turn.
//!
//! Parsing takes most of the time, and a file can be parsed without the others, so several threads do it. One thread
//! places the records, file by file in the order of the entries, so that the result does not depend on the number of
//! threads.

use super::batch::{Batch, BatchSink};
use super::parse::parse_entry;
use crate::archive::{Archive, CancelledRead, Entry, ReadError};
use crate::formats::{FileSpec, Table};
use crate::readers::{FileError, Reader};
use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The batches that wait to be placed take about so many bytes at most, without their texts, which are kept anyway: a
/// sixteenth of what there is to read, within these bounds. Beyond that, every thread waits except the one whose file is being
/// placed. A large archive is read more slowly with less, and a small one would need more memory than it has text.
const WAITING: std::ops::RangeInclusive<u64> = 4 * 1024 * 1024..=16 * 1024 * 1024;

/// How many emptied batches are kept for use again.
const EMPTY: usize = 64;

/// How many files, at most, are parsed ahead of the one that is being placed: each keeps a channel open.
const FILES_AHEAD: usize = 256;

/// Archives with fewer bytes to read are read on one thread, because starting others takes longer.
const WORTH_THREADS: u64 = 2 * 1024 * 1024;

/// On how many threads files are parsed. The result does not depend on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Threads {
    /// As many as the computer has cores, if there is enough to read for that to be quicker.
    #[default]
    Cores,
    /// This many; with one, files are parsed where they are placed.
    Exactly(usize),
}

impl Threads {
    /// The number of threads for an archive with this many bytes to read.
    pub(super) fn count(self, bytes: u64) -> usize {
        match self {
            Self::Cores if bytes < WORTH_THREADS => 1,
            Self::Cores => std::thread::available_parallelism().map_or(1, usize::from),
            Self::Exactly(count) => count,
        }
    }
}

/// A file to be parsed.
#[derive(Clone, Copy)]
pub(super) struct Job<'a> {
    pub entry: &'a Entry,
    pub spec: &'a FileSpec,
}

/// What a thread sends about a file.
pub(super) enum Message {
    /// What was found next.
    Batch(Batch),
    /// It is read to its end.
    Done(Result<(), FileError>),
}

/// The files that are parsed on other threads.
pub(super) struct Ahead<'a> {
    jobs: Vec<Job<'a>>,
    queue: Mutex<Queue>,
    /// Notified when a file was begun, and when one is placed.
    changed: Condvar,
    /// Notified when a batch was placed.
    placed: Condvar,
    stop: AtomicBool,
    /// How many bytes may wait to be placed.
    most_waiting: usize,
    /// The number of the person's own account.
    me: Option<String>,
}

#[derive(Default)]
struct Queue {
    /// The index of the next job that no thread has begun.
    next: usize,
    /// The index of the job whose records are being placed.
    placed: usize,
    /// The files that were begun and not taken yet.
    begun: HashMap<usize, Receiver<Message>>,
    /// How many bytes the batches that wait to be placed take.
    waiting: usize,
    /// Batches that were placed and emptied, because asking the system for memory again takes long.
    empty: Vec<Batch>,
}

impl<'a> Ahead<'a> {
    /// `bytes`: how many there are to read.
    pub fn new(jobs: Vec<Job<'a>>, me: Option<String>, bytes: u64) -> Self {
        let most_waiting = (bytes / 16).clamp(*WAITING.start(), *WAITING.end()) as usize;
        let (changed, placed) = (Condvar::new(), Condvar::new());
        Self { jobs, queue: Mutex::default(), changed, placed, stop: AtomicBool::new(false), most_waiting, me }
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        // Nothing panics between two changes to the queue, so it is valid even if the lock is poisoned.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until a thread has begun a job, and returns the receiver of what it finds. `None` if there is no such job
    /// or reading was ended. Jobs must be taken in their order.
    pub fn take(&self, job: usize) -> Option<Receiver<Message>> {
        let mut queue = self.queue();
        queue.placed = job;
        self.changed.notify_all();
        self.placed.notify_all();
        loop {
            if let Some(receiver) = queue.begun.remove(&job) {
                return Some(receiver);
            }
            if job >= self.jobs.len() || self.stop.load(Ordering::Relaxed) {
                return None;
            }
            queue = self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Lets the threads end.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
        let mut queue = self.queue();
        queue.begun.clear();
        self.changed.notify_all();
        self.placed.notify_all();
    }

    /// Takes back a batch that was placed. `size` is the size that it had while it waited.
    pub fn was_placed(&self, mut batch: Batch, size: usize) {
        batch.clear();
        let mut queue = self.queue();
        queue.waiting = queue.waiting.saturating_sub(size);
        if queue.empty.len() < EMPTY {
            queue.empty.push(batch);
        }
        self.placed.notify_all();
    }

    /// Waits until there is room for a batch of a job among those that wait to be placed. Returns an empty batch.
    fn wait_for_room(&self, job: usize, batch: &Batch) -> Batch {
        let mut queue = self.queue();
        while queue.waiting > self.most_waiting && queue.placed != job && !self.stop.load(Ordering::Relaxed) {
            queue = self.placed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
        queue.waiting += batch.size();
        queue.empty.pop().unwrap_or_default()
    }

    /// Waits until the next job is not too far ahead, and begins it. `None` if no job is left or reading was ended.
    fn begin(&self) -> Option<(usize, Job<'a>, Sender<Message>)> {
        let mut queue = self.queue();
        loop {
            if self.stop.load(Ordering::Relaxed) {
                return None;
            }
            let at = queue.next;
            let job = self.jobs.get(at)?;
            if at <= queue.placed + FILES_AHEAD {
                let (sender, receiver) = channel();
                queue.begun.insert(at, receiver);
                queue.next += 1;
                self.changed.notify_all();
                return Some((at, *job, sender));
            }
            queue = self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Parses one job after the other.
    pub fn work(&self, archive: &Archive, table: &'a Table) {
        let mut reader = Reader::new(table);
        while let Some((at, Job { entry, spec }, sender)) = self.begin() {
            let bytes = Cell::new(0);
            let mut hand_on = |batch: Batch| {
                let empty = self.wait_for_room(at, &batch);
                // The receiver is dropped when reading was ended.
                if sender.send(Message::Batch(batch)).is_err() {
                    self.stop.store(true, Ordering::Relaxed);
                }
                empty
            };
            let mut sink = BatchSink::new(self.me.as_deref(), &bytes, &mut hand_on);
            let parse = AssertUnwindSafe(|| {
                let outcome = parse_entry(archive, &mut reader, spec, entry, &mut sink, &mut |inner, parse| {
                    parse(&mut Stoppable { inner, stop: &self.stop, bytes: &bytes });
                });
                sink.flush();
                outcome
            });
            let outcome = catch_unwind(parse).unwrap_or_else(|_panic| {
                // The panic may have left the reader in an invalid state.
                reader = Reader::new(table);
                Err(lost())
            });
            sender.send(Message::Done(outcome)).ok();
        }
    }
}

/// A reader that counts its bytes, and fails when reading was ended.
struct Stoppable<'a> {
    inner: &'a mut dyn Read,
    stop: &'a AtomicBool,
    bytes: &'a Cell<u64>,
}

impl Read for Stoppable<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(io::Error::other(CancelledRead));
        }
        let got = self.inner.read(buffer)?;
        self.bytes.set(self.bytes.get() + got as u64);
        Ok(got)
    }
}

/// The error of a file whose reader panicked, or whose thread ended without a result. Only that file is lost.
pub(super) fn lost() -> FileError {
    FileError::Read(ReadError::Panicked)
}

/// Runs a reader, so that only its file is lost if it panics.
pub(super) fn guarded<T>(read: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(ReadError::Panicked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_panics_loses_its_file_and_nothing_else() {
        assert_eq!(guarded(|| Ok(1)), Ok(1));
        assert_eq!(guarded(|| Err::<u8, _>(ReadError::Truncated)), Err(ReadError::Truncated));
        assert_eq!(guarded::<u8>(|| std::panic::resume_unwind(Box::new("a fault"))), Err(ReadError::Panicked));
    }
}
