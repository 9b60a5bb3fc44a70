//! Judging an item: from its traits, the person, a jurisdiction and a day to an answer with its reasons.
//!
//! A condition either holds or does not. If a candidate rule has a condition on a trait that is unknown, every value of
//! that trait is tried: precedence picks a winner for each value, and the outcomes of all winners are collected.

use super::Rulebook;
use super::precedence::{Family, Nearness, nearness, order};
use super::query::{ItemTraits, Query};
use super::rule::{Rule, Verdict};
use super::schema::{Condition, Layer, Status};
use crate::vocab::{Audience, Author, Category, LawValue, Outcome, PracticeValue, Trait, Use};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What the law lets a platform do.
#[derive(Clone, Debug, Default)]
pub struct LawAnswer<'r> {
    /// `None` if no rule reaches the item, or if the value depends on an unknown trait.
    pub value: Option<LawValue>,
    /// The winning rule; if the value depends on an unknown trait, the one that wins for a public item.
    pub rule: Option<&'r Rule>,
    /// The possible values if it depends on an unknown trait, otherwise empty.
    pub either: Vec<LawValue>,
    /// Every rule that wins for some value of the unknown traits.
    pub rules: Vec<&'r Rule>,
}

impl<'r> LawAnswer<'r> {
    /// What must hold for the value and no trait can test, in words. `None` if there is no such condition, or if the
    /// value depends on an unknown trait.
    #[must_use]
    pub fn condition(&self) -> Option<&'r str> {
        self.rule.filter(|_| self.value.is_some())?.condition()
    }

    /// The rules between which an unknown trait decides, each with its value. Empty if the value does not depend on one.
    pub fn branches(&self) -> impl Iterator<Item = (LawValue, &'r Rule)> {
        let rules = if self.value.is_none() { self.rules.as_slice() } else { &[] };
        rules.iter().filter_map(|rule| Some((rule.verdict.law()?, *rule)))
    }
}

/// What the platform says, for one use.
#[derive(Clone, Debug)]
pub struct Answer<'r> {
    /// The answer.
    pub outcome: Outcome,
    /// The possible outcomes if there are several: because it depends, or because the data is not used for different
    /// reasons. Otherwise empty.
    pub either: Vec<Outcome>,
    /// The traits that change it.
    pub depends_on: Vec<Trait>,
    /// The winning rule; if the outcome depends on an unknown trait, the one that wins for a public item.
    pub rule: Option<&'r Rule>,
    /// Every rule that wins for some value of the unknown traits.
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

/// Removes repeated rules and keeps the order of the first ones.
fn distinct<'r>(rules: impl Iterator<Item = &'r Rule>) -> Vec<&'r Rule> {
    let mut list: Vec<&Rule> = Vec::new();
    for rule in rules {
        if !list.iter().any(|known| known.id == rule.id) {
            list.push(rule);
        }
    }
    list
}

/// One combination of values of the traits that are unknown.
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

/// A rule that reaches an item, and how near it is.
pub(super) type Candidate<'r> = (&'r Rule, Nearness);

impl Rulebook {
    /// Judges an item: the law, the practice for the use asked, and what is coming.
    #[must_use]
    pub fn judge<'r>(&'r self, item: &ItemTraits<'_>, query: &Query<'_>) -> Judgement<'r> {
        Judgement { law: self.law(item, query), practice: self.practice(item, query), coming: self.coming(item, query) }
    }

    /// What the law lets a platform do with the item.
    #[must_use]
    pub fn law<'r>(&'r self, item: &ItemTraits<'_>, query: &Query<'_>) -> LawAnswer<'r> {
        let candidates = self.candidates(Layer::Law, item, query);
        let worlds = self.worlds(item, query, &candidates);
        let winners: Vec<Option<&Rule>> = worlds.iter().map(|world| winner(&candidates, item, world)).collect();
        let value = |rule: Option<&Rule>| rule.and_then(|rule| rule.verdict.law());
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
    pub fn practice<'r>(&'r self, item: &ItemTraits<'_>, query: &Query<'_>) -> Answer<'r> {
        let candidates = self.candidates(Layer::Practice, item, query);
        let worlds = self.worlds(item, query, &candidates);
        let winners: Vec<Option<&Rule>> = worlds.iter().map(|world| winner(&candidates, item, world)).collect();
        let outcomes: Vec<Outcome> = winners.iter().map(|rule| self.outcome(*rule, item, query)).collect();
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
    fn outcome(&self, rule: Option<&Rule>, item: &ItemTraits<'_>, query: &Query<'_>) -> Outcome {
        let Some(Verdict::Practice(value)) = rule.map(|rule| rule.verdict) else {
            return Outcome::NotEstablished;
        };
        let opted_out = query.person.opted_out.get(item.platform).is_some_and(|day| *day <= query.on);
        let covered = query.use_ == Use::PlatformGenai
            || rule
                .iter()
                .flat_map(|rule| &rule.remedies)
                .any(|id| self.remedies.get(id).is_some_and(|remedy| remedy.also_stops.contains(&query.use_)));
        if value == PracticeValue::UsedOptOut && opted_out && covered { Outcome::YouOptedOut } else { value.into() }
    }

    /// The days at which some rule divides items by the day they were made. Items made between two neighbouring days
    /// are judged alike.
    #[must_use]
    pub fn posting_cuts(&self) -> BTreeSet<Date> {
        self.rules.iter().flat_map(|rule| [rule.when.posted_from, rule.when.posted_until]).flatten().collect()
    }

    /// The age limits in rules that apply to the person's age when an item was made.
    #[must_use]
    pub fn age_limits_at_posting(&self) -> BTreeSet<i16> {
        self.rules
            .iter()
            .flat_map(|rule| [rule.when.age_at_posting_lt, rule.when.age_at_posting_gte])
            .flatten()
            .collect()
    }

    /// The age limits of all rules, for the day an item was made and for the day asked about.
    #[must_use]
    pub fn age_limits(&self) -> BTreeSet<i16> {
        let now = self.rules.iter().flat_map(|rule| [rule.when.age_now_lt, rule.when.age_now_gte]).flatten();
        now.chain(self.age_limits_at_posting()).collect()
    }

    pub(super) fn family<'a>(&'a self, platform: &'a str) -> Family<'a> {
        let parent = self.platforms.get(platform).and_then(|row| row.parent.as_deref());
        Family { id: platform, parent }
    }

    /// The rules in force that reach the item on the day asked about, whatever their conditions.
    fn candidates<'r>(&'r self, layer: Layer, item: &ItemTraits<'_>, query: &Query<'_>) -> Vec<Candidate<'r>> {
        let family = self.family(item.platform);
        self.rules
            .iter()
            .filter(|rule| rule.layer == layer && rule.is_about(query.use_))
            .filter(|rule| rule.status == Status::InForce)
            .filter(|rule| {
                rule.from.is_none_or(|from| from <= query.on) && rule.until.is_none_or(|until| query.on < until)
            })
            .filter_map(|rule| Some((rule, nearness(rule, query.jurisdiction, &family, item.category)?)))
            .collect()
    }

    /// Every combination of values of the traits that are not known and that a candidate asks about. The one in which the
    /// item is public comes first.
    fn worlds(&self, item: &ItemTraits<'_>, query: &Query<'_>, candidates: &[Candidate<'_>]) -> Vec<World> {
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
        let ages_now: Vec<Option<i16>> = match query.person.born {
            Some(born) => ages(born.ages_on(query.on)),
            None => vec![None],
        };
        let ages_then = self.ages_at_posting(item, query);

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
    fn ages_at_posting(&self, item: &ItemTraits<'_>, query: &Query<'_>) -> Vec<Option<i16>> {
        let Some(born) = query.person.born else {
            return vec![None];
        };
        if let Some(day) = item.posted {
            return ages(born.ages_on(day));
        }
        // Without a date the age matters only if the person can have used the platform as a minor.
        let opened = self.platforms.get(item.platform).and_then(|platform| platform.opened);
        let youngest = opened.map_or(0, |day| born.ages_on(day).0);
        if youngest >= 18 {
            return vec![None];
        }
        let oldest = born.ages_on(query.on).1;
        ages((oldest.min(17), oldest))
    }
}

/// The ends of an age range, the higher first; one age if both are the same.
fn ages((low, high): (i16, i16)) -> Vec<Option<i16>> {
    if low == high { vec![Some(low)] } else { vec![Some(high), Some(low)] }
}

/// One day from each span between the posting dates in the candidates' conditions, the latest first.
fn posting_days(candidates: &[Candidate<'_>]) -> Vec<Option<Date>> {
    let cuts: BTreeSet<Date> =
        candidates.iter().flat_map(|(rule, _)| [rule.when.posted_from, rule.when.posted_until]).flatten().collect();
    let mut days: Vec<Option<Date>> = cuts.iter().rev().copied().map(Some).collect();
    days.extend(cuts.first().and_then(|first| first.yesterday().ok()).map(Some));
    days
}

impl Rulebook {
    /// The rules that hold in the public branch, the winner first.
    pub(super) fn holding<'r>(&'r self, layer: Layer, item: &ItemTraits<'_>, query: &Query<'_>) -> Vec<Candidate<'r>> {
        let candidates = self.candidates(layer, item, query);
        let Some(world) = self.worlds(item, query, &candidates).into_iter().next() else { return Vec::new() };
        let mut list: Vec<_> = candidates
            .into_iter()
            .filter(|(rule, _)| reaches_author(rule, item.category, world.author) && holds(&rule.when, &world))
            .collect();
        list.sort_by(|a, b| order(*a, *b));
        list
    }
}

/// The candidate that wins in a world.
fn winner<'r>(candidates: &[Candidate<'r>], item: &ItemTraits<'_>, world: &World) -> Option<&'r Rule> {
    candidates
        .iter()
        .filter(|(rule, _)| reaches_author(rule, item.category, world.author))
        .filter(|(rule, _)| holds(&rule.when, world))
        .min_by(|a, b| order(**a, **b))
        .map(|(rule, _)| *rule)
}

/// Whether a rule reaches items of an author. It reaches other people's posts, comments and media only if it is marked
/// with `others` or has a condition on the author.
pub(super) fn reaches_author(rule: &Rule, category: Category, author: Author) -> bool {
    !category.is_authored() || author != Author::Other || rule.others || rule.when.author.is_some()
}

/// Whether every condition holds. A person without a birth date counts as an adult.
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

/// The traits that change the outcome: each is the only difference between two worlds whose outcomes differ.
fn deciding_traits(worlds: &[World], outcomes: &[Outcome]) -> Vec<Trait> {
    let mut found: BTreeSet<Trait> = BTreeSet::new();
    for (a, outcome_a) in worlds.iter().zip(outcomes) {
        for (b, outcome_b) in worlds.iter().zip(outcomes) {
            if outcome_a != outcome_b {
                let differing = differing_traits(a, b);
                if let [only] = differing.as_slice() {
                    found.insert(*only);
                }
            }
        }
    }
    found.into_iter().collect()
}

fn differing_traits(a: &World, b: &World) -> Vec<Trait> {
    [
        (Trait::Audience, a.audience != b.audience),
        (Trait::Author, a.author != b.author),
        (Trait::AccountPrivate, a.account_private != b.account_private),
        (Trait::Posted, a.posted != b.posted),
        (Trait::AgeNow, a.age_now != b.age_now),
        (Trait::AgeAtPosting, a.age_then != b.age_then),
    ]
    .into_iter()
    .filter_map(|(differing, differs)| differs.then_some(differing))
    .collect()
}
