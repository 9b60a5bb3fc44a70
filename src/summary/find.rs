//! Finding items: by kind, outcome, year, author and file, and by the words in their text.

use super::asked::{Inquiry, Within};
use super::hints::HintSets;
use super::judgement_cache::JudgementCache;
use super::standing::Standing;
use crate::hints::HintSet;
use crate::ids::PlatformId;
use crate::inventory::{Bucket, Inventory, Presence, held_by};
use crate::plain::{plain, write_plain};
use crate::rulebook::Rulebook;
use crate::vocab::{Audience, Author, Category, HintKind, Outcome, Trait};
use aho_corasick::AhoCorasick;
use jiff::civil::Date;
use memchr::memmem;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

/// Fewer items than this are looked through on one thread, because starting another takes longer.
const WORTH_A_THREAD: usize = 16 * 1024;

/// How many items are looked at for the first hits, which takes some 30 ms if none of them fits.
const LOOKED_AT_FIRST: usize = 64 * 1024;

/// An item: the index of its archive among the inventories, and its index there. The media that no record names follow
/// the items that records are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Hit {
    /// The archive.
    pub archive: u32,
    /// The item.
    pub item: u32,
}

/// The order in which items are listed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum ItemOrder {
    /// As in the archives.
    #[default]
    Archive,
    /// By when they were made; what has no date comes last.
    Date,
    /// By file kind.
    Kind,
    /// By outcome.
    Outcome,
}

/// Which items are looked for. What is `None` is not asked about.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct ItemsQuery {
    /// The category, with what lies under it.
    pub category: Option<Category>,
    /// The standing.
    pub standing: Option<Standing>,
    /// The platform.
    pub platform: Option<PlatformId>,
    /// The year; `Some(None)` is what has no date.
    pub year: Option<Option<i16>>,
    /// Who made it.
    pub author: Option<Author>,
    /// Who could see it; `Some(None)` is what the archive does not tell.
    pub audience: Option<Option<Audience>>,
    /// The id of its file kind.
    pub kind: Option<String>,
    /// What it may touch on, if that was looked for.
    pub hint: Option<HintKind>,
    /// Only what the headline counts for certain: the person's own items that are used.
    pub used: bool,
    /// Items of one of two exports of an account, by whether the other holds them too.
    pub between: Option<Between>,
    /// The file, by the indices of its archive and of itself.
    pub file: Option<(usize, usize)>,
    /// Words that the text holds, and conditions such as `before:2020-01-01`.
    pub search: String,
    /// The order.
    pub order: ItemOrder,
    /// Whether the order is turned round.
    pub descending: bool,
}

/// Items of an export, by whether another export of the same account holds them too.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Between {
    /// The archive whose items are listed.
    pub of: usize,
    /// The archive that holds them too, or does not.
    pub other: usize,
    /// Whether it does.
    pub in_both: bool,
}

/// How many items there are for each value of what can be asked about. Each is counted as if nothing was asked about
/// itself, so that the other values show what they would find.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Facets {
    /// By category.
    pub categories: BTreeMap<Category, u64>,
    /// By standing.
    pub standings: BTreeMap<Standing, u64>,
    /// By platform.
    pub platforms: BTreeMap<PlatformId, u64>,
    /// By year.
    pub years: BTreeMap<Option<i16>, u64>,
    /// By author.
    pub authors: BTreeMap<Author, u64>,
    /// By audience.
    pub audiences: BTreeMap<Option<Audience>, u64>,
    /// By file kind.
    pub kinds: BTreeMap<String, u64>,
    /// By what they may touch on. An item may touch on several things, or on none.
    pub hints: BTreeMap<HintKind, u64>,
}

impl Facets {
    fn add(&mut self, other: Self) {
        fn add_all<K: Ord>(to: &mut BTreeMap<K, u64>, from: BTreeMap<K, u64>) {
            for (key, count) in from {
                *to.entry(key).or_default() += count;
            }
        }
        add_all(&mut self.categories, other.categories);
        add_all(&mut self.standings, other.standings);
        add_all(&mut self.platforms, other.platforms);
        add_all(&mut self.years, other.years);
        add_all(&mut self.authors, other.authors);
        add_all(&mut self.audiences, other.audiences);
        add_all(&mut self.kinds, other.kinds);
        add_all(&mut self.hints, other.hints);
    }
}

/// What was found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FoundItems {
    /// The items, in order.
    pub hits: Vec<Hit>,
    /// What else could be asked about.
    pub facets: Facets,
}

/// What is known of every item before anything is asked: it takes longer to find out than to answer a query, and no query
/// changes it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ItemIndex {
    /// For each archive the standings of the items that records are, and then of the media that no record names.
    standings: Vec<Vec<Standing>>,
    /// All items, the newest first; what has no date comes last.
    newest: Vec<Hit>,
}

impl ItemIndex {
    /// Judges every item and puts them in order. It keeps one byte and eight bytes an item. `None` if `keep_going` says so,
    /// which is asked every few thousand items.
    pub fn build(
        inventories: &[Inventory],
        book: &Rulebook,
        asked: &Inquiry,
        keep_going: impl Fn() -> bool,
    ) -> Option<Self> {
        let standings = standings(inventories, book, asked, keep_going)?;
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let mut newest: Vec<Hit> = Vec::with_capacity(standings.iter().map(Vec::len).sum());
        for (archive, standings) in standings.iter().enumerate() {
            newest.extend((0..standings.len()).map(|item| Hit { archive: number(archive), item: number(item) }));
        }
        sort_by_date(&mut newest, inventories, true);
        Some(Self { standings, newest })
    }

    /// The standing of an item.
    #[must_use]
    pub fn standing(&self, hit: Hit) -> Option<Standing> {
        self.standings.get(hit.archive as usize)?.get(hit.item as usize).copied()
    }

    /// How many items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.newest.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.newest.is_empty()
    }

    /// Puts what was found in the order of the index.
    fn put_newest_first(&self, hits: &mut Vec<Hit>, inventories: &[Inventory]) {
        // Below this share, sorting is quicker than going through all items.
        if hits.len() < self.newest.len() / 16 {
            sort_by_date(hits, inventories, true);
            return;
        }
        let mut is_found: Vec<Vec<bool>> = self.standings.iter().map(|list| vec![false; list.len()]).collect();
        for hit in &*hits {
            if let Some(found) = is_found.get_mut(hit.archive as usize).and_then(|list| list.get_mut(hit.item as usize))
            {
                *found = true;
            }
        }
        let is_hit =
            |hit: &&Hit| is_found.get(hit.archive as usize).and_then(|list| list.get(hit.item as usize)) == Some(&true);
        hits.clear();
        hits.extend(self.newest.iter().filter(is_hit));
    }
}

fn standings(
    inventories: &[Inventory],
    book: &Rulebook,
    asked: &Inquiry,
    keep_going: impl Fn() -> bool,
) -> Option<Vec<Vec<Standing>>> {
    let mut cache = JudgementCache::new(book, asked);
    let mut list = Vec::new();
    for (archive, inventory) in inventories.iter().enumerate() {
        let items = &inventory.items;
        cache.turn_to(archive, inventory);
        let mut standings = Vec::with_capacity(items.len() + inventory.loose_media.len());
        let mut judge = |bucket: &Bucket| {
            let outcome = inventory.kinds.get(bucket.kind).and_then(|kind| {
                cache.judge_bucket(kind, bucket);
                cache.standing()
            });
            outcome.unwrap_or_else(|| Standing::of(Outcome::NotEstablished, false))
        };
        for item in 0..items.len() {
            if item % WORTH_A_THREAD == 0 && !keep_going() {
                return None;
            }
            standings.push(
                items
                    .bucket(item)
                    .map_or_else(|| Standing::of(Outcome::NotEstablished, false), |bucket| judge(&bucket)),
            );
        }
        standings.extend(inventory.loose_media.iter().map(|file| judge(&file.bucket)));
        list.push(standings);
    }
    Some(list)
}

/// The answer to one item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ItemAnswer {
    /// Its standing.
    pub standing: Standing,
    /// What its outcome may be, if that is not known.
    pub either: Vec<Outcome>,
    /// What that depends on.
    pub depends_on: Vec<Trait>,
}

/// The answer to one item. `None` if its kind is not known.
#[must_use]
pub fn answer_of(inventory: &Inventory, item: &Bucket, book: &Rulebook, asked: &Inquiry) -> Option<ItemAnswer> {
    let kind = inventory.kinds.get(item.kind)?;
    let mut cache = JudgementCache::new(book, asked);
    cache.turn_to(0, inventory);
    cache.judge_bucket(kind, item);
    let (_, judged) = cache.last()?;
    let practice = &judged.judgement.practice;
    Some(ItemAnswer {
        standing: cache.standing()?,
        either: practice.either.clone(),
        depends_on: practice.depends_on.clone(),
    })
}

/// What items are looked for in.
#[derive(Clone, Copy, Debug)]
pub struct Haystack<'h> {
    /// The archives.
    pub inventories: &'h [Inventory],
    /// Their index.
    pub index: &'h ItemIndex,
    /// What [`super::find_hints`] found, if that was looked for.
    pub hints: Option<&'h HintSets>,
    /// Only what was made within these days, if not all.
    pub within: Option<Within>,
    /// Only the archives of this platform, if not all.
    pub only: Option<&'h PlatformId>,
}

impl Haystack<'_> {
    /// Finds the items of a query, and counts what else could be asked about. `None` if `keep_going` says so: it is asked
    /// from several threads, every few thousand items.
    pub fn find(&self, query: &ItemsQuery, keep_going: impl Fn() -> bool + Sync) -> Option<FoundItems> {
        let mut found = FoundItems::default();
        let needle = Needle::of(query);
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        for look in self.looks(&needle) {
            let items = look.standings.len();
            let chunk = items.div_ceil(cores).max(WORTH_A_THREAD);
            std::thread::scope(|scope| {
                let (look, keep_going) = (&look, &keep_going);
                let through = move |from: usize| look.through(from..items.min(from.saturating_add(chunk)), keep_going);
                let starts = (0..items).step_by(chunk);
                let threads: Vec<_> = starts.map(|from| scope.spawn(move || through(from))).collect();
                for thread in threads {
                    let part = thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
                    found.hits.extend(part.hits);
                    found.facets.add(part.facets);
                }
            });
            if !keep_going() {
                return None;
            }
        }
        self.sort(&mut found.hits, query);
        Some(found)
    }

    /// The first items of a query, at most `most` of them, among the first 65,536 items in its order, so that something
    /// can be shown while all are looked for. Empty where all have to be looked at before the first is known: in another order
    /// than the newest first, and for what two exports have in common.
    #[must_use]
    pub fn first(&self, query: &ItemsQuery, most: usize) -> Vec<Hit> {
        if (query.order, query.descending) != (ItemOrder::Date, true) || query.between.is_some() {
            return Vec::new();
        }
        let needle = Needle::of(query);
        let looks: Vec<Look<'_>> = self.looks(&needle).collect();
        let mut folded = String::new();
        let fits = |hit: &&Hit| {
            let look = looks.iter().find(|look| look.archive == hit.archive as usize);
            look.and_then(|look| look.facts(hit.item as usize, &mut folded)).is_some_and(|facts| facts.differs == 0)
        };
        self.index.newest.iter().take(LOOKED_AT_FIRST).filter(fits).take(most).copied().collect()
    }

    fn looks<'l>(&'l self, needle: &'l Needle<'l>) -> impl Iterator<Item = Look<'l>> {
        let query = needle.query;
        self.inventories.iter().zip(&self.index.standings).enumerate().filter_map(
            move |(archive, (inventory, standings))| {
                if self.only.is_some_and(|only| inventory.platform != *only)
                    || query.file.is_some_and(|(of, _)| of != archive)
                    || query.between.is_some_and(|between| between.of != archive)
                {
                    return None;
                }
                let between = match query.between {
                    Some(Between { other, in_both, .. }) => {
                        Some((held_by(inventory, self.inventories.get(other)?), in_both))
                    }
                    None => None,
                };
                let hints = self.hints.and_then(|hints| hints.get(archive)).map(Vec::as_slice);
                Some(Look { archive, inventory, standings, hints, between, within: self.within, needle })
            },
        )
    }

    fn sort(&self, hits: &mut Vec<Hit>, query: &ItemsQuery) {
        match (query.order, query.descending) {
            (ItemOrder::Archive, false) => {}
            (ItemOrder::Archive, true) => hits.reverse(),
            (ItemOrder::Date, false) => sort_by_date(hits, self.inventories, false),
            (ItemOrder::Date, true) => self.index.put_newest_first(hits, self.inventories),
            (ItemOrder::Kind, descending) => {
                hits.sort_by_cached_key(|hit| {
                    let inventory = self.inventories.get(hit.archive as usize);
                    inventory.and_then(|inventory| Some(inventory.kinds.get(kind_of(inventory, hit.item)?)?.id.clone()))
                });
                if descending {
                    hits.reverse();
                }
            }
            (ItemOrder::Outcome, descending) => {
                hits.sort_by_key(|hit| self.index.standing(*hit));
                if descending {
                    hits.reverse();
                }
            }
        }
    }
}

/// What has no date comes last in either direction.
fn sort_by_date(hits: &mut [Hit], inventories: &[Inventory], descending: bool) {
    let stamp_of = |hit: &Hit| {
        let stamp = inventories.get(hit.archive as usize).and_then(|found| found.items.stamp(hit.item as usize));
        stamp.map(|stamp| stamp.0)
    };
    if descending {
        hits.sort_by_cached_key(|hit| Reverse(stamp_of(hit).unwrap_or(i64::MIN)));
    } else {
        hits.sort_by_cached_key(|hit| stamp_of(hit).unwrap_or(i64::MAX));
    }
}

/// The kind of an item, by its index in the inventory.
#[must_use]
pub fn kind_of(inventory: &Inventory, item: u32) -> Option<usize> {
    let item = item as usize;
    match item.checked_sub(inventory.items.len()) {
        None => inventory.items.kind(item),
        Some(loose) => inventory.loose_media.get(loose).map(|file| file.bucket.kind),
    }
}

/// The category of an item.
#[must_use]
pub fn category_of(inventory: &Inventory, item: u32) -> Option<Category> {
    let item = item as usize;
    match item.checked_sub(inventory.items.len()) {
        None => Some(inventory.items.category(item)),
        Some(loose) => inventory.loose_media.get(loose).map(|file| file.bucket.category),
    }
}

/// A query, with what is prepared once because preparing it takes longer than looking through a short text.
struct Needle<'q> {
    query: &'q ItemsQuery,
    search: Search,
    /// What finds the words of the search.
    finders: Vec<Finder>,
}

impl<'q> Needle<'q> {
    fn of(query: &'q ItemsQuery) -> Self {
        let search = Search::of(&query.search);
        let finders = search.terms.iter().map(|term| Finder::of(term)).collect();
        Self { query, search, finders }
    }
}

/// One archive, and what is looked for in it.
struct Look<'l> {
    archive: usize,
    inventory: &'l Inventory,
    standings: &'l [Standing],
    hints: Option<&'l [HintSet]>,
    /// Whether another export holds each item too, and whether those are wanted that it does.
    between: Option<(Vec<Presence>, bool)>,
    within: Option<Within>,
    needle: &'l Needle<'l>,
}

/// What is known of an item that may fit a query.
struct ItemFacts<'l> {
    bucket: Bucket,
    standing: Standing,
    platform: &'l str,
    audience: Option<Audience>,
    hints: HintSet,
    /// In which of the things that the query asks about it differs, a bit each. At most one is set.
    differs: u8,
}

/// What an item is asked about, one bit each.
mod asked_about {
    pub const CATEGORY: u8 = 1;
    pub const STANDING: u8 = 2;
    pub const PLATFORM: u8 = 4;
    pub const YEAR: u8 = 8;
    pub const AUTHOR: u8 = 16;
    pub const AUDIENCE: u8 = 32;
    pub const KIND: u8 = 64;
    pub const HINT: u8 = 128;
}

impl<'l> Look<'l> {
    /// What is known of an item; `None` if it does not fit, or would not if less was asked about.
    fn facts(&self, item: usize, folded: &mut String) -> Option<ItemFacts<'l>> {
        let items = &self.inventory.items;
        let Needle { query, search, finders } = self.needle;
        // The words come first, because most items of a search lack them.
        if !finders.is_empty() && !holds(items.text(item), finders, folded) {
            return None;
        }
        let loose = item.checked_sub(items.len()).and_then(|loose| self.inventory.loose_media.get(loose));
        let bucket = match loose {
            Some(file) => file.bucket.clone(),
            None => items.bucket(item)?,
        };
        let standing = self.standings.get(item).copied()?;
        let is_within = self.within.is_none_or(|within| bucket.day.is_some_and(|day| within.holds(day)));
        let is_in_file = query.file.is_none_or(|(_, file)| loose.is_none() && items.file(item) == Some(file));
        let is_between = self.between.as_ref().is_none_or(|(presences, in_both)| {
            presences.get(item).is_some_and(|presence| *presence != Presence::Absent) == *in_both
        });
        let is_counted = !query.used || (standing.outcome().is_used() && bucket.traits.author == Author::Own);
        if !is_within || !is_in_file || !is_between || !is_counted {
            return None;
        }
        let kind = self.inventory.kinds.get(bucket.kind);
        let platform = kind.map_or("", |kind| kind.platform.as_str());
        let audience = bucket.traits.audience.or_else(|| kind.and_then(|kind| kind.audience));
        let kind_id = kind.map_or("", |kind| kind.id.as_str());
        let category = bucket.category;
        let year = bucket.day.map(Date::year);
        let author = bucket.traits.author;
        let hints = self.hints.and_then(|hints| hints.get(item)).copied().unwrap_or_default();
        let bit = |is_other: bool, bit: u8| if is_other { bit } else { 0 };
        let is_other = |wanted: Category| wanted != category.top() && wanted != category;
        let differs = bit(query.category.is_some_and(is_other), asked_about::CATEGORY)
            | bit(query.standing.is_some_and(|wanted| wanted != standing), asked_about::STANDING)
            | bit(query.platform.as_ref().is_some_and(|wanted| wanted != platform), asked_about::PLATFORM)
            | bit(query.year.is_some_and(|wanted| wanted != year), asked_about::YEAR)
            | bit(query.author.is_some_and(|wanted| wanted != author), asked_about::AUTHOR)
            | bit(query.audience.is_some_and(|wanted| wanted != audience), asked_about::AUDIENCE)
            | bit(query.kind.as_ref().is_some_and(|wanted| wanted != kind_id), asked_about::KIND)
            | bit(query.hint.is_some_and(|wanted| hints.strength(wanted).is_none()), asked_about::HINT);
        // What differs in two things is no value of any facet.
        if differs.count_ones() > 1 {
            return None;
        }
        let told = SearchSubject { category, platform, standing, day: bucket.day };
        search.fits(&told).then_some(ItemFacts { bucket, standing, platform, audience, hints, differs })
    }

    fn through(&self, range: Range<usize>, keep_going: impl Fn() -> bool) -> FoundItems {
        let mut found = FoundItems::default();
        let mut folded = String::new();
        // Counted by index, because comparing ids for each item is slow.
        let mut kinds = vec![0_u64; self.inventory.kinds.len()];
        for item in range {
            if item % WORTH_A_THREAD == 0 && !keep_going() {
                break;
            }
            let Some(facts) = self.facts(item, &mut folded) else { continue };
            let ItemFacts { bucket, standing, platform, audience, hints, differs } = facts;
            if differs == 0 {
                let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
                found.hits.push(Hit { archive: number(self.archive), item: number(item) });
            }
            let facets = &mut found.facets;
            let counts = |bit: u8| differs == 0 || differs == bit;
            if counts(asked_about::CATEGORY) {
                *facets.categories.entry(bucket.category.top()).or_default() += 1;
            }
            if counts(asked_about::STANDING) {
                *facets.standings.entry(standing).or_default() += 1;
            }
            if counts(asked_about::PLATFORM) {
                match facets.platforms.get_mut(platform) {
                    Some(count) => *count += 1,
                    None => drop(facets.platforms.insert(platform.into(), 1)),
                }
            }
            if counts(asked_about::YEAR) {
                *facets.years.entry(bucket.day.map(Date::year)).or_default() += 1;
            }
            if counts(asked_about::AUTHOR) {
                *facets.authors.entry(bucket.traits.author).or_default() += 1;
            }
            if counts(asked_about::AUDIENCE) {
                *facets.audiences.entry(audience).or_default() += 1;
            }
            if counts(asked_about::HINT) {
                for (kind, _) in hints.iter() {
                    *facets.hints.entry(kind).or_default() += 1;
                }
            }
            if counts(asked_about::KIND)
                && let Some(count) = kinds.get_mut(bucket.kind)
            {
                *count += 1;
            }
        }
        for (kind, count) in self.inventory.kinds.iter().zip(kinds).filter(|(_, count)| *count > 0) {
            *found.facets.kinds.entry(kind.id.clone()).or_default() += count;
        }
        found
    }
}

/// What a search looks at.
struct SearchSubject<'t> {
    category: Category,
    platform: &'t str,
    standing: Standing,
    day: Option<Date>,
}

/// A search: words and phrases that must all stand in the text, without regard to case and accents, and conditions.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Search {
    /// The words and phrases, folded.
    pub terms: Vec<String>,
    categories: Vec<String>,
    platforms: Vec<String>,
    outcomes: Vec<String>,
    /// The first day that is too late.
    before: Option<Date>,
    /// The last day that is too early.
    after: Option<Date>,
}

impl Search {
    /// Reads a search: `cat "blue door" category:posts before:2020-01-01`. A condition that cannot be read is a word.
    ///
    /// ```
    /// use fodder::summary::Search;
    /// assert_eq!(Search::of(r#"Café "Blue Door" before:2020"#).terms, ["cafe", "blue door"]);
    /// ```
    #[must_use]
    pub fn of(typed: &str) -> Self {
        let mut search = Self::default();
        for (at, piece) in typed.split('"').enumerate() {
            // Every second piece stands between quotes.
            if at % 2 == 1 {
                search.terms.extend(Some(plain(piece.trim())).filter(|phrase| !phrase.is_empty()));
                continue;
            }
            for word in piece.split_whitespace() {
                if !search.take_condition(word) {
                    search.terms.push(plain(word));
                }
            }
        }
        search
    }

    /// Where its words and phrases stand in a text, as ranges of bytes from the first on; none overlap.
    ///
    /// ```
    /// use fodder::summary::Search;
    /// let text = "Im Café war es schön";
    /// let found: Vec<&str> = Search::of("cafe schon").places(text).into_iter().map(|place| &text[place]).collect();
    /// assert_eq!(found, ["Café", "schön"]);
    /// ```
    #[must_use]
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        if self.terms.is_empty() {
            return Vec::new();
        }
        let mut folded = String::new();
        // For each byte of the folded text, where the letter that it comes from begins and ends.
        let mut letters: Vec<(usize, usize)> = Vec::new();
        for (at, letter) in text.char_indices() {
            let end = at + letter.len_utf8();
            if letter.is_ascii() {
                folded.push(letter.to_ascii_lowercase());
            } else {
                folded.push_str(&plain(letter.encode_utf8(&mut [0; 4])));
            }
            if folded.len() == letters.len() {
                // A mark that stands alone in the text belongs to the letter before it.
                if let Some(last) = letters.last_mut() {
                    last.1 = end;
                }
            }
            letters.resize(folded.len(), (at, end));
        }
        let mut places: Vec<Range<usize>> = Vec::new();
        for term in self.terms.iter().filter(|term| !term.is_empty()) {
            for at in memchr::memmem::find_iter(folded.as_bytes(), term.as_bytes()) {
                if let (Some(first), Some(last)) = (letters.get(at), letters.get(at + term.len() - 1)) {
                    places.push(first.0..last.1);
                }
            }
        }
        places.sort_by_key(|place| (place.start, Reverse(place.end)));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for place in places {
            match apart.last_mut() {
                Some(last) if place.start < last.end => last.end = last.end.max(place.end),
                _ => apart.push(place),
            }
        }
        apart
    }

    fn take_condition(&mut self, word: &str) -> bool {
        let Some((key, value)) = word.split_once(':') else { return false };
        let value = value.to_lowercase();
        match key.to_lowercase().as_str() {
            "category" => self.categories.push(value),
            "platform" => self.platforms.push(value),
            "outcome" => self.outcomes.push(value),
            "before" => match first_day(&value) {
                // Each condition must hold, so the earlier day counts.
                Some(day) => self.before = Some(self.before.map_or(day, |known| known.min(day))),
                None => return false,
            },
            "after" => match first_day(&value) {
                Some(day) => self.after = Some(self.after.map_or(day, |known| known.max(day))),
                None => return false,
            },
            _ => return false,
        }
        true
    }

    /// Whether its conditions hold of an item; its words are looked for before.
    fn fits(&self, told: &SearchSubject<'_>) -> bool {
        let is_category = |wanted: &String| told.category.id() == wanted || told.category.top().id() == wanted;
        if !self.categories.is_empty() && !self.categories.iter().any(is_category) {
            return false;
        }
        if !self.platforms.is_empty() && !self.platforms.iter().any(|wanted| wanted == told.platform) {
            return false;
        }
        let is_outcome = |wanted: &String| told.standing.id() == wanted || told.standing.outcome().id() == wanted;
        if !self.outcomes.is_empty() && !self.outcomes.iter().any(is_outcome) {
            return false;
        }
        if self.before.is_some_and(|before| told.day.is_none_or(|day| day >= before))
            || self.after.is_some_and(|after| told.day.is_none_or(|day| day < after))
        {
            return false;
        }
        true
    }
}

/// Finds a word or a phrase.
struct Finder {
    /// In a text in ASCII, which need not be made plain first; `None` if no such text can hold it.
    in_ascii: Option<AhoCorasick>,
    /// In a plain text.
    in_plain: memmem::Finder<'static>,
}

impl Finder {
    fn of(term: &str) -> Self {
        let in_ascii = || AhoCorasick::builder().ascii_case_insensitive(true).build([term]).ok();
        Self { in_ascii: term.is_ascii().then(in_ascii).flatten(), in_plain: memmem::Finder::new(term).into_owned() }
    }
}

/// Whether a text holds all words of a search. `folded` is memory that is used again and again.
fn holds(text: &str, finders: &[Finder], folded: &mut String) -> bool {
    if text.is_ascii() {
        return finders.iter().all(|finder| finder.in_ascii.as_ref().is_some_and(|finder| finder.is_match(text)));
    }
    folded.clear();
    write_plain(text, folded);
    finders.iter().all(|finder| finder.in_plain.find(folded.as_bytes()).is_some())
}

/// A day, or the first of a year or a month.
fn first_day(typed: &str) -> Option<Date> {
    let full = match typed.len() {
        4 => format!("{typed}-01-01"),
        7 => format!("{typed}-01"),
        _ => typed.to_owned(),
    };
    full.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_search_finds_words_in_any_script_without_case_and_accents() {
        let fits = |typed: &str, text: &str| {
            let told = SearchSubject {
                category: Category::OTHER,
                platform: "x",
                standing: Standing::of(Outcome::Depends, false),
                day: Some(date(2020, 5, 1)),
            };
            let search = Search::of(typed);
            let finders: Vec<Finder> = search.terms.iter().map(|term| Finder::of(term)).collect();
            search.fits(&told) && holds(text, &finders, &mut String::new())
        };
        assert!(fits("cafe", "Im Café war es schön"));
        assert!(fits("SCHÖN cafe", "Im Café war es schön"));
        assert!(!fits("cafe bar", "Im Café war es schön"));
        assert!(fits("\"war es\"", "Im Café war es schön") && !fits("\"es war\"", "Im Café war es schön"));
        assert!(fits("東京", "今日は東京に行きました"));
        assert!(fits("שלום", "הוא אמר שלום לכולם") && fits("مرحبا", "قال مرحبا"));
        assert!(fits("before:2020-06 after:2020", "") && !fits("before:2020-05-01", ""));
        assert!(!fits("before:2020-05-01 before:2027", "") && !fits("after:2021 after:2019", ""));
        assert!(fits("platform:x outcome:depends", "") && !fits("platform:facebook", ""));
        let marked = |typed: &str, text: &str| -> Vec<String> {
            let places = Search::of(typed).places(text).into_iter();
            places.filter_map(|place| text.get(place)).map(str::to_owned).collect()
        };
        assert_eq!(marked("京に", "今日は東京に行きました、東京に"), ["京に", "京に"]);
        // Accents may be letters of their own, capitals may become two letters, and words may overlap.
        assert_eq!(marked("cafe", "au cafe\u{301}!"), ["cafe\u{301}"]);
        assert_eq!(marked("i\u{307}stanbul", "İstanbul"), ["İstanbul"]);
        assert_eq!(marked("\"blue door\" door doors", "Blue doors"), ["Blue doors"]);
        assert!(marked("platform:x", "platform x").is_empty());
        // What only looks like a condition is a word.
        assert!(fits("note:this", "a note:this one") && fits("before:lunch", "before:lunch I ran"));
    }
}
