//! What a reader found, kept for a while: so that files can be parsed on other threads and placed on one.

use super::file_sink::FileSink;
use crate::readers::{By, Identity, Record, Rejection, Sink, Stamp};
use crate::vocab::{Audience, Author, Category};
use std::cell::Cell;

/// A batch is handed on when its texts have so many bytes.
const FULL: usize = 128 * 1024;

/// A batch is handed on when it has so many events.
const MOST_EVENTS: usize = 1024;

/// A stretch of a batch's texts: offset and length in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Span {
    from: u32,
    len: u32,
}

/// What a reader found in a part of a file, in its order.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// The texts of all events, one behind the other.
    texts: String,
    events: Vec<Event>,
    /// The names of media and the numbers of versions, of all records.
    names: Vec<Span>,
    /// How many bytes of the file were read for it.
    pub bytes: u64,
}

#[derive(Debug)]
enum Event {
    Record(KeptRecord),
    Rejected(usize, Rejection),
    /// Something of the person that has a text.
    IdentityText(usize, IdentityText, Span),
    /// Something of the person that has none.
    Identity(usize, Identity<'static>),
    Unlisted(Span, u64),
    Lists(u64, u64),
    UnreadDate(usize),
    Participant(Span, Span),
    Participants(Span, Span),
    UnknownLabel,
    Elements(u64),
    Expects(Span, u64),
}

#[derive(Clone, Copy, Debug)]
enum IdentityText {
    Name,
    Place,
    Registered,
    Id,
    Also,
}

/// A [`Record`] whose texts stand in a batch.
#[derive(Debug)]
struct KeptRecord {
    list: usize,
    stamp: Option<Stamp>,
    text: Span,
    text_chars: u64,
    by: KeptBy,
    category: Option<Category>,
    audience: Option<Audience>,
    unpublished: bool,
    placed: bool,
    id: Span,
    /// How many of the batch's names are those of versions, and how many of media.
    versions: u32,
    media: u32,
    items: u64,
}

#[derive(Debug)]
enum KeptBy {
    Known(Author),
    Sender { name: Span, url: Span, thread: Span, to: Span, otherwise: Author, by_name: bool },
}

impl Batch {
    /// How many bytes it takes in memory, about.
    pub fn size(&self) -> usize {
        self.texts.capacity() + self.events.capacity() * size_of::<Event>() + self.names.capacity() * size_of::<Span>()
    }

    /// Forgets everything and keeps its memory.
    pub fn clear(&mut self) {
        let Self { texts, events, names, bytes } = self;
        texts.clear();
        events.clear();
        names.clear();
        *bytes = 0;
    }

    fn keep(&mut self, text: &str) -> Span {
        let from = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.push_str(text);
        Span { from, len: u32::try_from(text.len()).unwrap_or(u32::MAX) }
    }

    fn text(&self, span: Span) -> &str {
        let from = span.from as usize;
        self.texts.get(from..from.saturating_add(span.len as usize)).unwrap_or_default()
    }

    /// Hands everything to the sink of the file, in its order.
    pub fn replay(&self, sink: &mut FileSink<'_, '_>) {
        let mut names = self.names.iter().map(|span| self.text(*span));
        let mut list = Vec::new();
        for event in &self.events {
            match event {
                Event::Record(kept) => {
                    list.clear();
                    list.extend(names.by_ref().take((kept.versions + kept.media) as usize));
                    let (versions, media) = list.split_at((kept.versions as usize).min(list.len()));
                    let by = match kept.by {
                        KeptBy::Known(author) => By::Known(author),
                        KeptBy::Sender { name, url, thread, to, otherwise, by_name } => By::Sender {
                            name: self.text(name),
                            url: self.text(url),
                            thread: self.text(thread),
                            to: self.text(to),
                            otherwise,
                            by_name,
                        },
                    };
                    let record = Record {
                        stamp: kept.stamp,
                        text: self.text(kept.text),
                        text_chars: kept.text_chars,
                        by,
                        category: kept.category,
                        audience: kept.audience,
                        unpublished: kept.unpublished,
                        id: self.text(kept.id),
                        versions,
                        media,
                        placed: kept.placed,
                        items: kept.items,
                    };
                    sink.record(kept.list, &record);
                }
                Event::Rejected(list, rejection) => sink.rejected(*list, *rejection),
                Event::IdentityText(list, kind, text) => {
                    let text = self.text(*text);
                    let identity = match kind {
                        IdentityText::Name => Identity::Name(text),
                        IdentityText::Place => Identity::Place(text),
                        IdentityText::Registered => Identity::Registered(text),
                        IdentityText::Id => Identity::Id(text),
                        IdentityText::Also => Identity::Also(text),
                    };
                    sink.identity(*list, &identity);
                }
                Event::Identity(list, identity) => sink.identity(*list, identity),
                Event::Unlisted(path, elements) => sink.unlisted(self.text(*path), *elements),
                Event::Lists(read, not_counted) => sink.lists(*read, *not_counted),
                Event::UnreadDate(list) => sink.unread_date(*list),
                Event::Participant(thread, name) => sink.participant(self.text(*thread), self.text(*name)),
                Event::Participants(thread, text) => sink.participants(self.text(*thread), self.text(*text)),
                Event::UnknownLabel => sink.unknown_label(),
                Event::Elements(elements) => sink.elements(*elements),
                Event::Expects(file, elements) => sink.expects(self.text(*file), *elements),
            }
        }
    }
}

/// Takes what a reader finds in one file, and hands it on batch by batch.
pub(super) struct BatchSink<'a> {
    batch: Batch,
    /// The conversation of the last record, because most records have that of the one before.
    thread: Span,
    /// The number of the person's own account.
    me: Option<&'a str>,
    /// How many bytes of the file were read, and how many of them belong to batches that were handed on.
    bytes: &'a Cell<u64>,
    told: u64,
    /// Takes a full batch for an empty one.
    hand_on: &'a mut dyn FnMut(Batch) -> Batch,
}

impl<'a> BatchSink<'a> {
    pub fn new(me: Option<&'a str>, bytes: &'a Cell<u64>, hand_on: &'a mut dyn FnMut(Batch) -> Batch) -> Self {
        Self { batch: Batch::default(), thread: Span::default(), me, bytes, told: 0, hand_on }
    }

    fn add(&mut self, event: Event) {
        self.batch.events.push(event);
        if self.batch.texts.len() >= FULL || self.batch.events.len() >= MOST_EVENTS {
            self.flush();
        }
    }

    /// Hands on what was found since.
    pub fn flush(&mut self) {
        let bytes = self.bytes.get();
        let mut batch = std::mem::take(&mut self.batch);
        batch.bytes = bytes.saturating_sub(self.told);
        self.told = bytes;
        self.thread = Span::default();
        self.batch = (self.hand_on)(batch);
    }

    fn keep_thread(&mut self, thread: &str) -> Span {
        if self.thread.len > 0 && self.batch.text(self.thread) == thread {
            return self.thread;
        }
        self.thread = self.batch.keep(thread);
        self.thread
    }
}

impl Sink for BatchSink<'_> {
    fn record(&mut self, list: usize, record: &Record<'_>) {
        let by = match record.by {
            By::Known(author) => KeptBy::Known(author),
            By::Sender { name, url, thread, to, otherwise, by_name } => KeptBy::Sender {
                name: self.batch.keep(name),
                url: self.batch.keep(url),
                thread: self.keep_thread(thread),
                to: self.batch.keep(to),
                otherwise,
                by_name,
            },
        };
        for name in record.versions.iter().chain(record.media) {
            let span = self.batch.keep(name);
            self.batch.names.push(span);
        }
        let kept = KeptRecord {
            list,
            stamp: record.stamp,
            text: self.batch.keep(record.text),
            text_chars: record.text_chars,
            by,
            category: record.category,
            audience: record.audience,
            unpublished: record.unpublished,
            placed: record.placed,
            id: self.batch.keep(record.id),
            versions: u32::try_from(record.versions.len()).unwrap_or(u32::MAX),
            media: u32::try_from(record.media.len()).unwrap_or(u32::MAX),
            items: record.items,
        };
        self.add(Event::Record(kept));
    }

    fn rejected(&mut self, list: usize, rejection: Rejection) {
        self.add(Event::Rejected(list, rejection));
    }

    fn identity(&mut self, list: usize, identity: &Identity<'_>) {
        let (kind, text) = match identity {
            Identity::Name(text) => (IdentityText::Name, text),
            Identity::Place(text) => (IdentityText::Place, text),
            Identity::Registered(text) => (IdentityText::Registered, text),
            Identity::Id(text) => (IdentityText::Id, text),
            Identity::Also(text) => (IdentityText::Also, text),
            Identity::Born(day) => return self.add(Event::Identity(list, Identity::Born(*day))),
            Identity::MadeOn(stamp) => return self.add(Event::Identity(list, Identity::MadeOn(*stamp))),
            Identity::Protected(at, on) => return self.add(Event::Identity(list, Identity::Protected(*at, *on))),
            Identity::Private(is) => return self.add(Event::Identity(list, Identity::Private(*is))),
            Identity::PrivacyChanged(at) => return self.add(Event::Identity(list, Identity::PrivacyChanged(*at))),
        };
        let text = self.batch.keep(text);
        self.add(Event::IdentityText(list, kind, text));
    }

    fn unlisted(&mut self, path: &str, elements: u64) {
        let path = self.batch.keep(path);
        self.add(Event::Unlisted(path, elements));
    }

    fn lists(&mut self, read: u64, not_counted: u64) {
        self.add(Event::Lists(read, not_counted));
    }

    fn unread_date(&mut self, list: usize) {
        self.add(Event::UnreadDate(list));
    }

    fn me(&self) -> Option<&str> {
        self.me
    }

    fn participant(&mut self, thread: &str, name: &str) {
        let thread = self.keep_thread(thread);
        let name = self.batch.keep(name);
        self.add(Event::Participant(thread, name));
    }

    fn participants(&mut self, thread: &str, text: &str) {
        let thread = self.keep_thread(thread);
        let text = self.batch.keep(text);
        self.add(Event::Participants(thread, text));
    }

    fn unknown_label(&mut self) {
        self.add(Event::UnknownLabel);
    }

    fn elements(&mut self, elements: u64) {
        self.add(Event::Elements(elements));
    }

    fn expects(&mut self, file: &str, elements: u64) {
        let file = self.batch.keep(file);
        self.add(Event::Expects(file, elements));
    }
}
