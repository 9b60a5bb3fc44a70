//! Several exports of one account: which items stand in more than one of them.

use super::columns::Columns;
use super::media::buckets_of;
use super::{Fault, Inventory, LooseMedia};
use crate::archive::name_of;
use crate::vocab::Category;
use foldhash::fast::FixedState;
use foldhash::{HashMap as QuickMap, HashMapExt as _, HashSet as QuickSet, HashSetExt as _};
use std::hash::{BuildHasher as _, Hasher as _};
use std::sync::Arc;

/// The exports that are of one account, by their indices, for each account of which there are several. The newest comes
/// first; one that does not say when it was made counts as the oldest.
#[must_use]
pub fn same_accounts(inventories: &[Inventory]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, inventory) in inventories.iter().enumerate() {
        let is_same = |group: &&mut Vec<usize>| {
            group.first().and_then(|first| inventories.get(*first)).is_some_and(|first| {
                let (one, other) = (first.account.identity(), inventory.account.identity());
                let same = one.is_some() && one == other || first.account.is_same_as(&inventory.account);
                first.platform == inventory.platform && same
            })
        };
        match groups.iter_mut().find(is_same) {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
    groups.retain(|group| group.len() > 1);
    for group in &mut groups {
        group.sort_by_key(|at| std::cmp::Reverse(inventories.get(*at).and_then(|inventory| inventory.made_on)));
    }
    groups
}

/// What is the same in two exports of an item: its category, when it was made and its words. Ids of platforms are not kept,
/// and file kinds have other names in other layouts; but of what has no words the kind must be the same too.
fn key_of(category: Category, kind: &str, stamp: Option<i64>, text: &str) -> u64 {
    let mut hasher = FixedState::with_seed(0).build_hasher();
    hasher.write(category.top().id().as_bytes());
    if text.is_empty() {
        hasher.write(kind.as_bytes());
    }
    hasher.write_i64(stamp.unwrap_or(i64::MIN));
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// The key of each item, those of the media that no record names last.
fn keys(inventory: &Inventory) -> impl Iterator<Item = u64> {
    let items = &inventory.items;
    let records = (0..items.len()).map(|item| {
        let kind = items.kind(item).and_then(|kind| inventory.kinds.get(kind)).map_or("", |kind| kind.id.as_str());
        key_of(items.category(item), kind, items.stamp(item).map(|stamp| stamp.0), items.text(item))
    });
    let media = inventory.loose_media.iter().map(|file| key_of_media(&file.path, file.bucket.media_bytes));
    records.chain(media)
}

/// What is the same in two exports of a media file: its name and its size. In another export the folders may have other names.
fn key_of_media(path: &str, bytes: u64) -> u64 {
    let mut hasher = FixedState::with_seed(1).build_hasher();
    hasher.write_u64(bytes);
    hasher.write(name_of(path).as_bytes());
    hasher.finish()
}

/// The keys of the media that records name, which are no items of their own, but are there: in another export no record may name
/// them.
fn keys_of_named_media(inventory: &Inventory) -> impl Iterator<Item = u64> {
    let named = inventory.items.all_media_entries().filter_map(|entry| inventory.archive.entries.get(entry));
    named.map(|entry| key_of_media(&entry.path, entry.bytes))
}

/// Where another export has what an item of one is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Presence {
    /// Nowhere.
    Absent,
    /// As an item of its own.
    Item,
    /// With another item, such as a picture that a post names.
    PartOfItem,
}

/// For each item of an export, with its media last, where another export holds it. If one holds the same thing more often than the
/// other, as many are the same as there are in both.
#[must_use]
pub fn held_by(inventory: &Inventory, other: &Inventory) -> Vec<Presence> {
    let mut items: QuickMap<u64, u32> = QuickMap::new();
    for key in keys(other) {
        *items.entry(key).or_default() += 1;
    }
    let mut parts: QuickMap<u64, u32> = QuickMap::new();
    for key in keys_of_named_media(other) {
        *parts.entry(key).or_default() += 1;
    }
    let presence = keys(inventory).map(|key| {
        if take_one(key, &mut items) {
            Presence::Item
        } else if take_one(key, &mut parts) {
            Presence::PartOfItem
        } else {
            Presence::Absent
        }
    });
    let mut list: Vec<Presence> = presence.collect();
    hold_pictures(inventory, &keys_of_all_media(other).collect(), |item| {
        if let Some(presence @ Presence::Absent) = list.get_mut(item) {
            *presence = Presence::PartOfItem;
        }
    });
    list
}

/// The keys of all media of an export, whether records name them or not.
fn keys_of_all_media(inventory: &Inventory) -> impl Iterator<Item = u64> {
    let loose = inventory.loose_media.iter().map(|file| key_of_media(&file.path, file.bucket.media_bytes));
    keys_of_named_media(inventory).chain(loose)
}

/// Names the items that are nothing but pictures, such as those of an album, and whose pictures are all among `known`: in another
/// export the same picture may belong to a post.
fn hold_pictures(inventory: &Inventory, known: &QuickSet<u64>, mut is_held: impl FnMut(usize)) {
    let items = &inventory.items;
    let media = Category::parse("media");
    for item in 0..items.len() {
        if Some(items.category(item).top()) != media || !items.text(item).is_empty() {
            continue;
        }
        let entries = items.media_entries(item).filter_map(|entry| inventory.archive.entries.get(entry));
        let mut keys = entries.map(|entry| key_of_media(&entry.path, entry.bytes)).peekable();
        if keys.peek().is_some() && keys.all(|key| known.contains(&key)) {
            is_held(item);
        }
    }
}

/// Takes one of those that are counted under a key. Returns whether there was one.
fn take_one(key: u64, counts: &mut QuickMap<u64, u32>) -> bool {
    match counts.get_mut(&key) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    }
}

/// The exports with each item that stands in several of one account counted once: the newest one that holds it keeps it.
#[must_use]
pub fn count_once(inventories: &[Inventory]) -> Vec<Inventory> {
    let mut list = inventories.to_vec();
    for group in same_accounts(inventories) {
        // How often each thing stands in the newer exports, at most.
        let mut seen: QuickMap<u64, u32> = QuickMap::new();
        let mut seen_media: QuickSet<u64> = QuickSet::new();
        for at in group {
            let (Some(whole), Some(slot)) = (inventories.get(at), list.get_mut(at)) else { continue };
            let mut left = seen.clone();
            let mut repeated: Vec<bool> = keys(whole).map(|key| take_one(key, &mut left)).collect();
            hold_pictures(whole, &seen_media, |item| {
                if let Some(is_repeated) = repeated.get_mut(item) {
                    *is_repeated = true;
                }
            });
            let entries = || whole.items.all_media_entries();
            let key_of_entry = |entry: usize| {
                whole.archive.entries.get(entry).map(|entry| (key_of_media(&entry.path, entry.bytes), entry.bytes))
            };
            let counted = entries().filter_map(|entry| {
                let (key, bytes) = key_of_entry(entry)?;
                seen_media.contains(&key).then_some((entry, bytes))
            });
            let counted: QuickMap<usize, u64> = counted.collect();
            seen_media.extend(keys_of_all_media(whole));
            let mut own: QuickMap<u64, u32> = QuickMap::new();
            for key in keys(whole).chain(keys_of_named_media(whole)) {
                let count = own.entry(key).or_default();
                *count += 1;
                let known = seen.entry(key).or_default();
                *known = (*known).max(*count);
            }
            *slot = whole.without(&repeated, &counted);
        }
    }
    // What said that they are counted twice is not so any more.
    for inventory in &mut list {
        Arc::make_mut(&mut inventory.problems).retain(|problem| !matches!(problem.fault, Fault::SameAccount { .. }));
    }
    list
}

impl Inventory {
    /// The same without some of its items, and without counting some media files of the others, which are given with their bytes by
    /// the index of their entry. The ledger of its files stays, because they were read.
    fn without(&self, left_out: &[bool], counted: &QuickMap<usize, u64>) -> Self {
        let repeats = left_out.iter().filter(|is_left_out| **is_left_out).count() as u64;
        if repeats == 0 && counted.is_empty() {
            return self.clone();
        }
        let (records, media) = left_out.split_at(self.items.len().min(left_out.len()));
        let mut items: Columns = self.items.without(records);
        items.leave_out_files(|entry| counted.get(&entry).copied());
        let loose = self.loose_media.iter().zip(media).filter(|(_, is_left_out)| !**is_left_out);
        let loose_media: Vec<LooseMedia> = loose.map(|(file, _)| file.clone()).collect();
        let mut buckets = items.count();
        buckets.extend(buckets_of(&loose_media));
        Self { own_tokens: items.own_tokens_estimate(|_| true), items, loose_media, buckets, repeats, ..self.clone() }
    }
}
