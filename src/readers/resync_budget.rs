//! How far a reader looks for the end of a record before it takes the record for malformed.
//!
//! Recovering from a malformed record re-reads bytes: once to see that it is malformed, and again from where the next
//! record may begin. To keep a hostile file from making this quadratic, re-reading is budgeted: 32 MiB up front plus
//! 8 bytes for each byte of a valid record, never more than 32 MiB.

/// The longest row, in bytes. A longer one is taken for malformed, as after a quote that is never closed. The limit is lower than for
/// JSON, because the cells of a row take several times as much memory as its bytes.
pub(super) const LONGEST_ROW: usize = 8 * 1024 * 1024;

/// The longest JSON record, in bytes. A longer one is taken for malformed, as after a bracket that is never closed. A record may be
/// longer than a row, because everything that an app reported about a person may be one record.
pub(super) const LONGEST_RECORD: usize = 32 * 1024 * 1024;

/// The longest record, in bytes, right after a malformed one.
const LONGEST_WHEN_LOST: usize = 64 * 1024;

/// The longest record, in bytes, once the budget is spent.
const LONGEST_WITHOUT_BUDGET: usize = 1024;

/// How many bytes may be re-read before any valid record is read, and the most that the budget ever holds.
const BUDGET: usize = 32 * 1024 * 1024;

/// Bytes that may be re-read for each byte of a valid record.
const GAIN: usize = 8;

/// How many bytes the reader of one file may still re-read.
#[derive(Debug)]
pub(super) struct ResyncBudget {
    /// The longest record, in bytes, where nothing is malformed.
    longest: usize,
    /// How many bytes may still be re-read.
    left: usize,
}

impl ResyncBudget {
    /// A full budget for a file whose records have at most `longest` bytes.
    pub fn new(longest: usize) -> Self {
        Self { longest, left: BUDGET }
    }

    /// How many bytes the next record may have. `lost` says that the last one was malformed.
    pub fn longest(&self, lost: bool) -> usize {
        let usual = if lost { LONGEST_WHEN_LOST } else { self.longest };
        usual.min(self.left.max(LONGEST_WITHOUT_BUDGET))
    }

    /// Refills the budget after a valid record with this many bytes.
    pub fn gain(&mut self, bytes: usize) {
        self.left = self.left.saturating_add(bytes.saturating_mul(GAIN)).min(BUDGET);
    }

    /// Takes this many bytes, which have to be re-read, from the budget.
    pub fn spend(&mut self, bytes: usize) {
        self.left = self.left.saturating_sub(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spent_budget_shortens_records_and_valid_ones_refill_it() {
        let mut budget = ResyncBudget::new(LONGEST_ROW);
        assert_eq!((budget.longest(false), budget.longest(true)), (LONGEST_ROW, LONGEST_WHEN_LOST));
        budget.spend(BUDGET);
        assert_eq!(budget.longest(false), LONGEST_WITHOUT_BUDGET);
        budget.gain(1024);
        assert_eq!(budget.longest(false), 8 * 1024);
    }
}
