//! Items as columns, and the cells they are counted in.

use crate::platform::Stamp;
use crate::words::{Audience, Author, Category};
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What a verdict can turn on, besides the source and the day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Traits {
    /// Who made it.
    pub author: Author,
    /// A draft, or deleted.
    pub unpublished: bool,
    /// Who could see it, where its record or the account's history tells.
    pub audience: Option<Audience>,
    /// It says at which place on earth it was made.
    pub placed: bool,
}

/// No date: the value that stands for it in the column.
const NO_STAMP: i64 = i64::MIN;

/// Items as columns: row `i` of each is item `i`. About 40 bytes an item, and its text.
#[derive(Debug, Default)]
pub struct Columns {
    source: Vec<u16>,
    file: Vec<u32>,
    category: Vec<Category>,
    stamp: Vec<i64>,
    traits: Vec<Traits>,
    sender: Vec<u32>,
    text: Vec<(u32, u64, u32)>,
    chars: Vec<u32>,
    /// Estimated tokens, in tenths.
    tokens: Vec<u32>,
    /// The texts of one file, one after another.
    segments: Vec<String>,
    /// The media that a record names: how many files, and their bytes. Few items have any.
    media: BTreeMap<usize, (u32, u64)>,
}

/// What is known of an item when its record is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct NewItem<'a> {
    pub source: u16,
    pub file: u32,
    pub category: Category,
    pub stamp: Option<Stamp>,
    pub traits: Traits,
    /// A sender to be told apart later, plus one; 0 for none.
    pub sender: u32,
    pub text: &'a str,
    pub text_chars: u64,
    /// Media files it names, and their bytes.
    pub media: (u32, u64),
}

impl Columns {
    /// Begins a file: its texts go into a segment of their own, so that an archive can be closed.
    pub(super) fn begin_file(&mut self) {
        self.segments.push(String::new());
    }

    pub(super) fn push(&mut self, item: &NewItem<'_>) {
        let text = self.keep(item.text);
        if item.media.0 > 0 {
            self.media.insert(self.len(), item.media);
        }
        self.source.push(item.source);
        self.file.push(item.file);
        self.category.push(item.category);
        self.stamp.push(item.stamp.map_or(NO_STAMP, |stamp| stamp.0));
        self.traits.push(item.traits);
        self.sender.push(item.sender);
        self.text.push(text);
        self.tokens.push(u32::try_from(super::tokens::estimate_tenths(item.text)).unwrap_or(u32::MAX));
        self.chars.push(u32::try_from(item.text_chars).unwrap_or(u32::MAX));
    }

    /// Keeps a text with those of the file that is being read.
    fn keep(&mut self, text: &str) -> (u32, u64, u32) {
        let segment = self.segments.len().saturating_sub(1);
        let at = self.segments.last_mut().map_or(0, |kept| {
            let at = kept.len();
            kept.push_str(text);
            at
        });
        let len = u32::try_from(text.len()).unwrap_or(u32::MAX);
        (u32::try_from(segment).unwrap_or(u32::MAX), at as u64, len)
    }

    /// Gives an item another text: the whole of what was cut short.
    pub(super) fn set_text(&mut self, item: usize, text: &str, chars: u64) {
        let kept = self.keep(text);
        let tokens = u32::try_from(super::tokens::estimate_tenths(text)).unwrap_or(u32::MAX);
        let chars = u32::try_from(chars).unwrap_or(u32::MAX);
        if let (Some(slot), Some(chars_slot), Some(tokens_slot)) =
            (self.text.get_mut(item), self.chars.get_mut(item), self.tokens.get_mut(item))
        {
            (*slot, *chars_slot, *tokens_slot) = (kept, chars, tokens);
        }
    }

    /// Tells more of an item: that it was not out, and when it was made.
    pub(super) fn amend(&mut self, item: usize, unpublished: bool, stamp: Option<Stamp>) {
        if let Some(traits) = self.traits.get_mut(item) {
            traits.unpublished |= unpublished;
        }
        if let (Some(slot), Some(stamp)) = (self.stamp.get_mut(item).filter(|slot| **slot == NO_STAMP), stamp) {
            *slot = stamp.0;
        }
    }

    /// The items of these sources that were made in one of these seconds.
    pub(super) fn made_in(&self, sources: &[usize], seconds: &HashSet<i64>) -> HashMap<i64, Vec<usize>> {
        let mut made: HashMap<i64, Vec<usize>> = HashMap::new();
        for (at, (source, stamp)) in self.source.iter().zip(&self.stamp).enumerate() {
            if seconds.contains(stamp) && sources.contains(&usize::from(*source)) {
                made.entry(*stamp).or_default().push(at);
            }
        }
        made
    }

    /// Tells items whose record does not say it who could see them, by their source and when they were made.
    pub(super) fn resolve_audience(&mut self, audience: impl Fn(usize, Option<Stamp>) -> Option<Audience>) {
        for ((source, stamp), traits) in self.source.iter().zip(&self.stamp).zip(&mut self.traits) {
            if traits.audience.is_none() {
                let stamp = (*stamp != NO_STAMP).then_some(Stamp(*stamp));
                traits.audience = audience(usize::from(*source), stamp);
            }
        }
    }

    /// Forgets every item after the first so many.
    pub(super) fn truncate(&mut self, items: usize) {
        let Self { source, file, category, stamp, traits, sender, text, chars, tokens, media, segments: _ } = self;
        media.split_off(&items);
        source.truncate(items);
        file.truncate(items);
        category.truncate(items);
        stamp.truncate(items);
        traits.truncate(items);
        sender.truncate(items);
        text.truncate(items);
        chars.truncate(items);
        tokens.truncate(items);
    }

    /// How many items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.source.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.source.is_empty()
    }

    /// The text of an item.
    #[must_use]
    pub fn text(&self, item: usize) -> &str {
        let Some((segment, at, len)) = self.text.get(item).copied() else { return "" };
        let from = usize::try_from(at).unwrap_or(usize::MAX);
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

    /// The kind of an item.
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
        self.file.get(item).map(|file| *file as usize)
    }

    /// The source an item came from.
    #[must_use]
    pub fn source(&self, item: usize) -> Option<usize> {
        self.source.get(item).map(|source| usize::from(*source))
    }

    /// An estimate of the tokens of the person's own words, of items made at certain times. The words of some sources
    /// are quoted from others.
    pub(super) fn own_tokens_estimate(
        &self,
        quoted: impl Fn(usize) -> bool,
        when: impl Fn(Option<Stamp>) -> bool,
    ) -> u64 {
        let items = self.traits.iter().zip(&self.source).zip(&self.stamp).zip(&self.tokens);
        let own = items.filter(|(((traits, source), stamp), _)| {
            traits.author == Author::Own
                && !quoted(usize::from(**source))
                && when((**stamp != NO_STAMP).then_some(Stamp(**stamp)))
        });
        own.map(|(_, tenths)| u64::from(*tenths)).sum::<u64>() / 10
    }

    /// How many items of each file were made from one moment until before another.
    #[must_use]
    pub fn count_by_file(&self, (from, until): (Stamp, Stamp)) -> Vec<u64> {
        let mut counts = Vec::new();
        for (file, stamp) in self.file.iter().zip(&self.stamp) {
            if *stamp >= from.0 && *stamp < until.0 {
                let file = *file as usize;
                if counts.len() <= file {
                    counts.resize(file + 1, 0);
                }
                if let Some(count) = counts.get_mut(file) {
                    *count += 1;
                }
            }
        }
        counts
    }

    /// Tells every item that has a sender who it is by.
    pub(super) fn resolve_senders(&mut self, author_of: impl Fn(usize) -> Author) {
        for (traits, sender) in self.traits.iter_mut().zip(&self.sender) {
            if let Some(sender) = sender.checked_sub(1) {
                traits.author = author_of(sender as usize);
            }
        }
    }

    /// Counts the items by source, category, traits and day.
    pub(super) fn count(&self) -> Vec<Cell> {
        let mut cells: HashMap<(u16, Category, Traits, i64), Cell> = HashMap::new();
        for at in 0..self.len() {
            let (Some(&source), Some(&category), Some(&traits), Some(&stamp), Some(&chars)) = (
                self.source.get(at),
                self.category.get(at),
                self.traits.get(at),
                self.stamp.get(at),
                self.chars.get(at),
            ) else {
                continue;
            };
            // Days since 1970: one division an item, one calendar date a cell.
            let day = if stamp == NO_STAMP { NO_STAMP } else { stamp.div_euclid(86_400) };
            let cell = cells.entry((source, category, traits, day)).or_insert_with(|| Cell {
                source: usize::from(source),
                category,
                traits,
                day: (stamp != NO_STAMP).then_some(Stamp(stamp)).and_then(Stamp::day),
                items: 0,
                text_chars: 0,
                media_files: 0,
                media_bytes: 0,
            });
            cell.items += 1;
            cell.text_chars += u64::from(chars);
            if let Some((files, bytes)) = self.media.get(&at) {
                cell.media_files += u64::from(*files);
                cell.media_bytes += bytes;
            }
        }
        let mut cells: Vec<Cell> = cells.into_values().collect();
        cells.sort_by_key(|cell| (cell.source, cell.category, cell.traits, cell.day));
        cells
    }
}

/// Items that no verdict can tell apart: of one source, kind, traits and day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// Which of the inventory's sources.
    pub source: usize,
    /// Their kind.
    pub category: Category,
    /// Their traits.
    pub traits: Traits,
    /// The day they were made, UTC.
    pub day: Option<Date>,
    /// How many they are.
    pub items: u64,
    /// The Unicode scalar values of their texts.
    pub text_chars: u64,
    /// Media files among them or named by them.
    pub media_files: u64,
    /// The bytes of those.
    pub media_bytes: u64,
}
