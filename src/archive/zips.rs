//! Listing the entries of a zip.

use super::Archive;
use super::budget::{DEFLATE_MAX_RATIO, LONGEST_NAME, REPORTED_JUNK};
use super::entry::{Entry, Method, Part, Place, ZipPlace, day_of};
use super::error::{ListingFault, ListingProblem, OpenError, ReadError};
use super::name;
use super::salvage::{self, END_MAGIC, FoundEntry, SalvagedEntries};
use super::unpack::{LOCAL_HEADER, LOCAL_MAGIC};
use super::window::Backing;
use crate::parallel::map_all;
use crate::vocab::SkipReason;
use jiff::civil::Date;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::time::SystemTime;
use zip::read::Config;
use zip::result::ZipError;
use zip::unstable::read::ZipIterable;

/// With at least this many entries, several threads are quicker than one.
const WORTH_THREADS: usize = 16_000;

/// Lists a zip file as one part.
pub(super) fn list_zip(
    archive: &mut Archive,
    path: &Path,
    len: u64,
    keep_going: &dyn Fn() -> bool,
) -> Result<(), OpenError> {
    if len == 0 {
        return Err(OpenError::Empty { path: path.to_owned() });
    }
    let backing = Backing::Stretch { path: path.to_owned(), start: 0, len };
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    list(archive, backing, &ZipName { shown: &name::shown(&name), path, inner: false }, keep_going)
}

/// The name of the zip that is listed, for its part and for the problems with it.
#[derive(Clone, Copy)]
pub(super) struct ZipName<'a> {
    /// Its name; for an inner zip `outer.zip/inner.zip`.
    pub shown: &'a str,
    /// Where it lies; for an inner zip, where the outermost one lies.
    pub path: &'a Path,
    /// Whether it is an inner zip.
    pub inner: bool,
}

/// Lists a zip, wherever its bytes lie, by its central directory; if that is missing or wrong, by its local headers.
pub(super) fn list(
    archive: &mut Archive,
    backing: Backing,
    zip: &ZipName<'_>,
    keep_going: &dyn Fn() -> bool,
) -> Result<(), OpenError> {
    let unreadable = |error: io::Error| OpenError::from_io(&error, zip.path);
    let len = backing.len();
    let most = archive.budget.limits.entries;
    let room = most.saturating_sub(archive.entries.len());
    let mut listing = by_directory(&backing, room, zip.path, keep_going);
    if matches!(listing, Err(OpenError::Cancelled)) {
        return Err(OpenError::Cancelled);
    }
    let mut backing = backing;
    if listing.as_ref().map_or(true, |listing| listing.doubt.is_some()) && starts_like_zip(&backing) {
        let mut window = backing.open().map_err(unreadable)?;
        let false_signatures = &mut archive.budget.false_signatures;
        let salvaged = salvage::look(&mut window, len, room, false_signatures, keep_going).map_err(unreadable)?;
        let salvaged = salvaged.ok_or(OpenError::Cancelled)?;
        let end = match salvaged.last_directory.filter(|_| listing.is_err()) {
            Some(list) => {
                salvage::end_after(&mut window, len, list, false_signatures, keep_going).map_err(unreadable)?
            }
            None => None,
        };
        // Other bytes may follow the zip, which is then intact up to its end record.
        let shorter = end.filter(|end| *end < len).map(|end| backing.clone().cut_at(end));
        match shorter.map(|shorter| (by_directory(&shorter, room, zip.path, keep_going), shorter)) {
            Some((Ok(mut whole), shorter)) if whole.all >= salvaged.files.len() as u64 => {
                whole.after = len - shorter.len();
                backing = shorter;
                listing = Ok(whole);
            }
            _ => listing = Listing::choose(listing, salvaged),
        }
    }
    let listing = listing?;
    if listing.salvaged {
        tracing::warn!(entries = listing.found.len(), "no central directory to trust: entries found by local headers");
    }
    let over = overlapping(&listing.found);
    archive.problems.extend(listing.problems(zip, most));
    let part = archive.parts.len();
    let before = archive.entries.len();
    archive.entries.extend(map_all(&listing.found, listing.found.len() >= WORTH_THREADS, &|(): &mut (), found| {
        zip_entry(part, found, false, len)
    }));
    for at in over {
        if let (Some(found), Some(entry)) = (listing.found.get(at), archive.entries.get_mut(before + at)) {
            *entry = zip_entry(part, found, true, len);
        }
    }
    archive.parts.push(Part {
        name: zip.shown.to_owned(),
        path: zip.path.to_owned(),
        bytes: len,
        entries: archive.entries.len() - before,
        inner: zip.inner,
        salvaged: listing.salvaged,
        newest: listing.newest,
        stamp: backing.file().and_then(stamp_of),
        backing,
    });
    Ok(())
}

/// The size of a file and the time of its last change. `None` if the path is no file.
pub(super) fn stamp_of(path: &Path) -> Option<(u64, SystemTime)> {
    let metadata = std::fs::symlink_metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    Some((metadata.len(), metadata.modified().ok()?))
}

/// The entries of a zip, and how they were found.
#[derive(Default)]
struct Listing {
    /// Its entries, without directory entries.
    found: Vec<FoundEntry>,
    /// How many entries there are, with directory entries.
    all: u64,
    /// How many entries the end record declares.
    declared: u64,
    /// Directory entries that hold bytes.
    folders_with_bytes: u64,
    newest: Option<Date>,
    /// The offset of the first entry, be it a directory entry.
    first: Option<u64>,
    /// Why the central directory is not trusted.
    doubt: Option<Doubt>,
    /// Whether the entries were found by their local headers.
    salvaged: bool,
    /// Whether there are more entries than the limit.
    too_many: bool,
    /// How many bytes follow the zip.
    after: u64,
}

/// Why a central directory is not trusted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Doubt {
    /// It is missing.
    Missing,
    /// It breaks off.
    BreaksOff,
    /// It holds more or fewer entries than the end record declares.
    Count,
    /// There are no local headers at the offsets that it declares.
    Misplaced,
    /// The zip begins before the first entry of the directory, which may be that of another zip within or behind it.
    Preceded,
}

impl Listing {
    /// Adds an entry.
    fn add(&mut self, found: FoundEntry) {
        self.all += 1;
        let header = found.zipped.header;
        self.first = Some(self.first.map_or(header, |first| first.min(header)));
        if found.is_folder() {
            self.folders_with_bytes += u64::from(found.size > 0);
        } else {
            self.newest = self.newest.max(found.day);
            self.found.push(found);
        }
    }

    /// The entries of the central directory or those found by their local headers, whichever are more.
    fn choose(listed: Result<Self, OpenError>, salvaged: SalvagedEntries) -> Result<Self, OpenError> {
        let (doubt, declared) = match &listed {
            Ok(listing) => (listing.doubt, listing.declared),
            Err(_missing) => (Some(Doubt::Missing), 0),
        };
        let (too_many, first_directory, last_directory) =
            (salvaged.too_many, salvaged.first_directory, salvaged.last_directory);
        let mut looked = Self { doubt, declared, salvaged: true, too_many, ..Self::default() };
        salvaged.files.into_iter().for_each(|found| looked.add(found));
        match listed {
            // More entries follow the last directory, so it does not list all of them.
            Ok(_) if doubt == Some(Doubt::Preceded) && last_directory.is_none() => Ok(looked),
            Ok(listing) if doubt == Some(Doubt::Preceded) => Ok(listing.after_salvaged(looked, first_directory)),
            Ok(listing) if doubt == Some(Doubt::Misplaced) && looked.found.is_empty() => Ok(listing),
            Ok(listing) if doubt != Some(Doubt::Misplaced) && looked.found.len() <= listing.found.len() => Ok(listing),
            Err(error) if looked.found.is_empty() => Err(error),
            _ => {
                // Old writers store the lower 16 bits of the number of entries, and the lower 32 bits of offsets. Such
                // a zip is intact.
                let wraps = matches!(doubt, Some(Doubt::Count | Doubt::Misplaced));
                if wraps && looked.declared == looked.all % 65_536 {
                    looked.doubt = None;
                    looked.salvaged = false;
                }
                Ok(looked)
            }
        }
    }

    /// Joins the entries of a central directory and those that were found before its first one. If its first entry lies
    /// within one of those, the directory is that of an inner zip and is ignored. Entries before it that have no
    /// central directory of their own were deleted from the zip.
    fn after_salvaged(mut self, mut looked: Self, first_directory: Option<u64>) -> Self {
        let first = self.first();
        let end = |found: &FoundEntry| {
            found.zipped.header.saturating_add(LOCAL_HEADER).saturating_add(found.zipped.compressed)
        };
        if looked.found.iter().any(|found| found.zipped.header < first && end(found) > first) {
            return looked;
        }
        looked.found.retain(|found| found.zipped.header < first);
        if looked.found.is_empty() || first_directory.is_none_or(|list| list > first) {
            self.doubt = None;
            return self;
        }
        looked.found.append(&mut self.found);
        looked.newest = looked.newest.max(self.newest);
        looked.first = looked.first.into_iter().chain(self.first).min();
        looked
    }

    /// The offset of its first entry.
    fn first(&self) -> u64 {
        self.first.unwrap_or_default()
    }

    /// What is wrong with the zip itself.
    fn problems(&self, zip: &ZipName<'_>, most: usize) -> Vec<ListingProblem> {
        let found = self.found.len() as u64;
        let directory = self.doubt.map(|doubt| match doubt {
            Doubt::Count => ListingFault::EntryCount { declared: self.declared, found: self.all },
            _ if self.salvaged => ListingFault::Salvaged { found },
            _ => ListingFault::DirectoryBreaksOff { found },
        });
        // A zip begins with its first entry.
        let before = self.first();
        [
            directory,
            self.too_many.then_some(ListingFault::TooManyEntries { most }),
            (before > REPORTED_JUNK).then_some(ListingFault::JunkBefore { bytes: before }),
            (self.after > REPORTED_JUNK).then_some(ListingFault::JunkAfter { bytes: self.after }),
            (self.folders_with_bytes > 0).then_some(ListingFault::FoldersWithBytes { count: self.folders_with_bytes }),
        ]
        .into_iter()
        .flatten()
        .map(|fault| ListingProblem { path: zip.shown.to_owned(), fault })
        .collect()
    }
}

/// Lists up to `room` entries by the central directory.
fn by_directory(
    backing: &Backing,
    room: usize,
    path: &Path,
    keep_going: &dyn Fn() -> bool,
) -> Result<Listing, OpenError> {
    let window = backing.open().map_err(|error| OpenError::from_io(&error, path))?;
    let explain = |error: ZipError| explain(&error, path, starts_like_zip(backing));
    let mut zip = ZipIterable::try_new(window, Config::default()).map_err(explain)?;
    let mut listing = Listing { declared: zip.len() as u64, ..Listing::default() };
    let mut last = None;
    for found in zip.files().map_err(explain)? {
        if !keep_going() {
            return Err(OpenError::Cancelled);
        }
        let Ok(found) = found else {
            listing.doubt = Some(Doubt::BreaksOff);
            break;
        };
        if listing.found.len() >= room {
            listing.too_many = true;
            break;
        }
        last = Some(found.central_header_start());
        listing.add(FoundEntry {
            name: found.name_raw().to_vec(),
            size: found.size(),
            day: found.last_modified().and_then(day_of),
            link: found.is_symlink(),
            zipped: ZipPlace {
                header: found.header_start(),
                compressed: found.compressed_size(),
                crc: found.crc32(),
                method: found.compression().into(),
                encrypted: found.encrypted(),
                cut: false,
            },
        });
    }
    if listing.all == 0 && starts_like_zip(backing) {
        listing.doubt = Some(Doubt::Count);
    } else if !listing.too_many
        && let Some(last) = last
    {
        listing.doubt = doubt(&listing, backing, last).unwrap_or(Some(Doubt::BreaksOff));
    }
    Ok(listing)
}

/// Why a central directory is not trusted; `None` if it is. A correct one ends where the end record begins, and its
/// first entry is at the offset that it declares.
fn doubt(listing: &Listing, backing: &Backing, last: u64) -> io::Result<Option<Doubt>> {
    let mut window = backing.open()?;
    let mut header = [0; 46];
    window.seek(SeekFrom::Start(last))?;
    window.read_exact(&mut header)?;
    let lengths = header.get(28..34).unwrap_or_default().chunks_exact(2);
    let skip: u64 = lengths.filter_map(|pair| Some(u64::from(u16::from_le_bytes(pair.try_into().ok()?)))).sum();
    let mut next = [0; 4];
    window.seek(SeekFrom::Start(last + 46 + skip))?;
    window.read_exact(&mut next)?;
    let goes_on = next == *b"PK\x01\x02";
    let ends = next == END_MAGIC || next == *b"PK\x06\x06" || next == *b"PK\x05\x05";
    if listing.all > 0 {
        let mut magic = [0; 4];
        window.seek(SeekFrom::Start(listing.first()))?;
        if window.read_exact(&mut magic).is_err() || magic != LOCAL_MAGIC {
            return Ok(Some(Doubt::Misplaced));
        }
    }
    Ok(match listing.doubt {
        // The end record declares more entries than there are.
        Some(Doubt::BreaksOff) if ends => Some(Doubt::Count),
        None if goes_on => Some(Doubt::Count),
        // If the directory is damaged, the entries that it lacks may also stand before its first one, so that is no sign of another zip.
        None if listing.first() > 0 && starts_like_zip(backing) => Some(Doubt::Preceded),
        other => other,
    })
}

/// Whether a file begins as a zip does. If so, a missing end record means that the zip is truncated.
fn starts_like_zip(backing: &Backing) -> bool {
    let mut magic = [0; 4];
    // A zip that was split and joined again has a signature before the first entry.
    backing.open().is_ok_and(|mut window| window.read_exact(&mut magic).is_ok())
        && [LOCAL_MAGIC, *b"PK00", *b"PK\x07\x08"].contains(&magic)
}

/// Turns an error of the zip reader into one that tells a file that is no zip from a truncated or damaged zip.
fn explain(error: &ZipError, path: &Path, starts_like_zip: bool) -> OpenError {
    let path = path.to_owned();
    match error {
        ZipError::Io(inner) if inner.kind() != io::ErrorKind::UnexpectedEof => OpenError::from_io(inner, &path),
        _ if starts_like_zip => OpenError::Truncated { path },
        ZipError::InvalidArchive(_) | ZipError::Io(_) => OpenError::NotAnArchive { path },
        other => OpenError::Damaged { what: other.to_string(), path },
    }
}

/// Makes an entry of what a zip declares, with a fault if it overlaps another one or declares an impossible size.
fn zip_entry(part: usize, found: &FoundEntry, overlapping: bool, zip_len: u64) -> Entry {
    let FoundEntry { name: raw, size, link, zipped, .. } = found;
    let (size, zipped) = (*size, *zipped);
    // A deflated byte inflates to at most 1,032 bytes, and no compressed entry is larger than the zip that holds it.
    let compressed = zipped.compressed;
    let deflated = matches!(zipped.method, Method::Stored | Method::Deflated);
    let most = compressed.saturating_mul(DEFLATE_MAX_RATIO).saturating_add(1024);
    // Other methods may exceed that ratio, though not by much more than this.
    let most = if deflated { most } else { most.saturating_mul(100) };
    let impossible = !zipped.cut && (compressed > zip_len || size > most);
    // Entries that overlap share their bytes, so the sum of their sizes could overflow.
    let bytes = if impossible || overlapping { 0 } else { size };
    let mut entry = Entry::new(part, &name::tidy(&name::decode(raw)), bytes, Place::Zipped(zipped));
    entry.fault = match (overlapping, impossible) {
        (true, _) => Some(Box::new(ReadError::Overlap)),
        (false, true) => Some(Box::new(ReadError::Size)),
        (false, false) => None,
    };
    if *link {
        entry.skipped(SkipReason::Link)
    } else if raw.len() > LONGEST_NAME || raw.contains(&0) {
        entry.skipped(SkipReason::Name)
    } else {
        entry
    }
}

/// The entries that overlap an earlier one. They are not read, because only zip bombs have them.
fn overlapping(found: &[FoundEntry]) -> Vec<usize> {
    let stretch = |found: &FoundEntry| {
        let start = found.zipped.header;
        // The shortest possible local header, because its name may differ from that in the central directory.
        (start, start.saturating_add(LOCAL_HEADER).saturating_add(found.zipped.compressed))
    };
    let mut order: Vec<(u64, usize, u64)> = Vec::with_capacity(found.len());
    order.extend(found.iter().enumerate().map(|(at, found)| {
        let (start, end) = stretch(found);
        (start, at, end)
    }));
    order.sort_unstable();
    let mut end = 0;
    let mut over = Vec::new();
    for (start, at, its_end) in order {
        if start < end {
            over.push(at);
        } else {
            end = its_end;
        }
    }
    over
}
