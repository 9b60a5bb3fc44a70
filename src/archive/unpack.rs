//! Reading one file of a zip.

use super::entry::Zipped;
use super::error::ReadError;
use super::window::Window;
use std::cell::Cell;
use std::io::{self, Cursor, Read, Seek as _, SeekFrom};
use zip::read::{ZipReadOptions, read_zipfile_from_stream_with_options};

/// The bytes of a local header before the name.
pub(super) const LOCAL_HEADER: u64 = 30;

/// What a local header begins with.
pub(super) const LOCAL_MAGIC: [u8; 4] = *b"PK\x03\x04";

/// The first packed byte of a file: its local header tells where, and is believed in nothing else.
pub(super) fn data_start(window: &mut Window, zipped: &Zipped) -> Result<u64, ReadError> {
    let mut header = [0; LOCAL_HEADER as usize];
    window.seek(SeekFrom::Start(zipped.header)).map_err(|error| ReadError::from_io(&error))?;
    window.read_exact(&mut header).map_err(|error| ReadError::from_io(&error))?;
    if !header.starts_with(&LOCAL_MAGIC) {
        return Err(ReadError::NotThere);
    }
    let [.., a, b, c, d] = header;
    let names = u64::from(u16::from_le_bytes([a, b])) + u64::from(u16::from_le_bytes([c, d]));
    Ok(zipped.header + LOCAL_HEADER + names)
}

/// Hands the bytes of a file to `read`. `size` is what the zip's list declares.
pub(super) fn unpack<T>(
    zipped: &Zipped,
    size: u64,
    window: &mut Window,
    read: impl FnOnce(&mut dyn Read) -> T,
) -> Result<T, ReadError> {
    if zipped.locked {
        return Err(ReadError::Encrypted);
    }
    let method = zipped.packing.number().ok_or(ReadError::Method)?;
    let start = data_start(window, zipped)?;
    window.seek(SeekFrom::Start(start)).map_err(|error| ReadError::from_io(&error))?;
    let open = Cell::new(true);
    let packed = Gate { inner: window.take(zipped.packed), open: &open };
    // The zip reader is shown the values of the list and none of the file's own header.
    let mut stream = Cursor::new(header_of(method)).chain(packed);
    let options = ZipReadOptions::new()
        .override_compressed_size(zipped.packed)
        .override_uncompressed_size(if zipped.cut { u64::MAX } else { size })
        .override_crc(zipped.crc)
        .ignore_crc32(zipped.cut);
    let file = read_zipfile_from_stream_with_options(&mut stream, options)
        .map_err(|error| ReadError::from_zip(&error))?
        .ok_or(ReadError::NotThere)?;
    let mut guarded = Guarded::new(file, if zipped.cut { u64::MAX } else { size });
    let outcome = read(&mut guarded);
    // The zip reader goes to the end of a file when it is dropped, which would be to inflate a film for its first bytes.
    open.set(false);
    Ok(outcome)
}

/// A local header that says how a file is packed, and leaves the rest to be told.
fn header_of(method: u16) -> Vec<u8> {
    let mut header = LOCAL_MAGIC.to_vec();
    // The version, and the mark that sizes and checksum are told elsewhere.
    header.extend([20, 0, 8, 0]);
    header.extend(method.to_le_bytes());
    header.extend([0; 16]);
    // A name of one letter, nothing else.
    header.extend([1, 0, 0, 0, b'x']);
    header
}

/// A reader that can be closed from outside: it ends then.
struct Gate<'g, R> {
    inner: R,
    open: &'g Cell<bool>,
}

impl<R: Read> Read for Gate<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.open.get() { self.inner.read(buffer) } else { Ok(0) }
    }
}

/// A file gave more bytes than the list declares.
#[derive(Debug, thiserror::Error)]
#[error("more bytes than the archive says")]
pub(super) struct Oversize;

/// A reader that ends in an error if there is more or less than was declared.
pub(super) struct Guarded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Guarded<R> {
    pub(super) fn new(inner: R, declared: u64) -> Self {
        Self { inner, left: declared }
    }
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        if self.left == 0 {
            // All that was declared was handed on. The zip reader also looks at the checksum here.
            let more = self.inner.read(&mut [0])?;
            return if more == 0 { Ok(0) } else { Err(io::Error::new(io::ErrorKind::InvalidData, Oversize)) };
        }
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        let got = self.inner.read(buffer.get_mut(..most).unwrap_or_default())?;
        if got == 0 {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "fewer bytes than the archive says"));
        }
        self.left -= got as u64;
        Ok(got)
    }
}
