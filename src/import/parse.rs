//! Parsing one entry by its spec, to its end.

use crate::archive::{Archive, Entry, ReadError};
use crate::formats::FileSpec;
use crate::readers::{FileError, Reader, Sink};
use std::io::{self, Read};

/// Wraps a reader in one that counts its bytes and fails when reading is ended, and passes that one on.
pub(super) type WatchReader<'w> = dyn FnMut(&mut dyn Read, &mut dyn FnMut(&mut dyn Read)) + 'w;

/// Reads an entry by a spec, through the reader that `watch` wraps its bytes in.
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
                // If the entry is damaged, that is why its bytes cannot be parsed, so the damage is reported.
                Err(error) if matches!(error, FileError::Read(_)) || rest.is_ok() => Err(error),
                _ => rest.map(|_| ()),
            };
        });
        outcome
    };
    archive.read_whole(entry, read).map_err(FileError::Read).flatten()
}
