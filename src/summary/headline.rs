//! The answer in sentences. They say no more than a citation supports: none names a person's items, only kinds of data.

use super::asked::Asked;
use super::schema::{CategorySummary, Group, Headline};
use crate::inventory::Inventory;
use crate::rulebook::{Item, Query, RuleId, Rulebook, WORLD};
use crate::text::{self, number, plural, say, text_with};
use crate::vocab::{Audience, Outcome, Trait, Use};
use std::collections::{BTreeMap, BTreeSet};

/// The headline of each platform, the most exposed first.
pub(super) fn headlines(
    categories: &[CategorySummary],
    inventories: &[&Inventory],
    book: &Rulebook,
    asked: &Asked,
    later: u64,
) -> Vec<Headline> {
    let mut by_platform: BTreeMap<&str, Vec<&Group>> = BTreeMap::new();
    // A platform gets a sentence even if nothing is counted: because its export is empty, or because of the days asked
    // about. An export that holds only another platform's items is not said to be empty.
    for inventory in inventories.iter().filter(|inventory| inventory.item_count() == 0 || asked.within.is_some()) {
        by_platform.entry(inventory.platform.as_str()).or_default();
    }
    for group in categories.iter().flat_map(|category| &category.groups) {
        by_platform.entry(group.platform.as_str()).or_default().push(group);
    }
    let mut list: Vec<Headline> = by_platform
        .into_iter()
        .map(|(platform, groups)| {
            // Threads lies in Instagram's exports, but not in all of them.
            let holding: BTreeSet<usize> = groups.iter().map(|group| group.archive).collect();
            let own = inventories.iter().enumerate().filter(|(_, inventory)| inventory.platform == platform);
            let archives = own.map(|(at, _)| at).chain(holding).collect::<BTreeSet<_>>().len();
            headline(platform, &groups, archives, book, asked)
        })
        .collect();
    list.sort_by_key(|headline| std::cmp::Reverse(headline.used));
    if later > 0
        && let Some(first) = list.first_mut()
    {
        first.more.push(text::counted("headline-later", later));
    }
    list
}

/// All headlines as one text.
pub(super) fn joined(headlines: &[Headline]) -> String {
    let sentences = headlines.iter().flat_map(|headline| {
        [&headline.main, &headline.law].into_iter().chain(&headline.more).filter(|sentence| !sentence.is_empty())
    });
    sentences.cloned().collect::<Vec<_>>().join(" ")
}

fn headline(platform: &str, groups: &[&Group], archives: usize, book: &Rulebook, asked: &Asked) -> Headline {
    let name = book.platform_name(platform);
    let items: u64 = groups.iter().map(|group| group.counts.items).sum();
    let own = |wanted: fn(Outcome) -> bool| -> u64 {
        groups.iter().filter(|group| wanted(group.outcome)).map(|group| group.counts.own_items).sum()
    };
    let used = own(Outcome::is_used);
    let depends: u64 = groups
        .iter()
        .filter(|group| group.outcome == Outcome::Depends && group.depends_on.contains(&Trait::Audience))
        .map(|group| group.counts.own_items)
        .sum();
    let values = [
        ("platform", name.into()),
        ("used", number(used).into()),
        ("n", plural(used)),
        ("items", number(items).into()),
        ("where", where_of(archives, asked).into()),
    ];
    let opted_out = own(|outcome| outcome == Outcome::YouOptedOut);
    let may: u64 = groups.iter().filter(|group| group.only_may()).map(|group| group.counts.own_items).sum();
    let main = if items == 0 {
        text_with("headline-empty", &values)
    } else if used > 0 && may == used {
        text_with("headline-may", &values)
    } else if used > 0 {
        text_with("headline-used", &values)
    } else if opted_out > 0 {
        let count = [("count", number(opted_out).into()), ("n", plural(opted_out))];
        text_with("headline-opted-out", &[values.as_slice(), &count].concat())
    } else if groups.iter().all(|group| group.outcome.is_not_used()) {
        text_with("headline-not-used", &values)
    } else {
        text_with("headline-none-said", &values)
    };
    let law = if used + depends > 0 { law_sentence(groups, book, asked) } else { String::new() };
    let mut more = Vec::new();
    if may > 0 && may < used {
        more.push(text::counted("headline-may-of-these", may));
    }
    if depends > 0 {
        more.push(text::counted(if used > 0 { "headline-depends-more" } else { "headline-depends" }, depends));
    }
    let mut notes = Vec::new();
    if used == 0 {
        let count = |wanted: Outcome| -> u64 {
            groups.iter().filter(|group| group.outcome == wanted).map(|group| group.counts.items).sum()
        };
        for (outcome, key) in [
            (Outcome::NotUsedPaused, "headline-note-paused"),
            (Outcome::NotUsedBarred, "headline-note-barred"),
            (Outcome::NotUsedByPolicy, "headline-note-policy"),
            (Outcome::NotEstablished, "headline-note-silent"),
        ] {
            let n = count(outcome);
            if n > 0 && n < items {
                let values = [("platform", name.into()), ("count", number(n).into()), ("n", plural(n))];
                notes.push(text_with(key, &values));
            }
        }
    }
    Headline { platform: platform.to_owned(), main, law, more, notes, used, items }
}

/// Where the items are: in the archives, or made within the days that are counted.
fn where_of(archives: usize, asked: &Asked) -> String {
    match asked.within {
        Some(within) => text_with("headline-within", &[("days", within.in_words().into())]),
        None => text_with("headline-where", &[("archives", plural(archives as u64))]),
    }
}

/// What the law says to the most of what is used, with the condition for it. If it depends on who could see some of it,
/// both answers.
fn law_sentence(groups: &[&Group], book: &Rulebook, asked: &Asked) -> String {
    let region = ("region", text::in_region(&asked.jurisdiction.id, &asked.jurisdiction.name).into());
    if asked.jurisdiction.id == WORLD {
        return text_with("headline-law-no-region", &[region]);
    }
    let concerned = groups.iter().filter(|group| group.outcome.is_used() || group.outcome == Outcome::Depends);
    // A rule that decides for one group may be one of several between which it is open for another.
    let mut items: BTreeMap<(bool, &RuleId), (u64, &Group)> = BTreeMap::new();
    let mut without_rule = 0;
    for group in concerned {
        match &group.law.rule {
            Some(rule) => {
                items.entry((group.law.value.is_none(), rule)).or_insert((0, group)).0 += group.counts.own_items;
            }
            None => without_rule += group.counts.own_items,
        }
    }
    let open = items.iter().filter(|((open, _), (items, _))| *open && *items > 0);
    let open = open.map(|(_, found)| *found).max_by_key(|(items, _)| *items);
    let most = items.into_values().max_by_key(|(items, _)| *items).filter(|(items, _)| *items >= without_rule);
    let Some((_, group)) = most.and_then(|most| open.or(Some(most))) else {
        return text_with("headline-law-none", &[region]);
    };
    if group.law.value.is_some() {
        let clause = say::law_clause(group.law.value, group.law.condition.as_deref());
        return text_with("headline-law", &[region, ("law", clause.into())]);
    }
    let query =
        Query { jurisdiction: &asked.jurisdiction, on: asked.on, use_: Use::PlatformGenai, person: &asked.person };
    let seen_by = |audience: Audience| {
        let law = book.law(&Item { audience: Some(audience), ..group.item() }, &query);
        law.value.map(|value| say::law_clause(Some(value), law.condition()))
    };
    match (seen_by(Audience::Public), seen_by(Audience::Limited)) {
        (Some(public), Some(rest)) if public != rest => {
            text_with("headline-law-by-audience", &[region, ("public", public.into()), ("rest", rest.into())])
        }
        _ => text_with("headline-law-depends", &[region]),
    }
}
