//! What is settled between files: things that stand twice, and files that say more of the things in others.

use crate::platform::Stamp;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher as _, RandomState};

/// The numbers of records that may stand more than once: eight bytes each.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    seen: HashSet<u64>,
    words: RandomState,
    /// Those seen since the file that is being read began.
    lately: Vec<u64>,
    keep_lately: bool,
}

impl Numbers {
    /// Begins a file: what it notes can be given back.
    pub fn begin_file(&mut self) {
        self.lately.clear();
    }

    /// Whether a number was noted before under this word; notes it.
    pub fn is_again(&mut self, word: &str, number: &str) -> bool {
        let key = self.words.hash_one((word, number));
        if !self.seen.insert(key) {
            return true;
        }
        if self.keep_lately {
            self.lately.push(key);
        }
        false
    }

    /// Whether the file that begins may have to be given back.
    pub fn may_give_back(&mut self, may: bool) {
        self.keep_lately = may;
    }

    /// Gives back what the file noted.
    pub fn give_back(&mut self) {
        for key in self.lately.drain(..) {
            self.seen.remove(&key);
        }
    }
}

/// What a file says of a thing in another.
#[derive(Clone, Debug)]
pub(super) struct Amendment {
    /// The number of the thing, or empty.
    pub number: String,
    pub unpublished: bool,
    pub stamp: Option<Stamp>,
}

/// The items of a source that another file says more of, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Amendable {
    items: Vec<(String, usize)>,
}

impl Amendable {
    pub fn note(&mut self, number: &str, item: usize) {
        self.items.push((number.to_owned(), item));
    }

    /// Forgets the items after the first so many.
    pub fn truncate(&mut self, items: usize) {
        self.items.retain(|(_, item)| *item < items);
    }

    /// Which item each of them is about: by its number; where no number is known to both, by its place in the list.
    pub fn matched<'a>(&self, amendments: &'a [Amendment]) -> Vec<(usize, &'a Amendment)> {
        let by_number: HashMap<&str, usize> = self
            .items
            .iter()
            .filter(|(number, _)| !number.is_empty())
            .map(|(number, item)| (number.as_str(), *item))
            .collect();
        let matched: Vec<_> = amendments
            .iter()
            .filter_map(|amendment| Some((*by_number.get(amendment.number.as_str())?, amendment)))
            .collect();
        if matched.is_empty() && amendments.len() == self.items.len() {
            return self.items.iter().map(|(_, item)| *item).zip(amendments).collect();
        }
        matched
    }
}
