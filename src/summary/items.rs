//! Items one by one, each with its outcome: what the command `items` writes.
//!
//! The schema is called `fodder/items@1`. Adding a field keeps the name; removing or renaming one, or giving it other words or
//! another unit, needs a new name.

use super::asked::Inquiry;
use super::find::Hit;
use super::judgement_cache::JudgementCache;
use crate::ids::PlatformId;
use crate::inventory::{Bucket, Inventory};
use crate::readers::Stamp;
use crate::rulebook::{RuleId, Rulebook};
use crate::vocab::{Audience, Author, Category, LawValue, Outcome};
use jiff::civil::Date;
use serde::{Serialize, Serializer};
use std::collections::HashMap;

/// The schema's name and version.
pub const ITEMS_SCHEMA: &str = "fodder/items@1";

/// One item. The number of rows is that of the summary's items.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ItemRow {
    /// Unique, and the same for the same archive: the part, the path, and the number of the record, with that of the
    /// value if the record packs several; for a media file its path.
    pub id: String,
    /// Which of the archives.
    pub archive: usize,
    /// The platform's id.
    pub platform: PlatformId,
    /// The id of the file kind.
    pub source: String,
    /// The category or sub-category.
    pub category: Category,
    /// When it was made; in text as ISO 8601, in UTC.
    #[serde(serialize_with = "as_iso")]
    pub date: Option<Stamp>,
    /// Who could see it.
    #[serde(serialize_with = "known_or_unknown")]
    pub audience: Option<Audience>,
    /// Who made it.
    pub author: Author,
    /// Whether the person did, wrote or uploaded it.
    pub own: bool,
    /// A draft, or deleted.
    pub unpublished: bool,
    /// Unicode scalar values of its text.
    pub text_chars: u64,
    /// Media files it is or names.
    pub media_files: u64,
    /// The answer.
    pub outcome: Outcome,
    /// What the law lets the platform do; `null` where no rule is known or where it depends.
    pub law: Option<LawValue>,
    /// What must hold for that value, in words.
    pub law_condition: Option<String>,
    /// The rule of the practice that decides.
    pub rule: Option<RuleId>,
    /// The file in the archive.
    pub path: String,
    /// The number of the record in the file, from 1; `null` for a media file.
    pub record: Option<u64>,
    /// Its text, if it is asked for and not somebody else's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn known_or_unknown<S: Serializer>(audience: &Option<Audience>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(audience.map_or("unknown", Audience::id))
}

#[expect(clippy::ref_option, reason = "serde hands over a reference")]
fn as_iso<S: Serializer>(date: &Option<Stamp>, serializer: S) -> Result<S::Ok, S::Error> {
    date.and_then(Stamp::iso).serialize(serializer)
}

/// Items that were picked one by one, by the index of their archive and their own.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PickedItems {
    /// For each archive, whether each item is among them.
    picked: Vec<Vec<bool>>,
}

impl PickedItems {
    fn holds(&self, archive: usize, item: usize) -> bool {
        self.picked.get(archive).and_then(|items| items.get(item)).copied().unwrap_or(false)
    }
}

impl<'h> FromIterator<&'h Hit> for PickedItems {
    fn from_iter<I: IntoIterator<Item = &'h Hit>>(hits: I) -> Self {
        let mut picked: Vec<Vec<bool>> = Vec::new();
        for hit in hits {
            let (archive, item) = (hit.archive as usize, hit.item as usize);
            if picked.len() <= archive {
                picked.resize_with(archive + 1, Vec::new);
            }
            if let Some(items) = picked.get_mut(archive) {
                if items.len() <= item {
                    items.resize(item + 1, false);
                }
                if let Some(is_picked) = items.get_mut(item) {
                    *is_picked = true;
                }
            }
        }
        Self { picked }
    }
}

/// Which items are wanted, and how much of them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ItemSelection {
    /// Only these categories, with what lies under them; all if empty.
    pub categories: Vec<Category>,
    /// Only these outcomes; all if empty.
    pub outcomes: Vec<Outcome>,
    /// Only these items; all if `None`.
    pub picked: Option<PickedItems>,
    /// With the text of the person's own words.
    pub with_text: bool,
    /// With the words of other people, if [`Self::with_text`] is set as well.
    pub with_others: bool,
}

impl ItemSelection {
    fn wants_category(&self, category: Category) -> bool {
        let is_wanted = |wanted: &Category| *wanted == category || *wanted == category.top();
        self.categories.is_empty() || self.categories.iter().any(is_wanted)
    }

    fn wants_item(&self, archive: usize, item: usize) -> bool {
        self.picked.as_ref().is_none_or(|picked| picked.holds(archive, item))
    }

    fn wants_outcome(&self, outcome: Outcome) -> bool {
        self.outcomes.is_empty() || self.outcomes.contains(&outcome)
    }
}

/// Hands each wanted item to `take`, in the order of the archives. Ends early if it returns false.
pub fn each_item<'i>(
    inventories: impl IntoIterator<Item = &'i Inventory>,
    book: &Rulebook,
    asked: &Inquiry,
    wanted: &ItemSelection,
    mut take: impl FnMut(ItemRow) -> bool,
) {
    let mut cache = JudgementCache::new(book, asked);
    // Of all archives together, because two exports in one folder have parts and paths of the same names.
    let (mut files, mut media) = (HashMap::new(), HashMap::new());
    for (archive, inventory) in inventories.into_iter().enumerate() {
        cache.turn_to(archive, inventory);
        let rows = Rows { archive, inventory, asked, wanted, names: names_of_files(inventory, &mut files) };
        if !rows.of_records(&mut cache, &mut take) || !rows.of_media(&mut cache, &mut media, &mut take) {
            return;
        }
    }
}

/// The rows of one archive.
struct Rows<'r> {
    archive: usize,
    inventory: &'r Inventory,
    asked: &'r Inquiry,
    wanted: &'r ItemSelection,
    /// What each file is called in an id.
    names: Vec<String>,
}

/// What each file of an archive is called in an id: its part and its path. Where two files have the same part and path, the second one has
/// a number.
fn names_of_files(inventory: &Inventory, seen: &mut HashMap<String, u32>) -> Vec<String> {
    let names = inventory.files.iter().map(|file| {
        let part = inventory.parts.get(file.part).map_or("", |part| part.name.as_str());
        numbered(format!("{part}/{}", file.path), seen)
    });
    names.collect()
}

/// A name, with a number if it was given out before.
fn numbered(name: String, seen: &mut HashMap<String, u32>) -> String {
    let count = seen.entry(name.clone()).or_default();
    *count += 1;
    if *count > 1 { format!("{name}~{count}") } else { name }
}

impl Rows<'_> {
    /// Whether something made on a day is wanted.
    fn is_within(&self, day: Option<Date>) -> bool {
        self.asked.within.is_none_or(|within| day.is_some_and(|day| within.holds(day)))
    }

    /// The items that records are. Returns whether more are wanted.
    fn of_records(&self, cache: &mut JudgementCache<'_>, take: &mut impl FnMut(ItemRow) -> bool) -> bool {
        let items = &self.inventory.items;
        // The values that a record packs come one after another.
        let (mut last, mut nth) = (None, 0_u64);
        for item in 0..items.len() {
            let (Some(bucket), Some(file)) = (items.bucket(item), items.file(item)) else { continue };
            let record = items.record(item);
            nth = if last == Some((file, record)) { nth + 1 } else { 0 };
            last = Some((file, record));
            let Bucket { kind, category, traits, day, .. } = bucket;
            let is_wanted = self.wanted.wants_category(category) && self.wanted.wants_item(self.archive, item);
            if !is_wanted || !self.is_within(day) {
                continue;
            }
            let Some(row) = self.inventory.files.get(file) else { continue };
            let name = self.names.get(file).map_or("", String::as_str);
            let id = if nth == 0 { format!("{name}#{record}") } else { format!("{name}#{record}.{}", nth + 1) };
            // A moment beyond the calendar is none.
            let date = items.stamp(item).filter(|stamp| stamp.day().is_some());
            let Some(mut judged) = self.row(cache, &bucket, id, &row.path, date) else { continue };
            judged.record = Some(u64::from(record));
            let is_quoted = self.inventory.kinds.get(kind).is_some_and(|kind| kind.quoted);
            let is_own_word = traits.author == Author::Own && !is_quoted;
            if self.wanted.with_text && (is_own_word || self.wanted.with_others) {
                judged.text = Some(items.text(item).to_owned());
            }
            if !take(judged) {
                return false;
            }
        }
        true
    }

    /// The media files that no record names.
    fn of_media(
        &self,
        cache: &mut JudgementCache<'_>,
        seen: &mut HashMap<String, u32>,
        take: &mut impl FnMut(ItemRow) -> bool,
    ) -> bool {
        // They follow the items that records are.
        for (item, file) in (self.inventory.items.len()..).zip(&self.inventory.loose_media) {
            let part = self.inventory.parts.get(file.part).map_or("", |part| part.name.as_str());
            let id = numbered(format!("{part}/{}", file.path), seen);
            let category = file.bucket.category;
            let is_wanted = self.wanted.wants_category(category) && self.wanted.wants_item(self.archive, item);
            if !is_wanted || !self.is_within(None) {
                continue;
            }
            let Some(row) = self.row(cache, &file.bucket, id, &file.path, None) else { continue };
            if !take(row) {
                return false;
            }
        }
        true
    }

    /// The row of an item, if its outcome is wanted.
    fn row(
        &self,
        cache: &mut JudgementCache<'_>,
        bucket: &Bucket,
        id: String,
        path: &str,
        date: Option<Stamp>,
    ) -> Option<ItemRow> {
        let kind = self.inventory.kinds.get(bucket.kind)?;
        cache.judge_bucket(kind, bucket);
        let (view, judged) = cache.last()?;
        let (practice, law) = (&judged.judgement.practice, &judged.judgement.law);
        self.wanted.wants_outcome(practice.outcome).then(|| ItemRow {
            id,
            archive: self.archive,
            platform: kind.platform.clone(),
            source: kind.id.clone(),
            category: bucket.category,
            date,
            audience: view.traits().audience,
            author: bucket.traits.author,
            own: bucket.traits.author == Author::Own,
            unpublished: bucket.traits.unpublished,
            text_chars: bucket.text_chars,
            media_files: bucket.media_files,
            outcome: practice.outcome,
            law: law.value,
            law_condition: law.condition().map(str::to_owned),
            rule: practice.rule.map(|rule| rule.id.clone()),
            path: path.to_owned(),
            record: None,
            text: None,
        })
    }
}
