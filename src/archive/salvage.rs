//! Finding the entries of a zip by their local headers, where the central directory is missing or wrong.
//!
//! The central directory stands at the end of a zip, so a download that broke off has none. Each entry also has a local
//! header. If that declares the compressed size, the next header follows directly. If it does not, a data descriptor
//! follows the entry; a candidate is accepted if the size in it is the distance to the entry's first byte.

use super::budget::{DEFLATE_MAX_RATIO, LONGEST_NAME};
use super::entry::{Method, ZipPlace};
use super::unpack::{LOCAL_HEADER, LOCAL_MAGIC};
use super::window::Window;
use jiff::civil::Date;
use std::io::{self, Read as _, Seek as _, SeekFrom};

/// The signature of an entry of the central directory.
const CENTRAL_MAGIC: [u8; 4] = *b"PK\x01\x02";
/// The signature of the end-of-central-directory record.
pub(super) const END_MAGIC: [u8; 4] = *b"PK\x05\x06";
/// The signature of a data descriptor, which some writers omit.
const DESCRIPTOR_MAGIC: [u8; 4] = *b"PK\x07\x08";
/// Signatures that may follow the last entry: the central directory, its end record, and those of zip64.
const AFTER: [[u8; 4]; 4] = [CENTRAL_MAGIC, END_MAGIC, *b"PK\x06\x06", *b"PK\x06\x08"];

/// The flag of a local header that is set if a data descriptor follows the entry.
const HAS_DESCRIPTOR: u16 = 1 << 3;
/// The flag of a local header that is set if the entry is encrypted.
const ENCRYPTED: u16 = 1;
/// The newest version of the zip specification, 6.3, as a local header has it.
const NEWEST_VERSION: u8 = 63;
/// A 32-bit size whose value stands in the zip64 extra field.
const IN_ZIP64: u32 = u32::MAX;

/// How many bytes are searched at a time.
const BLOCK: usize = 256 * 1024;

/// No more bytes are searched than this many times the size of the zip. An intact zip is searched once; a search for a data descriptor
/// that is missing runs far ahead, and starts again at the next entry.
const PASSES: u64 = 4;

/// An entry of a zip, by its central directory or by its local header.
#[derive(Debug)]
pub(super) struct FoundEntry {
    pub name: Vec<u8>,
    pub size: u64,
    pub day: Option<Date>,
    /// Whether it is a symbolic link, which only the central directory says.
    pub link: bool,
    pub zipped: ZipPlace,
}

impl FoundEntry {
    /// Whether it is a directory entry, which its name tells.
    pub fn is_folder(&self) -> bool {
        matches!(self.name.last(), Some(b'/' | b'\\'))
    }
}

/// The entries that were found by their local headers.
#[derive(Debug, Default)]
pub(super) struct SalvagedEntries {
    pub files: Vec<FoundEntry>,
    /// Whether there are more than the limit.
    pub too_many: bool,
    /// The offset of the first central directory, or of its end record if that is all there is.
    pub first_directory: Option<u64>,
    /// The same of the one that no local header follows.
    pub last_directory: Option<u64>,
}

/// Finds up to `most` entries from the start of a zip. Signatures that belong to no entry are subtracted from
/// `false_signatures`. `None` if `keep_going` returns false.
pub(super) fn look(
    window: &mut Window,
    len: u64,
    most: usize,
    false_signatures: &mut u32,
    keep_going: &dyn Fn() -> bool,
) -> io::Result<Option<SalvagedEntries>> {
    let mut scan = Scan::new(window, len, false_signatures, keep_going);
    let mut salvaged = SalvagedEntries::default();
    let mut at = 0;
    while at < len && salvaged.files.len() < most {
        if !keep_going() {
            return Ok(None);
        }
        let next = match scan.header(at)? {
            Some(header) => {
                let Some((found, next)) = scan.file(&header)? else { return Ok(None) };
                salvaged.files.push(found);
                salvaged.last_directory = None;
                next
            }
            // There are zeros where a piece was not downloaded, or a central directory, which another zip may follow.
            None => {
                if salvaged.last_directory.is_none() && AFTER.contains(&scan.magic(at)?) {
                    salvaged.last_directory = Some(at);
                    salvaged.first_directory.get_or_insert(at);
                }
                match scan.next_mark(at + 1)? {
                    Search::Stopped => return Ok(None),
                    Search::Nothing => break,
                    Search::At(next) => next,
                }
            }
        };
        at = next.max(at + 1);
    }
    salvaged.too_many = salvaged.files.len() >= most && scan.header(at)?.is_some();
    Ok(Some(salvaged))
}

/// The offset at which the zip ends whose central directory is at `list`, if its end record is there.
pub(super) fn end_after(
    window: &mut Window,
    len: u64,
    list: u64,
    false_signatures: &mut u32,
    keep_going: &dyn Fn() -> bool,
) -> io::Result<Option<u64>> {
    let mut scan = Scan::new(window, len, false_signatures, keep_going);
    let Search::At(at) = scan.find(list, &|magic| magic == END_MAGIC)? else { return Ok(None) };
    let comment = scan.bytes::<22>(at)?.map_or(0, |[.., low, high]| u64::from(u16::from_le_bytes([low, high])));
    Ok(Some((at + 22 + comment).min(len)))
}

/// The result of a search for a signature.
enum Search {
    /// `keep_going` returned false.
    Stopped,
    /// There is none.
    Nothing,
    /// The offset of the signature.
    At(u64),
}

/// The local header of an entry.
struct Header {
    at: u64,
    /// The offset of the first compressed byte.
    data: u64,
    flags: u16,
    method: Method,
    crc: u32,
    /// Compressed and uncompressed, as the header declares them; usually zero if a data descriptor follows.
    sizes: (u64, u64),
    day: Option<Date>,
    name: Vec<u8>,
}

/// A data descriptor, and the offset at which it ends.
struct Descriptor {
    crc: u32,
    compressed: u64,
    size: u64,
    end: u64,
}

/// Searches a zip.
struct Scan<'w> {
    window: &'w mut Window,
    len: u64,
    keep_going: &'w dyn Fn() -> bool,
    /// The block that was read last; [`Self::block_at`] is its offset.
    block: Vec<u8>,
    block_at: u64,
    /// How many bytes may still be searched.
    bytes_left: u64,
    /// How many signatures may still belong to no entry.
    false_signatures_left: &'w mut u32,
}

impl<'w> Scan<'w> {
    fn new(
        window: &'w mut Window,
        len: u64,
        false_signatures_left: &'w mut u32,
        keep_going: &'w dyn Fn() -> bool,
    ) -> Self {
        let bytes_left = len.saturating_mul(PASSES).saturating_add(BLOCK as u64);
        Self { window, len, keep_going, block: Vec::new(), block_at: 0, bytes_left, false_signatures_left }
    }

    /// Counts a signature that belongs to no entry. Returns whether there were too many.
    fn count_false_signature(&mut self) -> bool {
        *self.false_signatures_left = self.false_signatures_left.saturating_sub(1);
        *self.false_signatures_left == 0
    }

    /// The `N` bytes at an offset, unless the zip ends before.
    fn bytes<const N: usize>(&mut self, at: u64) -> io::Result<Option<[u8; N]>> {
        if at.saturating_add(N as u64) > self.len {
            return Ok(None);
        }
        let mut bytes = [0; N];
        self.window.seek(SeekFrom::Start(at))?;
        match self.window.read_exact(&mut bytes) {
            Ok(()) => Ok(Some(bytes)),
            // The file shrank since its size was read.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn magic(&mut self, at: u64) -> io::Result<[u8; 4]> {
        Ok(self.bytes(at)?.unwrap_or_default())
    }

    /// The local header at an offset, if the bytes there are plausible as one.
    fn header(&mut self, at: u64) -> io::Result<Option<Header>> {
        let Some(fixed) = self.bytes::<{ LOCAL_HEADER as usize }>(at)? else { return Ok(None) };
        let [_, _, _, _, version, _, f0, f1, m0, m1, t0, t1, d0, d1, rest @ ..] = fixed;
        let [c0, c1, c2, c3, p0, p1, p2, p3, s0, s1, s2, s3, n0, n1, e0, e1] = rest;
        let name_len = usize::from(u16::from_le_bytes([n0, n1]));
        let extra_len = usize::from(u16::from_le_bytes([e0, e1]));
        let data = at + LOCAL_HEADER + (name_len + extra_len) as u64;
        let may_be =
            fixed.starts_with(&LOCAL_MAGIC) && version <= NEWEST_VERSION && (1..=LONGEST_NAME).contains(&name_len);
        if !may_be || data > self.len {
            return Ok(None);
        }
        let mut names = vec![0; name_len + extra_len];
        self.window.read_exact(&mut names)?;
        let (name, extra) = names.split_at(name_len);
        if name.iter().any(|byte| *byte < b' ') {
            return Ok(None);
        }
        let (compressed, size) = (u32::from_le_bytes([p0, p1, p2, p3]), u32::from_le_bytes([s0, s1, s2, s3]));
        let date = u16::from_le_bytes([d0, d1]);
        let time = zip::DateTime::try_from_msdos(date, u16::from_le_bytes([t0, t1])).ok();
        Ok(Some(Header {
            at,
            data,
            flags: u16::from_le_bytes([f0, f1]),
            method: Method::of(u16::from_le_bytes([m0, m1])),
            crc: u32::from_le_bytes([c0, c1, c2, c3]),
            sizes: sizes_with_zip64(extra, compressed, size),
            day: time.and_then(super::entry::day_of),
            name: name.to_vec(),
        }))
    }

    /// The entry of a header, and the offset from which to search for the next. `None` if `keep_going` returns false.
    fn file(&mut self, header: &Header) -> io::Result<Option<(FoundEntry, u64)>> {
        let (compressed, size) = header.sizes;
        let end = header.data.saturating_add(compressed);
        let has_descriptor = header.flags & HAS_DESCRIPTOR != 0;
        // Some writers set the flag and declare the size all the same. It is trusted if the entry can end there.
        let size_is_declared = !has_descriptor || (compressed > 0 && self.is_boundary(end, true)?);
        if size_is_declared && end <= self.len {
            return Ok(Some((header.found(compressed, size, header.crc, false), end)));
        }
        if size_is_declared {
            // The entry is truncated; the bytes that are there are read.
            return Ok(Some((header.found(self.len - header.data, size, header.crc, true), self.len)));
        }
        match self.find_descriptor(header)? {
            End::Stopped => Ok(None),
            End::With(sizes) => Ok(Some((header.found(sizes.compressed, sizes.size, sizes.crc, false), sizes.end))),
            End::Without(at) => {
                let compressed = at - header.data;
                Ok(Some((header.found(compressed, compressed, 0, true), at)))
            }
        }
    }

    /// Whether an entry may end at an offset. If `descriptor_may_follow`, a data descriptor may stand there, with its signature or as 12
    /// bytes without one.
    fn is_boundary(&mut self, at: u64, descriptor_may_follow: bool) -> io::Result<bool> {
        let magic = self.magic(at)?;
        // The zip may be truncated within the signature that follows.
        let is_cut_here = at <= self.len && self.len - at < 4;
        Ok(is_cut_here
            || magic == LOCAL_MAGIC
            || AFTER.contains(&magic)
            || (descriptor_may_follow
                && (magic == DESCRIPTOR_MAGIC || self.is_boundary(at.saturating_add(12), false)?)))
    }

    /// Searches for the data descriptor of an entry.
    fn find_descriptor(&mut self, header: &Header) -> io::Result<End> {
        let mut from = header.data;
        let mut next_file = None;
        loop {
            let at = match self
                .find(from, &|magic| magic == DESCRIPTOR_MAGIC || magic == LOCAL_MAGIC || AFTER.contains(&magic))?
            {
                Search::Stopped => return Ok(End::Stopped),
                Search::Nothing => break,
                Search::At(at) => at,
            };
            let sizes = if self.magic(at)? == DESCRIPTOR_MAGIC {
                self.descriptor_at(header, at, at + 4)?
            } else {
                self.descriptor_before(header, at)?
            };
            if let Some(sizes) = sizes {
                return Ok(End::With(sizes));
            }
            // Compressed bytes hardly ever look like a local header, but an entry that is stored may be a zip.
            if next_file.is_none() && header.method != Method::Stored && self.header(at)?.is_some() {
                next_file = Some(at);
            }
            from = at + 4;
            if self.count_false_signature() {
                break;
            }
        }
        // The zip may end behind the descriptor, or be truncated within the signature that followed.
        for rest in 0..4 {
            if next_file.is_none()
                && let Some(sizes) = self.descriptor_before(header, self.len.saturating_sub(rest))?
            {
                return Ok(End::With(sizes));
            }
        }
        Ok(End::Without(next_file.unwrap_or(self.len)))
    }

    /// The data descriptor without a signature that ends at an offset, if it fits the entry.
    fn descriptor_before(&mut self, header: &Header, at: u64) -> io::Result<Option<Descriptor>> {
        for width in [12, 20] {
            if let Some(from) = at.checked_sub(width).filter(|from| *from >= header.data)
                && let Some(sizes) = self.descriptor_at(header, from, from)?
                && sizes.end == at
            {
                return Ok(Some(sizes));
            }
        }
        Ok(None)
    }

    /// The data descriptor at an offset, with sizes of 32 or 64 bits, if the size in it means that the entry ends at
    /// `file_end`.
    fn descriptor_at(&mut self, header: &Header, file_end: u64, at: u64) -> io::Result<Option<Descriptor>> {
        let compressed = file_end - header.data;
        if let Some([c0, c1, c2, c3, p0, p1, p2, p3, s0, s1, s2, s3]) = self.bytes::<12>(at)? {
            // Old writers store the lower 32 bits of a size of more than 4 GiB.
            let said = u32::from_le_bytes([p0, p1, p2, p3]);
            let crc = u32::from_le_bytes([c0, c1, c2, c3]);
            if said == compressed as u32 && self.is_boundary(at + 12, false)? {
                let size = full_size(u32::from_le_bytes([s0, s1, s2, s3]), compressed);
                return Ok(Some(Descriptor { crc, compressed, size, end: at + 12 }));
            }
        }
        if let Some([c0, c1, c2, c3, p0, p1, p2, p3, p4, p5, p6, p7, size @ ..]) = self.bytes::<20>(at)? {
            let said = u64::from_le_bytes([p0, p1, p2, p3, p4, p5, p6, p7]);
            let crc = u32::from_le_bytes([c0, c1, c2, c3]);
            if said == compressed && self.is_boundary(at + 20, false)? {
                return Ok(Some(Descriptor { crc, compressed, size: u64::from_le_bytes(size), end: at + 20 }));
            }
        }
        Ok(None)
    }

    /// The next local header from an offset on, or what follows the last entry.
    fn next_mark(&mut self, from: u64) -> io::Result<Search> {
        let mut from = from;
        loop {
            match self.find(from, &|magic| magic == LOCAL_MAGIC || AFTER.contains(&magic))? {
                Search::At(at) if self.magic(at)? == LOCAL_MAGIC && self.header(at)?.is_none() => {
                    from = at + 4;
                    if self.count_false_signature() {
                        return Ok(Search::Nothing);
                    }
                }
                other => return Ok(other),
            }
        }
    }

    /// Searches from an offset on for four bytes that are `wanted`. They must begin with `PK`, as all signatures do.
    fn find(&mut self, from: u64, wanted: &dyn Fn([u8; 4]) -> bool) -> io::Result<Search> {
        let mut from = from;
        while from + 4 <= self.len {
            let skip = from.checked_sub(self.block_at).and_then(|skip| usize::try_from(skip).ok());
            let rest = skip.and_then(|skip| self.block.get(skip..)).filter(|rest| rest.len() >= 4);
            let Some(rest) = rest else {
                if !(self.keep_going)() {
                    return Ok(Search::Stopped);
                }
                if !self.fill(from)? {
                    break;
                }
                continue;
            };
            for at in memchr::memmem::find_iter(rest, b"PK") {
                if let Some(magic) = rest.get(at..).and_then(|rest| rest.first_chunk::<4>())
                    && wanted(*magic)
                {
                    return Ok(Search::At(from + at as u64));
                }
            }
            // The last three bytes may be the beginning of a signature.
            from += rest.len() as u64 - 3;
        }
        Ok(Search::Nothing)
    }

    /// Reads the block at an offset. Returns false if it is too short to hold a signature, or if no more bytes may be
    /// searched.
    fn fill(&mut self, from: u64) -> io::Result<bool> {
        self.block.clear();
        self.block_at = from;
        if self.bytes_left == 0 {
            return Ok(false);
        }
        self.window.seek(SeekFrom::Start(from))?;
        let got = (&mut *self.window).take(BLOCK as u64).read_to_end(&mut self.block)?;
        self.bytes_left = self.bytes_left.saturating_sub(got as u64);
        Ok(got >= 4)
    }
}

/// Where an entry ends whose header does not declare its size.
enum End {
    /// `keep_going` returned false.
    Stopped,
    /// Before this data descriptor.
    With(Descriptor),
    /// There is no data descriptor; the next entry, or the end of the zip, is at this offset.
    Without(u64),
}

impl Header {
    fn found(&self, compressed: u64, size: u64, crc: u32, cut: bool) -> FoundEntry {
        let encrypted = self.flags & ENCRYPTED != 0;
        // A truncated entry cannot inflate to more than its compressed bytes allow.
        let most = compressed.saturating_mul(DEFLATE_MAX_RATIO).saturating_add(1024);
        let size = if size == 0 && cut { compressed } else { size };
        let size = if cut { size.min(most) } else { size };
        let zipped = ZipPlace { header: self.at, compressed, crc, method: self.method, encrypted, cut };
        FoundEntry { name: self.name.clone(), size, day: self.day, link: false, zipped }
    }
}

/// The compressed and the uncompressed size of a header, from its zip64 extra field where they stand there.
fn sizes_with_zip64(extra: &[u8], compressed: u32, size: u32) -> (u64, u64) {
    let plain = (u64::from(compressed), u64::from(size));
    if compressed != IN_ZIP64 && size != IN_ZIP64 {
        return plain;
    }
    let mut rest = extra;
    while let Some(([i0, i1, l0, l1], more)) = rest.split_first_chunk::<4>() {
        let len = usize::from(u16::from_le_bytes([*l0, *l1]));
        let Some(field) = more.get(..len) else { break };
        if [*i0, *i1] == [1, 0] {
            let mut numbers =
                field.chunks_exact(8).filter_map(|chunk| Some(u64::from_le_bytes(chunk.try_into().ok()?)));
            let mut told = |short: u32| if short == IN_ZIP64 { numbers.next() } else { Some(u64::from(short)) };
            let size = told(size);
            let compressed = told(compressed);
            return compressed.zip(size).unwrap_or(plain);
        }
        rest = more.get(len..).unwrap_or_default();
    }
    plain
}

/// The uncompressed size of an entry of which only the lower 32 bits were written, guessed from its compressed size.
fn full_size(low: u32, compressed: u64) -> u64 {
    const WRAP: u64 = 1 << 32;
    // Entries of more than 4 GiB are videos and inner zips, which compression hardly makes smaller.
    let below = compressed - compressed % WRAP;
    let size = below + u64::from(low);
    if size + WRAP / 2 < compressed { size + WRAP } else { size }
}
