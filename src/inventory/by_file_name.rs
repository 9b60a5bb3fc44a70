//! An index of files by their names without folders.

use crate::archive::name_of;
use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A path that is compared by its last segment. The path itself is shared with whoever else holds it, because there may
/// be hundreds of thousands of them.
#[derive(Clone, Debug)]
struct FileName(Arc<str>);

impl Borrow<str> for FileName {
    fn borrow(&self) -> &str {
        name_of(&self.0)
    }
}

impl PartialEq for FileName {
    fn eq(&self, other: &Self) -> bool {
        name_of(&self.0) == name_of(&other.0)
    }
}

impl Eq for FileName {}

impl Hash for FileName {
    fn hash<H: Hasher>(&self, state: &mut H) {
        name_of(&self.0).hash(state);
    }
}

/// The numbers of files by their names.
#[derive(Debug, Default)]
pub(super) struct ByFileName {
    first: HashMap<FileName, u32>,
    /// The further files of a name. Few names have any, so most files cost no list of their own.
    others: HashMap<FileName, Vec<u32>>,
}

impl ByFileName {
    /// Notes that a file goes by the name at the end of a path. Noting it again changes nothing.
    pub fn add(&mut self, path: Arc<str>, file: usize) {
        let file = u32::try_from(file).unwrap_or(u32::MAX);
        let first = *self.first.entry(FileName(Arc::clone(&path))).or_insert(file);
        if first != file {
            let others = self.others.entry(FileName(path)).or_default();
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
    fn several_files_of_a_name_are_found() {
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
