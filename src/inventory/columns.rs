//! The items of an export, stored as columns, and the buckets they are counted in.

use super::runs::Runs;
use super::tokens::{TokensByCategory, estimate_tenths};
use crate::readers::Stamp;
use crate::vocab::{Audience, Author, Category, HintKinds};
use foldhash::{HashMap as QuickMap, HashMapExt as _};
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Mutex, PoisonError};

/// What a verdict can depend on, besides the list and the day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Traits {
    /// Who made it.
    pub author: Author,
    /// Whether it was not published: a draft, or deleted.
    pub unpublished: bool,
    /// Who could see it, where its record or the account's history tells.
    pub audience: Option<Audience>,
    /// Whether it says at which place on earth it was made.
    pub placed: bool,
}

/// No date: the value that stands for it in the column.
const NO_STAMP: i64 = i64::MIN;

/// What a record's media come to: those that are there and that no other record named before.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Claim {
    /// How many files.
    pub files: u32,
    /// Their bytes.
    pub bytes: u64,
    /// How many files the record names that are not there.
    pub missing: u32,
}

/// Items as columns: row `i` of each column is item `i`. About 40 bytes an item, and its text.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The index of the item's list in its table, which is that of its kind in the inventory.
    list: Vec<u16>,
    /// The row of the item's file in the inventory's files. Items come file by file.
    file: Runs,
    /// The number of the record in its file, from 1.
    record: Vec<u32>,
    category: Vec<Category>,
    stamp: Vec<i64>,
    traits: Vec<Traits>,
    sender: Vec<u32>,
    text: Vec<Stretch>,
    chars: Vec<u32>,
    /// Estimated tokens of the person's own words, in tenths; empty until [`Self::estimate_tokens`].
    tokens: Vec<u32>,
    /// Texts, one after another: of one file, or of a part of it.
    segments: Vec<String>,
    /// The segment that texts are copied to.
    copied_to: Option<u32>,
    /// The media that a record names. Few items have any.
    media: BTreeMap<usize, Claim>,
    /// The number of the item's conversation plus one; 0 for none. Messages of a conversation come one after another.
    threads: Runs,
    /// What the fields of a record are for. Few items have any.
    hints: BTreeMap<usize, HintKinds>,
    /// The item and the entry of each of those media, in the order in which they were read.
    media_entries: Vec<(u32, u32)>,
}

/// A stretch of a segment, in bytes.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    segment: u32,
    at: u32,
    len: u32,
}

/// Fewer items than this are processed on one thread, because starting another takes longer.
const WORTH_A_THREAD: usize = 16 * 1024;

/// At most this many bytes of text are copied to one segment.
const LONGEST_SEGMENT: usize = 1 << 30;

/// The text of a new item.
#[derive(Clone, Copy, Debug)]
pub enum ItemText<'a> {
    /// It is copied.
    Copied(&'a str),
    /// It is in a reserved segment, which must be filled before the text is read.
    InSegment {
        /// The number that [`Columns::reserve_segment`] gave out.
        segment: u32,
        /// Where it begins in the segment, in bytes.
        at: u32,
        /// How long it is, in bytes.
        len: u32,
    },
}

/// What is known of an item when its record is read.
#[derive(Clone, Copy, Debug)]
pub struct NewItem<'a> {
    /// The index of its list.
    pub list: u16,
    /// The index of its file in the inventory.
    pub file: u32,
    /// The number of its record in the file, from 1.
    pub record: u32,
    /// Its category.
    pub category: Category,
    /// When it was made.
    pub stamp: Option<Stamp>,
    /// Its traits, as far as the record tells.
    pub traits: Traits,
    /// The index of a sender to be told apart later, plus one; 0 for none, so that the column has four bytes an item.
    pub sender: u32,
    /// The number of its conversation, plus one; 0 for none.
    pub thread: u32,
    /// Its text.
    pub text: ItemText<'a>,
    /// The Unicode scalar values of its text.
    pub text_chars: u64,
}

impl Columns {
    /// Reserves memory for this many items, so that columns that grow are not copied. A system gives memory only when it is written
    /// to, so more than are needed cost nothing.
    pub fn reserve(&mut self, items: usize) {
        let Self { list, record, category, stamp, traits, sender, text, chars, .. } = self;
        list.reserve(items);
        record.reserve(items);
        category.reserve(items);
        stamp.reserve(items);
        traits.reserve(items);
        sender.reserve(items);
        text.reserve(items);
        chars.reserve(items);
    }

    /// Begins a file. The texts that are copied from it go into a segment of their own.
    pub fn begin_file(&mut self) {
        self.copied_to = None;
    }

    /// Adds an empty segment and returns its number. [`Self::fill_segment`] fills it later, so that the texts in it
    /// need not be copied.
    pub fn reserve_segment(&mut self) -> u32 {
        self.segments.push(String::new());
        u32::try_from(self.segments.len() - 1).unwrap_or(u32::MAX)
    }

    /// Fills a reserved segment with the texts in it.
    pub fn fill_segment(&mut self, segment: u32, texts: String) {
        if let Some(slot) = self.segments.get_mut(segment as usize) {
            *slot = texts;
        }
    }

    /// Adds an item.
    pub fn push(&mut self, item: &NewItem<'_>) {
        let text = match item.text {
            ItemText::Copied(text) => self.keep(text),
            ItemText::InSegment { segment, at, len } => Stretch { segment, at, len },
        };
        self.threads.push(self.len(), item.thread);
        self.file.push(self.len(), item.file);
        self.list.push(item.list);
        self.record.push(item.record);
        self.category.push(item.category);
        self.stamp.push(item.stamp.map_or(NO_STAMP, |stamp| stamp.0));
        self.traits.push(item.traits);
        self.sender.push(item.sender);
        self.text.push(text);
        self.chars.push(u32::try_from(item.text_chars).unwrap_or(u32::MAX));
    }

    /// Notes what the fields of the next item are for.
    pub fn note_hints(&mut self, hints: HintKinds) {
        if !hints.is_empty() {
            self.hints.insert(self.len(), hints);
        }
    }

    /// What the fields of an item are for, if that is something sensitive.
    #[must_use]
    pub fn hints(&self, item: usize) -> HintKinds {
        self.hints.get(&item).copied().unwrap_or_default()
    }

    /// Copies a text to the segment of the file that is being read.
    fn keep(&mut self, text: &str) -> Stretch {
        let has_room = |kept: &String| kept.len() + text.len() <= LONGEST_SEGMENT;
        let known = self.copied_to.filter(|segment| self.segments.get(*segment as usize).is_some_and(has_room));
        let segment = known.unwrap_or_else(|| self.reserve_segment());
        self.copied_to = Some(segment);
        let at = self.segments.get_mut(segment as usize).map_or(0, |kept| {
            let at = kept.len();
            kept.push_str(text);
            at
        });
        let number = |bytes: usize| u32::try_from(bytes).unwrap_or(u32::MAX);
        Stretch { segment, at: number(at), len: number(text.len()) }
    }

    /// Replaces the text of an item: a truncated text by the whole one, or that of an edited record by a later version.
    pub fn set_text(&mut self, item: usize, text: &str, chars: u64) {
        let kept = self.keep(text);
        let chars = u32::try_from(chars).unwrap_or(u32::MAX);
        if let (Some(slot), Some(chars_slot)) = (self.text.get_mut(item), self.chars.get_mut(item)) {
            (*slot, *chars_slot) = (kept, chars);
        }
    }

    /// Applies what another file says of an item: whether it was not published, and its date if it has none.
    pub fn amend(&mut self, item: usize, unpublished: bool, stamp: Option<Stamp>) {
        if let Some(traits) = self.traits.get_mut(item) {
            traits.unpublished |= unpublished;
        }
        if let (Some(slot), Some(stamp)) = (self.stamp.get_mut(item).filter(|slot| **slot == NO_STAMP), stamp) {
            *slot = stamp.0;
        }
    }

    /// The items of these lists that were made in one of these seconds.
    #[must_use]
    pub fn made_in(&self, lists: &[usize], seconds: &HashSet<i64>) -> HashMap<i64, Vec<usize>> {
        let mut made: HashMap<i64, Vec<usize>> = HashMap::new();
        for (at, (list, stamp)) in self.list.iter().zip(&self.stamp).enumerate() {
            if seconds.contains(stamp) && lists.contains(&usize::from(*list)) {
                made.entry(*stamp).or_default().push(at);
            }
        }
        made
    }

    /// The items from this index on that have a time: the index, the list and the second of each.
    pub fn made_since(&self, from: usize) -> impl Iterator<Item = (usize, u16, i64)> {
        let all = self.list.iter().zip(&self.stamp).enumerate().skip(from);
        all.filter(|(_, (_, stamp))| **stamp != NO_STAMP).map(|(at, (list, stamp))| (at, *list, *stamp))
    }

    /// Sets the audience of each item that has none. `audience` gets the item's list and when it was made.
    pub fn resolve_audience(&mut self, audience: impl Fn(usize, Option<Stamp>) -> Option<Audience>) {
        for ((list, stamp), traits) in self.list.iter().zip(&self.stamp).zip(&mut self.traits) {
            if traits.audience.is_none() {
                let stamp = (*stamp != NO_STAMP).then_some(Stamp(*stamp));
                traits.audience = audience(usize::from(*list), stamp);
            }
        }
    }

    /// How many items were made after a day, and how many have a date.
    #[must_use]
    pub fn made_after(&self, day: Date) -> (usize, usize) {
        let days = || self.stamp.iter().filter(|stamp| **stamp != NO_STAMP).filter_map(|stamp| Stamp(*stamp).day());
        (days().filter(|made| *made > day).count(), days().count())
    }

    /// Forgets all items from this index on.
    pub fn truncate(&mut self, items: usize) {
        let Self {
            list,
            file,
            record,
            category,
            stamp,
            traits,
            sender,
            text,
            chars,
            tokens,
            media,
            media_entries,
            threads,
            hints,
            segments: _,
            copied_to: _,
        } = self;
        media.split_off(&items);
        hints.split_off(&items);
        threads.truncate(items);
        media_entries.retain(|(item, _)| (*item as usize) < items);
        list.truncate(items);
        file.truncate(items);
        record.truncate(items);
        category.truncate(items);
        stamp.truncate(items);
        traits.truncate(items);
        sender.truncate(items);
        text.truncate(items);
        chars.truncate(items);
        tokens.truncate(items);
    }

    /// Counts some media files no more, because another export counts them. `bytes` gives the bytes of such a file by the index of its
    /// entry. The items still name them.
    pub fn leave_out_files(&mut self, bytes: impl Fn(usize) -> Option<u64>) {
        for (item, entry) in &self.media_entries {
            if let Some(bytes) = bytes(*entry as usize)
                && let Some(claim) = self.media.get_mut(&(*item as usize))
            {
                claim.files = claim.files.saturating_sub(1);
                claim.bytes = claim.bytes.saturating_sub(bytes);
            }
        }
    }

    /// The same items without some of them.
    #[must_use]
    pub fn without(&self, left_out: &[bool]) -> Self {
        fn rest<T: Clone>(all: &[T], left_out: &[bool]) -> Vec<T> {
            all.iter().zip(left_out).filter(|(_, is_left_out)| !**is_left_out).map(|(one, _)| one.clone()).collect()
        }
        // Where each item that stays comes to stand.
        let mut next = 0_u32;
        let places: Vec<Option<u32>> = left_out
            .iter()
            .map(|is_left_out| {
                let place = (!is_left_out).then_some(next);
                next += u32::from(!is_left_out);
                place
            })
            .collect();
        let place = |item: usize| places.get(item).copied().flatten();
        let media = self.media.iter().filter_map(|(item, claim)| Some((place(*item)? as usize, *claim)));
        let hints = self.hints.iter().filter_map(|(item, hints)| Some((place(*item)? as usize, *hints)));
        let entries = self.media_entries.iter().filter_map(|(item, entry)| Some((place(*item as usize)?, *entry)));
        Self {
            list: rest(&self.list, left_out),
            file: self.file.rest(self.len(), |item| Some(place(item)? as usize)),
            record: rest(&self.record, left_out),
            category: rest(&self.category, left_out),
            stamp: rest(&self.stamp, left_out),
            traits: rest(&self.traits, left_out),
            sender: rest(&self.sender, left_out),
            text: rest(&self.text, left_out),
            chars: rest(&self.chars, left_out),
            tokens: rest(&self.tokens, left_out),
            segments: self.segments.clone(),
            copied_to: None,
            media: media.collect(),
            hints: hints.collect(),
            threads: self.threads.rest(self.len(), |item| Some(place(item)? as usize)),
            media_entries: entries.collect(),
        }
    }

    /// How many items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The text of an item; empty if there is no such item.
    #[must_use]
    pub fn text(&self, item: usize) -> &str {
        let Some(Stretch { segment, at, len }) = self.text.get(item).copied() else { return "" };
        let from = at as usize;
        self.segments
            .get(segment as usize)
            .and_then(|text| text.get(from..from.saturating_add(len as usize)))
            .unwrap_or_default()
    }

    /// When an item was made.
    #[must_use]
    pub fn stamp(&self, item: usize) -> Option<Stamp> {
        self.stamp.get(item).copied().filter(|stamp| *stamp != NO_STAMP).map(Stamp)
    }

    /// The category of an item; [`Category::OTHER`] if there is no such item.
    #[must_use]
    pub fn category(&self, item: usize) -> Category {
        self.category.get(item).copied().unwrap_or(Category::OTHER)
    }

    /// The traits of an item.
    #[must_use]
    pub fn traits(&self, item: usize) -> Option<Traits> {
        self.traits.get(item).copied()
    }

    /// The file an item came from: its row in the inventory's files.
    #[must_use]
    pub fn file(&self, item: usize) -> Option<usize> {
        if item < self.len() { self.file.get(item).map(|file| file as usize) } else { None }
    }

    /// The number of an item's record in its file, from 1. If a record is several items, they have the same number.
    #[must_use]
    pub fn record(&self, item: usize) -> u32 {
        self.record.get(item).copied().unwrap_or_default()
    }

    /// What a verdict on an item can depend on, as a bucket of its own.
    #[must_use]
    pub fn bucket(&self, item: usize) -> Option<Bucket> {
        let (media_files, media_bytes) = self.media(item);
        Some(Bucket {
            kind: self.kind(item)?,
            category: self.category(item),
            traits: self.traits(item)?,
            day: self.stamp(item).and_then(Stamp::day),
            items: 1,
            text_chars: self.text_chars(item),
            media_files,
            media_bytes,
        })
    }

    /// How many Unicode scalar values the text of an item has.
    #[must_use]
    pub fn text_chars(&self, item: usize) -> u64 {
        self.chars.get(item).copied().map_or(0, u64::from)
    }

    /// How many media files an item names, and their bytes.
    #[must_use]
    pub fn media(&self, item: usize) -> (u64, u64) {
        self.media.get(&item).map_or((0, 0), |claim| (u64::from(claim.files), claim.bytes))
    }

    /// How many media files an item names that are not in the archive.
    #[must_use]
    pub fn media_missing(&self, item: usize) -> u64 {
        self.media.get(&item).map_or(0, |claim| u64::from(claim.missing))
    }

    /// The media of an item, by the indices of their entries in the archive.
    pub fn media_entries(&self, item: usize) -> impl Iterator<Item = usize> {
        let item = u32::try_from(item).unwrap_or(u32::MAX);
        let from = self.media_entries.partition_point(|(of, _)| *of < item);
        let own = self.media_entries.iter().skip(from).take_while(move |(of, _)| *of == item);
        own.map(|(_, entry)| *entry as usize)
    }

    /// The media of all items, by the indices of their entries in the archive.
    pub fn all_media_entries(&self) -> impl Iterator<Item = usize> {
        self.media_entries.iter().map(|(_, entry)| *entry as usize)
    }

    /// The items of the same conversation as an item, the first one first; none if it belongs to none.
    #[must_use]
    pub fn conversation(&self, item: usize) -> Vec<usize> {
        let thread = self.threads.get(item).unwrap_or_default();
        if thread == 0 || item >= self.len() {
            return Vec::new();
        }
        let runs = self.threads.iter(self.len()).filter(|(_, of)| *of == thread);
        let mut items: Vec<usize> = runs.flat_map(|(run, _)| run).collect();
        items.sort_by_key(|item| self.stamp.get(*item));
        items
    }

    /// Brings the media in the order of their items, which a later version of a record disturbs.
    pub fn sort_media(&mut self) {
        self.media_entries.sort_by_key(|(item, _)| *item);
    }

    /// The kind of an item, by its index in the inventory.
    #[must_use]
    pub fn kind(&self, item: usize) -> Option<usize> {
        self.list.get(item).map(|list| usize::from(*list))
    }

    /// Estimates the tokens of the person's own words, on every core. Items of a kind for which `is_quoted` holds are
    /// left out, because their words are those of others. Authors must be resolved before, so that the words of others,
    /// whose tokens are not needed, cost no time.
    pub fn estimate_tokens(&mut self, is_quoted: impl Fn(usize) -> bool + Sync) {
        let mut tokens = vec![0_u32; self.len()];
        let items = &*self;
        let estimate = |from: usize, tokens: &mut [u32]| {
            for (item, tenths) in (from..).zip(tokens) {
                let is_own = items.traits(item).is_some_and(|traits| traits.author == Author::Own)
                    && !items.kind(item).is_some_and(&is_quoted);
                if is_own {
                    *tenths = estimate_tenths(items.text(item));
                }
            }
        };
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        // In small chunks, each taken by whichever thread is free, because own words often come in one stretch.
        let chunks = Mutex::new(tokens.chunks_mut(WORTH_A_THREAD).enumerate());
        let work = || {
            while let Some((nth, tokens)) = { chunks.lock().unwrap_or_else(PoisonError::into_inner).next() } {
                estimate(nth * WORTH_A_THREAD, tokens);
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..cores.min(items.len().div_ceil(WORTH_A_THREAD)) {
                scope.spawn(work);
            }
            work();
        });
        self.tokens = tokens;
    }

    /// The estimated number of tokens of the person's own words in the items whose time `when` accepts, by top-level
    /// category.
    #[must_use]
    pub fn own_tokens_estimate(&self, when: impl Fn(Option<Stamp>) -> bool) -> TokensByCategory {
        let mut sums: TokensByCategory = BTreeMap::new();
        // Items of a category follow each other, and looking each one up takes longer than everything else here.
        let mut run: Option<(Category, u64)> = None;
        let items = self.stamp.iter().zip(&self.tokens).zip(&self.category);
        for ((stamp, tenths), category) in items.filter(|((_, tenths), _)| **tenths > 0) {
            if !when((*stamp != NO_STAMP).then_some(Stamp(*stamp))) {
                continue;
            }
            match &mut run {
                Some((known, sum)) if known == category => *sum += u64::from(*tenths),
                _ => {
                    if let Some((category, sum)) = run.replace((*category, u64::from(*tenths))) {
                        *sums.entry(category.top()).or_default() += sum;
                    }
                }
            }
        }
        if let Some((category, sum)) = run {
            *sums.entry(category.top()).or_default() += sum;
        }
        sums.into_iter().map(|(category, tenths)| (category, tenths / 10)).collect()
    }

    /// How many items of each file were made from the first moment on and before the second.
    #[must_use]
    pub fn count_by_file(&self, (from, until): (Stamp, Stamp)) -> Vec<u64> {
        let mut counts = Vec::new();
        for (run, file) in self.file.iter(self.len()) {
            let stamps = self.stamp.get(run).unwrap_or_default().iter();
            let made = stamps.filter(|stamp| **stamp >= from.0 && **stamp < until.0).count() as u64;
            let file = file as usize;
            if counts.len() <= file {
                counts.resize(file + 1, 0);
            }
            if let Some(count) = counts.get_mut(file) {
                *count += made;
            }
        }
        counts
    }

    /// Sets the author of each item that has a sender.
    pub fn resolve_senders(&mut self, author_of: impl Fn(usize) -> Author) {
        for (traits, sender) in self.traits.iter_mut().zip(&self.sender) {
            if let Some(sender) = sender.checked_sub(1) {
                traits.author = author_of(sender as usize);
            }
        }
    }

    /// Counts the messages of conversations with the platform's AI as chats with it. `is_with_ai` tells these conversations by their
    /// numbers.
    pub fn count_as_ai_chats(&mut self, is_with_ai: impl Fn(u32) -> bool) {
        let (Some(messages), Some(chats)) = (Category::parse("messages"), Category::parse("ai-chats")) else { return };
        for (run, thread) in self.threads.iter(self.category.len()) {
            if !thread.checked_sub(1).is_some_and(&is_with_ai) {
                continue;
            }
            let categories = self.category.get_mut(run).unwrap_or_default();
            categories.iter_mut().filter(|category| category.top() == messages).for_each(|category| *category = chats);
        }
    }

    /// Adds media files to those of an item. `entries` are their indices in the archive.
    pub fn add_media(&mut self, item: usize, claim: Claim, entries: &[u32]) {
        if claim == Claim::default() {
            return;
        }
        let known = self.media.entry(item).or_default();
        known.files = known.files.saturating_add(claim.files);
        known.bytes = known.bytes.saturating_add(claim.bytes);
        known.missing = known.missing.saturating_add(claim.missing);
        let item = u32::try_from(item).unwrap_or(u32::MAX);
        self.media_entries.extend(entries.iter().map(|entry| (item, *entry)));
    }

    /// Counts the items by kind, category, traits and day, on every core.
    #[must_use]
    pub fn count(&self) -> Vec<Bucket> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let chunk = self.len().div_ceil(cores).max(WORTH_A_THREAD);
        let mut buckets = std::thread::scope(|scope| {
            let further = (chunk..self.len()).step_by(chunk);
            let threads: Vec<_> = further.map(|from| scope.spawn(move || self.count_from(from, chunk))).collect();
            let mut buckets = self.count_from(0, chunk);
            for thread in threads {
                buckets.extend(thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            }
            buckets
        });
        let key = |bucket: &Bucket| (bucket.kind, bucket.category, bucket.traits, bucket.day);
        buckets.sort_by_key(key);
        buckets.dedup_by(|more, bucket| {
            let is_same = key(more) == key(bucket);
            if is_same {
                bucket.items += more.items;
                bucket.text_chars += more.text_chars;
                bucket.media_files += more.media_files;
                bucket.media_bytes += more.media_bytes;
            }
            is_same
        });
        buckets
    }

    /// Counts at most `most` items from an index on. The buckets are in no particular order.
    fn count_from(&self, from: usize, most: usize) -> Vec<Bucket> {
        let mut buckets: Vec<Bucket> = Vec::new();
        // The bucket of each day since 1970, by everything else that tells buckets apart. There are few such sets of
        // buckets, and an item nearly always belongs to the same one as the item before.
        let mut sets: QuickMap<(u16, Category, Traits), QuickMap<i64, usize>> = QuickMap::new();
        let mut last: Option<((u16, Category, Traits, i64), usize)> = None;
        // Searched step by step, because looking up each item takes as long as all the rest.
        let mut media = self.media.range(from..).peekable();
        let columns = self.list.iter().zip(&self.category).zip(&self.traits).zip(&self.stamp).zip(&self.chars);
        for (at, ((((&list, &category), &traits), &stamp), &chars)) in columns.enumerate().skip(from).take(most) {
            // Days are compared as numbers, because computing a calendar date for each item is slow.
            let day = if stamp == NO_STAMP { NO_STAMP } else { stamp.div_euclid(86_400) };
            let key = (list, category, traits, day);
            let bucket = match last {
                Some((known, bucket)) if known == key => bucket,
                _ => *sets.entry((list, category, traits)).or_default().entry(day).or_insert_with(|| {
                    buckets.push(Bucket {
                        kind: usize::from(list),
                        category,
                        traits,
                        day: (stamp != NO_STAMP).then_some(Stamp(stamp)).and_then(Stamp::day),
                        items: 0,
                        text_chars: 0,
                        media_files: 0,
                        media_bytes: 0,
                    });
                    buckets.len() - 1
                }),
            };
            last = Some((key, bucket));
            let Some(bucket) = buckets.get_mut(bucket) else { continue };
            bucket.items += 1;
            bucket.text_chars += u64::from(chars);
            if let Some((_, claim)) = media.next_if(|(item, _)| **item == at) {
                bucket.media_files += u64::from(claim.files);
                bucket.media_bytes += claim.bytes;
            }
        }
        buckets
    }
}

/// Items to which every verdict applies alike: those of one kind, category, day and the same traits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bucket {
    /// The index of their kind in the inventory.
    pub kind: usize,
    /// Their category.
    pub category: Category,
    /// Their traits.
    pub traits: Traits,
    /// The day they were made, UTC.
    pub day: Option<Date>,
    /// How many they are.
    pub items: u64,
    /// The Unicode scalar values of their texts.
    pub text_chars: u64,
    /// How many media files they are or name.
    pub media_files: u64,
    /// The bytes of those.
    pub media_bytes: u64,
}
