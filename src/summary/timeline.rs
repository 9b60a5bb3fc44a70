//! Items by month and kind, and what the rules were through the months.

use super::asked::Inquiry;
use super::judgement_cache::JudgementCache;
use super::schema::{CategorySummary, Group, Summary};
use super::standing::Standing;
use crate::ids::{ANY, PlatformId};
use crate::inventory::Inventory;
use crate::rulebook::{Claim, Event, LawAnswer, Period, Query, Residence, Rule, RuleId, Rulebook, WORLD};
use crate::text::{self, say};
use crate::vocab::{Category, LawValue, Outcome, Use};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// A month of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Month(i32);

impl Month {
    /// The month of a day.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self(i32::from(day.year()) * 12 + i32::from(day.month()) - 1)
    }

    /// The month that is this number of months later.
    #[must_use]
    pub fn plus(self, months: usize) -> Self {
        Self(self.0.saturating_add(i32::try_from(months).unwrap_or(i32::MAX)))
    }

    /// How many months after another it is; 0 if it is not after it.
    #[must_use]
    pub fn since(self, other: Self) -> usize {
        usize::try_from(self.0.saturating_sub(other.0)).unwrap_or(0)
    }

    /// Its year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// January is 1.
    #[must_use]
    pub fn number(self) -> i8 {
        i8::try_from(self.0.rem_euclid(12)).map_or(1, |month| month + 1)
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Date {
        Date::new(i16::try_from(self.year()).unwrap_or(i16::MAX), self.number(), 1).unwrap_or(Date::MAX)
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Date {
        self.first_day().last_of_month()
    }

    /// `May 2024`.
    #[must_use]
    pub fn in_words(self) -> String {
        format!("{} {}", text::text(&format!("month-{}", self.number())), self.year())
    }
}

/// Items by month and kind.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// The first month.
    pub first: Month,
    /// How many months there are.
    pub months: usize,
    /// One row for each category that has a dated item, in the order of the summary.
    pub rows: Vec<TimelineRow>,
    /// Items without a date: they are in no month.
    pub undated: u64,
    /// Items dated after the last month.
    pub later: u64,
    /// The most items that one category has in one month.
    pub most: u64,
}

/// A category's items by month.
#[derive(Clone, Debug)]
pub struct TimelineRow {
    /// The category.
    pub category: Category,
    /// Its name.
    pub name: String,
    /// Items, a number a month.
    pub items: Vec<u64>,
}

impl Timeline {
    /// Counts the items of archives, up to a day's month. `summary` gives the categories and their order. Without
    /// months if nothing has a date.
    #[must_use]
    pub fn of<'i>(inventories: impl IntoIterator<Item = &'i Inventory>, summary: &Summary, until: Date) -> Self {
        let mut counts: BTreeMap<(Category, Month), u64> = BTreeMap::new();
        let (mut undated, mut later) = (0, 0);
        let last = Month::of(until);
        let mut run = ((Category::OTHER, last), 0);
        for bucket in inventories.into_iter().flat_map(|inventory| &inventory.buckets) {
            match bucket.day.map(Month::of) {
                None => undated += bucket.items,
                Some(month) if month > last => later += bucket.items,
                Some(month) => {
                    // Buckets come in the order of their days: one look-up a month.
                    let key = (bucket.category.top(), month);
                    if run.0 != key {
                        *counts.entry(run.0).or_default() += run.1;
                        run = (key, 0);
                    }
                    run.1 += bucket.items;
                }
            }
        }
        *counts.entry(run.0).or_default() += run.1;
        counts.retain(|_, items| *items > 0);
        let earliest = counts.keys().map(|(_, month)| *month).min();
        let first = earliest.unwrap_or(last);
        let months = earliest.map_or(0, |first| last.since(first) + 1);
        let row = |category: &CategorySummary| TimelineRow {
            category: category.id,
            name: category.name.clone(),
            items: (0..months)
                .map(|at| counts.get(&(category.id, first.plus(at))).copied().unwrap_or_default())
                .collect(),
        };
        let most = counts.values().copied().max().unwrap_or_default();
        let rows = summary.categories.iter().map(row).filter(|row| row.items.iter().any(|items| *items > 0));
        Self { first, months, rows: rows.collect(), undated, later, most }
    }
}

/// What holds over a stretch of time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stretch<T> {
    /// First day, `None` for always.
    pub from: Option<Date>,
    /// First day it no longer holds, `None` for still.
    pub until: Option<Date>,
    /// What holds.
    pub value: T,
    /// The rules that say so, one after the other.
    pub rules: Vec<Ruling>,
}

/// A rule over its part of a stretch.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ruling {
    /// First day, `None` for always.
    pub from: Option<Date>,
    /// First day it no longer decides, `None` for still.
    pub until: Option<Date>,
    /// Its sentence.
    pub say: String,
    /// Its id.
    pub rule: RuleId,
    /// Whether its first day was never published, and `from` is the earliest that it can be.
    pub first_day_unpublished: bool,
}

/// What the law says.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum LawWord {
    /// A value, with what must hold for it and no trait can test.
    Says(LawValue, Option<String>),
    /// It turns on what the archive does not say.
    Depends,
    /// No rule is known here.
    Nothing,
    /// No country is chosen.
    NoCountry,
}

impl LawWord {
    fn of(law: &LawAnswer<'_>, asked: &Inquiry) -> Self {
        match law.value {
            Some(value) => Self::Says(value, law.condition().map(str::to_owned)),
            None if law.either.is_empty() && asked.jurisdiction.id == WORLD => Self::NoCountry,
            None if law.either.is_empty() => Self::Nothing,
            None => Self::Depends,
        }
    }

    /// In a few words, with the condition.
    #[must_use]
    pub fn briefly(&self) -> String {
        match self {
            Self::Says(value, condition) => say::law_briefly(Some(*value), condition.as_deref(), &[]),
            Self::Depends => text::text("law-lower-depends"),
            Self::Nothing => say::law_briefly(None, None, &[]),
            Self::NoCountry => text::text("law-lower-no-region"),
        }
    }
}

/// What a platform says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PracticeWord {
    /// The outcome of what the platform says.
    pub outcome: Outcome,
    /// Whether it says only that it may use the items.
    pub only_may: bool,
}

impl PracticeWord {
    fn of(outcome: Outcome, rule: Option<&Rule>) -> Self {
        Self { outcome, only_may: outcome.is_used() && rule.is_some_and(|rule| rule.claim == Claim::May) }
    }

    /// In a few words.
    #[must_use]
    pub fn briefly(self) -> String {
        say::outcome_briefly(self.outcome, self.only_may)
    }
}

/// What the rules were for a kind of data of one platform.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Band {
    /// What people call the platform.
    pub platform_name: String,
    /// What the platform says.
    pub says: Vec<Stretch<PracticeWord>>,
    /// What the law says.
    pub law: Vec<Stretch<LawWord>>,
}

/// What the rules were for a kind of data, one band per platform, in the order of [`Summary::platforms`]. Each band follows the
/// platform's group with the most items.
#[must_use]
pub fn bands(
    category: Category,
    summary: &Summary,
    book: &Rulebook,
    asked: &Inquiry,
    residence: &Residence,
) -> Vec<Band> {
    let groups = summary.categories.iter().filter(|known| known.id == category).flat_map(|known| &known.groups);
    let mut leading: BTreeMap<&str, &Group> = BTreeMap::new();
    for group in groups {
        let known = leading.entry(group.platform.as_str()).or_insert(group);
        if group.counts.items > known.counts.items {
            *known = group;
        }
    }
    let band = |group: &Group| {
        let item = group.item();
        let query =
            Query { jurisdiction: &asked.jurisdiction, on: asked.on, use_: Use::PlatformGenai, person: &asked.person };
        let periods = book.history(&item, &query, residence);
        Band {
            platform_name: group.platform_name.clone(),
            says: stretches(&periods, |period| {
                (PracticeWord::of(period.answer.outcome, period.answer.rule), period.answer.rule)
            }),
            law: stretches(&periods, |period| (LawWord::of(&period.law, asked), period.law.rule)),
        }
    };
    let order = summary.platforms();
    let mut leading: Vec<&Group> = leading.into_values().collect();
    leading.sort_by_key(|group| order.iter().position(|id| **id == group.platform).unwrap_or(usize::MAX));
    leading.into_iter().map(band).collect()
}

/// One layer of a history, equal neighbours joined.
fn stretches<'r, T: PartialEq>(
    periods: &[Period<'r>],
    layer: impl Fn(&Period<'r>) -> (T, Option<&'r Rule>),
) -> Vec<Stretch<T>> {
    let mut list: Vec<Stretch<T>> = Vec::new();
    for period in periods {
        let (from, until) = (period.from, period.until);
        let (value, rule) = layer(period);
        match list.last_mut() {
            Some(last) if last.value == value => last.until = until,
            _ => list.push(Stretch { from, until, value, rules: Vec::new() }),
        }
        if let (Some(stretch), Some(rule)) = (list.last_mut(), rule) {
            match stretch.rules.last_mut() {
                Some(last) if last.rule == rule.id => last.until = until,
                _ => {
                    stretch.rules.push(Ruling {
                        from,
                        until,
                        say: rule.say.clone(),
                        rule: rule.id.clone(),
                        first_day_unpublished: rule.first_day_unpublished && rule.from == from,
                    });
                }
            }
        }
    }
    list
}

/// What the rules said when items of one kind and some months were made, and what they say on the day asked.
#[derive(Clone, Debug)]
pub struct Moment {
    /// How many items there are.
    pub items: u64,
    /// What was said on the days they were made.
    pub then: Vec<Saying>,
    /// What is said of them on the day asked.
    pub now: Vec<Saying>,
}

/// What was said of some items.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Saying {
    /// How many they are.
    pub items: u64,
    /// The answer, and whether the person had objected to it.
    pub standing: Standing,
    /// Whether the platform says only that it may use them.
    pub only_may: bool,
    /// What the law says to it.
    pub law: LawWord,
    /// What people call the platform.
    pub platform_name: String,
    /// The sentence of the rule behind the answer, or empty.
    pub say: String,
    /// The title of its first source, with its days in words.
    pub source: Option<String>,
}

impl Saying {
    /// Whether the same is said.
    fn is_like(&self, other: &Self) -> bool {
        (self.standing, self.only_may, &self.law, &self.platform_name, &self.say)
            == (other.standing, other.only_may, &other.law, &other.platform_name, &other.say)
    }
}

/// What the rules said of the items of one category and some months, when each was made and on the day asked about.
#[must_use]
pub fn moment<'i>(
    category: Category,
    months: RangeInclusive<Month>,
    inventories: impl IntoIterator<Item = &'i Inventory>,
    book: &Rulebook,
    asked: &Inquiry,
    residence: &Residence,
) -> Moment {
    let inventories: Vec<&Inventory> = inventories.into_iter().collect();
    let buckets: Vec<_> = inventories
        .iter()
        .enumerate()
        .flat_map(|(archive, inventory)| {
            let is_of_months = |day: Date| months.contains(&Month::of(day));
            let own = inventory
                .buckets
                .iter()
                .filter(move |bucket| bucket.category.top() == category && bucket.day.is_some_and(&is_of_months));
            own.filter_map(move |bucket| Some((archive, inventory.kinds.get(bucket.kind)?, bucket)))
        })
        .collect();
    let mut now = Sayings::new(book, asked);
    let mut cache = JudgementCache::new(book, asked);
    for (archive, kind, bucket) in &buckets {
        if let Some(inventory) = inventories.get(*archive) {
            cache.turn_to(*archive, inventory);
        }
        cache.judge_bucket(kind, bucket);
        now.add(&cache, &kind.platform, bucket.items);
    }
    // No answer changes between two neighbouring days of this set, so that all items made between them are judged on
    // one day.
    let mut turns: BTreeSet<Date> = book.rules.iter().flat_map(|rule| [rule.from, rule.until]).flatten().collect();
    turns.extend(residence.turning_days(&book.regions));
    if let Some(born) = asked.person.born {
        turns.extend(book.age_limits().into_iter().flat_map(|age| born.reaches(age)));
    }
    turns.extend(asked.person.opted_out.values());
    turns.extend(asked.objected.values().map(|sent| sent.on));
    let mut spans: BTreeMap<Date, Vec<usize>> = BTreeMap::new();
    for (at, (_, _, bucket)) in buckets.iter().enumerate() {
        let first = months.start().first_day();
        let day = bucket.day.unwrap_or(first);
        let begins = turns.range(..=day).next_back().copied().unwrap_or(Date::MIN).max(first);
        spans.entry(begins).or_default().push(at);
    }
    let mut then = Sayings::new(book, asked);
    for (on, members) in spans {
        let Some(jurisdiction) = residence.jurisdiction(&book.regions, on) else { continue };
        let asked = Inquiry { jurisdiction, on, ..asked.clone() };
        let mut cache = JudgementCache::new(book, &asked);
        for (archive, kind, bucket) in members.into_iter().filter_map(|at| buckets.get(at)) {
            if let Some(inventory) = inventories.get(*archive) {
                cache.turn_to(*archive, inventory);
            }
            cache.judge_bucket(kind, bucket);
            then.add(&cache, &kind.platform, bucket.items);
        }
    }
    Moment { items: buckets.iter().map(|(_, _, bucket)| bucket.items).sum(), then: then.list(), now: now.list() }
}

/// Sayings being gathered.
struct Sayings<'r> {
    book: &'r Rulebook,
    /// The question of the day that is asked about.
    asked: &'r Inquiry,
    list: Vec<Saying>,
}

impl<'r> Sayings<'r> {
    fn new(book: &'r Rulebook, asked: &'r Inquiry) -> Self {
        Self { book, asked, list: Vec::new() }
    }

    fn add(&mut self, cache: &JudgementCache<'_>, platform: &PlatformId, items: u64) {
        let (Some((_, judged)), Some(standing)) = (cache.last(), cache.standing()) else { return };
        let answer = &judged.judgement.practice;
        let source = answer.rule.and_then(|rule| self.book.citations.get(rule.sources.first()?));
        let saying = Saying {
            items,
            standing,
            only_may: PracticeWord::of(standing.outcome(), answer.rule).only_may,
            law: LawWord::of(&judged.judgement.law, self.asked),
            platform_name: self.book.platform_name(platform).to_owned(),
            say: answer.rule.map(|rule| rule.say.clone()).unwrap_or_default(),
            source: source.map(|source| {
                let days = say::days_of_source(source.published, source.stood_on, source.not_before);
                std::iter::once(source.title.clone()).chain(days).collect::<Vec<_>>().join(", ")
            }),
        };
        match self.list.iter_mut().find(|known| known.is_like(&saying)) {
            Some(known) => known.items += items,
            None => self.list.push(saying),
        }
    }

    /// The most of them first.
    fn list(mut self) -> Vec<Saying> {
        self.list.sort_by_key(|saying| std::cmp::Reverse(saying.items));
        self.list
    }
}

/// What regulators and courts did about the platforms of a summary: where the person lived, and elsewhere.
#[must_use]
pub fn events<'r>(summary: &Summary, book: &'r Rulebook, residence: &Residence) -> Vec<(&'r Event, bool)> {
    let platforms: BTreeSet<&PlatformId> = summary.platforms().into_iter().collect();
    let about = |event: &Event| {
        platforms.iter().any(|platform| {
            event.platform.iter().any(|named| {
                let family = book.platforms.get(*platform).and_then(|row| row.parent.as_deref());
                *named == ANY || named == *platform || family == Some(named.as_str())
            })
        })
    };
    let here = |event: &Event| {
        residence
            .jurisdiction(&book.regions, event.day)
            .is_some_and(|jurisdiction| jurisdiction.distance(&event.region).is_some())
    };
    book.events.iter().filter(|event| about(event)).map(|event| (event, here(event))).collect()
}
