//! The limits on the time and memory that reading an archive may take. An entry that exceeds one is skipped, reported
//! and counted as lost, and reading goes on. No real export comes near any of them.

use super::error::ReadError;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;
const GIB: u64 = 1024 * MIB;

/// An entry whose name has more bytes than this is skipped.
pub(super) const LONGEST_NAME: usize = 4096;
/// More bytes than this before or after a zip are reported.
pub(super) const REPORTED_JUNK: u64 = 64 * KIB;
/// How many signatures in an archive's zips may belong to no entry. In an intact zip there are a few by chance.
const FALSE_SIGNATURES: u32 = 100_000;
/// A deflated byte inflates to no more bytes than this.
pub(super) const DEFLATE_MAX_RATIO: u64 = 1032;

/// The limits that a person may lift, because what lies beyond them only takes time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Limits {
    /// No more entries of an archive are listed than this.
    pub entries: usize,
    /// No more bytes are inflated of one entry than this.
    pub per_file: u64,
    /// No more bytes are inflated of all entries than this, whatever the size of the archive.
    pub in_total: u64,
    /// Nor more than this many for each byte of the archive, plus [`Self::grace`].
    pub per_archive_byte: u64,
    /// The bytes that any archive may inflate to, however small it is.
    pub grace: u64,
    /// No more bytes are inflated of an entry for each of its compressed bytes, beyond [`Self::ratio_floor`].
    pub per_compressed_byte: u64,
    /// Entries that inflate to less than this may have any ratio, because short records repeat themselves.
    pub ratio_floor: u64,
    /// Compressed inner zips are held in memory. Those that would take an archive beyond this many bytes are skipped.
    pub inner_zips_in_memory: u64,
    /// Inner zips are opened to this depth.
    pub inner_zip_depth: usize,
    /// No more inner zips are opened than this.
    pub inner_zips: usize,
}

impl Limits {
    /// The limits that apply unless the person lifts them.
    pub const USUAL: Self = Self {
        entries: 2_000_000,
        per_file: 64 * GIB,
        in_total: 64 * GIB,
        per_archive_byte: 20,
        grace: GIB,
        per_compressed_byte: 200,
        ratio_floor: 64 * MIB,
        inner_zips_in_memory: 256 * MIB,
        inner_zip_depth: 2,
        inner_zips: 1000,
    };
    /// The limits when the person asked to read everything. Only those remain that keep memory from being exhausted.
    pub const LIFTED: Self = Self {
        entries: usize::MAX,
        per_file: u64::MAX,
        in_total: u64::MAX,
        per_archive_byte: u64::MAX,
        grace: u64::MAX,
        per_compressed_byte: u64::MAX,
        ratio_floor: u64::MAX,
        inner_zips_in_memory: 2 * GIB,
        inner_zip_depth: 16,
        inner_zips: usize::MAX,
    };

    /// How many bytes may be inflated of an archive of this size.
    fn total(&self, archive: u64) -> u64 {
        archive.saturating_mul(self.per_archive_byte).saturating_add(self.grace).min(self.in_total)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::USUAL
    }
}

/// The limits of an archive, and how much of them is used. Copies of an archive share the count of inflated bytes.
#[derive(Clone, Debug)]
pub(super) struct Budget {
    pub limits: Limits,
    /// The bytes of all parts.
    pub archive: u64,
    /// How many more signatures may belong to no entry.
    pub false_signatures: u32,
    /// How many inner zips were opened.
    pub inner_zips: usize,
    spent: Arc<AtomicU64>,
}

impl Budget {
    pub fn new(limits: Limits) -> Self {
        Self { limits, archive: 0, false_signatures: FALSE_SIGNATURES, inner_zips: 0, spent: Arc::default() }
    }

    /// A reader of an entry of this compressed size, which fails when a limit is exceeded.
    pub fn meter<R: Read>(&self, inner: R, compressed: u64) -> MeteredReader<'_, R> {
        MeteredReader { inner, budget: self, compressed, out: 0 }
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self::new(Limits::USUAL)
    }
}

/// A reader that counts against a budget.
pub(super) struct MeteredReader<'b, R> {
    inner: R,
    budget: &'b Budget,
    compressed: u64,
    out: u64,
}

impl<R: Read> Read for MeteredReader<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(buffer)?;
        self.out += got as u64;
        let limits = &self.budget.limits;
        let spent = self.budget.spent.fetch_add(got as u64, Ordering::Relaxed) + got as u64;
        let refused = if self.out > limits.ratio_floor && self.out / limits.per_compressed_byte > self.compressed {
            Some(ReadError::Growth)
        } else if self.out > limits.per_file || spent > limits.total(self.budget.archive) {
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
