//! Inner zips: zips in zips and in folders.

use super::Archive;
use super::entry::{Entry, Method, Place};
use super::error::{ListingFault, ListingProblem, OpenError, ReadError};
use super::unpack::data_start;
use super::window::Backing;
use super::zips::{self, ZipName};
use crate::vocab::SkipReason;
use std::collections::HashSet;
use std::io::Read as _;

/// Opens the inner zips among the entries that were listed, and lists each as a part.
pub(super) fn open_all(archive: &mut Archive, keep_going: &dyn Fn() -> bool) -> Result<(), OpenError> {
    let mut opened = HashSet::new();
    let mut from = 0;
    for _depth in 0..archive.budget.limits.inner_zip_depth {
        let until = archive.entries.len();
        for at in from..until {
            if !keep_going() {
                return Err(OpenError::Cancelled);
            }
            open(archive, at, &mut opened, keep_going)?;
        }
        from = until;
        if from == archive.entries.len() {
            break;
        }
    }
    let mut problems = Vec::new();
    for entry in archive.entries.iter_mut().skip(from).filter(|entry| is_zip(entry)) {
        entry.skip = Some(SkipReason::TooDeep);
        problems.push(ListingProblem { path: entry.path.to_string(), fault: ListingFault::TooDeep });
    }
    archive.problems.append(&mut problems);
    Ok(())
}

fn is_zip(entry: &Entry) -> bool {
    entry.key.ends_with(".zip") && entry.skip.is_none() && entry.fault.is_none()
}

/// Opens an entry if it is a zip. `opened` holds the checksums and sizes of those that were opened, so that a second
/// copy, or a zip that contains itself, is skipped.
fn open(
    archive: &mut Archive,
    at: usize,
    opened: &mut HashSet<(u32, u64)>,
    keep_going: &dyn Fn() -> bool,
) -> Result<(), OpenError> {
    let Some(entry) = archive.entries.get(at).filter(|entry| is_zip(entry)) else { return Ok(()) };
    let sum = entry.crc().map(|crc| (crc, entry.bytes));
    let outcome = if sum.is_some_and(|sum| opened.contains(&sum)) {
        Outcome::Left(SkipReason::Duplicate, None)
    } else if archive.budget.inner_zips >= archive.budget.limits.inner_zips {
        let fault = ListingFault::TooManyInner { most: archive.budget.limits.inner_zips };
        Outcome::Left(SkipReason::TooManyInner, Some(fault))
    } else {
        archive.budget.inner_zips += 1;
        open_new(archive, at, keep_going)?
    };
    let Some(entry) = archive.entries.get_mut(at) else { return Ok(()) };
    match outcome {
        Outcome::Opened => {
            opened.extend(sum);
            entry.skip = Some(SkipReason::InnerOpened);
        }
        // It is reported when the entry is read.
        Outcome::Fault(fault) => entry.fault = Some(Box::new(fault)),
        Outcome::Left(reason, fault) => {
            entry.skip = Some(reason);
            let path = entry.path.to_string();
            archive.problems.extend(fault.map(|fault| ListingProblem { path, fault }));
        }
    }
    Ok(())
}

/// The result of opening an inner zip.
enum Outcome {
    /// It is a part now.
    Opened,
    /// It cannot be read.
    Fault(ReadError),
    /// It is skipped; the fault is reported if there is one.
    Left(SkipReason, Option<ListingFault>),
}

fn open_new(archive: &mut Archive, at: usize, keep_going: &dyn Fn() -> bool) -> Result<Outcome, OpenError> {
    let found = archive.entries.get(at).and_then(|entry| Some((entry, archive.parts.get(entry.part)?)));
    let Some((entry, outer)) = found else { return Ok(Outcome::Fault(ReadError::NotThere)) };
    let shown = format!("{}/{}", outer.name, entry.path);
    let path = outer.path.clone();
    let backing = match backing(archive, entry, &outer.backing) {
        Ok(Some(backing)) => backing,
        Ok(None) => {
            return Ok(Outcome::Left(SkipReason::InnerTooLarge, Some(ListingFault::InnerTooLarge)));
        }
        Err(error) => return Ok(Outcome::Fault(error)),
    };
    match zips::list(archive, backing, &ZipName { shown: &shown, path: &path, inner: true }, keep_going) {
        Ok(()) => Ok(Outcome::Opened),
        Err(OpenError::Cancelled) => Err(OpenError::Cancelled),
        Err(_damaged) => Ok(Outcome::Fault(ReadError::InnerDamaged)),
    }
}

/// Where the bytes of an inner zip can be read: in the outer zip if it is stored there uncompressed, else in memory.
/// `None` if it is too large for that.
fn backing(archive: &Archive, entry: &Entry, outer: &Backing) -> Result<Option<Backing>, ReadError> {
    let zipped = match &entry.place {
        Place::File(path) => {
            return Ok(Some(Backing::Stretch { path: path.as_ref().clone(), start: 0, len: entry.bytes }));
        }
        Place::Embedded(bytes) => return Ok(Some(Backing::Memory((*bytes).into()))),
        Place::Zipped(zipped) => zipped,
    };
    if let Backing::Stretch { path, start, .. } = outer
        && zipped.method == Method::Stored
        && !zipped.encrypted
    {
        let mut window = outer.open().map_err(|error| ReadError::from_io(&error))?;
        let data = data_start(&mut window, zipped)?;
        // The central directory may declare more bytes than there are.
        let len = zipped.compressed.min(outer.len().saturating_sub(data));
        return Ok(Some(Backing::Stretch { path: path.clone(), start: start + data, len }));
    }
    let held: u64 = archive.parts.iter().map(|part| part.backing.held()).sum();
    let room = archive.budget.limits.inner_zips_in_memory.saturating_sub(held);
    if entry.bytes > room {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    // An entry may inflate to more than the central directory declares.
    archive
        .read_whole(entry, |reader| reader.take(room + 1).read_to_end(&mut bytes))?
        .map_err(|error| ReadError::from_io(&error))?;
    if bytes.len() as u64 > room {
        return Ok(None);
    }
    Ok(Some(Backing::Memory(bytes.into())))
}
