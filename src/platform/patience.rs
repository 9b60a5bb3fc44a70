//! How far a reader looks for the end of a record before it takes it for a broken one.
//!
//! What is broken is read twice: once to see that it is, and again from where the next record may begin. In a file
//! that is made to be broken everywhere that would have no end, so what is read in vain must be earned.

/// A row longer than this, in bytes, is taken for a quote that is never closed. Its cells take several times as much.
pub(super) const LONGEST_ROW: usize = 8 * 1024 * 1024;

/// The same of a record in JSON and its brackets: all that an app told of a person may be one.
pub(super) const LONGEST_RECORD: usize = 32 * 1024 * 1024;

/// The same, right after a broken record.
const LONGEST_WHEN_LOST: usize = 64 * 1024;

/// The same, once more was read in vain than was earned.
const LONGEST_WITHOUT: usize = 1024;

/// So many bytes may be read in vain at first.
const AT_FIRST: usize = 32 * 1024 * 1024;

/// So many bytes may be read in vain for each one that was read to good purpose.
const EARNED: usize = 8;

/// What a reader of one file may still read in vain.
#[derive(Debug)]
pub(super) struct Patience {
    /// What a record may be long where nothing is broken.
    longest: usize,
    left: usize,
}

impl Patience {
    pub fn new(longest: usize) -> Self {
        Self { longest, left: AT_FIRST }
    }

    /// How long the next record may be, in bytes.
    pub fn longest(&self, lost: bool) -> usize {
        let usual = if lost { LONGEST_WHEN_LOST } else { self.longest };
        usual.min(self.left.max(LONGEST_WITHOUT))
    }

    /// A good record of so many bytes was read.
    pub fn gain(&mut self, bytes: usize) {
        self.left = self.left.saturating_add(bytes.saturating_mul(EARNED)).min(AT_FIRST);
    }

    /// So many bytes have to be read again.
    pub fn lose(&mut self, bytes: usize) {
        self.left = self.left.saturating_sub(bytes);
    }
}
