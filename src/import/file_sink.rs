//! The sink for one file: adds its records to the columns, and notes what can be decided only when all files are read.

use super::counts::Counts;
use super::state::State;
use crate::formats::ListSpec;
use crate::inventory::{Amendment, From, ItemText, NewItem, Traits, UnlistedList, Version, WholeText};
use crate::readers::{By, Identity, Record, Rejection, Sink, snowflake};
use crate::vocab::Author;
use std::cell::RefCell;

/// Takes what a reader finds in one file.
pub(super) struct FileSink<'s, 't> {
    pub state: &'s mut State<'t>,
    /// The file's row in the inventory.
    pub file: u32,
    pub path: &'s str,
    pub part: usize,
    pub counts: &'s RefCell<Counts>,
}

/// Who wrote a record, as far as it can be told before all files are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Writer {
    /// The author; [`Author::Unknown`] if it is decided by the sender.
    pub author: Author,
    /// The index of the sender plus one; 0 if the author is known.
    pub sender: u32,
    /// The conversation plus one; 0 for none.
    pub thread: u32,
}

impl Writer {
    /// A writer who needs no second look.
    pub fn known(author: Author) -> Self {
        Self { author, sender: 0, thread: 0 }
    }
}

impl FileSink<'_, '_> {
    /// Notes the number of a record. Returns whether another record of that number, of any list of the same group, was read before.
    fn note_number(&mut self, spec: &ListSpec, number: &str) -> bool {
        let Some(group) = spec.unique.as_deref().filter(|_| !number.is_empty()) else { return false };
        self.state.numbers.note(group, number)
    }

    /// Notes who wrote a record.
    pub fn writer(&mut self, by: By<'_>) -> Writer {
        match by {
            By::Known { author, thread: "" } => Writer::known(author),
            By::Known { author, thread } => {
                Writer { thread: self.state.senders.thread(thread).saturating_add(1), ..Writer::known(author) }
            }
            // The record is the person's own unless it names somebody else, so only the name is noted.
            By::Sender { name, otherwise: Author::Own, .. } => {
                let sender = self.state.senders.note_writer(name, Author::Own).saturating_add(1);
                Writer { author: Author::Unknown, sender, thread: 0 }
            }
            By::Sender { name, url, thread, to, otherwise: _, by_name } => {
                let (sender, thread) = self.state.senders.note(&From { name, url, thread, to }, by_name);
                let (sender, thread) = (sender.saturating_add(1), thread.saturating_add(1));
                Writer { author: Author::Unknown, sender, thread }
            }
        }
    }

    /// Notes a version of an edited record, and returns how many items it is: none if another version is an item
    /// already.
    fn note_version(&mut self, list: usize, spec: &ListSpec, record: &Record<'_>) -> u64 {
        // A record that names no versions may still be the first version of one that does.
        let own = [record.id];
        let is_alone = record.versions.is_empty() && !record.id.is_empty() && spec.has_versions();
        let versions = if is_alone { &own[..] } else { record.versions };
        if versions.is_empty() || record.items == 0 {
            return record.items;
        }
        if let [first, _, ..] = versions
            && *first != record.id
            && !self.state.versions.knows(first)
            && spec.unique.as_deref().is_some_and(|group| self.state.numbers.knows(group, first))
        {
            // The first version was read before, and its list of versions did not name this one.
            self.state.versions.register_first(first, snowflake(first), list, record.text, &self.state.columns);
        }
        match self.state.versions.note(record.id, versions, self.state.columns.len()) {
            Version::New => record.items,
            Version::Later(item) => {
                let columns = &self.state.columns;
                let made = self.state.versions.time_of_text(item, columns);
                self.state.versions.note_outdated(made, columns.text(item));
                if let Some(stamp) = record.stamp {
                    self.state.versions.note_time(stamp, item);
                }
                self.state.columns.set_text(item, record.text, record.text_chars);
                self.state.claim_media(item, record.media);
                0
            }
            Version::NotLater(item) => {
                self.state.versions.note_outdated(record.stamp, record.text);
                self.state.claim_media(item, record.media);
                0
            }
        }
    }

    /// Places a record. `text` is its text, in a segment or to be copied; `writer` is what [`Self::writer`] returned.
    pub fn place(&mut self, list: usize, record: &Record<'_>, text: ItemText<'_>, writer: Writer) {
        let table = self.state.table;
        if let Some(spec) = table.lists.get(list) {
            self.take(list, spec, record, text, writer);
        }
    }

    fn take(
        &mut self,
        list: usize,
        spec: &ListSpec,
        record: &Record<'_>,
        own_text: ItemText<'_>,
        Writer { author, sender, thread }: Writer,
    ) {
        let category = record.category.unwrap_or(spec.category);
        let items = if self.note_number(spec, record.id) { 0 } else { self.note_version(list, spec, record) };
        let number = {
            let mut counts = self.counts.borrow_mut();
            counts.records += 1;
            counts.add_items(category, items);
            let number = u32::try_from(counts.records).unwrap_or(u32::MAX);
            if let Some(counts) = counts.of_mut(list) {
                counts.records += 1;
            }
            number
        };
        let traits =
            Traits { author, unpublished: record.unpublished, audience: record.audience, placed: record.placed };
        let item = NewItem {
            list: u16::try_from(list).unwrap_or(u16::MAX),
            file: self.file,
            record: number,
            category,
            stamp: record.stamp,
            traits,
            sender,
            thread,
            text: ItemText::Copied(""),
            text_chars: record.text_chars,
        };
        if !spec.completes.is_empty() && items > 0 {
            self.state.held.push(WholeText { item, text: record.text.to_owned() });
            return;
        }
        if spec.amends.is_some() {
            let amendment =
                Amendment { number: record.id.to_owned(), unpublished: record.unpublished, stamp: record.stamp };
            self.state.amendments.entry(list).or_default().push(amendment);
        }
        if let Some(group) = &spec.media_unique {
            for name in record.media.iter().filter(|name| !name.is_empty()) {
                self.state.numbers.note(group, name);
            }
        }
        if items > 0 {
            self.state.note_amendable(list, record.id);
            // If a record is several items, the first of them has its text, its media and its hints.
            self.state.columns.note_hints(record.hints);
            self.state.claim_media(self.state.columns.len(), record.media);
        }
        for nth in 0..items {
            let (text, text_chars) = if nth == 0 { (own_text, item.text_chars) } else { (ItemText::Copied(""), 0) };
            self.state.columns.push(&NewItem { text, text_chars, ..item });
        }
    }
}

impl Sink for FileSink<'_, '_> {
    fn record(&mut self, list: usize, record: &Record<'_>) {
        let writer = self.writer(record.by);
        self.place(list, record, ItemText::Copied(record.text), writer);
    }

    fn rejected(&mut self, list: usize, _rejection: Rejection) {
        let mut counts = self.counts.borrow_mut();
        counts.records += 1;
        counts.rejected += 1;
        if let Some(counts) = counts.of_mut(list) {
            counts.records += 1;
            counts.rejected += 1;
        }
    }

    fn identity(&mut self, list: usize, identity: &Identity<'_>) {
        let platform = self.state.platform_of(list);
        let account = &mut self.state.account;
        match identity {
            Identity::Name(name) => keep_first(&mut account.name, name),
            Identity::Place(place) => account.places.push((*place).to_owned()),
            Identity::Registered(day) => keep_first(&mut account.registered, day),
            Identity::Id(id) => keep_first(&mut account.id, id),
            Identity::Born(day) => account.born = account.born.or(Some(*day)),
            Identity::MadeOn(stamp) => account.made_on = account.made_on.or_else(|| stamp.day()),
            Identity::Protected(stamp, on) => account.protected.push((*stamp, *on)),
            Identity::Private(private) => {
                account.private.entry(platform).or_insert(*private);
            }
            Identity::PrivacyChanged { at, to_public } => {
                account.privacy_changed.push((*at, *to_public));
                if let Some(counts) = self.counts.borrow_mut().of_mut(list) {
                    counts.privacy_changes += 1;
                }
            }
            Identity::Also(name) => account.also.push((*name).to_owned()),
            Identity::Email(address) => keep_first(&mut account.email, address),
            Identity::PrimaryEmail(address) => account.email = Some((*address).to_owned()),
            Identity::Profile(address) => keep_first(&mut account.profile, address),
        }
    }

    fn unlisted(&mut self, path: &str, elements: u64) {
        self.counts.borrow_mut().unlisted.push(UnlistedList { path: path.to_owned(), elements });
    }

    fn lists(&mut self, read: u64, not_counted: u64) {
        let mut counts = self.counts.borrow_mut();
        counts.lists_read += read;
        counts.lists_not_counted += not_counted;
    }

    fn unread_date(&mut self, _list: usize) {
        self.counts.borrow_mut().dates_unread += 1;
    }

    fn participant(&mut self, thread: &str, name: &str) {
        self.state.senders.participant(self.file, thread, name);
    }

    fn participants(&mut self, thread: &str, text: &str) {
        self.state.senders.participants(thread, text);
    }

    fn unknown_label(&mut self) {
        self.counts.borrow_mut().unknown_labels += 1;
    }

    fn me(&self) -> Option<&str> {
        self.state.account.id.as_deref()
    }

    fn elements(&mut self, elements: u64) {
        self.counts.borrow_mut().elements = Some(elements);
    }

    fn expects(&mut self, file: &str, elements: u64) {
        self.state.expected.note(self.path, self.part, file, elements);
    }
}

/// Fills a slot that is empty; a value that is there already is kept.
fn keep_first(slot: &mut Option<String>, value: &str) {
    slot.get_or_insert_with(|| value.to_owned());
}
