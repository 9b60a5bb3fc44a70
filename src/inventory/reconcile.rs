//! Reconciliation across files: records that occur twice, files that complete the records of other files, texts that
//! are truncated in one file and whole in another, and versions of edited records.

use super::columns::{Columns, NewItem};
use crate::readers::Stamp;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::BuildHasher as _;

/// The numbers, such as those of posts, of the records that may occur more than once, kept as hashes of eight bytes each. Lists of one
/// group, which the key `unique` of a table names, share their numbers.
#[derive(Debug, Default)]
pub struct RecordNumbers {
    /// Hashes of the groups and numbers.
    seen: foldhash::HashSet<u64>,
    hasher: foldhash::quality::RandomState,
    /// Those seen since the last [`Self::begin_file`], if they may have to be forgotten.
    lately: Vec<u64>,
    keep_lately: bool,
}

impl RecordNumbers {
    /// Begins a file. With `may_forget`, [`Self::forget_file`] can remove the numbers that are noted from now on.
    pub fn begin_file(&mut self, may_forget: bool) {
        self.lately.clear();
        self.keep_lately = may_forget;
    }

    /// Notes a number of a group. Returns whether it was noted before.
    pub fn note(&mut self, group: &str, number: &str) -> bool {
        let key = self.hasher.hash_one((group, number));
        if !self.seen.insert(key) {
            return true;
        }
        if self.keep_lately {
            self.lately.push(key);
        }
        false
    }

    /// Whether a number of a group was noted.
    #[must_use]
    pub fn knows(&self, group: &str, number: &str) -> bool {
        self.seen.contains(&self.hasher.hash_one((group, number)))
    }

    /// Removes the numbers that were noted since [`Self::begin_file`].
    pub fn forget_file(&mut self) {
        for key in self.lately.drain(..) {
            self.seen.remove(&key);
        }
    }
}

/// What one file says about a record in another.
#[derive(Clone, Debug)]
pub struct Amendment {
    /// The number of the record, or empty.
    pub number: String,
    /// Whether it was not published.
    pub unpublished: bool,
    /// When it was made.
    pub stamp: Option<Stamp>,
}

/// The items of a list that another file may amend, in the order in which they were read.
#[derive(Debug, Default)]
pub struct Amendable {
    items: Vec<(String, usize)>,
}

impl Amendable {
    /// Notes an item.
    pub fn note(&mut self, number: &str, item: usize) {
        self.items.push((number.to_owned(), item));
    }

    /// Forgets all items from this index on.
    pub fn truncate(&mut self, items: usize) {
        self.items.retain(|(_, item)| *item < items);
    }

    /// The amendments with the items that they are about, matched by number. If no number matches and there are as many
    /// amendments as items, they are matched by their order.
    #[must_use]
    pub fn matched<'a>(&self, amendments: &'a [Amendment]) -> Vec<(usize, &'a Amendment)> {
        let by_number: HashMap<&str, usize> = self
            .items
            .iter()
            .filter(|(number, _)| !number.is_empty())
            .map(|(number, item)| (number.as_str(), *item))
            .collect();
        let matched: Vec<_> = amendments
            .iter()
            .filter_map(|amendment| Some((*by_number.get(amendment.number.as_str())?, amendment)))
            .collect();
        if matched.is_empty() && amendments.len() == self.items.len() {
            return self.items.iter().map(|(_, item)| *item).zip(amendments).collect();
        }
        matched
    }
}

/// The edited records of which several versions were read.
#[derive(Debug, Default)]
pub struct Versions {
    /// By the number of the first version: the item, and which version's text it has.
    items: HashMap<String, (usize, usize)>,
    /// When later versions were made, and of which items they are.
    later: Vec<(Stamp, usize)>,
    /// The time of the version whose text an item has, where that is not the one that was read first.
    text_times: HashMap<usize, Stamp>,
    /// The texts of versions that no item has, because a later one was read, in the form in which texts are compared, by the second in
    /// which each was made.
    outdated: HashMap<i64, Vec<String>>,
    /// The items of the first [`MOST_SINGLE`] records whose list of versions holds only their own number, by a hash of that number.
    single: foldhash::HashMap<u64, usize>,
    hasher: foldhash::quality::RandomState,
    by_second: BySecond,
}

/// The numbers of this many records whose list of versions holds only their own number are kept. In larger archives the item of a first
/// version is found by the second in which it was made, which the numbers of posts on X encode, because a number for each post would
/// take too much memory.
const MOST_SINGLE: usize = 1 << 17;

/// The items of each list and second. It is filled only if a first version has to be looked for, and each item is entered once, so that
/// looking for many first versions does not go through all items for each of them.
#[derive(Debug, Default)]
struct BySecond {
    /// How many items of the columns were entered.
    entered: usize,
    items: HashMap<(u16, i64), Vec<usize>>,
}

/// What becomes of a version of an edited record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Version {
    /// It is the first one that was read, whichever of the versions it is: an item of its own.
    New,
    /// It is later than those that were read: the item gets its text.
    Later(usize),
    /// It is not later than the one whose text the item has.
    NotLater(usize),
}

impl Versions {
    /// Notes a version. `numbers` are those of all versions, the first one first; `next_item` is the index of the item
    /// that it would be.
    pub fn note(&mut self, number: &str, numbers: &[&str], next_item: usize) -> Version {
        let Some(first) = numbers.first() else { return Version::New };
        // A record whose list holds only its own number was never edited, unless a later version that was read before names it.
        if numbers.len() == 1 && !self.items.contains_key(*first) {
            if self.single.len() < MOST_SINGLE {
                self.single.insert(self.hasher.hash_one(first), next_item);
            }
            return Version::New;
        }
        // A version that its own list does not name counts as the latest.
        let rank = numbers.iter().position(|known| *known == number).unwrap_or(numbers.len());
        match self.items.get_mut(*first) {
            None => {
                self.items.insert((*first).to_owned(), (next_item, rank));
                Version::New
            }
            Some((item, known)) if rank > *known => {
                *known = rank;
                Version::Later(*item)
            }
            Some((item, _)) => Version::NotLater(*item),
        }
    }

    /// Whether a version of the record with this first number was noted.
    #[must_use]
    pub fn knows(&self, first: &str) -> bool {
        self.items.contains_key(first)
    }

    /// Notes a first version that was read before any other version named it. `made` is the time that its number encodes, and `list` the
    /// index of its list.
    ///
    /// If its number was not kept, its item is looked for among those of the list that were made in that second; of several, the one
    /// whose text begins most like `text` is taken.
    pub fn register_first(&mut self, first: &str, made: Option<Stamp>, list: usize, text: &str, columns: &Columns) {
        if let Some(item) = self.single.get(&self.hasher.hash_one(first)) {
            self.items.insert(first.to_owned(), (*item, 0));
            return;
        }
        let Some(made) = made.filter(|_| self.single.len() >= MOST_SINGLE) else { return };
        let BySecond { entered, items } = &mut self.by_second;
        for (at, list, second) in columns.made_since(*entered) {
            items.entry((list, second)).or_default().push(at);
        }
        *entered = columns.len();
        let Ok(list) = u16::try_from(list) else { return };
        let alike = |item: &usize| columns.text(*item).chars().zip(text.chars()).take_while(|(a, b)| a == b).count();
        let Some(candidates) = items.get_mut(&(list, made.0)) else { return };
        if let Some(item) = candidates.iter().copied().max_by_key(alike) {
            // No other record has this item as its first version.
            candidates.retain(|candidate| *candidate != item);
            self.items.insert(first.to_owned(), (item, 0));
        }
    }

    /// Notes when the version was made whose text an item has now. The item itself keeps the time of the version that was read first.
    pub fn note_time(&mut self, stamp: Stamp, item: usize) {
        self.later.push((stamp, item));
        self.text_times.insert(item, stamp);
    }

    /// Notes the text of a version that is not the latest, so that its whole text does not become an item of its own.
    pub fn note_outdated(&mut self, stamp: Option<Stamp>, text: &str) {
        if let Some(Stamp(second)) = stamp {
            self.outdated.entry(second).or_default().push(short_form(text));
        }
    }

    /// The time of the version of an item from which the item has its text.
    #[must_use]
    pub fn time_of_text(&self, item: usize, columns: &Columns) -> Option<Stamp> {
        self.text_times.get(&item).copied().or_else(|| columns.stamp(item))
    }

    /// The items of which a version that [`Self::note_time`] noted was made in one of these seconds, by the second.
    fn made_in(&self, seconds: &HashSet<i64>) -> impl Iterator<Item = (i64, usize)> {
        let wanted = self.later.iter().filter(|(stamp, _)| seconds.contains(&stamp.0));
        wanted.map(|(stamp, item)| (stamp.0, *item))
    }

    /// Forgets all items from this index on. Outdated texts stay: they only keep a whole text of the same second from becoming an item.
    pub fn truncate(&mut self, items: usize) {
        self.items.retain(|_, (item, _)| *item < items);
        self.later.retain(|(_, item)| *item < items);
        self.text_times.retain(|item, _| *item < items);
        self.single.retain(|_, item| *item < items);
        self.by_second.entered = self.by_second.entered.min(items);
        self.by_second.items.values_mut().for_each(|list| list.retain(|item| *item < items));
    }
}

/// A whole text, held until the file it stands in is read to its end.
#[derive(Debug)]
pub struct WholeText {
    /// The item that it becomes if it completes no other one.
    pub item: NewItem<'static>,
    /// The text.
    pub text: String,
}

/// Gives whole texts to the items of these lists that they complete, and returns those that complete none.
///
/// A whole text completes an item if both were made in the same second and it begins with the item's text. For an
/// edited record, the second of any version counts, and the item gets the text of the latest one; the others are no items.
pub fn complete(columns: &mut Columns, versions: &Versions, held: Vec<WholeText>, lists: &[usize]) -> Vec<WholeText> {
    let seconds: HashSet<i64> = held.iter().filter_map(|whole| whole.item.stamp).map(|Stamp(second)| second).collect();
    let mut made = columns.made_in(lists, &seconds);
    for (second, item) in versions.made_in(&seconds) {
        let items = made.entry(second).or_default();
        if !items.contains(&item) {
            items.push(item);
        }
    }
    // The short texts in the form in which they are compared, computed once.
    let mut shorts: HashMap<usize, String> = HashMap::new();
    for item in made.values().flatten() {
        shorts.insert(*item, short_form(columns.text(*item)));
    }
    let is_outdated = |whole: &WholeText, long: &str| {
        let made = whole.item.stamp.and_then(|Stamp(second)| versions.outdated.get(&second));
        made.is_some_and(|texts| texts.iter().any(|short| !short.is_empty() && long.starts_with(short.as_str())))
    };
    let mut left = Vec::new();
    let mut found_for: BTreeMap<usize, WholeText> = BTreeMap::new();
    for whole in held {
        let long = bare(&whole.text);
        let candidates = whole.item.stamp.and_then(|Stamp(second)| made.get_mut(&second));
        let found = candidates.and_then(|items| {
            let short = |item: &usize| shorts.get(item).map_or("", String::as_str);
            let fits = |item: &usize| !short(item).is_empty() && long.starts_with(short(item));
            let fitting = items.iter().enumerate().filter(|(_, item)| fits(item));
            let (at, _) = fitting.max_by_key(|(_, item)| short(item).len())?;
            Some(items.swap_remove(at))
        });
        match found {
            Some(item) => {
                let is_later = found_for.get(&item).is_none_or(|known| known.item.stamp < whole.item.stamp);
                if is_later {
                    found_for.insert(item, whole);
                }
            }
            None if is_outdated(&whole, &long) => {}
            None => left.push(whole),
        }
    }
    for (item, whole) in found_for {
        columns.set_text(item, &whole.text, whole.item.text_chars);
    }
    left
}

/// A text that may be truncated, in the form in which texts are compared, without the ellipsis at its end.
fn short_form(text: &str) -> String {
    bare(text).trim_end_matches('…').trim_end().to_owned()
}

/// A text in the form in which texts are compared: without the names that a reply begins with, which a long text lacks, and without X's
/// short links, because each copy has a new one.
fn bare(text: &str) -> String {
    let words = text.split_whitespace().skip_while(|word| word.starts_with('@'));
    words.filter(|word| !word.starts_with("https://t.co/")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_versions_of_a_record_are_one_item_with_the_latest_text() {
        let mut versions = Versions::default();
        let all = ["10", "11", "12"];
        assert_eq!(versions.note("11", &all, 7), Version::New);
        assert_eq!(versions.note("12", &all, 8), Version::Later(7));
        assert_eq!(versions.note("10", &all, 8), Version::NotLater(7));
        // A first version that was read before any other named it.
        assert_eq!(versions.note("30", &["30"], 8), Version::New);
        versions.register_first("30", None, 0, "", &Columns::default());
        assert_eq!(versions.note("31", &["30", "31"], 9), Version::Later(8));
        versions.truncate(7);
        assert_eq!(versions.note("10", &all, 3), Version::New);
        assert_eq!(versions.note("10", &["10"], 4), Version::NotLater(3));
        assert_eq!(versions.note("20", &["20"], 4), Version::New);
    }

    #[test]
    fn a_first_version_whose_number_is_not_kept_is_found_by_its_second() {
        let mut columns = Columns::default();
        for (list, second, text) in [(0, 100, "other"), (0, 100, "hello"), (1, 100, "hello you"), (0, 101, "hello you")]
        {
            columns.push(&NewItem {
                list,
                file: 0,
                record: 1,
                category: crate::vocab::Category::OTHER,
                stamp: Some(Stamp(second)),
                traits: crate::inventory::Traits {
                    author: crate::vocab::Author::Own,
                    unpublished: false,
                    audience: None,
                    placed: false,
                },
                sender: 0,
                thread: 0,
                text: crate::inventory::ItemText::Copied(text),
                text_chars: 5,
            });
        }
        let mut versions = Versions::default();
        for number in 0..=MOST_SINGLE {
            let number = format!("n{number}");
            versions.note(&number, &[&number], number.len());
        }
        versions.register_first("1", Some(Stamp(100)), 0, "hello you", &columns);
        assert_eq!(versions.note("2", &["1", "2"], 4), Version::Later(1));
        versions.register_first("5", Some(Stamp(100)), 0, "hello you", &columns);
        assert_eq!(versions.note("6", &["5", "6"], 4), Version::Later(0), "an item is taken once");
        versions.register_first("7", Some(Stamp(99)), 0, "hello you", &columns);
        assert_eq!(versions.note("8", &["7", "8"], 4), Version::New);
    }

    #[test]
    fn amendments_are_matched_by_number_or_else_by_place() {
        let mut amendable = Amendable::default();
        amendable.note("1", 5);
        amendable.note("2", 6);
        let amendment = |number: &str| Amendment { number: number.into(), unpublished: true, stamp: None };
        let items = |amendments: &[Amendment]| {
            amendable.matched(amendments).into_iter().map(|(item, _)| item).collect::<Vec<_>>()
        };
        assert_eq!(items(&[amendment("2")]), [6]);
        assert_eq!(items(&[amendment(""), amendment("")]), [5, 6]);
        assert_eq!(items(&[amendment("9")]), [0_usize; 0]);
    }
}
