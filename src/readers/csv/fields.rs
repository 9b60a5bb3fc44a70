//! The cells of a raw record: what stands between its delimiters, unquoted, as bytes and as text.

use super::lines::Style;
use std::borrow::Cow;

/// Cells of a record, as bytes: one behind the other, so that a row of many cells takes no memory for each.
#[derive(Debug, Default)]
pub(super) struct Cells {
    bytes: Vec<u8>,
    /// Where each cell ends in the bytes.
    ends: Vec<usize>,
}

impl Cells {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn get(&self, cell: usize) -> Option<&[u8]> {
        let from = cell.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.bytes.get(from..*self.ends.get(cell)?)
    }

    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).filter_map(|cell| self.get(cell))
    }

    /// Adds to the last cell.
    pub fn extend_last(&mut self, bytes: &[u8]) {
        if let Some(end) = self.ends.last_mut() {
            self.bytes.extend_from_slice(bytes);
            *end = self.bytes.len();
        }
    }

    /// Makes one cell of the last ones, with the delimiter between them again, so that `count` are left.
    pub fn join_last(&mut self, count: usize, delimiter: u8) {
        let surplus: Vec<Vec<u8>> = self.iter().skip(count).map(<[u8]>::to_vec).collect();
        self.ends.truncate(count);
        self.bytes.truncate(self.ends.last().copied().unwrap_or_default());
        for cell in surplus {
            self.extend_last(&[delimiter]);
            self.extend_last(&cell);
        }
    }
}

/// Splits records into cells. The parser's tables are built once.
pub(super) struct Splitter {
    parser: csv_core::Reader,
    pub style: Style,
}

impl Splitter {
    pub fn new(style: Style) -> Self {
        let parser = csv_core::ReaderBuilder::new()
            .delimiter(style.delimiter)
            // A carriage return within a cell is a letter of it; those at the end were taken off.
            .terminator(csv_core::Terminator::Any(b'\n'))
            .build();
        Self { parser, style }
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
        let input = record.trim_ascii_end_of_line();
        if memchr::memchr2(b'"', b'\n', input).is_none() && !input.is_empty() {
            return split_unquoted(input, self.style.delimiter);
        }
        self.parser.reset();
        let mut bytes = vec![0; record.len() + 8];
        let mut ends = vec![0; memchr::memchr_iter(self.style.delimiter, record).count() + 2];
        let (_, _, written, count) = self.parser.read_record(input, &mut bytes, &mut ends);
        // Nothing more to come: this ends the last cell.
        let (_, _, more, last) = self.parser.read_record(
            &[],
            bytes.get_mut(written..).unwrap_or_default(),
            ends.get_mut(count..).unwrap_or_default(),
        );
        bytes.truncate(written + more);
        ends.truncate(count + last);
        Cells { bytes, ends }
    }
}

/// Splits a line without quotes, which needs no parser.
fn split_unquoted(line: &[u8], delimiter: u8) -> Cells {
    let mut cells = Cells { bytes: Vec::with_capacity(line.len()), ends: Vec::with_capacity(16) };
    let mut from = 0;
    for end in memchr::memchr_iter(delimiter, line).chain([line.len()]) {
        cells.bytes.extend_from_slice(line.get(from..end).unwrap_or_default());
        cells.ends.push(cells.bytes.len());
        from = end + 1;
    }
    cells
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

#[cfg(test)]
mod tests {
    use super::*;

    fn split(record: &str) -> Cells {
        let style = Style { delimiter: b',', backslash_quotes: false, loose_last_of: None };
        Splitter::new(style).split(record.as_bytes())
    }

    #[test]
    fn cells_are_unquoted_and_may_be_empty() {
        assert_eq!(texts(&split("a,\"b, \"\"c\"\"\",,\r\n")), ["a", "b, \"c\"", "", ""]);
        assert_eq!(split("").get(1), None);
    }

    #[test]
    fn a_line_without_quotes_has_the_cells_that_the_parser_finds() {
        let quote = |line: &str| line.split(',').map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",");
        for line in ["a,b,c", ",", "a", "a,,", " a , b\rc", "ø,\u{1F600}"] {
            assert_eq!(texts(&split(line)), texts(&split(&quote(line))), "{line:?}");
            assert_eq!(split(line).bytes, split(&quote(line)).bytes, "{line:?}");
        }
    }

    #[test]
    fn surplus_cells_join_the_last_one() {
        let mut cells = split("a,b,,d");
        cells.join_last(2, b',');
        assert_eq!(texts(&cells), ["a", "b,,d"]);
        cells.extend_last(b"\ne");
        assert_eq!(texts(&cells), ["a", "b,,d\ne"]);
    }
}
