//! The values that were found in one record, whatever the format of its file.

use std::ops::{Deref, Range};

/// The slots of the fields that serve one purpose, such as all fields with a date, in the order of the spec.
#[derive(Clone, Debug, Default)]
pub(super) struct SlotSet {
    slots: Vec<usize>,
    /// The bits of all of them in [`Values::present`].
    bits: u128,
}

impl SlotSet {
    /// Whether a record has none of them.
    fn is_absent(&self, values: &Values) -> bool {
        values.present & self.bits == 0
    }
}

impl FromIterator<usize> for SlotSet {
    fn from_iter<I: IntoIterator<Item = usize>>(slots: I) -> Self {
        let slots: Vec<usize> = slots.into_iter().collect();
        let bits = slots.iter().fold(0, |bits, slot| bits | bit_of(*slot));
        Self { slots, bits }
    }
}

impl Deref for SlotSet {
    type Target = [usize];

    fn deref(&self) -> &[usize] {
        &self.slots
    }
}

/// Values in the order of the record, each with the slot of the field that it belongs to.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    text: String,
    spans: Vec<(usize, Range<usize>)>,
    /// A bit for each slot that has a value, because most slots have none; the last bit stands for all further ones.
    present: u128,
    /// How many labels of the record the table knows.
    pub known_labels: u64,
    /// How many labels of the record the table does not know in any language.
    pub unknown_labels: u64,
    /// Buffers for decoding a text before it is added, kept so that they are allocated once.
    pub scratch: (String, Vec<u8>),
}

impl Values {
    /// The values of a field.
    pub fn all(&self, slot: usize) -> impl Iterator<Item = &str> {
        let spans = if self.present & bit_of(slot) == 0 { &[] } else { self.spans.as_slice() };
        spans.iter().filter(move |(known, _)| *known == slot).filter_map(|(_, span)| self.text.get(span.clone()))
    }

    /// The first value of a field. An object counts as an empty value, so that a field with one is present.
    pub fn first(&self, slot: usize) -> Option<&str> {
        self.all(slot).next()
    }

    /// The first value of several fields that is not empty.
    pub fn first_of(&self, slots: &SlotSet) -> Option<&str> {
        // A quick check, because most records have few of the fields that the spec reads.
        if slots.is_absent(self) {
            return None;
        }
        // Loops, because iterators within iterators take twice as long, and this is asked ten times for each record.
        for slot in slots.iter().filter(|slot| self.present & bit_of(**slot) != 0) {
            for (known, span) in &self.spans {
                if known == slot && !span.is_empty() {
                    return self.text.get(span.clone());
                }
            }
        }
        None
    }

    /// The values of several fields that are not empty, field by field.
    pub fn all_of<'v>(&'v self, slots: &'v SlotSet) -> impl Iterator<Item = &'v str> {
        let slots = if slots.is_absent(self) { &[] } else { &**slots };
        slots.iter().flat_map(|slot| self.all(*slot)).filter(|value| !value.is_empty())
    }

    /// Like [`Self::all_of`], as a list. Quicker if there are none, as in most records.
    pub fn list_of<'v>(&'v self, slots: &'v SlotSet) -> Vec<&'v str> {
        if slots.is_absent(self) { Vec::new() } else { self.all_of(slots).collect() }
    }

    /// The only value of several fields; `None` if they have none, or more than one.
    pub fn only_of(&self, slots: &SlotSet) -> Option<&str> {
        if slots.is_absent(self) {
            return None;
        }
        let mut spans = self.spans.iter().filter(|(slot, _)| slots.contains(slot));
        let (_, span) = spans.next()?;
        if spans.next().is_some() { None } else { self.text.get(span.clone()) }
    }

    /// How many fields have a value.
    pub fn count(&self) -> u32 {
        self.present.count_ones()
    }

    /// Whether no field has a value that says anything.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether a record has any of several fields.
    pub fn has_any(&self, slots: &SlotSet) -> bool {
        !slots.is_absent(self) && slots.iter().any(|slot| self.first(*slot).is_some())
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
        self.push(&[slot], value);
    }

    /// Adds one value of several fields.
    pub fn push(&mut self, slots: &[usize], value: &str) {
        if slots.is_empty() {
            return;
        }
        let from = self.text.len();
        let span = from..from + value.len();
        for slot in slots {
            self.spans.push((*slot, span.clone()));
            self.present |= bit_of(*slot);
        }
        self.text.push_str(value);
    }

    /// Roughly how many bytes the values take in memory.
    pub fn size(&self) -> usize {
        self.text.len() + self.spans.len() * size_of::<(usize, Range<usize>)>()
    }
}

fn bit_of(slot: usize) -> u128 {
    1 << slot.min(127)
}
