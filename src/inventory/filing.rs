//! Filing the records of one file: into the columns, and into what is settled when all files are read.

use super::columns::{NewItem, Traits};
use super::gather::Gathering;
use super::read::{Progress, Watch};
use super::settle::Amendment;
use super::whole::Whole;
use crate::platform::{By, Identity, Record, Sink, SourceRow};
use crate::words::{Author, Category};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Read};

/// What was counted in one file.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub records: u64,
    pub items: u64,
    pub unreadable: u64,
    pub elements: Option<u64>,
    pub unknown_labels: u64,
    pub ambiguous_dates: u64,
    /// How many records told when the account became private or public.
    pub privacy_changes: u64,
    items_by_category: BTreeMap<Category, u64>,
}

impl Counts {
    pub fn add_to(&self, progress: &mut Progress) {
        for (category, items) in &self.items_by_category {
            *progress.items.entry(category.top()).or_default() += items;
        }
    }
}

/// Files the records of one file.
pub(super) struct Filing<'g, 't> {
    pub gathering: &'g mut Gathering<'t>,
    pub row: usize,
    /// The file's row in the inventory.
    pub file: u32,
    pub path: &'g str,
    pub part: usize,
    pub counts: &'g RefCell<Counts>,
}

impl Filing<'_, '_> {
    /// Whether another record of this number, of any source with the same word, was filed before.
    fn is_again(&mut self, source: &SourceRow, number: &str) -> bool {
        let Some(word) = source.unique.as_deref().filter(|_| !number.is_empty()) else { return false };
        self.gathering.numbers.is_again(word, number)
    }

    fn file(&mut self, record: &Record<'_>, source: &SourceRow) {
        let category = record.category.unwrap_or(source.category);
        let again = self.is_again(source, record.id);
        let items = if again { 0 } else { record.items };
        {
            let mut counts = self.counts.borrow_mut();
            counts.records += 1;
            counts.items += items;
            *counts.items_by_category.entry(category).or_default() += items;
        }
        let (author, sender) = match record.by {
            By::Known(author) => (author, 0),
            By::Sender { name, url, thread, to } => {
                let by_name = source.sender.as_ref().is_some_and(|sender| sender.url.is_empty());
                (Author::Unknown, self.gathering.senders.note(name, url, thread, to, by_name).saturating_add(1))
            }
        };
        let traits =
            Traits { author, unpublished: record.unpublished, audience: record.audience, placed: record.placed };
        let mut item = NewItem {
            source: u16::try_from(self.row).unwrap_or(u16::MAX),
            file: self.file,
            category,
            stamp: record.stamp,
            traits,
            sender,
            text: "",
            text_chars: record.text_chars,
            media: (0, 0),
        };
        if !source.completes.is_empty() && items > 0 {
            self.gathering.held.push(Whole { item, text: record.text.to_owned() });
            return;
        }
        if source.amends.is_some() {
            let amendment =
                Amendment { number: record.id.to_owned(), unpublished: record.unpublished, stamp: record.stamp };
            self.gathering.amendments.entry(self.row).or_default().push(amendment);
        }
        if let Some(word) = &source.media_unique {
            for name in record.media.iter().filter(|name| !name.is_empty()) {
                self.gathering.numbers.is_again(word, name);
            }
        }
        if items > 0 {
            self.gathering.note_amendable(source, record.id);
            item.media = self.gathering.media.claim(record.media);
        }
        for nth in 0..items {
            // The text and the media of a record that packs several items stand at the first.
            let first = nth == 0;
            let (media, text_chars) = if first { (item.media, item.text_chars) } else { ((0, 0), 0) };
            let text = if first { record.text } else { "" };
            self.gathering.columns.push(&NewItem { text, text_chars, media, ..item });
        }
    }
}

impl Sink for Filing<'_, '_> {
    fn record(&mut self, record: &Record<'_>) {
        let table = self.gathering.table;
        if let Some(source) = table.sources.get(self.row) {
            self.file(record, source);
        }
    }

    fn unreadable(&mut self) {
        let mut counts = self.counts.borrow_mut();
        counts.records += 1;
        counts.unreadable += 1;
    }

    fn identity(&mut self, identity: &Identity<'_>) {
        let platform = self.gathering.platform_of(self.row);
        let account = &mut self.gathering.account;
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
            Identity::PrivacyChanged(stamp) => {
                account.privacy_changed.push(*stamp);
                self.counts.borrow_mut().privacy_changes += 1;
            }
            Identity::Also(name) => account.also.push((*name).to_owned()),
        }
    }

    fn participant(&mut self, thread: &str, name: &str) {
        self.gathering.senders.participant(self.file, thread, name);
    }

    fn participants(&mut self, thread: &str, text: &str) {
        self.gathering.senders.participants(thread, text);
    }

    fn unknown_label(&mut self) {
        self.counts.borrow_mut().unknown_labels += 1;
    }

    fn ambiguous_date(&mut self) {
        self.counts.borrow_mut().ambiguous_dates += 1;
    }

    fn me(&self) -> Option<&str> {
        self.gathering.account.id.as_deref()
    }

    fn elements(&mut self, elements: u64) {
        self.counts.borrow_mut().elements = Some(elements);
    }

    fn expects(&mut self, file: &str, elements: u64) {
        self.gathering.expected.note(self.path, self.part, file, elements);
    }
}

/// What is said first counts.
fn keep_first(slot: &mut Option<String>, value: &str) {
    slot.get_or_insert_with(|| value.to_owned());
}

/// Passes bytes on, tells how it goes, and ends when the person pressed Cancel.
pub(super) struct Watched<'a> {
    pub inner: &'a mut dyn Read,
    pub watch: &'a dyn Watch,
    pub progress: &'a mut Progress,
    /// What the file's reader has found so far.
    pub counts: &'a RefCell<Counts>,
    pub since_told: u64,
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if !self.watch.keep_going() {
            return Err(io::Error::other(crate::archive::CancelledRead));
        }
        let most = buffer.len().min(64 * 1024);
        let got = self.inner.read(buffer.get_mut(..most).unwrap_or_default())?;
        self.progress.bytes_done = self.progress.bytes_done.saturating_add(got as u64);
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
