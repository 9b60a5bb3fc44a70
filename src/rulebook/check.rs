//! What must be true of a pack: references that lead somewhere, sources for every statement, and no two rules
//! between which precedence could not choose.

use super::Rulebook;
use super::data::{Condition, Layer, Rule, Status, Verdict};
use super::judge::reaches_author;
use super::load::Fault;
use super::place::{Place, Region};
use super::precedence::{category_distance, nearness, order_of_equals};
use super::reference::Seen;
use crate::vocab::{Author, Category, Confidence, PracticeValue};
use jiff::civil::Date;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

type Places = BTreeMap<(&'static str, String), String>;

/// All faults of a pack that parsed, but for rules that tie.
pub(super) fn check(book: &Rulebook, places: &Places) -> Vec<Fault> {
    let mut faults = Vec::new();
    check_regions(book, &mut faults);
    for rule in &book.rules {
        check_rule(book, rule, &mut faults);
    }
    check_rows(book, places, &mut faults);
    check_events(book, places, &mut faults);
    check_letters(book, places, &mut faults);
    faults
}

fn check_regions(book: &Rulebook, faults: &mut Vec<Fault>) {
    for region in book.regions.iter() {
        for parent in &region.parents {
            if book.regions.get(&parent.id).is_none() {
                let message = format!("the region `{}` has the parent `{}`, which there is not", region.id, parent.id);
                faults.push(Fault { at: "regions".to_owned(), message });
            }
        }
    }
}

fn check_rule(book: &Rulebook, rule: &Rule, faults: &mut Vec<Fault>) {
    let mut fault = |message: String| faults.push(Fault { at: rule.at.clone(), message });
    let id = &rule.id;
    for region in &rule.regions {
        if book.regions.get(region).is_none() {
            fault(format!("`{id}` names the region `{region}`, which there is not"));
        }
    }
    for platform in rule.platforms.iter().filter(|platform| *platform != "*") {
        if !book.platforms.contains_key(platform) {
            fault(format!("`{id}` names the platform `{platform}`, which there is not"));
        }
    }
    if rule.regions.is_empty() || rule.platforms.is_empty() || (rule.categories.is_empty() && !rule.any_category) {
        fault(format!("`{id}` needs at least one region, platform and category"));
    }
    if let (Some(from), Some(until)) = (rule.from, rule.until)
        && from >= until
    {
        fault(format!("`{id}` holds from {from} until {until}, which is no time at all"));
    }
    for basis in &rule.basis {
        let law = basis.split(':').next().unwrap_or_default();
        if !book.laws.contains_key(law) {
            fault(format!("`{id}` rests on the law `{law}`, which there is not"));
        }
    }
    for remedy in &rule.remedies {
        if !book.remedies.contains_key(remedy) {
            fault(format!("`{id}` names the remedy `{remedy}`, which there is not"));
        }
    }
    for other in &rule.overrides {
        if book.rule(other).is_none() {
            fault(format!("`{id}` overrides the rule `{other}`, which there is not"));
        }
    }
    check_rule_sources(book, rule, &mut fault);
    if rule.say.trim().is_empty() {
        fault(format!("`{id}` says nothing: it needs a sentence in `say`"));
    }
}

fn check_rule_sources(book: &Rulebook, rule: &Rule, fault: &mut impl FnMut(String)) {
    let id = &rule.id;
    let mut all_unseen = true;
    for source in &rule.sources {
        match book.sources.get(source) {
            None => fault(format!("`{id}` cites the source `{source}`, which there is not")),
            Some(found) => all_unseen &= found.seen == Seen::Known,
        }
    }
    let silent = rule.verdict == Verdict::Practice(PracticeValue::NotEstablished);
    if rule.sources.is_empty() && !silent {
        fault(format!("`{id}` has no source"));
    }
    if !rule.sources.is_empty() && all_unseen && rule.confidence == Confidence::High {
        fault(format!("`{id}` has high confidence, and nobody has seen any of its sources"));
    }
}

fn check_rows(book: &Rulebook, places: &Places, faults: &mut Vec<Fault>) {
    let place = |table: &'static str, id: &str| {
        places.get(&(table, id.to_owned())).cloned().unwrap_or_else(|| table.to_owned())
    };
    let mut cite = |table: &'static str, id: &str, source: Option<&String>| {
        if let Some(source) = source
            && !book.sources.contains_key(source)
        {
            let message = format!("`{id}` cites the source `{source}`, which there is not");
            faults.push(Fault { at: place(table, id), message });
        }
    };
    for law in book.laws.values() {
        cite("law", &law.id, law.source.as_ref());
    }
    for remedy in book.remedies.values() {
        cite("remedy", &remedy.id, remedy.source.as_ref());
    }
    for right in book.rights.values() {
        cite("right", &right.id, right.source.as_ref());
    }
    for authority in book.authorities.values() {
        cite("authority", &authority.id, authority.source.as_ref());
    }
    for source in book.sources.values() {
        if source.url.is_none() && source.cite.is_none() {
            let message = format!("the source `{}` has neither an address nor a citation", source.id);
            faults.push(Fault { at: place("source", &source.id), message });
        }
    }
    for right in book.rights.values().filter(|right| !book.laws.contains_key(&right.law)) {
        let message = format!("the right `{}` is of the law `{}`, which there is not", right.id, right.law);
        faults.push(Fault { at: place("right", &right.id), message });
    }
}

fn check_events(book: &Rulebook, places: &Places, faults: &mut Vec<Fault>) {
    for event in &book.events {
        let id = &event.id;
        let mut fault = |message: String| {
            let at = places.get(&("event", id.clone())).cloned().unwrap_or_else(|| "event".to_owned());
            faults.push(Fault { at, message });
        };
        for region in event.region.iter().filter(|region| book.regions.get(region).is_none()) {
            fault(format!("`{id}` names the region `{region}`, which there is not"));
        }
        let is_unknown = |platform: &&String| *platform != "*" && !book.platforms.contains_key(*platform);
        for platform in event.platform.iter().filter(is_unknown) {
            fault(format!("`{id}` names the platform `{platform}`, which there is not"));
        }
        for source in event.sources.iter().filter(|source| !book.sources.contains_key(*source)) {
            fault(format!("`{id}` cites the source `{source}`, which there is not"));
        }
        if event.sources.is_empty() {
            fault(format!("`{id}` has no source"));
        }
        if event.say.trim().is_empty() || event.label.trim().is_empty() {
            fault(format!("`{id}` says nothing: it needs a sentence in `say` and a few words in `label`"));
        }
    }
}

fn check_letters(book: &Rulebook, places: &Places, faults: &mut Vec<Fault>) {
    let mut fault = |table: &'static str, id: &str, message: String| {
        let at = places.get(&(table, id.to_owned())).cloned().unwrap_or_else(|| table.to_owned());
        faults.push(Fault { at, message });
    };
    let is_no_region = |region: &&String| book.regions.get(region).is_none();
    for letter in &book.letters {
        let id = letter.id.as_str();
        for region in letter.region.iter().filter(is_no_region) {
            fault("letter", id, format!("`{id}` names the region `{region}`, which there is not"));
        }
        for language in &letter.languages {
            if !book.languages.iter().any(|known| known.id == *language) {
                fault("letter", id, format!("`{id}` names the language `{language}`, which there is not"));
            }
        }
        if letter.authority.as_ref().is_some_and(|authority| !book.authorities.contains_key(authority)) {
            fault("letter", id, format!("`{id}` names an authority that there is not"));
        }
        if !book.laws.contains_key(&letter.law) {
            fault("letter", id, format!("`{id}` rests on the law `{}`, which there is not", letter.law));
        }
        if letter.sources.is_empty() || letter.languages.is_empty() {
            fault("letter", id, format!("`{id}` needs a source and a language"));
        }
        for source in letter.sources.iter().filter(|source| !book.sources.contains_key(*source)) {
            fault("letter", id, format!("`{id}` cites the source `{source}`, which there is not"));
        }
    }
    for language in &book.languages {
        for region in language.region.iter().filter(is_no_region) {
            fault(
                "language",
                &language.id,
                format!("the language `{}` names the region `{region}`, which there is not", language.id),
            );
        }
    }
    for controller in &book.controllers {
        let id = format!("{} {}", controller.platform.join("+"), controller.region.join("+"));
        if controller.platform.iter().any(|platform| !book.platforms.contains_key(platform)) {
            fault("controller", &id, format!("`{}` answers for a platform that there is not", controller.name));
        }
        if controller.region.iter().any(|region| book.regions.get(region).is_none()) {
            fault("controller", &id, format!("`{}` answers in a region that there is not", controller.name));
        }
        if !book.sources.contains_key(&controller.source) {
            fault(
                "controller",
                &id,
                format!("`{}` cites the source `{}`, which there is not", controller.name, controller.source),
            );
        }
    }
}

/// Two rules that can be equally near to the same item on the same day, and nothing chooses between them.
pub(super) fn check_ties(book: &Rulebook) -> Vec<Fault> {
    let mut faults = Vec::new();
    let map = Map::of(book);
    let reaches: Vec<Reach> = book.rules.iter().map(|rule| Reach::of(book, rule)).collect();
    let rules = || book.rules.iter().zip(&reaches);
    for (at, a) in rules().enumerate() {
        for b in rules().skip(at + 1) {
            if tie_between(book, &map, a, b) {
                let (a, b) = (a.0, b.0);
                let message =
                    format!("`{}` and `{}` ({}) can both win, and nothing chooses between them", a.id, b.id, b.at);
                faults.push(Fault { at: a.at.clone(), message });
            }
        }
    }
    faults
}

/// How near a rule is to each category and each platform, found once because each rule is compared with each other.
struct Reach {
    categories: Vec<Option<u8>>,
    /// Of the platforms that are no families.
    platforms: Vec<Option<u8>>,
}

impl Reach {
    fn of(book: &Rulebook, rule: &Rule) -> Self {
        Self {
            categories: Category::all().map(|category| category_distance(rule, category)).collect(),
            platforms: single_platforms(book).map(|id| book.family(id).distance(&rule.platforms)).collect(),
        }
    }
}

/// The platforms that are no families.
fn single_platforms(book: &Rulebook) -> impl Iterator<Item = &str> {
    book.platforms.values().filter(|platform| !platform.family).map(|platform| platform.id.as_str())
}

/// Whether both reach something, and equally near.
fn are_equal(a: Option<u8>, b: Option<u8>) -> bool {
    a.is_some() && a == b
}

/// Every place that rules can tell apart, in each of the times between changes of membership.
struct Map {
    /// The first day of each time, and the places as they are from then on.
    times: Vec<(Date, Vec<Place>)>,
}

impl Map {
    fn of(book: &Rulebook) -> Self {
        let changes =
            book.regions.iter().flat_map(|region| &region.parents).flat_map(|parent| [parent.from, parent.until]);
        // Before the first rule begins nothing can tie, and only rules without a beginning hold.
        let first = book.rules.iter().filter_map(|rule| rule.from).min().unwrap_or(Date::MIN);
        let mut days: BTreeSet<Date> = changes.flatten().filter(|day| *day > first).collect();
        days.insert(Date::MIN);
        days.insert(first);
        let named: BTreeSet<&str> = book.rules.iter().flat_map(|rule| &rule.regions).map(String::as_str).collect();
        let told_apart = |region: &Region| !region.parents.is_empty() || named.contains(region.id.as_str());
        // Countries that no rule names and that belong to nothing are all alike: one stands for them.
        let plain = book.regions.iter().find(|region| !told_apart(region));
        let regions: Vec<&Region> = book.regions.iter().filter(|region| told_apart(region)).chain(plain).collect();
        let places = |day: Date| regions.iter().filter_map(|region| book.regions.place(&region.id, day)).collect();
        Self { times: days.into_iter().map(|day| (day, places(day))).collect() }
    }

    /// The places in every time that has a day between two days.
    fn between(&self, from: Option<Date>, until: Option<Date>) -> impl Iterator<Item = &Place> {
        let ends = self.times.iter().skip(1).map(|(day, _)| Some(*day)).chain([None]);
        self.times
            .iter()
            .zip(ends)
            .filter(move |((begins, _), ends)| overlap((Some(*begins), *ends), (from, until)))
            .flat_map(|((_, places), _)| places)
    }
}

/// Whether two rules can both win for one item, with nothing to choose between them.
fn tie_between(book: &Rulebook, map: &Map, (a, reach_a): (&Rule, &Reach), (b, reach_b): (&Rule, &Reach)) -> bool {
    let same_field = a.layer == b.layer
        && (a.layer == Layer::Law || a.use_ == b.use_)
        && a.status == Status::InForce
        && b.status == Status::InForce;
    if !same_field
        || a.when.count() != b.when.count()
        || order_of_equals(a, b) != Ordering::Equal
        || !overlap((a.from, a.until), (b.from, b.until))
        || !compatible(&a.when, &b.when)
    {
        return false;
    }
    let near = |(a, b): (&Option<u8>, &Option<u8>)| are_equal(*a, *b);
    let platforms = reach_a.platforms.iter().zip(&reach_b.platforms).map(near);
    let platforms: Vec<&str> =
        single_platforms(book).zip(platforms).filter_map(|(id, is_near)| is_near.then_some(id)).collect();
    if platforms.is_empty() {
        return false;
    }
    let categories = reach_a.categories.iter().zip(&reach_b.categories).map(near);
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
    let near = |place: &&Place| are_equal(place.distance(&a.regions), place.distance(&b.regions));
    let places: Vec<&Place> = map.between(from, until).filter(near).collect();
    if places.is_empty() {
        return false;
    }
    let judges: Vec<&Rule> = book.rules.iter().filter(|third| settles(third, a, b)).collect();
    platforms.iter().any(|platform| {
        let family = book.family(platform);
        places.iter().any(|place| {
            categories.iter().any(|category| {
                let near = nearness(a, place, &family, *category);
                let nearer =
                    |third: &&Rule| nearness(third, place, &family, *category).is_some_and(|third| Some(third) < near);
                !judges.iter().any(nearer)
            })
        })
    })
}

/// Whether a third rule holds wherever and whenever the other two both hold: then neither of them wins there.
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
        && (third.others || !(a.others && b.others))
        && follows(&third.when, &a.when, &b.when)
}

/// Whether every condition of one rule follows from those of two others together.
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
