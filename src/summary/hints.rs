//! What items may touch on, and how many there are of each.

use super::asked::Within;
use crate::hints::{HintSet, Hints, TextKind};
use crate::inventory::{Inventory, ItemKind, Traits};
use crate::vocab::{Author, Category, HintKind, HintStrength};
use serde::Serialize;

/// Fewer items than this are looked through on one thread, because starting another takes longer.
const WORTH_A_THREAD: usize = 4 * 1024;

/// For each archive the hints of each of its items that records are.
pub type HintSets = Vec<Vec<HintSet>>;

/// How many items may touch on something.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct HintSummary {
    /// What it is.
    pub kind: HintKind,
    /// Whether it is a special category of GDPR article 9.
    pub special: bool,
    /// Items with a field for just that.
    pub certain: u64,
    /// Names of groups, pages and interests.
    pub likely: u64,
    /// Items with a word that mostly means that.
    pub possible: u64,
}

impl HintSummary {
    /// How many items there are, however strong the hint.
    #[must_use]
    pub fn items(&self) -> u64 {
        self.certain + self.likely + self.possible
    }
}

/// What the text of an item is, for a hint.
#[must_use]
pub fn text_kind(category: Category) -> TextKind {
    match category.top().id() {
        "groups" | "inferences" => TextKind::Name,
        _ => TextKind::Words,
    }
}

/// Whether an item tells something of the person: what they did or wrote, and what a platform infers of them. What others
/// wrote would tell of others.
fn is_of_person(traits: Traits, category: Category) -> bool {
    traits.author == Author::Own || category.top().id() == "inferences"
}

/// Looks for hints in all items, on every core. Takes about a second for ten million characters.
#[must_use]
pub fn find_hints(inventories: &[Inventory], hints: &Hints) -> HintSets {
    inventories.iter().map(|inventory| hints_of(inventory, hints)).collect()
}

fn hints_of(inventory: &Inventory, hints: &Hints) -> Vec<HintSet> {
    let items = &inventory.items;
    let mut sets = vec![HintSet::default(); items.len()];
    let look = |from: usize, sets: &mut [HintSet]| {
        let mut buffer = String::new();
        for (item, set) in (from..).zip(sets) {
            let (Some(traits), Some(kind)) = (items.traits(item), kind_of(inventory, item)) else { continue };
            let category = items.category(item);
            if is_of_person(traits, category) {
                *set = hints.of(items.text(item), text_kind(category), &kind.id, &mut buffer);
                for kind in items.hints(item).iter() {
                    set.note(kind, HintStrength::Certain);
                }
            }
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let chunk = sets.len().div_ceil(cores).max(WORTH_A_THREAD);
    std::thread::scope(|scope| {
        let look = &look;
        for (nth, sets) in sets.chunks_mut(chunk).enumerate() {
            scope.spawn(move || look(nth * chunk, sets));
        }
    });
    sets
}

fn kind_of(inventory: &Inventory, item: usize) -> Option<&ItemKind> {
    inventory.items.kind(item).and_then(|kind| inventory.kinds.get(kind))
}

/// How many items of the archives for which `is_shown` holds may touch on what, those of most items first.
#[must_use]
pub fn count_hints(
    inventories: &[Inventory],
    sets: &HintSets,
    within: Option<Within>,
    is_shown: impl Fn(&Inventory) -> bool,
) -> Vec<HintSummary> {
    let empty =
        |kind: &HintKind| HintSummary { kind: *kind, special: kind.is_special(), certain: 0, likely: 0, possible: 0 };
    let mut counts: Vec<HintSummary> = HintKind::ALL.iter().map(empty).collect();
    for (inventory, sets) in inventories.iter().zip(sets).filter(|(inventory, _)| is_shown(inventory)) {
        for (item, set) in sets.iter().enumerate().filter(|(_, set)| !set.is_empty()) {
            let day = inventory.items.stamp(item).and_then(crate::readers::Stamp::day);
            if within.is_some_and(|within| !day.is_some_and(|day| within.holds(day))) {
                continue;
            }
            for (kind, strength) in set.iter() {
                let Some(count) = counts.iter_mut().find(|count| count.kind == kind) else { continue };
                match strength {
                    HintStrength::Certain => count.certain += 1,
                    HintStrength::Likely => count.likely += 1,
                    HintStrength::Possible => count.possible += 1,
                }
            }
        }
    }
    counts.retain(|count| count.items() > 0);
    counts.sort_by_key(|count| (std::cmp::Reverse(count.items()), count.kind));
    counts
}
