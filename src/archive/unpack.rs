//! Reading one entry of a zip.

use super::entry::ZipPlace;
use super::error::ReadError;
use super::window::Window;
use std::cell::Cell;
use std::io::{self, Cursor, Read, Seek as _, SeekFrom};
use zip::read::{ZipReadOptions, read_zipfile_from_stream_with_options};

/// The size of a local header without its name.
pub(super) const LOCAL_HEADER: u64 = 30;

/// The signature of a local header.
pub(super) const LOCAL_MAGIC: [u8; 4] = *b"PK\x03\x04";

/// The offset of an entry's first compressed byte. Only the lengths of the name and of the extra field are taken from
/// the local header; everything else comes from the central directory.
pub(super) fn data_start(window: &mut Window, zipped: &ZipPlace) -> Result<u64, ReadError> {
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

/// Hands the bytes of an entry to `read`. `size` is what the central directory declares.
pub(super) fn unpack<T>(
    zipped: &ZipPlace,
    size: u64,
    window: &mut Window,
    read: impl FnOnce(&mut dyn Read) -> T,
) -> Result<T, ReadError> {
    if zipped.encrypted {
        return Err(ReadError::Encrypted);
    }
    let method = zipped.method.number().ok_or(ReadError::Method)?;
    let start = data_start(window, zipped)?;
    window.seek(SeekFrom::Start(start)).map_err(|error| ReadError::from_io(&error))?;
    let open = Cell::new(true);
    let compressed = Gate { inner: window.take(zipped.compressed), open: &open };
    // The zip reader gets a header that is made here, so that it uses the values of the central directory.
    let mut stream = Cursor::new(header_of(method)).chain(compressed);
    let options = ZipReadOptions::new()
        .override_compressed_size(zipped.compressed)
        // Size and checksum are checked by `CheckedReader`, whose errors carry both values.
        .override_uncompressed_size(u64::MAX)
        .ignore_crc32(true);
    let file = read_zipfile_from_stream_with_options(&mut stream, options)
        .map_err(|error| ReadError::from_zip(&error))?
        .ok_or(ReadError::NotThere)?;
    let mut guarded = if zipped.cut {
        CheckedReader::new(file, u64::MAX, None)
    } else {
        CheckedReader::new(file, size, Some(zipped.crc))
    };
    let outcome = read(&mut guarded);
    // `ZipFile::drop` reads to the end of the entry. Close the gate first, because otherwise looking at the first bytes
    // of a video would inflate all of it.
    open.set(false);
    Ok(outcome)
}

/// A local header that declares the compression method and nothing else.
fn header_of(method: u16) -> Vec<u8> {
    let mut header = LOCAL_MAGIC.to_vec();
    // The version, and the flag that sizes and checksum follow.
    header.extend([20, 0, 8, 0]);
    header.extend(method.to_le_bytes());
    header.extend([0; 16]);
    // A name of one letter, nothing else.
    header.extend([1, 0, 0, 0, b'x']);
    header
}

/// A reader that reports its end as soon as `open` is set to false.
struct Gate<'g, R> {
    inner: R,
    open: &'g Cell<bool>,
}

impl<R: Read> Read for Gate<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.open.get() { self.inner.read(buffer) } else { Ok(0) }
    }
}

/// A reader that fails if there are more or fewer bytes than declared, or if the checksum differs.
pub(super) struct CheckedReader<R> {
    inner: R,
    left: u64,
    /// The declared checksum and that of the bytes so far; `None` where nothing is declared.
    checksum: Option<(u32, crc32fast::Hasher)>,
    /// The error found at the end, kept so that every further call returns it too.
    wrong: Option<ReadError>,
}

impl<R: Read> CheckedReader<R> {
    /// Guards `inner`, which should have `declared` bytes with the checksum `crc`.
    pub(super) fn new(inner: R, declared: u64, crc: Option<u32>) -> Self {
        Self { inner, left: declared, checksum: crc.map(|crc| (crc, crc32fast::Hasher::new())), wrong: None }
    }

    /// Checks that nothing follows the declared bytes, and that their checksum is the declared one.
    fn finish(&mut self) -> io::Result<usize> {
        if self.wrong.is_none() && self.inner.read(&mut [0])? > 0 {
            self.wrong = Some(ReadError::Size);
        }
        match self.checksum.take().map(|(expected, hasher)| (expected, hasher.finalize())) {
            Some((expected, actual)) if expected != actual => {
                self.wrong.get_or_insert(ReadError::Crc { expected, actual });
            }
            _ => {}
        }
        self.wrong.clone().map_or(Ok(0), |wrong| Err(wrong.into()))
    }
}

impl<R: Read> Read for CheckedReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        if self.left == 0 {
            return self.finish();
        }
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        let got = self.inner.read(buffer.get_mut(..most).unwrap_or_default())?;
        if got == 0 {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "fewer bytes than the archive declares"));
        }
        self.left -= got as u64;
        if let Some((_, hasher)) = &mut self.checksum {
            hasher.update(buffer.get(..got).unwrap_or_default());
        }
        Ok(got)
    }
}
