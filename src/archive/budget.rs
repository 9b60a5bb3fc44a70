//! What an archive may cost, every limit in one place. Whatever reaches one is left, named, and counted as lost; the
//! rest goes on. An honest export comes nowhere near any of them.

use super::error::ReadError;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;
const GIB: u64 = 1024 * MIB;

/// A file whose name is longer than this many bytes is left.
pub(super) const LONGEST_NAME: usize = 4096;
/// Bytes before or after a zip are told of from this many on.
pub(super) const JUNK: u64 = 64 * KIB;
/// So many marks of an archive's zips may look like a file's and be none: an honest zip has a few by chance.
const FRUITLESS: u32 = 100_000;
/// Deflating cannot make more than so many bytes of one.
pub(super) const DEFLATE_AT_MOST: u64 = 1032;

/// The limits that a person may lift, because what lies beyond them only takes time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Files of an archive beyond this many are not listed.
    pub entries: usize,
    /// No more bytes are inflated of one file.
    pub of_a_file: u64,
    /// No more bytes are inflated of all files, whatever the archive's size.
    pub of_all: u64,
    /// Nor more than so many times the archive's size, and [`Self::grace`].
    pub times_the_archive: u64,
    /// What is granted to an archive however small it is.
    pub grace: u64,
    /// A file that grows by more than this is stopped, once [`Self::growth_floor`] is reached.
    pub growth: u64,
    /// Small files may grow as they like: short records repeat themselves.
    pub growth_floor: u64,
    /// Deflated inner zips are read in memory, all of an archive up to this many bytes; what goes beyond is skipped.
    pub inner_zips_in_memory: u64,
    /// Zips within zips are opened to this depth.
    pub inner_zip_depth: usize,
    /// No more zips within zips are tried than this.
    pub inner_zips: usize,
}

impl Limits {
    /// What holds unless the person says otherwise.
    pub const USUAL: Self = Self {
        entries: 2_000_000,
        of_a_file: 64 * GIB,
        of_all: 64 * GIB,
        times_the_archive: 20,
        grace: GIB,
        growth: 200,
        growth_floor: 64 * MIB,
        inner_zips_in_memory: 256 * MIB,
        inner_zip_depth: 2,
        inner_zips: 1000,
    };
    /// The person asked to read all of it: only what cannot be true is still refused, and what would take all memory.
    pub const LIFTED: Self = Self {
        entries: usize::MAX,
        of_a_file: u64::MAX,
        of_all: u64::MAX,
        times_the_archive: u64::MAX,
        grace: u64::MAX,
        growth: u64::MAX,
        growth_floor: u64::MAX,
        inner_zips_in_memory: 2 * GIB,
        inner_zip_depth: 16,
        inner_zips: usize::MAX,
    };

    /// How many bytes may be inflated of an archive of a size.
    fn total(&self, archive: u64) -> u64 {
        archive.saturating_mul(self.times_the_archive).saturating_add(self.grace).min(self.of_all)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::USUAL
    }
}

/// The limits of an archive, and what was spent of them. Copies of an archive share it.
#[derive(Clone, Debug)]
pub(super) struct Budget {
    pub limits: Limits,
    /// The bytes of all parts.
    pub archive: u64,
    /// How many marks may still lead nowhere where the list of a zip is wrong.
    pub fruitless: u32,
    /// How many zips within zips were tried.
    pub inner_zips: usize,
    spent: Arc<AtomicU64>,
}

impl Budget {
    pub fn new(limits: Limits) -> Self {
        Self { limits, archive: 0, fruitless: FRUITLESS, inner_zips: 0, spent: Arc::default() }
    }

    /// A reader of a file that is packed in so many bytes, and ends in an error when a limit is reached.
    pub fn meter<R: Read>(&self, inner: R, packed: u64) -> Metered<'_, R> {
        Metered { inner, budget: self, packed, out: 0 }
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self::new(Limits::USUAL)
    }
}

/// A reader that counts against a budget.
pub(super) struct Metered<'b, R> {
    inner: R,
    budget: &'b Budget,
    packed: u64,
    out: u64,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(buffer)?;
        self.out += got as u64;
        let limits = &self.budget.limits;
        let spent = self.budget.spent.fetch_add(got as u64, Ordering::Relaxed) + got as u64;
        let refused = if self.out > limits.growth_floor && self.out / limits.growth > self.packed {
            Some(ReadError::Growth)
        } else if self.out > limits.of_a_file || spent > limits.total(self.budget.archive) {
            Some(ReadError::Budget)
        } else {
            None
        };
        match refused {
            Some(error) => Err(error.into()),
            None => Ok(got),
        }
    }
}
