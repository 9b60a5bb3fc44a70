//! Zips written byte by byte, so that each of their fields can lie.

use super::Files;
use std::io::Write as _;

/// How the sizes of a file are told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sizes {
    /// In its header.
    Before,
    /// After it, with the mark that most programs put before them.
    After,
    /// After it, without the mark.
    AfterUnmarked,
    /// After it, in 64 bits.
    After64,
}

/// A file of a zip.
#[derive(Clone, Debug)]
pub struct RawFile {
    pub name: Vec<u8>,
    /// The bytes as they lie in the zip.
    pub packed: Vec<u8>,
    /// What the list and the header say, whatever is true.
    pub method: u16,
    pub flags: u16,
    pub crc: u32,
    pub packed_size: u32,
    pub size: u32,
    pub sizes: Sizes,
    /// What the header says instead of the name and the sizes.
    pub header_name: Option<Vec<u8>>,
    pub header_sizes: Option<(u32, u32)>,
    /// Further fields of the list's row.
    pub extra: Vec<u8>,
    pub attributes: u32,
    /// Where the list says that the header lies.
    pub header_at: Option<u32>,
    /// It stands in the list alone.
    pub in_list_only: bool,
}

impl RawFile {
    /// A file as it should be, packed as most are.
    pub fn new(name: &str, bytes: &[u8]) -> Self {
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(bytes).expect("memory");
        Self::of(name, encoder.finish().expect("memory"), 8, bytes)
    }

    /// A file that lies in the zip as it is.
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
            sizes: Sizes::Before,
            header_name: None,
            header_sizes: None,
            extra: Vec::new(),
            attributes: 0,
            header_at: None,
            in_list_only: false,
        }
    }

    /// The local header.
    pub fn header(&self) -> Vec<u8> {
        let after = self.sizes != Sizes::Before;
        let (packed, size) = self.header_sizes.unwrap_or(if after { (0, 0) } else { (self.packed_size, self.size) });
        let name = self.header_name.as_ref().unwrap_or(&self.name);
        let mut bytes = b"PK\x03\x04".to_vec();
        shorts(&mut bytes, &[20, self.flags | if after { 8 } else { 0 }, self.method, 0, 0x5A6E]);
        longs(&mut bytes, &[if after { 0 } else { self.crc }, packed, size]);
        shorts(&mut bytes, &[name.len() as u16, 0]);
        bytes.extend(name);
        bytes
    }

    fn sizes_after(&self) -> Vec<u8> {
        let mut bytes = match self.sizes {
            Sizes::Before => return Vec::new(),
            Sizes::AfterUnmarked => Vec::new(),
            Sizes::After | Sizes::After64 => b"PK\x07\x08".to_vec(),
        };
        longs(&mut bytes, &[self.crc]);
        if self.sizes == Sizes::After64 {
            bytes.extend(u64::from(self.packed_size).to_le_bytes());
            bytes.extend(u64::from(self.size).to_le_bytes());
        } else {
            longs(&mut bytes, &[self.packed_size, self.size]);
        }
        bytes
    }

    fn row(&self, at: u32) -> Vec<u8> {
        let after = self.sizes != Sizes::Before;
        let mut bytes = b"PK\x01\x02".to_vec();
        shorts(&mut bytes, &[0x0314, 20, self.flags | if after { 8 } else { 0 }, self.method, 0, 0x5A6E]);
        longs(&mut bytes, &[self.crc, self.packed_size, self.size]);
        shorts(&mut bytes, &[self.name.len() as u16, self.extra.len() as u16, 0, 0, 0]);
        longs(&mut bytes, &[self.attributes, self.header_at.unwrap_or(at)]);
        bytes.extend(&self.name);
        bytes.extend(&self.extra);
        bytes
    }
}

/// A zip of such files.
#[derive(Clone, Debug, Default)]
pub struct RawZip {
    pub files: Vec<RawFile>,
    /// How many files its end says there are.
    pub count: Option<u16>,
    pub comment: Vec<u8>,
    pub before: Vec<u8>,
    pub after: Vec<u8>,
    /// It breaks off before its end, or before its list of files.
    pub without_end: bool,
    pub without_list: bool,
}

impl RawZip {
    /// A zip of files as it should be.
    pub fn of(files: &Files) -> Self {
        Self { files: files.iter().map(|(name, bytes)| RawFile::new(name, bytes)).collect(), ..Self::default() }
    }

    /// Its bytes, and where the header of each file lies.
    pub fn build(&self) -> (Vec<u8>, Vec<usize>) {
        let mut bytes = Vec::new();
        let mut places = Vec::new();
        for file in &self.files {
            places.push(bytes.len());
            if !file.in_list_only {
                bytes.extend(file.header());
                bytes.extend(&file.packed);
                bytes.extend(file.sizes_after());
            }
        }
        let list_at = bytes.len();
        if !self.without_list {
            for (file, at) in self.files.iter().zip(&places) {
                bytes.extend(file.row(*at as u32));
            }
        }
        let list_len = bytes.len() - list_at;
        if !self.without_end && !self.without_list {
            let count = self.count.unwrap_or(self.files.len() as u16);
            bytes.extend(end(count, list_len as u32, list_at as u32, &self.comment));
        }
        let bytes = [self.before.as_slice(), &bytes, &self.after].concat();
        (bytes, places.into_iter().map(|at| at + self.before.len()).collect())
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.build().0
    }
}

/// The end of a zip.
pub fn end(count: u16, list_len: u32, list_at: u32, comment: &[u8]) -> Vec<u8> {
    let mut bytes = b"PK\x05\x06".to_vec();
    shorts(&mut bytes, &[0, 0, count, count]);
    longs(&mut bytes, &[list_len, list_at]);
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
