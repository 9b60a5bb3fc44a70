//! The values that were found of one record, whatever the shape of its file.

use std::ops::Range;

/// Values in the order in which they stand, each with the slot of the field it belongs to.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    text: String,
    spans: Vec<(usize, Range<usize>)>,
    /// A bit for each slot that has a value, because most slots have none; the last bit stands for all further ones.
    present: u64,
    /// How many labels were met that the table knows.
    pub known_labels: u64,
    /// How many labels were met that the table does not know in any language.
    pub unknown_labels: u64,
    /// Memory in which a text is put together before it is added.
    pub scratch: (String, Vec<u8>),
}

impl Values {
    /// The values of a field.
    pub fn all(&self, slot: usize) -> impl Iterator<Item = &str> {
        let spans = if self.present & bit_of(slot) == 0 { &[] } else { self.spans.as_slice() };
        spans.iter().filter(move |(known, _)| *known == slot).filter_map(|(_, span)| self.text.get(span.clone()))
    }

    /// The first value of a field. One that is an object is there and empty.
    pub fn first(&self, slot: usize) -> Option<&str> {
        self.all(slot).next()
    }

    /// The first value of several fields that is not empty.
    pub fn first_of(&self, slots: &[usize]) -> Option<&str> {
        slots.iter().flat_map(|slot| self.all(*slot)).find(|value| !value.is_empty())
    }

    /// The values of several fields that are not empty, field by field.
    pub fn all_of<'v>(&'v self, slots: &'v [usize]) -> impl Iterator<Item = &'v str> {
        slots.iter().flat_map(|slot| self.all(*slot)).filter(|value| !value.is_empty())
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.text.clear();
        self.spans.clear();
        self.present = 0;
        (self.known_labels, self.unknown_labels) = (0, 0);
    }

    /// Adds a value of a field.
    pub fn set(&mut self, slot: usize, value: &str) {
        self.push(std::iter::once(slot), value);
    }

    /// Adds one value of several fields.
    pub fn push(&mut self, slots: impl Iterator<Item = usize>, value: &str) {
        let from = self.text.len();
        let mut is_new = true;
        for slot in slots {
            if std::mem::take(&mut is_new) {
                self.text.push_str(value);
            }
            self.spans.push((slot, from..self.text.len()));
            self.present |= bit_of(slot);
        }
    }

    /// How many bytes it takes in memory, about.
    pub fn size(&self) -> usize {
        self.text.len() + self.spans.len() * size_of::<(usize, Range<usize>)>()
    }
}

fn bit_of(slot: usize) -> u64 {
    1 << slot.min(63)
}
