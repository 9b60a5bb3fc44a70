//! Looking for what items may touch on: on a thread, when somebody asks for it.

use super::worker::{Pending, Poll};
use super::workspace::Workspace;
use crate::hints::{self, Hints};
use crate::inventory::Inventory;
use crate::summary::{HintSets, HintSummary, count_hints, find_hints};
use egui::Context;
use std::sync::Arc;

/// What was found, with the lists by which it was.
#[derive(Clone, Debug)]
pub struct FoundHints {
    /// For each archive the hints of each item.
    pub sets: Arc<HintSets>,
    /// The lists.
    pub lists: Arc<Hints>,
}

/// What is being looked through, and the thread that does.
type Looking = (Arc<Vec<Inventory>>, Pending<Option<FoundHints>>);

/// The hints of what is open, once they were asked for. Not remembered.
#[derive(Debug, Default)]
pub struct HintsView {
    pending: Option<Looking>,
    found: Option<(Arc<Vec<Inventory>>, FoundHints)>,
}

impl HintsView {
    /// Looks for them. Nothing else waits for it.
    pub fn start(&mut self, ctx: &Context, workspace: &Workspace) {
        let inventories = Arc::clone(&workspace.inventories);
        let own = workspace.hints.clone();
        let pending = Pending::run(ctx, "fodder-hints", {
            let inventories = Arc::clone(&inventories);
            move || {
                // The lists inside the program hold no faults, to which the tests hold them.
                let lists = own.or_else(|| hints::built_in().ok().map(Arc::new))?;
                Some(FoundHints { sets: Arc::new(find_hints(&inventories, &lists)), lists })
            }
        });
        self.pending = Some((inventories, pending));
    }

    /// Takes what the thread found.
    pub fn poll(&mut self) {
        let Some((_, pending)) = &self.pending else { return };
        let found = match pending.poll() {
            Poll::Waiting => return,
            Poll::Done(found) => found,
            Poll::Lost => None,
        };
        if let Some((inventories, _)) = self.pending.take()
            && let Some(found) = found
        {
            self.found = Some((inventories, found));
        }
    }

    /// Whether it is being looked for.
    pub fn is_looking(&self) -> bool {
        self.pending.is_some()
    }

    /// What was found in what is open now.
    pub fn found(&self, workspace: &Workspace) -> Option<&FoundHints> {
        let found = self.found.as_ref().filter(|(inventories, _)| Arc::ptr_eq(inventories, &workspace.inventories));
        found.map(|(_, found)| found)
    }

    /// How many items of what is open may touch on what; `None` if it was not looked for.
    pub fn counts_of_all(&self, workspace: &Workspace) -> Option<Vec<HintSummary>> {
        let found = self.found(workspace)?;
        Some(count_hints(&workspace.inventories, &found.sets, None, |_| true))
    }

    /// How many items of what is shown may touch on what; `None` if it was not looked for.
    pub fn counts(&self, workspace: &Workspace) -> Option<Vec<HintSummary>> {
        let found = self.found(workspace)?;
        let is_shown = |inventory: &Inventory| workspace.only.as_ref().is_none_or(|only| inventory.platform == *only);
        Some(count_hints(&workspace.inventories, &found.sets, workspace.within, is_shown))
    }
}
