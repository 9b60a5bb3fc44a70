//! Which files go by a name. Nearly every name is of one file, and there may be hundreds of thousands.

use crate::archive::name_of;
use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// What a path ends with, as a key: the path is shared with whoever else holds it.
#[derive(Clone, Debug)]
struct Tail(Arc<str>);

impl Borrow<str> for Tail {
    fn borrow(&self) -> &str {
        name_of(&self.0)
    }
}

impl PartialEq for Tail {
    fn eq(&self, other: &Self) -> bool {
        name_of(&self.0) == name_of(&other.0)
    }
}

impl Eq for Tail {}

impl Hash for Tail {
    fn hash<H: Hasher>(&self, state: &mut H) {
        name_of(&self.0).hash(state);
    }
}

/// Numbers of files by what their paths end with.
#[derive(Debug, Default)]
pub(super) struct Named {
    first: HashMap<Tail, u32>,
    /// The others of the few names that several have.
    others: HashMap<Tail, Vec<u32>>,
}

impl Named {
    /// Notes that a file goes by the name at the end of a path. Noting it again changes nothing.
    pub fn add(&mut self, path: Arc<str>, file: usize) {
        let file = u32::try_from(file).unwrap_or(u32::MAX);
        let first = *self.first.entry(Tail(Arc::clone(&path))).or_insert(file);
        if first != file {
            let others = self.others.entry(Tail(path)).or_default();
            if others.last() != Some(&file) {
                others.push(file);
            }
        }
    }

    /// The files of a name, in the order they were noted.
    pub fn of(&self, name: &str) -> impl Iterator<Item = usize> {
        let others = self.others.get(name).into_iter().flatten();
        self.first.get(name).into_iter().chain(others).map(|file| *file as usize)
    }
}
