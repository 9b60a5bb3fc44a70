//! What items may touch on, for the window: looked for on a thread when somebody asks for it, and not remembered.

use super::cache::Cache;
use super::on_demand::{Archives, OnDemand};
use super::workspace::Workspace;
use crate::hints::{self, HintSet, Hints};
use crate::inventory::Inventory;
use crate::rulebook::{ItemTraits, Query};
use crate::summary::{HintSets, HintSummary, Hit, count_hints, find_hints, text_kind};
use crate::text::{say, text};
use crate::vocab::Use;
use egui::Context;
use std::rc::Rc;
use std::sync::Arc;

/// What was found, with the lists by which it was.
#[derive(Debug)]
struct FoundHints {
    /// For each archive the hints of each item.
    sets: Arc<HintSets>,
    /// The lists.
    lists: Arc<Hints>,
}

/// How many items may touch on what.
#[derive(Debug)]
pub struct HintCounts {
    /// Of all that is open.
    pub of_all: Vec<HintSummary>,
    /// Of what is shown.
    pub of_shown: Vec<HintSummary>,
}

/// What one item may touch on, in words.
#[derive(Debug)]
pub struct HintLines {
    /// A line for each subject, with the words that it was found by.
    pub lines: Vec<String>,
    /// What the law would say, if the item did touch on a special category.
    pub law: Option<String>,
}

/// The hints of what is open, once they were asked for.
#[derive(Debug, Default)]
pub struct HintsView {
    found: OnDemand<Archives, FoundHints>,
    /// The counts, and the lines of the item that is shown. Both are computed from all items or from a whole text, which
    /// is too much for each frame. The key has whether anything was found.
    counts: Cache<bool, Option<HintCounts>>,
    lines: Cache<(bool, Hit), Option<HintLines>>,
}

impl HintsView {
    /// Starts to look for them.
    pub fn start(&mut self, ctx: &Context, workspace: &Workspace) {
        let inventories = Arc::clone(&workspace.inventories);
        let own = workspace.hints.clone();
        let archives = Archives(Arc::clone(&inventories));
        self.found.start(ctx, "fodder-hints", archives, move || {
            // The tests hold the built-in lists to have no faults.
            let lists = own.or_else(|| hints::built_in().ok().map(Arc::new))?;
            Some(FoundHints { sets: Arc::new(find_hints(&inventories, &lists)), lists })
        });
    }

    /// Takes what was found. Call it once a frame.
    pub fn poll(&mut self) {
        self.found.poll();
    }

    /// Whether they are being looked for.
    pub fn is_looking(&self) -> bool {
        self.found.is_running()
    }

    fn found(&self, workspace: &Workspace) -> Option<&FoundHints> {
        self.found.get(&Archives(Arc::clone(&workspace.inventories)))
    }

    /// The hints of each item, if they were looked for in what is open now.
    pub fn sets(&self, workspace: &Workspace) -> Option<Arc<HintSets>> {
        self.found(workspace).map(|found| Arc::clone(&found.sets))
    }

    /// How many items may touch on what; `None` if it was not looked for.
    pub fn counts(&mut self, workspace: &Workspace) -> Rc<Option<HintCounts>> {
        let sets = self.sets(workspace);
        self.counts.get(workspace, sets.is_some(), |_| {
            let sets = sets?;
            let is_shown =
                |inventory: &Inventory| workspace.only.as_ref().is_none_or(|only| inventory.platform == *only);
            Some(HintCounts {
                of_all: count_hints(&workspace.inventories, &sets, None, |_| true),
                of_shown: count_hints(&workspace.inventories, &sets, workspace.within, is_shown),
            })
        })
    }

    /// The subjects that an item may touch on. `None` if no hints were looked for yet, or none were found in the item.
    pub fn lines_of(&mut self, workspace: &Workspace, hit: Hit) -> Rc<Option<HintLines>> {
        let found = self.found.get(&Archives(Arc::clone(&workspace.inventories)));
        self.lines.get(workspace, (found.is_some(), hit), |_| lines_of(found?, workspace, hit))
    }
}

/// At most this many words are named for a subject.
const MOST_WORDS: usize = 4;

fn lines_of(found: &FoundHints, workspace: &Workspace, hit: Hit) -> Option<HintLines> {
    let (archive, item) = (hit.archive as usize, hit.item as usize);
    let set: HintSet = *found.sets.get(archive)?.get(item)?;
    let items = &workspace.inventories.get(archive)?.items;
    let places = found.lists.places(items.text(item), text_kind(items.category(item)));
    let line = |(kind, strength): (crate::vocab::HintKind, crate::vocab::HintStrength)| {
        let words = places.iter().filter(|place| place.kind == kind).map(|place| place.words.as_str());
        let words: Vec<&str> = words.take(MOST_WORDS).collect();
        let words = if words.is_empty() { String::new() } else { format!(" ({})", words.join(", ")) };
        let name = text(&format!("hint-kind-{}", kind.id()));
        format!("{name} · {}{words}", text(&format!("hint-{}", strength.id())))
    };
    let lines: Vec<String> = set.iter().map(line).collect();
    let law = set.iter().any(|(kind, _)| kind.is_special()).then(|| law_of_special(workspace, hit)).flatten();
    (!lines.is_empty()).then_some(HintLines { lines, law })
}

/// What the law would say to an item if it did touch on a special category.
fn law_of_special(workspace: &Workspace, hit: Hit) -> Option<String> {
    let inventory = workspace.inventories.get(hit.archive as usize)?;
    let bucket = inventory.items.bucket(hit.item as usize)?;
    let kind = inventory.kinds.get(bucket.kind)?;
    let item = ItemTraits {
        audience: bucket.traits.audience.or(kind.audience),
        author: bucket.traits.author,
        unpublished: bucket.traits.unpublished,
        posted: bucket.day,
        special: true,
        ..ItemTraits::of(&kind.platform, bucket.category)
    };
    let (jurisdiction, person) = (workspace.jurisdiction()?, workspace.person());
    let query = Query { jurisdiction: &jurisdiction, on: workspace.on, use_: Use::PlatformGenai, person: &person };
    let law = workspace.book.law(&item, &query);
    Some(say::law(law.value, law.condition(), &law.either))
}
