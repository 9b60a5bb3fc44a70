//! Parsing one entry by its spec, to its end.

use crate::archive::{Archive, Entry, ReadError};
use crate::formats::FileSpec;
use crate::readers::{FileError, Reader, Sink};
use std::io::{self, Read};

/// Takes a reader, and hands it on as one that counts its bytes and may fail.
type WatchReader<'w> = dyn FnMut(&mut dyn Read, &mut dyn FnMut(&mut dyn Read)) + 'w;

/// Reads an entry by a spec, through a reader that `watch` makes of its own.
pub(super) fn parse_entry<'t>(
    archive: &Archive,
    reader: &mut Reader<'t>,
    spec: &'t FileSpec,
    entry: &Entry,
    sink: &mut dyn Sink,
    watch: &mut WatchReader<'_>,
) -> Result<(), FileError> {
    let read = |bytes: &mut dyn Read| {
        let mut outcome = Ok(());
        watch(bytes, &mut |mut bytes| {
            let found = reader.read(spec, &entry.path, bytes, sink);
            // The checksum is checked at the end of the entry, even if its reader needed less.
            let rest = io::copy(&mut bytes, &mut io::sink());
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
