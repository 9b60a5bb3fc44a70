//! What another data pack would change for the person whose archives are open.

use super::asked::Inquiry;
use super::judgement_cache::JudgementCache;
use super::standing::Standing;
use crate::inventory::Inventory;
use crate::rulebook::{Rule, Rulebook};
use crate::text;
use crate::vocab::{Category, Outcome};
use std::collections::BTreeMap;

/// Items of a category whose outcome would be another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OutcomeChange {
    /// The category, without what lies under it.
    pub category: Category,
    /// By the pack in use.
    pub before: Standing,
    /// By the other one.
    pub after: Standing,
    /// How many items.
    pub items: u64,
}

impl OutcomeChange {
    /// What changes for these items, as a line.
    #[must_use]
    pub fn in_words(&self) -> String {
        let values = [
            ("kind", text::text(&format!("category-{}", self.category.id())).into()),
            ("count", text::number(self.items).into()),
            ("before", self.before.lower(false).into()),
            ("after", self.after.lower(false).into()),
        ];
        text::text_with("pack-change", &values)
    }
}

/// What differs between two packs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PackChanges {
    /// Items whose outcome would be another, those of most items first.
    pub outcomes: Vec<OutcomeChange>,
    /// How many items there are of which the law would say something else, with those whose outcome stays the same.
    pub law_items: u64,
    /// The name of the country asked about, if the other pack does not know it.
    pub lost_region: Option<String>,
    /// Rules that are new.
    pub rules_added: u64,
    /// Rules that are gone.
    pub rules_removed: u64,
    /// Rules that say something else.
    pub rules_changed: u64,
}

impl PackChanges {
    /// Judges the archives by both packs. They are not read again, so what other tables of formats would find in them is
    /// not in it.
    #[must_use]
    pub fn between(before: &Rulebook, after: &Rulebook, inventories: &[Inventory], asked: &Inquiry) -> Self {
        let (outcomes, law_items) = outcome_changes(before, after, inventories, asked);
        let lost_region = after.regions.jurisdiction(&asked.jurisdiction.id, asked.on).is_none();
        let by_id = |book: &Rulebook| -> BTreeMap<String, String> {
            // Where it stands in its file says nothing of what it says.
            let text = |rule: &Rule| format!("{:?}", Rule { at: String::new(), ..rule.clone() });
            book.rules.iter().map(|rule| (rule.id.to_string(), text(rule))).collect()
        };
        let (old, new) = (by_id(before), by_id(after));
        let missing_in = |of: &BTreeMap<String, String>, other: &BTreeMap<String, String>| {
            of.keys().filter(|id| !other.contains_key(*id)).count() as u64
        };
        let changed = old.iter().filter(|(id, text)| new.get(*id).is_some_and(|other| other != *text));
        Self {
            outcomes,
            law_items,
            lost_region: lost_region.then(|| asked.jurisdiction.name.clone()),
            rules_added: missing_in(&new, &old),
            rules_removed: missing_in(&old, &new),
            rules_changed: changed.count() as u64,
        }
    }

    /// How many rules differ, as a sentence.
    #[must_use]
    pub fn rules_in_words(&self) -> String {
        let counts = [
            ("pack-rules-added", self.rules_added),
            ("pack-rules-removed", self.rules_removed),
            ("pack-rules-changed", self.rules_changed),
        ];
        let counts = counts.into_iter().filter(|(_, rules)| *rules > 0);
        let parts: Vec<String> = counts.map(|(key, rules)| text::counted(key, rules)).collect();
        if parts.is_empty() { text::text("pack-rules-same") } else { parts.join(" ") }
    }

    /// How many items would have another answer, as a sentence.
    #[must_use]
    pub fn items_in_words(&self) -> String {
        let mut sentences = Vec::new();
        if let Some(region) = &self.lost_region {
            sentences.push(text::text_with("pack-no-region", &[("region", region.as_str().into())]));
        }
        if self.items() > 0 {
            sentences.push(text::counted("pack-items-changed", self.items()));
        }
        if self.law_items > 0 {
            sentences.push(text::counted("pack-law-changed", self.law_items));
        }
        if sentences.is_empty() { text::text("pack-items-same") } else { sentences.join(" ") }
    }

    /// How many items would have another outcome.
    #[must_use]
    pub fn items(&self) -> u64 {
        self.outcomes.iter().map(|change| change.items).sum()
    }
}

fn outcome_changes(
    before: &Rulebook,
    after: &Rulebook,
    inventories: &[Inventory],
    asked: &Inquiry,
) -> (Vec<OutcomeChange>, u64) {
    // What a country belongs to may be another in the other pack.
    let place = after.regions.jurisdiction(&asked.jurisdiction.id, asked.on);
    let asked_after = Inquiry { jurisdiction: place.unwrap_or_else(|| asked.jurisdiction.clone()), ..asked.clone() };
    let mut caches = (JudgementCache::new(before, asked), JudgementCache::new(after, &asked_after));
    let mut counts: BTreeMap<(Category, Standing, Standing), u64> = BTreeMap::new();
    let mut law_items = 0_u64;
    for (archive, inventory) in inventories.iter().enumerate() {
        caches.0.turn_to(archive, inventory);
        caches.1.turn_to(archive, inventory);
        for bucket in &inventory.buckets {
            let Some(kind) = inventory.kinds.get(bucket.kind) else { continue };
            if asked.within.is_some_and(|within| !bucket.day.is_some_and(|day| within.holds(day))) {
                continue;
            }
            let judge = |cache: &mut JudgementCache<'_>| {
                cache.judge_bucket(kind, bucket);
                let judged = cache.last().map(|(_, judged)| &judged.judgement);
                let standing = cache.standing().unwrap_or_else(|| Standing::of(Outcome::NotEstablished, false));
                let law = judged.map(|judgement| {
                    let law = &judgement.law;
                    (law.value, law.condition().map(str::to_owned), format!("{:?}", law.either))
                });
                (standing, law)
            };
            let ((old, law_before), (new, law_after)) = (judge(&mut caches.0), judge(&mut caches.1));
            if law_before != law_after {
                law_items += bucket.items;
            }
            if old != new {
                *counts.entry((bucket.category.top(), old, new)).or_default() += bucket.items;
            }
        }
    }
    let change = |((category, before, after), items)| OutcomeChange { category, before, after, items };
    let mut list: Vec<OutcomeChange> = counts.into_iter().map(change).collect();
    list.sort_by_key(|change| std::cmp::Reverse(change.items));
    (list, law_items)
}
