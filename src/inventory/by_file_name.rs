//! An index of files by their names without folders.

use crate::archive::name_of;
use foldhash::HashMap;
use std::borrow::Borrow;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A path that is compared by its last segment. It can share its memory with the entry, because there may be hundreds
/// of thousands of paths.
#[derive(Clone, Debug)]
struct FileName {
    path: Arc<str>,
    /// Where the last segment begins, because it is hashed and compared more than once.
    at: usize,
}

impl FileName {
    fn of(path: Arc<str>) -> Self {
        let at = path.len() - name_of(&path).len();
        Self { path, at }
    }

    fn name(&self) -> &str {
        self.path.get(self.at..).unwrap_or_default()
    }
}

impl Borrow<str> for FileName {
    fn borrow(&self) -> &str {
        self.name()
    }
}

impl PartialEq for FileName {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for FileName {}

impl Hash for FileName {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

/// The numbers of files by their names.
#[derive(Debug, Default)]
pub(super) struct ByFileName {
    first: HashMap<FileName, u32>,
    /// The further files with a name. Few names have any, so most files need no list.
    others: HashMap<FileName, Vec<u32>>,
}

impl ByFileName {
    /// Reserves memory for this many more files, because growing step by step hashes every name again at each step.
    pub fn reserve(&mut self, files: usize) {
        self.first.reserve(files);
    }

    /// Notes that a file goes by the name at the end of a path. Noting it again changes nothing.
    pub fn add(&mut self, path: Arc<str>, file: usize) {
        let file = u32::try_from(file).unwrap_or(u32::MAX);
        let name = FileName::of(path);
        let first = *self.first.entry(name.clone()).or_insert(file);
        if first != file {
            let others = self.others.entry(name).or_default();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_files_with_a_name_are_found() {
        let mut names = ByFileName::default();
        for (at, path) in ["a/x.jpg", "b/x.jpg", "x.jpg", "y.jpg"].into_iter().enumerate() {
            names.add(path.into(), at);
            names.add(path.into(), at);
        }
        assert_eq!(names.of("x.jpg").collect::<Vec<_>>(), [0, 1, 2]);
        assert_eq!(names.of("y.jpg").collect::<Vec<_>>(), [3]);
        assert_eq!(names.of("z.jpg").next(), None);
    }
}
