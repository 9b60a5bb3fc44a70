//! Keeps what a reader found until it is placed, so that files can be parsed on several threads and placed on one.

use super::file_sink::{FileSink, Writer};
use crate::inventory::ItemText;
use crate::readers::{By, Identity, Record, Rejection, Sink, Stamp};
use crate::vocab::{Audience, Author, Category, HintKinds};
use std::cell::Cell;

/// A batch is handed on when its texts have this many bytes.
const FULL: usize = 128 * 1024;

/// The texts of a batch are moved to the columns if they have at least this many bytes. Otherwise they are copied, so
/// that the batch can use their memory again.
const WORTH_MOVING: usize = 64 * 1024;

/// A batch is handed on when it has this many events.
const MOST_EVENTS: usize = 2048;

/// No date. No stamp has this value.
const NO_STAMP: i64 = i64::MIN;

/// A stretch of a text: offset and length in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Span {
    from: u32,
    len: u32,
}

impl Span {
    /// Appends a text to `all`, and returns its place there.
    fn add(all: &mut String, text: &str) -> Self {
        let from = u32::try_from(all.len()).unwrap_or(u32::MAX);
        all.push_str(text);
        Self { from, len: u32::try_from(text.len()).unwrap_or(u32::MAX) }
    }

    /// The text at this place in `all`.
    fn of(self, all: &str) -> &str {
        let from = self.from as usize;
        all.get(from..from.saturating_add(self.len as usize)).unwrap_or_default()
    }
}

/// What a reader found in a part of a file, in its order.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// The texts of the records, one after another. They can become a segment of the columns, so that each text is
    /// copied only once.
    texts: String,
    /// All other texts: names, numbers, paths and conversations.
    names: String,
    events: Vec<Event>,
    /// The senders of messages. Records refer to them by their index.
    senders: Vec<KeptSender>,
    /// The names of media and the numbers of versions, of all records.
    lists: Vec<Span>,
    /// How many bytes of the file were read for it.
    pub bytes: u64,
}

#[derive(Debug)]
enum Event {
    Record(KeptRecord),
    Rejected(usize, Rejection),
    /// What a file says of the person, as a text.
    IdentityText(usize, IdentityText, Span),
    /// What a file says of the person, as another value.
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
    Email,
    PrimaryEmail,
    Profile,
}

/// A [`Record`] whose texts stand in a batch.
#[derive(Debug)]
struct KeptRecord {
    list: u16,
    category: Option<Category>,
    audience: Option<Audience>,
    unpublished: bool,
    placed: bool,
    hints: HintKinds,
    /// [`NO_STAMP`] for none, because an `Option` would take twice the bytes.
    stamp: i64,
    text: Span,
    id: Span,
    text_chars: u32,
    items: u32,
    by: KeptBy,
    /// How many of the spans in [`Batch::lists`] are its version numbers, and how many name its media.
    versions: u32,
    media: u32,
}

#[derive(Clone, Copy, Debug)]
enum KeptBy {
    Known(Author),
    /// The index of a sender in the batch.
    Sender(u32),
}

/// Whom a message is from.
#[derive(Clone, Copy, Debug)]
struct KeptSender {
    /// Whether its author is known, which `otherwise` then is. The name and the addresses are empty.
    is_known: bool,
    name: Span,
    url: Span,
    thread: Span,
    to: Span,
    otherwise: Author,
    by_name: bool,
}

impl KeptSender {
    fn by<'n>(&self, names: &'n str) -> By<'n> {
        let Self { is_known, name, url, thread, to, otherwise, by_name } = *self;
        if is_known {
            return By::Known { author: otherwise, thread: thread.of(names) };
        }
        By::Sender {
            name: name.of(names),
            url: url.of(names),
            thread: thread.of(names),
            to: to.of(names),
            otherwise,
            by_name,
        }
    }
}

impl Batch {
    /// About how many bytes it takes in memory, without the texts of the records, which the columns keep anyway. Memory that
    /// was reserved and not written to does not count, because the system has not given it yet.
    pub fn size(&self) -> usize {
        let Self { texts: _, names, events, senders, lists, bytes: _ } = self;
        names.len() + size_of_val(&events[..]) + size_of_val(&senders[..]) + size_of_val(&lists[..])
    }

    /// Forgets everything and keeps its memory.
    pub fn clear(&mut self) {
        let Self { texts, names, events, senders, lists, bytes } = self;
        texts.clear();
        names.clear();
        events.clear();
        senders.clear();
        lists.clear();
        *bytes = 0;
    }

    fn keep(&mut self, name: &str) -> Span {
        Span::add(&mut self.names, name)
    }

    fn name(&self, span: Span) -> &str {
        span.of(&self.names)
    }

    /// Hands everything to the sink of the file, in the order in which it was found.
    pub fn replay(&mut self, sink: &mut FileSink<'_, '_>) {
        let is_moved = self.texts.len() >= WORTH_MOVING;
        let segment = if is_moved { Some(sink.state.columns.reserve_segment()) } else { None };
        let mut lists = self.lists.iter().map(|span| self.name(*span));
        let mut list = Vec::new();
        let mut writers: Vec<Option<Writer>> = vec![None; self.senders.len()];
        for event in &self.events {
            match event {
                Event::Record(kept) => {
                    list.clear();
                    list.extend(lists.by_ref().take((kept.versions + kept.media) as usize));
                    let (versions, media) = list.split_at((kept.versions as usize).min(list.len()));
                    let writer = match kept.by {
                        KeptBy::Known(author) => Writer::known(author),
                        KeptBy::Sender(at) => {
                            let at = at as usize;
                            match self.senders.get(at).zip(writers.get_mut(at)) {
                                // Noting the same sender again would change nothing.
                                Some((sender, known)) => {
                                    *known.get_or_insert_with(|| sink.writer(sender.by(&self.names)))
                                }
                                // The record is counted even if its sender is missing.
                                None => Writer::known(Author::Unknown),
                            }
                        }
                    };
                    let record = Record {
                        stamp: (kept.stamp != NO_STAMP).then_some(Stamp(kept.stamp)),
                        text: kept.text.of(&self.texts),
                        text_chars: u64::from(kept.text_chars),
                        // The writer tells it.
                        by: By::Known { author: Author::Unknown, thread: "" },
                        category: kept.category,
                        audience: kept.audience,
                        unpublished: kept.unpublished,
                        id: self.name(kept.id),
                        versions,
                        media,
                        placed: kept.placed,
                        hints: kept.hints,
                        items: u64::from(kept.items),
                    };
                    let text = match segment {
                        Some(segment) => ItemText::InSegment { segment, at: kept.text.from, len: kept.text.len },
                        None => ItemText::Copied(record.text),
                    };
                    sink.place(usize::from(kept.list), &record, text, writer);
                }
                Event::Rejected(list, rejection) => sink.rejected(*list, *rejection),
                Event::IdentityText(list, kind, text) => {
                    let text = self.name(*text);
                    let identity = match kind {
                        IdentityText::Name => Identity::Name(text),
                        IdentityText::Place => Identity::Place(text),
                        IdentityText::Registered => Identity::Registered(text),
                        IdentityText::Id => Identity::Id(text),
                        IdentityText::Also => Identity::Also(text),
                        IdentityText::Email => Identity::Email(text),
                        IdentityText::PrimaryEmail => Identity::PrimaryEmail(text),
                        IdentityText::Profile => Identity::Profile(text),
                    };
                    sink.identity(*list, &identity);
                }
                Event::Identity(list, identity) => sink.identity(*list, identity),
                Event::Unlisted(path, elements) => sink.unlisted(self.name(*path), *elements),
                Event::Lists(read, not_counted) => sink.lists(*read, *not_counted),
                Event::UnreadDate(list) => sink.unread_date(*list),
                Event::Participant(thread, name) => sink.participant(self.name(*thread), self.name(*name)),
                Event::Participants(thread, text) => sink.participants(self.name(*thread), self.name(*text)),
                Event::UnknownLabel => sink.unknown_label(),
                Event::Elements(elements) => sink.elements(*elements),
                Event::Expects(file, elements) => sink.expects(self.name(*file), *elements),
            }
        }
        if let Some(segment) = segment {
            sink.state.columns.fill_segment(segment, std::mem::take(&mut self.texts));
        }
    }
}

/// Takes what a reader finds in one file, and hands it on batch by batch.
pub(super) struct BatchSink<'a> {
    batch: Batch,
    /// The conversation of the last record. Most records have the same one, so its text is kept once.
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
        if self.batch.texts.len() >= FULL || self.batch.names.len() >= FULL || self.batch.events.len() >= MOST_EVENTS {
            self.flush();
        }
    }

    /// Hands on the events since the last batch.
    pub fn flush(&mut self) {
        let bytes = self.bytes.get();
        let mut batch = std::mem::take(&mut self.batch);
        batch.bytes = bytes.saturating_sub(self.told);
        self.told = bytes;
        self.thread = Span::default();
        self.batch = (self.hand_on)(batch);
    }

    fn keep_thread(&mut self, thread: &str) -> Span {
        if self.thread.len > 0 && self.batch.name(self.thread) == thread {
            return self.thread;
        }
        self.thread = self.batch.keep(thread);
        self.thread
    }
}

impl BatchSink<'_> {
    /// The index of a sender in the batch. Most messages are from one of the last two.
    fn keep_sender(&mut self, by: By<'_>) -> u32 {
        let (is_known, name, url, thread, to, otherwise, by_name) = match by {
            By::Known { author, thread } => (true, "", "", thread, "", author, false),
            By::Sender { name, url, thread, to, otherwise, by_name } => {
                (false, name, url, thread, to, otherwise, by_name)
            }
        };
        let thread = self.keep_thread(thread);
        let is_it = |sender: &KeptSender| {
            // Lengths are compared first, because most names that differ also differ in length.
            let is_long = |span: Span, text: &str| span.len as usize == text.len();
            let is = |span: Span, text: &str| span.len == 0 || span.of(&self.batch.names) == text;
            sender.thread == thread
                && (sender.is_known, sender.otherwise, sender.by_name) == (is_known, otherwise, by_name)
                && is_long(sender.name, name)
                && is_long(sender.url, url)
                && is_long(sender.to, to)
                && is(sender.name, name)
                && is(sender.url, url)
                && is(sender.to, to)
        };
        let count = self.batch.senders.len();
        let at = match self.batch.senders.iter().rev().take(2).position(is_it) {
            Some(before) => count - 1 - before,
            None => {
                let (name, url, to) = (self.batch.keep(name), self.batch.keep(url), self.batch.keep(to));
                self.batch.senders.push(KeptSender { is_known, name, url, thread, to, otherwise, by_name });
                count
            }
        };
        u32::try_from(at).unwrap_or(u32::MAX)
    }
}

impl Sink for BatchSink<'_> {
    fn record(&mut self, list: usize, record: &Record<'_>) {
        let by = match record.by {
            By::Known { author, thread: "" } => KeptBy::Known(author),
            By::Known { .. } | By::Sender { .. } => KeptBy::Sender(self.keep_sender(record.by)),
        };
        let id = self.batch.keep(record.id);
        for name in record.versions.iter().chain(record.media) {
            // A record that was never edited has one version: itself.
            let span = if *name == record.id { id } else { self.batch.keep(name) };
            self.batch.lists.push(span);
        }
        if self.batch.texts.capacity() == 0 {
            self.batch.texts.reserve(FULL + FULL / 8);
        }
        let kept = KeptRecord {
            list: u16::try_from(list).unwrap_or(u16::MAX),
            stamp: record.stamp.map_or(NO_STAMP, |stamp| stamp.0),
            text: Span::add(&mut self.batch.texts, record.text),
            text_chars: u32::try_from(record.text_chars).unwrap_or(u32::MAX),
            by,
            category: record.category,
            audience: record.audience,
            unpublished: record.unpublished,
            placed: record.placed,
            hints: record.hints,
            id,
            versions: u32::try_from(record.versions.len()).unwrap_or(u32::MAX),
            media: u32::try_from(record.media.len()).unwrap_or(u32::MAX),
            items: u32::try_from(record.items).unwrap_or(u32::MAX),
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
            Identity::Email(text) => (IdentityText::Email, text),
            Identity::PrimaryEmail(text) => (IdentityText::PrimaryEmail, text),
            Identity::Profile(text) => (IdentityText::Profile, text),
            Identity::Born(day) => return self.add(Event::Identity(list, Identity::Born(*day))),
            Identity::MadeOn(stamp) => return self.add(Event::Identity(list, Identity::MadeOn(*stamp))),
            Identity::Protected(at, on) => return self.add(Event::Identity(list, Identity::Protected(*at, *on))),
            Identity::Private(is) => return self.add(Event::Identity(list, Identity::Private(*is))),
            Identity::PrivacyChanged { at, to_public } => {
                return self.add(Event::Identity(list, Identity::PrivacyChanged { at: *at, to_public: *to_public }));
            }
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
