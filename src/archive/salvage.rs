//! Looking for the files of a zip one by one, where its list of them is missing or cannot be trusted.
//!
//! A zip that was not downloaded whole has lost its end, and the list stands there. But each file carries a header of its
//! own. Where that tells how long the file is, the next one is a step away; where it does not, because the sizes were
//! not known when it was written, they follow the file, and are known by saying just how long it was.

use super::budget::{DEFLATE_AT_MOST, LONGEST_NAME};
use super::entry::{Packing, Zipped};
use super::unpack::{LOCAL_HEADER, LOCAL_MAGIC};
use super::window::Window;
use jiff::civil::Date;
use std::io::{self, Read as _, Seek as _, SeekFrom};

/// What the list of files begins with, and what stands for it where there is none.
const LIST_MAGIC: [u8; 4] = *b"PK\x01\x02";
/// What the end of a zip begins with.
pub(super) const END_MAGIC: [u8; 4] = *b"PK\x05\x06";
/// What the sizes that follow a file mostly begin with.
const SIZES_MAGIC: [u8; 4] = *b"PK\x07\x08";
/// What may follow a file beside another file: the list, ends of both kinds, records of encryption.
const AFTER: [[u8; 4]; 4] = [LIST_MAGIC, END_MAGIC, *b"PK\x06\x06", *b"PK\x06\x08"];

/// The mark in a header that sizes and checksum follow the file.
const SIZES_FOLLOW: u16 = 1 << 3;
/// The mark in a header that a file needs a password.
const LOCKED: u16 = 1;
/// A size that is told elsewhere in 64 bits.
const IN_64_BITS: u32 = u32::MAX;

/// Bytes looked through at a time.
const BLOCK: usize = 256 * 1024;

/// A zip may be looked through so many times over: an honest one is once.
const TIMES_OVER: u64 = 4;

/// A file of a zip, or a folder: by the zip's list, or as it was found.
#[derive(Debug)]
pub(super) struct Found {
    pub name: Vec<u8>,
    pub size: u64,
    pub day: Option<Date>,
    /// Whether it is a link. Only a list tells.
    pub link: bool,
    pub zipped: Zipped,
}

impl Found {
    /// Whether it is a folder: its name says so.
    pub fn is_folder(&self) -> bool {
        matches!(self.name.last(), Some(b'/' | b'\\'))
    }
}

/// What was found in a zip.
#[derive(Debug, Default)]
pub(super) struct Finds {
    pub files: Vec<Found>,
    /// There were more than could be listed.
    pub too_many: bool,
    /// Where the first list of files begins that was come by.
    pub first_list: Option<u64>,
    /// Where the list of files begins, if the search came to it and no file follows.
    pub list: Option<u64>,
}

/// Looks for files from the beginning on, up to so many; so many marks may lead nowhere, and those that did are taken
/// off. `None` if it was told to stop.
pub(super) fn look(
    window: &mut Window,
    len: u64,
    most: usize,
    fruitless: &mut u32,
    keep_going: &dyn Fn() -> bool,
) -> io::Result<Option<Finds>> {
    let mut scan = Scan::new(window, len, fruitless, keep_going);
    let mut finds = Finds::default();
    let mut at = 0;
    while at < len && finds.files.len() < most {
        if !keep_going() {
            return Ok(None);
        }
        let next = match scan.header(at)? {
            Some(header) => {
                let Some((found, next)) = scan.file(&header)? else { return Ok(None) };
                finds.files.push(found);
                finds.list = None;
                next
            }
            // A hole: what was not downloaded may have been written as zeros. Or the list, behind which another zip may lie.
            None => {
                if finds.list.is_none() && AFTER.contains(&scan.magic(at)?) {
                    finds.list = Some(at);
                    finds.first_list.get_or_insert(at);
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
    finds.too_many = finds.files.len() >= most && scan.header(at)?.is_some();
    Ok(Some(finds))
}

/// Where the zip ends whose list begins at a place, if its end is there.
pub(super) fn end_after(
    window: &mut Window,
    len: u64,
    list: u64,
    fruitless: &mut u32,
    keep_going: &dyn Fn() -> bool,
) -> io::Result<Option<u64>> {
    let mut scan = Scan::new(window, len, fruitless, keep_going);
    let Search::At(at) = scan.find(list, &|magic| magic == END_MAGIC)? else { return Ok(None) };
    let comment = scan.bytes::<22>(at)?.map_or(0, |[.., low, high]| u64::from(u16::from_le_bytes([low, high])));
    Ok(Some((at + 22 + comment).min(len)))
}

/// What came of a search.
enum Search {
    /// It was told to stop.
    Stopped,
    /// There is none.
    Nothing,
    /// It is here.
    At(u64),
}

/// A local header.
struct Header {
    at: u64,
    /// The first packed byte.
    data: u64,
    flags: u16,
    packing: Packing,
    crc: u32,
    /// Packed and unpacked; zero where they follow.
    sizes: (u64, u64),
    day: Option<Date>,
    name: Vec<u8>,
}

/// The sizes and the checksum that follow a file, and where they end.
struct Sizes {
    crc: u32,
    packed: u64,
    size: u64,
    end: u64,
}

/// Looks through a zip.
struct Scan<'w> {
    window: &'w mut Window,
    len: u64,
    keep_going: &'w dyn Fn() -> bool,
    /// What was looked through last, and where it begins.
    block: Vec<u8>,
    block_at: u64,
    /// How many bytes may still be looked through.
    patience: u64,
    /// How many marks may still lead nowhere.
    fruitless: &'w mut u32,
}

impl<'w> Scan<'w> {
    fn new(window: &'w mut Window, len: u64, fruitless: &'w mut u32, keep_going: &'w dyn Fn() -> bool) -> Self {
        let patience = len.saturating_mul(TIMES_OVER).saturating_add(BLOCK as u64);
        Self { window, len, keep_going, block: Vec::new(), block_at: 0, patience, fruitless }
    }

    /// Notes a mark that led nowhere. Whether there were too many.
    fn is_tired(&mut self) -> bool {
        *self.fruitless = self.fruitless.saturating_sub(1);
        *self.fruitless == 0
    }

    /// So many bytes from a place on, unless the zip ends before.
    fn bytes<const N: usize>(&mut self, at: u64) -> io::Result<Option<[u8; N]>> {
        if at.saturating_add(N as u64) > self.len {
            return Ok(None);
        }
        let mut bytes = [0; N];
        self.window.seek(SeekFrom::Start(at))?;
        match self.window.read_exact(&mut bytes) {
            Ok(()) => Ok(Some(bytes)),
            // It is shorter than it was a moment ago.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn magic(&mut self, at: u64) -> io::Result<[u8; 4]> {
        Ok(self.bytes(at)?.unwrap_or_default())
    }

    /// The header at a place, if there is one that may be.
    fn header(&mut self, at: u64) -> io::Result<Option<Header>> {
        let Some(fixed) = self.bytes::<{ LOCAL_HEADER as usize }>(at)? else { return Ok(None) };
        let [_, _, _, _, version, _, f0, f1, m0, m1, t0, t1, d0, d1, rest @ ..] = fixed;
        let [c0, c1, c2, c3, p0, p1, p2, p3, s0, s1, s2, s3, n0, n1, e0, e1] = rest;
        let name_len = usize::from(u16::from_le_bytes([n0, n1]));
        let extra_len = usize::from(u16::from_le_bytes([e0, e1]));
        let data = at + LOCAL_HEADER + (name_len + extra_len) as u64;
        let may_be = fixed.starts_with(&LOCAL_MAGIC) && version <= 63 && (1..=LONGEST_NAME).contains(&name_len);
        if !may_be || data > self.len {
            return Ok(None);
        }
        let mut names = vec![0; name_len + extra_len];
        self.window.read_exact(&mut names)?;
        let (name, extra) = names.split_at(name_len);
        if name.iter().any(|byte| *byte < b' ') {
            return Ok(None);
        }
        let (packed, size) = (u32::from_le_bytes([p0, p1, p2, p3]), u32::from_le_bytes([s0, s1, s2, s3]));
        let date = u16::from_le_bytes([d0, d1]);
        let time = zip::DateTime::try_from_msdos(date, u16::from_le_bytes([t0, t1])).ok();
        Ok(Some(Header {
            at,
            data,
            flags: u16::from_le_bytes([f0, f1]),
            packing: Packing::of(u16::from_le_bytes([m0, m1])),
            crc: u32::from_le_bytes([c0, c1, c2, c3]),
            sizes: sizes_in_64_bits(extra, packed, size),
            day: time.and_then(super::entry::day_of),
            name: name.to_vec(),
        }))
    }

    /// The file under a header, and where to look for the next. `None` if it was told to stop.
    fn file(&mut self, header: &Header) -> io::Result<Option<(Found, u64)>> {
        let (packed, size) = header.sizes;
        let end = header.data.saturating_add(packed);
        let follow = header.flags & SIZES_FOLLOW != 0;
        let known = !follow || (packed > 0 && self.is_boundary(end, follow)?);
        if known && end <= self.len {
            return Ok(Some((header.found(packed, size, header.crc, false), end)));
        }
        if known {
            // It was cut off: what is there of it is read.
            return Ok(Some((header.found(self.len - header.data, size, header.crc, true), self.len)));
        }
        match self.sizes_after(header)? {
            Ended::Stopped => Ok(None),
            Ended::With(sizes) => Ok(Some((header.found(sizes.packed, sizes.size, sizes.crc, false), sizes.end))),
            Ended::Without(at) => {
                let packed = at - header.data;
                Ok(Some((header.found(packed, packed, 0, true), at)))
            }
        }
    }

    /// Whether a file may end at a place.
    fn is_boundary(&mut self, at: u64, sizes_follow: bool) -> io::Result<bool> {
        let magic = self.magic(at)?;
        // Cut off within the mark of what follows counts too.
        let is_cut_here = at <= self.len && self.len - at < 4;
        Ok(is_cut_here
            || magic == LOCAL_MAGIC
            || AFTER.contains(&magic)
            || (sizes_follow && (magic == SIZES_MAGIC || self.is_boundary(at.saturating_add(12), false)?)))
    }

    /// Looks for the sizes that follow a file.
    fn sizes_after(&mut self, header: &Header) -> io::Result<Ended> {
        let mut from = header.data;
        let mut next_file = None;
        loop {
            let at = match self
                .find(from, &|magic| magic == SIZES_MAGIC || magic == LOCAL_MAGIC || AFTER.contains(&magic))?
            {
                Search::Stopped => return Ok(Ended::Stopped),
                Search::Nothing => break,
                Search::At(at) => at,
            };
            let sizes = if self.magic(at)? == SIZES_MAGIC {
                self.sizes_from(header, at, at + 4)?
            } else {
                self.sizes_before(header, at)?
            };
            if let Some(sizes) = sizes {
                return Ok(Ended::With(sizes));
            }
            // Packed bytes hold what looks like a header by the rarest chance; stored ones may hold a zip.
            if next_file.is_none() && header.packing != Packing::Stored && self.header(at)?.is_some() {
                next_file = Some(at);
            }
            from = at + 4;
            if self.is_tired() {
                break;
            }
        }
        // The zip may end right after them, or within the mark of what followed.
        for rest in 0..4 {
            if next_file.is_none()
                && let Some(sizes) = self.sizes_before(header, self.len.saturating_sub(rest))?
            {
                return Ok(Ended::With(sizes));
            }
        }
        Ok(Ended::Without(next_file.unwrap_or(self.len)))
    }

    /// The sizes that stand right before a place, without a mark of their own, if they fit the file.
    fn sizes_before(&mut self, header: &Header, at: u64) -> io::Result<Option<Sizes>> {
        for width in [12, 20] {
            if let Some(from) = at.checked_sub(width).filter(|from| *from >= header.data)
                && let Some(sizes) = self.sizes_from(header, from, from)?
                && sizes.end == at
            {
                return Ok(Some(sizes));
            }
        }
        Ok(None)
    }

    /// The checksum and the sizes at a place, in 32 or in 64 bits, if they say that the file ends at `file_end`.
    fn sizes_from(&mut self, header: &Header, file_end: u64, at: u64) -> io::Result<Option<Sizes>> {
        let packed = file_end - header.data;
        if let Some([c0, c1, c2, c3, p0, p1, p2, p3, s0, s1, s2, s3]) = self.bytes::<12>(at)? {
            // Old programs write what fits of a size beyond 4 GiB.
            let said = u32::from_le_bytes([p0, p1, p2, p3]);
            let crc = u32::from_le_bytes([c0, c1, c2, c3]);
            if said == packed as u32 && self.is_boundary(at + 12, false)? {
                let size = grown(u32::from_le_bytes([s0, s1, s2, s3]), packed);
                return Ok(Some(Sizes { crc, packed, size, end: at + 12 }));
            }
        }
        if let Some([c0, c1, c2, c3, p0, p1, p2, p3, p4, p5, p6, p7, size @ ..]) = self.bytes::<20>(at)? {
            let said = u64::from_le_bytes([p0, p1, p2, p3, p4, p5, p6, p7]);
            let crc = u32::from_le_bytes([c0, c1, c2, c3]);
            if said == packed && self.is_boundary(at + 20, false)? {
                return Ok(Some(Sizes { crc, packed, size: u64::from_le_bytes(size), end: at + 20 }));
            }
        }
        Ok(None)
    }

    /// The next header from a place on, or what stands after the last file.
    fn next_mark(&mut self, from: u64) -> io::Result<Search> {
        let mut from = from;
        loop {
            match self.find(from, &|magic| magic == LOCAL_MAGIC || AFTER.contains(&magic))? {
                Search::At(at) if self.magic(at)? == LOCAL_MAGIC && self.header(at)?.is_none() => {
                    from = at + 4;
                    if self.is_tired() {
                        return Ok(Search::Nothing);
                    }
                }
                other => return Ok(other),
            }
        }
    }

    /// The next place from one on at which four bytes stand that are wanted. All of them begin with `PK`.
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
            // The last three bytes may begin one.
            from += rest.len() as u64 - 3;
        }
        Ok(Search::Nothing)
    }

    /// Reads a block from a place on. Whether there is enough of it for a mark, and patience left.
    fn fill(&mut self, from: u64) -> io::Result<bool> {
        self.block.clear();
        self.block_at = from;
        if self.patience == 0 {
            return Ok(false);
        }
        self.window.seek(SeekFrom::Start(from))?;
        let got = (&mut *self.window).take(BLOCK as u64).read_to_end(&mut self.block)?;
        self.patience = self.patience.saturating_sub(got as u64);
        Ok(got >= 4)
    }
}

/// How a file ends whose header does not tell.
enum Ended {
    /// It was told to stop.
    Stopped,
    /// Its sizes follow it.
    With(Sizes),
    /// They do not, and the next file, or the end of the zip, is here.
    Without(u64),
}

impl Header {
    fn found(&self, packed: u64, size: u64, crc: u32, cut: bool) -> Found {
        let locked = self.flags & LOCKED != 0;
        // Of what was cut off, no more can come than packed bytes are there.
        let most = packed.saturating_mul(DEFLATE_AT_MOST).saturating_add(1024);
        let size = if size == 0 && cut { packed } else { size };
        let size = if cut { size.min(most) } else { size };
        let zipped = Zipped { header: self.at, packed, crc, packing: self.packing, locked, cut };
        Found { name: self.name.clone(), size, day: self.day, link: false, zipped }
    }
}

/// The sizes of a header: packed and unpacked, from its field of 64-bit sizes where they stand there.
fn sizes_in_64_bits(extra: &[u8], packed: u32, size: u32) -> (u64, u64) {
    let plain = (u64::from(packed), u64::from(size));
    if packed != IN_64_BITS && size != IN_64_BITS {
        return plain;
    }
    let mut rest = extra;
    while let Some(([i0, i1, l0, l1], more)) = rest.split_first_chunk::<4>() {
        let len = usize::from(u16::from_le_bytes([*l0, *l1]));
        let Some(field) = more.get(..len) else { break };
        if [*i0, *i1] == [1, 0] {
            let mut numbers =
                field.chunks_exact(8).filter_map(|chunk| Some(u64::from_le_bytes(chunk.try_into().ok()?)));
            let mut told = |short: u32| if short == IN_64_BITS { numbers.next() } else { Some(u64::from(short)) };
            let size = told(size);
            let packed = told(packed);
            return packed.zip(size).unwrap_or(plain);
        }
        rest = more.get(len..).unwrap_or_default();
    }
    plain
}

/// A size of which only the lower 32 bits were written, of a file packed in so many bytes.
fn grown(low: u32, packed: u64) -> u64 {
    const WRAP: u64 = 1 << 32;
    // Packing leaves a large file about as large as it was: films and pictures are packed already.
    let below = packed - packed % WRAP;
    let size = below + u64::from(low);
    if size + WRAP / 2 < packed { size + WRAP } else { size }
}
