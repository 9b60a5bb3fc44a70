//! Finds rules between which precedence could not choose, which are refused when a pack is loaded, and rules that a nearer one silently
//! beats, which maintainers are told of.

use super::fault::{Fault, FaultKind};
use super::ids::RuleId;
use super::judge::reaches_author;
use super::precedence::{category_distance, nearness, order_of_equals};
use super::region::{Jurisdiction, Region};
use super::rule::Rule;
use super::schema::{Condition, Layer, Status};
use super::{Rulebook, WORLD};
use crate::ids::{PlatformId, RegionId};
use crate::vocab::{Author, Category};
use jiff::civil::Date;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Reports each pair of rules that can be equally near to the same item on the same day with nothing to choose between
/// them.
pub(super) fn ties(book: &Rulebook) -> Vec<Fault> {
    let mut faults = Vec::new();
    let periods = MembershipPeriods::of(book);
    let reaches: Vec<Distances> = book.rules.iter().map(|rule| Distances::of(book, rule)).collect();
    let rules = || book.rules.iter().zip(&reaches);
    for (at, a) in rules().enumerate() {
        for b in rules().skip(at + 1) {
            if tie_between(book, &periods, a, b) {
                let (a, b) = (a.0, b.0);
                let kind = FaultKind::Tie { rule: a.id.clone(), other: b.id.clone(), at: b.at.clone() };
                faults.push(Fault { at: a.at.clone(), kind });
            }
        }
    }
    faults
}

/// How near a rule is to each category and each platform, found once because each rule is compared with each other.
struct Distances {
    categories: Vec<Option<u8>>,
    /// Of the platforms that are not families, as Meta is that of Facebook and Instagram.
    platforms: Vec<Option<u8>>,
}

impl Distances {
    fn of(book: &Rulebook, rule: &Rule) -> Self {
        Self {
            categories: Category::all().map(|category| category_distance(rule, category)).collect(),
            platforms: single_platforms(book).map(|id| book.family(id).distance(&rule.platforms)).collect(),
        }
    }
}

/// The platforms that are no families.
fn single_platforms(book: &Rulebook) -> impl Iterator<Item = &PlatformId> {
    book.platforms.values().filter(|platform| !platform.family).map(|platform| &platform.id)
}

/// Whether both reach something, and equally near.
fn are_equal(a: Option<u8>, b: Option<u8>) -> bool {
    a.is_some() && a == b
}

/// Every jurisdiction that rules can tell apart, in each of the periods between changes of membership, such as the United Kingdom before
/// and after it left the European Union.
struct MembershipPeriods {
    /// The first day of each period, and the jurisdictions as they are from then on.
    periods: Vec<(Date, Vec<Jurisdiction>)>,
}

impl MembershipPeriods {
    fn of(book: &Rulebook) -> Self {
        let changes =
            book.regions.iter().flat_map(|region| &region.parents).flat_map(|parent| [parent.from, parent.until]);
        // Before the first rule begins only rules without a beginning hold. Memberships of that time are not told apart, because no rule
        // was written for them.
        let first = book.rules.iter().filter_map(|rule| rule.from).min().unwrap_or(Date::MIN);
        let mut days: BTreeSet<Date> = changes.flatten().filter(|day| *day > first).collect();
        days.insert(Date::MIN);
        days.insert(first);
        let named: BTreeSet<&RegionId> = book.rules.iter().flat_map(|rule| &rule.regions).collect();
        let told_apart = |region: &Region| !region.parents.is_empty() || named.contains(&region.id);
        // Countries that no rule names and that belong to nothing are all alike: one stands for them.
        let plain = book.regions.iter().find(|region| !told_apart(region));
        let regions: Vec<&Region> = book.regions.iter().filter(|region| told_apart(region)).chain(plain).collect();
        let jurisdictions =
            |day: Date| regions.iter().filter_map(|region| book.regions.jurisdiction(&region.id, day)).collect();
        Self { periods: days.into_iter().map(|day| (day, jurisdictions(day))).collect() }
    }

    /// The jurisdictions in every period that has a day between two days.
    fn between(&self, from: Option<Date>, until: Option<Date>) -> impl Iterator<Item = &Jurisdiction> {
        let ends = self.periods.iter().skip(1).map(|(day, _)| Some(*day)).chain([None]);
        self.periods
            .iter()
            .zip(ends)
            .filter(move |((begins, _), ends)| overlap((Some(*begins), *ends), (from, until)))
            .flat_map(|((_, jurisdictions), _)| jurisdictions)
    }
}

/// Whether two rules can both win for one item, with nothing to choose between them.
fn tie_between(
    book: &Rulebook,
    periods: &MembershipPeriods,
    (a, reach_a): (&Rule, &Distances),
    (b, reach_b): (&Rule, &Distances),
) -> bool {
    // What the law says holds for every use.
    let answer_same_question = a.layer == b.layer
        && (a.layer == Layer::Law || a.use_ == b.use_)
        && a.status == Status::InForce
        && b.status == Status::InForce;
    if !answer_same_question
        // Of two rules that are equally near the one with more conditions wins.
        || a.when.count() != b.when.count()
        || order_of_equals(a, b) != Ordering::Equal
        || !overlap((a.from, a.until), (b.from, b.until))
        || !compatible(&a.when, &b.when)
    {
        return false;
    }
    let equally_near = |(a, b): (&Option<u8>, &Option<u8>)| are_equal(*a, *b);
    let platforms = reach_a.platforms.iter().zip(&reach_b.platforms).map(equally_near);
    let platforms: Vec<&PlatformId> =
        single_platforms(book).zip(platforms).filter_map(|(id, is_near)| is_near.then_some(id)).collect();
    if platforms.is_empty() {
        return false;
    }
    let categories = reach_a.categories.iter().zip(&reach_b.categories).map(equally_near);
    let categories: Vec<Category> = Category::all()
        .zip(categories)
        .filter_map(|(category, is_near)| is_near.then_some(category))
        .filter(|category| share_an_author(a, b, *category))
        .collect();
    if categories.is_empty() {
        return false;
    }
    let from = a.from.max(b.from);
    let until = [a.until, b.until].into_iter().flatten().min();
    let equally_near =
        |jurisdiction: &&Jurisdiction| are_equal(jurisdiction.distance(&a.regions), jurisdiction.distance(&b.regions));
    let jurisdictions: Vec<&Jurisdiction> = periods.between(from, until).filter(equally_near).collect();
    if jurisdictions.is_empty() {
        return false;
    }
    // A third rule that is nearer wins over both, so that they do not tie there.
    let settling: Vec<&Rule> = book.rules.iter().filter(|third| settles(third, a, b)).collect();
    platforms.iter().any(|platform| {
        let family = book.family(platform);
        jurisdictions.iter().any(|jurisdiction| {
            categories.iter().any(|category| {
                let near = nearness(a, jurisdiction, &family, *category);
                // A smaller distance is nearer.
                let nearer = |third: &&Rule| {
                    nearness(third, jurisdiction, &family, *category).is_some_and(|third| Some(third) < near)
                };
                !settling.iter().any(nearer)
            })
        })
    })
}

/// Practice rules that name the world and all but one of the regions named by rules for the same platform and use, and that lose in that
/// one to a rule naming it: the rule that wins, the one that loses, and the region. A pair is left out if a third rule decides there.
///
/// A nearer region always wins, so that the first rule for a country ends there, without notice, what the platform says everywhere.
pub(super) fn worldwide_rules_beaten_in_one_region(book: &Rulebook, on: Date) -> BTreeSet<(RuleId, RuleId, RegionId)> {
    let in_force = book.rules.iter().filter(|rule| rule.layer == Layer::Practice && rule.is_in_force(on));
    let rules: Vec<(&Rule, Distances)> = in_force.map(|rule| (rule, Distances::of(book, rule))).collect();
    let mut lost = BTreeSet::new();
    for (at, platform) in single_platforms(book).enumerate() {
        let reaches = |reach: &Distances| reach.platforms.get(at).copied().flatten().is_some();
        let family = book.family(platform);
        let names_world = |rule: &Rule| rule.regions.iter().any(|region| *region == WORLD);
        for (far, reach_far) in rules.iter().filter(|(rule, reach)| names_world(rule) && reaches(reach)) {
            let alike = || rules.iter().filter(|(rule, reach)| rule.use_ == far.use_ && reaches(reach));
            let named: BTreeSet<&RegionId> = alike().flat_map(|(rule, _)| &rule.regions).collect();
            let mut others = named.into_iter().filter(|region| !far.regions.contains(region));
            let (Some(region), None) = (others.next(), others.next()) else { continue };
            let Some(place) = book.regions.jurisdiction(region, on) else { continue };
            for (near, reach) in alike().filter(|(near, _)| near.regions.contains(region)) {
                let is_decided_by_third = |category: Category| {
                    let of = |rule: &Rule| nearness(rule, &place, &family, category);
                    let keeps =
                        |third: &Rule| settles(third, near, far) && of(third).is_some_and(|it| Some(it) < of(near));
                    alike().any(|(third, _)| keeps(third))
                };
                let in_both = Category::all().zip(reach.categories.iter().zip(&reach_far.categories));
                let mut in_both =
                    in_both.filter(|(_, (a, b))| a.is_some() && b.is_some()).map(|(category, _)| category);
                let wins = compatible(&near.when, &far.when)
                    && in_both.any(|category| share_an_author(near, far, category) && !is_decided_by_third(category));
                if wins {
                    lost.insert((near.id.clone(), far.id.clone(), region.clone()));
                }
            }
        }
    }
    lost
}

/// Whether a third rule holds on every day and under every condition on which two others both hold. Where it is nearer than they are,
/// which callers ask, neither of them wins.
fn settles(third: &Rule, a: &Rule, b: &Rule) -> bool {
    let covers_from = third.from.is_none_or(|from| a.from.max(b.from).is_some_and(|other| from <= other));
    let covers_until = third
        .until
        .is_none_or(|until| [a.until, b.until].into_iter().flatten().min().is_some_and(|other| other <= until));
    third.layer == a.layer
        && (third.layer == Layer::Law || third.use_ == a.use_)
        && third.status == Status::InForce
        && covers_from
        && covers_until
        // `others`: it reaches other people's posts, comments and media as well.
        && (third.others || !(a.others && b.others))
        && follows(&third.when, &a.when, &b.when)
}

/// Whether each condition of a third rule follows from that of one of two others.
fn follows(third: &Condition, a: &Condition, b: &Condition) -> bool {
    fn list<T: PartialEq>(third: Option<&Vec<T>>, a: Option<&Vec<T>>, b: Option<&Vec<T>>) -> bool {
        third.is_none_or(|third| {
            [a, b].into_iter().flatten().any(|known| known.iter().all(|value| third.contains(value)))
        })
    }
    fn flag(third: Option<bool>, a: Option<bool>, b: Option<bool>) -> bool {
        third.is_none() || third == a || third == b
    }
    fn at_most<T: PartialOrd + Copy>(third: Option<T>, a: Option<T>, b: Option<T>) -> bool {
        third.is_none_or(|limit| [a, b].into_iter().flatten().any(|known| known <= limit))
    }
    fn at_least<T: PartialOrd + Copy>(third: Option<T>, a: Option<T>, b: Option<T>) -> bool {
        third.is_none_or(|limit| [a, b].into_iter().flatten().any(|known| known >= limit))
    }
    list(third.audience.as_ref(), a.audience.as_ref(), b.audience.as_ref())
        && list(third.author.as_ref(), a.author.as_ref(), b.author.as_ref())
        && flag(third.unpublished, a.unpublished, b.unpublished)
        && flag(third.account_private, a.account_private, b.account_private)
        && flag(third.special, a.special, b.special)
        && at_most(third.age_now_lt, a.age_now_lt, b.age_now_lt)
        && at_least(third.age_now_gte, a.age_now_gte, b.age_now_gte)
        && at_most(third.age_at_posting_lt, a.age_at_posting_lt, b.age_at_posting_lt)
        && at_least(third.age_at_posting_gte, a.age_at_posting_gte, b.age_at_posting_gte)
        && at_least(third.posted_from, a.posted_from, b.posted_from)
        && at_most(third.posted_until, a.posted_until, b.posted_until)
}

/// Whether two half-open intervals share a day.
fn overlap(a: (Option<Date>, Option<Date>), b: (Option<Date>, Option<Date>)) -> bool {
    let before =
        |until: Option<Date>, from: Option<Date>| matches!((until, from), (Some(until), Some(from)) if until <= from);
    !before(a.1, b.0) && !before(b.1, a.0)
}

/// Whether one item and one person can meet both sets of conditions.
fn compatible(a: &Condition, b: &Condition) -> bool {
    fn lists<T: PartialEq>(a: Option<&Vec<T>>, b: Option<&Vec<T>>) -> bool {
        a.zip(b).is_none_or(|(a, b)| a.iter().any(|value| b.contains(value)))
    }
    fn flags(a: Option<bool>, b: Option<bool>) -> bool {
        a.zip(b).is_none_or(|(a, b)| a == b)
    }
    fn ages(gte: [Option<i16>; 2], lt: [Option<i16>; 2]) -> bool {
        let lowest = gte.into_iter().flatten().max().unwrap_or(i16::MIN);
        let highest = lt.into_iter().flatten().min().unwrap_or(i16::MAX);
        lowest < highest
    }
    lists(a.audience.as_ref(), b.audience.as_ref())
        && lists(a.author.as_ref(), b.author.as_ref())
        && flags(a.unpublished, b.unpublished)
        && flags(a.account_private, b.account_private)
        && flags(a.special, b.special)
        && ages([a.age_now_gte, b.age_now_gte], [a.age_now_lt, b.age_now_lt])
        && ages([a.age_at_posting_gte, b.age_at_posting_gte], [a.age_at_posting_lt, b.age_at_posting_lt])
        && overlap((a.posted_from, a.posted_until), (b.posted_from, b.posted_until))
}

/// Whether some author's items are reached by both rules.
fn share_an_author(a: &Rule, b: &Rule, category: Category) -> bool {
    [Author::Own, Author::Other].into_iter().any(|author| {
        let reached = |rule: &Rule| {
            reaches_author(rule, category, author)
                && rule.when.author.as_ref().is_none_or(|list| list.contains(&author))
        };
        reached(a) && reached(b)
    })
}
