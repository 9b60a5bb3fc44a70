//! The shape `list`: JSON, or a script that sets a name to it, as X writes its files. Which of its lists holds the
//! records, and which of their fields are read, the row says.

use super::emit::List;
use super::pieces::{Paths, Pieces, Start};
use super::projection::{Found, Projection};
use super::record::Sink;
use super::rows::{IndexRow, SourceRow};
use super::shared::Shared;
use super::{ShapeError, sniff};
use crate::archive::ReadError;
use std::io::{Cursor, Read};

/// An archive's own index is not longer than this.
const LONGEST_INDEX: u64 = 16 * 1024 * 1024;

/// Reads a list.
pub(super) fn read(row: &SourceRow, path: &str, reader: &mut dyn Read, sink: &mut dyn Sink) -> Result<(), ShapeError> {
    if let Some(index) = &row.index {
        // It is small, and read twice: for what it is, and for what it says of the others.
        let mut bytes = Vec::new();
        reader.take(LONGEST_INDEX).read_to_end(&mut bytes).map_err(|error| ReadError::from_io(&error))?;
        read_index(index, &bytes, sink);
        return read_records(row, path, &mut Cursor::new(bytes), sink);
    }
    read_records(row, path, reader, sink)
}

/// How many elements the outermost list of a file has, whatever they are. `None` if it is no list.
pub(crate) fn count(reader: &mut dyn Read) -> Option<u64> {
    let mut pieces = Pieces::new(reader, Paths::default()).ok()?;
    while pieces.next().ok()?.is_some() {}
    (!pieces.breaks_off).then_some(pieces.elements)
}

/// The values that tell this export from another, where the row has them.
pub(super) fn export_id(row: &SourceRow, reader: &mut dyn Read) -> Option<String> {
    let fields = &row.identity.as_ref()?.export;
    let mut pieces = Pieces::new(reader.take(LONGEST_INDEX), paths(row)).ok()?;
    let piece = pieces.next().ok()??;
    let projection = Projection::new(fields.iter().map(String::as_str), &row.wrapper, &row.shared);
    let mut found = Found::default();
    projection.read(pieces.bytes(&piece), &mut found).ok()?;
    let values: Option<Vec<&str>> = (0..fields.len()).map(|path| found.first(path)).collect();
    values.filter(|values| !values.is_empty()).map(|values| values.join(" "))
}

fn read_index(index: &IndexRow, bytes: &[u8], sink: &mut dyn Sink) {
    let list: Vec<String> = if index.list.is_empty() { Vec::new() } else { vec![index.list.clone()] };
    let paths = Paths { records: &list, ..Paths::default() };
    let Ok(mut pieces) = Pieces::new(bytes, paths) else { return };
    let projection = Projection::new([index.file.as_str(), index.count.as_str()], &[], &Shared::default());
    let mut found = Found::default();
    while let Ok(Some(piece)) = pieces.next() {
        if projection.read(pieces.bytes(&piece), &mut found).is_ok()
            && let (Some(file), Some(Ok(count))) = (found.first(0), found.first(1).map(str::parse))
        {
            sink.expects(file, count);
        }
    }
}

fn paths(row: &SourceRow) -> Paths<'_> {
    let participants = row.sender.as_ref().and_then(|sender| sender.participants.as_ref());
    Paths {
        records: &row.records,
        side: participants.map(|(path, _)| path.as_str()),
        record_keys: &row.shared.record_keys,
        begins: if row.wrapper.is_empty() { &row.needs } else { &row.wrapper },
        others: !row.needs.is_empty() && row.needs.iter().all(|need| !need.contains('.')),
    }
}

fn read_records(row: &SourceRow, path: &str, reader: &mut dyn Read, sink: &mut dyn Sink) -> Result<(), ShapeError> {
    // UTF-16 says so at its beginning and is transcoded; everything else passes as it is.
    let decoded = encoding_rs_io::DecodeReaderBytesBuilder::new().utf8_passthru(true).strip_bom(true).build(reader);
    let mut pieces = match Pieces::new(decoded, paths(row)) {
        Ok(pieces) => pieces,
        Err(Start::Empty) => {
            sink.elements(0);
            return Ok(());
        }
        Err(Start::NotJson) => return Err(ShapeError::NotJson),
        Err(Start::Io(error)) => return Err(ReadError::from_io(&error).into()),
    };
    let mut list = List::new(row);
    let (mut good, mut broken) = (0_u64, 0_u64);
    let outcome = loop {
        let piece = match pieces.next() {
            Ok(Some(piece)) => piece,
            Ok(None) if pieces.breaks_off => break Err(ReadError::Truncated.into()),
            Ok(None) => break Ok(()),
            Err(error) => break Err(ReadError::from_io(&error).into()),
        };
        if pieces.is_side {
            list.participant(path, pieces.bytes(&piece), sink);
            continue;
        }
        if list.read(pieces.bytes(&piece)) {
            pieces.was_good(&piece);
            good += 1;
            list.emit(path, pieces.elements, sink);
        } else {
            if good == 0 && broken == 0 && sniff::looks_binary(pieces.bytes(&piece)) {
                return Err(ShapeError::NotText);
            }
            if pieces.was_broken(&piece) {
                broken += 1;
                sink.unreadable();
            }
        }
    };
    sink.elements(pieces.elements);
    if outcome.is_ok() && good == 0 && broken > 0 { Err(ShapeError::Edited) } else { outcome }
}
