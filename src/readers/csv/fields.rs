//! The cells of a raw record: what stands between its delimiters, unquoted, as bytes and as text.

use super::lines::Style;
use std::borrow::Cow;
use std::ops::Range;

/// The cells of a record, as bytes in one buffer, so that a row with many cells needs no allocation for each.
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
        self.bytes.get(self.range(cell)?)
    }

    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).filter_map(|cell| self.get(cell))
    }

    /// A cell as text; `all` is the result of [`Self::whole_text`].
    pub fn text_of<'c>(&'c self, cell: usize, all: Option<&'c str>) -> Option<Cow<'c, str>> {
        // If a cell begins or ends within a character of the whole, it is not UTF-8 by itself.
        let part = all.and_then(|all| all.get(self.range(cell)?));
        part.map(Cow::Borrowed).or_else(|| self.get(cell).map(text))
    }

    /// All cells, one after the other, if they are UTF-8. One check of all cells is faster than a check of each.
    pub fn whole_text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }

    fn range(&self, cell: usize) -> Option<Range<usize>> {
        let from = cell.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        Some(from..*self.ends.get(cell)?)
    }

    /// Takes the cells of a regular record: its quotes open at the beginning of a cell and close at its end, and no
    /// line break stands outside of them. `None` for any other record; the cells are then incomplete and must not be
    /// used.
    fn split_regular(&mut self, record: &[u8], delimiter: u8) -> Option<()> {
        let Self { bytes, ends } = self;
        bytes.clear();
        ends.clear();
        bytes.reserve(record.len());
        let mut rest = record;
        loop {
            if let Some(mut quoted) = rest.strip_prefix(b"\"") {
                loop {
                    let (stretch, behind) = quoted.split_at_checked(memchr::memchr(b'"', quoted)?)?;
                    bytes.extend_from_slice(stretch);
                    match behind.strip_prefix(b"\"\"") {
                        Some(behind) => {
                            bytes.push(b'"');
                            quoted = behind;
                        }
                        None => {
                            rest = behind.get(1..)?;
                            break;
                        }
                    }
                }
                if !rest.is_empty() && rest.first() != Some(&delimiter) {
                    return None;
                }
            } else {
                let end = memchr::memchr2(delimiter, b'\n', rest).unwrap_or(rest.len());
                let (cell, behind) = rest.split_at_checked(end)?;
                bytes.extend_from_slice(cell);
                rest = behind;
            }
            ends.push(bytes.len());
            match rest.split_first() {
                None => return Some(()),
                Some((byte, behind)) if *byte == delimiter => rest = behind,
                Some(_) => return None,
            }
        }
    }

    /// Adds to the last cell.
    pub fn extend_last(&mut self, bytes: &[u8]) {
        if let Some(end) = self.ends.last_mut() {
            self.bytes.extend_from_slice(bytes);
            *end = self.bytes.len();
        }
    }

    /// Joins the last cells with the delimiter between them, so that `count` cells are left.
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

/// Splits records into cells. It is kept for all rows of a file, because building the parser's tables is slow.
pub(super) struct Splitter {
    parser: csv_core::Reader,
    pub style: Style,
    /// The cells of a record that was read, to reuse their memory.
    spare: Cells,
}

impl Splitter {
    pub fn new(style: Style) -> Self {
        let parser = csv_core::ReaderBuilder::new()
            .delimiter(style.delimiter)
            // A carriage return within a cell is part of its text; those at the end of a record are removed first.
            .terminator(csv_core::Terminator::Any(b'\n'))
            .build();
        Self { parser, style, spare: Cells::default() }
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
        let mut cells = std::mem::take(&mut self.spare);
        if !input.is_empty() && cells.split_regular(input, self.style.delimiter).is_some() {
            return cells;
        }
        self.parse(input)
    }

    /// Splits a record with the parser, which has rules for the records that are not regular.
    fn parse(&mut self, input: &[u8]) -> Cells {
        self.parser.reset();
        let mut bytes = vec![0; input.len() + 8];
        let mut ends = vec![0; memchr::memchr_iter(self.style.delimiter, input).count() + 2];
        let (_, _, written, count) = self.parser.read_record(input, &mut bytes, &mut ends);
        // An empty input tells the parser that the record is complete, which ends the last cell.
        let (_, _, more, last) = self.parser.read_record(
            &[],
            bytes.get_mut(written..).unwrap_or_default(),
            ends.get_mut(count..).unwrap_or_default(),
        );
        bytes.truncate(written + more);
        ends.truncate(count + last);
        Cells { bytes, ends }
    }

    /// Takes back cells that were read, to reuse their memory.
    pub fn reuse(&mut self, cells: Cells) {
        self.spare = cells;
    }
}

/// Removes line ends from the end of a record, and no other blanks, which may be part of a cell.
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
    use proptest::prelude::*;

    fn split(record: &str) -> Cells {
        let style = Style { delimiter: b',', backslash_quotes: false, loose_last_of: None };
        Splitter::new(style).split(record.as_bytes())
    }

    #[test]
    fn cells_are_unquoted_and_may_be_empty() {
        assert_eq!(texts(&split("a,\"b, \"\"c\"\"\",,\r\n")), ["a", "b, \"c\"", "", ""]);
        assert_eq!(split("").get(1), None);
    }

    proptest! {
        #[test]
        fn regular_records_have_the_cells_that_the_parser_finds(record in "(([a b,\"\r\n\u{f8}]|\"\"){0,4},?|\"([a,\n]|\"\"){0,5}\"[,]){0,5}") {
            let style = Style { delimiter: b',', backslash_quotes: false, loose_last_of: None };
            let mut splitter = Splitter::new(style);
            let mut cells = Cells::default();
            let input = record.as_bytes().trim_ascii_end_of_line();
            if !input.is_empty() && cells.split_regular(input, b',').is_some() {
                let parsed = splitter.parse(input);
                prop_assert_eq!((&cells.bytes, &cells.ends), (&parsed.bytes, &parsed.ends), "{:?}", record);
                let texts = (0..cells.len()).filter_map(|cell| cells.text_of(cell, cells.whole_text()));
                prop_assert!(texts.eq(cells.iter().map(text)));
            }
        }
    }

    #[test]
    fn cells_that_are_not_utf8_are_read_one_by_one() {
        let style = Style { delimiter: b',', backslash_quotes: false, loose_last_of: None };
        // Each cell is Windows-1252; together they happen to be UTF-8.
        let cells = Splitter::new(style).split(b"caf\xC3,\xA9");
        let all = cells.whole_text();
        assert!(all.is_some());
        assert_eq!(cells.text_of(0, all).as_deref(), Some("cafÃ"));
        assert_eq!(cells.text_of(1, all).as_deref(), Some("©"));
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
