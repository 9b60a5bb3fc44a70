//! Parsing one entry by its spec, to its end.

use crate::archive::{Archive, Entry, ReadError};
use crate::formats::{FileSpec, Table};
use crate::readers::{self, FileError, Sink};
use std::io::{self, Read};

/// Takes a reader, and hands it on as one that counts its bytes and may fail.
type WatchReader<'w> = dyn FnMut(&mut dyn Read, &mut dyn FnMut(&mut dyn Read)) + 'w;

/// Reads an entry by a spec, through a reader that `watch` makes of its own.
pub(super) fn parse_entry(
    archive: &Archive,
    table: &Table,
    spec: &FileSpec,
    entry: &Entry,
    sink: &mut dyn Sink,
    watch: &mut WatchReader<'_>,
) -> Result<(), FileError> {
    let read = |reader: &mut dyn Read| {
        let mut outcome = Ok(());
        watch(reader, &mut |mut reader| {
            let found = readers::read(table, spec, &entry.path, reader, sink);
            // The checksum is checked at the end of the entry, even if its reader needed less.
            let rest = io::copy(&mut reader, &mut io::sink());
            let rest = rest.map_err(|error| FileError::from(ReadError::from_io(&error)));
            outcome = match found {
                // Damage explains why the bytes make no sense, so it is what is reported.
                Err(error) if matches!(error, FileError::Read(_)) || rest.is_ok() => Err(error),
                _ => rest.map(|_| ()),
            };
        });
        outcome
    };
    archive.read_whole(entry, read).map_err(FileError::Read).flatten()
}
