//! The judge: from the traits of an item, the person, a place and a day to an answer with its reasons.
//!
//! Conditions are two-valued. Where a trait that a candidate rule asks about is not known, each of its values is
//! tried, precedence picks the winner each time, and the outcomes are collected.

use super::Rulebook;
use super::born::Born;
use super::data::{Condition, Layer, Rule, Status, Verdict};
use super::place::Place;
use super::precedence::{Family, Nearness, nearness, order};
use crate::vocab::{Audience, Author, Category, LawValue, Outcome, PracticeValue, Use};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The traits of an item that rules can ask about. `None` where the archive does not say.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Item<'a> {
    /// The platform's id.
    pub platform: &'a str,
    /// What kind of thing it is.
    pub category: Category,
    /// Who could see it.
    pub audience: Option<Audience>,
    /// Who made it.
    pub author: Author,
    /// A draft, or deleted.
    pub unpublished: bool,
    /// It touches a special category of data.
    pub special: bool,
    /// The account was private.
    pub account_private: Option<bool>,
    /// The day it was made.
    pub posted: Option<Date>,
}

impl<'a> Item<'a> {
    /// An item of which only the platform and the kind are known; the rest as it is taken without being told.
    #[must_use]
    pub fn of(platform: &'a str, category: Category) -> Self {
        Self {
            platform,
            category,
            audience: None,
            author: Author::Own,
            unpublished: false,
            special: false,
            account_private: None,
            posted: None,
        }
    }
}

/// What is known of the person. Nothing of it leaves the computer.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Person {
    /// When they were born. Without it they are an adult.
    pub born: Option<Born>,
    /// The day they opted out, by platform.
    pub opted_out: BTreeMap<String, Date>,
}

/// What is asked: where, when, about which use.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// Where the person lives on the day asked.
    pub place: &'a Place,
    /// The day asked.
    pub on: Date,
    /// The use asked about.
    pub use_: Use,
    /// The person.
    pub person: &'a Person,
}

/// What the law says.
#[derive(Clone, Debug, Default)]
pub struct LawAnswer<'r> {
    /// `None` where no rule is known, or where it depends.
    pub value: Option<LawValue>,
    /// The rule, or that of the public branch where it depends.
    pub rule: Option<&'r Rule>,
    /// The values it may take, where it depends.
    pub either: Vec<LawValue>,
    /// Every rule behind them.
    pub rules: Vec<&'r Rule>,
}

/// What the platform says, for one use.
#[derive(Clone, Debug)]
pub struct Answer<'r> {
    /// The answer.
    pub outcome: Outcome,
    /// What it may be, where it depends or where reasons differ.
    pub either: Vec<Outcome>,
    /// The traits that change it.
    pub depends_on: Vec<&'static str>,
    /// The winning rule, or that of the public branch where it depends.
    pub rule: Option<&'r Rule>,
    /// Every rule that wins in one branch or another.
    pub rules: Vec<&'r Rule>,
}

/// The whole answer.
#[derive(Clone, Debug)]
pub struct Judgement<'r> {
    /// What the law lets the platform do.
    pub law: LawAnswer<'r>,
    /// What the platform says, and the outcome.
    pub practice: Answer<'r>,
    /// Rules that begin later, or are proposed.
    pub coming: Vec<&'r Rule>,
}

/// Rules, each once, in the order in which they come.
fn distinct<'r>(rules: impl Iterator<Item = &'r Rule>) -> Vec<&'r Rule> {
    let mut list: Vec<&Rule> = Vec::new();
    for rule in rules {
        if !list.iter().any(|known| known.id == rule.id) {
            list.push(rule);
        }
    }
    list
}

/// One way the unknown traits may be: everything known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct World {
    audience: Option<Audience>,
    author: Author,
    account_private: Option<bool>,
    posted: Option<Date>,
    age_now: Option<i16>,
    age_then: Option<i16>,
    unpublished: bool,
    special: bool,
}

/// A rule that reaches the item on the day, with its nearness.
pub(super) type Candidate<'r> = (&'r Rule, Nearness);

impl Rulebook {
    /// Judges an item: the law, the practice for the use asked, and what is coming.
    #[must_use]
    pub fn judge<'r>(&'r self, item: &Item<'_>, ask: &Ask<'_>) -> Judgement<'r> {
        Judgement { law: self.law(item, ask), practice: self.practice(item, ask), coming: self.coming(item, ask) }
    }

    /// What the law lets a platform do with the item.
    #[must_use]
    pub fn law<'r>(&'r self, item: &Item<'_>, ask: &Ask<'_>) -> LawAnswer<'r> {
        let candidates = self.candidates(Layer::Law, item, ask);
        let worlds = self.worlds(item, ask, &candidates);
        let winners: Vec<Option<&Rule>> = worlds.iter().map(|world| winner(&candidates, item, world)).collect();
        let value = |rule: Option<&Rule>| match rule.map(|rule| rule.verdict) {
            Some(Verdict::Law(value)) => Some(value),
            Some(Verdict::Practice(_)) | None => None,
        };
        let values: BTreeSet<Option<LawValue>> = winners.iter().map(|rule| value(*rule)).collect();
        let first = winners.first().copied().flatten();
        let rules = distinct(winners.into_iter().flatten());
        if values.len() > 1 {
            LawAnswer { value: None, rule: first, either: values.into_iter().flatten().collect(), rules }
        } else {
            LawAnswer { value: value(first), rule: first, either: Vec::new(), rules }
        }
    }

    /// What the platform says it does with the item, for the use asked.
    #[must_use]
    pub fn practice<'r>(&'r self, item: &Item<'_>, ask: &Ask<'_>) -> Answer<'r> {
        let candidates = self.candidates(Layer::Practice, item, ask);
        let worlds = self.worlds(item, ask, &candidates);
        let winners: Vec<Option<&Rule>> = worlds.iter().map(|world| winner(&candidates, item, world)).collect();
        let outcomes: Vec<Outcome> = winners.iter().map(|rule| self.outcome(*rule, item, ask)).collect();
        let set: BTreeSet<Outcome> = outcomes.iter().copied().collect();
        let public = outcomes.first().copied().unwrap_or(Outcome::NotEstablished);
        let outcome = match set.len() {
            0 | 1 => public,
            _ if set.iter().all(|outcome| outcome.is_not_used()) => public,
            _ => Outcome::Depends,
        };
        let several = set.len() > 1;
        Answer {
            outcome,
            either: if several { set.into_iter().collect() } else { Vec::new() },
            depends_on: if several { deciding_traits(&worlds, &outcomes) } else { Vec::new() },
            rule: winners.first().copied().flatten(),
            rules: distinct(winners.into_iter().flatten()),
        }
    }

    /// What a winning rule means for this person.
    fn outcome(&self, rule: Option<&Rule>, item: &Item<'_>, ask: &Ask<'_>) -> Outcome {
        let Some(Verdict::Practice(value)) = rule.map(|rule| rule.verdict) else {
            return Outcome::NotEstablished;
        };
        let opted_out = ask.person.opted_out.get(item.platform).is_some_and(|day| *day <= ask.on);
        let covered = ask.use_ == Use::PlatformGenai
            || rule
                .iter()
                .flat_map(|rule| &rule.remedies)
                .any(|id| self.remedies.get(id).is_some_and(|remedy| remedy.also_stops.contains(&ask.use_)));
        if value == PracticeValue::UsedOptOut && opted_out && covered { Outcome::YouOptedOut } else { value.into() }
    }

    /// Days of an item's making at which some rule changes its mind. Items between two of them judge alike.
    #[must_use]
    pub fn posting_cuts(&self) -> BTreeSet<Date> {
        self.rules.iter().flat_map(|rule| [rule.when.posted_from, rule.when.posted_until]).flatten().collect()
    }

    /// Whether any rule asks how old the person was when an item was made.
    #[must_use]
    pub fn age_limits_at_posting(&self) -> BTreeSet<i16> {
        self.rules
            .iter()
            .flat_map(|rule| [rule.when.age_at_posting_lt, rule.when.age_at_posting_gte])
            .flatten()
            .collect()
    }

    /// Every age that some rule asks about, then or now.
    #[must_use]
    pub fn age_limits(&self) -> BTreeSet<i16> {
        let now = self.rules.iter().flat_map(|rule| [rule.when.age_now_lt, rule.when.age_now_gte]).flatten();
        now.chain(self.age_limits_at_posting()).collect()
    }

    pub(super) fn family<'a>(&'a self, platform: &'a str) -> Family<'a> {
        let parent = self.platforms.get(platform).and_then(|row| row.parent.as_deref());
        Family { id: platform, parent }
    }

    /// The rules in force that reach the item's cell on the day asked, whatever their conditions.
    fn candidates<'r>(&'r self, layer: Layer, item: &Item<'_>, ask: &Ask<'_>) -> Vec<Candidate<'r>> {
        let family = self.family(item.platform);
        self.rules
            .iter()
            .filter(|rule| rule.layer == layer && (layer == Layer::Law || rule.use_ == ask.use_))
            .filter(|rule| rule.status == Status::InForce)
            .filter(|rule| rule.from.is_none_or(|from| from <= ask.on) && rule.until.is_none_or(|until| ask.on < until))
            .filter_map(|rule| Some((rule, nearness(rule, ask.place, &family, item.category)?)))
            .collect()
    }

    /// Every way the traits can be that are not known and that a candidate asks about. The public one first.
    fn worlds(&self, item: &Item<'_>, ask: &Ask<'_>, candidates: &[Candidate<'_>]) -> Vec<World> {
        let when = |asks: fn(&Condition) -> bool| candidates.iter().any(|(rule, _)| asks(&rule.when));

        let audiences: Vec<Option<Audience>> = match item.audience {
            Some(known) => vec![Some(known)],
            None if when(|c| c.audience.is_some()) => Audience::ALL.iter().copied().map(Some).collect(),
            None => vec![None],
        };
        let authored = item.category.is_authored() && !candidates.is_empty();
        let authors: Vec<Author> = match item.author {
            Author::Unknown if authored || when(|c| c.author.is_some()) => vec![Author::Own, Author::Other],
            known => vec![known],
        };
        let privacies: Vec<Option<bool>> = match item.account_private {
            None if when(|c| c.account_private.is_some()) => vec![Some(false), Some(true)],
            known => vec![known],
        };
        let posted: Vec<Option<Date>> = match item.posted {
            None if when(|c| c.posted_from.is_some() || c.posted_until.is_some()) => posting_days(candidates),
            known => vec![known],
        };
        let ages_now: Vec<Option<i16>> = match ask.person.born {
            Some(born) => ages(born.ages_on(ask.on)),
            None => vec![None],
        };
        let ages_then = self.ages_at_posting(item, ask);

        let mut worlds = Vec::new();
        for &audience in &audiences {
            for &author in &authors {
                for &account_private in &privacies {
                    for &posted in &posted {
                        for &age_now in &ages_now {
                            for &age_then in &ages_then {
                                worlds.push(World {
                                    audience,
                                    author,
                                    account_private,
                                    posted,
                                    age_now,
                                    age_then,
                                    unpublished: item.unpublished,
                                    special: item.special,
                                });
                            }
                        }
                    }
                }
            }
        }
        worlds
    }

    /// The ages at which the person may have made the item.
    fn ages_at_posting(&self, item: &Item<'_>, ask: &Ask<'_>) -> Vec<Option<i16>> {
        let Some(born) = ask.person.born else {
            return vec![None];
        };
        if let Some(day) = item.posted {
            return ages(born.ages_on(day));
        }
        // Not dated: only a person who could have posted as a minor gives reason for doubt.
        let opened = self.platforms.get(item.platform).and_then(|platform| platform.opened);
        let youngest = opened.map_or(0, |day| born.ages_on(day).0);
        if youngest >= 18 {
            return vec![None];
        }
        let oldest = born.ages_on(ask.on).1;
        ages((oldest.min(17), oldest))
    }
}

/// The one or two ages of an interval.
fn ages((low, high): (i16, i16)) -> Vec<Option<i16>> {
    if low == high { vec![Some(low)] } else { vec![Some(high), Some(low)] }
}

/// A day in each stretch between the dates of making that candidates name: the latest stretch first.
fn posting_days(candidates: &[Candidate<'_>]) -> Vec<Option<Date>> {
    let cuts: BTreeSet<Date> =
        candidates.iter().flat_map(|(rule, _)| [rule.when.posted_from, rule.when.posted_until]).flatten().collect();
    let mut days: Vec<Option<Date>> = cuts.iter().rev().copied().map(Some).collect();
    days.extend(cuts.first().and_then(|first| first.yesterday().ok()).map(Some));
    days
}

impl Rulebook {
    /// The rules that hold in the public branch, the winner first.
    pub(super) fn holding<'r>(&'r self, layer: Layer, item: &Item<'_>, ask: &Ask<'_>) -> Vec<Candidate<'r>> {
        let candidates = self.candidates(layer, item, ask);
        let Some(world) = self.worlds(item, ask, &candidates).into_iter().next() else { return Vec::new() };
        let mut list: Vec<_> = candidates
            .into_iter()
            .filter(|(rule, _)| reaches_author(rule, item.category, world.author) && holds(&rule.when, &world))
            .collect();
        list.sort_by(|a, b| order(*a, *b));
        list
    }
}

/// The candidate that wins in a world.
fn winner<'r>(candidates: &[Candidate<'r>], item: &Item<'_>, world: &World) -> Option<&'r Rule> {
    candidates
        .iter()
        .filter(|(rule, _)| reaches_author(rule, item.category, world.author))
        .filter(|(rule, _)| holds(&rule.when, world))
        .min_by(|a, b| order(**a, **b))
        .map(|(rule, _)| *rule)
}

/// Other people's posts, comments and media are reached only by rules that speak of them.
pub(super) fn reaches_author(rule: &Rule, category: Category, author: Author) -> bool {
    !category.is_authored() || author != Author::Other || rule.others || rule.when.author.is_some()
}

/// Whether every condition holds. Ages that are not told are those of an adult.
fn holds(when: &Condition, world: &World) -> bool {
    let Condition {
        audience,
        author,
        unpublished,
        account_private,
        special,
        age_now_lt,
        age_now_gte,
        age_at_posting_lt,
        age_at_posting_gte,
        posted_from,
        posted_until,
    } = when;
    audience.as_ref().is_none_or(|list| world.audience.is_some_and(|known| list.contains(&known)))
        && author.as_ref().is_none_or(|list| list.contains(&world.author))
        && unpublished.is_none_or(|wanted| wanted == world.unpublished)
        && account_private.is_none_or(|wanted| world.account_private == Some(wanted))
        && special.is_none_or(|wanted| wanted == world.special)
        && age_now_lt.is_none_or(|limit| world.age_now.is_some_and(|age| age < limit))
        && age_now_gte.is_none_or(|limit| world.age_now.is_none_or(|age| age >= limit))
        && age_at_posting_lt.is_none_or(|limit| world.age_then.is_some_and(|age| age < limit))
        && age_at_posting_gte.is_none_or(|limit| world.age_then.is_none_or(|age| age >= limit))
        && posted_from.is_none_or(|day| world.posted.is_some_and(|posted| posted >= day))
        && posted_until.is_none_or(|day| world.posted.is_some_and(|posted| posted < day))
}

/// The traits that change the outcome: those in which two worlds of different outcome differ alone.
fn deciding_traits(worlds: &[World], outcomes: &[Outcome]) -> Vec<&'static str> {
    let mut found: BTreeSet<&'static str> = BTreeSet::new();
    for (a, outcome_a) in worlds.iter().zip(outcomes) {
        for (b, outcome_b) in worlds.iter().zip(outcomes) {
            if outcome_a != outcome_b {
                let differing = differing_traits(a, b);
                if let [only] = differing.as_slice() {
                    found.insert(only);
                }
            }
        }
    }
    found.into_iter().collect()
}

fn differing_traits(a: &World, b: &World) -> Vec<&'static str> {
    [
        ("audience", a.audience != b.audience),
        ("author", a.author != b.author),
        ("account-private", a.account_private != b.account_private),
        ("posted", a.posted != b.posted),
        ("age-now", a.age_now != b.age_now),
        ("age-at-posting", a.age_then != b.age_then),
    ]
    .into_iter()
    .filter_map(|(name, differs)| differs.then_some(name))
    .collect()
}
