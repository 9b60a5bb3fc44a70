//! Listing the files of a zip.

use super::Archive;
use super::budget::{DEFLATE_AT_MOST, JUNK, LONGEST_NAME};
use super::entry::{Entry, Packing, Part, Place, Zipped, day_of};
use super::error::{ListingFault, ListingProblem, OpenError, ReadError};
use super::name;
use super::salvage::{self, END_MAGIC, Finds, Found};
use super::unpack::{LOCAL_HEADER, LOCAL_MAGIC};
use super::window::Backing;
use crate::vocab::SkipReason;
use jiff::civil::Date;
use std::collections::HashSet;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::time::SystemTime;
use zip::read::Config;
use zip::result::ZipError;
use zip::unstable::read::ZipIterable;

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
    list(archive, backing, &Which { shown: &name::shown(&name), path, inner: false }, keep_going)
}

/// Which zip is listed: for what is said of it.
#[derive(Clone, Copy)]
pub(super) struct Which<'a> {
    /// Its name; for an inner zip `outer.zip/inner.zip`.
    pub shown: &'a str,
    /// Where it lies; for an inner zip, where the outermost one lies.
    pub path: &'a Path,
    /// Whether it lies in another.
    pub inner: bool,
}

/// Lists a zip, wherever its bytes lie, by its own list of files; or, if that is missing or wrong, by looking for them.
pub(super) fn list(
    archive: &mut Archive,
    backing: Backing,
    which: &Which<'_>,
    keep_going: &dyn Fn() -> bool,
) -> Result<(), OpenError> {
    let unreadable = |error: io::Error| OpenError::from_io(&error, which.path);
    let len = backing.len();
    let most = archive.budget.limits.entries;
    let room = most.saturating_sub(archive.entries.len());
    let mut listing = by_list(&backing, room, which.path, keep_going);
    if matches!(listing, Err(OpenError::Cancelled)) {
        return Err(OpenError::Cancelled);
    }
    let mut backing = backing;
    if listing.as_ref().map_or(true, |listing| listing.doubt.is_some()) && starts_like_zip(&backing) {
        let mut window = backing.open().map_err(unreadable)?;
        let fruitless = &mut archive.budget.fruitless;
        let finds = salvage::look(&mut window, len, room, fruitless, keep_going).map_err(unreadable)?;
        let finds = finds.ok_or(OpenError::Cancelled)?;
        let end = match finds.list.filter(|_| listing.is_err()) {
            Some(list) => salvage::end_after(&mut window, len, list, fruitless, keep_going).map_err(unreadable)?,
            None => None,
        };
        // Something was put after the zip: up to its end it may be whole.
        let shorter = end.filter(|end| *end < len).map(|end| backing.clone().cut_at(end));
        match shorter.map(|shorter| (by_list(&shorter, room, which.path, keep_going), shorter)) {
            Some((Ok(mut whole), shorter)) if whole.all >= finds.files.len() as u64 => {
                whole.after = len - shorter.len();
                backing = shorter;
                listing = Ok(whole);
            }
            _ => listing = Listing::best_of(listing, finds),
        }
    }
    let mut listing = listing?;
    let over = overlaps(&listing.found);
    archive.problems.extend(listing.problems(which, most));
    let part = archive.parts.len();
    let found = std::mem::take(&mut listing.found).into_iter().enumerate();
    let before = archive.entries.len();
    archive.entries.extend(found.map(|(at, found)| zip_entry(part, found, over.contains(&at), len)));
    archive.parts.push(Part {
        name: which.shown.to_owned(),
        path: which.path.to_owned(),
        bytes: len,
        entries: archive.entries.len() - before,
        inner: which.inner,
        salvaged: listing.salvaged,
        newest: listing.newest,
        stamp: backing.file().and_then(stamp_of),
        backing,
    });
    Ok(())
}

/// What a file is like: its size, and when it was last changed. `None` if it is no file.
pub(super) fn stamp_of(path: &Path) -> Option<(u64, SystemTime)> {
    let metadata = std::fs::symlink_metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    Some((metadata.len(), metadata.modified().ok()?))
}

/// What a zip's list of files says, or what was found without it.
#[derive(Default)]
struct Listing {
    /// Its files, without folders.
    found: Vec<Found>,
    /// How many files and folders there are.
    all: u64,
    /// How many of them the zip says there are.
    declared: u64,
    /// Folders with bytes of their own.
    odd_folders: u64,
    newest: Option<Date>,
    /// Why the list is not believed.
    doubt: Option<Doubt>,
    /// They were looked for one by one.
    salvaged: bool,
    /// There are more than are listed.
    too_many: bool,
    /// Bytes after the zip.
    after: u64,
}

/// Why a list of files is not believed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Doubt {
    /// It is missing.
    Missing,
    /// It breaks off.
    BreaksOff,
    /// It is longer or shorter than the zip says.
    Count,
    /// Its files do not lie where it says.
    Misplaced,
    /// The zip begins before the first file of the list: it may be that of another zip, within or behind it.
    Preceded,
}

impl Listing {
    /// Takes in one more file or folder.
    fn add(&mut self, found: Found) {
        self.all += 1;
        if found.is_folder() {
            self.odd_folders += u64::from(found.size > 0);
        } else {
            self.newest = self.newest.max(found.day);
            self.found.push(found);
        }
    }

    /// What a list says, or what was found without it: whichever has more.
    fn best_of(listed: Result<Self, OpenError>, finds: Finds) -> Result<Self, OpenError> {
        let (doubt, declared) = match &listed {
            Ok(listing) => (listing.doubt, listing.declared),
            Err(_missing) => (Some(Doubt::Missing), 0),
        };
        let (too_many, first_list, last_list) = (finds.too_many, finds.first_list, finds.list);
        let mut looked = Self { doubt, declared, salvaged: true, too_many, ..Self::default() };
        finds.files.into_iter().for_each(|found| looked.add(found));
        match listed {
            // Behind that list there are more files.
            Ok(_) if doubt == Some(Doubt::Preceded) && last_list.is_none() => Ok(looked),
            Ok(listing) if doubt == Some(Doubt::Preceded) => Ok(listing.after_others(looked, first_list)),
            Ok(listing) if doubt == Some(Doubt::Misplaced) && looked.found.is_empty() => Ok(listing),
            Ok(listing) if doubt != Some(Doubt::Misplaced) && looked.found.len() <= listing.found.len() => Ok(listing),
            Err(error) if looked.found.is_empty() => Err(error),
            _ => {
                // Old programs count to 65,535 and begin anew, and do the same with places: nothing is wrong with that.
                let wraps = matches!(doubt, Some(Doubt::Count | Doubt::Misplaced));
                if wraps && looked.declared == looked.all % 65_536 {
                    looked.doubt = None;
                    looked.salvaged = false;
                }
                Ok(looked)
            }
        }
    }

    /// What a list says and what was found before its first file. If that lies within one of those, the list is that of
    /// a zip within the zip, and counts for nothing here. What stands before without a list of its own was deleted.
    fn after_others(mut self, mut looked: Self, first_list: Option<u64>) -> Self {
        let first = self.first();
        let end = |found: &Found| found.zipped.header.saturating_add(LOCAL_HEADER).saturating_add(found.zipped.packed);
        if looked.found.iter().any(|found| found.zipped.header < first && end(found) > first) {
            return looked;
        }
        looked.found.retain(|found| found.zipped.header < first);
        if looked.found.is_empty() || first_list.is_none_or(|list| list > first) {
            self.doubt = None;
            return self;
        }
        looked.found.append(&mut self.found);
        looked.newest = looked.newest.max(self.newest);
        looked
    }

    /// Where its first file lies.
    fn first(&self) -> u64 {
        self.found.iter().map(|found| found.zipped.header).min().unwrap_or_default()
    }

    /// What was wrong with the zip itself.
    fn problems(&self, which: &Which<'_>, most: usize) -> Vec<ListingProblem> {
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
            (before > JUNK).then_some(ListingFault::JunkBefore { bytes: before }),
            (self.after > JUNK).then_some(ListingFault::JunkAfter { bytes: self.after }),
            (self.odd_folders > 0).then_some(ListingFault::FoldersWithBytes { count: self.odd_folders }),
        ]
        .into_iter()
        .flatten()
        .map(|fault| ListingProblem { path: which.shown.to_owned(), fault })
        .collect()
    }
}

/// Lists a zip by its own list of files, up to so many.
fn by_list(backing: &Backing, room: usize, path: &Path, keep_going: &dyn Fn() -> bool) -> Result<Listing, OpenError> {
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
        listing.add(Found {
            name: found.name_raw().to_vec(),
            size: found.size(),
            day: found.last_modified().and_then(day_of),
            link: found.is_symlink(),
            zipped: Zipped {
                header: found.header_start(),
                packed: found.compressed_size(),
                crc: found.crc32(),
                packing: found.compression().into(),
                locked: found.encrypted(),
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

/// Whether a list is to be believed: it ends where the zip's end begins, and its first file is where it says.
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
    if !listing.found.is_empty() {
        let mut magic = [0; 4];
        window.seek(SeekFrom::Start(listing.first()))?;
        if window.read_exact(&mut magic).is_err() || magic != LOCAL_MAGIC {
            return Ok(Some(Doubt::Misplaced));
        }
    }
    if listing.first() > 0 && starts_like_zip(backing) {
        return Ok(Some(Doubt::Preceded));
    }
    Ok(match listing.doubt {
        // More were announced than there are.
        Some(Doubt::BreaksOff) if ends => Some(Doubt::Count),
        None if goes_on => Some(Doubt::Count),
        other => other,
    })
}

/// Whether a file begins as a zip does: then a missing end means that it was not downloaded whole.
fn starts_like_zip(backing: &Backing) -> bool {
    let mut magic = [0; 4];
    // Pieces that were put together again may have a mark before the first file.
    backing.open().is_ok_and(|mut window| window.read_exact(&mut magic).is_ok())
        && [LOCAL_MAGIC, *b"PK00", *b"PK\x07\x08"].contains(&magic)
}

/// Tells a file that is no zip from one that ends early and one that is damaged.
fn explain(error: &ZipError, path: &Path, starts_like_zip: bool) -> OpenError {
    let path = path.to_owned();
    match error {
        ZipError::Io(inner) if inner.kind() != io::ErrorKind::UnexpectedEof => OpenError::from_io(inner, &path),
        _ if starts_like_zip => OpenError::Truncated { path },
        ZipError::InvalidArchive(_) | ZipError::Io(_) => OpenError::NotAnArchive { path },
        other => OpenError::Damaged { what: other.to_string(), path },
    }
}

/// A file of a zip as an entry.
fn zip_entry(part: usize, found: Found, overlaps: bool, zip_len: u64) -> Entry {
    let Found { name: raw, size, link, zipped, .. } = found;
    // Deflating cannot make more than 1,032 bytes of one, and nothing is larger than the zip that holds it.
    let packed = zipped.packed;
    let deflated = matches!(zipped.packing, Packing::Stored | Packing::Deflated);
    let most = packed.saturating_mul(DEFLATE_AT_MOST).saturating_add(1024);
    // Other ways may make more, but not without end.
    let most = if deflated { most } else { most.saturating_mul(100) };
    let impossible = !zipped.cut && (packed > zip_len || size > most);
    // What lies over another has no bytes of its own: together they could be more than can be counted.
    let bytes = if impossible || overlaps { 0 } else { size };
    let mut entry = Entry::new(part, &name::tidy(&name::decode(&raw)), bytes, Place::Zipped(zipped));
    entry.fault = match (overlaps, impossible) {
        (true, _) => Some(Box::new(ReadError::Overlap)),
        (false, true) => Some(Box::new(ReadError::Size)),
        (false, false) => None,
    };
    if link {
        entry.skipped(SkipReason::Link)
    } else if raw.len() > LONGEST_NAME || raw.contains(&0) {
        entry.skipped(SkipReason::Name)
    } else {
        entry
    }
}

/// Which files lie over the bytes of another: the later ones, which are not read. No honest zip has them.
fn overlaps(found: &[Found]) -> HashSet<usize> {
    let stretch = |found: &Found| {
        let start = found.zipped.header;
        // The shortest a local header can be: its name may be another than the list's.
        (start, start.saturating_add(LOCAL_HEADER).saturating_add(found.zipped.packed))
    };
    let mut order: Vec<(u64, usize, u64)> = Vec::with_capacity(found.len());
    order.extend(found.iter().enumerate().map(|(at, found)| {
        let (start, end) = stretch(found);
        (start, at, end)
    }));
    order.sort_unstable();
    let mut end = 0;
    let mut over = HashSet::new();
    for (start, at, its_end) in order {
        if start < end {
            over.insert(at);
        } else {
            end = its_end;
        }
    }
    over
}
