//! The cells of a raw record: what stands between its delimiters, unquoted, as bytes and as text.

use super::lines::Style;
use std::borrow::Cow;

/// Cells of a record, as bytes.
pub(super) type Cells = Vec<Vec<u8>>;

/// Splits records into cells. The parser's tables are built once.
pub(super) struct Splitter {
    parser: csv_core::Reader,
    pub style: Style,
    output: Vec<u8>,
    ends: Vec<usize>,
}

impl Splitter {
    pub fn new(style: Style) -> Self {
        let parser = csv_core::ReaderBuilder::new()
            .delimiter(style.delimiter)
            // A carriage return within a cell is a letter of it; those at the end were taken off.
            .terminator(csv_core::Terminator::Any(b'\n'))
            .build();
        Self { parser, style, output: Vec::new(), ends: Vec::new() }
    }

    /// Splits one whole record, by the style of the file.
    pub fn split(&mut self, record: &[u8]) -> Cells {
        if self.style.backslash_quotes {
            self.split_plain(&double_quotes(record, self.style.delimiter))
        } else {
            self.split_plain(record)
        }
    }

    /// Splits one whole record in which quotes are doubled.
    pub fn split_plain(&mut self, record: &[u8]) -> Cells {
        self.parser.reset();
        self.output.resize(record.len() + 8, 0);
        self.ends.resize(memchr::memchr_iter(self.style.delimiter, record).count() + 2, 0);
        let input = record.trim_ascii_end_of_line();
        let (_, _, written, count) = self.parser.read_record(input, &mut self.output, &mut self.ends);
        // Nothing more to come: this ends the last cell.
        let (_, _, _, last) = self.parser.read_record(
            &[],
            self.output.get_mut(written..).unwrap_or_default(),
            self.ends.get_mut(count..).unwrap_or_default(),
        );
        let mut cells = Vec::with_capacity(count + last);
        let mut from = 0;
        for end in self.ends.iter().take(count + last) {
            cells.push(self.output.get(from..*end).unwrap_or_default().to_vec());
            from = *end;
        }
        cells
    }
}

/// Line ends taken off the end of a record, and nothing else.
trait EndOfLine {
    fn trim_ascii_end_of_line(&self) -> &[u8];
}

impl EndOfLine for [u8] {
    fn trim_ascii_end_of_line(&self) -> &[u8] {
        let mut bytes = self;
        while let [rest @ .., b'\r' | b'\n'] = bytes {
            bytes = rest;
        }
        bytes
    }
}

/// Within quoted cells, rewrites `\"` as `""` and `\\` as `\`, so that the CSV parser reads them as they are meant.
fn double_quotes(record: &[u8], delimiter: u8) -> Cow<'_, [u8]> {
    if !record.contains(&b'\\') {
        return Cow::Borrowed(record);
    }
    let mut bytes = Vec::with_capacity(record.len() + 16);
    let (mut in_quotes, mut at_cell_start) = (false, true);
    let mut rest = record;
    while let [byte, tail @ ..] = rest {
        rest = tail;
        match (byte, tail.first()) {
            (b'\\' | b'"', Some(b'"')) if in_quotes => {
                bytes.extend_from_slice(b"\"\"");
                rest = tail.get(1..).unwrap_or_default();
            }
            (b'\\', Some(b'\\')) if in_quotes => {
                bytes.push(b'\\');
                rest = tail.get(1..).unwrap_or_default();
            }
            (b'"', _) => {
                in_quotes = !in_quotes && at_cell_start;
                bytes.push(b'"');
            }
            _ => bytes.push(*byte),
        }
        at_cell_start = !in_quotes && *byte == delimiter;
    }
    Cow::Owned(bytes)
}

/// A cell as text: UTF-8, or Windows-1252 if it is not UTF-8.
pub(super) fn text(cell: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(cell) {
        Ok(text) => Cow::Borrowed(text),
        Err(_not_utf8) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(cell).0,
    }
}

/// The cells as trimmed texts.
pub(super) fn texts(cells: &Cells) -> Vec<String> {
    cells.iter().map(|cell| text(cell).trim().to_owned()).collect()
}
