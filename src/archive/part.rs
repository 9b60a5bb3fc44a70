//! A part of an export, and the entries of a zip.

use super::budget::{DEFLATE_AT_MOST, INNER_ZIP_DEPTH, INNER_ZIPS_IN_MEMORY, JUNK, LONGEST_NAME, MOST_ENTRIES};
use super::error::{OpenError, Problem, ProblemKind, ReadError};
use super::window::{Backing, Window};
use super::{Archive, litter, name};
use crate::locale::{number, text, text_with};
use jiff::civil::Date;
use std::io::{self, Read, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zip::read::{Config, OwnedZipFileEntry, ZipReadOptions};
use zip::result::ZipError;

/// A zip, a folder, or a zip within a zip.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its file name; for an inner zip `outer.zip/inner.zip`.
    pub name: String,
    /// Where it lies; for an inner zip, where the outermost one lies.
    pub path: PathBuf,
    /// The size of the zip, or of all files in the folder.
    pub bytes: u64,
    /// How many files are in it.
    pub entries: usize,
    /// Whether it is a zip within a zip.
    pub inner: bool,
    /// The newest day on which an entry says it was written.
    pub newest: Option<Date>,
    /// Where its bytes lie.
    pub(super) backing: Backing,
}

impl Part {
    /// Whether it is a folder.
    #[must_use]
    pub fn is_folder(&self) -> bool {
        matches!(self.backing, Backing::Folder) && !self.path.as_os_str().is_empty()
    }

    /// A part made of files that are inside the program.
    pub(super) fn embedded(name: &str, entries: &[Entry]) -> Self {
        Self {
            name: name.to_owned(),
            path: PathBuf::new(),
            bytes: entries.iter().map(|entry| entry.bytes).sum(),
            entries: entries.len(),
            inner: false,
            newest: None,
            backing: Backing::Folder,
        }
    }
}

/// Why an entry is left.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Skip {
    /// In a few plain words.
    pub reason: String,
}

impl Skip {
    /// Left for this reason.
    #[must_use]
    pub fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into() }
    }
}

/// A file in a part.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Which part it lies in.
    pub part: usize,
    /// Its path within the part, without the folder that all files share.
    pub path: String,
    /// Its path as compared.
    pub key: String,
    /// The same with the folder that all files share: it may say what a file is.
    pub full_key: String,
    /// Its size: what the directory declares, or the file's own.
    pub bytes: u64,
    /// Its checksum, where the directory declares one.
    pub crc: Option<u32>,
    /// Why it is left, if it is.
    pub skip: Option<Skip>,
    /// Why it cannot be read, where the directory alone tells.
    pub fault: Option<ReadError>,
    /// Where its bytes lie.
    pub place: Place,
}

impl Entry {
    /// Its name without folders.
    #[must_use]
    pub fn name(&self) -> &str {
        super::name_of(&self.path)
    }
}

/// Where an entry's bytes lie.
#[derive(Clone, Debug)]
pub enum Place {
    /// A file of its own.
    File(PathBuf),
    /// Inside the program.
    Embedded(&'static [u8]),
    /// In the zip of its part.
    Zipped(Arc<OwnedZipFileEntry>),
}

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
    list_backing(archive, backing, &name, path, len, false, keep_going)
}

/// Lists a zip, wherever its bytes lie.
fn list_backing(
    archive: &mut Archive,
    backing: Backing,
    shown: &str,
    path: &Path,
    len: u64,
    inner: bool,
    keep_going: &dyn Fn() -> bool,
) -> Result<(), OpenError> {
    let mut window = backing.open().map_err(|error| OpenError::from_io(&error, path))?;
    let starts_like_zip = starts_like_zip(&mut window);
    let mut zip = zip::unstable::read::ZipIterable::try_new(window, Config::default())
        .map_err(|error| explain(&error, path, starts_like_zip))?;
    let part = archive.parts.len();
    let mut entries = Vec::new();
    let mut newest = None;
    let files = zip.files().map_err(|error| explain(&error, path, starts_like_zip))?;
    for found in files {
        if !keep_going() {
            return Err(OpenError::Cancelled);
        }
        match found {
            Ok(found) if found.is_dir() => {}
            Ok(_) if entries.len() >= MOST_ENTRIES => {
                let message = text_with("problem-too-many", &[("count", number(MOST_ENTRIES as u64).into())]);
                archive.problems.push(Problem { path: shown.to_owned(), kind: ProblemKind::Refused, message });
                break;
            }
            Ok(found) => {
                newest = newest.max(found.last_modified().and_then(day));
                entries.push(zip_entry(part, OwnedZipFileEntry::from(found), len));
            }
            Err(_broken) => {
                archive.problems.push(Problem {
                    path: shown.to_owned(),
                    kind: ProblemKind::Truncated,
                    message: text_with("problem-list-breaks-off", &[("count", number(entries.len() as u64).into())]),
                });
                break;
            }
        }
    }
    if let Some(junk) = junk_before(&entries) {
        let message = text_with("problem-junk", &[("size", crate::locale::size(junk).into())]);
        archive.problems.push(Problem { path: shown.to_owned(), kind: ProblemKind::Junk, message });
    }
    refuse_overlaps(&mut entries);
    archive.parts.push(Part {
        name: shown.to_owned(),
        path: path.to_owned(),
        bytes: len,
        entries: entries.len(),
        inner,
        newest,
        backing,
    });
    archive.entries.extend(entries);
    Ok(())
}

/// Whether the file begins as a zip does: then a missing end means that it was not downloaded whole.
fn starts_like_zip(window: &mut Window) -> bool {
    let mut magic = [0; 4];
    let read = window.read_exact(&mut magic).is_ok();
    read && magic.starts_with(b"PK\x03\x04") && window.seek(SeekFrom::Start(0)).is_ok()
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

fn day(time: zip::DateTime) -> Option<Date> {
    let field = |number: u8| i8::try_from(number).ok();
    Date::new(i16::try_from(time.year()).ok()?, field(time.month())?, field(time.day())?).ok()
}

fn zip_entry(part: usize, found: OwnedZipFileEntry, zip_len: u64) -> Entry {
    let path = name::tidy(&name::decode(found.name_raw()));
    let skip = if found.is_symlink() {
        Some(Skip::new(text("skip-link")))
    } else if found.name_raw().len() > LONGEST_NAME || found.name_raw().contains(&0) {
        Some(Skip::new(text("skip-name")))
    } else {
        litter::is_litter(&path).then(|| Skip::new(text("skip-litter")))
    };
    // Deflating cannot make more than 1,032 bytes of one, and nothing is larger than the zip that holds it.
    let packed = found.compressed_size();
    let impossible = packed > zip_len || found.size() > packed.saturating_mul(DEFLATE_AT_MOST).saturating_add(1024);
    Entry {
        part,
        full_key: name::fold(&path),
        key: name::fold(&path),
        path,
        bytes: if impossible { 0 } else { found.size() },
        crc: Some(found.crc32()),
        skip,
        fault: impossible.then_some(ReadError::Size),
        place: Place::Zipped(Arc::new(found)),
    }
}

/// How many bytes lie before the first file of a zip, if they are worth telling: a zip begins with its first file.
fn junk_before(entries: &[Entry]) -> Option<u64> {
    let start = |entry: &Entry| match &entry.place {
        Place::Zipped(zipped) => Some(zipped.header_start()),
        Place::File(_) | Place::Embedded(_) => None,
    };
    entries.iter().filter_map(start).min().filter(|first| *first > JUNK)
}

/// Entries whose bytes lie over those of another: the later ones are not read. No honest zip has them.
fn refuse_overlaps(entries: &mut [Entry]) {
    let stretch = |entry: &Entry| match &entry.place {
        Place::Zipped(zipped) => {
            let start = zipped.header_start();
            // The shortest a local header can be, and its name.
            let header = 30 + zipped.name_raw().len() as u64;
            (start, start.saturating_add(header).saturating_add(zipped.compressed_size()))
        }
        Place::File(_) | Place::Embedded(_) => (0, 0),
    };
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|at| entries.get(*at).map(stretch));
    let mut end = 0;
    for at in order {
        let Some(entry) = entries.get_mut(at) else { continue };
        let (start, its_end) = stretch(entry);
        if start < end {
            entry.fault = Some(ReadError::Overlap);
        } else {
            end = its_end;
        }
    }
}

/// Opens the zips within the zips and folders that were listed, and lists them as parts of their own.
pub(super) fn open_inner_zips(archive: &mut Archive, keep_going: &dyn Fn() -> bool) -> Result<(), OpenError> {
    let mut from = 0;
    for _depth in 0..INNER_ZIP_DEPTH {
        let until = archive.entries.len();
        for at in from..until {
            if !keep_going() {
                return Err(OpenError::Cancelled);
            }
            open_inner_zip(archive, at, keep_going)?;
        }
        from = until;
    }
    // What lies deeper still is not opened, and that is said.
    let mut problems = Vec::new();
    for entry in
        archive.entries.iter_mut().skip(from).filter(|entry| entry.key.ends_with(".zip") && entry.skip.is_none())
    {
        entry.skip = Some(Skip::new(text("skip-too-deep")));
        let message = text("problem-too-deep");
        problems.push(Problem { path: entry.path.clone(), kind: ProblemKind::Refused, message });
    }
    archive.problems.append(&mut problems);
    Ok(())
}

fn open_inner_zip(archive: &mut Archive, at: usize, keep_going: &dyn Fn() -> bool) -> Result<(), OpenError> {
    let Some(entry) = archive.entries.get(at) else { return Ok(()) };
    let is_zip = entry.key.ends_with(".zip") && entry.skip.is_none() && entry.fault.is_none();
    let Some(outer) = archive.parts.get(entry.part).filter(|_| is_zip) else { return Ok(()) };
    let shown = format!("{}/{}", outer.name, entry.path);
    let path = outer.path.clone();
    let bytes = entry.bytes;
    let mut fault = None;
    let (skip, problem) = match inner_backing(archive, entry, &outer.backing) {
        Ok(Some(backing)) => match list_backing(archive, backing, &shown, &path, bytes, true, keep_going) {
            Ok(()) => (Some(Skip::new(text("skip-inner-opened"))), None),
            Err(OpenError::Cancelled) => return Err(OpenError::Cancelled),
            // The entry itself says so when it is filed.
            Err(_damaged) => {
                fault = Some(ReadError::InnerDamaged);
                (None, None)
            }
        },
        Ok(None) => {
            let what = text("problem-inner-too-large");
            (Some(Skip::new(text("skip-inner-too-large"))), Some((ProblemKind::Refused, what)))
        }
        Err(error) => {
            fault = Some(error);
            (None, None)
        }
    };
    let Some(entry) = archive.entries.get_mut(at) else { return Ok(()) };
    entry.skip = skip;
    entry.fault = fault;
    if let Some((kind, message)) = problem {
        let path = entry.path.clone();
        archive.problems.push(Problem { path, kind, message });
    }
    Ok(())
}

/// Where an inner zip's bytes can be read: in place if it is stored, in memory if it is small. `None`: too large.
fn inner_backing(archive: &Archive, entry: &Entry, outer: &Backing) -> Result<Option<Backing>, ReadError> {
    match &entry.place {
        Place::File(path) => Ok(Some(Backing::Stretch { path: path.clone(), start: 0, len: entry.bytes })),
        Place::Embedded(bytes) => Ok(Some(Backing::Memory((*bytes).into()))),
        Place::Zipped(zipped) => {
            if let (zip::CompressionMethod::Stored, Backing::Stretch { path, start, .. }) =
                (zipped.compression(), outer)
                && !zipped.encrypted()
            {
                let mut window = outer.open().map_err(|error| ReadError::from_io(&error))?;
                let file = OwnedZipFileEntry::as_ref(zipped)
                    .with_reader(&mut window, ZipReadOptions::new())
                    .map_err(|error| ReadError::from_zip(&error))?;
                if let Some(data) = file.data_start() {
                    return Ok(Some(Backing::Stretch { path: path.clone(), start: start + data, len: entry.bytes }));
                }
            }
            let held: u64 = archive.parts.iter().map(|part| part.backing.held()).sum();
            let room = INNER_ZIPS_IN_MEMORY.saturating_sub(held);
            if entry.bytes > room {
                return Ok(None);
            }
            let mut bytes = Vec::new();
            // A directory may say less than there is.
            archive
                .with_reader(entry, |reader| reader.take(room + 1).read_to_end(&mut bytes))?
                .map_err(|error| ReadError::from_io(&error))?;
            if bytes.len() as u64 > room {
                return Ok(None);
            }
            Ok(Some(Backing::Memory(bytes.into())))
        }
    }
}

/// Whether this program can undo a way of packing.
pub(super) fn can_unpack(method: zip::CompressionMethod) -> bool {
    matches!(
        method,
        zip::CompressionMethod::Stored | zip::CompressionMethod::Deflated | zip::CompressionMethod::Deflate64
    )
}

/// An entry gave more bytes than the directory declares.
#[derive(Debug, thiserror::Error)]
#[error("more bytes than the archive says")]
pub(super) struct Oversize;

/// A reader that ends in an error if there is more or less than was declared.
pub(super) struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Bounded<R> {
    pub(super) fn new(inner: R, declared: u64) -> Self {
        Self { inner, left: declared }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(buffer)?;
        if got as u64 > self.left {
            return Err(io::Error::new(io::ErrorKind::InvalidData, Oversize));
        }
        self.left -= got as u64;
        if got == 0 && self.left > 0 && !buffer.is_empty() {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "fewer bytes than the archive says"));
        }
        Ok(got)
    }
}
