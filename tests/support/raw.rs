//! Zips written byte by byte, so that each of their fields can lie.

use super::Files;
use std::io::Write as _;

/// Where the sizes and the checksum of an entry stand, besides the central directory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sizes {
    /// In its local header.
    LocalHeader,
    /// In a data descriptor after its bytes, with the signature that most programs write.
    Descriptor,
    /// In a data descriptor without a signature.
    UnsignedDescriptor,
    /// In a data descriptor with 64 bits for each size.
    Descriptor64,
}

/// An entry of a zip.
#[derive(Clone, Debug)]
pub struct RawFile {
    /// Its name in the central directory.
    pub name: Vec<u8>,
    /// The compressed bytes.
    pub packed: Vec<u8>,
    /// The declared compression method, whatever the bytes are.
    pub method: u16,
    /// The declared flags.
    pub flags: u16,
    /// The declared checksum.
    pub crc: u32,
    /// The declared compressed size.
    pub packed_size: u32,
    /// The declared size.
    pub size: u32,
    /// Where the sizes and the checksum stand.
    pub sizes: Sizes,
    /// The name in the local header, if it is another one.
    pub local_name: Option<Vec<u8>>,
    /// The compressed size and the size in the local header, if they are others.
    pub local_sizes: Option<(u32, u32)>,
    /// The extra field in the central directory.
    pub extra: Vec<u8>,
    /// The external attributes in the central directory.
    pub attributes: u32,
    /// The offset of the local header in the central directory, if it is not the right one.
    pub local_header_at: Option<u32>,
    /// Whether it has no local header and no bytes.
    pub in_directory_only: bool,
}

impl RawFile {
    /// A valid entry, deflated.
    pub fn new(name: &str, bytes: &[u8]) -> Self {
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(bytes).expect("memory");
        Self::of(name, encoder.finish().expect("memory"), 8, bytes)
    }

    /// A valid entry, stored.
    pub fn stored(name: &str, bytes: &[u8]) -> Self {
        Self::of(name, bytes.to_vec(), 0, bytes)
    }

    fn of(name: &str, packed: Vec<u8>, method: u16, bytes: &[u8]) -> Self {
        Self {
            name: name.as_bytes().to_vec(),
            method,
            flags: 0,
            crc: crc32fast::hash(bytes),
            packed_size: packed.len() as u32,
            packed,
            size: bytes.len() as u32,
            sizes: Sizes::LocalHeader,
            local_name: None,
            local_sizes: None,
            extra: Vec::new(),
            attributes: 0,
            local_header_at: None,
            in_directory_only: false,
        }
    }

    /// The local header.
    pub fn local_header(&self) -> Vec<u8> {
        let after = self.sizes != Sizes::LocalHeader;
        let (packed, size) = self.local_sizes.unwrap_or(if after { (0, 0) } else { (self.packed_size, self.size) });
        let name = self.local_name.as_ref().unwrap_or(&self.name);
        let mut bytes = b"PK\x03\x04".to_vec();
        shorts(&mut bytes, &[20, self.flags | if after { 8 } else { 0 }, self.method, 0, 0x5A6E]);
        longs(&mut bytes, &[if after { 0 } else { self.crc }, packed, size]);
        shorts(&mut bytes, &[name.len() as u16, 0]);
        bytes.extend(name);
        bytes
    }

    fn data_descriptor(&self) -> Vec<u8> {
        let mut bytes = match self.sizes {
            Sizes::LocalHeader => return Vec::new(),
            Sizes::UnsignedDescriptor => Vec::new(),
            Sizes::Descriptor | Sizes::Descriptor64 => b"PK\x07\x08".to_vec(),
        };
        longs(&mut bytes, &[self.crc]);
        if self.sizes == Sizes::Descriptor64 {
            bytes.extend(u64::from(self.packed_size).to_le_bytes());
            bytes.extend(u64::from(self.size).to_le_bytes());
        } else {
            longs(&mut bytes, &[self.packed_size, self.size]);
        }
        bytes
    }

    /// Its entry in the central directory. `at` is the offset of its local header.
    fn directory_entry(&self, at: u32) -> Vec<u8> {
        let after = self.sizes != Sizes::LocalHeader;
        let mut bytes = b"PK\x01\x02".to_vec();
        shorts(&mut bytes, &[0x0314, 20, self.flags | if after { 8 } else { 0 }, self.method, 0, 0x5A6E]);
        longs(&mut bytes, &[self.crc, self.packed_size, self.size]);
        shorts(&mut bytes, &[self.name.len() as u16, self.extra.len() as u16, 0, 0, 0]);
        longs(&mut bytes, &[self.attributes, self.local_header_at.unwrap_or(at)]);
        bytes.extend(&self.name);
        bytes.extend(&self.extra);
        bytes
    }
}

/// A zip of such entries.
#[derive(Clone, Debug, Default)]
pub struct RawZip {
    pub files: Vec<RawFile>,
    /// The number of entries in the end record, if it is not the right one.
    pub count: Option<u16>,
    /// The comment in the end record.
    pub comment: Vec<u8>,
    /// Bytes before the first entry.
    pub before: Vec<u8>,
    /// Bytes after the end record.
    pub after: Vec<u8>,
    /// Whether it breaks off before its end record.
    pub without_end: bool,
    /// Whether it breaks off before its central directory.
    pub without_directory: bool,
}

impl RawZip {
    /// A valid zip of files.
    pub fn of(files: &Files) -> Self {
        Self { files: files.iter().map(|(name, bytes)| RawFile::new(name, bytes)).collect(), ..Self::default() }
    }

    /// Its bytes, and the offset of the local header of each entry.
    pub fn build(&self) -> (Vec<u8>, Vec<usize>) {
        let mut bytes = Vec::new();
        let mut offsets = Vec::new();
        for file in &self.files {
            offsets.push(bytes.len());
            if !file.in_directory_only {
                bytes.extend(file.local_header());
                bytes.extend(&file.packed);
                bytes.extend(file.data_descriptor());
            }
        }
        let directory_at = bytes.len();
        if !self.without_directory {
            for (file, at) in self.files.iter().zip(&offsets) {
                bytes.extend(file.directory_entry(*at as u32));
            }
        }
        let directory_len = bytes.len() - directory_at;
        if !self.without_end && !self.without_directory {
            let count = self.count.unwrap_or(self.files.len() as u16);
            bytes.extend(end(count, directory_len as u32, directory_at as u32, &self.comment));
        }
        let bytes = [self.before.as_slice(), &bytes, &self.after].concat();
        (bytes, offsets.into_iter().map(|at| at + self.before.len()).collect())
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.build().0
    }
}

/// The end record of a zip.
pub fn end(count: u16, directory_len: u32, directory_at: u32, comment: &[u8]) -> Vec<u8> {
    let mut bytes = b"PK\x05\x06".to_vec();
    shorts(&mut bytes, &[0, 0, count, count]);
    longs(&mut bytes, &[directory_len, directory_at]);
    shorts(&mut bytes, &[comment.len() as u16]);
    bytes.extend(comment);
    bytes
}

fn shorts(bytes: &mut Vec<u8>, numbers: &[u16]) {
    bytes.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

fn longs(bytes: &mut Vec<u8>, numbers: &[u32]) {
    bytes.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}
