//! Values that take long to compute: on a thread, when somebody asks for them.

use super::worker::{Poll, ThreadAnswer};
use crate::inventory::Inventory;
use egui::Context;
use std::sync::Arc;

/// The open archives as a key: two keys are equal if they are the very same archives, read once.
#[derive(Clone, Debug)]
pub struct Archives(pub Arc<Vec<Inventory>>);

impl PartialEq for Archives {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A value that holds for the key that it was computed for, and is not shown for another.
#[derive(Debug)]
pub struct OnDemand<K, T> {
    pending: Option<(K, ThreadAnswer<Option<T>>)>,
    found: Option<(K, T)>,
}

impl<K, T> Default for OnDemand<K, T> {
    fn default() -> Self {
        Self { pending: None, found: None }
    }
}

impl<K: PartialEq, T: Send + 'static> OnDemand<K, T> {
    /// Starts a thread that computes the value. `name` is that of the thread. If `find` returns `None`, there is no value,
    /// and it can be asked for again.
    pub fn start(&mut self, ctx: &Context, name: &str, key: K, find: impl FnOnce() -> Option<T> + Send + 'static) {
        self.pending = Some((key, ThreadAnswer::run(ctx, name, find)));
    }

    /// Takes the value if the thread is done. Call it once a frame.
    pub fn poll(&mut self) {
        let Some((_, pending)) = &self.pending else { return };
        let found = match pending.poll() {
            Poll::Waiting => return,
            Poll::Done(found) => found,
            Poll::Lost => None,
        };
        if let Some((key, _)) = self.pending.take() {
            self.found = found.map(|found| (key, found));
        }
    }

    /// Whether a thread is computing the value.
    pub fn is_running(&self) -> bool {
        self.pending.is_some()
    }

    /// The value for a key, if it was computed.
    pub fn get(&self, key: &K) -> Option<&T> {
        self.found.as_ref().filter(|(known, _)| known == key).map(|(_, found)| found)
    }
}
