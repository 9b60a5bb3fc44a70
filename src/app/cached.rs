//! What is computed from the workspace and kept until the workspace, or what is asked of it, is another.

use super::workspace::Workspace;
use std::rc::Rc;

/// A value that a screen shows, found once for each revision of the workspace and each key, and not once a frame.
///
/// No screen has to forget what it found when something changes: the revision differs then.
#[derive(Debug)]
pub struct Cached<K, T> {
    found: Option<(u64, K, Rc<T>)>,
}

impl<K, T> Default for Cached<K, T> {
    fn default() -> Self {
        Self { found: None }
    }
}

impl<K: PartialEq, T> Cached<K, T> {
    /// The value for a key, found by `find` if it is not known.
    pub fn get(&mut self, workspace: &Workspace, key: K, find: impl FnOnce(&K) -> T) -> Rc<T> {
        if let Some((revision, known, value)) = &self.found
            && *revision == workspace.revision()
            && *known == key
        {
            return Rc::clone(value);
        }
        let value = Rc::new(find(&key));
        self.found = Some((workspace.revision(), key, Rc::clone(&value)));
        value
    }
}
