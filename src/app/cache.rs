//! A cache for values that are computed from the workspace, kept until the workspace or the key changes.

use super::workspace::Workspace;
use std::rc::Rc;

/// A value that a screen shows, computed once for each revision of the workspace and key instead of once a frame.
///
/// Only the latest value is kept. No screen has to invalidate it, because every change gives the workspace a new
/// revision.
#[derive(Debug)]
pub struct Cache<K, T> {
    latest: Option<(u64, K, Rc<T>)>,
}

impl<K, T> Default for Cache<K, T> {
    fn default() -> Self {
        Self { latest: None }
    }
}

impl<K: PartialEq, T> Cache<K, T> {
    /// The value for a key. `compute` computes it if the revision or the key has changed.
    pub fn get(&mut self, workspace: &Workspace, key: K, compute: impl FnOnce(&K) -> T) -> Rc<T> {
        if let Some((revision, known, value)) = &self.latest
            && *revision == workspace.revision()
            && *known == key
        {
            return Rc::clone(value);
        }
        let value = Rc::new(compute(&key));
        self.latest = Some((workspace.revision(), key, Rc::clone(&value)));
        value
    }
}
