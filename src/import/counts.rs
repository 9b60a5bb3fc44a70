//! What is counted while one file is read.

use super::progress::Progress;
use crate::inventory::UnlistedList;
use crate::vocab::Category;

/// What was counted in one list of a file.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ListCounts {
    pub records: u64,
    pub rejected: u64,
    /// How many records have the time at which the account became private or public.
    pub privacy_changes: u64,
}

/// What was counted in one file.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub records: u64,
    pub items: u64,
    pub rejected: u64,
    pub elements: Option<u64>,
    pub unknown_labels: u64,
    pub dates_unread: u64,
    pub unlisted: Vec<UnlistedList>,
    pub lists_read: u64,
    pub lists_not_counted: u64,
    /// By the list's index in the table. A file has few lists, and most have one.
    lists: Vec<(usize, ListCounts)>,
    /// A file has items of few categories, and most have one.
    items_by_category: Vec<(Category, u64)>,
}

impl Counts {
    /// Adds the items to the progress, by top-level category.
    pub fn add_to(&self, progress: &mut Progress) {
        for (category, items) in &self.items_by_category {
            *progress.items.entry(category.top()).or_default() += items;
        }
    }

    /// Adds items of a category.
    pub fn add_items(&mut self, category: Category, items: u64) {
        self.items += items;
        match self.items_by_category.iter_mut().find(|(known, _)| *known == category) {
            Some((_, sum)) => *sum += items,
            None => self.items_by_category.push((category, items)),
        }
    }

    /// What was counted in a list.
    pub fn of(&self, list: usize) -> ListCounts {
        self.lists.iter().find(|(known, _)| *known == list).map(|(_, counts)| *counts).unwrap_or_default()
    }

    /// The first list that had a record.
    pub fn first_list(&self) -> Option<usize> {
        self.lists.first().map(|(list, _)| *list)
    }

    /// The counts of a list, for adding to them.
    pub fn of_mut(&mut self, list: usize) -> Option<&mut ListCounts> {
        let known = self.lists.iter().position(|(known, _)| *known == list);
        let at = known.unwrap_or_else(|| {
            self.lists.push((list, ListCounts::default()));
            self.lists.len() - 1
        });
        self.lists.get_mut(at).map(|(_, counts)| counts)
    }
}
